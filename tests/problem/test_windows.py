from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curplan.problem.model import Need, Problem, Solution
from curplan.problem.schedule_rules.pace import weekly_loads
from curplan.problem.windows import (
    NEVER,
    Window,
    earliest_starts,
    latest_begin,
    usable_capacity,
    windows,
)
from tests.oracle.catalogues import cases
from tests.oracle.describe import describe
from tests.oracle.terms import Case
from tests.problem.making import problem, problem_of, solution, task
from tests.problem.schedules import random_schedules


def breaks(window: Window, solution: Solution) -> bool:
    """Tell whether a selection breaks an inequality."""
    chosen = solution.hours
    if not all(index in chosen for index in window.given):
        return False
    return sum(value for index, value in window.coefficients if index in chosen) > window.room


@settings(max_examples=80, derandomize=True, deadline=None, database=None)
@given(cases(), st.integers(0, 10**6))
def test_every_schedule_satisfies_every_window(drawn: Case, seed: int) -> None:
    asked = problem_of(drawn)
    starts, ends = earliest_starts(asked)
    usable = usable_capacity(asked, starts)
    for hours in random_schedules(drawn, random.Random(seed), [t.id for t in asked.tasks]):
        found = solution(asked, hours)
        broken = [window for window in windows(asked) if breaks(window, found)]
        if broken:
            pytest.fail(f"{hours} breaks {broken}\n{describe(drawn)}")
        assert all(min(spread) >= starts[index] for index, spread in found.hours.items())
        assert all(max(spread) >= ends[index] for index, spread in found.hours.items())
        loads = weekly_loads(asked, found)
        assert all(load <= most for load, most in zip(loads, usable, strict=True))
        for index, spread in found.hours.items():
            assert min(spread) <= latest_begin(asked, asked.tasks[index])[0]


def chain(capacity: tuple[int, ...], **more: object) -> Problem:
    """``b`` (4 h, 2 a week) needs ``a`` (4 h, 2 a week)."""
    return problem([task("a", 4, pace=2), task("b", 4, 0, pace=2)], capacity, **more)


def test_a_chain_starts_when_the_first_can_have_ended() -> None:
    assert earliest_starts(chain((9, 9, 9, 9))) == ([1, 2], [2, 3])
    assert earliest_starts(chain((9, 0, 9, 9))) == ([1, 3], [3, 4])
    assert earliest_starts(chain((9,))) == ([1, NEVER], [NEVER, NEVER])


def test_the_quickest_supporter_counts() -> None:
    either = Need((0, 1), (("x", 1),))
    tasks = [task("a", 4, pace=1), task("c", 3, pace=2), task("b", 1, needs=(either,))]
    assert earliest_starts(problem(tasks, (9, 9, 9, 9))) == ([1, 1, 2], [4, 2, 2])


def test_all_that_a_module_cannot_do_without_comes_before() -> None:
    """``c`` needs two modules of 4 h, and a week has 3: they end in week 3 at the earliest."""
    tasks = [task("a", 4), task("b", 4), task("c", 1, 0, 1), task("d", 1, 2)]
    assert earliest_starts(problem(tasks, (3, 3, 3, 3))) == ([1, 1, 3, 3], [2, 2, 3, 3])


def test_a_pin_delays_what_follows() -> None:
    tasks = [task("a", 1, earliest=3), task("b", 1, 0)]
    assert earliest_starts(problem(tasks, (9, 9, 9, 9))) == ([3, 3], [3, 3])


def test_the_first_week_cannot_be_filled_at_these_paces() -> None:
    """Only ``a`` can run in week 1, and at 2 h; so 2 + 9 h are usable of 18."""
    asked = chain((9, 9))
    assert usable_capacity(asked, earliest_starts(asked)[0]) == [2, 4]


def test_one_at_a_time_lets_only_the_fastest_count() -> None:
    asked = chain((9, 9, 9), max_parallel=1)
    assert usable_capacity(asked, earliest_starts(asked)[0]) == [2, 2, 2]


def test_continuous_modules_come_on_top() -> None:
    tasks = [task("a", 4, pace=2), task("v", 3, pace=1, continuous=True)]
    asked = problem(tasks, (9, 9), max_parallel=1)
    assert usable_capacity(asked, earliest_starts(asked)[0]) == [3, 3]


@pytest.mark.parametrize(
    ("capacity", "last", "reserved"),
    [((9, 9, 9), 2, 2), ((9, 9, 1), 1, 1), ((9, 9, 0), 1, 2), ((1, 1, 1), 0, 1)],
)
def test_latest_begin(capacity: tuple[int, ...], last: int, reserved: int) -> None:
    """A module of 4 h at 2 a week."""
    asked = problem([task("a", 4, pace=2)], capacity)
    assert latest_begin(asked, asked.tasks[0]) == (last, reserved)


def test_what_a_capstone_waits_for_must_fit_before_it() -> None:
    """The capstone takes weeks 2 and 3 or later, so ``a`` has at most 3 + 1 h beside it."""
    tasks = [task("a", 6, before_capstone=True), task("k", 4, pace=2, capstone=True)]
    asked = problem(tasks, (3, 3, 3))
    (given,) = {w.given for w in windows(asked) if w.given}
    assert given == (1,)
    assert any(breaks(w, Solution({0: {}, 1: {}})) for w in windows(asked))
    assert not any(breaks(w, Solution({0: {}})) for w in windows(asked))


def test_places_are_bounded_too() -> None:
    """Three modules of 2 weeks each, one at a time, in 5 weeks of plenty."""
    tasks = [task(name, 2, pace=1) for name in "abc"]
    asked = problem(tasks, (9,) * 5, max_parallel=1)
    assert any(breaks(w, Solution({0: {}, 1: {}, 2: {}})) for w in windows(asked))
    assert not any(breaks(w, Solution({0: {}, 1: {}})) for w in windows(asked))
