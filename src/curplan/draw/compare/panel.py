"""One plan of a comparison as a panel: heading, bars by strand, hours of each week."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from curplan.draw.compare import merged
from curplan.draw.compare.words import Columns, head
from curplan.draw.look import Look
from curplan.draw.parts import axis, load, strands
from curplan.draw.parts.axis import Axis
from curplan.draw.parts.labels import LEADING
from curplan.draw.roadmap import body, stack
from curplan.draw.roadmap.lanes import BAR_PAD, Lane, Style, pack
from curplan.draw.scene import Page, Shape
from curplan.draw.theme import SMALLEST_NAME

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curplan.draw.compare.shared import Shared
    from curplan.draw.parts.strands import Heading
    from curplan.draw.parts.titles import Block
    from curplan.draw.roadmap.stack import Body
    from curplan.plan.model import Plan

#: Distances: below the heading, between bars and load, around the line between two panels.
UNDER_HEAD, GAP, APART = 3.0, 4.0, 5.0
#: Height of the load chart: least and most.
LOAD_LEAST, LOAD_MOST = 24.0, 48.0
_BETWEEN = 4.0
#: Less than any lane takes, gutter included, and than the rest of a panel.
LEAST_LANE, LEAST_AROUND = LEADING * SMALLEST_NAME + 2 * BAR_PAD + stack.BARE, 56.0
#: How much higher than need be a lane becomes, and how far the bars' place reaches beyond them.
_STRETCH = 9.0
#: Parts of a panel that belong to its plan alone; strands and closures are everybody's.
_OWN = (
    *("bar", "name", "number", "kind", "hours", "strip", "strand-hours"),
    *("load", "limit", "base", "over", "reserved", "load-sum"),
)
#: What tells the figures of a load chart: left out where weeks are many and room is short.
_SUMS = ("load-sum",)


@dataclass(frozen=True, slots=True)
class Setting:
    """What all panels of one attempt are set with.

    Attributes
    ----------
    page, style, look
        The paper, how names are set, and the look.
    axis
        The common axis above all panels.
    columns
        The right ends of the columns of figures.
    room
        Width of the strands' names.
    merged
        Whether the bars of all strands share the lanes.
    """

    page: Page
    style: Style
    look: Look
    axis: Axis
    columns: Columns
    room: float
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """A plan's panel before it has a place.

    ``original`` is the plan as its file has it, of which the heading speaks; ``plan`` is the same
    with modules that the comparison tells apart.
    """

    letter: str
    plan: Plan
    original: Plan
    shared: Shared
    setting: Setting
    lanes: tuple[Lane, ...]
    heads: Mapping[str, Heading]
    order: tuple[str, ...]
    axis: Axis
    tall: tuple[float, ...]
    gutters: tuple[float, ...]

    def heading(self, top: float) -> Block:
        """Write the heading from ``top`` down."""
        setting = self.setting
        return head(self.original, self.letter, setting.columns, setting.page, top, setting.look)

    @property
    def numbered(self) -> set[str]:
        """Modules that have a number in place of a name."""
        return {bar.module.id for lane in self.lanes for bar in lane.bars if bar.numbered}

    @property
    def least(self) -> float:
        """The least height, in points."""
        high = self.heading(0.0).height
        if not self.lanes:
            return high
        around = high + UNDER_HEAD + self.axis.notes_height + GAP + self._sums
        return around + sum(self.tall) + sum(self.gutters) + LOAD_LEAST

    @property
    def stretch(self) -> float:
        """How much higher the panel can usefully be than ``least``."""
        return LOAD_MOST - LOAD_LEAST + _STRETCH * len(self.lanes) if self.lanes else 0.0

    @property
    def _sums(self) -> float:
        """Height of the row of sums below the load chart; merged panels have none."""
        fit = load.sums_fit(self.plan, self.axis.grid, self.setting.look.words)
        return load.SUM_ROW if fit and not self.setting.merged else 2.0

    def shapes(self, top: float, share: float) -> list[Shape]:
        """Lay the panel out from ``top``, higher than ``least`` by this share of ``stretch``.

        With one share for all panels, an hour is equally high in all of them.
        """
        heading, look = self.heading(top), self.setting.look
        if not self.lanes:
            return [*heading.shapes]
        notes = top + heading.height + UNDER_HEAD
        start = notes + self.axis.notes_height
        room = sum(self.tall) + sum(self.gutters) + share * _STRETCH * len(self.lanes)
        placed = stack.stack(self.lanes, [*self.tall], [*self.gutters], start, room)
        load_top = placed.bottom + GAP
        bottom = load_top + LOAD_LEAST + share * (LOAD_MOST - LOAD_LEAST)
        written, names = self._body(placed)
        around = body.keep_out(self.lanes, placed, written)
        made = [
            *(strands.bands(placed, self._left, self.axis.grid.right, look) if names else ()),
            *axis.shades(self.axis, self.plan, notes, bottom, look),
            *body.grid_lines(self.axis, start, placed.bottom, around, look),
            *body.grid_lines(self.axis, load_top, bottom, (), look),
            *(names or self._key(start)),
            *axis.closure_names(self.axis, notes - 2.0, look),
            *written,
            *self._load(load_top, bottom - load_top),
        ]
        return [*heading.shapes, *(self._own(shape) for shape in made)]

    @property
    def _left(self) -> float:
        return self.setting.page.left

    def _body(self, placed: Body) -> tuple[list[Shape], list[Shape]]:
        """Draw the bars, and the strands' headings; merged panels have a key in their place."""
        look, ranks = self.setting.look, self.shared.ranks
        if self.setting.merged:
            alike = body.bars(self.plan, self.lanes, placed, {"": 0}, look)
            return merged.coloured(alike, self.plan, ranks, look), []
        written = body.bars(self.plan, self.lanes, placed, ranks, look)
        return written, strands.column(placed, self.heads, ranks, self._left, look)

    def _key(self, top: float) -> list[Shape]:
        place = self._left, self._left + self.setting.room, top
        return merged.key(self.order, self.plan, self.shared.ranks, place, self.setting.look)

    def _load(self, top: float, height: float) -> list[Shape]:
        shared, setting = self.shared, self.setting
        made = load.chart(
            self.plan,
            self.axis.grid,
            shared.order,
            shared.ranks,
            top,
            height,
            setting.page.left,
            setting.look,
            shared.most_hours,
        )
        return [each for each in made if not (setting.merged and each.role in _SUMS)]

    def _own(self, shape: Shape) -> Shape:
        """Put the plan's letter before what a shape belongs to."""
        if shape.role not in _OWN:
            return shape
        return replace(shape, of=f"{self.letter}:{shape.of}")


