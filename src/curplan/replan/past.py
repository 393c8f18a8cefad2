"""What was taught before the week from which a plan is made anew."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from curplan.brief import Brief
    from curplan.catalogue.models import Catalogue
    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedModule
    from curplan.replan.change import Change


@dataclass(frozen=True, slots=True)
class Past:
    """Minutes taught of each module in each week before ``from_week`` that was not lost.

    ``minutes`` has only modules with some; ``done`` are those of them that were said to be
    complete. ``alone``: how many of a module's minutes were independent work, where that is apart.
    """

    from_week: int
    minutes: Mapping[str, Mapping[int, int]]
    done: frozenset[str]
    alone: Mapping[str, int] = field(default_factory=dict)

    def cut_short(self, catalogue: Catalogue) -> frozenset[str]:
        """Modules that are done with fewer hours than the catalogue gives them."""
        known = catalogue.module_by_id
        return frozenset(
            name
            for name in self.done
            if name in known and sum(self.minutes[name].values()) < known[name].minutes
        )


def read_past(plan: Plan, brief: Brief, change: Change) -> Past:
    """Read from a plan what was taught; what a lost week held was not."""
    lost = {*brief.lost, *change.lost}
    minutes = {}
    alone = {}
    for module in plan.modules:
        taught = {
            week: some
            for week, some in planned_minutes(module, plan.catalogue.hour).items()
            if week < change.from_week and week not in lost
        }
        if taught:
            minutes[module.id] = taught
            hour = plan.catalogue.hour
            alone[module.id] = sum(
                round(hours * hour)
                for week, hours in module.weekly_independent.items()
                if int(week) in taught
            )
    done = frozenset(minutes).intersection((*brief.done, *change.done))
    return Past(change.from_week, minutes, done, alone)


def planned_minutes(module: PlannedModule, hour: int) -> dict[int, int]:
    """Minutes of a planned module in each week that has some."""
    return {
        int(week): round(hours * hour)
        for week, hours in module.weekly_hours.items()
        if round(hours * hour)
    }


def alone_minutes(plan: Plan, lost: Collection[int]) -> dict[str, dict[int, int]]:
    """Independent minutes of each planned module in each week that has some and was not lost."""
    hour = plan.catalogue.hour
    return {
        module.id: {
            int(week): round(hours * hour)
            for week, hours in module.weekly_independent.items()
            if int(week) not in lost
        }
        for module in plan.modules
    }


def keeps_past(old: Plan, new: Plan, from_week: int) -> bool:
    """Tell whether two plans have the same past: before a week, but for lost weeks.

    The same hours in every week, and where both have sessions, the same in each of them.
    """
    lost = {week.week for week in new.weeks if not week.hours}

    def taught(plan: Plan) -> set[tuple[str, str, float]]:
        return {
            (module.id, week, hours)
            for module in plan.modules
            for week, hours in module.weekly_hours.items()
            if hours and int(week) < from_week and int(week) not in lost
        }

    def held(plan: Plan) -> list[tuple[object, ...]]:
        return [
            (
                (each.week, each.day, each.start, each.end),
                [(part.module, part.minutes, part.units) for part in each.parts],
            )
            for each in plan.sessions
            if each.week < from_week and each.week not in lost
        ]

    both = bool(old.sessions and new.sessions)
    return taught(old) == taught(new) and (not both or held(old) == held(new))
