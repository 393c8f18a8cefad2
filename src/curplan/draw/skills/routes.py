"""Routes: orthogonal lines from the right side of a box to the left side of another.

A line leaves its box in the middle, turns in the gutters between the layers only, and passes a
layer where its virtual node stands. Lines of one source share their way until they part. Within
a gutter each source has an upright of its own; who stands left of whom is chosen so that few
lines cross and none runs along another.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin
from typing import TYPE_CHECKING

from curplan.draw.skills.place import isotonic

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from curplan.draw.scene import Point
    from curplan.draw.skills.graph import Edge
    from curplan.draw.skills.layers import Layers

#: Distance of two uprights; free run before the first and after the last, in points.
PITCH, _LEAVE, _ENTER = 3.4, 5.0, 8.5
#: Distance of two ends on the same box, and of an end from its corner.
PORT, CORNER = 5.0, 5.5
#: Lines nearer than this cannot be told apart.
_NEAR = 2.0
#: What it costs that two lines run along each other, in crossings.
_ALONG = 50
_RADIUS = 3.0
#: Nearer than this, relative to its length, a run is on another one.
_SAME = 1e-6
#: Rounds of moving uprights, and of moving ends.
_ROUNDS, _NUDGES = 8, 4


@dataclass(frozen=True, slots=True)
class Bundle:
    """The segments of one source in one gutter: where they start, and where they go."""

    source: str
    start: float
    ends: tuple[float, ...]

    @property
    def low(self) -> float:
        """Upper end of the upright."""
        return min(self.start, *self.ends)

    @property
    def high(self) -> float:
        """Lower end of the upright."""
        return max(self.start, *self.ends)

    @property
    def straight(self) -> bool:
        """Tell whether it needs no upright."""
        return self.high - self.low < 0.01


@dataclass(frozen=True, slots=True)
class Gutter:
    """The uprights of a gutter: the track of each source that needs one, and how many there are."""

    track: Mapping[str, int]
    tracks: int

    @property
    def width(self) -> float:
        """Least width in points."""
        return _LEAVE + _ENTER + PITCH * max(self.tracks - 1, 0)


def ports(
    order: Sequence[Sequence[str]],
    layers: Layers,
    centres: Mapping[str, float],
    heights: Mapping[str, float],
) -> dict[Edge, float]:
    """Give how far down each segment ends at its target, as level with its start as can be."""
    rank = {node: place for part in order for place, node in enumerate(part)}
    coming: dict[str, list[str]] = {}
    for part in layers.segments:
        for source, target in part:
            coming.setdefault(target, []).append(source)
    made = {}
    for target, sources in coming.items():
        if target in layers.virtual:
            made[sources[0], target] = centres[target]
            continue
        sources.sort(key=rank.__getitem__)
        half = heights[target] / 2 - CORNER
        low, most = centres[target] - half, 2 * half - PORT * (len(sources) - 1)
        wanted = [centres[source] - low - at * PORT for at, source in enumerate(sources)]
        for at, (source, value) in enumerate(
            zip(sources, isotonic(wanted, [1.0] * len(sources)), strict=True)
        ):
            made[source, target] = low + at * PORT + min(max(value, 0.0), max(most, 0.0))
    return made


def least_height(incoming: int) -> float:
    """Give the least height of a box with so many lines coming in."""
    return 2 * CORNER + PORT * max(incoming - 1, 0)


def gutters(layers: Layers, centres: dict[str, float], ends: dict[Edge, float]) -> list[Gutter]:
    """Choose the uprights of every gutter.

    Where a line would still run along another one, its end is moved a little: ``centres`` (of
    virtual nodes) and ``ends`` change.
    """
    made = []
    for part in layers.segments[:-1]:
        for _ in range(_NUDGES):
            bundles = _bundles(part, centres, ends)
            gutter = _gutter([bundle for bundle in bundles if not bundle.straight])
            if not _nudged(part, gutter, layers, centres, ends):
                break
        made.append(gutter)
    return made


def _bundles(
    part: Iterable[Edge], centres: Mapping[str, float], ends: Mapping[Edge, float]
) -> list[Bundle]:
    targets: dict[str, list[float]] = {}
    for source, target in part:
        targets.setdefault(source, []).append(ends[source, target])
    return [
        Bundle(source, centres[source], tuple(sorted(found))) for source, found in targets.items()
    ]


def _nudged(
    part: Iterable[Edge],
    gutter: Gutter,
    layers: Layers,
    centres: dict[str, float],
    ends: dict[Edge, float],
) -> bool:
    """Move ends away from starts that they would run along; tell whether there were any."""
    moved = False
    starts = [(centres[source], track, source) for source, track in gutter.track.items()]
    for edge in part:
        own = gutter.track.get(edge[0])
        if own is None:
            continue
        for start, track, source in starts:
            apart = ends[edge] - start
            if source != edge[0] and track >= own and abs(apart) < _NEAR:
                ends[edge] += (_NEAR + 0.2 - abs(apart)) * (1 if apart >= 0 else -1)
                if edge[1] in layers.virtual:
                    centres[edge[1]] = ends[edge]
                moved = True
    return moved


def _gutter(bundles: Sequence[Bundle]) -> Gutter:
    cost = {
        (one.source, other.source): _cost(one, other)
        for one in bundles
        for other in bundles
        if one is not other
    }
    order = _linear(sorted(bundles, key=lambda bundle: bundle.start), cost)
    track: dict[str, int] = {}
    for at, bundle in enumerate(order):
        track[bundle.source] = 1 + max(
            (track[left.source] for left in order[:at] if _interfere(left, bundle)),
            default=-1,
        )
    return Gutter(track, 1 + max(track.values(), default=-1))


def _interfere(one: Bundle, other: Bundle) -> bool:
    return one.low < other.high + 2 * _NEAR and other.low < one.high + 2 * _NEAR


def _cost(left: Bundle, right: Bundle) -> int:
    """Count what crosses when one upright stands left of the other."""
    total = sum(right.low < end < right.high for end in left.ends)
    total += left.low < right.start < left.high
    return total + _ALONG * sum(abs(end - right.start) < _NEAR for end in left.ends)


def _linear(order: list[Bundle], cost: Mapping[tuple[str, str], int]) -> list[Bundle]:
    """Order the uprights from left to right, moving each to its best place until none moves."""
    for _ in range(_ROUNDS):
        moved = False
        for bundle in tuple(order):
            here = order.index(bundle)
            rest = order[:here] + order[here + 1 :]
            at = sum(cost[bundle.source, other.source] for other in rest)
            costs = [at]
            for other in rest:
                at += cost[other.source, bundle.source] - cost[bundle.source, other.source]
                costs.append(at)
            best, to = min((value, place) for place, value in enumerate(costs))
            if best < costs[here]:
                order = [*rest[:to], bundle, *rest[to:]]
                moved = True
        if not moved:
            break
    return order


def line(
    edge: Edge,
    layers: Layers,
    sides: Sequence[tuple[float, float]],
    tracks: Sequence[Gutter],
    centres: Mapping[str, float],
    ends: Mapping[Edge, float],
    first: int,
) -> tuple[Point, ...]:
    """Give an edge's points, corners rounded.

    ``sides`` are the left and right ends of the layers, ``first`` the layer of its source.
    """
    way = layers.way[edge]
    points: list[Point] = [(sides[first][1], centres[way[0]])]
    for at, (source, target) in enumerate(pairwise(way), first):
        y = ends[source, target]
        if abs(y - points[-1][1]) >= 0.01:
            gutter = tracks[at]
            x = upright(gutter, gutter.track[source], sides[at][1], sides[at + 1][0])
            points += [(x, points[-1][1]), (x, y)]
    points.append((sides[first + len(way) - 1][0], points[-1][1]))
    return rounded(points)


def upright(gutter: Gutter, track: int, left: float, right: float) -> float:
    """Give the x of a track in a gutter from ``left`` to ``right``, its spare width shared out."""
    spare = right - left - _LEAVE - _ENTER
    step = min(spare / max(gutter.tracks - 1, 1), 2.2 * PITCH)
    start = left + _LEAVE + (spare - step * (gutter.tracks - 1)) / 2
    return start + track * step


def rounded(points: Sequence[Point]) -> tuple[Point, ...]:
    """Round the corners of an orthogonal line."""
    made = [points[0]]
    for (x0, y0), (x1, y1), (x2, y2) in zip(points, points[1:], points[2:], strict=False):
        before = abs(x1 - x0) + abs(y1 - y0)
        after = abs(x2 - x1) + abs(y2 - y1)
        radius = min(_RADIUS, before / 2, after / 2)
        back = ((x0 - x1) / (before or 1), (y0 - y1) / (before or 1))
        on = ((x2 - x1) / (after or 1), (y2 - y1) / (after or 1))
        for step in range(5):
            turn = step / 4 * pi / 2
            a, b = 1 - sin(turn), 1 - cos(turn)
            made.append(
                (
                    x1 + radius * (back[0] * a + on[0] * b),
                    y1 + radius * (back[1] * a + on[1] * b),
                )
            )
    made.append(points[-1])
    return tuple(made)


def branch(points: Sequence[Point], trunk: Sequence[Sequence[Point]]) -> tuple[Point, ...]:
    """Leave out the first part of a line, as far as it runs on lines of the same source.

    >>> branch([(0.0, 0.0), (9.0, 0.0)], [[(0.0, 0.0), (4.0, 0.0), (4.0, 5.0)]])
    ((4.0, 0.0), (9.0, 0.0))
    """
    runs = [run for line in trunk for run in pairwise(line)]
    for number, (start, end) in enumerate(pairwise(points)):
        reached = 0.0
        for one, other in runs:
            reached = max(reached, _covered(start, end, one, other))
        if reached < 1 - _SAME:
            on = tuple(a + reached * (b - a) for a, b in zip(start, end, strict=True))
            return ((on[0], on[1]), *points[number + 1 :])
    return tuple(points)


def _covered(start: Point, end: Point, one: Point, other: Point) -> float:
    """Give how far (0 to 1) a run is covered by another that goes the same way from its start."""
    (dx, dy), (ex, ey) = (
        (end[0] - start[0], end[1] - start[1]),
        (other[0] - one[0], other[1] - one[1]),
    )
    long = dx * dx + dy * dy
    px, py = one[0] - start[0], one[1] - start[1]
    aside = abs(dx * ey - dy * ex) + abs(dx * py - dy * px)
    if not long or aside > _SAME * long or dx * ex + dy * ey <= 0:
        return 0.0
    first = (px * dx + py * dy) / long
    last = first + (ex * dx + ey * dy) / long
    return min(last, 1.0) if first <= _SAME else 0.0
