"""Sheets that are text files: .csv and .tsv, as spreadsheet programs save them."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

TEXT_ENDINGS = (".csv", ".tsv")
MOST_TEXT = 10_000_000
_NUMBER = re.compile(r"-?\d{1,9}(?:[.,]\d{1,6})?")


def text_rows(path: Path) -> list[list[str | int | float | None]]:
    """Read the rows of a text file; none where it is not text, or empty.

    Comma, semicolon or tab, whichever most lines of the top have; numbers with a point or a comma.
    Text that is not UTF-8 is read as Windows saves it in western Europe. Raises OSError.
    """
    content = path.read_bytes()
    if b"\0" in content[:4096] and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        return []
    text = _decoded(content)
    lines = text.splitlines()[:30]
    mark = max("\t;,", key=lambda each: sum(min(line.count(each), 3) for line in lines))
    try:
        rows = [
            [_value(cell) for cell in row] for row in csv.reader(text.splitlines(), delimiter=mark)
        ]
    except csv.Error:
        return []
    widest = max(map(len, rows), default=0)
    return [row + [None] * (widest - len(row)) for row in rows] if any(map(any, rows)) else []


def _decoded(content: bytes) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _value(cell: str) -> str | int | float | None:
    text = cell.strip()
    if not _NUMBER.fullmatch(text):
        return text or None
    value = float(text.replace(",", "."))
    return int(value) if value == int(value) else value
