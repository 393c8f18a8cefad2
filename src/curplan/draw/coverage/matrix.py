"""The matrix pages: outcomes by strand as rows, numbered modules as columns, a key below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.coverage import notes, table
from curplan.draw.coverage.marks import (
    KINDS,
    NEVER_ASSESSED,
    NOTES,
    Outcome,
    outcomes,
)
from curplan.draw.coverage.pages import Band, height, split
from curplan.draw.coverage.table import Table
from curplan.draw.parts import legend, strands, titles
from curplan.draw.roadmap.lanes import ordered_strands
from curplan.draw.roadmap.stack import Body
from curplan.draw.scene import Page, Scene, Shape
from curplan.draw.theme import GLYPHS, SMALLEST_NAME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.draw.look import Look
    from curplan.plan.model import Plan

_SIZES = (9.0, 8.5, 8.0, SMALLEST_NAME)
_ROW_LEAST, _ROW_MOST = 1.46, 1.9
#: Around a band, between the parts of the page, and the fewest rows worth a page.
_BETWEEN, _GAP, _FEWEST = 3.0, 7.0, 8
#: Most room between the table and the key.
_KEY_GAP = 18.0
_HEADING = "coverage-matrix"


@dataclass(frozen=True, slots=True)
class Matrix:
    """The matrix pages of a plan, laid out but for the number of pages before them."""

    plan: Plan
    page: Page
    look: Look
    rows: tuple[Outcome, ...]
    table: Table
    pages: tuple[tuple[Band, ...], ...]
    heads: dict[str, strands.Heading]

    def scenes(self, before: int) -> tuple[Scene, ...]:
        """Give the pages, numbered from after ``before`` others."""
        last = before + len(self.pages)
        return tuple(
            self._scene(group, _heading(number, last, self.look))
            for number, group in enumerate(self.pages, before + 1)
        )

    def _scene(self, group: tuple[Band, ...], heading: str) -> Scene:
        plan, page, look = self.plan, self.page, self.look
        frame = _Frame(plan, page, look, self.rows, heading)
        line = self._line(frame)
        placed: list[tuple[str, float, float]] = []
        tops: list[tuple[Outcome, float, float]] = []
        y = frame.body
        for band in group:
            own = self.rows[band.first : band.end]
            high = [line * len(self.table.lines[row.id]) for row in own]
            tall = max(sum(high), self.heads[band.strand].height)
            stretch = tall / sum(high)
            bottom = y + tall + _BETWEEN
            placed.append((band.strand, y, bottom))
            at = y + _BETWEEN / 2
            for row, each in zip(own, high, strict=True):
                tops.append((row, at, each * stretch))
                at += each * stretch
            y = bottom
        body = Body((), (), tuple(placed), y)
        ranks = _ranks(plan, self.rows)
        right = self.table.right
        shapes: list[Shape] = [
            *strands.bands(body, page.left, right, look),
            *self.table.lattice(frame.body, y, tops),
            *strands.column(body, self.heads, ranks, page.left, look),
            *frame.title.shapes,
            *frame.said.shapes,
            *self.table.head(frame.top),
        ]
        for row, top, tall in tops:
            shapes += self.table.row(row, top, tall, ranks[row.strand])
        shapes += legend.key(
            plan, frame.numbered, page, min(frame.key_top, y + _KEY_GAP), look
        ).shapes
        shapes += frame.legend(frame.legend_top).shapes
        shapes += titles.footer(plan, page, look)
        name = f"{' '.join(plan.programme.split())}: {heading}"
        return Scene(page, look.theme.ground, tuple(shapes), name)

    def _line(self, frame: _Frame) -> float:
        """Give the height of a line of a row: the same on all pages, as generous as they allow."""
        size = self.table.size
        lines = [float(len(self.table.lines[row.id])) for row in self.rows]
        heads = {strand: head.height for strand, head in self.heads.items()}
        line = size * _ROW_MOST
        while line > size * _ROW_LEAST:
            rows = [line * each for each in lines]
            if all(height(g, rows, heads, _BETWEEN) <= frame.room for g in self.pages):
                return line
            line -= 0.1
        return size * _ROW_LEAST


def matrix(plan: Plan, page: Page, look: Look) -> Matrix | None:
    """Lay out the matrix on pages of a size, with the largest names that cost no further page."""
    rows = outcomes(plan)
    found: Matrix | None = None
    for size in reversed(_SIZES):
        made = _attempt(plan, page, look, rows, size)
        if made is None or (found is not None and len(made.pages) > len(found.pages)):
            break
        found = made
    return found


def _attempt(
    plan: Plan, page: Page, look: Look, rows: tuple[Outcome, ...], size: float
) -> Matrix | None:
    order = _strands(plan, rows)
    names = [plan.strand_title(strand) for strand in order]
    words = [word for name in names for word in name.split()]
    wide = max((fonts.width(word, strands.STRAND_SIZE, True) for word in words), default=0.0)
    heads = strands.headings(plan, order, wide + 0.1, hours=False, words=look.words)
    left = page.left + strands.NAME + wide + 8.0
    laid = table.table(plan, rows, size, left, page, look)
    if laid is None or not key_fits(plan, page):
        return None
    frame = _Frame(plan, page, look, rows, _heading(8, 8, look))
    line = size * _ROW_LEAST
    high = [line * len(laid.lines[row.id]) for row in rows]
    if frame.room < min(sum(high), _FEWEST * line):
        return None
    tall = {strand: head.height for strand, head in heads.items()}
    groups = split([row.strand for row in rows], high, tall, _BETWEEN, frame.room)
    if groups is None:
        return None
    return Matrix(plan, page, look, rows, laid, groups, heads)


def key_fits(plan: Plan, page: Page) -> bool:
    """Tell whether the key's names can be broken to the page at all."""
    words = [word for module in plan.modules for word in module.title.split()]
    longest = max((fonts.width(word, SMALLEST_NAME) for word in words), default=0.0)
    return longest + fonts.width("000 ★ 00000.0 h", 9.0) < page.right - page.left


