"""Updates of a calendar: what changed since the file that was sent, and what is gone."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from icalendar import Event

COUNTED = ("SEQUENCE", "DTSTAMP")
"""Properties that count changes, and are none."""

CANCELLED = "CANCELLED"


def renewed(events: Sequence[Event], earlier: bytes | None, start: dt.date) -> Iterator[Event]:
    """Number the changes of events against the file that was sent earlier.

    An event that is as it was keeps its number, one that changed has one more, one that is new
    begins with 0. Then come those that are gone, as cancelled. Raises ValueError when ``earlier``
    is no calendar.
    """
    known = {} if earlier is None else _events(earlier)
    for event in events:
        former = known.pop(str(event["UID"]), None)
        number = 0
        if former is not None:
            number = _number(former) + (_content(former) != _content(event))
        yield _numbered(event, number, start, former)
    for former in known.values():
        number = _number(former) + (str(former.get("STATUS", "")) != CANCELLED)
        former.pop("STATUS", None)
        former.add("status", CANCELLED)
        yield _numbered(former, number, start, former)


def is_calendar(content: bytes) -> bool:
    """Tell whether a file's content is a calendar."""
    try:
        _events(content)
    except (ValueError, KeyError, IndexError):
        return False
    return True


def _events(earlier: bytes) -> dict[str, Event]:
    from icalendar import Calendar, Event

    calendar = Calendar.from_ical(earlier)
    if calendar.name != "VCALENDAR":
        raise ValueError("no calendar")
    return {
        str(each["UID"]): each
        for each in calendar.walk("VEVENT")
        if isinstance(each, Event) and "UID" in each
    }


def _number(event: Event) -> int:
    return int(event.get("SEQUENCE", 0))


def _content(event: Event) -> list[str]:
    """Give what an event says, but for its numbering, in a form that can be compared."""
    lines = event.content_lines(sorted=True)
    return [line for line in map(str, lines) if not line.startswith(COUNTED)]


def _numbered(event: Event, number: int, start: dt.date, former: Event | None) -> Event:
    """Set number and stamp of an event: never before the stamp it had, after it if it changed."""
    stamp = dt.datetime.combine(start, dt.time(), dt.UTC) + dt.timedelta(minutes=number)
    had = getattr(former.get("DTSTAMP"), "dt", None) if former is not None else None
    if former is not None and isinstance(had, dt.datetime) and had.tzinfo is not None:
        stamp = max(stamp, had + dt.timedelta(minutes=number - _number(former)))
    for name in COUNTED:
        event.pop(name, None)
    event.add("sequence", number)
    event.add("dtstamp", stamp)
    return event
