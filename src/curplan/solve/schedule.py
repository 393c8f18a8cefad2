"""A schedule for a fixed choice: first the greedy, then the exact model, then the soft rules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from curplan.problem.model import Solution
from curplan.problem.reduce import keep
from curplan.problem.score import schedule_penalty
from curplan.solve.cpsat import Effort, Model
from curplan.solve.greedy import greedy
from curplan.solve.quality import penalty_terms
from curplan.solve.weekly import Weekly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.problem.model import Problem

GREEDY_TRIES = 40
LINEARISATIONS = (0, 2)
"""Tried in turn: the first finds and refutes fast, the second proves what needs arithmetic."""


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A schedule, or none; ``closed`` false means that the limit came first. ``work`` is spent."""

    solution: Solution | None
    closed: bool
    work: float = 0.0


def schedule(problem: Problem, selection: Sequence[int], limit: float) -> Scheduled:
    """Decide whether a choice can be scheduled, within a deterministic limit."""
    found = greedy(problem, selection, GREEDY_TRIES)
    if found is not None:
        return Scheduled(found, True)
    small, old = _only(problem, selection)
    work = 0.0
    for share, linearization in zip((0.25, 0.75), LINEARISATIONS, strict=True):
        model = Model()
        chosen = _all_chosen(small, model)
        weekly = Weekly(small, model, chosen)
        answer = model.solve(Effort(limit * share, linearization))
        work += answer.work
        if answer.found:
            return Scheduled(_renumber(weekly.read(answer), old), True, work)
        if answer.infeasible:
            return Scheduled(None, True, work)
    return Scheduled(None, False, work)


def improve(problem: Problem, solution: Solution, limit: float) -> tuple[Solution, int]:
    """Lower the schedule penalty of a solution; also give the bound that is proven.

    ``limit`` 0 leaves the solution as it is, with the bound 0.
    """
    penalty = schedule_penalty(problem, solution)
    if penalty == 0 or limit <= 0 or not solution.hours:
        return solution, 0
    small, old = _only(problem, solution.selection)
    model = Model()
    chosen = _all_chosen(small, model)
    weekly = Weekly(small, model, chosen)
    terms = penalty_terms(small, model, weekly)
    model.optimise(terms, maximise=False)
    new = {index: number for number, index in enumerate(old)}
    start = Solution({new[index]: spread for index, spread in solution.hours.items()})
    model.hint(weekly.hint(start))
    answer = model.solve(Effort(limit, 1))
    bound = max(0, answer.bound)
    if not answer.found:
        return solution, bound
    better = _renumber(weekly.read(answer), old)
    if schedule_penalty(problem, better) < penalty:
        return better, bound
    return solution, bound


def _only(problem: Problem, selection: Sequence[int]) -> tuple[Problem, tuple[int, ...]]:
    small, old = keep(problem, tuple(sorted(selection)))
    return replace(small, requirements=(), selection_rules=()), old


def _all_chosen(problem: Problem, model: Model) -> list[int]:
    chosen = [model.boolean() for _ in problem.tasks]
    for variable in chosen:
        model.fix(variable)
    return chosen


def _renumber(spread: dict[int, dict[int, int]], old: tuple[int, ...]) -> Solution:
    return Solution({old[index]: weeks for index, weeks in sorted(spread.items())})
