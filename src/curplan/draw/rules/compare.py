"""The drawing rules of a comparison: those of any scene, and that it says what its plans say.

The checks read the scene and the plans alone, never the layout that made the scene.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from curplan.draw.rules.closed import middle_of
from curplan.draw.rules.compare_head import Panel, broken_figures, broken_head
from curplan.draw.rules.grid import HALF_PIXEL
from curplan.draw.rules.said import closed_up, numbers, said, says, twice
from curplan.draw.rules.scene import broken_alone
from curplan.draw.theme import GLYPHS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curplan.draw.scene import Line, Rect, Scene
    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedModule

_LETTERS = "ABCD"
# A plan writes hours with four decimals: each may be so far off.
_ROUNDED = 6e-5
#: Hours are shown with one decimal.
_SUM, _HALF_TENTH = 1e-6, 0.05 + 1e-9


def broken_comparison(scene: Scene, plans: Sequence[Plan]) -> list[str]:
    """Name every broken rule of a comparison's scene, each with its number and place."""
    if len(scene.lines("axis")) != 2 or not scene.lines("month-tick"):
        return ["6: there is not one axis of months and weeks"]
    weeks = max(len(plan.weeks) for plan in plans)
    points = scene.lines("axis")[0].points
    left, step = points[0][0], (points[-1][0] - points[0][0]) / max(weeks, 1)
    found = [*broken_alone(scene), *_axis(scene, left, step, weeks)]
    found += [*_one_look(scene), *_apart(scene)]
    tops = [text.box.top for text in scene.texts("letter")]
    if len(tops) != len(plans):
        return [*found, "11: not every plan has its letter once"]
    ends = [*tops[1:], scene.page.height]
    partner = not any(text.of == "origin" for text in scene.texts("footer"))
    for letter, plan, top, end in zip(_LETTERS, plans, tops, ends, strict=False):
        panel = Panel(letter, plan, left, step, top, end)
        found += [*broken_head(scene, panel, partner=partner)]
        found += [*broken_figures(scene, panel, partner=partner)]
        found += [*_bars(scene, panel, partner=partner), *_shades(scene, panel)]
        found += [*_load(scene, panel), *_limit(scene, panel), *_strands(scene, panel)]
    return found


def _axis(scene: Scene, left: float, step: float, weeks: int) -> Iterator[str]:
    for text in scene.texts("week"):
        if abs(text.x + text.width / 2 - left - (int(text.of) - 0.5) * step) > HALF_PIXEL:
            yield f"6: the number of week {text.of} is not above its week"
        if not says(text.text, int(text.of)) or int(text.of) > weeks:
            yield f"6: week {text.of} is numbered '{text.text}'"


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
    scales = [rect.height / rect.value for rect in loads if rect.value]
    if scales and max(scales) > min(scales) * (1 + _SUM):
        yield "7: an hour is not equally high in all plans"
    if twice(text.text for text in scene.texts("key-number")):
        yield "4: a number is there twice in the key"


def _apart(scene: Scene) -> Iterator[str]:
    bars = scene.rects("bar")
    labels = scene.texts("name", "number", "hours", "kind")
    strips = scene.rects("strip")
    for index, one in enumerate(bars):
        for other in bars[index + 1 :]:
            if one.box.overlaps(other.box, 1e-6):
                yield f"9: the bars of {one.of} and {other.of} overlap"
        for text in labels:
            if text.of != one.of and text.box.overlaps(one.box, 0.1):
                yield f"9: the label of {text.of} lies on the bar of {one.of}"
    boxes = {bar.of: bar.box for bar in bars}
    for strip in strips:
        if strip.of not in boxes or not boxes[strip.of].holds(strip.box, 0.01):
            yield f"9: the strip of {strip.of} is not within its bar"


