"""The row of milestones: gates, projects, the capstone and graduation, in the week of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.theme import GLYPHS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.draw.look import Look
    from curplan.draw.parts.axis import Grid
    from curplan.draw.scene import Shape
    from curplan.plan.model import Plan

#: The sign of each kind of milestone, in the order in which a week's signs stand.
SIGNS = {
    "gate": "▼",
    "project": GLYPHS["project"],
    "capstone": GLYPHS["capstone"],
    "graduation": "⚑",
}
#: Height of a row; size of signs and words; room between two signs, and between two weeks' signs.
ROW, _SIZE, _WORD, _GAP, _APART = 11.5, 9.0, 7.5, 1.5, 4.0
_HEADING = 7.5


@dataclass(frozen=True, slots=True)
class Milestone:
    """What is reached in a week, and how often; ``kind`` is one of ``SIGNS``."""

    week: int
    kind: str
    count: int


def milestones(plan: Plan) -> tuple[Milestone, ...]:
    """List the milestones of a plan, each in the last week of its module.

    A gate is a module with an assessment that must be passed before going on; graduation is the
    end of the last module.
    """
    found: dict[tuple[int, str], int] = {}
    for module in plan.modules:
        kinds = [module.kind] if module.kind in ("project", "capstone") else []
        kinds += ["gate"] if any(row.gate for row in module.assessments) else []
        for kind in kinds:
            found[module.end_week, kind] = found.get((module.end_week, kind), 0) + 1
    if plan.modules:
        found[max(module.end_week for module in plan.modules), "graduation"] = 1
    order = list(SIGNS)
    made = [Milestone(week, kind, count) for (week, kind), count in found.items()]
    return tuple(sorted(made, key=lambda each: (each.week, order.index(each.kind))))


@dataclass(frozen=True, slots=True)
class _Sign:
    milestone: Milestone
    text: str
    wide: float


@dataclass(frozen=True, slots=True)
class Row:
    """Signs with a place: their week, the left end, and the row counted from 0."""

    signs: tuple[tuple[_Sign, float, int], ...]
    word: str
    word_at: float
    rows: int

    @property
    def height(self) -> float:
        """Height in points."""
        return ROW * self.rows + 1.5 if self.rows else 0.0


def place(found: Sequence[Milestone], grid: Grid, right: float, look: Look) -> Row:
    """Place the signs of each week centred on it, in further rows where they would collide.

    No sign reaches beyond ``right``. Graduation is also written out where there is room.
    """
    groups: dict[int, list[_Sign]] = {}
    for each in found:
        text = SIGNS[each.kind]
        text += look.words.number(each.count) if each.count > 1 else ""
        groups.setdefault(each.week, []).append(_Sign(each, text, fonts.width(text, _SIZE)))
    ends: list[float] = []
    placed: list[tuple[_Sign, float, int]] = []
    word, word_at = look.words.say("roadmap-graduation"), 0.0
    for week, signs in sorted(groups.items()):
        wide = sum(sign.wide for sign in signs) + _GAP * (len(signs) - 1)
        left = min((grid.start(week) + grid.end(week) - wide) / 2, right - wide)
        row = next((at for at, end in enumerate(ends) if left >= end + _APART), len(ends))
        if any(sign.milestone.kind == "graduation" for sign in signs):
            need = fonts.width(word, _WORD, True) + _APART
            before = ends[row] if row < len(ends) else grid.left
            word_at = left - need if left - need >= before + _APART else 0.0
        ends[row : row + 1] = [left + wide]
        for sign in signs:
            placed.append((sign, left, row))
            left += sign.wide + _GAP
    return Row(tuple(placed), word if word_at else "", word_at, len(ends))


def shapes(row: Row, left: float | None, top: float, look: Look) -> list[Shape]:
    """Draw the row from ``top`` down; its heading at ``left``, if there is a column for it."""
    made: list[Shape] = []
    if not row.rows:
        return made
    if left is not None:
        y = fonts.baseline(top + ROW / 2, _HEADING)
        heading = look.words.say("roadmap-milestones")
        made.append(
            fonts.written(left, y, heading, _HEADING, look.theme.ink, "row-title", bold=True)
        )
    for sign, x, at in row.signs:
        y = fonts.baseline(top + (at + 0.5) * ROW, _SIZE)
        of = f"{sign.milestone.week}:{sign.milestone.kind}"
        made.append(fonts.written(x, y, sign.text, _SIZE, look.theme.ink, "milestone", of=of))
        if row.word and sign.milestone.kind == "graduation":
            y = fonts.baseline(top + (at + 0.5) * ROW, _WORD)
            made.append(
                fonts.written(
                    row.word_at, y, row.word, _WORD, look.theme.ink, "milestone-name", bold=True
                )
            )
    return made
