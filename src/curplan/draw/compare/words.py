"""The words of a comparison: the page's title, the heading of each plan, the footer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.compare.shared import LETTERS
from curplan.draw.parts.brand import brand_line, mark
from curplan.draw.parts.figures import coverage_text, facts, job_share, shortfalls
from curplan.draw.parts.labels import hours_text
from curplan.draw.parts.proof import proof_text
from curplan.draw.parts.titles import Block, flowed, plain_title, wrapped
from curplan.draw.scene import A4, Text
from curplan.draw.theme import SMALLEST, SMALLEST_TITLE

if TYPE_CHECKING:
    from curplan.draw.look import Look
    from curplan.draw.scene import Page, Shape
    from curplan.plan.model import Plan

_TITLE_SIZES = (18.0, 16.0, SMALLEST_TITLE)
_HEAD_SIZE, _FACT_SIZE, _UNIT_SIZE = 11.5, 7.5, SMALLEST
#: Room for a plan's letter and between the columns of its figures, in sizes of the heading.
_LETTER, _FIGURE_GAP = 1.3, 1.5
#: Least height of a heading, and where its two rows are centred, in sizes of the heading.
_HEAD_LEAST, _FIRST, _SECOND = 2.15, 0.65, 1.65
#: A plan's title must have this share of the page beside the figures, or they go below it.
_TITLE_SHARE = 0.4
_PRIORITIES = ("must", "essential", "optional")
_PROJECTS = ("project", "capstone")


def title(plans: Sequence[Plan], page: Page, look: Look) -> Block:
    """Write the page's title: the role that all have, or the roles if there is room for them."""
    words, brand = look.words, mark(page, look)
    names = list(dict.fromkeys(" ".join(plan.programme.split()) for plan in plans))
    plain = words.say(f"compare-title-{len(plans)}")
    if len(names) == 1:
        whole = words.say(f"compare-role-{len(plans)}", role=names[0])
    else:
        whole = plain if len(names) < len(plans) else "  ·  ".join(names)
    sizes = [size * enlarged(page) for size in _TITLE_SIZES]
    room = brand.left - page.left
    fitting = [size for size in sizes[:2] if fonts.width(whole, size, True) <= room]
    plainly = [size for size in sizes if fonts.width(plain, size, True) <= room]
    text, size = (whole, fitting[0]) if fitting else (plain, (*plainly, SMALLEST_TITLE)[0])
    made: list[Shape] = [*brand.shapes]
    y = page.top
    for line in wrapped(text, size, room, bold=True):
        base = fonts.baseline(y + size * 0.58, size)
        made.append(
            fonts.written(page.left, base, line, size, look.theme.title, "title", bold=True)
        )
        y += size * 1.25
    return Block(tuple(made), max(y - page.top, brand.height))


def enlarged(page: Page) -> float:
    """Give how much larger headings are than on A4: by half of what the paper is."""
    return max(1.0, sqrt(sqrt(page.width * page.height / (A4.width * A4.height))))


@dataclass(frozen=True, slots=True)
class Columns:
    """Where figures stand: the ends of their columns, beside a plan's title or below its facts."""

    rights: tuple[float, ...]
    below: bool


def figure_columns(plans: Sequence[Plan], page: Page, look: Look) -> Columns:
    """Give the columns of figures, wide enough for every plan's."""
    head, unit = (size * enlarged(page) for size in (_HEAD_SIZE, _UNIT_SIZE))
    gap = _FIGURE_GAP * head
    wides = [
        max(
            max(fonts.width(value, head, True), fonts.width(words, unit)) for _, value, words in row
        )
        for row in zip(*(_figures(plan, look) for plan in plans), strict=True)
    ]
    steps = [wide + gap if wide else 0.0 for wide in wides]
    room = page.right - page.left
    below = room - sum(steps) < _TITLE_SHARE * room
    end = page.left + _LETTER * head - gap if below else page.right - sum(steps)
    rights = []
    for step in steps:
        end += step
        rights.append(end)
    return Columns(tuple(rights), below)


def head(plan: Plan, letter: str, columns: Columns, page: Page, top: float, look: Look) -> Block:
    """Write a plan's letter, title and facts, its figures in columns, and what falls short."""
    size, fact = (size * enlarged(page) for size in (_HEAD_SIZE, _FACT_SIZE))
    made: list[Shape] = []
    if not columns.below:
        made += _figure_texts(plan, letter, columns, page, top, look)
    left = page.left + _LETTER * size
    room = min((text.box.left for text in made if isinstance(text, Text)), default=page.right)
    room -= left + (_FIGURE_GAP * size if made else 0.0)
    first = fonts.baseline(top + _FIRST * size, size)
    made.append(
        fonts.written(
            page.left, first, letter, size, look.theme.ink, "letter", of=letter, bold=True
        )
    )
    y = top
    for line in wrapped(head_title(plan, look), size, room, bold=True):
        base = fonts.baseline(y + _FIRST * size, size)
        made.append(
            fonts.written(
                left, base, line, size, look.theme.ink, "plan-title", of=letter, bold=True
            )
        )
        y += size * 1.25
    for line in flowed([*facts(plan, look), *_outcome(plan, look)], fact, room):
        base = fonts.baseline(y + fact * 0.62, fact)
        made.append(fonts.written(left, base, line, fact, look.theme.muted, "subtitle", of=letter))
        y += fact * 1.35
    if columns.below:
        made += _figure_texts(plan, letter, columns, page, y + 2.0, look)
        y += 2.0 + _HEAD_LEAST * size
    y = max(y, top + _HEAD_LEAST * size)
    for line in flowed(shortfalls(plan, look), fact, page.right - left):
        base = fonts.baseline(y + fact * 0.62, fact)
        made.append(
            fonts.written(left, base, line, fact, look.theme.warning, "shortfall", of=letter)
        )
        y += fact * 1.35
    return Block(tuple(made), y - top)


