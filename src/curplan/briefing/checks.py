"""Check a brief against a catalogue: names that do not exist, and entries that hang in the air."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.brief import WEEKDAYS, minute_of
from curplan.briefing.clocks import timezone_faults
from curplan.calendars.closures import known_countries
from curplan.catalogue.faults import Fault
from curplan.catalogue.models import Outcome
from curplan.diagnostics import Diagnostic, Location, Severity, nearest
from curplan.problem.build import entry_levels, parse_outcome
from curplan.problem.relevance import held
from curplan.source import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from curplan.brief import Brief
    from curplan.catalogue.models import Catalogue

Path = tuple[str | int, ...]

PINS = ("include", "exclude", "not_before", "not_after", "order", "done")
"""Keys of a brief that name modules."""


def check_brief(catalogue: Catalogue, brief: Brief) -> tuple[Diagnostic, ...]:
    """List what is wrong with a brief, each at its option; with errors it cannot be planned."""
    return tuple(
        Diagnostic(
            fault.code,
            fault.message,
            Location(option(str(fault.place.path[0]))),
            fault.hint,
            fault.severity,
        )
        for fault in brief_faults(catalogue, brief)
    )


def option(key: str) -> str:
    """Name the option of the command line that sets a key of the brief."""
    return "ROLE" if key == "role" else f"--{key.replace('_', '-')}"


def in_file(fault: Fault, file: str) -> Fault:
    """Mean the key of a file instead of the option: its place, and what the hint says."""
    hint = re.sub(r"--(\w+) (?=\d)", r"\1: ", fault.hint)
    hint = re.sub(r"--(\w+)", r"'\1'", hint)
    return replace(fault, place=replace(fault.place, file=file), hint=hint)


def brief_faults(catalogue: Catalogue, brief: Brief) -> tuple[Fault, ...]:
    """List what is wrong with a brief; the path of a place leads through the brief's keys."""
    found = [
        *_names(catalogue, brief),
        *_pins(brief),
        *_calendar(brief),
        *_timetable(brief),
        *timezone_faults(brief),
    ]
    if any(fault.severity is Severity.ERROR for fault in found):
        return tuple(found)
    return (*found, *_hanging(catalogue, brief), *_lost_days(brief))


def _names(catalogue: Catalogue, brief: Brief) -> Iterator[Fault]:
    yield from _unknown("role", ("role",), brief.role, catalogue.role_by_id, required=True)
    yield from _unknown("audience", ("audience",), brief.audience, catalogue.audience_by_id)
    profiles = [policy.profile for policy in catalogue.policies]
    yield from _unknown("profile", ("profile",), brief.profile, profiles)
    for number, text in enumerate(brief.knows):
        yield from _unknown_outcome(catalogue, text, ("knows", number))
    for number, group in enumerate(brief.learners.backgrounds if brief.learners else ()):
        path: Path = ("learners", "backgrounds", number)
        known = catalogue.audience_by_id
        yield from _unknown("audience", (*path, "audience"), group.audience, known)
        for index, text in enumerate(group.knows):
            yield from _unknown_outcome(catalogue, text, (*path, "knows", index))
    yield from _wishes(catalogue, brief)
    yield from _accepted(catalogue, brief)
    yield from _framed(catalogue, brief)
    for key in PINS:
        for path, name in _named(brief, key):
            yield from _unknown("module", path, name, catalogue.module_by_id)


def _wishes(catalogue: Catalogue, brief: Brief) -> Iterator[Fault]:
    """Check the requirements that a brief adds, changes and drops."""
    taken: set[str] = set()
    for number, wish in enumerate(brief.wants):
        path: Path = ("wants", number, "outcome")
        yield from _unknown_outcome(catalogue, wish.outcome, path)
        skill = wish.outcome.partition("@")[0]
        if skill in taken or skill in brief.drops:
            message = f"the brief speaks of {skill} twice"
            yield _fault("contradicting-wishes", message, path, "state one level, or drop it")
        taken.add(skill)
    role = catalogue.role_by_id.get(brief.role)
    required = {each.outcome.skill for each in role.requires} if role else set()
    for number, skill in enumerate(brief.drops):
        if role is not None and skill not in required:
            message = f"the role does not require '{skill}', so it cannot be dropped"
            hint = nearest(skill, required) or f"'curplan roles {role.id}' lists what it requires"
            yield _fault("unknown-skill", message, ("drops", number), hint)


