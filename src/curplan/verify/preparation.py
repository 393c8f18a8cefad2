"""The preparation before week 1: weeks, modules, hours and order, and which background needs it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from curplan.verify.context import week_number
from curplan.verify.measures import (
    closed_day,
    differs,
    hours_text,
    minutes_of,
    outcomes_text,
    violation,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from curplan.calendars.weeks import Week
    from curplan.catalogue.models import Module, Outcome
    from curplan.diagnostics import Diagnostic
    from curplan.plan.planned import BackgroundPreparation, PlannedModule, Preparation
    from curplan.verify.context import Context


def stated(context: Context) -> Iterator[Diagnostic]:
    """There is a preparation where the brief has one, from what learners hold on arrival."""
    wanted, made = context.order.brief.preparation, context.plan.preparation
    if (wanted is None) != (made is None):
        told = "has none" if made is None else "has one"
        asked = "asks for none" if wanted is None else "asks for one"
        yield _wrong(f"the plan {told}; the brief {asked}")
    elif wanted is not None and made is not None:
        if made.hours_per_week != wanted.hours_per_week:
            yield _differs("", "hours_per_week", made.hours_per_week, wanted.hours_per_week)
        if made.entry != context.order.arrival:
            yield _differs("", "entry", made.entry, context.order.arrival)


def weeks(context: Context) -> Iterator[Diagnostic]:
    """The preparatory weeks are the calendar's, before the start, each with hours that fit."""
    made, hour = context.plan.preparation, context.catalogue.hour
    if made is None:
        return
    calendar = {week.number: week for week in context.order.preparatory}
    numbers = [row.week for row in made.weeks]
    if numbers != list(calendar):
        yield _differs("", "weeks", numbers, list(calendar))
    loads: dict[int, Fraction] = {}
    for module in made.modules:
        for number, minutes in _spread(module, hour).items():
            loads[number] = loads.get(number, Fraction(0)) + minutes
    for row in made.weeks:
        week = calendar.get(row.week)
        if week is None:
            continue
        where, load = f"week {row.week}", loads.get(row.week, Fraction(0))
        room = Fraction(week.hours * hour)
        for name, told, fact in (
            ("start_date", row.start_date, week.start),
            ("hours", minutes_of(row.hours, hour), room),
            ("capacity", minutes_of(row.capacity, hour), room),
            ("load", minutes_of(row.load, hour), load),
            ("reserved", row.reserved, 0),
            (
                "closures",
                [closed_day(one.date, one.name) for one in row.closures],
                [closed_day(day, name) for day, name in week.closures],
            ),
            ("reduced", row.reduced, week.reduced),
        ):
            if told != fact:
                yield _differs(where, name, told, fact)
        if load > room:
            has, most = hours_text(load, hour), hours_text(room, hour)
            yield _wrong(f"{where} has {has} of modules; learners have {most}")


def modules(context: Context) -> Iterator[Diagnostic]:
    """The modules are those of the brief, none of the programme's, each whole and at its pace."""
    made, hour = context.plan.preparation, context.catalogue.hour
    wanted = context.order.brief.preparation
    if made is None or wanted is None:
        return
    told = sorted(module.id for module in made.modules)
    if told != sorted(set(wanted.modules)):
        yield _differs("", "modules", told, sorted(set(wanted.modules)))
    planned = {module.id for module in context.plan.modules}
    calendar = {week.number: week for week in context.order.preparatory}
    for one in made.modules:
        where = f"module {one.id!r}"
        if one.id in planned:
            yield _wrong(f"{where} is also in the weeks of the programme")
        module = context.catalogue.module_by_id.get(one.id)
        if module is None:
            yield _wrong(f"{where} is not in the catalogue")
            continue
        yield from _hours(one, module, calendar, hour)
        yield from _facts(one, module, calendar, hour)


def _hours(
    one: PlannedModule, module: Module, calendar: Mapping[int, Week], hour: int
) -> Iterator[Diagnostic]:
    """A module has all its hours, in weeks that there are, and in none more than it takes."""
    where, spread = f"module {one.id!r}", _spread(one, hour)
    if sum(spread.values()) != module.minutes:
        has, takes = hours_text(sum(spread.values(), Fraction(0)), hour), module.minutes
        yield _wrong(f"{where} has {has} in all; it takes {hours_text(takes, hour)}")
    for week, minutes in spread.items():
        if week not in calendar:
            yield _wrong(f"{where} has hours in week {week}; weeks are 1 to {len(calendar)}")
        if minutes > (module.max_minutes_per_week or module.minutes):
            most = hours_text(module.max_minutes_per_week, hour)
            has = hours_text(minutes, hour)
            yield _wrong(f"{where} has {has} in week {week}; it takes at most {most} a week")


