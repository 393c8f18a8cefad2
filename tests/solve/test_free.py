"""What is freed at a time: the schedule at hand always stays possible, and only that is fixed."""

from __future__ import annotations

import random

import pytest

from curplan.problem.model import Problem, Solution
from curplan.problem.score import schedule_penalty
from curplan.solve.cpsat import Effort, Model
from curplan.solve.free import RIPPLES, SIZES, WIDTHS, Neighbourhoods
from curplan.solve.greedy import greedy
from curplan.solve.quality import penalty_terms
from curplan.solve.schedule import all_chosen
from curplan.solve.weekly import Weekly
from tests.problem.making import problem, rule, task

RULES = (rule("idle", 4), rule("reuse", 2, weeks=1), rule("novelty", 1, most=0))


@pytest.fixture(scope="module")
def made() -> tuple[Problem, Model, Weekly, Solution]:
    """Nine modules that fill their weeks, their model, and a schedule that breaks rules."""
    tasks = [task(str(n), 3 + n % 3, *((n - 3,) if n > 2 else ()), pace=3) for n in range(9)]
    asked = problem(tasks, (4,) * 9, schedule_rules=RULES)
    model = Model()
    weekly = Weekly(asked, model, all_chosen(asked, model))
    model.optimise(penalty_terms(asked, model, weekly), maximise=False)
    found = greedy(asked, range(9), 50, any_will_do=True).solution
    assert found is not None
    assert schedule_penalty(asked, found) > 0
    return asked, model, weekly, found


def sizes() -> list[tuple[str, int]]:
    """Every kind of neighbourhood, smallest, middle and largest."""
    kinds = {"ripple": RIPPLES, "around": SIZES, "window": WIDTHS}
    return [(kind, n) for kind, all_ in kinds.items() for n in (0, len(all_) // 2, len(all_) - 1)]


@pytest.mark.parametrize(("kind", "step"), sizes())
def test_the_schedule_at_hand_stays_possible(
    made: tuple[Problem, Model, Weekly, Solution], kind: str, step: int
) -> None:
    asked, model, weekly, now = made
    free = Neighbourhoods(asked, weekly, random.Random(step))
    for _ in range(3):
        if kind == "window":
            _, fixed = free.window(now, step, set())
        else:
            fixed = (free.ripple if kind == "ripple" else free.around)(now, step)
        weeks = free.held(now, range(len(asked.tasks)))
        answer = model.copy_with({**weeks, **fixed}).solve(Effort(1.0))
        assert answer.objective == schedule_penalty(asked, now)


def test_a_ripple_moves_nothing_further_than_its_reach(
    made: tuple[Problem, Model, Weekly, Solution],
) -> None:
    asked, model, weekly, now = made
    fixed = Neighbourhoods(asked, weekly, random.Random(1)).ripple(now, 0)
    for sign in (1, -1):
        ended = [(sign, variable) for row in weekly.ended for variable in row]
        model = model.copy_with(fixed)
        model.optimise(ended, maximise=True)
        found = weekly.read(model.solve(Effort(1.0)))
        for index, spread in found.items():
            assert abs(max(spread) - max(now.hours[index])) <= RIPPLES[0][0]
            assert abs(min(spread) - min(now.hours[index])) <= RIPPLES[0][0]


def test_a_window_that_is_done_is_only_freed_with_modules(
    made: tuple[Problem, Model, Weekly, Solution],
) -> None:
    asked, _, weekly, now = made
    free = Neighbourhoods(asked, weekly, random.Random(1))
    everywhere = {(first, 7) for first in range(1, 10)}
    assert all(free.window(now, 0, everywhere)[0] is None for _ in range(20))
    assert any(free.window(now, 0, set())[0] for _ in range(20))
