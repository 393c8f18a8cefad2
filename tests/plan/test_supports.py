from __future__ import annotations

from curplan.catalogue.kinds import Kind
from curplan.catalogue.models import Module
from curplan.plan.supports import Placed, critical_chain, find_support, in_order, supports
from tests.oracle.make import case, module, need

A = module("a", 2, "x@1")
B = module("b", 5, "x@2")
C = module("c", 2, "y@1", needs="x@1")
D = module("d", 2, "z@1", needs="y@1|x@2")
CATALOGUE = case([A, B, C, D], [], (9,)).catalogue


def placed(module: Module, start: int, end: int | None = None) -> Placed:
    return Placed(module, start, end or start)


def ordered(*each: Placed, **last: list[str]) -> list[str]:
    return [p.module.id for p in in_order(CATALOGUE, each, {}, last)]


def test_by_start_first() -> None:
    assert ordered(placed(B, 2), placed(A, 1), placed(C, 3)) == ["a", "b", "c"]


def test_within_a_week_after_what_is_needed() -> None:
    assert ordered(placed(D, 1), placed(C, 1), placed(A, 1)) == ["a", "c", "d"]


def test_what_ends_this_week_may_be_needed_too() -> None:
    assert ordered(placed(C, 2), placed(A, 1, 2), placed(D, 2)) == ["a", "c", "d"]


def test_what_must_come_before_for_another_reason() -> None:
    assert ordered(placed(A, 1), placed(C, 1), placed(B, 1)) == ["a", "b", "c"]
    assert ordered(placed(A, 1), placed(B, 1), placed(C, 1), b=["c"]) == ["a", "c", "b"]


def test_support_by_entry_before_any_module() -> None:
    user = placed(C, 2)
    found = find_support(need("x@1"), [placed(A, 1)], user, {"x": 2})
    assert found is not None
    assert (str(found[0]), found[1]) == ("x@1", "entry")


def test_support_by_the_first_to_end_even_at_a_higher_level() -> None:
    user = placed(C, 3)
    found = find_support(need("x@1"), [placed(A, 2, 3), placed(B, 1, 2)], user, {})
    assert found is not None
    assert found[1] == "b"
    assert find_support(need("x@1"), [placed(A, 3, 4)], user, {}) is None


def test_of_alternatives_the_one_that_is_met() -> None:
    order = [placed(A, 1), placed(B, 2), placed(D, 3)]
    met = supports(CATALOGUE, order, {})
    assert [(str(outcome), source) for outcome, source in met["d"]] == [("x@2", "b")]
    assert [(str(outcome), source) for outcome, source in met["b"]] == [("x@1", "a")]


def chain(weekly: int, last: dict[str, list[str]], *each: Placed) -> tuple[str, ...]:
    return critical_chain(each, supports(CATALOGUE, each, {}), last, 60 * weekly)


def test_the_longest_chain() -> None:
    every = (placed(A, 1), placed(C, 1), placed(B, 2), placed(D, 3))
    assert chain(9, {}, *every) == ("a", "b")
    assert chain(9, {"d": ["b"]}, *every) == ("a", "b", "d")


def test_paces_make_a_chain_long() -> None:
    slow = module("c", 2, "y@1", needs="x@1", pace=1)
    catalogue = case([A, B, slow], [], (9,)).catalogue
    every = (placed(A, 1), placed(slow, 2, 3), placed(B, 2))
    met = supports(catalogue, every, {})
    assert critical_chain(every, met, {}, 9 * 60) == ("a", "c")


def test_no_continuous_module_in_the_chain() -> None:
    strand = module("s", 9, "w@1", pace=1, kind=Kind.CONTINUOUS)
    catalogue = case([A, strand], [], (9,)).catalogue
    every = (placed(A, 1), placed(strand, 1, 9))
    assert critical_chain(every, supports(catalogue, every, {}), {}, 540) == ("a",)
    alone = (placed(strand, 1, 9),)
    assert critical_chain(alone, supports(catalogue, alone, {}), {}, 540) == ()
