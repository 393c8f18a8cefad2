"""Tables as sheets of a workbook, written by XlsxWriter: same tables, same bytes."""

from __future__ import annotations

import datetime as dt
import io
import math
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from curplan.export.xlsx.tables import Cell, Column, Formula, Table, plainly
from curplan.words import runs_right_to_left

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_000
"""Characters of a cell; a spreadsheet program takes 32,767."""
MADE = dt.datetime(2000, 1, 1)
"""The day that the file says it was made: always the same, for the same bytes."""
SHORT_DATE = 14
"""The number format of a date as the reader's program writes it."""
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet program may take for the beginning of a formula."""
INDENTED = 30
"""Columns from this width on keep a little distance to the one before."""
LINE = 15.5
"""Points of a line of text."""
MOST_LINES = 26
"""A row is no higher than a spreadsheet program allows."""
BOLD = 0.8
"""What a column holds of bold letters, for one of others; a filter's button takes room too."""
WIDE = 14
"""Columns from this width on have texts that run over several lines."""
CHOICES = 255
"""Characters that a list of choices may have in a cell's rule."""
RULE = "#B4BFD1"
"""Colour of the lines between rows."""
A4_PAPER, LETTER_PAPER = 9, 1
"""What a workbook calls these sizes of paper."""
MOST_FOOTER = 160
"""Characters of a line at the foot; a program takes 255 with its codes."""
_NOT_IN_A_SHEETS_NAME = re.compile(r"[\[\]:*?/\\']")


@dataclass(frozen=True, slots=True)
class Dress:
    """How a workbook looks: colours of headers and of their text, a line at the foot, the paper."""

    head: str = "#1F3864"
    ink: str = "#FFFFFF"
    footer: str = ""
    letter: bool = False


@dataclass(slots=True)
class Book:
    """A workbook in the making, and its formats by what they are made of."""

    workbook: Workbook
    rtl: bool
    dress: Dress
    formats: dict[tuple[tuple[str, Any], ...], Format] = field(default_factory=dict)

    def format(self, **properties: Any) -> Format:
        """Give a format; the same properties give the same one."""
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            both = {"valign": "top", "font_name": "Calibri", "font_size": 11} | properties
            self.formats[key] = self.workbook.add_format(both)
        return self.formats[key]

    def header(self, **properties: Any) -> Format:
        """Give the format of a header."""
        colours = {"font_color": self.dress.ink, "bg_color": self.dress.head}
        return self.format(bold=True, **colours, **properties)

    def reading(self, text: str) -> dict[str, int]:
        """Say which way a text is to be read, whatever its first letter; nothing from the left.

        A spreadsheet program goes by the first letter else: "HTTP" would be the last word of a
        Hebrew text that begins with it.
        """
        if not self.rtl:
            return {}
        return {"reading_order": 2 if runs_right_to_left(text, page=True) else 1}

    def sheet(self, title: str) -> Worksheet:
        """Add a sheet that reads in the direction of the language and prints on wide pages."""
        made = self.workbook.add_worksheet(_NOT_IN_A_SHEETS_NAME.sub(" ", title)[:31])
        if self.rtl:
            made.right_to_left()
        made.hide_gridlines(2)
        made.set_landscape()
        made.set_paper(LETTER_PAPER if self.dress.letter else A4_PAPER)
        made.fit_to_pages(1, 0)
        made.set_margins(0.4, 0.4, 0.5, 0.5)
        foot = self.dress.footer.replace("&", "&&")[:MOST_FOOTER]
        made.set_footer(f"&L{foot}&C&A  ·  &P / &N" if foot else "&C&A  ·  &P / &N")
        return made


