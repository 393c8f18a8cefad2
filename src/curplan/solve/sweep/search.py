"""The sweep: fill one week after another, many ways at once, and keep the best of each week.

A beam search (Lowerre 1976; for schedules Sabuncuoglu and Bayiz 1999) over weeks. States that have
given the same hours to all are one, and of those in which the same modules have begun and ended
only a few stay, so that the beam does not fill with variants of one schedule.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.problem.model import Solution
from curplan.solve.sweep.fill import Filler
from curplan.solve.sweep.outlook import NEVER, Outlook
from curplan.solve.sweep.rules import Rules
from curplan.solve.sweep.tables import Tables
from curplan.solve.sweep.toll import Toll, beginning

if TYPE_CHECKING:
    from curplan.problem.model import Problem
    from curplan.solve.sweep.state import State
    from curplan.solve.sweep.tables import Wishes

ALIKE = 3
"""States kept in which the same modules have begun and ended."""

WAY_COST = 7e-6
"""What one way to fill a week is taken to cost in deterministic seconds (measured)."""


@dataclass(frozen=True, slots=True)
class Swept:
    """The best schedule found, if any, and the work in deterministic seconds."""

    solution: Solution | None
    work: float


class Sweep:
    """Sweeps over the weeks of a problem whose modules all run.

    ``wished``: what should have ended before a module begins, one of each group, kept like needs.
    It knows no hours that are fixed for a week, none that are independent only, and no strict
    corequisites.
    """

    def __init__(self, problem: Problem, wished: Wishes | None = None) -> None:
        self._tables = Tables(problem, wished)
        self._rules = Rules(problem)
        self._outlook = Outlook(self._tables, self._rules)
        self._weeks = [week for week, quanta in enumerate(problem.capacity, 1) if quanta]

    def run(self, work: float, seed: int) -> Swept:
        """Sweep once with about so much work, in deterministic seconds.

        Another seed decides otherwise where states look equally good.
        """
        everything = self._tables.everything
        randomness = random.Random(seed)
        filler = Filler(self._tables, self._rules, randomness)
        quota = max(1, round(work / WAY_COST / max(1, len(self._weeks))))
        states = [beginning(self._tables, self._rules)]
        best: State | None = None
        tried = 0
        for week in self._weeks:
            found, ways = self._fill(states, week, filler, quota)
            tried += ways
            for state in found:
                if state.ended == everything and (best is None or state.penalty < best.penalty):
                    best = state
            going = [
                state
                for state in found
                if state.ended != everything and (best is None or state.penalty < best.penalty)
            ]
            if not going:
                break
            states = self._promising(going, week, randomness)
        solution = None if best is None else Solution(best.hours())
        return Swept(solution, tried * WAY_COST)

    def _promising(self, states: list[State], week: int, randomness: random.Random) -> list[State]:
        """Sort states by what they cost at least in the end, and drop what is lost or alike."""
        outlook = self._outlook.points(states, week)
        for state, points in zip(states, outlook.tolist(), strict=True):
            state.outlook = state.penalty + points + randomness.random()
        seen: dict[tuple[int, int], int] = {}
        kept = []
        for state in sorted(states, key=lambda state: state.outlook):
            key = (state.begun, state.ended)
            seen[key] = seen.get(key, 0) + 1
            if seen[key] <= ALIKE and state.outlook < NEVER:
                kept.append(state)
        return kept

    def _fill(
        self, states: list[State], week: int, filler: Filler, quota: int
    ) -> tuple[list[State], int]:
        """Fill a week after the best states, until so many ways are tried."""
        found: dict[tuple[int, ...], State] = {}
        tried = 0
        for state in states:
            if tried >= quota:
                break
            toll = Toll(self._tables, self._rules, state, week)
            ways = filler.ways(state, week)
            tried += len(ways)
            for way in ways:
                left = list(state.left)
                for index, quanta in way.given:
                    left[index] -= quanta
                key = tuple(left)
                other = found.get(key)
                if other is not None and other.penalty <= state.penalty:
                    continue
                if sum(left) > self._tables.room_after[week]:
                    continue
                after = toll.state(way, key)
                if other is None or after.penalty < other.penalty:
                    found[key] = after
        return list(found.values()), tried
