"""The layered layout on plain graphs: layers, crossings, orders, places."""

from __future__ import annotations

from itertools import combinations, pairwise, permutations, product
from random import Random

import pytest

from curplan.draw.skills.crossings import between, count
from curplan.draw.skills.fold import main_order
from curplan.draw.skills.layers import THIN, Layers, cut, layered, settled
from curplan.draw.skills.order import ordered
from curplan.draw.skills.place import column, isotonic, placed
from curplan.draw.skills.routes import branch, gutters, ports

Edge = tuple[str, str]


def graph(seed: int, size: int, each: float = 1.4) -> tuple[list[str], list[Edge]]:
    rng = Random(seed)
    nodes = [f"n{number}" for number in range(size)]
    edges = [
        (nodes[rng.randrange(max(0, to - 8), to)], nodes[to])
        for to in range(1, size)
        for _ in range(int(rng.uniform(0, 2 * each) + 0.5))
    ]
    return nodes, list(dict.fromkeys(edges))


def laid(seed: int, size: int, room: float = 400.0) -> tuple[Layers, dict[str, float]]:
    nodes, edges = graph(seed, size)
    heights = dict.fromkeys(nodes, 30.0)
    start = settled(nodes, edges, {})[0]
    return layered(nodes, edges, start, heights=heights, room=room, times={}), heights


@pytest.mark.parametrize("seed", range(4))
def test_every_edge_passes_every_layer_between_its_ends(seed: int) -> None:
    layers, _ = laid(seed, 30)
    at = {node: number for number, layer in enumerate(layers.nodes) for node in layer}
    for (source, target), way in layers.way.items():
        assert (way[0], way[-1]) == (source, target)
        assert [at[node] for node in way] == list(range(at[source], at[target] + 1))
        assert all(node in layers.virtual for node in way[1:-1])
        assert all(pair in layers.segments[at[pair[0]]] for pair in pairwise(way))


def test_layers_are_as_few_as_the_longest_chain() -> None:
    nodes = ["a", "b", "c", "d", "lone"]
    start = settled(nodes, [("a", "b"), ("b", "c"), ("d", "c")], {"lone": 0.0})[0]
    assert (start["a"], start["b"], start["c"], start["d"]) == (0, 1, 2, 1)
    assert start["lone"] == 0


def test_a_full_layer_gives_some_of_its_nodes_away() -> None:
    nodes = ["a", "b", "c", *(f"s{number}" for number in range(6))]
    edges = [("a", "b"), ("b", "c"), *((f"s{number}", "c") for number in range(6))]
    heights = dict.fromkeys(nodes, 30.0)
    start = settled(nodes, edges, {})[0]
    layers = layered(nodes, edges, start, heights=heights, room=140.0, times={})
    tall = [sum(heights.get(node, THIN) for node in layer) for layer in layers.nodes]
    assert max(tall) <= 140.0


@pytest.mark.parametrize("seed", range(10))
def test_the_count_of_crossings_is_that_of_all_pairs(seed: int) -> None:
    rng = Random(seed)
    left = {f"l{number}": number for number in range(7)}
    right = {f"r{number}": number for number in range(6)}
    every = {pair: rng.randint(1, 3) for pair in product(left, right) if rng.random() < 0.4}
    pairs = sum(
        every[a, b] * every[c, d] * ((left[a] - left[c]) * (right[b] - right[d]) < 0)
        for (a, b), (c, d) in combinations(every, 2)
    )
    assert between(left, right, every) == pairs


@pytest.mark.parametrize("seed", [0, 1, 2, 3, 4, 6, 7])
def test_small_orders_are_as_good_as_any(seed: int) -> None:
    layers, _ = laid(seed, 9)
    assert max(map(len, layers.nodes)) <= 5, "too many orders to try"
    fewest = min(
        count(orders, layers.segments)
        for orders in product(*(permutations(layer) for layer in layers.nodes))
    )
    assert count(ordered(layers), layers.segments) == fewest


