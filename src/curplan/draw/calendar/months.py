"""The months of a programme: which weeks stand on which page, and what is known of each day.

A dated plan has the months of the calendar. A week that lies in two months stands in both, so that
every day of a month is on its page; a month gets a page if it has the middle of some week. A plan
without dates calls four weeks a month.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedWeek

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: Weeks of a month without dates.
WEEKS_PER_MONTH = 4
#: Days of a week and of a usual working week; weeks that a month lies in at most.
_WEEK, _USUAL, _MOST_ROWS = 7, 5, 6


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month page: in its month, within the programme, and why it is closed, if it is."""

    date: dt.date
    in_month: bool
    in_programme: bool
    closed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A week of a month page: the plan's week, or none outside the programme, and its days."""

    week: PlannedWeek | None
    days: tuple[Day, ...] = ()


@dataclass(frozen=True, slots=True)
class Month:
    """A page's month: 1 to 12 with its year, or counted from 1 where there are no dates."""

    number: int
    year: int | None
    rows: tuple[Row, ...]

    @property
    def weeks(self) -> tuple[int, ...]:
        """The programme's weeks that stand in it."""
        return tuple(row.week.week for row in self.rows if row.week is not None)


def is_dated(plan: Plan) -> bool:
    """Tell whether every week has a date."""
    return bool(plan.weeks) and all(week.start_date is not None for week in plan.weeks)


def months(plan: Plan) -> tuple[Month, ...]:
    """Lay the weeks of a plan out in months."""
    if not is_dated(plan):
        firsts = range(0, len(plan.weeks), WEEKS_PER_MONTH)
        parts = [plan.weeks[first : first + WEEKS_PER_MONTH] for first in firsts]
        return tuple(
            Month(number, None, tuple(map(Row, part))) for number, part in enumerate(parts, 1)
        )
    weeks = [working_days(plan, _start(week)) for week in plan.weeks]
    pages = sorted({(days[len(days) // 2].year, days[len(days) // 2].month) for days in weeks})
    return tuple(Month(month, year, tuple(_rows(plan, year, month))) for year, month in pages)


def working_days(plan: Plan, start: dt.date) -> tuple[dt.date, ...]:
    """List the working days of the week that begins on ``start``.

    Where the week begins on a day that the plan counts as weekend, they are its first five days.
    """
    days = [start + dt.timedelta(days=offset) for offset in range(_WEEK)]
    open_days = [day for day in days if WEEKDAYS[day.weekday()] not in plan.time_box.weekend]
    if not open_days or open_days[0] != start:
        open_days = days[:_USUAL]
    return tuple(open_days)


def _start(week: PlannedWeek) -> dt.date:
    assert week.start_date is not None
    return week.start_date


def _rows(plan: Plan, year: int, month: int) -> Iterator[Row]:
    """Give the weeks with a working day in a month, those before and after the programme too."""
    known = {_start(week): week for week in plan.weeks}
    first, last = min(known), max(known)
    opens = max(first, plan.time_box.start or first)
    around = dt.timedelta(weeks=1)
    starts = [first - number * around for number in range(_MOST_ROWS, 0, -1)]
    starts += [*sorted(known), *(last + number * around for number in range(1, _MOST_ROWS + 1))]
    for start in starts:
        days = working_days(plan, start)
        if all((day.year, day.month) != (year, month) for day in days):
            continue
        week = known.get(start)
        yield Row(
            week,
            tuple(
                Day(
                    day,
                    (day.year, day.month) == (year, month),
                    week is not None and day >= opens,
                    _closed(week, day),
                )
                for day in days
            ),
        )


def _closed(week: PlannedWeek | None, day: dt.date) -> tuple[str, ...]:
    """Name what closes a day; a closure without a date closes its whole week."""
    if week is None:
        return ()
    names = [closed.name for closed in week.closures if closed.date in (None, day)]
    return tuple(dict.fromkeys(" ".join(name.split()) for name in names))
