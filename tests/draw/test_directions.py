"""Direction of text: the order in which the eye meets the letters, against orders made by hand.

As in Unicode's own examples, small letters stand for Latin, capitals for Hebrew.
"""

from __future__ import annotations

import pytest

from curplan.draw import fonts
from curplan.draw.mirror import mirror
from curplan.draw.paint.files import png_bytes
from curplan.draw.scene import A4, Scene
from curplan.draw.shaping import shaped
from curplan.words import isolated, runs_right_to_left

HEBREW = {chr(ord("A") + number): chr(0x05D0 + number) for number in range(26)}
ORDERS = [
    # On a page from right to left: what is read, what is seen from left to right.
    ("python ABC 12 h", True, "h 12 CBA python"),
    ("ABC python (DEF)", True, "(FED) python CBA"),
    ("c++", True, "c++"),
    ("c++ (x)", True, "c++ (x)"),
    # Unicode alone would have "CBA ++c".
    ("c++ ABC", True, "CBA c++"),
    ("ABC c# (.net)", True, "c# (.net) CBA"),
    ("ABC: c++, a*.", True, ".c++, a* :CBA"),
    ("<c++> ABC", True, "CBA c++"),
    ("ABC <c++> (DEF)", True, "(FED) c++ CBA"),
    ("ABC 40%", True, "40% CBA"),
    ("40 %", True, "% 40"),
    ("+5", True, "+5"),
    ("ABC +5 DEF", True, "FED +5 CBA"),
    ("ABC–5", True, "5–CBA"),
    ("12/40", True, "12/40"),
    ("12:30", True, "12:30"),
    ("1 – 3", True, "3 – 1"),
    ("ABC 1–3", True, "3–1 CBA"),
    ("ABC, DEF", True, "FED ,CBA"),
    # On a page from left to right.
    # A number after Hebrew belongs to it.
    ("python ABC 12 h", False, "python 12 CBA h"),
    ("python (ABC)", False, "python (CBA)"),
    ("ABC python", False, "python CBA"),
    ("ABC (2)", False, "(2) CBA"),
    ("1 – 3", False, "1 – 3"),
]
MARKS = "\u2068\u2069\u200e\u200f"


def written(text: str) -> str:
    """Put Hebrew for capitals, and isolates for angle brackets."""
    hebrew = "".join(HEBREW.get(char, char) for char in text)
    return hebrew.replace("<", "\u2068").replace(">", "\u2069")


@pytest.mark.parametrize(("text", "page", "seen"), ORDERS)
def test_order_of_the_eye(text: str, page: bool, seen: str) -> None:
    line = written(text)
    glyphs, _ = shaped(line, False, runs_right_to_left(line, page=page))
    order = "".join(glyph.text for glyph in glyphs if glyph.text not in MARKS)
    assert [glyph.x for glyph in glyphs] == sorted(glyph.x for glyph in glyphs)
    assert order.replace("(", "|").replace(")", "|") == written(seen).replace("(", "|").replace(
        ")", "|"
    )


def test_a_line_runs_as_the_whole_does() -> None:
    line, whole = "2) 3", written("ABC (2) 3")
    alone, within = fonts.outline(line, False), fonts.outline(line, False, whole=whole)
    assert alone is not None
    assert within is not None
    assert (alone[0] != within[0]).any()
    latin, hebrew = fonts.outline("ab!", False), fonts.outline("ab!", False, rtl=True, whole=whole)
    assert latin is not None
    assert hebrew is not None
    assert (latin[0] != hebrew[0]).any()


def test_brackets_open_towards_their_text() -> None:
    glyphs, _ = shaped(written("ABC (D)"), False, True)
    names = [glyph.font.get_glyph_name(glyph.index) for glyph in glyphs]
    assert (names[0], names[2]) == ("parenleft", "parenright")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # Unicode's presentation forms: beh initial, medial, final; isolated; lam with alef.
        ("ببب", ["uniFE90", "uniFE92", "uniFE91"]),
        ("ب", ["uni0628"]),
        ("مدرسة", ["uniFE94", "uniFEB3", "uni0631", "uniFEAA", "uniFEE3"]),
        ("سلام", ["uni0645", "uniFEFC", "uniFEB3"]),
        ("لا", ["uniFEFB"]),
        # Joined forms do not reach over a Latin word, and keep within their own.
        ("ب a ب", ["uni0628", "space", "a", "space", "uni0628"]),
    ],
)
def test_arabic_letters_join(text: str, names: list[str]) -> None:
    glyphs, _ = shaped(text, False, True)
    assert [glyph.font.get_glyph_name(glyph.index) for glyph in glyphs] == names


