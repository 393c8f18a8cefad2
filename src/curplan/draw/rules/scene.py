"""The drawing rules as code: everything about a roadmap's scene that a program can check.

``broken`` is what ``draw --check`` and the tests ask. The rules are those of the design, by
number; 10 to 12 need two plans or a pair of eyes. The checks read the scene and the plan alone,
never the layout that made the scene.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import numpy as np

from curplan.draw import fonts
from curplan.draw.colour import contrast, told_apart
from curplan.draw.fallback import using
from curplan.draw.rules.roadmap import broken_against_plan
from curplan.draw.scene import DESCENT, Box, Image, Line, Rect, Scene, Text
from curplan.draw.theme import (
    LINE_CONTRAST,
    SMALLEST,
    SMALLEST_NAME,
    SMALLEST_TITLE,
    STRAND_DIFFERENCE,
    TEXT_CONTRAST,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.draw.look import Look
    from curplan.plan.model import Plan

#: Overlaps and excesses smaller than this many points cannot be seen.
SLACK = 0.1
#: How much a picture's shape may be off; a hatch must stand out from its fill by so much.
_STRETCH, _HATCH_CONTRAST = 0.02, 1.2
_NAMES = ("name", "number", "key-name", "key-number")
#: Outlines and lines that carry meaning; grid, rules and hatches may be fainter.
_OUTLINED, _MEANING = ("bar", "strand", "over"), ("arrow", "limit", "base")


def broken(scene: Scene, plan: Plan, look: Look | None = None) -> list[str]:
    """Name every broken rule of a roadmap's scene, each with its number and place.

    ``look`` is what the scene was made with; without it, what depends on the language is not
    checked, and the page's footer tells whom it is for.
    """
    return [*broken_alone(scene), *broken_against_plan(scene, plan, look)]


def broken_alone(scene: Scene) -> list[str]:
    """Name the broken rules of any scene that can be told without a plan."""
    return [
        *_texts_apart(scene),
        *_texts_as_measured(scene),
        *_texts_on_top(scene),
        *_pictures(scene),
        *_lines_cross_texts(scene),
        *_outlines_cross_texts(scene),
        *_inside_margins(scene),
        *_sizes(scene),
        *_contrasts(scene),
        *_outline_contrasts(scene),
        *_strands_differ(scene),
    ]


def _texts_apart(scene: Scene) -> Iterator[str]:
    boxed = sorted(((text, text.box) for text in scene.texts()), key=lambda each: each[1].left)
    for index, (one, box) in enumerate(boxed):
        for other, beside in boxed[index + 1 :]:
            if beside.left > box.right:
                break
            if box.overlaps(beside, SLACK):
                yield f"1: '{one.text}' overlaps '{other.text}'"


def _texts_as_measured(scene: Scene) -> Iterator[str]:
    """Check the widths: what a text's box says must be what the painter needs."""
    with using(scene.fonts):
        for text in scene.texts():
            wide = fonts.width(text.text, text.size, text.bold)
            if not abs(text.width - wide) <= SLACK:
                yield f"1: '{text.text}' is {wide:.1f} pt wide, not {text.width:.1f}"


def _texts_on_top(scene: Scene) -> Iterator[str]:
    """Find texts that something painted later covers."""
    texts = _Texts(scene)
    before = 0
    for shape in scene.shapes:
        if isinstance(shape, Text):
            before += 1
        elif isinstance(shape, Image) or (isinstance(shape, Rect) and shape.fill):
            for text in texts.on(shape.box, before):
                yield f"1: {shape.role} {shape.of} covers '{text.text}'"


class _Texts:
    """The texts of a scene in painting order, found by place."""

    def __init__(self, scene: Scene) -> None:
        self.texts = scene.texts()
        boxes = [text.box for text in self.texts]
        sides = [(box.left, box.top, box.right, box.bottom) for box in boxes]
        self.sides = np.array(sides, dtype=float).reshape(-1, 4).T

    def on(self, box: Box, first: int | None = None) -> list[Text]:
        """Find the texts, of the ``first`` ones or of all, that a box overlaps."""
        left, top, right, bottom = self.sides[:, :first]
        found = (left < box.right - SLACK) & (right - SLACK > box.left)
        found &= (top < box.bottom - SLACK) & (bottom - SLACK > box.top)
        return [self.texts[index] for index in np.flatnonzero(found)]


def _pictures(scene: Scene) -> Iterator[str]:
    """Check that pictures keep to themselves and to their shape."""
    pictures = scene.images()
    for index, picture in enumerate(pictures):
        box, name = picture.box, f"{picture.role} {picture.of}".strip()
        for text in scene.texts():
            if box.overlaps(text.box, SLACK):
                yield f"1: {name} lies on '{text.text}'"
        for line in scene.lines():
            if any(segment.overlaps(box, SLACK) for segment in _segments(line)):
                yield f"1: {line.role} {line.of} crosses {name}"
        for other in pictures[index + 1 :]:
            if box.overlaps(other.box, SLACK):
                yield f"1: {name} lies on {other.role} {other.of}"
        size = _pixels(picture.data)
        if size is None:
            yield f"1: {name} is no PNG"
        elif not abs(picture.width * size[1] / (picture.height * size[0]) - 1) <= _STRETCH:
            yield f"1: {name} is stretched"


def _pixels(data: bytes) -> tuple[int, int] | None:
    """Read the width and height of a PNG."""
    if not data.startswith(b"\x89PNG\r\n\x1a\n") or len(data) < 24:
        return None
    width, height = struct.unpack(">II", data[16:24])
    return (width, height) if width and height else None


