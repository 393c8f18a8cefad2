"""The drawing rules of the load page: chart and tables say what the plan says, and sum to it.

What the page must say is computed here anew, from the plan alone.
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING

from curplan.draw.rules.closed import middle_of
from curplan.draw.rules.grid import HALF_PIXEL, broken_weeks, drawn_grid
from curplan.draw.rules.said import closed_up, numbers, said, says, twice, unsaid_hour
from curplan.draw.rules.scene import broken_alone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curplan.draw.scene import Scene
    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedWeek

# A plan writes hours with four decimals: each may be so far off.
_ROUNDED = 6e-5
_SUM = 1e-6


def broken_load(scenes: Sequence[Scene], plan: Plan) -> list[str]:
    """Name every broken rule of a plan's load page, each with its number and place."""
    if len(scenes) != 1:
        return [f"7: there are {len(scenes)} load pages, not one"]
    (scene,) = scenes
    found = [*broken_alone(scene), *_head(scene, plan)]
    if len(scene.lines("axis")) < 1 or len(scene.lines("base")) != 1:
        return [*found, "6: there is not one chart with an axis"]
    return [
        *found,
        *_axis(scene, plan),
        *_columns(scene, plan),
        *_limit(scene, plan),
        *_strands(scene, plan),
        *_months(scene, plan),
        *_sums(scene, plan),
    ]


def _head(scene: Scene, plan: Plan) -> Iterator[str]:
    title = "".join(text.text for text in scene.texts("title"))
    if closed_up(plan.programme) not in closed_up(title):
        yield "11: the page does not name the role"
    yield from unsaid_hour(scene, plan.catalogue.hour)


def _axis(scene: Scene, plan: Plan) -> Iterator[str]:
    """Check weeks, review weeks and closures on the axis."""
    yield from broken_weeks(scene, plan)
    left, step = drawn_grid(scene, plan)
    shades = scene.rects("closure")
    names = closed_up("".join(text.text for text in scene.texts("closure-name")))
    for week in plan.weeks:
        for closed in week.closures:
            share = middle_of(plan, week.start_date, closed.date)
            if share is None:
                continue
            middle = left + (week.week - 1 + share) * step
            if not any(s.x < middle < s.x + s.width and s.of == closed.name for s in shades):
                yield f"6: {closed.name} in week {week.week} is not shaded"
            if closed_up(closed.name) not in names:
                yield f"6: {closed.name} is not named"


def _planned(plan: Plan) -> dict[str, float]:
    """Sum the hours of each week and strand."""
    sums: dict[str, float] = {}
    for module in plan.modules:
        for week, hours in module.weekly_hours.items():
            key = f"{int(week)}:{module.strand}"
            sums[key] = sums.get(key, 0.0) + float(hours)
    return {key: hours for key, hours in sums.items() if hours}


def _columns(scene: Scene, plan: Plan) -> Iterator[str]:
    """Check the columns of the chart: place, height and sum."""
    left, step = drawn_grid(scene, plan)
    rects = scene.rects("load")
    wanted = _planned(plan)
    if {rect.of for rect in rects} != set(wanted) or twice(rect.of for rect in rects):
        yield "7: the chart does not have the weeks and strands of the plan"
    for rect in rects:
        number = int(rect.of.split(":", 1)[0])
        if abs(rect.value - wanted.get(rect.of, 0.0)) > _ROUNDED * len(plan.modules):
            yield f"7: {rect.of} stands for {rect.value:g} h"
        if abs(rect.x + rect.width / 2 - left - (number - 0.5) * step) > HALF_PIXEL:
            yield f"7: the load of week {number} is not on the grid"
    total = sum(float(module.hours) for module in plan.modules)
    if abs(sum(rect.value for rect in rects) - total) > _ROUNDED * max(1, len(rects)):
        yield "7: the load does not sum to the plan's hours"
    scale = _scale(scene)
    for rect in rects:
        if abs(rect.height - rect.value * scale) > HALF_PIXEL:
            yield f"7: {rect.of} is not as high as its hours"
    over = {rect.of: rect for rect in scene.rects("over")}
    reserved = {rect.of: rect.value for rect in scene.rects("reserved")}
    for week in plan.weeks:
        of = str(week.week)
        if (week.load > week.capacity) != (of in over):
            yield f"7: week {of} is marked as over its limit, or not, wrongly"
        if abs(reserved.get(of, 0.0) - float(week.reserved)) > _ROUNDED:
            yield f"7: week {of} does not show what it holds back"
        told = said(scene, "load-sum", of)
        if told and not says(told, round(float(week.load), 1)):
            yield f"7: week {of} is said to have {told} h"
    if scene.texts("load-sum") and len(scene.texts("load-sum")) != sum(
        week.load > 0 for week in plan.weeks
    ):
        yield "7: some weeks have their sum and some have not"
    if any(not rect.hatch for rect in over.values()):
        yield "7: over-limit is not hatched"
    base = scene.lines("base")[0].points[0][1]
    for text in scene.texts("level", "load-tick") if scale else ():
        told_hours = numbers(text.text)
        middle = text.y - 0.73 * text.size / 2
        if len(told_hours) != 1 or abs(base - told_hours[0] * scale - middle) > 0.06 * scale + 0.1:
            yield f"7: '{text.text}' beside the chart is not at its height"


def _scale(scene: Scene) -> float:
    """Read off how high an hour is; 0 where nothing tells."""
    rects = scene.rects("load")
    best = max(rects, key=lambda rect: rect.value, default=None)
    return best.height / best.value if best else 0.0


