"""The rules of the choice, worked by hand: what each selection costs."""

from __future__ import annotations

import pytest

from curplan.catalogue.policy import Policy, Rule
from curplan.problem.make_rules import schedule_rules
from curplan.problem.model import Task
from curplan.problem.score import selection_breaches
from curplan.problem.selection_rules import selection_rules
from tests.problem.making import problem, task

TASKS = [
    task("lecture", 40, hands_on=10, strand="maths", graded=True),
    task("lab", 20, hands_on=20, strand="code", graded=False),
    task("project", 10, hands_on=10, strand="code", portfolio=True, graded=True),
    task("final", 10, hands_on=10, strand="code", capstone=True, portfolio=True, graded=True),
]


def penalty(rule: Rule, chosen: list[int], tasks: list[Task] = TASKS, per_hour: int = 1) -> int:
    rules = selection_rules(Policy(rules=(rule,)), tasks, per_hour)
    asked = problem(tasks, (100,), selection_rules=rules)
    return sum(breach.penalty for breach in selection_breaches(asked, chosen))


@pytest.mark.parametrize(
    ("chosen", "points"),
    [
        ([], 0),
        ([0], 1),  # 10 of 40 h, 20 wanted: 10 short, one step of 10
        ([0, 1], 0),  # 30 of 60 h
        ([0, 2], 1),  # 20 of 50 h, 25 wanted: 5 short, one step begun
        ([1], 0),
    ],
)
def test_hands_on(chosen: list[int], points: int) -> None:
    assert penalty(Rule("hands-on", 1), chosen) == points


def test_hands_on_by_smaller_steps_costs_more() -> None:
    """10 h short in steps of 3 are 4, each at weight 5."""
    rule = Rule("hands-on", 5, (("percent", 50), ("step_hours", 3)))
    assert penalty(rule, [0]) == 20


@pytest.mark.parametrize(
    ("chosen", "points"),
    [
        ([0], 1),  # 4.8 h wanted, none there
        ([0, 1, 2, 3], 0),  # 10 of 80 h are 12.5 %
        ([3], 0),
    ],
)
def test_capstone_share(chosen: list[int], points: int) -> None:
    assert penalty(Rule("capstone-share", 1), chosen) == points


def test_capstone_share_at_another_percentage() -> None:
    """A quarter of 80 h is 20, 10 of them are there: 10 short in steps of 4 are 3."""
    rule = Rule("capstone-share", 2, (("percent", 25), ("step_hours", 4)))
    assert penalty(rule, [0, 1, 2, 3]) == 6


@pytest.mark.parametrize(
    ("chosen", "points"),
    [([], 3), ([2], 2), ([1], 1), ([1, 2], 0), ([0], 3), ([1, 2, 3], 0)],
)
def test_strand_floor(chosen: list[int], points: int) -> None:
    """At least 25 h of code, in steps of 10."""
    assert penalty(Rule("strand-floor", 1, (("code", 25),)), chosen) == points


def test_strand_floors_are_told_apart() -> None:
    rule = Rule("strand-floor", 1, (("code", 25), ("maths", 50)))
    rules = selection_rules(Policy(rules=(rule,)), TASKS, 1)
    asked = problem(TASKS, (100,), selection_rules=rules)
    found = {breach.rule: breach.points for breach in selection_breaches(asked, [0])}
    assert found == {"strand-floor:code": 3, "strand-floor:maths": 1}


@pytest.mark.parametrize(("chosen", "points"), [([], 3), ([0, 1], 3), ([2], 2), ([2, 3], 1)])
def test_portfolio(chosen: list[int], points: int) -> None:
    assert penalty(Rule("portfolio", 1), chosen) == points


@pytest.mark.parametrize(
    ("least", "chosen", "points"),
    [(20, [0, 1, 2, 3], 1), (21, [0, 1, 2, 3], 0), (20, [0, 2, 3], 0)],
)
def test_graded_end(least: int, chosen: list[int], points: int) -> None:
    assert penalty(Rule("graded-end", 1, (("hours", least),)), chosen) == points


def test_the_guilty_of_a_graded_end() -> None:
    rules = selection_rules(Policy(rules=(Rule("graded-end", 1),)), TASKS, 1)
    (breach,) = selection_breaches(problem(TASKS, (9,), selection_rules=rules), [0, 1, 2])
    assert breach.modules == (1,)


def test_hours_of_a_rule_are_hours_at_a_finer_quantum() -> None:
    """The same rules and modules counted in half hours cost the same."""
    halves = [
        task(
            each.id,
            2 * each.hours,
            hands_on=2 * each.hands_on,
            strand=each.strand,
            graded=each.graded,
            portfolio=each.portfolio,
            capstone=each.capstone,
        )
        for each in TASKS
    ]
    for rule in (
        Rule("hands-on", 1),
        Rule("capstone-share", 1, (("percent", 25),)),
        Rule("strand-floor", 1, (("code", 25),)),
        Rule("graded-end", 1),
        Rule("portfolio", 1),
    ):
        for chosen in ([], [0], [0, 1], [0, 2], [2, 3], [0, 1, 2, 3]):
            assert penalty(rule, chosen, halves, 2) == penalty(rule, chosen), (rule.id, chosen)


def test_weight_0_switches_a_rule_off() -> None:
    policy = Policy(rules=(Rule("portfolio", 0), Rule("idle", 0)))
    assert selection_rules(policy, TASKS, 1) == ()
    assert schedule_rules(policy, 1) == ()


def test_thresholds_of_schedule_rules_in_quanta() -> None:
    rules = (Rule("trickle", 2, (("hours", 4),)), Rule("reuse", 3), Rule("spread", 1))
    trickle, reuse, spread = schedule_rules(Policy(rules=rules), 4)
    assert (trickle.weight, trickle.threshold("hours")) == (2, 16)
    assert (reuse.weight, reuse.threshold("weeks")) == (3, 5)
    assert (spread.threshold("start_week"), spread.threshold("percent")) == (4, 50)
    with pytest.raises(KeyError):
        spread.threshold("hours")
