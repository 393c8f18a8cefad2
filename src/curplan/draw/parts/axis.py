"""The time axis: the week grid, its two rows of labels, closures and review weeks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.look import Look
from curplan.draw.parts.closures import NOTE_SIZE, Closure, closed_runs, note_places
from curplan.draw.scene import Line, Rect, Shape

if TYPE_CHECKING:
    from collections.abc import Callable

    from curplan.plan.model import Plan
    from curplan.words import Words

#: An undated plan calls four weeks a month.
WEEKS_PER_MONTH = 4
#: Heights of the axis' rows, in points: months, weeks, names of closures.
MONTH_ROW, WEEK_ROW, NOTE_ROW = 13.0, 12.0, 9.5
_MONTH_SIZE, _WEEK_SIZE = 8.5, 7.5
#: Room before and behind a month's name; below this share of named months, years are named.
_BEFORE_NAME, _NAME_ROOM, _NAMED = 4.0, 6.0, 0.5
#: An undated plan calls so many of its months a year.
_MONTHS_PER_YEAR = 13


@dataclass(frozen=True, slots=True)
class Grid:
    """Where each week lies: week 1 begins at ``left``, each is ``step`` points wide."""

    left: float
    step: float
    weeks: int

    @property
    def right(self) -> float:
        """The end of the last week."""
        return self.left + self.step * self.weeks

    def start(self, week: float) -> float:
        """Give the left edge of a week, counted from 1."""
        return self.left + self.step * (week - 1)

    def end(self, week: float) -> float:
        """Give the right edge of a week."""
        return self.left + self.step * week


@dataclass(frozen=True, slots=True)
class Axis:
    """The axis laid out from the top down; ``notes`` places each closure's name in a row."""

    grid: Grid
    months: tuple[tuple[int, int, tuple[str, ...]], ...]
    closures: tuple[Closure, ...]
    notes: tuple[tuple[str, float, int], ...]

    @property
    def height(self) -> float:
        """Height in points."""
        return MONTH_ROW + WEEK_ROW + self.notes_height

    @property
    def notes_height(self) -> float:
        """Height of the rows with the closures' names: their shades begin behind them."""
        rows = 1 + max((row for _, _, row in self.notes), default=-1)
        return rows * NOTE_ROW + 2 if rows else 0.0


def lay_out(plan: Plan, grid: Grid, words: Words) -> Axis:
    """Lay out the axis of a plan on a grid; where few months have room for a name, by years."""
    runs = closed_runs(plan, grid)
    months = _grouped(plan, words, _month_names)
    wide = [_name(names, (last + 1 - first) * grid.step) for first, last, names in months]
    if months and sum(map(bool, wide)) < _NAMED * len(months):
        months = _grouped(plan, words, _year_names)
    return Axis(grid, months, runs, note_places(runs, grid))


def _grouped(
    plan: Plan, words: Words, named: Callable[[int, dt.date | None, Words], tuple[str, ...]]
) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """Group the weeks by month or year: first week, last week, names from long to short."""
    groups: list[tuple[int, int, tuple[str, ...]]] = []
    for week in plan.weeks:
        names = named(week.week, week.start_date, words)
        if groups and groups[-1][2] == names:
            groups[-1] = (groups[-1][0], week.week, names)
        else:
            groups.append((week.week, week.week, names))
    return tuple(groups)


def _name(names: tuple[str, ...], room: float) -> str:
    """Give the longest name that fits the room; empty if none does."""
    fitting = (n for n in names if fonts.width(n, _MONTH_SIZE, True) + _NAME_ROOM <= room)
    return next(fitting, "")


def _month_names(week: int, monday: dt.date | None, words: Words) -> tuple[str, ...]:
    if monday is None:
        number = (week - 1) // WEEKS_PER_MONTH + 1
        keys = "axis-month", "axis-month-short"
        return *(words.say(key, n=number) for key in keys), words.number(number)
    # A week belongs to the month of its Wednesday: the one with most of its working days.
    middle = monday + dt.timedelta(days=2)
    wide, short = words.month(middle.month), words.month(middle.month, "abbreviated")
    named = (words.say("axis-month-year", month=name, year=middle.year) for name in (wide, short))
    return *named, short


