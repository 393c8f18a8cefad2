"""Words around the picture: the title block at the head of a page, and the footer."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.breaking import pieces
from curplan.draw.look import Look
from curplan.draw.parts.brand import brand_line, mark
from curplan.draw.parts.figures import (
    coverage_text,
    facts,
    figures,
    shortfalls,
)
from curplan.draw.parts.labels import wrap
from curplan.draw.parts.proof import origin, plan_hash, proof_text
from curplan.draw.scene import A4, Page, Shape, Text
from curplan.draw.theme import SMALLEST, SMALLEST_TITLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.plan.model import Plan

__all__ = [
    "Block",
    "coverage_text",
    "facts",
    "flowed",
    "foot_height",
    "footer",
    "plain_title",
    "plan_hash",
    "proof_text",
    "shortfalls",
    "title_block",
    "title_lines",
    "wrapped",
]

_TITLE_SIZES = (21.0, 18.0, 16.0, SMALLEST_TITLE)
_SUB_SIZE, _NOTE_SIZE, _FIGURE_SIZE, _LABEL_SIZE, _FOOT_SIZE = 9.0, 8.0, 14.0, 7.5, SMALLEST
#: Between two key figures, and between them and the title; height of a row of them.
_FIGURE_GAP, _TITLE_GAP, _FIGURE_ROW = 18.0, 24.0, 33.0
#: What the title must have beside the figures, as a share of the page, or they go below it.
_TITLE_SHARE = 0.4
#: Least height of a title block.
_LEAST = 31.0
#: Height of a line of the footer, and the least room between its two ends.
_FOOT_ROW, _FOOT_GAP = 10.0, 18.0


@dataclass(frozen=True, slots=True)
class Block:
    """Shapes and the height they take."""

    shapes: tuple[Shape, ...]
    height: float


def title_lines(
    title: str, room: float, sizes: Sequence[float], page: Page, look: Look
) -> tuple[list[Shape], float]:
    """Write a title in the largest size that holds it in one line; also give where it ends."""
    for size in sizes:
        lines = wrapped(title, size, room, bold=True)
        if len(lines) == 1:
            break
    made: list[Shape] = []
    y = page.top
    for line in lines:
        base = fonts.baseline(y + size * 0.58, size)
        made.append(
            fonts.written(page.left, base, line, size, look.theme.title, "title", bold=True)
        )
        y += size * 1.22
    return made, y


def enlarged(page: Page) -> float:
    """Give how much larger titles and figures are than on A4: by half of what the paper is."""
    return max(1.0, sqrt(sqrt(page.width * page.height / (A4.width * A4.height))))


def title_block(
    plan: Plan, page: Page, look: Look, *, dense: bool = False, heading: str = ""
) -> Block:
    """Write role, audience, dates, hours and pace at the left, key figures and brand at the right.

    On a narrow page the figures stand below the title. ``heading`` says what a page shows, where
    that is not the roadmap; ``dense`` takes smaller titles. Begins at ``page.top``.
    """
    brand, big = mark(page, look), enlarged(page)
    sub, note = _SUB_SIZE * big, _NOTE_SIZE * big
    cells = _Cells(tuple(figures(plan, look)), big, look)
    title = plain_title(plan, look)
    sizes = [size * big for size in (_TITLE_SIZES[2:] if dense else _TITLE_SIZES)]
    whole = brand.left - page.left
    left = whole - cells.width - _TITLE_GAP
    beside = left >= whole * _TITLE_SHARE
    if page.height > page.width and left < fonts.width(title, sizes[-1], True) <= whole:
        # An upright page has height to spare for a title in one line.
        beside = False
    row = cells.row(brand.left, page.top) if beside else []
    room = min((text.x for text in row), default=brand.left) - page.left
    room -= _TITLE_GAP if row or brand.shapes else 0.0
    made, y = title_lines(title, room, sizes, page, look)
    y += 2.0
    for line in flowed([heading] * bool(heading) + facts(plan, look), sub, room):
        base = fonts.baseline(y + sub * 0.6, sub)
        made.append(fonts.written(page.left, base, line, sub, look.theme.muted, "subtitle"))
        y += sub * 1.35
    y = max(y, page.top + (_LEAST * big if beside else 0.0), page.top + brand.height)
    if not beside:
        below = cells.below(page, y + 6.0)
        made += below.shapes
        y += 6.0 + below.height
    short = shortfalls(plan, look)
    y += 1.0 if short else 0.0
    for line in flowed(short, note, page.right - page.left) if short else ():
        base = fonts.baseline(y + note * 0.6, note)
        made.append(fonts.written(page.left, base, line, note, look.theme.warning, "shortfall"))
        y += note * 1.3
    return Block((*made, *row, *brand.shapes), y - page.top)


def plain_title(plan: Plan, look: Look) -> str:
    """Give a plan's title: the role, and whether the track is partial."""
    title = " ".join(plan.programme.split())
    return look.words.say("title-partial", title=title) if plan.partial else title


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines; a word that is wider than the room is broken too."""
    lines = [""]
    for word in (piece for whole in pieces(text) for piece in _pieces(whole, size, room, bold)):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and fonts.width(longer, size, bold) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _pieces(word: str, size: float, room: float, bold: bool) -> list[str]:
    """Break a word that is wider than the room; nothing of it is lost."""
    pieces = []
    while fonts.width(word, size, bold) > room:
        most = max(
            1, next(n for n in range(len(word), -1, -1) if _fits(word[:n], size, room, bold))
        )
        pieces.append(word[:most])
        word = word[most:]
    return [*pieces, word] if word else pieces


def _fits(text: str, size: float, room: float, bold: bool) -> bool:
    return fonts.width(text, size, bold) <= room


def flowed(parts: list[str], size: float, room: float) -> list[str]:
    """Join parts with dots, breaking between parts where that is possible."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]}  ·  {part}" if lines else part
        if lines and fonts.width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines += wrap(part, size, room) or wrapped(part, size, room)
    return lines


