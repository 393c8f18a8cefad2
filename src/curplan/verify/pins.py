"""Constraint 7: what the brief includes, excludes, and keeps within weeks and hours."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from curplan.verify.measures import hours_text, minutes_of, violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.diagnostics import Diagnostic
    from curplan.verify.context import Context


HOURS_AS_WRITTEN = Fraction(1, 2)
"""Of a minute: what a brief that says 1.33 h for 80 minutes may lose."""


def choice_pins(context: Context) -> Iterator[Diagnostic]:
    """Included modules are selected, excluded ones are not."""
    brief = context.order.brief
    selected = {stated.id for stated in context.plan.modules}
    if context.plan.status != "infeasible":
        for name in dict.fromkeys(brief.include):
            if name not in selected:
                yield violation("pin", f"the brief includes module {name!r}; it is not selected")
        for name, weeks in brief.hours_in_week.items():
            if name not in selected and any(weeks.values()):
                message = f"the brief gives module {name!r} hours in a week; it is not selected"
                yield violation("pin", message)
    for name in dict.fromkeys(brief.exclude):
        if name in selected:
            yield violation("pin", f"the brief excludes module {name!r}; it is selected")


def week_pins(context: Context) -> Iterator[Diagnostic]:
    """No module starts before, or ends after, the weeks that the brief gives."""
    brief = context.order.brief
    for one in context.running:
        first = brief.not_before.get(one.id)
        if first is not None and one.start < first:
            message = f"module {one.id!r} starts in week {one.start}, not before {first} is allowed"
            yield violation("pin", message)
        last = brief.not_after.get(one.id)
        if last is not None and one.end > last:
            message = f"module {one.id!r} ends in week {one.end}, not after {last} is allowed"
            yield violation("pin", message)


def hours_in_weeks(context: Context) -> Iterator[Diagnostic]:
    """Modules have just the hours, contact and independent, that the brief fixes for a week."""
    brief, hour = context.order.brief, context.catalogue.hour
    for one in context.placed:
        for week, hours in brief.hours_in_week.get(one.id, {}).items():
            given = one.minutes.get(week, Fraction(0))
            if abs(given - minutes_of(hours, hour)) > HOURS_AS_WRITTEN:
                yield violation(
                    "pin",
                    f"module {one.id!r} has {hours_text(given, hour)} in week {week}; "
                    f"the brief fixes {hours:g} h",
                )


def most_hours(context: Context) -> Iterator[Diagnostic]:
    """All modules together take no more than the brief's ``max_hours``."""
    hour = context.catalogue.hour
    most = context.order.brief.max_hours
    total = sum(context.loads.values(), Fraction(0))
    if most is not None and total > most * hour:
        message = f"the modules take {hours_text(total, hour)}; the brief allows {most} h in all"
        yield violation("pin", message)
