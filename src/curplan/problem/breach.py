"""A soft rule of the policy, broken."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Breach:
    """A soft rule broken: points before weight, and the modules and weeks where."""

    rule: str
    points: int
    weight: int
    modules: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    kind: str = ""

    @property
    def of(self) -> str:
        """The kind of rule that is broken."""
        return self.kind or self.rule

    @property
    def penalty(self) -> int:
        """Points times weight."""
        return self.points * self.weight
