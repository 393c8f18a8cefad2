"""Where the columns of the requirements' page lie, and how they are headed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.coverage import notes
from curplan.draw.parts.titles import wrapped
from curplan.draw.theme import SMALLEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.draw.coverage.months import Month
    from curplan.draw.coverage.progress import Progress
    from curplan.draw.look import Look
    from curplan.draw.scene import Page

HEAD, SUB, SMALL = 8.0, SMALLEST, SMALLEST
#: Between columns of words, and around the words of a month.
APART, _AROUND = 12.0, 3.0
_NAMES_MOST = 0.34


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns, in points: names, weights, on entry and the months, what is needed, when met.

    ``heads`` are those of entry and the months, each of one or two lines; ``when`` says of each
    of these columns in a word or two that a requirement is met there.
    """

    left: float
    names: float
    weights: float
    first: float
    step: float
    heads: tuple[tuple[str, ...], ...]
    when: tuple[str, ...]
    needed: float
    verdict: float
    right: float

    @property
    def count(self) -> int:
        """On entry, and the months."""
        return len(self.heads)

    @property
    def last(self) -> float:
        """The end of the last month."""
        return self.first + self.step * self.count

    def start(self, column: int) -> float:
        """Give the left edge of a column, counted from 0 for on entry."""
        return self.first + self.step * column

    def middle(self, column: int) -> float:
        """Give the middle of a column."""
        return self.start(column) + self.step / 2


def open_words(row: Progress, look: Look) -> str:
    """Say that a requirement stays open, and how far it gets."""
    return look.words.say("coverage-open-at", level=row.levels[-1], required=row.item.required)


def columns(
    rows: Sequence[Progress], months: Sequence[Month], size: float, page: Page, look: Look
) -> Columns | None:
    """Divide the page's width; None if it is too narrow."""
    say = look.words.say
    names = [fonts.width(name_of(row), size, row.met is None) for row in rows]
    room = (page.right - page.left) * _NAMES_MOST
    wide = min(room, max(names, default=0.0)) + 1.0
    weights = 0.0
    if not look.partner:
        numbers = [look.words.number(row.item.weight) for row in rows]
        texts = [say("coverage-weight"), *numbers]
        weights = max(fonts.width(text, SMALL) for text in texts) + APART
    needed = max(
        fonts.width(say("coverage-needed"), SMALL),
        *(fonts.width(look.words.number(row.item.required), size, True) for row in rows),
        0.0,
    )
    least = fonts.width(look.words.share(1.0), SMALL, True) + _AROUND
    for style in range(3):
        long = [month.names[min(style, 1)] for month in months]
        when = (say("coverage-entry"), *long)
        verdict = max(
            *(fonts.width(text, SMALL) for text in (*when, say("coverage-reached"))),
            *(
                notes.mark_width(notes.OPEN, open_words(row, look))
                for row in rows
                if row.met is None
            ),
            0.0,
        )
        first = page.left + wide + weights + APART
        last = page.right - verdict - APART - needed - APART
        step = (last - first) / (len(months) + 1)
        if step < least:
            continue
        heads = [_entry(look, step), *_heads(months, style, look)]
        fits = all(
            fonts.width(line, HEAD if not row else SUB, not row) + _AROUND <= step
            for head in heads
            for row, line in enumerate(head)
        )
        if fits:
            return Columns(
                page.left,
                wide,
                weights,
                first,
                step,
                tuple(heads),
                when,
                last + APART + needed / 2,
                page.right - verdict,
                page.right,
            )
    return None


def id_of(row: Progress) -> str:
    """Give a requirement's outcome as it is written; a role may ask for a skill at two levels."""
    return f"{row.item.skill}@{row.item.required}"


def name_of(row: Progress) -> str:
    """Give a requirement's name."""
    return " ".join((row.item.name or row.item.skill).split())


def _entry(look: Look, step: float) -> tuple[str, ...]:
    """Head the first column in one line or two."""
    lines = wrapped(look.words.say("coverage-entry"), HEAD, step - _AROUND, bold=True)
    return tuple(lines)


def _heads(months: Sequence[Month], style: int, look: Look) -> list[tuple[str, ...]]:
    """Head the months: a name and its weeks; in the narrowest style the years below instead."""
    heads: list[tuple[str, ...]] = []
    for number, month in enumerate(months):
        name = month.names[style]
        if style < 2:
            key = "coverage-weeks" if style == 0 else "coverage-weeks-short"
            spans = look.words.say(
                key,
                n=month.last - month.first + 1,
                first=month.first,
                last=month.last,
            )
            heads.append((name, spans))
        elif month.year and (number == 0 or months[number - 1].year != month.year):
            heads.append((name, look.words.number(month.year)))
        else:
            heads.append((name,))
    return heads
