from __future__ import annotations

import numpy as np
import pytest

from curplan.draw import fonts
from curplan.draw.parts.labels import Wording, beside, inside, wrap

LONG = "Probability and statistics for data and for everything that counts"


@pytest.mark.parametrize("text", ["Python", "Text AV To", "ffi naïve ★", "שלום", "مرحبا بك"])
@pytest.mark.parametrize("bold", [False, True])
def test_what_is_measured_is_what_is_drawn(text: str, bold: bool) -> None:
    outline = fonts.outline(text, bold)
    assert outline is not None
    vertices = np.asarray(outline[0])
    drawn = float(vertices[:, 0].max()) * fonts.CONDENSED
    assert drawn == pytest.approx(fonts.width(text, 1.0, bold), abs=0.12)


def test_width_grows_with_the_size() -> None:
    assert fonts.width("Data", 20.0) == pytest.approx(2 * fonts.width("Data", 10.0))


def test_kerning_counts() -> None:
    assert fonts.width("AV", 10) < fonts.width("A", 10) + fonts.width("V", 10)


def test_blank_text_has_no_outline() -> None:
    assert fonts.outline(" ", False) is None


def test_missing_glyphs_are_named() -> None:
    assert fonts.missing("Ünïcode ★ Ω ж") == ""
    assert fonts.missing("課a課程") == "課程"


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
