"""Small workbooks as designers make them, and what is read of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import PatternFill

from curplan.interop.foreign import read_programme
from curplan.interop.foreign.drafts import Drafts
from curplan.interop.workbook import read_workbook

Table = list[list[object]]
FILL = PatternFill("solid", fgColor="FF92D050")
PLAIN: list[object] = ["Module", "Hours", "Weeks"]


def read(
    folder: Path,
    *tables: Table,
    names: tuple[str, ...] = (),
    change: Callable[[Any], None] | None = None,
) -> Drafts:
    """Save tables as the sheets of a workbook, and read it."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, table in enumerate(tables):
        sheet = book.create_sheet(names[number] if names else f"Sheet{number + 1}")
        for row in table:
            sheet.append(row)
    if change is not None:
        change(book.worksheets[0])
    file = folder / "ours.xlsx"
    book.save(file)
    return drafted(file)


def drafted(file: Path) -> Drafts:
    book, found = read_workbook(file)
    assert book is not None, found
    return read_programme(book)[0]


def weeks(drafts: Drafts) -> dict[str, tuple[int, ...]]:
    """Give the weeks of each module, with hours or without."""
    return {m.title: tuple(sorted({*m.weekly, *m.weeks})) for m in drafts.modules.values()}


def hours(drafts: Drafts) -> dict[str, float]:
    return {m.title: m.length for m in drafts.modules.values()}


def told(drafts: Drafts) -> set[tuple[str, str]]:
    return {(each.code, str(each.location).rpartition(":")[2]) for each in drafts.faults}


def errors(drafts: Drafts) -> list[str]:
    return [each.message for each in drafts.faults if each.is_error]
