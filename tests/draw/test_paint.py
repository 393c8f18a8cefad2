from __future__ import annotations

import io
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pytest
from PIL import Image

from curplan.draw.paint.files import png_bytes, write_png
from curplan.draw.roadmap.layout import roadmap
from curplan.draw.scene import A4
from tests.draw.plans import Shape, made_up

PLAN = made_up(4, Shape(modules=18))


@pytest.fixture(scope="module")
def png() -> bytes:
    return png_bytes(roadmap(PLAN))


def test_same_plan_same_bytes(png: bytes) -> None:
    before = dict(mpl.rcParams)
    with mpl.rc_context({"text.hinting": "native", "path.simplify": False, "font.size": 20}):
        assert png_bytes(roadmap(PLAN)) == png
    assert dict(mpl.rcParams) == before


def test_is_a4_at_200_dpi_without_metadata(png: bytes) -> None:
    image = Image.open(io.BytesIO(png))
    assert image.size == (int(A4.width / 72 * 200), int(A4.height / 72 * 200))
    assert image.info["dpi"] == pytest.approx((200, 200), abs=0.01)
    assert set(image.info) == {"dpi"}
    image.load()


def test_bars_stand_where_the_scene_says(png: bytes) -> None:
    pixels = np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))
    scene = roadmap(PLAN)
    for bar in scene.rects("bar"):
        # Just inside the left edge there is outline, two points left of it there is none.
        row = round((bar.y + bar.height / 2) * 200 / 72)
        column = round((bar.x + 0.2) * 200 / 72)
        near = pixels[row, column - 1 : column + 2].astype(int).sum(axis=1)
        assert near.min() < 3 * 170, bar.of


def test_margins_stay_white(png: bytes) -> None:
    pixels = np.asarray(Image.open(io.BytesIO(png)))
    edge = int(9.5 / 25.4 * 200)
    for strip in (pixels[:edge], pixels[-edge:], pixels[:, :edge], pixels[:, -edge:]):
        assert strip.min() == 255


def test_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    scene = roadmap(made_up(1, Shape(modules=2, weeks=4, strands=1)))
    assert write_png(scene, tmp_path / "new" / "roadmap.png") == ()
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["roadmap.png"]
    (tmp_path / "file").write_text("x")
    faults = write_png(scene, tmp_path / "file" / "roadmap.png")
    assert [fault.code for fault in faults] == ["cannot-write"]
