"""The body: how high lanes and gutters are, and the shapes of strands, bars, names and arrows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw import arrows, fonts, labels
from curplan.draw.arrows import PITCH, Gutter
from curplan.draw.labels import hours_text
from curplan.draw.scene import Box, Line, Point, Rect, Shape, Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.draw.arrows import Way
    from curplan.draw.axis import Axis, Grid
    from curplan.draw.lanes import Lane
    from curplan.draw.theme import Theme
    from curplan.plan.model import Plan

#: Heights of a gutter: unused, with a straight arrow into a bar; between a track and a lane
#: that an arrow enters from it, and one that none does.
BARE, STRAIGHT, HEADROOM, TAIL = 2.4, 4.4, 3.5, 1.6
#: Least height of a gutter between two strands, half of it in each band; on a crowded page.
BETWEEN, BETWEEN_CROWDED = 6.0, 4.0
#: Arrow heads and line widths, in points.
HEAD, THIN, THICK = 2.8, 0.7, 1.4
#: What grid lines keep clear of texts.
AROUND = 1.0
#: Outline of a bar, and of one on the critical chain.
OUTLINE, CRITICAL = 0.6, 1.8
STRAND_SIZE, STRAND_LEADING, HOURS_SIZE = 8.0, 9.6, 7.0
#: How much higher than needed a lane may become, and a gutter.
_LANE_STRETCH, _THIN_STRETCH, _GUTTER_STRETCH = 9.0, 2.0, 3.0


@dataclass(frozen=True, slots=True)
class Heading:
    """A strand's heading: its name broken into lines, and its hours."""

    strand: str
    lines: tuple[str, ...]
    hours: str

    @property
    def height(self) -> float:
        """Height in points, the hours' line included if there is one."""
        return STRAND_LEADING * len(self.lines) + HOURS_SIZE * 1.3 * bool(self.hours)


def headings(
    plan: Plan, order: Sequence[str], room: float, *, hours: bool = True
) -> dict[str, Heading]:
    """Break the strands' names to the room there is, with their hours below if wanted."""
    made = {}
    for strand in order:
        words, lines = display(strand).split(), [""]
        for word in words:
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and fonts.width(longer, STRAND_SIZE, True) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        total = sum(module.hours for module in plan.modules if module.strand == strand)
        made[strand] = Heading(strand, tuple(lines), hours_text(total) if hours else "")
    return made


def display(strand: str) -> str:
    """Write a strand's id as a heading.

    >>> display("machine-learning"), display("Data")
    ('Machine learning', 'Data')
    """
    text = " ".join(strand.replace("-", " ").replace("_", " ").split())
    return text[:1].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class Body:
    """Where lanes, gutters and the strands' bands lie."""

    lanes: tuple[tuple[float, float], ...]
    gutters: tuple[tuple[float, float], ...]
    bands: tuple[tuple[str, float, float], ...]
    bottom: float


def least(
    lanes: Sequence[Lane],
    used: Mapping[int, Gutter],
    heads: Mapping[str, Heading],
    apart: float = BETWEEN,
) -> tuple[list[float], list[float]]:
    """Give the least heights of lanes and gutters; ``apart`` is what lies between two strands."""
    tall = [lane.height for lane in lanes]
    gutters = []
    for index in range(len(lanes) + 1):
        need = _need(used.get(index, Gutter()))
        if index in (0, len(lanes)):
            need = max(need, apart / 2)
        elif lanes[index - 1].strand != lanes[index].strand:
            need = max(need, apart)
        gutters.append(need)
    for strand, head in heads.items():
        own = [index for index, lane in enumerate(lanes) if lane.strand == strand]
        there = sum(tall[i] for i in own) + sum(gutters[i] for i in own[1:])
        lack = head.height - there - 2.0
        if lack > 0:
            for index in own:
                tall[index] += lack / len(own)
    return tall, gutters


def _need(gutter: Gutter) -> float:
    """Give the least height of a gutter."""
    if not gutter.tracks:
        return STRAIGHT if gutter.above or gutter.below else BARE
    return _first(gutter) + (gutter.tracks - 1) * PITCH + (HEADROOM if gutter.below else TAIL)


def _first(gutter: Gutter) -> float:
    """Give where the first track of a gutter runs."""
    return HEADROOM if gutter.above else TAIL


def stack(
    lanes: Sequence[Lane], tall: list[float], gutters: list[float], top: float, room: float
) -> Body:
    """Place lanes and gutters from ``top`` down, using up to ``room`` of the height there is."""
    extra = max(0.0, room - sum(tall) - sum(gutters))
    limits = [_THIN_STRETCH if lane.continuous else _LANE_STRETCH for lane in lanes]
    share = min(1.0, extra / (sum(limits) + _GUTTER_STRETCH * len(gutters)))
    y, lane_at, gutter_at = top, [], []
    for index, gutter in enumerate(gutters):
        height = gutter + share * _GUTTER_STRETCH
        gutter_at.append((y, height))
        y += height
        if index < len(lanes):
            height = tall[index] + share * limits[index]
            lane_at.append((y, height))
            y += height
    return Body(tuple(lane_at), tuple(gutter_at), _bands(lanes, gutter_at, y), y)


def _bands(
    lanes: Sequence[Lane], gutters: list[tuple[float, float]], bottom: float
) -> tuple[tuple[str, float, float], ...]:
    starts = [index for index, lane in enumerate(lanes) if not index or lanes[index - 1].strand != lane.strand]
    edges = [
        gutters[index][0] + (gutters[index][1] / 2 if index else 0.0) for index in starts
    ] + [bottom]
    return tuple(
        (lanes[index].strand, edges[number], edges[number + 1])
        for number, index in enumerate(starts)
    )


