"""Required outcomes that nothing can teach: which outcome is missing, and who needs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.problem.asked import entry_levels, requirements_of
from curplan.problem.relevance import Teachers, held, relevant_modules

if TYPE_CHECKING:
    from curplan.brief import Brief
    from curplan.catalogue.models import Catalogue, Module, Outcome


@dataclass(frozen=True, slots=True)
class Untaught:
    """A required outcome out of reach, and why: the outcomes that nothing teaches, with users."""

    required: Outcome
    missing: tuple[tuple[Outcome, str], ...]


def untaught(catalogue: Catalogue, brief: Brief) -> tuple[Untaught, ...]:
    """List the role's requirements that no track of any length can reach in full."""
    entry = entry_levels(catalogue, brief)
    requirements = requirements_of(catalogue, brief)
    banned = frozenset(brief.exclude)
    usable = relevant_modules(catalogue, entry, [r.outcome for r in requirements], (), banned)
    reached = dict(entry)
    for name in usable:
        for skill, level in catalogue.module_by_id[name].teaches:
            reached[skill] = max(reached.get(skill, 0), level)
    teachers = Teachers.of(m for m in catalogue.modules if m.id not in banned)
    found = []
    for requirement in requirements:
        skill, level = requirement.outcome
        if reached.get(skill, 0) < level:
            missing = _missing(catalogue, teachers, reached, requirement.outcome, brief.role)
            found.append(Untaught(requirement.outcome, missing))
    return tuple(found)


def unsupported(
    catalogue: Catalogue, brief: Brief, module: str
) -> tuple[tuple[Outcome, str, bool], ...]:
    """List what keeps a module out of every track: outcomes that no module in reach teaches.

    Each with the module that needs it, and whether a module teaches it that the brief excludes.
    Empty when its needs can be met, or when they wait for each other in a circle.
    """
    entry = entry_levels(catalogue, brief)
    banned = frozenset(brief.exclude)
    wanted = catalogue.module_by_id[module]
    usable = relevant_modules(catalogue, entry, (), (wanted,), banned)
    reached = dict(entry)
    for name in usable:
        for skill, level in catalogue.module_by_id[name].teaches:
            reached[skill] = max(reached.get(skill, 0), level)
    teachers = Teachers.of(m for m in catalogue.modules if m.id not in banned)
    every = Teachers.of(catalogue.modules)
    found: dict[Outcome, tuple[Outcome, str, bool]] = {}
    for need in catalogue.module_needs(wanted):
        if not held(need, reached):
            for outcome in need.any_of:
                for root, user in _missing(catalogue, teachers, reached, outcome, module):
                    found.setdefault(root, (root, user, bool(_able(catalogue, every, root))))
    return tuple(found.values())


def _missing(
    catalogue: Catalogue,
    teachers: Teachers,
    reached: dict[str, int],
    outcome: Outcome,
    role: str,
) -> tuple[tuple[Outcome, str], ...]:
    """Walk from an outcome to the ones that no module teaches, remembering who asks for them."""
    roots: list[tuple[Outcome, str]] = []
    seen: set[Outcome] = set()
    queue = [(outcome, role)]
    while queue:
        wanted, user = queue.pop(0)
        if wanted in seen:
            continue
        seen.add(wanted)
        candidates = {module.id: module for module in _able(catalogue, teachers, wanted)}
        if not candidates:
            roots.append((wanted, user))
        for name in sorted(candidates):
            for need in catalogue.module_needs(candidates[name]):
                if not held(need, reached):
                    queue.extend((each, name) for each in need.any_of)
    return tuple(roots)


def _able(catalogue: Catalogue, teachers: Teachers, outcome: Outcome) -> list[Module]:
    """Modules that teach an outcome or a higher level, and do not need that themselves."""
    return [
        module
        for module in teachers.at_least(outcome)
        if not any(
            len(need.any_of) == 1
            and need.any_of[0].skill == outcome.skill
            and need.any_of[0].level >= outcome.level
            for need in catalogue.module_needs(module)
        )
    ]
