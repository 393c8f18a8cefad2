"""Build the planning problem: catalogue + brief + weeks become plain integers."""

from __future__ import annotations

from dataclasses import replace
from math import gcd
from typing import TYPE_CHECKING

from curplan.catalogue import models
from curplan.catalogue.kinds import Kind, Priority
from curplan.catalogue.models import Outcome
from curplan.catalogue.policy import Policy
from curplan.problem.make_rules import schedule_rules
from curplan.problem.model import Corequisite, Need, Problem, Requirement, Task
from curplan.problem.relevance import Teachers, relevant_modules
from curplan.problem.selection_rules import Aims, selection_rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.brief import Background, Brief
    from curplan.calendars.weeks import Week
    from curplan.catalogue.models import Catalogue, Module


WANT_MORE = ("portfolio", "themes", "career-share")
"""Rules that modules may serve which teach nothing of the role."""

EXTRA = (Kind.PROJECT, Kind.CONTINUOUS)
"""Kinds of such modules."""

NO_LATEST = 10**6
"""A module without a latest week of its own may end in any."""


def entry_levels(catalogue: Catalogue, brief: Brief) -> dict[str, int]:
    """Highest level of each skill that the learners of a brief hold on entry.

    The brief's audience or else the role's (or nothing), what the brief says they know, and what
    all of its backgrounds hold. Raises KeyError for an unknown role or audience.
    """
    own = "" if brief.learners else catalogue.role_by_id[brief.role].audience
    levels = _highest(catalogue, brief.audience or own, brief.knows)
    groups = brief.learners.backgrounds if brief.learners else ()
    held_by = [background_levels(catalogue, group) for group in groups]
    for skill in set.intersection(*map(set, held_by)) if held_by else ():
        levels[skill] = max(levels.get(skill, 0), min(held[skill] for held in held_by))
    return dict(sorted(levels.items()))


def background_levels(catalogue: Catalogue, background: Background) -> dict[str, int]:
    """Highest level of each skill that one background holds; raises KeyError as above."""
    return _highest(catalogue, background.audience, background.knows)


def _highest(catalogue: Catalogue, audience: str, knows: Sequence[str]) -> dict[str, int]:
    holds = catalogue.audience_by_id[audience].holds if audience else ()
    levels: dict[str, int] = {}
    for skill, level in (*holds, *map(parse_outcome, knows)):
        levels[skill] = max(levels.get(skill, 0), level)
    return levels


def parse_outcome(text: str) -> Outcome:
    """Read ``python@2``; raises ValueError."""
    skill, _, level = text.partition("@")
    if not (level.isascii() and level.isdigit()):  # int() takes "+1", " 1" and "١" too
        raise ValueError(text)
    return Outcome(skill, int(level))


