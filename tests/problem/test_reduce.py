from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curplan.catalogue.kinds import Kind
from curplan.catalogue.models import Module
from curplan.catalogue.policy import Policy, Rule
from curplan.problem.model import Problem
from curplan.problem.reduce import keep, without_dominated
from curplan.problem.selection_rules import selection_rules
from curplan.solve.planner import best_track
from tests.oracle.catalogues import cases
from tests.oracle.describe import describe
from tests.oracle.make import case, module, requirement
from tests.oracle.terms import Case
from tests.problem.making import problem, problem_of, task

X1, Y1 = requirement("x@1"), requirement("y@1")
RULES = Policy(
    rules=(
        Rule("hands-on", 1, (("percent", 30), ("step_hours", 1))),
        Rule("capstone-share", 1, (("percent", 25), ("step_hours", 1))),
        Rule("portfolio", 2, (("pieces", 2),)),
        Rule("graded-end", 1, (("hours", 3),)),
    )
)


def kept(asked: Problem) -> list[str]:
    return [task.id for task in without_dominated(asked)[0].tasks]


@pytest.mark.parametrize(
    ("worse", "left"),
    [
        (module("b", 3, "x@1"), ["a"]),
        (module("b", 2, "x@1"), ["a"]),
        (module("b", 1, "x@1"), ["b"]),
        (module("b", 2, "x@1", pace=1), ["a"]),
        (module("b", 2, "x@1", needs="y@1"), ["a"]),
        (module("b", 2, "x@1 y@1"), ["b"]),
        (module("b", 1, "x@1", pace=1), ["b"]),
        (module("b", 2, "x@1", kind=Kind.CONTINUOUS), ["a", "b"]),
        (module("b", 2, "x@1", kind=Kind.CAPSTONE), ["a", "b"]),
        (module("b", 2, "x@1", kind=Kind.ASSESSMENT), ["a", "b"]),
        (module("b", 2, "x@1", with_="y@1"), ["a"]),
        (module("b", 2, "x@1", with_="y@1", strict=True), ["a", "b"]),
    ],
)
def test_the_worse_of_two(worse: Module, left: list[str]) -> None:
    """``a`` is a course of 2 h for x@1."""
    modules = [module("a", 2, "x@1"), worse, module("y", 5, "y@1")]
    asked = problem_of(case(modules, [X1, Y1], (9, 9)))
    assert [name for name in kept(asked) if name != "y"] == left


@pytest.mark.parametrize(
    "pins",
    [
        {"include": ["b"]},
        {"order": [["b", "y"]]},
        {"not_before": {"a": 2}},
        {"not_after": {"a": 1}},
        {"hours_in_week": {"a": {1: 0}}},
        {"hours_in_week": {"b": {1: 2}}},
    ],
)
def test_pins_protect(pins: dict[str, Any]) -> None:
    modules = [module("a", 2, "x@1"), module("b", 3, "x@1"), module("y", 5, "y@1")]
    assert kept(problem_of(case(modules, [X1, Y1], (9, 9), **pins))) == ["a", "b", "y"]


def test_filling_keeps_everything() -> None:
    modules = [module("a", 2, "x@1"), module("b", 3, "x@1")]
    assert kept(problem_of(case(modules, [X1], (9,), use="fill"))) == ["a", "b"]


def test_what_a_rule_asks_for_is_kept() -> None:
    tasks = [
        task("a", 2, teaches=(("x", 1),)),
        task("p", 3, teaches=(("x", 1),), portfolio=True),
    ]
    free = problem(tasks, [9])
    assert kept(free) == ["a"]
    portfolio = Policy(rules=(Rule("portfolio", 1),))
    asked = replace(free, selection_rules=selection_rules(portfolio, tasks, 1))
    assert kept(asked) == ["a", "p"]


def test_keeping_some_renumbers_everything() -> None:
    modules = [
        module("a", 1, "x@1"),
        module("b", 1, "y@1", needs="x@1", with_="z@1"),
        module("c", 1, "z@1"),
        module("d", 1, "y@1"),
    ]
    whole = problem_of(case(modules, [Y1], (9,), order=[["c", "d"], ["a", "c"]]))
    small, old = keep(whole, (1, 2, 3))
    assert old == (1, 2, 3)
    assert [task.id for task in small.tasks] == ["b", "c", "d"]
    assert small.tasks[0].needs[0].supporters == ()
    assert small.tasks[0].corequisites[0].partners == (1,)
    assert small.requirements[0].steps == ((1, (0, 2)),)
    assert small.order == ((1, 2),)


@settings(max_examples=100, derandomize=True, deadline=None, database=None)
@given(cases(), st.booleans())
def test_the_optimum_stays(drawn: Case, ruled: bool) -> None:
    whole = problem_of(drawn)
    if ruled:
        whole = replace(whole, selection_rules=selection_rules(RULES, whole.tasks, 1))
    small, _ = without_dominated(whole)
    if len(small.tasks) == len(whole.tasks):
        return
    before, after = best_track(whole), best_track(small)
    if before.scores != after.scores:
        pytest.fail(f"{before.scores}\n{after.scores}\n{describe(drawn)}")
