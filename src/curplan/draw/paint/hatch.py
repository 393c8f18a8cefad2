"""Hatches as plain strokes, clipped to a box: cheap to paint, and the same in every format."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.draw.scene import Box, Point

    Stroke = tuple[Point, Point]

#: Distance of two strokes, in points; dense hatches have half of it.
PITCH = 5.0
#: Length of the strokes that stand for dots.
_DOT = 1.1


def strokes(kind: str, box: Box) -> list[Stroke]:
    r"""Give the strokes of a hatch inside a box.

    ``kind`` is any of ``/ \ - | x + .``; the first two and ``-`` doubled are twice as dense. The
    lattice starts at the page's corner, so that neighbouring boxes match.
    """
    pitch = PITCH / 2 if len(kind) > 1 else PITCH
    made: list[Stroke] = []
    for sign in kind[:1]:
        if sign in "-+":
            made += [((box.left, y), (box.right, y)) for y in _steps(box.top, box.bottom, pitch)]
        if sign in "|+":
            made += [((x, box.top), (x, box.bottom)) for x in _steps(box.left, box.right, pitch)]
        if sign in "/x":
            made += _diagonals(box, pitch * 1.3, 1)
        if sign in "\\x":
            made += _diagonals(box, pitch * 1.3, -1)
        if sign == ".":
            made += _dots(box, pitch * 0.7)
    return made


def _steps(start: float, end: float, pitch: float) -> Iterator[float]:
    """List the multiples of the pitch strictly inside."""
    for number in range(floor(start / pitch) + 1, ceil(end / pitch)):
        yield number * pitch


def _diagonals(box: Box, pitch: float, sign: int) -> list[Stroke]:
    """Give the lines ``y + sign * x = constant``; y grows downwards, so 1 rises to the right."""
    corners = [y + sign * x for x in (box.left, box.right) for y in (box.top, box.bottom)]
    made = []
    for constant in _steps(min(corners), max(corners), pitch):
        # On the line, x runs where y stays between top and bottom.
        ends = sorted(((constant - box.top) * sign, (constant - box.bottom) * sign))
        left, right = max(box.left, ends[0]), min(box.right, ends[1])
        if right - left > 0.05:
            made.append(((left, constant - sign * left), (right, constant - sign * right)))
    return made


def _dots(box: Box, pitch: float) -> list[Stroke]:
    """Short strokes in staggered rows."""
    made: list[Stroke] = []
    for y in _steps(box.top + 0.5, box.bottom - 0.5, pitch):
        shift = pitch / 2 if round(y / pitch) % 2 else 0.0
        starts = (x + shift for x in _steps(box.left - shift, box.right - shift - _DOT, pitch))
        made += [((x, y), (x + _DOT, y)) for x in starts if x >= box.left]
    return made
