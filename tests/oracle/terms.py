"""The words of the design as plain functions on a catalogue and a brief; for brute and check."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from curplan.brief import Brief
from curplan.catalogue.kinds import Kind, Priority
from curplan.catalogue.models import Catalogue, Module, Outcome, Requirement

Hours = Mapping[str, Mapping[int, int]]
"""Hours of each selected module, by id and week number from 1."""


@dataclass(frozen=True, slots=True)
class Case:
    """A small planning problem in the design's own terms; ``capacity[0]`` is week 1."""

    catalogue: Catalogue
    brief: Brief
    capacity: tuple[int, ...]

    @property
    def entry(self) -> dict[str, int]:
        """Highest level of each skill held on entry."""
        name = self.brief.audience or self.catalogue.role_by_id[self.brief.role].audience
        held = list(self.catalogue.audience_by_id[name].holds) if name else []
        for text in self.brief.knows:
            skill, level = text.split("@")
            held.append(Outcome(skill, int(level)))
        return {skill: max(o.level for o in held if o.skill == skill) for skill, _ in held}

    @property
    def requirements(self) -> list[Requirement]:
        """The role's requirements, less the optional ones if the brief does not want them."""
        every = self.catalogue.role_by_id[self.brief.role].requires
        return [r for r in every if self.brief.optional or r.priority is not Priority.OPTIONAL]

    def hours(self, name: str) -> int:
        """Whole hours of a module."""
        return self.catalogue.module_by_id[name].minutes // self.catalogue.hour

    def pace(self, name: str) -> int:
        """Most hours of a module in a week."""
        minutes = self.catalogue.module_by_id[name].max_minutes_per_week
        return minutes // self.catalogue.hour if minutes else self.hours(name)

    def fixed(self, name: str) -> dict[int, int]:
        """Whole hours that the brief fixes for weeks of a module."""
        return {w: round(h) for w, h in self.brief.hours_in_week.get(name, {}).items()}

    @property
    def included(self) -> set[str]:
        """Modules that must be selected: said to be, or with hours in some week."""
        pins = self.brief.hours_in_week
        return {*self.brief.include, *(name for name in pins if any(self.fixed(name).values()))}

    def modules(self, names: Collection[str]) -> list[Module]:
        """The named modules, in the order of their ids."""
        return [self.catalogue.module_by_id[name] for name in sorted(names)]

    def before_capstone(self, module: Module) -> bool:
        """Tell whether capstones wait for it: a course or project for a must or an essential."""
        asked = {r.outcome.skill for r in self.requirements if r.priority != Priority.OPTIONAL}
        kinds = (Kind.COURSE, Kind.PROJECT)
        return module.kind in kinds and any(o.skill in asked for o in module.teaches)

    def value(self, selection: Collection[str]) -> tuple[int, int, int, int]:
        """Must, essential and optional coverage in twelfths of a weight; and the hours."""
        earned = dict.fromkeys(Priority, 0)
        entry = self.entry
        taught = [o for module in self.modules(selection) for o in module.teaches]
        for requirement in self.requirements:
            skill, required = requirement.outcome
            levels = [o.level for o in taught if o.skill == skill]
            reached = max([entry.get(skill, 0), *levels])
            if requirement.priority is Priority.MUST:
                worth = 12 * requirement.weight if reached >= required else 0
            else:
                worth = 12 * requirement.weight * min(reached, required) // required
            earned[requirement.priority] += worth
        return (
            earned[Priority.MUST],
            earned[Priority.ESSENTIAL],
            earned[Priority.OPTIONAL],
            sum(self.hours(name) for name in selection),
        )


def satisfies(module: Module, outcome: Outcome) -> bool:
    """Tell whether a module teaches an outcome or a higher level of it."""
    return any(o.skill == outcome.skill and o.level >= outcome.level for o in module.teaches)
