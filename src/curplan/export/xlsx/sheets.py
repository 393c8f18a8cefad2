"""Each table on its sheet: what stands above it, what stays in view, what is marked by colour."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell

from curplan.export.xlsx.book import heading, write_cell, write_table
from curplan.export.xlsx.modules import MODULES, WEEKLY
from curplan.export.xlsx.outcomes import COVERAGE, MATRIX
from curplan.export.xlsx.tables import Cell, Column, Formula, whole
from curplan.export.xlsx.wording import hours
from curplan.proposal.plain import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.worksheet import Worksheet

    from curplan.export.xlsx.book import Book
    from curplan.export.xlsx.tables import Table
    from curplan.plan.model import Plan
    from curplan.words import Words

TOP = 2
"""Row of a table's headers, from 0, under its sheet's title and an empty row."""
WEEK_ROWS = ("week-of", "capacity", "review", "load", "free")
"""Rows between the title and the weekly plan; ``capacity`` and ``review`` can be edited."""
LETTER, LOW, HIGH = 5.4, 60, 250
"""Points that a letter of an upright heading takes, and how high its row is, at least and most."""
MONTHS = {
    language: f"[$-{code}]"
    for language, code in (
        *(("de", "407"), ("el", "408"), ("en", "409"), ("es", "40A"), ("fr", "40C")),
        *(("he", "40D"), ("pl", "415"), ("pt", "416"), ("ru", "419"), ("tr", "41F")),
    )
}
"""How a number format asks for months in a language, whatever the program speaks: its Windows code.

None for Arabic, whose code changes the calendar or the digits in some programs.
"""
OVER = {"bg_color": "#F8CBAD", "font_color": "#9C0006", "bold": True}
TAUGHT = {"bg_color": "#DDEBF7"}


def write_sheet(book: Book, table: Table, plan: Plan, words: Words) -> None:
    """Write one table on a sheet of its own."""
    sheet = book.sheet(table.title)
    top = TOP + len(WEEK_ROWS) if table.name == WEEKLY else TOP
    write_table(book, sheet, table, top)
    shown = next(at for at, column in enumerate(table.columns) if not column.hidden)
    length = words.hour(plan.catalogue.hour) if _counts(table) else ""
    title = f"{plain(plan.programme)} – {table.title}"
    heading(book, sheet, f"{title} ({length})" if length else title, shown)
    if table.name == WEEKLY:
        _weeks(book, sheet, table, plan, words, top)
    sheet.freeze_panes(top + 1, table.index("title") + 1 if _has(table, "title") else 0)
    first, last = top + 1, top + len(table.rows)
    if table.name == MODULES:
        at = table.index("difference")
        rule = {"type": "cell", "criteria": "!=", "value": 0, "format": _mark(book, OVER)}
        sheet.conditional_format(first, at, last, at, rule)
    if table.name == COVERAGE:
        at = table.index("share")
        rule = {"type": "cell", "criteria": "<", "value": 1, "format": _mark(book, OVER)}
        sheet.conditional_format(first, at, last, at, rule)
    if table.name == MATRIX:
        _matrix(book, sheet, table, top, words)


def _has(table: Table, key: str) -> bool:
    return any(column.key == key for column in table.columns)


def _counts(table: Table) -> bool:
    """Tell whether there are hours on a sheet, in a column or beside titles."""
    return _has(table, "hours") or _has(table, "waived")


def _mark(book: Book, properties: Mapping[str, object]) -> object:
    return book.workbook.add_format(properties)


def _weeks(book: Book, sheet: Worksheet, table: Table, plan: Plan, words: Words, top: int) -> None:
    """Write dates, hours there are, hours planned and hours free above the weekly plan."""
    start = table.index("week-1")
    rows = {key: 1 + number for number, key in enumerate(WEEK_ROWS)}
    label = book.format(bold=True, align="right")
    for key, row in rows.items():
        sheet.write_string(row, table.index("title"), words.say(f"xlsx-row-{key}"), label)
    narrow = Column("", "", 6.5, "number")
    for at, (week, column) in enumerate(zip(plan.weeks, table.columns[start:], strict=True), start):
        here = {key: xl_rowcol_to_cell(row, at) for key, row in rows.items()}
        load = Formula(f"=SUM({whole(WEEKLY, column.header)})", hours(week.load))
        free = Formula(f"={here['capacity']}-{here['load']}", hours(week.capacity - week.load))
        cells: Sequence[tuple[str, Cell]] = (
            ("capacity", hours(week.capacity)),
            ("review", hours(week.reserved) or None),
            ("load", load),
            ("free", free),
        )
        for key, cell in cells:
            write_cell(book, sheet, (rows[key], at), cell, narrow)
        if week.start_date is not None:
            code = MONTHS.get(words.language.lower().partition("-")[0], "")
            dated = book.format(num_format=f"{code}d mmm", align="center", font_size=9)
            day = dt.datetime.combine(week.start_date, dt.time())
            sheet.write_datetime(rows["week-of"], at, day, dated)
        if week.closures or week.reduced:
            names = [*(closure.name for closure in week.closures), *week.reduced]
            note = "\n".join(dict.fromkeys(plain(name) for name in names))
            sheet.write_comment(rows["capacity"], at, note, {"author": "", "visible": False})
    sums = table.index("hours")
    total = {key: sum(getattr(week, key) for week in plan.weeks) for key in ("capacity", "load")}
    end = start + len(plan.weeks) - 1
    for key, value in (*total.items(), ("free", total["capacity"] - total["load"])):
        span = f"{xl_rowcol_to_cell(rows[key], start)}:{xl_rowcol_to_cell(rows[key], end)}"
        write_cell(book, sheet, (rows[key], sums), Formula(f"=SUM({span})", hours(value)), narrow)
    over = {"type": "cell", "criteria": "<", "value": 0, "format": _mark(book, OVER)}
    sheet.conditional_format(rows["free"], start, rows["free"], end, over)
    above = xl_rowcol_to_cell(rows["load"], start, row_abs=True)
    limit = xl_rowcol_to_cell(rows["capacity"], start, row_abs=True)
    full = {"type": "formula", "criteria": f"={above}>{limit}", "format": _mark(book, OVER)}
    sheet.conditional_format(rows["load"], start, rows["load"], end, full)
    first, last = top + 1, top + len(table.rows)
    taught = {"type": "cell", "criteria": ">", "value": 0, "format": _mark(book, TAUGHT)}
    sheet.conditional_format(first, start, last, end, taught)
    headers = book.header(align="center")
    for at in range(start, end + 1):
        sheet.write_string(top, at, table.columns[at].header, headers)


def _matrix(book: Book, sheet: Worksheet, table: Table, top: int, words: Words) -> None:
    """Turn the modules' names upright, and centre the letters."""
    upright = {"rotation": 90, "text_wrap": True, "align": "center", "valign": "bottom"}
    letters = ("introduced", "practised", "assessed")
    key = "; ".join(
        f"{words.say(f'coverage-letter-{name}')} {words.say(f'coverage-{name}')}"
        for name in letters
    )
    sheet.write_string(1, 0, key, book.format(font_color="#555555"))
    centred = Column("mark", "", 6, "number")
    for at in range(2, len(table.columns)):
        title = table.columns[at].header
        sheet.write_string(top, at, title, book.header(**upright, **book.reading(title)))
        for down, row in enumerate(table.rows, top + 1):
            write_cell(book, sheet, (down, at), row[at], centred)
    longest = max((len(column.header) for column in table.columns[2:]), default=0)
    sheet.set_row(top, min(max(longest * LETTER, LOW), HIGH))
    sheet.freeze_panes(top + 1, 2)
