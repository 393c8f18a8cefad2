from __future__ import annotations

from curplan.advise.untaught import untaught
from tests.oracle.make import case, module, requirement
from tests.oracle.terms import Case

X1, X2, Y1, Z1 = (requirement(text) for text in ("x@1", "x@2", "y@1", "z@1"))


def found(drawn: Case) -> dict[str, list[tuple[str, str]]]:
    return {
        str(each.required): [(str(outcome), user) for outcome, user in each.missing]
        for each in untaught(drawn.catalogue, drawn.brief)
    }


def test_nothing_is_missing() -> None:
    modules = [module("a", 1, "x@1"), module("b", 1, "x@2")]
    assert found(case(modules, [X2], (1,))) == {}


def test_what_nothing_teaches_is_named_with_the_role() -> None:
    assert found(case([module("a", 1, "x@1")], [X2], (1,))) == {"x@2": [("x@2", "r")]}


def test_the_module_that_needs_it_is_named() -> None:
    modules = [module("a", 1, "x@1", needs="y@1"), module("b", 1, "y@1", needs="z@1")]
    drawn = case(modules, [X1], (1,), skills={"z": [""]})
    assert found(drawn) == {"x@1": [("z@1", "b")]}


def test_every_missing_outcome_is_named() -> None:
    modules = [module("a", 1, "x@1", needs="y@1|z@1")]
    drawn = case(modules, [X1, Z1], (1,), skills={"y": [""], "z": [""]})
    assert found(drawn) == {"x@1": [("y@1", "a"), ("z@1", "a")], "z@1": [("z@1", "r")]}


def test_what_is_held_is_not_missing() -> None:
    modules = [module("a", 1, "x@1", needs="y@1")]
    assert found(case(modules, [X1, Y1], (1,), skills={"y": [""]}, holds="y@1")) == {}


def test_what_is_excluded_teaches_nothing() -> None:
    assert found(case([module("a", 1, "x@1")], [X1], (1,), exclude=["a"])) == {
        "x@1": [("x@1", "r")]
    }


def test_modules_that_wait_for_each_other_miss_nothing_in_particular() -> None:
    modules = [module("a", 1, "x@1", needs="y@1"), module("b", 1, "y@1", needs="x@1")]
    assert found(case(modules, [X1], (1,))) == {"x@1": []}
