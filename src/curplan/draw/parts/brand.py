"""A partner's brand on a page: its logo or name at the head, its name and text at the foot."""

from __future__ import annotations

from dataclasses import dataclass

from curplan.draw import fonts
from curplan.draw.look import Look
from curplan.draw.scene import Image, Page, Shape

#: A logo is at most so high, in points, and takes at most this share of the page's width.
LOGO_HEIGHT, LOGO_SHARE = 26.0, 0.2
#: Free room before a logo or a name.
CLEAR = 22.0
_NAME_SIZE = 11.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A brand at the head of a page; what stands beside it must end at ``left``."""

    shapes: tuple[Shape, ...]
    left: float
    height: float


def mark(page: Page, look: Look) -> Mark:
    """Place the logo in the page's upper corner; the brand's name where there is no logo.

    A name too wide for the corner stands in the footer alone.
    """
    most, logo = LOGO_SHARE * (page.right - page.left), look.brand.logo
    if logo is not None and logo.width > 0 and logo.height > 0:
        scale = min(LOGO_HEIGHT / logo.height, most / logo.width)
        wide, high = logo.width * scale, logo.height * scale
        left = page.right - wide
        picture = Image(left, page.top, wide, high, logo.data, "logo", look.brand.name)
        return Mark((picture,), left - CLEAR, high)
    name = " ".join(look.brand.name.split())
    if not name or fonts.width(name, _NAME_SIZE, True) > most:
        return Mark((), page.right, 0.0)
    base = fonts.baseline(page.top + 9.5, _NAME_SIZE)
    text = fonts.written(
        page.right, base, name, _NAME_SIZE, look.theme.ink, "brand", bold=True, anchor="end"
    )
    return Mark((text,), text.x - CLEAR, _NAME_SIZE * 1.3)


def brand_line(look: Look) -> list[str]:
    """Give what the footer says of the brand: its name and its text."""
    parts = (" ".join(part.split()) for part in (look.brand.name, look.brand.footer))
    return [part for part in parts if part]
