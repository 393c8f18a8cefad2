"""Choice and weeks as one model, near to an older plan: what decides and minimises a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.problem.model import Score, Solution
from curplan.problem.reduce import keep
from curplan.solve.changes import Moves, choice_terms
from curplan.solve.choose import COVERAGE_TIERS, LINEARISATION, read_choice, require, tier_value
from curplan.solve.cpsat import Effort, Model, negation
from curplan.solve.schedule import renumber
from curplan.solve.selection import Selection
from curplan.solve.weekly import Weekly

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.problem.model import Problem
    from curplan.solve.changes import Stay
    from curplan.solve.cpsat import Answer, Term

PROBE_LIMIT = 0.1
RELAXED_LIMIT = 4.0
CHEAPEST_LIMIT = 6.0
"""Deterministic work on penalty and hours, where the change leaves a choice."""

ROUNDS = ((1, 0.35), (0, 0.25), (2, 0.4))
"""Linearisation levels tried in turn, each with its share of the limit. Level 1 proves counts of
moves at once where level 0 does not end: 26 modules in 27 weeks took 0.1 against more than 3."""


def relaxed(
    problem: Problem, old: Mapping[int, Stay], wanted: Sequence[int]
) -> tuple[Model, Selection]:
    """The choice, weeks left out, with the coverage wanted; minimises what came or went."""
    model = Model()
    selection = Selection(problem, model)
    for tier, value in zip(selection.tiers, wanted, strict=False):
        require(model, tier, value)
    model.optimise(choice_terms(problem, old, selection.chosen), len(old), maximise=False)
    return model, selection


class Joint:
    """Choice and weeks on one model, with the coverage wanted and at most so many that came."""

    def __init__(
        self, problem: Problem, old: Mapping[int, Stay], wanted: Sequence[int], most: int
    ) -> None:
        self._whole = problem
        small, self._back = self._possible(old, wanted, most)
        self._new = {index: number for number, index in enumerate(self._back)}
        kept = {self._new[index]: stay for index, stay in old.items() if index in self._new}
        self.model, self.selection = relaxed(small, kept, wanted)
        chosen = self.selection.chosen
        self.model.linear(choice_terms(small, kept, chosen), high=most - len(old))
        for index in self.always:
            self.model.fix(chosen[self._new[index]])
        self.weekly = Weekly(small, self.model, chosen)
        self.weekly.exact()
        self.moves = Moves(small, self.model, self.weekly, chosen, kept)

    def _possible(
        self, old: Mapping[int, Stay], wanted: Sequence[int], most: int
    ) -> tuple[Problem, tuple[int, ...]]:
        """Leave out the modules that no choice with so little change has."""
        problem = self._whole
        near, selection = relaxed(problem, old, wanted)
        near.linear(choice_terms(problem, old, selection.chosen), high=most - len(old))
        answer = near.solve(Effort(RELAXED_LIMIT, LINEARISATION))
        self.always: set[int] = set()
        self.refuted = answer.infeasible
        if not answer.found:
            return problem, tuple(range(len(problem.tasks)))
        seen = [set(read_choice(selection, answer))]
        never = set(range(len(problem.tasks))) - seen[0]
        self.always = set(seen[0])
        for having, rest in ((True, never), (False, self.always)):
            while rest:
                model = near.copy_with({})
                variables = [selection.chosen[index] for index in sorted(rest)]
                model.either(variables if having else [negation(v) for v in variables])
                model.optimise([(1, v) for v in variables], maximise=having)
                answer = model.solve(Effort(PROBE_LIMIT, LINEARISATION))
                if not answer.found:
                    if not answer.infeasible:
                        rest.clear()
                    break
                choice = set(read_choice(selection, answer))
                rest.intersection_update(rest - choice if having else choice)
        return keep(problem, tuple(i for i in range(len(problem.tasks)) if i not in never))

    @property
    def settled(self) -> bool:
        """Tell whether only one choice of modules is possible."""
        return self.always == set(self._back)

    def decide(self, limit: float) -> tuple[Solution | None, bool, float]:
        """Find any solution; else tell whether there is none for certain. Gives the work, too."""
        if self.refuted:
            return None, True, 0.0
        work = 0.0
        model = self.model.copy_with({})
        model.optimise([], maximise=False)
        for linearization, share in ROUNDS:
            answer = model.solve(Effort(limit * share, linearization))
            work += answer.work
            if answer.found:
                return self._read(answer), True, work
            if answer.infeasible:
                return None, True, work
        return None, False, max(work, 0.01)

    def minimise(self, terms: list[Term], solution: Solution, limit: float) -> tuple[Solution, int]:
        """Minimise terms from a solution; gives the best one and the proven bound."""
        self.model.optimise(terms, maximise=False)
        best: int | None = None
        bound = 0
        for linearization, share in ROUNDS:
            self.model.hint(self._hint(solution))
            answer = self.model.solve(Effort(limit * share, linearization))
            bound = max(bound, answer.bound)
            if answer.found and (best is None or answer.objective < best):
                solution, best = self._read(answer), answer.objective
            if answer.closed or (best is not None and best <= bound):
                break
        return solution, bound

    def cheapest(self, solution: Solution) -> tuple[Solution, tuple[Score, ...]]:
        """Penalty and hours of the choice, where the change leaves one: in one solve."""
        penalty, hours = self.selection.tiers[COVERAGE_TIERS:]
        if self.settled:
            values = [tier_value(self._whole, t.name, solution.selection) for t in (penalty, hours)]
            return solution, tuple(
                Score(tier.name, value, value, tier.maximum)
                for tier, value in zip((penalty, hours), values, strict=True)
            )
        heavy = 1 + sum(coefficient for coefficient, _ in hours.terms)
        sign = -1 if hours.maximise else 1
        terms = [
            *((heavy * c, v) for c, v in penalty.terms),
            *((sign * c, v) for c, v in hours.terms),
        ]
        solution, bound = self.minimise(terms, solution, CHEAPEST_LIMIT)
        values = [tier_value(self._whole, t.name, solution.selection) for t in (penalty, hours)]
        reached = heavy * values[0] + sign * values[1]
        if bound >= reached:
            bounds = values
        else:
            least = max(0, bound) // heavy
            bounds = [
                min(least, values[0]),
                heavy - 1 if hours.maximise else min(values[1], max(0, bound - heavy * values[0])),
            ]
        return solution, tuple(
            Score(tier.name, value, limit, tier.maximum)
            for tier, value, limit in zip((penalty, hours), values, bounds, strict=True)
        )

    def _hint(self, solution: Solution) -> dict[int, int]:
        inner = Solution({self._new[i]: spread for i, spread in solution.hours.items()})
        return self.weekly.hint(inner) | self.moves.hint(inner)

    def _read(self, answer: Answer) -> Solution:
        return renumber(self.weekly.read(answer), self._back)
