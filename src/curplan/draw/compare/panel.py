"""One plan of a comparison as a panel: heading, bars by strand, hours of each week."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from curplan.draw.compare.words import head
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
_OWN = ("bar", "name", "number", "kind", "hours", "load", "limit", "base", "over", "reserved")


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
    """

    page: Page
    style: Style
    look: Look
    axis: Axis
    columns: tuple[float, ...]
    room: float


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
        around = high + UNDER_HEAD + self._notes + GAP + self._sums
        return around + sum(self.tall) + sum(self.gutters) + LOAD_LEAST

    @property
    def stretch(self) -> float:
        """How much higher the panel can usefully be than ``least``."""
        return LOAD_MOST - LOAD_LEAST + _STRETCH * len(self.lanes) if self.lanes else 0.0

    @property
    def _notes(self) -> float:
        """Height of the rows with the names of this plan's own closures."""
        return self.axis.height - axis.MONTH_ROW - axis.WEEK_ROW

    @property
    def _sums(self) -> float:
        return load.SUM_ROW if load.sums_fit(self.plan, self.axis.grid) else 2.0

    def shapes(self, top: float, share: float) -> list[Shape]:
        """Lay the panel out from ``top``, higher than ``least`` by this share of ``stretch``.

        With one share for all panels, an hour is equally high in all of them.
        """
        heading, look = self.heading(top), self.setting.look
        if not self.lanes:
            return [*heading.shapes]
        notes = top + heading.height + UNDER_HEAD
        start = notes + self._notes
        room = sum(self.tall) + sum(self.gutters) + share * _STRETCH * len(self.lanes)
        placed = stack.stack(self.lanes, [*self.tall], [*self.gutters], start, room)
        load_top = placed.bottom + GAP
        bottom = load_top + LOAD_LEAST + share * (LOAD_MOST - LOAD_LEAST)
        left, ranks = self.setting.page.left, self.shared.ranks
        written = body.bars(self.plan, self.lanes, placed, ranks, look)
        around = body.keep_out(self.lanes, placed, written)
        made = [
            *strands.bands(placed, left, self.axis.grid.right, look),
            *axis.shades(self.axis, self.plan, notes, bottom, look),
            *body.grid_lines(self.axis, start, placed.bottom, around, look),
            *body.grid_lines(self.axis, load_top, bottom, (), look),
            *strands.column(placed, self.heads, ranks, left, look),
            *axis.closure_names(self.axis, notes - 2.0, look),
            *written,
            *self._load(load_top, bottom - load_top),
        ]
        return [*heading.shapes, *(self._own(shape) for shape in made)]

    def _load(self, top: float, height: float) -> list[Shape]:
        shared, setting = self.shared, self.setting
        return load.chart(
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

    def _own(self, shape: Shape) -> Shape:
        """Put the plan's letter before what a shape belongs to."""
        if shape.role not in _OWN:
            return shape
        return replace(shape, of=f"{self.letter}:{shape.of}")


def least_lanes(plan: Plan) -> int:
    """Count the lanes that a plan takes at least: modules of a strand that run side by side."""
    running: dict[tuple[str, int], int] = {}
    for module in plan.modules:
        for week in range(module.start_week, module.end_week + 1):
            running[module.strand, week] = running.get((module.strand, week), 0) + 1
    most: dict[str, int] = {}
    for (strand, _), number in running.items():
        most[strand] = max(most.get(strand, 0), number)
    return sum(most.values())


def panel(letter: str, plan: Plan, original: Plan, shared: Shared, setting: Setting) -> Panel:
    """Prepare a plan's panel: pack its bars and measure what it needs."""
    common = setting.axis
    laid = axis.lay_out(plan, replace(common.grid, weeks=len(plan.weeks)))
    laid = replace(laid, months=common.months)
    if shared.named_once:
        laid = replace(laid, notes=())
    present = {module.strand for module in plan.modules}
    order = tuple(strand for strand in shared.order if strand in present)
    lanes = pack(plan, common.grid, setting.style, order, shared.numbers) if order else ()
    heads = strands.headings(plan, order, setting.room)
    tall, gutters = stack.least(lanes, {}, heads, _BETWEEN)
    measured = tuple(tall), tuple(gutters)
    return Panel(letter, plan, original, shared, setting, lanes, heads, laid, *measured)
