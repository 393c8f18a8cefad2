"""Schedules to begin the search from, each another one than those before.

Sweeps over the weeks find the best ones (``curplan.solve.sweep``). Where they do not know the
problem, or find no place for all modules, walks over orders do (``curplan.solve.climb``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.solve.climb import climb
from curplan.solve.cpsat import SEED

if TYPE_CHECKING:
    from curplan.problem.model import Problem, Solution
    from curplan.solve.sweep import Sweep


class Beginnings:
    """A source of schedules of all modules of a problem."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._sweep: Sweep | None = None
        self._sweeps = sweepable(problem)
        self._made = 0

    def another(self, limit: float) -> tuple[Solution | None, float]:
        """Find one more, with about so much deterministic work at most; also give the work.

        None where no way to find any is left.
        """
        seed = SEED + self._made
        self._made += 1
        work = 0.0
        if self._sweeps:
            swept = self._sweeper().run(limit, seed)
            if swept.solution is not None:
                return swept.solution, swept.work
            self._sweeps = False
            work = swept.work
        found, spent = climb(self._problem, seed)
        return found, work + spent

    def _sweeper(self) -> Sweep:
        """Make the sweep when it is needed first: many schedules need none, and it loads numpy."""
        if self._sweep is None:
            from curplan.solve.sweep import Sweep

            self._sweep = Sweep(self._problem)
        return self._sweep


def sweepable(problem: Problem) -> bool:
    """Tell whether a sweep knows all that a problem asks for."""
    tasks = problem.tasks
    strict = any(each.strict for task in tasks for each in task.corequisites)
    return not (strict or problem.alone or any(task.fixed for task in tasks))
