"""The map's legend: strands, months, and the signs that the page uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.parts.titles import Block
from curplan.draw.scene import Line, Rect, Shape
from curplan.draw.skills.boxes import MARKS
from curplan.draw.skills.shades import text_on
from curplan.draw.theme import GLYPHS, SMALLEST

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from curplan.draw.look import Look
    from curplan.draw.scene import Page
    from curplan.draw.skills.graph import Map

    Drawn = Callable[[float, float], list[Shape]]

ROW = 13.0
_SIZE = SMALLEST
_SWATCH, _AFTER, _APART = 14.0, 4.0, 13.0
_OUTLINE = 0.6


def legend(
    shown: Map, page: Page, top: float, shades: Sequence[str], ranks: Mapping[str, int], look: Look
) -> Block:
    """Explain what the map uses, and only that; rows flow to the page's width."""
    x, y = page.left, top
    made: list[Shape] = []
    for group in (_strands(shown, ranks, look), _months(shown, shades, look), _signs(shown, look)):
        for number, (wide, draw) in enumerate(group):
            if x > page.left and x + wide > page.right:
                x, y = page.left, y + ROW
            elif number == 0 and x > page.left:
                x += _APART
                if x + min(sum(part for part, _ in group), page.right - page.left) > page.right:
                    x, y = page.left, y + ROW
            made += draw(x, y + ROW / 2)
            x += wide
    return Block(tuple(made), y + ROW - top if made else 0.0)


def _strands(shown: Map, ranks: Mapping[str, int], look: Look) -> list[tuple[float, Drawn]]:
    made: list[tuple[float, Drawn]] = []
    for strand in sorted({node.strand for node in shown.nodes} - {""}, key=ranks.__getitem__):
        name = shown.strand_title(strand)

        def draw(x: float, middle: float, strand: str = strand, name: str = name) -> list[Shape]:
            fill = look.theme.fill(ranks[strand])
            base = fonts.baseline(middle, _SIZE)
            return [
                Rect(
                    x,
                    middle - 4.0,
                    _SWATCH - 4.0,
                    8.0,
                    "strand",
                    strand,
                    fill=fill,
                    edge=look.theme.edge(fill),
                    line=_OUTLINE,
                    hatch=look.theme.hatch(ranks[strand]),
                    ink=look.theme.hatch_ink(fill),
                ),
                fonts.written(
                    x + _SWATCH, base, name, _SIZE, look.theme.ink, "strand-name", of=strand
                ),
            ]

        made.append((_SWATCH + fonts.width(name, _SIZE) + _APART, draw))
    return made


def _months(shown: Map, shades: Sequence[str], look: Look) -> list[tuple[float, Drawn]]:
    """Name every month on its own shade, side by side like a scale."""
    used = {node.step for node in shown.nodes if node.state == "learnt" and node.step >= 0}
    if not used:
        return []
    head = look.words.say("skills-legend-learnt")

    def heading(x: float, middle: float) -> list[Shape]:
        base = fonts.baseline(middle, _SIZE)
        return [fonts.written(x, base, head, _SIZE, look.theme.muted, "legend", of="months")]

    made: list[tuple[float, Drawn]] = [(fonts.width(head, _SIZE) + 2 * _AFTER, heading)]
    last = max(used)
    for step in range(last + 1):
        name, fill = shown.steps[step], shades[step]
        wide = fonts.width(name, _SIZE) + 10.0

        def draw(
            x: float,
            middle: float,
            wide: float = wide,
            step: int = step,
            name: str = name,
            fill: str = fill,
        ) -> list[Shape]:
            base = fonts.baseline(middle, _SIZE)
            ink = text_on(fill, look.theme)
            return [
                Rect(
                    x,
                    middle - ROW / 2 + 1.0,
                    wide,
                    ROW - 2.0,
                    "shade",
                    str(step),
                    fill=fill,
                    edge=look.theme.muted,
                    line=0.4,
                    value=float(step),
                ),
                fonts.written(
                    x + wide / 2,
                    base,
                    name,
                    _SIZE,
                    ink,
                    "shade-name",
                    of=str(step),
                    anchor="middle",
                ),
            ]

        made.append((wide + (_APART if step == last else 0.0), draw))
    return made


def _signs(shown: Map, look: Look) -> list[tuple[float, Drawn]]:
    say = look.words.say
    states = {node.state for node in shown.nodes}
    entries: list[tuple[str, str]] = []
    if shown.edges:
        entries.append(("needed", say("skills-legend-needed")))
    entries += [
        (state, say(f"skills-legend-{state}"))
        for state in ("entry", "missing", "folded")
        if state in states
    ]
    plain = "-plain" if look.partner else ""
    marks = {node.mark for node in shown.nodes}
    entries += [(mark, say(f"skills-legend-{mark}{plain}")) for mark in MARKS if mark in marks]
    glyphs = {node.glyph for node in shown.nodes}
    entries += [(kind, say(f"legend-{kind}")) for kind, glyph in GLYPHS.items() if glyph in glyphs]
    made: list[tuple[float, Drawn]] = []
    for kind, words in entries:

        def draw(x: float, middle: float, kind: str = kind, words: str = words) -> list[Shape]:
            base = fonts.baseline(middle, _SIZE)
            lead = _SWATCH + _AFTER
            colour = look.theme.muted
            return [
                _swatch(kind, x, middle, look),
                fonts.written(x + lead, base, words, _SIZE, colour, "legend", of=kind),
            ]

        made.append((_SWATCH + _AFTER + fonts.width(words, _SIZE) + _APART, draw))
    return made


def _swatch(kind: str, x: float, middle: float, look: Look) -> Shape:
    theme = look.theme
    if kind == "needed":
        points = ((x, middle), (x + _SWATCH, middle))
        return Line(points, theme.arrow, 0.9, "swatch", kind, head=3.0)
    if kind == "folded":
        box = (x, middle - 4.5, _SWATCH, 9.0)
        return Rect(*box, "swatch", kind, fill=theme.band, edge=theme.muted, line=0.7, radius=2.0)
    if kind in ("entry", "missing"):
        return Rect(
            x,
            middle - 4.5,
            _SWATCH,
            9.0,
            "swatch",
            kind,
            fill=theme.ground,
            edge=theme.muted if kind == "entry" else theme.warning,
            line=1.0,
            dash=(3.0, 2.0),
            radius=4.5 if kind == "entry" else 0.0,
        )
    sign = {**MARKS, **GLYPHS}[kind]
    size = 8.5
    return fonts.written(
        x + _SWATCH,
        fonts.baseline(middle, size),
        sign,
        size,
        theme.ink,
        "swatch",
        of=kind,
        anchor="end",
    )
