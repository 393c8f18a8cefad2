from __future__ import annotations

import io
import struct
import zlib
from itertools import combinations
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from curplan.diagnostics import Diagnostic, Location
from curplan.draw.brand import BrandFile, Colour, read_brand
from curplan.draw.branded import branded
from curplan.draw.colour import contrast, rgb, told_apart
from curplan.draw.logo import KEPT, MAX_BYTES, read_logo, share_seen
from curplan.draw.look import PLAIN, Brand, Logo, Look
from curplan.draw.repair import OUTLINE_CONTRAST
from curplan.draw.theme import (
    DARK,
    LIGHT,
    LINE_CONTRAST,
    STRAND_DIFFERENCE,
    TEXT_CONTRAST,
    THEMES,
    Theme,
)

HERE = Location("brand.yaml", 1, 1)
STRANDS = ("data", "mathematics", "programming", "web")


def picture(width: int = 40, height: int = 20, colour: str = "#003366") -> bytes:
    made = io.BytesIO()
    Image.new("RGBA", (width, height), colour).save(made, format="PNG")
    return made.getvalue()


def svg(inside: str = '<rect width="8" height="4" fill="#036"/>', attributes: str = "") -> str:
    space = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg {space} viewBox="0 0 20 10" {attributes}>{inside}</svg>'


def write(folder: Path, text: str) -> Path:
    path = folder / "brand.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def codes(faults: tuple[Diagnostic, ...]) -> list[str]:
    return [fault.code for fault in faults]


