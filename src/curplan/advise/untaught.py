"""Required outcomes that nothing can teach: which outcome is missing, and who needs it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.problem.build import entry_levels, requirements_of
from curplan.problem.relevance import Teachers, held, relevant_modules

if TYPE_CHECKING:
    from curplan.brief import Brief
    from curplan.catalogue.models import Catalogue, Outcome


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
        candidates = {module.id: module for module in teachers.at_least(wanted)}
        if not candidates:
            roots.append((wanted, user))
        for name in sorted(candidates):
            for need in catalogue.module_needs(candidates[name]):
                if not held(need, reached):
                    queue.extend((each, name) for each in need.any_of)
    return tuple(roots)