def requirements_of(catalogue: Catalogue, brief: Brief) -> tuple[models.Requirement, ...]:
    """List the requirements that count for a brief.

    The role's, changed by what the brief wants and drops; ``optional: false`` leaves some out.
    """
    wanted = {
        (outcome := parse_outcome(each.outcome)).skill: (outcome, each) for each in brief.wants
    }
    own = [
        requirement
        for requirement in catalogue.role_by_id[brief.role].requires
        if requirement.outcome.skill not in {*wanted, *brief.drops}
    ]
    own += [
        models.Requirement(outcome, Priority(each.priority), each.weight, each.why)
        for outcome, each in wanted.values()
    ]
    return tuple(r for r in own if brief.optional or r.priority is not Priority.OPTIONAL)


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
    policy = Policy() if bare else catalogue.policy_of(brief.role, brief.profile)
    role_skills = frozenset(requirement.outcome.skill for requirement in requirements)
    seeds = [catalogue.module_by_id[name] for name in brief.include]
    if brief.use == "fill":
        seeds += [m for m in catalogue.modules if _practises_role(m, role_skills)]
    elif any(rule.of in WANT_MORE and rule.weight for rule in policy.rules):
        seeds += [
            m for m in catalogue.modules if m.kind in EXTRA and _practises_role(m, role_skills)
        ]
    open_needs = relevant_modules(
        catalogue,
        entry,
        [requirement.outcome for requirement in requirements],
        seeds,
        frozenset(brief.exclude),
        out_of_reach=out_of_reach,
    )
    modules = [catalogue.module_by_id[name] for name in sorted(open_needs)]
    apart = any(week.independent is not None for week in weeks)
    quantum = _quantum(modules, catalogue.hour, weeks, apart=apart)
    wanted = frozenset(r.outcome.skill for r in requirements if r.priority is not Priority.OPTIONAL)
    heavy = policy.rule("heavy")
    heavy_from = heavy.threshold("module_hours", 20) * catalogue.hour if heavy else 0
    builder = _Tasks(modules, open_needs, entry, catalogue, brief, quantum)
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
        requirements=tuple(_requirement(r, entry, builder) for r in requirements),
        selection_rules=selection_rules(
            policy, tasks, per_hour, _aims(catalogue, brief, entry, sum(capacity), per_hour)
        ),
        schedule_rules=schedule_rules(policy, per_hour, modules, entry, role_skills),
        order=tuple((index[a], index[b]) for a, b in brief.order if a in index and b in index),
        max_hours=None if brief.max_hours is None else brief.max_hours * per_hour,
        fill=brief.use == "fill",
        quantum=quantum,
        impossible=tuple(sorted(set(brief.include) - set(index))),
    )


def in_box(problem: Problem, catalogue: Catalogue, brief: Brief, weeks: Sequence[Week]) -> Problem:
    """Put a problem into another time box of the same brief: what ``build_problem`` would give.

    Only capacity and rules whose floors grow with it depend on the box. Reduced problems do too.
    """
    per_hour = catalogue.hour // problem.quantum
    capacity = capacity_of(weeks, per_hour)
    aims = _aims(catalogue, brief, entry_levels(catalogue, brief), sum(capacity), per_hour)
    policy = catalogue.policy_of(brief.role, brief.profile)
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


def independent_minutes(module: Module, brief: Brief, hour: int) -> int:
    """Minutes of a module that learners work alone: self-study, and what the brief says besides."""
    shares = sum(
        unit.minutes * brief.alone.get(unit.kind.value, 0)  # type: ignore[call-overload]
        for unit in module.units
    )
    return module.self_study_minutes + shares // (100 * hour) * hour


def _practises_role(module: Module, role_skills: frozenset[str]) -> bool:
    """Tell whether at least half of what a module teaches and practises is of the role."""
    skills = {outcome.skill for outcome in (*module.teaches, *module.practises)}
    return bool(module.practises) and 2 * len(skills & role_skills) >= len(skills)


def _quantum(modules: Sequence[Module], hour: int, weeks: Sequence[Week], *, apart: bool) -> int:
    """Find the common divisor, in minutes, of the hour, of everything planned and of the weeks."""
    quantum = hour
    for module in modules:
        quantum = gcd(quantum, module.minutes, module.max_minutes_per_week)
        if apart:
            quantum = gcd(quantum, module.self_study_minutes)
    for week in weeks:
        quantum = gcd(quantum, int(week.capacity * hour), int((week.independent or 0) * hour))
        quantum = gcd(quantum, *(held.minutes for held in week.sessions))
    return quantum


