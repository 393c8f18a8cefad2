"""Measuring and shaping text with the very font that draws it.

The fonts are the DejaVu Sans that matplotlib brings along, so every machine draws the same. A
text is a run of glyph outlines, unhinted, so that its width does not depend on the resolution;
plain left-to-right text is laid out here by advances and kerning (a hundred times faster than
asking the shaper), everything else by matplotlib's shaper.
"""

from __future__ import annotations

import warnings
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import combining

from curplan.draw.scene import CAPITAL, Text

if TYPE_CHECKING:
    import numpy as np
    from matplotlib.ft2font import FT2Font, GlyphIndexType
    from numpy.typing import NDArray

    #: Outline of a run in ems: vertices and matplotlib path codes.
    Outline = tuple[NDArray[np.float64], NDArray[np.int8]]

#: From here on (Hebrew, Arabic, Indic …) text must be shaped and may run right to left.
_FIRST_SHAPED = 0x0590
#: Punctuation, arrows, stars and other symbols that stand alone again.
_SYMBOLS = range(0x2010, 0x2C00)
#: Glyph outlines are taken at this size; large, so that rounding to 1/64 does not show.
_EM = 100.0
#: DejaVu Sans Condensed is DejaVu Sans at nine tenths of the width; matplotlib brings only the
#: latter, whose wide letters suit neither headings nor bars.
CONDENSED = 0.9


@cache
def font_file(bold: bool) -> str:
    """Give the path of the regular or the bold font."""
    import matplotlib as mpl

    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return str(Path(mpl.get_data_path()) / "fonts" / "ttf" / name)


@cache
def _font(bold: bool) -> FT2Font:
    from matplotlib.ft2font import FT2Font

    font = FT2Font(font_file(bold))
    font.set_size(_EM, 72)
    return font


@cache
def _glyph(char: str, bold: bool) -> tuple[float, GlyphIndexType, Outline]:
    """Give a character's advance in ems, its glyph index and its outline in ems."""
    from matplotlib.ft2font import LoadFlags

    font = _font(bold)
    with warnings.catch_warnings():
        # What the font lacks is told once and in plain words by curplan.draw.drawable.
        warnings.simplefilter("ignore")
        glyph = font.load_char(ord(char), flags=LoadFlags.NO_HINTING)
    vertices, codes = font.get_path()
    advance = glyph.linearHoriAdvance / 65536 / _EM
    return advance, font.get_char_index(ord(char)), (vertices / _EM, codes)


@cache
def _kerning(left: GlyphIndexType, right: GlyphIndexType, bold: bool) -> float:
    from matplotlib.ft2font import Kerning

    return _font(bold).get_kerning(left, right, Kerning.UNFITTED) / 64 / _EM


def _plain(text: str) -> bool:
    return all(
        (code < _FIRST_SHAPED or code in _SYMBOLS) and not combining(char)
        for char, code in ((char, ord(char)) for char in text)
    )


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


@lru_cache(maxsize=256)
def _shaped(text: str, bold: bool) -> tuple[Outline, float]:
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    prop = FontProperties(fname=font_file(bold), size=_EM)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        vertices, codes = text_to_path.get_text_path(prop, text)
        width, _, _ = text_to_path.get_text_width_height_descent(text, prop, ismath=False)
    import numpy as np

    scale = text_to_path.FONT_SCALE
    points = np.asarray(vertices, dtype=np.float64).reshape(-1, 2) / scale
    return (points, np.asarray(codes, dtype=np.int8)), width / _EM


@lru_cache(maxsize=8192)
def width(text: str, size: float, bold: bool = False) -> float:
    """Measure a line of text, in points, as it will be drawn at ``size`` points."""
    if _plain(text):
        return _placed(text, bold)[1] * size * CONDENSED
    return _shaped(text, bold)[1] * size * CONDENSED


def outline(text: str, bold: bool) -> Outline | None:
    """Give the outline of a run in ems, from the left end of its baseline; None if it is blank."""
    if not _plain(text):
        return _shaped(text, bold)[0]
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


def missing(text: str) -> str:
    """Give the characters that the font has no glyph for, each once, in order.

    >>> missing("naïve 課程")
    '課程'
    """
    font = _font(False)
    return "".join(dict.fromkeys(char for char in text if not font.get_char_index(ord(char))))


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
) -> Text:
    """Place a text by its ``start``, ``middle`` or ``end``; ``y`` is its baseline."""
    wide = width(text, size, bold)
    shift = {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
    return Text(x - shift, y, text, size, colour, wide, role, of, bold)


def baseline(middle: float, size: float) -> float:
    """Give the baseline of a line of text whose capitals are centred on ``middle``."""
    return middle + CAPITAL * size / 2
