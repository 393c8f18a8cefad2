"""Measuring text with the very font that draws it, and its outlines.

The fonts are the DejaVu Sans that matplotlib brings along, so every machine draws the same, and
behind it those that a user gives (``fallback``). A text is a run of glyph outlines, unhinted, so
that its width does not depend on the resolution; plain left-to-right text is laid out here by
advances and kerning (forty times faster than asking the shaper), everything else by ``shaping``.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING
from unicodedata import category

from curplan.draw import shaping
from curplan.draw.fallback import remembered
from curplan.draw.scene import CAPITAL, Text
from curplan.draw.shaping import EM, font, font_file
from curplan.words import runs_right_to_left

if TYPE_CHECKING:
    from matplotlib.ft2font import GlyphIndexType

    from curplan.draw.shaping import Outline

__all__ = ["CONDENSED", "baseline", "font_file", "missing", "outline", "width", "written"]

#: From here on (Hebrew, Arabic, Indic …) text must be shaped and may run right to left.
_FIRST_SHAPED = 0x0590
#: Punctuation, arrows, stars and other symbols that stand alone again.
_SYMBOLS = range(0x2010, 0x2C00)
#: Marks that belong to the letter before them, and marks that nobody sees.
_NOT_PLAIN = frozenset({"Mn", "Mc", "Me", "Cf"})
#: Digits, and what a number keeps together in a line from right to left.
_NUMBER = frozenset("0123456789.,:/+-\u2212")
#: DejaVu Sans Condensed is DejaVu Sans at nine tenths of the width; matplotlib brings only the
#: latter, whose wide letters suit neither headings nor bars.
CONDENSED = 0.9


@cache
def _glyph(char: str, bold: bool) -> tuple[float, GlyphIndexType, Outline]:
    """Give a plain character's advance in ems, its glyph index and its outline in ems."""
    from matplotlib.ft2font import LoadFlags

    face = font(bold)
    glyph = face.load_char(ord(char), flags=LoadFlags.NO_HINTING)
    vertices, codes = face.get_path()
    advance = glyph.linearHoriAdvance / 65536 / EM
    return advance, face.get_char_index(ord(char)), (vertices / EM, codes)


@cache
def _kerning(left: GlyphIndexType, right: GlyphIndexType, bold: bool) -> float:
    from matplotlib.ft2font import Kerning

    return font(bold).get_kerning(left, right, Kerning.UNFITTED) / 64 / EM


@cache
def _plain_char(char: str) -> bool:
    code = ord(char)
    return (
        (code < _FIRST_SHAPED or code in _SYMBOLS)
        and category(char) not in _NOT_PLAIN
        and all(font(bold).get_char_index(code) for bold in (False, True))
    )


def _plain(text: str) -> bool:
    return all(map(_plain_char, text))


@lru_cache(maxsize=4096)
def _placed(text: str, bold: bool) -> tuple[tuple[float, ...], float]:
    """Give each character's left end and the end of the run, in ems."""
    starts = []
    at = 0.0
    before: GlyphIndexType | None = None
    for char in text:
        advance, index, _ = _glyph(char, bold)
        if before is not None:
            at += _kerning(before, index, bold)
        starts.append(at)
        at += advance
        before = index
    return tuple(starts), at


@remembered(8192)
def width(text: str, size: float, bold: bool = False) -> float:
    """Measure a line of text, in points, as it will be drawn at ``size`` points."""
    if _plain(text):
        return _placed(text, bold)[1] * size * CONDENSED
    # Word by word: most words come again, in longer lines and on other pages.
    words = text.split(" ")
    wide = sum(_word(word, bold) for word in words) + (len(words) - 1) * _placed(" ", bold)[1]
    return wide * size * CONDENSED


def _word(word: str, bold: bool) -> float:
    return _placed(word, bold)[1] if _plain(word) else shaping.word_width(word, bold)


def outline(text: str, bold: bool, *, rtl: bool = False, whole: str = "") -> Outline | None:
    """Give the outline of a run in ems, from the left end of its baseline; None if it is blank.

    ``rtl`` says that the page reads from right to left; which way the text itself runs follows
    from that and from its letters, or from those of the ``whole`` that it is a line of.
    """
    backwards = runs_right_to_left(whole or text, page=rtl)
    if not _plain(text) or (backwards and not _NUMBER.issuperset(text)):
        return shaping.outline(text, bold, backwards)
    import numpy as np

    pieces, codes = [], []
    for char, start in zip(text, _placed(text, bold)[0], strict=True):
        vertices, kinds = _glyph(char, bold)[2]
        if len(vertices):
            pieces.append(vertices + np.array((start, 0.0)))
            codes.append(kinds)
    if not pieces:
        return None
    return np.concatenate(pieces), np.concatenate(codes)


@remembered(4096)
def missing(text: str) -> str:
    """Give the characters that no font in use has a glyph for, each once, in order.

    >>> missing("naïve 課程")
    '課程'
    """
    if all(font(False).get_char_index(ord(char)) for char in text):
        return ""
    boxed: set[str] = set()
    letter = ""
    for glyph in shaping.shaped(text, False, False)[0]:
        letter = glyph.text or letter
        if not glyph.index:
            boxed.update(char for char in letter if not font(False).get_char_index(ord(char)))
    return "".join(dict.fromkeys(char for char in text if char in boxed))


def written(
    x: float,
    y: float,
    text: str,
    size: float,
    colour: str,
    role: str,
    *,
    of: str = "",
    bold: bool = False,
    anchor: str = "start",
    whole: str = "",
) -> Text:
    """Place a text by its ``start``, ``middle`` or ``end``; ``y`` is its baseline.

    ``whole`` is the text that it is a line of, if it is one of several.
    """
    wide = width(text, size, bold)
    shift = {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
    return Text(x - shift, y, text, size, colour, wide, role, of, bold, whole)


def baseline(middle: float, size: float) -> float:
    """Give the baseline of a line of text whose capitals are centred on ``middle``."""
    return middle + CAPITAL * size / 2
