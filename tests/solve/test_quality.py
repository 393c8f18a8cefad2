"""The penalty in CP-SAT is the scorer's: two statements of the same rules."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curplan.problem.model import Link, Problem, ScheduleRule, Solution
from curplan.problem.score import schedule_breaches, schedule_penalty
from curplan.solve.cpsat import Effort, Model
from curplan.solve.quality import penalty_terms
from curplan.solve.schedule import all_chosen, only
from curplan.solve.weekly import Weekly
from tests.oracle.catalogues import cases
from tests.oracle.describe import describe
from tests.oracle.terms import Case
from tests.problem.making import problem, problem_of, rule, solution, task
from tests.problem.schedules import random_schedules

thresholds = st.fixed_dictionaries(
    {
        "percent": st.sampled_from((10, 25, 0, 60)),
        "trickle": st.integers(1, 4),
        "within": st.integers(0, 3),
        "start": st.integers(1, 4),
        "share": st.sampled_from((50, 80, 30)),
        "most": st.integers(0, 2),
    }
)


def rules(drawn: dict[str, int], links: tuple[Link, ...] = ()) -> tuple[ScheduleRule, ...]:
    """Every schedule rule there is, with weights that tell them apart."""
    return (
        rule("load", 1, percent=drawn["percent"]),
        rule("idle", 2, hours=0),
        rule("trickle", 3, hours=drawn["trickle"]),
        rule("reuse", 5, weeks=drawn["within"]),
        rule("spread", 7, start_week=drawn["start"], percent=drawn["share"], last_weeks=1),
        rule("heavy", 11, most=drawn["most"], module_hours=2),
        rule("capstone-last", 13),
        rule("prompt-start", 17),
        rule("stretch", 19, percent=50 * drawn["most"]),
        rule("novelty", 23, most=drawn["most"]),
        rule("before-break", 29),
        rule("cadence", 31, weeks=drawn["trickle"]),
        rule("gates", 37, weeks=drawn["start"]),
        rule("capstone-weeks", 41, percent=drawn["share"], most=drawn["share"] + 10),
        replace(rule("order", 43), links=links),
        replace(rule("introduced", 47), links=links),
        replace(rule("groundwork", 53, hours=drawn["trickle"] * 2), links=links),
    )


def some_links(tasks: int, seed: int) -> tuple[Link, ...]:
    """Modules and what should come before them, at random; also nothing at all."""
    drawn = random.Random(seed)
    everything = range(tasks)
    return tuple(
        Link(module, tuple(sorted(set(drawn.sample(everything, drawn.randint(0, 2))) - {module})))
        for module in everything
        if tasks > 1 and drawn.random() < 0.6
    )


def stated(problem: Problem, solution: Solution) -> int:
    """Least penalty of the CP-SAT model with the weeks of a solution fixed."""
    small, old = only(problem, solution.selection)
    model = Model()
    weekly = Weekly(small, model, all_chosen(small, model))
    model.optimise(penalty_terms(small, model, weekly), maximise=False)
    fixed = {
        variable: solution.hours[index].get(week, 0)
        for number, index in enumerate(old)
        for week, variable in enumerate(weekly.hours[number], start=1)
    }
    answer = model.copy_with(fixed).solve(Effort(2.0))
    assert answer.found
    assert answer.closed
    return answer.objective


@settings(max_examples=70, derandomize=True, deadline=None, database=None)
@given(cases(), thresholds, st.integers(0, 10**6))
def test_both_state_the_same_penalty(drawn: Case, limits: dict[str, int], seed: int) -> None:
    asked = problem_of(drawn)
    tasks = tuple(
        replace(
            t,
            heavy=not t.continuous and t.hours > 1,
            new=(n + seed) % 3,
            gate=(n + seed) % 2 == 0,
            graded=(n + seed) % 4 > 0,
        )
        for n, t in enumerate(asked.tasks)
    )
    links = some_links(len(tasks), seed)
    asked = replace(asked, tasks=tasks, schedule_rules=rules(limits, links))
    for hours in random_schedules(drawn, random.Random(seed), [t.id for t in asked.tasks]):
        found = solution(asked, hours)
        if found.hours and stated(asked, found) != schedule_penalty(asked, found):
            breaches = schedule_breaches(asked, found)
            pytest.fail(f"{stated(asked, found)}: {hours}\n{breaches}\n{describe(drawn)}")


SPREADS: dict[str, tuple[dict[int, dict[int, int]], tuple[int, ...]]] = {
    "one long": ({0: {1: 5, 2: 3, 3: 5, 4: 5, 6: 2}}, (5,) * 6),
    "apart": ({0: {1: 5}, 1: {6: 5}}, (5,) * 6),
    "together": ({0: {1: 2, 2: 2, 3: 2}, 1: {1: 1, 3: 2}, 2: {1: 1, 2: 1, 3: 1}}, (6,) * 4),
    "closed weeks": ({0: {2: 3, 5: 1}, 1: {2: 1, 4: 2, 5: 4}}, (5, 5, 0, 5, 5, 5)),
    "late strand": ({0: {1: 5, 2: 5}, 3: {5: 1, 6: 1}}, (5,) * 6),
}


@pytest.mark.parametrize("name", SPREADS)
@pytest.mark.parametrize("only_rule", range(17))
def test_each_rule_by_itself(name: str, only_rule: int) -> None:
    """Modules 1 and 2 need module 0 where they are there; module 3 is continuous."""
    spreads, capacity = SPREADS[name]
    drawn = {"percent": 10, "trickle": 3, "within": 1, "start": 2, "share": 50, "most": 1}
    each = rules(drawn, (Link(1, (0,)), Link(2, (0, 1)), Link(0, ())))[only_rule]
    tasks = [
        task(
            str(n),
            sum(spreads.get(n, {1: 1}).values()),
            heavy=n < 3,
            continuous=n == 3,
            capstone=n == 2,
            graded=n == 0,
            gate=n == 1,
            new=2,
        )
        for n in range(4)
    ]
    apart = all(min(by) >= max(spreads[0]) for n, by in spreads.items() if n in (1, 2))
    if apart:
        tasks[1] = replace(tasks[1], needs=task("x", 1, 0).needs)
    asked = problem(tasks, capacity, schedule_rules=(each,))
    found = Solution(spreads)
    assert stated(asked, found) == schedule_penalty(asked, found)


def test_the_finest_trickle() -> None:
    """A module shorter than the threshold can trickle too, over three weeks."""
    asked = problem([task("a", 3)], (9,) * 4, schedule_rules=(rule("trickle", hours=4),))
    found = Solution({0: {1: 1, 2: 1, 3: 1}})
    assert schedule_penalty(asked, found) == 1
    assert stated(asked, found) == 1
