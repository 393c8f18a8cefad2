"""A plan as CSV files, one for each table: UTF-8 with a mark, so that any program reads accents."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.export.xlsx.modules import module_table
from curplan.export.xlsx.outcomes import coverage_table
from curplan.export.xlsx.tables import Column, Table, plainly
from curplan.export.xlsx.weeks import preparation_table, session_table
from curplan.export.xlsx.wording import hours
from curplan.proposal.plain import plain

if TYPE_CHECKING:
    from curplan.export.xlsx.tables import Cell
    from curplan.plan.model import Plan
    from curplan.words import Words

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a text begins that a spreadsheet program may take for a formula."""
SAFE = "'"
"""Put before such a text, it makes it one."""
SUMS = ("planned", "difference")
"""Columns that only a workbook, whose formulas follow what is changed, has a use for."""


def csv_files(plan: Plan, words: Words) -> dict[str, bytes]:
    """Write modules, weeks, sessions and coverage as CSV, by file name.

    Where an hour has not 60 minutes, a last column of modules and weeks says how many it has.
    Headers are in the words' language, ids come first, dates are ISO days, a decimal point is a
    point, a share is a number from 0 to 1. A text that could be taken for a formula has an
    apostrophe before it. Without sessions their file has its headers only.
    """
    tables = {
        "modules.csv": _told(_without(module_table(plan, words), SUMS), plan, words),
        "weeks.csv": _told(week_table(plan, words), plan, words),
        "sessions.csv": session_table(plan, words),
        "coverage.csv": coverage_table(plan, words),
    }
    if plan.preparation is not None and plan.preparation.modules:
        tables["preparation.csv"] = _told(preparation_table(plan, words), plan, words)
    return {name: _text(table).encode("utf-8-sig") for name, table in tables.items()}


def week_table(plan: Plan, words: Words) -> Table:
    """Tell every week: its hours, closed days, and the hours of each module (a column each)."""
    heard = words.say
    titles = [plain(module.title) for module in plan.modules]
    twice = {title for title in titles if titles.count(title) > 1}
    keys = ("week", "date", "capacity", "review", "load", "free", "closed")
    columns = (
        *(Column(key, heard(f"xlsx-{key}")) for key in keys),
        *(
            Column(f"module-{each.id}", f"{title} ({each.id})" if title in twice else title)
            for each, title in zip(plan.modules, titles, strict=True)
        ),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            week.week,
            week.start_date,
            hours(week.capacity),
            hours(week.reserved),
            hours(week.load),
            hours(week.capacity - week.load),
            "; ".join(dict.fromkeys(plain(closure.name) for closure in week.closures)),
            *(hours(each.weekly_hours.get(str(week.week), 0)) for each in plan.modules),
        )
        for week in plan.weeks
    ]
    return Table("Weeks", heard("xlsx-weekly"), columns, tuple(rows))


def _without(table: Table, keys: tuple[str, ...]) -> Table:
    kept = [at for at, column in enumerate(table.columns) if column.key not in keys]
    columns = tuple(table.columns[at] for at in kept)
    return Table(
        table.name, table.title, columns, tuple(tuple(row[at] for at in kept) for row in table.rows)
    )


def _told(table: Table, plan: Plan, words: Words) -> Table:
    """Add the minutes of an hour as a column, if they need a word."""
    minutes = plan.catalogue.hour
    if not words.hour(minutes):
        return table
    columns = (*table.columns, Column("hour", words.say("xlsx-fact-hour")))
    return replace(table, columns=columns, rows=tuple((*row, minutes) for row in table.rows))


def _text(table: Table) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([safe(column.header) for column in table.columns])
    writer.writerows([written(cell) for cell in row] for row in table.rows)
    return stream.getvalue()


def written(cell: Cell) -> str:
    """Write a cell as CSV does; a text is made safe.

    >>> written("=1+1"), written(-2.5), written(dt.date(2027, 3, 1)), written(None)
    ("'=1+1", '-2.5', '2027-03-01', '')
    """
    value = plainly(cell)
    if isinstance(value, str):
        return safe(value)
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    return "" if value is None else str(value)


def safe(text: str) -> str:
    """Keep a text from being taken for a formula."""
    return f"{SAFE}{text}" if text.startswith(DANGEROUS) else text
