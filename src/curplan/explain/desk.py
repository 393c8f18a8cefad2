"""A plan to be explained: who supports whom in it, and what falls without a module."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from curplan.plan.supports import ENTRY, Placed, in_order, supports
from curplan.problem.build import build_problem
from curplan.problem.relations import forced_pairs
from curplan.problem.relevance import held
from curplan.review.situation import Situation, situation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from curplan.catalogue.models import Catalogue, Module, Need, Outcome
    from curplan.plan.model import Plan
    from curplan.problem.model import Problem


@dataclass(frozen=True, slots=True)
class Link:
    """A module of the plan that counts on another: for which outcome; ``beside``: not before it."""

    outcome: Outcome
    user: str
    beside: bool = False


@dataclass(frozen=True)
class Desk:
    """A plan with its catalogue, and what follows from both."""

    situation: Situation

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue."""
        return self.situation.catalogue

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.situation.plan

    @cached_property
    def problem(self) -> Problem:
        """The planning problem that the plan answers, with all modules that can matter."""
        found = self.situation
        return build_problem(found.catalogue, found.brief, found.weeks)

    @cached_property
    def chosen(self) -> frozenset[str]:
        """Ids of the plan's modules."""
        return frozenset(each.id for each in self.plan.modules)

    @cached_property
    def index(self) -> dict[str, int]:
        """Numbers of the plan's modules in ``situation.problem``."""
        return {task.id: number for number, task in enumerate(self.situation.problem.tasks)}

    @cached_property
    def forced(self) -> dict[str, list[str]]:
        """For each module those that have to end before it: for a capstone, or for a pin."""
        tasks = self.situation.problem.tasks
        found: dict[str, list[str]] = {}
        for earlier, later in forced_pairs(self.situation.problem):
            found.setdefault(tasks[later].id, []).append(tasks[earlier].id)
        return found

    @cached_property
    def met(self) -> dict[str, list[tuple[Outcome, str]]]:
        """For each module the outcome that meets each need, and its module (or ``entry``)."""
        found = self.situation
        placed = [Placed(m, found.start[m.id], found.end[m.id]) for m in found.modules]
        ordered = in_order(found.catalogue, placed, found.entry, self.forced)
        return supports(found.catalogue, ordered, found.entry)

    @cached_property
    def links(self) -> dict[str, list[Link]]:
        """For each module those that count on it."""
        found: dict[str, list[Link]] = {}
        for user, needs in self.met.items():
            for outcome, source in needs:
                if source != ENTRY:
                    found.setdefault(source, []).append(Link(outcome, user))
        for module in self.situation.modules:
            for corequisite in module.corequisites:
                outcome = corequisite.outcome
                if self.situation.entry.get(outcome.skill, 0) < outcome.level:
                    for other in self.teaching(outcome, but=module.id):
                        found.setdefault(other.id, []).append(Link(outcome, module.id, True))
        return found

    def title(self, name: str) -> str:
        """Title of a module."""
        return self.catalogue.module_by_id[name].title

    def titles(self, names: Iterable[str]) -> str:
        """Titles of modules in a row; there are commas in titles."""
        return "; ".join(self.title(name) for name in names)

    def hours(self, minutes: int) -> float:
        """Minutes in teaching hours."""
        return round(minutes / self.catalogue.hour, 2)

    def teaching(self, outcome: Outcome, but: str = "") -> list[Module]:
        """Modules of the plan that teach an outcome or a higher level of it."""
        return [m for m in self.situation.modules if m.id != but and teaches(m, outcome)]

    def supporters(self, need: Need, user: str) -> list[Module]:
        """Modules of the plan that meet a need of another."""
        return [
            module
            for module in self.situation.modules
            if module.id != user and any(teaches(module, outcome) for outcome in need.any_of)
        ]

    def open_needs(self, module: Module) -> list[Need]:
        """Needs of a module that the learners do not meet on entry."""
        entry = self.situation.entry
        return [need for need in self.catalogue.module_needs(module) if not held(need, entry)]

    def fallen(self, without: Collection[str]) -> tuple[str, ...]:
        """Modules of the plan that cannot run when others are not there, time apart."""
        levels = dict(self.situation.entry)
        waiting = [m for m in self.situation.modules if m.id not in without]
        while True:
            ready = [
                module
                for module in waiting
                if all(held(need, levels) for need in self.catalogue.module_needs(module))
            ]
            if not ready:
                return tuple(module.id for module in waiting)
            for module in ready:
                for skill, level in module.teaches:
                    levels[skill] = max(levels.get(skill, 0), level)
            waiting = [module for module in waiting if module not in ready]


def covers(taught: Outcome, wanted: Outcome) -> bool:
    """Tell whether an outcome is another, or a higher level of it."""
    return taught.skill == wanted.skill and taught.level >= wanted.level


def teaches(module: Module, outcome: Outcome) -> bool:
    """Tell whether a module teaches an outcome or a higher level of it."""
    return any(covers(each, outcome) for each in module.teaches)


def listed(words: Iterable[str], last: str = "and") -> str:
    """Put words in a row.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    row = list(words)
    return f" {last} ".join([", ".join(row[:-1]), row[-1]] if len(row) > 1 else row)


def make_desk(plan: Plan, catalogue: Catalogue) -> Desk:
    """Put a plan on the desk; its role and its modules must be in the catalogue."""
    return Desk(situation(plan, catalogue))
