"""What stands in the calendar of a programme: plain values, before any format.

Everything has an identity that does not change when its content does: of a session its date and
start, of a milestone its kind and module, of a week's work its week.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw.calendar.entries import milestones
from curplan.proposal.assessments import last_session
from curplan.proposal.names import DAYS, Names
from curplan.proposal.plain import plain
from curplan.proposal.preparation import open_days, preparation
from curplan.proposal.weeks import sessions, weeks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.plan.model import Plan
    from curplan.proposal.times import Session, Week
    from curplan.words import Words

Identity = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An event: at local times if ``start`` is one, else on whole days, ``last`` included.

    ``busy``: people are expected to be there.
    """

    identity: Identity
    summary: str
    first: dt.date
    last: dt.date
    start: dt.time | None = None
    end: dt.time | None = None
    lines: tuple[str, ...] = ()
    room: str = ""
    busy: bool = False


def entries(plan: Plan, words: Words) -> tuple[Entry, ...]:
    """List the events of a dated plan, in order of time.

    With a timetable: its sessions, and each week's independent work. Without one: each module's
    hours of each week. Always closed days, milestones, and work in weeks before week 1. Sessions
    without a module, unless they are for review, are none.
    """
    names = Names(plan)
    last = max((module.end_week for module in plan.modules), default=0)
    taught = weeks(plan, names, last)
    held = sessions(plan, names)
    found = [
        *_closed(taught, words),
        *_milestones(plan, names, held, words),
        *_before(plan, names, words),
    ]
    if held:
        found += [entry for each in held for entry in _session(each, last, words)]
        found += [entry for week in taught for entry in _alone(week, plan, words)]
    else:
        ids = {names.code(module.id): module.id for module in plan.modules}
        found += [entry for week in taught for entry in _shares(week, plan, ids, words)]
    # A day's whole-day entries come first, closures and milestones before work.
    return tuple(
        entry
        for _, entry in sorted(
            enumerate(found), key=lambda pair: (pair[1].first, pair[1].start or dt.time(), pair[0])
        )
    )


def _before(plan: Plan, names: Names, words: Words) -> Iterator[Entry]:
    """What learners work on alone in each week before week 1."""
    made = preparation(plan, names)
    for week, planned in zip(
        made.weeks if made else (), plan.preparation.weeks if plan.preparation else (), strict=False
    ):
        days = open_days(planned, plan.time_box.weekend)
        if week.start is None or not days or not week.shares or made is None:
            continue
        place = {"week": week.number, "all": len(made.weeks)}
        yield Entry(
            identity=("preparation", week.start.isoformat()),
            summary=words.say("before-week", hours=week.hours, **place),
            first=days[0],
            last=days[-1],
            lines=(
                *(words.say("ics-hours", title=s.title, hours=s.hours) for s in week.shares),
                *_length(plan, words),
            ),
        )


def _session(session: Session, last: int, words: Words) -> Iterator[Entry]:
    used = session.pieces or (session.review and session.week <= last)
    if session.date is None or not used or not session.minutes:
        return
    start, end = _time(session.start), _time(session.end)
    if session.review:
        summary = words.say("calendar-review")
    else:
        summary = " · ".join(dict.fromkeys(piece.title for piece in session.pieces))
    lines = []
    for piece in session.pieces:
        lines.append(words.say("ics-part", title=piece.title, part=piece.part, all=piece.of))
        lines += [f"• {unit}" for unit in piece.units]
    taught = sum(piece.minutes for piece in session.pieces) or session.minutes
    lines.append(words.say("ics-taught", minutes=taught))
    pause = 60 * (end.hour - start.hour) + end.minute - start.minute - session.minutes
    if pause > 0:
        lines.append(words.say("ics-break", minutes=pause))
    if session.mode:
        lines.append(words.capital(session.mode))
    lines.append(words.say("ics-week", week=session.week))
    yield Entry(
        identity=("session", session.date.isoformat(), session.start),
        summary=summary,
        first=session.date,
        last=session.date,
        start=start,
        end=end,
        lines=tuple(lines),
        room=session.room,
        busy=True,
    )


def _alone(week: Week, plan: Plan, words: Words) -> Iterator[Entry]:
    """What learners work on alone in a week, in one entry."""
    days = _open_days(week, plan)
    shares = [share for share in week.shares if share.independent]
    if not days or not shares:
        return
    yield Entry(
        identity=("alone", days[0][0].isoformat()),
        summary=words.say("ics-alone", hours=week.independent),
        first=days[1],
        last=days[2],
        lines=(
            *(words.say("ics-hours", title=s.title, hours=s.independent) for s in shares),
            *_length(plan, words),
        ),
    )


def _shares(week: Week, plan: Plan, ids: dict[str, str], words: Words) -> Iterator[Entry]:
    """Each module's hours of a week, over its open days."""
    days = _open_days(week, plan)
    for share in week.shares if days else ():
        assert days is not None
        yield Entry(
            identity=("week", days[0][0].isoformat(), ids[share.code]),
            summary=words.say("ics-hours", title=share.title, hours=share.hours),
            first=days[1],
            last=days[2],
            lines=(words.say("ics-week", week=week.number), *_length(plan, words)),
        )


def _length(plan: Plan, words: Words) -> tuple[str, ...]:
    """Say how long an hour is in an event that counts some, if that needs a word."""
    text = words.hour(plan.catalogue.hour)
    return (text,) if text else ()


def _open_days(week: Week, plan: Plan) -> tuple[list[dt.date], dt.date, dt.date] | None:
    """Give the days of a week, and the first and the last of them that are open."""
    if week.start is None:
        return None
    days = [week.start + dt.timedelta(days=number) for number in range(7)]
    closed = {each.date for each in week.closed}
    begin = plan.time_box.start or week.start
    taught = [
        day
        for day in days
        if day >= begin and day not in closed and DAYS[day.weekday()] not in plan.time_box.weekend
    ]
    return (days, taught[0], taught[-1]) if taught else None


def _closed(taught: tuple[Week, ...], words: Words) -> Iterator[Entry]:
    """Closed days, those that follow each other and have one name together."""
    days = [(each.date, each.name) for week in taught for each in week.closed if each.date]
    runs: list[list[tuple[dt.date, str]]] = []
    for day, name in sorted(days):
        after = runs and runs[-1][-1] == (day - dt.timedelta(days=1), name)
        if after:
            runs[-1].append((day, name))
        else:
            runs.append([(day, name)])
    for run in runs:
        yield Entry(
            identity=("closed", run[0][0].isoformat()),
            summary=words.say("ics-closed", name=run[0][1]),
            first=run[0][0],
            last=run[-1][0],
        )


def _milestones(
    plan: Plan, names: Names, held: tuple[Session, ...], words: Words
) -> Iterator[Entry]:
    """Milestones on the last day of their module; an assessment is due at its last session."""
    for mark in milestones(plan):
        if mark.date is None:
            continue
        name = {"name": plain(mark.module.title)} if mark.module else {}
        day = mark.date
        if mark.kind == "gate" and mark.module is not None:
            last = last_session(names.code(mark.module.id), held)
            day = last[1] if last else day
        yield Entry(
            identity=("milestone", mark.kind, mark.module.id if mark.module else ""),
            summary=words.say(f"calendar-{mark.kind}", **name),
            first=day,
            last=day,
        )


def _time(text: str) -> dt.time:
    hours, _, minutes = text.partition(":")
    return dt.time(int(hours), int(minutes))
