from __future__ import annotations

import numpy as np
import pytest

from curplan.draw import fonts, shaping
from curplan.draw.parts.labels import Wording, beside, inside, wrap
from curplan.words import runs_right_to_left

LONG = "Probability and statistics for data and for everything that counts"
TITLES = (
    *("Python", "Text AV To", "ffi naïve ★", "Zażółć gęślą jaźń", "Θεμέλια δεδομένων"),
    *("Основы Python (часть 2)", "שלום", "יסודות התכנות ב-Python: C++ ו-SQL", "שָׁלוֹם (2) 40%"),
    *(
        "مرحبا بك",
        "أساسيات البرمجة بلغة Python (الجزء 2)",
        "مُدَرِّسٌ AV \u2068To\u2069",
        "e\u0301 a\u0308 x\u0302",
    ),
)


@pytest.mark.parametrize("text", TITLES)
@pytest.mark.parametrize("bold", [False, True])
def test_what_is_measured_is_what_is_drawn(text: str, bold: bool) -> None:
    for page in (False, True):
        _, wide = shaping.shaped(text, bold, runs_right_to_left(text, page=page))
        assert fonts.width(text, 1.0, bold) == pytest.approx(wide * fonts.CONDENSED, abs=0.02)
        outline = fonts.outline(text, bold, rtl=page)
        assert outline is not None
        vertices = np.asarray(outline[0])
        drawn = float(vertices[:, 0].max()) * fonts.CONDENSED
        assert drawn == pytest.approx(fonts.width(text, 1.0, bold), abs=0.12)


@pytest.mark.parametrize("text", TITLES)
def test_a_text_stays_within_its_box(text: str) -> None:
    from curplan.draw.scene import ASCENT, DESCENT

    outline = fonts.outline(text, False)
    assert outline is not None
    heights = np.asarray(outline[0])[:, 1]
    assert heights.max() <= ASCENT + 0.07, "a hamza on an alef reaches highest"
    assert heights.min() >= -DESCENT - 0.17, "Arabic marks below a letter reach lowest"


def test_width_grows_with_the_size() -> None:
    assert fonts.width("Data", 20.0) == pytest.approx(2 * fonts.width("Data", 10.0))


def test_kerning_counts() -> None:
    assert fonts.width("AV", 10) < fonts.width("A", 10) + fonts.width("V", 10)


def test_blank_text_has_no_outline() -> None:
    assert fonts.outline(" ", False) is None
    assert fonts.outline("\u2068\u2069", False) is None


def test_missing_glyphs_are_named() -> None:
    assert fonts.missing("Ünïcode ★ Ω ж") == ""
    assert fonts.missing("課a課程") == "課程"
    assert fonts.missing("a\u0007") == "\u0007"
    assert fonts.missing("ax\u1ab0\u0301") == "\u1ab0", "a mark without its letter"


def test_a_mark_that_nobody_sees_is_not_drawn() -> None:
    soft = fonts.outline("ab\u00adcd", False)
    plain = fonts.outline("abcd", False)
    assert soft is not None
    assert plain is not None
    assert np.allclose(np.asarray(soft[0]), np.asarray(plain[0]), atol=0.005)


def test_wrap_keeps_every_word_and_the_width() -> None:
    for room in (60.0, 90.0, 200.0, 500.0):
        lines = wrap(LONG, 8.0, room)
        assert lines is not None
        assert " ".join(lines) == LONG
        assert all(fonts.width(line, 8.0) <= room for line in lines)


def test_wrap_breaks_no_word() -> None:
    assert wrap("Responsibility", 8.0, 20.0) is None


def test_inside_holds_name_and_hours_or_refuses() -> None:
    wording = Wording(LONG, "40 h", "◆")
    assert inside(wording, 8.0, 100.0, 1) is None
    label = inside(wording, 8.0, 100.0, 4)
    assert label is not None
    assert " ".join(label.lines) == LONG
    assert label.extent <= 100.0


def test_beside_gets_narrower_with_more_lines() -> None:
    wording = Wording(LONG, "40 h")
    widths = [beside(wording, 8.0, rows).width for rows in (1, 2, 3, 4)]
    assert widths == sorted(widths, reverse=True)
    assert widths[3] < widths[0] / 2.5
