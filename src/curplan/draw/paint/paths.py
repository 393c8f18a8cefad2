"""Paths as the text of SVG and PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from matplotlib import _path
from matplotlib.path import Path as Outline

if TYPE_CHECKING:
    import numpy as np
    from matplotlib.transforms import Transform
    from numpy.typing import NDArray

#: A hundredth of a point is four thousandths of a millimetre: finer than any printer.
DECIMALS = 2


class Language(NamedTuple):
    """Commands for moving, lines, curves of two and three, closing; whether they come last."""

    commands: list[bytes]
    last: bool


SVG = Language([b"M", b"L", b"Q", b"C", b"z"], False)
#: PDF has no curves with one handle; matplotlib raises them by a degree.
PDF = Language([b"m", b"l", b"", b"c", b"h"], True)


def path_data(path: Outline, place: Transform, language: Language) -> bytes:
    """Write a path after a transform, neither clipped nor simplified."""
    data: bytes = _path.convert_to_string(  # type: ignore[attr-defined]
        path, place, None, False, None, DECIMALS, language.commands, language.last
    )
    return data


def relative_data(vertices: NDArray[np.float64], codes: NDArray[np.int8], unit: float) -> str:
    """Write an outline for SVG in steps of ``unit``, each place by its distance from the last.

    Letters are many small steps: this takes a third of the room of absolute places.
    """
    points = [(round(x / unit), round(-y / unit)) for x, y in vertices.tolist()]
    made: list[str] = []
    x = y = start_x = start_y = at = 0
    kinds = codes.tolist()
    while at < len(kinds):
        kind = kinds[at]
        if kind == Outline.CLOSEPOLY:
            made.append("z")
            x, y = start_x, start_y
            at += 1
            continue
        long = {Outline.CURVE3: 2, Outline.CURVE4: 3}.get(kind, 1)
        made.append({Outline.MOVETO: "m", Outline.CURVE3: "q", Outline.CURVE4: "c"}.get(kind, "l"))
        made += [_step(px - x) + _step(py - y) for px, py in points[at : at + long]]
        x, y = points[at + long - 1]
        if kind == Outline.MOVETO:
            start_x, start_y = x, y
        at += long
    return "".join(made).replace("m ", "m").replace("l ", "l").replace("q ", "q").replace("c ", "c")


def _step(value: int) -> str:
    """Write a whole number; a minus sign is room enough."""
    return f"{value}" if value < 0 else f" {value}"
