"""A scene as SVG: matplotlib's paths, written short.

matplotlib's own SVG renderer adds a date, a style sheet that would reach into a page that the
drawing is pasted into, ids that clash there, and no place for a description; so this one writes
the same few elements by itself. Shapes are painted in the scene's order. Text is drawn as
outlines, the same everywhere; above it lies the text itself, fully transparent and stretched to
the very width, so that it can be searched, selected and copied in any script, whatever fonts the
reader has.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from matplotlib.backend_bases import RendererBase
from matplotlib.transforms import Affine2D

from curplan.draw import fonts
from curplan.draw.colour import hexed
from curplan.draw.fallback import remembered
from curplan.draw.paint.paths import DECIMALS, SVG, path_data, relative_data
from curplan.draw.paint.renderer import paint
from curplan.words import runs_right_to_left

if TYPE_CHECKING:
    from matplotlib.backend_bases import GraphicsContextBase
    from matplotlib.path import Path as Outline
    from matplotlib.transforms import Transform

    from curplan.draw.scene import Image, Scene, Text

#: Steps of an outline, in ems; at the size of a title still a hundredth of a point.
_UNIT = 1 / 1000


def svg_bytes(scene: Scene, language: str = "") -> bytes:
    """Paint a scene as an SVG of the page's size in points; the same scene gives the same bytes.

    ``language`` is the code of the language of its texts. The scene's title becomes its name for
    a reader that cannot see it (the page's own title, if it has none), its texts the description.
    """
    renderer = _Renderer(scene.page.height, rtl=scene.mirrored)
    paint(scene, renderer, renderer.picture, renderer.text)
    width, height = _short(scene.page.width), _short(scene.page.height)
    language = f" lang={quoteattr(language)}" if language else ""
    name = scene.title or " ".join(text.text for text in scene.texts("title"))
    said = "\n".join(text.text for text in scene.texts())
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}" '
        f'role="img"{language}>\n',
        f"<title>{escape(_clean(name))}</title>\n",
        f"<desc>{escape(_clean(said))}</desc>\n",
        f'<rect width="{width}" height="{height}" fill="{scene.ground}"/>\n',
        *renderer.parts,
        '<g fill-opacity="0" font-family="sans-serif">\n',
        *(_searchable(text, scene.mirrored) for text in scene.texts() if text.text.strip()),
        "</g>\n</svg>\n",
    ]
    return "".join(parts).encode()


def _searchable(text: Text, mirrored: bool) -> str:
    """Write a text unseen over its outlines, exactly as wide as they are."""
    backwards = runs_right_to_left(text.whole or text.text, page=mirrored)
    # Such a text is anchored by its right end, unless one says otherwise.
    direction = ' direction="rtl" text-anchor="end"' if backwards else ""
    return (
        f'<text x="{_short(text.x)}" y="{_short(text.y)}" font-size="{_short(text.size)}" '
        f'textLength="{_short(text.width)}" lengthAdjust="spacingAndGlyphs"{direction}>'
        f"{escape(_clean(text.text))}</text>\n"
    )


def _clean(text: str) -> str:
    """Leave out the characters that XML cannot hold."""
    return "".join(char for char in text if char >= " " or char in "\t\n")


def _short(value: float) -> str:
    """Write a number with two decimals at most."""
    return f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")


class _Renderer(RendererBase):
    """Collects the elements; only what ``paint`` asks of a renderer."""

    def __init__(self, height: float, *, rtl: bool) -> None:
        super().__init__()
        self._rtl = rtl
        self.parts: list[str] = []
        self._flip = Affine2D().scale(1, -1).translate(0, height)

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Outline,
        transform: Transform,
        rgbFace: Any = None,  # noqa: N803 - matplotlib's name
    ) -> None:
        """Write a path, filled if it has a face, stroked if its line has a width."""
        place = transform + self._flip
        drawn = " ".join(path_data(path, place, SVG).decode("ascii").split())
        fill = "none" if rgbFace is None else hexed(tuple(rgbFace[:3]))
        stroke = _stroke(gc) if gc.get_linewidth() else ""
        self.parts.append(f'<path d="{drawn}" fill="{fill}"{stroke}/>\n')

    def text(self, text: Text) -> None:
        """Write the outlines of a text."""
        data = _letters(text.text, text.bold, self._rtl, text.whole)
        if data:
            self.parts.append(
                f'<path transform="translate({_short(text.x)} {_short(text.y)}) '
                f'scale({text.size * fonts.CONDENSED * _UNIT:.6g} {text.size * _UNIT:.6g})" '
                f'd="{data}" fill="{text.colour}"/>\n'
            )

    def picture(self, image: Image) -> None:
        """Write a picture as it came, its bytes inside the file."""
        data = base64.b64encode(image.data).decode("ascii")
        self.parts.append(
            f'<image x="{_short(image.x)}" y="{_short(image.y)}" width="{_short(image.width)}" '
            f'height="{_short(image.height)}" preserveAspectRatio="none" '
            f'xlink:href="data:image/png;base64,{data}"/>\n'
        )


@remembered(4096)
def _letters(text: str, bold: bool, rtl: bool, whole: str) -> str:
    found = fonts.outline(text, bold, rtl=rtl, whole=whole)
    return relative_data(*found, _UNIT) if found is not None else ""


def _stroke(gc: GraphicsContextBase) -> str:
    colour: Any = gc.get_rgb()
    made = f' stroke="{hexed(colour[:3])}" stroke-width="{_short(gc.get_linewidth())}"'
    if gc.get_joinstyle() == "round":
        made += ' stroke-linejoin="round"'
    dashes: Any = gc.get_dashes()[1]
    if dashes is not None:
        made += f' stroke-dasharray="{" ".join(_short(dash) for dash in dashes)}"'
    return made