def least_lanes(plan: Plan, *, merged: bool) -> int:
    """Count the lanes that a plan takes at least: modules of a strand that run side by side.

    ``merged``: the strands share their lanes.
    """
    running: dict[tuple[str, int], int] = {}
    for module in plan.modules:
        for week in range(module.start_week, module.end_week + 1):
            key = "" if merged else module.strand, week
            running[key] = running.get(key, 0) + 1
    most: dict[str, int] = {}
    for (strand, _), number in running.items():
        most[strand] = max(most.get(strand, 0), number)
    return sum(most.values())


def panel(letter: str, plan: Plan, original: Plan, shared: Shared, setting: Setting) -> Panel:
    """Prepare a plan's panel: pack its bars and measure what it needs."""
    common, words = setting.axis, setting.look.words
    laid = axis.lay_out(plan, replace(common.grid, weeks=len(plan.weeks)), words)
    laid = replace(laid, months=common.months)
    if shared.named_once:
        laid = replace(laid, notes=())
    present = {module.strand for module in plan.modules}
    order = tuple(strand for strand in shared.order if strand in present)
    lanes: tuple[Lane, ...] = ()
    heads: dict[str, Heading] = {}
    if order and setting.merged:
        lanes = merged.merged_lanes(plan, common.grid, setting.style, shared.numbers, words)
    elif order:
        lanes = pack(plan, common.grid, setting.style, order, shared.numbers, words)
        heads = strands.headings(plan, order, setting.room, words=words)
    tall, gutters = stack.least(lanes, {}, heads, _BETWEEN)
    if setting.merged and lanes:
        lack = merged.key_height(order) - sum(tall) - sum(gutters)
        more = max(merged.RAISED, lack / len(lanes))
        tall = [height + more for height in tall]
    measured = tuple(tall), tuple(gutters)
    return Panel(letter, plan, original, shared, setting, lanes, heads, order, laid, *measured)
