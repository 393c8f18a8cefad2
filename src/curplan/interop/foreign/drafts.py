"""What is read of a designer's workbook before it becomes a catalogue."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from curplan.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from curplan.interop.workbook import Cell, Workbook

Said = list[tuple[str, tuple[int, ...]]]
"""Skills by name, with levels; none for a text that names no level."""


@dataclass(slots=True)
class DraftUnit:
    """A unit: kind as a code."""

    title: str
    kind: str
    hours: float


@dataclass(slots=True)
class DraftAssessment:
    """A row of a module's assessments; codes, and outcomes as they are written."""

    title: str
    form: str
    work: str
    outcomes: Said
    weight: int
    minutes: int
    pass_mark: int
    ai: str
    gate: bool


@dataclass(slots=True)
class DraftModule:
    """A module: hours are None where nothing says them, ``weekly`` has hours by week.

    ``weeks`` are those that are named without hours. ``needs`` are titles of modules.
    """

    title: str
    place: str
    key: str = ""
    kind: str = ""
    strand: str = ""
    hours: float | None = None
    hours_place: str = ""
    units: list[DraftUnit] = field(default_factory=list)
    teaches: Said = field(default_factory=list)
    practises: Said = field(default_factory=list)
    assesses: Said = field(default_factory=list)
    needs: list[tuple[str, str]] = field(default_factory=list)
    weeks: tuple[int, ...] = ()
    weekly: dict[int, float] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)
    """Weeks of which it has a row."""
    outcomes_place: str = ""
    label: str = ""
    """Its number or code in the sheet, by which others name it."""
    assessments: list[DraftAssessment] = field(default_factory=list)

    @property
    def length(self) -> float:
        """Its hours: as said, else of its units, else of its weeks; 0 where nothing says them."""
        if self.hours is not None:
            return self.hours
        if self.units:
            return sum(unit.hours for unit in self.units)
        return sum(self.weekly.values())


@dataclass(slots=True)
class DraftRequirement:
    """A requirement of the role; level 0: the highest that is taught."""

    skill: str
    level: int
    means: str = ""
    priority: str = "essential"
    weight: int = 1
    entry: int = 0
    why: str = ""


@dataclass(slots=True)
class Drafts:
    """All that a workbook says, and what was wrong."""

    workbook: Workbook
    modules: dict[str, DraftModule] = field(default_factory=dict)
    requirements: list[DraftRequirement] = field(default_factory=list)
    title: str = ""
    role: str = ""
    audience: str = ""
    start: dt.date | None = None
    weeks: int = 0
    hours_per_week: int = 0
    hour: int = 60
    calendar: tuple[int, int] = (0, 52)
    """The week of the calendar that is week 1 (0: none is named), and the last of its year."""
    review: dict[int, int] = field(default_factory=dict)
    doubtful: set[str] = field(default_factory=set)
    """Keys of modules with a row that could not be read."""
    faults: list[Diagnostic] = field(default_factory=list)

    def fault(self, code: str, message: str, place: Cell | str, hint: str = "") -> None:
        """Note an error."""
        self.faults.append(Diagnostic(code, message, self.workbook.at(place), hint))

    def warn(self, code: str, message: str, place: Cell | str, hint: str = "") -> None:
        """Note a warning."""
        at = self.workbook.at(place)
        self.faults.append(Diagnostic(code, message, at, hint, Severity.WARNING))
