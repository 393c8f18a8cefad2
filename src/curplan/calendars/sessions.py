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

    @property
    def end(self) -> str:
        """When it ends: its pause later than its minutes are through."""
        minute = minute_of(self.session.start) + self.minutes + self.session.pause
        return f"{minute // 60:02}:{minute % 60:02}"


def held_sessions(
    sessions: Sequence[Session],
    days: Sequence[dt.date] | None,
    percent: Callable[[dt.date], int],
    reserved: int,
    first: int = 0,
) -> tuple[Held, ...]:
    """Give the sessions of a week in order of time.

    Parameters
    ----------
    sessions
        The weekly timetable.
    days
        The days of the week that are open; None: all, of a programme without dates.
    percent
        Per cent of its usual hours that a day has; a shorter session is rounded down to five
        minutes, and one that has nothing left does not take place.
    reserved
        Per cent of the sessions that are held back, in whole sessions, the last ones.
    first
        The weekday (0: Monday) on which weeks begin, for a programme without dates.
    """
    weekly = sorted(sessions, key=lambda each: in_week(each, first))
    found = [Held(session, None, session.minutes) for session in weekly if days is None]
    for day in sorted(days or ()):
        for session in weekly:
            minutes = session.minutes * percent(day) // 100 // STEP * STEP
            if WEEKDAYS[day.weekday()] == session.day and minutes:
                found.append(Held(session, day, minutes))
    kept = len(found) - len(found) * reserved // 100
    return (*found[:kept], *(replace(held, review=True) for held in found[kept:]))


def in_week(session: Session, first: int = 0) -> tuple[int, int]:
    """Order sessions by their day, in weeks that begin on ``first`` (0: Monday), and time."""
    return (WEEKDAYS.index(session.day) - first) % 7, minute_of(session.start)
