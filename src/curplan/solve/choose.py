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

OBJECTIVES = (
    "must_coverage",
    "essential_coverage",
    "optional_coverage",
    "selection_penalty",
    "hours",
)
"""Objectives 1 to 5, in their order."""

COVERAGE_TIERS = 3
PRIORITIES = ("must", "essential", "optional")
LINEARISATION = 2
"""Decides everything on precedence-constrained selection; lower levels prove little."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of modules with the value and the bound of each objective, first to fifth.

    ``selection`` is empty and ``feasible`` false when no choice satisfies the pins (None: when
    none was found within the limit).
    """

    feasible: bool | None
    selection: tuple[int, ...]
    scores: tuple[Score, ...]


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


def choose(
    problem: Problem,
    limit: float,
    decided: tuple[int, ...] = (),
    at_most: tuple[int, ...] = (),
) -> Choice:
    """Find the best choice, each objective in turn at its best before the next counts.

    ``limit`` is the deterministic time of each solve. The usual cases come first, as they need
    fewer solves: everything that can be taught fits; or at least every ``must``.

    ``decided`` are the best values of the first coverages, where they are known (and that some
    choice has them); ``at_most`` values, in their order, that no choice is known to beat.
    """
    effort = Effort(limit, LINEARISATION)
    everything = range(len(problem.tasks))
    tops = tuple(coverage(problem, everything, priority) for priority in PRIORITIES)
    known = decided[:COVERAGE_TIERS]
    for at_top in (COVERAGE_TIERS, 1, 0):
        asked = tops[:at_top]
        if at_most and asked > at_most[:at_top]:
            continue
        choice = _choose(problem, asked if len(asked) > len(known) else known, effort)
        if choice.feasible or len(asked) <= len(known):
            break
    return choice


def _choose(problem: Problem, best: tuple[int, ...], effort: Effort) -> Choice:
    """Choose with the first coverages at values that cannot be beaten.

    Such as what all modules together teach: that needs no proof.
    """
    model = Model()
    selection = Selection(problem, model)
    scores = []
    for tier, value in zip(selection.tiers, best, strict=False):
        require(model, tier, value)
        scores.append(Score(tier.name, value, value, tier.maximum))
    for tier in selection.tiers[len(best) : COVERAGE_TIERS]:
        model.optimise(tier.terms, tier.constant, maximise=tier.maximise)
        answer = model.solve(effort)
        if not answer.found:
            return Choice(False if answer.infeasible else None, (), ())
        scores.append(Score(tier.name, answer.objective, answer.bound, tier.maximum))
        require(model, tier, answer.objective)
        model.hint(dict(enumerate(answer.values)))
    return _cheapest(model, selection, scores, effort)


def _cheapest(model: Model, selection: Selection, scores: list[Score], effort: Effort) -> Choice:
    """Penalty and hours in one solve: one point of penalty outweighs all hours."""
    penalty, hours = selection.tiers[COVERAGE_TIERS:]
    heavy = 1 + sum(coefficient for coefficient, _ in hours.terms)
    sign = -1 if hours.maximise else 1
    model.optimise(
        [*((heavy * c, v) for c, v in penalty.terms), *((sign * c, v) for c, v in hours.terms)],
        maximise=False,
    )
    answer = model.solve(effort)
    if not answer.found:
        return Choice(False if answer.infeasible else None, (), ())
    values = [_value(tier, answer.values) for tier in (penalty, hours)]
    if answer.closed:
        bounds = values
    else:
        least = max(0, answer.bound) // heavy
        total = heavy - 1
        bounds = [least, total if hours.maximise else max(0, answer.bound - heavy * values[0])]
    for tier, value, bound in zip((penalty, hours), values, bounds, strict=True):
        scores.append(Score(tier.name, value, bound, tier.maximum))
    return Choice(True, read_choice(selection, answer), tuple(scores))


def tier_value(problem: Problem, name: str, selection: tuple[int, ...]) -> int:
    """Value of one of objectives 1 to 5 for a choice, by the definitions of the scorer."""
    if name == "hours":
        return hours(problem, selection)
    if name == "selection_penalty":
        return sum(breach.penalty for breach in selection_breaches(problem, selection))
    return coverage(problem, selection, name.removesuffix("_coverage"))


def _value(tier: Tier, values: tuple[int, ...]) -> int:
    return tier.constant + sum(coefficient * values[v] for coefficient, v in tier.terms)


def read_choice(selection: Selection, answer: Answer) -> tuple[int, ...]:
    """Read the selected modules of an answer."""
    return tuple(index for index, v in enumerate(selection.chosen) if answer.values[v])
