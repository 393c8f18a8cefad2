from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from curplan.problem.score import coverage_maximum
from curplan.solve.fit import fits, reachable
from tests.oracle.brute import best_plan
from tests.oracle.catalogues import cases
from tests.oracle.describe import describe
from tests.oracle.make import case, module, requirement
from tests.oracle.terms import Case
from tests.problem.making import problem_of
from tests.solve.test_joint import HARD

X1, X2, Y1 = requirement("x@1"), requirement("x@2"), requirement("y@1")


@settings(max_examples=40, derandomize=True, deadline=None, database=None)
@given(cases(), st.booleans())
def test_fits_is_what_brute_force_says(drawn: Case, more: bool) -> None:
    """What the best plan covers fits; a little more of either does not."""
    problem = problem_of(drawn)
    best = best_plan(drawn)
    if problem.impossible or best is None:
        return
    must, essential = best.value[:2]
    assert fits(problem, must, essential, thorough=True).fits is True, describe(drawn)
    quick = fits(problem, must, essential, thorough=False).fits
    assert quick in (True, None)
    beyond = (must, essential + 1) if more else (must + 1, 0)
    assert fits(problem, *beyond, thorough=True).fits is False, describe(drawn)
    assert fits(problem, *beyond, thorough=False).fits in (False, None)


def test_the_hours_of_the_smallest_choice() -> None:
    modules = [module("a", 3, "x@1"), module("b", 2, "x@1", pace=1), module("c", 4, "x@2")]
    problem = problem_of(case(modules, [X2], (9, 9)))
    assert fits(problem, 0, 12, thorough=False).hours == 6


def test_what_fits_by_its_hours_and_not_in_the_weeks() -> None:
    """The long module cannot be first, and week 1 has 2 h for one module alone."""
    drawn, (must, essential, *_) = HARD["the long one cannot be first"]
    problem = problem_of(drawn)
    assert fits(problem, must, essential + 12, thorough=False).fits is None
    assert fits(problem, must, essential + 12, thorough=True).fits is False
    assert fits(problem, must, essential, thorough=True).fits is True


def test_what_any_time_would_reach() -> None:
    modules = [module("a", 3, "x@1"), module("c", 4, "x@2"), module("d", 9, "y@1", needs="z@1")]
    aim = reachable(problem_of(case(modules, [X2, Y1], (1,), skills={"z": [""]})))
    assert (aim.must, aim.essential, aim.hours) == (0, 12, 7)


@settings(max_examples=25, derandomize=True, deadline=None, database=None)
@given(cases())
def test_no_plan_covers_more_than_any_time_would(drawn: Case) -> None:
    problem = problem_of(drawn)
    aim = reachable(problem)
    best = best_plan(drawn)
    if best is not None:
        assert best.value[0] <= aim.must <= coverage_maximum(problem, "must")
        assert best.value[1] <= aim.essential <= coverage_maximum(problem, "essential")
        if best.value[:2] == (aim.must, aim.essential):
            assert aim.hours <= best.value[3]
