"""Modules, their units and their assessments as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.export.xlsx.tables import Cell, Column, Formula, Table, this_row, whole
from curplan.export.xlsx.wording import choices, hours, names_of, say
from curplan.proposal.assessments import last_session
from curplan.proposal.names import Names
from curplan.proposal.plain import plain
from curplan.proposal.weeks import sessions

if TYPE_CHECKING:
    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedModule
    from curplan.words import Words

ID = "id"
MODULES, UNITS, WEEKLY, ASSESSMENTS = "Modules", "Units", "WeeklyPlan", "Assessments"


def id_column() -> Column:
    """Make the hidden column that says which module a row is of."""
    return Column(ID, ID, 10, hidden=True)


def looked_up(table: str, header: str) -> str:
    """Make the formula that takes a cell of the weekly plan's row of the same module."""
    row = f"MATCH({this_row(table, ID)},{whole(WEEKLY, ID)},0)"
    return f'=IFERROR(INDEX({whole(WEEKLY, header)},{row}),"")'


def module_table(plan: Plan, words: Words) -> Table:
    """Tell the modules in order of time; hours are the sums of their units."""
    heard = words.say
    hour, planned = heard("xlsx-hours"), heard("xlsx-planned")
    sums = f"=SUMIF({whole(UNITS, ID)},{this_row(MODULES, ID)},{whole(UNITS, hour)})"
    weekly = f"=SUMIF({whole(WEEKLY, ID)},{this_row(MODULES, ID)},{whole(WEEKLY, hour)})"
    gap = f"=ROUND({this_row(MODULES, planned)}-{this_row(MODULES, hour)},2)"
    first, last = (looked_up(MODULES, heard(f"xlsx-{key}")) for key in ("first", "last"))
    columns = (
        id_column(),
        Column("title", heard("xlsx-module"), 38),
        Column("kind", heard("xlsx-kind"), 14, choices=choices(words, "kind")),
        Column("strand", heard("xlsx-strand"), 17),
        Column("hours", hour, 9, "number"),
        Column("planned", planned, 11, "number", formula=weekly),
        Column("difference", heard("xlsx-difference"), 11, "number", formula=gap),
        Column("alone", heard("xlsx-alone"), 13, "number"),
        Column("first", heard("xlsx-first"), 9, "number", formula=first),
        Column("last", heard("xlsx-last"), 9, "number", formula=last),
        Column("teaches", heard("xlsx-teaches"), 30),
        Column("practises", heard("xlsx-practises"), 30),
        Column("assesses", heard("xlsx-assesses"), 30),
        Column("needs", heard("xlsx-needs"), 30),
    )
    names = names_of(plan)

    def row(module: PlannedModule) -> tuple[Cell, ...]:
        units = sum(unit.hours for unit in module.units)
        total = sum(module.weekly_hours.values())
        summed = bool(module.units) and abs(units - module.hours) < 0.005
        supports = dict.fromkeys(n.source for n in module.needs if n.source != "entry")
        return (
            module.id,
            plain(module.title),
            say(words, "kind", module.kind),
            plain(plan.strand_title(module.strand)),
            Formula(sums, hours(units)) if summed else hours(module.hours),
            Formula(weekly, hours(total)),
            Formula(gap, round(total - (units if summed else module.hours), 2)),
            hours(alone(module)),
            Formula(first, module.start_week),
            Formula(last, module.end_week),
            names.levels(module.teaches),
            names.levels(module.practises),
            names.levels(module.assesses),
            "; ".join(names.module(name) for name in supports),
        )

    return Table(MODULES, heard("xlsx-modules"), columns, tuple(map(row, plan.modules)))


def alone(module: PlannedModule) -> float:
    """Hours of a module that learners work alone: as planned, else its self-study."""
    if module.weekly_independent:
        return sum(module.weekly_independent.values())
    return sum(unit.hours for unit in module.units if unit.kind == "self-study")


def unit_table(plan: Plan, words: Words) -> Table:
    """Tell the units of every module."""
    columns = (
        id_column(),
        Column("title", words.say("xlsx-module"), 38),
        Column("unit", words.say("xlsx-unit"), 60),
        Column("kind", words.say("xlsx-kind"), 16, choices=choices(words, "unit-kind")),
        Column("hours", words.say("xlsx-hours"), 9, "number"),
    )
    rows = tuple(
        (
            module.id,
            plain(module.title),
            plain(unit.title),
            say(words, "unit-kind", unit.kind),
            hours(unit.hours),
        )
        for module in plan.modules
        for unit in module.units
    )
    return Table(UNITS, words.say("xlsx-units"), columns, rows)


def assessment_table(plan: Plan, words: Words) -> Table:
    """Tell the assessments by the day on which they are due: their module's last session, or end.

    The week follows the weekly plan, but for a module whose last week has no session of it.
    """
    heard, names = words.say, names_of(plan)
    codes = Names(plan)
    held = sessions(plan, codes)
    due = {
        module.id: last_session(codes.code(module.id), held) or (module.end_week, module.end_date)
        for module in plan.modules
    }
    last = looked_up(ASSESSMENTS, heard("xlsx-last"))
    columns = (
        id_column(),
        Column("week", heard("xlsx-week"), 8, "number", formula=last),
        Column("day", heard("xlsx-by"), 12),
        Column("title", heard("xlsx-module"), 38),
        Column("assessment", heard("xlsx-assessment"), 46),
        Column("form", heard("xlsx-form"), 16, choices=choices(words, "form")),
        Column("work", heard("xlsx-work"), 14, choices=choices(words, "work")),
        Column("outcomes", heard("xlsx-outcomes"), 40),
        Column("weight", heard("xlsx-weight"), 12, "share"),
        Column("minutes", heard("xlsx-minutes"), 10, "number"),
        Column("pass", heard("xlsx-pass"), 10, "share"),
        Column("ai", heard("xlsx-ai"), 16, choices=choices(words, "ai")),
        Column("gate", heard("xlsx-gate"), 14, choices=(heard("xlsx-yes"), heard("xlsx-no"))),
    )
    rows = tuple(
        (
            module.id,
            Formula(last, week) if week == module.end_week else week,
            day,
            plain(module.title),
            plain(each.title),
            say(words, "form", each.form),
            say(words, "work", each.work),
            names.outcomes(each.outcomes),
            each.weight / 100,
            each.minutes,
            each.pass_mark / 100,
            say(words, "ai", each.ai),
            heard("xlsx-yes" if each.gate else "xlsx-no"),
        )
        for module in sorted(plan.modules, key=lambda each: (due[each.id][0], each.start_week))
        for week, day in (due[module.id],)
        for each in module.assessments
    )
    return Table(ASSESSMENTS, heard("xlsx-assessments"), columns, rows)
