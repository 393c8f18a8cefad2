"""How wide the columns of a table are: no word broken while there is room."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.proposal.document import Table

#: Millimetres of a letter for each point of its size, a little more than the font's mean.
_LETTER = 0.19
#: The same for a short code, which must fit whole in whatever font there is; a word, whose
#: letters even out, gets as much as two letters more.
_CODE, _EVEN, _MORE = 0.21, 0.185, "  "
_BOLD = 1.1
#: As how many letters a broad one counts, such as the M of a code.
_BROAD = 1.45
#: The longest word that keeps its column from getting narrower, and the widest wish, in mm.
_WORD, _LINE = 45.0, 110.0
#: A column whose every line has at most so many characters is not broken while there is room.
_SHORT = 16
#: The share of a column's lines that it wishes to hold unbroken.
_MOST = 0.9


def widths(block: Table, room: float, size: float, padding: float) -> list[float]:
    """Share the room, in millimetres, among the columns of a table set in ``size`` points.

    Each column gets its longest word, or line if all are short; then what is left goes by the
    length of its lines.
    """
    texts = [
        [
            (column.title, _BOLD),
            *((line, 1.0) for row in block.rows for line in row[at].lines or ("",)),
        ]
        for at, column in enumerate(block.columns)
    ]
    letter, more = (_CODE, "") if block.lying else (_EVEN, _MORE)
    words, whole = (
        [_least(each, size * letter, short, more) for each in texts] for short in (0, _SHORT)
    )
    lines = [_wish([_wide(text, size * _LETTER) * bold for text, bold in each]) for each in texts]
    fits = sum(min(each, _WORD) + padding for each in whole) < room
    return shared(whole if fits else words, lines, room, padding)


def _least(texts: Sequence[tuple[str, float]], letter: float, short: int, more: str) -> float:
    """Give the width of the longest word of a heading and its lines, each with its boldness.

    Lines of at most ``short`` characters count as words, if all of them are that short. The width
    of ``more`` is added.
    """
    (title, bold), *lines = texts
    pieces = [(word, bold) for word in title.split(" ")]
    if all(len(text) <= short for text, _ in lines):
        pieces += lines
    else:
        pieces += [(word, weight) for text, weight in lines for word in text.split(" ")]
    return max(_wide(word + more, letter) * weight for word, weight in pieces)


def _wish(wide: Sequence[float]) -> float:
    """Give the width that holds most lines: the few longest of many may be broken."""
    return sorted(wide)[math.ceil(_MOST * (len(wide) - 1))]


def shared(
    words: Sequence[float], lines: Sequence[float], room: float, padding: float
) -> list[float]:
    """Share the room among columns by their longest words and lines, both without padding.

    >>> shared([10, 10], [10, 90], 100, 0)
    [10.0, 90.0]
    >>> shared([60, 60], [60, 60], 100, 0)
    [50.0, 50.0]
    """
    least = [min(each, _WORD) + padding for each in words]
    most = [max(low, min(each, _LINE) + padding) for low, each in zip(least, lines, strict=True)]
    if sum(least) >= room:
        return [each * room / sum(least) for each in least]
    if sum(most) <= room:
        return [each * room / sum(most) for each in most]
    spare = (room - sum(least)) / (sum(most) - sum(least))
    return [low + spare * (high - low) for low, high in zip(least, most, strict=True)]


def _wide(text: str, letter: float) -> float:
    """Give the width of a text in millimetres, for letters that are so wide."""
    return sum(_letters(char) for char in text) * letter


def _letters(char: str) -> float:
    """Say as how many letters a character counts."""
    if combining(char):
        return 0
    if east_asian_width(char) in "WF":
        return 2
    return _BROAD if char in "MWmw" else 1
