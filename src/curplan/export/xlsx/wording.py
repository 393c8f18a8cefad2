"""How a workbook says what a plan says in codes: kinds, forms, levels, subjects, titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.proposal.plain import plain, readable, tidy

if TYPE_CHECKING:
    from curplan.plan.model import Plan
    from curplan.plan.planned import Levels
    from curplan.words import Words

MODULE_KINDS = (
    *("course", "project", "assessment", "capstone", "continuous", "placement", "certification"),
)
UNIT_KINDS = ("lecture", "lab", "project", "assessment", "self-study")
FORMS = ("exam", "quiz", "practical", "project", "presentation", "oral", "report", "portfolio")
WORK = ("individual", "team")
AI_USE = ("none", "declared", "open")
PRIORITIES = ("must", "essential", "optional")

VALUES: dict[str, tuple[str, ...]] = {
    "kind": MODULE_KINDS,
    "unit-kind": UNIT_KINDS,
    "form": FORMS,
    "work": WORK,
    "ai": AI_USE,
    "priority": PRIORITIES,
}
"""Codes of the plan file that a workbook says in words, by what they are of."""

_SHARED = {"kind": "proposal-kind", "unit-kind": "proposal-unit", "form": "proposal-form"}


def say(words: Words, of: str, code: str) -> str:
    """Say a code of the plan file as the proposal does; one that has no word is made readable."""
    if code not in VALUES[of]:
        return readable(code)
    return words.say(f"{_SHARED.get(of, f'xlsx-{of}')}-{code}")


def choices(words: Words, of: str) -> tuple[str, ...]:
    """Give the words of all codes."""
    return tuple(say(words, of, code) for code in VALUES[of])


@dataclass(frozen=True, slots=True)
class Names:
    """Titles of a plan's modules and names of its skills, by id."""

    modules: Mapping[str, str]
    skills: Mapping[str, str]

    def module(self, name: str) -> str:
        """Give a module's title."""
        return self.modules.get(name) or readable(name)

    def skill(self, name: str) -> str:
        """Give a skill's name."""
        return self.skills.get(name) or readable(name)

    def levels(self, levels: Levels) -> str:
        """Say skills with their levels: ``Python 1, 2; SQL 1``."""
        return "; ".join(
            f"{self.skill(skill)} {', '.join(map(str, levels_of(said)))}"
            for skill, said in levels.items()
        )

    def outcome(self, outcome: str) -> str:
        """Say an outcome such as ``python@2``: ``Python 2``."""
        skill, _, level = outcome.partition("@")
        return f"{self.skill(skill)} {level}".strip()

    def outcomes(self, outcomes: Sequence[str]) -> str:
        """Say several outcomes."""
        return "; ".join(map(self.outcome, outcomes))


def names_of(plan: Plan) -> Names:
    """Collect the names that a plan has."""
    return Names(
        {module.id: plain(module.title) for module in plan.modules},
        {row.skill: plain(row.name) for row in plan.coverage if row.name}
        | {skill.id: plain(skill.name) for skill in plan.skills},
    )


def levels_of(said: int | tuple[int, ...]) -> tuple[int, ...]:
    """Give one level or several as several."""
    return (said,) if isinstance(said, int) else said


def hours(value: float) -> int | float:
    """Give hours as a sheet holds them: to the minute, so that sums have no dust.

    >>> hours(17.9167 + 3.0833), hours(7.5)
    (21, 7.5)
    """
    return tidy(value)
