"""The weeks before week 1, in which learners work alone."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from curplan.proposal.model import Preparation, Prepared
from curplan.proposal.names import DAYS
from curplan.proposal.plain import plain, tidy
from curplan.proposal.times import Closed, Share, Week

if TYPE_CHECKING:
    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedWeek
    from curplan.proposal.names import Names


def preparation(plan: Plan, names: Names) -> Preparation | None:
    """Give the preparation of a plan; None where it has none, or nothing that all work through."""
    made = plan.preparation
    if made is None or not made.modules:
        return None
    days = [day for week in made.weeks for day in open_days(week, plan.time_box.weekend)]
    return Preparation(
        tidy(made.hours_per_week),
        min(days, default=None),
        max(days, default=None),
        tuple(
            Prepared(
                module.id, plain(module.title), tidy(module.hours), names.abilities(module.teaches)
            )
            for module in made.modules
        ),
        tuple(_week(week, plan) for week in made.weeks),
    )


def _week(week: PlannedWeek, plan: Plan) -> Week:
    made, key = plan.preparation, str(week.week)
    shares = tuple(
        Share(f"P{number}", plain(module.title), tidy(hours), tidy(hours))
        for number, module in enumerate(made.modules if made else (), start=1)
        if (hours := module.weekly_hours.get(key, 0))
    )
    total = tidy(sum(share.hours for share in shares))
    return Week(
        week.week,
        week.start_date,
        total,
        total,
        0,
        shares,
        tuple(Closed(day.date, plain(day.name)) for day in week.closures),
        tuple(map(plain, week.reduced)),
    )


def open_days(week: PlannedWeek, weekend: tuple[str, ...]) -> tuple[dt.date, ...]:
    """Give the open days of a week; none where it has no dates."""
    if week.start_date is None:
        return ()
    closed = {each.date for each in week.closures}
    days = (week.start_date + dt.timedelta(days=number) for number in range(7))
    return tuple(day for day in days if day not in closed and DAYS[day.weekday()] not in weekend)
