"""Dated sessions: those of the timetable and no others, what each holds, and in which order."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from curplan.catalogue.kinds import UnitKind
from curplan.verify.context import week_number
from curplan.verify.measures import differs, hours_text, minutes_of, violation
from curplan.verify.sequence import forced_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.brief import Brief
    from curplan.catalogue.models import Module
    from curplan.diagnostics import Diagnostic
    from curplan.plan.planned import PlannedSession, SessionPart
    from curplan.verify.context import Context

NONE = "no-sessions"
"""Code of the diagnostic with which a plan says that its hours have no sessions."""

SPLIT = "sessions-split"
"""Code with which it says that sessions change their module more often than they should."""

MOST_PARTS = 2

Place = tuple[int, int]
"""A session's number in the plan and a part's in it."""


def timetable(context: Context) -> Iterator[Diagnostic]:
    """Every session of the timetable on an open day is planned once, as it is; and no other."""
    plan = context.plan
    expected = {
        (week.number, str(held.date or held.session.day), held.session.start): held
        for week in context.order.weeks
        for held in week.sessions
    }
    stated = [(each.week, str(each.date or each.day), each.start) for each in plan.sessions]
    if not stated and (not plan.modules or _says(context, NONE)):
        return
    for key in dict.fromkeys((*expected, *stated)):
        times, due = stated.count(key), int(key in expected)
        if times != due:
            asked = "it takes place" if due else "the timetable has none on an open day then"
            when = f"week {key[0]}, {key[1]}, {key[2]}"
            message = f"the session of {when} is planned {times} times; {asked}"
            yield violation("session", message)
    true = [key for key in expected if key in stated]
    if list(dict.fromkeys(key for key in stated if key in expected)) != true:
        yield violation("session", "the sessions are not listed in order of time")
    for key, each in zip(stated, plan.sessions, strict=True):
        held = expected.get(key)
        if held is None:
            continue
        for name, told, fact in (
            ("day", each.day, held.session.day),
            ("end", each.end, held.end),
            ("minutes", each.minutes, held.minutes),
            ("room", each.room, held.session.room),
            ("mode", each.mode, held.session.mode),
            ("review", each.review, held.review),
        ):
            if told != fact:
                yield violation("session", differs(_name(each), name, told, fact).message)


def contents(context: Context) -> Iterator[Diagnostic]:
    """Parts fit their session; one for review has none; a module's are numbered, with its units."""
    number: dict[str, int] = {}
    taught: dict[str, Fraction] = {}
    running = {one.id: one for one in context.running}
    total: dict[str, int] = {}
    for each in context.plan.sessions:
        for part in each.parts:
            total[part.module] = total.get(part.module, 0) + 1
    for each in context.plan.sessions:
        if each.review and each.parts:
            message = f"{_name(each)} is for review, and holds {each.parts[0].module!r}"
            yield violation("session-part", message)
        if sum(part.minutes for part in each.parts) > each.minutes:
            minutes = sum(part.minutes for part in each.parts)
            message = f"{_name(each)} has {each.minutes} minutes; its parts take {minutes}"
            yield violation("session-part", message)
        for part in each.parts:
            where = f"{_name(each)}, {part.module!r}"
            if part.module not in running:
                yield violation("session-part", f"{where}: that module is not selected")
                continue
            if part.minutes <= 0:
                yield violation("session-part", f"{where}: it has {part.minutes} minutes")
            number[part.module] = number.get(part.module, 0) + 1
            so_far = taught.get(part.module, Fraction(0))
            taught[part.module] = so_far + part.minutes
            module = running[part.module].module
            for name, told, fact in (
                ("part", f"{part.part} of {part.of}", f"{number[module.id]} of {total[module.id]}"),
                ("units", list(part.units), _units(context, module, so_far, part)),
            ):
                if told != fact:
                    yield violation("session-part", differs(where, name, told, fact).message)


