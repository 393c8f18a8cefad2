"""The best choice of modules as a relaxation: objectives 1 to 5 in turn, weeks left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.problem.model import Score
from curplan.problem.score import coverage, hours, selection_breaches
from curplan.solve.cpsat import Effort, Model
from curplan.solve.selection import Selection

if TYPE_CHECKING:
    from curplan.problem.model import Problem
    from curplan.solve.cpsat import Answer
    from curplan.solve.selection import Tier

COVERAGE_TIERS = 3
LINEARISATION = 2
"""Decides everything on precedence-constrained selection; lower levels prove little."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of modules with the value and the bound of each objective, first to fifth.

    ``selection`` is empty and ``feasible`` false when no choice satisfies the pins. ``closed``
    tells whether every value meets its bound.
    """

    feasible: bool
    selection: tuple[int, ...]
    scores: tuple[Score, ...]

    @property
    def closed(self) -> bool:
        """Tell whether every objective is proven for the relaxation."""
        return all(score.proven for score in self.scores)


def require(model: Model, tier: Tier, value: int) -> None:
    """Hold an objective at a value or better."""
    if tier.maximise:
        model.linear(tier.terms, low=value - tier.constant)
    else:
        model.linear(tier.terms, high=value - tier.constant)


def require_worse(model: Model, tier: Tier, value: int) -> None:
    """Hold an objective short of a value."""
    if tier.maximise:
        model.linear(tier.terms, high=value - 1 - tier.constant)
    else:
        model.linear(tier.terms, low=value + 1 - tier.constant)


def choose(problem: Problem, limit: float) -> Choice:
    """Find the best choice, each objective in turn at its best before the next counts.

    ``limit`` is the deterministic time of each solve.
    """
    effort = Effort(limit, LINEARISATION)
    best = _everything_covered(problem, effort)
    if best is not None:
        return best
    model = Model()
    selection = Selection(problem, model)
    scores: list[Score] = []
    values: tuple[int, ...] | None = None
    for tier in selection.tiers:
        model.optimise(tier.terms, tier.constant, maximise=tier.maximise)
        answer = model.solve(effort)
        if answer.infeasible:
            return Choice(False, (), ())
        if answer.found:
            values = answer.values
            value = answer.objective
        elif values is not None:
            value = _value(tier, values)
        else:
            return Choice(False, (), ())
        scores.append(Score(tier.name, value, answer.bound, tier.maximum))
        require(model, tier, value)
        model.hint(dict(enumerate(values)))
    assert values is not None, "there are always five objectives"
    return Choice(True, _read(selection, values), tuple(scores))


def _everything_covered(problem: Problem, effort: Effort) -> Choice | None:
    """The usual case in one solve: everything that can be taught fits.

    Coverage at the sum of all gains cannot be beaten, so only the penalty and the hours remain,
    weighed so that one point of penalty outweighs all hours.
    """
    model = Model()
    selection = Selection(problem, model)
    tops = []
    for tier in selection.tiers[:COVERAGE_TIERS]:
        top = tier.constant + sum(gain for gain, _ in tier.terms)
        require(model, tier, top)
        tops.append(Score(tier.name, top, top, tier.maximum))
    penalty, hours = selection.tiers[COVERAGE_TIERS:]
    heavy = 1 + sum(coefficient for coefficient, _ in hours.terms)
    sign = -1 if hours.maximise else 1
    model.optimise(
        [*((heavy * c, v) for c, v in penalty.terms), *((sign * c, v) for c, v in hours.terms)],
        maximise=False,
    )
    answer = model.solve(effort)
    if not (answer.closed and answer.found):
        return None
    rest = [
        Score(tier.name, value, value, tier.maximum)
        for tier in (penalty, hours)
        for value in (_value(tier, answer.values),)
    ]
    return Choice(True, _read(selection, answer.values), (*tops, *rest))


def tier_value(problem: Problem, name: str, selection: tuple[int, ...]) -> int:
    """Value of one of objectives 1 to 5 for a choice, by the definitions of the scorer."""
    if name == "hours":
        return hours(problem, selection)
    if name == "selection_penalty":
        return sum(breach.penalty for breach in selection_breaches(problem, selection))
    return coverage(problem, selection, name.removesuffix("_coverage"))


def _value(tier: Tier, values: tuple[int, ...]) -> int:
    return tier.constant + sum(coefficient * values[v] for coefficient, v in tier.terms)


def _read(selection: Selection, values: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(index for index, v in enumerate(selection.chosen) if values[v])


def read_choice(selection: Selection, answer: Answer) -> tuple[int, ...]:
    """Read the selected modules of an answer."""
    return _read(selection, answer.values)
