"""Scenes as one PDF, a page each, painted by matplotlib's PDF backend."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.backends.backend_pdf import PdfFile, RendererPdf, Verbatim
from matplotlib.transforms import Affine2D

from curplan.draw.paint.layer import Layer
from curplan.draw.paint.paths import PDF, path_data
from curplan.draw.paint.pictures import decoded
from curplan.draw.paint.renderer import filled, paint
from curplan.draw.scene import Rect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.path import Path as Outline
    from matplotlib.transforms import Transform

    from curplan.draw.scene import Image, Scene

#: What a user's own settings of matplotlib would change in the file.
_HELD: Any = {"pdf.compression": 6, "pdf.inheritcolor": False}
#: No date, no program's name: the same scenes give the same bytes.
_NAMELESS: Any = {"Creator": None, "Producer": None, "CreationDate": None}


def pdf_bytes(scenes: Sequence[Scene]) -> bytes:
    """Paint scenes as the pages of one PDF, each of its own size; same scenes, same bytes.

    Text is drawn as outlines; under it in the file lies the text itself, unpainted, so that it
    can be searched and copied (see ``Layer``). The first scene's title is the document's.
    """
    made = io.BytesIO()
    with mpl.rc_context(_HELD):
        file = _File(made, scenes[0].title or _heading(scenes[0]))
        for scene in scenes:
            _page(file, scene)
        file.finalize()  # type: ignore[no-untyped-call]
        file.close()  # type: ignore[no-untyped-call]
    return made.getvalue()


def _heading(scene: Scene) -> str:
    return " ".join(text.text for text in scene.texts("title"))


class _File(PdfFile):
    """matplotlib's file, with the fonts of the text layer instead of its own."""

    def __init__(self, target: io.BytesIO, title: str) -> None:
        named = {"Title": title} if title else {}
        super().__init__(target, {**_NAMELESS, **named})  # type: ignore[no-untyped-call]
        self.layer = Layer()

    @staticmethod
    def pathOperations(  # noqa: N802 - matplotlib's name
        path: Outline, transform: Transform, *_: Any, **__: Any
    ) -> list[Verbatim]:
        """Write a path, to a hundredth of a point: half the length of matplotlib's six decimals."""
        return [Verbatim(path_data(path, transform, PDF))]

    def writeFonts(self) -> None:  # noqa: N802 - matplotlib's name
        """Write the fonts that the text layer has used."""
        fonts = self.layer.write_fonts(self)
        self.writeObject(self.fontObject, fonts)  # type: ignore[no-untyped-call]


def _page(file: _File, scene: Scene) -> None:
    page = scene.page
    file.newPage(page.width / 72, page.height / 72)  # type: ignore[no-untyped-call]
    renderer = RendererPdf(file, 72, page.height / 72, page.width / 72)

    def picture(image: Image) -> None:
        place = Affine2D().scale(image.width, image.height)
        renderer.draw_image(
            renderer.new_gc(),
            image.x,
            page.height - image.y - image.height,
            decoded(image.data),
            place,
        )

    ground = Rect(0, 0, page.width, page.height, "ground", fill=scene.ground)
    filled(renderer, ground, Affine2D().scale(1, -1).translate(0, page.height))
    paint(scene, renderer, picture)
    renderer.finalize()
    file.write(file.layer.page(scene))  # type: ignore[no-untyped-call]
