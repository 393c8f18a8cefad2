"""How wide the columns of a table are: no word broken while there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.proposal.document import Table

#: Millimetres of a letter for each point of its size, a little more than the font's mean.
_LETTER = 0.19
#: The same for a word, which must fit whole in whatever font there is.
_WIDEST = 0.235
_BOLD = 1.1
#: The longest word that keeps its column from getting narrower, and the widest wish, in mm.
_WORD, _LINE = 45.0, 110.0


def widths(block: Table, room: float, size: float, padding: float) -> list[float]:
    """Share the room, in millimetres, among the columns of a table set in ``size`` points.

    Each column gets its longest word, then what is left goes by the length of its lines.
    """
    texts = [
        [(column.title, _BOLD), *((line, 1.0) for row in block.rows for line in row[at].lines)]
        for at, column in enumerate(block.columns)
    ]
    words = [
        max(
            _wide(f"{word} ", size * _WIDEST) * bold for text, bold in each for word in _words(text)
        )
        for each in texts
    ]
    lines = [max(_wide(text, size * _LETTER) * bold for text, bold in each) for each in texts]
    return shared(words, lines, room, padding)


def _words(text: str) -> list[str]:
    return text.split(" ")


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
    letters = sum(
        0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text
    )
    return letters * letter
