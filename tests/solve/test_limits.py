"""What the weeks' hours imply: what may have begun and ended, and a bound from it."""

from __future__ import annotations

from curplan.problem.model import Problem
from curplan.solve.cpsat import Effort, Model
from curplan.solve.quality import penalty_terms
from curplan.solve.quality.limits import ancestors
from curplan.solve.schedule import all_chosen
from curplan.solve.weekly import Weekly
from tests.problem.making import problem, rule, task


def stated(asked: Problem) -> tuple[Model, Weekly]:
    """Make the model of the penalty."""
    model = Model()
    weekly = Weekly(asked, model, all_chosen(asked, model))
    model.optimise(penalty_terms(asked, model, weekly), maximise=False)
    return model, weekly


def possible(asked: Problem, fixed: dict[str, int]) -> bool:
    """Tell whether 'begun module week' or 'ended module week' may have these values."""
    model, weekly = stated(asked)
    rows = {"begun": weekly.begun, "ended": weekly.ended}
    values = {}
    for words, value in fixed.items():
        kind, module, week = words.split()
        values[rows[kind][int(module)][int(week) - 1]] = value
    return model.copy_with(values).solve(Effort(1.0)).found


def test_ancestors_are_those_that_nobody_can_replace() -> None:
    tasks = [task("a", 2), task("b", 2, 0), task("c", 2, 1), task("d", 2)]
    asked = problem(tasks, (4,) * 4, order=((2, 3),))
    assert list(ancestors(asked)) == [frozenset(), {0}, {0, 1}, {0, 1, 2}]


def test_a_chain_begins_and_ends_when_its_hours_allow() -> None:
    """Two of 4 h, then one of 4 h, in weeks of 4 h: there is one schedule, and it is found."""
    asked = problem([task("a", 4), task("b", 4, 0), task("c", 4, 1)], (4,) * 3)
    assert possible(asked, {"begun 1 2": 1, "ended 0 1": 1, "begun 2 3": 1, "ended 1 2": 1})
    assert not possible(asked, {"begun 1 1": 1})
    assert not possible(asked, {"ended 0 1": 0})


def test_room_to_spare_leaves_the_choice() -> None:
    asked = problem([task("a", 4), task("b", 4, 0)], (4,) * 4)
    for week in (1, 2, 3):
        assert possible(asked, {f"ended 0 {week}": 1})
    for week in (1, 2):
        assert possible(asked, {f"begun 0 {week}": 0})
    assert not possible(asked, {"begun 0 3": 0})


def test_marks_too_few_give_a_bound() -> None:
    """One graded end for six windows of one week: five stay without, which arithmetic proves."""
    tasks = [task("a", 12, pace=4), task("b", 12, pace=4, graded=True)]
    asked = problem(tasks, (4,) * 6, schedule_rules=(rule("cadence", 2, weeks=1),))
    answer = stated(asked)[0].solve(Effort(0.5, 2))
    assert answer.closed
    assert answer.objective == answer.bound == 10
