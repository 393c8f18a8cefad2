"""Which module may have to come before which, and where that can close a circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.problem.model import Problem


def forced_pairs(problem: Problem) -> list[tuple[int, int]]:
    """Pairs (earlier, later) that hold whenever both are selected: capstone last, order pins."""
    capstones = [index for index, task in enumerate(problem.tasks) if task.capstone]
    waited_for = [index for index, task in enumerate(problem.tasks) if task.before_capstone]
    pairs = {(a, b) for b in capstones for a in waited_for if a != b}
    return sorted(pairs.union(problem.order))


def circles(problem: Problem) -> list[tuple[int, ...]]:
    """Groups of modules that could support each other in a circle (strongly connected).

    Only there can a week's order be impossible: elsewhere, who supports whom is acyclic anyway.
    """
    successors: list[list[int]] = [[] for _ in problem.tasks]
    for index, task in enumerate(problem.tasks):
        for need in task.needs:
            for supporter in need.supporters:
                successors[supporter].append(index)
    for earlier, later in forced_pairs(problem):
        successors[earlier].append(later)
    return [group for group in strongly_connected(successors) if len(group) > 1]


def strongly_connected(successors: Sequence[Sequence[int]]) -> list[tuple[int, ...]]:
    """Strongly connected components of a graph given by successor lists (Tarjan 1972).

    >>> strongly_connected([[1], [0, 2], []])
    [(2,), (0, 1)]
    >>> strongly_connected([[1], [0]])
    [(0, 1)]
    """
    count = len(successors)
    number = [-1] * count
    low = [0] * count
    on_stack = [False] * count
    stack: list[int] = []
    found: list[tuple[int, ...]] = []
    counter = 0
    for root in range(count):
        if number[root] != -1:
            continue
        work = [(root, 0)]
        while work:
            node, position = work.pop()
            if number[node] == -1:
                number[node] = low[node] = counter
                counter += 1
                stack.append(node)
                on_stack[node] = True
            descend = False
            for offset in range(position, len(successors[node])):
                child = successors[node][offset]
                if number[child] == -1:
                    work.append((node, offset))
                    work.append((child, 0))
                    descend = True
                    break
                if on_stack[child]:
                    low[node] = min(low[node], low[child])
            if descend:
                continue
            if low[node] == number[node]:
                group = []
                while True:
                    member = stack.pop()
                    on_stack[member] = False
                    group.append(member)
                    if member == node:
                        break
                found.append(tuple(sorted(group)))
    return found
