"""The drawing rules of a comparison: those of any scene, and that it says what its plans say.

The checks read the scene and the plans alone, never the layout that made the scene.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.draw.compare.shared import LETTERS
from curplan.draw.rules.roadmap import HALF_PIXEL
from curplan.draw.rules.scene import broken_alone
from curplan.draw.theme import GLYPHS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curplan.draw.scene import Rect, Scene
    from curplan.plan.model import Plan, PlannedModule

_SUM = 1e-6


def broken_comparison(scene: Scene, plans: Sequence[Plan]) -> list[str]:
    """Name every broken rule of a comparison's scene, each with its number and place."""
    if len(scene.lines("axis")) != 2 or not scene.lines("month-tick"):
        return ["6: there is not one axis of months and weeks"]
    grid = _grid(scene, max(len(plan.weeks) for plan in plans))
    found = [*broken_alone(scene), *_axis(scene, grid), *_one_look(scene), *_apart(scene)]
    for letter, plan in zip(LETTERS, plans, strict=False):
        found += [*_panel(scene, letter, plan, grid), *_load(scene, letter, plan)]
    return found


def _axis(scene: Scene, grid: tuple[float, float]) -> Iterator[str]:
    left, step = grid
    for text in scene.texts("week"):
        if abs(text.x + text.width / 2 - left - (int(text.of) - 0.5) * step) > HALF_PIXEL:
            yield f"6: the number of week {text.of} is not above its week"
    names = [text.text for text in scene.texts("closure-name")]
    for name in sorted({rect.of for rect in scene.rects("closure")}):
        if not any(name in text for text in names):
            yield f"6: the closure {name} is not named"


def _grid(scene: Scene, weeks: int) -> tuple[float, float]:
    """Read the grid off the drawn axis: left end, and width of a week."""
    points = scene.lines("axis")[0].points
    left, right = points[0][0], points[-1][0]
    return left, (right - left) / max(weeks, 1)


def _one_look(scene: Scene) -> Iterator[str]:
    """Check that strands and hours look the same in every panel."""
    looks: dict[str, set[tuple[str, str]]] = {}
    for rect in scene.rects("strand"):
        looks.setdefault(rect.of, set()).add((rect.fill, rect.hatch))
    for strand, found in looks.items():
        if len(found) > 1:
            yield f"5: {strand} does not look the same in all plans"
    loads = scene.rects("load")
    for rect in loads:
        if (rect.fill, rect.hatch) not in looks.get(rect.of.split(":", 2)[2], set()):
            yield f"5: the load {rect.of} does not look like its strand"
    scales = [rect.height / rect.value for rect in loads]
    if scales and max(scales) > min(scales) * (1 + _SUM):
        yield "7: an hour is not equally high in all plans"
    numbers = [text.text for text in scene.texts("key-number")]
    if len(set(numbers)) < len(numbers):
        yield "4: a number is there twice in the key"


def _apart(scene: Scene) -> Iterator[str]:
    bars = scene.rects("bar")
    labels = scene.texts("name", "number", "hours", "kind")
    for index, one in enumerate(bars):
        for other in bars[index + 1 :]:
            if one.box.overlaps(other.box, 1e-6):
                yield f"9: the bars of {one.of} and {other.of} overlap"
        for text in labels:
            if text.of != one.of and text.box.overlaps(one.box, 0.1):
                yield f"9: the label of {text.of} lies on the bar of {one.of}"


def _panel(scene: Scene, letter: str, plan: Plan, grid: tuple[float, float]) -> Iterator[str]:
    head = " ".join(text.text for text in scene.texts("plan-title") if text.of == letter)
    if [text.text for text in scene.texts("letter") if text.of == letter] != [letter]:
        yield f"11: plan {letter} does not have its letter once"
    if not "".join(head.split()).endswith("".join(plan.role_title.split())):
        yield f"11: plan {letter} is titled '{head}'"
    found = plan.status != "infeasible"
    if head.startswith("No track: ") == found:
        yield f"11: plan {letter} is said to have a track, or none, wrongly"
    if found and head.startswith("Partial track: ") != plan.partial:
        yield f"11: plan {letter} is called partial, or not, wrongly"
    bars = [rect for rect in scene.rects("bar") if rect.of.startswith(f"{letter}:")]
    if len(bars) != len(plan.modules):
        yield f"7: plan {letter} has {len(bars)} bars for {len(plan.modules)} modules"
    for module in plan.modules:
        own = [bar for bar in bars if bar.of in _ids(letter, module)]
        if len(own) == 1:
            where = f"{module.id} in {letter}"
            yield from _bar(scene, plan, module, own[0], grid, where)
            yield from _name(scene, module, own[0].of, where)
        else:
            yield f"7: {module.id} in {letter} has {len(own)} bars"


def _ids(letter: str, module: PlannedModule) -> tuple[str, str]:
    """What a module's shapes belong to: its id, or one of its own where it is another module."""
    return f"{letter}:{module.id}", f"{letter}:{module.id} ({letter})"


def _bar(
    scene: Scene,
    plan: Plan,
    module: PlannedModule,
    bar: Rect,
    grid: tuple[float, float],
    where: str,
) -> Iterator[str]:
    left, step = grid
    start, end = left + (module.start_week - 1) * step, left + module.end_week * step
    if abs(bar.box.left - start) > HALF_PIXEL or abs(bar.box.right - end) > HALF_PIXEL:
        yield f"7: the bar of {where} is not at its weeks"
    if (bar.line > 1) != (module.id in plan.critical_chain):
        yield f"12: the outline of {where} is heavy, or not, wrongly"
    if {rect.fill for rect in scene.rects("strand") if rect.of == module.strand} != {bar.fill}:
        yield f"5: {where} does not have its strand's colour"


def _name(scene: Scene, module: PlannedModule, of: str, where: str) -> Iterator[str]:
    title, glyph = " ".join(module.title.split()), GLYPHS.get(module.kind, "")
    said = _said(scene, "name", of)
    key = of.split(":", 1)[1]
    if said and said != title:
        yield f"4: {where} is named '{said}', not '{title}'"
    elif said and glyph and _said(scene, "kind", of) != glyph:
        yield f"5: nothing but colour says that {where} is a {module.kind}"
    number = _said(scene, "number", of)
    keyed = _said(scene, "key-number", key), _said(scene, "key-name", key)
    if not said and (not number or keyed != (number, f"{glyph} {title}".strip())):
        yield f"4: {where} has neither its name nor a number with a key"
    if _said(scene, "hours", of if said else key) != f"{module.hours:g} h":
        yield f"4: {where} does not show its hours once"


def _said(scene: Scene, role: str, of: str) -> str:
    return " ".join(text.text for text in scene.texts(role) if text.of == of)


def _load(scene: Scene, letter: str, plan: Plan) -> Iterator[str]:
    rects = [rect for rect in scene.rects("load") if rect.of.startswith(f"{letter}:")]
    planned = sum(float(module.hours) for module in plan.modules)
    if abs(sum(rect.value for rect in rects) - planned) > _SUM:
        yield f"7: the load of {letter} does not sum to its hours"
    over = {rect.of for rect in scene.rects("over") if rect.of.startswith(f"{letter}:")}
    if over != {f"{letter}:{w.week}" for w in plan.weeks if plan.modules and w.load > w.capacity}:
        yield f"7: weeks of {letter} are marked as over their limit, or not, wrongly"
