"""A fault before it has a line and a column: found while loading, located only when there is one.

Checks yield faults, and ``to_diagnostic`` turns them into what the user sees.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.diagnostics import Diagnostic, Note, Severity
from curplan.source import Place

if TYPE_CHECKING:
    from curplan.catalogue.models import Origin
    from curplan.source import Places


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, at which key of which file, and what to do; ``notes`` name other places."""

    code: str
    message: str
    place: Place
    hint: str = ""
    severity: Severity = Severity.ERROR
    notes: tuple[tuple[str, Place | None], ...] = ()

    def to_diagnostic(self, places: Places) -> Diagnostic:
        """Find the lines and columns."""
        notes = tuple(
            Note(message, places.locate(place) if place else None) for message, place in self.notes
        )
        where = places.locate(self.place)
        return Diagnostic(self.code, self.message, where, self.hint, self.severity, notes)


def at(origin: Origin, *steps: str | int, find: str = "", key: bool = False) -> Place:
    """The place at or below where an entity was written."""
    file, path = origin
    return Place(file, (*path, *steps), find, key)
