"""Layers: which column each node stands in.

Every edge points to a later layer. Layers are as few as the longest chain needs. Within that
freedom a node moves to where its edges are short and its layer is not too full: the promotion
heuristic of Nikolov and Tarassov (2006), here moving both ways. A long edge is cut by a virtual
node in every layer that it passes; edges of one source share theirs, as they share their line.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from curplan.draw.skills.graph import in_order, neighbours

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.draw.skills.graph import Edge

#: What it costs when a source's line runs one layer further, when a layer is fuller than it
#: should be (per point of height), and when a node stands a layer away from its time.
_LONG, _FULL, _OFF = 1.0, 0.12, 0.12
#: A virtual node takes this height, in points.
THIN = 6.0
#: Rounds over all nodes at most; so many moves are tried over all; how far a node pushes others.
_ROUNDS, _MOVES, _PUSHED = 12, 600, 2


@dataclass(frozen=True, slots=True)
class Layers:
    """Nodes by layer, virtual ones included, and the segments between neighbouring layers.

    A virtual node is named by its source and its layer. ``segments[k]`` lead from layer k to
    k + 1, with the number of edges that pass along each; ``way`` gives for each edge the nodes
    that its line passes, ends included.
    """

    nodes: tuple[tuple[str, ...], ...]
    segments: tuple[Mapping[Edge, int], ...]
    virtual: frozenset[str]
    way: Mapping[Edge, tuple[str, ...]]


def settled(
    nodes: Sequence[str], edges: Sequence[Edge], times: Mapping[str, float]
) -> list[dict[str, int]]:
    """Give every node a layer, its edges short, in several ways to choose from.

    ``times`` tells, from 0 to 1, where a node would stand by its month (left out: anywhere). The
    ways differ in where a node starts from (as early or as late as may be), and in whether a
    long edge that shares its line with another costs anything.
    """
    if not edges:
        return [dict.fromkeys(nodes, 0)]
    made: list[dict[str, int]] = []
    for late in (False, True):
        for shared in (False, True):
            mover = _Mover(nodes, edges, times, _deep(nodes, edges, late=late), shared=shared)
            found = mover.settle()
            if found not in made:
                made.append(found)
    return made


def _deep(nodes: Sequence[str], edges: Sequence[Edge], *, late: bool) -> dict[str, int]:
    """Give every node the first layer that it can stand in, or the last one."""
    before, after = neighbours(nodes, edges)
    layer: dict[str, int] = {}
    for node in in_order(nodes, edges):
        layer[node] = 1 + max((layer[source] for source in before[node]), default=-1)
    if late:
        last = max(layer.values())
        for node in reversed(in_order(nodes, edges)):
            layer[node] = min((layer[target] for target in after[node]), default=last + 1) - 1
    return layer


def layered(
    nodes: Sequence[str],
    edges: Sequence[Edge],
    start: Mapping[str, int],
    *,
    heights: Mapping[str, float],
    room: float,
    times: Mapping[str, float],
) -> Layers:
    """Even out layers that are fuller than the ``room``, and cut long edges.

    ``start`` is what ``settled`` gave; ``heights`` of the nodes and ``room`` are in points.
    """
    if not edges:
        return cut(nodes, edges, _by_time(nodes, heights, room, times))
    mover = _Mover(nodes, edges, times, dict(start), heights=heights, room=room)
    return cut(nodes, edges, mover.settle() if mover.full() else start)


class _Mover:
    """Nodes with layers, and what it costs to move them."""

    def __init__(
        self,
        nodes: Sequence[str],
        edges: Sequence[Edge],
        times: Mapping[str, float],
        layer: dict[str, int],
        *,
        heights: Mapping[str, float] | None = None,
        room: float = 0.0,
        shared: bool = False,
    ) -> None:
        self.nodes, self.times, self.heights, self.room = nodes, times, heights, room
        self.shared = shared
        self.before, self.after = neighbours(nodes, edges)
        self.layer = layer
        self.last = max(self.layer.values(), default=0)
        self.loads = [0.0] * (self.last + 1)
        for node in nodes:
            self._load(node, self.layer, self.loads, 1)

    def settle(self) -> dict[str, int]:
        """Move nodes as long as that helps."""
        for _ in range(max(2, min(_ROUNDS, _MOVES // len(self.nodes)))):
            improved = [self._improve(node, by) for node in self.nodes for by in (1, -1)]
            if not any(improved):
                break
        return self.layer

    def _improve(self, node: str, by: int) -> bool:
        """Move a node as far one way as is best; tell whether it moved."""
        loads = self.loads
        if self.heights is not None and loads[self.layer[node]] <= self.room:
            return False
        kept = dict(self.layer)
        touched: dict[str, None] = {}
        best, found = -1e-9, None
        for _ in range(self._free(node, by) + _PUSHED):
            moved = self._shift(node, by)
            if moved is None:
                break
            for other in moved:
                touched[other] = None
                touched.update(dict.fromkeys(self.before[other]))
            change = sum(self._cost(one, self.layer) - self._cost(one, kept) for one in touched)
            after = list(loads)
            for one in touched:
                self._load(one, kept, after, -1)
                self._load(one, self.layer, after, 1)
            change += self._full(after) - self._full(loads)
            if change < best:
                best, found, self.loads = change, dict(self.layer), after
        self.layer = found or kept
        return found is not None

    def _free(self, node: str, by: int) -> int:
        """Count the layers that a node can move without pushing another."""
        at = self.layer[node]
        if by > 0:
            return (
                min((self.layer[one] for one in self.after[node]), default=self.last + 1) - at - 1
            )
        return at - 1 - max((self.layer[one] for one in self.before[node]), default=-1)

    def _shift(self, node: str, by: int) -> list[str] | None:
        """Move a node, and what stands in its way; None if there is no room."""
        stack, moved = [node], []
        while stack:
            one = stack.pop()
            self.layer[one] += by
            moved.append(one)
            if not 0 <= self.layer[one] <= self.last:
                return None
            ahead = self.after[one] if by > 0 else self.before[one]
            stack += (other for other in ahead if (self.layer[other] - self.layer[one]) * by <= 0)
        return moved

    def _cost(self, node: str, layer: Mapping[str, int]) -> float:
        at = layer[node]
        total = 0.0
        if node in self.times:
            total = _OFF * abs(at - self.times[node] * self.last)
        longs = [layer[target] - at - 1 for target in self.after[node]]
        total += _LONG * (max(longs, default=0) if self.shared else sum(longs))
        return total

    def full(self) -> bool:
        """Tell whether a layer is fuller than it should be."""
        return self._full(self.loads) > 0

    def _full(self, loads: Sequence[float]) -> float:
        """Give what too full layers cost."""
        if self.heights is None:
            return 0.0
        return _FULL * sum(max(0.0, load - self.room) for load in loads)

    def _load(self, node: str, layer: Mapping[str, int], loads: list[float], sign: int) -> None:
        """Add (or take away) what a node and its long lines take of the layers' heights."""
        if self.heights is None:
            return
        at = layer[node]
        loads[at] += sign * self.heights[node]
        for between in range(at + 1, max((layer[one] for one in self.after[node]), default=at)):
            loads[between] += sign * THIN


