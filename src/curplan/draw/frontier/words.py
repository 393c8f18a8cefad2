"""Words around the heat map: title, the ends of rows and columns, legend and footer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.look import Look
from curplan.draw.parts.titles import Block, flowed, title_lines
from curplan.draw.scene import Line, Page, Rect, Shape
from curplan.draw.theme import SMALLEST, SMALLEST_TITLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.frontier.model import Frontier

TITLE_GAP = 22.0
"""Between the title and the cells; the heads of the columns stand in it."""

_TITLE_SIZES = (21.0, 18.0, 16.0, SMALLEST_TITLE)
_SUB, _LABEL, _FIRST, _HEAD = 9.0, 9.0, 8.0, 7.5
_LEGEND_ROW, _SWATCH, _AFTER, _APART = 12.0, 16.0, 4.0, 14.0
_FOOT = 11.0


def heading(frontier: Frontier, page: Page, look: Look) -> Block:
    """Role, who comes in, and what the picture answers."""
    room = page.right - page.left
    title = f"{' '.join(frontier.role_title.split())}: what fits in how much time"
    made, y = title_lines(title, room, _TITLE_SIZES, page, look)
    y += 3.0
    audience = " ".join((frontier.audience_title or "learners who hold nothing on entry").split())
    facts = [
        f"Audience: {audience}",
        "percent of the essential requirements that the best track reaches",
    ]
    for line in flowed(facts, _SUB, room):
        base = fonts.baseline(y + _SUB * 0.6, _SUB)
        made.append(fonts.written(page.left, base, line, _SUB, look.theme.muted, "subtitle"))
        y += _SUB * 1.35
    return Block(tuple(made), y - page.top)


@dataclass(frozen=True, slots=True)
class RowWords:
    """Labels at both ends of the rows: the pace, and from how many weeks everything fits."""

    paces: tuple[str, ...]
    firsts: tuple[str, ...]
    left: float
    right: float

    def shapes(self, left: float, right: float, top: float, high: float, look: Look) -> list[Shape]:
        """Write them beside rows of a height, the first on top, and what they are above."""
        made: list[Shape] = []
        for row, (pace, first) in enumerate(zip(self.paces, self.firsts, strict=True)):
            base = fonts.baseline(top + (row + 0.5) * high, _LABEL)
            made.append(
                fonts.written(
                    left - 6.0, base, pace, _LABEL, look.theme.ink, "pace", bold=True, anchor="end"
                )
            )
            sure = first[0].isdigit()
            ink = look.theme.ink if sure else look.theme.muted
            made.append(fonts.written(right + 6.0, base, first, _FIRST, ink, "first", bold=sure))
        base = fonts.baseline(top - 7.0, _HEAD)
        made.append(
            fonts.written(left - 6.0, base, _PACES, _HEAD, look.theme.muted, "head", anchor="end")
        )
        made.append(fonts.written(right + 6.0, base, _FIRSTS, _HEAD, look.theme.muted, "head"))
        return made


_PACES, _FIRSTS = "a week", "all fits from"


def row_words(frontier: Frontier) -> RowWords:
    """Word both ends of every row, the highest pace first."""
    paces, firsts = [], []
    for hours in reversed(frontier.hours_per_week):
        cell = frontier.first_full(hours)
        paces.append(f"{hours} h")
        firsts.append("–" if cell is None else f"{cell.weeks} week{'s' * (cell.weeks != 1)}")
    heads = fonts.width(_PACES, _HEAD), fonts.width(_FIRSTS, _HEAD)
    left = max(heads[0], *(fonts.width(text, _LABEL, True) for text in paces))
    right = max(heads[1], *(fonts.width(text, _FIRST, True) for text in firsts))
    return RowWords(tuple(paces), tuple(firsts), left + 6.0, right + 6.0)


def axis_words(frontier: Frontier, left: float, wide: float, top: float, look: Look) -> list[Shape]:
    """Write the number of weeks under every column."""
    base = fonts.baseline(top + 8.0, SMALLEST)
    made: list[Shape] = [
        fonts.written(
            left + (column + 0.5) * wide,
            base,
            str(weeks),
            SMALLEST,
            look.theme.ink,
            "weeks",
            anchor="middle",
        )
        for column, weeks in enumerate(frontier.weeks)
    ]
    made.append(
        fonts.written(left - 6.0, base, "weeks", _HEAD, look.theme.muted, "head", anchor="end")
    )
    return made


def foot(frontier: Frontier, page: Page, look: Look, steps: Sequence[str], full: str) -> Block:
    """Explain the fills, lines and figures; then the catalogue, and what is proven."""
    entries = _entries(frontier, steps, full, look)
    placed: list[tuple[float, int, str, str]] = []
    x, row = page.left, 0
    for kind, words in entries:
        wide = _SWATCH + _AFTER + fonts.width(words, SMALLEST)
        if x + wide > page.right and x > page.left:
            x, row = page.left, row + 1
        placed.append((x, row, kind, words))
        x += wide + _APART
    height = (row + 1) * _LEGEND_ROW + 4.0 + _FOOT
    top = page.bottom - height
    made: list[Shape] = []
    for x, row, kind, words in placed:
        middle = top + (row + 0.5) * _LEGEND_ROW
        made.append(_swatch(kind, x, middle, look))
        base = fonts.baseline(middle, SMALLEST)
        at = x + _SWATCH + _AFTER
        made.append(fonts.written(at, base, words, SMALLEST, look.theme.muted, "legend", of=kind))
    base = fonts.baseline(page.bottom - _FOOT / 2, SMALLEST)
    stamp = f"Catalogue {frontier.catalogue} {frontier.version}".strip()
    if frontier.sha256:
        stamp += f" ({frontier.sha256[:8]})"
    made.append(fonts.written(page.left, base, stamp, SMALLEST, look.theme.muted, "footer"))
    open_ = len(frontier.unsettled)
    proof = (
        "Every figure is proven best"
        if not open_
        else f"{len(frontier.cells) - open_} of {len(frontier.cells)} figures are proven best"
    )
    made.append(
        fonts.written(page.right, base, proof, SMALLEST, look.theme.muted, "footer", anchor="end")
    )
    return Block(tuple(made), height)


def _entries(
    frontier: Frontier, steps: Sequence[str], full: str, look: Look
) -> list[tuple[str, str]]:
    """What the drawing uses, and only that: a fill or the name of a mark, and its meaning."""
    cells = frontier.cells
    entries = []
    if any(cell.full for cell in cells):
        entries.append((full, "everything: all must and essential requirements"))
        entries.append(("full", "from here on everything fits"))
    share = 100 // len(steps)
    for number, fill in reversed(list(enumerate(steps))):
        low, high = number * share, (number + 1) * share - 1
        if any(
            not cell.partial and not cell.full and low <= min(cell.essential.percent, 99) <= high
            for cell in cells
        ):
            entries.append((fill, f"{low}–{high} %"))
    if any(cell.partial for cell in cells):
        entries.append(
            (look.theme.ground, "no complete track: a must, such as the capstone, is missing")
        )
        if any(not cell.partial for cell in cells):
            entries.append(("must", "from here on a complete track"))
    if len(frontier.hours_per_week) > 1 and not all(cell.full for cell in cells):
        low, high = frontier.hours_per_week[:2]
        even = {
            after - before
            for before, after in zip(
                frontier.hours_per_week, frontier.hours_per_week[1:], strict=False
            )
        }
        step = f"the next {high - low} h a week add" if len(even) == 1 else "the next row up adds"
        entries.append(("+5", f"points that {step}"))
        steps_up = [frontier.gain(cell) for cell in cells]
        if any(each is not None and each.must for each in steps_up):
            entries.append(("+M", "a further must; it comes before essential points"))
    if frontier.unsettled:
        entries.append(("*", "not proven best: could be more"))
    if not all(cell.has_track for cell in cells):
        entries.append(("–", "no track keeps what must be in"))
    return entries


def _swatch(kind: str, x: float, middle: float, look: Look) -> Shape:
    if kind.startswith("#"):
        edge = look.theme.rule if kind == look.theme.ground else ""
        return Rect(x, middle - 4.0, _SWATCH, 8.0, "swatch", kind, fill=kind, edge=edge, line=0.5)
    if kind in ("full", "must"):
        dash = () if kind == "full" else (4.0, 2.5)
        width = 2.2 if kind == "full" else 1.3
        ends = ((x, middle), (x + _SWATCH, middle))
        return Line(ends, look.theme.ink, width, "swatch", kind, dash=dash)
    base = fonts.baseline(middle, SMALLEST)
    return fonts.written(
        x + _SWATCH, base, kind, SMALLEST, look.theme.ink, "swatch", of=kind, anchor="end"
    )
