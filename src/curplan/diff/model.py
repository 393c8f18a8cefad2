"""The differences of two plans, as values. Weeks count from 1, hours are teaching hours."""

from __future__ import annotations

from dataclasses import dataclass

Number = int | float


@dataclass(frozen=True, slots=True)
class Entry:
    """A module that came or went: its first and last week in the plan that has it."""

    id: str
    title: str
    hours: Number
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A module in both plans whose first or last week differs.

    ``weeks`` is by how many: the larger of what its start and what its end moved.
    """

    id: str
    title: str
    old: tuple[int, int]
    new: tuple[int, int]

    @property
    def weeks(self) -> int:
        """Weeks by which it moved."""
        return max(abs(self.new[0] - self.old[0]), abs(self.new[1] - self.old[1]))


@dataclass(frozen=True, slots=True)
class Reshaped:
    """A module in the same weeks as before, with other hours in some: ``weeks`` names those.

    ``hours`` are those that left their week.
    """

    id: str
    title: str
    weeks: tuple[int, ...]
    hours: Number


@dataclass(frozen=True, slots=True)
class Level:
    """A requirement whose level reached differs; None: the plan does not name it."""

    skill: str
    name: str
    priority: str
    required: int
    old: int | None
    new: int | None


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that both plans state, and state differently, in words."""

    name: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Diff:
    """Everything that differs between two plans.

    ``facts`` are the order's (role, length, start …), ``ends`` the last taught weeks with their
    dates, ``coverage`` pairs of percent by priority, old and new (None: nothing is required).
    ``penalty`` is the schedule penalty of each, ``hours_moved`` the hours that left their week, of
    all modules in both.
    """

    came: tuple[Entry, ...]
    went: tuple[Entry, ...]
    moved: tuple[Moved, ...]
    reshaped: tuple[Reshaped, ...]
    levels: tuple[Level, ...]
    facts: tuple[Fact, ...]
    ends: tuple[str, str]
    hours: tuple[Number, Number]
    coverage: tuple[tuple[str, float | None, float | None], ...]
    penalty: tuple[Number | None, Number | None] = (None, None)
    hours_moved: Number = 0
    other_catalogue: bool = False

    @property
    def same(self) -> bool:
        """Tell whether the two are the same track in the same weeks, for the same order."""
        return not (
            self.came or self.went or self.moved or self.reshaped or self.levels or self.facts
        )

    @property
    def weeks_moved(self) -> int:
        """Weeks by which modules moved, in all."""
        return sum(each.weeks for each in self.moved)