def _accepted(catalogue: Catalogue, brief: Brief) -> Iterator[Fault]:
    """Check that rules which may stay broken are there, and soft."""
    if not brief.accepts or brief.role not in catalogue.role_by_id:
        return
    rules = {rule.id: rule for rule in catalogue.policy_of(brief.role, brief.profile).rules}
    for number, accepted in enumerate(brief.accepts):
        path: Path = ("accepts", number, "rule")
        yield from _unknown("rule", path, accepted.rule, rules)
        if accepted.rule in rules and rules[accepted.rule].hard:
            message = f"the rule '{accepted.rule}' is hard: a plan that breaks it is rejected"
            hint = "change the rule in a policy.yaml of your own, or leave it"
            yield _fault("hard-rule", message, path, hint)


def _framed(catalogue: Catalogue, brief: Brief) -> Iterator[Fault]:
    """Check that the blocks of accreditation frames ask for outcomes that there are."""
    for number, frame in enumerate(brief.frames):
        for block in frame.blocks:
            for outcome in block.outcomes:
                for fault in _unknown_outcome(catalogue, outcome, ("frames", number)):
                    message = f"{frame.title}, {block.code}: {fault.message}"
                    yield replace(fault, message=message)


def _named(brief: Brief, key: str) -> Iterator[tuple[Path, str]]:
    """List the modules that a key of a brief names, each with its path."""
    value = getattr(brief, key)
    if isinstance(value, dict):
        yield from (((key, name), name) for name in value)
        return
    for number, entry in enumerate(value):
        if isinstance(entry, tuple):
            yield from (((key, number, index), name) for index, name in enumerate(entry))
        else:
            yield (key, number), entry


def _pins(brief: Brief) -> Iterator[Fault]:
    for name in sorted(set(brief.include).intersection(brief.exclude)):
        path: Path = ("include", brief.include.index(name))
        message = f"'{name}' is both included and excluded"
        yield _fault("contradicting-pins", message, path, "leave one of the two out")
    for number, (first, second) in enumerate(brief.order):
        if first == second:
            message = f"'{first}' cannot end before itself"
            hint = "name two modules, the earlier one first"
            yield _fault("contradicting-pins", message, ("order", number), hint)


def _calendar(brief: Brief) -> Iterator[Fault]:
    if brief.country:
        yield from _unknown("country", ("country",), brief.country, known_countries())
    if len(set(brief.weekend)) == len(WEEKDAYS):
        yield _fault("no-working-day", "every day is a weekend", ("weekend",), "leave one out")
    for key, what in (
        ("country", "a country's holidays"),
        ("closed", "closed days"),
        ("reduced", "periods with reduced hours"),
    ):
        if getattr(brief, key) and brief.start is None:
            hint = "give the first day, as in --start 2027-01-11"
            yield _fault("no-start", f"{what} need dates", (key,), hint)
    for key in ("closed", "reduced"):
        for number, period in enumerate(getattr(brief, key)):
            if period.last < period.first:
                message = f"{period.name} ends before it begins"
                yield _fault("bad-value", message, (key, number), "swap the two days")


