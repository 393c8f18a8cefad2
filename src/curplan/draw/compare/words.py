"""The words of a comparison: the page's title, the heading of each plan, the footer."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.compare.shared import LETTERS
from curplan.draw.look import Look
from curplan.draw.parts.labels import hours_text
from curplan.draw.parts.titles import (
    Block,
    coverage_text,
    facts,
    flowed,
    proof_text,
    shortfalls,
    wrapped,
)
from curplan.draw.scene import A4, Text
from curplan.draw.theme import SMALLEST

if TYPE_CHECKING:
    from curplan.draw.scene import Page, Shape
    from curplan.plan.model import Plan

_TITLE_SIZES = (18.0, 16.0)
_HEAD_SIZE, _FACT_SIZE, _UNIT_SIZE = 11.5, 7.5, SMALLEST
#: Room for a plan's letter and between the columns of its figures, in sizes of the heading.
_LETTER, _FIGURE_GAP = 1.3, 1.5
#: Least height of a heading, and where its two rows are centred, in sizes of the heading.
_HEAD_LEAST, _FIRST, _SECOND = 2.15, 0.65, 1.65
_NUMBERS = {2: "Two", 3: "Three", 4: "Four"}


def title(plans: Sequence[Plan], page: Page, look: Look) -> Block:
    """Write the page's title: the role that all have, or the roles if there is room for them."""
    number = _NUMBERS.get(len(plans), str(len(plans)))
    names = list(dict.fromkeys(" ".join(plan.role_title.split()) for plan in plans))
    plain = f"{number} plans side by side"
    if len(names) == 1:
        whole = f"{names[0]}: {number.lower()} plans side by side"
    elif len(names) < len(plans):
        whole = plain
    else:
        whole = " and ".join(names) if len(names) == 2 else "; ".join(names)
    sizes = [size * _enlarged(page) for size in _TITLE_SIZES]
    room = page.right - page.left
    fitting = [size for size in sizes if fonts.width(whole, size, True) <= room]
    text, size = (whole, fitting[0]) if fitting else (plain, sizes[0])
    base = fonts.baseline(page.top + size * 0.58, size)
    shape = fonts.written(page.left, base, text, size, look.theme.ink, "title", bold=True)
    return Block((shape,), size * 1.25)


def _enlarged(page: Page) -> float:
    """Give how much larger headings are than on A4: by half of what the paper is."""
    return max(1.0, sqrt(sqrt(page.width * page.height / (A4.width * A4.height))))


def head(
    plan: Plan, letter: str, columns: Sequence[float], page: Page, top: float, look: Look
) -> Block:
    """Write a plan's letter, title and facts at the left, its figures in columns at the right.

    ``columns`` are the right ends of the figures' columns, as ``figure_columns`` gives them.
    """
    size, fact = (size * _enlarged(page) for size in (_HEAD_SIZE, _FACT_SIZE))
    made: list[Shape] = [*_figure_texts(plan, columns, page, top, look)]
    left = page.left + _LETTER * size
    room = min((shape.box.left for shape in _texts(made)), default=page.right) - left
    room -= _FIGURE_GAP * size
    first = fonts.baseline(top + _FIRST * size, size)
    made.append(
        fonts.written(
            page.left, first, letter, size, look.theme.ink, "letter", of=letter, bold=True
        )
    )
    y = top
    for line in wrapped(head_title(plan), size, room, bold=True):
        base = fonts.baseline(y + _FIRST * size, size)
        made.append(
            fonts.written(
                left, base, line, size, look.theme.ink, "plan-title", of=letter, bold=True
            )
        )
        y += size * 1.25
    for line in flowed([*facts(plan), *_outcome(plan)], fact, room):
        base = fonts.baseline(y + fact * 0.62, fact)
        made.append(fonts.written(left, base, line, fact, look.theme.muted, "subtitle", of=letter))
        y += fact * 1.35
    y = max(y, top + _HEAD_LEAST * size)
    for line in flowed(shortfalls(plan), fact, page.right - left):
        base = fonts.baseline(y + fact * 0.62, fact)
        made.append(
            fonts.written(left, base, line, fact, look.theme.warning, "shortfall", of=letter)
        )
        y += fact * 1.35
    return Block(tuple(made), y - top)


