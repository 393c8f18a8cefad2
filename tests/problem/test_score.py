"""The rules of the schedule, worked by hand, and coverage."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from curplan.problem.model import ScheduleRule, Solution, Task
from curplan.problem.schedule_rules.pace import weekly_loads
from curplan.problem.schedule_rules.sequence import users
from curplan.problem.score import (
    coverage,
    coverage_maximum,
    hours,
    schedule_breaches,
    schedule_penalty,
)
from tests.oracle.catalogues import cases
from tests.oracle.terms import Case
from tests.problem.making import problem, problem_of, rule, task

Hours = dict[int, dict[int, int]]


def points(
    asked: ScheduleRule,
    hours: Hours,
    capacity: tuple[int, ...] = (10, 10, 10, 10),
    tasks: list[Task] | None = None,
) -> int:
    made = tasks or [task(str(index), sum(by.values())) for index, by in hours.items()]
    whole = problem(made, capacity, schedule_rules=(asked,))
    return schedule_penalty(whole, Solution(hours))


@pytest.mark.parametrize(
    ("loads", "expected"),
    [
        ((9, 10, 10, 1), 0),  # 9 of 10 is within 10 %, the last week is free
        ((8, 10, 10, 1), 1),  # 1 h below 90 %: one step of 10 %
        ((10, 5, 10, 1), 4),
        ((10, 0, 10, 1), 9),
        ((1, 0, 0, 0), 0),  # one week is first and last
        ((0, 10, 8, 1), 1),  # weeks before the first count nothing
    ],
)
def test_load(loads: tuple[int, ...], expected: int) -> None:
    spread = {week: load for week, load in enumerate(loads, 1) if load}
    assert points(rule("load", percent=10), {0: spread}) == expected


def test_load_of_small_weeks_and_closed_ones() -> None:
    """Week 2 is closed; week 3 has 4 h, of which 3 are 75 %: 15 % short, so two steps."""
    spread = {1: 10, 3: 3, 4: 1}
    assert points(rule("load", percent=10), {0: spread}, (10, 0, 4, 10)) == 2


def test_load_weighs_each_step() -> None:
    assert points(rule("load", 3, percent=10), {0: {1: 5, 2: 1}}) == 12
    assert points(rule("load", percent=50), {0: {1: 5, 2: 1}}) == 0


@pytest.mark.parametrize(
    ("spread", "expected"),
    [({1: 1, 2: 1}, 0), ({1: 1, 4: 1}, 2), ({2: 1}, 0), ({1: 1, 3: 1, 4: 1}, 1)],
)
def test_idle(spread: dict[int, int], expected: int) -> None:
    assert points(rule("idle"), {0: spread}) == expected


def test_a_closed_week_is_not_idle() -> None:
    assert points(rule("idle"), {0: {1: 1, 4: 1}}, (9, 0, 9, 9)) == 1


@pytest.mark.parametrize(
    ("spread", "expected"),
    [
        ({1: 1, 2: 3, 3: 1}, 0),  # first and last may be short
        ({1: 1, 2: 2, 3: 1}, 1),
        ({1: 3, 2: 1, 3: 1, 4: 3}, 2),
        ({1: 3, 3: 3}, 0),  # nothing at all is idle, not a trickle
    ],
)
def test_trickle(spread: dict[int, int], expected: int) -> None:
    assert points(rule("trickle", hours=3), {0: spread}) == expected


def test_a_week_with_less_than_three_hours_is_no_trickle_when_filled() -> None:
    spread = {1: 3, 2: 2, 3: 3}
    assert points(rule("trickle", hours=3), {0: spread}, (9, 2, 9, 9)) == 0


def test_a_continuous_module_may_trickle() -> None:
    strand = [task("v", 3, continuous=True)]
    assert points(rule("trickle", hours=3), {0: {1: 1, 2: 1, 3: 1}}, tasks=strand) == 0


PAIR = [task("a", 1), task("b", 1, 0), task("c", 1, 0)]
SIX = (9,) * 6


@pytest.mark.parametrize(
    ("starts", "expected"),
    [((1, 3, 6), 0), ((1, 4, 6), 1), ((1, 6, 3), 0), ((4, 6, 6), 0)],
)
def test_reuse(starts: tuple[int, int, int], expected: int) -> None:
    """Within 2 weeks of the end of ``a`` one of ``b`` and ``c`` starts."""
    spreads = {index: {week: 1} for index, week in enumerate(starts)}
    assert points(rule("reuse", weeks=2), spreads, SIX, PAIR) == expected


def test_nobody_has_to_use_a_module() -> None:
    assert points(rule("reuse", weeks=1), {0: {1: 1}}, SIX, PAIR) == 0


def test_users_are_those_who_need_it_and_are_there() -> None:
    whole = problem(PAIR, SIX)
    assert users(whole, (0, 1, 2)) == {0: [1, 2]}
    assert users(whole, (0, 2)) == {0: [2]}
    assert users(whole, (1, 2)) == {}


STRAND = [task("v", 9, continuous=True), task("w", 9, continuous=True)]


@pytest.mark.parametrize(
    ("spreads", "expected"),
    [
        ({0: {1: 1, 2: 1, 3: 1}}, 0),
        ({0: {2: 1, 3: 1, 4: 1}}, 0),
        ({0: {3: 1, 4: 1, 5: 1}}, 1),  # starts a week late
        ({0: {1: 1, 3: 1}}, 1),  # one of 3 weeks short
        ({0: {4: 2}}, 3),
        ({0: {1: 1}, 1: {5: 1, 6: 1}}, 0),  # two make one strand
        ({0: {1: 1, 2: 1}, 1: {1: 1, 2: 1}}, 1),
    ],
)
def test_spread(spreads: Hours, expected: int) -> None:
    """From week 2 at the latest, over half of 6 weeks."""
    asked = rule("spread", start_week=2, percent=50, last_weeks=0)
    assert points(asked, spreads, SIX, STRAND) == expected


def test_no_strand_no_spread() -> None:
    assert points(rule("spread", start_week=1, percent=90, last_weeks=1), {0: {6: 1}}, SIX) == 0


@pytest.mark.parametrize(
    ("spreads", "expected"),
    [
        ({0: {1: 1}, 1: {2: 1}, 2: {3: 1}}, 0),
        ({0: {1: 1}, 1: {1: 1}, 2: {3: 1}}, 1),
        ({0: {1: 1, 2: 1}, 1: {1: 1, 2: 1}, 2: {2: 1}}, 3),
        ({0: {1: 1}, 3: {1: 1}}, 0),  # the fourth is light
    ],
)
def test_heavy(spreads: Hours, expected: int) -> None:
    tasks = [task(name, 9, heavy=name != "light") for name in ("a", "b", "c", "light")]
    assert points(rule("heavy", most=1, module_hours=9), spreads, tasks=tasks) == expected


@pytest.mark.parametrize(("end", "expected"), [(4, 0), (3, 1)])
def test_spread_reaches_the_last_weeks(end: int, expected: int) -> None:
    """The strand ends at most 2 weeks before the track, which ends in week 6."""
    asked = rule("spread", start_week=1, percent=0, last_weeks=2)
    tasks = [task("v", 2, continuous=True), task("a", 2)]
    assert points(asked, {0: {1: 1, end: 1}, 1: {1: 1, 6: 1}}, SIX, tasks) == expected


@pytest.mark.parametrize(
    ("spreads", "expected"),
    [
        ({0: {3: 2}, 1: {2: 1, 3: 1}, 2: {4: 1}}, 0),
        ({0: {3: 1, 4: 1}, 1: {2: 1, 4: 1}}, 1),
        ({0: {2: 1}, 1: {3: 2}, 3: {3: 1}}, 2),
        ({1: {2: 1, 4: 1}}, 0),  # no capstone
    ],
)
def test_capstone_last(spreads: Hours, expected: int) -> None:
    """0 is the capstone, 2 the continuous strand."""
    tasks = [
        task("end", 2, capstone=True),
        task("a", 2),
        task("v", 1, continuous=True),
        task("b", 1),
    ]
    assert points(rule("capstone-last"), spreads, tasks=tasks) == expected


def test_prompt_start() -> None:
    assert points(rule("prompt-start"), {0: {1: 1}}) == 0
    assert points(rule("prompt-start"), {0: {4: 1}, 1: {3: 2}}, (9, 0, 9, 9)) == 1
    assert points(rule("prompt-start"), {0: {3: 1}}) == 2


@pytest.mark.parametrize(
    ("spread", "expected"),
    [
        ({1: 4, 2: 4}, 0),
        ({1: 1, 6: 7}, 2),  # two weeks needed, four allowed, six taken
        ({2: 1, 6: 7}, 1),
    ],
)
def test_stretch(spread: dict[int, int], expected: int) -> None:
    tasks = [task("a", 8, pace=4)]
    assert points(rule("stretch", percent=200), {0: spread}, SIX, tasks) == expected


def test_a_short_module_may_take_two_weeks_and_a_strand_any_number() -> None:
    asked = rule("stretch", percent=100)
    assert points(asked, {0: {1: 1, 2: 1}}, SIX) == 0
    assert points(asked, {0: {1: 1, 3: 1}}, SIX) == 1
    assert points(asked, {0: {1: 1, 6: 1}}, SIX, [task("v", 2, continuous=True)]) == 0


def test_breaches_say_who_and_when() -> None:
    tasks = [task("a", 3), task("b", 3)]
    whole = problem(tasks, SIX, schedule_rules=(rule("idle", 4),))
    (breach,) = schedule_breaches(whole, Solution({0: {1: 3}, 1: {1: 1, 4: 2}}))
    assert (breach.modules, breach.weeks, breach.penalty) == ((1,), (2, 3), 8)


def test_an_empty_track_breaks_nothing() -> None:
    every = (rule("load", percent=10), rule("spread", start_week=1, percent=50, last_weeks=1))
    assert schedule_breaches(problem([], SIX, schedule_rules=every), Solution({})) == ()


def test_weekly_loads() -> None:
    loads = weekly_loads(problem(PAIR, SIX), Solution({0: {1: 2, 3: 1}, 1: {3: 4}}))
    assert loads == [2, 0, 5, 0, 0, 0]


def test_filling_counts_practice_instead_of_hours() -> None:
    tasks = [task("a", 8, practice=3), task("b", 4, practice=4)]
    assert hours(problem(tasks, SIX), (0, 1)) == 12
    assert hours(problem(tasks, SIX, fill=True), (0, 1)) == 7


@settings(max_examples=50, derandomize=True, deadline=None, database=None)
@given(cases())
def test_coverage_is_what_the_design_says(drawn: Case) -> None:
    whole = problem_of(drawn)
    for size in range(len(whole.tasks) + 1):
        chosen = tuple(range(size))
        values = drawn.value([whole.tasks[index].id for index in chosen])
        found = [coverage(whole, chosen, p) for p in ("must", "essential", "optional")]
        assert (*found, hours(whole, chosen)) == values
        assert all(
            coverage(whole, chosen, p) <= coverage_maximum(whole, p)
            for p in ("must", "essential", "optional")
        )
