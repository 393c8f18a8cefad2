"""Words around the heat map: title, the ends of rows and columns, legend and footer."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.look import Look
from curplan.draw.parts import ramp
from curplan.draw.parts.brand import brand_line, mark
from curplan.draw.parts.labels import hours_text
from curplan.draw.parts.titles import Block, flowed, title_lines
from curplan.draw.scene import Line, Page, Rect, Shape
from curplan.draw.theme import SMALLEST, SMALLEST_TITLE

if TYPE_CHECKING:
    from curplan.frontier.model import Frontier

TITLE_GAP = 22.0
"""Between the title and the cells; the heads of the columns stand in it."""

_TITLE_SIZES = (21.0, 18.0, 16.0, SMALLEST_TITLE)
_SUB, _LABEL, _FIRST, _HEAD = 9.0, 9.0, 8.0, 7.5
_LEGEND_ROW, _SWATCH, _AFTER, _APART = 12.0, 16.0, 4.0, 14.0
_FOOT = 11.0


def key_for(look: Look, key: str) -> str:
    """Give the key of a text that reads otherwise for a partner."""
    return f"{key}-partner" if look.partner else key


def heading(frontier: Frontier, page: Page, look: Look) -> Block:
    """Role, who comes in, and what the picture answers; a brand in the corner."""
    say, brand = look.words.say, mark(page, look)
    room = brand.left - page.left
    title = say("frontier-title", title=" ".join(frontier.role_title.split()))
    made, y = title_lines(title, room, _TITLE_SIZES, page, look)
    y += 3.0
    audience = " ".join(frontier.audience_title.split())
    facts = [
        say("title-audience", audience=audience or say(key_for(look, "frontier-no-audience"))),
        say(key_for(look, "frontier-figures")),
        *filter(None, [look.words.hour(frontier.hour_minutes)]),
    ]
    for line in flowed(facts, _SUB, room):
        base = fonts.baseline(y + _SUB * 0.6, _SUB)
        made.append(fonts.written(page.left, base, line, _SUB, look.theme.muted, "subtitle"))
        y += _SUB * 1.35
    return Block((*made, *brand.shapes), max(y - page.top, brand.height))


@dataclass(frozen=True, slots=True)
class RowWords:
    """Labels at both ends of the rows: the pace, and from how many weeks everything fits."""

    paces: tuple[str, ...]
    firsts: tuple[str, ...]
    heads: tuple[str, str]
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
            sure = first != _NEVER
            ink = look.theme.ink if sure else look.theme.muted
            made.append(fonts.written(right + 6.0, base, first, _FIRST, ink, "first", bold=sure))
        base = fonts.baseline(top - 7.0, _HEAD)
        made.append(
            fonts.written(
                left - 6.0, base, self.heads[0], _HEAD, look.theme.muted, "head", anchor="end"
            )
        )
        made.append(
            fonts.written(right + 6.0, base, self.heads[1], _HEAD, look.theme.muted, "head")
        )
        return made


#: What stands where no length of those asked for holds everything.
_NEVER = "–"


def row_words(frontier: Frontier, look: Look) -> RowWords:
    """Word both ends of every row, the highest pace first."""
    say = look.words.say
    paces, firsts = [], []
    for hours in reversed(frontier.hours_per_week):
        cell = frontier.first_full(hours)
        paces.append(hours_text(hours, look.words))
        firsts.append(_NEVER if cell is None else say("weeks", n=cell.weeks))
    heads = say("frontier-pace"), say("frontier-first")
    below = fonts.width(say("frontier-weeks"), _HEAD)
    left = max(fonts.width(heads[0], _HEAD), below, *(_bold(text, _LABEL) for text in paces))
    right = max(fonts.width(heads[1], _HEAD), *(_bold(text, _FIRST) for text in firsts))
    return RowWords(tuple(paces), tuple(firsts), heads, left + 6.0, right + 6.0)


def _bold(text: str, size: float) -> float:
    return fonts.width(text, size, True)


def axis_words(frontier: Frontier, left: float, wide: float, top: float, look: Look) -> list[Shape]:
    """Write the number of weeks under every column."""
    base = fonts.baseline(top + 8.0, SMALLEST)
    made: list[Shape] = [
        fonts.written(
            left + (column + 0.5) * wide,
            base,
            look.words.number(weeks),
            SMALLEST,
            look.theme.ink,
            "weeks",
            anchor="middle",
        )
        for column, weeks in enumerate(frontier.weeks)
    ]
    made.append(
        fonts.written(
            left - 6.0,
            base,
            look.words.say("frontier-weeks"),
            _HEAD,
            look.theme.muted,
            "head",
            anchor="end",
        )
    )
    return made


def foot(frontier: Frontier, page: Page, look: Look, steps: int) -> Block:
    """Explain the fills, lines and figures; then where it comes from, and what is proven."""
    entries = _entries(frontier, steps, look)
    placed: list[tuple[float, int, str, str]] = []
    x, row = page.left, 0
    for kind, words in entries:
        wide = _SWATCH + _AFTER + fonts.width(words, SMALLEST)
        if x + wide > page.right and x > page.left:
            x, row = page.left, row + 1
        placed.append((x, row, kind, words))
        x += wide + _APART
    last = _last_lines(frontier, page, look)
    height = (row + 1) * _LEGEND_ROW + 4.0 + _FOOT * len(last)
    top = page.bottom - height
    made: list[Shape] = []
    for x, row, kind, words in placed:
        middle = top + (row + 0.5) * _LEGEND_ROW
        made += _swatch(kind, x, middle, steps, look)
        base = fonts.baseline(middle, SMALLEST)
        at = x + _SWATCH + _AFTER
        made.append(fonts.written(at, base, words, SMALLEST, look.theme.muted, "legend", of=kind))
    for number, line in enumerate(last):
        base = fonts.baseline(page.bottom - (len(last) - number - 0.5) * _FOOT, SMALLEST)
        for text, anchor in line:
            x = page.left if anchor == "start" else page.right
            made.append(
                fonts.written(x, base, text, SMALLEST, look.theme.muted, "footer", anchor=anchor)
            )
    return Block(tuple(made), height)


def _last_lines(frontier: Frontier, page: Page, look: Look) -> list[list[tuple[str, str]]]:
    """The footer: a brand's words; for a designer the catalogue too, and what is proven."""
    room = page.right - page.left
    brand = [[(line, "start")] for line in flowed(brand_line(look), SMALLEST, room)]
    if look.partner:
        return brand
    say = look.words.say
    stamp = f"{frontier.catalogue} {frontier.version}".strip()
    if frontier.sha256:
        stamp += f" ({frontier.sha256[:8]})"
    origin, cells = say("footer-catalogue", stamp=stamp), len(frontier.cells)
    done = cells - len(frontier.unsettled)
    proof = say("frontier-proven")
    if done < cells:
        proof = say("frontier-part-proven", n=done, of=cells)
    wide = fonts.width(origin, SMALLEST) + fonts.width(proof, SMALLEST)
    if wide + _APART <= room:
        return [*brand, [(origin, "start"), (proof, "end")]]
    lines = [*flowed([origin], SMALLEST, room), *flowed([proof], SMALLEST, room)]
    return [*brand, *([(line, "start")] for line in lines)]


