"""What is known of a box before it is solved, from other boxes of the same problem.

A track of a smaller box fits a larger one; what no larger box reaches, no smaller one does. Such
knowledge saves search. It never changes a proven value.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from curplan.problem.windows import windows
from curplan.solve.choose import OBJECTIVES, tier_value

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from curplan.problem.model import Problem, Solution

Choice = tuple[int, ...]
Worth = tuple[int, ...]
"""Values of objectives 1 to 5, penalty and hours negative: of two tracks the greater is better."""

MAXIMISED = 3
"""The first so many objectives are coverages; the rest is the less the better."""


@dataclass(slots=True)
class Memory:
    """Choices met while a box is searched, and those tried without finding a schedule.

    A module of a choice met need not be probed again, and a choice tried need not be tried again.
    """

    met: dict[Choice, None] = field(default_factory=dict)
    tried: set[Choice] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a box.

    ``track`` fits it. ``at_most`` is the worth that no track of it beats, in the order of the
    objectives; fewer than five values say nothing of those after. ``memory`` goes on being filled.
    ``patience``: the share of the usual limit of the joint search. ``hurried``: once an objective
    is left with a gap, those after it get little work, as their values say little.
    """

    track: Solution | None = None
    at_most: Worth = ()
    memory: Memory | None = None
    patience: float = 1.0
    hurried: bool = False


def worth_of(problem: Problem, selection: Choice) -> Worth:
    """Give the worth of a choice."""
    values = [tier_value(problem, name, selection) for name in OBJECTIVES]
    return (*values[:MAXIMISED], *(-value for value in values[MAXIMISED:]))


def as_values(worth: Worth) -> tuple[int, ...]:
    """Turn a worth into values of the objectives, and back."""
    return (*worth[:MAXIMISED], *(-value for value in worth[MAXIMISED:]))


def agreed(worth: Worth, at_most: Worth) -> int:
    """Count the first objectives in which a worth is at its ceiling, so that they are proven."""
    for number, (value, most) in enumerate(zip(worth, at_most, strict=False)):
        if value != most:
            return number
    return min(len(worth), len(at_most))


def reaches(problem: Problem, choice: Choice, values: Sequence[int]) -> bool:
    """Tell whether a choice has these values of the first objectives, or better."""
    for number, (name, value) in enumerate(zip(OBJECTIVES, values, strict=False)):
        reached = tier_value(problem, name, choice)
        if reached < value if number < MAXIMISED else reached > value:
            return False
    return True


def allowed(problem: Problem, choices: Iterable[Choice]) -> list[Choice]:
    """Pick the choices that the weeks of a box do not rule out by arithmetic alone."""
    total = sum(problem.capacity)
    if problem.max_hours is not None:
        total = min(total, problem.max_hours)
    bounds = windows(problem)
    found = []
    for choice in choices:
        chosen = set(choice)
        if sum(problem.tasks[index].hours for index in choice) <= total and all(
            sum(value for index, value in bound.coefficients if index in chosen) <= bound.room
            for bound in bounds
            if chosen.issuperset(bound.given)
        ):
            found.append(choice)
    return found
