"""PNG, SVG and PDF show the scene alike, say its text, and are the same bytes every time."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pypdfium2
import pytest
import resvg_py
from numpy.typing import NDArray
from PIL import Image as Pillow

from curplan.draw.colour import rgb
from curplan.draw.fonts import written
from curplan.draw.mirror import mirror
from curplan.draw.paint.files import FORMATS, Format, page_names, picture_bytes, write_pictures
from curplan.draw.roadmap.layout import roadmap
from curplan.draw.scene import A4, Image, Line, Page, Rect, Scene
from tests.draw.plans import Shape, made_up

PLAN = made_up(4, Shape(modules=18))
SVG = "{http://www.w3.org/2000/svg}"
DPI = 100
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def logo() -> bytes:
    """A square of four colours, the lower right one transparent."""
    pixels = np.zeros((40, 40, 4), dtype=np.uint8)
    pixels[:20, :20], pixels[:20, 20:] = (200, 0, 0, 255), (0, 160, 0, 255)
    pixels[20:, :20] = (0, 0, 200, 255)
    made = io.BytesIO()
    Pillow.fromarray(pixels).save(made, format="PNG")
    return made.getvalue()


@pytest.fixture(scope="module")
def scene() -> Scene:
    made = roadmap(PLAN)
    return replace(made, shapes=(*made.shapes, Image(2, 2, 24, 24, logo(), "logo", "A")))


@pytest.fixture(scope="module")
def svg(scene: Scene) -> ElementTree.Element:
    return ElementTree.fromstring(picture_bytes([scene], "svg", language="en")[0])


@pytest.fixture(scope="module")
def pdf(scene: Scene) -> bytes:
    return picture_bytes([scene], "pdf")[0]


def rendered(pdf: bytes, page: int = 0, dpi: float = DPI) -> NDArray[np.int64]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        image = document[page].render(scale=dpi / 72).to_pil()
        return np.asarray(image.convert("RGB")).astype(np.int64)
    finally:
        document.close()


def told(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return str(document[0].get_textpage().get_text_range())
    finally:
        document.close()


def painted(scene: Scene) -> NDArray[np.int64]:
    return opened(picture_bytes([scene], "png", dpi=DPI)[0])


def opened(png: bytes) -> NDArray[np.int64]:
    return np.asarray(Pillow.open(io.BytesIO(png)).convert("RGB")).astype(np.int64)


@pytest.fixture(scope="module")
def pictures(scene: Scene, pdf: bytes) -> dict[str, NDArray[np.int64]]:
    """The page in pixels, from each format by a program of its own."""
    png = painted(scene)
    high, wide = png.shape[:2]
    text = picture_bytes([scene], "svg")[0].decode()
    drawn = resvg_py.svg_to_bytes(svg_string=text, dpi=96.0, width=wide, height=high)
    return {"png": png, "pdf": rendered(pdf)[:high, :wide], "svg": opened(drawn)}


def extent(path: ElementTree.Element) -> tuple[float, float, float, float]:
    numbers = [float(number) for number in NUMBER.findall(path.get("d", ""))]
    return min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2])


def near(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return all(abs(a - b) <= 0.011 for a, b in zip(one, other, strict=True))


def test_an_svg_has_its_bars_and_lines_at_the_scene_s_places(
    scene: Scene, svg: ElementTree.Element
) -> None:
    paths = [path for path in svg.iter(f"{SVG}path") if not path.get("transform")]
    filled = [(path.get("fill"), extent(path)) for path in paths if path.get("fill") != "none"]
    for bar in scene.rects("bar"):
        box = (bar.box.left, bar.box.top, bar.box.right, bar.box.bottom)
        assert any(fill == bar.fill and near(place, box) for fill, place in filled), bar.of
    drawn = [(path.get("stroke"), extent(path)) for path in paths if path.get("stroke")]
    for line in scene.lines("limit", "base", "grid"):
        xs, ys = zip(*line.points, strict=True)
        box = (min(xs), min(ys), max(xs), max(ys))
        assert any(stroke == line.colour and near(place, box) for stroke, place in drawn), line


def test_an_svg_has_its_texts_at_the_scene_s_places(scene: Scene, svg: ElementTree.Element) -> None:
    texts = [
        (
            element.text,
            tuple(float(element.get(key, "")) for key in ("x", "y", "textLength", "font-size")),
        )
        for element in svg.iter(f"{SVG}text")
    ]
    assert len(texts) == len(scene.texts())
    for text, (said, place) in zip(scene.texts(), texts, strict=True):
        assert said == text.text
        assert near(place, (text.x, text.y, text.width, text.size))
    layer = next(group for group in svg.iter(f"{SVG}g"))
    assert layer.get("fill-opacity") == "0"


def test_an_svg_says_what_it_is_and_needs_nothing_else(
    scene: Scene, svg: ElementTree.Element
) -> None:
    assert svg.get("role") == "img"
    assert svg.get("lang") == "en"
    assert svg.get("viewBox") == "0 0 841.89 595.28"
    assert svg[0].tag == f"{SVG}title"
    assert svg[0].text == (scene.title or scene.texts("title")[0].text)
    assert svg[1].tag == f"{SVG}desc"
    assert PLAN.modules[0].title.split()[0] in (svg[1].text or "")
    for element in svg.iter():
        assert element.tag.removeprefix(SVG) in {
            *("svg", "title", "desc", "rect", "path", "g", "text", "image")
        }
        for key, value in element.attrib.items():
            assert key != "id"
            assert not key.endswith("href") or value.startswith("data:image/png;base64,")


def test_a_pdf_has_its_bars_at_the_scene_s_places(scene: Scene, pdf: bytes) -> None:
    document = pypdfium2.PdfDocument(pdf)
    bounds = [found.get_bounds() for found in document[0].get_objects(max_depth=1)]
    document.close()
    high = scene.page.height
    for bar in scene.rects("bar"):
        box = (bar.box.left, high - bar.box.bottom, bar.box.right, high - bar.box.top)
        assert any(
            all(abs(a - b) < 0.02 for a, b in zip(box, found, strict=True)) for found in bounds
        ), bar.of


def apart(one: NDArray[np.int64], other: NDArray[np.int64]) -> float:
    """Share of the page that looks different. Edges differ by part of a pixel: blocks of 8 by 8."""
    high, wide = one.shape[0] // 8, one.shape[1] // 8
    blocks = [
        pixels[: high * 8, : wide * 8].reshape(high, 8, wide, 8, 3).mean(axis=(1, 3))
        for pixels in (one, other)
    ]
    return float(np.mean(np.abs(blocks[0] - blocks[1]).max(axis=2) > 24))


def test_the_three_show_the_same(pictures: dict[str, NDArray[np.int64]]) -> None:
    png = pictures["png"]
    assert apart(png, pictures["pdf"]) < 0.01
    assert apart(png, pictures["svg"]) < 0.01
    assert apart(png, np.roll(png, 4, axis=1)) > 0.05


def test_a_pdf_s_text_can_be_found_where_it_is(scene: Scene, pdf: bytes) -> None:
    document = pypdfium2.PdfDocument(pdf)
    page = document[0].get_textpage()
    high = scene.page.height
    for text in scene.texts("name", "title", "hours"):
        if len(text.text) < 3:
            continue  # too little for the reader to tell it from its neighbours
        box = text.box
        found = page.get_text_bounded(
            box.left - 1, high - box.bottom, box.right + 1, high - box.top
        )
        assert text.text in found.replace("\r\n", " "), text
    document.close()


TEXTS = (
    *("שלום עולם", "יסודות Python ונתונים", "(שלום)", "12 שבועות", "مرحبا لا بالعالم"),
    *("Łódź & Ğış <b>", "Основы данных", "中文課程 入門"),
)


def written_page(*, rtl: bool = False) -> Scene:
    shapes = tuple(
        written(60, 60 + 30 * number, text, 12, "#000000", "note")
        for number, text in enumerate(TEXTS)
    )
    made = Scene(A4, "#ffffff", shapes)
    return mirror(made) if rtl else made


@pytest.mark.parametrize("rtl", [False, True])
def test_the_text_of_every_script_can_be_copied(rtl: bool) -> None:
    page = written_page(rtl=rtl)
    lines = told(picture_bytes([page], "pdf")[0]).split("\r\n")
    assert [" ".join(line.split()) for line in lines] == list(TEXTS)
    root = ElementTree.fromstring(picture_bytes([page], "svg", language="he")[0])
    texts = list(root.iter(f"{SVG}text"))
    assert [element.text for element in texts] == list(TEXTS)
    backwards = {element.text for element in texts if element.get("direction") == "rtl"}
    assert set(TEXTS[:3]) <= backwards
    assert not backwards & set(TEXTS[5:])


def test_a_picture_is_painted_upright_with_its_holes_in_all_three(
    pictures: dict[str, NDArray[np.int64]],
) -> None:
    for pixels in pictures.values():
        corners = [
            pixels[round(y * DPI / 72), round(x * DPI / 72)]
            for x, y in ((8, 8), (20, 8), (8, 20), (20, 20))
        ]
        expected = [(200, 0, 0), (0, 160, 0), (0, 0, 200), (255, 255, 255)]
        assert np.abs(np.array(corners) - np.array(expected)).max() <= 2


def small() -> Scene:
    """A page with a shape of each kind."""
    shapes = (
        Rect(40, 40, 100, 30, "bar", "a", "#68a6e5", "#345373", 0.6, radius=2.5),
        Rect(
            40, 90, 100, 30, "load", "b", "#f6bf63", "#7b5f31", 0.4, (2.0, 1.5), 0, "x", "#aa8844"
        ),
        Line(((40, 140), (90, 140), (90, 170)), "#1b2430", 1.4, "arrow", head=3.6),
        written(40, 200, "Kurs שלום Ünïcode", 9, "#000000", "name"),
        Image(160, 40, 30, 30, logo(), "logo"),
    )
    return Scene(Page(300, 250), "#fefefe", shapes, "A small page")


def digests() -> list[str]:
    pages = [small(), replace(small(), page=Page(400, 250))]
    return [
        hashlib.sha256(content).hexdigest()
        for kind in FORMATS
        for content in picture_bytes(pages, kind)
    ]


def test_same_bytes_in_any_process_on_any_day() -> None:
    command = "from tests.draw.test_formats import digests; print(*digests())"
    root = Path(__file__).parents[2]
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "1",
        "SOURCE_DATE_EPOCH": "1800000000",
        "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root}",
    }
    done = subprocess.run(
        [sys.executable, "-c", command], env=environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == digests()


def test_a_user_s_settings_of_matplotlib_change_nothing_and_stay() -> None:
    expected = digests()
    settings = {
        "pdf.compression": 0,
        "pdf.inheritcolor": True,
        "path.simplify": False,
        "svg.hashsalt": "x",
        "svg.fonttype": "none",
        "lines.linewidth": 9,
    }
    with mpl.rc_context(settings):  # type: ignore[arg-type]
        before = dict(mpl.rcParams)
        assert digests() == expected
        assert dict(mpl.rcParams) == before


def test_a_pdf_has_a_page_for_each_scene_and_no_dates() -> None:
    content = picture_bytes([small(), replace(small(), page=Page(400, 250))], "pdf")
    assert len(content) == 1
    document = pypdfium2.PdfDocument(content[0])
    assert [page.get_size() for page in document] == [(300, 250), (400, 250)]
    named = {key: value for key, value in document.get_metadata_dict().items() if value}
    document.close()
    assert named == {"Title": "A small page"}
    ground = rendered(content[0], page=1)[5, 5]
    assert tuple(ground) == tuple(round(255 * part) for part in rgb("#fefefe"))


def test_pages_are_numbered_so_that_they_sort() -> None:
    assert page_names("a.b.svg", 1) == ("a.b.svg",)
    assert page_names("a.b.svg", 2) == ("a.b-1.svg", "a.b-2.svg")
    assert page_names("plan", 10)[::9] == ("plan-01", "plan-10")
    assert page_names(".png", 2) == (".png-1", ".png-2")


@pytest.mark.parametrize(
    ("kind", "names"),
    [("png", ["x-1.png", "x-2.png"]), ("svg", ["x-1.svg", "x-2.svg"]), ("pdf", ["x.pdf"])],
)
def test_pages_are_written_whole_or_not_at_all(
    tmp_path: Path, kind: Format, names: list[str]
) -> None:
    files, faults = write_pictures([small(), small()], tmp_path / f"x.{kind}", kind, dpi=50)
    assert faults == ()
    assert [file.name for file in files] == names == sorted(p.name for p in tmp_path.iterdir())
    (tmp_path / "file").write_text("x")
    files, faults = write_pictures([small()], tmp_path / "file" / f"x.{kind}", kind, dpi=50)
    assert files == ()
    assert [fault.code for fault in faults] == ["cannot-write"]
