"""The text of a PDF page beside its outlines: unpainted, for searching and copying.

Each text is written with a font whose one glyph is empty, in rendering mode 3 (neither filled nor
stroked), as programs that recognise text in scans do. The font knows which characters each code
stands for and how wide they are, so that a marked word is marked where it is seen. Characters
stand in the order in which they are seen, as in any PDF; where that is not the order of reading
(Hebrew, Arabic) the text is given beside them. No glyph is needed, so every script has its text.
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from unicodedata import bidirectional, category

from matplotlib.backends.backend_pdf import Name

from curplan.draw import fonts, shaping
from curplan.words import runs_right_to_left

if TYPE_CHECKING:
    from matplotlib.backends.backend_pdf import PdfFile

    from curplan.draw.scene import Scene, Text

_RIGHT_TO_LEFT = {"R", "AL", "AN"}
_MIRRORED = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))
_FONT = "Unseen"
#: Height of the box that a marked text shows, in thousandths of the type size.
_ASCENT, _DESCENT = 930, -240


class Layer:
    """The texts of a file's pages; gives each character a code from 1."""

    def __init__(self) -> None:
        """Start without a character."""
        self._codes: dict[str, int] = {}

    def page(self, scene: Scene) -> bytes:
        """Give the page operators of all texts of a scene, in the scene's order."""
        height = scene.page.height
        texts = [text for text in scene.texts() if text.text.strip()]
        lines = [self._text(text, height, mirrored=scene.mirrored) for text in texts]
        return b"".join((b"BT\n3 Tr\n", *lines, b"ET\n"))

    def _text(self, text: Text, height: float, *, mirrored: bool) -> bytes:
        chars = seen_order(text.text, rtl=mirrored, whole=text.whole)
        natural = sum(_advance(char) for char in chars) * text.size / 1000
        stretch = 100 * text.width / natural if natural else 100.0
        codes = "".join(
            f"{self._codes.setdefault(char, len(self._codes) + 1):04x}" for char in chars
        )
        return (
            f"/F1 {text.size:.2f} Tf {stretch:.3f} Tz "
            f"1 0 0 1 {text.x:.2f} {height - text.y:.2f} Tm <{codes}> Tj\n"
        ).encode("ascii")

    def write_fonts(self, file: PdfFile) -> dict[Name, Any]:
        """Write the font of all pages, and give it by its name."""
        glyphs, unicode, descriptor, font = (
            file.reserveObject(name) for name in ("font file", "to unicode", "descriptor", "font")
        )
        count = len(self._codes)
        data = empty_font()
        file.outputStream(glyphs, data, extra={"Length1": len(data)})
        file.outputStream(unicode, _to_unicode(self._codes))
        first = file.reserveObject("glyph numbers")
        # Every code's glyph is number 1, the empty one.
        file.outputStream(first, b"\0\1" * (count + 1))
        file.writeObject(
            descriptor,
            {
                "Type": Name("FontDescriptor"),
                "FontName": Name(_FONT),
                "Flags": 5,
                "FontBBox": [0, _DESCENT, 1000, _ASCENT],
                "ItalicAngle": 0,
                "Ascent": _ASCENT,
                "Descent": _DESCENT,
                "CapHeight": _ASCENT,
                "StemV": 80,
                "FontFile2": glyphs,
            },
        )
        below = {
            "Type": Name("Font"),
            "Subtype": Name("CIDFontType2"),
            "BaseFont": Name(_FONT),
            "CIDSystemInfo": {"Registry": b"Adobe", "Ordering": b"Identity", "Supplement": 0},
            "FontDescriptor": descriptor,
            "CIDToGIDMap": first,
            "DW": 500,
            "W": [1, [round(_advance(char)) for char in self._codes]],
        }
        file.writeObject(
            font,
            {
                "Type": Name("Font"),
                "Subtype": Name("Type0"),
                "BaseFont": Name(_FONT),
                "Encoding": Name("Identity-H"),
                "DescendantFonts": [below],
                "ToUnicode": unicode,
            },
        )
        return {Name("F1"): font}


def seen_order(text: str, *, rtl: bool = False, whole: str = "") -> tuple[str, ...]:
    """Give the characters of a text from left to right as the eye sees it.

    ``rtl`` says that the page reads from right to left; ``whole`` is the text that it is a line of.

    >>> seen_order("ab \u05d0\u05d1")
    ('a', 'b', ' ', '\u05d1', '\u05d0')
    """
    backwards = runs_right_to_left(whole or text, page=rtl)
    if not (backwards or any(bidirectional(char) in _RIGHT_TO_LEFT for char in text)):
        return tuple(text)
    glyphs, _ = shaping.shaped(text, False, backwards)
    made: list[str] = []
    for glyph in glyphs:
        group = [char for char in glyph.text if category(char) != "Cf"]
        pair = _MIRRORED.get(glyph.text)
        if pair is not None and glyph.index == glyph.font.get_char_index(ord(pair)):
            # A bracket as it looks, mirrored among letters from right to left.
            group = [pair]
        elif group and bidirectional(group[0]) in _RIGHT_TO_LEFT:
            # What reads the file turns back each character, also of those that share a glyph.
            group.reverse()
        made += group
    return tuple(made)


@lru_cache(maxsize=4096)
def _advance(char: str) -> float:
    """Give the width of a character, in thousandths of the type size."""
    return fonts.width(char, 1000.0)


def _to_unicode(codes: dict[str, int]) -> bytes:
    """Map the codes to their characters, in blocks of at most a hundred as PDF wants it."""
    entries = [f"<{code:04x}> <{char.encode('utf-16-be').hex()}>" for char, code in codes.items()]
    blocks = [entries[start : start + 100] for start in range(0, len(entries), 100)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CMapName /Unseen def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <ffff>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end", ""]
    return "\n".join(lines).encode("ascii")


@lru_cache(maxsize=1)
def empty_font() -> bytes:
    """Build the smallest TrueType font: two glyphs, both empty."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    builder = FontBuilder(1000, isTTF=True)
    names = [".notdef", "empty"]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({0x20: "empty"})
    builder.setupGlyf({name: Glyph() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 0)))
    builder.setupHorizontalHeader(ascent=_ASCENT, descent=_DESCENT)
    builder.setupNameTable({"familyName": _FONT, "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    # Without this the moment of building would be in the file.
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    made = io.BytesIO()
    builder.save(made)
    return made.getvalue()
