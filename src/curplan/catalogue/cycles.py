"""Cycles for messages: the shortest walks that keep something from ever being reached."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from curplan.catalogue.derivation import derive

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MAX_CYCLES = 50
"""More in one run are noise: they share the faults of the first ones."""
MAX_STARTS = 300
"""Nodes of one knot from which the shortest cycle is sought; above it a short one will do."""

Step = tuple[Any, int, Any]
"""A step of a cycle: the node, which of its needs, the node that would meet it."""


def find_cycles(
    needs: Mapping[Any, Sequence[Iterable[Any]]], given: Iterable[Any] = ()
) -> list[list[Step]]:
    """Find cycles because of which something cannot be reached; none when all can.

    After each cycle its needs count as met and the search goes on, so that every fault shows in
    one run; what is out of reach only because of a cycle below it is never blamed.
    """
    left = {node: [frozenset(choice) for choice in wanted] for node, wanted in needs.items()}
    start = set(given)
    waived: set[tuple[Any, int]] = set()
    found: list[list[Step]] = []
    while len(found) < MAX_CYCLES:
        open_needs = {
            node: [c for i, c in enumerate(wanted) if (node, i) not in waived]
            for node, wanted in left.items()
        }
        reached = derive(open_needs, start)
        edges = _blocking(left, reached, waived)
        if not edges:
            break
        for knot in _knots(edges):
            cycle = _shortest(edges, knot)
            found.append(cycle)
            waived.update((node, index) for node, index, _ in cycle)
    return found


def _blocking(
    needs: Mapping[Any, Sequence[frozenset[Any]]], reached: set[Any], waived: set[tuple[Any, int]]
) -> dict[Any, list[tuple[int, Any]]]:
    """From each node out of reach to the nodes that would help, all of them out of reach too."""
    return {
        node: [
            (index, option)
            for index, choice in enumerate(wanted)
            if (node, index) not in waived and reached.isdisjoint(choice)
            for option in sorted(choice)
        ]
        for node, wanted in needs.items()
        if node not in reached
    }


def _knots(edges: Mapping[Any, Sequence[tuple[int, Any]]]) -> list[list[Any]]:
    """The strongly connected components that no need leads out of, each sorted."""
    import networkx as nx

    graph = nx.DiGraph()
    graph.add_nodes_from(edges)
    graph.add_edges_from((node, option) for node, steps in edges.items() for _, option in steps)
    knots = [
        sorted(component)
        for component in nx.strongly_connected_components(graph)
        if all(option in component for node in component for _, option in edges[node])
    ]
    return sorted(knots)


def _shortest(edges: Mapping[Any, Sequence[tuple[int, Any]]], knot: Sequence[Any]) -> list[Step]:
    best: list[Step] = []
    for start in knot[:MAX_STARTS]:
        cycle = _cycle_through(edges, start)
        if cycle and (not best or len(cycle) < len(best)):
            best = cycle
    return best


def _cycle_through(edges: Mapping[Any, Sequence[tuple[int, Any]]], start: Any) -> list[Step]:
    came: dict[Any, Step] = {}
    waiting = deque([start])
    while waiting:
        node = waiting.popleft()
        for index, option in edges[node]:
            if option == start:
                steps = [(node, index, option)]
                while steps[-1][0] != start:
                    steps.append(came[steps[-1][0]])
                return steps[::-1]
            if option not in came:
                came[option] = (node, index, option)
                waiting.append(option)
    return []
