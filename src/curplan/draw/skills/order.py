"""Orders: who stands above whom within each layer, with few crossings.

The barycentre sweeps of Sugiyama, Tagawa and Toda (1981) from several starts, each followed by
sifting (Matuszewski, Schönfeld and Molitor 1999): every node goes to the best place of its layer
while the others stay. The best is then kicked: some nodes of a layer are shuffled, the layers
around sifted again, and what is no worse is kept. The random numbers come from fixed seeds and
the work is counted, so the same graph gets the same orders, and the time is bounded.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from curplan.draw.skills.crossings import count, pair_counts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from curplan.draw.skills.layers import Layers

    Links = Mapping[str, Sequence[tuple[str, int]]]

#: Starts at most and at least, sweeps of each, and rounds of sifting after them.
_STARTS, _FEWEST, _SWEEPS, _ROUNDS = 12, 4, 8, 6
#: So many segments, over all starts and over all kicks, are worth ordering.
_BUDGET, _KICKED = 1500, 12000
#: Kicks at most, and nodes that one shuffles at most.
_KICKS, _SHUFFLED = 240, 5

Order = list[list[str]]


def ordered(layers: Layers, *, quick: bool = False) -> tuple[tuple[str, ...], ...]:
    """Order the nodes of each layer; ties keep the order in which they come.

    ``quick`` takes few starts and no kicks: good enough to see what room a map takes.
    """
    segments = layers.segments
    links = [_links(layers, at) for at in range(len(layers.nodes))]
    size = sum(len(part) for part in segments)
    starts = _FEWEST // 2 if quick else max(_FEWEST, min(_STARTS, _BUDGET // max(size, 1)))
    best: Order = [list(layer) for layer in layers.nodes]
    fewest = count(best, segments)
    for seed in range(starts):
        order = _start(layers, seed)
        found = count(order, segments)
        kept = [list(layer) for layer in order]
        for sweep in range(_SWEEPS):
            _sweep(order, links, forward=sweep % 2 == 0)
            now = count(order, segments)
            if now < found:
                found, kept = now, [list(layer) for layer in order]
        found -= _sift(kept, links, range(len(kept)))
        if found < fewest:
            fewest, best = found, kept
        if not fewest:
            break
    if fewest and not quick:
        best = _kicked(best, links, min(_KICKS, _KICKED // size))
    return tuple(tuple(layer) for layer in best)


def _kicked(best: Order, links: Sequence[tuple[Links, Links]], kicks: int) -> Order:
    """Shuffle a few neighbours of a layer again and again, and keep what is no worse."""
    rng = Random(0)
    wide = [at for at, layer in enumerate(best) if len(layer) > 1]
    for _ in range(kicks):
        at = rng.choice(wide)
        order = [list(layer) for layer in best]
        layer = order[at]
        long = min(len(layer), rng.randint(2, _SHUFFLED))
        start = rng.randrange(len(layer) - long + 1)
        before = _around(order, at, links)
        part = layer[start : start + long]
        rng.shuffle(part)
        layer[start : start + long] = part
        worse = _around(order, at, links) - before
        # Sifted from the outside in, so that what was shuffled does not just go back.
        near = [other for other in (at - 1, at + 1, at - 2, at + 2, at) if 0 <= other < len(order)]
        if _sift(order, links, near) >= worse:
            best = order
    return best


def _around(order: Order, at: int, links: Sequence[tuple[Links, Links]]) -> int:
    """Count the crossings on both sides of a layer."""
    costs = _costs(order, at, links[at])
    layer = order[at]
    return sum(
        costs.get((one, other), 0)
        for place, one in enumerate(layer)
        for other in layer[place + 1 :]
    )


def _links(layers: Layers, at: int) -> tuple[Links, Links]:
    """Give the neighbours of a layer's nodes in the layers before and after it, with weights."""
    back: dict[str, list[tuple[str, int]]] = {node: [] for node in layers.nodes[at]}
    ahead: dict[str, list[tuple[str, int]]] = {node: [] for node in layers.nodes[at]}
    if at:
        for (source, target), weight in layers.segments[at - 1].items():
            back[target].append((source, weight))
    for (source, target), weight in layers.segments[at].items():
        ahead[source].append((target, weight))
    return back, ahead


def _start(layers: Layers, seed: int) -> Order:
    """Give the order as it comes, or one shuffled by its seed."""
    order = [list(layer) for layer in layers.nodes]
    if seed:
        rng = Random(seed)
        for layer in order:
            rng.shuffle(layer)
    return order


def _sweep(order: Order, links: Sequence[tuple[Links, Links]], *, forward: bool) -> None:
    """Order each layer by the mean place of its neighbours in the one just ordered."""
    last = len(order) - 1
    for at in range(1, last + 1) if forward else range(last - 1, -1, -1):
        near = order[at - 1 if forward else at + 1]
        place = {node: number for number, node in enumerate(near)}
        stretch = len(near) / max(len(order[at]), 1)
        mean = {}
        for number, node in enumerate(order[at]):
            found = links[at][0 if forward else 1][node]
            weight = sum(share for _, share in found)
            mean[node] = (
                sum(place[other] * share for other, share in found) / weight
                if weight
                else number * stretch
            )
        order[at].sort(key=mean.__getitem__)


def _sift(order: Order, links: Sequence[tuple[Links, Links]], layers: Iterable[int]) -> int:
    """Move each node of these layers to its best place until nothing gets better.

    Gives how many crossings that saved.
    """
    there = list(layers)
    saved = 0
    for _ in range(_ROUNDS):
        gained = sum(_sift_layer(order, at, links[at]) for at in there)
        saved += gained
        if not gained:
            break
    return saved


def _costs(order: Order, at: int, links: tuple[Links, Links]) -> dict[tuple[str, str], int]:
    """Count the crossings of every two nodes of a layer, on both sides, the first above."""
    costs: dict[tuple[str, str], int] = {}
    for side, near in ((0, at - 1), (1, at + 1)):
        if 0 <= near < len(order):
            place = {node: number for number, node in enumerate(order[near])}
            ends = {
                node: sorted((place[other], weight) for other, weight in links[side][node])
                for node in order[at]
            }
            for pair, number in pair_counts(ends).items():
                costs[pair] = costs.get(pair, 0) + number
    return costs


def _sift_layer(order: Order, at: int, links: tuple[Links, Links]) -> int:
    """Sift one layer; give how many crossings that saved."""
    layer = order[at]
    costs = _costs(order, at, links)
    saved = 0
    for node in tuple(layer):
        here = layer.index(node)
        best, to = 0, here
        for way in (range(here - 1, -1, -1), range(here + 1, len(layer))):
            change = 0
            for spot in way:
                other = layer[spot]
                gain = costs.get((node, other), 0) - costs.get((other, node), 0)
                change += gain if spot < here else -gain
                if change < best:
                    best, to = change, spot
        if to != here:
            layer.insert(to, layer.pop(here))
            saved -= best
    return saved
