"""The strands' headings at the left of their rows: colour tab, name and hours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.look import Look
from curplan.draw.parts.labels import hours_text
from curplan.draw.scene import Rect, Shape, Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.draw.roadmap.stack import Body
    from curplan.plan.model import Plan
    from curplan.words import Words

STRAND_SIZE, STRAND_LEADING, HOURS_SIZE = 8.0, 9.6, 7.0
#: Width of the colour tab, and where the name begins.
TAB, NAME = 9.0, 14.0
_OUTLINE, _HOURS_GAP = 0.6, 5.0


@dataclass(frozen=True, slots=True)
class Heading:
    """A strand's heading: its name broken into lines, and its hours."""

    strand: str
    lines: tuple[str, ...]
    hours: str

    @property
    def height(self) -> float:
        """Height in points, the hours' line included if there is one."""
        return STRAND_LEADING * len(self.lines) + HOURS_SIZE * 1.3 * bool(self.hours)

    @property
    def extent(self) -> float:
        """The width that name and hours take in one line, the colour tab before them included."""
        name = fonts.width(" ".join(self.lines), STRAND_SIZE, True)
        hours = fonts.width(self.hours, HOURS_SIZE) + _HOURS_GAP if self.hours else 0.0
        return NAME + name + hours


def headings(
    plan: Plan, order: Sequence[str], room: float, *, hours: bool = True, words: Words
) -> dict[str, Heading]:
    """Break the strands' names to the room there is, with their hours below if wanted."""
    made = {}
    for strand in order:
        lines = [""]
        for word in plan.strand_title(strand).split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and fonts.width(longer, STRAND_SIZE, True) > room:
                lines.append(word)
            else:
                lines[-1] = longer
        total = sum(module.hours for module in plan.modules if module.strand == strand)
        made[strand] = Heading(strand, tuple(lines), hours_text(total, words) if hours else "")
    return made


def display(name: str) -> str:
    """Write the id of a strand or a skill as a heading, where nothing gives it a title.

    >>> display("machine-learning"), display("Data")
    ('Machine learning', 'Data')
    """
    text = " ".join(name.replace("-", " ").replace("_", " ").split())
    return text[:1].upper() + text[1:]


def bands(body: Body, left: float, right: float, look: Look) -> list[Shape]:
    """Tint every other strand's band."""
    return [
        Rect(left, top, right - left, bottom - top, "band", strand, fill=look.theme.band)
        for number, (strand, top, bottom) in enumerate(body.bands)
        if number % 2 == 0
    ]


def column(
    body: Body,
    heads: Mapping[str, Heading],
    ranks: Mapping[str, int],
    left: float,
    look: Look,
    rows: Mapping[str, float] | None = None,
) -> list[Shape]:
    """Draw each strand's colour tab, name and hours.

    ``rows`` gives the middle of each strand's own row for its heading, if there are such rows.
    """
    made: list[Shape] = []
    for strand, top, bottom in body.bands:
        fill, head = look.theme.fill(ranks[strand]), heads[strand]
        made.append(
            Rect(
                left,
                top + 1.5,
                TAB,
                bottom - top - 3.0,
                "strand",
                strand,
                fill=fill,
                edge=look.theme.edge(fill),
                line=_OUTLINE,
                hatch=look.theme.hatch(ranks[strand]),
                ink=look.theme.hatch_ink(fill),
            )
        )
        if rows is not None:
            made += _in_row(head, left + NAME, rows[strand], look)
            continue
        y = (top + bottom - head.height) / 2
        for number, line in enumerate(head.lines):
            base = fonts.baseline(y + (number + 0.5) * STRAND_LEADING, STRAND_SIZE)
            made.append(
                fonts.written(
                    left + NAME,
                    base,
                    line,
                    STRAND_SIZE,
                    look.theme.ink,
                    "strand-name",
                    of=strand,
                    bold=True,
                )
            )
        if not head.hours:
            continue
        base = fonts.baseline(y + STRAND_LEADING * len(head.lines) + HOURS_SIZE * 0.65, HOURS_SIZE)
        made.append(
            fonts.written(
                left + NAME,
                base,
                head.hours,
                HOURS_SIZE,
                look.theme.muted,
                "strand-hours",
                of=strand,
            )
        )
    return made


def _in_row(head: Heading, left: float, middle: float, look: Look) -> list[Text]:
    """Write a strand's name and hours in one line."""
    base, of = fonts.baseline(middle, STRAND_SIZE), head.strand
    ink, muted = look.theme.ink, look.theme.muted
    name = fonts.written(
        left, base, " ".join(head.lines), STRAND_SIZE, ink, "strand-name", of=of, bold=True
    )
    if not head.hours:
        return [name]
    at = left + name.width + _HOURS_GAP
    hours = fonts.written(at, base, head.hours, HOURS_SIZE, muted, "strand-hours", of=of)
    return [name, hours]
