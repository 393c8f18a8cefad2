"""The fewest levels that learners would have to hold on entry for the role to fit the box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.catalogue.kinds import Priority
from curplan.catalogue.models import Outcome
from curplan.problem.asked import entry_levels, requirements_of
from curplan.problem.build import build_problem
from curplan.problem.model import TWELFTHS
from curplan.solve.choose import LINEARISATION
from curplan.solve.cpsat import Effort, Model
from curplan.solve.fit import Fit, fits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.brief import Brief
    from curplan.calendars.weeks import Week
    from curplan.catalogue.models import Catalogue
    from curplan.problem.model import Problem

LIMIT = 4.0
ROUNDS = 12
"""Sets of levels that fit as hours but not as a schedule, refuted one by one at most."""

REFUTING = 1.0
"""Deterministic time for refuting such sets, all together; then a set counts as undecided."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Outcomes to hold besides what is held already, highest per skill, and if proven fewest."""

    outcomes: tuple[Outcome, ...]
    levels: int
    proven: bool


def fewest_levels(catalogue: Catalogue, brief: Brief, weeks: Sequence[Week]) -> Entry | None:
    """Find the fewest levels to hold on entry so that must and essential coverage are full.

    Outcomes that the role itself requires count last: as few of them as possible, then as few
    levels as possible, then what comes early in the prerequisite graph. A level counts with those
    below it. None when nothing was found.
    """
    asked = brief.model_copy(update={"optional": False, "use": "fewest"})
    problem = build_problem(catalogue, asked, weeks, out_of_reach=True, bare=True)
    search = _Search(problem, catalogue, brief)
    proven = True
    left = REFUTING
    for _ in range(ROUNDS):
        found = search.next_set()
        if found is None:
            return None
        levels, closed = found
        proven = proven and closed
        answer = _fits_with(catalogue, asked, weeks, levels, left)
        left -= answer.work
        if answer.fits:
            return Entry(_highest(levels), len(levels), proven)
        proven = proven and answer.fits is False
        search.refute(levels)
    return None


def _fits_with(
    catalogue: Catalogue,
    brief: Brief,
    weeks: Sequence[Week],
    levels: frozenset[Outcome],
    limit: float,
) -> Fit:
    """Plan with these levels held, as a brief that says so would."""
    knows = (*brief.knows, *map(str, sorted(levels)))
    asked = brief.model_copy(update={"knows": knows})
    problem = build_problem(catalogue, asked, weeks, bare=True)
    full = [
        sum(TWELFTHS * r.weight for r in problem.requirements if r.priority == priority)
        for priority in ("must", "essential")
    ]
    return fits(problem, full[0], full[1], thorough=limit > 0, limit=max(0.0, limit))


def _depths(catalogue: Catalogue) -> dict[Outcome, int]:
    """In which round each outcome can be derived from nothing: how deep in the graph it is."""
    depths: dict[Outcome, int] = {}
    waiting = [
        Outcome(skill.id, level.level) for skill in catalogue.skills for level in skill.levels
    ]
    depth = 0
    while waiting:
        ready = [
            outcome
            for outcome in waiting
            if all(
                any(each in depths for each in need.any_of)
                for need in catalogue.outcome_needs(outcome)
            )
        ]
        if not ready:
            return depths
        depths |= dict.fromkeys(ready, depth)
        waiting = [outcome for outcome in waiting if outcome not in depths]
        depth += 1
    return depths


def _highest(levels: frozenset[Outcome]) -> tuple[Outcome, ...]:
    best: dict[str, int] = {}
    for skill, level in levels:
        best[skill] = max(best.get(skill, 0), level)
    return tuple(Outcome(skill, level) for skill, level in sorted(best.items()))


