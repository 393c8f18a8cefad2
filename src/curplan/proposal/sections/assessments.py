"""The assessment calendar with its resit slots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.proposal.document import Cell, Column, Paragraph, Section, Table, cell
from curplan.proposal.sections.modules import form, gate

if TYPE_CHECKING:
    import datetime as dt

    from curplan.proposal.model import Proposal
    from curplan.proposal.sections.saying import Saying


def assessments(proposal: Proposal, says: Saying) -> Section | None:
    """List what is due when, and when it can be taken again; None for a plan without any."""
    if not proposal.assessments:
        return None
    say = says.say
    rows = []
    for number, due in enumerate(proposal.assessments):
        row = due.assessment
        resit = (
            _when(due.resit_week, due.resit_day, says)
            if due.resit_week is not None
            else (say("proposal-resit-none"),)
        )
        rows.append(
            (
                Cell(_when(due.week, due.day, says), number),
                Cell((says.own(row.title), *gate(row, says))),
                cell(say("proposal-titled", code=due.code, title=due.module)),
                Cell(tuple(form(row, says))),
                cell(says.words.share(row.weight / 100), row.weight),
                Cell(resit, due.resit_week or len(proposal.weeks) + 1),
            )
        )
    table = Table(
        say("proposal-calendar-caption"),
        (
            Column(say("proposal-due")),
            Column(say("proposal-assessment")),
            Column(say("proposal-module")),
            Column(say("proposal-form")),
            Column(say("proposal-weight"), figures=True),
            Column(say("proposal-resit")),
        ),
        tuple(rows),
        head=1,
        sortable=True,
    )
    said = Paragraph(say("proposal-calendar-text"))
    return Section("assessments", say("proposal-calendar"), (said, table))


def _when(week: int, day: dt.date | None, says: Saying) -> tuple[str, ...]:
    named = says.words.capital(says.weeks(week, week))
    return (named, says.day(day)) if day is not None else (named,)
