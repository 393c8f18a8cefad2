"""Workbooks as plain cells: read whole, with nothing run and nothing taken on trust."""

from __future__ import annotations

import datetime as dt
import warnings
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from curplan.diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 200_000_000
"""What a workbook may unpack to."""
MOST_ROWS, MOST_COLUMNS = 20_000, 1_000
"""What is read of a sheet; what lies beyond is told."""
ENDINGS = (".xlsx", ".xlsm")
OLD = b"\xd0\xcf\x11\xe0"
"""How an old workbook (.xls) begins, and one with a password."""

Value = str | int | float | dt.date | dt.time | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its place as ``Modules!C7``, and its value; ``formula``: it is calculated.

    A formula that no program has calculated yet has no value. ``broken`` are errors like #REF!.
    """

    place: str
    value: Value
    formula: bool = False
    broken: bool = False

    @property
    def text(self) -> str:
        """The value as a line of text."""
        if self.value is None:
            return ""
        if isinstance(self.value, float) and self.value == int(self.value):
            return str(int(self.value))
        return " ".join(str(self.value).split())


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its rows of cells from the first row and column on, and the names of its tables."""

    title: str
    rows: tuple[tuple[Cell, ...], ...]
    tables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook's sheets that hold anything."""

    file: str
    sheets: tuple[Sheet, ...]

    def at(self, cell: Cell | str) -> Location:
        """Give the place of a cell (or a sheet) for a diagnostic."""
        return Location(f"{self.file}:{cell if isinstance(cell, str) else cell.place}")


def read_workbook(path: Path) -> tuple[Workbook | None, tuple[Diagnostic, ...]]:
    """Read a workbook; with an error there is none.

    Raises ModuleNotFoundError without openpyxl.
    """
    import openpyxl

    fault = _unfit(path)
    if fault is not None:
        return None, (fault,)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl does not keep: nothing is written
            values = openpyxl.load_workbook(path, data_only=True, keep_links=False)
            formulas = openpyxl.load_workbook(path, keep_links=False)
    except Exception as error:  # openpyxl raises what it meets: KeyError, ValueError, XML errors
        reason = f"it cannot be read ({type(error).__name__})"
        return None, (_no_workbook(path, reason),)
    sheets: list[Sheet] = []
    found: list[Diagnostic] = []
    for shown, written in zip(values.worksheets, formulas.worksheets, strict=True):
        sheet = _sheet(shown, written)
        if sheet.rows:
            sheets.append(sheet)
        if shown.max_row > MOST_ROWS or shown.max_column > MOST_COLUMNS:
            message = f"only {MOST_ROWS:,} rows and {MOST_COLUMNS:,} columns of it are read"
            place = Location(f"{path}:{shown.title}")
            hint = "delete what is empty below and beside the table"
            found.append(Diagnostic("sheet-too-large", message, place, hint, Severity.WARNING))
    if not sheets:
        return None, (_no_workbook(path, "all its sheets are empty"),)
    return Workbook(str(path), tuple(sheets)), tuple(found)


def _unfit(path: Path) -> Diagnostic | None:
    """Tell of a file that is no workbook, before anything of it is unpacked."""
    place = Location(str(path))
    if not path.exists():
        hint = "check the spelling of the path"
        return Diagnostic("file-not-found", "there is no such file", place, hint)
    if path.is_dir():
        return Diagnostic("not-a-file", "this is a folder", place, "name a file inside it")
    try:
        with path.open("rb") as stream:
            start = stream.read(4)
        if start == OLD:
            return _no_workbook(path, "it is an old workbook (.xls), or one with a password")
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            size = sum(each.file_size for each in archive.infolist())
    except zipfile.BadZipFile:
        return _no_workbook(path, "it is a file of another kind")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return Diagnostic("cannot-read", f"it cannot be read: {reason}", place)
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        return _no_workbook(path, "it is an archive of another kind")
    if size > MOST_BYTES:
        return _no_workbook(path, "it unpacks to more than 200 MB")
    return None


def _no_workbook(path: Path, reason: str) -> Diagnostic:
    hint = "save it as an Excel workbook (.xlsx), without a password"
    return Diagnostic("not-a-workbook", f"this is no workbook: {reason}", Location(str(path)), hint)


def _sheet(shown: Any, written: Any) -> Sheet:
    title = str(shown.title)
    last_row, last_column = min(shown.max_row, MOST_ROWS), min(shown.max_column, MOST_COLUMNS)
    rows = []
    for given, made in zip(
        shown.iter_rows(1, last_row, 1, last_column),
        written.iter_rows(1, last_row, 1, last_column),
        strict=True,
    ):
        rows.append(tuple(_cell(title, a, b) for a, b in zip(given, made, strict=True)))
    while rows and all(cell.value is None and not cell.formula for cell in rows[-1]):
        rows.pop()
    return Sheet(title, tuple(rows), tuple(written.tables))


def _cell(title: str, shown: Any, written: Any) -> Cell:
    value = shown.value
    if isinstance(value, dt.datetime):
        value = value.date()
    elif isinstance(value, bool) or not isinstance(value, str | int | float | dt.date | dt.time):
        value = None if value is None else str(value)
    if isinstance(value, str) and not value.strip():
        value = None
    place = f"{title}!{shown.coordinate}"
    return Cell(place, value, written.data_type == "f", shown.data_type == "e")
