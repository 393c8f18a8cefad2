"""The drawing rules of the coverage pages: those of any scene, and what the plan says.

The checks read the scenes and the plan alone, never the layout that made the scenes. Levels are
computed anew from the weeks in which modules end.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from curplan.draw.rules.matrix import broken_matrix
from curplan.draw.rules.said import closed_up, said, unsaid_hour
from curplan.draw.rules.scene import broken_alone

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curplan.draw.scene import Rect, Scene, Text
    from curplan.plan.model import Coverage, Plan

_CLOSE, _POINT = 1e-9, 0.01
_ORDER = ("must", "essential", "optional")


def broken_coverage(scenes: Sequence[Scene], plan: Plan) -> list[str]:
    """Name every broken rule of the coverage pages, each with its number and place."""
    if not scenes:
        return ["11: there is no page"]
    found = []
    for number, scene in enumerate(scenes, 1):
        here = [*broken_alone(scene), *_numbered(scene, number, len(scenes))]
        here += unsaid_hour(scene, plan.catalogue.hour)
        found += [f"{fault} (page {number})" for fault in here]
    found += [f"{fault} (page 1)" for fault in _requirements(scenes[0], plan)]
    return [*found, *broken_matrix(scenes[1:], plan)]


def _numbered(scene: Scene, number: int, pages: int) -> Iterator[str]:
    figures = _figures(" ".join(text.text for text in scene.texts("subtitle")))
    if sorted((number, pages)) not in [sorted(pair) for pair in pairwise(figures)]:
        yield f"11: the page is not said to be {number} of {pages}"


def _figures(text: str) -> list[int]:
    """Read the whole numbers of a text, in any digits."""
    return [int(figure) for figure in re.findall(r"\d+", text)]


def _requirements(scene: Scene, plan: Plan) -> Iterator[str]:
    ends = _ends(plan)
    heads = {text.of: text for text in scene.texts("column")}
    if sorted(heads, key=int) != [str(column) for column in range(len(ends) + 1)]:
        yield f"6: there are {len(heads)} columns for entry and {len(ends)} months"
        return
    middles = [_middle(heads[str(column)]) for column in range(len(heads))]
    if middles != sorted(middles):
        yield "6: the columns are not in order of time"
    levels = {_id(item): _levels(plan, item, ends) for item in plan.coverage}
    yield from _cells(scene, levels, middles)
    yield from _numbers(scene, levels)
    yield from _ordered(scene, plan)
    for item in plan.coverage:
        yield from _row(scene, item, levels[_id(item)], heads)
    yield from _shares(scene, plan, levels)
    yield from _statement(scene, plan, levels)


def _id(item: Coverage) -> str:
    return f"{item.skill}@{item.required}"


def _middle(shape: Rect | Text) -> float:
    return (shape.box.left + shape.box.right) / 2


def _ends(plan: Plan) -> list[int]:
    """Give the last week of every month: by its Wednesday, without dates every fourth."""
    months: dict[tuple[int, int], int] = {}
    for week in plan.weeks:
        if week.start_date is None:
            months[0, (week.week + 3) // 4] = week.week
        else:
            wednesday = week.start_date + dt.timedelta(days=2)
            months[wednesday.year, wednesday.month] = week.week
    return list(months.values())


def _levels(plan: Plan, item: Coverage, ends: list[int]) -> list[int]:
    """Compute the level on entry and at the end of each month."""
    found = [item.entry]
    for end in ends:
        level = item.entry
        for module in plan.modules:
            given = module.teaches.get(item.skill)
            if given is not None and module.end_week <= end:
                level = max(level, *(given if isinstance(given, tuple) else (given,)))
        found.append(level)
    return found


def _cells(scene: Scene, levels: dict[str, list[int]], middles: list[float]) -> Iterator[str]:
    drawn: dict[str, list[Rect]] = {}
    for rect in scene.rects("cell"):
        drawn.setdefault(rect.of, []).append(rect)
    names = {text.of: text for text in scene.texts("name")}
    wanted = {f"{name}:{at}" for name, found in levels.items() for at in range(len(found))}
    for of in sorted(set(drawn) - wanted):
        yield f"7: there is a cell {of}, and no such requirement or month"
    looks: dict[bool, set[str]] = {True: set(), False: set()}
    for name, found in levels.items():
        required = int(name.rsplit("@", 1)[1])
        for at, level in enumerate(found):
            cells = drawn.get(f"{name}:{at}", [])
            if [cell.value for cell in cells] != [level] * bool(level):
                yield f"7: {name} at column {at} shows {[c.value for c in cells]}, not {level}"
                continue
            for cell in cells:
                looks[level >= required].add(cell.fill)
                if not cell.x < middles[at] < cell.x + cell.width:
                    yield f"7: the cell of {name} at column {at} is not below its head"
                if name in names and not _beside(cell, names[name]):
                    yield f"7: the cell of {name} at column {at} is not in its row"
    if len(looks[True]) > 1 or looks[True] & looks[False]:
        yield "5: what is reached does not look the same everywhere, or like what is not"


def _beside(rect: Rect, text: Text) -> bool:
    """Tell whether two things share some height."""
    return rect.box.top < text.box.bottom and text.box.top < rect.box.bottom


def _numbers(scene: Scene, levels: dict[str, list[int]]) -> Iterator[str]:
    """Check that the number stands in the cell of every step, and only there."""
    steps = {
        f"{name}:{at}": level
        for name, found in levels.items()
        for at, level in enumerate(found)
        if level and (at == 0 or found[at - 1] != level)
    }
    written: dict[str, list[int]] = {}
    cells = {rect.of: rect for rect in scene.rects("cell")}
    for text in scene.texts("level"):
        written.setdefault(text.of, []).extend(_figures(text.text))
        cell = cells.get(text.of)
        if cell is None or not cell.x <= text.x <= text.x + text.width <= cell.x + cell.width:
            yield f"4: the number of {text.of} is not in its cell"
    for of in sorted(set(steps) | set(written)):
        if written.get(of) != ([steps[of]] if of in steps else None):
            yield f"4: the step {of} is written {written.get(of)}, and is {steps.get(of)}"


def _ordered(scene: Scene, plan: Plan) -> Iterator[str]:
    """Check that rows stand by priority, the weightiest first, below their group's head."""
    tops = {text.of: text.box.top for text in reversed(scene.texts("name"))}
    groups = {text.of: text.box.top for text in scene.texts("group")}
    if set(groups) != {item.priority for item in plan.coverage}:
        yield "4: the groups are not those of the requirements"
    there = [item for item in plan.coverage if _id(item) in tops]
    there.sort(key=lambda item: tops[_id(item)])
    ranks = [(_ORDER.index(item.priority), -item.weight) for item in there]
    if ranks != sorted(ranks):
        yield "4: the requirements are not in order of priority and weight"
    for item in there:
        above = [key for key, top in groups.items() if top < tops[_id(item)]]
        if max(above, key=lambda key: groups[key], default="") != item.priority:
            yield f"4: {_id(item)} is not in the group of {item.priority}"