def _figure_texts(
    plan: Plan, letter: str, columns: Columns, page: Page, top: float, look: Look
) -> list[Text]:
    head, unit = (size * enlarged(page) for size in (_HEAD_SIZE, _UNIT_SIZE))
    return [
        fonts.written(
            right,
            fonts.baseline(top + at * head, size),
            text,
            size,
            colour,
            role,
            of=f"{letter}:{what}",
            bold=bold,
            anchor="end",
        )
        for right, (what, value, words) in zip(columns.rights, _figures(plan, look), strict=True)
        for text, size, at, bold, colour, role in (
            (value, head, _FIRST, True, look.theme.ink, "figure"),
            (words, unit, _SECOND, False, look.theme.muted, "unit"),
        )
        if text
    ]


def head_title(plan: Plan, look: Look) -> str:
    """Give the title of a plan: one short of a ``must`` is partial; there may be none at all."""
    if plan.status == "infeasible":
        return look.words.say("compare-none", title=" ".join(plan.programme.split()))
    return plain_title(plan, look)


def _outcome(plan: Plan, look: Look) -> list[str]:
    """Say what was found, and to a designer what is proven of it."""
    if plan.status == "infeasible":
        key = "compare-no-track-partner" if look.partner else "compare-no-track"
        return [look.words.say(key)]
    proof = [] if look.partner else [proof_text(plan, look)]
    return proof if plan.modules else [look.words.say("compare-no-module"), *proof]


def _figures(plan: Plan, look: Look) -> list[tuple[str, str, str]]:
    """Give a plan's figures: what it is, the figure, its words; the same for every plan."""
    words, weeks = look.words, plan.time_box.weeks
    hours = sum(float(module.hours) for module in plan.modules)
    count = len(plan.modules)
    cells = [
        ("weeks", words.number(weeks), words.say("compare-weeks", n=weeks)),
        ("modules", words.number(count), words.say("title-modules", n=count)),
    ]
    if look.partner:
        number = sum(module.kind in _PROJECTS for module in plan.modules)
        share = job_share(plan)
        return [
            *cells,
            ("hours", words.number(round(hours)), words.say("title-hours-in-all", n=round(hours))),
            ("projects", words.number(number), words.say("title-projects", n=number)),
            ("job", "", "")
            if share is None
            else ("job", words.share(share), words.say("title-job")),
        ]
    capacity = round(sum(float(week.capacity) for week in plan.weeks), 1)
    cells.append(("hours", hours_text(hours, words), words.say("title-hours-of", hours=capacity)))
    for priority in _PRIORITIES:
        text = coverage_text(plan, priority, look)
        said = "" if text is None else words.say(f"title-{priority}")
        cells.append((priority, text or "", said))
    return cells


def footer(
    plans: Sequence[Plan], hashes: Sequence[str], page: Page, bottom: float, look: Look
) -> Block:
    """Write which catalogues and which plans these are, up to ``bottom``; a partner's brand."""
    room = page.right - page.left
    rows = [("brand", line) for line in flowed(brand_line(look), SMALLEST, room)]
    if not look.partner:
        rows += [("origin", line) for line in flowed(_origin(plans, hashes, look), SMALLEST, room)]
    made = []
    step = SMALLEST * 1.4
    for number, (of, line) in enumerate(rows):
        middle = bottom - (len(rows) - number - 0.5) * step
        base = fonts.baseline(middle, SMALLEST)
        made.append(
            fonts.written(page.left, base, line, SMALLEST, look.theme.muted, "footer", of=of)
        )
    return Block(tuple(made), len(rows) * step)


def _origin(plans: Sequence[Plan], hashes: Sequence[str], look: Look) -> list[str]:
    """Name the catalogue, or each plan's where they differ, and the plans by their hashes."""
    words, stamps = look.words, []
    for plan in plans:
        stamp = plan.catalogue
        name = f"{stamp.name} {stamp.version}".strip()
        stamps.append(f"{name} ({stamp.sha256[:8]})" if stamp.sha256 else name)
    marks = [f"{letter} {mark[:8]}" for letter, mark in zip(LETTERS, hashes, strict=False)]
    parts = [words.say("footer-catalogue", stamp=stamps[0])]
    if len(set(stamps)) > 1:
        lettered = zip(LETTERS, stamps, strict=False)
        parts = [words.say("compare-catalogues"), *(f"{each}: {stamp}" for each, stamp in lettered)]
    return [*parts, words.say("compare-plans", hashes=words.listed(marks))]