def _heading(number: int, pages: int, look: Look) -> str:
    return look.words.say(_HEADING, page=number, pages=pages)


def _strands(plan: Plan, rows: Sequence[Outcome]) -> list[str]:
    """Order the strands as the roadmap does; those of no module follow."""
    return list(dict.fromkeys([*ordered_strands(plan), *(row.strand for row in rows)]))


def _ranks(plan: Plan, rows: Sequence[Outcome]) -> dict[str, int]:
    """Rank the strands as the roadmap does; those of no module follow."""
    own = sorted({module.strand for module in plan.modules})
    others = sorted({row.strand for row in rows} - set(own))
    return {strand: rank for rank, strand in enumerate([*own, *others])}


class _Frame:
    """Everything around the body of a page, and the room that it leaves."""

    def __init__(
        self, plan: Plan, page: Page, look: Look, rows: Sequence[Outcome], heading: str
    ) -> None:
        self.plan, self.page, self.look, self.rows = plan, page, look, rows
        self.numbered = {module.id for module in plan.modules}
        self.title = titles.title_block(plan, page, look, heading=heading)
        self.said = self._said(page.top + self.title.height + _GAP)
        self.top = page.top + self.title.height + _GAP + self.said.height + _GAP
        self.body = self.top + table.HEAD
        foot = page.bottom - titles.foot_height(plan, page, look) - 3.0
        self.legend_top = foot - self.legend(0.0).height
        key = legend.key(plan, self.numbered, page, 0.0, look)
        self.key_top = self.legend_top - 4.0 - key.height
        self.room = self.key_top - _GAP - self.body

    def _said(self, top: float) -> titles.Block:
        """Say whether all is assessed, and nothing used before its time."""
        words, theme = self.look.words, self.look.theme
        never = sum(row.check == NEVER_ASSESSED for row in self.rows)
        early = sum(row.check not in ("", *NOTES, NEVER_ASSESSED) for row in self.rows)
        said = []
        for count, fine, wrong in (
            (never, "coverage-all-assessed", "coverage-unassessed"),
            (early, "coverage-in-order", "coverage-out-of-order"),
        ):
            text = words.say(wrong, n=count) if count else words.say(fine)
            said.append((text, theme.warning if count else theme.ink, wrong))
        return notes.statements(said, self.page, top, self.look)

    def legend(self, top: float) -> titles.Block:
        """Explain the marks and the levels."""
        words = self.look.words
        entries = [(kind, words.say(f"coverage-{kind}")) for kind in KINDS]
        most = max((row.level for row in self.rows), default=0)
        named = [words.say(f"coverage-level-{level}") for level in range(1, min(most, 4) + 1)]
        if named:
            entries.append((".levels", words.say("coverage-levels", listed=words.listed(named))))
        kinds = {module.kind for module in self.plan.modules}
        shown = [kind for kind in GLYPHS if kind in kinds]
        entries += [(kind, words.say(f"legend-{kind}")) for kind in shown]

        def swatch(kind: str, x: float, middle: float) -> Sequence[Shape]:
            return table.swatch(kind, x, middle, self.look)

        return notes.legend(entries, swatch, self.page, top, self.look)