@dataclass(frozen=True, slots=True)
class _Cells:
    """Key figures with the words below them, ``big`` times as large as on A4."""

    cells: tuple[tuple[str, str], ...]
    big: float
    look: Look

    def _wide(self, cell: tuple[str, str]) -> float:
        value = fonts.width(cell[0], _FIGURE_SIZE * self.big, True)
        return max(value, fonts.width(cell[1], _LABEL_SIZE * self.big))

    @property
    def width(self) -> float:
        """The width of all in a row."""
        return sum(map(self._wide, self.cells)) + self._gap * (len(self.cells) - 1)

    @property
    def _gap(self) -> float:
        return _FIGURE_GAP * self.big

    def row(self, right: float, top: float) -> list[Text]:
        """Write the figures in a row that ends at ``right``."""
        made: list[Text] = []
        for cell in reversed(self.cells):
            made += self._written(cell, right, top, "end")
            right -= self._wide(cell) + self._gap
        return made

    def below(self, page: Page, top: float) -> Block:
        """Write the figures from the left end on, in as many rows as they take."""
        made: list[Shape] = []
        x, y = page.left, top
        for cell in self.cells:
            if x > page.left and x + self._wide(cell) > page.right:
                x, y = page.left, y + _FIGURE_ROW * self.big
            made += self._written(cell, x, y, "start")
            x += self._wide(cell) + self._gap
        return Block(tuple(made), y + _FIGURE_ROW * self.big - top if self.cells else 0.0)

    def _written(self, cell: tuple[str, str], x: float, top: float, anchor: str) -> list[Text]:
        theme = self.look.theme
        made = []
        for text, size, y, bold, colour in (
            (cell[0], _FIGURE_SIZE * self.big, 9.5 * self.big, True, theme.ink),
            (cell[1], _LABEL_SIZE * self.big, 23.0 * self.big, False, theme.muted),
        ):
            base = fonts.baseline(top + y, size)
            made.append(
                fonts.written(x, base, text, size, colour, "figure", bold=bold, anchor=anchor)
            )
        return made


def foot_height(plan: Plan, page: Page, look: Look) -> float:
    """Give the height of the footer; 0 for a page that has none."""
    return _FOOT_ROW * len(_foot_rows(plan, page, look))


def footer(plan: Plan, page: Page, look: Look) -> tuple[Shape, ...]:
    """Write the footer so that it ends at ``page.bottom``.

    A designer reads the catalogue, its hash and the plan's at the left and the proof at the right;
    a brand's name and text stand above them. A partner reads the brand's alone.
    """
    rows = _foot_rows(plan, page, look)
    made: list[Shape] = []
    for number, row in enumerate(rows):
        middle = page.bottom - (len(rows) - number - 0.5) * _FOOT_ROW
        y = fonts.baseline(middle, _FOOT_SIZE)
        for text, of, anchor in row:
            x = page.left if anchor == "start" else page.right
            made.append(
                fonts.written(
                    x, y, text, _FOOT_SIZE, look.theme.muted, "footer", of=of, anchor=anchor
                )
            )
    return tuple(made)


def _foot_rows(plan: Plan, page: Page, look: Look) -> list[list[tuple[str, str, str]]]:
    """Break the footer into rows of (text, what it says, anchor)."""
    room = page.right - page.left
    rows = [[(line, "brand", "start")] for line in flowed(brand_line(look), _FOOT_SIZE, room)]
    if look.partner:
        return rows
    left = flowed(origin(plan, look), _FOOT_SIZE, room)
    right = flowed([proof_text(plan, look)], _FOOT_SIZE, room)
    wide = fonts.width(left[-1], _FOOT_SIZE) + fonts.width(right[0], _FOOT_SIZE)
    if len(left) == len(right) == 1 and wide + _FOOT_GAP <= room:
        return [*rows, [(left[0], "origin", "start"), (right[0], "proof", "end")]]
    rows += [[(line, "origin", "start")] for line in left]
    return [*rows, *([(line, "proof", "start")] for line in right)]