def _row(scene: Scene, item: Coverage, found: list[int], heads: dict[str, Text]) -> Iterator[str]:
    name = _id(item)
    called = said(scene, "name", name)
    if closed_up(called) != closed_up(item.name or item.skill):
        yield f"4: {name} is named '{called}'"
    for role, value in (("needed", item.required), ("weight", item.weight)):
        texts = [text.text for text in scene.texts(role) if text.of == name]
        there = role == "needed" or bool(scene.texts("weight"))
        if there and [_joined(text) for text in texts] != [value]:
            yield f"4: {name} is not said to have {role} {value}"
    met = next((at for at, level in enumerate(found) if level >= item.required), None)
    signs = [text for text in scene.texts("open-sign") if text.of == name]
    words = [text for text in scene.texts("open-text") if text.of == name]
    fields = [rect for rect in scene.rects("open") if rect.of == name]
    reached = [text for text in scene.texts("reached") if text.of.rsplit(":", 1)[0] == name]
    if met is None:
        if (len(signs), len(words), len(fields), len(reached)) != (1, 1, 1, 0):
            yield f"5: {name} stays open, and has no sign and word of it"
        elif sorted(_figures(words[0].text)) != sorted([found[-1], item.required]):
            yield f"7: {name} is said to be '{words[0].text}'"
    elif signs or words or fields:
        yield f"5: {name} is marked as open, and is reached"
    elif [text.of for text in reached] != [f"{name}:{met}"]:
        yield f"7: {name} is not said to be reached in column {met}"
    elif heads[str(met)].text.split()[0] not in reached[0].text and met:
        yield f"7: {name} is said to be reached '{reached[0].text}'"


