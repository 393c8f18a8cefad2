"""Lower the schedule penalty of a plan made anew, where that costs no change against the old one.

Weeks that are past are fixed, and so are the modules that moved and the weeks by which they did.
Within its weeks a module may have other hours; but a plan that can stay as it was does stay so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.solve.changes import Moves, changes
from curplan.solve.planner import EFFORTS
from curplan.solve.polish import polish
from curplan.solve.schedule import all_chosen, cut_down

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curplan.problem.model import Problem, Solution
    from curplan.solve.changes import Stay
    from curplan.solve.cpsat import Model
    from curplan.solve.weekly import Weekly

HELD = 2
"""Counts held, of those in ``Moves.tiers``: modules moved and weeks moved."""


def smooth(
    problem: Problem, solution: Solution, old: Mapping[int, Stay], from_week: int, effort: str
) -> tuple[Solution, int]:
    """Improve a schedule from a week on at no more change; also give the bound of its penalty.

    Raises KeyError for an unknown effort.
    """

    def hold(small: Problem, model: Model, weekly: Weekly, back: tuple[int, ...]) -> None:
        start = cut_down(solution, back)
        new = {index: number for number, index in enumerate(back)}
        stays = {new[index]: stay for index, stay in old.items() if index in new}
        moves = Moves(small, model, weekly, all_chosen(small, model), stays)
        counts = changes(stays, start)[1:]
        for terms, value in zip(moves.tiers[:HELD], counts, strict=False):
            model.linear(terms, high=value)

    if old.keys() == solution.hours.keys() and not any(changes(old, solution)):
        return solution, 0
    return polish(_past_fixed(problem, solution, from_week), solution, EFFORTS[effort], hold)


def _past_fixed(problem: Problem, solution: Solution, from_week: int) -> Problem:
    """Fix the hours of the weeks before one, as a brief fixes hours of a week."""
    tasks = list(problem.tasks)
    for index, spread in solution.hours.items():
        past = tuple((week, spread.get(week, 0)) for week in range(1, from_week))
        later = tuple(pin for pin in tasks[index].fixed if pin[0] >= from_week)
        tasks[index] = replace(tasks[index], fixed=(*past, *later))
    return replace(problem, tasks=tuple(tasks))
