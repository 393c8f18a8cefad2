"""The drawing rules that compare a roadmap's scene with its plan (4 and 6 to 9).

What stands above the lanes is checked in ``roadmap_head``, what a reader is told in
``roadmap_words``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.draw.rules.closed import middle_of
from curplan.draw.rules.grid import HALF_PIXEL, broken_weeks, drawn_grid
from curplan.draw.rules.roadmap_head import broken_head
from curplan.draw.rules.roadmap_words import broken_words, for_partner
from curplan.draw.rules.said import numbers
from curplan.draw.scene import Box, Line, Scene, Text
from curplan.draw.theme import GLYPHS, MOST_ARROWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from curplan.draw.look import Look
    from curplan.plan.model import Plan

_SUM = 1e-6
# A plan writes hours with four decimals: each may be so far off.
_ROUNDED = 6e-5
#: Hours are shown with one decimal.
_HALF_TENTH = 0.05 + 1e-9


def broken_against_plan(scene: Scene, plan: Plan, look: Look | None = None) -> Iterator[str]:
    """Name what the scene says otherwise than the plan.

    Without a look, the page's footer tells whom it is for.
    """
    partner = for_partner(scene) if look is None else look.partner
    yield from _names(scene, plan)
    yield from _axis(scene, plan)
    yield from _closures(scene, plan)
    yield from _bars(scene, plan, partner=partner)
    yield from _load(scene, plan)
    yield from _sums(scene, plan)
    yield from _limit(scene, plan)
    yield from _arrows(scene, plan, partner=partner)
    yield from _footprints(scene)
    yield from broken_head(scene, plan)
    yield from broken_words(scene, plan, look, partner=partner)


def _joined(texts: Iterable[Text]) -> str:
    return " ".join(text.text for text in texts)


def _names(scene: Scene, plan: Plan) -> Iterator[str]:
    for module in plan.modules:
        title = " ".join(module.title.split())
        glyph = GLYPHS.get(module.kind, "")
        on_bar = [text for text in scene.texts("name") if text.of == module.id]
        if on_bar:
            if _joined(on_bar) != title:
                yield f"4: {module.id} is named '{_joined(on_bar)}', not '{title}'"
            kinds = {text.text for text in scene.texts("kind") if text.of == module.id}
            if glyph and kinds != {glyph}:
                yield f"5: nothing but colour says that {module.id} is a {module.kind}"
        else:
            number = _joined(text for text in scene.texts("number") if text.of == module.id)
            key = _joined(text for text in scene.texts("key-number") if text.of == module.id)
            name = _joined(text for text in scene.texts("key-name") if text.of == module.id)
            if not number or number != key or name != f"{glyph} {title}".strip():
                yield f"4: {module.id} has neither its name nor a number with a key"
        hours = [text for text in scene.texts("hours") if text.of == module.id]
        shown = [numbers(text.text) for text in hours]
        if len(shown) != 1 or [abs(n - float(module.hours)) <= _HALF_TENTH for n in shown[0]] != [
            True
        ]:
            yield f"4: {module.id} does not show its hours once"


def _axis(scene: Scene, plan: Plan) -> Iterator[str]:
    if plan.weeks and not (scene.texts("week") and scene.lines("month-tick")):
        yield "6: the axis lacks its months or its weeks"
    yield from broken_weeks(scene, plan)


def _closures(scene: Scene, plan: Plan) -> Iterator[str]:
    left, step = drawn_grid(scene, plan)
    shades = scene.rects("closure")
    names = [text.text for text in scene.texts("closure-name")]
    order = {id(shape): index for index, shape in enumerate(scene.shapes)}
    first_bar = min((order[id(bar)] for bar in scene.rects("bar")), default=len(order))
    if any(order[id(shade)] > first_bar for shade in shades):
        yield "6: a closure is not behind the bars"
    for week in plan.weeks:
        start = left + (week.week - 1) * step
        for closed in week.closures:
            share = middle_of(plan, week.start_date, closed.date)
            if share is None:
                continue
            middle = start + share * step
            if not any(s.of == closed.name and s.x < middle < s.x + s.width for s in shades):
                yield f"6: {closed.name} on {closed.date} is not shaded"
    for name in {shade.of for shade in shades}:
        runs = sum(shade.of == name for shade in shades)
        named = sum(name in text for text in names)
        if not 1 <= named <= max(runs, sum(name in other.of for other in shades)):
            yield f"6: {name} is named {named} times for {runs} closures"


def _bars(scene: Scene, plan: Plan, *, partner: bool) -> Iterator[str]:
    left, step = drawn_grid(scene, plan)
    bars = {rect.of: rect for rect in scene.rects("bar")}
    if len(bars) != len(plan.modules) or len(bars) != len(scene.rects("bar")):
        yield "7: not every module has exactly one bar"
        return
    heavy = {bar.of for bar in bars.values() if bar.line > 1}
    if heavy != (set() if partner else set(plan.critical_chain) & set(bars)):
        yield "12: the heavy outlines are not the critical chain"
    for module in plan.modules:
        box = bars[module.id].box
        start, end = left + (module.start_week - 1) * step, left + module.end_week * step
        if abs(box.left - start) > HALF_PIXEL or abs(box.right - end) > HALF_PIXEL:
            yield f"7: the bar of {module.id} is not at its weeks"


def _load(scene: Scene, plan: Plan) -> Iterator[str]:
    left, step = drawn_grid(scene, plan)
    rects = scene.rects("load")
    planned = sum(float(module.hours) for module in plan.modules)
    if abs(sum(rect.value for rect in rects) - planned) > _ROUNDED * max(1, len(rects)):
        yield "7: the load does not sum to the plan's hours"
    scales = [rect.height / rect.value for rect in rects]
    if scales and max(scales) - min(scales) > _SUM:
        yield "7: the load's columns have different scales"
    sums: dict[int, float] = {}
    for rect in rects:
        number = int(rect.of.split(":")[0])
        sums[number] = sums.get(number, 0.0) + rect.value
        middle = rect.x + rect.width / 2
        if abs(middle - left - (number - 0.5) * step) > HALF_PIXEL:
            yield f"7: the load of week {number} is not on the grid"
    over = {int(rect.of): rect for rect in scene.rects("over")}
    for week in plan.weeks:
        if abs(sums.get(week.week, 0.0) - float(week.load)) > _ROUNDED * max(1, len(plan.modules)):
            yield f"7: the load of week {week.week} is not what the plan says"
        if (week.load > week.capacity) != (week.week in over):
            yield f"7: week {week.week} is marked as over its limit, or not, wrongly"
    if any(not rect.hatch for rect in over.values()):
        yield "7: over-limit is not hatched"


def _sums(scene: Scene, plan: Plan) -> Iterator[str]:
    """Check the figures below the load chart: a row with all of them, or none."""
    shown = {text.of: text for text in scene.texts("load-sum")}
    loads = {str(week.week): float(week.load) for week in plan.weeks if week.load}
    if shown and set(shown) != set(loads):
        yield "7: the row of sums does not have every week"
    for week in sorted(set(shown) & set(loads), key=int):
        said = numbers(shown[week].text)
        if len(said) != 1 or abs(said[0] - loads[week]) > _HALF_TENTH:
            yield f"7: the sum of week {week} is said to be '{shown[week].text}'"


def _limit(scene: Scene, plan: Plan) -> Iterator[str]:
    left, step = drawn_grid(scene, plan)
    rects, limits, bases = scene.rects("load"), scene.lines("limit"), scene.lines("base")
    if plan.weeks and not limits:
        yield "7: the load has no limit line"
    if not (rects and limits and bases):
        return
    base = bases[0].points[0][1]
    scale = rects[0].height / rects[0].value
    for week in plan.weeks:
        wanted = base - float(week.capacity) * scale
        middle = left + (week.week - 0.5) * step
        drawn = [
            y0
            for (x0, y0), (x1, y1) in zip(limits[0].points, limits[0].points[1:], strict=False)
            if x0 < middle < x1 and y0 == y1
        ]
        if len(drawn) != 1 or abs(drawn[0] - wanted) > HALF_PIXEL:
            yield f"7: the limit line misses the capacity of week {week.week}"


def _arrows(scene: Scene, plan: Plan, *, partner: bool) -> Iterator[str]:
    bars = {rect.of: rect.box for rect in scene.rects("bar")}
    inner = {name: _shrunk(box) for name, box in bars.items()}
    strands = [rect.box for rect in scene.rects("strand")]
    names = [
        (text, text.box) for text in scene.texts("name", "number", "hours", "kind", "strand-name")
    ]
    drawn = scene.lines("arrow")
    if partner:
        if drawn:
            yield "11: a page for a partner has arrows"
        return
    pairs = zip(plan.critical_chain, plan.critical_chain[1:], strict=False)
    chain = {f"{one}>{other}" for one, other in pairs}
    wanted = {f"{one}>{other}" for one, other in _reduced(plan)}
    if len(wanted) > MOST_ARROWS:
        wanted &= chain
    if {line.of for line in drawn if line.value} != wanted & chain:
        yield "12: the heavy arrows are not those of the critical chain"
    if {line.of for line in drawn} != wanted or len(drawn) != len(wanted):
        yield "8: the arrows are not the reduced prerequisites"
        return
    for line in drawn:
        source, target = line.of.split(">")
        if not _on_edge(line.points[0], bars[source]) or not _on_edge(
            line.points[-1], bars[target]
        ):
            yield f"8: {line.of} does not leave and enter by a top or bottom edge"
        for box in _runs(line):
            if box.right - box.left > 1e-6 and box.bottom - box.top > 1e-6:
                yield f"8: {line.of} is not orthogonal"
            for module, bar in inner.items():
                if box.overlaps(bar, 0.0):
                    yield f"8: {line.of} runs over the bar of {module}"
            for text, place in names:
                if box.overlaps(place, 0.0):
                    yield f"8: {line.of} runs over '{text.text}'"
            if any(box.overlaps(strand) for strand in strands):
                yield f"8: {line.of} runs over a strand's colour"


def _reduced(plan: Plan) -> set[tuple[str, str]]:
    """Give the prerequisites between modules that do not follow from others."""
    after: dict[str, set[str]] = {module.id: set() for module in plan.modules}
    for module in plan.modules:
        for need in module.needs:
            if need.source in after and need.source != module.id:
                after[need.source].add(module.id)
    reach = {name: _reached(after, name) for name in after}
    return {
        (one, other)
        for one, direct in after.items()
        for other in direct
        if not any(other in reach[via] and via not in reach[other] for via in direct - {other})
    }


def _reached(after: dict[str, set[str]], start: str) -> set[str]:
    found: set[str] = set()
    todo = [*after[start]]
    while todo:
        name = todo.pop()
        if name not in found:
            found.add(name)
            todo += after[name]
    return found


def _runs(line: Line) -> Iterator[Box]:
    for (x0, y0), (x1, y1) in zip(line.points, line.points[1:], strict=False):
        yield Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _shrunk(box: Box) -> Box:
    """A bar less its edge, on which its own arrows end."""
    return Box(box.left + 0.01, box.top + 0.01, box.right - 0.01, box.bottom - 0.01)


def _on_edge(point: tuple[float, float], bar: Box) -> bool:
    x, y = point
    level = min(abs(y - bar.top), abs(y - bar.bottom)) < 1e-6
    return level and bar.left < x < bar.right


def _footprints(scene: Scene) -> Iterator[str]:
    bars = [(rect.of, rect.box) for rect in scene.rects("bar")]
    labels = [(text.of, text.box) for text in scene.texts("name", "number", "hours", "kind")]
    for index, (one, box) in enumerate(bars):
        for other, place in bars[index + 1 :]:
            if box.overlaps(place, 1e-6):
                yield f"9: the bars of {one} and {other} overlap"
        for of, place in labels:
            if of != one and place.overlaps(box, 0.1):
                yield f"9: the label of {of} lies on the bar of {one}"
