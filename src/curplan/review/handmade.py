"""Reading a plan that was made by hand, from a real programme: modules, and the weeks of each.

The catalogue is taken as it is, but for modules of the programme's own and for what the policy
reserves: the programme says itself which hours it keeps for review.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pydantic import ValidationError

from curplan.brief import Brief
from curplan.briefing import brief_faults, in_file
from curplan.calendars.closures import known_countries
from curplan.calendars.weeks import make_weeks
from curplan.catalogue.checks.assessed import assessment_minutes, assessment_weights
from curplan.catalogue.checks.references import outcomes_of_modules
from curplan.catalogue.documents import ENTRIES
from curplan.catalogue.draft import Doubt, Draft
from curplan.catalogue.faults import Fault
from curplan.catalogue.models import Catalogue, Module
from curplan.catalogue.policy import Reserve
from curplan.catalogue.shapes import validate_each
from curplan.diagnostics import Diagnostic, has_errors, nearest
from curplan.plan.build import build_plan
from curplan.plan.faults import shortened
from curplan.plan.model import FORMAT
from curplan.problem.model import Result, Score, Solution
from curplan.problem.score import coverage, coverage_maximum, schedule_penalty, selection_breaches
from curplan.problem.score import hours as hours_of
from curplan.review.own import meant_catalogue, own_id, own_module, quickened, resized
from curplan.review.placing import MinutesByWeek, place_module, to_minutes
from curplan.review.reviewable import FIRST_YEAR, LAST_YEAR
from curplan.review.situation import plan_problem
from curplan.review.typed import HandMadeDocument, OwnModuleDocument, PlacedDocument
from curplan.source import Place, Places, parse_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from curplan.plan.model import Plan
    from curplan.problem.model import Problem

PLAN_FORMAT = FORMAT.partition("/")[0]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

OWN_CHECKS = (outcomes_of_modules, assessment_weights, assessment_minutes)
"""What is checked of modules of the programme's own, as of any catalogue's."""


@dataclass(frozen=True, slots=True)
class HandMade:
    """A plan made by hand, the catalogue with its own modules, and hours kept for review.

    ``titles`` are those of own modules whose ids were made of them.
    """

    plan: Plan
    catalogue: Catalogue
    reserved: dict[int, int]
    titles: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    file: str
    catalogue: Catalogue
    modules: dict[str, Module] = field(default_factory=dict)
    minutes: dict[str, MinutesByWeek] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, code: str, message: str, place: Place, hint: str) -> None:
        self.faults.append(Fault(code, message, place, hint))

    def no_day(self, path: tuple[str | int, ...], text: str) -> None:
        message = f"'{path[-1]}' cannot be read; found '{shortened(text)}'"
        place = Place(self.file, path)
        self.fault("bad-value", message, place, "write a day as in 2027-01-11")


def read_hand_made(
    path: Path, catalogue: Catalogue
) -> tuple[HandMade | None, tuple[Diagnostic, ...]]:
    """Read a plan made by hand; with errors there is none, and every one is told with its place."""
    file = str(path)
    parsed = parse_file(path)
    if not parsed.whole:
        return None, parsed.diagnostics
    places = Places()
    made_here = _made_here(parsed.data, file)
    if made_here is not None:
        return None, (made_here.to_diagnostic(places),)
    (head,), faults = validate_each(HandMadeDocument, [((), parsed.data)], file)
    reading = _Reading(file, catalogue, faults=list(faults))
    brief = _brief(reading, head) if head else None
    if head is not None:
        _read_modules(reading, head)
    found = [*parsed.diagnostics, *(fault.to_diagnostic(places) for fault in reading.faults)]
    if brief is not None and not has_errors(found):
        found.extend(
            in_file(fault, file).to_diagnostic(places) for fault in brief_faults(catalogue, brief)
        )
    if head is not None and brief is not None and not has_errors(found):
        found.extend(fault.to_diagnostic(places) for fault in _calendar(file, head, brief))
    if head is None or brief is None or has_errors(found):
        return None, tuple(found)
    return _made(reading, brief, dict(head.review)), tuple(found)


def _made_here(data: object, file: str) -> Fault | None:
    """Tell a plan.json from what was typed in."""
    if not (isinstance(data, dict) and str(data.get("format")).startswith(PLAN_FORMAT)):
        return None
    message = "this is a plan that curplan wrote, not one that was typed in"
    hint = "leave --hand-made out"
    return Fault("unknown-key", message, Place(file, ("format",), key=True), hint)


def _brief(reading: _Reading, head: HandMadeDocument) -> Brief | None:
    said = head.model_dump(exclude={"modules", "review", "country", "start"}, exclude_unset=True)
    country, _, subdivision = head.country.partition("-")
    days: list[tuple[tuple[str | int, ...], str]] = [(("start",), head.start)]
    for index, closure in enumerate(head.closed):
        days.append((("closed", index, "first"), closure.first))
        days.append((("closed", index, "last"), closure.last))
    wrong = [(path, text) for path, text in days if text and not _DAY.fullmatch(text)]
    for path, text in wrong:
        reading.no_day(path, text)
    if wrong:
        return None
    try:
        brief = Brief.model_validate(
            said
            | {"start": head.start or None}
            | {"country": country.upper(), "subdivision": subdivision.upper()}
        )
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            reading.no_day(tuple(detail["loc"]), str(detail["input"]))
        return None
    if brief.start and not FIRST_YEAR <= brief.start.year <= LAST_YEAR:
        message = f"'start' must be from {FIRST_YEAR} to {LAST_YEAR}; found {brief.start}"
        reading.fault("bad-value", message, Place(reading.file, ("start",)), "correct the year")
        return None
    return brief


def _calendar(file: str, head: HandMadeDocument, brief: Brief) -> Iterator[Fault]:
    """What is wrong with regions, closures and hours kept for review; the brief is sound."""
    regions = known_countries().get(brief.country, []) if brief.subdivision else []
    if brief.subdivision and brief.subdivision not in regions:
        message = f"{brief.country} has no region '{brief.subdivision}'"
        hint = f"its regions: {', '.join(regions) or 'none'}"
        yield Fault("unknown-country", message, Place(file, ("country",)), hint)
        return
    for index, closure in enumerate(brief.closed):
        if closure.last < closure.first:
            message = f"{closure.name} ends before it begins"
            yield Fault("bad-value", message, Place(file, ("closed", index)), "swap the two days")
    weeks = make_weeks(brief, Reserve())
    for number, hours in head.review.items():
        place = Place(file, ("review", number))
        if number > brief.weeks:
            message = f"hours are kept in week {number}; the programme has {brief.weeks}"
            hint = "correct the week, or the weeks of the programme"
            yield Fault("bad-value", message, replace(place, key=True), hint)
        elif hours > weeks[number - 1].hours:
            message = f"{hours} h are kept in week {number}, which has {weeks[number - 1].hours}"
            yield Fault("bad-value", message, place, "keep no more than the week has")


def _read_modules(reading: _Reading, head: HandMadeDocument) -> None:
    known = tuple(reading.catalogue.module_by_id)
    said = (raw.get("id") for raw in head.modules if isinstance(raw, dict))
    taken = frozenset(name for name in said if isinstance(name, str))
    for index, raw in enumerate(head.modules):
        place = Place(reading.file, ("modules", index))
        own = isinstance(raw, dict) and "title" in raw
        kind = OwnModuleDocument if own else PlacedDocument
        (entry,), faults = validate_each(kind, [(place.path, raw)], reading.file)
        if own and raw.get("id") in known:
            faults = meant_catalogue(raw["id"], place, faults)
        reading.faults.extend(faults)
        module: Module | None = None
        if isinstance(entry, OwnModuleDocument):
            module = _own(reading, entry, place, taken)
        elif isinstance(entry, PlacedDocument):
            module = _known(reading, entry, place)
        if module is None or not isinstance(entry, OwnModuleDocument | PlacedDocument):
            continue
        if module.id in reading.modules:
            message = f"the module '{module.id}' is planned twice"
            reading.fault("duplicate-id", message, place, "name all its weeks in one entry")
            continue
        minutes = place_module(
            entry, module, head.weeks, reading.catalogue.hour, place, reading.faults
        )
        reading.modules[module.id] = quickened(module, minutes)
        reading.minutes[module.id] = minutes
    draft = Draft(_extended(reading), {kind: Doubt() for kind in ENTRIES})
    reading.faults.extend(
        fault for check in OWN_CHECKS for fault in check(draft) if fault.place.file == reading.file
    )


def _own(
    reading: _Reading, entry: OwnModuleDocument, place: Place, taken: frozenset[str]
) -> Module | None:
    catalogue = reading.catalogue
    if not entry.id:
        name = own_id(entry.title, catalogue.module_by_id, taken.union(reading.modules))
        reading.titles[name] = entry.title
        entry = entry.model_copy(update={"id": name})
    faults: list[Fault] = []
    module = own_module(entry, catalogue.hour, place, faults)
    reading.faults.extend(faults)
    return None if faults else module


def _known(reading: _Reading, entry: PlacedDocument, place: Place) -> Module | None:
    module = reading.catalogue.module_by_id.get(entry.id)
    if module is None:
        hint = nearest(entry.id, reading.catalogue.module_by_id)
        hint = hint or "give it a title, hours and what it teaches, and it is one of its own"
        message = f"there is no module '{entry.id}'"
        reading.fault("unknown-module", message, place.down("id"), hint)
        return None
    if "hours" not in entry.model_fields_set:
        return module
    hour = reading.catalogue.hour
    minutes = to_minutes(entry.hours, hour, place.down("hours"), reading.faults)
    if not minutes:
        return None
    return module if minutes == module.minutes else resized(module, minutes)


def _extended(reading: _Reading) -> Catalogue:
    """The catalogue with the programme's own modules, and nothing reserved by the policy."""
    modules = reading.catalogue.module_by_id | reading.modules
    policies = tuple(replace(p, reserve=Reserve()) for p in reading.catalogue.policies)
    listed = tuple(modules[name] for name in sorted(modules))
    return replace(reading.catalogue, modules=listed, policies=policies)


