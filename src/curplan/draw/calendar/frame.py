"""Sizes and columns of a month page."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.scene import A4
from curplan.draw.theme import SMALLEST_NAME, SMALLEST_TITLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curplan.draw.calendar.entries import Milestone
    from curplan.draw.look import Look
    from curplan.draw.scene import Page
    from curplan.plan.model import Plan

#: Sizes of a module's name on A4, from the most generous on; larger paper has larger ones.
_NAMES = (12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, SMALLEST_NAME)
#: Share of the page's width, without the column of weeks, that the modules take beside the days,
#: at least and at most; and without dates.
_LEAST, _MOST, _UNDATED = 0.28, 0.46, 0.6
#: The same where the days hold sessions.
_WITH_SESSIONS = 0.22
#: From this ratio of width and height on, a week's modules stand beside its days.
_WIDE = 1.2
#: Without dates there is less to show: then this width is enough, in names.
_ENOUGH = 45.0
#: Distance of two baselines, in sizes.
LEADING = 1.22


@dataclass(frozen=True, slots=True)
class Sizes:
    """The type sizes of a page, all from the size of a module's ``name``; in points."""

    name: float

    @property
    def small(self) -> float:
        """Milestones, closures and notes."""
        return max(SMALLEST_NAME, 0.84 * self.name)

    @property
    def day(self) -> float:
        """The number of a day."""
        return 1.1 * self.name

    @property
    def week(self) -> float:
        """The number of a week."""
        return 2.0 * self.name

    @property
    def month(self) -> float:
        """The name of the month."""
        return max(SMALLEST_TITLE, 2.1 * self.name)

    @property
    def pad(self) -> float:
        """Room between a text and what is round it."""
        return 0.5 * self.name


def all_sizes(page: Page) -> tuple[Sizes, ...]:
    """Give the sizes that a page may be set in, the largest first."""
    larger = max(1.0, sqrt(page.width * page.height / (A4.width * A4.height)))
    names = sorted({max(SMALLEST_NAME, round(size * larger, 2)) for size in _NAMES}, reverse=True)
    return tuple(Sizes(name) for name in (*names, *([SMALLEST_NAME] * (names[-1] > SMALLEST_NAME))))


@dataclass(frozen=True, slots=True)
class Frame:
    """The columns of a page, each from its left to its right end.

    ``days`` are the columns of the days, or, without dates, the one of the milestones;
    ``stacked``: the modules stand below the days, not beside them.
    """

    page: Page
    sizes: Sizes
    week: tuple[float, float]
    days: tuple[tuple[float, float], ...]
    modules: tuple[float, float]
    stacked: bool
    dated: bool


def frame(
    page: Page,
    sizes: Sizes,
    days: int,
    below: tuple[list[str], list[str]],
    widest: float,
    look: Look,
    *,
    sessions: bool = False,
) -> Frame:
    """Divide a page's width.

    ``days`` is the number of days, 0 without dates; ``below`` are the hours and the notes that
    stand below the numbers of the weeks; ``widest`` is what the longest entry of a module takes.
    With ``sessions`` the days get more of the width: what is taught stands in them.
    """
    hours, notes = below
    words = [
        fonts.width(look.words.say("calendar-week"), sizes.small, True),
        fonts.width("00", sizes.week, True),
        *(fonts.width(text, sizes.name, True) for text in hours),
        *(fonts.width(word, sizes.small) for note in notes for word in note.split()),
    ]
    edge = page.left + min(max(words) + 3 * sizes.pad, 0.25 * (page.right - page.left))
    week, room = (page.left, edge), page.right - edge
    if not days:
        stacked = page.right - page.left < _ENOUGH * sizes.name
        middle = edge if stacked else edge + _UNDATED * room
        modules = (edge, page.right if stacked else middle)
        return Frame(page, sizes, week, ((middle, page.right),), modules, stacked, dated=False)
    stacked = page.width < _WIDE * page.height
    share = _WITH_SESSIONS if sessions else min(max(widest / room, _LEAST), _MOST)
    end = page.right if stacked else page.right - share * room
    step = (end - edge) / days
    columns = tuple((edge + number * step, edge + (number + 1) * step) for number in range(days))
    modules = (edge if stacked else end, page.right)
    return Frame(page, sizes, week, columns, modules, stacked, dated=True)


@dataclass(frozen=True, slots=True)
class Setting:
    """What all weeks of a page are set with; ``ranks`` are the ranks of the strands' colours."""

    plan: Plan
    frame: Frame
    look: Look
    marks: tuple[Milestone, ...]
    ranks: Mapping[str, int]
