"""The drawing rules of a frontier's heat map: those of any scene, and what the frontier says.

The checks read the scene and the frontier alone, never the layout that made the scene.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from curplan.draw.rules.said import numbers, said, unsaid_hour
from curplan.draw.rules.scene import broken_alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.draw.scene import Rect, Scene
    from curplan.frontier.model import Cell, Frontier

_NEAR, _STEPS = 0.01, 5
_NONE, _UNPROVEN = "–", "*"


def broken_frontier(scene: Scene, frontier: Frontier) -> list[str]:
    """Name every broken rule of a heat map's scene, each with its number and place."""
    found = [*broken_alone(scene), *unsaid_hour(scene, frontier.hour_minutes)]
    cells = {rect.of: rect for rect in scene.rects("cell")}
    if sorted(cells) != sorted(_id(cell) for cell in frontier.cells):
        return [*found, "7: the cells are not those of the frontier"]
    return [
        *found,
        *_places(cells, frontier),
        *_figures(scene, cells, frontier),
        *_fills(scene, cells, frontier),
        *_borders(scene, cells, frontier),
        *_ends(scene, cells, frontier),
    ]


def _id(cell: Cell) -> str:
    return f"{cell.weeks}x{cell.hours_per_week}"


def _places(cells: dict[str, Rect], frontier: Frontier) -> Iterator[str]:
    """Check that weeks go to the right and hours a week upwards, in cells of one size."""
    first = next(iter(cells.values()))
    weeks, hours = frontier.weeks, frontier.hours_per_week
    left = min(rect.x for rect in cells.values())
    bottom = max(rect.y + rect.height for rect in cells.values())
    for cell in frontier.cells:
        rect = cells[_id(cell)]
        x = left + weeks.index(cell.weeks) * first.width
        y = bottom - (hours.index(cell.hours_per_week) + 1) * first.height
        if abs(rect.x - x) > _NEAR or abs(rect.y - y) > _NEAR:
            yield f"6: the cell of {_id(cell)} is not in its place"
        if rect.value != cell.essential.percent:
            yield f"7: the cell of {_id(cell)} stands for {rect.value:g} %"


def _figures(scene: Scene, cells: dict[str, Rect], frontier: Frontier) -> Iterator[str]:
    """Check every percentage, and what every next step adds."""
    starred = any(_UNPROVEN in text.text for text in scene.texts("percent"))
    if starred and not said(scene, "legend", _UNPROVEN):
        yield "5: the legend does not say what the star means"
    boxes = {text.of: text.box for text in scene.texts("percent", "gain")}
    for of, box in boxes.items():
        if of not in cells or not cells[of].box.holds(box, 1.0):
            yield f"4: a figure of {of} is not in its cell"
    for cell in frontier.cells:
        name, text = _id(cell), said(scene, "percent", _id(cell))
        at = frontier.weeks.index(cell.weeks)
        quiet = cell.full and at and frontier.cell(frontier.weeks[at - 1], cell.hours_per_week).full
        if not cell.has_track:
            right = text == _NONE
        elif quiet:
            right = not text
        else:
            right = numbers(text) == [cell.essential.percent]
            right = right and (not starred or (_UNPROVEN in text) != cell.settled)
        if not right:
            yield f"7: {name} says '{text}', and reaches {cell.essential.percent} %"
        yield from _gain(scene, frontier, cell)


def _gain(scene: Scene, frontier: Frontier, cell: Cell) -> Iterator[str]:
    text, step = said(scene, "gain", _id(cell)), frontier.gain(cell)
    if step is None:
        right = not text
    elif step.must:
        right = bool(text) and text == said(scene, "swatch", "letter") and not numbers(text)
    else:
        right = numbers(text) == [max(0, step.points)] and text[0] in "+±"
    if not right:
        yield f"7: the next step of {_id(cell)} is said to add '{text}'"


def _kind(cell: Cell) -> str:
    if cell.full:
        return "all"
    return "partial" if cell.partial else str(cell.essential.percent * _STEPS // 100)


def _fills(scene: Scene, cells: dict[str, Rect], frontier: Frontier) -> Iterator[str]:
    """Check that each kind of cell has one fill of its own, and that the legend explains it."""
    looks: dict[str, set[str]] = {}
    for cell in frontier.cells:
        looks.setdefault(_kind(cell), set()).add(cells[_id(cell)].fill)
    swatches = {rect.of: rect.fill for rect in scene.rects("swatch")}
    for kind, fills in looks.items():
        if fills != {swatches.get(kind)} or not said(scene, "legend", kind):
            yield f"5: cells of the kind {kind} do not look as the legend says"
    if len(set(swatches.values())) < len(swatches):
        yield "5: two fills of the legend are the same"


def _borders(scene: Scene, cells: dict[str, Rect], frontier: Frontier) -> Iterator[str]:
    """Check that a line runs between two cells if and only if one is inside and one is not."""
    lines = {
        role: [pair for line in scene.lines(role) for pair in pairwise(line.points)]
        for role in ("full", "must")
    }
    beside = [
        (frontier.cell(a, hours), frontier.cell(b, hours))
        for a, b in pairwise(frontier.weeks)
        for hours in frontier.hours_per_week
    ]
    above = [
        (frontier.cell(weeks, a), frontier.cell(weeks, b))
        for weeks in frontier.weeks
        for a, b in pairwise(frontier.hours_per_week)
    ]
    for one, other in [*beside, *above]:
        rect = cells[_id(other)]
        if (one, other) in above:
            x, y = rect.x + rect.width / 2, rect.y + rect.height
        else:
            x, y = rect.x, rect.y + rect.height / 2
        wanted = {"full": one.full != other.full, "must": one.partial != other.partial}
        for role, want in wanted.items():
            there = any(
                min(x0, x1) - _NEAR <= x <= max(x0, x1) + _NEAR
                and min(y0, y1) - _NEAR <= y <= max(y0, y1) + _NEAR
                for (x0, y0), (x1, y1) in lines[role]
            )
            if there != want:
                yield f"7: the line '{role}' between {_id(one)} and {_id(other)} is wrong"


def _ends(scene: Scene, cells: dict[str, Rect], frontier: Frontier) -> Iterator[str]:
    """Check the words beside the rows and below the columns."""
    for role, number in (("pace", 1), ("first", 1)):
        if len(scene.texts(role)) != number * len(frontier.hours_per_week):
            yield f"4: not every row has its {role}"
            return
    first_week = frontier.weeks[0]
    for hours in frontier.hours_per_week:
        rect = cells[f"{first_week}x{hours}"]
        row = [t for t in scene.texts("pace", "first") if rect.y < t.y < rect.y + rect.height]
        pace, first = sorted(row, key=lambda text: text.role, reverse=True)
        cell = frontier.first_full(hours)
        if numbers(pace.text) != [hours]:
            yield f"4: the row of {hours} h is called '{pace.text}'"
        if numbers(first.text) != ([cell.weeks] if cell else []):
            yield f"7: at {hours} h a week all is said to fit from '{first.text}'"
    for weeks in frontier.weeks:
        rect = cells[f"{weeks}x{frontier.hours_per_week[0]}"]
        below = [
            t.text for t in scene.texts("weeks") if rect.x < t.x + t.width / 2 < rect.box.right
        ]
        if [numbers(text) for text in below] != [[weeks]]:
            yield f"6: the column of {weeks} weeks is called {below}"
