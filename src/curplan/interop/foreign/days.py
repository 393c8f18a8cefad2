"""Days of a designer's sheet: dates as values and as texts, and the weeks they are in."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from curplan.interop.workbook import Cell, Workbook

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4}|\d{2})")
_NAMED = re.compile(r"(\d{1,2})\.?[\s-]+([^\W\d_]{3,9})\.?[\s-]+(\d{4})")
_TURNING = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)
"""Marks that turn the direction of a text, as sheets in Hebrew and Arabic have, and controls."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def dated(workbook: Workbook) -> tuple[Workbook, Cell | None]:
    """Make days of the texts that are days, with a year; also gives a doubtful one, if any.

    Other texts lose the marks that nobody sees.

    ``11/01/2027`` is the eleventh of January, unless another text of the workbook can only be
    read with the month first.
    """
    texts = [c for s in workbook.sheets for row in s.rows for c in row if isinstance(c.value, str)]
    found = {c.place: match for c in texts if (match := _DAY_FIRST.fullmatch(c.text))}
    month_first = any(int(match[2]) > 12 for match in found.values())
    proven = month_first or any(int(match[1]) > 12 for match in found.values())
    unsure = next((c for c in texts if c.place in found and "." not in c.text and not proven), None)

    def changed(cell: Cell) -> Cell:
        if not isinstance(cell.value, str):
            return cell
        day = _day_of(cell.text, month_first=month_first)
        return replace(cell, value=day or _TURNING.sub("", cell.value) or None)

    sheets = tuple(
        replace(sheet, rows=tuple(tuple(map(changed, row)) for row in sheet.rows))
        for sheet in workbook.sheets
    )
    return replace(workbook, sheets=sheets), unsure


def _day_of(text: str, *, month_first: bool) -> dt.date | None:
    if match := _ISO.fullmatch(text):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.fullmatch(text):
        year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
        first, second = int(match[1]), int(match[2])
        return _date(year, first, second) if month_first else _date(year, second, first)
    match = _NAMED.fullmatch(text)
    month = match[2].casefold()[:3] if match else ""
    if not match or month not in _MONTHS:
        return None
    return _date(int(match[3]), _MONTHS.index(month) + 1, int(match[1]))


def monday(day: dt.date) -> dt.date:
    """Give the Monday of a day's week."""
    return day - dt.timedelta(days=day.weekday())


def week_in(day: dt.date, start: dt.date) -> int:
    """Give the week of a day, from 1, in a programme that starts on a day."""
    return (monday(day) - monday(start)).days // 7 + 1


def week_after(first: int, number: int, last: int = 52) -> int:
    """Give the programme's week of a calendar week, counted from its first, over the new year.

    >>> [week_after(51, each) for each in (51, 52, 1, 2)]
    [1, 2, 3, 4]
    """
    return (number - first) % last + 1


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