def _joined(text: str) -> int | None:
    """Read one number, whatever divides its thousands."""
    digits = "".join(char for char in text if char.isdigit())
    return int(digits) if digits else None


def _share(items: Sequence[Coverage], levels: dict[str, list[int]], at: int) -> float:
    total = counted = 0.0
    for item in items:
        level = min(levels[_id(item)][at], item.required)
        total += item.weight
        if item.priority != "must" or level == item.required:
            counted += item.weight * level / item.required
    return counted / total if total else 1.0


def _shares(scene: Scene, plan: Plan, levels: dict[str, list[int]]) -> Iterator[str]:
    """Check bars, their heights and every percentage; they are rounded down."""
    count = max((len(found) for found in levels.values()), default=0)
    bars = {rect.of: rect for rect in scene.rects("share")}
    groups: dict[str, list[Coverage]] = {}
    for item in plan.coverage:
        groups.setdefault(item.priority, []).append(item)
    scales = []
    for at in range(count):
        share = _share(plan.coverage, levels, at)
        bar = bars.pop(str(at), None)
        if abs((bar.value if bar else 0.0) - share) > _CLOSE:
            yield f"7: the bar of column {at} stands for {bar.value if bar else 0}, not {share}"
        if bar is not None and share:
            scales.append(bar.height / share)
        yield from _percent(scene, "share-text", str(at), share)
        for key, items in groups.items():
            yield from _percent(scene, "group-share", f"{key}:{at}", _share(items, levels, at))
    if bars:
        yield "7: there are bars of no month"
    if scales and max(scales) - min(scales) > _POINT * max(scales):
        yield "7: the bars are not as high as their shares"


def _percent(scene: Scene, role: str, of: str, share: float) -> Iterator[str]:
    texts = [text.text for text in scene.texts(role) if text.of == of]
    if [_joined(text) for text in texts] != [int(100 * share + _CLOSE)]:
        yield f"7: {role} {of} says {texts}, and it is {share}"


def _statement(scene: Scene, plan: Plan, levels: dict[str, list[int]]) -> Iterator[str]:
    """Check the sentence on when the needs are met, and how much stays open."""
    missing = [item for item in plan.coverage if levels[_id(item)][-1] < item.required]
    count = " ".join(text.text for text in scene.texts("open-count"))
    figures, whole = _figures(count), [len(missing), len(levels)]
    # One and two have words of their own in some languages.
    right = sorted(figures) == sorted(whole) or (len(missing) <= 2 and figures == whole[1:])
    if not count or not (right if missing else not figures):
        yield f"7: {len(missing)} requirements stay open, and the page says '{count}'"
    needs = scene.texts("needs")
    if not needs:
        yield "11: the page does not say when the needs are met"
    needed = [item for item in plan.coverage if item.priority != "optional"]
    short = any(item in missing for item in needed)
    week = max((_week(plan, item) for item in needed), default=0)
    dates = [m.end_date for m in plan.modules if m.end_week == week and m.end_date]
    figures = _figures(" ".join(text.text for text in needs))
    wanted = [] if short or not week else [max(dates).day, max(dates).year] if dates else [week]
    if sorted(figures) != sorted(wanted):
        yield f"7: the needs are met in week {week}, and the page says {figures}"


def _week(plan: Plan, item: Coverage) -> int:
    """Give the week that ends with the required level; 0 on entry, or if it stays open."""
    if item.entry >= item.required:
        return 0
    ends = []
    for module in plan.modules:
        given = module.teaches.get(item.skill, 0)
        if max(given if isinstance(given, tuple) else (given,)) >= item.required:
            ends.append(module.end_week)
    return min(ends, default=0)