def bands(body: Body, left: float, right: float, theme: Theme) -> list[Shape]:
    """Tint every other strand's band."""
    return [
        Rect(left, top, right - left, bottom - top, "band", strand, fill=theme.band)
        for number, (strand, top, bottom) in enumerate(body.bands)
        if number % 2 == 0
    ]


def strand_column(
    body: Body,
    heads: Mapping[str, Heading],
    ranks: Mapping[str, int],
    left: float,
    theme: Theme,
) -> list[Shape]:
    """Draw each strand's colour tab, name and hours."""
    made: list[Shape] = []
    for strand, top, bottom in body.bands:
        fill, head = theme.fill(ranks[strand]), heads[strand]
        made.append(
            Rect(
                left,
                top + 1.5,
                9.0,
                bottom - top - 3.0,
                "strand",
                strand,
                fill=fill,
                edge=theme.edge(fill),
                line=OUTLINE,
                hatch=theme.hatch(ranks[strand]),
                ink=theme.hatch_ink(fill),
            )
        )
        y = (top + bottom - head.height) / 2
        for number, line in enumerate(head.lines):
            base = fonts.baseline(y + (number + 0.5) * STRAND_LEADING, STRAND_SIZE)
            made.append(
                fonts.written(
                    left + 14, base, line, STRAND_SIZE, theme.ink, "strand-name", of=strand, bold=True
                )
            )
        if not head.hours:
            continue
        base = fonts.baseline(y + STRAND_LEADING * len(head.lines) + HOURS_SIZE * 0.65, HOURS_SIZE)
        made.append(
            fonts.written(
                left + 14, base, head.hours, HOURS_SIZE, theme.muted, "strand-hours", of=strand
            )
        )
    return made


def bars(
    plan: Plan, lanes: Sequence[Lane], body: Body, ranks: Mapping[str, int], theme: Theme
) -> list[Shape]:
    """Draw the bars with their names; those of the critical chain have a heavy outline."""
    chain = set(plan.critical_chain)
    boxes: list[Shape] = []
    names: list[Shape] = []
    for lane, (top, height) in zip(lanes, body.lanes, strict=True):
        fill = theme.fill(ranks[lane.strand])
        edge = theme.edge(fill)
        for bar in lane.bars:
            module = bar.module
            critical = module.id in chain
            boxes.append(
                Rect(
                    bar.left,
                    top,
                    bar.right - bar.left,
                    height,
                    "bar",
                    module.id,
                    fill=fill,
                    edge=theme.ink if critical else edge,
                    line=CRITICAL if critical else OUTLINE,
                    radius=2.5,
                    value=float(module.hours),
                )
            )
            muted = theme.muted if bar.label.beside else theme.ink
            written = labels.texts(
                bar.label, bar.label_left, top + height / 2, theme.ink, muted, module.id
            )
            names += [_as_number(text) for text in written] if bar.numbered else written
    return boxes + names


def _as_number(text: Text) -> Text:
    role = "number" if text.role == "name" else text.role
    return Text(
        text.x, text.y, text.text, text.size, text.colour, text.width, role, text.of, text.bold
    )


def grid_lines(
    axis: Axis, top: float, bottom: float, around: Sequence[Box], theme: Theme
) -> list[Shape]:
    """Draw thin lines at the weeks, stronger at the months, with gaps where a text stands."""
    grid = axis.grid
    months = {first for first, _, _ in axis.months} | {grid.weeks + 1}
    made: list[Shape] = []
    for week in range(1, grid.weeks + 2):
        x = grid.start(week)
        colour, width = (theme.rule, 0.6) if week in months else (theme.grid, 0.4)
        holes = sorted(
            (box.top - AROUND, box.bottom + AROUND)
            for box in around
            if box.left - AROUND < x < box.right + AROUND
        )
        y = top
        for start, end in [*holes, (bottom, bottom)]:
            if start > y:
                made.append(Line(((x, y), (x, min(start, bottom))), colour, width, "grid"))
            y = max(y, end)
    return made


def arrow_lines(
    ways: Sequence[Way],
    chosen: Mapping[tuple[int, int], int],
    used: Mapping[int, Gutter],
    lanes: Sequence[Lane],
    body: Body,
    theme: Theme,
) -> list[Shape]:
    """Draw the arrows; those of the critical chain last and heavy."""
    where = {bar.module.id: index for index, lane in enumerate(lanes) for bar in lane.bars}
    made: list[Line] = []
    for number, way in enumerate(ways):
        top, height = body.lanes[where[way.edge.source]]
        aim, aim_height = body.lanes[where[way.edge.target]]
        points: list[Point] = [(way.xs[0], top + height if way.down else top)]
        for hop, gutter in enumerate(way.gutters):
            if (number, hop) not in chosen:
                continue
            start, tall = body.gutters[gutter]
            spare = tall - _need(used[gutter])
            y = start + spare / 2 + _first(used[gutter]) + chosen[number, hop] * PITCH
            points += [(way.xs[hop], y), (way.xs[hop + 1], y)]
        points.append((way.xs[-1], aim if way.into_top else aim + aim_height))
        critical = way.edge.critical
        made.append(
            Line(
                tuple(points),
                theme.ink if critical else theme.arrow,
                THICK if critical else THIN,
                "arrow",
                f"{way.edge.source}>{way.edge.target}",
                head=HEAD + 0.8 if critical else HEAD,
                value=float(critical),
            )
        )
    return sorted(made, key=lambda line: line.value)  # type: ignore[return-value]
