"""Check a brief against a catalogue: names that do not exist, and entries that hang in the air."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.brief import WEEKDAYS
from curplan.briefing.clocks import timezone_faults
from curplan.briefing.naming import Path, unknown, unknown_outcome, wrong
from curplan.briefing.preparing import fitting, preparation_faults
from curplan.briefing.ruling import policy_faults
from curplan.briefing.timetables import self_study, timetable_faults
from curplan.calendars.closures import known_countries
from curplan.calendars.weeks import preparatory_weeks
from curplan.catalogue.convert import GRAIN
from curplan.catalogue.counting import counted
from curplan.catalogue.faults import Fault
from curplan.catalogue.models import Outcome
from curplan.diagnostics import Diagnostic, Location, Severity, nearest
from curplan.problem.asked import entry_levels, parse_outcome
from curplan.problem.relevance import held
from curplan.problem.ruling import policy_for
from curplan.problem.tasks import pinned_minutes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.brief import Brief
    from curplan.catalogue.models import Catalogue

PINS = ("include", "exclude", "not_before", "not_after", "hours_in_week", "order", "done")
"""Keys of a brief that name modules."""

ROUNDING = 0.5
"""Minutes by which hours with few decimals, such as 1.33, may miss what they mean."""

UNSPOKEN = ("policy", "preparation")
"""Keys of a brief that no option sets."""


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
    if key in UNSPOKEN:
        return key
    return "ROLE" if key == "role" else f"--{key.replace('_', '-')}"


def in_file(fault: Fault, file: str) -> Fault:
    """Mean the key of a file instead of the option: its place, and what the hint says."""
    hint = re.sub(r"--(\w+) (?=\d)", r"\1: ", fault.hint)
    hint = re.sub(r"--(\w+)", r"'\1'", hint)
    return replace(fault, place=replace(fault.place, file=file), hint=hint)


def brief_faults(catalogue: Catalogue, brief: Brief) -> tuple[Fault, ...]:
    """List what is wrong with a brief; the path of a place leads through the brief's keys."""
    catalogue = counted(catalogue, brief.hour)
    found = [
        *_names(catalogue, brief),
        *_pins(brief),
        *_hours_pinned(brief, catalogue.hour),
        *_calendar(brief),
        *timetable_faults(brief),
        *timezone_faults(brief),
        *policy_faults(catalogue, brief),
        *preparation_faults(catalogue, brief),
    ]
    if any(fault.severity is Severity.ERROR for fault in found):
        return tuple(found)
    return (
        *found,
        *_hanging(catalogue, brief),
        *_lost_days(brief),
        *fitting(catalogue, brief),
        *self_study(catalogue, brief),
    )


def _names(catalogue: Catalogue, brief: Brief) -> Iterator[Fault]:
    yield from unknown("role", ("role",), brief.role, catalogue.role_by_id, required=True)
    yield from unknown("audience", ("audience",), brief.audience, catalogue.audience_by_id)
    profiles = [policy.profile for policy in catalogue.policies]
    yield from unknown("profile", ("profile",), brief.profile, profiles)
    for number, text in enumerate(brief.knows):
        yield from unknown_outcome(catalogue, text, ("knows", number))
    for number, group in enumerate(brief.learners.backgrounds if brief.learners else ()):
        path: Path = ("learners", "backgrounds", number)
        known = catalogue.audience_by_id
        yield from unknown("audience", (*path, "audience"), group.audience, known)
        for index, text in enumerate(group.knows):
            yield from unknown_outcome(catalogue, text, (*path, "knows", index))
    yield from _wishes(catalogue, brief)
    yield from _accepted(catalogue, brief)
    yield from _framed(catalogue, brief)
    for key in PINS:
        for path, name in _named(brief, key):
            yield from unknown("module", path, name, catalogue.module_by_id)


def _wishes(catalogue: Catalogue, brief: Brief) -> Iterator[Fault]:
    """Check the requirements that a brief adds, changes and drops."""
    taken: set[str] = set()
    for number, wish in enumerate(brief.wants):
        path: Path = ("wants", number, "outcome")
        yield from unknown_outcome(catalogue, wish.outcome, path)
        skill = wish.outcome.partition("@")[0]
        if skill in taken or skill in brief.drops:
            message = f"the brief speaks of {skill} twice"
            yield wrong("contradicting-wishes", message, path, "state one level, or drop it")
        taken.add(skill)
    role = catalogue.role_by_id.get(brief.role)
    required = {each.outcome.skill for each in role.requires} if role else set()
    for number, skill in enumerate(brief.drops):
        if role is not None and skill not in required:
            message = f"the role does not require '{skill}', so it cannot be dropped"
            hint = nearest(skill, required) or f"'curplan roles {role.id}' lists what it requires"
            yield wrong("unknown-skill", message, ("drops", number), hint)


