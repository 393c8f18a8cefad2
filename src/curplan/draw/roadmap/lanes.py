"""Lanes: the bars of a strand packed into rows by footprint, the bar and the label beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from curplan.draw.parts.labels import (
    BESIDE_GAP,
    LEADING,
    PAD,
    Label,
    Wording,
    beside,
    hours_text,
    inside,
)
from curplan.draw.theme import GLYPHS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.draw.parts.axis import Grid
    from curplan.plan.model import Plan, PlannedModule

#: Room above and below the text of a bar, the same with a heavy outline, and behind a label that
#: stands beside a bar.
BAR_PAD, HEAVY_PAD, AFTER_LABEL = 1.3, 2.0, 4.0
#: Bars narrower than this have less room around their text; room around a number.
NARROW, NUMBER_PAD = 30.0, 2.0
#: The numbers of lines that a strand's names may have, and what a lane costs besides its bars.
ROWS, GUTTER = (4, 3, 2, 1), 9.0
#: How often every name's number of lines is reconsidered.
PASSES = 2
#: The widths that labels beside bars may have; negative: numbers for all.
BESIDE = (inf, 110.0, 80.0, 60.0, 40.0, 0.0, -1.0)


@dataclass(frozen=True, slots=True)
class Bar:
    """A module's bar from ``left`` to ``right``, its label, and what both take of the lane."""

    module: PlannedModule
    left: float
    right: float
    label: Label
    label_left: float
    footprint: tuple[float, float]
    critical: bool = False
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of bars of one strand; ``rows`` is the most lines of text in it."""

    strand: str
    bars: tuple[Bar, ...]
    size: float
    continuous: bool

    @property
    def rows(self) -> int:
        """The most lines of text that a label of this lane has."""
        return max(bar.label.rows for bar in self.bars)

    @property
    def height(self) -> float:
        """The least height of the lane's bars, in points."""
        heavy = any(bar.critical and not bar.label.beside for bar in self.bars)
        return self.rows * LEADING * self.size + 2 * (HEAVY_PAD if heavy else BAR_PAD)


@dataclass(frozen=True, slots=True)
class Style:
    """How names are set: their type size, and what a number instead of a name costs.

    ``number`` is in points of height: the layout writes a number where that saves more. Infinite:
    whole names wherever the page is wide enough for them at all. ``beside`` is what a name beside
    its bar costs against one inside it.
    """

    size: float
    beside: float = 0.0
    number: float = inf


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What all strands of one try share."""

    grid: Grid
    style: Style
    numbers: Mapping[str, int]
    chain: frozenset[str]


def ordered_strands(plan: Plan) -> tuple[str, ...]:
    """Order the strands by when they begin, those with a continuous module last.

    A continuous module's bar runs over most of the weeks; at the foot of the page no arrow has
    to find a way round it.
    """
    first: dict[str, int] = {}
    for module in plan.modules:
        first[module.strand] = min(first.get(module.strand, module.start_week), module.start_week)
    last = {module.strand for module in plan.modules if module.kind == "continuous"}
    return tuple(sorted(first, key=lambda strand: (strand in last, first[strand], strand)))


def numbering(plan: Plan) -> dict[str, int]:
    """Number the modules in the order in which they start."""
    ordered = sorted(plan.modules, key=lambda m: (m.start_week, m.end_week, m.id))
    return {module.id: number for number, module in enumerate(ordered, 1)}


def pack(
    plan: Plan,
    grid: Grid,
    style: Style,
    order: Sequence[str] = (),
    numbers: Mapping[str, int] | None = None,
) -> tuple[Lane, ...]:
    """Put every module into a lane of its strand, the first one that has room.

    How many lines a name may take is chosen strand by strand, for the least height. ``order`` has
    the strands from top to bottom and ``numbers`` the modules' numbers, if they are not the plan's
    own.
    """
    chain = frozenset(plan.critical_chain)
    drawing = _Drawing(grid, style, numbering(plan) if numbers is None else numbers, chain)
    made: list[Lane] = []
    for strand in order or ordered_strands(plan):
        of_strand = [module for module in plan.modules if module.strand == strand]
        of_strand.sort(key=lambda m: (m.kind == "continuous", m.start_week, m.end_week, m.id))
        widths = (inf,) if style.number == inf else BESIDE
        tries = [_strand(of_strand, drawing, most) for most in widths]
        chosen: tuple[Lane, ...] = min(tries, key=lambda lanes: _cost(lanes, style))
        made += chosen
    return tuple(made)


def _cost(lanes: Sequence[Lane], style: Style) -> float:
    """Weigh a strand's height against its numbers and the names beside their bars."""
    numbered = sum(bar.numbered for lane in lanes for bar in lane.bars)
    beside = sum(bar.label.beside for lane in lanes for bar in lane.bars)
    height = sum(lane.height + GUTTER for lane in lanes)
    # A number that is the only way costs nothing: infinity times nothing would be no number.
    return height + beside * style.beside + (numbered * min(style.number, 1e6) if numbered else 0)


