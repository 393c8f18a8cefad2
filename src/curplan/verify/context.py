"""What the checks look at: the plan's placements beside what catalogue, brief and calendar say."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from curplan.verify.measures import minutes_of
from curplan.verify.order import Order, read_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from curplan.catalogue.models import Catalogue, Module, Outcome
    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedModule


@dataclass(frozen=True, slots=True)
class Placed:
    """A selected module: the catalogue's, the plan's words, its positive minutes by week."""

    module: Module
    stated: PlannedModule
    minutes: Mapping[int, Fraction]

    @property
    def id(self) -> str:
        """The module's id."""
        return self.module.id

    @property
    def start(self) -> int:
        """First week with hours; 0 where there is none."""
        return min(self.minutes, default=0)

    @property
    def end(self) -> int:
        """Last week with hours; 0 where there is none."""
        return max(self.minutes, default=0)

    def teaches(self, outcome: Outcome) -> bool:
        """Tell whether it teaches the outcome, or a higher level of its skill."""
        return any(
            o.skill == outcome.skill and o.level >= outcome.level for o in self.module.teaches
        )


@dataclass(frozen=True, slots=True)
class Context:
    """A plan, its catalogue and its order.

    ``running`` are the placed modules with hours, ``teachers`` those of them that teach a skill;
    ``loads`` the minutes of each week, also of modules that the catalogue does not know.
    """

    plan: Plan
    catalogue: Catalogue
    order: Order
    placed: tuple[Placed, ...]
    running: tuple[Placed, ...]
    teachers: Mapping[str, tuple[Placed, ...]]
    loads: Mapping[int, Fraction]

    def held(self, outcome: Outcome) -> bool:
        """Tell whether the learners hold the outcome on entry."""
        return self.order.entry.get(outcome.skill, 0) >= outcome.level

    def held_any(self, outcomes: Iterable[Outcome]) -> bool:
        """Tell whether the learners hold any of the outcomes on entry."""
        return any(self.held(outcome) for outcome in outcomes)

    def others_teaching(self, learner: Placed, outcomes: Iterable[Outcome]) -> tuple[Placed, ...]:
        """Find the other running modules that teach any of the outcomes, or a higher level."""
        return tuple(
            {
                other.id: other
                for outcome in outcomes
                for other in self.teachers.get(outcome.skill, ())
                if other.id != learner.id and other.teaches(outcome)
            }.values()
        )


def make_context(plan: Plan, catalogue: Catalogue) -> Context:
    """Look everything up once. Of a module planned twice the first counts."""
    placed: dict[str, Placed] = {}
    loads: dict[int, Fraction] = {}
    for stated in plan.modules:
        minutes = _minutes(stated, catalogue.hour)
        for week, some in minutes.items():
            loads[week] = loads.get(week, Fraction(0)) + some
        module = catalogue.module_by_id.get(stated.id)
        if module is not None and stated.id not in placed:
            placed[stated.id] = Placed(module, stated, minutes)
    running = tuple(one for one in placed.values() if one.minutes)
    teachers: dict[str, tuple[Placed, ...]] = {}
    for one in running:
        for skill in dict.fromkeys(outcome.skill for outcome in one.module.teaches):
            teachers[skill] = (*teachers.get(skill, ()), one)
    order = read_order(plan, catalogue)
    return Context(plan, catalogue, order, tuple(placed.values()), running, teachers, loads)


def week_number(key: str) -> int | None:
    """Read a key of ``weekly_hours``: a week number as text, from "1", without leading zeros."""
    plain = key.isascii() and key.isdecimal() and len(key) <= 4 and not key.startswith("0")
    return int(key) if plain else None


def _minutes(stated: PlannedModule, hour: int) -> dict[int, Fraction]:
    found = {}
    for key, hours in stated.weekly_hours.items():
        week = week_number(key)
        if week is not None and hours > 0:
            found[week] = minutes_of(hours, hour)
    return dict(sorted(found.items()))