def contact_hours(context: Context) -> Iterator[Diagnostic]:
    """In each week the sessions hold just the contact hours of each module."""
    if not context.plan.sessions:
        return
    hour = context.catalogue.hour
    held: dict[tuple[str, int], int] = {}
    for each in context.plan.sessions:
        for part in each.parts:
            key = part.module, each.week
            held[key] = held.get(key, 0) + part.minutes
    for one in context.running:
        alone = {
            week: minutes_of(hours, hour)
            for key, hours in one.stated.weekly_independent.items()
            if (week := week_number(key)) is not None
        }
        for week in sorted({*one.minutes, *(week for name, week in held if name == one.id)}):
            contact = one.minutes.get(week, Fraction(0)) - alone.get(week, Fraction(0))
            minutes = held.get((one.id, week), 0)
            if minutes != contact:
                message = (
                    f"module {one.id!r} has {hours_text(contact, hour)} of contact in week {week}; "
                    f"its sessions there hold {hours_text(minutes, hour)}"
                )
                yield violation("session-hours", message)


def order(context: Context) -> Iterator[Diagnostic]:
    """Session by session, what a module needs or must follow has ended when it begins."""
    first, last = _span(context)
    for one in context.running:
        if one.id not in first:
            continue
        for need in context.catalogue.module_needs(one.module):
            if context.held_any(need.any_of):
                continue
            teachers = [t for t in context.others_teaching(one, need.any_of) if t.end <= one.start]
            if teachers and not any(_over(t.id, one.id, first, last) for t in teachers):
                names = " or ".join(repr(teacher.id) for teacher in teachers)
                message = f"module {one.id!r} begins before the last session of {names}"
                yield violation("session-order", f"{message}, and needs {need}")
    for later, before in forced_before(context).items():
        for earlier in before:
            if not _over(earlier, later, first, last):
                message = f"module {later!r} begins before the last session of {earlier!r}"
                yield violation("session-order", f"{message}, which it must follow")


def changes(context: Context) -> Iterator[Diagnostic]:
    """A session changes its module at most once, and only where one ends."""
    if _says(context, SPLIT):
        return
    _, last = _span(context)
    for number, each in enumerate(context.plan.sessions):
        unfinished = [
            part.module
            for place, part in enumerate(each.parts[:-1])
            if last[part.module] != (number, place)
        ]
        if unfinished:
            message = f"{_name(each)} changes its module before {unfinished[0]!r} ends"
            yield violation("session-change", message)
        elif len(each.parts) > MOST_PARTS:
            message = f"{_name(each)} changes its module {len(each.parts) - 1} times"
            yield violation("session-change", message)


def _units(context: Context, module: Module, start: Fraction, part: SessionPart) -> list[str]:
    """Name the units that some contact minutes of a module, from ``start``, belong to.

    Each unit has a share of them: as much as it is of what is not worked alone.
    """
    brief, hour = context.order.brief, context.catalogue.hour
    taught = [
        (unit.title, unit.minutes * (1 - _alone(brief, unit.kind)))
        for unit in module.units
        if _alone(brief, unit.kind) < 1
    ]
    whole = sum((minutes for _, minutes in taught), Fraction(0))
    own = sum(unit.minutes for unit in module.units if unit.kind is UnitKind.SELF_STUDY)
    others = module.minutes - own - whole
    contact = module.minutes - own - int(others / hour) * hour
    found, passed = [], Fraction(0)
    for title, minutes in taught:
        begin, passed = passed, passed + minutes
        if begin * contact < (start + part.minutes) * whole and passed * contact > start * whole:
            found.append(title)
    return found


def _alone(brief: Brief, kind: UnitKind) -> Fraction:
    """Which share of a unit learners work alone; none where contact hours are not apart."""
    if kind is UnitKind.SELF_STUDY:
        return Fraction(1)
    return max(
        (Fraction(some, 100) for name, some in brief.alone.items() if name == kind.value),
        default=Fraction(0),
    )


def _span(context: Context) -> tuple[dict[str, Place], dict[str, Place]]:
    """Where each module's parts begin, and where the last one is."""
    first: dict[str, Place] = {}
    last: dict[str, Place] = {}
    for number, each in enumerate(context.plan.sessions):
        for place, part in enumerate(each.parts):
            first.setdefault(part.module, (number, place))
            last[part.module] = (number, place)
    return first, last


def _over(earlier: str, later: str, first: dict[str, Place], last: dict[str, Place]) -> bool:
    """Tell whether one module's last part comes before another's first; true without either."""
    if earlier not in last or later not in first:
        return True
    return last[earlier] < first[later]


def _says(context: Context, code: str) -> bool:
    return any(each.code == code for each in context.plan.diagnostics)


def _name(session: PlannedSession) -> str:
    day = session.date.isoformat() if session.date else session.day
    return f"session of week {session.week}, {day}, {session.start}"
