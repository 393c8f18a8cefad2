"""The walk over orders: sound schedules, fewer broken rules, the same every time."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curplan.problem.model import Corequisite
from curplan.problem.score import schedule_penalty
from curplan.solve import climb as climbing
from curplan.solve.climb import climb
from curplan.solve.greedy import greedy
from tests.oracle.catalogues import cases
from tests.oracle.check import violations
from tests.oracle.describe import describe
from tests.oracle.terms import Case
from tests.problem.making import named, problem, problem_of, rule, task

LATE = (rule("reuse", 2, weeks=1), rule("load", 2, percent=10), rule("novelty", 1, most=2))


@settings(max_examples=10, derandomize=True, deadline=None, database=None)
@given(cases(), st.integers(0, 10**6))
def test_what_it_finds_keeps_every_constraint(drawn: Case, seed: int) -> None:
    asked = replace(problem_of(drawn), schedule_rules=LATE)
    hours = sum(each.hours for each in asked.tasks)
    if not asked.tasks or hours > (drawn.brief.max_hours or hours):
        return
    found, work = climb(asked, seed)
    assert work >= 0
    if found is not None:
        assert found.selection == tuple(range(len(asked.tasks)))
        assert not violations(drawn, named(asked, found)), describe(drawn)


def test_it_finds_an_order_that_the_greedy_does_not() -> None:
    """Four pairs: each second module should follow its first at once, not after all firsts."""
    firsts = [task(f"a{n}", 4, pace=4) for n in range(4)]
    seconds = [task(f"b{n}", 4, n, pace=4) for n in range(4)]
    asked = problem([*firsts, *seconds], (4,) * 8, max_parallel=1, schedule_rules=LATE[:1])
    first = greedy(asked, range(8), 1, any_will_do=True).solution
    found, _ = climb(asked, 1)
    assert first is not None
    assert found is not None
    assert schedule_penalty(asked, first) > schedule_penalty(asked, found) == 0


def test_the_same_every_time_and_another_seed_is_another_walk() -> None:
    tasks = [task(str(n), 3 + n % 4, *((n - 3,) if n > 2 else ()), pace=3) for n in range(9)]
    asked = problem(tasks, (5,) * 12, schedule_rules=(*LATE, rule("idle", 4)))
    assert climb(asked, 1) == climb(asked, 1)
    walks = {str(climb(asked, seed)) for seed in range(6)}
    assert len(walks) > 1


def test_a_box_too_small_is_given_up_soon() -> None:
    tasks = [task("a", 4, pace=2), task("b", 4, 0, pace=2)]
    asked = problem(tasks, (4,) * 2, schedule_rules=LATE)
    found, work = climb(asked, 1)
    assert found is None
    assert work == pytest.approx(2 * climbing.HOPELESS * climbing.STEP_COST * 2 * 2)


def test_strict_corequisites_are_left_to_the_exact_model() -> None:
    together = task("b", 2, corequisites=(Corequisite((0,), strict=True),))
    asked = problem([task("a", 2), together], (4,) * 2, schedule_rules=LATE)
    assert climb(asked, 1) == (None, 0.0)
