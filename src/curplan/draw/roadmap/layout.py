"""The roadmap: a plan as one page, strands as rows, weeks as columns, the load below.

Layout is a search over ways to set the names, from the most generous to the densest: the first
one that fits the page is taken. Only when even numbers with a key do not fit does the page grow.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.look import PLAIN, Look
from curplan.draw.parts import axis, legend, load, strands, titles
from curplan.draw.parts.axis import Grid
from curplan.draw.roadmap import arrows, body, routes, stack
from curplan.draw.roadmap.lanes import Style, ordered_strands, pack
from curplan.draw.scene import A4, Page, Scene, Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.plan.model import Plan

#: Free strips left and right of the weeks, where an arrow can always pass.
ALLEY = 7.0
#: Heights of the load chart: wanted, least, least on a crowded page, most.
_LOAD, _LOAD_LEAST, _LOAD_CROWDED, _LOAD_MOST = 70.0, 40.0, 34.0, 124.0
_GAP, _GAP_LEAST = 8.0, 4.0
_COLUMN_LEAST = 56.0
#: From here on headings go without hours, and strands stand close.
_CROWDED = 5.0
#: Ways to set the names, from the most generous to the densest: large names in their bars, then
#: beside them too, then numbers, at first where one saves much height, at last wherever it does.
_STYLES = (
    *(Style(size, 25.0) for size in (9.5, 9.0, 8.5, 8.0)),
    *(Style(size, 6.0) for size in (8.5, 8.0)),
    *(Style(size, 1.0) for size in (8.5, 8.0, 7.5)),
)
_DENSE = (
    *(Style(size, 6.0) for size in (8.0, 7.5)),
    Style(7.5, 0.0),
    *(
        Style(7.5, 0.0, number)
        for number in (30.0, 15.0, 10.0, 8.0, 6.0, 5.0, 4.0, 3.0, 2.0, 1.0, 0.0)
    ),
)


@dataclass(frozen=True, slots=True)
class _Try:
    style: Style
    page: Page
    dense: bool

    @property
    def load(self) -> float:
        """Least height of the load chart."""
        return _LOAD_CROWDED if self.crowded else _LOAD_LEAST if self.dense else _LOAD

    @property
    def crowded(self) -> bool:
        """Tell whether even small comforts must go."""
        return self.style.number <= _CROWDED

    @property
    def apart(self) -> float:
        """Least distance between two strands' bars."""
        return stack.BETWEEN_CROWDED if self.crowded else stack.BETWEEN

    @property
    def gap(self) -> float:
        """Distance between the parts of the page."""
        return _GAP_LEAST if self.dense else _GAP


def roadmap(plan: Plan, look: Look = PLAIN) -> Scene:
    """Lay out the roadmap of a plan.

    A4 landscape; a plan too dense for it even with numbers and a key gets the next larger paper,
    because no name is cut and no text shrinks below its limit.
    """
    page = A4
    while True:
        tries = [_Try(style, page, dense=False) for style in _STYLES]
        tries += [_Try(style, page, dense=True) for style in _DENSE]
        found = _first(plan, tries, look)
        if found is not None:
            return found
        page = page.larger()


def _first(plan: Plan, tries: Sequence[_Try], look: Look) -> Scene | None:
    """Give the first try that fits, by bisection: denser tries need less height."""
    low, high = 0, len(tries)
    best: Scene | None = None
    while low < high:
        middle = (low + high) // 2
        scene = _Layout(plan, tries[middle], look).scene()
        if scene is None:
            low = middle + 1
        else:
            best, high = scene, middle
    return best


class _Layout:
    """One attempt at a plan's roadmap."""

    def __init__(self, plan: Plan, attempt: _Try, look: Look) -> None:
        self.plan, self.attempt, self.look = plan, attempt, look
        self.page = attempt.page
        self.order = ordered_strands(plan)
        self.ranks = {strand: rank for rank, strand in enumerate(sorted(self.order))}
        names = [strands.display(strand) for strand in self.order]
        words = [word for name in names for word in name.split()]
        longest = max((fonts.width(word, strands.STRAND_SIZE, True) for word in words), default=0.0)
        column = max(longest, _COLUMN_LEAST)
        self.heads = strands.headings(plan, self.order, column + 0.1, hours=not attempt.crowded)
        left = self.page.left + strands.NAME + column + 6.0 + ALLEY
        weeks = max(len(plan.weeks), 1)
        self.grid = Grid(left, (self.page.right - ALLEY - left) / weeks, weeks)
        self.axis = axis.lay_out(plan, self.grid)

    def scene(self) -> Scene | None:
        """Lay everything out, or give None if it does not fit the page."""
        plan, page, look, grid = self.plan, self.page, self.look, self.grid
        gap = self.attempt.gap
        lanes = pack(plan, grid, self.attempt.style)
        numbered = {bar.module.id for lane in lanes for bar in lane.bars if bar.numbered}
        title = titles.title_block(plan, page, look, dense=self.attempt.dense)
        axis_top = page.top + title.height + gap
        top = axis_top + self.axis.height
        key = legend.key(plan, numbered, page, 0.0, look)
        wanted = arrows.edges(plan)
        shown = "all" if any(not edge.critical for edge in wanted) else ""
        explained = legend.legend(plan, page, 0.0, shown, look)
        foot = titles.FOOT + explained.height + 3.0 + (key.height + 5.0 if key.height else 0.0)
        bottom = page.bottom - foot - gap - load.SUM_ROW
        room = bottom - self.attempt.load - gap - top
        if sum(sum(part) for part in stack.least(lanes, {}, self.heads, self.attempt.apart)) > room:
            return None
        ways = routes.route(lanes, wanted, grid.left - ALLEY, grid.right + ALLEY)
        chosen, used = routes.tracks(ways)
        tall, gutters = stack.least(lanes, used, self.heads, self.attempt.apart)
        if sum(tall) + sum(gutters) > room:
            return None
        spare = room - sum(tall) - sum(gutters)
        # Half of what is left over makes the load chart higher, until it is high enough.
        room -= min(spare / 2, _LOAD_MOST - self.attempt.load)
        placed = stack.stack(lanes, tall, gutters, top, room)
        load_top = placed.bottom + gap
        load_height = min(bottom - load_top, _LOAD_MOST)
        below = load_top + load_height + load.SUM_ROW + gap
        foot_top = page.bottom - titles.FOOT - 3.0 - explained.height
        explained = legend.legend(plan, page, foot_top, shown, look)
        key = legend.key(plan, numbered, page, below, look)
        written = [*body.bars(plan, lanes, placed, self.ranks, look)]
        around = body.keep_out(lanes, placed, written)
        shapes: list[Shape] = [
            *strands.bands(placed, page.left, page.right, look),
            *axis.shades(self.axis, plan, top - self._notes(), load_top + load_height, look),
            *body.grid_lines(self.axis, top, placed.bottom, around, look),
            *body.grid_lines(self.axis, load_top, load_top + load_height, (), look),
            *strands.column(placed, self.heads, self.ranks, page.left, look),
            *axis.labels(self.axis, plan, axis_top, look),
            *written,
            *body.arrow_lines(ways, chosen, used, lanes, placed, look),
            *load.chart(plan, grid, self.order, self.ranks, load_top, load_height, page.left, look),
            *title.shapes,
            *key.shapes,
            *explained.shapes,
            *titles.footer(plan, page, look),
        ]
        return Scene(page, look.theme.ground, tuple(shapes))

    def _notes(self) -> float:
        """Height of the rows with the closures' names: the shades begin behind them."""
        return self.axis.height - axis.MONTH_ROW - axis.WEEK_ROW
