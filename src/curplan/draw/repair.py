"""Changing colours as little as needed until they read and can be told apart."""

from __future__ import annotations

from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from curplan.draw.colour import (
    contrast,
    difference,
    hexed,
    lighter,
    luminance,
    mix,
    told_apart,
)
from curplan.draw.theme import STRAND_DIFFERENCE, TEXT_CONTRAST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.draw.theme import Theme

#: Outline of the critical chain on a fill; it is heavy, and stands out from the ground anyway.
OUTLINE_CONTRAST = 1.7
_STEPS = 100
#: Values of red, green and blue that are tried when darker and lighter do not do.
_LATTICE = range(0, 256, 15)


def least_contrast(colour: str, grounds: Sequence[str]) -> float:
    """Give the contrast of a colour with the ground on which it is weakest."""
    return min(contrast(colour, ground) for ground in grounds)


def readable(colour: str, grounds: Sequence[str], least: float) -> str:
    """Darken (or on dark grounds lighten) a colour until it has ``least`` contrast on all grounds.

    Hue and saturation stay. A colour that has the contrast already comes back as it is. Black or
    white must have it, or ValueError is raised.

    >>> readable("#ffcc00", ["#ffffff"], 4.5)
    '#8f7200'
    """
    best = max(("#000000", "#ffffff"), key=lambda end: least_contrast(end, grounds))
    for step in range(_STEPS + 1):
        tried = lighter(colour, step / _STEPS * (-1 if best == "#000000" else 1))
        if least_contrast(tried, grounds) >= least:
            return tried
    raise ValueError(f"no colour has a contrast of {least} on {', '.join(grounds)}")


def fits(fill: str, theme: Theme, others: Sequence[str]) -> bool:
    """Tell whether text and outlines show on a fill, and every eye tells it from the others."""
    return (
        _reads(fill, theme)
        and contrast(theme.ink, fill) >= OUTLINE_CONTRAST
        and _unlike(fill, others)
    )


def nearest_fill(wanted: str, theme: Theme, others: Sequence[str]) -> str | None:
    """Give the fill nearest to the wanted one that ``fits``; None if the others leave no room.

    Lighter and darker shades of the wanted colour are tried first, then paler ones, then any. Where
    none fits, one will do on which only the heavy outline is faint.
    """
    if fits(wanted, theme, others):
        return wanted
    shades = tuple(lighter(wanted, step / 40) for step in range(-39, 40))
    paler = tuple(mix(wanted, "#ffffff", step / 40) for step in range(1, 40))
    for outline in (OUTLINE_CONTRAST, 1.0):
        for tried in (shades, paler, _every_colour()):
            showing = {
                shade
                for shade in tried
                if _reads(shade, theme) and contrast(theme.ink, shade) >= outline
            }
            for shade in sorted(showing, key=lambda shade: (difference(wanted, shade), shade)):
                if _unlike(shade, others):
                    return shade
    return None


def _reads(fill: str, theme: Theme) -> bool:
    return contrast(theme.on_fill, fill) >= TEXT_CONTRAST


def _unlike(fill: str, others: Sequence[str]) -> bool:
    return all(told_apart(fill, other) >= STRAND_DIFFERENCE for other in others)


@cache
def _every_colour() -> tuple[str, ...]:
    """List the colours of the lattice."""
    made = (hexed((r / 255, g / 255, b / 255)) for r, g, b in product(_LATTICE, repeat=3))
    return tuple(colour for colour in made if luminance(colour) > 0.01)
