"""The load page: the hours of every week by strand over the whole programme, and their sums.

A chart as large as the page allows, with the limit of each week, the time held back for review
and the closures; below it the hours of each strand and of each month.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.loads.tables import Setting, month_table, month_width, strand_table, text_sizes
from curplan.draw.loads.totals import summed
from curplan.draw.look import PLAIN, Look
from curplan.draw.parts import axis, legend, load, titles
from curplan.draw.parts.axis import Grid
from curplan.draw.parts.titles import Block
from curplan.draw.roadmap.lanes import ordered_strands
from curplan.draw.scene import Line, Page, Scene, Shape
from curplan.draw.theme import SMALLEST

if TYPE_CHECKING:
    from curplan.plan.model import Plan

#: Distance between the parts of the page, and between the two tables.
_GAP, _BETWEEN = 8.0, 36.0
#: The chart's least height: in points, and as a share of the page's.
_LEAST, _LEAST_SHARE = 90.0, 0.24
#: Room for the figures beside the chart, and behind it, where the last week's number may reach.
_TICKS, _ALLEY = 30.0, 5.0
#: Steps of the levels behind the chart: the first that gives no more than this many.
_STEPS, _MOST_LEVELS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000), 6
#: Figures beside the chart keep so far apart.
_APART = 10.0
#: A page must be this wide, in widths of the table of months, for the tables to stand in a row.
_ROW_SHARE = 0.52
_SUM_SIZE = 9.0


def load_page(plan: Plan, look: Look = PLAIN) -> tuple[Scene, ...]:
    """Lay out the load of a plan: one page, larger paper where even close tables do not fit."""
    page = look.page
    while True:
        for close in (False, True):
            layout = _Layout(plan, page, look, close=close)
            if layout.fits:
                return (layout.scene(),)
        page = page.larger()


class _Layout:
    """An attempt at the page on one size of paper."""

    def __init__(self, plan: Plan, page: Page, look: Look, *, close: bool) -> None:
        self.plan, self.page, self.look = plan, page, look
        order = ordered_strands(plan)
        ranks = {strand: rank for rank, strand in enumerate(sorted(order))}
        self.tables = Setting(plan, look, order, ranks, *text_sizes(page, close=close))
        left = page.left + _TICKS
        weeks = max(len(plan.weeks), 1)
        grid = Grid(left, (page.right - _ALLEY - left) / weeks, weeks)
        self.axis = axis.lay_out(plan, grid, look.words)
        heading = look.words.say("load-heading")
        self.title = titles.title_block(plan, page, look, heading=heading)
        self.sums = self._sums(page.top + self.title.height + _GAP / 2)
        self.foot = titles.foot_height(plan, page, look)
        bare = plan.model_copy(update={"modules": (), "critical_chain": ()})
        self.legend_top = page.bottom - self.foot - 3.0 - self._legend(bare, 0.0).height
        self.legend = self._legend(bare, self.legend_top)

    def _legend(self, plan: Plan, top: float) -> Block:
        return legend.legend(plan, self.page, top, "", self.look)

    @property
    def _chart_top(self) -> float:
        above = self.page.top + self.title.height + _GAP / 2 + self.sums.height + _GAP
        return above + self.axis.height + load.TITLE_ROW

    @property
    def _beside(self) -> bool:
        """Tell whether the two tables stand beside each other."""
        wide = self.page.right - self.page.left - _BETWEEN
        return month_width(self.tables) <= _ROW_SHARE * wide

    def _two_tables(self, top: float) -> Block:
        """Set both tables, beside or below each other."""
        page = self.page
        if self._beside:
            middle = page.left + (1 - _ROW_SHARE) * (page.right - page.left - _BETWEEN)
            one = strand_table(self.tables, page.left, middle, top)
            other = month_table(self.tables, middle + _BETWEEN, page.right, top)
            return Block((*one.shapes, *other.shapes), max(one.height, other.height))
        one = strand_table(self.tables, page.left, page.right, top)
        below = top + one.height + _GAP
        other = month_table(self.tables, page.left, page.right, below)
        return Block((*one.shapes, *other.shapes), one.height + _GAP + other.height)

    @property
    def _height(self) -> float:
        """Give the height that is left for the chart."""
        room = self.legend_top - _GAP - self._two_tables(0.0).height - 2 * _GAP
        return room - load.SUM_ROW - self._chart_top

    @property
    def fits(self) -> bool:
        """Tell whether the page is large enough."""
        left_over = self.page.right - self.page.left - month_width(self.tables)
        return self._height >= max(_LEAST, _LEAST_SHARE * self.page.height) and left_over >= 0

    def scene(self) -> Scene:
        """Lay the page out; it must fit."""
        page, look, plan = self.page, self.look, self.plan
        top, height = self._chart_top, self._height
        base, grid = top + height, self.axis.grid
        axis_top = top - load.TITLE_ROW - self.axis.height
        tables = self._two_tables(base + load.SUM_ROW + 2 * _GAP)
        shades_top = axis_top + axis.MONTH_ROW + axis.WEEK_ROW
        strands = self.tables
        made: list[Shape] = [
            *axis.shades(self.axis, plan, shades_top, base, look),
            *self._levels(top, base),
            *self._months(top, base),
            *axis.labels(self.axis, plan, axis_top, look),
            *load.chart(
                plan,
                grid,
                strands.order,
                strands.ranks,
                top,
                height,
                page.left,
                look,
                load.most_hours(plan),
                above=True,
            ),
            *self.title.shapes,
            *self.sums.shapes,
            *tables.shapes,
            *self.legend.shapes,
            *titles.footer(plan, page, look),
        ]
        role = " ".join(plan.programme.split())
        title = look.words.say("load-scene", role=role)
        return Scene(page, look.theme.ground, tuple(made), title)

    def _levels(self, top: float, base: float) -> list[Shape]:
        """Draw thin lines at round hours, with their figures where there is room."""
        grid, look = self.axis.grid, self.look
        highest = load.most_hours(self.plan)
        step = next((s for s in _STEPS if highest / s <= _MOST_LEVELS), _STEPS[-1])
        full = max((float(week.capacity) for week in self.plan.weeks), default=0.0)
        made: list[Shape] = []
        for hours in range(step, int(highest) + 1, step):
            y = base - hours * (base - top) / highest
            made.append(Line(((grid.left, y), (grid.right, y)), look.theme.grid, 0.4, "level"))
            if abs(hours - full) * (base - top) / highest >= _APART and base - y >= _APART:
                made.append(
                    fonts.written(
                        grid.left - 8,
                        fonts.baseline(y, SMALLEST),
                        look.words.number(hours),
                        SMALLEST,
                        look.theme.muted,
                        "level",
                        anchor="end",
                    )
                )
        return made

    def _months(self, top: float, base: float) -> list[Shape]:
        """Draw a line where each month begins."""
        grid = self.axis.grid
        return [
            Line(((x, top), (x, base)), self.look.theme.rule, 0.6, "grid")
            for x in (grid.start(first) for first, _, _ in self.axis.months)
        ]

    def _sums(self, top: float) -> Block:
        """Say in a line what is planned, and what of the hours there are is not."""
        words, hours = self.look.words, summed(self.plan.weeks)
        capacity = sum(float(week.capacity) for week in self.plan.weeks)
        parts = {
            "planned": (hours.planned, words.say("load-planned", hours=hours.planned)),
            "free": (hours.free, words.say("load-unused", hours=hours.free, all=capacity)),
            "reserved": (hours.reserved, words.say("load-reserved", hours=hours.reserved)),
            "over": (hours.over, words.say("load-too-much", hours=hours.over)),
        }
        made: list[Shape] = []
        x, y, theme = self.page.left, top, self.look.theme
        for what, (value, text) in parts.items():
            if not value and what != "planned":
                continue
            wide = fonts.width(text, _SUM_SIZE, what == "planned")
            if x > self.page.left and x + wide > self.page.right:
                x, y = self.page.left, y + _SUM_SIZE * 1.35
            colour = {"planned": theme.ink, "over": theme.warning}.get(what, theme.muted)
            base = fonts.baseline(y + _SUM_SIZE * 0.67, _SUM_SIZE)
            bold = what == "planned"
            made.append(fonts.written(x, base, text, _SUM_SIZE, colour, "sum", of=what, bold=bold))
            x += wide + 16.0
        return Block(tuple(made), y + _SUM_SIZE * 1.35 - top)