class _Search:
    """The choice of modules and of levels held, as a relaxation without weeks."""

    def __init__(self, problem: Problem, catalogue: Catalogue, brief: Brief) -> None:
        self._problem = problem
        self._model = Model()
        self._chosen = [self._model.boolean() for _ in problem.tasks]
        self._held: dict[Outcome, int] = {}
        own = {
            requirement.outcome
            for requirement in requirements_of(catalogue, brief)
            if requirement.priority is not Priority.OPTIONAL
        }
        self._levels(catalogue, entry_levels(catalogue, brief))
        self._needs()
        self._coverage()
        total = sum(problem.capacity)
        if problem.max_hours is not None:
            total = min(total, problem.max_hours)
        hours = [(task.hours, self._chosen[i]) for i, task in enumerate(problem.tasks)]
        self._model.linear(hours, high=total)
        for index, task in enumerate(problem.tasks):
            if task.include:
                self._model.fix(self._chosen[index])
        self._cost(own, _depths(catalogue))

    def _cost(self, own: set[Outcome], depths: dict[Outcome, int]) -> None:
        """First the role's own outcomes, then levels, then what is early in the graph."""
        a_level = 1 + sum(depths.get(outcome, 0) for outcome in self._held)
        an_own = a_level * (1 + len(self._held))
        self._model.optimise(
            [
                (a_level + depths.get(outcome, 0) + (an_own if outcome in own else 0), variable)
                for outcome, variable in self._held.items()
            ],
            maximise=False,
        )

    def _levels(self, catalogue: Catalogue, entry: dict[str, int]) -> None:
        """A Boolean for each level that could matter; a level comes with those below it.

        What a capstone teaches is not among them: nobody brings the role's own proof along.
        """
        proofs = {
            Outcome(*outcome)
            for task in self._problem.tasks
            if task.capstone
            for outcome in task.teaches
        }
        wanted = {r.skill: r.required for r in self._problem.requirements}
        for task in self._problem.tasks:
            for need in task.needs:
                for skill, level in need.outcomes:
                    wanted[skill] = max(wanted.get(skill, 0), level)
            for skill, level in (each.outcome for each in task.corequisites):
                wanted[skill] = max(wanted.get(skill, 0), level)
        for skill, top in sorted(wanted.items()):
            below: int | None = None
            for number in [level.level for level in catalogue.skill_by_id[skill].levels]:
                if number > entry.get(skill, 0) and Outcome(skill, number) in proofs:
                    break
                if entry.get(skill, 0) < number <= top:
                    variable = self._model.boolean()
                    if below is not None:
                        self._model.implies(variable, below)
                    self._held[Outcome(skill, number)] = below = variable

    def _needs(self) -> None:
        for index, task in enumerate(self._problem.tasks):
            for need in task.needs:
                met = [self._chosen[supporter] for supporter in need.supporters]
                met += [self._held[Outcome(*o)] for o in need.outcomes if Outcome(*o) in self._held]
                self._model.either(met, only_if=(self._chosen[index],))
            for each in task.corequisites:
                met = [self._chosen[partner] for partner in each.partners]
                held = self._held.get(Outcome(*each.outcome))
                met += [] if held is None else [held]
                self._model.either(met, only_if=(self._chosen[index],))

    def _coverage(self) -> None:
        """Every must and essential requirement is reached in full."""
        for requirement in self._problem.requirements:
            if requirement.priority == "optional" or requirement.entry >= requirement.required:
                continue
            teachers = {
                index
                for level, who in requirement.steps
                if level >= requirement.required
                for index in who
            }
            held = self._held.get(Outcome(requirement.skill, requirement.required))
            reached = [self._chosen[index] for index in sorted(teachers)]
            self._model.either([*reached, *([held] if held is not None else [])])

    def next_set(self) -> tuple[frozenset[Outcome], bool] | None:
        """The cheapest set not refuted yet, and whether that is proven."""
        answer = self._model.solve(Effort(LIMIT, LINEARISATION))
        if not answer.found:
            return None
        levels = frozenset(o for o, v in self._held.items() if answer.values[v])
        return levels, answer.closed

    def refute(self, levels: frozenset[Outcome]) -> None:
        """These levels do not suffice, so none of their subsets does: ask for one more."""
        self._model.either([v for o, v in self._held.items() if o not in levels])
