"""Painting a scene with matplotlib's renderers; the only place that draws pixels.

The whole scene goes through a renderer's own primitives, without a figure or an artist per shape:
that is several times cheaper to run and to import, and serves any renderer of matplotlib. Nothing
global is touched: no pyplot, no rcParams, no font cache.
"""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D

from curplan.draw import fallback, fonts
from curplan.draw.colour import rgb
from curplan.draw.paint import hatch
from curplan.draw.scene import Image, Line, Rect, Scene, Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.backend_bases import GraphicsContextBase, RendererBase

#: Line widths of hatches, in points.
_HATCHED, _DOTTED = 0.5, 1.1
#: Bézier handle that makes a quarter circle.
_ROUND = 0.5523


def paint(
    scene: Scene,
    renderer: RendererBase,
    picture: Callable[[Image], None],
    write: Callable[[Text], None] | None = None,
) -> None:
    """Paint every shape in order on a renderer of the size of the scene's page.

    ``picture`` paints an image: each format has its own way to hold one. ``write`` paints a text,
    where a format has a shorter way than a path for each.
    """
    # The stub says "array-like"; of a float it makes a float.
    pixels = float(renderer.points_to_pixels(1.0))  # type: ignore[arg-type]
    height = scene.page.height * pixels
    to_pixels = Affine2D().scale(pixels, -pixels).translate(0, height)
    with fallback.using(scene.fonts):
        for shape in scene.shapes:
            if isinstance(shape, Text) and write is not None:
                write(shape)
            elif isinstance(shape, Text):
                _paint_text(renderer, shape, pixels, height, rtl=scene.mirrored)
            elif isinstance(shape, Rect):
                _paint_rect(renderer, shape, to_pixels)
            elif isinstance(shape, Line):
                _paint_line(renderer, shape, to_pixels)
            else:
                picture(shape)


def _context(
    renderer: RendererBase, colour: str, width: float = 0.0, dash: tuple[float, ...] = ()
) -> GraphicsContextBase:
    context = renderer.new_gc()
    context.set_foreground((*rgb(colour), 1.0), isRGBA=True)
    context.set_linewidth(width)
    context.set_joinstyle("miter")
    context.set_capstyle("butt")
    if dash:
        context.set_dashes(0, list(dash))
    return context


def _paint_text(
    renderer: RendererBase, text: Text, pixels: float, height: float, *, rtl: bool
) -> None:
    found = fonts.outline(text.text, text.bold, rtl=rtl, whole=text.whole)
    if found is None:
        return
    vertices, codes = found
    scale = text.size * pixels
    place = (
        Affine2D()
        .scale(scale * fonts.CONDENSED, scale)
        .translate(text.x * pixels, height - text.y * pixels)
    )
    context = _context(renderer, text.colour)
    context.set_snap(False)
    renderer.draw_path(context, Outline(vertices, codes), place, (*rgb(text.colour), 1.0))
    context.restore()


def _paint_rect(renderer: RendererBase, rect: Rect, place: Affine2D) -> None:
    snap = not rect.radius
    if rect.fill:
        filled(renderer, rect, place)
    if rect.hatch:
        strokes = hatch.strokes(rect.hatch, rect.box)
        if strokes:
            points = [point for stroke in strokes for point in stroke]
            wide = _DOTTED if rect.hatch[0] == "." else _HATCHED
            context = _context(renderer, rect.ink, wide)
            context.set_snap(False)
            renderer.draw_path(context, Outline(points, [1, 2] * len(strokes)), place)
            context.restore()
    if rect.edge and rect.line:
        context = _context(renderer, rect.edge, rect.line, rect.dash)
        context.set_snap(snap)
        # The stroke lies inside the edges, so that the bar ends where its week ends.
        renderer.draw_path(context, _outline(rect, rect.line / 2), place)
        context.restore()


def filled(renderer: RendererBase, rect: Rect, place: Affine2D) -> None:
    """Paint the fill of a rectangle; ``place`` takes points of the page to the renderer's."""
    context = _context(renderer, rect.fill)
    context.set_snap(not rect.radius)
    renderer.draw_path(context, _outline(rect, 0.0), place, (*rgb(rect.fill), 1.0))
    context.restore()


def _outline(rect: Rect, inset: float) -> Outline:
    left, top = rect.x + inset, rect.y + inset
    right, bottom = rect.x + rect.width - inset, rect.y + rect.height - inset
    round_by = min(rect.radius - inset, (right - left) / 2, (bottom - top) / 2)
    if round_by <= 0:
        corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        return Outline(corners, [1, 2, 2, 2, 79])
    r, k = round_by, round_by * (1 - _ROUND)
    points = [
        (left + r, top),
        (right - r, top),
        (right - k, top),
        (right, top + k),
        (right, top + r),
        (right, bottom - r),
        (right, bottom - k),
        (right - k, bottom),
        (right - r, bottom),
        (left + r, bottom),
        (left + k, bottom),
        (left, bottom - k),
        (left, bottom - r),
        (left, top + r),
        (left, top + k),
        (left + k, top),
        (left + r, top),
        (left + r, top),
    ]
    return Outline(points, [1, 2, 4, 4, 4, 2, 4, 4, 4, 2, 4, 4, 4, 2, 4, 4, 4, 79])


def _paint_line(renderer: RendererBase, line: Line, place: Affine2D) -> None:
    points = list(line.points)
    if line.head:
        (x0, y0), (x1, y1) = points[-2:]
        long = hypot(x1 - x0, y1 - y0) or 1.0
        ahead = ((x1 - x0) / long, (y1 - y0) / long)
        base = (x1 - ahead[0] * line.head, y1 - ahead[1] * line.head)
        half = line.head * 0.42
        tip = [
            (x1, y1),
            (base[0] - ahead[1] * half, base[1] + ahead[0] * half),
            (base[0] + ahead[1] * half, base[1] - ahead[0] * half),
            (x1, y1),
        ]
        points[-1] = (x1 - ahead[0] * line.head * 0.8, y1 - ahead[1] * line.head * 0.8)
    context = _context(renderer, line.colour, line.width, line.dash)
    context.set_snap(True)
    context.set_joinstyle("round")
    renderer.draw_path(context, Outline(points), place)
    context.restore()
    if line.head:
        context = _context(renderer, line.colour)
        context.set_snap(False)
        fill = (*rgb(line.colour), 1.0)
        renderer.draw_path(context, Outline(tip, [1, 2, 2, 79]), place, fill)
        context.restore()
