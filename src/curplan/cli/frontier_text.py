"""The frontier as a table on the terminal: weeks down, hours a week across."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from curplan.cli.common import hour_unit
from curplan.cli.summary import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curplan.api import Cell, Frontier

FULL, PARTIAL, UNPROVEN = "✓", "-", "*"
USUAL_WEEKS = 26
WIDE = 8
"""Characters of a column."""

MOST_UNPROVEN = 8
"""Cells with a gap listed by name; the rest are counted."""


def text_lines(frontier: Frontier, files: Sequence[str]) -> Iterator[str]:
    """Give the table, where full coverage begins, and what the next step of hours buys."""
    yield click.style(f"{frontier.role_title}: essential coverage in every time box", bold=True)
    unit = hour_unit(frontier.hour_minutes)
    audience = frontier.audience_title or "learners who hold nothing on entry"
    yield f"{audience} · hours{unit}" if unit else audience
    yield ""
    heads = "".join(f"{f'{hours} h':>{WIDE - 1}} " for hours in frontier.hours_per_week)
    yield f"{'weeks':<7}{heads}".rstrip()
    yield from _rows(frontier)
    yield ""
    yield from wrapped("marks", _marks(frontier))
    for hours in frontier.hours_per_week:
        yield from wrapped(f"full at {hours} h", _first_full(frontier, hours))
    if len(frontier.hours_per_week) > 1:
        yield from wrapped("the next step", _steps(frontier))
    yield from _unproven(frontier)
    yield from wrapped("written", ", ".join(files))


def _rows(frontier: Frontier) -> Iterator[str]:
    """The rows of the table; neighbours that say the same are one."""

    def said(weeks: int) -> tuple[str, ...]:
        return tuple(_said(frontier.cell(weeks, hours)) for hours in frontier.hours_per_week)

    for cells, group in groupby(frontier.weeks, said):
        same = list(group)
        label = str(same[0]) if len(same) == 1 else f"{same[0]}-{same[-1]}"
        styled = (
            click.style(f"{text:>{WIDE}}", fg="green") if text.endswith(FULL) else f"{text:>{WIDE}}"
            for text in cells
        )
        yield f"{label:<7}{''.join(styled)}".rstrip()


def _said(cell: Cell) -> str:
    """A cell in seven characters: percent and a mark."""
    if cell.status == "infeasible":
        return "none "
    if not cell.has_track:
        return f"?{UNPROVEN}"
    mark = FULL if cell.full else PARTIAL if cell.partial else " "
    return f"{cell.essential.percent} %" + (mark if cell.settled else UNPROVEN)


def _marks(frontier: Frontier) -> str:
    texts = [
        (FULL, "every must and essential requirement in full", any(c.full for c in frontier.cells)),
        (PARTIAL, "a must is missing", any(c.partial and c.has_track for c in frontier.cells)),
        (UNPROVEN, "not proven best", bool(frontier.unsettled)),
        (
            "none",
            "no track keeps the pins there",
            any(c.status == "infeasible" for c in frontier.cells),
        ),
    ]
    used = [f"{mark} {words}" for mark, words, there in texts if there]
    proven = "" if frontier.unsettled else "; all are proven best"
    return ", ".join(used) + proven if used else "proven best, every one of them"


def _first_full(frontier: Frontier, hours: int) -> str:
    cell = frontier.first_full(hours)
    if cell is None:
        last = frontier.cell(frontier.weeks[-1], hours)
        reached = f"{last.essential.percent} % essential there" if last.has_track else "no track"
        missing = ", and a must is missing" if last.has_track and last.partial else ""
        return f"not in {_weeks(frontier.weeks[-1])}: {reached}{missing}"
    return f"from {_weeks(cell.weeks)} ({cell.value('hours').value:g} h){_sure(frontier, cell)}" + (
        "" if cell.optional.full or not cell.optional.most else _optional(cell)
    )


def _sure(frontier: Frontier, cell: Cell) -> str:
    """Whether the boxes just below are proven to fall short."""
    before = [c for c in frontier.column(cell.hours_per_week) if c.weeks < cell.weeks]
    if before and not before[-1].settled:
        return f", fewer than {_weeks(cell.weeks)} not ruled out"
    return ""


def _optional(cell: Cell) -> str:
    return f", {cell.optional.percent} % of the optional ones"


def _steps(frontier: Frontier) -> str:
    """What each step to more hours a week adds, in a usual length."""
    weeks = min(frontier.weeks, key=lambda each: (abs(each - USUAL_WEEKS), each))
    parts = []
    for cell in (frontier.cell(weeks, hours) for hours in frontier.hours_per_week):
        step, more = frontier.gain(cell), frontier.next_step(cell)
        if step is not None and more is not None:
            must = "a further must, " if step.must else ""
            to = f"{cell.hours_per_week} to {more.hours_per_week} h"
            parts.append(f"{to} {must}{step.points:+d} points")
    said = ", ".join(parts) or "buys nothing more: all is covered"
    steps_up = [frontier.gain(cell) for cell in frontier.cells]
    falls = any(step is not None and step.points < 0 for step in steps_up)
    why = "; where a must is gained, it comes first, and may cost essential points"
    return f"in {_weeks(weeks)}: {said}{why if falls else ''}"


def _unproven(frontier: Frontier) -> Iterator[str]:
    cells = frontier.unsettled
    if not cells:
        return
    words = [_gap(cell) for cell in cells[:MOST_UNPROVEN]]
    more = f"; and {len(cells) - MOST_UNPROVEN} more" if len(cells) > MOST_UNPROVEN else ""
    yield from wrapped("not proven", "; ".join(words) + more)


def _gap(cell: Cell) -> str:
    box = f"{_weeks(cell.weeks)} at {cell.hours_per_week} h"
    for name, value in (("must", cell.must), ("essential", cell.essential)):
        if not cell.has_track:
            return f"{box}: no track found, the search met its limit"
        if not value.proven and value.most:
            reached, most = 100 * value.value / value.most, 100 * value.bound / value.most
            return f"{box}: {name} {reached:.1f} %, at most {most:.1f} %"
    return box


def _weeks(number: int) -> str:
    return f"{number} week{'s' * (number != 1)}"
