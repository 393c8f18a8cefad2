"""Documents to the catalogue's own values: hours to minutes, everything in a fixed order."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from curplan.catalogue.faults import Fault, at
from curplan.catalogue.kinds import Priority
from curplan.catalogue.models import (
    Assessment,
    Audience,
    JobTask,
    Level,
    Module,
    Need,
    Outcome,
    Requirement,
    Role,
    Skill,
    Theme,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from curplan.catalogue.documents import (
        AssessmentDocument,
        AudienceDocument,
        ModuleDocument,
        RoleDocument,
        SkillDocument,
    )
    from curplan.catalogue.models import Origin

GRAIN = 5
"""Minutes. Hours must come out as whole multiples of it."""
MAX_UNIT_HOURS = 200
MAX_MODULE_HOURS = 2_000
"""More than a year's full-time teaching: a slip of the pen, not a module."""
MAX_WEEK_HOURS = 168

_PRIORITIES = tuple(Priority)


def to_skill(document: SkillDocument, strand: str, origin: Origin) -> Skill:
    """Make a skill."""
    levels = tuple(
        Level(number, level.means, _needs(level.needs))
        for number, level in sorted(document.levels.items())
    )
    return Skill(document.id, document.name, strand, levels, document.esco, origin)


def to_module(document: ModuleDocument, hour: int, origin: Origin, faults: list[Fault]) -> Module:
    """Make a module; hours that cannot be go to ``faults``, and count as none."""
    units: list[Unit] = []
    for index, unit in enumerate(document.units):
        minutes = unit.hours * hour
        if not (0 < minutes <= MAX_UNIT_HOURS * hour) or minutes % GRAIN:
            rounded = _odd_minutes(
                unit.hours, hour, MAX_UNIT_HOURS, ("units", index, "hours"), origin, faults
            )
            units.append(Unit(unit.title, unit.kind, rounded))
        else:
            units.append(Unit(unit.title, unit.kind, int(minutes)))
    total = sum(unit.minutes for unit in units)
    stated_keys = document.model_fields_set
    if "hours" in stated_keys:
        stated = _odd_minutes(document.hours, hour, MAX_MODULE_HOURS, ("hours",), origin, faults)
        if not units:
            total = stated
        elif stated and stated != total and all(unit.minutes for unit in units):
            faults.append(
                Fault(
                    "hours-disagree",
                    f"the module says {stated / hour:g} h, and its units sum to {total / hour:g} h",
                    at(origin, "hours"),
                    "remove 'hours' (the units decide), or correct the units",
                )
            )
    elif not units:
        faults.append(
            Fault(
                "missing-hours",
                f"the module '{document.id}' has neither units nor hours",
                at(origin),
                "list its units, or give its hours as a sketch ('hours: 40')",
            )
        )
    if total > MAX_MODULE_HOURS * hour and "hours" not in stated_keys:
        faults.append(_absurd(total / hour, MAX_MODULE_HOURS, ("units",), origin))
    pace = 0
    if "max_hours_per_week" in stated_keys:
        steps = ("max_hours_per_week",)
        pace = _odd_minutes(
            document.max_hours_per_week, hour, MAX_WEEK_HOURS, steps, origin, faults
        )
    return Module(
        document.id,
        document.title,
        document.strand,
        document.kind,
        total,
        _outcomes(document.teaches),
        _outcomes(document.practises) if document.practises else (),
        _outcomes(document.assesses) if document.assesses else _assessed(document),
        _needs(document.requires) if document.requires else (),
        tuple(sorted(set(document.corequisites), key=lambda c: (c.outcome, c.strict))),
        pace,
        tuple(units),
        tuple(_assessment(row) for row in document.assessments),
        origin,
        tuple(dict.fromkeys(document.tools)),
    )


def to_role(document: RoleDocument, hour: int, origin: Origin) -> Role:
    """Make a role; its requirements by priority, weight and name."""
    requires = [
        Requirement(item.outcome, item.priority, item.weight, item.why)
        for item in document.requires
    ]
    requires.sort(key=lambda r: (_PRIORITIES.index(r.priority), -r.weight, r.outcome, r.why))
    box = document.time_box
    return Role(
        document.id,
        document.title,
        tuple(requires),
        document.description,
        document.audience,
        tuple(document.esco),
        tuple(document.onet),
        tuple(
            dict.fromkeys(
                (document.audience, *document.audiences)
                if document.audience
                else document.audiences
            )
        ),
        document.profile,
        box.weeks if box else 0,
        box.hours_per_week if box else 0,
        tuple(JobTask(item.task, tuple(sorted(set(item.outcomes)))) for item in document.tasks),
        tuple(
            Theme(
                item.theme,
                item.least * hour,
                item.most * hour,
                tuple(item.kinds),
                tuple(item.skills),
                tuple(item.strands),
            )
            for item in document.themes
        ),
        origin,
    )


def to_audience(document: AudienceDocument, origin: Origin) -> Audience:
    """Make an audience."""
    holds = tuple(sorted(Outcome(skill, level) for skill, level in document.holds.items()))
    return Audience(document.id, document.title, holds, document.describes, origin)


def _assessed(document: ModuleDocument) -> tuple[Outcome, ...]:
    return tuple(sorted({outcome for row in document.assessments for outcome in row.outcomes}))


def _assessment(row: AssessmentDocument) -> Assessment:
    return Assessment(
        row.title,
        row.form,
        row.work,
        tuple(sorted(set(row.outcomes))),
        row.weight,
        row.minutes,
        row.pass_mark,
        row.ai,
        row.gate,
    )


def _needs(needs: Iterable[Need]) -> tuple[Need, ...]:
    unique = {Need(tuple(sorted(set(need.any_of)))) for need in needs}
    return tuple(sorted(unique))


def _outcomes(levels: Mapping[str, Iterable[int]]) -> tuple[Outcome, ...]:
    return tuple(sorted(Outcome(skill, level) for skill, some in levels.items() for level in some))


def _odd_minutes(
    hours: float,
    hour: int,
    limit: int,
    steps: tuple[str | int, ...],
    origin: Origin,
    faults: list[Fault],
) -> int:
    """Convert hours to minutes with every check; 0 where they cannot be, and a fault."""
    if math.isnan(hours) or hours <= 0:
        message = f"hours must be more than 0; found {hours:g}"
        faults.append(Fault("bad-hours", message, at(origin, *steps), "correct the hours"))
        return 0
    if hours > limit:
        faults.append(_absurd(hours, limit, steps, origin))
        return 0
    minutes = hours * hour
    whole = round(minutes / GRAIN) * GRAIN
    if abs(minutes - whole) > 1e-6 or not whole:
        message = (
            f"hours must be whole multiples of {GRAIN} minutes; {hours:g} h of {hour} minutes "
            f"are {minutes:g}"
        )
        hint = f"write whole hours, or a fraction that comes out at {GRAIN} minutes"
        faults.append(Fault("bad-hours", message, at(origin, *steps), hint))
        return 0
    return whole


def _absurd(hours: float, limit: int, steps: tuple[str | int, ...], origin: Origin) -> Fault:
    message = f"{hours:g} h is more than can be meant here; the limit is {limit} h"
    hint = "correct the hours, or split it"
    return Fault("bad-hours", message, at(origin, *steps), hint)
