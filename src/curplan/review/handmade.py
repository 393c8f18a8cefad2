"""Reading a plan that was made by hand, from a real programme: modules, and the weeks of each.

The catalogue is taken as it is, but for modules of the programme's own and for what the policy
reserves: the programme says itself which hours it keeps for review.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from curplan.brief import Brief
from curplan.briefing import check_brief
from curplan.calendars.weeks import make_weeks
from curplan.catalogue.checks.references import outcomes_of_modules
from curplan.catalogue.convert import GRAIN, to_module
from curplan.catalogue.documents import ENTRIES
from curplan.catalogue.draft import Doubt, Draft
from curplan.catalogue.faults import Fault
from curplan.catalogue.models import Catalogue, Module
from curplan.catalogue.policy import Reserve
from curplan.catalogue.shapes import validate_each
from curplan.diagnostics import Diagnostic, has_errors, nearest
from curplan.plan.build import build_plan
from curplan.problem.model import Result, Score, Solution
from curplan.problem.score import coverage, coverage_maximum, schedule_penalty, selection_breaches
from curplan.problem.score import hours as hours_of
from curplan.review.situation import plan_problem
from curplan.review.typed import HandMadeDocument, OwnModuleDocument, PlacedDocument
from curplan.source import Place, Places, parse, read_text

if TYPE_CHECKING:
    from pathlib import Path

    from curplan.plan.model import Plan
    from curplan.problem.model import Problem

MIN_QUANTUM = GRAIN


@dataclass(frozen=True, slots=True)
class HandMade:
    """A plan made by hand, the catalogue with its own modules, and hours kept for review."""

    plan: Plan
    catalogue: Catalogue
    reserved: dict[int, int]


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    file: str
    catalogue: Catalogue
    modules: dict[str, Module] = field(default_factory=dict)
    minutes: dict[str, dict[int, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, code: str, message: str, place: Place, hint: str) -> None:
        self.faults.append(Fault(code, message, place, hint))


def read_hand_made(
    path: Path, catalogue: Catalogue
) -> tuple[HandMade | None, tuple[Diagnostic, ...]]:
    """Read a plan made by hand; with errors there is none, and every one is told with its place."""
    text = read_text(path)
    if isinstance(text, Diagnostic):
        return None, (text,)
    file = str(path)
    parsed = parse(text, file)
    if not parsed.whole:
        return None, parsed.diagnostics
    places = Places()
    (head,), faults = validate_each(HandMadeDocument, [((), parsed.data)], file)
    reading = _Reading(file, catalogue, faults=list(faults))
    brief = _brief(reading, head) if head else None
    if head is not None:
        _read_modules(reading, head)
    found = [*parsed.diagnostics, *(fault.to_diagnostic(places) for fault in reading.faults)]
    if brief is not None and not has_errors(found):
        found.extend(_located(each, file, places) for each in check_brief(catalogue, brief))
    if head is None or brief is None or has_errors(found):
        return None, tuple(found)
    return _made(reading, brief, dict(head.review)), tuple(found)


def _brief(reading: _Reading, head: HandMadeDocument) -> Brief | None:
    said = head.model_dump(exclude={"modules", "review", "country", "start"}, exclude_unset=True)
    country, _, subdivision = head.country.partition("-")
    try:
        return Brief.model_validate(
            said
            | {"start": head.start or None}
            | {"country": country.upper(), "subdivision": subdivision.upper()}
        )
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            name = ".".join(str(step) for step in detail["loc"])
            reading.fault(
                "bad-value",
                f"'{name}' cannot be read; found '{detail['input']}'",
                Place(reading.file, tuple(detail["loc"])),
                "write a day as in 2027-01-11",
            )
        return None


def _read_modules(reading: _Reading, head: HandMadeDocument) -> None:
    for index, raw in enumerate(head.modules):
        place = Place(reading.file, ("modules", index))
        own = isinstance(raw, dict) and "title" in raw
        kind = OwnModuleDocument if own else PlacedDocument
        (entry,), faults = validate_each(kind, [(("modules", index), raw)], reading.file)
        reading.faults.extend(faults)
        module: Module | None = None
        if isinstance(entry, OwnModuleDocument):
            module = _own(reading, entry, place)
        elif isinstance(entry, PlacedDocument):
            module = _known(reading, entry, place)
        if module is None or not isinstance(entry, OwnModuleDocument | PlacedDocument):
            continue
        if module.id in reading.modules:
            message = f"the module '{module.id}' is planned twice"
            reading.fault("duplicate-id", message, place, "name all its weeks in one entry")
            continue
        reading.modules[module.id] = module
        reading.minutes[module.id] = _weekly(reading, head, entry, module, place)
    draft = Draft(_extended(reading), {kind: Doubt() for kind in ENTRIES})
    reading.faults.extend(
        fault for fault in outcomes_of_modules(draft) if fault.place.file == reading.file
    )


def _own(reading: _Reading, entry: OwnModuleDocument, place: Place) -> Module | None:
    faults: list[Fault] = []
    origin = (reading.file, place.path)
    module = to_module(entry, reading.catalogue.hour, origin, faults)
    reading.faults.extend(faults)
    if not entry.id:
        words = re.sub(r"[^a-z0-9]+", "-", entry.title.lower()).strip("-")
        module = replace(module, id=words[:64] or f"module-{len(reading.modules) + 1}")
    return None if faults else module


def _known(reading: _Reading, entry: PlacedDocument, place: Place) -> Module | None:
    module = reading.catalogue.module_by_id.get(entry.id)
    if module is None:
        hint = nearest(entry.id, reading.catalogue.module_by_id)
        hint = hint or "give it a title, hours and what it teaches, and it is one of its own"
        message = f"there is no module '{entry.id}'"
        reading.fault("unknown-module", message, place.down("id"), hint)
        return None
    minutes = round(entry.hours * reading.catalogue.hour)
    return _resized(module, minutes) if entry.hours and minutes != module.minutes else module


def _resized(module: Module, minutes: int) -> Module:
    """The same module in other hours, its units in proportion."""
    units = []
    left, rest = minutes, module.minutes
    for unit in module.units:
        share = left if unit.minutes == rest else left * unit.minutes // rest // GRAIN * GRAIN
        units.append(replace(unit, minutes=share))
        left, rest = left - share, rest - unit.minutes
    return replace(module, minutes=minutes, units=tuple(units), assessments=module.assessments)


def _weekly(
    reading: _Reading,
    head: HandMadeDocument,
    entry: PlacedDocument | OwnModuleDocument,
    module: Module,
    place: Place,
) -> dict[int, int]:
    """Minutes of a module in each week: as said, or spread evenly over the weeks named."""
    hour = reading.catalogue.hour
    if entry.weekly_hours:
        minutes = {week: round(h * hour) for week, h in sorted(entry.weekly_hours.items())}
        if sum(minutes.values()) != module.minutes:
            reading.fault(
                "hours-disagree",
                f"the weekly hours of '{module.id}' sum to {sum(minutes.values()) / hour:g} h; "
                f"the module has {module.minutes / hour:g} h",
                place.down("weekly_hours"),
                "correct them, or give the hours that the programme has with 'hours'",
            )
    elif entry.weeks:
        steps = module.minutes // GRAIN if module.minutes % hour else module.minutes // hour
        size = GRAIN if module.minutes % hour else hour
        each, more = divmod(steps, len(entry.weeks))
        minutes = {week: (each + (number < more)) * size for number, week in enumerate(entry.weeks)}
    else:
        message = f"it is not said when '{module.id}' is taught"
        reading.fault("missing-key", message, place, "add 'weeks: 1-3', or 'weekly_hours'")
        return {}
    late = [week for week in minutes if week > head.weeks]
    if late:
        reading.fault(
            "bad-value",
            f"'{module.id}' is taught in week {late[-1]}; the programme has {head.weeks}",
            place,
            "correct the weeks of the module, or those of the programme",
        )
    return {week: m for week, m in minutes.items() if m > 0}


def _extended(reading: _Reading) -> Catalogue:
    """The catalogue with the programme's own modules, and nothing reserved by the policy."""
    modules = reading.catalogue.module_by_id | reading.modules
    policies = tuple(replace(p, reserve=Reserve()) for p in reading.catalogue.policies)
    listed = tuple(modules[name] for name in sorted(modules))
    return replace(reading.catalogue, modules=listed, policies=policies)


def _made(reading: _Reading, brief: Brief, reserved: dict[int, int]) -> HandMade:
    catalogue = _extended(reading)
    weeks = make_weeks(brief, Reserve())
    problem = plan_problem(catalogue, brief, weeks, reading.modules)
    problem = replace(problem, tasks=tuple(replace(t, include=False) for t in problem.tasks))
    index = {task.id: number for number, task in enumerate(problem.tasks)}
    solution = Solution(
        {
            index[name]: {week: m // problem.quantum for week, m in minutes.items()}
            for name, minutes in reading.minutes.items()
        }
    )
    result = Result(solution, _scores(problem, solution))
    return HandMade(build_plan(catalogue, brief, weeks, problem, result), catalogue, reserved)


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


def _located(diagnostic: Diagnostic, file: str, places: Places) -> Diagnostic:
    """Point at the file's key instead of the command line's option."""
    option = diagnostic.location.file if diagnostic.location else ""
    key = {"ROLE": "role"}.get(option, option.removeprefix("--").replace("-", "_"))
    place: Any = Place(file, (key,))
    return replace(diagnostic, location=places.locate(place))
