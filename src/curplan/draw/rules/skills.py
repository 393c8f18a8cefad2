"""The rules of a skill map as code: what its pages show against the plan, and how."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from math import hypot
from typing import TYPE_CHECKING

from curplan.draw.rules.said import unsaid_hour
from curplan.draw.rules.scene import SLACK, broken_alone
from curplan.draw.rules.skills_truth import Truth, reduced, truth
from curplan.draw.scene import Box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curplan.draw.scene import Line, Point, Rect, Scene
    from curplan.plan.model import Plan

_FOLDED = "strand:"
#: Two lines this near to each other, for longer than that, look like one.
_NEAR, _ALONG = 0.8, 3.0


def broken_skills(scenes: Sequence[Scene], plan: Plan) -> list[str]:
    """Name every rule that the pages of a skill map break, by its number, and where.

    Whether the map is one of modules or of outcomes is told by its nodes. The pages read from
    left to right.
    """
    found = [message for scene in scenes for message in broken_alone(scene)]
    for scene in scenes:
        found += [*_apart(scene), *_lines(scene), *_one_by_one(scene), *_states(scene)]
        found += unsaid_hour(scene, plan.catalogue.hour)
    modules = {module.id for module in plan.modules}
    shown = {node.of for scene in scenes for node in scene.rects("node")}
    wanted = truth(plan, outcomes=not modules & shown)
    for scene in scenes:
        found += [*_names(scene, wanted), *_months(scene, wanted), *_strands(scene, plan, wanted)]
    if len(scenes) == 1:
        return [*found, *_whole(scenes[0], wanted)]
    return [*found, *_overview(scenes[0], wanted), *_parts(scenes, wanted)]


def _nodes(scene: Scene) -> dict[str, Rect]:
    return {node.of: node for node in scene.rects("node")}


def _apart(scene: Scene) -> Iterator[str]:
    nodes = scene.rects("node")
    for index, one in enumerate(nodes):
        for other in nodes[index + 1 :]:
            if one.box.overlaps(other.box, SLACK):
                yield f"9: the boxes of {one.of} and {other.of} overlap"
    for text in scene.texts("name", "note"):
        held = [node for node in nodes if node.of == text.of]
        if not any(node.box.holds(text.box, SLACK) for node in held):
            yield f"4: '{text.text}' does not stand in the box of {text.of}"


def _lines(scene: Scene) -> Iterator[str]:
    """Check that lines lead from box to box, to the right, round all other boxes."""
    nodes = _nodes(scene)
    for line in scene.lines("arrow"):
        source, _, target = line.of.partition(">")
        if source not in nodes or target not in nodes:
            yield f"8: {line.of} leads from or to nothing"
            continue
        (x0, y0), (x1, y1) = line.points[0], line.points[-1]
        one, other = nodes[source].box, nodes[target].box
        leaves = abs(x0 - one.right) <= SLACK and one.top <= y0 <= one.bottom
        others = (other for other in scene.lines("arrow") if other.of.startswith(f"{source}>"))
        if not leaves and not any(_on((x0, y0), other) for other in others if other != line):
            yield f"8: {line.of} leaves neither the right side of its box nor a line that does"
        if abs(x1 - other.left) > SLACK or not other.top <= y1 <= other.bottom:
            yield f"8: {line.of} does not end at the left side of its box"
        if any(after[0] < before[0] - SLACK for before, after in pairwise(line.points)):
            yield f"8: {line.of} leads back to the left"
        inner = [(name, _inner(node.box)) for name, node in nodes.items()]
        for box in _runs(line):
            for name, place in inner:
                if box.overlaps(place):
                    yield f"8: {line.of} runs over the box of {name}"


def _on(point: Point, line: Line) -> bool:
    """Tell whether a point lies on a line."""
    x, y = point
    for (x0, y0), (x1, y1) in pairwise(line.points):
        long = hypot(x1 - x0, y1 - y0) or 1.0
        share = ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / long**2
        share = min(max(share, 0.0), 1.0)
        if hypot(x0 + share * (x1 - x0) - x, y0 + share * (y1 - y0) - y) <= SLACK:
            return True
    return False


def _inner(box: Box) -> Box:
    return Box(box.left + SLACK, box.top + SLACK, box.right - SLACK, box.bottom - SLACK)


def _runs(line: Line) -> Iterator[Box]:
    for (x0, y0), (x1, y1) in pairwise(line.points):
        yield Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _one_by_one(scene: Scene) -> Iterator[str]:
    """Check that lines of different sources never run along each other."""
    runs = [
        (line.of.partition(">")[0], line.of, box)
        for line in scene.lines("arrow")
        for box in _runs(line)
    ]
    for upright in (True, False):
        lanes = sorted(
            (low, high, at, source, of)
            for source, of, box in runs
            for at, other, low, high in [
                (box.left, box.right, box.top, box.bottom)
                if upright
                else (box.top, box.bottom, box.left, box.right)
            ]
            if abs(at - other) < 1e-6 and high - low > _ALONG
        )
        for index, (_, high, at, source, of) in enumerate(lanes):
            for start, end, where, another, name in lanes[index + 1 :]:
                if start > high - _ALONG:
                    break
                shared = min(high, end) - start
                if another != source and abs(where - at) < _NEAR and shared > _ALONG:
                    yield f"8: {of} and {name} run along each other"


def _states(scene: Scene) -> Iterator[str]:
    """Check that what is held and what is missing differ from the rest by shape and by word."""
    for node in scene.rects("node"):
        state = node.of.partition(":")[0] if ":" in node.of else "learnt"
        shape = (bool(node.dash), node.radius > 0)
        expected = {"entry": (True, True), "missing": (True, False)}.get(state, (False, True))
        if shape != expected:
            yield f"5: {node.of} has not the shape of what is {state}"
        if state != "learnt" and not any(text.of == node.of for text in scene.texts("note")):
            yield f"5: {node.of} does not say what it is"
        if state in ("entry", "missing", "strand"):
            kind = "folded" if state == "strand" else state
            if not any(text.of == kind for text in scene.texts("legend")):
                yield f"5: the legend does not explain what is {kind}"


def _names(scene: Scene, wanted: Truth) -> Iterator[str]:
    said: dict[str, str] = {}
    for text in scene.texts("name"):
        said[text.of] = f"{said.get(text.of, '')} {text.text}".strip()
    for node in scene.rects("node"):
        name = wanted.names.get(node.of)
        if node.of.startswith(_FOLDED):
            if not said.get(node.of):
                yield f"4: the box of {node.of} has no name"
        elif name is None:
            yield f"7: {node.of} is not in the plan"
        elif said.get(node.of) not in (name, *(f"{glyph} {name}" for glyph in "◆★✓↻")):
            yield f"4: the name of {node.of} is not whole: '{said.get(node.of, '')}'"


def _months(scene: Scene, wanted: Truth) -> Iterator[str]:
    """Check every shade against the plan's months, and that the legend names it."""
    shades = {rect.of: rect.fill for rect in scene.rects("shade")}
    named = {text.of for text in scene.texts("shade-name")}
    if len(set(shades.values())) != len(shades):
        yield "5: two months have the same shade"
    for node in scene.rects("node"):
        month = wanted.months.get(node.of)
        if month is None:
            if node.fill in shades.values() and node.of in wanted.names:
                yield f"7: {node.of} is shaded like a month"
        elif shades.get(str(month)) != node.fill or str(month) not in named:
            yield f"7: {node.of} has not the shade of month {month + 1}"
        elif node.value != month:
            yield f"7: {node.of} stands for month {node.value + 1:g}, not {month + 1}"


