"""Places: how far down each node of an ordered layer stands.

Each layer in turn takes the heights at which its lines run straightest: a least-squares fit that
keeps the order and the distances (isotonic regression, by pooling adjacent violators). Lines
through virtual nodes weigh more, as in Gansner et al. (1993): long lines should be straight.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw.skills.layers import THIN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.draw.skills.layers import Layers

#: Free height between two boxes, between a box and a passing line, and between two lines.
BOX_GAP, LINE_GAP, LINES_GAP = 8.0, 4.0, 0.0
#: Most room between two boxes, where there is plenty.
AIR_MOST = 22.0
_SWEEPS = 40
#: What draws every node to the middle of the page, beside a segment's weight of 1.
_MIDDLE = 0.12
#: Weights of a segment by how many of its ends are virtual.
_WEIGHTS = (1.0, 2.0, 8.0)


@dataclass(frozen=True, slots=True)
class Column:
    """A layer from the top down: who, how high, and how far each centre is below the one above."""

    nodes: tuple[str, ...]
    tall: tuple[float, ...]
    steps: tuple[float, ...]

    @property
    def height(self) -> float:
        """Least height of the layer, in points."""
        if not self.nodes:
            return 0.0
        return sum(self.steps) + (self.tall[0] + self.tall[-1]) / 2


def column(nodes: Sequence[str], heights: Mapping[str, float], air: float = BOX_GAP) -> Column:
    """Stack a layer as closely as it may stand, ``air`` between two boxes.

    Nodes without a height are virtual.
    """
    tall = tuple(heights.get(node, THIN) for node in nodes)
    steps = tuple(
        (tall[at] + tall[at + 1]) / 2 + _gap(nodes[at] in heights, nodes[at + 1] in heights, air)
        for at in range(len(nodes) - 1)
    )
    return Column(tuple(nodes), tall, steps)


def _gap(one: bool, other: bool, air: float) -> float:
    return air if one and other else LINE_GAP if one or other else LINES_GAP


def placed(
    order: Sequence[Sequence[str]],
    layers: Layers,
    heights: Mapping[str, float],
    room: float,
    air: float = BOX_GAP,
) -> dict[str, float]:
    """Give the centre of every node, in points below the top of a body ``room`` high.

    No layer may be higher than the room, with ``air`` between its boxes.
    """
    columns = [column(layer, heights, air) for layer in order]
    back: dict[str, list[tuple[str, float]]] = {node: [] for part in order for node in part}
    ahead: dict[str, list[tuple[str, float]]] = {node: [] for part in order for node in part}
    for between in layers.segments:
        for source, target in between:
            weight = _WEIGHTS[(source in layers.virtual) + (target in layers.virtual)]
            back[target].append((source, weight))
            ahead[source].append((target, weight))
    centres: dict[str, float] = {}
    for part in columns:
        spare = (room - part.height) / (len(part.nodes) + 1)
        at = -spare
        for number, node in enumerate(part.nodes):
            at = at + part.steps[number - 1] + spare if number else spare + part.tall[0] / 2
            centres[node] = at
    for sweep in range(_SWEEPS):
        both = sweep >= _SWEEPS // 2
        forward = sweep % 2 == 0
        for part in columns if forward else reversed(columns):
            links = {
                node: (back[node] if forward or both else [])
                + (ahead[node] if not forward or both else [])
                for node in part.nodes
            }
            _fit(part, links, centres, room)
    for part in columns:
        _straighten(part, back, layers, centres)
    return _centred(columns, centres, room)


def _centred(
    columns: Sequence[Column], centres: Mapping[str, float], room: float
) -> dict[str, float]:
    """Move the whole map to the middle of the room."""
    ends = [
        (centres[node] - tall / 2, centres[node] + tall / 2)
        for part in columns
        for node, tall in zip(part.nodes, part.tall, strict=True)
    ]
    top, bottom = min(low for low, _ in ends), max(high for _, high in ends)
    return {node: at + (room - bottom - top) / 2 for node, at in centres.items()}


def _fit(
    part: Column,
    links: Mapping[str, Sequence[tuple[str, float]]],
    centres: dict[str, float],
    room: float,
) -> None:
    """Move a layer's nodes towards the mean of their neighbours, in order and at distance."""
    offset = part.tall[0] / 2 if part.nodes else 0.0
    offsets = [offset]
    for step in part.steps:
        offsets.append(offsets[-1] + step)
    wanted, weights = [], []
    for node, below in zip(part.nodes, offsets, strict=False):
        found = links[node]
        weight = _MIDDLE + sum(share for _, share in found)
        pulled = _MIDDLE * room / 2 + sum(centres[other] * share for other, share in found)
        wanted.append(pulled / weight - below)
        weights.append(weight)
    most = room - part.height
    for node, below, value in zip(part.nodes, offsets, isotonic(wanted, weights), strict=False):
        centres[node] = below + min(max(value, 0.0), most)


def isotonic(values: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Give the nearest values that never fall (least weighted squares).

    >>> isotonic([1.0, 3.0, 2.0], [1.0, 1.0, 1.0])
    [1.0, 2.5, 2.5]
    """
    pools: list[tuple[float, float, int]] = []
    for value, weight in zip(values, weights, strict=True):
        pools.append((value, weight, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (one, first, many), (other, second, more) = pools[-2:]
            whole = first + second
            pools[-2:] = [((one * first + other * second) / whole, whole, many + more)]
    return [value for value, _, many in pools for _ in range(many)]


def _straighten(
    part: Column,
    back: Mapping[str, Sequence[tuple[str, float]]],
    layers: Layers,
    centres: dict[str, float],
) -> None:
    """Level each passing line with where it comes from, as far as its neighbours let it."""
    last = len(part.nodes) - 1
    for at, node in enumerate(part.nodes):
        if node not in layers.virtual:
            continue
        low = centres[part.nodes[at - 1]] + part.steps[at - 1] if at else centres[node]
        high = centres[part.nodes[at + 1]] - part.steps[at] if at < last else centres[node]
        source = centres[back[node][0][0]]
        centres[node] = min(max(source, min(low, centres[node])), max(high, centres[node]))
