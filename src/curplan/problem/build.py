"""Build the planning problem: catalogue + brief + weeks become plain integers."""

from __future__ import annotations

from dataclasses import replace
from math import gcd
from typing import TYPE_CHECKING

from curplan.catalogue.kinds import Kind, Priority
from curplan.catalogue.policy import Policy
from curplan.problem.asked import entry_levels, requirements_of
from curplan.problem.make_rules import schedule_rules
from curplan.problem.model import Problem
from curplan.problem.preparation import prepared_modules
from curplan.problem.relevance import relevant_modules
from curplan.problem.ruling import policy_for
from curplan.problem.selection_rules import Aims, selection_rules
from curplan.problem.tasks import Tasks, pinned_minutes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.brief import Brief
    from curplan.calendars.weeks import Week
    from curplan.catalogue.models import Catalogue, Module


WANT_MORE = ("portfolio", "themes", "career-share")
"""Rules that modules may serve which teach nothing of the role."""

EXTRA = (Kind.PROJECT, Kind.CONTINUOUS)
"""Kinds of such modules."""


def build_problem(
    catalogue: Catalogue,
    brief: Brief,
    weeks: Sequence[Week],
    *,
    out_of_reach: bool = False,
    bare: bool = False,
) -> Problem:
    """Build the integers of a brief over its weeks.

    Names in the brief must exist in the catalogue; ``curplan.api`` checks that first.
    ``out_of_reach`` keeps modules that no track can have, for asking what if it could. ``bare``
    leaves out the policy's rules, and what only serves them, for asking what fits.
    """
    entry = entry_levels(catalogue, brief)
    requirements = requirements_of(catalogue, brief)
    policy = Policy() if bare else policy_for(catalogue, brief)
    role_skills = frozenset(requirement.outcome.skill for requirement in requirements)
    prepared = {module.id for module in prepared_modules(catalogue, brief)}
    open_needs = relevant_modules(
        catalogue,
        entry,
        [requirement.outcome for requirement in requirements],
        _seeds(catalogue, brief, policy, role_skills),
        frozenset(brief.exclude) | (prepared - set(brief.include)),
        out_of_reach=out_of_reach,
    )
    modules = [catalogue.module_by_id[name] for name in sorted(open_needs)]
    apart = any(week.independent is not None for week in weeks)
    quantum = _quantum(modules, brief, catalogue.hour, weeks, apart=apart)
    wanted = frozenset(r.outcome.skill for r in requirements if r.priority is not Priority.OPTIONAL)
    heavy = policy.rule("heavy")
    heavy_from = heavy.threshold("module_hours", 20) * catalogue.hour if heavy else 0
    builder = Tasks(modules, open_needs, entry, catalogue, brief, quantum)
    tasks = tuple(builder.task(module, role_skills, wanted, heavy_from) for module in modules)
    index = builder.index
    per_hour = catalogue.hour // quantum
    capacity = capacity_of(weeks, per_hour)
    if not apart:
        tasks = tuple(replace(task, alone=0) for task in tasks)
    return Problem(
        capacity=capacity,
        alone=alone_of(weeks, per_hour),
        max_parallel=brief.max_parallel,
        tasks=tasks,
        requirements=tuple(map(builder.requirement, requirements)),
        selection_rules=selection_rules(
            policy, tasks, per_hour, _aims(catalogue, brief, entry, sum(capacity), per_hour)
        ),
        schedule_rules=schedule_rules(policy, per_hour, modules, entry, role_skills),
        order=tuple((index[a], index[b]) for a, b in brief.order if a in index and b in index),
        max_hours=None if brief.max_hours is None else brief.max_hours * per_hour,
        fill=brief.use == "fill",
        quantum=quantum,
        impossible=tuple(sorted(set(brief.included) - set(index))),
    )


def in_box(problem: Problem, catalogue: Catalogue, brief: Brief, weeks: Sequence[Week]) -> Problem:
    """Put a problem into another time box of the same brief: what ``build_problem`` would give.

    Only capacity and rules whose floors grow with it depend on the box. Reduced problems do too.
    """
    per_hour = catalogue.hour // problem.quantum
    capacity = capacity_of(weeks, per_hour)
    aims = _aims(catalogue, brief, entry_levels(catalogue, brief), sum(capacity), per_hour)
    policy = policy_for(catalogue, brief)
    return replace(
        problem,
        capacity=capacity,
        alone=alone_of(weeks, per_hour),
        selection_rules=selection_rules(policy, problem.tasks, per_hour, aims),
    )


def capacity_of(weeks: Sequence[Week], quanta_per_hour: int) -> tuple[int, ...]:
    """Quanta of each week that modules may use."""
    return tuple(int(week.capacity * quanta_per_hour) for week in weeks)


def alone_of(weeks: Sequence[Week], quanta_per_hour: int) -> tuple[int, ...]:
    """Quanta of each week that are for independent work only; none where that is not apart."""
    if all(week.independent is None for week in weeks):
        return ()
    return tuple(int((week.independent or 0) * quanta_per_hour) for week in weeks)


def _aims(
    catalogue: Catalogue, brief: Brief, entry: Mapping[str, int], capacity: int, per_hour: int
) -> Aims:
    """What the role asks of the choice; its themes are for its own audience only."""
    role = catalogue.role_by_id[brief.role]
    own = catalogue.audience_by_id.get(role.audience)
    usual = dict(own.holds) if own else {}
    themes = role.themes if usual == dict(entry) else ()
    hour = catalogue.hour
    return Aims(
        tuple((t.theme, t.least * per_hour // hour, t.most * per_hour // hour) for t in themes),
        frozenset(
            r.outcome.skill
            for r in requirements_of(catalogue, brief)
            if r.priority is Priority.ESSENTIAL
        ),
        capacity,
    )


def _seeds(
    catalogue: Catalogue, brief: Brief, policy: Policy, role_skills: frozenset[str]
) -> list[Module]:
    """List modules that may serve though no requirement asks for what they teach."""
    kinds: Sequence[Kind] = ()
    if brief.use == "fill":
        kinds = tuple(Kind)
    elif any(rule.of in WANT_MORE and rule.weight for rule in policy.rules):
        kinds = EXTRA
    return [
        *(catalogue.module_by_id[name] for name in brief.included),
        *(m for m in catalogue.modules if m.kind in kinds and _practises_role(m, role_skills)),
    ]


def _practises_role(module: Module, role_skills: frozenset[str]) -> bool:
    """Tell whether at least half of what a module teaches and practises is of the role."""
    skills = {outcome.skill for outcome in (*module.teaches, *module.practises)}
    return bool(module.practises) and 2 * len(skills & role_skills) >= len(skills)


def _quantum(
    modules: Sequence[Module], brief: Brief, hour: int, weeks: Sequence[Week], *, apart: bool
) -> int:
    """Find the common divisor, in minutes, of the hour, of everything planned and of the weeks."""
    quantum = hour
    for module in modules:
        pins = brief.hours_in_week.get(module.id, {}).values()
        fixed = (pinned_minutes(hours, hour) for hours in pins)
        quantum = gcd(quantum, module.minutes, module.max_minutes_per_week, *fixed)
        if apart:
            quantum = gcd(quantum, module.self_study_minutes)
    for week in weeks:
        quantum = gcd(quantum, int(week.capacity * hour), int((week.independent or 0) * hour))
        quantum = gcd(quantum, *(held.minutes for held in week.sessions))
    return quantum
