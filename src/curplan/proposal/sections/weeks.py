"""The weekly plan, and the timetable of sessions."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from curplan.proposal.document import Block, Bullets, Cell, Column, Section, Table, cell
from curplan.proposal.sections.summary import slots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.proposal.model import Proposal
    from curplan.proposal.sections.saying import Saying
    from curplan.proposal.times import Session, Week


def weekly(proposal: Proposal, says: Saying) -> Section:
    """Say week by week what is taught, and what keeps hours away; first what comes before."""
    say = says.say
    table = _table(proposal.weeks, say("proposal-weekly-caption"), says)
    if proposal.preparation is None:
        return Section("weeks", say("proposal-weekly"), (table,))
    before = _table(proposal.preparation.weeks, say("before-caption"), says, alone=True)
    return Section("weeks", say("proposal-weekly"), (before, table))


def _table(weeks: tuple[Week, ...], caption: str, says: Saying, *, alone: bool = False) -> Table:
    """Give each week a row; ``alone``: all its hours are independent work."""
    say, apart = says.say, not alone and any(week.independent for week in weeks)
    dated = any(week.start is not None for week in weeks)
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
    for week in weeks:
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
    return Table(caption, tuple(columns), tuple(rows))


def _remarks(week: Week, says: Saying) -> Iterator[str]:
    say = says.say
    if week.review:
        yield say("proposal-review", hours=week.review)
    for name, first, last in _closed(week):
        if first is None or last is None:
            yield says.own(name)
        else:
            days = [says.words.day(date, year=False) for date in dict.fromkeys((first, last))]
            yield say("calendar-on", day=" – ".join(days), text=name)
    for name in week.reduced:
        yield say("calendar-reduced", name=name)


def _closed(week: Week) -> list[tuple[str, dt.date | None, dt.date | None]]:
    """List closures with their first and last day; days in a row of one name are one."""
    found: list[tuple[str, dt.date | None, dt.date | None]] = []
    for day in week.closed:
        name, first, last = found[-1] if found else ("", None, None)
        if last and day.date and name == day.name and day.date - last == dt.timedelta(days=1):
            found[-1] = (name, first, day.date)
        else:
            found.append((day.name, day.date, day.date))
    return found


def timetable(proposal: Proposal, says: Saying) -> Section | None:
    """List the sessions with what is taught in each; None for a plan without a timetable."""
    if not proposal.sessions:
        return None
    say = says.say
    blocks: list[Block] = [Bullets(slots(proposal.timetable, says))]
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