def _by_time(
    nodes: Sequence[str], heights: Mapping[str, float], room: float, times: Mapping[str, float]
) -> dict[str, int]:
    """Lay nodes without edges in columns by time, none higher than the room."""
    layer, at, full = {}, 0, 0.0
    for node in sorted(nodes, key=lambda node: times.get(node, 1.0)):
        if full and full + heights[node] > room:
            at, full = at + 1, 0.0
        layer[node] = at
        full += heights[node]
    return layer


def cut(nodes: Sequence[str], edges: Sequence[Edge], layer: Mapping[str, int]) -> Layers:
    """Cut every edge that passes a layer by a virtual node there."""
    last = max(layer.values(), default=0)
    made: list[list[str]] = [[] for _ in range(last + 1)]
    for node in nodes:
        made[layer[node]].append(node)
    segments: list[dict[Edge, int]] = [{} for _ in range(last + 1)]
    virtual: set[str] = set()
    way = {}
    for source, target in edges:
        passed = [source]
        for at in range(layer[source] + 1, layer[target]):
            name = f"{source}\t{at}"
            if name not in virtual:
                virtual.add(name)
                made[at].append(name)
            passed.append(name)
        passed.append(target)
        way[source, target] = tuple(passed)
        for at, pair in enumerate(pairwise(passed), layer[source]):
            segments[at][pair] = segments[at].get(pair, 0) + 1
    return Layers(
        tuple(tuple(part) for part in made),
        tuple(segments),
        frozenset(virtual),
        way,
    )
