"""Turning a page round, so that it reads from right to left."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.draw.scene import Line

if TYPE_CHECKING:
    from curplan.draw.scene import Scene, Shape


def mirror(scene: Scene) -> Scene:
    """Mirror every place on the page; texts and pictures keep their own direction.

    >>> from curplan.draw.scene import A4, Rect, Scene
    >>> scene = Scene(A4, "#ffffff", (Rect(40.0, 50.0, 100.0, 20.0, "bar"),))
    >>> mirror(mirror(scene)) == scene, mirror(scene).mirrored
    (True, True)
    """
    wide = scene.page.width
    shapes = tuple(_turned(shape, wide) for shape in scene.shapes)
    return replace(scene, shapes=shapes, mirrored=not scene.mirrored)


def _turned(shape: Shape, wide: float) -> Shape:
    if isinstance(shape, Line):
        return replace(shape, points=tuple((wide - x, y) for x, y in shape.points))
    return replace(shape, x=wide - shape.x - shape.width)
