"""Fitting a map to a body: the largest words with which all layers find room."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from curplan.draw.skills import boxes, routes
from curplan.draw.skills.crossings import count
from curplan.draw.skills.layers import Layers, cut, layered, settled
from curplan.draw.skills.order import ordered
from curplan.draw.skills.place import AIR_MOST, BOX_GAP, column, placed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.draw.skills.boxes import Words
    from curplan.draw.skills.graph import Edge, Map
    from curplan.draw.skills.routes import Gutter

#: Sizes of the names, from the most generous to the least.
SIZES = (12.0, 11.0, 10.0, 9.0, 8.5, 8.0, 7.5)
#: A box is at most so many times as wide as its name is high, and a gutter so many points.
_WIDEST, _WIDEST_FOLDED, _GUTTER_MOST = 10.5, 15.0, 64.0
#: A gutter's first guess.
_GUTTER = 22.0
_TRIES = 4
#: A layer should be no fuller than this, gaps left out, or its lines have no room to run straight.
_FULL = 0.8


@dataclass(frozen=True, slots=True)
class Fitted:
    """A map with a place for everything, within a body that begins at (0, 0)."""

    layers: Layers
    words: Mapping[str, Words]
    heights: Mapping[str, float]
    centres: Mapping[str, float]
    ends: Mapping[Edge, float]
    gutters: tuple[Gutter, ...]
    sides: tuple[tuple[float, float], ...]
    layer: Mapping[str, int]


def fit(shown: Map, width: float, height: float) -> Fitted | None:
    """Lay out a map in a body of this size; None if even the smallest names find no room."""
    start = _settled(shown)
    low, high = 0, len(SIZES)
    best = None
    while low < high:
        middle = (low + high) // 2
        found = _fit(shown, start, width, height, SIZES[middle], quick=True)
        if found is None:
            low = middle + 1
        else:
            best, high = found, middle
    if best is None:
        return None
    return _fit(shown, start, width, height, SIZES[high], quick=False) or best


@lru_cache(maxsize=8)
def _settled(shown: Map) -> Mapping[str, int]:
    """Choose the way to lay the nodes in layers whose lines cross least."""
    ids = [node.id for node in shown.nodes]
    ways = settled(ids, shown.edges, _times(shown))

    def crossed(way: Mapping[str, int]) -> tuple[int, int]:
        layers = cut(ids, shown.edges, way)
        return count(ordered(layers, quick=True), layers.segments), len(layers.virtual)

    return ways[0] if len(ways) == 1 else min(ways, key=crossed)


def _times(shown: Map) -> dict[str, float]:
    """Give the months of the nodes, from 0 to 1."""
    steps = max(len(shown.steps) - 1, 1)
    return {node.id: node.step / steps for node in shown.nodes if node.step >= 0}


def _fit(
    shown: Map, start: Mapping[str, int], width: float, height: float, size: float, *, quick: bool
) -> Fitted | None:
    ids = [node.id for node in shown.nodes]
    times = _times(shown)
    widest = _WIDEST_FOLDED if all(node.state == "folded" for node in shown.nodes) else _WIDEST
    coming = dict.fromkeys(ids, 0)
    for _, target in shown.edges:
        coming[target] += 1
    depth = 1 + max(start.values(), default=0)
    gaps = [_GUTTER] * (depth - 1)
    kept: tuple[Layers, tuple[tuple[str, ...], ...]] | None = None
    for _ in range(_TRIES):
        wide = min((width - sum(gaps)) / depth, widest * size)
        words = _words(shown, size, wide)
        if words is None:
            return None
        heights = {one: max(words[one].height, routes.least_height(coming[one])) for one in ids}
        if sum(heights.values()) + BOX_GAP * (len(ids) - depth) > depth * height:
            return None
        layers = layered(ids, shown.edges, start, heights=heights, room=_FULL * height, times=times)
        if len(layers.nodes) != depth:
            depth = len(layers.nodes)
            gaps = [_GUTTER] * (depth - 1)
            continue
        if any(column(layer, heights).height > height for layer in layers.nodes):
            return None
        order = kept[1] if kept and kept[0] == layers else ordered(layers, quick=quick)
        kept = layers, order
        if any(column(layer, heights).height > height for layer in order):
            return None
        air = _air(order, heights, height)
        centres = placed(order, layers, heights, height, air)
        ends = routes.ports(order, layers, centres, heights)
        gutters = routes.gutters(layers, centres, ends)
        gaps = [gutter.width for gutter in gutters]
        if depth * wide + sum(gaps) <= width + 1e-6:
            sides = _sides(wide, gaps, width)
            layer = {node: at for at, part in enumerate(order) for node in part}
            return Fitted(layers, words, heights, centres, ends, tuple(gutters), sides, layer)
    return None


def _air(order: Sequence[Sequence[str]], heights: Mapping[str, float], height: float) -> float:
    """Give the room between boxes that fills a body well enough."""
    air = AIR_MOST
    while air > BOX_GAP:
        if max(column(layer, heights, air).height for layer in order) <= _FULL * height:
            return air
        air -= 2.0
    return BOX_GAP


def _words(shown: Map, size: float, wide: float) -> dict[str, Words] | None:
    """Break all words to boxes of a width; None if a word is too long."""
    made = {}
    for node in shown.nodes:
        found = boxes.words_of(node, size, wide)
        if found is None:
            return None
        made[node.id] = found
    return made


def _sides(wide: float, gaps: list[float], width: float) -> tuple[tuple[float, float], ...]:
    """Share what is left of the width among the gutters, and centre the whole."""
    spare = width - wide * (len(gaps) + 1) - sum(gaps)
    each = spare / max(len(gaps), 1)
    wider = [gap + min(each, max(_GUTTER_MOST - gap, 0.0)) for gap in gaps]
    x = (width - wide * (len(gaps) + 1) - sum(wider)) / 2
    made = [(x, x + wide)]
    for gap in wider:
        x = made[-1][1] + gap
        made.append((x, x + wide))
    return tuple(made)
