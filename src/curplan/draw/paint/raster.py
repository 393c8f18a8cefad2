"""A scene as a PNG, painted by matplotlib's Agg."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg

from curplan.draw.colour import rgb
from curplan.draw.paint.pictures import scaled
from curplan.draw.paint.png import encode
from curplan.draw.paint.renderer import paint

if TYPE_CHECKING:
    from curplan.draw.scene import Image, Scene

DPI = 200


def png_bytes(scene: Scene, dpi: float = DPI) -> bytes:
    """Paint a scene as a PNG; the same scene gives the same bytes (no dates, no software name)."""
    width, height = (int(side / 72 * dpi) for side in (scene.page.width, scene.page.height))
    renderer = RendererAgg(width, height, dpi)
    pixels = np.asarray(renderer.buffer_rgba())
    pixels[...] = (*(round(255 * part) for part in rgb(scene.ground)), 255)

    def picture(image: Image) -> None:
        """Put the picture on whole pixels: Agg neither scales nor shifts one by parts of them."""
        left, top, right, bottom = (round(side * dpi / 72) for side in _sides(image))
        found = scaled(image.data, max(1, right - left), max(1, bottom - top))
        lowest = scene.page.height * dpi / 72 - bottom
        renderer.draw_image(renderer.new_gc(), left, round(lowest), found)

    paint(scene, renderer, picture)
    return encode(pixels, dpi)


def _sides(image: Image) -> tuple[float, float, float, float]:
    return image.x, image.y, image.x + image.width, image.y + image.height
