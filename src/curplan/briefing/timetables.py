"""The timetable of a brief: its sessions, and whether what the role must have can be taught so."""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from curplan.brief import MAX_HOURS_PER_WEEK, minute_of
from curplan.briefing.naming import Path, wrong
from curplan.catalogue.faults import Fault
from curplan.catalogue.kinds import Priority
from curplan.diagnostics import Severity
from curplan.problem.asked import entry_levels, requirements_of
from curplan.problem.preparation import shortest
from curplan.problem.tasks import independent_minutes
from curplan.source import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curplan.brief import Brief, Session
    from curplan.briefing.documents import BriefDocument
    from curplan.catalogue.models import Catalogue, Module

MOST_NAMED = 6
"""Modules that a message names; the rest are counted."""


def timetable_faults(brief: Brief) -> Iterator[Fault]:
    """Check the sessions of a week: each has minutes, on a working day, and none overlaps."""
    if (brief.independent or 0) > brief.hours_per_week - (0 if brief.sessions else 1):
        message = f"{brief.independent} of {brief.hours_per_week} h are independent work"
        hint = "leave an hour at least to be taught"
        yield wrong("bad-value", message, ("independent",), hint)
    if brief.alone and not brief.independent:
        message = "'alone' says what learners work by themselves, and no hours are for that"
        hint = "give independent_hours_per_week"
        yield wrong("no-independent-hours", message, ("alone",), hint)
    for number, session in enumerate(brief.sessions):
        path: Path = ("sessions", number)
        if minute_of(session.end) <= minute_of(session.start):
            message = f"the session ends at {session.end}, not after it starts at {session.start}"
            hint = "a session does not cross midnight; make it two"
            yield wrong("ends-before-start", message, (*path, "end"), hint)
        elif session.minutes <= 0:
            message = f"a pause of {session.pause} minutes leaves nothing of the session"
            yield wrong("bad-value", message, (*path, "pause"), "shorten the pause")
        if session.day in brief.weekend:
            message = f"{session.day} is a day of the weekend"
            hint = "take it out of 'weekend', as in weekend: [sunday]"
            yield wrong("session-on-weekend", message, (*path, "days"), hint)
        for other in brief.sessions[:number]:
            same = other.day == session.day
            if same and (session.start, session.end) == (other.start, other.end):
                message = f"the session on {other.day} at {other.start} is there twice"
                yield wrong("sessions-overlap", message, path, "take one of them out")
            elif same and session.start < other.end and other.start < session.end:
                message = f"the session overlaps the one on {other.day} at {other.start}"
                yield wrong("sessions-overlap", message, path, "move one of the two")


def contact_hours(sessions: Sequence[Session], hour: int) -> Fraction:
    """Teaching hours of a week's sessions, exactly; ``hour`` has so many minutes."""
    return Fraction(sum(session.minutes for session in sessions), hour)


def weekly_faults(
    document: BriefDocument, sessions: Sequence[Session], hour: int, file: str
) -> Iterator[Fault]:
    """Find a timetable with more sessions than a week has, or with other hours than are said.

    ``sessions`` are those of the document's timetable.
    """
    if not sessions or any(session.minutes <= 0 for session in sessions):
        return  # such a session has a fault of its own
    contact, alone = contact_hours(sessions, hour), document.independent_hours_per_week or 0
    total = contact + alone
    what = f"{float(contact):g} h of sessions a week"
    what += f" and {alone} h of independent work" if alone else ""
    said = document.hours_per_week
    if ceil(total) > MAX_HOURS_PER_WEEK:
        message = f"the timetable has {what}; no week holds more than {MAX_HOURS_PER_WEEK} h"
        hint = "leave sessions out, or make them shorter"
        yield Fault("too-many-sessions", message, Place(file, ("timetable",)), hint)
    elif said is not None and said != ceil(total):
        message = f"'hours_per_week' says {said} h, and the timetable has {what}"
        hint = (
            "take hours_per_week out: the timetable says the contact hours, and "
            "independent_hours_per_week what learners work alone"
        )
        yield Fault("said-twice", message, Place(file, ("hours_per_week",)), hint)


def self_study(catalogue: Catalogue, brief: Brief) -> Iterator[Fault]:
    """Warn of a timetable without hours for self-study that the role's musts cannot do without."""
    if not brief.sessions or brief.independent:
        return

    def alone(module: Module) -> int:
        return independent_minutes(module, brief, catalogue.hour)

    musts = [r.outcome for r in requirements_of(catalogue, brief) if r.priority is Priority.MUST]
    wanted = {outcome.skill: outcome.level for outcome in musts}
    usable = [module for module in catalogue.modules if module.id not in brief.exclude]
    way = shortest(catalogue, entry_levels(catalogue, brief), wanted, usable, alone)
    included = [catalogue.module_by_id[name] for name in brief.include]
    blocked = [m for m in dict.fromkeys((*included, *way.modules)) if alone(m)]
    if not blocked:
        return
    named = [f"{m.title} ({alone(m) / catalogue.hour:g} h)" for m in blocked[:MOST_NAMED]]
    more = f" and {len(blocked) - MOST_NAMED} more" if len(blocked) > MOST_NAMED else ""
    total = sum(map(alone, blocked)) / catalogue.hour
    weekly = ceil(total / brief.weeks)
    yield wrong(
        "no-independent-hours",
        "the timetable has no hours for work that learners do alone, and what the role must have "
        f"needs {total:g} h of it: {', '.join(named)}{more}",
        ("sessions",),
        f"give independent_hours_per_week; {weekly} would hold these over {brief.weeks} weeks",
        Severity.WARNING,
    )
