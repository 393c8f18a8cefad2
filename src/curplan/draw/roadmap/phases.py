"""The phases of a track, told from what builds on what.

A module is *foundation* where at least a quarter of the other modules need it, directly or through
others, *specialisation* where none does, and *core* in between; the capstone and what runs
alongside are left out. Foundations, core and specialisation follow each other; the two weeks in
which one gives way to the next are those that leave the fewest hours outside their phase. The
capstone's phase is the capstone's own weeks, at the end. Where more than a quarter of the hours
would lie outside their phase, or nothing is a foundation, the track has no such phases, and none
are drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw import fonts
from curplan.draw.scene import Rect, Shape

if TYPE_CHECKING:
    from curplan.draw.look import Look
    from curplan.draw.parts.axis import Grid
    from curplan.plan.model import Plan

#: A foundation is what this share of the other modules needs.
NEEDED_BY = 0.25
#: At most this share of the hours may lie outside their phase.
MISFIT = 0.25
#: The shortest phase, in weeks.
SHORTEST = 2
#: Height of the row, with the room below it.
ROW, _BELOW = 13.0, 4.0
_SIZE, _PAD = 8.0, 4.0


@dataclass(frozen=True, slots=True)
class Phase:
    """Weeks ``first`` to ``last`` of a track; ``name`` ends the key of its words."""

    name: str
    first: int
    last: int


def phases(plan: Plan) -> tuple[Phase, ...]:
    """Divide a plan into phases; none where the rule above does not describe it."""
    capstones = [module for module in plan.modules if module.kind == "capstone"]
    last = max((module.end_week for module in plan.modules), default=0)
    end = last
    if capstones and max(module.end_week for module in capstones) == last:
        end = min(module.start_week for module in capstones) - 1
    hours = _hours(plan)
    total = sum(sum(week) for week in hours)
    if end < 2 * SHORTEST or last - end == 1 or not total:
        return ()
    core, special, misfit = _borders(hours, end)
    if misfit > MISFIT * total or not core:
        return ()
    spans = [
        Phase("foundations", 1, core),
        Phase("core", core + 1, special),
        Phase("specialisation", special + 1, end),
        Phase("capstone", end + 1, last),
    ]
    found = tuple(phase for phase in spans if phase.last >= phase.first)
    return found if len(found) > 1 else ()


def _hours(plan: Plan) -> list[list[float]]:
    """Sum the hours of each week (from 0: week 1) by class: foundation, core, specialisation."""
    placed = [m for m in plan.modules if m.kind not in ("capstone", "continuous")]
    needs = {m.id: {need.source for need in m.needs} - {m.id} for m in plan.modules}
    needed = dict.fromkeys(needs, 0)
    for module in placed:
        seen: set[str] = set()
        todo = sorted(needs[module.id])
        while todo:
            name = todo.pop()
            if name not in seen and name in needs:
                seen.add(name)
                todo += sorted(needs[name])
        for name in seen - {module.id}:
            needed[name] += 1
    weeks = max((m.end_week for m in plan.modules), default=0)
    made = [[0.0, 0.0, 0.0] for _ in range(weeks)]
    for module in placed:
        count = needed[module.id]
        kind = 2 if not count else 0 if count >= NEEDED_BY * (len(placed) - 1) else 1
        for week, amount in module.weekly_hours.items():
            made[int(week) - 1][kind] += float(amount)
    return made


def _borders(hours: list[list[float]], end: int) -> tuple[int, int, float]:
    """Choose the last weeks of foundations and core, and give the hours outside their phase."""
    sums = [[0.0, 0.0, 0.0]]
    for week in hours:
        sums.append([total + own for total, own in zip(sums[-1], week, strict=True)])
    total = sum(sums[-1])
    best = (0, 0, total + 1.0)
    for core in range(end + 1):
        for special in range(core, end + 1):
            spans = (core, special - core, end - special)
            if any(0 < span < SHORTEST for span in spans):
                continue
            inside = (
                sums[core][0]
                + (sums[special][1] - sums[core][1])
                + (sums[end][2] - sums[special][2])
            )
            # What is taught besides the capstone, later, is outside every phase.
            if total - inside < best[2] - 1e-9:
                best = (core, special, total - inside)
    return best


def height(found: tuple[Phase, ...]) -> float:
    """Give the height of the row of phases; 0 without phases."""
    return ROW + _BELOW if found else 0.0


def fitting(found: tuple[Phase, ...], grid: Grid, look: Look) -> tuple[Phase, ...]:
    """Give the phases if every name fits its weeks, else none.

    Where the specialisation's does not, it counts as a part of the core.
    """
    names = [phase.name for phase in found]
    if not _fit(found, grid, look) and {"core", "specialisation"} <= set(names):
        at = names.index("core")
        core = Phase("core", found[at].first, found[at + 1].last)
        found = (*found[:at], core, *found[at + 2 :])
    return found if _fit(found, grid, look) else ()


def _fit(found: tuple[Phase, ...], grid: Grid, look: Look) -> bool:
    return all(
        fonts.width(_named(phase, look), _SIZE, True) + 2 * _PAD
        <= grid.step * (phase.last + 1 - phase.first)
        for phase in found
    )


def shapes(found: tuple[Phase, ...], grid: Grid, top: float, look: Look) -> list[Shape]:
    """Draw the row of phases from ``top`` down."""
    made: list[Shape] = []
    for phase in found:
        left, right = grid.start(phase.first) + 0.75, grid.end(phase.last) - 0.75
        made.append(
            Rect(
                left,
                top,
                right - left,
                ROW,
                "phase",
                phase.name,
                fill=look.theme.closed,
                radius=3.0,
            )
        )
        y = fonts.baseline(top + ROW / 2, _SIZE)
        made.append(
            fonts.written(
                (left + right) / 2,
                y,
                _named(phase, look),
                _SIZE,
                look.theme.ink,
                "phase-name",
                of=phase.name,
                bold=True,
                anchor="middle",
            )
        )
    return made


def _named(phase: Phase, look: Look) -> str:
    return look.words.say(f"roadmap-{phase.name}")
