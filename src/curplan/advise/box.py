"""The fewest weeks, and the fewest hours a week, that reach full must and essential coverage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.brief import MAX_HOURS_PER_WEEK
from curplan.calendars.weeks import make_weeks
from curplan.problem.build import build_problem
from curplan.solve.fit import Fit, fits

if TYPE_CHECKING:
    from collections.abc import Callable

    from curplan.brief import Brief
    from curplan.catalogue.models import Catalogue
    from curplan.solve.fit import Aim

FURTHEST_WEEKS = 156
"""Three years; nobody wants to hear of more."""


@dataclass(frozen=True, slots=True)
class Least:
    """The least value that fits (None: none up to the furthest), and whether it is proven."""

    value: int | None
    proven: bool


def fewest_weeks(catalogue: Catalogue, brief: Brief, aim: Aim) -> Least:
    """Fewest weeks at the brief's hours a week; more weeks never cover less."""

    def asked(weeks: int, thorough: bool) -> Fit:
        return _fits(catalogue, brief, {"weeks": weeks}, aim, thorough)

    return _least(asked, brief.weeks + 1, FURTHEST_WEEKS)


def fewest_hours(catalogue: Catalogue, brief: Brief, aim: Aim) -> Least:
    """Fewest hours a week in the brief's weeks; more capacity never covers less."""

    def asked(hours: int, thorough: bool) -> Fit:
        return _fits(catalogue, brief, {"hours_per_week": hours}, aim, thorough)

    return _least(asked, brief.hours_per_week + 1, MAX_HOURS_PER_WEEK)


def _fits(
    catalogue: Catalogue,
    brief: Brief,
    change: dict[str, int],
    aim: Aim,
    thorough: bool,
) -> Fit:
    changed = brief.model_copy(update=change)
    weeks = make_weeks(changed, catalogue.policy(brief.profile).reserve)
    problem = build_problem(catalogue, changed, weeks)
    if sum(problem.capacity) < aim.hours:
        return Fit(False)
    return fits(problem, aim.must, aim.essential, thorough=thorough)


def _least(asked: Callable[[int, bool], Fit], low: int, high: int) -> Least:
    """Find the least value in low..high that fits, given that what fits goes on fitting.

    Quick questions find a value that fits, by doubling steps and halving the gap; one thorough
    question just below it (and one for each that fits after all) then proves it.
    """
    quick: dict[int, bool | None] = {}

    def fits_quickly(value: int) -> bool:
        quick[value] = asked(value, False).fits
        return quick[value] is True

    if low > high:
        return Least(None, True)
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
    while quick.get(upper - 1, False) is not False:
        answer = asked(upper - 1, True).fits
        if answer is not True:
            return Least(upper, answer is False)
        upper -= 1
        quick.setdefault(upper - 1, asked(upper - 1, False).fits)
    return Least(upper, True)
