"""Decoding the pictures of a scene (a logo), once for all pages and formats."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@lru_cache(maxsize=8)
def decoded(data: bytes) -> NDArray[np.uint8]:
    """Give the pixels (rows × columns × RGBA) of a PNG, the last row first as matplotlib has it.

    The same data gives the same array, so that a file that has it on every page keeps it once.
    """
    return _pixels(data, None)


@lru_cache(maxsize=8)
def scaled(data: bytes, width: int, height: int) -> NDArray[np.uint8]:
    """Give the pixels of a PNG, scaled to ``width`` × ``height``, the last row first."""
    return _pixels(data, (width, height))


def _pixels(data: bytes, size: tuple[int, int] | None) -> NDArray[np.uint8]:
    from PIL import Image

    with Image.open(io.BytesIO(data), formats=("PNG",)) as opened:
        picture = opened.convert("RGBA")
    if size is not None and size != picture.size:
        # Pillow weighs colours by their opacity only in this mode: no dark rim round a logo.
        premultiplied = picture.convert("RGBa").resize(size, Image.Resampling.LANCZOS)
        picture = premultiplied.convert("RGBA")
    return np.ascontiguousarray(np.asarray(picture, dtype=np.uint8)[::-1])
