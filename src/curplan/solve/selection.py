"""The choice of modules as a CP-SAT model: what it covers, costs and needs, without weeks.

Alone it is a relaxation of the planning problem: hours fit the box as a whole, everything needed
is selected too and the support is acyclic. Its optimum bounds what any schedule can reach. Joined
with ``curplan.solve.weekly`` on the same model, the two are the whole problem.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.problem.apart import alone_only, contact_only
from curplan.problem.relations import circles, forced_pairs
from curplan.problem.windows import windows

if TYPE_CHECKING:
    from curplan.problem.model import Problem
    from curplan.solve.cpsat import Model, Term


@dataclass(frozen=True, slots=True)
class Tier:
    """One objective as linear terms over the choice: its value is terms + constant."""

    name: str
    maximise: bool
    terms: tuple[Term, ...]
    constant: int
    maximum: int | None


class Selection:
    """Variables and constraints of the choice on a model. ``chosen[i]``: module i is selected.

    Not ``boxed`` leaves the time box out: what modules need each other, whatever the weeks.
    """

    def __init__(self, problem: Problem, model: Model, *, boxed: bool = True) -> None:
        self._problem = problem
        self._model = model
        self.chosen = [model.boolean() for _ in problem.tasks]
        self._needs()
        self._corequisites()
        self._pins()
        if boxed:
            self._room()
        add_ranks(problem, model, self.chosen)
        self.tiers = (*self._coverage(), self._penalty(), self._hours())

    def _needs(self) -> None:
        """Require that for each need of a selected module some supporter is selected."""
        for index, task in enumerate(self._problem.tasks):
            for need in task.needs:
                self._one_of(index, need.supporters)

    def _corequisites(self) -> None:
        for index, task in enumerate(self._problem.tasks):
            for corequisite in task.corequisites:
                self._one_of(index, corequisite.partners)

    def _one_of(self, index: int, others: tuple[int, ...]) -> None:
        self._model.linear(
            [*((1, self.chosen[other]) for other in others), (-1, self.chosen[index])], low=0
        )

    def _pins(self) -> None:
        for index, task in enumerate(self._problem.tasks):
            if task.include:
                self._model.fix(self.chosen[index])

    def _room(self) -> None:
        """Hours fit the box as a whole, and each module fits the weeks its pins leave it."""
        problem = self._problem
        total = sum(problem.capacity)
        if problem.max_hours is not None:
            total = min(total, problem.max_hours)
        hours = [(task.hours, self.chosen[i]) for i, task in enumerate(problem.tasks)]
        self._model.linear(hours, high=total)
        if problem.alone:
            alone = [(task.alone, self.chosen[i]) for i, task in enumerate(problem.tasks)]
            contact = [
                (task.hours - task.alone, self.chosen[i]) for i, task in enumerate(problem.tasks)
            ]
            self._model.linear(alone, high=sum(problem.alone))
            self._model.linear(contact, high=sum(problem.capacity) - sum(problem.alone))
        for index, task in enumerate(problem.tasks):
            if not task.fits(problem.capacity):
                self._model.linear([(1, self.chosen[index])], high=0)
        self._fixed()
        views = (problem, *((contact_only(problem), alone_only(problem)) if problem.alone else ()))
        for bound in (bound for view in views for bound in windows(view)):
            terms = [(coefficient, self.chosen[i]) for i, coefficient in bound.coefficients]
            given = [self.chosen[index] for index in bound.given]
            self._model.linear(terms, high=bound.room, only_if=given)

    def _fixed(self) -> None:
        """What is fixed for a week fits it, in hours and in modules side by side."""
        problem = self._problem
        there: dict[int, list[tuple[int, int]]] = {}
        for index, task in enumerate(problem.tasks):
            for week, quanta in task.fixed:
                if quanta and week <= problem.weeks:
                    there.setdefault(week, []).append((quanta, index))
        for week, pinned in sorted(there.items()):
            hours = [(quanta, self.chosen[index]) for quanta, index in pinned]
            self._model.linear(hours, high=problem.capacity[week - 1])
            thick = [(1, self.chosen[i]) for _, i in pinned if not problem.tasks[i].continuous]
            self._model.linear(thick, high=problem.max_parallel)

    def _coverage(self) -> list[Tier]:
        """Levels reached: a Boolean for each further level that some module can teach."""
        tiers = []
        for priority in ("must", "essential", "optional"):
            terms: list[Term] = []
            constant = maximum = 0
            for requirement in self._problem.requirements:
                if requirement.priority != priority:
                    continue
                worth = requirement.worth(requirement.entry)
                constant += worth
                maximum += requirement.worth(requirement.required)
                for position, (level, _) in enumerate(requirement.steps):
                    gain = requirement.worth(level) - worth
                    if gain > 0:
                        teachers = {i for _, who in requirement.steps[position:] for i in who}
                        terms.append((gain, self._reached(sorted(teachers))))
                        worth = requirement.worth(level)
            tiers.append(Tier(f"{priority}_coverage", True, tuple(terms), constant, maximum))
        return tiers

    def _reached(self, teachers: list[int]) -> int:
        reached = self._model.boolean()
        self._model.linear([*((1, self.chosen[index]) for index in teachers), (-1, reached)], low=0)
        return reached

    def _penalty(self) -> Tier:
        terms: list[Term] = []
        for rule in self._problem.selection_rules:
            worst = rule.constant + sum(max(0, value) for _, value in rule.coefficients)
            if worst <= 0:
                continue
            points = self._model.integer(0, -(-worst // rule.unit))
            broken = [(-value, self.chosen[index]) for index, value in rule.coefficients]
            self._model.linear([(rule.unit, points), *broken], low=rule.constant)
            terms.append((rule.weight, points))
        return Tier("selection_penalty", False, tuple(terms), 0, None)

    def _hours(self) -> Tier:
        tasks = self._problem.tasks
        if self._problem.fill:
            practice = tuple((task.practice, self.chosen[i]) for i, task in enumerate(tasks))
            return Tier("hours", True, practice, 0, None)
        hours = tuple((task.hours, self.chosen[i]) for i, task in enumerate(tasks))
        return Tier("hours", False, hours, 0, None)


def add_ranks(problem: Problem, model: Model, chosen: list[int]) -> None:
    """Forbid circular support.

    Only inside the groups of ``circles`` can modules support each other in a circle; there each
    selected module gets a rank, and comes after the supporter that it counts on.
    """
    for group in circles(problem):
        inside = set(group)
        rank = {index: model.integer(0, len(group) - 1) for index in group}
        for earlier, later in forced_pairs(problem):
            if earlier in inside and later in inside:
                both = (chosen[earlier], chosen[later])
                model.linear([(1, rank[later]), (-1, rank[earlier])], low=1, only_if=both)
        for index in group:
            for need in problem.tasks[index].needs:
                counted_on = []
                for supporter in need.supporters:
                    if supporter not in inside:
                        counted_on.append(chosen[supporter])
                        continue
                    literal = model.boolean()
                    model.implies(literal, chosen[supporter])
                    model.linear(
                        [(1, rank[index]), (-1, rank[supporter])], low=1, only_if=(literal,)
                    )
                    counted_on.append(literal)
                model.either(counted_on, only_if=(chosen[index],))
