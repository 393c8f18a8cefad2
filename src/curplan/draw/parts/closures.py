"""Closed days on the time axis: where they lie, and where their names stand."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.theme import SMALLEST

if TYPE_CHECKING:
    from curplan.draw.parts.axis import Grid
    from curplan.plan.model import Plan

WORKING_DAYS = 5
#: Closures at most so many weeks apart may share a label; size of labels and room between two.
NEAR, NOTE_SIZE, _NOTE_GAP = 2.0, SMALLEST, 6.0


@dataclass(frozen=True, slots=True)
class Closure:
    """Closed days in a row with one name; ``start`` and ``end`` in points."""

    name: str
    start: float
    end: float


def closed_runs(plan: Plan, grid: Grid) -> tuple[Closure, ...]:
    """Join closed working days with one name that follow each other."""
    joined: list[tuple[str, int, int]] = []
    for week in plan.weeks:
        for closed in sorted(week.closures, key=lambda closed: closed.date or dt.date.min):
            first, end = _days(closed.date, week.start_date)
            if not 0 <= first < end <= WORKING_DAYS:
                continue
            first, end = (day + (week.week - 1) * WORKING_DAYS for day in (first, end))
            if joined and joined[-1][0] == closed.name and joined[-1][2] == first:
                joined[-1] = (closed.name, joined[-1][1], end)
            else:
                joined.append((closed.name, first, end))
    step = grid.step / WORKING_DAYS
    return tuple(
        Closure(name, grid.left + first * step, grid.left + end * step)
        for name, first, end in joined
    )


def _days(closed: dt.date | None, monday: dt.date | None) -> tuple[int, int]:
    """Days of its week that a closure takes, from 0, the end not included."""
    if closed is None:
        return 0, WORKING_DAYS
    first = closed.weekday() if monday is None else (closed - monday).days
    return first, first + 1


def note_places(closures: tuple[Closure, ...], grid: Grid) -> tuple[tuple[str, float, int], ...]:
    """Place the names of the closures: text, left end, row.

    Names of closures near each other that would collide become one text; others that collide
    go to a further row.
    """
    near = NEAR * grid.step
    groups: list[tuple[list[Closure], float, float]] = []
    for closure in closures:
        left, end = _span([closure], grid)
        group = [closure]
        while groups and left < groups[-1][2] + _NOTE_GAP:
            before = groups[-1][0]
            joined = _span([*before, *group], grid)
            if group[0].start - before[-1].end > near or joined[1] - joined[0] > grid.step * 12:
                break
            group = [*before, *group]
            left, end = joined
            groups.pop()
        groups.append((group, left, end))
    placed: list[tuple[str, float, int]] = []
    ends: list[float] = []
    for group, left, end in groups:
        row = next((at for at, last in enumerate(ends) if left >= last + _NOTE_GAP), len(ends))
        ends[row : row + 1] = [end]
        placed.append((_joined(group), left, row))
    return tuple(placed)


def _joined(group: list[Closure]) -> str:
    return ", ".join(dict.fromkeys(closure.name for closure in group))


def _span(group: list[Closure], grid: Grid) -> tuple[float, float]:
    wide = fonts.width(_joined(group), NOTE_SIZE)
    left = max(grid.left, min(group[0].start + 1, grid.right - wide))
    return left, left + wide
