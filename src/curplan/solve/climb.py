"""Search for a less penalised schedule over the orders in which the greedy takes modules up.

Simulated annealing (Kirkpatrick 1983) over orders: put a module elsewhere in the order, let the
greedy place all of them anew, keep what is no worse, and now and then what is. One step costs
less than a millisecond, so that it comes far from the first schedule before the exact model works
on the details. The number of steps is fixed, and no clock is read.
"""

from __future__ import annotations

import math
import random
from typing import TYPE_CHECKING

from curplan.problem.score import schedule_penalty
from curplan.solve.greedy import Board, wishes

if TYPE_CHECKING:
    from curplan.problem.model import Problem, Solution

STEPS = 1500
HOPELESS = 60
"""Orders tried in all; and after so many in which not every module found a place, no more."""

WARMTH = 1.5
"""Points of penalty that a step may cost, more or less, at the beginning; in the end none."""

REACH = 6
TWICE = 0.3
"""Places by which a module moves in the order, and how often two modules move at once."""

STEP_COST = 5e-7
"""What a step is taken to cost in deterministic seconds, per module and week (measured)."""


def climb(problem: Problem, seed: int) -> tuple[Solution | None, float]:
    """Look for a schedule of all modules; also give the work, in deterministic seconds.

    None where the greedy hardly ever places every module, or strict corequisites forbid it.
    """
    if any(each.strict for task in problem.tasks for each in task.corequisites):
        return None, 0.0
    everything = range(len(problem.tasks))
    cost = STEP_COST * len(problem.tasks) * problem.weeks
    tried = 0
    for wished in (wishes(problem, everything), None):
        annealing = _Annealing(problem, Board(problem, everything, wished), seed)
        tried += annealing.run(HOPELESS)
        if annealing.best is not None:
            tried += annealing.run(STEPS - HOPELESS)
            return annealing.best, tried * cost
    return None, tried * cost


class _Annealing:
    """One walk over the orders of a board."""

    def __init__(self, problem: Problem, board: Board, seed: int) -> None:
        self._problem = problem
        self._board = board
        self._random = random.Random(seed)
        self._hours = sum(task.hours for task in problem.tasks)
        self._order = sorted(board.selection, key=lambda i: (-board.urgency[i], i))
        self._now: float = math.inf
        self._done = 0
        self.best: Solution | None = None
        self._least: float = math.inf

    def run(self, steps: int) -> int:
        """Make so many steps, or fewer when nothing is left to improve; give their number."""
        for step in range(steps):
            if self._least == 0:
                return step
            self._step(WARMTH * max(0.0, 1 - self._done / STEPS))
            self._done += 1
        return steps

    def _step(self, warmth: float) -> None:
        order = self._moved() if self._done else self._order
        solution = self._board.place(order)
        placed = sum(sum(spread.values()) for spread in solution.hours.values())
        if placed < self._hours:
            value = math.inf
        else:
            value = schedule_penalty(self._problem, solution)
            if value < self._least:
                self.best, self._least = solution, value
        worse = 0.0 if value <= self._now else value - self._now
        if worse and not (warmth and self._random.random() < math.exp(-worse / warmth)):
            return
        self._order, self._now = order, value

    def _moved(self) -> list[int]:
        order = list(self._order)
        for _ in range(2 if self._random.random() < TWICE else 1):
            place = self._random.randrange(len(order))
            other = place + self._random.randint(-REACH, REACH)
            order.insert(max(0, min(len(order) - 1, other)), order.pop(place))
        return order
