"""Schedules to begin the search from, each another one than those before.

Sweeps over the weeks find the best ones (``curplan.solve.sweep``). Where they do not know the
problem, or find no place for all modules, walks over orders do (``curplan.solve.climb``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.solve.climb import climb
from curplan.solve.cpsat import SEED
from curplan.solve.greedy import wishes

if TYPE_CHECKING:
    from curplan.problem.model import Problem, Solution


class Beginnings:
    """A source of schedules of all modules of a problem."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._sweeps = True
        self._made = 0

    def another(self, limit: float) -> tuple[Solution | None, float]:
        """Find one more, with about so much deterministic work at most; also give the work.

        None where no way to find any is left.
        """
        seed = SEED + self._made
        self._made += 1
        work = 0.0
        if self._sweeps:
            found, work = sweep(self._problem, limit, seed)
            if found is not None:
                return found, work
            self._sweeps = False
        found, spent = climb(self._problem, seed)
        return found, work + spent


def sweep(
    problem: Problem, limit: float, seed: int, *, wishing: bool = False
) -> tuple[Solution | None, float]:
    """Sweep over a problem whose modules all run, with about so much work; also give the work.

    ``wishing``: what the rules of order want first is honoured like a need. No schedule is found
    where the problem asks for something that a sweep does not know.
    """
    if limit <= 0 or not sweepable(problem):
        return None, 0.0
    from curplan.solve.sweep import Sweep  # it loads numpy, and many schedules need none

    wished = wishes(problem, range(len(problem.tasks))) if wishing else None
    swept = Sweep(problem, wished).run(limit, seed)
    return swept.solution, swept.work


def sweepable(problem: Problem) -> bool:
    """Tell whether a sweep knows all that a problem asks for."""
    tasks = problem.tasks
    strict = any(each.strict for task in tasks for each in task.corequisites)
    return not (strict or problem.alone or any(task.fixed for task in tasks))
