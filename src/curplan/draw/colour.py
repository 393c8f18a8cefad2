"""Colour as numbers: contrast, colour difference, and how colour-blind eyes see a colour.

Colours are ``#rrggbb`` strings. Contrast is WCAG 2's; the difference is CIEDE2000 (the strictest
of the usual ones for light fills); colour blindness is simulated with the matrices of Machado,
Oliveira and Fernandes (2009) at full severity, applied to linear RGB.
"""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from functools import lru_cache
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

Triple = tuple[float, float, float]

VISIONS = ("normal", "protan", "deutan", "tritan")

_MACHADO: dict[str, tuple[Triple, Triple, Triple]] = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_WHITE_D65 = (0.95047, 1.0, 1.08883)


def rgb(colour: str) -> Triple:
    """Split a colour into red, green and blue, each from 0 to 1.

    >>> rgb("#ff8000")
    (1.0, 0.5019607843137255, 0.0)
    """
    return (
        int(colour[1:3], 16) / 255,
        int(colour[3:5], 16) / 255,
        int(colour[5:7], 16) / 255,
    )


def hexed(channels: Triple) -> str:
    """Write red, green and blue (0 to 1, clipped) as ``#rrggbb``."""
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, value))):02x}" for value in channels)


def _linear(colour: str) -> Triple:
    first, second, third = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in rgb(colour)
    )
    return first, second, third


def _encoded(linear: Triple) -> str:
    clipped = [min(1.0, max(0.0, value)) for value in linear]
    first, second, third = (
        12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
        for value in clipped
    )
    return hexed((first, second, third))


@lru_cache(maxsize=1024)
def luminance(colour: str) -> float:
    """Give WCAG's relative luminance, 0 for black to 1 for white."""
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Give WCAG's contrast ratio, 1 to 21.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@lru_cache(maxsize=1024)
def mix(one: str, other: str, share: float) -> str:
    """Blend ``share`` of ``other`` into ``one``.

    >>> mix("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = zip(rgb(one), rgb(other), strict=True)
    first, second, third = (a + (b - a) * share for a, b in pairs)
    return hexed((first, second, third))


def lighter(colour: str, share: float) -> str:
    """Move a colour ``share`` of the way to white, or, where negative, to black.

    Hue and saturation (of HLS) stay, so that a dark blue becomes blue and not grey.

    >>> lighter("#003366", 0.5), mix("#003366", "#ffffff", 0.5), lighter("#003366", -1)
    ('#3399ff', '#8099b2', '#000000')
    """
    hue, lightness, saturation = rgb_to_hls(*rgb(colour))
    lightness += (1 - lightness) * share if share > 0 else lightness * share
    return hexed(hls_to_rgb(hue, lightness, saturation))


def seen(colour: str, vision: str) -> str:
    """Simulate a colour as an eye of ``vision`` (one of ``VISIONS``) sees it."""
    if vision == "normal":
        return colour
    red, green, blue = _linear(colour)
    first, second, third = (a * red + b * green + c * blue for a, b, c in _MACHADO[vision])
    return _encoded((first, second, third))


def grey(colour: str) -> str:
    """Give the grey of the same luminance: what a black-and-white printer makes of a colour.

    >>> grey("#ff0000")
    '#7f7f7f'
    """
    level = luminance(colour)
    return _encoded((level, level, level))


@lru_cache(maxsize=1024)
def lab(colour: str) -> Triple:
    """Give CIE L*a*b* (D65)."""
    red, green, blue = _linear(colour)
    xyz = (
        0.4124564 * red + 0.3575761 * green + 0.1804375 * blue,
        0.2126729 * red + 0.7151522 * green + 0.0721750 * blue,
        0.0193339 * red + 0.1191920 * green + 0.9503041 * blue,
    )
    x, y, z = (
        ratio ** (1 / 3) if ratio > 216 / 24389 else (24389 / 27 * ratio + 16) / 116
        for ratio in (part / white for part, white in zip(xyz, _WHITE_D65, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: str, other: str) -> float:
    """Give the CIEDE2000 difference of two colours (Sharma, Wu and Dalal 2005)."""
    l1, a1, b1 = lab(one)
    l2, a2, b2 = lab(other)
    mean_c = (hypot(a1, b1) + hypot(a2, b2)) / 2
    stretch = 1 + (1 - sqrt(mean_c**7 / (mean_c**7 + 25**7))) / 2
    c1, c2 = hypot(a1 * stretch, b1), hypot(a2 * stretch, b2)
    h1 = degrees(atan2(b1, a1 * stretch)) % 360
    h2 = degrees(atan2(b2, a2 * stretch)) % 360
    turn, total = h2 - h1, h1 + h2
    if c1 * c2 == 0:
        turn, mean_h = 0.0, total
    elif abs(turn) <= 180:
        mean_h = total / 2
    else:
        turn += 360 if turn < 0 else -360
        mean_h = (total + 360) / 2 if total < 360 else (total - 360) / 2
    d_hue = 2 * sqrt(c1 * c2) * sin(radians(turn) / 2)
    mean_l, mean_c = (l1 + l2) / 2, (c1 + c2) / 2
    weight = (
        1
        - 0.17 * cos(radians(mean_h - 30))
        + 0.24 * cos(radians(2 * mean_h))
        + 0.32 * cos(radians(3 * mean_h + 6))
        - 0.20 * cos(radians(4 * mean_h - 63))
    )
    light = (l2 - l1) / (1 + 0.015 * (mean_l - 50) ** 2 / sqrt(20 + (mean_l - 50) ** 2))
    chroma = (c2 - c1) / (1 + 0.045 * mean_c)
    hue = d_hue / (1 + 0.015 * mean_c * weight)
    swing = 30 * exp(-(((mean_h - 275) / 25) ** 2))
    rotate = -sin(radians(2 * swing)) * 2 * sqrt(mean_c**7 / (mean_c**7 + 25**7))
    return sqrt(light**2 + chroma**2 + hue**2 + rotate * chroma * hue)


def told_apart(one: str, other: str) -> float:
    """Give the smallest difference of two colours over all ``VISIONS``."""
    return min(difference(seen(one, vision), seen(other, vision)) for vision in VISIONS)