def test_arabic_marks_stand_on_their_letters() -> None:
    glyphs, wide = shaped("دَ", False, True)
    (mark,) = (glyph for glyph in glyphs if glyph.font.get_glyph_name(glyph.index) == "uni064E")
    assert wide == pytest.approx(shaped("د", False, True)[1])
    drawn = fonts.outline("دَ", False)
    assert drawn is not None
    points = drawn[0][drawn[1] != 79]  # a path's last point says only that it closes
    assert points[:, 0].min() >= -0.1
    assert points[:, 0].max() <= wide
    assert mark.y != 0.0


@pytest.mark.parametrize("text", ["مُدَرِّسٌ دَدَ", "لا سَلام", "שָׁלוֹם", "x\u0302y x\u0302x\u0302", "ببب"])
def test_every_character_is_in_the_order_once(text: str) -> None:
    for rtl in (False, True):
        glyphs, _ = shaped(text, False, rtl)
        assert sorted("".join(glyph.text for glyph in glyphs)) == sorted(text)


def test_accents_become_one_glyph_with_their_letter() -> None:
    for loose, whole in (("e\u0301", "é"), ("z\u0307", "ż"), ("ι\u0301", "ί"), ("и\u0306", "й")):
        assert len(shaped(loose, False, False)[0]) == 1
        assert fonts.width(loose, 10.0) == pytest.approx(fonts.width(whole, 10.0), abs=0.01)


@pytest.mark.parametrize("text", ["Zażółć gęślą jaźń", "İstatistik ışığı", "Ψηφιακή ψυχολογία"])
@pytest.mark.parametrize("bold", [False, True])
def test_letters_are_their_own(text: str, bold: bool) -> None:
    glyphs, wide = shaped(text, bold, False)
    face = glyphs[0].font
    codes = [face.get_char_index(ord(char)) for char in text]
    assert [glyph.index for glyph in glyphs] == codes
    assert fonts.width(text, 1.0, bold) == pytest.approx(wide * fonts.CONDENSED, abs=0.01)


def test_a_page_keeps_its_direction_to_the_picture() -> None:
    text = fonts.written(60.0, 60.0, written("ABC") + " c++", 20.0, "#000000", "title")
    blank = fonts.written(60.0, 60.0, "c++ (1)", 20.0, "#000000", "title")
    for shape, same in ((text, True), (blank, True)):
        page = Scene(A4, "#ffffff", (shape,))
        turned = mirror(mirror(page))
        assert (png_bytes(page, 40) == png_bytes(turned, 40)) is same
    neutral = fonts.written(60.0, 60.0, "1 – 3", 20.0, "#000000", "title")
    left = Scene(A4, "#ffffff", (neutral,))
    right = Scene(A4, "#ffffff", (neutral,), mirrored=True)
    assert png_bytes(left, 40) != png_bytes(right, 40)


@pytest.mark.parametrize("text", ["+5", "−12", "7.5", "12/40", "3"])
def test_a_number_alone_is_the_same_on_every_page(text: str) -> None:
    left, right = fonts.outline(text, False), fonts.outline(text, False, rtl=True)
    assert left is not None
    assert right is not None
    assert (left[0] == right[0]).all()


def test_only_words_of_the_other_direction_are_set_apart() -> None:
    assert isolated("SQL", rtl=False) == "SQL"
    assert isolated(written("ABC"), rtl=True) == written("ABC")
    assert isolated(written("ABC"), rtl=False) == written("<ABC>")
    assert isolated("12", rtl=True) == "12"
    assert isolated("c++", rtl=True) == "\u2068c++\u2069"


def test_isolates_take_no_room_and_are_never_missing() -> None:
    assert fonts.missing("\u2068c++\u2069 \u200f") == ""
    wide = fonts.width("c++", 10.0)
    assert fonts.width("\u2068c++\u2069", 10.0) == pytest.approx(wide, abs=0.01)
    # A broken line may lack the end of what is set apart.
    assert fonts.width("\u2068c++", 10.0) == pytest.approx(wide, abs=0.01)