def _entries(frontier: Frontier, steps: int, look: Look) -> list[tuple[str, str]]:
    """What the drawing uses, and only that: a kind and its meaning; steps are ``0`` and up."""
    say, cells = look.words.say, frontier.cells
    paces = frontier.hours_per_week
    entries = []
    if any(cell.full for cell in cells):
        entries.append(("all", say(key_for(look, "frontier-legend-all"))))
        entries.append(("full", say("frontier-legend-full")))
    for step in reversed(range(steps)):
        low, high = -(-100 * step // steps), -(-100 * (step + 1) // steps) - 1
        shown = (cell for cell in cells if not cell.partial and not cell.full)
        if any(low <= min(cell.essential.percent, 99) <= high for cell in shown):
            entries.append((str(step), say("frontier-legend-share", low=low, high=high)))
    if any(cell.partial for cell in cells):
        entries.append(("partial", say(key_for(look, "frontier-legend-partial"))))
        if any(not cell.partial for cell in cells):
            entries.append(("must", say(key_for(look, "frontier-legend-must"))))
    if len(paces) > 1 and not all(cell.full for cell in cells):
        apart = {after - before for before, after in pairwise(paces)}
        words = say("frontier-legend-row")
        if len(apart) == 1:
            words = say("frontier-legend-step", hours=apart.pop())
        entries.append(("+5", words))
        steps_up = [frontier.gain(cell) for cell in cells]
        if any(each is not None and each.must for each in steps_up):
            entries.append(("letter", say(key_for(look, "frontier-legend-gain"))))
    if frontier.unsettled and not look.partner:
        entries.append(("*", say("frontier-legend-unproven")))
    if not all(cell.has_track for cell in cells):
        entries.append(("–", say(key_for(look, "frontier-legend-none"))))
    return entries


def _swatch(kind: str, x: float, middle: float, steps: int, look: Look) -> list[Shape]:
    """Draw a fill, a line or a figure of the legend."""
    theme = look.theme
    fills = {str(step): fill for step, fill in enumerate(ramp.steps(theme, steps))}
    fills |= {"all": ramp.full(theme), "partial": theme.ground}
    if kind in fills:
        edge, fill = theme.rule if kind == "partial" else "", fills[kind]
        return [Rect(x, middle - 4.0, _SWATCH, 8.0, "swatch", kind, fill=fill, edge=edge, line=0.5)]
    if kind in ("full", "must"):
        dash = () if kind == "full" else (4.0, 2.5)
        width = 2.2 if kind == "full" else 1.3
        ends = ((x, middle), (x + _SWATCH, middle))
        return [Line(ends, theme.ink, width, "swatch", kind, dash=dash)]
    text = f"+{look.words.say(key_for(look, 'frontier-letter'))}" if kind == "letter" else kind
    text = f"+{look.words.number(5)}" if kind == "+5" else text
    base = fonts.baseline(middle, SMALLEST)
    return [
        fonts.written(x + _SWATCH, base, text, SMALLEST, theme.ink, "swatch", of=kind, anchor="end")
    ]