def _strands(scene: Scene, plan: Plan, wanted: Truth) -> Iterator[str]:
    """Check every tab against its strand's colour and hatch in the legend."""
    legend = {rect.of: (rect.fill, rect.hatch) for rect in scene.rects("strand")}
    tabs = {rect.of: (rect.fill, rect.hatch) for rect in scene.rects("tab")}
    for node in scene.rects("node"):
        strand = node.of.removeprefix(_FOLDED)
        strand = strand if node.of.startswith(_FOLDED) else wanted.strands.get(node.of, "")
        if strand and tabs.get(node.of) != legend.get(strand, ("", "")):
            yield f"5: the tab of {node.of} is not that of its strand {strand}"
    unknown = (
        set(legend) - {module.strand for module in plan.modules} - set(wanted.strands.values())
    )
    for strand in sorted(unknown):
        yield f"5: there is no strand {strand}"


def _whole(scene: Scene, wanted: Truth) -> Iterator[str]:
    yield from _once(Counter(node.of for node in scene.rects("node")), set(wanted.names))
    if wanted.circles:
        if not scene.texts("map-note"):
            yield "8: needs run in a circle, and the page does not say so"
        return
    yield from _edges(scene, wanted.edges)


def _once(counts: Counter[str], wanted: set[str]) -> Iterator[str]:
    for name in sorted(wanted | set(counts)):
        if counts[name] != 1:
            yield f"7: {name} is there {counts[name]} times"


def _edges(scene: Scene, wanted: set[tuple[str, str]]) -> Iterator[str]:
    drawn = Counter(line.of for line in scene.lines("arrow"))
    named = {f"{one}>{other}" for one, other in wanted}
    for name in sorted(named | set(drawn)):
        if drawn[name] != (name in named):
            yield f"8: {name} is drawn {drawn[name]} times"


def _overview(scene: Scene, wanted: Truth) -> Iterator[str]:
    """Check the boxes of whole strands: their sizes, and what they count from each other."""
    if not scene.texts("map-note"):
        yield "4: the page does not say that it is folded"
    strands = set(wanted.strands.values())
    yield from _once(
        Counter(node.of for node in scene.rects("node")), {_FOLDED + strand for strand in strands}
    )
    if wanted.circles:
        return
    pairs = Counter(
        (wanted.strands[one], wanted.strands[other])
        for one, other in wanted.edges
        if wanted.strands[one] != wanted.strands[other]
    )
    for strand in sorted(strands):
        own = [node for node, other in wanted.strands.items() if other == strand]
        states = Counter(node.partition(":")[0] if ":" in node else "" for node in own)
        counts = [*states.values(), *(n for (_, to), n in pairs.items() if to == strand)]
        said = Counter(
            int(number)
            for text in scene.texts("note")
            if text.of == _FOLDED + strand
            for number in re.findall(r"\d+", text.text)
        )
        if unsaid := sorted((Counter(counts) - said).elements()):
            yield f"7: the box of {strand} does not say {unsaid}"
    for line in scene.lines("arrow"):
        one, _, other = line.of.partition(">")
        if not pairs[one.removeprefix(_FOLDED), other.removeprefix(_FOLDED)]:
            yield f"8: {line.of} stands for no need"


def _parts(scenes: Sequence[Scene], wanted: Truth) -> Iterator[str]:
    """Check the pages of the strands: every node once, with its needs."""
    counts: Counter[str] = Counter()
    for scene in scenes[1:]:
        own = [node.of for node in scene.rects("node") if not node.of.startswith(_FOLDED)]
        counts.update(own)
        if wanted.circles:
            continue
        inside = set(own)
        edges = {
            (one if one in inside else _FOLDED + wanted.strands[one], other)
            for one, other in wanted.edges
            if other in inside
        }
        yield from _edges(scene, reduced(edges)[0])
    yield from _once(counts, set(wanted.names))
