"""Weeks of a programme: the hours each one has, what is reserved, and what is closed when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from curplan.brief import WEEKDAYS
from curplan.calendars.closures import closed_days
from curplan.calendars.sessions import held_sessions

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from curplan.brief import Brief
    from curplan.calendars.sessions import Held
    from curplan.catalogue.models import Catalogue
    from curplan.catalogue.policy import Reserve

Hours = int | Fraction
"""Teaching hours: whole, or exact where sessions are not."""

LOST = "Week lost"
"""What a plan calls a week that the brief says was lost."""


@dataclass(frozen=True, slots=True)
class Week:
    """One week: its number from 1, first day (if dated), teaching hours, reserved hours, days.

    ``closures`` names the closed working days, ``open_days`` are the others (none if undated).
    A closure without a day is the whole week, of a programme without dates. ``reduced`` names
    the periods with reduced hours that it has days of. ``independent`` are those of its capacity
    that learners work alone (None: contact and independent hours are not apart), ``sessions``
    what takes place by the timetable.
    """

    number: int
    start: dt.date | None
    hours: Hours
    reserved: Hours
    closures: tuple[tuple[dt.date | None, str], ...] = ()
    open_days: tuple[dt.date, ...] = ()
    reduced: tuple[str, ...] = ()
    independent: Hours | None = None
    sessions: tuple[Held, ...] = ()

    @property
    def capacity(self) -> Hours:
        """Hours that modules may use."""
        return self.hours - self.reserved


def make_weeks(brief: Brief, reserve: Reserve, hour: int = 60) -> tuple[Week, ...]:
    """Lay out the weeks of a brief.

    Without a start date every week has the nominal hours. With one, week 1 is the calendar week
    of that date, and weeks begin on ``first_day``; days before the start are closed. The hours
    spread evenly over the working days; a closed day takes its share, a day of a period with
    reduced hours a part of it, and what is left is rounded down to whole hours. With a timetable,
    the contact hours are those of the sessions on open days, to the minute.
    Of every ``reserve.every``-th week, ``reserve.percent`` of the hours, rounded down (or of the
    sessions, in whole ones), are held back for review, resits and catching up. A week of
    ``brief.lost`` has no hours, and says so.

    ``hour`` is the length of a teaching hour in minutes.
    """
    if brief.start is None:
        return tuple(
            Week(number, None, 0, 0, ((None, LOST),), independent=_none(brief))
            if number in brief.lost
            else _week(_Frame(brief, reserve, hour, number), None, 1, 1, None)
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
        named = tuple((day, closed[day]) for day in days if day in closed)
        share = sum(_percent(brief, day) for day in taught)
        week = _week(_Frame(brief, reserve, hour, number), first, share, 100 * len(days), taught)
        weeks.append(
            replace(week, closures=named, open_days=taught, reduced=_reduced(brief, taught))
        )
    return tuple(weeks)


def weeks_for(catalogue: Catalogue, brief: Brief) -> tuple[Week, ...]:
    """Lay out the weeks of a brief with the reserve and the teaching hour of a catalogue.

    The reserve is that of the profile that the brief asks for, or else of its role's. Raises
    KeyError for an unknown country or region.
    """
    reserve = catalogue.policy_of(brief.role, brief.profile).reserve
    return make_weeks(brief, reserve, catalogue.hour)


def preparatory_weeks(brief: Brief) -> tuple[Week, ...]:
    """Lay out the weeks before week 1, numbered from 1 in the order of time.

    None where the brief has no preparation. They end with the week before week 1. Closed days and
    days with reduced hours take their share, as they do in ``make_weeks``.
    """
    wanted = brief.preparation
    if wanted is None:
        return ()
    if brief.start is None:
        numbers = range(1, wanted.weeks + 1)
        return tuple(Week(number, None, wanted.hours_per_week, 0) for number in numbers)
    end = brief.start - dt.timedelta(days=(brief.start.weekday() - first_day(brief.weekend)) % 7)
    begin = end - dt.timedelta(weeks=wanted.weeks)
    closed = closed_days(brief, begin, end)
    weeks = []
    for number in range(1, wanted.weeks + 1):
        first = begin + dt.timedelta(weeks=number - 1)
        days = working_days(first, brief.weekend)
        open_days = tuple(day for day in days if day not in closed)
        share = sum(_percent(brief, day) for day in open_days)
        weeks.append(
            Week(
                number,
                first,
                wanted.hours_per_week * share // (100 * len(days)),
                0,
                tuple((day, closed[day]) for day in days if day in closed),
                open_days,
                _reduced(brief, open_days),
            )
        )
    return tuple(weeks)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What does not depend on the days of a week."""

    brief: Brief
    reserve: Reserve
    hour: int
    number: int

    @property
    def percent(self) -> int:
        """Per cent of this week that is held back."""
        due = self.reserve.every > 0 and self.number % self.reserve.every == 0
        return self.reserve.percent if due else 0


def _week(
    frame: _Frame, first: dt.date | None, share: int, whole: int, days: tuple[dt.date, ...] | None
) -> Week:
    """Make a week that has ``share`` parts of ``whole`` of its days."""
    brief, percent = frame.brief, frame.percent
    alone = 0 if brief.independent is None else brief.independent * share // whole
    kept_alone = alone * percent // 100
    if brief.sessions:
        held = held_sessions(
            brief.sessions,
            days,
            lambda day: _percent(brief, day),
            percent,
            first_day(brief.weekend),
        )
        contact = _teaching_hours(sum(each.minutes for each in held), frame.hour)
        kept = _teaching_hours(sum(each.minutes for each in held if each.review), frame.hour)
    else:
        held = ()
        contact = (brief.hours_per_week - (brief.independent or 0)) * share // whole
        kept = contact * percent // 100
    independent = None if _none(brief) is None else alone - kept_alone
    return Week(
        frame.number,
        first,
        contact + alone,
        kept + kept_alone,
        independent=independent,
        sessions=held,
    )


def usual_hours(brief: Brief, hour: int) -> Hours:
    """Teaching hours of a full week, exact also where sessions are not whole hours."""
    if not brief.sessions:
        return brief.hours_per_week
    contact = _teaching_hours(sum(each.minutes for each in brief.sessions), hour)
    return contact + (brief.independent or 0)


def _none(brief: Brief) -> Hours | None:
    """No independent hours, or None where they are not apart from the others."""
    return 0 if brief.sessions or brief.independent is not None else None


def _teaching_hours(minutes: int, hour: int) -> Hours:
    found = Fraction(minutes, hour)
    return found.numerator if found.denominator == 1 else found


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