def test_a_whole_brand_file(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(picture())
    text = (
        "name: Akademie Łódź\nlogo: logo.png\nfooter: 'www.akademie.example'\n"
        "colours:\n  title: '#036'\n  accent: '#FF6600'\n  strands: {data: '#2a9d8f'}\n"
    )
    brand, faults = read_brand(write(tmp_path, text))
    assert faults == ()
    assert brand is not None
    assert (brand.brand.name, brand.brand.footer) == ("Akademie Łódź", "www.akademie.example")
    assert brand.brand.logo is not None
    assert (brand.brand.logo.width, brand.brand.logo.height) == (40, 20)
    assert brand.title is not None
    assert (brand.title.value, brand.title.place.line) == ("#003366", 5)
    assert brand.accent is not None
    assert brand.accent.value == "#ff6600"
    assert [(strand, colour.value) for strand, colour in brand.strands] == [("data", "#2a9d8f")]


@pytest.mark.parametrize(
    ("text", "code", "line", "said"),
    [
        ("nam: X\n", "unknown-key", 1, "name"),
        ("name: X\ncolours: {titel: '#000'}\n", "unknown-key", 2, "title"),
        ("name: 5\n", "wrong-type", 1, "quotes"),
        ("name:\n", "wrong-type", 1, "give it a value"),
        ("- a\n", "wrong-type", 1, "keys with values"),
        ("colours: blue\n", "wrong-type", 1, "'colours'"),
        ("name: a\ncolours:\n  title: #003366\n", "bad-value", 3, "begins a comment"),
        ("colours: {title: blue}\n", "bad-value", 1, "#003366"),
        ("colours: {title: '#12345'}\n", "bad-value", 1, "#003366"),
        ("colours: {strands: {data: 3}}\n", "bad-value", 1, "'data'"),
        ("colours: {strands: {1: '#fff'}}\n", "wrong-type", 1, "text"),
        (f"name: {'x' * 61}\n", "bad-value", 1, "60"),
        (f"footer: {'x' * 161}\n", "bad-value", 1, "160"),
        ('name: "a\\u0007b"\n', "bad-value", 1, "control"),
        ("logo: https://example.org/logo.png\n", "bad-value", 1, "on this computer"),
        ("logo: //server/logo.png\n", "bad-value", 1, "on this computer"),
        ("logo: 'file:///etc/passwd'\n", "bad-value", 1, "on this computer"),
        ("name: x\nlogo: gone.png\n", "file-not-found", 2, "gone.png"),
        ("logo: .\n", "not-a-file", 1, "logo"),
        ("name: [\n", "yaml-syntax", 1, ""),
        ("name: a\nname: b\n", "duplicate-key", 2, "twice"),
    ],
)
def test_what_is_wrong_is_said_where(
    tmp_path: Path, text: str, code: str, line: int, said: str
) -> None:
    brand, faults = read_brand(write(tmp_path, text))
    assert brand is None
    assert codes(faults) == [code]
    place = faults[0].location
    assert place is not None
    assert place.line >= line
    assert said in faults[0].message + faults[0].hint


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb() -> bytes:
    header = struct.pack(">IIBBBBB", 60000, 60000, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "bad-logo"),
        (b"GIF89a....", "bad-logo"),
        (b"\xff\xd8\xff\xe0 a JPEG", "bad-logo"),
        (picture()[:60], "bad-logo"),
        (picture()[:20], "bad-logo"),
        (bomb(), "bad-logo"),
        (picture(colour="#ffffff00"), "bad-logo"),
        (picture(500, 10), "bad-logo"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * MAX_BYTES, "file-too-large"),
        (svg("<script>alert(1)</script>").encode(), "bad-logo"),
        (svg(attributes='onload="alert(1)"').encode(), "bad-logo"),
        (svg('<image xlink:href="http://example.org/a.png"/>').encode(), "bad-logo"),
        (svg('<image href="data:image/png;base64,AAAA"/>').encode(), "bad-logo"),
        (svg('<use href="other.svg#a"/>').encode(), "bad-logo"),
        (svg('<use xlink:href="file:///etc/passwd#a"/>').encode(), "bad-logo"),
        (svg("<style>@import url(http://example.org/a.css);</style>").encode(), "bad-logo"),
        (svg('<rect style="fill:url(http://example.org/#a)"/>').encode(), "bad-logo"),
        (svg('<g filter="url(#f)"/><filter id="f"/>').encode(), "bad-logo"),
        (svg("<foreignObject/>").encode(), "bad-logo"),
        (svg('<marker id="m"/><path d="M0 0L9 9" marker-mid="url(#m)"/>').encode(), "bad-logo"),
        (svg("<text>Akademie</text>").encode(), "bad-logo"),
        (svg('<g id="a"><use href="#a"/></g>').encode(), "bad-logo"),
        (svg("<g>" * 70 + "</g>" * 70).encode(), "bad-logo"),
        (svg("<g>").encode(), "bad-logo"),
        (svg("").encode(), "bad-logo"),
        (svg().replace('viewBox="0 0 20 10"', "").encode(), "bad-logo"),
        (svg().replace('viewBox="0 0 20 10"', 'viewBox="0 0 9000 1"').encode(), "bad-logo"),
        (b'<?xml-stylesheet href="http://example.org/a.css"?>' + svg().encode(), "bad-logo"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("&a;").encode(), "bad-logo"),
        (
            b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg("&a;").encode(),
            "bad-logo",
        ),
        (b"<html><svg></svg></html>", "bad-logo"),
        (svg().encode("utf-16"), "bad-logo"),
    ],
)
def test_what_is_no_logo(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "logo"
    path.write_bytes(content)
    found = read_logo(path, HERE)
    assert isinstance(found, Diagnostic)
    assert (found.code, found.location) == (code, HERE)
    assert found.hint


def test_clones_of_clones_are_refused(tmp_path: Path) -> None:
    levels = ['<g id="g0"><rect width="1" height="1"/></g>']
    levels += [f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, 9)]
    path = tmp_path / "logo.svg"
    path.write_text(svg("".join(levels)), encoding="utf-8")
    found = read_logo(path, HERE)
    assert isinstance(found, Diagnostic)
    assert "repeat without end" in found.message