def _limit(scene: Scene, plan: Plan) -> Iterator[str]:
    left, step = drawn_grid(scene, plan)
    limits, scale = scene.lines("limit"), _scale(scene)
    if plan.weeks and not limits:
        yield "7: the chart has no limit line"
    if not limits or not scale:
        return
    points, base = limits[0].points, scene.lines("base")[0].points[0][1]
    for week in plan.weeks:
        middle = left + (week.week - 0.5) * step
        drawn = [y0 for (x0, y0), (x1, y1) in pairwise(points) if x0 < middle < x1 and y0 == y1]
        wanted = base - float(week.capacity) * scale
        if len(drawn) != 1 or abs(drawn[0] - wanted) > HALF_PIXEL:
            yield f"7: the limit line misses the capacity of week {week.week}"


def _strands(scene: Scene, plan: Plan) -> Iterator[str]:
    """Check the table of strands: hours, shares, colours, bars."""
    sums: dict[str, float] = {}
    for module in plan.modules:
        sums[module.strand] = sums.get(module.strand, 0.0) + float(module.hours)
    total = sum(sums.values())
    looks = {rect.of: (rect.fill, rect.hatch) for rect in scene.rects("strand")}
    if set(looks) != set(sums):
        yield "5: the table does not have the plan's strands"
        return
    shares = 0.0
    for strand, hours in sums.items():
        name = closed_up(said(scene, "strand-name", strand))
        if name.lower() != closed_up(plan.strand_title(strand)).lower():
            yield f"4: {strand} is named '{name}'"
        if not says(said(scene, "strand-hours", strand), hours):
            yield f"7: {strand} is said to have '{said(scene, 'strand-hours', strand)}'"
        share = numbers(said(scene, "strand-share", strand))
        shares += sum(share)
        if len(share) != 1 or (total and abs(share[0] - 100 * hours / total) >= 1):
            yield f"7: the share of {strand} is said to be '{said(scene, 'strand-share', strand)}'"
    if total and abs(shares - 100) > _SUM:
        yield f"7: the shares sum to {shares:g} %"
    bars = scene.rects("strand-bar")
    scales = [bar.width / bar.value for bar in bars if bar.value]
    if scales and max(scales) - min(scales) > _SUM * max(scales):
        yield "7: the bars of the table have different scales"
    for bar in bars:
        if abs(bar.value - sums.get(bar.of, 0.0)) > _SUM:
            yield f"7: the bar of {bar.of} stands for {bar.value:g} h"
    for rect in (*bars, *scene.rects("load")):
        strand = rect.of.split(":", 1)[-1]
        if (rect.fill, rect.hatch) != looks.get(strand):
            yield f"5: {rect.role} {rect.of} does not look like its strand"


def _month_of(week: PlannedWeek, *, dated: bool) -> str:
    if not dated or week.start_date is None:
        return f"0-{(week.week - 1) // 4 + 1}"
    middle = week.start_date + dt.timedelta(days=2)
    return f"{middle.year}-{middle.month}"


def _months(scene: Scene, plan: Plan) -> Iterator[str]:
    """Check the table of months."""
    dated = all(week.start_date is not None for week in plan.weeks)
    groups: dict[str, list[PlannedWeek]] = {}
    for week in plan.weeks:
        groups.setdefault(_month_of(week, dated=dated), []).append(week)
    if [text.of for text in scene.texts("month-name")] != list(groups):
        yield "6: the table does not have the plan's months"
        return
    for of, weeks in groups.items():
        year, month = (int(part) for part in of.split("-"))
        if (year or month) not in numbers(said(scene, "month-name", of)):
            yield f"6: {of} is named '{said(scene, 'month-name', of)}'"
        ends = sorted({float(weeks[0].week), float(weeks[-1].week)})
        if numbers(said(scene, "month-weeks", of)) != ends:
            yield f"6: {of} is said to be weeks '{said(scene, 'month-weeks', of)}'"
        for role, hours in zip(
            ("month-hours", "month-review", "month-free", "month-over"), _four(weeks), strict=True
        ):
            told = said(scene, role, of)
            if not (says(told, hours) if hours or role == "month-hours" else not told):
                yield f"7: {of} says '{told}' as {role}, not {hours:g}"
    for of, hours in zip(("hours", "review", "free", "over"), _four(plan.weeks), strict=True):
        told = said(scene, "total", of)
        if not (says(told, hours) if hours or of == "hours" else not told):
            yield f"7: the months say '{told}' as {of}, not {hours:g}"


def _four(weeks: Sequence[PlannedWeek]) -> tuple[float, float, float, float]:
    """Sum weeks: planned, reserved, not planned, over the limit."""
    spare = [float(week.capacity) - float(week.load) for week in weeks]
    return (
        sum(float(week.load) for week in weeks),
        sum(float(week.reserved) for week in weeks),
        sum(hours for hours in spare if hours > 0),
        -sum(hours for hours in spare if hours < 0),
    )


def _sums(scene: Scene, plan: Plan) -> Iterator[str]:
    """Check the sums that the page says of the whole programme."""
    planned, reserved, free, over = _four(plan.weeks)
    capacity = sum(float(week.capacity) for week in plan.weeks)
    wanted = {"planned": [planned]}
    wanted |= {"free": [free, capacity]} if free else {}
    wanted |= {"reserved": [reserved]} if reserved else {}
    wanted |= {"over": [over]} if over else {}
    told = {text.of: numbers(text.text) for text in scene.texts("sum")}
    if set(told) != set(wanted):
        yield f"7: the page says {sorted(told)} of the whole, not {sorted(wanted)}"
    for of, hours in wanted.items():
        if [round(number, 2) for number in told.get(of, [])] != [round(n, 2) for n in hours]:
            yield f"7: the page says {told.get(of, [])} as '{of}', not {hours}"
    if not says(said(scene, "total", "strands"), sum(float(m.hours) for m in plan.modules)):
        yield "7: the strands do not sum to the plan's hours"
