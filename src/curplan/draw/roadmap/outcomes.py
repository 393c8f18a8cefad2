"""What a learner can do after each month: one outcome reached in it, whole, or none.

Of the outcomes that a month's modules complete, the one of the weightiest requirement is written;
where its text does not fit the month's width, the next weightiest one that does. The row is left
out where fewer than half of the months have a text. Wide months have larger texts, not others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.parts.labels import LEADING, wrap
from curplan.draw.scene import Line, Shape
from curplan.draw.theme import SMALLEST

if TYPE_CHECKING:
    from curplan.draw.look import Look
    from curplan.draw.parts.axis import Axis
    from curplan.plan.model import Plan
    from curplan.words import Words

#: Months shorter than this many weeks are told together with the one before.
_SHORT = 3
#: Most lines of a text; its room left and right, above and below.
MOST_LINES, _PAD, _ABOVE = 5, 4.0, 3.0
_SIZES, _HEADING = (SMALLEST, 7.5, 8.0, 8.5), 7.5
_ENOUGH = 0.5
_PRIORITIES = ("must", "essential", "optional")


@dataclass(frozen=True, slots=True)
class Said:
    """A month's text, broken into lines from ``left`` on: an outcome of the plan."""

    outcome: str
    lines: tuple[str, ...]
    left: float
    size: float


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The row's texts and its heading, broken into lines; none of either where it is left out."""

    said: tuple[Said, ...] = ()
    heading: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        """Height in points."""
        if not self.said:
            return 0.0
        most = max(len(each.lines) * each.size for each in self.said)
        return LEADING * max(most, len(self.heading) * _HEADING) + 2 * _ABOVE


def reached(plan: Plan) -> list[tuple[int, str, str]]:
    """List the outcomes that modules complete, the weightiest first: last week, outcome, text.

    An outcome is reached in the last week of the first module that teaches it.
    """
    skills = {skill.id: skill for skill in plan.skills}
    ranks = {item.skill: (_PRIORITIES.index(item.priority), -item.weight) for item in plan.coverage}
    held = dict(plan.entry)
    found: list[tuple[tuple[int, int], int, int, str, str]] = []
    for module in sorted(plan.modules, key=lambda m: (m.end_week, m.id)):
        for name, taught in sorted(module.teaches.items()):
            level = taught if isinstance(taught, int) else max(taught)
            if level <= held.get(name, 0) or name not in ranks or name not in skills:
                continue
            held[name] = level
            texts = [row.means for row in skills[name].levels if row.level == level]
            text = " ".join(" ".join(texts).split())
            if text:
                found.append((ranks[name], -level, module.end_week, f"{name}@{level}", text))
    found.sort()
    return [(week, outcome, text) for _, _, week, outcome, text in found]


def choose(plan: Plan, axis: Axis, room: float, words: Words) -> Outcomes:
    """Choose a text for each month of the axis; ``room`` is the width of the row's heading."""
    heading = wrap(words.say("roadmap-after"), _HEADING, room)
    if heading is None:
        return Outcomes()
    spans: list[tuple[int, int]] = []
    for first, last, _ in axis.months:
        if spans and (last - first + 1 < _SHORT or spans[-1][1] - spans[-1][0] + 1 < _SHORT):
            spans[-1] = (spans[-1][0], last)
        else:
            spans.append((first, last))
    known = reached(plan)
    best = _told(spans, known, axis, _SIZES[0])
    for size in _SIZES[1:]:
        larger = _told(spans, known, axis, size)
        if [each.outcome for each in larger] != [each.outcome for each in best]:
            break
        best = larger
    return Outcomes(tuple(best), heading) if len(best) > _ENOUGH * len(spans) else Outcomes()


def _told(
    spans: list[tuple[int, int]], known: list[tuple[int, str, str]], axis: Axis, size: float
) -> list[Said]:
    """Choose texts that fit in a size."""
    said = []
    for first, last in spans:
        left, right = axis.grid.start(first) + _PAD, axis.grid.end(last) - _PAD
        for week, outcome, text in known:
            broken = wrap(text, size, right - left) if first <= week <= last else None
            if broken and len(broken) <= MOST_LINES:
                said.append(Said(outcome, broken, left, size))
                break
    return said


def shapes(chosen: Outcomes, axis: Axis, left: float, top: float, look: Look) -> list[Shape]:
    """Write the row from ``top`` down, its heading at ``left``."""
    if not chosen.said:
        return []
    made: list[Shape] = []
    start = top + _ABOVE
    for number, line in enumerate(chosen.heading):
        y = fonts.baseline(start + (number + 0.5) * LEADING * _HEADING, _HEADING)
        made.append(fonts.written(left, y, line, _HEADING, look.theme.ink, "row-title", bold=True))
    for each in chosen.said:
        for number, line in enumerate(each.lines):
            y = fonts.baseline(start + (number + 0.5) * LEADING * each.size, each.size)
            made.append(
                fonts.written(
                    each.left, y, line, each.size, look.theme.ink, "after", of=each.outcome
                )
            )
    bottom = top + chosen.height
    grid = axis.grid
    borders = sorted({each.left - _PAD for each in chosen.said} | {grid.left, grid.right})
    made += [Line(((x, top), (x, bottom)), look.theme.rule, 0.6, "grid") for x in borders]
    made.append(Line(((grid.left, bottom), (grid.right, bottom)), look.theme.rule, 0.6, "rule"))
    return made
