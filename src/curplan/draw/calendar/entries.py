"""What stands in a week and in a day of the calendar.

A day has its milestones and, in a plan with a timetable, its sessions.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedModule, PlannedSession

Kind = Literal["first", "last", "begins", "ends", "gate"]

#: Kinds of modules whose beginning and end are worth a mark.
_MARKED = ("project", "capstone", "placement")
_ORDER: tuple[Kind, ...] = ("first", "begins", "gate", "ends", "last")


@dataclass(frozen=True, slots=True)
class Milestone:
    """A milestone: its kind, its week and, if there are dates, its day; which module it is of."""

    kind: Kind
    week: int
    date: dt.date | None
    module: PlannedModule | None = None

    @property
    def of(self) -> str:
        """What the shapes of the milestone belong to."""
        return f"{self.kind}:{self.module.id if self.module else ''}"


@dataclass(frozen=True, slots=True)
class Share:
    """A module's hours in one week."""

    module: PlannedModule
    hours: float


def week_shares(plan: Plan, week: int) -> tuple[Share, ...]:
    """List the modules with hours in a week, as they start; those that run alongside last."""
    found = [
        Share(module, float(module.weekly_hours[str(week)]))
        for module in plan.modules
        if module.weekly_hours.get(str(week), 0) > 0
    ]
    found.sort(key=lambda share: _order(share.module))
    return tuple(found)


def milestones(plan: Plan) -> tuple[Milestone, ...]:
    """List the milestones of a plan, in order.

    The first and the last day of teaching; where projects, the capstone and a placement begin and
    end; and by when a gate (an assessment that must be passed) is due: its module's last session,
    or else the end of its module.
    """
    if not plan.modules:
        return ()
    opens = min(plan.modules, key=lambda module: module.start_week)
    closes = max(plan.modules, key=lambda module: module.end_week)
    days = _session_days(plan)
    starts = [start for module in plan.modules if (start := _begins(module, days))]
    ends = [end for module in plan.modules if (end := _ends(module, days))]
    found = [
        Milestone("first", opens.start_week, min(starts, default=None)),
        Milestone("last", closes.end_week, max(ends, default=None)),
    ]
    for module in sorted(plan.modules, key=_order):
        start, end = _begins(module, days), _ends(module, days)
        if module.kind in _MARKED:
            found.append(Milestone("begins", module.start_week, start, module))
            found.append(Milestone("ends", module.end_week, end, module))
        if any(assessment.gate for assessment in module.assessments):
            found.append(Milestone("gate", *_judged(module, days), module))
    found.sort(key=lambda each: (each.week, each.date or dt.date.min, _ORDER.index(each.kind)))
    return tuple(found)


def _session_days(plan: Plan) -> dict[tuple[str, int], list[dt.date]]:
    """List the days of each module's sessions in each week."""
    found: dict[tuple[str, int], list[dt.date]] = {}
    for session in plan.sessions:
        for part in session.parts:
            if session.date is not None:
                found.setdefault((part.module, session.week), []).append(session.date)
    return found


def _begins(
    module: PlannedModule, days: Mapping[tuple[str, int], Sequence[dt.date]]
) -> dt.date | None:
    """Give a module's first day: of its first week's sessions, or else of that week."""
    return min(days.get((module.id, module.start_week), ()), default=module.start_date)


def _ends(
    module: PlannedModule, days: Mapping[tuple[str, int], Sequence[dt.date]]
) -> dt.date | None:
    """Give a module's last day: of its last week's sessions, or else of that week."""
    return max(days.get((module.id, module.end_week), ()), default=module.end_date)


def _judged(
    module: PlannedModule, days: Mapping[tuple[str, int], Sequence[dt.date]]
) -> tuple[int, dt.date | None]:
    """Give week and day of a module's last session, which learners may work on alone after."""
    held = [(max(found), week) for (name, week), found in days.items() if name == module.id]
    if not held:
        return module.end_week, module.end_date
    day, week = max(held)
    return week, day


def day_entries(marks: Sequence[Milestone], day: dt.date) -> tuple[Milestone, ...]:
    """Give what stands in a day's cell."""
    return tuple(mark for mark in marks if mark.date == day)


def day_sessions(plan: Plan, day: dt.date) -> tuple[PlannedSession, ...]:
    """Give the sessions of a day, in order of time."""
    return tuple(session for session in plan.sessions if session.date == day)


def week_entries(
    marks: Sequence[Milestone], week: int, days: Sequence[dt.date] = ()
) -> tuple[Milestone, ...]:
    """Give what stands in a week as a whole: what has no date, or none of the ``days``."""
    return tuple(mark for mark in marks if mark.week == week and mark.date not in days)


def _order(module: PlannedModule) -> tuple[bool, int, int, str]:
    return module.kind == "continuous", module.start_week, module.end_week, module.id