def _bars(scene: Scene, panel: Panel, *, partner: bool) -> Iterator[str]:
    letter, plan = panel.letter, panel.plan
    bars = [rect for rect in scene.rects("bar") if rect.of.startswith(f"{letter}:")]
    if len(bars) != len(plan.modules):
        yield f"7: plan {letter} has {len(bars)} bars for {len(plan.modules)} modules"
    for module in plan.modules:
        own = [bar for bar in bars if bar.of in (panel.of(module.id), _other(panel, module))]
        if len(own) != 1:
            yield f"7: {module.id} in {letter} has {len(own)} bars"
            continue
        (bar,) = own
        where = f"{module.id} in {letter}"
        start, end = panel.week(module.start_week), panel.week(module.end_week)
        half = panel.step / 2
        wrong = abs(bar.box.left - start + half), abs(bar.box.right - end - half)
        if max(wrong) > HALF_PIXEL:
            yield f"7: the bar of {where} is not at its weeks"
        if (bar.line > 1) != (module.id in plan.critical_chain and not partner):
            yield f"12: the outline of {where} is heavy, or not, wrongly"
        yield from _colour(scene, module, bar, where)
        yield from _name(scene, module, bar.of, where)
    if not partner:
        return
    for text in scene.texts("legend"):
        if text.of in ("critical", "arrow"):
            yield f"11: a partner reads of '{text.text}'"


def _other(panel: Panel, module: PlannedModule) -> str:
    """What a module's shapes belong to where another plan has another module of its id."""
    return panel.of(f"{module.id} ({panel.letter})")


def _colour(scene: Scene, module: PlannedModule, bar: Rect, where: str) -> Iterator[str]:
    """Check that a bar looks like its strand, by its colour and by its row or its strip."""
    looks = {(rect.fill, rect.hatch) for rect in scene.rects("strand") if rect.of == module.strand}
    if {fill for fill, _ in looks} != {bar.fill}:
        yield f"5: {where} does not have its strand's colour"
    strips = {(rect.fill, rect.hatch) for rect in scene.rects("strip") if rect.of == bar.of}
    rows = [band for band in scene.rects("strand") if band.of == module.strand]
    beside = any(band.y <= bar.y + bar.height / 2 <= band.y + band.height for band in rows)
    if strips != looks if scene.rects("strip") else not beside:
        yield f"5: nothing but colour says what strand {where} is of"


def _name(scene: Scene, module: PlannedModule, of: str, where: str) -> Iterator[str]:
    title, glyph = closed_up(module.title), GLYPHS.get(module.kind, "")
    told = said(scene, "name", of)
    key = of.split(":", 1)[1]
    if told and closed_up(told) != title:
        yield f"4: {where} is named '{told}', not '{module.title}'"
    elif told and glyph and said(scene, "kind", of) != glyph:
        yield f"5: nothing but colour says that {where} is a {module.kind}"
    number = said(scene, "number", of)
    keyed = said(scene, "key-number", key), closed_up(said(scene, "key-name", key))
    if not told and (not number or keyed != (number, f"{glyph}{title}")):
        yield f"4: {where} has neither its name nor a number with a key"
    hours = numbers(said(scene, "hours", of if told else key))
    if len(hours) != 1 or abs(hours[0] - float(module.hours)) > _HALF_TENTH:
        yield f"4: {where} does not show its hours once"


def _shades(scene: Scene, panel: Panel) -> Iterator[str]:
    """Check a plan's closures and review weeks behind its bars."""
    plan, names = panel.plan, closed_up("".join(t.text for t in scene.texts("closure-name")))
    if not plan.modules:
        return
    reviews = [r for r in scene.rects("review") if panel.top < r.y < panel.bottom]
    if {rect.of for rect in reviews} != {str(w.week) for w in plan.weeks if w.reserved > 0}:
        yield f"6: the review weeks of {panel.letter} are not the shaded ones"
    shades = [r for r in scene.rects("closure") if panel.top < r.y < panel.bottom]
    for week in plan.weeks:
        for closed in week.closures:
            share = middle_of(plan, week.start_date, closed.date)
            if share is None:
                continue
            x = panel.left + (week.week - 1 + share) * panel.step
            if not any(s.x < x < s.x + s.width and s.of == closed.name for s in shades):
                yield f"6: {closed.name} in week {week.week} of {panel.letter} is not shaded"
            if closed_up(closed.name) not in names:
                yield f"6: the closure {closed.name} is not named"


