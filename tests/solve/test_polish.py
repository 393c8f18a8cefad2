from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curplan.problem.model import Problem, Solution
from curplan.problem.score import schedule_penalty
from curplan.solve.cpsat import Model
from curplan.solve.polish import polish
from curplan.solve.weekly import Weekly
from tests.oracle.catalogues import cases
from tests.oracle.check import violations
from tests.oracle.describe import describe
from tests.oracle.terms import Case
from tests.problem.making import named, problem, problem_of, rule, solution, task
from tests.problem.schedules import random_schedules

RULES = (
    rule("load", 2, percent=10),
    rule("idle", 4),
    rule("trickle", 1, hours=3),
    rule("reuse", 2, weeks=1),
    rule("spread", 2, start_week=2, percent=50, last_weeks=1),
    rule("heavy", 1, most=1, module_hours=2),
)


@settings(max_examples=15, derandomize=True, deadline=None, database=None)
@given(cases(), st.integers(0, 10**6))
def test_polish_never_worsens_and_stays_valid(drawn: Case, seed: int) -> None:
    asked = problem_of(drawn)
    tasks = tuple(replace(t, heavy=not t.continuous and t.hours > 1) for t in asked.tasks)
    asked = replace(asked, tasks=tasks, schedule_rules=RULES)
    for hours in random_schedules(drawn, random.Random(seed), [t.id for t in asked.tasks]):
        start = solution(asked, hours)
        found, bound = polish(asked, start, 0.3)
        assert found.selection == start.selection
        assert not violations(drawn, named(asked, found)), describe(drawn)
        assert 0 <= bound <= schedule_penalty(asked, found) <= schedule_penalty(asked, start)


def test_a_module_that_pauses_is_put_together() -> None:
    asked = problem([task("a", 6), task("b", 5, 0)], (4,) * 4, schedule_rules=(rule("idle", 4),))
    start = Solution({0: {1: 3, 3: 3}, 1: {3: 1, 4: 4}})
    assert schedule_penalty(asked, start) == 4
    found, bound = polish(asked, start, 2.0)
    assert schedule_penalty(asked, found) == bound == 0


def test_what_cannot_be_helped_is_proven() -> None:
    """6 h at 2 a week fill a quarter of weeks that want a half; the last taught week is free."""
    asked = problem([task("a", 6, pace=2)], (8,) * 4, schedule_rules=(rule("load", percent=50),))
    start = Solution({0: {1: 2, 2: 2, 3: 2}})
    found, bound = polish(asked, start, 2.0)
    assert schedule_penalty(asked, found) == bound == 2


@pytest.mark.parametrize("limit", [0.0, -1.0])
def test_no_work_no_change(limit: float) -> None:
    asked = problem([task("a", 2)], (4,) * 3, schedule_rules=(rule("idle"),))
    start = Solution({0: {1: 1, 3: 1}})
    assert polish(asked, start, limit) == (start, 0)


def test_a_whole_window_that_is_proven_gives_the_bound() -> None:
    """With few weeks a window is the whole schedule: nothing is left to search or to bound."""
    tasks = [task("a", 6, pace=2), task("b", 3, pace=1)]
    asked = problem(tasks, (8,) * 4, schedule_rules=(rule("load", percent=25), rule("idle", 4)))
    start = Solution({0: {1: 2, 2: 2, 4: 2}, 1: {1: 1, 3: 1, 4: 1}})
    found, bound = polish(asked, start, 0.4)
    assert 0 < schedule_penalty(asked, found) == bound < schedule_penalty(asked, start)


def test_what_is_held_stays_however_long_the_search() -> None:
    """Beginning anew would move everything; what is held forbids it."""
    tasks = [task(str(n), 4 + n % 3, *((n - 2,) if n > 1 else ()), pace=3) for n in range(8)]
    asked = problem(tasks, (5,) * 10, schedule_rules=RULES)
    start = Solution(_in_a_row(asked.capacity, [t.hours for t in tasks]))

    def hold(small: Problem, model: Model, weekly: Weekly, old: tuple[int, ...]) -> None:
        for index in (0, 7):
            for week, variable in enumerate(weekly.hours[index], start=1):
                hours = start.hours[old[index]].get(week, 0)
                model.linear([(1, variable)], hours, hours)

    found, _ = polish(asked, start, 0.8, hold)
    assert all(found.hours[index] == start.hours[index] for index in (0, 7))
    assert schedule_penalty(asked, found) < schedule_penalty(asked, start)


def test_an_empty_track_has_nothing_to_polish() -> None:
    asked = problem([task("a", 2)], (4,), schedule_rules=(rule("idle"),))
    assert polish(asked, Solution({}), 1.0) == (Solution({}), 0)


def test_the_same_every_time() -> None:
    tasks = [task(str(n), 4 + n % 3, *((n - 2,) if n > 1 else ()), pace=3) for n in range(8)]
    asked = problem(tasks, (5,) * 10, schedule_rules=RULES)
    start = Solution(_in_a_row(asked.capacity, [t.hours for t in tasks]))
    first, second = (polish(asked, start, 0.5) for _ in range(2))
    assert first == second
    assert schedule_penalty(asked, first[0]) < schedule_penalty(asked, start)


def _in_a_row(capacity: tuple[int, ...], hours: list[int]) -> dict[int, dict[int, int]]:
    """One module after another, at most 3 h a week each."""
    spreads: dict[int, dict[int, int]] = {index: {} for index in range(len(hours))}
    week, room = 1, capacity[0]
    for index, left in enumerate(hours):
        while left:
            given = min(3 - spreads[index].get(week, 0), left, room)
            if given:
                spreads[index][week] = spreads[index].get(week, 0) + given
            left -= given
            room -= given
            if left and (not room or spreads[index].get(week, 0) == 3):
                week, room = week + 1, capacity[week]
    return spreads
