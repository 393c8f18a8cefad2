"""Words around the picture: title block, key figures, shortfalls and footer."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.look import Look
from curplan.draw.parts.axis import MONTHS
from curplan.draw.parts.labels import hours_text, wrap
from curplan.draw.scene import Page, Shape, Text
from curplan.draw.theme import SMALLEST, SMALLEST_TITLE
from curplan.plan.writing import plan_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.plan.model import Plan

_TITLE_SIZES = (21.0, 18.0, 16.0, SMALLEST_TITLE)
_SUB_SIZE, _NOTE_SIZE, _FIGURE_SIZE, _FOOT_SIZE = 9.0, 8.0, 14.0, SMALLEST
_MOST_SHORT = 12
#: Height of the footer's line.
FOOT = 10.0


@dataclass(frozen=True, slots=True)
class Block:
    """Shapes and the height they take."""

    shapes: tuple[Shape, ...]
    height: float


def title_lines(
    title: str, room: float, sizes: Sequence[float], page: Page, look: Look
) -> tuple[list[Shape], float]:
    """Write a title in the largest size that holds it in one line; also give where it ends."""
    for size in sizes:
        lines = wrapped(title, size, room, bold=True)
        if len(lines) == 1:
            break
    made: list[Shape] = []
    y = page.top
    for line in lines:
        base = fonts.baseline(y + size * 0.58, size)
        made.append(fonts.written(page.left, base, line, size, look.theme.ink, "title", bold=True))
        y += size * 1.22
    return made, y


def title_block(
    plan: Plan, page: Page, look: Look, *, dense: bool = False, heading: str = ""
) -> Block:
    """Write role, audience, dates, hours and pace at the left, key figures at the right.

    ``heading`` says what a page shows, where that is not the roadmap.
    """
    figures = _figures(plan, page, look)
    edge = min((text.x for text in figures), default=page.right)
    room = edge - 24.0 - page.left
    title = ("Partial track: " if plan.partial else "") + " ".join(plan.role_title.split())
    sizes = _TITLE_SIZES[2:] if dense else _TITLE_SIZES
    made, y = title_lines(title, room, sizes, page, look)
    y += 2.0
    for line in flowed([heading] * bool(heading) + facts(plan), _SUB_SIZE, room):
        base = fonts.baseline(y + _SUB_SIZE * 0.6, _SUB_SIZE)
        made.append(fonts.written(page.left, base, line, _SUB_SIZE, look.theme.muted, "subtitle"))
        y += _SUB_SIZE * 1.35
    y = max(y, page.top + 31.0)
    short = shortfalls(plan)
    if short:
        y += 1.0
        for line in flowed(short, _NOTE_SIZE, page.right - page.left):
            base = fonts.baseline(y + _NOTE_SIZE * 0.6, _NOTE_SIZE)
            made.append(
                fonts.written(page.left, base, line, _NOTE_SIZE, look.theme.warning, "shortfall")
            )
            y += _NOTE_SIZE * 1.3
    return Block((*made, *figures), y - page.top)


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Break a text into lines; a word that is wider than the room is broken too."""
    lines = [""]
    for word in (piece for whole in text.split() for piece in _pieces(whole, size, room, bold)):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and fonts.width(longer, size, bold) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _pieces(word: str, size: float, room: float, bold: bool) -> list[str]:
    """Break a word that is wider than the room; nothing of it is lost."""
    pieces = []
    while fonts.width(word, size, bold) > room:
        most = max(
            1, next(n for n in range(len(word), -1, -1) if _fits(word[:n], size, room, bold))
        )
        pieces.append(word[:most])
        word = word[most:]
    return [*pieces, word] if word else pieces


def _fits(text: str, size: float, room: float, bold: bool) -> bool:
    return fonts.width(text, size, bold) <= room


