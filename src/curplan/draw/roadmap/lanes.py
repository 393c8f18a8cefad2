"""Lanes: the bars of a strand packed into rows by footprint, the bar and the label beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from operator import itemgetter
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
from curplan.draw.roadmap.packing import packed
from curplan.draw.theme import GLYPHS
from curplan.words import ENGLISH, Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.draw.parts.axis import Grid
    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedModule

#: Room above and below the text of a bar, the same with a heavy outline, and behind a label that
#: stands beside a bar.
BAR_PAD, HEAVY_PAD, AFTER_LABEL = 1.3, 2.4, 4.0
#: Height of a lane with a strand's heading.
HEADING_ROW = 11.0
#: Bars narrower than this have less room around their text; room around a number.
NARROW, NUMBER_PAD = 30.0, 2.0
#: The numbers of lines that a strand's names may have.
ROWS = (4, 3, 2, 1)
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

    def height(self, size: float) -> float:
        """Give the least height of the bar, its text set in ``size``, in points."""
        heavy = self.critical and not self.label.beside
        return self.label.rows * LEADING * size + 2 * (HEAVY_PAD if heavy else BAR_PAD)


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of bars of one strand.

    A lane without bars holds the strand's heading, which takes the width up to ``heading``.
    """

    strand: str
    bars: tuple[Bar, ...]
    size: float
    continuous: bool
    heading: float = 0.0

    @property
    def height(self) -> float:
        """The least height of the lane's bars, in points."""
        if not self.bars:
            return HEADING_ROW
        return max(bar.height(self.size) for bar in self.bars)


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
    words: Words


@dataclass(frozen=True, slots=True)
class _Forms:
    """The ways to draw a module: with its name in so many lines as ``ROWS`` has, or a number.

    A name comes with the width that it takes beside its bar, 0 inside it.
    """

    named: tuple[tuple[tuple[Bar, ...], float], ...]
    number: tuple[Bar, ...]

    def within(self, most: float) -> list[tuple[Bar, ...]]:
        """Give the way for each number of lines, where names beside bars are at most so wide."""
        return [bars if bars and wide <= most else self.number for bars, wide in self.named]


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
    words: Words = ENGLISH,
) -> tuple[Lane, ...]:
    """Put every module into a lane of its strand, the first one that has room.

    How many lines a name may take is chosen strand by strand, for the least height. ``order`` has
    the strands from top to bottom and ``numbers`` the modules' numbers, if they are not the plan's
    own.
    """
    chain = frozenset(plan.critical_chain)
    drawing = _Drawing(grid, style, numbering(plan) if numbers is None else numbers, chain, words)
    made: list[Lane] = []
    for strand in order or ordered_strands(plan):
        of_strand = [module for module in plan.modules if module.strand == strand]
        of_strand.sort(key=lambda m: (m.kind == "continuous", m.start_week, m.end_week, m.id))
        widths = (inf,) if style.number == inf else BESIDE
        forms = [_forms(module, drawing) for module in of_strand]
        tries: list[tuple[float, list[list[Bar]]]] = []
        before: list[tuple[Bar, ...]] = []
        for most in widths:
            options = [form.within(most) for form in forms]
            flat = [bars for option in options for bars in option]
            if before and all(one is other for one, other in zip(flat, before, strict=True)):
                continue
            before = flat
            tries.append(packed(options, style))
        made += _lanes(min(tries, key=itemgetter(0))[1], style.size)
    return tuple(made)


def text_pad(left: float, right: float) -> float:
    """Give the room between a bar's edge and its text."""
    return PAD if right - left >= NARROW else PAD - 1.5


def wording_of(module: PlannedModule, words: Words) -> Wording:
    """Give what is written of a module: its sign, its name, its hours."""
    name, glyph = " ".join(module.title.split()), GLYPHS.get(module.kind, "")
    return Wording(name, hours_text(module.hours, words), glyph)


def _lanes(filled: Sequence[list[Bar]], size: float) -> tuple[Lane, ...]:
    return tuple(
        Lane(
            bars[0].module.strand,
            tuple(sorted(bars, key=lambda bar: bar.left)),
            size,
            bars[0].module.kind == "continuous",
        )
        for bars in filled
    )


def _forms(module: PlannedModule, drawing: _Drawing) -> _Forms:
    """Give the ways to draw a module."""
    grid, size = drawing.grid, drawing.style.size
    left, right = grid.start(module.start_week), grid.end(module.end_week)
    number, glyph = drawing.words.number(drawing.numbers[module.id]), GLYPHS.get(module.kind, "")
    wording, pad = wording_of(module, drawing.words), text_pad(left, right)
    critical = module.id in drawing.chain
    named: list[tuple[tuple[Bar, ...], float]] = []
    for rows in ROWS:
        label = inside(wording, size, right - left - 2 * pad, rows)
        if label is not None:
            bar = Bar(module, left, right, label, left + pad, (left, right), critical)
            named.append(((bar,), 0.0))
        else:
            label = beside(wording, size, rows)
            named.append((_beside(module, label, left, right, drawing), label.width))
    for short in (Wording(number, "", glyph), Wording(number, "")):
        label = inside(short, size, right - left - 2 * NUMBER_PAD, 1)
        if label is not None:
            at = (left + right - label.extent) / 2
            bar = Bar(module, left, right, label, at, (left, right), critical, True)
            return _Forms(tuple(named), (bar,))
    label = beside(Wording(number, "", glyph), size, 1)
    found = _beside(module, label, left, right, drawing)
    return _Forms(tuple(named), tuple(replace(bar, numbered=True) for bar in found))


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