@pytest.mark.parametrize("seed", range(4))
def test_sweeps_never_make_it_worse_and_keep_every_node(seed: int) -> None:
    layers, _ = laid(seed, 40)
    order = ordered(layers)
    assert [sorted(layer) for layer in order] == [sorted(layer) for layer in layers.nodes]
    assert count(order, layers.segments) <= count(layers.nodes, layers.segments) // 2 + 2
    assert order == ordered(layers)


@pytest.mark.parametrize("seed", range(4))
def test_places_keep_order_distance_and_room(seed: int) -> None:
    layers, heights = laid(seed, 30, room=300.0)
    order = ordered(layers)
    room = max(column(layer, heights).height for layer in order) + 20.0
    centres = placed(order, layers, heights, room)
    for layer in order:
        part = column(layer, heights)
        for (one, other), step in zip(pairwise(layer), part.steps, strict=True):
            assert centres[other] - centres[one] >= step - 1e-6
        assert centres[layer[0]] - part.tall[0] / 2 >= -1e-6
        assert centres[layer[-1]] + part.tall[-1] / 2 <= room + 1e-6


def test_isotonic_is_the_nearest_rising_sequence() -> None:
    assert isotonic([3.0, 1.0, 2.0, 5.0], [1.0, 1.0, 1.0, 1.0]) == [2.0, 2.0, 2.0, 5.0]
    assert isotonic([4.0, 0.0], [3.0, 1.0]) == [3.0, 3.0]


@pytest.mark.parametrize("seed", range(4))
def test_ends_on_a_box_keep_apart_and_uprights_do_not_share_tracks(seed: int) -> None:
    layers, heights = laid(seed, 30)
    order = ordered(layers)
    centres = placed(order, layers, heights, 900.0)
    ends = ports(order, layers, centres, dict.fromkeys(heights, 60.0))
    by_target: dict[str, list[float]] = {}
    for (_, target), y in ends.items():
        by_target.setdefault(target, []).append(y)
    for found in by_target.values():
        found.sort()
        assert all(below - above >= 4.9 for above, below in pairwise(found))
    for gutter, part in zip(gutters(layers, centres, ends), layers.segments, strict=False):
        spans: dict[str, list[float]] = {}
        for source, target in part:
            if source in gutter.track:
                spans.setdefault(source, [centres[source]]).append(ends[source, target])
        for one, other in permutations(spans, 2):
            if gutter.track[one] == gutter.track[other]:
                low, high = max(min(spans[one]), min(spans[other])), 0.0
                high = min(max(spans[one]), max(spans[other]))
                assert high < low


def test_an_end_is_moved_where_lines_would_run_along_each_other() -> None:
    edges = [("a", "y"), ("b", "x")]
    layers = cut(["a", "b", "x", "y"], edges, {"a": 0, "b": 0, "x": 1, "y": 1})
    centres = {"a": 10.0, "b": 50.0, "x": 10.0, "y": 50.0}
    ends = {("a", "y"): 50.0, ("b", "x"): 10.0}
    (gutter,) = gutters(layers, centres, ends)
    left, right = sorted(("a", "b"), key=gutter.track.__getitem__)
    (target,) = (target for source, target in edges if source == left)
    assert abs(ends[left, target] - centres[right]) >= 2.0


def test_a_branch_begins_where_it_leaves_the_trunk() -> None:
    trunk = [(0.0, 0.0), (5.0, 0.0), (5.0, 9.0), (8.0, 9.0)]
    assert branch([(0.0, 0.0), (5.0, 0.0), (5.0, 4.0), (8.0, 4.0)], [trunk]) == (
        (5.0, 4.0),
        (8.0, 4.0),
    )
    assert branch([(0.0, 1.0), (5.0, 1.0)], [trunk]) == ((0.0, 1.0), (5.0, 1.0))


def test_the_main_order_of_strands_has_few_needs_against_it() -> None:
    counts = {("a", "b"): 5, ("b", "a"): 1, ("b", "c"): 4, ("c", "a"): 2, ("a", "c"): 3}
    assert main_order(["c", "b", "a"], counts) == ["a", "b", "c"]
