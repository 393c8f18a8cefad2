"""What it would cost, against the best plan that a brute force finds with the same change."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from random import Random
from typing import Any

import pytest

from curplan import api
from curplan.brief import Brief
from curplan.catalogue.models import Outcome
from curplan.explain.model import WhatIf
from curplan.plan.model import Plan
from tests.explain.making import boxed, planned
from tests.oracle.brute import best_plan, find_schedule
from tests.oracle.catalogues import make_case
from tests.oracle.describe import describe
from tests.oracle.make import case, module, requirement
from tests.oracle.terms import Case

SEEDS = range(45)
COVERAGES = ("must coverage", "essential coverage", "optional coverage")
Value = tuple[float, ...]


@pytest.fixture(autouse=True)
def _no_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    """What-if figures need no advice, which takes longer to find than the plan itself."""
    monkeypatch.setattr(api, "advise", lambda *_: ())
    monkeypatch.setattr(api, "conflict_advice", lambda *_, **__: ())


@cache
def drawn_plans() -> tuple[tuple[Case, Plan], ...]:
    """Give cases with a plan of two modules or more."""
    found = []
    for seed in SEEDS:
        rng = Random(seed)
        drawn = make_case(rng)
        pins = {"max_parallel": drawn.brief.max_parallel, "max_hours": drawn.brief.max_hours}
        said: dict[str, Any] = {"role": "r", "weeks": rng.randint(2, 3), "hours_per_week": 3}
        same = boxed(drawn, Brief.model_validate(said | pins))
        plan = planned(same)
        if len(plan.modules) > 1:
            found.append((same, plan))
    return tuple(found)


def figures(tried: WhatIf, *, after: bool) -> Value:
    every = [tried.measure(name) for name in (*COVERAGES, "hours")]
    return tuple(each.after if after else each.before for each in every)


def agrees(drawn: Case, plan: Plan, tried: WhatIf, brief: Brief) -> None:
    """Hold a what-if against every selection and schedule of a brief."""
    best = best_plan(boxed(drawn, brief))
    text = f"{tried.change}\n{describe(boxed(drawn, brief))}"
    assert tried.found is (best is not None), text
    assert tried.proven, text
    if best is not None:
        assert figures(tried, after=True) == best.value, text
        chosen = {each.id for each in plan.modules}
        other = (chosen | set(tried.came)) - set(tried.went)
        assert drawn.value(other) == best.value, text


def test_there_is_something_to_try() -> None:
    assert len(drawn_plans()) > 20


def test_without_a_module_and_with_it_earlier() -> None:
    for drawn, plan in drawn_plans():
        name, end = plan.modules[-1].id, plan.modules[-1].end_week
        told = api.explain_module(plan, drawn.catalogue, name)
        without, *earlier = told.what_if
        agrees(drawn, plan, without, drawn.brief.model_copy(update={"exclude": (name,)}))
        pins = {"include": (name,), "not_after": {name: end - 1}}
        assert len(earlier) == (end > 1)
        for tried in earlier:
            agrees(drawn, plan, tried, drawn.brief.model_copy(update=pins))


def test_with_a_module_that_is_out() -> None:
    tried = 0
    for drawn, plan in drawn_plans():
        chosen = {each.id for each in plan.modules}
        for name in [m.id for m in drawn.catalogue.modules if m.id not in chosen][:1]:
            told = api.explain_module(plan, drawn.catalogue, name)
            agrees(
                drawn, plan, told.what_if[0], drawn.brief.model_copy(update={"include": (name,)})
            )
            tried += 1
    assert tried > 10


def test_an_order_reversed() -> None:
    tried = 0
    for drawn, plan in drawn_plans():
        for first, then in combinations(plan.modules, 2):
            if first.end_week <= then.start_week and tried < 25:
                told = api.explain_order(plan, drawn.catalogue, first.id, then.id)
                pins = {
                    "include": tuple(sorted((first.id, then.id))),
                    "order": ((then.id, first.id),),
                }
                agrees(drawn, plan, told.what_if[0], drawn.brief.model_copy(update=pins))
                tried += 1
    assert tried == 25


def best_with(drawn: Case, outcome: Outcome) -> tuple[int, int, int, int] | None:
    """Try every selection that reaches an outcome, the best first."""
    names = [m.id for m in drawn.catalogue.modules]
    chosen = [c for size in range(len(names) + 1) for c in combinations(names, size)]
    reach = [
        c
        for c in chosen
        if any(
            o.skill == outcome.skill and o.level >= outcome.level
            for m in drawn.modules(c)
            for o in m.teaches
        )
    ]

    def badness(selection: tuple[str, ...]) -> tuple[int, int, int, int]:
        must, essential, optional, hours = drawn.value(selection)
        return -must, -essential, -optional, hours

    for selection in sorted(reach, key=badness):
        if find_schedule(drawn, selection) is not None:
            return drawn.value(selection)
    return None


def test_an_outcome_before_all_other_goals() -> None:
    found = set()
    for drawn, plan in drawn_plans():
        for row in [row for row in plan.coverage if not row.full][:1]:
            outcome = Outcome(row.skill, row.required)
            told = api.explain_missing(plan, drawn.catalogue, outcome)
            best = best_with(drawn, outcome)
            if not told.what_if:  # nothing teaches it, in any time
                assert best is None
                continue
            (tried,) = told.what_if
            found.add(tried.found)
            assert tried.found is (best is not None), describe(drawn)
            assert tried.proven
            if best is not None:
                assert figures(tried, after=True) == best
    assert found == {True, False}


def test_a_required_outcome_may_cost_others() -> None:
    """3 h: either a, which weighs more, or b."""
    modules = [module("a", 3, "x@1"), module("b", 3, "y@1")]
    wanted = [requirement("x@1", weight=5), requirement("y@1", weight=2)]
    drawn = case(modules, wanted, (3,), hours_per_week=3)
    (tried,) = api.explain_missing(planned(drawn), drawn.catalogue, Outcome("y", 1)).what_if
    assert (tried.came, tried.went, tried.proven) == (("b",), ("a",), True)
    assert tried.measure("essential coverage").before == 60
    assert tried.measure("essential coverage").after == 24


def test_an_outcome_that_the_role_does_not_require() -> None:
    modules = [module("a", 2, "x@1"), module("b", 3, "y@1")]
    drawn = case(modules, [requirement("x@1")], (5,), hours_per_week=5)
    told = api.explain_missing(planned(drawn), drawn.catalogue, Outcome("y", 0))
    (tried,) = told.what_if
    assert (tried.came, tried.went) == (("b",), ())
    assert figures(tried, after=True) == (0, 12, 0, 5)
    assert told.subject == ("y@1",)
