"""Lower the schedule penalty of a solution: objective 6, over the schedules of its modules.

Large neighbourhood search (Shaw 1998): let the exact model place part of the schedule anew, about
a broken rule, and hold the rest (``curplan.solve.free``); free more where that is proven not to
help. Where this is not enough, begin anew, again and again, from other schedules
(``curplan.solve.beginnings``). A solve of the whole schedule gives the bound. Everything counts
deterministic work only.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.problem.model import Solution
from curplan.problem.score import schedule_penalty
from curplan.solve.beginnings import Beginnings
from curplan.solve.cpsat import SEED, Effort, Model
from curplan.solve.free import RIPPLES, SIZES, WIDTHS, Neighbourhoods
from curplan.solve.quality import penalty_terms
from curplan.solve.schedule import all_chosen, cut_down, only, renumber
from curplan.solve.weekly import Weekly

if TYPE_CHECKING:
    from collections.abc import Callable

    from curplan.problem.model import Problem
    from curplan.solve.free import Window

    Hold = Callable[[Problem, Model, Weekly, tuple[int, ...]], None]

FIRST_LIMIT = 0.06
ROUND_COST = 0.01
"""Deterministic work of the first solve at most, and what a presolve is taken to cost."""

SHORT = 0.12
FIRST_ROUND = 2.0
"""Work before the search begins anew, which many schedules never need, and work up to the second
round; each further one is twice as long as the one before."""

ANEW, PROOF = 0.8, 0.15
"""Share of a round in which the search begins anew, again and again, before the rest goes into the
best schedule so far; and the share for the solve that gives the bound."""

SWEEP, PATIENCE = 0.3, 0.2
"""Work for a beginning in the first round, and work without success that makes the search begin
anew."""

RIPPLE, AROUND, WINDOW = range(3)
SHARES = (5, 1, 4)
LARGEST = (len(RIPPLES) - 1, len(SIZES) - 1, len(WIDTHS) - 1)
"""The neighbourhoods, how often each is taken, and the last step in size of each."""

MOST, GROWTH = 0.08, 1.5
"""Work of one solve at most in the first round, and how it grows from round to round."""

LINEAR, PLAIN, PROVING = 1, 0, 2
WIDE = 13
"""Linearisation levels: the first proves most neighbourhoods best in a moment, the second finds
more in windows of so many weeks, where nothing is proven, and the third gives the best bound."""


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
    search.run(limit)
    return renumber(search.best.solution.hours, old), search.bound


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
        self._random = random.Random(SEED)
        self._modules = range(len(problem.tasks))
        self._free = Neighbourhoods(problem, self._weekly, self._random)
        self._now = self.best = _State(start, schedule_penalty(problem, start))
        self.bound = 0
        self._most = MOST
        self._patience = PATIENCE
        self._steps = [0, 0, 0]
        # None where beginning anew would move what is held.
        self._beginnings = Beginnings(problem) if hold is None else None
        self._round = 1

    def run(self, limit: float) -> None:
        """Search until the work is spent or nothing is left to improve."""
        work = self._settle(self._now.solution)
        work += self._improve(min(SHORT, limit) - work)
        until = FIRST_ROUND
        while self._open and work < limit:
            end = min(until, limit)
            anew = work + (end - work) * ANEW
            work += self._begin_anew(anew - work)
            work += self._prove(min(PROOF * end, limit - work))
            while self._beginnings is not None and work < anew and self._open:
                work += self._begin_anew(anew - work)
            self._now = self.best
            work += self._improve(end - work)
            until *= 2
            self._round *= 2
            self._patience *= GROWTH
            self._most *= GROWTH

    def _begin_anew(self, limit: float) -> float:
        """Improve another schedule, while that goes well; gives the work."""
        if self._beginnings is None or not self._open or limit <= 0:
            return 0.0
        found, work = self._beginnings.another(min(SWEEP * self._round, limit))
        if found is None:
            self._beginnings = None
            return work
        self._steps = [0, 0, 0]
        work += self._settle(found)
        return work + self._improve(limit - work, self._patience)

    def _prove(self, limit: float) -> float:
        """Solve with everything free, from the best so far, for the bound; gives the work."""
        if not self._open or limit <= 0:
            return 0.0
        model = self._model.copy_with({})
        model.hint(dict(enumerate(self.best.values)))
        answer = model.solve(Effort(limit, PROVING))
        if answer.found:
            self._accept(Solution(self._weekly.read(answer)), answer.values)
        self.bound = max(self.bound, min(answer.bound, self.best.penalty))
        return answer.work

    @property
    def _open(self) -> bool:
        return self.best.penalty > self.bound

    def _settle(self, solution: Solution) -> float:
        """Make a schedule the one at hand, with its values of all variables; gives the work."""
        self._now = _State(solution, schedule_penalty(self._problem, solution))
        return self._solve(self._free.held(solution, self._modules), FIRST_LIMIT)[1]

    def _improve(self, limit: float, patience: float = math.inf) -> float:
        """Free one neighbourhood after another until the work is spent; gives the work.

        Also ends after so much work without success. A neighbourhood that is not searched to its
        end makes the next one of its kind smaller; one proven to hold nothing better, larger.
        """
        work = gained = 0.0
        done: set[Window] = set()
        while (
            self._open and self._now.penalty > self.bound and work < min(limit, gained + patience)
        ):
            before = self._now.penalty
            kind = self._random.choices((RIPPLE, AROUND, WINDOW), SHARES)[0]
            window, fixed, effort = self._neighbourhood(kind, done, limit - work)
            closed, spent = self._solve(fixed, *effort)
            work += spent
            if closed and not fixed:
                self.bound = self.best.penalty
            if self._now.penalty < before:
                done.clear()
                gained = work
                continue
            if closed and window is not None:
                done.add(window)
            step = self._steps[kind] + (1 if closed else -1)
            self._steps[kind] = max(0, min(step, LARGEST[kind]))
        return work

    def _neighbourhood(
        self, kind: int, done: set[Window], limit: float
    ) -> tuple[Window | None, dict[int, int], tuple[float, int]]:
        """Choose what stays fixed; also a window of weeks alone, and the effort it is worth."""
        solution, step = self._now.solution, self._steps[kind]
        effort = (min(self._most, limit), LINEAR)
        if kind == RIPPLE:
            return None, self._free.ripple(solution, step), effort
        if kind == AROUND:
            return None, self._free.around(solution, step), effort
        if WIDTHS[step] >= WIDE:
            effort = (min(2 * self._most, limit), PLAIN)
        return *self._free.window(solution, step, done), effort

    def _solve(
        self, fixed: dict[int, int], limit: float, linearization: int = LINEAR
    ) -> tuple[bool, float]:
        """Place what is not fixed anew; tells whether the search ended by itself, and the work."""
        model = self._model.copy_with(fixed)
        if self._now.values:
            model.hint(dict(enumerate(self._now.values)))
        answer = model.solve(Effort(limit, linearization, probing=0, symmetry=0, quick=True))
        if answer.found:
            self._accept(Solution(self._weekly.read(answer)), answer.values)
        return answer.closed, answer.work + ROUND_COST

    def _accept(self, solution: Solution, values: tuple[int, ...]) -> None:
        penalty = schedule_penalty(self._problem, solution)
        if penalty < self._now.penalty or not self._now.values:
            self._now = _State(solution, penalty, values)
        if penalty < self.best.penalty or not self.best.values:
            self.best = self._now
