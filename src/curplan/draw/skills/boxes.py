"""Boxes: how large a node must be for its words, and how it looks.

A learnt node is a rounded box in the shade of its month; one known at the start a dashed pill on
bare ground; a missing one a sharp-cornered box with a dashed outline in the warning colour; a
whole strand a plain box without a shade. Each has its strand's colour and hatch at the left, and
says in words what it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.parts.labels import LEADING, wrap
from curplan.draw.scene import Rect, Shape
from curplan.draw.skills.shades import text_on
from curplan.draw.theme import SMALLEST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.draw.look import Look
    from curplan.draw.skills.graph import Node

#: Width of the strand's tab, room between it and the text, and right of the text.
TAB, _PAD, _END = 7.0, 4.5, 3.5
#: Room above and below the text; indent of what a broken note of a whole strand goes on with.
_ABOVE, _HANG = 3.5, 7.0
_OUTLINE, _DASHED = 0.7, 1.1
#: Nodes whose tab is a part of the box.
_FULL = ("learnt", "folded")
#: Signs of what a requirement asks; they stand before the last line.
MARKS = {"must": "●", "essential": "○"}


@dataclass(frozen=True, slots=True)
class Words:
    """A node's words, broken into lines that fit its box; each line of a note with its indent."""

    name: tuple[str, ...]
    notes: tuple[tuple[str, float], ...]
    size: float
    note_size: float

    @property
    def height(self) -> float:
        """Least height of the box that holds the words."""
        lines = len(self.name) * self.size + len(self.notes) * self.note_size
        return LEADING * lines + 2 * _ABOVE


def note_size(size: float) -> float:
    """Give the size of the small lines below a name."""
    return max(SMALLEST, size - 1.5)


def pill(node: Node) -> float:
    """Give the room that a node's round ends take from its words."""
    return 3.0 if node.state == "entry" else 0.0


def words_of(node: Node, size: float, width: float) -> Words | None:
    """Break a node's words to a box of this width; None if a word is too long."""
    room = width - TAB - _PAD - _END - pill(node)
    small = note_size(size)
    lead = f"{node.glyph} " if node.glyph else ""
    name = wrap(node.name, size, room, fonts.width(lead, size))
    if name is not None:
        name = (lead + name[0], *name[1:])
    else:
        # The first word has no room beside the sign: then the sign stands above it.
        name = wrap(f"{lead}{node.name}", size, room)
    if name is None:
        return None
    notes: list[tuple[str, float]] = []
    hang = _HANG if node.state == "folded" else 0.0
    for note in noted(node):
        joined = f"{notes[-1][0]} · {note}" if notes else note
        if notes and not hang and fonts.width(joined, small) <= room:
            notes[-1] = joined, 0.0
            continue
        lines = wrap(note, small, room - hang, -hang)
        if lines is None:
            return None
        notes += ((line, hang * bool(number)) for number, line in enumerate(lines))
    return Words(name, tuple(notes), size, small)


def noted(node: Node) -> tuple[str, ...]:
    """Give a node's small lines, the sign of its requirement before the last."""
    sign = MARKS.get(node.mark, "")
    if not sign:
        return node.notes
    if not node.notes:
        return (sign,)
    return (*node.notes[:-1], f"{sign} {node.notes[-1]}")


def box(
    node: Node,
    words: Words,
    place: tuple[float, float, float, float],
    shades: Sequence[str],
    ranks: Mapping[str, int],
    look: Look,
) -> list[Shape]:
    """Draw a node at a ``place``: left, top, width, height."""
    left, top, width, height = place
    theme = look.theme
    fill = shades[node.step] if node.state == "learnt" and 0 <= node.step < len(shades) else ""
    ink = text_on(fill, theme) if fill else theme.ink
    round_by = {"entry": height / 2, "missing": 0.0}.get(node.state, 2.0)
    edge = theme.warning if node.state == "missing" else theme.muted
    dashed = node.state in ("entry", "missing")
    made: list[Shape] = [
        Rect(
            left,
            top,
            width,
            height,
            "node",
            node.id,
            fill=fill or (theme.band if node.state == "folded" else theme.ground),
            edge=edge,
            line=_DASHED if dashed else _OUTLINE,
            dash=(3.0, 2.0) if dashed else (),
            radius=min(round_by, 9.0),
            value=float(node.step),
        )
    ]
    if node.strand:
        inset = 3.0 * (node.state not in _FULL)
        inner = (left + pill(node) + inset / 2, top + inset, height - 2 * inset)
        made.append(_tab(node, inner, ranks, look))
    step = LEADING * words.size
    small = LEADING * words.note_size
    y = top + (height - len(words.name) * step - len(words.notes) * small) / 2
    x = left + TAB + _PAD + pill(node)
    for line in words.name:
        base = fonts.baseline(y + step / 2, words.size)
        made.append(fonts.written(x, base, line, words.size, ink, "name", of=node.id))
        y += step
    colour = theme.warning if node.state == "missing" else ink
    for line, indent in words.notes:
        base = fonts.baseline(y + small / 2, words.note_size)
        made.append(
            fonts.written(x + indent, base, line, words.note_size, colour, "note", of=node.id)
        )
        y += small
    return made


def _tab(
    node: Node, place: tuple[float, float, float], ranks: Mapping[str, int], look: Look
) -> Rect:
    """Draw a strand's colour and hatch at a ``place``: left, top, height."""
    left, top, height = place
    fill = look.theme.fill(ranks[node.strand])
    return Rect(
        left,
        top,
        TAB,
        height,
        "tab",
        node.id,
        fill=fill,
        edge=look.theme.edge(fill),
        line=_OUTLINE,
        radius=2.0 if node.state in _FULL else 0.0,
        hatch=look.theme.hatch(ranks[node.strand]),
        ink=look.theme.hatch_ink(fill),
    )
