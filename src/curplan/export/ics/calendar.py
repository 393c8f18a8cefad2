"""Entries as a calendar file: stable identities, a time zone, and updates that replace."""

from __future__ import annotations

import datetime as dt
import json
import uuid
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from curplan.diagnostics import Diagnostic, Location, Severity
from curplan.export.ics.entries import entries
from curplan.export.ics.updates import renewed
from curplan.proposal.plain import plain

if TYPE_CHECKING:
    from icalendar import Event

    from curplan.export.ics.entries import Entry
    from curplan.plan.model import Plan
    from curplan.words import Words

PRODUCT = "-//curplan//programme calendar//EN"
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "curplan:calendar")
"""Under which the identities of events are hashed (RFC 4122, version 5)."""

NO_ZONE_HINT = "give the brief a time zone (timezone: America/Lima) and plan again"


def ics_faults(plan: Plan, file: str) -> tuple[Diagnostic, ...]:
    """Say why there can be no calendar, or what its times lack.

    An error (``no-start``) for a plan without dates. A warning (``no-timezone``) for sessions
    without a time zone: everyone's calendar then shows them at its own local time.
    """
    place = Location(file)
    if plan.time_box.start is None:
        message = "a calendar needs dates, and this plan has week numbers only"
        hint = "plan with a first day: --start 2027-03-15, or start: in the brief"
        return (Diagnostic("no-start", message, place, hint),)
    if plan.sessions and zone_of(plan) is None:
        message = "the times of the sessions are in no time zone"
        return (Diagnostic("no-timezone", message, place, NO_ZONE_HINT, Severity.WARNING),)
    return ()


def zone_of(plan: Plan) -> ZoneInfo | None:
    """Give the time zone of a plan's sessions; None where its brief names none that there is."""
    name = plan.brief.get("timezone")
    return _known(str(name)) if name else None


def _known(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


def ics_bytes(plan: Plan, words: Words, earlier: bytes | None = None) -> bytes:
    """Write the calendar of a dated plan.

    An event's UID is hashed from role, partner, cohort and what the event is: of a session its
    date and start. What is taught, the room and the title may change, and the event stays the
    same one. Its SEQUENCE counts its changes since the first file: with the calendar that was
    sent ``earlier``, changed events count one more and those that are gone come as cancelled; so
    a calendar that takes both files shows the newer one.

    DTSTAMP is the start of the programme's first day in UTC, and a minute more for each change:
    no clock is read, and a change is always later.

    Raises ValueError for a plan without dates, and when ``earlier`` is no calendar.
    """
    from icalendar import Calendar, Timezone

    start = plan.time_box.start
    if start is None:
        raise ValueError("a calendar needs dates")
    zone = zone_of(plan)
    listed = entries(plan, words)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    title = plain(plan.programme)
    cohort = plain(plan.brief.get("cohort") or "")
    calendar.add("x-wr-calname", f"{title} ({cohort})" if cohort else title)
    if zone is not None and any(entry.start for entry in listed):
        calendar.add("x-wr-timezone", str(zone))
    made = [_event(entry, plan, zone) for entry in listed]
    events = list(renewed(made, earlier, start))
    for name, days in sorted(_zones(events).items()):
        calendar.add_component(
            Timezone.from_tzid(
                name,
                first_date=min(days) - dt.timedelta(days=1),
                last_date=max(days) + dt.timedelta(days=2),
            )
        )
    for event in events:
        calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _zones(events: list[Event]) -> dict[str, list[dt.date]]:
    """Give the days of the events of each time zone, those that are cancelled among them.

    A calendar that another program wrote may name zones that nobody knows; they are left out.
    """
    found: dict[str, list[dt.date]] = {}
    for event in events:
        for end in ("DTSTART", "DTEND"):
            time: Any = event.get(end)
            name = str(time.params.get("TZID", "")) if time is not None else ""
            if name and _known(name) is not None:
                found.setdefault(name, []).append(time.dt.date())
    return found


def uid_of(plan: Plan, entry: Entry) -> str:
    """Give the UID of an entry, from nothing that a change of the plan's content changes."""
    brief = plan.brief
    programme = [plan.role, str(brief.get("partner") or ""), str(brief.get("cohort") or "")]
    return str(uuid.uuid5(NAMESPACE, json.dumps([programme, list(entry.identity)])))


def _event(entry: Entry, plan: Plan, zone: ZoneInfo | None) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", uid_of(plan, entry))
    event.add("summary", entry.summary)
    if entry.start is not None and entry.end is not None:
        event.add("dtstart", dt.datetime.combine(entry.first, entry.start, zone))
        event.add("dtend", dt.datetime.combine(entry.last, entry.end, zone))
    else:
        event.add("dtstart", entry.first)
        event.add("dtend", entry.last + dt.timedelta(days=1))
    if entry.room:
        event.add("location", entry.room)
    if entry.lines:
        event.add("description", "\n".join(entry.lines))
    event.add("status", "CONFIRMED")
    event.add("transp", "OPAQUE" if entry.busy else "TRANSPARENT")
    return event
