"""Where a closed day lies within its week, as a share of the week's width."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from curplan.plan.model import Plan

_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def middle_of(plan: Plan, start: dt.date | None, closed: dt.date | None) -> float | None:
    """Give the middle of a closed day, from 0 to 1; None where it is no working day of the week.

    The week's working days share its width. A closure without a day begins with the week.
    """
    off = plan.time_box.weekend
    usual = max(1, 7 - len(off))
    if closed is None or start is None:
        return 0.5 / usual
    days = [start + dt.timedelta(days=number) for number in range(7)]
    working = [day for day in days if _NAMES[day.weekday()] not in off]
    if not working or working[0] != start:
        working = days[:usual]
    return (working.index(closed) + 0.5) / len(working) if closed in working else None
