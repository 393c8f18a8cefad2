"""In which order modules get sessions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Beat:
    """When a thin strand has sessions: from week to week, and how early in each turn (0 to 1).

    ``curve``: 1 for a steady beat; with more it has fewer sessions first and more of them later,
    where a full programme leaves no other room.
    """

    first: int
    last: int
    phase: float
    curve: float = 1.0


@dataclass(frozen=True, slots=True)
class Ranking:
    """Modules in the order in which they get sessions, and the beats of thin strands.

    With a ``lead``, those come first that are behind what the schedule in weeks wants of them by
    so many weeks later, and thin strands have no beat but that.
    """

    order: tuple[int, ...]
    beats: Mapping[int, Beat]
    lead: int | None = None
    whole: bool = True
