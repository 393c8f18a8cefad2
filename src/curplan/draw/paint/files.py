"""Scenes as the bytes of picture files, and written to disk.

A PNG and an SVG hold one page; a PDF holds all. Several pages become several files,
``name-1.png``, ``name-2.png`` … with as many digits as the last one has, so that they sort.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from curplan.draw.paint.raster import DPI, png_bytes
from curplan.plan.writing import write_files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from curplan.diagnostics import Diagnostic
    from curplan.draw.scene import Scene

__all__ = [
    "DPI",
    "FORMATS",
    "Format",
    "page_names",
    "picture_bytes",
    "png_bytes",
    "write_pictures",
    "write_png",
]

Format = Literal["png", "svg", "pdf"]
FORMATS: tuple[Format, ...] = ("png", "svg", "pdf")


def picture_bytes(
    scenes: Sequence[Scene], kind: Format, *, dpi: float = DPI, language: str = ""
) -> tuple[bytes, ...]:
    """Paint scenes, one a page: the contents of as many PNG or SVG files, or of one PDF.

    The same scenes give the same bytes, in any process. The three formats show the same layout.

    Parameters
    ----------
    scenes
        The pages in order, at least one.
    kind
        One of ``FORMATS``.
    dpi
        Pixels per inch of a PNG; the others have no pixels.
    language
        Code of the language of the texts, for readers that speak an SVG.
    """
    if kind == "png":
        return tuple(png_bytes(scene, dpi) for scene in scenes)
    if kind == "svg":
        from curplan.draw.paint.svg import svg_bytes

        return tuple(svg_bytes(scene, language) for scene in scenes)
    from curplan.draw.paint.pdf import pdf_bytes

    return (pdf_bytes(scenes),)


def page_names(name: str, count: int) -> tuple[str, ...]:
    """Name the files of ``count`` pictures: ``name`` itself, or numbered before its ending.

    >>> page_names("calendar.png", 1), page_names("calendar.png", 2)
    (('calendar.png',), ('calendar-1.png', 'calendar-2.png'))
    """
    if count == 1:
        return (name,)
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, dot + ending) if stem else (name, "")
    digits = len(str(count))
    return tuple(f"{stem}-{number:0{digits}}{ending}" for number in range(1, count + 1))


def write_pictures(
    scenes: Sequence[Scene],
    path: Path,
    kind: Format,
    *,
    dpi: float = DPI,
    language: str = "",
) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Write scenes to files, whole or not at all: the files written, and what kept others away.

    ``path`` is the file's name; of several PNG or SVG pages each gets its number in it.
    """
    contents = picture_bytes(scenes, kind, dpi=dpi, language=language)
    named = dict(zip(page_names(path.name, len(contents)), contents, strict=True))
    faults = write_files(path.parent, named)
    return (() if faults else tuple(path.parent / name for name in named)), faults


def write_png(scene: Scene, path: Path, dpi: float = DPI) -> tuple[Diagnostic, ...]:
    """Write a scene as a PNG, whole or not at all; gives a diagnostic when it cannot be done."""
    return write_pictures([scene], path, "png", dpi=dpi)[1]
