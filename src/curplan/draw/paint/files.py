"""A scene as the bytes of a picture file, and written to disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg

from curplan.draw.colour import rgb
from curplan.draw.paint.png import encode
from curplan.draw.paint.renderer import paint
from curplan.plan.writing import write_files

if TYPE_CHECKING:
    from pathlib import Path

    from curplan.diagnostics import Diagnostic
    from curplan.draw.scene import Scene

DPI = 200


def png_bytes(scene: Scene, dpi: float = DPI) -> bytes:
    """Paint a scene as a PNG; the same scene gives the same bytes (no dates, no software name)."""
    width, height = (int(side / 72 * dpi) for side in (scene.page.width, scene.page.height))
    renderer = RendererAgg(width, height, dpi)  # type: ignore[no-untyped-call]
    pixels = np.asarray(renderer.buffer_rgba())  # type: ignore[no-untyped-call]
    pixels[...] = (*(round(255 * part) for part in rgb(scene.ground)), 255)
    paint(scene, renderer)
    return encode(pixels, dpi)


def write_png(scene: Scene, path: Path, dpi: float = DPI) -> tuple[Diagnostic, ...]:
    """Write a scene as a PNG, whole or not at all; gives a diagnostic when it cannot be done."""
    return write_files(path.parent, {path.name: png_bytes(scene, dpi)})