def open_book(dress: Dress, *, rtl: bool) -> tuple[Book, io.BytesIO]:
    """Begin a workbook; its bytes are in the stream once it is closed."""
    import xlsxwriter

    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(
        stream,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    workbook.set_properties({"created": MADE})
    return Book(workbook, rtl, dress), stream


def write_table(book: Book, sheet: Worksheet, table: Table, top: int = 2) -> None:
    """Write a table with its headers in row ``top`` (from 0), frozen, filtered and striped."""
    last = top + len(table.rows)
    sheet.add_table(
        top,
        0,
        last,
        len(table.columns) - 1,
        {
            "name": table.name,
            "style": "Table Style Light 9",
            "columns": [_column(column) for column in table.columns],
        },
    )
    for at, column in enumerate(table.columns):
        sheet.write_string(top, at, column.header, _head(book, column))
        sheet.set_column(at, at, column.width, None, {"hidden": column.hidden})
        if column.choices and len(",".join(column.choices)) <= CHOICES:
            _offer(sheet, top + 1, last, at, column)
    for down, row in enumerate(table.rows, top + 1):
        for at, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            write_cell(book, sheet, (down, at), cell, column)
        sheet.set_row(down, LINE * _lines(table.columns, row))
    heads = [replace(column, width=column.width * BOLD) for column in table.columns]
    sheet.set_row(top, LINE * _lines(heads, [column.header for column in table.columns]))
    sheet.repeat_rows(top)


def _head(book: Book, column: Column) -> Format:
    """Give the format of a column's header: it stands as the cells below do."""
    shown = {"text_wrap": True, "valign": "vcenter"} | book.reading(column.header)
    if column.style != "text":
        return book.header(align="center", **shown)
    if column.width >= INDENTED:
        shown |= {"indent": 1}
    return book.header(align="right" if book.rtl else "left", **shown)


def _lines(columns: Sequence[Column], row: Sequence[Cell]) -> int:
    """Count the lines that a row needs: a program that opens the file need not measure it."""
    most = 1
    for column, cell in zip(columns, row, strict=True):
        if isinstance(cell, str) and not column.hidden:
            most = max(most, math.ceil(len(cell) / column.width))
    return min(most, MOST_LINES)


def _column(column: Column) -> dict[str, str]:
    made = {"header": column.header}
    return made | {"formula": column.formula} if column.formula else made


def _offer(sheet: Worksheet, first: int, last: int, at: int, column: Column) -> None:
    rule = {"validate": "list", "source": list(column.choices), "error_type": "warning"}
    sheet.data_validation(first, at, last, at, rule)


def write_cell(
    book: Book, sheet: Worksheet, place: tuple[int, int], cell: Cell, column: Column
) -> None:
    """Write one cell at (row, column), from 0. A text is a text, whatever it begins with."""
    side = "right" if book.rtl else "left"  # a text of the other direction begins there too
    shown: dict[str, Any] = {"align": side} | _decimals(cell)
    if column.key:
        shown |= {"bottom": 4, "bottom_color": RULE}
    if column.style == "share":
        shown |= {"num_format": "0%", "align": "center"}
    elif column.style == "number":
        shown |= {"align": "center"}
    elif column.width >= WIDE:
        shown |= {"text_wrap": True, "indent": 1 if column.width >= INDENTED else 0}
    if isinstance(cell, Formula):
        sheet.write_formula(*place, cell.text, book.format(**shown), cell.value)
    elif isinstance(cell, str):
        sheet.write_string(
            *place, cut(cell), book.format(**shown, **book.reading(cell), **_quoted(cell))
        )
    elif isinstance(cell, dt.date):
        when = dt.datetime(cell.year, cell.month, cell.day)
        shown |= {"num_format": SHORT_DATE}
        sheet.write_datetime(*place, when, book.format(**shown))
    elif isinstance(cell, dt.time):
        shown |= {"num_format": "hh:mm"}
        sheet.write_datetime(*place, cell, book.format(**shown))
    elif cell is not None:
        sheet.write_number(*place, cell, book.format(**shown))
    else:
        sheet.write_blank(*place, None, book.format(**shown))


def _decimals(cell: Cell) -> dict[str, Any]:
    value = plainly(cell)
    return {"num_format": "0.0#"} if isinstance(value, float) and value % 1 else {}


def cut(text: str) -> str:
    """Cut a text that is too long for a cell, and say so by an ellipsis."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _quoted(text: str) -> dict[str, Any]:
    """Keep a text from becoming a formula when somebody edits its cell."""
    return {"quote_prefix": True} if text.startswith(DANGEROUS) else {}


def heading(book: Book, sheet: Worksheet, title: str, at: int) -> None:
    """Write a sheet's title into the first row, in the first column that shows."""
    side = "right" if book.rtl else "left"
    shown = book.format(bold=True, font_size=15, align=side, **book.reading(title))
    sheet.write_string(0, at, cut(title), shown)
    sheet.set_row(0, 24)
