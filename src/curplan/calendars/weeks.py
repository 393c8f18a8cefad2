"""Weeks of a programme: the hours each one has, what is reserved, and what is closed when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.calendars.closures import closed_days

if TYPE_CHECKING:
    from curplan.brief import Brief
    from curplan.catalogue.policy import Reserve

WORKING_DAYS = 5

LOST = "Week lost"
"""What a plan calls a week that the brief says was lost."""


@dataclass(frozen=True, slots=True)
class Week:
    """One week: its number from 1, first day (if dated), hours, reserved hours, days.

    ``closures`` names the closed working days, ``open_days`` are the others (none if undated).
    A closure without a day is the whole week, of a programme without dates.
    """

    number: int
    start: dt.date | None
    hours: int
    reserved: int
    closures: tuple[tuple[dt.date | None, str], ...] = ()
    open_days: tuple[dt.date, ...] = ()

    @property
    def capacity(self) -> int:
        """Hours that modules may use."""
        return self.hours - self.reserved


def make_weeks(brief: Brief, reserve: Reserve) -> tuple[Week, ...]:
    """Lay out the weeks of a brief.

    Without a start date every week has the nominal hours. With one, week 1 is the calendar week
    (Monday first) of that date; days before it are closed; the hours spread evenly over the five
    working days, a closed day takes its share, and what is left is rounded down to whole hours.
    Of every ``reserve.every``-th week, ``reserve.percent`` of the hours, rounded down, are held
    back for review, resits and catching up. A week of ``brief.lost`` has no hours, and says so.
    """
    if brief.start is None:
        return tuple(
            _week(number, None, 0, reserve, ((None, LOST),), ())
            if number in brief.lost
            else _week(number, None, brief.hours_per_week, reserve, (), ())
            for number in range(1, brief.weeks + 1)
        )
    monday = brief.start - dt.timedelta(days=brief.start.weekday())
    closed = closed_days(brief, monday, monday + dt.timedelta(weeks=brief.weeks))
    weeks = []
    for number in range(1, brief.weeks + 1):
        first = monday + dt.timedelta(weeks=number - 1)
        days = [first + dt.timedelta(days=offset) for offset in range(WORKING_DAYS)]
        if number in brief.lost:
            closed |= {day: LOST for day in days if day not in closed and day >= brief.start}
        lost = [day for day in days if day in closed or day < brief.start]
        hours = brief.hours_per_week * (WORKING_DAYS - len(lost)) // WORKING_DAYS
        named = tuple((day, closed[day]) for day in days if day in closed)
        taught = tuple(day for day in days if day not in lost)
        weeks.append(_week(number, first, hours, reserve, named, taught))
    return tuple(weeks)


def _week(
    number: int,
    start: dt.date | None,
    hours: int,
    reserve: Reserve,
    closures: tuple[tuple[dt.date | None, str], ...],
    open_days: tuple[dt.date, ...],
) -> Week:
    due = reserve.every > 0 and number % reserve.every == 0
    reserved = hours * reserve.percent // 100 if due else 0
    return Week(number, start, hours, reserved, closures, open_days)
