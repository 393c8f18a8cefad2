"""All checks of a plan, in the order of the design's constraints."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.verify import (
    hours,
    pins,
    preparation,
    results,
    sequence,
    sessions,
    stated,
    support,
)
from curplan.verify.context import make_context

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from curplan.catalogue.models import Catalogue
    from curplan.diagnostics import Diagnostic
    from curplan.plan.model import Plan
    from curplan.verify.context import Context

CHECKS: tuple[Callable[[Context], Iterator[Diagnostic]], ...] = (
    stated.stamp,
    stated.terms,
    preparation.stated,
    preparation.weeks,
    preparation.modules,
    preparation.order,
    preparation.backgrounds,
    hours.known_modules,
    hours.weeks_of_modules,
    hours.exact_hours,
    hours.whole_quanta,
    hours.paces,
    hours.capacities,
    hours.independent_hours,
    support.supports,
    support.week_orders,
    sequence.corequisites,
    hours.parallel,
    sequence.capstones,
    pins.choice_pins,
    pins.week_pins,
    pins.hours_in_weeks,
    pins.most_hours,
    sequence.order_pins,
    sessions.timetable,
    sessions.contents,
    sessions.contact_hours,
    sessions.order,
    sessions.changes,
    support.stated_needs,
    stated.backgrounds,
    stated.modules,
    stated.module_weeks,
    stated.weeks,
    stated.chain,
    results.coverage_rows,
    results.objectives,
    results.status,
)
"""One small function for each family of constraints, and of statements."""


GRAIN, MOST = 5, 240
"""Minutes of a teaching hour: whole multiples of the first, up to the second."""


def hour_of(plan: Plan) -> int:
    """Read the length of an hour from a plan's brief; 0 where it has none, or none that can be."""
    hour = plan.brief.get("hour")
    return hour if type(hour) is int and 0 < hour <= MOST and hour % GRAIN == 0 else 0


def verify(plan: Plan, catalogue: Catalogue) -> tuple[Diagnostic, ...]:
    """Check every hard constraint of a plan, and everything that it states.

    Parameters
    ----------
    plan
        Any plan, made here or by hand.
    catalogue
        The catalogue that the plan names, loaded without errors.

    Returns
    -------
    tuple of Diagnostic
        Every violation, none when the plan is sound. Hours of modules, paces, needs, capacities,
        dates and what learners hold come from the catalogue, the plan's brief and the calendar.
    """
    hour = hour_of(plan)
    if hour not in (0, catalogue.hour):
        catalogue = replace(catalogue, hour=hour)
    context = make_context(plan, catalogue)
    found = [*context.order.faults]
    for check in CHECKS:
        found.extend(check(context))
    return tuple(dict.fromkeys(found))
