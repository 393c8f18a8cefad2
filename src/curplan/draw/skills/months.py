"""When something is learnt: the month of a plan in which a week lies."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from curplan.draw.look import Look
    from curplan.plan.model import Plan

#: An undated plan calls four weeks a month.
_WEEKS = 4


def months(plan: Plan, look: Look) -> tuple[tuple[str, ...], dict[int, int]]:
    """Name the months of a plan in order, and give each week's month (a place in that order).

    A week belongs to the month of its Wednesday; without dates, four weeks are a month. The year
    is named where the plan reaches into another one.
    """
    keys: list[tuple[int, int]] = []
    found: dict[int, int] = {}
    for week in plan.weeks:
        if week.start_date is None:
            key = (0, (week.week - 1) // _WEEKS + 1)
        else:
            middle = week.start_date + dt.timedelta(days=2)
            key = (middle.year, middle.month)
        if key not in keys:
            keys.append(key)
        found[week.week] = keys.index(key)
    years = len({year for year, _ in keys if year}) > 1
    return tuple(_name(year, month, look, years=years) for year, month in keys), found


def _name(year: int, month: int, look: Look, *, years: bool) -> str:
    if not year:
        return look.words.say("axis-month", n=month)
    if not years:
        return look.words.month(month)
    name = look.words.month(month, "abbreviated")
    return look.words.say("axis-month-year", month=name, year=year)
