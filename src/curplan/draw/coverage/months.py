"""The months of a plan, as the roadmap's axis counts them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw.parts import axis

if TYPE_CHECKING:
    from curplan.plan.model import Plan
    from curplan.words import Words

#: Weeks so wide, in points, that the axis has no reason to count years.
_WIDE = 1000.0


@dataclass(frozen=True, slots=True)
class Month:
    """Weeks ``first`` to ``last``, names from long to short; ``year`` of a dated plan, else 0."""

    first: int
    last: int
    names: tuple[str, ...]
    year: int


def months(plan: Plan, words: Words) -> tuple[Month, ...]:
    """Group the weeks of a plan by month."""
    grid = axis.Grid(0.0, _WIDE, max(len(plan.weeks), 1))
    laid = axis.lay_out(plan, grid, words)
    return tuple(Month(first, last, names, _year(plan, last)) for first, last, names in laid.months)


def _year(plan: Plan, week: int) -> int:
    monday = plan.weeks[week - 1].start_date
    return 0 if monday is None else (monday + dt.timedelta(days=2)).year
