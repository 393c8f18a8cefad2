"""The frontier as a heat map: weeks across, hours a week up, one line where everything fits.

A cell says how much of the essential weight the best track reaches, and what the next step of
hours adds. Full coverage stands out and is quiet; what has the page's ground is no complete track.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.frontier.words import (
    TITLE_GAP,
    axis_words,
    foot,
    heading,
    key_for,
    row_words,
)
from curplan.draw.look import PLAIN, Look
from curplan.draw.parts import ramp
from curplan.draw.scene import Line, Page, Rect, Scene, Shape
from curplan.draw.theme import SMALLEST

if TYPE_CHECKING:
    from curplan.frontier.model import Cell, Frontier

#: Fills of essential coverage below 20, 40, 60, 80 and 100 percent.
STEPS = 5
#: Text sizes of a cell, from large to small, and free room around it.
_SIZES = (11.0, 10.0, 9.0, 8.0, 7.5, SMALLEST)
_PAD = 1.25
_ROW_LEAST, _ROW_MOST, _WIDE_MOST = 24.0, 110.0, 96.0
_FULL_LINE, _MUST_LINE = 2.2, 1.3
_MUST_DASH = (4.0, 2.5)
_CAPTION_SIZE = 13.0


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the cells lie: columns are lengths, rows paces, the highest pace on top."""

    frontier: Frontier
    left: float
    top: float
    wide: float
    high: float
    size: float

    def edge(self, column: int, row: int) -> tuple[float, float]:
        """The upper left corner of a cell."""
        return self.left + column * self.wide, self.top + row * self.high

    def cell(self, column: int, row: int) -> Cell:
        """The cell at a column and a row from the top."""
        hours = self.frontier.hours_per_week[-1 - row]
        return self.frontier.cell(self.frontier.weeks[column], hours)

    @property
    def columns(self) -> int:
        """Number of lengths."""
        return len(self.frontier.weeks)

    @property
    def rows(self) -> int:
        """Number of paces."""
        return len(self.frontier.hours_per_week)


def heat_map(frontier: Frontier, look: Look = PLAIN) -> Scene:
    """Lay out the frontier on the look's page, or on a larger one that holds every cell."""
    page = look.page
    while True:
        scene = _on(frontier, page, look)
        if scene is not None:
            return scene
        page = page.larger()


def _on(frontier: Frontier, page: Page, look: Look) -> Scene | None:
    """Lay it out on a page; None when it does not fit."""
    title = heading(frontier, page, look)
    below = foot(frontier, page, look, STEPS)
    rows = row_words(frontier, look)
    left = page.left + rows.left
    top = page.top + title.height + TITLE_GAP
    room = page.bottom - below.height - 22.0 - top
    high = min(room / len(frontier.hours_per_week), _ROW_MOST)
    wide = (page.right - rows.right - left) / len(frontier.weeks)
    size = next(
        (s for s in _SIZES if fonts.width(look.words.number(100), s, True) <= wide - 2 * _PAD), None
    )
    if size is None or high < _ROW_LEAST:
        return None
    size = min(size, high / 3.0)
    grid = _Grid(frontier, left, top, min(wide, _WIDE_MOST), high, max(size, SMALLEST))
    shapes: list[Shape] = [*title.shapes]
    for row in range(grid.rows):
        for column in range(grid.columns):
            shapes += _cell(grid, column, row, look)
    shapes += _caption(grid, look)
    shapes += _border(grid, look, "must", _MUST_LINE, _MUST_DASH)
    shapes += _border(grid, look, "full", _FULL_LINE, ())
    shapes += rows.shapes(grid.left, grid.left + grid.wide * grid.columns, top, high, look)
    shapes += axis_words(frontier, grid.left, grid.wide, top + high * grid.rows, look)
    shapes += below.shapes
    name = look.words.say("frontier-title", title=" ".join(frontier.role_title.split()))
    return Scene(page, look.theme.ground, tuple(shapes), name)