def _strand(modules: Sequence[PlannedModule], drawing: _Drawing, most: float) -> tuple[Lane, ...]:
    """Fill the lanes of one strand: at first all names in as many lines, then one by one better.

    Names wider than ``most`` beside a bar become numbers; all names do where it is negative.
    """
    options = [[_bars(module, drawing, rows, most) for rows in ROWS] for module in modules]
    style = drawing.style

    def cost(choices: Sequence[tuple[Bar, ...]]) -> float:
        return _cost(_fill(choices, style.size), style)

    best = min(([option[row] for option in options] for row in range(len(ROWS))), key=cost)
    least = cost(best)
    for _ in range(PASSES):
        before = least
        for index, option in enumerate(options):
            tried = [best[index][0].label]
            for forms in option:
                # Allowed more lines, a name often takes no more than before.
                if forms[0].label in tried:
                    continue
                tried.append(forms[0].label)
                other = [*best[:index], forms, *best[index + 1 :]]
                found = cost(other)
                if found < least - 1e-6:
                    best, least = other, found
        if least == before:
            break
    return _fill(best, style.size)


def _fill(choices: Sequence[tuple[Bar, ...]], size: float) -> tuple[Lane, ...]:
    """Put each bar, in the first form that fits, into the first lane that has room for it."""
    lanes: list[list[Bar]] = []
    for forms in choices:
        continuous = forms[0].module.kind == "continuous"
        for lane in lanes:
            # A thin strand has a lane to itself, so that it stays thin.
            if continuous != (lane[0].module.kind == "continuous"):
                continue
            fitting = next((bar for bar in forms if _free(lane, bar)), None)
            if fitting is not None:
                lane.append(fitting)
                break
        else:
            lanes.append([forms[0]])
    return tuple(
        Lane(
            lane[0].module.strand,
            tuple(sorted(lane, key=lambda bar: bar.left)),
            size,
            lane[0].module.kind == "continuous",
        )
        for lane in lanes
    )


def _free(lane: list[Bar], bar: Bar) -> bool:
    left, right = bar.footprint
    return all(
        left >= other.footprint[1] - 1e-6 or right <= other.footprint[0] + 1e-6 for other in lane
    )


def _bars(module: PlannedModule, drawing: _Drawing, rows: int, most: float) -> tuple[Bar, ...]:
    """Give the ways to draw a module, the best first."""
    grid, size = drawing.grid, drawing.style.size
    left, right = grid.start(module.start_week), grid.end(module.end_week)
    number, glyph = str(drawing.numbers[module.id]), GLYPHS.get(module.kind, "")
    wording = Wording(" ".join(module.title.split()), hours_text(module.hours), glyph)
    pad = PAD if right - left >= NARROW else PAD - 1.5
    critical = module.id in drawing.chain
    if most >= 0:
        label = inside(wording, size, right - left - 2 * pad, rows)
        if label is not None:
            return (Bar(module, left, right, label, left + pad, (left, right), critical),)
        label = beside(wording, size, rows)
        found = _beside(module, label, left, right, drawing)
        if found and label.width <= most:
            return found
    for short in (Wording(number, "", glyph), Wording(number, "")):
        label = inside(short, size, right - left - 2 * NUMBER_PAD, 1)
        if label is not None:
            at = (left + right - label.extent) / 2
            return (Bar(module, left, right, label, at, (left, right), critical, True),)
    label = beside(Wording(number, "", glyph), size, 1)
    return tuple(
        replace(bar, numbered=True) for bar in _beside(module, label, left, right, drawing)
    )


def _beside(
    module: PlannedModule, label: Label, left: float, right: float, drawing: _Drawing
) -> tuple[Bar, ...]:
    """Put a label to the right of its bar, or to the left, as far as the page has room."""
    made = []
    critical = module.id in drawing.chain
    after, before = right + BESIDE_GAP, left - BESIDE_GAP - label.width
    if after + label.width <= drawing.grid.right:
        taken = (left, after + label.width + AFTER_LABEL)
        made.append(Bar(module, left, right, label, after, taken, critical))
    if before >= drawing.grid.left:
        taken = (before - AFTER_LABEL, right)
        made.append(Bar(module, left, right, label, before, taken, critical))
    return tuple(made)
