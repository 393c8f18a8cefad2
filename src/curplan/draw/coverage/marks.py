"""What every module does for every outcome, and what of it is out of order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw.coverage.progress import taught
from curplan.draw.roadmap.lanes import ordered_strands

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedModule

KINDS = ("introduced", "practised", "assessed")
NEVER_ASSESSED, TOO_EARLY, NEVER_INTRODUCED = "never-assessed", "too-early", "never-introduced"
#: What a row says that is no fault: held on entry; practice that a track without it leaves out.
ON_ENTRY, LEFT_OUT = "on-entry", "left-out"
NOTES = (ON_ENTRY, LEFT_OUT)


@dataclass(frozen=True, slots=True)
class Outcome:
    """An outcome of the plan: its skill's name and strand, and which modules do what for it.

    ``marks`` are kinds by module's id. ``check`` is what is out of order, or that it is held on
    entry; empty where all is well.
    """

    skill: str
    level: int
    name: str
    strand: str
    marks: Mapping[str, tuple[str, ...]]
    check: str = ""

    @property
    def id(self) -> str:
        """The outcome as it is written: ``python@2``."""
        return f"{self.skill}@{self.level}"


def outcomes(plan: Plan) -> tuple[Outcome, ...]:
    """List what modules introduce, practise or assess: by strand, what comes first on top."""
    skills = {skill.id: skill for skill in plan.skills}
    names = {item.skill: item.name for item in plan.coverage}
    marks: dict[tuple[str, int], dict[str, tuple[str, ...]]] = {}
    home: dict[str, str] = {}
    for module in in_time(plan):
        for kind, levels in zip(
            KINDS, (module.teaches, module.practises, module.assesses), strict=True
        ):
            for outcome in taught(levels):
                home.setdefault(outcome[0], module.strand)
                own = marks.setdefault(outcome, {})
                own[module.id] = (*own.get(module.id, ()), kind)
    order = {outcome: number for number, outcome in enumerate(marks)}
    first = {skill: min(n for (s, _), n in order.items() if s == skill) for skill in home}
    made = []
    for skill, level in sorted(marks, key=lambda each: (first[each[0]], each[1])):
        known = skills.get(skill)
        made.append(
            Outcome(
                skill,
                level,
                " ".join(((known.name if known else names.get(skill)) or skill).split()),
                known.strand if known else home[skill],
                marks[skill, level],
                _check(plan, skill, level, marks[skill, level]),
            )
        )
    begins = list(dict.fromkeys([*ordered_strands(plan), *(each.strand for each in made)]))
    return tuple(sorted(made, key=lambda each: begins.index(each.strand)))


def in_time(plan: Plan) -> tuple[PlannedModule, ...]:
    """Put the modules in order of time."""
    return tuple(sorted(plan.modules, key=lambda m: (m.start_week, m.end_week, m.id)))


def _check(plan: Plan, skill: str, level: int, marks: Mapping[str, tuple[str, ...]]) -> str:
    """Find what is out of order; a module may use what it teaches, or another has taught.

    As for the planner, a module has taught when it ends, a continuous one as soon as it begins,
    and practice of what the track never teaches does not take place.
    """
    held = plan.entry.get(skill, 0) >= level
    teachers = {
        module.id: module.start_week if module.kind == "continuous" else module.end_week
        for module in plan.modules
        if any(s == skill and found >= level for s, found in taught(module.teaches))
    }
    users = [m for m in plan.modules if m.id in marks and m.id not in teachers]
    kinds = {kind for found in marks.values() for kind in found}
    if users and not held:
        if not teachers:
            return NEVER_INTRODUCED if "assessed" in kinds else LEFT_OUT
        if any(min(teachers.values()) > module.start_week for module in users):
            return TOO_EARLY
    if "introduced" in kinds and "assessed" not in kinds:
        return NEVER_ASSESSED
    return ON_ENTRY if held and "introduced" not in kinds else ""