class _Tasks:
    """Turns modules into tasks over one index of who teaches what."""

    def __init__(
        self,
        modules: Sequence[Module],
        open_needs: Mapping[str, tuple[models.Need, ...]],
        entry: Mapping[str, int],
        catalogue: Catalogue,
        brief: Brief,
        quantum: int,
    ) -> None:
        self.index = {module.id: number for number, module in enumerate(modules)}
        self.teachers = Teachers.of(modules)
        self._open_needs = open_needs
        self._entry = entry
        self._catalogue = catalogue
        self._brief = brief
        self._quantum = quantum
        self._sole = {
            name: [need.any_of[0] for need in needs if len(need.any_of) == 1]
            for name, needs in open_needs.items()
        }

    def task(
        self,
        module: Module,
        role_skills: frozenset[str],
        wanted: frozenset[str],
        heavy_from: int,
    ) -> Task:
        """Make the task of one module."""
        brief, quantum = self._brief, self._quantum
        hours = module.minutes // quantum
        skills = {outcome.skill for outcome in (*module.teaches, *module.practises)}
        in_time = module.kind in (Kind.COURSE, Kind.PROJECT)
        continuous = module.kind is Kind.CONTINUOUS
        theme = self._catalogue.role_by_id[brief.role].theme_of(module)
        return Task(
            id=module.id,
            hours=hours,
            pace=min(module.max_minutes_per_week // quantum or hours, hours),
            teaches=tuple(module.teaches),
            needs=tuple(self._need(module, need) for need in self._open_needs[module.id]),
            corequisites=tuple(self._corequisites(module)),
            continuous=continuous,
            capstone=module.kind is Kind.CAPSTONE,
            before_capstone=in_time and any(o.skill in wanted for o in module.teaches),
            earliest=brief.not_before.get(module.id, 1),
            latest=brief.not_after.get(module.id, NO_LATEST),
            include=module.id in brief.include,
            practice=module.hands_on_minutes
            // quantum
            * len(skills & role_skills)
            // max(1, len(skills)),
            hands_on=module.hands_on_minutes // quantum if module.units else hours,
            graded=module.graded or not module.units,
            portfolio=module.kind in (Kind.PROJECT, Kind.CAPSTONE),
            heavy=not continuous and module.minutes >= heavy_from > 0,
            strand=module.strand,
            course=module.kind is Kind.COURSE,
            sketch=module.sketch,
            theme=theme.theme if theme else "",
            practises=tuple(module.practises),
            lecture=module.lecture_minutes // quantum,
            gate=module.gate,
            alone=independent_minutes(module, brief, self._catalogue.hour) // quantum,
            new=sum(1 for o in module.teaches if self._entry.get(o.skill, 0) < o.level),
        )

    def _need(self, module: Module, need: models.Need) -> Need:
        """Who can meet a need.

        A module that itself needs the outcome (or a higher level of it) is no supporter: its own
        supporter serves as well, and ends earlier.
        """
        found = set()
        for outcome in need.any_of:
            for other in self.teachers.at_least(outcome):
                if other.id != module.id and not self._needs_itself(other, outcome):
                    found.add(self.index[other.id])
        return Need(tuple(sorted(found)), tuple(need.any_of))

    def _needs_itself(self, module: Module, outcome: Outcome) -> bool:
        return any(
            sole.skill == outcome.skill and sole.level >= outcome.level
            for sole in self._sole[module.id]
        )

    def _corequisites(self, module: Module) -> list[Corequisite]:
        made = []
        for corequisite in module.corequisites:
            outcome = corequisite.outcome
            if self._entry.get(outcome.skill, 0) >= outcome.level or outcome in module.teaches:
                continue
            partners = {self.index[other.id] for other in self.teachers.at_least(outcome)}
            partners.discard(self.index[module.id])
            made.append(Corequisite(tuple(sorted(partners)), corequisite.strict, outcome))
        return made


def _requirement(
    requirement: models.Requirement, entry: Mapping[str, int], builder: _Tasks
) -> Requirement:
    skill, required = requirement.outcome
    held = entry.get(skill, 0)
    steps: dict[int, set[int]] = {}
    for level, module in builder.teachers.by_skill.get(skill, ()):
        if level > held:
            steps.setdefault(min(level, required), set()).add(builder.index[module.id])
    return Requirement(
        skill,
        required,
        requirement.priority.value,
        requirement.weight,
        held,
        tuple((level, tuple(sorted(who))) for level, who in sorted(steps.items()) if level > held),
    )
