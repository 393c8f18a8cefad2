"""A map of skills as plain nodes and edges, whatever they were made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from curplan.draw.parts.strands import display

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

State = Literal["learnt", "entry", "missing", "folded"]
Edge = tuple[str, str]
Titles = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Node:
    """One box of the map.

    ``name`` is written whole; ``notes`` are short lines below it. ``step`` is the shade (the
    month in which it is learnt, counted from 0), -1 for none. ``glyph`` stands before the name,
    ``mark`` is the priority of the requirement that it meets, if it meets one.
    """

    id: str
    name: str
    strand: str = ""
    notes: tuple[str, ...] = ()
    state: State = "learnt"
    step: int = -1
    glyph: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Map:
    """Nodes, and edges from what is needed to what needs it.

    ``steps`` names the shades from first to last. ``round`` counts edges that were left out
    because they ran in a circle. ``titles`` are those of strands, by id.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    steps: tuple[str, ...] = ()
    round: int = 0
    titles: Titles = ()

    def strand_title(self, strand: str) -> str:
        """Give a strand's title; its id in words where it has none."""
        return dict(self.titles).get(strand) or display(strand)


def skill_graph(
    nodes: Iterable[Node],
    edges: Iterable[Edge],
    steps: tuple[str, ...] = (),
    titles: Titles = (),
) -> Map:
    """Make a map: edges that close a circle are left out and counted, then those that follow.

    Edges whose ends are not among the nodes raise KeyError.

    >>> made = skill_graph([Node("a", "A"), Node("b", "B"), Node("c", "C")],
    ...                    [("a", "b"), ("b", "c"), ("a", "c"), ("c", "a")])
    >>> made.edges, made.round
    ((('a', 'b'), ('b', 'c')), 1)
    """
    kept = tuple(nodes)
    known = {node.id: place for place, node in enumerate(kept)}
    wanted = sorted(
        {(a, b) for a, b in edges if a != b}, key=lambda edge: (known[edge[0]], known[edge[1]])
    )
    straight = without_circles([node.id for node in kept], wanted)
    reduced = reduce([node.id for node in kept], straight)
    return Map(kept, tuple(reduced), steps, len(wanted) - len(straight), titles)


def without_circles(nodes: Collection[str], edges: Iterable[Edge]) -> list[Edge]:
    """Leave out the edges that a depth-first walk in the given order finds to close a circle."""
    after: dict[str, list[str]] = {node: [] for node in nodes}
    for source, target in edges:
        after[source].append(target)
    seen: dict[str, int] = {}
    closing: set[Edge] = set()
    for root in nodes:
        stack = [(root, iter(after[root]))] if root not in seen else []
        seen.setdefault(root, 1)
        while stack:
            node, ahead = stack[-1]
            for target in ahead:
                if target not in seen:
                    seen[target] = 1
                    stack.append((target, iter(after[target])))
                    break
                if seen[target] == 1:
                    closing.add((node, target))
            else:
                seen[node] = 2
                stack.pop()
    return [
        (node, target) for node in nodes for target in after[node] if (node, target) not in closing
    ]


def in_order(nodes: Collection[str], edges: Iterable[Edge]) -> list[str]:
    """Give the nodes so that every edge points ahead; of several, the first given comes first."""
    before = dict.fromkeys(nodes, 0)
    after: dict[str, list[str]] = {node: [] for node in nodes}
    for source, target in edges:
        before[target] += 1
        after[source].append(target)
    free = [node for node in nodes if not before[node]]
    made = []
    for node in free:
        made.append(node)
        for target in after[node]:
            before[target] -= 1
            if not before[target]:
                free.append(target)
    return made


def reduce(nodes: Collection[str], edges: Collection[Edge]) -> list[Edge]:
    """Leave out the edges that follow from others (transitive reduction), by sets of bits."""
    order = in_order(nodes, edges)
    place = {node: number for number, node in enumerate(order)}
    before: dict[str, list[str]] = {node: [] for node in nodes}
    for source, target in edges:
        before[target].append(source)
    reach = dict.fromkeys(nodes, 0)
    kept: set[Edge] = set()
    for node in order:
        held = 0
        for source in sorted(before[node], key=place.__getitem__, reverse=True):
            if not held >> place[source] & 1:
                kept.add((source, node))
                held |= reach[source] | 1 << place[source]
        reach[node] = held
    return [edge for edge in edges if edge in kept]


def neighbours(
    nodes: Collection[str], edges: Iterable[Edge]
) -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    """Give what comes directly before and directly after each node."""
    before: dict[str, list[str]] = {node: [] for node in nodes}
    after: dict[str, list[str]] = {node: [] for node in nodes}
    for source, target in edges:
        before[target].append(source)
        after[source].append(target)
    return before, after
