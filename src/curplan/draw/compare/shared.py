"""What the plans of a comparison share in its drawing: strands, numbers, names and the axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw.parts.load import most_hours
from curplan.draw.parts.titles import plan_hash
from curplan.draw.roadmap.lanes import numbering, ordered_strands
from curplan.plan.planned import PlannedWeek

if TYPE_CHECKING:
    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedModule

LETTERS = "ABCD"
"""What the plans are called, in their order."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What all panels of a comparison have in common.

    Attributes
    ----------
    plans
        The plans; a module that is another one in some other plan has an id of its own.
    order, ranks
        The strands of all plans from top to bottom, and the rank of each strand's colour.
    titles
        The title of each strand.
    numbers
        The number of each module, the same in every panel.
    together
        All plans as one: what legend and key speak of.
    axis
        The longest time box, for the common axis: dated where the plans have the same weeks.
    named_once
        Whether the closures are the same in all, so that the axis names them.
    most_hours
        The most hours of a week: what the height of every load chart stands for.
    hashes
        The hash of each plan's file.
    """

    plans: tuple[Plan, ...]
    order: tuple[str, ...]
    ranks: dict[str, int]
    titles: dict[str, str]
    numbers: dict[str, int]
    together: Plan
    axis: Plan
    named_once: bool
    most_hours: float
    hashes: tuple[str, ...]


def shared(plans: Sequence[Plan]) -> Shared:
    """Find what plans have in common for a drawing."""
    told = _told_apart(plans)
    modules = {module.id: module for plan in reversed(told) for module in plan.modules}
    together = told[0].model_copy(
        update={
            "modules": tuple(modules.values()),
            "weeks": tuple(week for plan in told for week in plan.weeks),
            "critical_chain": tuple(name for plan in told for name in plan.critical_chain),
        }
    )
    order = ordered_strands(together)
    once = _same_closures(told)
    return Shared(
        told,
        order,
        {strand: rank for rank, strand in enumerate(sorted(order))},
        {
            module.strand: plan.strand_title(module.strand)
            for plan in reversed(told)
            for module in plan.modules
        },
        numbering(together),
        together,
        _axis(told, closures=once),
        once,
        max(most_hours(plan) for plan in told),
        tuple(plan_hash(plan) for plan in plans),
    )


def _told_apart(plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """Give a module an id of its own in each plan, if its name, hours or kind are not the same."""
    looks: dict[str, set[tuple[str, float, str]]] = {}
    for plan in plans:
        for module in plan.modules:
            looks.setdefault(module.id, set()).add(_look(module))
    made = []
    for letter, plan in zip(LETTERS, plans, strict=False):
        own = {name: f"{name} ({letter})" for name, found in looks.items() if len(found) > 1}
        modules = tuple(
            module.model_copy(update={"id": own.get(module.id, module.id)})
            for module in plan.modules
        )
        chain = tuple(own.get(name, name) for name in plan.critical_chain)
        made.append(plan.model_copy(update={"modules": modules, "critical_chain": chain}))
    return tuple(made)


def _look(module: PlannedModule) -> tuple[str, float, str]:
    return " ".join(module.title.split()), float(module.hours), module.kind


def _axis(plans: Sequence[Plan], *, closures: bool) -> Plan:
    """Give the longest plan as one that has nothing but weeks: for the axis above all panels."""
    longest = max(plans, key=lambda plan: len(plan.weeks))
    mondays = [week.start_date for week in longest.weeks]
    dated = all(
        [week.start_date for week in plan.weeks] == mondays[: len(plan.weeks)] for plan in plans
    )
    weeks = tuple(
        PlannedWeek(
            week=week.week,
            start_date=week.start_date if dated else None,
            hours=0,
            capacity=0,
            load=0,
            closures=week.closures if closures and dated else (),
        )
        for week in longest.weeks
    )
    return longest.model_copy(update={"weeks": weeks})


def _same_closures(plans: Sequence[Plan]) -> bool:
    """Tell whether weeks of the same number are the same week, with the same closed days."""
    longest = max(plans, key=lambda plan: len(plan.weeks))
    return all(
        (week.start_date, week.closures) == (other.start_date, other.closures)
        for plan in plans
        for week, other in zip(plan.weeks, longest.weeks, strict=False)
    )
