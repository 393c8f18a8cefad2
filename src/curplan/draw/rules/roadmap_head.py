"""The drawing rules for what stands above a roadmap's lanes: phases, outcomes, milestones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.draw.rules.grid import HALF_PIXEL
from curplan.draw.rules.said import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.draw.scene import Scene, Text
    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedModule

#: Two phases stand a little apart, in points.
_APART = 1.0
_ORDER = ("foundations", "core", "specialisation", "capstone")
#: Of all hours of courses and projects, this share at most may lie outside their phase; a
#: foundation is what this share of the other modules needs.
_MISFIT, _NEEDED = 0.25, 0.25


def broken_head(scene: Scene, plan: Plan) -> Iterator[str]:
    """Name what phases, outcomes and milestones say otherwise than the plan."""
    points = scene.lines("axis")[0].points
    left, step = points[0][0], (points[-1][0] - points[0][0]) / max(len(plan.weeks), 1)
    yield from _milestones(scene, plan, left, step)
    yield from _phases(scene, plan, left, step)
    yield from _outcomes(scene, plan, left, step)


def _expected(plan: Plan) -> dict[str, int]:
    found: dict[str, int] = {}
    for module in plan.modules:
        kinds = {module.kind} & {"project", "capstone"}
        if any(row.gate for row in module.assessments):
            kinds.add("gate")
        for kind in kinds:
            key = f"{module.end_week}:{kind}"
            found[key] = found.get(key, 0) + 1
    if plan.modules:
        found[f"{max(module.end_week for module in plan.modules)}:graduation"] = 1
    return found


def _milestones(scene: Scene, plan: Plan, left: float, step: float) -> Iterator[str]:
    texts = scene.texts("milestone")
    wanted = _expected(plan)
    drawn = {text.of: int((numbers(text.text) or [1])[0]) for text in texts}
    if drawn != wanted or len(texts) != len(drawn):
        odd = sorted(set(drawn.items()) ^ set(wanted.items()))
        yield f"6: the milestones are not the plan's: {odd}"
    signs = {text.of.split(":")[1]: text.text[0] for text in texts}
    swatches = {text.of: text.text for text in scene.texts("swatch")}
    if len(set(signs.values())) < len(signs):
        yield "5: two kinds of milestones have the same sign"
    for kind, sign in sorted(signs.items()):
        if swatches.get(kind) != sign:
            yield f"5: the legend does not explain the sign of {kind}"
    weeks: dict[int, list[Text]] = {}
    for text in texts:
        weeks.setdefault(int(text.of.split(":")[0]), []).append(text)
    for week, group in sorted(weeks.items()):
        low = min(text.box.left for text in group)
        high = max(text.box.right for text in group)
        off = (low + high) / 2 - (left + (week - 0.5) * step)
        moved = abs(high - scene.page.right) < HALF_PIXEL and off < 0
        if abs(off) > HALF_PIXEL and not moved:
            yield f"6: the milestones of week {week} are not at their week"


def _phases(scene: Scene, plan: Plan, left: float, step: float) -> Iterator[str]:
    rects = sorted(scene.rects("phase"), key=lambda rect: rect.x)
    if not rects:
        return
    names = [rect.of for rect in rects]
    if names != [name for name in _ORDER if name in names]:
        yield f"6: the phases are {names}"
        return
    spans: dict[str, tuple[int, int]] = {}
    at = 1
    for rect in rects:
        first = round((rect.x - left) / step) + 1
        last = round((rect.x + rect.width - left) / step)
        off = abs(rect.x - left - (first - 1) * step), abs(rect.box.right - left - last * step)
        if first != at or last < first or max(off) > _APART:
            yield f"6: the phase {rect.of} does not follow the one before"
        spans[rect.of], at = (first, last), last + 1
        inside = [text for text in scene.texts("phase-name") if rect.box.holds(text.box, 1.0)]
        if [text.of for text in inside] != [rect.of]:
            yield f"6: the phase {rect.of} does not hold its name"
    ends = [module.end_week for module in plan.modules]
    if at - 1 != max(ends):
        yield "6: the phases do not end with the last module"
    capstones = [module for module in plan.modules if module.kind == "capstone"]
    if "capstone" in spans and spans["capstone"][0] != min(m.start_week for m in capstones):
        yield "6: the phase of the capstone does not begin with it"
    outside, total = _misfit(plan, spans)
    if outside > _MISFIT * total + 1e-6:
        yield f"6: {outside:g} of {total:g} hours lie outside their phase"


def _misfit(plan: Plan, spans: dict[str, tuple[int, int]]) -> tuple[float, float]:
    """Count the hours of courses and projects outside their phase, and all of them."""
    modules = {m.id: m for m in plan.modules if m.kind not in ("capstone", "continuous")}
    outside = total = 0.0
    needing = {name: _needing(plan, name) & set(modules) for name in modules}
    for name, module in modules.items():
        phase = "core"
        if not needing[name]:
            phase = "specialisation" if "specialisation" in spans else "core"
        elif len(needing[name]) >= _NEEDED * (len(modules) - 1):
            phase = "foundations"
        first, last = spans.get(phase, (0, -1))
        for week, hours in module.weekly_hours.items():
            total += float(hours)
            outside += 0.0 if first <= int(week) <= last else float(hours)
    return outside, total


def _needing(plan: Plan, name: str) -> set[str]:
    """Give the modules that need one, directly or through others."""
    found: set[str] = set()
    while True:
        new = {
            module.id
            for module in plan.modules
            if any(need.source == name or need.source in found for need in module.needs)
        } - {name}
        if new <= found:
            return found
        found |= new


def _outcomes(scene: Scene, plan: Plan, left: float, step: float) -> Iterator[str]:
    texts = scene.texts("after")
    starts = sorted({round((text.x - left) // step) + 1 for text in texts})
    means = {
        f"{skill.id}@{row.level}": " ".join(row.means.split())
        for skill in plan.skills
        for row in skill.levels
    }
    for outcome in dict.fromkeys(text.of for text in texts):
        own = [text for text in texts if text.of == outcome]
        said = " ".join(text.text for text in own)
        if said != means.get(outcome):
            yield f"4: '{said}' is not what {outcome} means"
        first = round((own[0].x - left) // step) + 1
        last = min([start - 1 for start in starts if start > first], default=len(plan.weeks))
        week = _reached(plan, outcome)
        if not first <= week <= last:
            yield f"6: {outcome} is reached in week {week}, not in weeks {first} to {last}"


def _reached(plan: Plan, outcome: str) -> int:
    """Give the week in which the first module that teaches an outcome ends; 0 where none does."""
    skill, _, level = outcome.rpartition("@")
    weeks = [m.end_week for m in plan.modules if int(level) in _taught(m, skill)]
    return min(weeks, default=0)


def _taught(module: PlannedModule, skill: str) -> tuple[int, ...]:
    taught = module.teaches.get(skill, ())
    return (taught,) if isinstance(taught, int) else taught
