from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from curplan.catalogue.cycles import find_cycles
from curplan.catalogue.derivation import derive

Needs = dict[int, list[list[int]]]
NEEDS = st.integers(1, 7).flatmap(
    lambda n: st.fixed_dictionaries(
        {
            node: st.lists(st.lists(st.integers(0, n - 1), min_size=1, max_size=3), max_size=3)
            for node in range(n)
        }
    )
)


def naive(needs: Needs) -> set[int]:
    reached: set[int] = set()
    while True:
        more = {
            node
            for node, wanted in needs.items()
            if all(reached & set(choice) for choice in wanted)
        }
        if more <= reached:
            return reached
        reached |= more


@given(NEEDS)
def test_derivation_agrees_with_the_naive_one(needs: Needs) -> None:
    assert derive(needs) == naive(needs)


@given(NEEDS)
def test_there_are_cycles_just_where_something_is_out_of_reach(needs: Needs) -> None:
    reached = derive(needs)
    cycles = find_cycles(needs)
    assert bool(cycles) == (len(reached) < len(needs))
    waived = {(node, index) for cycle in cycles for node, index, _ in cycle}
    mended = {
        node: [choice for index, choice in enumerate(wanted) if (node, index) not in waived]
        for node, wanted in needs.items()
    }
    assert len(derive(mended)) == len(needs)
    for cycle in cycles:
        for (node, index, option), (following, _, _) in zip(
            cycle, [*cycle[1:], cycle[0]], strict=True
        ):
            assert option == following
            assert option in needs[node][index]
            assert node not in reached


def test_what_stands_above_a_cycle_is_not_blamed() -> None:
    needs = {"a": [["b"]], "b": [["a"]], "c": [["a"], ["d"]], "d": [["c"]], "e": [["d"]]}
    assert find_cycles(needs) == [
        [("a", 0, "b"), ("b", 0, "a")],
        [("c", 1, "d"), ("d", 0, "c")],
    ]


def test_a_choice_may_close_a_harmless_cycle() -> None:
    assert find_cycles({"a": [["b", "x"]], "b": [["a"]]}, given=["x"]) == []


def test_two_cycles_through_one_node_are_both_found() -> None:
    needs = {"a": [["b"], ["c"]], "b": [["a"]], "c": [["a"]]}
    assert len(find_cycles(needs)) == 2
