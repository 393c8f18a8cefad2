"""The sums of a plan's hours: by strand, by month, and what is not used."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedWeek

#: Weeks that are a month where there are no dates.
_WEEKS_PER_MONTH = 4
#: A week belongs to the month of its third day, as on the axis above the chart.
_MIDDLE = dt.timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours of some weeks: planned, held back for review, left unplanned, over the limit."""

    planned: float
    reserved: float
    free: float
    over: float


@dataclass(frozen=True, slots=True)
class MonthHours:
    """A month (its year, or none where months are counted), its weeks and their hours."""

    year: int | None
    month: int
    first: int
    last: int
    hours: Hours

    @property
    def of(self) -> str:
        """What the shapes of the month belong to."""
        return f"{self.year or 0}-{self.month}"


def summed(weeks: Sequence[PlannedWeek]) -> Hours:
    """Sum the hours of weeks."""
    spare = [float(week.capacity) - float(week.load) for week in weeks]
    return Hours(
        sum(float(week.load) for week in weeks),
        sum(float(week.reserved) for week in weeks),
        sum(max(0.0, hours) for hours in spare),
        sum(max(0.0, -hours) for hours in spare),
    )


def by_month(plan: Plan) -> tuple[MonthHours, ...]:
    """Sum the hours of each month, in order."""
    groups: dict[tuple[int | None, int], list[PlannedWeek]] = {}
    dated = all(week.start_date is not None for week in plan.weeks)
    for week in plan.weeks:
        if dated and week.start_date is not None:
            middle = week.start_date + _MIDDLE
            key: tuple[int | None, int] = (middle.year, middle.month)
        else:
            key = (None, (week.week - 1) // _WEEKS_PER_MONTH + 1)
        groups.setdefault(key, []).append(week)
    return tuple(
        MonthHours(year, month, weeks[0].week, weeks[-1].week, summed(weeks))
        for (year, month), weeks in groups.items()
    )


def by_strand(plan: Plan) -> dict[str, float]:
    """Sum the hours of each strand."""
    sums: dict[str, float] = {}
    for module in plan.modules:
        sums[module.strand] = sums.get(module.strand, 0.0) + float(module.hours)
    return sums


def whole_shares(sums: dict[str, float]) -> dict[str, int]:
    """Give each part's share in whole per cent, so that they sum to 100 (largest remainders).

    >>> whole_shares({"a": 1.0, "b": 1.0, "c": 1.0})
    {'a': 34, 'b': 33, 'c': 33}
    """
    total = sum(sums.values())
    if not total:
        return dict.fromkeys(sums, 0)
    exact = {name: round(100 * hours / total, 9) for name, hours in sums.items()}
    shares = {name: int(share) for name, share in exact.items()}
    left = 100 - sum(shares.values())
    by_rest = sorted(sums, key=lambda name: (shares[name] - exact[name], name))
    for name in by_rest[:left]:
        shares[name] += 1
    return shares