def test_a_plain_svg_is_drawn(tmp_path: Path) -> None:
    doctype = (
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    )
    inside = (
        '<style>.a{fill:#036}</style><defs><linearGradient id="x"><stop stop-color="#036"/>'
        '</linearGradient></defs><rect class="a" x="2" y="2" width="8" height="4"/>'
        '<rect x="10" y="2" width="4" height="4" fill="url(#x)"/>'
    )
    for text in (svg(inside), doctype + svg(inside, 'width="20mm" height="10mm"')):
        path = tmp_path / "logo.svg"
        path.write_text(text, encoding="utf-8")
        found = read_logo(path, HERE)
        assert isinstance(found, Logo), found
        # The empty rim is gone: 12 by 4 are left.
        assert found.width / found.height == pytest.approx(3, abs=0.02)
        with Image.open(io.BytesIO(found.data)) as drawn:
            assert drawn.convert("RGB").getpixel((5, 5)) == (0, 0x33, 0x66)


def test_an_svg_without_the_library_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "logo.svg"
    path.write_text(svg(), encoding="utf-8")
    monkeypatch.setattr("curplan.draw.svg_logo.find_spec", lambda _: None)
    found = read_logo(path, HERE)
    assert isinstance(found, Diagnostic)
    assert found.code == "no-svg"
    assert "curplan[svg]" in found.hint


def test_an_svg_that_breaks_the_library_is_refused_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "logo.svg"
    for size in ("0 0 1e-9 1e-9", "0 0 1e6 1e6", "1e38 1e38 1 1"):
        path.write_text(svg().replace("0 0 20 10", size), encoding="utf-8")
        found = read_logo(path, HERE)
        assert isinstance(found, Logo) or found.code == "bad-logo"


def test_an_svg_that_takes_too_long_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "logo.svg"
    path.write_text(svg(), encoding="utf-8")
    monkeypatch.setattr("curplan.draw.svg_logo._SECONDS", 0.0)
    found = read_logo(path, HERE)
    assert isinstance(found, Diagnostic)
    assert "cannot be drawn" in found.message


