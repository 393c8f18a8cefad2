"""The table of modules, and a descriptor of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.proposal.document import Block, Cell, Column, Facts, Section, Table, cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.proposal.model import Assessment, ModuleSheet, Proposal
    from curplan.proposal.sections.saying import Saying


def overview(proposal: Proposal, says: Saying) -> Section:
    """List the modules in a table."""
    say, apart = says.say, bool(proposal.hours.independent)
    columns = [
        Column(say("proposal-code")),
        Column(say("proposal-module")),
        Column(say("proposal-subject")),
        Column(say("proposal-kind")),
        Column(say("proposal-weeks")),
        Column(say("proposal-hours"), figures=True),
    ]
    if apart:
        columns += [
            Column(say("proposal-contact"), figures=True),
            Column(say("proposal-independent"), figures=True),
        ]
    rows = []
    for number, sheet in enumerate(proposal.modules):
        row = [
            cell(sheet.code, number),
            Cell((says.own(sheet.title),), link=_anchor(sheet)),
            cell(says.own(sheet.strand)),
            cell(says.kind(sheet.kind)),
            cell(_span(sheet, says), sheet.first_week),
            cell(says.words.number(sheet.hours.total), sheet.hours.total),
        ]
        if apart:
            row += [
                cell(says.words.number(sheet.hours.contact), sheet.hours.contact),
                cell(says.words.number(sheet.hours.independent), sheet.hours.independent),
            ]
        rows.append(tuple(row))
    hours = proposal.hours
    sums = [hours.total, hours.contact, hours.independent] if apart else [hours.total]
    total = (
        *(Cell(()), cell(say("load-all")), Cell(()), Cell(()), Cell(())),
        *(cell(says.words.number(each)) for each in sums),
    )
    table = Table(
        say("proposal-modules-caption"),
        tuple(columns),
        tuple(rows),
        head=1,
        sortable=True,
        total=total,
    )
    return Section("modules", say("proposal-modules"), (table,))


def _span(sheet: ModuleSheet, says: Saying) -> str:
    count = sheet.last_week - sheet.first_week + 1
    return says.say("load-span", n=count, first=sheet.first_week, last=sheet.last_week)


def descriptors(proposal: Proposal, says: Saying) -> Section:
    """Describe every module in a section of its own."""
    return Section(
        "descriptors",
        says.say("proposal-descriptors"),
        (),
        tuple(_descriptor(sheet, says) for sheet in proposal.modules),
    )


def _descriptor(sheet: ModuleSheet, says: Saying) -> Section:
    say = says.say
    rows = tuple((name, tuple(value)) for name, value in _facts(sheet, says) if value)
    blocks: list[Block] = [Facts(rows)]
    if sheet.units:
        blocks.append(_units(sheet, says))
    if sheet.assessments:
        blocks.append(_assessments(sheet, says))
    title = say("proposal-titled", code=sheet.code, title=sheet.title)
    return Section(_anchor(sheet), title, tuple(blocks))


def _anchor(sheet: ModuleSheet) -> str:
    return f"module-{sheet.code.lower()}"


def _facts(sheet: ModuleSheet, says: Saying) -> Iterator[tuple[str, list[str]]]:
    say = says.say
    yield say("proposal-subject"), [says.listed([sheet.strand, says.kind(sheet.kind)])]
    days = says.span(sheet.first_day, sheet.last_day)
    when = says.words.capital(says.weeks(sheet.first_week, sheet.last_week))
    yield say("proposal-when"), [says.words.listed([when, days]) if days else when]
    hours = [says.hours(sheet.hours.total)]
    if sheet.hours.independent:
        hours.append(
            say(
                "proposal-hours-split",
                contact=sheet.hours.contact,
                independent=sheet.hours.independent,
            )
        )
    if sheet.by_kind:
        kinds = [
            say("proposal-part", name=says.unit(kind), hours=value) for kind, value in sheet.by_kind
        ]
        hours.append(says.words.listed(kinds))
    yield say("proposal-hours"), hours
    after = [says.own(title) for title in sheet.after]
    yield say("proposal-after"), after + [says.ability(each) for each in sheet.entry]
    yield say("proposal-outcomes"), [says.meaning(each) for each in sheet.teaches]
    own = {(each.skill, each.level) for each in sheet.teaches}
    used = [each for each in sheet.practises if (each.skill, each.level) not in own]
    practised = says.listed([says.ability(each) for each in used])
    yield say("proposal-practises"), [practised] if used else []
    yield say("proposal-tools"), [says.listed(sheet.tools)] if sheet.tools else []
    yield say("proposal-serves"), [says.listed(sheet.serves)] if sheet.serves else []


def _units(sheet: ModuleSheet, says: Saying) -> Table:
    say = says.say
    return Table(
        say("proposal-units-caption", title=sheet.title),
        (
            Column(say("proposal-unit")),
            Column(say("proposal-kind")),
            Column(say("proposal-hours"), figures=True),
        ),
        tuple(
            (
                cell(says.own(unit.title)),
                cell(says.unit(unit.kind)),
                cell(says.words.number(unit.hours), unit.hours),
            )
            for unit in sheet.units
        ),
    )


def _assessments(sheet: ModuleSheet, says: Saying) -> Table:
    say = says.say
    return Table(
        say("proposal-assessments-caption", title=sheet.title),
        (
            Column(say("proposal-assessment")),
            Column(say("proposal-form")),
            Column(say("proposal-judges")),
            Column(say("proposal-weight"), figures=True),
            Column(say("proposal-pass"), figures=True),
        ),
        tuple(
            (
                Cell((says.own(row.title), *gate(row, says))),
                Cell(tuple(form(row, says))),
                Cell(tuple(says.ability(each) for each in row.judges)),
                cell(says.words.share(row.weight / 100), row.weight),
                cell(says.words.share(row.pass_mark / 100), row.pass_mark),
            )
            for row in sheet.assessments
        ),
    )


def gate(row: Assessment, says: Saying) -> tuple[str, ...]:
    """Say of an assessment that it must be passed before going on, or to finish, if so."""
    if not row.gate:
        return ()
    return (says.say("proposal-gate-last" if row.last else "proposal-gate"),)


def form(row: Assessment, says: Saying) -> Iterator[str]:
    """Say what kind of work an assessment is: form and time, alone or not, AI assistants."""
    parts = [says.form(row.form)]
    if row.work in ("individual", "team"):
        parts.append(says.say(f"proposal-work-{row.work}"))
    if row.minutes:
        parts.append(says.time(row.minutes))
    yield says.words.listed(parts)
    if row.ai in ("none", "declared", "open"):
        yield says.say(f"proposal-ai-{row.ai}")
