"""The time zone of a brief: that there is one, and when its clocks change within a programme."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

from curplan.brief import WEEKDAYS
from curplan.catalogue.faults import Fault
from curplan.diagnostics import Severity, nearest
from curplan.source import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.brief import Brief

NOON = dt.time(12)
"""The time of a day at which its clock is read: no zone changes it then."""


def timezone_faults(brief: Brief) -> Iterator[Fault]:
    """Find a time zone that there is not, and warn of sessions before and after a clock change.

    Sessions keep their local time, so that learners elsewhere meet an hour earlier or later.
    """
    if not brief.timezone:
        return
    place = Place("", ("timezone",))
    if brief.timezone not in _known():
        message = f"there is no time zone '{brief.timezone}'"
        hint = _nearest(brief.timezone) or "write it as in America/Lima or Europe/Paris"
        yield Fault("unknown-timezone", message, place, hint)
        return
    changes = clock_changes(brief)
    if changes:
        days = " and ".join(f"{day:%d %B %Y}".lstrip("0") for day in changes)
        message = f"the clocks of {brief.timezone} change on {days}, within the programme"
        hint = (
            "sessions keep their local time; tell people who join from another country, and check "
            "rooms and calls that are booked there"
        )
        yield Fault("clock-change", message, place, hint, Severity.WARNING)


def clock_changes(brief: Brief) -> tuple[dt.date, ...]:
    """List the days on which the clocks change between the first and the last weekly session.

    None for a brief without a time zone that there is, without dates or without sessions.

    >>> from curplan.brief import Brief, Session
    >>> evening = Session(day="monday", start="18:30", end="20:30")
    >>> paris = {"role": "x", "timezone": "Europe/Paris", "sessions": [evening]}
    >>> clock_changes(Brief(**paris, start="2027-03-15", weeks=4))
    (datetime.date(2027, 3, 28),)
    """
    if brief.start is None or not brief.sessions or brief.timezone not in _known():
        return ()
    zone = ZoneInfo(brief.timezone)
    days = [brief.start + dt.timedelta(days=number) for number in range(7 * brief.weeks)]
    held = {session.day for session in brief.sessions}
    taught = [day for day in days if WEEKDAYS[day.weekday()] in held]
    if not taught:
        return ()
    found = []
    day = taught[0] + dt.timedelta(days=1)
    while day <= taught[-1]:
        before = dt.datetime.combine(day - dt.timedelta(days=1), NOON, zone).utcoffset()
        if dt.datetime.combine(day, NOON, zone).utcoffset() != before:
            found.append(day)
        day += dt.timedelta(days=1)
    return tuple(found)


@cache
def _known() -> frozenset[str]:
    """Name the zones of the IANA database; not what this computer calls its own."""
    return frozenset(available_timezones() - {"localtime", "posixrules", "Factory"})


def _nearest(name: str) -> str:
    """Suggest a zone by its name, or by its city alone (``Lima``)."""
    zones = sorted(zone for zone in _known() if "/" in zone)
    cities = {zone.rpartition("/")[2].lower(): zone for zone in zones}
    city = name.rpartition("/")[2].strip().lower().replace(" ", "_")
    if city in cities:
        return f"did you mean '{cities[city]}'?"
    return nearest(name, zones)
