"""What the job needs and where it is learnt, and the matrix of outcomes and modules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.proposal.document import Block, Cell, Column, Section, Table, cell
from curplan.proposal.model import MARKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.proposal.model import ModuleSheet, OutcomeRow, Proposal, Requirement
    from curplan.proposal.sections.saying import Saying

#: Columns of modules that a page lying holds beside the outcomes' names.
MOST_COLUMNS = 34
#: As many columns of modules still stand beside the names on a page that stands.
STANDING_COLUMNS = 9


def coverage(proposal: Proposal, says: Saying) -> Section:
    """Show the requirements first, then who introduces, practises and assesses each outcome."""
    say = says.say
    blocks: list[Block] = []
    if proposal.requirements:
        blocks.append(_requirements(proposal, says))
    if proposal.outcomes:
        signs = [
            say(
                "proposal-sign",
                sign=say(f"coverage-letter-{mark}"),
                text=say(f"coverage-{mark}"),
            )
            for mark in MARKS
        ]
        codes = proposal.modules
        parts = -(-len(codes) // MOST_COLUMNS)
        size = -(-len(codes) // parts)
        for part in range(parts):
            within = codes[part * size : (part + 1) * size]
            caption = f"{say('proposal-matrix-caption')} ({says.words.listed(signs)})"
            if parts > 1:
                caption = say("calendar-part", month=caption, part=part + 1, parts=parts)
            blocks.append(_matrix(proposal.outcomes, within, caption, says))
    return Section("coverage", say("proposal-coverage"), tuple(blocks))


def _requirements(proposal: Proposal, says: Saying) -> Table:
    say = says.say
    ranks = {"must": 0, "essential": 1, "optional": 2}
    return Table(
        say("proposal-requirements-caption", role=proposal.role),
        (
            Column(say("proposal-skill")),
            Column(say("proposal-importance")),
            Column(say("proposal-needed")),
            Column(say("proposal-reached")),
            Column(say("proposal-learnt")),
        ),
        tuple(
            (
                cell(says.own(each.name)),
                cell(
                    say(f"coverage-group-{each.priority}-partner"),
                    ranks.get(each.priority, len(ranks)),
                ),
                cell(says.level(each.needed), each.needed),
                Cell(tuple(_reached(each, says)), each.reached),
                cell(_learnt(each, says)),
            )
            for each in proposal.requirements
        ),
        sortable=True,
    )


def _reached(each: Requirement, says: Saying) -> Iterator[str]:
    if not each.reached:
        yield says.say("coverage-left-out")
        return
    yield says.level(each.reached)
    if each.reached < each.needed:
        yield says.say("proposal-short")


def _learnt(each: Requirement, says: Saying) -> str:
    if each.codes:
        return says.words.listed(list(each.codes))
    if each.prepared:
        return says.say("before-start")
    return says.say("coverage-on-entry") if each.entry else ""


def _matrix(
    rows: tuple[OutcomeRow, ...], modules: tuple[ModuleSheet, ...], caption: str, says: Saying
) -> Table:
    say = says.say
    named = [Column(sheet.code, full=says.own(sheet.title)) for sheet in modules]
    made = []
    for row in rows:
        marks = dict(row.marks)
        signs = [
            cell("".join(say(f"coverage-letter-{mark}") for mark in marks.get(sheet.code, ())))
            for sheet in modules
        ]
        made.append((cell(says.ability(row.outcome)), *signs))
    columns = (Column(say("proposal-outcome")), *named)
    return Table(caption, columns, tuple(made), lying=len(modules) > STANDING_COLUMNS)