def _made(reading: _Reading, brief: Brief, reserved: dict[int, int]) -> HandMade:
    catalogue = _extended(reading)
    weeks = make_weeks(brief, Reserve())
    problem = plan_problem(catalogue, brief, weeks, reading.minutes)
    problem = replace(problem, tasks=tuple(replace(t, include=False) for t in problem.tasks))
    index = {task.id: number for number, task in enumerate(problem.tasks)}
    solution = Solution(
        {
            index[name]: {week: m // problem.quantum for week, m in minutes.items()}
            for name, minutes in reading.minutes.items()
        }
    )
    result = Result(solution, _scores(problem, solution))
    plan = build_plan(catalogue, brief, weeks, problem, result)
    return HandMade(plan, catalogue, reserved, reading.titles)


def _scores(problem: Problem, solution: Solution) -> tuple[Score, ...]:
    """What the plan is worth; nothing is claimed to be the best."""
    chosen = solution.selection
    scores = []
    for priority in ("must", "essential", "optional"):
        most = coverage_maximum(problem, priority)
        value = coverage(problem, chosen, priority)
        scores.append(Score(f"{priority}_coverage", value, most, most))
    selection = sum(breach.penalty for breach in selection_breaches(problem, chosen))
    return (
        *scores,
        Score("selection_penalty", selection, 0),
        Score("hours", hours_of(problem, chosen), 0),
        Score("schedule_penalty", schedule_penalty(problem, solution), 0),
    )
