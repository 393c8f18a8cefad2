"""Fonts that a user gives, with small fonts made for the purpose."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from curplan.draw import fonts, shaping
from curplan.draw.drawable import drawable, unwritten
from curplan.draw.fallback import FontFile, in_use, read_fonts, using
from curplan.draw.mirror import mirror
from curplan.draw.paint.files import png_bytes
from curplan.draw.parts.labels import wrap
from curplan.draw.roadmap.layout import roadmap
from curplan.draw.scene import A4, Scene
from tests.draw.plans import Shape, made_up

#: What DejaVu Sans lacks.
FIRST, SECOND = "課", "程"


def font(folder: Path, name: str, advances: dict[str, int], *, bold: bool = False) -> FontFile:
    """Write a font whose glyphs are bars as wide as their advance, in thousandths of an em."""
    names = {ord(char): f"u{ord(char):04X}" for char in advances}
    order = [".notdef", *names.values()]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    widths = [300, *advances.values()]
    shapes = {}
    for glyph, wide in zip(order, widths, strict=True):
        pen = TTGlyphPen(None)
        pen.moveTo((0, 0))
        for corner in ((0, 700), (wide, 700), (wide, 0)):
            pen.lineTo(corner)
        pen.closePath()
        shapes[glyph] = pen.glyph()
    builder.setupGlyf(shapes)
    builder.setupHorizontalMetrics({g: (w, 0) for g, w in zip(order, widths, strict=True)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "DejaVu Sans", "styleName": "Bold" if bold else "Book"})
    builder.setupOS2(fsSelection=0x20 if bold else 0x40)
    builder.updateHead(macStyle=1 if bold else 0)
    builder.setupPost()
    builder.save(folder / name)
    (made,), faults = read_fonts([folder / name])
    assert not faults
    return made


def test_a_font_given_is_used_for_what_is_missing_only(tmp_path: Path) -> None:
    given = font(tmp_path, "a.ttf", {FIRST: 1000, "A": 50})
    assert fonts.missing(f"A{FIRST}{SECOND}") == FIRST + SECOND
    plain = fonts.width("A", 10.0)
    with using([given]):
        assert fonts.missing(f"A{FIRST}{SECOND}") == SECOND
        assert fonts.width(FIRST, 10.0) == pytest.approx(10.0 * fonts.CONDENSED, abs=0.01)
        assert fonts.width("A", 10.0) == plain
        mixed = fonts.width(f"A{FIRST} A", 10.0)
        assert mixed == pytest.approx(
            2 * plain + fonts.width(" ", 10.0) + 10.0 * fonts.CONDENSED, abs=0.02
        )
    assert fonts.missing(FIRST) == FIRST


def test_the_first_font_that_has_it_serves(tmp_path: Path) -> None:
    one = font(tmp_path, "one.ttf", {FIRST: 1000})
    two = font(tmp_path, "two.ttf", {FIRST: 500, SECOND: 500})
    for chain, wide in (((one, two), 1.5), ((two, one), 1.0)):
        with using(chain):
            assert fonts.width(FIRST + SECOND, 1.0) == pytest.approx(
                wide * fonts.CONDENSED, abs=0.01
            )


def test_a_bold_font_serves_bold_text_first(tmp_path: Path) -> None:
    regular = font(tmp_path, "regular.ttf", {FIRST: 500})
    bold = font(tmp_path, "bold.ttf", {FIRST: 1000}, bold=True)
    with using([regular, bold]):
        assert fonts.width(FIRST, 1.0) == pytest.approx(0.5 * fonts.CONDENSED, abs=0.01)
        assert fonts.width(FIRST, 1.0, True) == pytest.approx(fonts.CONDENSED, abs=0.01)


def test_fonts_of_one_name_are_kept_apart(tmp_path: Path) -> None:
    one = font(tmp_path, "one.ttf", {FIRST: 1000})
    two = font(tmp_path, "two.ttf", {SECOND: 500})
    with using([one, two]):
        outline = fonts.outline(FIRST + SECOND, False)
        assert outline is not None
        points = np.asarray(outline[0])[np.asarray(outline[1]) != 79]
        assert sorted({round(float(x), 2) for x in points[:, 0]}) == [0.0, 1.0, 1.5]


def test_nothing_is_left_to_the_next_drawing(tmp_path: Path) -> None:
    given = font(tmp_path, "a.ttf", {FIRST: 2000})
    before = wrap(f"{FIRST} {FIRST}", 10.0, 25.0)
    with using([given]):
        assert wrap(f"{FIRST} {FIRST}", 10.0, 25.0) == (FIRST, FIRST)
        scene = Scene(A4, "#ffffff", (fonts.written(60, 60, FIRST, 20, "#000000", "title"),))
    assert in_use() == ()
    assert wrap(f"{FIRST} {FIRST}", 10.0, 25.0) == before == (f"{FIRST} {FIRST}",)
    assert scene.fonts == (given,)
    assert mirror(scene).fonts == (given,)
    boxed = Scene(A4, "#ffffff", scene.shapes)
    assert png_bytes(scene, 40) != png_bytes(boxed, 40)


def test_a_picture_with_a_font_is_the_same_each_time(tmp_path: Path) -> None:
    given = font(tmp_path, "a.ttf", {FIRST: 1000, SECOND: 900})
    plan = made_up(1, Shape(modules=4, weeks=6, strands=2))
    title = f"{FIRST}{SECOND} Python"
    modules = tuple(part.model_copy(update={"title": title}) for part in plan.modules)
    plan = plan.model_copy(update={"modules": modules})
    (fault,) = drawable(plan, "plan.json")
    assert len(fault.notes) == len(plan.modules)
    with using([given]):
        assert drawable(plan, "plan.json") == ()
        scene = roadmap(plan)
    assert unwritten([scene], "plan.json", [plan]) == ()
    assert png_bytes(scene, 60) == png_bytes(scene, 60)


def test_every_text_of_a_page_is_looked_at() -> None:
    text = fonts.written(60, 60, f"by {FIRST}", 9.0, "#000000", "footer")
    (fault,) = unwritten([Scene(A4, "#ffffff", (text,))], "plan.json")
    assert fault.code == "missing-glyph"
    assert f"'{FIRST}' (U+8AB2)" in fault.message
    assert [note.message for note in fault.notes] == [f"on the page: by {FIRST}"]


def test_files_that_are_no_fonts(tmp_path: Path) -> None:
    (tmp_path / "text.ttf").write_text("not a font")
    (tmp_path / "empty.ttf").write_bytes(b"")
    (tmp_path / "folder.ttf").mkdir()
    names = ["text.ttf", "empty.ttf", "folder.ttf", "none.ttf"]
    given, faults = read_fonts([tmp_path / name for name in names])
    assert given == ()
    assert [fault.code for fault in faults] == [
        *("bad-font", "bad-font", "not-a-file", "file-not-found")
    ]
    assert all(fault.location is not None and fault.location.file == "--font" for fault in faults)
    assert all(fault.hint for fault in faults)


def test_a_font_given_twice_counts_once() -> None:
    own = Path(shaping.font_file(False))
    given, faults = read_fonts([own, own])
    assert len(given) == 1
    assert faults == ()
    (bold,), _ = read_fonts([Path(shaping.font_file(True))])
    assert (given[0].bold, bold.bold) == (False, True)
