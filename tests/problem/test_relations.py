from __future__ import annotations

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from curplan.problem.relations import circles, forced_pairs, strongly_connected
from tests.problem.making import problem, task

graphs = st.integers(0, 9).flatmap(
    lambda count: st.lists(
        st.lists(st.integers(0, max(0, count - 1)), max_size=4), min_size=count, max_size=count
    )
)


@settings(max_examples=300, derandomize=True, deadline=None, database=None)
@given(graphs)
def test_strongly_connected_is_what_networkx_finds(successors: list[list[int]]) -> None:
    graph = nx.DiGraph()
    graph.add_nodes_from(range(len(successors)))
    graph.add_edges_from((a, b) for a, row in enumerate(successors) for b in row)
    found = strongly_connected(successors)
    assert sorted(found) == sorted(
        tuple(sorted(group)) for group in nx.strongly_connected_components(graph)
    )


def test_a_long_chain_does_not_recurse() -> None:
    chain = [[index + 1] for index in range(4999)]
    assert len(strongly_connected([*chain, []])) == 5000
    assert len(strongly_connected([*chain, [0]])) == 1


def test_forced_pairs_are_capstones_and_order_pins() -> None:
    tasks = [
        task("a", 1, before_capstone=True),
        task("b", 1),
        task("k", 1, capstone=True),
        task("l", 1, capstone=True),
    ]
    found = forced_pairs(problem(tasks, [9], order=((1, 0),)))
    assert found == [(0, 2), (0, 3), (1, 0)]


def test_a_pin_that_says_what_holds_anyway_is_there_once() -> None:
    tasks = [task("a", 1, before_capstone=True), task("k", 1, capstone=True)]
    assert forced_pairs(problem(tasks, [9], order=((0, 1),))) == [(0, 1)]


def test_circles_of_support() -> None:
    free = problem([task("a", 1), task("b", 1, 0), task("c", 1, 1)], [9])
    assert circles(free) == []
    bound = problem([task("a", 1, 1), task("b", 1, 0), task("c", 1, 1)], [9])
    assert circles(bound) == [(0, 1)]


def test_a_pin_against_support_closes_a_circle() -> None:
    tasks = [task("a", 1), task("b", 1, 0)]
    assert circles(problem(tasks, [9], order=((1, 0),))) == [(0, 1)]


def test_a_capstone_that_others_need_closes_a_circle() -> None:
    tasks = [task("k", 1, capstone=True), task("a", 1, 0, before_capstone=True)]
    assert circles(problem(tasks, [9])) == [(0, 1)]