def _accepted(catalogue: Catalogue, brief: Brief) -> Iterator[Fault]:
    """Check that rules which may stay broken are there, and soft."""
    if not brief.accepts or brief.role not in catalogue.role_by_id:
        return
    rules = {rule.id: rule for rule in policy_for(catalogue, brief).rules}
    for number, accepted in enumerate(brief.accepts):
        path: Path = ("accepts", number, "rule")
        yield from unknown("rule", path, accepted.rule, rules)
        if accepted.rule in rules and rules[accepted.rule].hard:
            message = f"the rule '{accepted.rule}' is hard: a plan that breaks it is rejected"
            hint = "change the rule in a policy.yaml of your own, or leave it"
            yield wrong("hard-rule", message, path, hint)


def _framed(catalogue: Catalogue, brief: Brief) -> Iterator[Fault]:
    """Check that the blocks of accreditation frames ask for outcomes that there are."""
    for number, frame in enumerate(brief.frames):
        for block in frame.blocks:
            for outcome in block.outcomes:
                for fault in unknown_outcome(catalogue, outcome, ("frames", number)):
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
        yield wrong("contradicting-pins", message, path, "leave one of the two out")
    for number, (first, second) in enumerate(brief.order):
        if first == second:
            message = f"'{first}' cannot end before itself"
            hint = "name two modules, the earlier one first"
            yield wrong("contradicting-pins", message, ("order", number), hint)


def _hours_pinned(brief: Brief, hour: int) -> Iterator[Fault]:
    """Check the hours that modules are to have in a week."""
    for name, weeks in brief.hours_in_week.items():
        for week, hours in weeks.items():
            path: Path = ("hours_in_week", name, week)
            if hours and name in brief.exclude:
                message = f"'{name}' is excluded, and has {hours:g} h in week {week}"
                yield wrong("contradicting-pins", message, path, "leave one of the two out")
                break
            minutes = pinned_minutes(hours, hour)
            if abs(minutes - hours * hour) > ROUNDING:
                near = f"{minutes / hour:.4f}".rstrip("0").rstrip(".")
                message = f"{hours:g} h are no whole multiple of {GRAIN} minutes"
                yield wrong("bad-value", message, path, f"write {near}")


def _calendar(brief: Brief) -> Iterator[Fault]:
    if brief.country:
        yield from unknown("country", ("country",), brief.country, known_countries())
    if len(set(brief.weekend)) == len(WEEKDAYS):
        yield wrong("no-working-day", "every day is a weekend", ("weekend",), "leave one out")
    for key, what in (
        ("country", "a country's holidays"),
        ("closed", "closed days"),
        ("reduced", "periods with reduced hours"),
    ):
        if getattr(brief, key) and brief.start is None:
            hint = "give the first day, as in --start 2027-01-11"
            yield wrong("no-start", f"{what} need dates", (key,), hint)
    for key in ("closed", "reduced"):
        for number, period in enumerate(getattr(brief, key)):
            if period.last < period.first:
                message = f"{period.name} ends before it begins"
                yield wrong("bad-value", message, (key, number), "swap the two days")


def _lost_days(brief: Brief) -> Iterator[Fault]:
    """Warn of a start that leaves week 1 empty, and of periods outside the time box."""
    if brief.start is None:
        return
    if WEEKDAYS[brief.start.weekday()] in brief.weekend:
        yield wrong(
            "weekend-start",
            f"{brief.start} is a {brief.start:%A}: nothing can be taught in week 1",
            ("start",),
            "start on the first working day after it",
            Severity.WARNING,
        )
    end = brief.start + dt.timedelta(weeks=brief.weeks)
    begin = min([brief.start, *(week.start for week in preparatory_weeks(brief) if week.start)])
    for key in ("closed", "reduced"):
        for number, period in enumerate(getattr(brief, key)):
            if period.last < begin or period.first > end:
                yield wrong(
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
            yield wrong(
                "entry-gap",
                f"{text} needs {', '.join(lacking)}, which the learners are not said to know",
                ("knows", number),
                "add it with --knows if they do",
                Severity.WARNING,
            )