def _texts(shapes: Sequence[Shape]) -> list[Text]:
    return [shape for shape in shapes if isinstance(shape, Text)]


def _figure_texts(
    plan: Plan, columns: Sequence[float], page: Page, top: float, look: Look
) -> list[Text]:
    head, unit = (size * _enlarged(page) for size in (_HEAD_SIZE, _UNIT_SIZE))
    return [
        fonts.written(
            right,
            fonts.baseline(top + at * head, size),
            text,
            size,
            colour,
            "figure",
            bold=bold,
            anchor="end",
        )
        for right, (value, words) in zip(columns, _figures(plan), strict=True)
        for text, size, at, bold, colour in (
            (value, head, _FIRST, True, look.theme.ink),
            (words, unit, _SECOND, False, look.theme.muted),
        )
        if text
    ]


def head_title(plan: Plan) -> str:
    """Give the title of a plan: one short of a ``must`` is partial; there may be none at all."""
    name = " ".join(plan.role_title.split())
    if plan.status == "infeasible":
        return f"No track: {name}"
    return f"Partial track: {name}" if plan.partial else name


def _outcome(plan: Plan) -> list[str]:
    """Say what was found, and what is proven of it."""
    if plan.status == "infeasible":
        return ["No track was found that keeps all pins and limits"]
    return [proof_text(plan)] if plan.modules else ["No module is needed", proof_text(plan)]


def figure_columns(plans: Sequence[Plan], page: Page) -> list[float]:
    """Give the right ends of the columns of figures, wide enough for every plan's."""
    head, unit = (size * _enlarged(page) for size in (_HEAD_SIZE, _UNIT_SIZE))
    columns: list[float] = []
    right = page.right
    for cells in reversed(list(zip(*(_figures(plan) for plan in plans), strict=True))):
        columns.append(right)
        wide = max(
            max(fonts.width(value, head, True), fonts.width(words, unit)) for value, words in cells
        )
        right -= wide + _FIGURE_GAP * head if wide else 0.0
    return columns[::-1]


def _figures(plan: Plan) -> list[tuple[str, str]]:
    """Give a plan's figures with what they are; the same columns for every plan."""
    hours = sum(float(module.hours) for module in plan.modules)
    capacity = sum(float(week.capacity) for week in plan.weeks)
    weeks = plan.time_box.weeks
    cells = [
        (str(weeks), "weeks" if weeks != 1 else "week"),
        (str(len(plan.modules)), "modules" if len(plan.modules) != 1 else "module"),
        (hours_text(hours), f"of {capacity:g} h"),
    ]
    for priority in ("must", "essential", "optional"):
        share = coverage_text(plan, priority)
        cells.append(("", "") if share is None else (share, priority))
    return cells


def footer(
    plans: Sequence[Plan], hashes: Sequence[str], page: Page, bottom: float, look: Look
) -> Block:
    """Write which catalogues and which plans these are, up to ``bottom``."""
    stamps = []
    for plan in plans:
        stamp = plan.catalogue
        name = f"{stamp.name} {stamp.version}".strip()
        stamps.append(f"{name} ({stamp.sha256[:8]})" if stamp.sha256 else name)
    marks = [f"{letter} {mark[:8]}" for letter, mark in zip(LETTERS, hashes, strict=False)]
    parts = [f"Catalogue {stamps[0]}"]
    if len(set(stamps)) > 1:
        lettered = zip(LETTERS, stamps, strict=False)
        parts = ["Different catalogues", *(f"{letter}: {stamp}" for letter, stamp in lettered)]
    parts.append(f"plans {', '.join(marks)}")
    lines = flowed(parts, SMALLEST, page.right - page.left)
    made = []
    step = SMALLEST * 1.4
    for number, line in enumerate(lines):
        middle = bottom - (len(lines) - number - 0.5) * step
        base = fonts.baseline(middle, SMALLEST)
        made.append(fonts.written(page.left, base, line, SMALLEST, look.theme.muted, "footer"))
    return Block(tuple(made), len(lines) * step)
