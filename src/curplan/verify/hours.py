"""Constraints 1, 2 and 5: hours and paces of modules, capacity and parallel modules of weeks."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from math import gcd
from typing import TYPE_CHECKING

from curplan.catalogue.kinds import Kind, UnitKind
from curplan.diagnostics import nearest
from curplan.verify.context import week_number
from curplan.verify.measures import hours_text, minutes_of, violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.diagnostics import Diagnostic
    from curplan.verify.context import Context, Placed


STEP = 5
"""Minutes: modules, sessions and hours that a brief fixes come in whole steps of it."""


def known_modules(context: Context) -> Iterator[Diagnostic]:
    """Each planned module is in the catalogue, and planned once."""
    modules = context.catalogue.module_by_id
    for name, times in Counter(stated.id for stated in context.plan.modules).items():
        if name not in modules:
            message = f"module {name!r} is not in the catalogue"
            yield violation("unknown-module", message, nearest(name, modules))
        if times > 1:
            yield violation("duplicate-module", f"module {name!r} is planned {times} times")


def weeks_of_modules(context: Context) -> Iterator[Diagnostic]:
    """Hours lie in weeks of the time box, and a week named has some."""
    last = len(context.order.weeks)
    for stated in context.plan.modules:
        for key, hours in stated.weekly_hours.items():
            week = week_number(key)
            if week is None or week > last:
                message = f"module {stated.id!r} has hours in week {key!r}; weeks are 1 to {last}"
                yield violation("week", message)
            if hours <= 0:
                message = f"module {stated.id!r} names week {key} with {hours} h; leave it out"
                yield violation("week", message)


def exact_hours(context: Context) -> Iterator[Diagnostic]:
    """A selected module gets exactly the catalogue's hours; one that is done, no more, but some."""
    hour = context.catalogue.hour
    for one in context.placed:
        total = sum(one.minutes.values(), Fraction(0))
        if one.id in context.order.brief.done and 0 < total <= one.module.minutes:
            continue
        if total != one.module.minutes:
            expected = hours_text(one.module.minutes, hour)
            message = f"module {one.id!r} has {hours_text(total, hour)} in all; it takes {expected}"
            yield violation("hours", message)


def whole_quanta(context: Context) -> Iterator[Diagnostic]:
    """Time is in whole hours, or the finer unit that modules or sessions make necessary."""
    catalogue = context.catalogue
    quantum = gcd(
        catalogue.hour,
        *(module.minutes for module in catalogue.modules),
        *(module.max_minutes_per_week for module in catalogue.modules),
        *(
            STEP * round(hours * catalogue.hour / STEP)
            for weeks in context.order.brief.hours_in_week.values()
            for hours in weeks.values()
        ),
    )
    for each in context.order.weeks:
        if each.independent is not None:
            quantum = gcd(
                quantum,
                int(each.capacity * catalogue.hour),
                int(each.independent * catalogue.hour),
                *(held.minutes for held in each.sessions),
                *(unit.minutes for module in catalogue.modules for unit in module.units),
            )
    for one in context.placed:
        for week, minutes in one.minutes.items():
            if minutes % quantum:
                message = (
                    f"module {one.id!r} has {hours_text(minutes, catalogue.hour)} in week {week}; "
                    f"time is counted in whole steps of {hours_text(quantum, catalogue.hour)}"
                )
                yield violation("quantum", message)


def paces(context: Context) -> Iterator[Diagnostic]:
    """In no week a module has more than its most hours a week."""
    hour = context.catalogue.hour
    for one in context.placed:
        most = one.module.max_minutes_per_week
        for week, minutes in one.minutes.items():
            if most and minutes > most:
                message = (
                    f"module {one.id!r} has {hours_text(minutes, hour)} in week {week}; "
                    f"it takes at most {hours_text(most, hour)} a week"
                )
                yield violation("pace", message)


def capacities(context: Context) -> Iterator[Diagnostic]:
    """The hours of a week never exceed its capacity."""
    hour = context.catalogue.hour
    for week in context.order.weeks:
        load = context.loads.get(week.number, Fraction(0))
        if load > week.capacity * hour:
            message = (
                f"week {week.number} has {hours_text(load, hour)} of modules; "
                f"its capacity is {hours_text(Fraction(week.capacity * hour), hour)}"
            )
            yield violation("capacity", message)


def independent_hours(context: Context) -> Iterator[Diagnostic]:
    """Where independent hours are apart: a module's are its self-study, each kind fits its week."""
    hour = context.catalogue.hour
    apart = any(week.independent is not None for week in context.order.weeks)
    alone: dict[int, Fraction] = {}
    for one in context.placed:
        stated = {
            week: minutes_of(hours, hour)
            for key, hours in one.stated.weekly_independent.items()
            if (week := week_number(key)) is not None
        }
        wanted = _self_study(context, one) if apart else Fraction(0)
        if sum(stated.values()) != wanted and one.id not in context.order.brief.done:
            message = (
                f"module {one.id!r} has {hours_text(sum(stated.values(), Fraction(0)), hour)} of "
                f"independent work; it takes {hours_text(wanted, hour)}"
            )
            yield violation("independent", message)
        for week, minutes in stated.items():
            alone[week] = alone.get(week, Fraction(0)) + minutes
            if not 0 < minutes <= one.minutes.get(week, Fraction(0)):
                message = (
                    f"module {one.id!r} states {hours_text(minutes, hour)} of independent work in "
                    f"week {week}, where it has {hours_text(one.minutes.get(week, 0), hour)} in all"
                )
                yield violation("independent", message)
    if not apart:
        return
    for each in context.order.weeks:
        room = Fraction((each.independent or 0) * hour)
        by_themselves = alone.get(each.number, Fraction(0))
        taught = context.loads.get(each.number, Fraction(0)) - by_themselves
        for what, load, most in (
            ("independent work", by_themselves, room),
            ("contact", taught, Fraction(each.capacity * hour) - room),
        ):
            if load > most:
                message = (
                    f"week {each.number} has {hours_text(load, hour)} of {what}; "
                    f"its capacity for that is {hours_text(most, hour)}"
                )
                yield violation("capacity", message)


def _self_study(context: Context, one: Placed) -> Fraction:
    """Self-study of a module, and in whole hours the share of other units that the brief says."""
    hour, brief = context.catalogue.hour, context.order.brief
    own = Fraction(0)
    others = Fraction(0)
    for unit in one.module.units:
        if unit.kind is UnitKind.SELF_STUDY:
            own += unit.minutes
        for kind, percent in brief.alone.items():
            if kind == unit.kind.value:
                others += Fraction(unit.minutes * percent, 100)
    return own + int(others / hour) * hour


def parallel(context: Context) -> Iterator[Diagnostic]:
    """At most ``max_parallel`` modules, continuous ones apart, have hours in a week."""
    most = context.order.brief.max_parallel
    for week in context.order.weeks:
        busy = [
            one.id
            for one in context.running
            if week.number in one.minutes and one.module.kind is not Kind.CONTINUOUS
        ]
        if len(busy) > most:
            message = (
                f"week {week.number} has {len(busy)} modules side by side "
                f"({', '.join(busy)}); at most {most} are allowed"
            )
            yield violation("parallel", message)
