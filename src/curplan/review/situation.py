"""A plan on the review's desk: its modules, the problem that it answers, and its solution."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from math import gcd
from typing import TYPE_CHECKING

from curplan.brief import Brief
from curplan.calendars.weeks import Week, weeks_for
from curplan.catalogue.counting import counted
from curplan.plan.build import build_plan
from curplan.problem.asked import entry_levels, requirements_of
from curplan.problem.build import build_problem
from curplan.problem.finer import finer
from curplan.problem.model import Problem, Result, Solution
from curplan.problem.ruling import policy_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from curplan.catalogue.models import Catalogue, Module, Requirement, Role
    from curplan.catalogue.policy import Policy
    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedModule


@dataclass(frozen=True)
class Situation:
    """A plan, its catalogue and its brief; ``problem`` holds just the modules of the plan."""

    plan: Plan
    catalogue: Catalogue
    brief: Brief
    weeks: tuple[Week, ...]

    @cached_property
    def role(self) -> Role:
        """The role."""
        return self.catalogue.role_by_id[self.brief.role]

    @cached_property
    def policy(self) -> Policy:
        """The profile of the policy that applies, with what the brief changes."""
        return policy_for(self.catalogue, self.brief)

    @cached_property
    def requirements(self) -> tuple[Requirement, ...]:
        """The role's requirements that count."""
        return requirements_of(self.catalogue, self.brief)

    @cached_property
    def entry(self) -> dict[str, int]:
        """Levels that learners hold on entry."""
        return entry_levels(self.catalogue, self.brief)

    @cached_property
    def required(self) -> frozenset[str]:
        """Skills that the role requires."""
        return frozenset(requirement.outcome.skill for requirement in self.requirements)

    @cached_property
    def modules(self) -> tuple[Module, ...]:
        """The plan's modules as the catalogue has them, in the order of the plan."""
        return tuple(self.catalogue.module_by_id[each.id] for each in self.plan.modules)

    @cached_property
    def start(self) -> dict[str, int]:
        """First week of each module, from its hours."""
        return {name: min(weeks) for name, weeks in self.minutes.items()}

    @cached_property
    def end(self) -> dict[str, int]:
        """Last week of each module, from its hours."""
        return {name: max(weeks) for name, weeks in self.minutes.items()}

    @cached_property
    def minutes(self) -> dict[str, dict[int, int]]:
        """Minutes of each module in each week that has some."""
        return {each.id: weekly_minutes(each, self.catalogue.hour) for each in self.plan.modules}

    @cached_property
    def loads(self) -> dict[int, float]:
        """Hours of modules in each week of the calendar."""
        loads = dict.fromkeys((week.number for week in self.weeks), 0)
        for spread in self.minutes.values():
            for week, minutes in spread.items():
                loads[week] += minutes
        return {week: minutes / self.catalogue.hour for week, minutes in loads.items()}

    @cached_property
    def problem(self) -> Problem:
        """The planning problem of the plan's modules alone."""
        return plan_problem(self.catalogue, self.brief, self.weeks, self.minutes)

    @cached_property
    def solution(self) -> Solution:
        """The plan as the problem's solution."""
        index = {task.id: number for number, task in enumerate(self.problem.tasks)}
        return Solution(
            {
                index[name]: {week: m // self.problem.quantum for week, m in spread.items()}
                for name, spread in self.minutes.items()
            }
        )

    @cached_property
    def chain(self) -> tuple[str, ...]:
        """The longest chain of modules, whatever the plan says that it is."""
        made = build_plan(
            self.catalogue, self.brief, self.weeks, self.problem, Result(self.solution, ())
        )
        return made.critical_chain

    def titles(self, names: Iterable[str]) -> str:
        """Titles of modules, in a row."""
        known = self.catalogue.module_by_id
        return ", ".join(known[name].title for name in names)


def weekly_minutes(module: PlannedModule, hour: int) -> dict[int, int]:
    """Minutes of a planned module in each week that has some.

    Raises ValueError when a week is not written as a number.
    """
    minutes: dict[int, int] = {}
    for week, hours in module.weekly_hours.items():
        if not (week.isascii() and week.isdigit() and str(int(week)) == week):
            raise ValueError(week)
        if round(hours * hour):
            minutes[int(week)] = round(hours * hour)
    return minutes


def plan_problem(
    catalogue: Catalogue,
    brief: Brief,
    weeks: tuple[Week, ...],
    minutes: Mapping[str, Mapping[int, int]],
) -> Problem:
    """Build the problem of a brief that offers these modules and no others.

    ``minutes`` are those of each module in each week; the problem's quantum divides all of them.
    """
    names = frozenset(minutes)
    others = tuple(sorted(frozenset(catalogue.module_by_id) - names))
    asked = brief.model_copy(update={"include": tuple(sorted(names)), "exclude": others})
    problem = build_problem(catalogue, asked, weeks, out_of_reach=True)
    every = [m for spread in minutes.values() for m in spread.values()]
    return finer(problem, problem.quantum // gcd(problem.quantum, *every))


def situation(
    plan: Plan, catalogue: Catalogue, reserved: Mapping[int, int] | None = None
) -> Situation:
    """Put a plan on the desk. Its modules and its role must be in the catalogue.

    ``reserved`` are the hours kept for review, where they do not follow from the policy.

    Raises ValueError when the plan's brief is none.
    """
    brief = Brief.model_validate({"role": plan.role, **plan.brief})
    catalogue = counted(catalogue, brief.hour)
    weeks = weeks_for(catalogue, brief)
    if reserved is not None:
        weeks = tuple(replace(week, reserved=reserved.get(week.number, 0)) for week in weeks)
    return Situation(plan, catalogue, brief, weeks)
