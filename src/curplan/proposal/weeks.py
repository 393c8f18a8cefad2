"""The weekly plan, and the sessions of the timetable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.proposal.names import DAYS
from curplan.proposal.plain import plain, tidy
from curplan.proposal.times import Closed, Piece, Session, Share, Week

if TYPE_CHECKING:
    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedWeek
    from curplan.proposal.names import Names


def weeks(plan: Plan, names: Names, last: int) -> tuple[Week, ...]:
    """Give the weeks from 1 to the last that is taught."""
    return tuple(_week(week, plan, names) for week in plan.weeks if week.week <= last)


def _week(week: PlannedWeek, plan: Plan, names: Names) -> Week:
    key = str(week.week)
    shares = tuple(
        Share(
            names.code(module.id),
            names.title(module.id),
            tidy(module.weekly_hours[key]),
            tidy(module.weekly_independent.get(key, 0)),
        )
        for module in plan.modules
        if module.weekly_hours.get(key)
    )
    return Week(
        week.week,
        week.start_date,
        tidy(sum(share.hours for share in shares)),
        tidy(sum(share.independent for share in shares)),
        tidy(week.reserved),
        shares,
        tuple(Closed(day.date, plain(day.name)) for day in week.closures),
        tuple(map(plain, week.reduced)),
    )


def sessions(plan: Plan, names: Names) -> tuple[Session, ...]:
    """Give the sessions in the plan's order; those of a day that no week has are left away."""
    return tuple(
        Session(
            item.week,
            DAYS.index(item.day) if item.date is None else item.date.weekday(),
            item.date,
            plain(item.start),
            plain(item.end),
            item.minutes,
            plain(item.room),
            plain(item.mode),
            item.review,
            tuple(
                Piece(
                    names.code(part.module),
                    names.title(part.module),
                    part.minutes,
                    part.part,
                    part.of,
                    tuple(map(plain, part.units)),
                )
                for part in item.parts
            ),
        )
        for item in plan.sessions
        if item.date is not None or item.day in DAYS
    )
