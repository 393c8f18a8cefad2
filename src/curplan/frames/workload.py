"""A plan's time in minutes: taught, alone, by module. And hours as credits."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from curplan.brief.frame import Credits, HourUnit
    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedModule

HOUR = 60
"""Minutes of an hour of the clock, in which frames count."""


@dataclass(frozen=True, slots=True)
class Workload:
    """Minutes that are taught, and that learners work alone."""

    contact: int
    independent: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.contact + self.independent

    def __add__(self, other: Workload) -> Workload:
        """Add up two workloads."""
        return Workload(self.contact + other.contact, self.independent + other.independent)


def module_workload(plan: Plan, module: PlannedModule) -> Workload:
    """Give a module's minutes.

    Where independent hours have a capacity of their own, the plan says which they are; otherwise
    they are the units of self-study. Sessions held back for review belong to no module.
    """
    total = _minutes(plan, module.hours)
    if _apart(plan):
        alone = sum(_minutes(plan, hours) for hours in module.weekly_independent.values())
    else:
        alone = sum(_minutes(plan, u.hours) for u in module.units if u.kind == "self-study")
    return Workload(total - alone, alone)


def plan_workload(plan: Plan) -> Workload:
    """Add up the modules of a plan."""
    return sum((module_workload(plan, module) for module in plan.modules), Workload(0, 0))


def amount(minutes: int, credit: Credits) -> tuple[float, float]:
    """Give the credits that minutes are worth, least and most, rounded down to tenths.

    The least is by the most hours a credit may stand for.

    >>> from curplan.brief.frame import Credits
    >>> amount(480 * 60, Credits(name="ECTS credits", least=25, most=30))
    (16.0, 19.2)
    """
    return _tenths(minutes, credit.most * HOUR), _tenths(minutes, credit.least * HOUR)


def units(minutes: int, unit: HourUnit) -> tuple[float, float]:
    """Give the teaching hours of another length that minutes are, least and most, rounded down.

    >>> from curplan.brief.frame import HourUnit
    >>> units(165, HourUnit(name="clock hours", least=50, most=60))
    (2.7, 3.3)
    """
    return _tenths(minutes, unit.most), _tenths(minutes, unit.least)


def hours(minutes: float | Fraction) -> float:
    """Give hours of 60 minutes, as they are printed."""
    found = Fraction(minutes) / HOUR
    return int(found) if found.denominator == 1 else round(float(found), 2)


def _tenths(minutes: int, each: int) -> float:
    return math.floor(Fraction(10 * minutes, each)) / 10


def _apart(plan: Plan) -> bool:
    said = plan.brief
    return bool(said.get("sessions")) or said.get("independent") is not None


def _minutes(plan: Plan, value: float) -> int:
    """Turn hours of the catalogue's length into minutes; a plan rounds hours to four decimals."""
    return round(value * plan.catalogue.hour)
