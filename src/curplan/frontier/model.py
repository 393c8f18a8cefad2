"""The frontier: for every box of weeks and hours a week, the best that a track can reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Status = Literal["optimal", "feasible", "infeasible", "undecided"]

FORMAT = "curplan-frontier/1"


@dataclass(frozen=True, slots=True)
class Value:
    """An objective as the plan file has it: coverage in twelfths of a weight, hours in hours.

    ``most`` is the coverage of everything required; None where there is no such thing.
    """

    name: str
    value: float
    bound: float
    most: float | None = None

    @property
    def proven(self) -> bool:
        """Tell whether value and bound meet."""
        return self.value == self.bound

    @property
    def full(self) -> bool:
        """Tell whether nothing more can be asked for."""
        return self.most is not None and self.value >= self.most

    @property
    def percent(self) -> int:
        """Whole percent of the most, 100 only when it is all; 100 where nothing is required."""
        return 100 if not self.most or self.full else int(100 * self.value / self.most)


@dataclass(frozen=True, slots=True)
class Cell:
    """One box: what ``curplan plan`` reaches in it, by objectives 1 to 5.

    ``capacity`` is the box in hours, less closures and what is reserved. ``modules`` are ids of
    a track that has these values. ``infeasible``: no track keeps the pins in this box.
    """

    weeks: int
    hours_per_week: int
    capacity: float
    status: Status
    objectives: tuple[Value, ...]
    modules: tuple[str, ...]

    def value(self, name: str) -> Value:
        """Find an objective by name; raises KeyError."""
        for objective in self.objectives:
            if objective.name == name:
                return objective
        raise KeyError(name)

    @property
    def must(self) -> Value:
        """Must coverage."""
        return self.value("must_coverage")

    @property
    def essential(self) -> Value:
        """Essential coverage."""
        return self.value("essential_coverage")

    @property
    def optional(self) -> Value:
        """Optional coverage."""
        return self.value("optional_coverage")

    @property
    def has_track(self) -> bool:
        """Tell whether there is a track at all."""
        return self.status in ("optimal", "feasible")

    @property
    def partial(self) -> bool:
        """Tell whether a ``must`` is missing (or the track altogether)."""
        return not self.has_track or _short(self.must)

    @property
    def full(self) -> bool:
        """Tell whether every must and essential requirement is reached in full."""
        return self.has_track and not _short(self.must) and not _short(self.essential)

    @property
    def settled(self) -> bool:
        """Tell whether must and essential coverage are proven best."""
        return self.status == "infeasible" or (
            self.has_track and self.must.proven and self.essential.proven
        )


def _short(value: Value) -> bool:
    return bool(value.most) and not value.full


@dataclass(frozen=True, slots=True)
class Step:
    """What the next more hours a week add: points of percent of the essential coverage.

    ``must``: they also gain a ``must``; as that comes first, the points may then be negative.
    """

    points: int
    must: bool


@dataclass(frozen=True, slots=True)
class Frontier:
    """All cells of a role, by weeks and then by hours a week, both ascending."""

    role: str
    role_title: str
    audience: str
    audience_title: str
    catalogue: str
    version: str
    sha256: str
    hour_minutes: int
    brief: dict[str, object]
    weeks: tuple[int, ...]
    hours_per_week: tuple[int, ...]
    cells: tuple[Cell, ...]

    def cell(self, weeks: int, hours_per_week: int) -> Cell:
        """Find a cell; raises ValueError when it was not asked for."""
        row, column = self.weeks.index(weeks), self.hours_per_week.index(hours_per_week)
        return self.cells[row * len(self.hours_per_week) + column]

    def column(self, hours_per_week: int) -> Iterator[Cell]:
        """The cells of a pace, from few weeks to many."""
        return (self.cell(weeks, hours_per_week) for weeks in self.weeks)

    def first_full(self, hours_per_week: int) -> Cell | None:
        """The fewest of the weeks asked for that reach all must and essential requirements."""
        return next((cell for cell in self.column(hours_per_week) if cell.full), None)

    def next_step(self, cell: Cell) -> Cell | None:
        """The cell of as many weeks and the next more hours a week; None for the last."""
        column = self.hours_per_week.index(cell.hours_per_week) + 1
        if column == len(self.hours_per_week):
            return None
        return self.cell(cell.weeks, self.hours_per_week[column])

    def gain(self, cell: Cell) -> Step | None:
        """What the next step adds; None where there is none, or nothing is left to add."""
        more = self.next_step(cell)
        if more is None or cell.full or not (cell.has_track and more.has_track):
            return None
        points = more.essential.percent - cell.essential.percent
        return Step(points, more.must.value > cell.must.value)

    @property
    def unsettled(self) -> tuple[Cell, ...]:
        """Cells that met a limit before must and essential coverage were proven."""
        return tuple(cell for cell in self.cells if not cell.settled)

    def document(self) -> dict[str, object]:
        """The frontier as a JSON value, everything in it."""
        return {
            "format": FORMAT,
            "catalogue": {
                "name": self.catalogue,
                "version": self.version,
                "sha256": self.sha256,
                "hour_minutes": self.hour_minutes,
            },
            "role": self.role,
            "role_title": self.role_title,
            "audience": self.audience,
            "brief": self.brief,
            "weeks": list(self.weeks),
            "hours_per_week": list(self.hours_per_week),
            "full_coverage": [
                {"hours_per_week": hours, "weeks": cell.weeks if cell else None}
                for hours in self.hours_per_week
                for cell in [self.first_full(hours)]
            ],
            "cells": [_cell(cell) for cell in self.cells],
        }


def _cell(cell: Cell) -> dict[str, object]:
    return {
        "weeks": cell.weeks,
        "hours_per_week": cell.hours_per_week,
        "capacity": cell.capacity,
        "status": cell.status,
        "full": cell.full,
        "partial": cell.partial,
        "objectives": [
            {
                "name": each.name,
                "value": each.value,
                "bound": each.bound,
                "max": each.most,
                "proven": each.proven,
            }
            for each in cell.objectives
        ],
        "modules": list(cell.modules),
    }
