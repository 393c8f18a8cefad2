"""The tables of a designer's sheet: where each begins, and which of its rows are none of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from curplan.interop.foreign.columns import Head, find_head, further_head
from curplan.interop.foreign.days import week_after, week_in
from curplan.interop.foreign.usual import OF_TOTALS, TOTALS
from curplan.interop.meanings import folded

if TYPE_CHECKING:
    from curplan.interop.workbook import Cell, Sheet

CALENDAR = re.compile(r"\b(?:kw|cw)\s*(\d{1,2})(?!\d)", re.I)
"""A week of the calendar in a cell."""
FILLED_DOWN = ("title", "weeks", "strand", "kind", "first", "last")
"""Columns in which one merged cell speaks for all its rows. (Hours would count several times.)"""


@dataclass(frozen=True, slots=True)
class Line:
    """A row's cells by the keys of their columns; ``coloured`` are keys of empty coloured cells.

    ``first`` is its first cell with a value, ``row`` its number from 0, ``said`` are its headers.
    """

    cells: Mapping[str, Cell]
    first: Cell | None = None
    row: int = 0
    coloured: frozenset[str] = frozenset()
    said: Mapping[str, str] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """Give a cell as text; nothing where there is none."""
        return self.cells[key].text if key in self.cells else ""

    def whole(self, key: str) -> int | None:
        """Give a cell's whole number, or None."""
        value = self.cells[key].value if key in self.cells else None
        return int(value) if isinstance(value, int | float) and value == int(value) else None

    @property
    def says_anything(self) -> bool:
        """Tell whether any cell has a value that somebody wrote."""
        return any(c.value is not None and not c.formula for c in self.cells.values())

    @property
    def name_alone(self) -> bool:
        """Tell whether it has a title and no other cell of a known column."""
        others = (c for key, c in self.cells.items() if key not in ("title", "id"))
        return bool(self.text("title")) and all(c.value is None and not c.formula for c in others)

    @property
    def marked(self) -> tuple[Cell, ...]:
        """Give the columns of weeks that are only coloured; none where the whole row is."""
        weeks = [key for key in self.cells if key.startswith("week-")]
        some = [key for key in weeks if key in self.coloured]
        return tuple(self.cells[key] for key in some) if len(some) < len(weeks) else ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its sheet, its headers, and the row after its last.

    ``module`` is the one whose units it has, where the sheet alone names it.
    """

    sheet: Sheet
    head: Head
    end: int
    module: str = ""

    @property
    def place(self) -> Cell:
        """Its first header."""
        row = self.sheet.rows[self.head.row]
        return next((cell for cell in row if cell.value is not None), row[0])

    def lines(self) -> tuple[Line, ...]:
        """Give its rows that say anything, merged cells filled down."""
        made = []
        down = _filled_down(self.sheet, self.head)
        heads = self.sheet.rows[self.head.last]
        said = {key: heads[at].text for key, at in self.head.columns.items()}
        for number in range(self.head.last + 1, self.end):
            row = self.sheet.rows[number]
            cells = {
                key: row[at] if row[at].value is not None else down.get((number, at), row[at])
                for key, at in self.head.columns.items()
                if at < len(row)
            }
            first = next((cell for cell in row if cell.value is not None), None)
            coloured = frozenset(
                key for key, at in self.head.columns.items() if (number, at) in self.sheet.coloured
            )
            line = Line(cells, first, number, coloured, said)
            own = any(
                row[at].value is not None for at in self.head.columns.values() if at < len(row)
            )
            if own and line.says_anything:
                made.append(line)
        return tuple(made)


def tables_of(sheet: Sheet) -> tuple[Table, ...]:
    """Find the tables of a sheet, one below the other; none without known headers."""
    head = find_head(sheet)
    if head is None:
        return ()
    made: list[Table] = []
    number = head.last + 1
    while number < len(sheet.rows):
        following = further_head(sheet, number)
        if following is not None:
            made.append(Table(sheet, head, number))
            head = following
            number = head.last
        number += 1
    return (*made, Table(sheet, head, len(sheet.rows)))


def calendar_cells(tables: tuple[Table, ...]) -> tuple[tuple[Cell, tuple[int, ...]], ...]:
    """Give the cells that name weeks of the calendar, such as KW 36: headers, and rows' weeks."""
    heads = [
        (table.sheet.rows[table.head.last][at], (int(key.removeprefix("kw-")),))
        for table in tables
        for key, at in table.head.columns.items()
        if key.startswith("kw-")
    ]
    cells = [
        line.cells["weeks"] for table in tables for line in table.lines() if "weeks" in line.cells
    ]
    named = [(cell, tuple(map(int, CALENDAR.findall(cell.text)))) for cell in cells]
    return (*heads, *((cell, numbers) for cell, numbers in named if numbers))


def anchored(
    tables: tuple[Table, ...], start: dt.date | None, calendar: tuple[int, int]
) -> tuple[Table, ...]:
    """Give columns of days, and of weeks of the calendar, the weeks of the programme."""
    first, last = calendar
    made = []
    for table in tables:
        columns: dict[str, int] = {}
        for key, at in table.head.columns.items():
            week = week_after(first, int(key[3:]), last) if _is(key, "kw-") else 0
            if _is(key, "day-") and start is not None:
                week = max(week_in(_day(key), start), 0)
            name = f"week-{week}" if week else key
            further = 2
            while name in columns:
                name = f"week-{week}.{further}"
                further += 1
            columns[name] = at
        made.append(replace(table, head=replace(table.head, columns=columns)))
    return tuple(made)


def days_of(tables: tuple[Table, ...]) -> tuple[dt.date, ...]:
    """Give the days that tables name: headers of columns, and first and last days of rows."""
    heads = [_day(k) for table in tables for k in table.head.columns if _is(k, "day-")]
    cells = [
        line.cells[key].value
        for table in tables
        for line in table.lines()
        for key in ("first", "last")
        if key in line.cells
    ]
    return (*heads, *(value for value in cells if isinstance(value, dt.date)))


def is_total(line: Line, above: float) -> bool:
    """Tell whether a row is one of sums; ``above`` is the sum of the hours above it.

    A name such as 'Total quality management' is none, unless its hours are that sum.
    """
    label = line.text("title") or (line.first.text if line.first else "")
    words = folded(label)
    for total in sorted(map(folded, TOTALS), key=len, reverse=True):
        if words == total:
            return True
        if words.startswith(f"{total} "):
            rest = words.removeprefix(total).split()
            if all(word in OF_TOTALS or re.fullmatch(r"\d+|[a-z]", word) for word in rest):
                return True
            hours = line.cells["hours"].value if "hours" in line.cells else None
            return isinstance(hours, int | float) and above > 0 and abs(hours - above) < 0.01
    return False


def _filled_down(sheet: Sheet, head: Head) -> dict[tuple[int, int], Cell]:
    columns = {head.columns[key] for key in FILLED_DOWN if key in head.columns}
    return {
        (row, left): sheet.rows[top][left]
        for top, left, bottom, _ in sheet.merged
        if left in columns and top > head.last
        for row in range(top + 1, min(bottom + 1, len(sheet.rows)))
    }


def _is(key: str, start: str) -> bool:
    return key.startswith(start)


def _day(key: str) -> dt.date:
    return dt.date.fromisoformat(key.removeprefix("day-"))
