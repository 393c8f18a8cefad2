"""The shapes of the body: bars with their names, grid lines and arrows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.draw.look import Look
from curplan.draw.parts import labels
from curplan.draw.roadmap.routes import PITCH, Gutter
from curplan.draw.roadmap.stack import first_track, need
from curplan.draw.scene import Box, Line, Point, Rect, Shape, Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.draw.parts.axis import Axis
    from curplan.draw.roadmap.lanes import Lane
    from curplan.draw.roadmap.routes import Way
    from curplan.draw.roadmap.stack import Body
    from curplan.plan.model import Plan

#: Arrow heads and line widths, in points.
HEAD, HEAVY_HEAD, THIN, THICK = 2.8, 4.4, 0.7, 1.8
#: What grid lines keep clear of texts.
AROUND = 1.0
#: Outline of a bar, and of one on the critical chain.
OUTLINE, CRITICAL = 0.6, 2.2


def bars(
    plan: Plan, lanes: Sequence[Lane], body: Body, ranks: Mapping[str, int], look: Look
) -> list[Shape]:
    """Draw the bars with their names; for a designer the critical chain has a heavy outline."""
    chain = set() if look.partner else set(plan.critical_chain)
    boxes: list[Shape] = []
    names: list[Shape] = []
    for lane, (top, height) in zip(lanes, body.lanes, strict=True):
        fill = look.theme.fill(ranks[lane.strand])
        edge = look.theme.edge(fill)
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
                    edge=look.theme.ink if critical else edge,
                    line=CRITICAL if critical else OUTLINE,
                    radius=2.5,
                    value=float(module.hours),
                )
            )
            beside = bar.label.beside
            ink = look.theme.ink if beside else look.theme.on(fill)
            muted = look.theme.muted if beside else ink
            written = labels.texts(
                bar.label, bar.label_left, top + height / 2, ink, muted, module.id
            )
            names += [_as_number(text) for text in written] if bar.numbered else written
    return boxes + names


def _as_number(text: Text) -> Text:
    return replace(text, role="number") if text.role == "name" else text


def keep_out(lanes: Sequence[Lane], body: Body, written: Sequence[Shape]) -> list[Box]:
    """List what the grid lines keep clear of: bars, and names beside them."""
    boxes = [shape.box for shape in written if isinstance(shape, Text)]
    for lane, (top, height) in zip(lanes, body.lanes, strict=True):
        boxes += [Box(bar.left, top, bar.right, top + height) for bar in lane.bars]
    return boxes


def grid_lines(
    axis: Axis, top: float, bottom: float, around: Sequence[Box], look: Look
) -> list[Shape]:
    """Draw thin lines at the weeks, stronger at the months, with gaps where a text stands."""
    grid = axis.grid
    months = {first for first, _, _ in axis.months} | {grid.weeks + 1}
    made: list[Shape] = []
    for week in range(1, grid.weeks + 2):
        x = grid.start(week)
        colour, width = (look.theme.rule, 0.6) if week in months else (look.theme.grid, 0.4)
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
    look: Look,
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
            spare = tall - need(used[gutter])
            y = start + spare / 2 + first_track(used[gutter]) + chosen[number, hop] * PITCH
            points += [(way.xs[hop], y), (way.xs[hop + 1], y)]
        points.append((way.xs[-1], aim if way.into_top else aim + aim_height))
        critical = way.edge.critical
        made.append(
            Line(
                tuple(points),
                look.theme.ink if critical else look.theme.arrow,
                THICK if critical else THIN,
                "arrow",
                f"{way.edge.source}>{way.edge.target}",
                head=HEAVY_HEAD if critical else HEAD,
                value=float(critical),
            )
        )
    made.sort(key=lambda line: line.value)
    return [*made]
