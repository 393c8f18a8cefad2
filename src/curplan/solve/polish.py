"""Lower the schedule penalty of a solution: objective 6, over the schedules of its modules.

Large neighbourhood search (Shaw 1998): free the modules around a broken rule, hold the others
where they are, let the exact model place them anew, and widen the neighbourhood when that does
not help. A last solve of the whole schedule gives the bound. Everything counts deterministic
work only.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from curplan.problem.model import Solution
from curplan.problem.score import schedule_breaches, schedule_penalty
from curplan.solve.cpsat import SEED, Effort, Model
from curplan.solve.quality import penalty_terms
from curplan.solve.schedule import all_chosen, cut_down, only, renumber
from curplan.solve.weekly import Weekly

if TYPE_CHECKING:
    from collections.abc import Callable

    from curplan.problem.model import Problem

    Hold = Callable[[Problem, Model, Weekly, tuple[int, ...]], None]

SEARCH_SHARE = 0.75
"""Share of the work for the search; the rest goes into the solve that gives the bound."""

FIRST_LIMIT = 0.06
ROUND_COST = 0.01
"""Deterministic work of the first solve at most, and what a presolve is taken to cost."""

SMALLEST, LARGEST, STEP = 4, 22, 3
"""Modules freed at a time, and how many more after three rounds without success."""

USUAL, USUAL_LIMIT, GROWTH = 8, 0.05, 1.5
"""So many free modules get so much work at most; the limit grows with this power of the number.
Small steps go far at first; what they leave needs most of the schedule free, and time for it."""


def polish(
    problem: Problem, solution: Solution, limit: float, hold: Hold | None = None
) -> tuple[Solution, int]:
    """Improve a solution's schedule within deterministic work; also give the proven bound.

    ``limit`` 0 leaves the solution as it is, with the bound 0. ``hold`` adds what must stay so to
    the model of the schedule; it is given the old indices of the chosen modules, too.
    """
    penalty = schedule_penalty(problem, solution)
    if penalty == 0 or limit <= 0 or not solution.hours:
        return solution, 0
    small, old = only(problem, solution.selection)
    search = _Search(small, cut_down(solution, old), hold, old)
    work = search.run(limit * SEARCH_SHARE)
    bound = search.whole(limit - work)
    return renumber(search.best.hours, old), bound


class _Search:
    """The model of the whole schedule, and the best schedule so far."""

    def __init__(
        self, problem: Problem, start: Solution, hold: Hold | None, old: tuple[int, ...]
    ) -> None:
        self._problem = problem
        self._model = Model()
        chosen = all_chosen(problem, self._model)
        self._weekly = Weekly(problem, self._model, chosen)
        terms = penalty_terms(problem, self._model, self._weekly)
        self._model.optimise(terms, maximise=False)
        if hold is not None:
            hold(problem, self._model, self._weekly, old)
        self._random = random.Random(SEED)
        self._values: tuple[int, ...] = ()
        self.best = start
        self.penalty = schedule_penalty(problem, start)

    def run(self, limit: float) -> float:
        """Search neighbourhoods until the work is spent or nothing is left to improve."""
        work = self._solve(range(0), FIRST_LIMIT)
        size = SMALLEST
        failures = 0
        while self.penalty > 0 and work < limit:
            before = self.penalty
            share = USUAL_LIMIT * (size / USUAL) ** GROWTH
            work += self._solve(self._neighbourhood(size), share) + ROUND_COST
            if self.penalty < before:
                failures = 0
                continue
            failures += 1
            if failures % 3 == 0:
                size = size + STEP if size < LARGEST else SMALLEST
        return work

    def whole(self, limit: float) -> int:
        """Solve with everything free, from the best so far; gives the bound."""
        if self.penalty == 0 or limit <= 0:
            return 0
        model = self._model.copy_with({})
        model.hint(dict(enumerate(self._values)))
        answer = model.solve(Effort(limit, 0))
        if answer.found:
            self._accept(Solution(self._weekly.read(answer)), answer.values)
        return max(0, min(answer.bound, self.penalty))

    def _solve(self, free: range | list[int], limit: float) -> float:
        """Place the free modules anew, the others held; gives the work done."""
        held = [i for i in range(len(self._problem.tasks)) if i not in free]
        fixed = {
            variable: self.best.hours[index].get(week, 0)
            for index in held
            for week, variable in enumerate(self._weekly.hours[index], start=1)
        }
        model = self._model.copy_with(fixed)
        if self._values:
            model.hint(dict(enumerate(self._values)))
        answer = model.solve(Effort(limit, 0, probing=0, symmetry=0))
        if answer.found:
            self._accept(Solution(self._weekly.read(answer)), answer.values)
        return answer.work

    def _accept(self, solution: Solution, values: tuple[int, ...]) -> None:
        penalty = schedule_penalty(self._problem, solution)
        if penalty < self.penalty or not self._values:
            self.best, self.penalty, self._values = solution, penalty, values

    def _neighbourhood(self, size: int) -> list[int]:
        """Modules near a broken rule: those with hours, or the nearest to having some, there."""
        breaches = schedule_breaches(self._problem, self.best)
        weights = [breach.penalty for breach in breaches]
        breach = self._random.choices(breaches, weights)[0]
        weeks = list(breach.weeks) or [
            week for index in breach.modules for week in self.best.hours[index]
        ]
        centre = self._random.choice(weeks) + self._random.randint(-2, 2)

        def distance(index: int) -> tuple[float, float]:
            spread = self.best.hours[index]
            gap = max(min(spread) - centre, centre - max(spread), 0)
            return (gap, self._random.random())

        order = sorted(range(len(self._problem.tasks)), key=distance)
        guilty = [index for index in breach.modules if self._random.random() < 0.9][:size]
        return list(dict.fromkeys([*guilty, *order]))[:size]
