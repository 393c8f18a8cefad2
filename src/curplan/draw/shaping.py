"""Text that needs shaping or runs from right to left, as glyphs in the order of the eye.

matplotlib's shaper (libraqm: HarfBuzz, and Unicode's bidirectional algorithm) does the work. It
takes the direction of a text from its first letter, so a mark that no one sees is put before it;
the mark at the far end tells where the run ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from curplan.draw.fallback import FontFile, in_use, remembered
from curplan.words import runs_right_to_left

if TYPE_CHECKING:
    import numpy as np
    from matplotlib.ft2font import FT2Font, GlyphIndexType, LayoutItem
    from numpy.typing import NDArray

    #: Outline of a run in ems: vertices and matplotlib path codes.
    Outline = tuple[NDArray[np.float64], NDArray[np.int8]]

#: Glyph outlines are taken at this size; large, so that rounding to 1/64 does not show.
EM = 100.0
#: Marks that are letters to the bidirectional algorithm, and nothing to the eye.
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = "\u200e", "\u200f"
#: "fi" as two letters, as in text that is not shaped; what Arabic must join, it joins all the same.
_FEATURES = ("-liga",)
_OPENING, _CLOSING = "\u2066\u2067\u2068", "\u2069"


#: Signs that are part of a Latin name (C++, C#, A*, .NET) or of a number (+5).
_SIGNS = re.compile(
    r"(?<=[A-Za-z])[+#*]+(?![A-Za-z0-9])|(?<![\w.])\.(?=[A-Za-z])|(?<![\w+\-])[+\-\u2212](?=\d)"
)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph in its place: what it writes, its font and index, its origin in ems.

    ``text`` is empty where the glyph before it, of the same letter, has it (a mark, say).
    """

    text: str
    font: FT2Font
    index: GlyphIndexType
    x: float
    y: float


@cache
def font_file(bold: bool) -> str:
    """Give the path of the regular or the bold font."""
    import matplotlib as mpl

    name = "DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"
    return str(Path(mpl.get_data_path()) / "fonts" / "ttf" / name)


@cache
def font(bold: bool, behind: tuple[FontFile, ...] = ()) -> FT2Font:
    """Open the drawing's font, with others behind it; those of the same weight come first."""
    from matplotlib.ft2font import FT2Font

    fallback = sorted(behind, key=lambda file: file.bold != bold)
    opened = FT2Font(font_file(bold), _fallback_list=[FT2Font(file.path) for file in fallback])
    opened.set_size(EM, 72)
    return opened


def balanced(text: str) -> str:
    """End what a broken line leaves set apart, so that the mark at its end stands outside.

    >>> balanced("\u2068C++") == "\u2068C++\u2069"
    True
    """
    depth = 0
    for char in text:
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING and depth:
            depth -= 1
    return text + depth * _CLOSING


def with_signs_kept(text: str) -> str:
    """Keep the signs of a name or number with it; alone, they would go with Hebrew around them.

    >>> with_signs_kept("C++ and .NET") == "C\u200e++\u200e and \u200e.\u200eNET"
    True
    """
    return _SIGNS.sub(lambda sign: f"{_LEFT_TO_RIGHT}{sign[0]}{_LEFT_TO_RIGHT}", text)


@remembered(2048)
def shaped(text: str, bold: bool, rtl: bool) -> tuple[tuple[Glyph, ...], float]:
    """Lay out a line from left to right as the eye sees it; also give its width in ems.

    ``rtl`` says which way the line as a whole runs. The texts of the glyphs, joined, are the
    order of the eye; characters that share glyphs stand together, in the order of reading.
    """
    line = with_signs_kept(balanced(text)) if rtl else balanced(text)
    marked = _RIGHT_TO_LEFT + line if rtl else _LEFT_TO_RIGHT + line + _LEFT_TO_RIGHT
    items = _laid_out(marked, bold)
    inner = items[:-1] if rtl else items[1:-1]
    glyphs = tuple(
        Glyph(text, item.ft_object, item.glyph_index, item.x / EM, item.y / EM)
        for text, item in zip(_texts(inner, bold), inner, strict=True)
    )
    return glyphs, items[-1].x / EM


def _laid_out(text: str, bold: bool) -> list[LayoutItem]:
    from matplotlib.ft2font import LoadFlags

    return font(bold, in_use())._layout(text, LoadFlags.NO_HINTING, features=_FEATURES)


def _texts(items: list[LayoutItem], bold: bool) -> list[str]:
    """Give each glyph its characters; of several that write the same ones, the first has them."""
    made: list[str] = []
    while len(made) < len(items):
        text = items[len(made)].char
        after = items[len(made) + 1].char if len(made) + 1 < len(items) else ""
        several = _glyphs_of(text, bold) if text == after else 1
        made += [text, *[""] * (several - 1)]
    return made[: len(items)]


@remembered(1024)
def _glyphs_of(text: str, bold: bool) -> int:
    return max(1, len(_laid_out(text, bold)))


@remembered(8192)
def word_width(word: str, bold: bool) -> float:
    """Measure a word in ems; no font that we know changes it between spaces."""
    return shaped(word, bold, runs_right_to_left(word, page=False))[1]


@remembered(2048)
def outline(text: str, bold: bool, rtl: bool) -> Outline | None:
    """Give the outline of a line in ems, from the left end of its baseline; None if blank."""
    import numpy as np

    pieces, codes = [], []
    for glyph in shaped(text, bold, rtl)[0]:
        vertices, kinds = _drawn(glyph.font, glyph.index)
        if len(vertices):
            pieces.append(vertices + np.array((glyph.x, glyph.y)))
            codes.append(kinds)
    return (np.concatenate(pieces), np.concatenate(codes)) if pieces else None


@cache
def _drawn(font: FT2Font, index: GlyphIndexType) -> Outline:
    from matplotlib.ft2font import LoadFlags

    font.load_glyph(index, flags=LoadFlags.NO_HINTING)
    vertices, codes = font.get_path()
    return vertices / EM, codes
