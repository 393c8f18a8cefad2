"""Weeks of a programme: the hours each one has, what is reserved, and what is closed when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from curplan.brief import WEEKDAYS
from curplan.calendars.closures import closed_days

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from curplan.brief import Brief
    from curplan.catalogue.policy import Reserve

LOST = "Week lost"
"""What a plan calls a week that the brief says was lost."""


@dataclass(frozen=True, slots=True)
class Week:
    """One week: its number from 1, first day (if dated), hours, reserved hours, days.

    ``closures`` names the closed working days, ``open_days`` are the others (none if undated).
    A closure without a day is the whole week, of a programme without dates. ``reduced`` names
    the periods with reduced hours that it has days of.
    """

    number: int
    start: dt.date | None
    hours: int
    reserved: int
    closures: tuple[tuple[dt.date | None, str], ...] = ()
    open_days: tuple[dt.date, ...] = ()
    reduced: tuple[str, ...] = ()

    @property
    def capacity(self) -> int:
        """Hours that modules may use."""
        return self.hours - self.reserved


def make_weeks(brief: Brief, reserve: Reserve) -> tuple[Week, ...]:
    """Lay out the weeks of a brief.

    Without a start date every week has the nominal hours. With one, week 1 is the calendar week
    of that date, and weeks begin on ``first_day``; days before the start are closed. The hours
    spread evenly over the working days; a closed day takes its share, a day of a period with
    reduced hours a part of it, and what is left is rounded down to whole hours.
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
    begin = brief.start - dt.timedelta(days=(brief.start.weekday() - first_day(brief.weekend)) % 7)
    closed = closed_days(brief, begin, begin + dt.timedelta(weeks=brief.weeks))
    weeks = []
    for number in range(1, brief.weeks + 1):
        first = begin + dt.timedelta(weeks=number - 1)
        days = working_days(first, brief.weekend)
        if number in brief.lost:
            closed |= {day: LOST for day in days if day not in closed and day >= brief.start}
        taught = tuple(day for day in days if day not in closed and day >= brief.start)
        shares = [_percent(brief, day) for day in taught]
        hours = brief.hours_per_week * sum(shares) // (100 * len(days))
        named = tuple((day, closed[day]) for day in days if day in closed)
        week = _week(number, first, hours, reserve, named, taught)
        weeks.append(replace(week, reduced=_reduced(brief, taught)))
    return tuple(weeks)


def first_day(weekend: Collection[str]) -> int:
    """Give the weekday (0: Monday) on which weeks begin: the first after the longest weekend.

    >>> first_day(("saturday", "sunday")), first_day(("friday", "saturday")), first_day(())
    (0, 6, 0)
    """
    off = [name in weekend for name in WEEKDAYS]

    def rest_before(day: int) -> int:
        return next((n for n in range(7) if not off[(day - 1 - n) % 7]), 7)

    return min((day for day in range(7) if not off[day]), key=lambda day: (-rest_before(day), day))


def working_days(first: dt.date, weekend: Collection[str]) -> tuple[dt.date, ...]:
    """List the working days of the week that begins on ``first``."""
    days = (first + dt.timedelta(days=offset) for offset in range(7))
    return tuple(day for day in days if WEEKDAYS[day.weekday()] not in weekend)


def _percent(brief: Brief, day: dt.date) -> int:
    """Per cent of its usual hours that a day has; of several periods the lowest counts."""
    return min([100, *(each.percent for each in brief.reduced if each.first <= day <= each.last)])


def _reduced(brief: Brief, days: Sequence[dt.date]) -> tuple[str, ...]:
    """Name the periods with reduced hours that some of the days belong to."""
    return tuple(
        each.name for each in brief.reduced if any(each.first <= day <= each.last for day in days)
    )


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
