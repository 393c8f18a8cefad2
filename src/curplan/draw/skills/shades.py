"""Shades: one colour for each month, from near the ground to near the ink.

The way leads from the theme's ground through a greyed first fill to its ink, in equal steps of
lightness (CIE L*): the order shows in greyscale too, and no month looks like a strand. Colours on
which neither ink nor ground would be read are left out.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from curplan.draw.colour import contrast, lab, mix
from curplan.draw.theme import TEXT_CONTRAST

if TYPE_CHECKING:
    from curplan.draw.theme import Theme

_STEPS = 120
#: Text on a shade is easier to read than it must be.
_COMFORT = 0.3
#: How near to ground and ink the first and the last shade come, along the way from 0 to 2.
_FIRST, _LAST = 0.1, 1.74
#: How much of the fill is greyed; below this contrast with the ground it is no hue of its own.
_GREYED, _SEEN = 0.35, 1.5


def shades(count: int, theme: Theme) -> tuple[str, ...]:
    """Give so many shades, the earliest nearest to the ground."""
    places = (_FIRST + (_LAST - _FIRST) * step / _STEPS for step in range(_STEPS + 1))
    way = [_mixed(place, theme) for place in places]
    read = [colour for colour in way if _best(colour, theme) >= TEXT_CONTRAST + _COMFORT]
    far = [0.0]
    for one, other in pairwise(read):
        # A gap in the way counts as one step like any other.
        far.append(far[-1] + min(abs(lab(other)[0] - lab(one)[0]), 2.0))
    made = []
    for number in range(count):
        wanted = far[-1] * (number / (count - 1) if count > 1 else 0.25)
        made.append(min(zip(far, read, strict=True), key=lambda pair: abs(pair[0] - wanted))[1])
    return tuple(made)


def _mixed(at: float, theme: Theme) -> str:
    hue = mix(theme.fills[0], theme.muted, _GREYED)
    if contrast(hue, theme.ground) < _SEEN:
        hue = mix(theme.ground, theme.ink, 0.4)
    if at <= 1:
        return mix(theme.ground, hue, at)
    return mix(hue, theme.ink, at - 1)


def _best(fill: str, theme: Theme) -> float:
    return max(contrast(theme.ink, fill), contrast(theme.ground, fill))


def text_on(fill: str, theme: Theme) -> str:
    """Give the theme's ink or its ground, whichever reads better on a fill."""
    return max((theme.ink, theme.ground), key=lambda colour: contrast(colour, fill))
