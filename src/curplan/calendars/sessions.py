"""The sessions of a week that take place: on which day, for how long, and which are for review."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from curplan.brief import WEEKDAYS, minute_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from curplan.brief import Session

STEP = 5
"""Minutes: what a shortened session is rounded down to."""


@dataclass(frozen=True, slots=True)
class Held:
    """A session on its day (None in a programme without dates), and its minutes of teaching.

    ``review``: held back for review, resits and catching up.
    """

    session: Session
    date: dt.date | None
    minutes: int
    review: bool = False


def held_sessions(
    sessions: Sequence[Session],
    days: Sequence[dt.date] | None,
    percent: Callable[[dt.date], int],
    reserved: int,
) -> tuple[Held, ...]:
    """Give the sessions of a week in order of time.

    Parameters
    ----------
    sessions
        The weekly timetable.
    days
        The days of the week that are open; None: all, of a programme without dates.
    percent
        Per cent of its usual hours that a day has; a shorter session is rounded down.
    reserved
        Per cent of the sessions that are held back, in whole sessions, the last ones.
    """
    found: list[Held] = []
    for session in sorted(sessions, key=in_week):
        if days is None:
            found.append(Held(session, None, session.minutes))
            continue
        for day in days:
            if WEEKDAYS[day.weekday()] == session.day:
                minutes = session.minutes * percent(day) // 100 // STEP * STEP
                found.append(Held(session, day, minutes))
    found.sort(key=lambda held: (held.date is not None and held.date, held.session.start))
    kept = len(found) - len(found) * reserved // 100
    return (*found[:kept], *(replace(held, review=True) for held in found[kept:]))


def in_week(session: Session) -> tuple[int, int]:
    """Order sessions by their day and time."""
    return WEEKDAYS.index(session.day), minute_of(session.start)
