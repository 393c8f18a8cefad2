"""Codes and titles for the ids of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.proposal.model import Ability
from curplan.proposal.plain import plain, readable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.plan.model import Plan
    from curplan.plan.planned import Levels

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""The days of a week as plan files name them."""


class Names:
    """The names of one plan's modules and skills; codes number the modules in the plan's order."""

    def __init__(self, plan: Plan) -> None:
        digits = max(2, len(str(len(plan.modules))))
        self._codes = {
            module.id: f"M{number:0{digits}}" for number, module in enumerate(plan.modules, 1)
        }
        self._titles = {module.id: plain(module.title) for module in plan.modules}
        self._skills = {skill.id: plain(skill.name) for skill in plan.skills}
        for item in plan.coverage:
            self._skills.setdefault(item.skill, plain(item.name))
        self._means = {
            (skill.id, level.level): plain(level.means)
            for skill in plan.skills
            for level in skill.levels
        }

    def code(self, module: str) -> str:
        """Give a module's code; its id in words for one that is not in the plan."""
        return self._codes.get(module, readable(module))

    def title(self, module: str) -> str:
        """Give a module's title; its id in words for one that is not in the plan."""
        return self._titles.get(module) or readable(module)

    def skill(self, skill: str) -> str:
        """Give a skill's name; its id in words where the plan has none."""
        return self._skills.get(skill) or readable(skill)

    def ability(self, skill: str, level: int) -> Ability:
        """Give a skill at a level."""
        return Ability(skill, self.skill(skill), level, self._means.get((skill, level), ""))

    def abilities(self, levels: Levels | dict[str, int]) -> tuple[Ability, ...]:
        """Give skills at their levels, by skill and level."""
        return tuple(self.ability(skill, level) for skill, level in pairs(levels))

    def outcome(self, text: str) -> Ability:
        """Read an outcome such as ``python@2``."""
        skill, _, level = text.partition("@")
        return self.ability(skill, int(level) if level.isascii() and level.isdigit() else 1)


def entry_of(plan: Plan) -> dict[str, int]:
    """Give what learners must hold when they come: before the preparation, if there is one."""
    return plan.entry if plan.preparation is None else plan.preparation.entry


def pairs(levels: Levels | dict[str, int]) -> Iterator[tuple[str, int]]:
    """Give skill and level of each outcome, sorted.

    >>> list(pairs({"sql": 1, "python": (1, 2)}))
    [('python', 1), ('python', 2), ('sql', 1)]
    """
    for skill, given in sorted(levels.items()):
        for level in (given,) if isinstance(given, int) else given:
            yield skill, level
