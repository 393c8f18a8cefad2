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

_WEEK = 7
_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: Closures at most so many weeks apart may share a label; size of labels and room between two.
NEAR, NOTE_SIZE, _NOTE_GAP = 2.0, SMALLEST, 6.0


@dataclass(frozen=True, slots=True)
class Closure:
    """Closed days in a row with one name; ``start`` and ``end`` in points."""

    name: str
    start: float
    end: float


def closed_runs(plan: Plan, grid: Grid) -> tuple[Closure, ...]:
    """Join closed working days with one name that follow each other.

    The working days of a week, five or as many as the plan's weekend leaves, share its width.
    """
    count = max(1, _WEEK - len(plan.time_box.weekend))
    joined: list[tuple[str, int, int]] = []
    for week in plan.weeks:
        days = _working(plan, week.start_date, count)
        for closed in sorted(week.closures, key=lambda closed: closed.date or dt.date.min):
            if closed.date is None:
                first, end = 0, count
            elif closed.date in days:
                first = days.index(closed.date)
                end = first + 1
            else:
                continue
            first, end = (day + (week.week - 1) * count for day in (first, end))
            if joined and joined[-1][0] == closed.name and joined[-1][2] == first:
                joined[-1] = (closed.name, joined[-1][1], end)
            else:
                joined.append((closed.name, first, end))
    step = grid.step / count
    return tuple(
        Closure(name, grid.left + first * step, grid.left + end * step)
        for name, first, end in joined
    )


def _working(plan: Plan, start: dt.date | None, count: int) -> list[dt.date]:
    """List the working days of the week that begins on ``start``; the first ones if it is none."""
    if start is None:
        return []
    days = [start + dt.timedelta(days=offset) for offset in range(_WEEK)]
    working = [day for day in days if _NAMES[day.weekday()] not in plan.time_box.weekend]
    return working if working and working[0] == start else days[:count]


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