def _year_names(week: int, monday: dt.date | None, words: Words) -> tuple[str, ...]:
    if monday is None:
        number = (week - 1) // (WEEKS_PER_MONTH * _MONTHS_PER_YEAR) + 1
        return words.say("axis-year", n=number), words.say("axis-year-short", n=number)
    return (str((monday + dt.timedelta(days=2)).year),)


def shades(axis: Axis, plan: Plan, top: float, bottom: float, look: Look) -> list[Shape]:
    """Shade review weeks and closures behind everything from ``top`` to ``bottom``."""
    grid = axis.grid
    made: list[Shape] = [
        Rect(
            grid.start(week.week),
            top,
            grid.step,
            bottom - top,
            "review",
            str(week.week),
            fill=look.theme.reserved,
        )
        for week in plan.weeks
        if week.reserved > 0
    ]
    made += [
        Rect(
            closure.start,
            top,
            closure.end - closure.start,
            bottom - top,
            "closure",
            closure.name,
            fill=look.theme.closed,
        )
        for closure in axis.closures
    ]
    return made


def labels(
    axis: Axis, plan: Plan, top: float, look: Look, notes_top: float | None = None
) -> list[Shape]:
    """Write months, weeks and the names of closures, from ``top`` down.

    ``notes_top`` is where the names of closures begin, if not directly below the weeks.
    """
    grid = axis.grid
    made: list[Shape] = []
    for first, last, names in axis.months:
        left, right = grid.start(first), grid.end(last)
        ends = ((left, top), (left, top + MONTH_ROW))
        made.append(Line(ends, look.theme.rule, 0.6, "month-tick"))
        name = _name(names, right - left)
        if name:
            y = fonts.baseline(top + MONTH_ROW / 2, _MONTH_SIZE)
            x = left + _BEFORE_NAME
            made.append(fonts.written(x, y, name, _MONTH_SIZE, look.theme.ink, "month", bold=True))
    line = top + MONTH_ROW
    made.append(Line(((grid.left, line), (grid.right, line)), look.theme.rule, 0.6, "axis"))
    middle = line + WEEK_ROW / 2
    every = _every(grid)
    made += [_mark(grid, week.week, line, look) for week in plan.weeks if week.reserved > 0]
    for week in plan.weeks:
        review = week.reserved > 0
        if (week.week - 1) % every and every != 1:
            continue
        made.append(
            fonts.written(
                (grid.start(week.week) + grid.end(week.week)) / 2,
                fonts.baseline(middle, _WEEK_SIZE),
                look.words.number(week.week),
                _WEEK_SIZE,
                look.theme.ink if review else look.theme.muted,
                "week",
                of=str(week.week),
                bold=review,
                anchor="middle",
            )
        )
    below = line + WEEK_ROW
    made.append(Line(((grid.left, below), (grid.right, below)), look.theme.rule, 0.6, "axis"))
    return made + closure_names(axis, below if notes_top is None else notes_top, look)


def closure_names(axis: Axis, top: float, look: Look) -> list[Shape]:
    """Write the names of the closures, in rows from ``top`` down."""
    made: list[Shape] = []
    for name, left, row in axis.notes:
        y = fonts.baseline(top + 2 + (row + 0.5) * NOTE_ROW, NOTE_SIZE)
        made.append(
            fonts.written(left, y, name, NOTE_SIZE, look.theme.muted, "closure-name", of=name)
        )
    return made


def _mark(grid: Grid, week: int, line: float, look: Look) -> Rect:
    """Frame the number of a review week; where weeks are too narrow for that, shade its place."""
    framed = _every(grid) == 1
    wide = min(grid.step - 0.4, 18.0)
    left = (grid.start(week) + grid.end(week) - wide) / 2
    return Rect(
        left,
        line + 1.0,
        wide,
        WEEK_ROW - 2.0,
        "review-mark",
        str(week),
        fill=look.theme.ground if framed else look.theme.closed,
        edge=look.theme.muted if framed else "",
        line=0.6 if framed else 0.0,
        dash=(2.0, 1.5) if framed else (),
        radius=3.0 if framed else 0.0,
    )


def _every(grid: Grid) -> int:
    """Give how many weeks one number serves, so that numbers keep clear of each other."""
    wide = fonts.width("0" * len(str(grid.weeks)), _WEEK_SIZE, True) + 2.0
    for every in (1, 2, 4, 13, 26, 52):
        if wide <= grid.step * every:
            return every
    return 104
