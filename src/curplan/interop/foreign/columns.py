"""Which column of a designer's sheet is which: by headers in any language, and by what is usual."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from curplan.diagnostics import nearest
from curplan.interop.foreign.usual import EXPORTED, OTHER_HEADERS
from curplan.interop.meanings import folded
from curplan.words import Words
from curplan.words.texts import translated

if TYPE_CHECKING:
    from curplan.interop.workbook import Cell, Sheet

HEADERS_WITHIN = 30
"""Rows from the top in which headers are looked for."""
SHORTEST = 5
"""Letters of a header that can be a slip of the pen; shorter ones are like too many words."""
SIGNS = {"#": "id", "№": "id", "n°": "id", "nº": "id", "n.º": "id"}

_WEEK = re.compile(
    r"(?:w|wk|weeks?|semana|sem|s|semaine|woche|hafta|h|tydzien|t|ε|εβδ|εβδομαδα|неделя|нед|н|ש|שבוע"
    r"|أ|الاسبوع|اسبوع)?\s*(\d{1,3})"
)
_CALENDAR_WEEK = re.compile(r"(?:kw|cw|kalenderwoche|calendar week)\s*(\d{1,2})")
_ASIDE = re.compile(r"[(\[](.*?)[)\]]")
_NO_HOURS = re.compile(
    r"week|wk|day|min|month|%|ects|credit|semana|dia|mes|semaine|jour|mois|woche|tag|monat"
    r"|недел|д(?:ень|н)|tyg|dni|hafta|gun|εβδ|שבוע|יום|يوم|اسبوع"
)
"""What stands in brackets behind a length that is not in hours."""


@cache
def _exported() -> Mapping[str, frozenset[str]]:
    """Give the keys that a folded header can have in an exported workbook, in any language."""
    found: dict[str, set[str]] = {}
    for language in translated():
        words = Words(language)
        for key, name in EXPORTED.items():
            found.setdefault(folded(words.say(f"xlsx-{name}")), set()).add(key)
    return {header: frozenset(keys) for header, keys in found.items()}


@cache
def _usual() -> Mapping[str, str]:
    return {folded(name): key for key, names in OTHER_HEADERS.items() for name in names}


OFFERED = (
    *("title", "unit", "hours", "kind", "strand", "teaches", "practises", "assesses", "needs"),
    *("weeks", "first", "last"),
)
"""Columns that a designer's own sheet may have."""


def headers(*wanted: str) -> tuple[str, ...]:
    """Give the headers that are known of a designer's columns, or of some, for a hint."""
    keys = set(wanted or OFFERED)
    exported = {name for name, found in _exported().items() if found & keys}
    return tuple(sorted(exported | {name for name, key in _usual().items() if key in keys}))


def like(header: str, *wanted: str) -> str:
    """Give a hint for a header that is like a known one; nothing for one that is of other things.

    >>> like("Outcoms"), like("Notes"), like("Duration (weeks)", "hours")
    ("did you mean 'outcomes'?", '', '')
    """
    aside = _ASIDE.search(header)
    name = folded(header)
    if len(name) < SHORTEST or (aside and _NO_HOURS.search(folded(aside[1]))):
        return ""
    if "hours" in wanted and _NO_HOURS.search(name):
        return ""
    return nearest(name, (each for each in headers(*wanted) if len(each) >= SHORTEST))


def meanings(header: str) -> frozenset[str]:
    """Give the keys that a header can stand for; ``week-3`` for a column of a week.

    ``kw-3`` is one of the calendar's. What stands in brackets does not count, unless it is
    another unit than hours.

    >>> sorted(meanings("Módulo")), sorted(meanings("W 3")), sorted(meanings("Colour"))
    (['title'], ['week-3'], [])
    >>> sorted(meanings("Duration (h)")), sorted(meanings("Duration (weeks)"))
    (['hours'], [])
    """
    if header.strip() in SIGNS:
        return frozenset({SIGNS[header.strip()]})
    found = _meanings(folded(header))
    if found:
        return found
    aside = _ASIDE.search(header)
    if aside and not _NO_HOURS.search(folded(aside[1])):
        return _meanings(folded(_ASIDE.sub(" ", header)))
    return frozenset()


