"""Which modules can matter for a role: backward from what it requires, forward from nothing.

What cannot matter is cut away before the problem is built, so that the size of the catalogue
costs next to nothing: a module matters when it teaches something that the role requires, or that
another module which matters needs; and when everything it needs can be had at all.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from curplan.catalogue.models import Catalogue, Module, Need, Outcome


@dataclass(slots=True)
class Teachers:
    """Index of who teaches what: skill -> [(level, module)]."""

    by_skill: dict[str, list[tuple[int, Module]]] = field(default_factory=dict)

    @classmethod
    def of(cls, modules: Iterable[Module]) -> Teachers:
        """Index modules by the skills they teach."""
        index = cls()
        for module in modules:
            for skill, level in module.teaches:
                index.by_skill.setdefault(skill, []).append((level, module))
        return index

    def at_least(self, outcome: Outcome) -> list[Module]:
        """Modules that teach the skill at this level or a higher one (a module may repeat)."""
        return [m for level, m in self.by_skill.get(outcome.skill, ()) if level >= outcome.level]


def held(need: Need, entry: Mapping[str, int]) -> bool:
    """Tell whether the audience meets a need by itself."""
    return any(entry.get(outcome.skill, 0) >= outcome.level for outcome in need.any_of)


def relevant_modules(
    catalogue: Catalogue,
    entry: Mapping[str, int],
    required: Iterable[Outcome],
    seeds: Iterable[Module],
    banned: frozenset[str],
    *,
    out_of_reach: bool = False,
) -> dict[str, tuple[Need, ...]]:
    """Find the modules that can matter, with the needs that the audience does not meet.

    Parameters
    ----------
    required
        The role's outcomes; every module that teaches one of these skills above what the
        audience holds matters.
    seeds
        Modules that matter for another reason (pins, practice to fill the box with).
    banned
        Ids of modules that must not be used.
    out_of_reach
        Keep also the modules whose needs nothing meets.
    """
    usable = [module for module in catalogue.modules if module.id not in banned]
    teachers = Teachers.of(usable)
    needs: dict[str, tuple[Need, ...]] = {}
    queue: list[Module] = [module for module in seeds if module.id not in banned]
    for outcome in required:
        floor = entry.get(outcome.skill, 0)
        queue.extend(m for level, m in teachers.by_skill.get(outcome.skill, ()) if level > floor)
    asked: set[Outcome] = set()
    while queue:
        module = queue.pop()
        if module.id in needs:
            continue
        open_needs = tuple(n for n in catalogue.module_needs(module) if not held(n, entry))
        needs[module.id] = open_needs
        wanted = [outcome for need in open_needs for outcome in need.any_of]
        wanted.extend(corequisite.outcome for corequisite in module.corequisites)
        for outcome in wanted:
            if outcome not in asked:
                asked.add(outcome)
                queue.extend(teachers.at_least(outcome))
    return needs if out_of_reach else _derivable(catalogue, entry, needs)


def _derivable(
    catalogue: Catalogue, entry: Mapping[str, int], needs: dict[str, tuple[Need, ...]]
) -> dict[str, tuple[Need, ...]]:
    """Keep the modules whose needs can all be had in some order, ignoring time."""
    level = dict(entry)
    reached: dict[str, tuple[Need, ...]] = {}
    waiting = sorted(needs)
    grown = True
    while grown:
        grown = False
        still = []
        for name in waiting:
            if all(held(need, level) for need in needs[name]):
                reached[name] = needs[name]
                grown = True
                for skill, number in catalogue.module_by_id[name].teaches:
                    level[skill] = max(level.get(skill, 0), number)
            else:
                still.append(name)
        waiting = still
    return reached
