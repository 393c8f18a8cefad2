"""What a workbook or a set of CSV files says, as plain tables: columns, and rows of values.

A table's name and its columns' keys are the same in every language; titles and headers are in
the reader's. A formula carries its value, so that a viewer that does not calculate shows it too.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Style = Literal["text", "number", "share"]


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula of a sheet (with its ``=``), and what it gives for this plan."""

    text: str
    value: str | int | float


Cell = str | int | float | dt.date | dt.time | Formula | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``key`` never changes, ``header`` is what a reader sees.

    ``width`` is in characters. ``choices`` are the values that a list offers. ``formula`` fills
    the column of a row that is added below.
    """

    key: str
    header: str
    width: float = 12
    style: Style = "text"
    hidden: bool = False
    choices: tuple[str, ...] = ()
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table on a sheet of its own."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def index(self, key: str) -> int:
        """Give the position of a column, from 0; raises StopIteration for an unknown key."""
        return next(at for at, column in enumerate(self.columns) if column.key == key)


def plainly(cell: Cell) -> str | int | float | dt.date | dt.time | None:
    """Give a cell's value, also of a formula."""
    return cell.value if isinstance(cell, Formula) else cell


def this_row(table: str, first: str, last: str = "") -> str:
    """Refer to a cell, or several side by side, of the same row of a table.

    >>> this_row("Units", "Hours"), this_row("WeeklyPlan", "W1", "W4")
    ('Units[[#This Row],[Hours]]', 'WeeklyPlan[[#This Row],[W1]:[W4]]')
    """
    columns = f"[{escaped(first)}]" + (f":[{escaped(last)}]" if last else "")
    return f"{table}[[#This Row],{columns}]"


def whole(table: str, header: str) -> str:
    """Refer to a column of a table.

    >>> whole("Units", "Hours")
    'Units[Hours]'
    """
    return f"{table}[{escaped(header)}]"


def escaped(header: str) -> str:
    """Write a header as a reference may hold it: brackets, # and ' are set apart.

    >>> escaped("nombre d'heures")
    "nombre d''heures"
    """
    return "".join(f"'{char}" if char in "[]#'" else char for char in header)
