"""Workbooks as plain cells: read whole, with nothing run and nothing taken on trust."""

from __future__ import annotations

import datetime as dt
import warnings
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from curplan.diagnostics import Diagnostic, Location, Severity
from curplan.interop.textsheet import MOST_TEXT, TEXT_ENDINGS, text_rows

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 200_000_000
"""What a workbook may unpack to."""
MOST_SHEET_BYTES = 30_000_000
"""What its cells may unpack to: a programme of a year has a hundredth of it."""
MOST_ROWS, MOST_COLUMNS = 20_000, 1_000
"""What is read of a sheet; what lies beyond is told."""
CELLS = ("xl/worksheets/sheet", "xl/sharedStrings")
TEXT = "save it as a text file (.csv) in UTF-8, or as an Excel workbook (.xlsx)"
OLD = b"\xd0\xcf\x11\xe0"
"""How an old workbook (.xls) begins, and one with a password."""
LOCKED = "EncryptedPackage".encode("utf-16-le")
"""What a workbook with a password has inside."""

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
    """A sheet: its rows of cells from the first row and column on, and the names of its tables.

    ``merged`` are ranges (first row, first column, last row, last column, from 0); ``hidden``
    are rows from 0; ``coloured`` are empty cells (row, column) that have a fill.
    """

    title: str
    rows: tuple[tuple[Cell, ...], ...]
    tables: tuple[str, ...] = ()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    hidden: tuple[int, ...] = ()
    coloured: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook's sheets that hold anything."""

    file: str
    sheets: tuple[Sheet, ...]

    def at(self, cell: Cell | str) -> Location:
        """Give the place of a cell (or a sheet) for a diagnostic."""
        place = cell if isinstance(cell, str) else cell.place
        return Location(f"{self.file}:{place}" if place else self.file)


def read_workbook(path: Path) -> tuple[Workbook | None, tuple[Diagnostic, ...]]:
    """Read a workbook; with an error there is none.

    Raises ModuleNotFoundError without openpyxl.
    """
    import openpyxl
    from openpyxl.utils import get_column_letter

    fault = _unfit(path)
    if fault is not None:
        return None, (fault,)
    if path.suffix.casefold() in TEXT_ENDINGS:
        rows = text_rows(path)
        if not rows:
            return None, (_no_workbook(path, "it is empty, or no text", TEXT),)
        cells = tuple(
            tuple(Cell(f"{get_column_letter(c)}{r}", v) for c, v in enumerate(row, 1))
            for r, row in enumerate(rows, 1)
        )
        return Workbook(str(path), (Sheet("", cells),)), ()
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
        sheet, beyond = _sheet(shown, written)
        if sheet.rows:
            sheets.append(sheet)
        if beyond:
            message = f"only {MOST_ROWS:,} rows and {MOST_COLUMNS:,} columns of it are read"
            place = Location(f"{path}:{shown.title}")
            hint = f"delete what is not of the programme; {beyond} is the last cell"
            found.append(Diagnostic("sheet-too-large", message, place, hint, Severity.WARNING))
    if not sheets:
        hint = "is it the right file? a sheet needs a row of headers, and rows of modules below"
        return None, (_no_workbook(path, "all its sheets are empty", hint),)
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
            locked = start == OLD and LOCKED in stream.read(MOST_BYTES)
        if locked:
            return _no_workbook(path, "it has a password", "save it without a password")
        if start == OLD:
            return _no_workbook(path, "it is an old workbook (.xls)")
        if path.suffix.casefold() in TEXT_ENDINGS:
            if path.stat().st_size > MOST_TEXT:
                return _no_workbook(path, "it has more than 10 MB", "keep the programme alone")
            return None
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            size = sum(each.file_size for each in archive.infolist())
            cells = sum(e.file_size for e in archive.infolist() if e.filename.startswith(CELLS))
    except zipfile.BadZipFile:
        return _no_workbook(path, "it is a file of another kind")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return Diagnostic("cannot-read", f"it cannot be read: {reason}", place)
    if "content.xml" in names:
        return _no_workbook(path, "it is a sheet of LibreOffice (.ods)")
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        return _no_workbook(path, "it is an archive of another kind")
    if size > MOST_BYTES:
        return _no_workbook(path, "it unpacks to more than 200 MB")
    if cells > MOST_SHEET_BYTES:
        hint = (
            "copy the table alone into a new workbook; whole columns with borders are usual causes"
        )
        return _no_workbook(path, f"its sheets have {cells / 1e6:.0f} MB of cells", hint)
    return None


def _no_workbook(path: Path, reason: str, hint: str = "") -> Diagnostic:
    hint = hint or "save it as an Excel workbook (.xlsx), without a password"
    return Diagnostic("not-a-workbook", f"this is no workbook: {reason}", Location(str(path)), hint)


def _sheet(shown: Any, written: Any) -> tuple[Sheet, str]:
    """Read a sheet as far as cells hold anything; names the last cell where that is too far.

    (openpyxl makes every cell that is asked for; formats of empty ones go on for a million rows.)
    """
    title = str(shown.title)
    used = [at for at, cell in written._cells.items() if cell.value is not None]
    last_row = max((row for row, _ in used), default=0)
    last_column = max((column for _, column in used), default=0)
    beyond = ""
    if last_row > MOST_ROWS or last_column > MOST_COLUMNS:
        beyond = str(written.cell(last_row, last_column).coordinate)
    last_row, last_column = min(last_row, MOST_ROWS), min(last_column, MOST_COLUMNS)
    rows = []
    for given, made in zip(
        shown.iter_rows(1, last_row, 1, last_column) if used else (),
        written.iter_rows(1, last_row, 1, last_column) if used else (),
        strict=True,
    ):
        rows.append(tuple(_cell(title, a, b) for a, b in zip(given, made, strict=True)))
    while rows and all(cell.value is None and not cell.formula for cell in rows[-1]):
        rows.pop()
    sheet = Sheet(
        title,
        tuple(rows),
        tuple(written.tables),
        tuple(
            sorted(
                (each.min_row - 1, each.min_col - 1, each.max_row - 1, each.max_col - 1)
                for each in written.merged_cells.ranges
            )
        ),
        tuple(
            sorted(
                number - 1
                for number, row in written.row_dimensions.items()
                if row.hidden and number <= len(rows)
            )
        ),
        frozenset(
            (row - 1, column - 1)
            for (row, column), cell in written._cells.items()
            if cell.value is None
            and row <= len(rows)
            and column <= last_column
            and cell.has_style
            and cell.fill.fill_type
        ),
    )
    return sheet, beyond


def _cell(title: str, shown: Any, written: Any) -> Cell:
    value = shown.value
    if isinstance(value, dt.datetime):
        value = value.date()
    elif isinstance(value, dt.timedelta):
        minutes = round(value.total_seconds() / 60)
        value = f"{minutes // 60}:{minutes % 60:02}"
    elif isinstance(value, bool) or not isinstance(value, str | int | float | dt.date | dt.time):
        value = None if value is None else str(value)
    if isinstance(value, str) and not value.strip():
        value = None
    place = f"{title}!{shown.coordinate}"
    return Cell(place, value, written.data_type == "f", shown.data_type == "e")