def _meanings(name: str) -> frozenset[str]:
    for pattern, what in ((_WEEK, "week"), (_CALENDAR_WEEK, "kw")):
        match = pattern.fullmatch(name)
        if match and int(match[1]):
            return frozenset({f"{what}-{int(match[1])}"})
    return _exported().get(name, frozenset()) | (
        frozenset({_usual()[name]}) if name in _usual() else frozenset()
    )


@dataclass(frozen=True, slots=True)
class Head:
    """A row of headers: its number from 0, columns by key, and headers nobody knows.

    ``last``: the number of its last row (there may be two). ``restarts``: headers at which the
    weeks begin again at 1, as under the names of months.
    """

    row: int
    columns: Mapping[str, int]
    unknown: tuple[Cell, ...]
    last: int = 0
    restarts: tuple[Cell, ...] = ()

    @property
    def weeks(self) -> tuple[int, ...]:
        """The weeks that have a column."""
        return tuple(sorted({week_of(key) for key in self.columns if key.startswith("week-")}))

    @property
    def named(self) -> int:
        """How many columns have a header that is a word."""
        return sum(not key.startswith(("week-", "kw-", "day-")) for key in self.columns)


def week_of(key: str) -> int:
    """Give the week of a key such as ``week-3``, or ``week-3.2`` for its second column."""
    return int(key.removeprefix("week-").partition(".")[0])


ORDER = ("title", "unit", "skill", "hours", "kind", "strand", "teaches")
"""Which meaning counts where a header has several and none of them is taken yet."""


def find_head(sheet: Sheet) -> Head | None:
    """Find the row of headers: that with the most that are known, of the first rows."""
    best: Head | None = None
    for number in range(min(HEADERS_WITHIN, len(sheet.rows))):
        for head in _heads_at(sheet, number):
            if head.named and (best is None or len(head.columns) > len(best.columns)):
                best = head
    return best


def further_head(sheet: Sheet, number: int) -> Head | None:
    """Give the headers of a second table that begins at a row: two at least, and no numbers."""
    values = [cell.value for cell in sheet.rows[number] if cell.value is not None]
    if len(values) < 2 or any(not isinstance(value, str | dt.date) for value in values):
        return None
    head = next(_heads_at(sheet, number))
    return head if head.named >= 2 and head.named * 2 >= len(values) else None


def _heads_at(sheet: Sheet, number: int) -> Iterator[Head]:
    """Give what a row says as headers, and what it says together with the next."""
    row = sheet.rows[number]
    texts = [(cell, ("", cell.text)) for cell in row]
    head = _head(number, number, texts)
    yield head
    at = head.columns.get("title", head.columns.get("strand"))
    if at is None or number + 1 >= len(sheet.rows):
        return
    below = sheet.rows[number + 1]
    if below[at].value is not None or not any(isinstance(c.value, str) for c in below):
        return
    over = [cell.text for cell in row]
    for top, left, _, right in sheet.merged:
        if top == number:
            over[left : right + 1] = [row[left].text] * (right - left + 1)
    weeks = [meanings(text) & {"weeks"} for text in over]
    if any(isinstance(c.value, int | float) and not weeks[k] for k, c in enumerate(below)):
        return
    texts = [
        (low if low.value is not None else high, (text, low.text) if low.text else ("", high.text))
        for text, high, low in zip(over, row, below, strict=True)
    ]
    yield _head(number, number + 1, texts)


def _head(number: int, last: int, texts: list[tuple[Cell, tuple[str, str]]]) -> Head:
    columns: dict[str, int] = {}
    unknown: list[Cell] = []
    restarts: list[Cell] = []
    before = highest = 0  # weeks before those of this month, and so far
    for at, (cell, (group, text)) in enumerate(texts):
        if not text:
            continue
        if isinstance(cell.value, dt.date):
            columns[f"day-{cell.value}"] = at
            continue
        keys = (meanings(f"{group} {text}") if group else frozenset()) or meanings(text)
        week = next((int(key[5:]) for key in keys if key.startswith("week-")), 0)
        if week:
            if week == 1 and highest:
                restarts.append(cell)
                before = highest
            week += before
            highest = max(highest, week)
            keys = frozenset({f"week-{week}"})
        keys = keys - set(columns)
        if keys:
            columns[min(keys, key=lambda k: (ORDER.index(k) if k in ORDER else 99, k))] = at
        else:
            unknown.append(cell)
    return Head(number, columns, tuple(unknown), last, tuple(restarts))
