"""Reading a logo: what is one, what is refused, and how it is kept."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from curplan.diagnostics import Diagnostic
from curplan.draw.logo import KEPT, MAX_BYTES, read_logo, share_seen
from curplan.draw.look import Logo
from curplan.draw.theme import DARK
from tests.draw.logos import HERE, picture, svg


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
