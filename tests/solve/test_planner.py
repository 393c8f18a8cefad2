from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from curplan.calendars.weeks import Week
from curplan.catalogue.kinds import Kind, Priority, UnitKind
from curplan.catalogue.models import Unit
from curplan.problem.build import build_problem
from curplan.problem.model import Problem, Solution
from curplan.problem.score import schedule_penalty
from curplan.solve.planner import EFFORTS, TIERS, solve
from tests.oracle.catalogues import cases
from tests.oracle.check import violations
from tests.oracle.describe import describe
from tests.oracle.make import case, module, requirement
from tests.oracle.terms import Case
from tests.problem.making import named, problem, problem_of, rule, task

X1, X2, Y1 = requirement("x@1"), requirement("x@2"), requirement("y@1")
STEPS = [module("a", 2, "x@1"), module("b", 2, "x@2")]
RULES = (
    rule("load", 2, percent=10),
    rule("idle", 4),
    rule("reuse", 2, weeks=1),
    rule("spread", 2, start_week=2, percent=50, last_weeks=1),
)


def softened(drawn: Case) -> Problem:
    return replace(problem_of(drawn), schedule_rules=RULES)


@settings(max_examples=25, derandomize=True, deadline=None, database=None)
@given(cases())
def test_every_effort_gives_the_same_first_five(drawn: Case) -> None:
    """And the sixth is what the scorer says, no worse with more work, its bound below it."""
    asked = softened(drawn)
    quick, default = solve(asked, "quick"), solve(asked, "default")
    if quick.solution is None or default.solution is None:
        assert quick.solution is default.solution is None
        return
    assert quick.scores[:5] == default.scores[:5], describe(drawn)
    for result in (quick, default):
        assert result.solution is not None
        last = result.scores[5]
        assert last.value == schedule_penalty(asked, result.solution)
        assert last.bound <= last.value
        assert violations(drawn, named(asked, result.solution)) == []
    assert default.scores[5].value <= quick.scores[5].value


@settings(max_examples=15, derandomize=True, deadline=None, database=None)
@given(cases())
def test_solving_twice_gives_the_same(drawn: Case) -> None:
    asked = softened(drawn)
    assert solve(asked, "default") == solve(asked, "default")


def test_a_solution_is_in_the_numbers_of_the_whole_problem() -> None:
    """``a`` is dominated, so the solver works on one module less."""
    modules = [module("a", 3, "x@1"), module("b", 2, "x@1"), module("c", 1, "y@1")]
    asked = problem_of(case(modules, [X1, Y1], (5,)))
    found = solve(asked, "quick").solution
    assert found is not None
    assert named(asked, found) == {"b": {1: 2}, "c": {1: 1}}


@pytest.mark.parametrize(
    "pins",
    [
        {"include": ["a"], "exclude": ["a"]},
        {"include": ["a"], "max_hours": 1},
        {"include": ["b"], "exclude": ["a"]},
        {"include": ["a"], "not_before": {"a": 3}, "not_after": {"a": 2}},
        {"include": ["a"], "not_before": {"a": 9}},
        {"include": ["a", "b"], "order": [["b", "a"]]},
        {"include": ["a", "b"], "order": [["a", "b"], ["b", "a"]]},
        {"include": ["a"], "not_after": {"a": 0}},
    ],
)
def test_pins_that_contradict_each_other(pins: dict[str, Any]) -> None:
    result = solve(problem_of(case(STEPS, [X2], (4, 4), **pins)), "quick")
    assert result.solution is None


def test_contradicting_orders_without_includes_drop_a_module() -> None:
    wants = [X1, requirement("y@1", weight=2)]
    modules = [module("a", 2, "x@1"), module("b", 2, "y@1")]
    asked = problem_of(case(modules, wants, (9,), order=[["a", "b"], ["b", "a"]]))
    result = solve(asked, "quick")
    assert result.solution is not None
    assert list(named(asked, result.solution)) == ["b"]
    assert result.scores[1].value == 24
    assert all(score.proven for score in result.scores[:5])


def test_no_modules_at_all() -> None:
    result = solve(problem_of(case([], [X1, requirement("y@1", Priority.MUST)], (4, 4))))
    assert result.solution == Solution({})
    assert [score.name for score in result.scores] == [*TIERS, "schedule_penalty"]
    assert [score.value for score in result.scores] == [0] * 6
    assert all(score.proven for score in result.scores)


def test_nothing_required() -> None:
    result = solve(problem_of(case(STEPS, [], (4,))), "quick")
    assert result.solution == Solution({})


def test_everything_held_already() -> None:
    result = solve(problem_of(case(STEPS, [X2], (4,), holds="x@2")), "quick")
    assert result.solution == Solution({})
    assert result.scores[1].value == 12


def test_no_hours_at_all() -> None:
    result = solve(problem_of(case(STEPS, [X2], (0, 0, 0))), "quick")
    assert result.solution == Solution({})
    assert all(score.proven for score in result.scores)


def test_an_unknown_effort_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        solve(problem([task("a", 1)], (1,)), "enormous")
    assert list(EFFORTS) == ["quick", "default", "thorough"]


def test_filling_takes_practice_that_nothing_requires() -> None:
    modules = [
        *STEPS,
        replace(module("p", 3, "z@1", kind=Kind.PROJECT), practises=STEPS[0].teaches),
    ]
    drawn = case(modules, [X2], (4, 4), use="fill", skills={"z": [""]})
    units = (Unit("Doing", UnitKind.LAB, 180),)
    doing = tuple(replace(m, units=units) if m.id == "p" else m for m in drawn.catalogue.modules)
    catalogue = replace(drawn.catalogue, modules=doing)
    weeks = [Week(number, None, hours, 0) for number, hours in enumerate(drawn.capacity, 1)]
    filled = build_problem(catalogue, drawn.brief, weeks)
    result = solve(filled, "quick")
    assert result.solution is not None
    assert list(named(filled, result.solution)) == ["a", "b", "p"]
    assert result.scores[4].value == 3 // 2  # one of its two skills is the role's
    fewest = drawn.brief.model_copy(update={"use": "fewest"})
    sparse = build_problem(catalogue, fewest, weeks)
    result = solve(sparse, "quick")
    assert result.solution is not None
    assert list(named(sparse, result.solution)) == ["a", "b"]
