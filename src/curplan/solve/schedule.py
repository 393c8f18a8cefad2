"""A schedule for a fixed choice: first the greedy, then a sweep, then the exact model."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from curplan.problem.model import Solution
from curplan.problem.reduce import keep
from curplan.solve.beginnings import sweep
from curplan.solve.cpsat import SEED, Effort, Model
from curplan.solve.greedy import greedy
from curplan.solve.weekly import Weekly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.problem.model import Problem

GREEDY_TRIES, FEW_TRIES = 400, 60
"""Tries of the greedy for a good schedule, and where any will do."""

SWEEP = 0.05
"""Deterministic work of the sweep that follows where the greedy finds nothing. Of 24 choices with a
schedule that 60 tries missed, 340 more tries found 4, and a sweep found 11 in a third of the time.
"""

ROUNDS = ((2, 0.1), (0, 0.3), (1, 0.6))
"""Linearisation levels tried in turn, each with its share of the limit: the second level refutes
in no time what arithmetic refutes, level 0 finds schedules fast, and level 1 refutes with half the
work of level 2 what is full to the brim (28 modules, 700 h in 19 weeks)."""

APART_ROUNDS = ((1, 1.0),)
"""Where contact and independent hours have capacities of their own: evenings filled to 97–99.7 %
with contact hours were scheduled with 1.5 to 2.5 of work at level 1, and not with 6 at level 0."""

REFUTING = 1
"""The level that is there to refute, and does it sooner without a hint where to look."""


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A schedule, or none; ``closed`` false means that the limit came first. ``work`` is spent."""

    solution: Solution | None
    closed: bool
    work: float = 0.0


REFUTE_FIRST = ((1, 0.8), (0, 0.2))
"""The same for a choice that the greedy and others like it failed at: it rather has none."""


def schedule(
    problem: Problem,
    selection: Sequence[int],
    limit: float,
    *,
    any_will_do: bool = False,
    rounds: Sequence[tuple[int, float]] | None = None,
) -> Scheduled:
    """Decide whether a choice can be scheduled, within a deterministic limit.

    ``any_will_do`` takes the first schedule found; else the greedy looks for a good one.
    ``rounds`` are linearisation levels with their shares of the limit, instead of the usual ones.
    """
    if rounds is None:
        rounds = APART_ROUNDS if problem.alone else ROUNDS
    tries = FEW_TRIES if any_will_do else GREEDY_TRIES
    found = greedy(problem, selection, tries, any_will_do=any_will_do)
    if found.solution is not None:
        return Scheduled(found.solution, True)
    small, old = only(problem, selection)
    partial = cut_down(found.partial, old)
    work = 0.0
    for wishing in (False,) if any_will_do else (True, False):
        swept, spent = sweep(small, SWEEP, SEED, wishing=wishing)
        work += spent
        if swept is not None:
            return Scheduled(renumber(swept.hours, old), True, work)
    for linearization, share in rounds:
        model = Model()
        chosen = all_chosen(small, model)
        weekly = Weekly(small, model, chosen)
        if linearization != REFUTING:
            model.hint(weekly.hint(partial))
        answer = model.solve(Effort(limit * share, linearization))
        work += answer.work
        if answer.found:
            return Scheduled(renumber(weekly.read(answer), old), True, work)
        if answer.infeasible:
            return Scheduled(None, True, work)
    return Scheduled(None, False, work)


def only(problem: Problem, selection: Sequence[int]) -> tuple[Problem, tuple[int, ...]]:
    """Cut a problem down to the schedule of a choice; also give the old indices."""
    small, old = keep(problem, tuple(sorted(selection)))
    return replace(small, requirements=(), selection_rules=()), old


def cut_down(solution: Solution, old: tuple[int, ...]) -> Solution:
    """Give a solution the indices of a cut-down problem; ``renumber`` is the way back."""
    new = {index: number for number, index in enumerate(old)}
    return Solution({new[index]: spread for index, spread in solution.hours.items()})


def all_chosen(problem: Problem, model: Model) -> list[int]:
    """Make variables for a choice that is made already."""
    chosen = [model.boolean() for _ in problem.tasks]
    for variable in chosen:
        model.fix(variable)
    return chosen


def renumber(spread: dict[int, dict[int, int]], old: tuple[int, ...]) -> Solution:
    """Give a solution of a cut-down problem its old indices."""
    return Solution({old[index]: weeks for index, weeks in sorted(spread.items())})
