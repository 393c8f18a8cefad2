"""Sizes of paper and screen by name."""

from __future__ import annotations

import re

from curplan.diagnostics import nearest
from curplan.draw.scene import POINTS_PER_MM, Page

#: Width and height in millimetres as the paper is usually held for a plan: lying.
PAPERS = {"a4": (297.0, 210.0), "a3": (420.0, 297.0), "letter": (279.4, 215.9)}
#: A slide of 13⅓ × 7½ inches, as presentation programs have it; ten inches square for the web.
SCREENS = {"16:9": (960 / POINTS_PER_MM, 540 / POINTS_PER_MM), "square": (254.0, 254.0)}
HELD = ("landscape", "portrait")
#: Sides of a page of one's own, in millimetres, and how much longer one may be than the other.
SHORTEST, LONGEST, SLIMMEST = 120.0, 2000.0, 4.0

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*(?:mm)?\s*[x×]\s*(\d+(?:\.\d+)?)\s*(?:mm)?", re.ASCII)


def page_of(text: str) -> Page:
    """Give the page of a name (``a4``, ``a3-portrait``, ``16:9``) or a size such as ``400x250``.

    A size is width × height in millimetres. Paper lies unless ``-portrait`` is added.

    Raises
    ------
    ValueError
        For what is none of these, or a size out of bounds; the message is for the user.

    >>> round(page_of("a4").width), page_of("200x300").height > page_of("200x300").width
    (842, True)
    """
    name = " ".join(text.casefold().split())
    if name in SCREENS:
        return _page(*SCREENS[name])
    paper, _, held = name.partition("-")
    if paper in PAPERS and (held in HELD or name == paper):
        width, height = PAPERS[paper]
        return _page(height, width) if held == "portrait" else _page(width, height)
    size = _SIZE.fullmatch(name)
    if size is None:
        names = [*PAPERS, *SCREENS, *(f"{paper}-{held}" for paper in PAPERS for held in HELD)]
        hint = nearest(name, names)
        known = ", ".join([*PAPERS, *SCREENS])
        raise ValueError(
            f"'{text}' is no page; {hint + ' Give' if hint else 'give'} {known}, a paper with "
            "-portrait, or width x height in millimetres such as 400x250"
        )
    width, height = float(size[1]), float(size[2])
    for side in (width, height):
        if not SHORTEST <= side <= LONGEST:
            raise ValueError(
                f"a page's sides are {SHORTEST:g} to {LONGEST:g} mm long, not {side:g} mm"
            )
    if max(width, height) > SLIMMEST * min(width, height):
        raise ValueError(
            f"a page is at most {SLIMMEST:g} times as long as wide, not {width:g} x {height:g} mm"
        )
    return _page(width, height)


def _page(width: float, height: float) -> Page:
    return Page(width * POINTS_PER_MM, height * POINTS_PER_MM)