def flowed(parts: list[str], size: float, room: float) -> list[str]:
    """Join parts with dots, breaking between parts where that is possible."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]}  ·  {part}" if lines else part
        if lines and fonts.width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines += wrap(part, size, room) or wrapped(part, size, room)
    return lines


def day(date: dt.date, *, year: bool = True) -> str:
    """Write a date.

    >>> day(dt.date(2027, 1, 11))
    '11 January 2027'
    """
    return f"{date.day} {MONTHS[date.month - 1]}" + (f" {date.year}" if year else "")


def facts(plan: Plan) -> list[str]:
    """Say who comes in, when, for how long and at what pace."""
    audience = " ".join((plan.audience_title or plan.audience).split())
    box = plan.time_box
    said = [f"Audience: {audience}"] if audience else []
    if box.start is not None:
        ends = [module.end_date for module in plan.modules if module.end_date is not None]
        last = max(ends) if ends else box.start + dt.timedelta(weeks=box.weeks)
        same = box.start.year == last.year
        said.append(f"{day(box.start, year=not same)} – {day(last)}")
    said.append(_count(box.weeks, "week"))
    said.append(f"{box.hours_per_week} h a week")
    return said


def _count(number: int, word: str) -> str:
    return f"{number} {word}" + ("s" if number != 1 else "")


def _figures(plan: Plan, page: Page, look: Look) -> list[Text]:
    hours = sum(float(module.hours) for module in plan.modules)
    capacity = sum(float(week.capacity) for week in plan.weeks)
    cells = [
        (str(len(plan.modules)), "modules" if len(plan.modules) != 1 else "module"),
        (hours_text(hours), f"of {capacity:g} h"),
    ]
    for name, words in (("must", "must"), ("essential", "essential"), ("optional", "optional")):
        cell = coverage_text(plan, name)
        if cell is not None:
            cells.append((cell, words))
    made: list[Text] = []
    right = page.right
    for value, words in reversed(cells):
        wide = max(fonts.width(value, _FIGURE_SIZE, True), fonts.width(words, 7.5))
        for text, size, y, bold, colour in (
            (value, _FIGURE_SIZE, page.top + 9.5, True, look.theme.ink),
            (words, 7.5, page.top + 23.0, False, look.theme.muted),
        ):
            base = fonts.baseline(y, size)
            made.append(
                fonts.written(right, base, text, size, colour, "figure", bold=bold, anchor="end")
            )
        right -= wide + 18.0
    return made


def coverage_text(plan: Plan, priority: str) -> str | None:
    """Give the share of a priority's weight that the plan covers, never rounded up to whole."""
    found = [item for item in plan.coverage if item.priority == priority]
    total = sum(item.weight for item in found)
    if not total:
        return None
    if priority == "must":
        reached = sum(float(item.weight) for item in found if item.full)
    else:
        reached = sum(
            item.weight * min(item.reached, item.required) / max(item.required, 1) for item in found
        )
    return f"{int(100 * reached / total + 1e-9)} %"


def shortfalls(plan: Plan) -> list[str]:
    """Say which must and essential requirements fall short, the weightiest first."""
    said: list[str] = []
    for priority in ("must", "essential"):
        short = [item for item in plan.coverage if item.priority == priority and not item.full]
        short.sort(key=lambda item: (-item.weight, item.skill))
        names = [
            f"{item.name or item.skill} ({item.reached} of {item.required})"
            for item in short[:_MOST_SHORT]
        ]
        if len(short) > _MOST_SHORT:
            names.append(f"and {len(short) - _MOST_SHORT} more")
        if names:
            names[0] = f"{priority.capitalize()} levels not reached: {names[0]}"
        said += names
    return said


def footer(plan: Plan, page: Page, look: Look) -> tuple[Shape, ...]:
    """Write the catalogue, its hash and the plan's at the left, the proof at the right."""
    y = fonts.baseline(page.bottom - FOOT / 2, _FOOT_SIZE)
    stamp = plan.catalogue
    left = f"Catalogue {stamp.name} {stamp.version}".strip()
    if stamp.sha256:
        left += f" ({stamp.sha256[:8]})"
    left += f"  ·  plan {plan_hash(plan)[:8]}"
    proof = proof_text(plan)
    return (
        fonts.written(page.left, y, left, _FOOT_SIZE, look.theme.muted, "footer"),
        fonts.written(page.right, y, proof, _FOOT_SIZE, look.theme.muted, "footer", anchor="end"),
    )


def plan_hash(plan: Plan) -> str:
    """Hash the plan's file: what ``sha256sum plan.json`` says."""
    return hashlib.sha256(plan_text(plan).encode()).hexdigest()


def proof_text(plan: Plan) -> str:
    """Say what is proven of the plan's coverage, and the gap of what is not."""
    names = {
        "must_coverage": "must",
        "essential_coverage": "essential",
        "optional_coverage": "optional",
    }
    found = [item for item in plan.objectives if item.name in names]
    if plan.status == "infeasible" or not found:
        return "Coverage not proven"
    gaps = [
        f"{names[item.name]} coverage at most {item.bound / 12:g}, reached {item.value / 12:g}"
        for item in found
        if not item.proven
    ]
    if gaps:
        return "Not proven best: " + "; ".join(gaps)
    if plan.replanned:
        return "Coverage proven best, planned anew with little change"
    hours = [item for item in plan.objectives if item.name == "hours"]
    fewest = bool(hours) and hours[0].proven and plan.brief.get("use", "fewest") == "fewest"
    return "Coverage proven best" + (", in the fewest hours" if fewest else "")
