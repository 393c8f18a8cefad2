"""The comparison: two to four plans as panels on one page, under one time axis.

Each panel is a compact roadmap: bars by strand, the hours of each week below. A week is as wide, an
hour as high and a strand of the same colour in every panel. Layout is a search over ways to set
the names, as for the roadmap. Where the plans do not fit with a row for each strand, the bars of
all strands share their rows; only then the page grows, and when most names would be numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.compare.merged import key_width
from curplan.draw.compare.panel import (
    APART,
    LEAST_AROUND,
    LEAST_LANE,
    Panel,
    Setting,
    least_lanes,
    panel,
)
from curplan.draw.compare.shared import LETTERS, Shared, shared
from curplan.draw.compare.words import figure_columns, footer, title
from curplan.draw.look import PLAIN, Look
from curplan.draw.parts import axis, legend, strands
from curplan.draw.parts.axis import Grid
from curplan.draw.roadmap.lanes import Style
from curplan.draw.scene import A4, Line, Page, Scene, Shape, Text
from curplan.draw.theme import SMALLEST_NAME

if TYPE_CHECKING:
    from curplan.draw.parts.titles import Block
    from curplan.plan.model import Plan

#: Distance between the parts of the page.
_GAP = 5.0
#: Room behind the last week, where its number may reach.
_ALLEY = 4.0
#: Width of the strands' names: least, and as a share of the page what they may take to stand on
#: one line each.
_COLUMN_LEAST, _COLUMN_SHARE = 56.0, 0.085
#: What title, axis and legend take at least.
_LEAST_REST = 55.0
#: What a page must have room for: number and hours beside a name in the key; strands' names at
#: most, as a share of its width.
_KEY_BESIDES, _STRANDS_MOST = 60.0, 0.4
#: Ways to set the names, from the most generous to the densest.
_STYLES = (
    *(Style(size, 25.0) for size in (9.0, 8.5, 8.0)),
    *(Style(size, 6.0) for size in (8.5, 8.0, 7.5)),
    Style(7.5, 0.0),
    *(Style(7.5, 0.0, number) for number in (30.0, 15.0, 10.0, 8.0, 6.0, 4.0, 2.0, 0.0)),
)
#: Larger paper has room for names: up to A3 this share of the bars at most has numbers instead,
#: a smaller one where the strands could share their rows.
_MOST_NUMBERS, _FEW_NUMBERS = 0.25, 0.1
_A3 = (A4.width, A4.height * 2)
#: Points of both sides together, between those of A3 and A2.
_LARGE = 2400.0


def comparison(plans: Sequence[Plan], look: Look = PLAIN) -> Scene:
    """Lay out a comparison of two to four plans; they must be drawable, or have no modules.

    On the look's page, or the first that holds it of those that follow in its own proportions;
    a sheet as large as A3 is turned round before a larger one, that few can print, is taken.
    Raises ValueError for another number of plans.
    """
    if not 2 <= len(plans) <= len(LETTERS):
        raise ValueError(f"two to {len(LETTERS)} plans are compared")
    common = shared(plans)
    page = look.page
    while True:
        for sheet in (page, Page(page.height, page.width, page.margin))[: 1 + _is_a3(page)]:
            for merged, most in ((False, _FEW_NUMBERS), (True, _MOST_NUMBERS)):
                if not _may_do(common, sheet, merged=merged):
                    continue
                found = _first(plans, common, sheet, look, merged=merged, most=most)
                if found is not None:
                    return found
        page = page.larger()


def _is_a3(page: Page) -> bool:
    """Tell whether a page is a sheet of A3, to a point."""
    sides = sorted((page.width, page.height))
    return all(abs(one - other) < 1 for one, other in zip(sides, _A3, strict=True))


def _may_do(common: Shared, page: Page, *, merged: bool) -> bool:
    """Tell quickly whether a page may be large enough: else it need not be tried.

    The longest word of a name must fit a line of the key, that of a strand beside the bars, and
    all lanes the height, were they set with numbers only.
    """
    wide, high = page.right - page.left, page.bottom - page.top
    modules = [module for plan in common.plans for module in plan.modules]
    words = [word for module in modules for word in module.title.split()]
    longest = max((fonts.width(word, SMALLEST_NAME) for word in words), default=0.0)
    strand = max((_width(word) for word in _strand_words(common)), default=0.0)
    lanes = sum(least_lanes(plan, merged=merged) for plan in common.plans)
    panels = sum(bool(plan.modules) for plan in common.plans)
    enough = _LEAST_REST + panels * LEAST_AROUND + lanes * LEAST_LANE <= high
    room = wide * _STRANDS_MOST - strands.NAME
    return enough and longest + _KEY_BESIDES <= wide and strand <= room


def _strand_words(common: Shared) -> list[str]:
    return [word for strand in common.order for word in common.titles[strand].split()]


def _first(
    plans: Sequence[Plan], common: Shared, page: Page, look: Look, *, merged: bool, most: float
) -> Scene | None:
    """Give the most generous way that fits, by bisection: denser ones need less height.

    On paper that is not large, none with more than a share of ``most`` of the bars as numbers.
    """
    if _column(common, page, look, merged=merged) > _STRANDS_MOST * (page.right - page.left):
        return None
    low, high = 0, len(_STYLES) - 1
    best = _Layout(plans, common, page, _STYLES[high], look, merged=merged)
    if not best.fits:
        return None
    while low < high:
        middle = (low + high) // 2
        layout = _Layout(plans, common, page, _STYLES[middle], look, merged=merged)
        if layout.fits:
            best, high = layout, middle
        else:
            low = middle + 1
    small = page.width + page.height < _LARGE
    if small and best.share_of_numbers > most:
        return None
    return best.scene()


def _column(common: Shared, page: Page, look: Look, *, merged: bool) -> float:
    """Give the width of what stands left of the weeks: the strands, or their key."""
    words = look.words
    chart = fonts.width(words.say("load-title"), strands.STRAND_SIZE, True) + 14.0
    if merged:
        keys = [key_width(common.order, plan, words) for plan in common.plans if common.order]
        return max([chart, *keys])
    longest = max((_width(common.titles[strand]) for strand in common.order), default=0.0)
    roomy = min(longest, _COLUMN_SHARE * page.width)
    least = max([*map(_width, _strand_words(common)), roomy, _COLUMN_LEAST])
    return max(strands.NAME + least, chart)


class _Layout:
    """One attempt at a comparison."""

    def __init__(
        self,
        plans: Sequence[Plan],
        common: Shared,
        page: Page,
        style: Style,
        look: Look,
        *,
        merged: bool,
    ) -> None:
        self.plans, self.common, self.page, self.look = plans, common, page, look
        column = _column(common, page, look, merged=merged)
        left = page.left + column + 8.0
        weeks = max(len(common.axis.weeks), 1)
        self.grid = Grid(left, (page.right - _ALLEY - left) / weeks, weeks)
        self.axis = axis.lay_out(common.axis, self.grid, look.words)
        columns = figure_columns(plans, page, look)
        room = column if merged else column - strands.NAME + 0.1
        setting = Setting(page, style, look, self.axis, columns, room, merged)
        self.panels: list[Panel] = [
            panel(letter, plan, original, common, setting)
            for letter, plan, original in zip(LETTERS, common.plans, plans, strict=False)
        ]
        self.title = title(plans, page, look)
        self.footer = footer(plans, common.hashes, page, page.bottom, look)
        explained = legend.legend(common.together, page, 0.0, "", look).height
        self.legend_top = page.bottom - self.footer.height - 2.0 - explained
        self.numbered = {name for each in self.panels for name in each.numbered}
        key = self._key(0.0).height
        self.key_top = self.legend_top - (key + _GAP if key else 0.0)

    @property
    def _top(self) -> float:
        return self.page.top + self.title.height + _GAP + self.axis.height + _GAP

    @property
    def _room(self) -> float:
        """The height that there is for the panels themselves."""
        between = (2 * APART) * (len(self.panels) - 1)
        return self.key_top - _GAP - self._top - between

    @property
    def fits(self) -> bool:
        """Tell whether the page is high enough."""
        return sum(each.least for each in self.panels) <= self._room

    @property
    def share_of_numbers(self) -> float:
        """How many of the bars have a number in place of a name, from 0 to 1."""
        bars = sum(len(each.plan.modules) for each in self.panels)
        return sum(len(each.numbered) for each in self.panels) / max(bars, 1)

    def scene(self) -> Scene:
        """Give the scene; it must fit."""
        page, look = self.page, self.look
        spare = self._room - sum(each.least for each in self.panels)
        wish = sum(each.stretch for each in self.panels)
        share = min(1.0, max(0.0, spare) / wish) if wish else 0.0
        made: list[Shape] = [
            *self.title.shapes,
            *axis.labels(self.axis, self.common.axis, page.top + self.title.height + _GAP, look),
        ]
        y = self._top
        for number, each in enumerate(self.panels):
            if number:
                middle = y - APART
                ends = ((page.left, middle), (page.right, middle))
                made.append(Line(ends, look.theme.rule, 0.8, "rule"))
            made += each.shapes(y, share)
            y += each.least + share * each.stretch + 2 * APART
        made += self._key(self.key_top).shapes
        made += legend.legend(self.common.together, page, self.legend_top, "", look).shapes
        made += self.footer.shapes
        title = "".join(shape.text for shape in self.title.shapes if isinstance(shape, Text))
        return Scene(page, look.theme.ground, tuple(made), title)

    def _key(self, top: float) -> Block:
        numbers = self.common.numbers
        return legend.key(self.common.together, self.numbered, self.page, top, self.look, numbers)


def _width(name: str) -> float:
    return fonts.width(name, strands.STRAND_SIZE, True)
