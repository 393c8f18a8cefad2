"""The policy: pedagogical rules with their thresholds, in profiles, and the time it reserves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

Threshold = int | str | tuple[str, ...]
"""A number, a word, or a list of words (outcomes, skills, strands)."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pedagogical rule: which one (``kind``), its weight (0 switches it off), thresholds.

    ``id`` names this use of the rule; it is the kind unless a policy has several of one kind.
    ``hard``: review rejects a track that breaks it, instead of warning.
    """

    id: str
    weight: int
    thresholds: tuple[tuple[str, Threshold], ...] = ()
    why: str = ""
    source: str = ""
    kind: str = ""
    hard: bool = False
    origin: tuple[str, tuple[str | int, ...]] = ("", ())

    def applies(self, skills: Collection[str]) -> bool:
        """Tell whether the rule is for roles that require these skills (``when`` names any)."""
        when = self.words("when")
        return self.weight > 0 and (not when or any(skill in skills for skill in when))

    @property
    def of(self) -> str:
        """The kind of rule this is."""
        return self.kind or self.id

    def threshold(self, name: str, default: int) -> int:
        """Look a whole-number threshold up."""
        value = dict(self.thresholds).get(name, default)
        return value if isinstance(value, int) else default

    def words(self, name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Look a list of words up; one word counts as a list of one."""
        value = dict(self.thresholds).get(name, default)
        if isinstance(value, str):
            return (value,)
        return value if isinstance(value, tuple) else default


@dataclass(frozen=True, slots=True)
class Reserve:
    """Of every ``every``-th week, ``percent`` of the hours are for review and catching up."""

    every: int = 0
    percent: int = 0


@dataclass(frozen=True, slots=True)
class Policy:
    """The soft rules of one profile, and what it reserves. The empty policy has neither."""

    profile: str = ""
    rules: tuple[Rule, ...] = ()
    reserve: Reserve = Reserve()

    def rule(self, kind: str) -> Rule | None:
        """Find the first rule of a kind that counts (weight above 0)."""
        return next((r for r in self.rules if r.of == kind and r.weight > 0), None)
