"""The weekly plan, and the timetable of sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.proposal.document import Block, Bullets, Cell, Column, Section, Table, cell
from curplan.proposal.sections.summary import slot

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.proposal.model import Proposal, Session, Week
    from curplan.proposal.sections.saying import Saying


def weekly(proposal: Proposal, says: Saying) -> Section:
    """Say week by week what is taught, and what keeps hours away."""
    say, apart = says.say, any(week.independent for week in proposal.weeks)
    dated = any(week.start is not None for week in proposal.weeks)
    columns = [Column(say("proposal-week"), figures=True)]
    if dated:
        columns.append(Column(say("proposal-begins")))
    columns.append(Column(say("proposal-modules")))
    columns.append(Column(say("proposal-hours"), figures=True))
    if apart:
        columns.append(Column(say("proposal-contact"), figures=True))
        columns.append(Column(say("proposal-independent"), figures=True))
    columns.append(Column(say("proposal-remarks")))
    rows = []
    for week in proposal.weeks:
        row = [cell(str(week.number), week.number)]
        if dated:
            row.append(cell(says.day(week.start), week.number))
        row.append(
            Cell(
                tuple(
                    say("proposal-part", name=share.title, hours=share.hours)
                    for share in week.shares
                )
            )
        )
        row.append(cell(says.figure(week.hours), week.hours))
        if apart:
            contact = week.hours - week.independent
            row.append(cell(says.figure(contact), contact))
            row.append(cell(says.figure(week.independent), week.independent))
        row.append(Cell(tuple(_remarks(week, says))))
        rows.append(tuple(row))
    table = Table(say("proposal-weekly-caption"), tuple(columns), tuple(rows))
    return Section("weeks", say("proposal-weekly"), (table,))


def _remarks(week: Week, says: Saying) -> Iterator[str]:
    say = says.say
    if week.review:
        yield say("proposal-review", hours=week.review)
    for day in week.closed:
        if day.date is None:
            yield says.own(day.name)
        else:
            date = says.words.day(day.date, year=False)
            yield say("calendar-on", day=date, text=day.name)
    for name in week.reduced:
        yield say("calendar-reduced", name=name)


def timetable(proposal: Proposal, says: Saying) -> Section | None:
    """List the sessions with what is taught in each; None for a plan without a timetable."""
    if not proposal.sessions:
        return None
    say = says.say
    blocks: list[Block] = [Bullets(tuple(slot(each, says) for each in proposal.timetable))]
    places = any(each.room or each.mode for each in proposal.sessions)
    columns = [
        Column(say("proposal-week"), figures=True),
        Column(say("proposal-day")),
        Column(say("proposal-time")),
        Column(say("proposal-content")),
    ]
    if places:
        columns.append(Column(say("proposal-place")))
    rows = []
    for number, each in enumerate(proposal.sessions):
        row = [
            cell(str(each.week), number),
            cell(_day(each, says), number),
            cell(say("proposal-clock", start=each.start, end=each.end)),
            Cell(tuple(_content(each, says))),
        ]
        if places:
            row.append(Cell(tuple(says.own(part) for part in (each.room, each.mode) if part)))
        rows.append(tuple(row))
    table = Table(say("proposal-sessions-caption"), tuple(columns), tuple(rows), head=1)
    return Section("timetable", say("proposal-timetable"), (*blocks, table))


def _day(each: Session, says: Saying) -> str:
    name = says.words.weekday(each.day)
    return says.words.listed([name, says.day(each.date)]) if each.date else name


def _content(each: Session, says: Saying) -> Iterator[str]:
    for piece in each.pieces:
        part = {"title": piece.title, "part": piece.part, "of": piece.of}
        text = says.say("proposal-piece", **part)
        yield f"{text}: {says.listed(piece.units)}" if piece.units else text
    if each.review:
        yield says.say("calendar-review")
    elif not each.pieces:
        yield says.say("proposal-free")
