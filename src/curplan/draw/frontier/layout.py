"""The frontier as a heat map: weeks across, hours a week up, one line where everything fits.

A cell says how much of the essential weight the best track reaches, and what the next step of
hours adds. Full coverage is dark and quiet; white is no complete track.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.frontier.words import TITLE_GAP, axis_words, foot, heading, row_words
from curplan.draw.look import PLAIN, Look
from curplan.draw.scene import A4, Line, Page, Rect, Scene, Shape
from curplan.draw.theme import SMALLEST

if TYPE_CHECKING:
    from curplan.frontier.model import Cell, Frontier

#: Fills of essential coverage below 20, 40, 60, 80 and 100 percent, one hue, ever darker; they
#: leave dark text at 4.5:1 and more.
STEPS = ("#eef4fb", "#d5e5f6", "#b7d3ef", "#95bee6", "#71a7dc")
FULL = "#173f6b"
FULL_INK = "#ffffff"
EDGE = "#ffffff"
#: Text sizes of a cell, from large to small, and free room around it.
_SIZES = (11.0, 10.0, 9.0, 8.0, 7.5, SMALLEST)
_PAD = 1.25
_ROW_LEAST, _ROW_MOST, _WIDE_MOST = 24.0, 110.0, 96.0
_FULL_LINE, _MUST_LINE = 2.2, 1.3
_MUST_DASH = (4.0, 2.5)
_CAPTION, _CAPTION_SIZE = "everything fits", 13.0


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
    """Lay out the frontier on A4 landscape, or on the next larger paper that holds every cell."""
    page = A4
    while True:
        scene = _on(frontier, page, look)
        if scene is not None:
            return scene
        page = page.larger()


def _on(frontier: Frontier, page: Page, look: Look) -> Scene | None:
    """Lay it out on a page; None when it does not fit."""
    title = heading(frontier, page, look)
    below = foot(frontier, page, look, STEPS, FULL)
    rows = row_words(frontier)
    left = page.left + rows.left
    top = page.top + title.height + TITLE_GAP
    room = page.bottom - below.height - 22.0 - top
    high = min(room / len(frontier.hours_per_week), _ROW_MOST)
    wide = (page.right - rows.right - left) / len(frontier.weeks)
    size = next((s for s in _SIZES if fonts.width("100", s, True) <= wide - 2 * _PAD), None)
    if size is None or high < _ROW_LEAST:
        return None
    size = min(size, high / 3.0)
    grid = _Grid(frontier, left, top, min(wide, _WIDE_MOST), high, max(size, SMALLEST))
    shapes: list[Shape] = [*title.shapes]
    for row in range(grid.rows):
        for column in range(grid.columns):
            shapes += _cell(grid, column, row, look)
    shapes += _border(grid, look, "must", _MUST_LINE, _MUST_DASH)
    shapes += _border(grid, look, "full", _FULL_LINE, ())
    shapes += _caption(grid)
    shapes += rows.shapes(grid.left, grid.left + grid.wide * grid.columns, top, high, look)
    shapes += axis_words(frontier, grid.left, grid.wide, top + high * grid.rows, look)
    shapes += below.shapes
    return Scene(page, look.theme.ground, tuple(shapes))


def _fill(cell: Cell, look: Look) -> str:
    if cell.full:
        return FULL
    if cell.partial:
        return look.theme.ground
    return STEPS[min(cell.essential.percent // 20, len(STEPS) - 1)]


def _cell(grid: _Grid, column: int, row: int, look: Look) -> list[Shape]:
    """A cell's fill, its percentage, and what the next step of hours adds."""
    cell = grid.cell(column, row)
    x, y = grid.edge(column, row)
    name = f"{cell.weeks}x{cell.hours_per_week}"
    fill = _fill(cell, look)
    edge = "" if cell.full else look.theme.rule if fill == look.theme.ground else EDGE
    value = float(cell.essential.percent)
    made: list[Shape] = [
        Rect(x, y, grid.wide, grid.high, "cell", name, fill=fill, edge=edge, line=0.4, value=value)
    ]
    middle, centre = y + grid.high / 2, x + grid.wide / 2
    words, gain = _words(grid, cell, column, row), _gain(grid, cell)
    ink = FULL_INK if cell.full else look.theme.ink
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


def _words(grid: _Grid, cell: Cell, column: int, row: int) -> str:
    """The percentage; in the dark area only where it begins, so that it stays quiet."""
    if not cell.has_track:
        return "–"
    if cell.full and column and grid.cell(column - 1, row).full:
        return ""
    return f"{cell.essential.percent}" + ("" if cell.settled else "*")


def _gain(grid: _Grid, cell: Cell) -> str:
    """Points of percent that the next more hours a week add, or M for a further must."""
    step = grid.frontier.gain(cell)
    if step is None:
        return ""
    if step.must:
        return "+M"
    return f"+{step.points}" if step.points > 0 else "±0"


def _caption(grid: _Grid) -> list[Shape]:
    """Say what the dark area is, right in it, where the topmost row has the room."""
    dark = [column for column in range(1, grid.columns) if grid.cell(column, 0).full]
    dark = [column for column in dark if grid.cell(column - 1, 0).full]
    if not dark or dark != list(range(dark[0], grid.columns)):
        return []
    left, right = grid.edge(dark[0], 0)[0], grid.edge(grid.columns, 0)[0]
    if fonts.width(_CAPTION, _CAPTION_SIZE, True) + 24.0 > right - left:
        return []
    base = fonts.baseline(grid.top + grid.high / 2, _CAPTION_SIZE)
    middle = (left + right) / 2
    return [
        Rect(left, grid.top, right - left, grid.high, "field", fill=FULL),
        fonts.written(
            middle, base, _CAPTION, _CAPTION_SIZE, FULL_INK, "caption", bold=True, anchor="middle"
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
