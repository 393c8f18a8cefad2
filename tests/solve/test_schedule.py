"""Greedy and exact schedules of a fixed choice."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curplan.catalogue.kinds import Kind
from curplan.problem.model import Need, Problem
from curplan.solve.cpsat import Effort, Model
from curplan.solve.greedy import greedy
from curplan.solve.schedule import all_chosen, only, renumber, schedule
from curplan.solve.weekly import Weekly
from tests.oracle.brute import find_schedule
from tests.oracle.catalogues import cases
from tests.oracle.check import violations
from tests.oracle.describe import describe
from tests.oracle.make import case, module, requirement
from tests.oracle.terms import Case
from tests.problem.making import named, problem, problem_of, solution, task
from tests.problem.schedules import random_schedules

X1, Y1 = requirement("x@1"), requirement("y@1")
CAREFUL = settings(max_examples=60, derandomize=True, deadline=None, database=None)


def selections(drawn: Case, asked: Problem, seed: int) -> Iterator[list[int]]:
    """Draw selections within the pins; many cannot be scheduled."""
    rng = random.Random(seed)
    names = [task.id for task in asked.tasks]
    if asked.impossible:
        return
    for share in (0.5, 0.8):
        chosen = [
            index
            for index, name in enumerate(names)
            if name in drawn.brief.include or rng.random() < share
        ]
        hours = sum(asked.tasks[index].hours for index in chosen)
        if hours <= (drawn.brief.max_hours or hours):
            yield chosen


@CAREFUL
@given(cases(), st.integers(0, 10**6))
def test_the_greedy_never_errs(drawn: Case, seed: int) -> None:
    asked = problem_of(drawn)
    for chosen in selections(drawn, asked, seed):
        found = greedy(asked, chosen, 10)
        if found.solution is not None:
            assert found.solution.selection == tuple(chosen)
            broken = violations(drawn, named(asked, found.solution))
            assert not broken, describe(drawn)


@CAREFUL
@given(cases(), st.integers(0, 10**6))
def test_the_exact_schedule_decides_like_brute_force(drawn: Case, seed: int) -> None:
    asked = problem_of(drawn)
    for chosen in selections(drawn, asked, seed):
        found = schedule(asked, chosen, 5.0)
        assert found.closed
        expected = find_schedule(drawn, [asked.tasks[index].id for index in chosen])
        if (found.solution is None) != (expected is None):
            pytest.fail(f"{found.solution} but {expected}\n{describe(drawn)}")
        if found.solution is not None:
            assert violations(drawn, named(asked, found.solution)) == []


@CAREFUL
@given(cases(), st.integers(0, 10**6))
def test_the_exact_model_alone_finds_what_there_is(drawn: Case, seed: int) -> None:
    """Without the greedy before it; every random schedule satisfies the model."""
    asked = problem_of(drawn)
    for hours in random_schedules(drawn, random.Random(seed), [t.id for t in asked.tasks]):
        found = solution(asked, hours)
        small, old = only(asked, found.selection)
        model = Model()
        weekly = Weekly(small, model, all_chosen(small, model))
        weekly.exact()
        fixed = {
            variable: found.hours[index].get(week, 0)
            for number, index in enumerate(old)
            for week, variable in enumerate(weekly.hours[number], start=1)
        }
        answer = model.copy_with(fixed).solve(Effort(1.0))
        if not answer.found:
            pytest.fail(f"{hours}\n{describe(drawn)}")
        assert renumber(weekly.read(answer), old) == found


def test_the_partial_schedule_of_a_greedy_that_fails() -> None:
    asked = problem_of(case([module("a", 3, "x@1"), module("b", 2, "y@1")], [X1, Y1], (4,)))
    found = greedy(asked, (0, 1), 5)
    assert found.solution is None
    placed = sum(hours for spread in found.partial.hours.values() for hours in spread.values())
    assert placed == 4


def test_nothing_chosen_is_scheduled_at_once() -> None:
    asked = problem([task("a", 1)], (4,))
    assert greedy(asked, (), 5).solution == schedule(asked, (), 1.0).solution
    found = schedule(asked, (), 1.0)
    assert found.solution is not None
    assert found.solution.hours == {}


def test_a_chain_within_one_week() -> None:
    found = schedule(
        problem([task("a", 2), task("b", 2, 0), task("c", 2, 1)], (0, 6)), (0, 1, 2), 1
    )
    assert found.solution is not None
    assert found.solution.hours == {0: {2: 2}, 1: {2: 2}, 2: {2: 2}}


def test_a_pause_is_allowed_where_capacity_forces_one() -> None:
    found = schedule(problem([task("a", 3, pace=1)], (1, 0, 1, 1)), (0,), 1)
    assert found.solution is not None
    assert found.solution.hours == {0: {1: 1, 3: 1, 4: 1}}


def test_strict_corequisites_share_their_weeks() -> None:
    modules = [
        module("a", 2, "x@1", with_="y@1", strict=True, pace=1),
        module("b", 3, "y@1"),
        module("c", 2, "z@1"),
    ]
    asked = problem_of(case(modules, [X1, Y1, requirement("z@1")], (3, 3, 1)))
    found = schedule(asked, (0, 1, 2), 2.0)
    assert found.solution is not None
    assert set(found.solution.hours[0]) == set(found.solution.hours[1])


def test_a_capstone_that_cannot_be_last() -> None:
    modules = [module("a", 2, "x@1", pace=1), module("k", 2, "y@1", kind=Kind.CAPSTONE)]
    asked = problem_of(case(modules, [X1, Y1], (3, 1)))
    assert schedule(asked, (0, 1), 2.0).solution is None
    assert schedule(asked, (0, 1), 2.0).closed


def test_within_a_week_two_modules_cannot_support_each_other() -> None:
    """``a`` needs b or c, and ``b`` needs a: without c neither can begin."""
    either = Need((1, 2), (("x", 1),))
    tasks = [task("a", 1, needs=(either,)), task("b", 1, 0), task("c", 1)]
    asked = problem(tasks, (9, 9))
    found = schedule(asked, (0, 1), 2.0)
    assert (found.solution, found.closed) == (None, True)
    assert schedule(asked, (0, 1, 2), 2.0).solution is not None


def test_the_greedy_is_the_same_every_time() -> None:
    tasks = [
        task(str(n), 3 + n % 4, *((n - 3,) if n > 2 else ()), pace=2 + n % 3) for n in range(9)
    ]
    asked = problem(tasks, (6,) * 9)
    first, second = (greedy(asked, range(9), 15) for _ in range(2))
    assert first == second
    assert first.solution is not None