def _timetable(brief: Brief) -> Iterator[Fault]:
    """Check the sessions of a week: each has minutes, on a working day, and none overlaps."""
    if (brief.independent or 0) > brief.hours_per_week - (0 if brief.sessions else 1):
        message = f"{brief.independent} of {brief.hours_per_week} h are independent work"
        hint = "leave an hour at least to be taught"
        yield _fault("bad-value", message, ("independent",), hint)
    if brief.alone and not brief.independent:
        message = "'alone' says what learners work by themselves, and no hours are for that"
        hint = "give independent_hours_per_week"
        yield _fault("no-independent-hours", message, ("alone",), hint)
    for number, session in enumerate(brief.sessions):
        path: Path = ("sessions", number)
        if minute_of(session.end) <= minute_of(session.start):
            message = f"the session ends at {session.end}, not after it starts at {session.start}"
            hint = "a session does not cross midnight; make it two"
            yield _fault("ends-before-start", message, (*path, "end"), hint)
        elif session.minutes <= 0:
            message = f"a pause of {session.pause} minutes leaves nothing of the session"
            yield _fault("bad-value", message, (*path, "pause"), "shorten the pause")
        if session.day in brief.weekend:
            message = f"{session.day} is a day of the weekend"
            hint = "take it out of 'weekend', as in weekend: [sunday]"
            yield _fault("session-on-weekend", message, (*path, "days"), hint)
        for other in brief.sessions[:number]:
            same = other.day == session.day
            if same and session.start < other.end and other.start < session.end:
                message = f"the session overlaps the one on {other.day} at {other.start}"
                yield _fault("sessions-overlap", message, path, "move one of the two")


def _fault(
    code: str, message: str, path: Path, hint: str, severity: Severity = Severity.ERROR
) -> Fault:
    return Fault(code, message, Place("", path), hint, severity)


def _unknown(
    what: str, path: Path, name: str, known: Collection[str], *, required: bool = False
) -> Iterator[Fault]:
    if name in known or not (name or required):
        return
    listed = f"the {what}s are {', '.join(sorted(known))}" if len(known) <= 12 else ""
    if not known:
        lacking = "policy.yaml" if what == "profile" else f"{what}s"
        listed = f"this catalogue has no {lacking}"
    hint = nearest(name, known) or listed
    yield _fault(f"unknown-{what}", f"there is no {what} '{name}'", path, hint)


def _unknown_outcome(catalogue: Catalogue, text: str, path: Path) -> Iterator[Fault]:
    try:
        skill, level = parse_outcome(text)
    except ValueError:
        message, hint = f"'{text}' is not an outcome", "write skill@level: python@2"
        yield _fault("bad-outcome", message, path, hint)
        return
    known = catalogue.skill_by_id.get(skill)
    if known is None:
        hint = nearest(skill, catalogue.skill_by_id)
        yield _fault("unknown-skill", f"there is no skill '{skill}'", path, hint)
    elif known.level(level) is None:
        numbers = ", ".join(str(each.level) for each in known.levels)
        message, hint = f"{skill} has no level {level}", f"its levels: {numbers}"
        yield _fault("unknown-level", message, path, hint)


def _lost_days(brief: Brief) -> Iterator[Fault]:
    """Warn of a start that leaves week 1 empty, and of periods outside the time box."""
    if brief.start is None:
        return
    if WEEKDAYS[brief.start.weekday()] in brief.weekend:
        yield _fault(
            "weekend-start",
            f"{brief.start} is a {brief.start:%A}: nothing can be taught in week 1",
            ("start",),
            "start on the first working day after it",
            Severity.WARNING,
        )
    end = brief.start + dt.timedelta(weeks=brief.weeks)
    for key in ("closed", "reduced"):
        for number, period in enumerate(getattr(brief, key)):
            if period.last < brief.start or period.first > end:
                yield _fault(
                    "closed-outside",
                    f"{period.name}, {period.first} to {period.last}, is not in the time box",
                    (key, number),
                    "check its dates",
                    Severity.WARNING,
                )


def _hanging(catalogue: Catalogue, brief: Brief) -> Iterator[Fault]:
    """Warn of what learners are said to know without what that needs itself."""
    entry = entry_levels(catalogue, brief)
    for number, text in enumerate(brief.knows):
        outcome = parse_outcome(text)
        lowest = catalogue.skill_by_id[outcome.skill].levels[0].level
        lacking = dict.fromkeys(
            str(need)
            for level in range(lowest, outcome.level + 1)
            for need in catalogue.outcome_needs(Outcome(outcome.skill, level))
            if not held(need, entry)
        )
        if lacking:
            yield _fault(
                "entry-gap",
                f"{text} needs {', '.join(lacking)}, which the learners are not said to know",
                ("knows", number),
                "add it with --knows if they do",
                Severity.WARNING,
            )
