"""Words of the coverage pages: statements at the head, marks, the legend at the foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.parts.titles import Block, wrapped
from curplan.draw.scene import Rect
from curplan.draw.theme import SMALLEST

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from curplan.draw.look import Look
    from curplan.draw.scene import Page, Shape

ROW = 12.0
SWATCH, _AFTER, _APART = 16.0, 4.0, 14.0
_SAID, _SAID_APART = 10.0, 10.0
#: Most height of a mark.
_MARK = 10.7
_SIGN_LEFT, _SIGN_GAP, _MARK_ENDS = 4.0, 3.0, 8.0
OPEN, WRONG = "◇", "▲"
"""Signs of what stays open, and of what is out of order."""


def statements(said: Sequence[tuple[str, str, str]], page: Page, top: float, look: Look) -> Block:
    """Write sentences (text, colour and role of each) one after another, in bold."""
    made: list[Shape] = []
    x, y, room = page.left, top, page.right - page.left
    for text, ink, role in said:
        for part in wrapped(text, _SAID, room, bold=True):
            wide = fonts.width(part, _SAID, True)
            if x > page.left and x + wide > page.right:
                x, y = page.left, y + _SAID * 1.35
            base = fonts.baseline(y + _SAID * 0.6, _SAID)
            made.append(fonts.written(x, base, part, _SAID, ink, role, bold=True))
            x += wide + _SAID_APART
    return Block(tuple(made), y + _SAID * 1.35 - top)


def mark_width(sign: str, text: str) -> float:
    """Give the width of a mark."""
    wide = fonts.width(sign, SMALLEST, True) + fonts.width(text, SMALLEST, True)
    return wide + _SIGN_GAP + _MARK_ENDS


def mark(
    role: str,
    sign: str,
    text: str,
    of: str,
    place: tuple[float, float, float],
    colour: str,
    look: Look,
) -> list[Shape]:
    """Write words that nobody may overlook on a dark field, with a sign before them.

    ``place`` is the left end, the middle, and the height of the row; ``colour`` one that reads on
    the page's ground, and that the ground reads on.
    """
    x, middle, room = place
    ink, base = look.theme.ground, fonts.baseline(middle, SMALLEST)
    after = x + _SIGN_LEFT + fonts.width(sign, SMALLEST, True) + _SIGN_GAP
    high = min(_MARK, room - 0.6)
    wide = mark_width(sign, text)
    return [
        Rect(x, middle - high / 2, wide, high, role, of, fill=colour, radius=high / 2),
        fonts.written(x + _SIGN_LEFT, base, sign, SMALLEST, ink, f"{role}-sign", of=of, bold=True),
        fonts.written(after, base, text, SMALLEST, ink, f"{role}-text", of=of, bold=True),
    ]


def legend(
    entries: Sequence[tuple[str, str]],
    swatch: Callable[[str, float, float], Sequence[Shape]],
    page: Page,
    top: float,
    look: Look,
) -> Block:
    """Explain signs in rows: each entry is a kind and its words; ``swatch`` draws a kind.

    ``swatch`` gets the kind, a left end and a middle, and has ``SWATCH`` points; a kind that
    begins with a dot is words alone.
    """
    made: list[Shape] = []
    x, y = page.left, top
    for kind, words in entries:
        lead = 0.0 if kind.startswith(".") else SWATCH + _AFTER
        wide = lead + fonts.width(words, SMALLEST)
        if x + wide > page.right and x > page.left:
            x, y = page.left, y + ROW
        if lead:
            made += swatch(kind, x, y + ROW / 2)
        base = fonts.baseline(y + ROW / 2, SMALLEST)
        made.append(
            fonts.written(x + lead, base, words, SMALLEST, look.theme.muted, "legend", of=kind)
        )
        x += wide + _APART
    return Block(tuple(made), y + ROW - top if entries else 0.0)
