"""What the plan states about catalogue, order and calendar is what they say themselves."""

from __future__ import annotations

from fractions import Fraction
from itertools import zip_longest
from typing import TYPE_CHECKING

from curplan.calendars.weeks import usual_hours
from curplan.verify.measures import (
    closed_day,
    differs,
    hours_text,
    minutes_of,
    outcomes_text,
    violation,
)
from curplan.verify.order import after_preparation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.brief import Brief
    from curplan.diagnostics import Diagnostic
    from curplan.verify.context import Context, Placed


def stamp(context: Context) -> Iterator[Diagnostic]:
    """The plan was made from this very catalogue."""
    stated, catalogue = context.plan.catalogue, context.catalogue
    if stated.sha256 != catalogue.sha256:
        yield violation(
            "catalogue",
            f"the plan was made from another catalogue (sha256 {stated.sha256[:12] or 'none'}; "
            f"this one is {catalogue.sha256[:12] or 'none'})",
            "plan again, or name the catalogue of the plan with --curricula",
        )
    yield from _compare(
        "catalogue",
        ("name", stated.name, catalogue.name),
        ("version", stated.version, catalogue.version),
        ("minutes of an hour", stated.hour, catalogue.hour),
    )


def terms(context: Context) -> Iterator[Diagnostic]:
    """Role, audience, time box, limits, entry and pins are those of the brief."""
    plan, order = context.plan, context.order
    brief, hour = order.brief, context.catalogue.hour
    audience = context.catalogue.audience_by_id.get(order.audience)
    learners = brief.learners.title if brief.learners else ""
    yield from _compare(
        "plan",
        ("role", plan.role, brief.role),
        ("role_title", plan.role_title, order.role.title),
        # A plan made before these keys were there does not state them.
        ("esco", plan.esco or order.role.esco, order.role.esco),
        ("onet", plan.onet or order.role.onet, order.role.onet),
        ("audience", plan.audience, order.audience),
        ("audience_title", plan.audience_title, learners or (audience.title if audience else "")),
        ("time_box.weeks", plan.time_box.weeks, brief.weeks),
        (
            "time_box.hours_per_week",
            hours_text(minutes_of(plan.time_box.hours_per_week, hour), hour),
            hours_text(Fraction(usual_hours(brief, hour) * hour), hour),
        ),
        ("time_box.start", plan.time_box.start, brief.start),
        ("time_box.weekend", plan.time_box.weekend, brief.weekend),
        ("limits.max_parallel", plan.limits.max_parallel, brief.max_parallel),
        ("limits.max_hours", plan.limits.max_hours, brief.max_hours),
        ("pins", sorted(plan.pins), sorted(pin_texts(brief))),
    )
    for skill in sorted(plan.entry.keys() | order.entry.keys()):
        stated, held = plan.entry.get(skill, 0), order.entry.get(skill, 0)
        if stated != held or (skill in plan.entry and stated == 0):
            message = f"entry: the plan states {skill}@{stated}; the learners hold "
            yield violation("entry", message + (f"{skill}@{held}" if held else "nothing of it"))


def pin_texts(brief: Brief) -> list[str]:
    """Write the pins of a brief as the plan file does."""
    return [
        *(f"include {name}" for name in brief.include),
        *(f"exclude {name}" for name in brief.exclude),
        *(f"{name} not before week {week}" for name, week in brief.not_before.items()),
        *(f"{name} not after week {week}" for name, week in brief.not_after.items()),
        *(
            f"{name} has {hours:g} h in week {week}"
            for name, weeks in brief.hours_in_week.items()
            for week, hours in weeks.items()
        ),
        *(f"{earlier} before {later}" for earlier, later in brief.order),
    ]


def backgrounds(context: Context) -> Iterator[Diagnostic]:
    """Backgrounds, what they may leave out and what they catch up on are those of the brief."""
    learners = context.order.brief.learners
    groups = learners.backgrounds if learners else ()
    true = []
    for group, arrived in zip(groups, context.order.groups, strict=True):
        held = after_preparation(arrived, context.order.brief, context.catalogue)
        waived = [
            one.id
            for one in context.placed
            if one.module.teaches
            and all(held.get(outcome.skill, 0) >= outcome.level for outcome in one.module.teaches)
        ]
        lacking = [f"{s}@{n}" for s, n in context.order.entry.items() if held.get(s, 0) < n]
        true.append((group.title, sorted(waived), sorted(lacking)))
    told = [
        (each.title, sorted(each.waivers), sorted(each.prepares))
        for each in context.plan.backgrounds
    ]
    if told:  # a plan made before this key was there does not state them
        yield from _compare("plan", ("backgrounds", told, true))


