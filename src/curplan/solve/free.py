"""What is freed at a time when a schedule is improved: weeks, a few modules, or a little of all.

A neighbourhood is what stays fixed: values of variables of the model, from the schedule at hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.problem.score import schedule_breaches

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

    from curplan.problem.breach import Breach
    from curplan.problem.model import Problem, Solution
    from curplan.solve.weekly import Weekly

RIPPLES = (
    *((1, 0), (1, 1), (1, 2), (1, 3), (1, 4)),
    *((2, 2), (2, 3), (2, 4), (3, 4), (3, 6), (4, 6), (5, 8)),
)
"""Weeks by which every module may begin or end earlier or later, and modules that are free."""

WIDTHS = (7, 9, 11, 13, 15, 17, 19)
"""Weeks freed at a time."""

SIZES = (4, 6, 8, 10, 12)
"""Modules freed in all weeks while the others stay."""

ALONG, ALONG_SHARE = 2, 0.5
"""Modules freed besides some weeks, and how often: a long module lies across narrow windows."""

GUILTY = 0.9
"""How likely each of the modules that break the rule is among those freed."""

ASIDE = 2
"""Weeks by which the middle of what is freed may lie off the week of a breach."""

Window = tuple[int, int]
"""First week and number of weeks."""


class Neighbourhoods:
    """Ways to free part of a schedule about a broken rule, the dear ones more often."""

    def __init__(self, problem: Problem, weekly: Weekly, randomness: random.Random) -> None:
        self._problem = problem
        self._weekly = weekly
        self._random = randomness
        self._modules = range(len(problem.tasks))

    def ripple(self, solution: Solution, step: int) -> dict[int, int]:
        """Let every module begin and end a little earlier or later, and some anywhere.

        In a full box this is what moves a module far: all others make room for it by a week.
        """
        reach, size = RIPPLES[step]
        breach, _ = self._breach(solution)
        guilty = [index for index in breach.modules if self._random.random() < GUILTY]
        self._random.shuffle(guilty)
        free = guilty[: (size + 1) // 2]
        others = [index for index in self._modules if index not in free]
        free += self._random.sample(others, min(size - len(free), len(others)))
        fixed = {}
        for index in self._modules:
            if index in free:
                continue
            spread = solution.hours[index]
            for row, week in ((self._weekly.begun, min(spread)), (self._weekly.ended, max(spread))):
                for other, variable in enumerate(row[index], start=1):
                    if not week - reach <= other < week + reach:
                        fixed[variable] = int(other >= week)
        return fixed

    def around(self, solution: Solution, step: int) -> dict[int, int]:
        """Free the modules near a broken rule: with hours, or the nearest to having some, there."""
        breach, centre = self._breach(solution)
        size = SIZES[step]

        def distance(index: int) -> tuple[int, float]:
            spread = solution.hours[index]
            gap = max(min(spread) - centre, centre - max(spread), 0)
            return (gap, self._random.random())

        order = sorted(self._modules, key=distance)
        guilty = [index for index in breach.modules if self._random.random() < GUILTY]
        free = list(dict.fromkeys([*guilty[:size], *order]))[:size]
        return self.held(solution, (index for index in self._modules if index not in free))

    def window(
        self, solution: Solution, step: int, done: set[Window]
    ) -> tuple[Window | None, dict[int, int]]:
        """Free the weeks about a broken rule, and often some modules in all weeks.

        Gives the window, if no module is free besides, and what is held. One that is ``done``,
        proven best by itself, is only freed together with modules.
        """
        width = min(WIDTHS[step], self._problem.weeks)
        _, week = self._breach(solution)
        last = self._problem.weeks - width + 1
        first = max(1, min(last, week - width // 2))
        window = (first, width)
        along = window in done or self._random.random() < ALONG_SHARE
        free = self._random.sample(self._modules, min(ALONG, len(self._modules))) if along else []
        held = [index for index in self._modules if index not in free]
        fixed = self.held(solution, held, range(first, first + width))
        return None if along else window, fixed

    def held(
        self, solution: Solution, modules: Iterable[int], free: Iterable[int] = ()
    ) -> dict[int, int]:
        """Hours of modules in a schedule, by variable, but for those of free weeks."""
        weeks = [week for week in range(1, self._problem.weeks + 1) if week not in free]
        return {
            self._weekly.hours[index][week - 1]: solution.hours[index].get(week, 0)
            for index in modules
            for week in weeks
        }

    def _breach(self, solution: Solution) -> tuple[Breach, int]:
        """Pick a broken rule, and a week about it."""
        breaches = schedule_breaches(self._problem, solution)
        weights = [breach.penalty for breach in breaches]
        breach = self._random.choices(breaches, weights)[0]
        weeks = list(breach.weeks) or [
            week for index in breach.modules for week in solution.hours[index]
        ]
        return breach, self._random.choice(weeks) + self._random.randint(-ASIDE, ASIDE)
