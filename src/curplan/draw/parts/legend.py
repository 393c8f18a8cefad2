"""The legend along the foot of the page, and the key of numbered modules."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.look import Look
from curplan.draw.parts.labels import LEADING, hours_text, wrap
from curplan.draw.parts.titles import Block
from curplan.draw.roadmap.lanes import numbering
from curplan.draw.roadmap.milestones import SIGNS
from curplan.draw.scene import Line, Page, Rect, Shape
from curplan.draw.theme import GLYPHS, SMALLEST, SMALLEST_NAME

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from curplan.plan.model import Plan

_SIZE = SMALLEST
#: Height of a line of the legend.
ROW = 11.0
_SWATCH, _SIGN, _AFTER, _APART, _GLYPH_SIZE = 16.0, 8.0, 4.0, 14.0, 8.5
_KEY_SIZE, _KEY_HOURS, _COLUMN_GAP = SMALLEST_NAME, SMALLEST, 14.0
#: What a name in the key has around it at most: its number, its glyph, its hours.
_KEY_AROUND = 70.0
_KINDS = ("project", "capstone", "assessment", "continuous")
_SIGNS = {**SIGNS, **GLYPHS}
#: Entries that have other words for a partner.
_PLAIN = ("review", "limit", "over")


def legend(
    plan: Plan, page: Page, top: float, arrows: str, look: Look, *, milestones: bool = False
) -> Block:
    """Explain what the drawing uses, and only that; ``arrows`` is ``all``, ``critical`` or none.

    ``milestones`` tells whether there is a row of milestones.
    """
    entries = _entries(plan, arrows, look, milestones=milestones)
    made: list[Shape] = []
    x, y = page.left, top
    for kind, words in entries:
        swatch = _SIGN if kind in _SIGNS else _SWATCH
        wide = swatch + _AFTER + fonts.width(words, _SIZE)
        if x + wide > page.right and x > page.left:
            x, y = page.left, y + ROW
        made.append(_swatch(kind, x, y + ROW / 2, look))
        base = fonts.baseline(y + ROW / 2, _SIZE)
        made.append(
            fonts.written(
                x + swatch + _AFTER, base, words, _SIZE, look.theme.muted, "legend", of=kind
            )
        )
        x += wide + _APART
    return Block(tuple(made), y + ROW - top if entries else 0.0)


def _entries(plan: Plan, arrows: str, look: Look, *, milestones: bool) -> list[tuple[str, str]]:
    kinds = {module.kind for module in plan.modules}
    gates = any(row.gate for module in plan.modules for row in module.assessments)
    used = {
        **{kind: kind in kinds for kind in _KINDS},
        "gate": milestones and gates,
        "graduation": milestones and bool(plan.modules),
        "critical": bool(plan.critical_chain) and not look.partner,
        "arrow": arrows == "all",
        "review": any(week.reserved > 0 for week in plan.weeks),
        "closure": any(week.closures for week in plan.weeks),
        "limit": bool(plan.weeks),
        "over": any(week.load > week.capacity for week in plan.weeks),
    }
    plain = _PLAIN if look.partner else ()
    keys = {kind: f"legend-{kind}-partner" if kind in plain else f"legend-{kind}" for kind in used}
    return [(kind, look.words.say(keys[kind])) for kind, there in used.items() if there]


def _swatch(kind: str, x: float, middle: float, look: Look) -> Shape:
    if kind in _SIGNS:
        base = fonts.baseline(middle, _GLYPH_SIZE)
        return fonts.written(
            x,
            base,
            _SIGNS[kind],
            _GLYPH_SIZE,
            look.theme.ink,
            "swatch",
            of=kind,
        )
    box = Rect(x, middle - 4.0, _SWATCH, 8.0, "swatch", kind, fill=look.theme.ground)
    if kind == "critical":
        return replace(box, edge=look.theme.ink, line=1.8, radius=2.0)
    if kind == "closure":
        return replace(box, fill=look.theme.closed)
    if kind == "review":
        dashed = replace(box, edge=look.theme.muted, line=0.6, dash=(2.0, 1.5), radius=3.0)
        return replace(dashed, hatch="/", ink=look.theme.rule)
    if kind == "over":
        return replace(box, edge=look.theme.warning, line=1.0, hatch="x", ink=look.theme.warning)
    points = ((x, middle), (x + _SWATCH, middle))
    if kind == "arrow":
        return Line(points, look.theme.arrow, 0.75, "swatch", kind, head=3.0)
    return Line(points, look.theme.ink, 1.3, "swatch", kind)


def key(
    plan: Plan,
    numbered: Collection[str],
    page: Page,
    top: float,
    look: Look,
    numbers: Mapping[str, int] | None = None,
) -> Block:
    """Write the names of the numbered modules in as many columns as make it lowest.

    ``numbers`` are the modules' numbers, if they are not the plan's own.
    """
    if not numbered:
        return Block((), 0.0)
    numbers = numbering(plan) if numbers is None else numbers
    modules = sorted((m for m in plan.modules if m.id in numbered), key=lambda m: numbers[m.id])
    lead = fonts.width("000", _KEY_SIZE, True) + 3.0
    best: tuple[float, int, list[tuple[str, ...]]] | None = None
    for columns in range(1, 7):
        wide = (page.right - page.left - (columns - 1) * _COLUMN_GAP) / columns
        broken = []
        for module in modules:
            words = fonts.width(hours_text(module.hours, look.words), _KEY_HOURS) + 5.0
            name = " ".join(module.title.split())
            glyph = GLYPHS.get(module.kind, "")
            lines = wrap(f"{glyph} {name}".strip(), _KEY_SIZE, wide - lead - words)
            if lines is None:
                break
            broken.append(lines)
        else:
            height = max(_columns([len(lines) for lines in broken], columns)) * LEADING * _KEY_SIZE
            if best is None or height < best[0] - 1e-9:
                best = (height, columns, broken)
    assert best is not None, "a single column holds any name that the page is made for"
    height, columns, broken = best
    made: list[Shape] = []
    wide = (page.right - page.left - (columns - 1) * _COLUMN_GAP) / columns
    step = LEADING * _KEY_SIZE
    most = round(height / step)
    column, row = 0, 0
    for module, lines in zip(modules, broken, strict=True):
        if row + len(lines) > most:
            column, row = column + 1, 0
        x = page.left + column * (wide + _COLUMN_GAP)
        for index, line in enumerate(lines):
            base = fonts.baseline(top + (row + index + 0.5) * step, _KEY_SIZE)
            if index == 0:
                made.append(
                    fonts.written(
                        x + lead - 5.0,
                        base,
                        look.words.number(numbers[module.id]),
                        _KEY_SIZE,
                        look.theme.ink,
                        "key-number",
                        of=module.id,
                        bold=True,
                        anchor="end",
                    )
                )
            part = fonts.written(
                x + lead, base, line, _KEY_SIZE, look.theme.ink, "key-name", of=module.id
            )
            made.append(part)
        end = part.x + part.width + 4.0
        hours = hours_text(module.hours, look.words)
        made.append(
            fonts.written(end, base, hours, _KEY_HOURS, look.theme.muted, "hours", of=module.id)
        )
        row += len(lines)
    return Block(tuple(made), height)


def widest(plan: Plan) -> float:
    """Give the least width of a key that holds every name of a plan."""
    words = {word for module in plan.modules for word in module.title.split()}
    longest = max((fonts.width(word, _KEY_SIZE) for word in words), default=0.0)
    return longest + _KEY_AROUND


def _columns(heights: list[int], columns: int) -> list[int]:
    """Fill the columns one after another, none higher than need be; give their heights."""
    most = max(max(heights), -(-sum(heights) // columns))
    while True:
        filled = [0]
        for height in heights:
            if filled[-1] + height > most:
                filled.append(0)
            filled[-1] += height
        if len(filled) <= columns:
            return [most] * columns
        most += 1
