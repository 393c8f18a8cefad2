"""Lower the schedule penalty of a solution: objective 6, over the schedules of its modules.

Large neighbourhood search (Shaw 1998): free the hours of some weeks around a broken rule, hold
all others, let the exact model place them anew, and widen the weeks when that does not help. Where
this is not enough, begin again elsewhere, from what a walk over orders finds
(``curplan.solve.climb``). A last solve of the whole schedule gives the bound. Everything counts
deterministic work only.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.problem.model import Solution
from curplan.problem.score import schedule_breaches, schedule_penalty
from curplan.solve.climb import climb
from curplan.solve.cpsat import SEED, Effort, Model
from curplan.solve.quality import penalty_terms
from curplan.solve.schedule import all_chosen, cut_down, only, renumber
from curplan.solve.weekly import Weekly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from curplan.problem.breach import Breach
    from curplan.problem.model import Problem

    Hold = Callable[[Problem, Model, Weekly, tuple[int, ...]], None]

SEARCH_SHARE = 0.85
"""Share of the work for the search; the rest goes into the solve that gives the bound."""

FIRST_LIMIT = 0.06
ROUND_COST = 0.01
"""Deterministic work of the first solve at most, and what a presolve is taken to cost."""

SHORT = 0.25
FIRST_ROUND = 2.0
"""Work before the first walk over orders, which most schedules never need, and work up to the
second one; each further round is twice as long as the one before."""

WIDTHS = (7, 11, 15, 18)
TRIES = 3
"""Weeks freed at a time, narrow ones first, wider ones after so many without success. Up to eleven
weeks are proven best in a moment; what the narrow ones leave, the wide ones find."""

NARROW, NARROW_LIMIT, GROWTH = 7, 0.03, 2.5
"""So many free weeks get so much work at most; the limit grows with this power of the number."""

ALONG, ALONG_SHARE = 2, 0.5
"""Modules freed besides, in all weeks, and how often: a long module lies across narrow windows."""

BY_MODULES, SIZES, GUILTY = 0.33, (4, 6, 9, 12), 0.9
"""How often modules are freed in all weeks and no window is, how many, and how likely each of
those that break the rule."""

ASIDE = 2
"""Weeks by which the middle of a window or of such a choice may lie off the week of a breach."""


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
    return renumber(search.best.solution.hours, old), bound


@dataclass(frozen=True, slots=True)
class _State:
    """A schedule, its penalty, and its values of all variables (none before the first solve)."""

    solution: Solution
    penalty: int
    values: tuple[int, ...] = ()


class _Search:
    """The model of the whole schedule, the schedule at hand and the best one so far."""

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
        self._held = hold is not None
        self._random = random.Random(SEED)
        self._modules = range(len(problem.tasks))
        self._now = self.best = _State(start, schedule_penalty(problem, start))
        self._proven = False

    def run(self, limit: float) -> float:
        """Search until the work is spent or nothing is left to improve; gives the work."""
        work = self._settle(self._now.solution)
        work += self._improve(min(SHORT, limit) - work)
        until = FIRST_ROUND
        number = 0
        while self._open and work < limit:
            end = min(until, limit)
            if not self._held:
                work += self._begin_anew(number)
            if self._now is not self.best:
                work += self._improve((end - work) / 2)
                self._now = self.best
            work += self._improve(end - work)
            until *= 2
            number += 1
        return work

    def whole(self, limit: float) -> int:
        """Solve with everything free, from the best so far; gives the bound."""
        if self._proven or self.best.penalty == 0:
            return self.best.penalty
        if limit <= 0:
            return 0
        model = self._model.copy_with({})
        model.hint(dict(enumerate(self.best.values)))
        answer = model.solve(Effort(limit, 0))
        if answer.found:
            self._accept(Solution(self._weekly.read(answer)), answer.values)
        return max(0, min(answer.bound, self.best.penalty))

    @property
    def _open(self) -> bool:
        return self.best.penalty > 0 and not self._proven

    def _begin_anew(self, number: int) -> float:
        """Go to what a walk over orders finds; at first only if it is better. Gives the work."""
        found, work = climb(self._problem, SEED + number)
        if found is not None and (
            number or schedule_penalty(self._problem, found) < self.best.penalty
        ):
            work += self._settle(found)
        return work

    def _settle(self, solution: Solution) -> float:
        """Make a schedule the one at hand, with its values of all variables; gives the work."""
        self._now = _State(solution, schedule_penalty(self._problem, solution))
        return self._solve(self._hours_of(self._modules), FIRST_LIMIT)[1]

    def _improve(self, limit: float) -> float:
        """Free one window after another until the work is spent; gives the work."""
        work = 0.0
        step = failures = 0
        done: set[tuple[int, int]] = set()
        while self._open and self._now.penalty > 0 and work < limit:
            before = self._now.penalty
            if self._random.random() < BY_MODULES:
                fixed = self._around(SIZES[step])
                window, most = None, NARROW_LIMIT * (WIDTHS[step] / NARROW) ** GROWTH
            else:
                window, fixed = self._window(min(WIDTHS[step], self._problem.weeks), done)
                most = NARROW_LIMIT * (WIDTHS[step] / NARROW) ** GROWTH
            closed, spent = self._solve(fixed, min(most, limit - work))
            work += spent
            if closed and not fixed:
                self._proven = True
            if self._now.penalty < before:
                done.clear()
                failures, step = 0, max(0, step - 1)
                continue
            if closed and window is not None:
                done.add(window)
            failures += 1
            if failures == TRIES:
                failures, step = 0, (step + 1) % len(WIDTHS)
        return work

    def _window(
        self, width: int, done: set[tuple[int, int]]
    ) -> tuple[tuple[int, int] | None, dict[int, int]]:
        """Free the weeks about a broken rule, and often some modules in all weeks.

        Gives the window, if no module is free besides, and what is held.
        """
        _, week = self._breach()
        last = self._problem.weeks - width + 1
        first = max(1, min(last, week - width // 2))
        window = (first, width)
        # What is proven best by itself is only freed together with modules.
        along = window in done or self._random.random() < ALONG_SHARE
        free = self._random.sample(self._modules, min(ALONG, len(self._modules))) if along else []
        held = [index for index in self._modules if index not in free]
        fixed = self._hours_of(held, range(first, first + width))
        return None if along else window, fixed

    def _around(self, size: int) -> dict[int, int]:
        """Free the modules near a broken rule: with hours, or the nearest to having some, there."""
        breach, centre = self._breach()

        def distance(index: int) -> tuple[int, float]:
            spread = self._now.solution.hours[index]
            gap = max(min(spread) - centre, centre - max(spread), 0)
            return (gap, self._random.random())

        order = sorted(self._modules, key=distance)
        guilty = [index for index in breach.modules if self._random.random() < GUILTY]
        free = list(dict.fromkeys([*guilty[:size], *order]))[:size]
        return self._hours_of(index for index in self._modules if index not in free)

    def _breach(self) -> tuple[Breach, int]:
        """Pick a broken rule, the dear ones more often, and a week about it."""
        breaches = schedule_breaches(self._problem, self._now.solution)
        weights = [breach.penalty for breach in breaches]
        breach = self._random.choices(breaches, weights)[0]
        weeks = list(breach.weeks) or [
            week for index in breach.modules for week in self._now.solution.hours[index]
        ]
        return breach, self._random.choice(weeks) + self._random.randint(-ASIDE, ASIDE)

    def _hours_of(self, held: Iterable[int], free: Iterable[int] = ()) -> dict[int, int]:
        """Hours of modules in the schedule at hand, by variable, but for those of free weeks."""
        weeks = [week for week in range(1, self._problem.weeks + 1) if week not in free]
        return {
            self._weekly.hours[index][week - 1]: self._now.solution.hours[index].get(week, 0)
            for index in held
            for week in weeks
        }

    def _solve(self, fixed: dict[int, int], limit: float) -> tuple[bool, float]:
        """Place what is not fixed anew; tells whether the search ended by itself, and the work."""
        model = self._model.copy_with(fixed)
        if self._now.values:
            model.hint(dict(enumerate(self._now.values)))
        answer = model.solve(Effort(limit, 0, probing=0, symmetry=0))
        if answer.found:
            self._accept(Solution(self._weekly.read(answer)), answer.values)
        return answer.closed, answer.work + ROUND_COST

    def _accept(self, solution: Solution, values: tuple[int, ...]) -> None:
        penalty = schedule_penalty(self._problem, solution)
        if penalty < self._now.penalty or not self._now.values:
            self._now = _State(solution, penalty, values)
        if penalty < self.best.penalty or not self.best.values:
            self.best = self._now