def _load(scene: Scene, panel: Panel) -> Iterator[str]:
    """Check a plan's load: week by week, strand by strand."""
    letter, plan = panel.letter, panel.plan
    rects = [rect for rect in scene.rects("load") if rect.of.startswith(f"{letter}:")]
    wanted: dict[str, float] = {}
    for module in plan.modules:
        for number, hours in module.weekly_hours.items():
            of = panel.of(f"{int(number)}:{module.strand}")
            wanted[of] = wanted.get(of, 0.0) + float(hours)
    wanted = {of: hours for of, hours in wanted.items() if hours}
    planned = sum(float(module.hours) for module in plan.modules)
    if abs(sum(rect.value for rect in rects) - planned) > _ROUNDED * max(1, len(rects)):
        yield f"7: the load of {letter} does not sum to its hours"
    if {rect.of for rect in rects} != set(wanted) or twice(rect.of for rect in rects):
        yield f"7: the load of {letter} does not have its weeks and strands"
    for rect in rects:
        if abs(rect.value - wanted.get(rect.of, 0.0)) > _ROUNDED * max(1, len(plan.modules)):
            yield f"7: the load {rect.of} stands for {rect.value:g} h"
        middle = panel.week(int(rect.of.split(":")[1]))
        if abs(rect.x + rect.width / 2 - middle) > HALF_PIXEL:
            yield f"7: the load {rect.of} is not on the grid"
    over = {rect.of for rect in scene.rects("over") if rect.of.startswith(f"{letter}:")}
    if over != {panel.of(w.week) for w in plan.weeks if plan.modules and w.load > w.capacity}:
        yield f"7: weeks of {letter} are marked as over their limit, or not, wrongly"
    held = {r.of: r.value for r in scene.rects("reserved") if r.of.startswith(f"{letter}:")}
    for week in plan.weeks if plan.modules else ():
        if abs(held.get(panel.of(week.week), 0.0) - float(week.reserved)) > _ROUNDED:
            yield f"7: week {week.week} of {letter} does not show what it holds back"
        told = said(scene, "load-sum", panel.of(week.week))
        if told and not says(told, round(float(week.load), 1)):
            yield f"7: week {week.week} of {letter} is said to have {told} h"


def _limit(scene: Scene, panel: Panel) -> Iterator[str]:
    """Check a plan's line of capacity."""
    rects = [r for r in scene.rects("load") if r.of.startswith(f"{panel.letter}:") and r.value]
    limits, bases = (_own(scene.lines(role), panel) for role in ("limit", "base"))
    if not rects:
        return
    if len(limits) != 1 or len(bases) != 1:
        yield f"7: plan {panel.letter} has {len(limits)} limit lines"
        return
    scale, base = rects[0].height / rects[0].value, bases[0].points[0][1]
    for week in panel.plan.weeks:
        middle = panel.week(week.week)
        drawn = [
            y0 for (x0, y0), (x1, y1) in pairwise(limits[0].points) if x0 < middle < x1 and y0 == y1
        ]
        wanted = base - float(week.capacity) * scale
        if len(drawn) != 1 or abs(drawn[0] - wanted) > HALF_PIXEL:
            yield f"7: the limit line of {panel.letter} misses the capacity of week {week.week}"


def _own(lines: Sequence[Line], panel: Panel) -> list[Line]:
    return [line for line in lines if line.of.startswith(f"{panel.letter}:")]


def _strands(scene: Scene, panel: Panel) -> Iterator[str]:
    """Check the hours that stand with a plan's strands."""
    sums: dict[str, float] = {}
    for module in panel.plan.modules:
        sums[module.strand] = sums.get(module.strand, 0.0) + float(module.hours)
    for strand, hours in sums.items():
        told = numbers(said(scene, "strand-hours", panel.of(strand)))
        if len(told) != 1 or abs(told[0] - hours) > _HALF_TENTH:
            yield f"7: {strand} in {panel.letter} is said to have {told} h, not {hours:g}"
