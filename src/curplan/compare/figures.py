"""The figures of one plan that a comparison holds against those of others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from curplan.plan.model import Coverage, Plan

Priority = Literal["must", "essential", "optional"]

PRIORITIES: tuple[Priority, ...] = ("must", "essential", "optional")
"""From what counts most to what counts least."""


@dataclass(frozen=True, slots=True)
class Share:
    """How much of the requirements of one priority is covered, in weights.

    Of a ``must`` only what is reached in full counts; of the others a level short counts in part.
    """

    reached: Fraction
    most: int

    @property
    def percent(self) -> float | None:
        """The share in percent, or None where nothing of this priority is required."""
        return float(100 * self.reached / self.most) if self.most else None

    @property
    def full(self) -> bool:
        """Tell whether nothing is lacking."""
        return self.reached >= self.most


@dataclass(frozen=True, slots=True)
class Verdicts:
    """How many rules of the policy a review finds kept, broken with a warning, and rejected."""

    kept: int
    warnings: int
    rejected: int


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """One plan of a comparison in figures; hours are teaching hours, weeks count from 1.

    Attributes
    ----------
    letter
        What the comparison calls it.
    plan
        The plan itself.
    must, essential, optional
        Coverage of the requirements, as the plan's rows of coverage have it.
    hours, capacity
        Hours of its modules, and hours that there are for modules.
    by_kind, by_strand
        Hours of the modules of each kind and of each strand, by name.
    weeks_taught
        Weeks in which some module has hours.
    last_week, end_date
        The last of these weeks (0 for none), and the last day of teaching where it is dated.
    selection_penalty, schedule_penalty
        Points of the policy's rules that the plan breaks; None where the plan does not say.
    proven
        Whether coverage and hours are proven best.
    verdicts
        What a review says, or None where there was none.
    """

    letter: str
    plan: Plan
    must: Share
    essential: Share
    optional: Share
    hours: float
    capacity: float
    by_kind: dict[str, float]
    by_strand: dict[str, float]
    weeks_taught: int
    last_week: int
    end_date: dt.date | None
    selection_penalty: float | None
    schedule_penalty: float | None
    proven: bool
    verdicts: Verdicts | None

    def share(self, priority: Priority) -> Share:
        """The coverage of one priority."""
        shares = {"must": self.must, "essential": self.essential, "optional": self.optional}
        return shares[priority]

    @property
    def short(self) -> bool:
        """Tell whether a must or essential requirement is not reached, or there is no track."""
        rows = [row for row in self.plan.coverage if row.priority != "optional"]
        return self.plan.status == "infeasible" or not all(row.full for row in rows)


def figures(letter: str, plan: Plan, verdicts: Verdicts | None) -> PlanFigures:
    """Read a plan's figures off it."""
    taught = sorted(
        {
            int(week)
            for module in plan.modules
            for week, hours in module.weekly_hours.items()
            if hours > 0 and week.isascii() and week.isdigit()
        }
    )
    ends = [module.end_date for module in plan.modules if module.end_date is not None]
    penalties = {item.name: float(item.value) for item in plan.objectives}
    return PlanFigures(
        letter=letter,
        plan=plan,
        must=_share(plan.coverage, "must"),
        essential=_share(plan.coverage, "essential"),
        optional=_share(plan.coverage, "optional"),
        hours=sum(float(module.hours) for module in plan.modules),
        capacity=sum(float(week.capacity) for week in plan.weeks),
        by_kind=_sums((module.kind, float(module.hours)) for module in plan.modules),
        by_strand=_sums((module.strand, float(module.hours)) for module in plan.modules),
        weeks_taught=len(taught),
        last_week=taught[-1] if taught else 0,
        end_date=max(ends, default=None),
        selection_penalty=penalties.get("selection_penalty"),
        schedule_penalty=penalties.get("schedule_penalty"),
        proven=plan.status == "optimal",
        verdicts=verdicts,
    )


def held_levels(plan: Plan) -> dict[str, int]:
    """The level of each skill at the end of a plan: held on entry, taught, or said to be reached.

    A plan's rows of coverage speak of its own role's skills only; its modules teach others too.
    """
    levels = dict(plan.entry)
    for module in plan.modules:
        for skill, taught in module.teaches.items():
            highest = taught if isinstance(taught, int) else max(taught, default=0)
            levels[skill] = max(levels.get(skill, 0), highest)
    return levels | {row.skill: row.reached for row in plan.coverage}


def _share(rows: Iterable[Coverage], priority: Priority) -> Share:
    reached, most = Fraction(0), 0
    for row in rows:
        if row.priority != priority:
            continue
        most += row.weight
        if row.full:
            reached += row.weight
        elif priority != "must":
            reached += Fraction(row.weight * max(row.reached, 0), max(row.required, 1))
    return Share(reached, most)


def _sums(parts: Iterable[tuple[str, float]]) -> dict[str, float]:
    sums: dict[str, float] = {}
    for name, hours in parts:
        sums[name] = sums.get(name, 0.0) + hours
    return dict(sorted(sums.items()))
