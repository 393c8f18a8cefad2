"""Does a coverage fit the box? The question behind every piece of advice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.problem.reduce import without_dominated
from curplan.solve.choose import COVERAGE_TIERS, LINEARISATION, read_choice, require
from curplan.solve.cpsat import Effort, Model
from curplan.solve.joint import decide
from curplan.solve.schedule import schedule
from curplan.solve.selection import Selection

if TYPE_CHECKING:
    from curplan.problem.model import Problem

CHOICE_LIMIT = 4.0
SCHEDULE_LIMIT = 0.5
DECIDE_LIMIT = 8.0


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether it fits (None: undecided within the limit), and the hours of the smallest choice.

    ``work`` is the deterministic time that a joint decision took.
    """

    fits: bool | None
    hours: int = 0
    work: float = 0.0


def fits(
    problem: Problem, must: int, essential: int, *, thorough: bool, limit: float = DECIDE_LIMIT
) -> Fit:
    """Decide whether must and essential coverage of these values can be had in the box.

    Not ``thorough`` stops after one choice: None then means "not with the obvious choice".
    ``limit`` is the deterministic time of a joint decision.
    """
    small, _ = without_dominated(problem)
    model = Model()
    selection = Selection(small, model)
    for tier, value in zip(selection.tiers, (must, essential), strict=False):
        require(model, tier, value)
    hours = [(task.hours, selection.chosen[i]) for i, task in enumerate(small.tasks)]
    model.optimise(hours, maximise=False)
    answer = model.solve(Effort(CHOICE_LIMIT, LINEARISATION))
    if answer.infeasible:
        return Fit(False)
    if answer.found:
        scheduled = schedule(
            small, read_choice(selection, answer), SCHEDULE_LIMIT, any_will_do=True
        )
        if scheduled.solution is not None:
            return Fit(True, answer.objective)
    if not thorough:
        return Fit(None, answer.objective)
    decision = decide(small, [must, essential], limit)
    if decision.solution is not None:
        return Fit(True, answer.objective, decision.work)
    return Fit(False if decision.closed else None, answer.objective, decision.work)


@dataclass(frozen=True, slots=True)
class Aim:
    """Coverage to reach, and the fewest hours (in quanta) of any choice that reaches it."""

    must: int
    essential: int
    hours: int


def reachable(problem: Problem) -> Aim:
    """Must and essential coverage when everything that can be taught is taught, in any time."""
    model = Model()
    selection = Selection(problem, model, boxed=False)
    tops = []
    for tier in selection.tiers[: COVERAGE_TIERS - 1]:
        tops.append(tier.constant + sum(gain for gain, _ in tier.terms))
        require(model, tier, tops[-1])
    hours = [(task.hours, selection.chosen[i]) for i, task in enumerate(problem.tasks)]
    model.optimise(hours, maximise=False)
    answer = model.solve(Effort(CHOICE_LIMIT, LINEARISATION))
    return Aim(tops[0], tops[1], max(0, answer.bound))


def fewest_quanta(problem: Problem) -> int | None:
    """Fewest quanta of any choice that keeps the pins, in any time, as far as is proven.

    The pins' weeks and the limit of hours are left out; None when not even then is there one.
    """
    model = Model()
    selection = Selection(problem, model, boxed=False)
    hours = [(task.hours, selection.chosen[i]) for i, task in enumerate(problem.tasks)]
    model.optimise(hours, maximise=False)
    answer = model.solve(Effort(CHOICE_LIMIT, LINEARISATION))
    return None if answer.infeasible else max(0, answer.bound)
