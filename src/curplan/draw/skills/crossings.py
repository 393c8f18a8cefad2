"""Counting crossings between two neighbouring layers, edge by edge.

A segment that several edges share counts as many times as they are (its weight).
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.draw.skills.graph import Edge

    Weights = Mapping[Edge, int]
    #: Places in a neighbouring layer at the other ends of a node's segments, sorted; weights.
    Ends = Sequence[tuple[int, int]]


def count(layers: Sequence[Sequence[str]], segments: Sequence[Weights]) -> int:
    """Count the crossings of all layers in the order in which they stand.

    >>> count([["a", "b"], ["c", "d"]], [{("a", "d"): 1, ("b", "c"): 2}, {}])
    2
    """
    places = [{node: place for place, node in enumerate(layer)} for layer in layers]
    return sum(between(places[at], places[at + 1], segments[at]) for at in range(len(layers) - 1))


def between(left: Mapping[str, int], right: Mapping[str, int], segments: Weights) -> int:
    """Count the crossings of segments between two layers, in O(E log V).

    The accumulator tree of Barth, Jünger and Mutzel (2004): segments in the order of their left
    ends, then of their right ones; each crosses those before it that end below it.
    """
    ends = sorted(
        (left[source], right[target], weight) for (source, target), weight in segments.items()
    )
    first = 1
    while first < len(right):
        first *= 2
    tree = [0] * (2 * first)
    crossings = 0
    for _, end, weight in ends:
        at = end + first
        tree[at] += weight
        while at > 1:
            if at % 2 == 0:
                crossings += weight * tree[at + 1]
            at //= 2
            tree[at] += weight
    return crossings


def pair_counts(ends: Mapping[str, Ends]) -> dict[tuple[str, str], int]:
    """Count for every two nodes of a layer the crossings of their segments, the first above.

    Pairs without crossings are left out.

    >>> pair_counts({"a": [(1, 1), (2, 1)], "b": [(0, 1), (1, 1)]})
    {('a', 'b'): 3}
    """
    made = {}
    linked = [
        (node, found, [place for place, _ in found], [0, *accumulate(w for _, w in found)])
        for node, found in ends.items()
        if found
    ]
    for one, above, places, _ in linked:
        last = places[-1]
        for other, _, below, sums in linked:
            # Only ends of the lower node that lie above the upper node's last are crossed.
            if below[0] < last and one != other:
                made[one, other] = sum(w * sums[bisect_left(below, at)] for at, w in above)
    return made
