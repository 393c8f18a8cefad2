"""Whether a plan that anyone may have edited can be judged at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from curplan.brief import MAX_WEEKS, Brief
from curplan.briefing import check_brief
from curplan.calendars.closures import known_countries
from curplan.diagnostics import Diagnostic, Location
from curplan.plan.faults import shortened
from curplan.review.situation import situation, weekly_minutes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic_core import ErrorDetails

    from curplan.catalogue.models import Catalogue
    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedModule
    from curplan.review.situation import Situation

FIRST_YEAR, LAST_YEAR = 2000, 2099

CANNOT_BE = ("unknown-role", "unknown-audience", "bad-outcome", "unknown-country", "no-start")
"""Faults of a brief without which no weeks and no entry are known; others are verify's to tell."""

CORRECT = "correct it, or make the plan again"


def reviewable(plan: Plan, catalogue: Catalogue, file: str) -> tuple[Diagnostic, ...]:
    """List why a plan cannot be judged with a catalogue: a role or modules that it does not have.

    ``file`` is where the plan was read from.
    """
    place = Location(file)
    hint = "name the catalogue that it was made from with --curricula"
    found = []
    if plan.role not in catalogue.role_by_id:
        message = f"there is no role '{plan.role}' in this catalogue"
        found.append(Diagnostic("unknown-role", message, place, hint))
    found.extend(
        Diagnostic("unknown-module", f"there is no module '{each.id}'", place, hint)
        for each in plan.modules
        if each.id not in catalogue.module_by_id
    )
    if found:
        return tuple(found)
    wrong = tuple(
        Diagnostic("cannot-review", f"its brief cannot be: {said}", place, advice or CORRECT)
        for said, advice in _wrong_brief(plan, catalogue)
    )
    if wrong:
        return wrong
    desk = situation(plan, catalogue)
    return tuple(
        Diagnostic("cannot-review", f"'{each.id}' {fault}", place, CORRECT)
        for each in plan.modules
        if (fault := _misplaced(each, desk))
    )


def _wrong_brief(plan: Plan, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """What is wrong with a plan's brief, and what to do if that is known."""
    try:
        brief = Brief.model_validate({"role": plan.role, **plan.brief})
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            yield _wrong(detail), ""
        return
    if brief.start and not FIRST_YEAR <= brief.start.year <= LAST_YEAR:
        yield f"'start' must be from {FIRST_YEAR} to {LAST_YEAR}; found {brief.start}", ""
        return
    for each in check_brief(catalogue, brief):
        if each.code in CANNOT_BE:
            yield each.message, "" if "--" in each.hint else each.hint
    countries = known_countries()
    if brief.country in countries and brief.subdivision:
        regions = countries[brief.country]
        if brief.subdivision not in regions:
            listed = f"its regions: {', '.join(regions) or 'none'}"
            yield f"{brief.country} has no region '{brief.subdivision}'", listed


def _wrong(detail: ErrorDetails) -> str:
    """Say which key of a brief is wrong."""
    name = ".".join(str(step) for step in detail["loc"])
    return f"'{name}' {detail['msg'][:1].lower()}{detail['msg'][1:]}"


def _misplaced(module: PlannedModule, desk: Situation) -> str:
    """Why the hours of a module cannot be put into weeks; empty when they can."""
    for week in module.weekly_hours:
        if week.isascii() and week.isdigit() and len(week) > len(str(MAX_WEEKS)):
            return f"has hours in week {shortened(week)}, outside the time box"
    try:
        weeks = weekly_minutes(module, desk.catalogue.hour)
    except ValueError as error:
        return f"has hours in week '{shortened(str(error))}', which is no number"
    if not weeks:
        return "has no hours in any week"
    outside = [week for week in weeks if not 1 <= week <= desk.brief.weeks]
    return f"has hours in week {outside[0]}, outside the time box" if outside else ""
