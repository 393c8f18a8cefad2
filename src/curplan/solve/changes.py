"""How much a plan differs from an older one: the count, and the same count in CP-SAT.

Four numbers, each least before the next counts: modules that came or went; modules that moved
(another first or last week); by how many weeks in all (of a module, the larger of the two); hours
that left their week.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.problem.model import Solution
from curplan.solve.cpsat import negation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curplan.problem.model import Problem
    from curplan.solve.cpsat import Model, Term
    from curplan.solve.weekly import Weekly

CHANGES = ("came_or_went", "moved", "weeks_moved", "hours_moved")
"""Names of the four counts, in their order."""


@dataclass(frozen=True, slots=True)
class Stay:
    """Where a module lay in the older plan: first and last week, and its quanta by week.

    ``start`` 0: it has begun, so that its first week cannot change any more. ``hours`` are those
    that are still to come.
    """

    start: int
    end: int
    hours: tuple[tuple[int, int], ...]


def changes(old: Mapping[int, Stay], solution: Solution) -> tuple[int, int, int, int]:
    """Count what a solution changes of an older plan; modules are indices of one problem."""
    chosen = solution.hours.keys()
    moved = weeks = hours = 0
    for index in sorted(old.keys() & chosen):
        stay, spread = old[index], solution.hours[index]
        by = max(abs(min(spread) - stay.start) if stay.start else 0, abs(max(spread) - stay.end))
        moved += by > 0
        weeks += by
        hours += sum(max(0, quanta - spread.get(week, 0)) for week, quanta in stay.hours)
    return len(old.keys() ^ chosen), moved, weeks, hours


def choice_terms(problem: Problem, old: Mapping[int, Stay], chosen: list[int]) -> list[Term]:
    """Terms that count modules that came or went, less the constant ``len(old)``."""
    return [(-1 if index in old else 1, chosen[index]) for index in range(len(problem.tasks))]


class Moves:
    """Variables that count what moved, on a model with exact week variables.

    ``tiers`` are the terms of modules moved, weeks moved and hours moved, in this order.
    """

    def __init__(
        self,
        problem: Problem,
        model: Model,
        weekly: Weekly,
        chosen: list[int],
        old: Mapping[int, Stay],
    ) -> None:
        self._problem = problem
        self._model = model
        self._weekly = weekly
        self._chosen = chosen
        self._old = old
        self._moved = {index: model.boolean() for index in sorted(old)}
        self._weeks = {
            index: model.integer(0, max(problem.weeks, stay.end))
            for index, stay in sorted(old.items())
        }
        self._hours: dict[tuple[int, int], int] = {}
        for index, stay in sorted(old.items()):
            self._place(index, weekly.ended[index], stay.end)
            if stay.start:
                self._place(index, weekly.begun[index], stay.start)
            for week, quanta in stay.hours:
                self._leave(index, week, quanta)
        self.tiers: tuple[list[Term], ...] = (
            [(1, v) for v in self._moved.values()],
            [(1, v) for v in self._weeks.values()],
            [(1, v) for v in self._hours.values()],
        )

    def _place(self, index: int, since: list[int], week: int) -> None:
        """``since[w]`` holds from the week on in which the module begins (or ends).

        A week of the older plan may lie beyond the last one; then the module moves for certain.
        """
        model, chosen = self._model, self._chosen[index]
        moved, weeks = self._moved[index], self._weeks[index]
        beyond = week - len(since)
        same = [since[week - 1]] if beyond <= 0 else []
        model.either((moved, negation(chosen), *same))
        if 1 < week <= len(since):
            model.either((moved, negation(since[week - 2])))
        before = [(-1, v) for v in since[: week - 1]]
        model.linear([(1, weeks), (-max(0, beyond - 1), chosen), *before], low=0)
        after = [(1, v) for v in since[week - 1 :]]
        model.linear([(1, weeks), (-len(after), chosen), *after], low=0)

    def _leave(self, index: int, week: int, quanta: int) -> None:
        """Hours that a module had in a week and has there no more."""
        gone = self._model.integer(0, quanta)
        self._hours[index, week] = gone
        hours = self._weekly.hours[index]
        kept = [(1, hours[week - 1])] if week <= len(hours) else []
        self._model.linear([(1, gone), *kept, (-quanta, self._chosen[index])], low=0)

    def hint(self, solution: Solution) -> dict[int, int]:
        """Values of the variables for a solution, to go with those of ``Weekly.hint``."""
        values = {}
        for index, stay in self._old.items():
            one = {index: solution.hours[index]} if index in solution.hours else {}
            by = changes({index: stay}, Solution(one)) if one else (0, 0, 0, 0)
            values[self._moved[index]] = by[1]
            values[self._weeks[index]] = by[2]
            for week, quanta in stay.hours:
                left = max(0, quanta - one[index].get(week, 0)) if one else 0
                values[self._hours[index, week]] = left
        return values
