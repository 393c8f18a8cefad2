"""Draw the roadmap of a plan as other eyes see it: one sheet of pictures for each theme.

Each sheet has the roadmap as it is, as protan, deutan and tritan eyes see it (simulated, Machado,
Oliveira and Fernandes 2009), and in grey, as a black-and-white printer gives it. The sheets are
for looking at: can the strands be told apart, is the critical chain found at once, does all read?

Usage: python docs/colour_sheets.py PLAN.json [-o FOLDER]
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PIL import Image

from curplan import api
from curplan.draw import fonts
from curplan.draw.colour import VISIONS, grey, seen
from curplan.draw.look import Look
from curplan.draw.paint.files import png_bytes
from curplan.draw.roadmap.layout import roadmap
from curplan.draw.scene import Line, Rect, Scene, Shape, Text
from curplan.draw.theme import THEMES

DPI = 110
COLUMNS = 2
CAPTION = 12.0
"""Type size of the word over each picture, in points."""


def main() -> int:
    """Draw the sheets; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("plan", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path())
    options = parser.parse_args()
    plan, faults = api.read_plan(options.plan)
    if plan is None:
        print(f"{options.plan}: {faults[0].message}", file=sys.stderr)
        return 1
    options.output.mkdir(parents=True, exist_ok=True)
    for name, theme in THEMES.items():
        target = options.output / f"sheet-{name}.png"
        target.write_bytes(sheet(roadmap(plan, Look(theme=theme))))
        print(target)
    return 0


def sheet(scene: Scene) -> bytes:
    """Paint a page as every kind of eye sees it, side by side, as one PNG."""
    eyes: dict[str, Callable[[str], str]] = {
        vision: lambda colour, vision=vision: seen(colour, vision)  # type: ignore[misc]
        for vision in VISIONS
    }
    eyes["grey"] = grey
    pictures = [
        Image.open(io.BytesIO(png_bytes(_captioned(through(scene, eye), name), DPI)))
        for name, eye in eyes.items()
    ]
    width, height = pictures[0].size
    rows = -(-len(pictures) // COLUMNS)
    whole = Image.new("RGB", (COLUMNS * width, rows * height), scene.ground)
    for number, picture in enumerate(pictures):
        whole.paste(picture, (number % COLUMNS * width, number // COLUMNS * height))
    made = io.BytesIO()
    whole.save(made, format="PNG")
    return made.getvalue()


def through(scene: Scene, eye: Callable[[str], str]) -> Scene:
    """Change every colour of a scene."""
    shapes = tuple(_through(shape, eye) for shape in scene.shapes)
    return replace(scene, ground=eye(scene.ground), shapes=shapes)


def _through(shape: Shape, eye: Callable[[str], str]) -> Shape:
    if isinstance(shape, Rect):
        fill, edge, ink = (colour and eye(colour) for colour in (shape.fill, shape.edge, shape.ink))
        return replace(shape, fill=fill, edge=edge, ink=ink)
    if isinstance(shape, Line | Text):
        return replace(shape, colour=eye(shape.colour))
    return shape


def _captioned(scene: Scene, name: str) -> Scene:
    """Write in the margin whose eyes these are."""
    ink = next(text.colour for text in scene.texts("title"))
    caption = fonts.written(scene.page.left, 20, name, CAPTION, ink, "caption", bold=True)
    return replace(scene, shapes=(*scene.shapes, caption))


if __name__ == "__main__":
    sys.exit(main())
