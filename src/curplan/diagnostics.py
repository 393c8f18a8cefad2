"""Diagnostics: what is wrong with the user's input, where, and what to do about it.

A fault of the user is a value of this module and is collected, never raised; an exception is a
fault of ours. One diagnostic has many renderings; they live in ``curplan.cli.report``.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(StrEnum):
    """How bad it is: an error stops planning, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in an input: a file (or an option such as ``--weeks``), line and column from 1.

    ``line`` 0 means the file as a whole. ``text`` is the line itself, for the caret.
    """

    file: str
    line: int = 0
    column: int = 0
    text: str = ""

    def __str__(self) -> str:
        """Give ``file:line:column`` as far as it is known."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class Note:
    """A second place that belongs to a diagnostic: "first defined here", a step of a cycle."""

    message: str
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault: a stable code (``duplicate-id``), what is wrong, where, and what to do."""

    code: str
    message: str
    location: Location | None = None
    hint: str = ""
    severity: Severity = Severity.ERROR
    notes: tuple[Note, ...] = ()

    @property
    def is_error(self) -> bool:
        """Tell whether this stops planning."""
        return self.severity is Severity.ERROR


def sort_key(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    """Order diagnostics by file, line and column; those without a place come last."""
    place = diagnostic.location or Location("\uffff")
    return (place.file, place.line, place.column, diagnostic.code, diagnostic.message)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any of them is an error."""
    return any(diagnostic.is_error for diagnostic in diagnostics)


def nearest(name: str, valid: Iterable[str]) -> str:
    """Suggest the valid name closest to ``name``, as a hint sentence, or nothing.

    The only one that goes on where ``name`` ends is the closest.

    >>> nearest("pyhton", ["python", "sql"])
    "did you mean 'python'?"
    >>> nearest("zzz", ["python", "sql"])
    ''
    """
    options = sorted(valid)
    longer = [option for option in options if name and option.startswith(name)]
    found = longer if len(longer) == 1 else get_close_matches(name, options, n=1, cutoff=0.65)
    return f"did you mean '{found[0]}'?" if found else ""
