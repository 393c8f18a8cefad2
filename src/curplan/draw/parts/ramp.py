"""One hue from little to all, in every theme: pale steps, then a full colour that stands out."""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from functools import lru_cache
from typing import TYPE_CHECKING

from curplan.draw.colour import contrast, hexed, luminance, mix, rgb
from curplan.draw.theme import TEXT_CONTRAST

if TYPE_CHECKING:
    from curplan.draw.theme import Theme

#: Below this contrast with the ground a colour is no hue of its own (a print theme's first fill).
_SEEN = 1.5
#: The first step's share of the hue, and by how much a share is lowered until text reads on it.
_FIRST, _LESS = 0.16, 0.02
#: A tint's share of its fill; the strength of the full colour beside the hue's.
_PALE, _CALM = 0.32, 0.9


@lru_cache(maxsize=64)
def steps(theme: Theme, count: int) -> tuple[str, ...]:
    """Give ``count`` fills from the palest on; the theme's ink reads on every one of them."""
    base = hue(theme)
    most = 1.0
    while most > _FIRST and contrast(theme.ink, mix(theme.ground, base, most)) < TEXT_CONTRAST:
        most -= _LESS
    if count == 1:
        return (mix(theme.ground, base, most / 3),)
    shares = (_FIRST + (most - _FIRST) * number / (count - 1) for number in range(count))
    return tuple(mix(theme.ground, base, share) for share in shares)


@lru_cache(maxsize=64)
def full(theme: Theme) -> str:
    """Give the colour of everything: the hue at its deepest, or on a dark ground at its brightest.

    The text that the theme sets on it reads.
    """
    dark = luminance(theme.ink) < luminance(theme.ground)
    angle, _, strength = rgb_to_hls(*rgb(hue(theme)))
    for step in range(10):
        light = 0.25 - step / 50 if dark else 0.82 + step / 60
        fill = hexed(hls_to_rgb(angle, light, strength * _CALM))
        if contrast(theme.on(fill), fill) >= TEXT_CONTRAST:
            return fill
    return theme.ink


@lru_cache(maxsize=256)
def pale(theme: Theme, fill: str) -> str:
    """Give a tint of a strand's fill, on which the theme's ink reads."""
    most = _PALE
    while most > _FIRST and contrast(theme.ink, mix(theme.ground, fill, most)) < TEXT_CONTRAST:
        most -= _LESS
    return mix(theme.ground, fill, most)


def hue(theme: Theme) -> str:
    """Give the one hue of a theme that stands out from its ground."""
    fill = theme.fill(0)
    return fill if contrast(fill, theme.ground) >= _SEEN else mix(fill, theme.ink, 0.4)
