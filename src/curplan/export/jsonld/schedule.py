"""When a module takes place, as schedules: weekly slots, how often, and the dates left out."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from curplan.export.jsonld.values import Thing, day, filled

if TYPE_CHECKING:
    from curplan.plan.model import Plan
    from curplan.proposal.model import ModuleSheet, Proposal

WEEK = dt.timedelta(weeks=1)


def schedules(sheet: ModuleSheet, plan: Plan, proposal: Proposal) -> list[Thing]:
    """Give a module's schedules.

    With dated sessions, one for each weekly slot that has some of the module: its dates are those
    from ``startDate`` to ``endDate``, week by week, but for each ``exceptDate``. Without a
    timetable, one for the weeks that have hours of it. None for a plan without dates.
    """
    if proposal.sessions:
        return _slots(sheet, plan, proposal)
    if sheet.first_day is None or sheet.last_day is None:
        return []
    weeks = [w for w in proposal.weeks if any(share.code == sheet.code for share in w.shares)]
    return [
        {
            "@type": "Schedule",
            "startDate": sheet.first_day.isoformat(),
            "endDate": sheet.last_day.isoformat(),
            "repeatFrequency": "P1W",
            "repeatCount": len(weeks),
        }
    ]


def _slots(sheet: ModuleSheet, plan: Plan, proposal: Proposal) -> list[Thing]:
    slots: dict[tuple[int, str, str], list[dt.date]] = {}
    for session in proposal.sessions:
        if session.date and any(piece.code == sheet.code for piece in session.pieces):
            slots.setdefault((session.day, session.start, session.end), []).append(session.date)
    return [
        filled(
            {
                "@type": "Schedule",
                "byDay": day(weekday),
                "startTime": f"{start}:00",
                "endTime": f"{end}:00",
                "scheduleTimezone": str(plan.brief.get("timezone") or ""),
                "startDate": dates[0].isoformat(),
                "endDate": dates[-1].isoformat(),
                "repeatFrequency": "P1W",
                "repeatCount": len(dates),
                "exceptDate": _between(dates),
            }
        )
        for (weekday, start, end), dates in sorted(slots.items())
    ]


def _between(dates: list[dt.date]) -> list[str]:
    """List the weekly dates from the first to the last on which nothing is held."""
    found = []
    date = dates[0]
    while date < dates[-1]:
        if date not in dates:
            found.append(date.isoformat())
        date += WEEK
    return found
