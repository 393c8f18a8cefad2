"""The fewest weeks, and the fewest hours a week, that reach full must and essential coverage."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from curplan.brief import MAX_HOURS_PER_WEEK
from curplan.calendars.weeks import weeks_for
from curplan.problem.build import alone_of, capacity_of
from curplan.solve.fit import fits

if TYPE_CHECKING:
    from collections.abc import Callable

    from curplan.brief import Brief
    from curplan.catalogue.models import Catalogue
    from curplan.problem.model import Problem
    from curplan.solve.fit import Aim

FURTHEST_WEEKS = 156
"""Three years; nobody wants to hear of more."""


@dataclass(frozen=True, slots=True)
class Least:
    """The least value that fits (None: none up to the furthest), and whether it is proven."""

    value: int | None
    proven: bool


def fewest_weeks(catalogue: Catalogue, brief: Brief, problem: Problem, aim: Aim) -> Least:
    """Fewest weeks at the brief's hours a week; more weeks never cover less."""

    def boxed(weeks: int) -> Problem:
        return _with_box(catalogue, brief, problem, {"weeks": weeks})

    return _least(boxed, aim, brief.weeks + 1, max(FURTHEST_WEEKS, brief.weeks))


def fewest_hours(catalogue: Catalogue, brief: Brief, problem: Problem, aim: Aim) -> Least:
    """Fewest hours a week in the brief's weeks; more capacity never covers less.

    With a timetable there is no such number: its sessions say how many hours a week has.
    """
    if brief.sessions:
        return Least(None, False)

    def boxed(hours: int) -> Problem:
        return _with_box(catalogue, brief, problem, {"hours_per_week": hours})

    return _least(boxed, aim, brief.hours_per_week + 1, MAX_HOURS_PER_WEEK)


def _with_box(
    catalogue: Catalogue, brief: Brief, problem: Problem, change: dict[str, int]
) -> Problem:
    """The same problem in another box."""
    changed = brief.model_copy(update=change)
    weeks = weeks_for(catalogue, changed)
    per_hour = catalogue.hour // problem.quantum
    return replace(problem, capacity=capacity_of(weeks, per_hour), alone=alone_of(weeks, per_hour))


def _least(boxed: Callable[[int], Problem], aim: Aim, low: int, high: int) -> Least:
    """Find the least value in low..high that fits, given that what fits goes on fitting.

    Boxes with too few hours are ruled out by their sum. Quick questions then find a value that
    fits, by doubling steps and halving the gap; one thorough question just below it (and one for
    each that fits after all) proves it.
    """
    quick: dict[int, bool | None] = {}

    def asked(value: int, *, thorough: bool) -> bool | None:
        return fits(boxed(value), aim.must, aim.essential, thorough=thorough).fits

    def fits_quickly(value: int) -> bool:
        quick[value] = asked(value, thorough=False)
        return quick[value] is True

    candidates = range(low, high + 1)
    low += bisect_left(candidates, True, key=lambda value: _has_room(boxed(value), aim))
    if low > high:
        return Least(None, True)
    quick[low - 1] = False
    step, upper = 1, low
    while not fits_quickly(upper):
        if upper == high:
            return Least(None, quick[high] is False)
        low = upper + 1
        upper = min(high, upper + step)
        step *= 2
    while low < upper:
        middle = (low + upper) // 2
        if fits_quickly(middle):
            upper = middle
        else:
            low = middle + 1
    while quick[upper - 1] is not False:
        answer = asked(upper - 1, thorough=True)
        if answer is not True:
            return Least(upper, answer is False)
        upper -= 1
        if upper - 1 not in quick:
            fits_quickly(upper - 1)
    return Least(upper, True)


def _has_room(problem: Problem, aim: Aim) -> bool:
    """Tell whether the box has the hours at all."""
    return sum(problem.capacity) >= aim.hours
