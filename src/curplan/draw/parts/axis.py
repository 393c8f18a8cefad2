"""The time axis: the week grid, its two rows of labels, closures and review weeks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.look import Look
from curplan.draw.scene import Line, Rect, Shape
from curplan.draw.theme import SMALLEST

if TYPE_CHECKING:
    from curplan.plan.model import Plan

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
#: An undated plan calls four weeks a month.
WEEKS_PER_MONTH = 4
WORKING_DAYS = 5
#: Heights of the axis' rows, in points: months, weeks, names of closures.
MONTH_ROW, WEEK_ROW, NOTE_ROW = 13.0, 12.0, 9.5
_MONTH_SIZE, _WEEK_SIZE, _NOTE_SIZE = 8.5, 7.5, SMALLEST
#: Closures at most so many weeks apart may share a label; room between two labels.
NEAR, _NOTE_GAP = 2.0, 6.0


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
class Closure:
    """Closed days in a row with one name; ``start`` and ``end`` in points."""

    name: str
    start: float
    end: float


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
        rows = 1 + max((row for _, _, row in self.notes), default=-1)
        return MONTH_ROW + WEEK_ROW + (rows * NOTE_ROW + 2 if rows else 0.0)


def lay_out(plan: Plan, grid: Grid) -> Axis:
    """Lay out the axis of a plan on a grid."""
    closures = _closures(plan, grid)
    return Axis(grid, _months(plan), closures, _notes(closures, grid))


def _months(plan: Plan) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """Group the weeks by month: first week, last week, names from long to short."""
    groups: list[tuple[int, int, tuple[str, ...]]] = []
    for week in plan.weeks:
        names = _month_names(week.week, week.start_date)
        if groups and groups[-1][2] == names:
            groups[-1] = (groups[-1][0], week.week, names)
        else:
            groups.append((week.week, week.week, names))
    return tuple(groups)


def _month_names(week: int, monday: dt.date | None) -> tuple[str, ...]:
    if monday is None:
        number = (week - 1) // WEEKS_PER_MONTH + 1
        return f"Month {number}", f"M{number}", f"{number}"
    # A week belongs to the month of its Wednesday: the one with most of its working days.
    middle = monday + dt.timedelta(days=2)
    name = MONTHS[middle.month - 1]
    return f"{name} {middle.year}", f"{name[:3]} {middle.year}", name[:3]


def _closures(plan: Plan, grid: Grid) -> tuple[Closure, ...]:
    """Join closed working days with one name that follow each other."""
    joined: list[tuple[str, int, int]] = []
    for week in plan.weeks:
        for closed in sorted(week.closures, key=lambda closed: closed.date or dt.date.min):
            first, end = _days(closed.date, week.start_date)
            if not 0 <= first < end <= WORKING_DAYS:
                continue
            first, end = (day + (week.week - 1) * WORKING_DAYS for day in (first, end))
            if joined and joined[-1][0] == closed.name and joined[-1][2] == first:
                joined[-1] = (closed.name, joined[-1][1], end)
            else:
                joined.append((closed.name, first, end))
    step = grid.step / WORKING_DAYS
    return tuple(
        Closure(name, grid.left + first * step, grid.left + end * step)
        for name, first, end in joined
    )


def _days(closed: dt.date | None, monday: dt.date | None) -> tuple[int, int]:
    """Days of its week that a closure takes, from 0, the end not included."""
    if closed is None:
        return 0, WORKING_DAYS
    first = closed.weekday() if monday is None else (closed - monday).days
    return first, first + 1


def _notes(closures: tuple[Closure, ...], grid: Grid) -> tuple[tuple[str, float, int], ...]:
    """Place the names of the closures: text, left end, row.

    Names of closures near each other that would collide become one text; others that collide
    go to a further row.
    """
    near = NEAR * grid.step
    groups: list[tuple[list[Closure], float, float]] = []
    for closure in closures:
        left, end = _span([closure], grid)
        group = [closure]
        while groups and left < groups[-1][2] + _NOTE_GAP:
            before = groups[-1][0]
            joined = _span([*before, *group], grid)
            if group[0].start - before[-1].end > near or joined[1] - joined[0] > grid.step * 12:
                break
            group = [*before, *group]
            left, end = joined
            groups.pop()
        groups.append((group, left, end))
    placed: list[tuple[str, float, int]] = []
    ends: list[float] = []
    for group, left, end in groups:
        row = next((at for at, last in enumerate(ends) if left >= last + _NOTE_GAP), len(ends))
        ends[row : row + 1] = [end]
        placed.append((_joined(group), left, row))
    return tuple(placed)


def _joined(group: list[Closure]) -> str:
    return ", ".join(dict.fromkeys(closure.name for closure in group))


def _span(group: list[Closure], grid: Grid) -> tuple[float, float]:
    wide = fonts.width(_joined(group), _NOTE_SIZE)
    left = max(grid.left, min(group[0].start + 1, grid.right - wide))
    return left, left + wide


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


def labels(axis: Axis, plan: Plan, top: float, look: Look) -> list[Shape]:
    """Write months, weeks and the names of closures, from ``top`` down."""
    grid = axis.grid
    made: list[Shape] = []
    for first, last, names in axis.months:
        left, right = grid.start(first), grid.end(last)
        middle = top + MONTH_ROW / 2
        made.append(
            Line(((left, top), (left, top + MONTH_ROW)), look.theme.rule, 0.6, "month-tick")
        )
        for name in names:
            if fonts.width(name, _MONTH_SIZE, True) + 6 <= right - left:
                y = fonts.baseline(middle, _MONTH_SIZE)
                made.append(
                    fonts.written(
                        left + 4, y, name, _MONTH_SIZE, look.theme.ink, "month", bold=True
                    )
                )
                break
    line = top + MONTH_ROW
    made.append(Line(((grid.left, line), (grid.right, line)), look.theme.rule, 0.6, "axis"))
    middle = line + WEEK_ROW / 2
    every = _every(grid)
    for week in plan.weeks:
        review = week.reserved > 0
        if review:
            made.append(_mark(grid, week.week, line, look))
        if (week.week - 1) % every and every != 1:
            continue
        made.append(
            fonts.written(
                (grid.start(week.week) + grid.end(week.week)) / 2,
                fonts.baseline(middle, _WEEK_SIZE),
                str(week.week),
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
    return made + closure_names(axis, below, look)


def closure_names(axis: Axis, top: float, look: Look) -> list[Shape]:
    """Write the names of the closures, in rows from ``top`` down."""
    made: list[Shape] = []
    for name, left, row in axis.notes:
        y = fonts.baseline(top + 2 + (row + 0.5) * NOTE_ROW, _NOTE_SIZE)
        made.append(
            fonts.written(left, y, name, _NOTE_SIZE, look.theme.muted, "closure-name", of=name)
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
    wide = fonts.width(str(grid.weeks), _WEEK_SIZE, True) + 2.0
    for every in (1, 2, 4, 13, 26, 52):
        if wide <= grid.step * every:
            return every
    return 104
