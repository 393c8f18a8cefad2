"""Check a brief against a catalogue: names that do not exist, and entries that hang in the air."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from curplan.calendars.closures import known_countries
from curplan.calendars.weeks import WORKING_DAYS
from curplan.catalogue.models import Outcome
from curplan.diagnostics import Diagnostic, Location, Severity, nearest
from curplan.problem.build import entry_levels, parse_outcome
from curplan.problem.relevance import held

if TYPE_CHECKING:
    from collections.abc import Collection

    from curplan.brief import Brief
    from curplan.catalogue.models import Catalogue


def check_brief(catalogue: Catalogue, brief: Brief) -> tuple[Diagnostic, ...]:
    """List what is wrong with a brief; only without errors can it be planned."""
    found = [
        *_unknown("role", "ROLE", brief.role, catalogue.role_by_id, required=True),
        *(_unknown("audience", "--audience", brief.audience, catalogue.audience_by_id)),
        *_unknown("profile", "--profile", brief.profile, [p.profile for p in catalogue.policies]),
        *(each for text in brief.knows for each in _unknown_outcome(catalogue, text)),
    ]
    for option, names in (
        ("--include", brief.include),
        ("--exclude", brief.exclude),
        ("--not-before", tuple(brief.not_before)),
        ("--not-after", tuple(brief.not_after)),
        ("--order", tuple(name for pair in brief.order for name in pair)),
        ("--done", brief.done),
    ):
        for name in names:
            found.extend(_unknown("module", option, name, catalogue.module_by_id))
    found.extend(
        Diagnostic(
            "contradicting-pins",
            f"'{name}' is both included and excluded",
            Location("--include"),
            "leave one of the two out",
        )
        for name in sorted(set(brief.include).intersection(brief.exclude))
    )
    found.extend(
        Diagnostic(
            "contradicting-pins",
            f"'{first}' cannot end before itself",
            Location("--order"),
            "name two modules, the earlier one first",
        )
        for first, second in brief.order
        if first == second
    )
    if brief.country:
        found.extend(_unknown("country", "--country", brief.country, known_countries()))
    found.extend(
        Diagnostic(
            "no-start",
            f"{what} need dates",
            Location(option),
            "give the first day, as in --start 2027-01-11",
        )
        for option, what, asked in (
            ("--country", "a country's holidays", brief.country),
            ("--closed", "closed days", brief.closed),
        )
        if asked and brief.start is None
    )
    if any(diagnostic.is_error for diagnostic in found):
        return tuple(found)
    return (*found, *_hanging(catalogue, brief), *_lost_days(brief))


def _unknown(
    what: str, option: str, name: str, known: Collection[str], *, required: bool = False
) -> list[Diagnostic]:
    if name in known or not (name or required):
        return []
    listed = f"the {what}s are {', '.join(sorted(known))}" if len(known) <= 12 else ""
    if not known:
        lacking = "policy.yaml" if what == "profile" else f"{what}s"
        listed = f"this catalogue has no {lacking}"
    hint = nearest(name, known) or listed
    return [Diagnostic(f"unknown-{what}", f"there is no {what} '{name}'", Location(option), hint)]


def _unknown_outcome(catalogue: Catalogue, text: str) -> list[Diagnostic]:
    place = Location("--knows")
    try:
        skill, level = parse_outcome(text)
    except ValueError:
        return [
            Diagnostic(
                "bad-outcome", f"'{text}' is not an outcome", place, "write skill@level: python@2"
            )
        ]
    if skill not in catalogue.skill_by_id:
        hint = nearest(skill, catalogue.skill_by_id)
        return [Diagnostic("unknown-skill", f"there is no skill '{skill}'", place, hint)]
    levels = catalogue.skill_by_id[skill].levels
    if catalogue.skill_by_id[skill].level(level) is None:
        numbers = ", ".join(str(each.level) for each in levels)
        return [
            Diagnostic(
                "unknown-level", f"{skill} has no level {level}", place, f"its levels: {numbers}"
            )
        ]
    return []


def _lost_days(brief: Brief) -> list[Diagnostic]:
    """Warn of a start that leaves week 1 empty, and of closures that close nothing."""
    if brief.start is None:
        return []
    found = []
    if brief.start.weekday() >= WORKING_DAYS:
        found.append(
            Diagnostic(
                "weekend-start",
                f"{brief.start} is a {brief.start:%A}: nothing can be taught in week 1",
                Location("--start"),
                "start on the Monday after it",
                Severity.WARNING,
            )
        )
    end = brief.start + dt.timedelta(weeks=brief.weeks)
    found.extend(
        Diagnostic(
            "closed-outside",
            f"{closure.name}, {closure.first} to {closure.last}, is not in the time box",
            Location("--closed"),
            "check its dates",
            Severity.WARNING,
        )
        for closure in brief.closed
        if closure.last < brief.start or closure.first > end
    )
    return found


def _hanging(catalogue: Catalogue, brief: Brief) -> list[Diagnostic]:
    """Warn of what learners are said to know without what that needs itself."""
    entry = entry_levels(catalogue, brief)
    found = []
    for text in brief.knows:
        outcome = parse_outcome(text)
        lowest = catalogue.skill_by_id[outcome.skill].levels[0].level
        lacking = dict.fromkeys(
            str(need)
            for level in range(lowest, outcome.level + 1)
            for need in catalogue.outcome_needs(Outcome(outcome.skill, level))
            if not held(need, entry)
        )
        if lacking:
            found.append(
                Diagnostic(
                    "entry-gap",
                    f"{text} needs {', '.join(lacking)}, which the learners are not said to know",
                    Location("--knows"),
                    "add it with --knows if they do",
                    Severity.WARNING,
                )
            )
    return found
