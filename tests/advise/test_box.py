"""The fewest weeks and hours against a scan of every value."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curplan.advise.box import FURTHEST_WEEKS, Least, fewest_hours, fewest_weeks
from curplan.brief import MAX_HOURS_PER_WEEK, Brief
from curplan.calendars.weeks import make_weeks
from curplan.catalogue.kinds import Kind
from curplan.catalogue.models import Catalogue
from curplan.catalogue.policy import Policy, Reserve
from curplan.problem.build import build_problem
from curplan.problem.model import Problem
from curplan.problem.score import coverage
from curplan.solve.fit import reachable
from curplan.solve.planner import best_track
from tests.oracle.catalogues import cases
from tests.oracle.make import case, module, requirement
from tests.oracle.terms import Case

X1, X2, Y1 = requirement("x@1"), requirement("x@2"), requirement("y@1")
SCANNED = 16


def boxed(catalogue: Catalogue, brief: Brief) -> Problem:
    return build_problem(catalogue, brief, make_weeks(brief, catalogue.policy().reserve))


def both(catalogue: Catalogue, brief: Brief) -> tuple[Least, Least]:
    problem = boxed(catalogue, brief)
    aim = reachable(problem)
    return (
        fewest_weeks(catalogue, brief, problem, aim),
        fewest_hours(catalogue, brief, problem, aim),
    )


def scan(catalogue: Catalogue, brief: Brief, name: str) -> int | None:
    """Plan with one more until must and essential coverage are all that can be taught."""
    aim = reachable(boxed(catalogue, brief))
    for value in range(getattr(brief, name) + 1, SCANNED + 1):
        problem = boxed(catalogue, brief.model_copy(update={name: value}))
        solution = best_track(problem).solution
        if solution is not None:
            chosen = solution.selection
            covered = [coverage(problem, chosen, p) for p in ("must", "essential")]
            if covered == [aim.must, aim.essential]:
                return value
    return None


@settings(
    max_examples=12,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(cases(), st.integers(1, 4), st.integers(1, 3), st.integers(0, 3), st.integers(1, 3))
def test_the_least_is_what_a_scan_finds(
    drawn: Case, weeks: int, hours: int, every: int, parallel: int
) -> None:
    policy = Policy(reserve=Reserve(every and every + 1, 50))
    catalogue = replace(drawn.catalogue, policies=(policy,))
    brief = Brief(role="r", weeks=weeks, hours_per_week=hours, max_parallel=parallel)
    for name, least in zip(("weeks", "hours_per_week"), both(catalogue, brief), strict=True):
        expected = scan(catalogue, brief, name)
        if least.value is None or least.value > SCANNED:
            assert expected is None
        else:
            assert least == Least(expected, True), name


def test_by_hand() -> None:
    """7 h in all: 4 weeks at 2 h, and 4 h a week in 2 weeks."""
    modules = [module("a", 3, "x@1"), module("b", 4, "x@2")]
    catalogue = case(modules, [X2], (1,)).catalogue
    brief = Brief(role="r", weeks=2, hours_per_week=2)
    assert both(catalogue, brief) == (Least(4, True), Least(4, True))


def test_paces_need_weeks_that_no_hours_replace() -> None:
    modules = [module("a", 3, "x@1", pace=1), module("k", 2, "y@1", kind=Kind.CAPSTONE)]
    catalogue = case(modules, [X1, Y1], (1,)).catalogue
    weeks, hours = both(catalogue, Brief(role="r", weeks=2, hours_per_week=4))
    assert weeks == Least(3, True)
    assert hours == Least(None, True)


def test_the_hours_of_the_sum_are_not_enough_for_a_tight_order() -> None:
    """5 h in 2 weeks would fit at 3 h a week, but b cannot begin in week 1."""
    modules = [module("a", 2, "x@1", pace=1), module("b", 4, "x@2")]
    catalogue = case(modules, [X2], (1,)).catalogue
    _, hours = both(catalogue, Brief(role="r", weeks=2, hours_per_week=2))
    assert hours == Least(5, True)


@pytest.mark.parametrize("slow", ["a", "z"])
def test_a_choice_that_cannot_be_scheduled_does_not_decide(slow: str) -> None:
    """The slow module is as short as the fast one; every second week has half its hours."""
    modules = [
        module(slow, 3, "x@1", pace=1, kind=Kind.ASSESSMENT),
        module("m", 3, "x@1", pace=3),
        module("n", 2, "x@2"),
    ]
    drawn = case(modules, [X2], (1,)).catalogue
    catalogue = replace(drawn, policies=(Policy(reserve=Reserve(2, 50)),))
    brief = Brief(role="r", weeks=4, hours_per_week=1, max_parallel=1)
    assert both(catalogue, brief)[1] == Least(2, True)


@pytest.mark.parametrize("limit", [6, 5])
def test_a_limit_on_all_hours_cannot_be_helped_by_time(limit: int) -> None:
    modules = [module("a", 3, "x@1"), module("b", 4, "x@2")]
    catalogue = case(modules, [X2], (1,)).catalogue
    found = both(catalogue, Brief(role="r", weeks=2, hours_per_week=2, max_hours=limit))
    assert found == (Least(None, True), Least(None, True))


def test_the_largest_box_leaves_nothing_to_ask_for() -> None:
    modules = [module("a", 90, "x@1", pace=1)]
    catalogue = case(modules, [X1], (1,)).catalogue
    brief = Brief(role="r", weeks=1, hours_per_week=MAX_HOURS_PER_WEEK)
    weeks, hours = both(catalogue, brief)
    assert weeks == Least(90, True)
    assert hours == Least(None, True)
    assert FURTHEST_WEEKS > 90