def _facts(
    one: PlannedModule, module: Module, calendar: Mapping[int, Week], hour: int
) -> Iterator[Diagnostic]:
    """What the plan states of a module is the catalogue's, and its days are the calendar's."""
    spread = _spread(one, hour)
    start, end = min(spread, default=0), max(spread, default=0)
    first = calendar[start].open_days if start in calendar else ()
    last = calendar[end].open_days if end in calendar else ()
    for name, said, fact in (
        ("title", one.title, module.title),
        ("strand", one.strand, module.strand),
        ("kind", one.kind, module.kind.value),
        ("hours", minutes_of(one.hours, hour), module.minutes),
        ("start_week", one.start_week, start),
        ("end_week", one.end_week, end),
        ("start_date", one.start_date, first[0] if first else None),
        ("end_date", one.end_date, last[-1] if last else None),
        ("teaches", outcomes_text(one.teaches), sorted(map(str, module.teaches))),
        ("units", [unit.title for unit in one.units], [unit.title for unit in module.units]),
    ):
        if said != fact:
            yield _differs(f"module {one.id!r}", name, said, fact)


def order(context: Context) -> Iterator[Diagnostic]:
    """Each module comes after what it needs: held, or taught by one listed before it."""
    made = context.plan.preparation
    if made is None:
        return
    before: list[tuple[Module, PlannedModule]] = []
    for one in made.modules:
        module = context.catalogue.module_by_id.get(one.id)
        if module is None:
            continue
        sources = {need.outcome: need.source for need in one.needs}
        for need in context.catalogue.module_needs(module):
            able = {
                other.id
                for other, when in before
                if when.end_week <= one.start_week
                and any(_teaches(other, outcome) for outcome in need.any_of)
            }
            arrived = any(_held(context.order.arrival, outcome) for outcome in need.any_of)
            if arrived:
                able.add("entry")
            if not able:
                yield _wrong(f"module {one.id!r} needs {need}, which nothing before it gives")
            elif not any(sources.get(str(outcome)) in able for outcome in need.any_of):
                yield _wrong(f"module {one.id!r} needs {need}; where from is not stated rightly")
        for beside in module.corequisites:
            outcome = beside.outcome
            if not (
                outcome in module.teaches
                or _held(context.order.arrival, outcome)
                or any(_teaches(other, outcome) for other, _ in before)
            ):
                yield _wrong(f"module {one.id!r} goes with {outcome}, which nothing gives")
        before.append((module, one))


def backgrounds(context: Context) -> Iterator[Diagnostic]:
    """What each background works through brings it to what the plan takes as held."""
    made = context.plan.preparation
    if made is None:
        return
    for row, held in zip(context.plan.backgrounds, context.order.groups, strict=False):
        if row.preparation is None:
            yield _wrong(f"background {row.title!r} does not say what it works through")
        else:
            yield from _background(context, made, row.preparation, row.title, held)


def _background(
    context: Context,
    made: Preparation,
    told: BackgroundPreparation,
    title: str,
    held: Mapping[str, int],
) -> Iterator[Diagnostic]:
    catalogue, hour = context.catalogue, context.catalogue.hour
    where = f"background {title!r}"
    works = {each.id: catalogue.module_by_id.get(each.id) for each in told.modules}
    known = [module for module in works.values() if module is not None]
    for name, module in works.items():
        if module is None:
            yield _wrong(f"{where}: module {name!r} is not in the catalogue")
    for each in made.modules:
        module = catalogue.module_by_id.get(each.id)
        new = [] if module is None else [o for o in module.teaches if not _held(held, o)]
        if new and each.id not in works:
            yield _wrong(f"{where} leaves out {each.id!r}, which teaches {new[0]}")
    for skill, level in context.order.entry.items():
        lacking = [
            f"{skill}@{step}"
            for step in range(held.get(skill, 0) + 1, level + 1)
            if catalogue.skill_by_id[skill].level(step) is not None
            and not any(o.skill == skill and o.level >= step for m in known for o in m.teaches)
        ]
        for outcome in lacking:
            if outcome not in told.open:
                yield _wrong(f"{where} does not come to {outcome} in what it works through")
    total = Fraction(sum(module.minutes for module in known))
    if minutes_of(told.hours, hour) != total:
        yield _differs(where, "hours", told.hours, hours_text(total, hour))
    room = sum((Fraction(week.hours * hour) for week in context.order.preparatory), Fraction(0))
    if told.fits and total > room:
        has, most = hours_text(total, hour), hours_text(room, hour)
        yield _wrong(f"{where} has {has} to work through; the weeks have {most}")


def _spread(module: PlannedModule, hour: int) -> dict[int, Fraction]:
    """Minutes of each week that has some; a week that is no number counts as week 0."""
    return {
        week_number(key) or 0: minutes_of(hours, hour)
        for key, hours in module.weekly_hours.items()
        if hours
    }


def _held(levels: Mapping[str, int], outcome: Outcome) -> bool:
    return levels.get(outcome.skill, 0) >= outcome.level


def _teaches(module: Module, outcome: Outcome) -> bool:
    return any(o.skill == outcome.skill and o.level >= outcome.level for o in module.teaches)


def _wrong(message: str) -> Diagnostic:
    return violation("preparation", f"preparation: {message}")


def _differs(where: str, name: str, told: object, fact: object) -> Diagnostic:
    return _wrong(differs(where or "the whole", name, told, fact).message)