def modules(context: Context) -> Iterator[Diagnostic]:
    """Titles, kinds, hours, units and outcomes of modules are the catalogue's."""
    hour = context.catalogue.hour
    for one in context.placed:
        what, stated, module = f"module {one.id!r}", one.stated, one.module
        yield from _compare(
            what,
            ("title", stated.title, module.title),
            ("strand", stated.strand, module.strand),
            ("kind", stated.kind, module.kind.value),
            (
                "hours",
                hours_text(minutes_of(stated.hours, hour), hour),
                hours_text(_taught(context, one), hour),
            ),
            ("teaches", outcomes_text(one.stated.teaches), sorted(map(str, module.teaches))),
        )
        # A plan made before these keys were there does not state them.
        for key, stated_levels, outcomes in (
            ("practises", stated.practises, module.practises),
            ("assesses", stated.assesses, module.assesses),
        ):
            if stated_levels:
                yield from _compare(
                    what, (key, outcomes_text(stated_levels), sorted(map(str, outcomes)))
                )
        if stated.assessments:
            yield from _compare(
                what,
                (
                    "assessments",
                    [(row.title, row.weight, row.pass_mark) for row in stated.assessments],
                    [(row.title, row.weight, row.pass_mark) for row in module.assessments],
                ),
            )
        if stated.tools:
            yield from _compare(what, ("tools", list(stated.tools), list(module.tools)))
        if stated.units:
            told = [
                f"{unit.title} ({unit.kind}, {hours_text(minutes_of(unit.hours, hour), hour)})"
                for unit in stated.units
            ]
            true = [
                f"{unit.title} ({unit.kind.value}, {hours_text(unit.minutes, hour)})"
                for unit in module.units
            ]
            for number, pair in enumerate(zip_longest(told, true), start=1):
                yield from _compare(what, (f"unit {number} as", *pair))


def _taught(context: Context, one: Placed) -> Fraction:
    """Minutes of a module: the catalogue's, or of one that is done, those it has had."""
    if one.id in context.order.brief.done:
        return sum(one.minutes.values(), Fraction(0))
    return Fraction(one.module.minutes)


def module_weeks(context: Context) -> Iterator[Diagnostic]:
    """A module starts in its first week with hours and ends in its last; so do its dates."""
    calendar = {week.number: week for week in context.order.weeks}
    for one in context.running:
        first, last = calendar.get(one.start), calendar.get(one.end)
        yield from _compare(
            f"module {one.id!r}",
            ("start_week", one.stated.start_week, one.start),
            ("end_week", one.stated.end_week, one.end),
            (
                "start_date",
                one.stated.start_date,
                first.open_days[0] if first and first.open_days else None,
            ),
            (
                "end_date",
                one.stated.end_date,
                last.open_days[-1] if last and last.open_days else None,
            ),
        )


def weeks(context: Context) -> Iterator[Diagnostic]:
    """The plan's weeks are the calendar's, each with its hours, closures and load."""
    numbers = [row.week for row in context.plan.weeks]
    expected = [week.number for week in context.order.weeks]
    if numbers != expected:
        missing = sorted(set(expected) - set(numbers))
        message = f"weeks: the plan must list weeks 1 to {len(expected)} in order, each once"
        yield violation("stated", message + (f"; missing: {missing}" if missing else ""))
    hour = context.catalogue.hour
    calendar = {week.number: week for week in context.order.weeks}
    for row in context.plan.weeks:
        week = calendar.get(row.week)
        if week is None:
            continue
        load = context.loads.get(row.week, 0)
        yield from _compare(
            f"week {row.week}",
            ("start_date", row.start_date, week.start),
            *(
                (
                    name,
                    hours_text(minutes_of(stated, hour), hour),
                    hours_text(Fraction(true * hour), hour),
                )
                for name, stated, true in (
                    ("hours", row.hours, week.hours),
                    ("reserved", row.reserved, week.reserved),
                    ("capacity", row.capacity, week.capacity),
                    ("independent", row.independent or 0, week.independent or 0),
                )
            ),
            (
                "load",
                hours_text(minutes_of(row.load, hour), hour),
                hours_text(load, hour),
            ),
            (
                "closures",
                [closed_day(closed.date, closed.name) for closed in row.closures],
                [closed_day(day, name) for day, name in week.closures],
            ),
            ("reduced", row.reduced, week.reduced),
        )


def chain(context: Context) -> Iterator[Diagnostic]:
    """The critical chain names selected modules, each once."""
    selected = {stated.id for stated in context.plan.modules}
    names = context.plan.critical_chain
    for name in dict.fromkeys(names):
        if name not in selected:
            yield violation("chain", f"critical_chain: module {name!r} is not selected")
        if names.count(name) > 1:
            yield violation("chain", f"critical_chain: module {name!r} is named twice")


def _compare(what: str, *facts: tuple[str, object, object]) -> Iterator[Diagnostic]:
    """Report each (name, stated, expected) whose values differ."""
    for name, stated, expected in facts:
        if stated != expected:
            yield differs(what, name, stated, expected)