def _segments(line: Line) -> Iterator[Box]:
    half = line.width / 2
    for (x0, y0), (x1, y1) in zip(line.points, line.points[1:], strict=False):
        low_x, high_x = sorted((x0, x1))
        low_y, high_y = sorted((y0, y1))
        # The stroke is as wide as the line, and no longer than its ends.
        upright, flat = half * (high_y > low_y), half * (high_x > low_x)
        yield Box(low_x - upright, low_y - flat, high_x + upright, high_y + flat)


def _lines_cross_texts(scene: Scene) -> Iterator[str]:
    texts = _Texts(scene)
    for line in scene.lines():
        for segment in _segments(line):
            for text in texts.on(segment):
                yield f"1: {line.role} {line.of} crosses '{text.text}'"


def _outlines_cross_texts(scene: Scene) -> Iterator[str]:
    texts = _Texts(scene)
    for rect in scene.rects():
        if not (rect.edge or rect.hatch):
            continue
        inner = Box(
            rect.x + rect.line,
            rect.y + rect.line,
            rect.x + rect.width - rect.line,
            rect.y + rect.height - rect.line,
        )
        for text in texts.on(rect.box):
            # Sideways the text's extent is exact; up and down it has room for accents.
            if rect.hatch or not inner.holds(_ink(text), SLACK):
                yield f"1: the outline of {rect.role} {rect.of} crosses '{text.text}'"


def _ink(text: Text) -> Box:
    """Give the extent without the room for accents, and for descenders if there are none."""
    below = 0.03 if text.text.isdecimal() else DESCENT
    return Box(text.x, text.y - 0.77 * text.size, text.x + text.width, text.y + below * text.size)


def _inside_margins(scene: Scene) -> Iterator[str]:
    area = scene.page.area
    if scene.page.margin < 10 / 25.4 * 72 - 1e-6:
        yield "1: the margin is below 10 mm"
    boxed: tuple[Rect | Text | Image, ...] = (*scene.rects(), *scene.texts(), *scene.images())
    for shape in boxed:
        if not area.holds(shape.box, SLACK):
            yield f"1: {shape.role} {shape.of or getattr(shape, 'text', '')} leaves the margins"
    for line in scene.lines():
        if not all(area.holds(segment, line.width / 2 + SLACK) for segment in _segments(line)):
            yield f"1: {line.role} {line.of} leaves the margins"


def _sizes(scene: Scene) -> Iterator[str]:
    for text in scene.texts():
        least = SMALLEST_NAME if text.role in _NAMES else SMALLEST
        least = SMALLEST_TITLE if text.role == "title" else least
        if text.size < least - 1e-9:
            yield f"2: '{text.text}' is set in {text.size:g} pt, below {least:g}"
    if not scene.texts("title"):
        yield "2: the page has no title"


def _contrasts(scene: Scene) -> Iterator[str]:
    beneath: list[tuple[Box, str]] = []
    for shape in scene.shapes:
        if isinstance(shape, Rect) and shape.fill:
            beneath.append((shape.box, shape.fill))
        elif isinstance(shape, Text):
            for fill in _fills_under(shape.box, beneath, scene.ground):
                if contrast(shape.colour, fill) < TEXT_CONTRAST:
                    ratio = contrast(shape.colour, fill)
                    yield f"3: '{shape.text}' has a contrast of {ratio:.1f} on {fill}"


def _fills_under(box: Box, beneath: list[tuple[Box, str]], ground: str) -> Iterator[str]:
    """Give the fills that show under a box, from the top down to one that holds it all."""
    for lower, fill in reversed(beneath):
        if lower.overlaps(box, SLACK):
            yield fill
            if lower.holds(box, SLACK):
                return
    yield ground


def _outline_contrasts(scene: Scene) -> Iterator[str]:
    """Check outlines and meaningful lines against every fill that may lie behind a bar."""
    behind = {scene.ground} | {rect.fill for rect in scene.rects("band", "closure", "review")}
    for colour, role in sorted(
        {(rect.edge, rect.role) for rect in scene.rects(*_OUTLINED) if rect.edge}
        | {(line.colour, line.role) for line in scene.lines(*_MEANING)}
    ):
        for fill in sorted(behind):
            if contrast(colour, fill) < LINE_CONTRAST:
                ratio = contrast(colour, fill)
                yield f"3: {role} {colour} has a contrast of {ratio:.1f} on {fill}"


def _strands_differ(scene: Scene) -> Iterator[str]:
    found = {rect.of: rect for rect in scene.rects("strand")}
    strands = sorted(found)
    for index, one in enumerate(strands):
        for other in strands[index + 1 :]:
            apart = told_apart(found[one].fill, found[other].fill)
            same_fill = apart < STRAND_DIFFERENCE
            if same_fill and (len(strands) <= 10 or found[one].hatch == found[other].hatch):
                yield f"5: strands {one} and {other} differ by ΔE {apart:.1f} only"
            if len(strands) <= 10 and found[one].hatch == found[other].hatch:
                yield f"5: strands {one} and {other} have the same hatch"
        rect = found[one]
        if rect.hatch and contrast(rect.ink, rect.fill) < _HATCH_CONTRAST:
            yield f"5: the hatch of strand {one} hardly shows"
    if {text.of for text in scene.texts("strand-name")} != set(strands):
        yield "5: a strand has no name beside its colour"
