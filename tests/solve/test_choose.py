from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from curplan.catalogue.kinds import Kind, Priority
from curplan.catalogue.policy import Policy, Rule
from curplan.problem.score import coverage_maximum
from curplan.problem.selection_rules import selection_rules
from curplan.solve.choose import choose, tier_value
from curplan.solve.planner import TIERS
from tests.oracle.brute import best_plan
from tests.oracle.catalogues import cases
from tests.oracle.describe import describe
from tests.oracle.make import case, module, requirement
from tests.oracle.terms import Case
from tests.problem.making import problem_of

LIMIT = 5.0
X1, X2, Y1 = requirement("x@1"), requirement("x@2"), requirement("y@1")


@settings(max_examples=40, derandomize=True, deadline=None, database=None)
@given(cases())
def test_a_choice_closes_and_bounds_every_plan(drawn: Case) -> None:
    problem = problem_of(drawn)
    choice = choose(problem, LIMIT)
    best = best_plan(drawn)
    if not choice.feasible:
        assert best is None or problem.impossible, describe(drawn)
        return
    assert all(score.proven for score in choice.scores)
    assert [score.name for score in choice.scores] == list(TIERS)
    for score in choice.scores:
        assert score.value == tier_value(problem, score.name, choice.selection), score.name
    if best is None or problem.impossible:
        return
    must, essential, optional, hours = best.value
    best_value = (must, essential, optional, -hours)
    values = [score.value for score in choice.scores]
    assert (*values[:3], -values[4]) >= best_value, describe(drawn)


def test_maxima_are_there_for_coverage_alone() -> None:
    wants = [X2, requirement("y@1", Priority.OPTIONAL, 2)]
    problem = problem_of(case([module("a", 2, "x@1")], wants, (4,)))
    found = {score.name: score.maximum for score in choose(problem, LIMIT).scores}
    assert found == {
        "must_coverage": 0,
        "essential_coverage": 12,
        "optional_coverage": 24,
        "selection_penalty": None,
        "hours": None,
    }
    assert coverage_maximum(problem, "optional") == 24


def test_the_circle_does_not_support_itself() -> None:
    """x@2 would serve as the x@1 that its own module needs."""
    problem = problem_of(case([module("b", 2, "x@2"), module("y", 1, "y@1")], [X2, Y1], (9,)))
    assert [problem.tasks[index].id for index in choose(problem, LIMIT).selection] == ["y"]


def test_a_circle_through_two_modules() -> None:
    modules = [
        module("a", 1, "x@1", needs="y@1"),
        module("b", 1, "y@1", needs="x@1|z@1"),
        module("c", 8, "z@1"),
    ]
    small = problem_of(case(modules, [X1], (9,)))
    assert choose(small, LIMIT).selection == ()
    large = problem_of(case(modules, [X1], (10,)))
    assert choose(large, LIMIT).selection == (0, 1, 2)


def test_each_objective_only_counts_at_equal_earlier_ones() -> None:
    """One must of 1 before essentials of 9; and the fewer hours of two ways at last."""
    modules = [module("a", 5, "x@1"), module("b", 4, "x@1"), module("c", 4, "y@1")]
    wants = [requirement("x@1", Priority.MUST), requirement("y@1", weight=9)]
    problem = problem_of(case(modules, wants, (5,)))
    choice = choose(problem, LIMIT)
    assert [score.value for score in choice.scores] == [12, 0, 0, 0, 4]


@pytest.mark.parametrize("pins", [{"include": ["a"]}, {"include": ["b"], "max_hours": 3}])
def test_pins_that_leave_no_room(pins: dict[str, Any]) -> None:
    modules = [module("a", 5, "x@1"), module("b", 4, "y@1")]
    problem = problem_of(case(modules, [X1], (4,), **pins))
    assert not choose(problem, LIMIT).feasible


def test_a_point_of_penalty_outweighs_all_hours() -> None:
    """The project is the longer way, and shows a piece of work."""
    modules = [module("a", 2, "x@1"), module("p", 9, "x@1", kind=Kind.PROJECT)]
    whole = problem_of(case(modules, [X1], (9,)))
    portfolio = Policy(rules=(Rule("portfolio", 2, (("pieces", 1),)),))
    ruled = replace(whole, selection_rules=selection_rules(portfolio, whole.tasks, 1))
    assert [score.value for score in choose(whole, LIMIT).scores[3:]] == [0, 2]
    assert [score.value for score in choose(ruled, LIMIT).scores[3:]] == [0, 9]
    small = replace(ruled, capacity=(8,))
    assert [score.value for score in choose(small, LIMIT).scores[3:]] == [2, 2]


def test_filling_takes_the_most_practice() -> None:
    modules = [module("a", 2, "x@1"), module("b", 2, "y@1"), module("c", 3, "z@1")]
    whole = problem_of(case(modules, [X1, Y1, requirement("z@1", Priority.OPTIONAL)], (5,)))
    practice = {"a": 1, "b": 2, "c": 0}
    tasks = tuple(replace(task, practice=practice[task.id]) for task in whole.tasks)
    choice = choose(replace(whole, tasks=tasks, fill=True), LIMIT)
    assert [score.value for score in choice.scores] == [0, 24, 0, 0, 3]


def test_nothing_to_choose_from() -> None:
    problem = problem_of(case([], [X1], (4,)))
    choice = choose(problem, LIMIT)
    assert (choice.feasible, choice.selection) == (True, ())
    assert all(score.proven for score in choice.scores)
    assert choice.scores[1].maximum == 12
