"""The sheets of an exported workbook found again, whatever its language and its order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from curplan.diagnostics import Diagnostic, nearest
from curplan.export.xlsx import tables_of
from curplan.export.xlsx.tables import Table, plainly
from curplan.interop.back.said import shown_in
from curplan.interop.meanings import folded
from curplan.interop.workbook import Cell, Sheet, Workbook
from curplan.words import Words
from curplan.words.texts import texts, translated

if TYPE_CHECKING:
    from curplan.plan.model import Plan

HEADERS_WITHIN = 30
"""Rows from the top in which a sheet's headers are looked for."""
HIDDEN = ("id", "key", "skill-id")
"""Keys of columns that a reader does not see."""
_WEEK = re.compile(r"\D{0,12}?\s*(\d{1,3})")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet: its cells by the keys of their columns."""

    cells: Mapping[str, Cell]

    def text(self, key: str) -> str:
        """Give a cell as text; nothing where there is none."""
        cell = self.cells.get(key)
        return cell.text if cell else ""

    @property
    def first(self) -> Cell:
        """The first cell that says something to a reader, for a message about the row."""
        shown = [cell for key, cell in self.cells.items() if key not in HIDDEN]
        return next((cell for cell in shown if cell.value is not None), shown[0])


@dataclass(frozen=True, slots=True)
class FoundSheet:
    """A sheet of the workbook, and the table that it was when it was exported."""

    table: Table
    sheet: Sheet
    rows: tuple[Row, ...]
    head: Mapping[str, Cell]
    above: tuple[tuple[Cell, ...], ...] = ()

    def place(self, key: str) -> str:
        """Give the place of a column's header."""
        return self.head[key].place if key in self.head else self.sheet.title


@dataclass(slots=True)
class Found:
    """The sheets of an exported workbook by their tables' names, and what was wrong.

    ``plan`` is in the workbook's language; ``language`` is "" where that is the catalogue's.
    """

    workbook: Workbook
    words: Words
    plan: Plan
    language: str = ""
    sheets: dict[str, FoundSheet] = field(default_factory=dict)
    faults: list[Diagnostic] = field(default_factory=list)

    def rows(self, name: str) -> tuple[Row, ...]:
        """Give the rows of a sheet; none where it is not there."""
        return self.sheets[name].rows if name in self.sheets else ()


def find_sheets(workbook: Workbook, plan: Plan) -> Found:
    """Find the sheets of a workbook that was exported from a plan, in whatever language."""
    written = {
        cell.text
        for sheet in workbook.sheets
        for row in sheet.rows
        for cell in row
        if isinstance(cell.value, str)
    }
    cells = {folded(text) for text in written}
    codes = ("en", *(code for code in translated() if code != "en"))
    words = Words(max(codes, key=lambda code: len(_said_in(code) & cells)))
    shown, language = shown_in(plan, words.language, written)
    if language.split("-")[0] == words.language:  # a region writes numbers and days in its own way
        words = Words(language)
    found = Found(workbook, words, shown, language)
    for table in tables_of(shown, words):
        sheet = _sheet_of(workbook, table)
        if sheet is not None:
            _read(found, table, sheet)
    return found


@cache
def _said_in(language: str) -> frozenset[str]:
    """Give all that a workbook's headers and labels say in a language, folded."""
    said = texts(language)
    return frozenset(
        folded(text)
        for key, text in said.items()
        if key.startswith("xlsx-") and isinstance(text, str)
    )


def _sheet_of(workbook: Workbook, table: Table) -> Sheet | None:
    for sheet in workbook.sheets:
        if table.name in sheet.tables:
            return sheet
    title = folded(table.title)
    return next((sheet for sheet in workbook.sheets if folded(sheet.title) == title), None)


def _read(found: Found, table: Table, sheet: Sheet) -> None:
    known = {folded(column.header): column.key for column in table.columns}
    top, hits = 0, 0
    for number, row in enumerate(sheet.rows[:HEADERS_WITHIN]):
        here = sum(folded(cell.text) in known for cell in row if cell.value is not None)
        if here > hits:
            top, hits = number, here
    place = found.workbook.at(sheet.title)
    if hits < 2:
        message = f"the row of headers of the sheet '{sheet.title}' is not there any more"
        hint = f"its first headers were {', '.join(c.header for c in table.columns[1:4])}"
        found.faults.append(Diagnostic("missing-column", message, place, hint))
        return
    keys: dict[int, str] = {}
    head: dict[str, Cell] = {}
    for at, cell in enumerate(sheet.rows[top]):
        key = known.get(folded(cell.text)) or _week_key(table, cell)
        if key and key not in head:
            keys[at], head[key] = key, cell
    lacking = [column for column in table.columns if column.key not in head]
    others = [c.text for at, c in enumerate(sheet.rows[top]) if at not in keys and c.text]
    for column in lacking:
        if column.key in NEEDED.get(table.name, ()):
            message = f"the column '{column.header}' of the sheet '{sheet.title}' is missing"
            hint = nearest(column.header, others) or "put its header back"
            found.faults.append(Diagnostic("missing-column", message, place, hint))
    rows = tuple(_rows(sheet, keys, top))
    found.sheets[table.name] = FoundSheet(table, sheet, rows, head, sheet.rows[:top])


NEEDED = {"Modules": ("title",), "WeeklyPlan": ("title",), "Units": ("title", "unit", "hours")}
"""Columns without which nothing can be told; others that are gone were not changed."""


def _week_key(table: Table, cell: Cell) -> str:
    """Find out a week's column that was added, or whose header was written otherwise."""
    if not any(column.key == "week-1" for column in table.columns):
        return ""
    match = _WEEK.fullmatch(cell.text)
    return f"week-{int(match[1])}" if match else ""


def _rows(sheet: Sheet, keys: Mapping[int, str], top: int) -> Iterator[Row]:
    for row in sheet.rows[top + 1 :]:
        cells = {key: row[at] for at, key in keys.items() if at < len(row)}
        if any(cell.value is not None for cell in cells.values() if not cell.formula):
            yield Row(cells)


def baseline(table: Table) -> list[dict[str, object]]:
    """Give a table's rows as they were exported, by the keys of their columns."""
    return [
        {column.key: plainly(cell) for column, cell in zip(table.columns, row, strict=True)}
        for row in table.rows
    ]
