"""Labels of modules: whole names, broken at spaces, inside a bar or beside it.

A name is never cut and never shrunk: where it does not fit, the bar gets a number and the name
goes to the key of the same page.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.breaking import pieces
from curplan.draw.fallback import remembered
from curplan.draw.scene import Text
from curplan.draw.theme import SMALLEST

if TYPE_CHECKING:
    from curplan.words import Words

#: Room between the name and the hours behind it, and between bar and label, in points.
HOURS_GAP, BESIDE_GAP = 4.0, 3.0
#: Room between text and the bar's edge.
PAD = 4.0
#: Distance of two baselines, in ems.
LEADING = 1.18
#: Hours behind a name of ordinary size; behind a larger one they are as much smaller.
HOURS_SIZE, _ORDINARY = SMALLEST, 9.5


@dataclass(frozen=True, slots=True)
class Wording:
    """What is to be written of a module: a glyph for its kind, its name, its hours."""

    name: str
    hours: str
    glyph: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A wording broken into lines; ``rows`` counts the hours' line, if they have one."""

    wording: Wording
    lines: tuple[str, ...]
    size: float
    width: float
    hours_below: bool
    beside: bool = False

    @property
    def rows(self) -> int:
        """Number of lines, the hours' included."""
        return len(self.lines) + self.hours_below

    @property
    def height(self) -> float:
        """Height of the block of lines, in points."""
        return self.rows * LEADING * self.size

    @property
    def extent(self) -> float:
        """The width that the lines really take."""
        widths = [fonts.width(line, self.size) for line in self.lines]
        widths[0] += indent(self.wording, self.size)
        hours = fonts.width(self.wording.hours, hours_size(self.size))
        if self.hours_below:
            widths.append(hours)
        elif hours:
            widths[-1] += HOURS_GAP + hours
        return max(widths)


def hours_text(hours: float, words: Words) -> str:
    """Write hours: whole ones without a point, others with one decimal.

    >>> from curplan.words import ENGLISH
    >>> hours_text(40, ENGLISH), hours_text(7.3333, ENGLISH), hours_text(12.0, ENGLISH)
    ('40 h', '7.3 h', '12 h')
    """
    return words.say("hours", hours=words.number(round(hours, 1)))


def hours_size(size: float) -> float:
    """Give the size of the hours behind a name.

    >>> hours_size(8.0), hours_size(11.5)
    (7.0, 9.0)
    """
    return HOURS_SIZE + max(0.0, size - _ORDINARY)


def indent(wording: Wording, size: float) -> float:
    """Give the room that the glyph takes before the first line."""
    return fonts.width(wording.glyph, size) + 0.3 * size if wording.glyph else 0.0


@remembered(8192)
def wrap(text: str, size: float, room: float, first: float = 0.0) -> tuple[str, ...] | None:
    """Break a text into as few lines as fit ``room``; None if a word is too long.

    ``first`` is what the first line has less.
    """
    lines: list[str] = []
    line, left = "", room - first
    for word in pieces(text):
        longer = f"{line} {word}" if line else word
        if fonts.width(longer, size) <= left:
            line = longer
            continue
        if line:
            lines.append(line)
            left = room
        if fonts.width(word, size) > left:
            return None
        line = word
    return (*lines, line)


def inside(wording: Wording, size: float, room: float, rows: int) -> Label | None:
    """Break a wording into at most ``rows`` lines of width ``room``; None if it cannot be."""
    lines = wrap(wording.name, size, room, indent(wording, size))
    if lines is None or len(lines) > rows:
        return None
    hours = fonts.width(wording.hours, hours_size(size))
    last = fonts.width(lines[-1], size) + (indent(wording, size) if len(lines) == 1 else 0.0)
    below = hours > 0 and last + HOURS_GAP + hours > room
    if below and (len(lines) + 1 > rows or hours > room):
        return None
    return Label(wording, lines, size, room, below)


def beside(wording: Wording, size: float, rows: int) -> Label:
    """Break a wording into at most ``rows`` lines, the block as narrow as it can be."""
    whole = indent(wording, size) + fonts.width(wording.name, size) + HOURS_GAP
    wide = whole + fonts.width(wording.hours, hours_size(size)) + 0.5
    best = inside(wording, size, wide, rows)
    assert best is not None
    low, high = wide / (rows + 1), wide
    for _ in range(7):
        middle = (low + high) / 2
        found = inside(wording, size, middle, rows)
        if found is None:
            low = middle
        else:
            best, high = found, middle
    return Label(wording, best.lines, size, best.extent, best.hours_below, True)


def texts(label: Label, x: float, middle: float, ink: str, muted: str, of: str) -> tuple[Text, ...]:
    """Write a label with its left end at ``x``, its block centred on ``middle``."""
    step = LEADING * label.size
    start = middle - (label.rows - 1) * step / 2
    made = []
    for number, line in enumerate(label.lines):
        y = fonts.baseline(start + number * step, label.size)
        left = x
        if number == 0 and label.wording.glyph:
            made.append(fonts.written(x, y, label.wording.glyph, label.size, ink, "kind", of=of))
            left += indent(label.wording, label.size)
        whole = label.wording.name if len(label.lines) > 1 else ""
        name = fonts.written(left, y, line, label.size, ink, "name", of=of, whole=whole)
        made.append(name)
        end = left + made[-1].width
    hours, small = label.wording.hours, hours_size(label.size)
    if label.hours_below:
        y = fonts.baseline(start + len(label.lines) * step, small)
        made.append(fonts.written(x, y, hours, small, muted, "hours", of=of))
    elif hours:
        at = end + HOURS_GAP
        made.append(fonts.written(at, y, hours, small, muted, "hours", of=of))
    return tuple(made)
