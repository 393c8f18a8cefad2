from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curplan.catalogue.models import Catalogue, Level, Module, Outcome, Skill
from tests.oracle.catalogues import cases
from tests.oracle.describe import describe
from tests.oracle.make import case, module, requirement
from tests.oracle.terms import Case
from tests.oracle.test_properties import plan
from tests.problem.making import problem_of

X2 = requirement("x@2")


def relevant(asked: Case) -> list[str]:
    return [task.id for task in problem_of(asked).tasks]


def test_backward_from_the_role() -> None:
    modules = [
        module("a", 1, "x@1", needs="y@1"),
        module("b", 1, "x@2"),
        module("c", 1, "y@1", needs="z@1|w@1"),
        module("d", 1, "z@1"),
        module("e", 1, "w@1"),
        module("f", 1, "v@1", needs="x@2"),
    ]
    assert relevant(case(modules, [X2], (9,))) == ["a", "b", "c", "d", "e"]


def test_corequisites_matter() -> None:
    modules = [module("a", 1, "x@1 x@2", with_="y@1"), module("b", 1, "y@1")]
    assert relevant(case(modules, [X2], (9,))) == ["a", "b"]


def test_what_is_below_the_entry_does_not() -> None:
    modules = [module("a", 1, "x@1"), module("b", 1, "x@2")]
    assert relevant(case(modules, [X2], (9,), holds="x@1")) == ["b"]


def test_what_cannot_be_had_is_cut_away_with_what_needs_it() -> None:
    modules = [
        module("a", 1, "x@1"),
        module("b", 1, "x@2", needs="y@1"),
        module("c", 1, "y@1", needs="z@1"),
        module("d", 1, "w@1"),
    ]
    assert relevant(case(modules, [X2], (9,), skills={"z": [""]})) == ["a"]


def test_a_circle_that_nothing_opens_is_cut_away() -> None:
    modules = [module("a", 1, "x@1 x@2", needs="y@1"), module("b", 1, "y@1", needs="x@1")]
    assert relevant(case(modules, [X2], (9,))) == []
    opened = [*modules, module("c", 2, "x@1")]
    assert relevant(case(opened, [X2], (9,))) == ["a", "b", "c"]


def test_an_excluded_module_takes_what_hangs_on_it_along() -> None:
    modules = [module("a", 1, "x@1"), module("b", 1, "x@2")]
    assert relevant(case(modules, [X2], (9,), exclude=["a"])) == []


def with_noise(catalogue: Catalogue, seed: int) -> Catalogue:
    """Add modules that no role can use: they need the catalogue, nothing needs them."""
    known = [Outcome(s.id, level.level) for s in catalogue.skills for level in s.levels]
    skill = Skill("noise", "Noise", "s", (Level(1, "", ()), Level(2, "", ())))
    requires = module("n", 1, "noise@1").requires
    first = dataclasses.replace(module("m00", 1 + seed % 3, "noise@1"), requires=requires)
    needy = dataclasses.replace(
        module("zz", 2, "noise@2"),
        requires=(module("u", 1, "noise@1", needs=str(known[seed % len(known)])).requires),
    )
    modules: tuple[Module, ...] = tuple(
        sorted((*catalogue.modules, first, needy), key=lambda each: each.id)
    )
    return dataclasses.replace(catalogue, skills=(*catalogue.skills, skill), modules=modules)


@settings(max_examples=60, derandomize=True, deadline=None, database=None)
@given(cases(), st.integers(0, 99))
def test_irrelevant_modules_never_change_the_plan(drawn: Case, seed: int) -> None:
    noisy = dataclasses.replace(drawn, catalogue=with_noise(drawn.catalogue, seed))
    if plan(noisy) != plan(drawn):
        pytest.fail(describe(noisy))
