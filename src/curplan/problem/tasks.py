"""Modules and requirements as integers: tasks, and who teaches what they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.catalogue import models
from curplan.catalogue.convert import GRAIN
from curplan.catalogue.kinds import Kind
from curplan.catalogue.models import Outcome
from curplan.problem.model import Corequisite, Need, Requirement, Task
from curplan.problem.relevance import Teachers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.brief import Brief
    from curplan.catalogue.models import Catalogue, Module

NO_LATEST = 10**6
"""A module without a latest week of its own may end in any."""


def pinned_minutes(hours: float, hour: int) -> int:
    """Minutes of teaching hours that a brief fixes; decimals stand for whole steps of a module.

    >>> pinned_minutes(1.3333, 60), pinned_minutes(6.5, 45)
    (80, 290)
    """
    return round(hours * hour / GRAIN) * GRAIN


def independent_minutes(module: Module, brief: Brief, hour: int) -> int:
    """Minutes of a module that learners work alone: self-study, and what the brief says besides."""
    shares = sum(
        unit.minutes * brief.alone.get(unit.kind.value, 0)  # type: ignore[call-overload]
        for unit in module.units
    )
    return module.self_study_minutes + shares // (100 * hour) * hour


class Tasks:
    """Turns modules and requirements into integers, over one index of who teaches what.

    ``index`` numbers the modules; ``open_needs`` are what is left of each one's needs when the
    learners hold ``entry``. ``quantum`` is in minutes.
    """

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
            include=module.id in brief.included,
            fixed=tuple(
                (week, pinned_minutes(hours, self._catalogue.hour) // quantum)
                for week, hours in sorted(brief.hours_in_week.get(module.id, {}).items())
            ),
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
        return any(sole.covers(outcome) for sole in self._sole[module.id])

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

    def requirement(self, requirement: models.Requirement) -> Requirement:
        """State a requirement with who can raise it to each level beyond what is held."""
        skill, required = requirement.outcome
        held = self._entry.get(skill, 0)
        steps: dict[int, set[int]] = {}
        for level, module in self.teachers.by_skill.get(skill, ()):
            if level > held:
                steps.setdefault(min(level, required), set()).add(self.index[module.id])
        return Requirement(
            skill,
            required,
            requirement.priority.value,
            requirement.weight,
            held,
            tuple(
                (level, tuple(sorted(who))) for level, who in sorted(steps.items()) if level > held
            ),
        )
