"""What the hours of the weeks imply for when modules begin and end, in CP-SAT.

Every schedule of these modules satisfies it, so nothing is lost; but the solver, which looks at one
constraint at a time, would only find it by trying.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from curplan.problem.relations import forced_pairs
from curplan.solve.cpsat import negation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.problem.model import Problem
    from curplan.solve.cpsat import Model
    from curplan.solve.weekly import Weekly


def state_limits(problem: Problem, model: Model, weekly: Weekly) -> None:
    """Fix what has begun or ended by when in any schedule, as the modules' hours need room.

    For a problem whose modules are all selected.
    """
    hours = [task.hours for task in problem.tasks]
    before = ancestors(problem)
    after = [[i for i, early in enumerate(before) if index in early] for index in range(len(hours))]
    until = list(accumulate(problem.capacity, initial=0))
    total = sum(hours)
    for week in range(problem.weeks):
        done, left = until[week + 1], until[-1] - until[week + 1]
        if done < total:
            model.fix(negation(weekly.over[week]))
        if left < total:
            model.fix(weekly.started[week])
        for index, own in enumerate(hours):
            earlier = sum(hours[i] for i in before[index])
            later = sum(hours[i] for i in after[index])
            if done < earlier:
                model.fix(negation(weekly.begun[index][week]))
            elif done < earlier + own:
                model.fix(negation(weekly.ended[index][week]))
            if left < later:
                model.fix(weekly.ended[index][week])
            elif left < later + own:
                model.fix(weekly.begun[index][week])


def ancestors(problem: Problem) -> Sequence[frozenset[int]]:
    """Give for each module those that have ended when it begins, whatever the schedule.

    They are the only supporters of its needs, what an order asks for, and what those wait for.
    """
    direct: list[set[int]] = [
        {need.supporters[0] for need in task.needs if len(need.supporters) == 1}
        for task in problem.tasks
    ]
    for earlier, later in forced_pairs(problem):
        direct[later].add(earlier)
    found = []
    for index, first in enumerate(direct):
        seen: set[int] = set()
        stack = sorted(first)
        while stack:
            other = stack.pop()
            if other not in seen:
                seen.add(other)
                stack.extend(sorted(direct[other]))
        found.append(frozenset(seen - {index}))
    return found
