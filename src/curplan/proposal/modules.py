"""Module descriptors: code, hours by kind, what it builds on, outcomes and assessment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.proposal.model import Assessment, ModuleSheet, Part, Split
from curplan.proposal.names import entry_of
from curplan.proposal.plain import plain, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedModule
    from curplan.proposal.model import Ability
    from curplan.proposal.names import Names

KINDS = ("lecture", "lab", "project", "assessment", "self-study")
"""Kinds of units, in the order of a descriptor."""

ALONE = "self-study"
PROJECTS = ("project", "capstone")
PLACEMENT = "placement"


def descriptors(plan: Plan, names: Names) -> tuple[ModuleSheet, ...]:
    """Give the descriptor of every module, in the plan's order."""
    met = {*entry_of(plan), *plan.entry}
    met |= {skill for module in plan.modules for skill in module.teaches}
    return tuple(_descriptor(module, plan, names, met) for module in plan.modules)


def _descriptor(module: PlannedModule, plan: Plan, names: Names, met: set[str]) -> ModuleSheet:
    """Describe a module; it practises what learners have met, not what others might bring."""
    after = dict.fromkeys(need.source for need in module.needs if need.source != "entry")
    entry = _highest(names.outcome(need.outcome) for need in module.needs if need.source == "entry")
    serves = dict.fromkeys(
        names.skill(item.skill) for item in plan.coverage if module.id in item.by
    )
    kinds = by_kind(module)
    last = _is_last(module, plan)
    return ModuleSheet(
        code=names.code(module.id),
        id=module.id,
        title=names.title(module.id),
        strand=plain(plan.strand_title(module.strand)),
        kind=module.kind,
        first_week=module.start_week,
        last_week=module.end_week,
        first_day=module.start_date,
        last_day=module.end_date,
        hours=split(module, dict(kinds)),
        by_kind=kinds,
        after=tuple(map(names.title, after)),
        entry=entry,
        teaches=names.abilities(module.teaches),
        practises=tuple(a for a in names.abilities(module.practises) if a.skill in met),
        serves=tuple(serves),
        units=tuple(Part(plain(unit.title), unit.kind, tidy(unit.hours)) for unit in module.units),
        assessments=tuple(
            Assessment(
                plain(row.title),
                row.form,
                row.work,
                row.weight,
                row.minutes,
                row.pass_mark,
                row.ai,
                row.gate,
                tuple(map(names.outcome, row.outcomes)),
                last,
            )
            for row in module.assessments
        ),
        tools=tuple(map(plain, module.tools)),
    )


def _highest(abilities: Iterable[Ability]) -> tuple[Ability, ...]:
    """Give each skill once, where it first stands, at its highest level: that holds the others."""
    found: dict[str, Ability] = {}
    for each in abilities:
        if each.skill not in found or each.level > found[each.skill].level:
            found[each.skill] = each
    return tuple(found.values())


def _is_last(module: PlannedModule, plan: Plan) -> bool:
    """Tell whether a module ends with the programme, and nothing builds on it."""
    end = max(each.end_week for each in plan.modules)
    needed = {need.source for each in plan.modules for need in each.needs}
    return module.end_week == end and module.id not in needed


def by_kind(module: PlannedModule) -> tuple[tuple[str, float], ...]:
    """Give a module's hours by kind of unit; nothing where its units do not add up to its hours.

    (A sketch has no units; one that is done with fewer hours no longer adds up.)
    """
    hours = dict.fromkeys([*KINDS, *sorted({unit.kind for unit in module.units})], 0.0)
    for unit in module.units:
        hours[unit.kind] += unit.hours
    if abs(sum(hours.values()) - module.hours) > 1e-3:
        return ()
    return tuple((kind, tidy(value)) for kind, value in hours.items() if value)


def split(module: PlannedModule, kinds: dict[str, float]) -> Split:
    """Split a module's hours into those with others and those alone.

    The plan says how many are alone where these have a capacity of their own; else self-study is.
    Hours in a company are no project.
    """
    alone = sum(module.weekly_independent.values()) or kinds.get(ALONE, 0.0)
    alone = min(tidy(alone), tidy(module.hours))
    whole = not kinds and module.kind in PROJECTS
    project = tidy(module.hours) if whole else kinds.get("project", 0.0)
    project = 0.0 if module.kind == PLACEMENT else project
    return Split(tidy(module.hours), tidy(module.hours - alone), alone, project)
