"""The drawing rules as code: everything about a roadmap's scene that a program can check.

``broken`` is what ``draw --check`` and the tests ask. The rules are those of the design, by
number; 10 to 12 need two plans or a pair of eyes. The checks read the scene and the plan alone,
never the layout that made the scene.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.draw.colour import contrast, told_apart
from curplan.draw.rules.roadmap import broken_against_plan
from curplan.draw.scene import DESCENT, Box, Line, Rect, Scene, Text
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

    from curplan.plan.model import Plan

#: Overlaps and excesses smaller than this many points cannot be seen.
SLACK = 0.1
_NAMES = ("name", "number", "key-name", "key-number")
#: Outlines and lines that carry meaning; grid, rules and hatches may be fainter.
_OUTLINED, _MEANING = ("bar", "strand", "over"), ("arrow", "limit", "base")


def broken(scene: Scene, plan: Plan) -> list[str]:
    """Name every broken rule of a roadmap's scene, each with its number and place."""
    return [*broken_alone(scene), *broken_against_plan(scene, plan)]


def broken_alone(scene: Scene) -> list[str]:
    """Name the broken rules of any scene that can be told without a plan."""
    return [
        *_texts_apart(scene),
        *_lines_cross_texts(scene),
        *_outlines_cross_texts(scene),
        *_inside_margins(scene),
        *_sizes(scene),
        *_contrasts(scene),
        *_outline_contrasts(scene),
        *_strands_differ(scene),
    ]


def _texts_apart(scene: Scene) -> Iterator[str]:
    texts = sorted(scene.texts(), key=lambda text: text.box.left)
    for index, one in enumerate(texts):
        for other in texts[index + 1 :]:
            if other.box.left > one.box.right:
                break
            if one.box.overlaps(other.box, SLACK):
                yield f"1: '{one.text}' overlaps '{other.text}'"


def _segments(line: Line) -> Iterator[Box]:
    half = line.width / 2
    for (x0, y0), (x1, y1) in zip(line.points, line.points[1:], strict=False):
        low_x, high_x = sorted((x0, x1))
        low_y, high_y = sorted((y0, y1))
        # The stroke is as wide as the line, and no longer than its ends.
        upright, flat = half * (high_y > low_y), half * (high_x > low_x)
        yield Box(low_x - upright, low_y - flat, high_x + upright, high_y + flat)


def _lines_cross_texts(scene: Scene) -> Iterator[str]:
    boxes = [(text, text.box) for text in scene.texts()]
    for line in scene.lines():
        for segment in _segments(line):
            for text, box in boxes:
                if segment.overlaps(box, SLACK):
                    yield f"1: {line.role} {line.of} crosses '{text.text}'"


def _outlines_cross_texts(scene: Scene) -> Iterator[str]:
    texts = scene.texts()
    for rect in scene.rects():
        if not (rect.edge or rect.hatch):
            continue
        inner = Box(
            rect.x + rect.line,
            rect.y + rect.line,
            rect.x + rect.width - rect.line,
            rect.y + rect.height - rect.line,
        )
        for text in texts:
            # Sideways the text's extent is exact; up and down it has room for accents.
            if not text.box.overlaps(rect.box, SLACK):
                continue
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
    boxed: tuple[Rect | Text, ...] = (*scene.rects(), *scene.texts())
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
    beneath: list[Rect] = []
    for shape in scene.shapes:
        if isinstance(shape, Rect) and shape.fill:
            beneath.append(shape)
        elif isinstance(shape, Text):
            for fill in _fills_under(shape.box, beneath, scene.ground):
                if contrast(shape.colour, fill) < TEXT_CONTRAST:
                    ratio = contrast(shape.colour, fill)
                    yield f"3: '{shape.text}' has a contrast of {ratio:.1f} on {fill}"


def _fills_under(box: Box, beneath: list[Rect], ground: str) -> Iterator[str]:
    """Give the fills that show under a box, from the top down to one that holds it all."""
    for rect in reversed(beneath):
        if rect.box.overlaps(box, SLACK):
            yield rect.fill
            if rect.box.holds(box, SLACK):
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
    if {text.of for text in scene.texts("strand-name")} != set(strands):
        yield "5: a strand has no name beside its colour"
