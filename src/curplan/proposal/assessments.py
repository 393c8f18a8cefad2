"""The assessment calendar: what is due when, and the first time kept free for a resit."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from curplan.proposal.model import Due

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.plan.model import Plan
    from curplan.proposal.model import ModuleSheet
    from curplan.proposal.times import Session


def calendar(plan: Plan, sheets: Sequence[ModuleSheet], held: Sequence[Session]) -> tuple[Due, ...]:
    """Give every assessment by the day on which it is due at the latest: its module's last.

    Where there is a timetable, that is the module's last session, and the resit is in the first
    session kept free for review after it; else the resit is in the first such later week.
    """
    reviews = [week.week for week in plan.weeks if week.reserved]
    free = [each for each in held if each.review]
    made = []
    for sheet in sheets:
        week, day = last_session(sheet.code, held) or (sheet.last_week, sheet.last_day)
        resit_week: int | None = None
        resit_day: dt.date | None = None
        if free:
            later = (each for each in free if _after(each, week, day))
            found = next(later, None)
            if found is not None:
                resit_week, resit_day = found.week, found.date
        else:
            resit_week = next((each for each in reviews if each > week), None)
        made += [
            Due(sheet.code, sheet.title, row, week, day, resit_week, resit_day)
            for row in sheet.assessments
        ]
    return tuple(sorted(made, key=lambda due: (due.week, due.day or dt.date.min, due.code)))


def last_session(code: str, held: Sequence[Session]) -> tuple[int, dt.date] | None:
    """Give week and day of a module's last dated session; None where it has none.

    Learners may still work alone in a later week.
    """
    days = [
        (each.date, each.week)
        for each in held
        if each.date is not None and any(piece.code == code for piece in each.pieces)
    ]
    if not days:
        return None
    day, week = max(days)
    return week, day


def _after(session: Session, week: int, day: dt.date | None) -> bool:
    if session.date is not None and day is not None:
        return session.date > day
    return session.week > week