def test_a_large_png_is_made_smaller_and_says_the_same_twice(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(picture(3000, 1000))
    one, two = read_logo(path, HERE), read_logo(path, HERE)
    assert isinstance(one, Logo)
    assert one == two
    assert one.width == KEPT[0]
    assert one.width / one.height == pytest.approx(3, abs=0.02)


def test_a_logo_is_seen_or_not() -> None:
    white = Logo(picture(colour="#fefefe"), 40, 20)
    assert share_seen(white, "#ffffff") == 0
    assert share_seen(white, DARK.ground) == 1
    assert share_seen(Logo(picture(colour="#00000010"), 40, 20), "#ffffff") == 0
    # Navy on a dark slide is there, and hardly seen.
    assert share_seen(Logo(picture(colour="#17324d"), 40, 20), DARK.ground) == 0
    assert share_seen(Logo(picture(colour="#17324d"), 40, 20), "#ffffff") == 1


def colours(**given: str) -> BrandFile:
    strands = tuple(
        (strand.replace("_", "-"), Colour(value, HERE)) for strand, value in sorted(given.items())
    )
    return BrandFile(Brand(), strands=strands)


def test_what_holds_is_taken_as_it_is() -> None:
    file = BrandFile(
        Brand("A", None, "b"),
        Colour("#003366", HERE),
        Colour("#aa4400", HERE),
        (("data", Colour("#2a9d8f", HERE)),),
    )
    look, notes = branded(PLAIN, file, STRANDS)
    assert notes == ()
    assert look.brand == file.brand
    assert (look.theme.title, look.theme.accent) == ("#003366", "#aa4400")
    assert look.theme.fill(STRANDS.index("data")) == "#2a9d8f"


def test_a_pale_title_is_darkened_and_that_is_said() -> None:
    file = BrandFile(Brand(), Colour("#ffcc00", HERE), Colour("#ffee00", HERE))
    look, notes = branded(PLAIN, file, STRANDS)
    assert contrast(look.theme.title, LIGHT.ground) >= TEXT_CONTRAST
    assert contrast(look.theme.accent, LIGHT.closed) >= LINE_CONTRAST
    assert codes(notes) == ["brand-colour", "brand-colour"]
    assert notes[0].message == (
        "title #ffcc00 has a contrast of 1.5 on white, 4.5 is needed: #8f7200 is used"
    )
    assert not notes[0].is_error
    assert notes[0].location == HERE


def test_a_dark_title_is_lightened_on_a_dark_ground() -> None:
    look, notes = branded(Look(theme=DARK), BrandFile(Brand(), Colour("#003366", HERE)), STRANDS)
    assert contrast(look.theme.title, DARK.ground) >= TEXT_CONTRAST
    assert DARK.ground in notes[0].message


def test_a_dark_fill_keeps_its_hue() -> None:
    look, notes = branded(PLAIN, colours(data="#17324d"), STRANDS)
    red, green, blue = rgb(look.theme.fill(0))
    assert blue > green > red
    assert blue - red > 0.3
    assert "text on it has a contrast of 1.1, 4.5 is needed" in notes[0].message


def test_a_fill_that_hides_the_critical_chain_is_darkened() -> None:
    look, notes = branded(Look(theme=DARK), colours(data="#f4f4f0"), STRANDS)
    assert contrast(DARK.ink, look.theme.fill(0)) >= OUTLINE_CONTRAST
    assert "outline of the critical chain" in notes[0].message


def test_strands_that_look_alike_are_moved_apart() -> None:
    look, notes = branded(PLAIN, colours(data="#ff7755", web="#ff7050"), STRANDS)
    assert look.theme.fill(0) == "#ff7755"
    assert look.theme.fill(3) != "#ff7050"
    assert told_apart(look.theme.fill(0), look.theme.fill(3)) >= STRAND_DIFFERENCE
    assert len(notes) == 1
    assert "'web'" in notes[0].message
    assert "'data'" in notes[0].message
    assert look.theme.fill(3) in notes[0].message


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_any_colours_end_in_a_theme_that_keeps_the_rules(theme: Theme) -> None:
    rng = Random(5)
    for count in (3, 10):
        strands = [f"strand-{number}" for number in range(10)]
        given = {strand: f"#{rng.randrange(1 << 24):06x}" for strand in rng.sample(strands, count)}
        file = BrandFile(
            Brand(),
            Colour(f"#{rng.randrange(1 << 24):06x}", HERE),
            Colour(f"#{rng.randrange(1 << 24):06x}", HERE),
            tuple((strand, Colour(value, HERE)) for strand, value in sorted(given.items())),
        )
        look, _ = branded(Look(theme=theme), file, strands)
        made = look.theme
        assert contrast(made.title, made.ground) >= TEXT_CONTRAST
        for ground in (made.ground, made.band, made.reserved, made.closed):
            assert contrast(made.accent, ground) >= LINE_CONTRAST
        for fill in made.fills:
            assert contrast(made.on(fill), fill) >= TEXT_CONTRAST
        for one, other in combinations(made.fills, 2):
            assert told_apart(one, other) >= STRAND_DIFFERENCE, (given, made.fills)


def test_a_strand_after_the_tenth_keeps_its_fill_and_that_is_said() -> None:
    strands = [f"s{number:02}" for number in range(12)]
    look, notes = branded(PLAIN, colours(s11="#2a9d8f"), strands)
    assert look.theme.fills == LIGHT.fills
    assert "10 fills" in notes[0].message


def test_a_misspelt_strand_is_said_and_another_s_is_not() -> None:
    _, notes = branded(PLAIN, colours(programing="#2a9d8f", cookery="#112233"), STRANDS)
    assert codes(notes) == ["unknown-strand"]
    assert "programming" in notes[0].hint


def test_a_logo_like_the_ground_is_said() -> None:
    file = BrandFile(Brand(logo=Logo(picture(colour="#ffffff"), 40, 20)), logo_place=HERE)
    assert codes(branded(PLAIN, file, STRANDS)[1]) == ["faint-logo"]
    assert branded(Look(theme=DARK), file, STRANDS)[1] == ()
