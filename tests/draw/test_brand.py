"""A brand file: what it gives, and what is wrong with one, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from curplan.draw.brand import read_brand
from tests.draw.logos import codes, picture


def write(folder: Path, text: str) -> Path:
    path = folder / "brand.yaml"
    path.write_text(text, encoding="utf-8")
    return path


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