def _fill(cell: Cell, look: Look) -> str:
    if cell.full:
        return ramp.full(look.theme)
    if cell.partial:
        return look.theme.ground
    return ramp.steps(look.theme, STEPS)[min(cell.essential.percent * STEPS // 100, STEPS - 1)]


def _cell(grid: _Grid, column: int, row: int, look: Look) -> list[Shape]:
    """A cell's fill, its percentage, and what the next step of hours adds."""
    cell = grid.cell(column, row)
    x, y = grid.edge(column, row)
    name = f"{cell.weeks}x{cell.hours_per_week}"
    fill = _fill(cell, look)
    # A hairline of the ground between cells; empty ones are told from the page by their outline.
    edge = "" if cell.full else look.theme.rule if cell.partial else look.theme.ground
    value = float(cell.essential.percent)
    made: list[Shape] = [
        Rect(x, y, grid.wide, grid.high, "cell", name, fill=fill, edge=edge, line=0.4, value=value)
    ]
    middle, centre = y + grid.high / 2, x + grid.wide / 2
    words, gain = _words(grid, cell, column, row, look), _gain(grid, cell, look)
    ink = look.theme.on(fill) if cell.full else look.theme.ink
    size = grid.size
    if words:
        at = middle - (0.62 * size if gain else 0.0)
        base = fonts.baseline(at, size)
        bold = not cell.partial
        made.append(
            fonts.written(
                centre, base, words, size, ink, "percent", of=name, bold=bold, anchor="middle"
            )
        )
    if gain:
        small = max(SMALLEST, size - 1.5)
        base = fonts.baseline(middle + 0.72 * size, small)
        made.append(
            fonts.written(
                centre, base, gain, small, look.theme.ink, "gain", of=name, anchor="middle"
            )
        )
    return made


def _words(grid: _Grid, cell: Cell, column: int, row: int, look: Look) -> str:
    """The percentage; in the full area only where it begins, so that it stays quiet.

    A partner is not told what is proven: the figure is reached in any case.
    """
    if not cell.has_track:
        return "–"
    if cell.full and column and grid.cell(column - 1, row).full:
        return ""
    mark = "" if cell.settled or look.partner else "*"
    return look.words.number(cell.essential.percent) + mark


def _gain(grid: _Grid, cell: Cell, look: Look) -> str:
    """Points of percent that the next more hours a week add, or a letter for a further must."""
    step = grid.frontier.gain(cell)
    if step is None:
        return ""
    if step.must:
        return f"+{look.words.say(key_for(look, 'frontier-letter'))}"
    return f"+{look.words.number(step.points)}" if step.points > 0 else "±0"


def _caption(grid: _Grid, look: Look) -> list[Shape]:
    """Say what the full area is, right in it, where the topmost row has the room."""
    there = [column for column in range(1, grid.columns) if grid.cell(column, 0).full]
    there = [column for column in there if grid.cell(column - 1, 0).full]
    if not there or there != list(range(there[0], grid.columns)):
        return []
    left, right = grid.edge(there[0], 0)[0], grid.edge(grid.columns, 0)[0]
    text, fill = look.words.say("frontier-all"), ramp.full(look.theme)
    if fonts.width(text, _CAPTION_SIZE, True) + 24.0 > right - left:
        return []
    base, middle = fonts.baseline(grid.top + grid.high / 2, _CAPTION_SIZE), (left + right) / 2
    ink = look.theme.on(fill)
    return [
        Rect(left, grid.top, right - left, grid.high, "field", fill=fill),
        fonts.written(
            middle, base, text, _CAPTION_SIZE, ink, "caption", bold=True, anchor="middle"
        ),
    ]


def _border(
    grid: _Grid, look: Look, what: str, width: float, dash: tuple[float, ...]
) -> list[Shape]:
    """The line between cells that are full (or have every must) and those that are not."""

    def inside(column: int, row: int) -> bool:
        cell = grid.cell(column, row)
        return cell.full if what == "full" else not cell.partial

    made: list[Shape] = []
    for row in range(grid.rows):
        for column in range(1, grid.columns):
            if inside(column - 1, row) != inside(column, row):
                x, y = grid.edge(column, row)
                made.append(
                    Line(((x, y), (x, y + grid.high)), look.theme.ink, width, what, dash=dash)
                )
    for row in range(1, grid.rows):
        column = 0
        while column < grid.columns:
            if inside(column, row - 1) == inside(column, row):
                column += 1
                continue
            start = column
            while column < grid.columns and inside(column, row - 1) != inside(column, row):
                column += 1
            half = 0.0 if dash else width / 2  # so that corners are square
            (x0, y), (x1, _) = grid.edge(start, row), grid.edge(column, row)
            ends = ((max(x0 - half, grid.left), y), (x1 + half, y))
            made.append(Line(ends, look.theme.ink, width, what, dash=dash))
    return made
