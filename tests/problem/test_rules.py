"""The rules of the choice, worked by hand: what each selection costs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from curplan.catalogue.policy import Policy, Rule
from curplan.problem.make_rules import schedule_rules
from curplan.problem.model import Task
from curplan.problem.score import selection_breaches
from curplan.problem.selection_rules import Aims, selection_rules
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


LECTURES = [task("talk", 40, lecture=30), task("half", 20, lecture=9), task("lab", 40)]


@pytest.mark.parametrize(
    ("chosen", "points"),
    [
        ([], 0),
        ([0], 2),  # 30 h, 18 allowed: 12 too many, two steps of 10 begun
        ([1], 0),  # 9 of 20 h are just 45 %
        ([0, 1], 2),  # 39 h, 27 allowed
        ([0, 1, 2], 0),  # 39 of 100 h
    ],
)
def test_lecture(chosen: list[int], points: int) -> None:
    assert penalty(Rule("lecture", 1), chosen, LECTURES) == points


def test_lecture_at_another_percentage() -> None:
    """10 % of 60 h are 6, there are 39: 33 too many in steps of 5 are 7, each at weight 3."""
    rule = Rule("lecture", 3, (("percent", 10), ("step_hours", 5)))
    assert penalty(rule, [0, 1], LECTURES) == 21


STRANDS = [task("thin", 4, continuous=True), task("a", 76), task("b", 20)]


@pytest.mark.parametrize(
    ("chosen", "points"),
    [
        ([0, 1], 0),  # 4 of 80 h are just 5 %
        ([0, 1, 2], 1),  # 5 h wanted: 1 short
        ([1, 2], 1),  # 4.8 h wanted
        ([], 0),
    ],
)
def test_career_share(chosen: list[int], points: int) -> None:
    assert penalty(Rule("career-share", 1), chosen, STRANDS) == points


def test_career_share_at_another_percentage() -> None:
    """40 % of 100 h are 40, there are 4: 36 short in steps of 5 are 8."""
    assert penalty(Rule("career-share", 1, (("percent", 40),)), [0, 1, 2], STRANDS) == 8


def aimed(rule: Rule, chosen: list[int], tasks: list[Task], aims: Aims, per_hour: int = 1) -> int:
    rules = selection_rules(Policy(rules=(rule,)), tasks, per_hour, aims)
    asked = problem(tasks, (100,), selection_rules=rules)
    return sum(breach.penalty for breach in selection_breaches(asked, chosen))


THEMED = [task("a", 30, theme="code"), task("b", 15, theme="code"), task("c", 50, theme="data")]
CODE = (("code", 40, 0),)


@pytest.mark.parametrize(
    ("chosen", "capacity", "points"),
    [
        ([], 700, 4),
        ([0], 700, 1),  # 10 short
        ([0, 1], 700, 0),
        ([2], 700, 4),  # hours of another theme
        ([], 900, 4),  # a larger time box asks for no more
        ([], 350, 2),  # half the time box, half the hours
        ([1], 350, 1),  # 5 short of 20
        ([0], 525, 0),  # three quarters: 30
        ([0], 540, 0),  # 30.86, rounded down
        ([], 0, 0),
    ],
)
def test_themes_in_proportion_to_the_time_box(
    chosen: list[int], capacity: int, points: int
) -> None:
    assert aimed(Rule("themes", 1), chosen, THEMED, Aims(CODE, capacity=capacity)) == points


def test_a_full_time_box_of_other_hours() -> None:
    """350 of 400 h ask for 35: 5 short of it, in steps of 2."""
    rule = Rule("themes", 1, (("full_hours", 400), ("step_hours", 2)))
    assert aimed(rule, [0], THEMED, Aims(CODE, capacity=350)) == 3


@pytest.mark.parametrize(
    ("most", "chosen", "points"),
    [
        (45, [0, 1], 0),
        (44, [0, 1], 1),
        (34, [0, 1], 2),  # 11 too many
        (0, [0, 1], 0),  # no limit
        (20, [], 1),  # 10 short
    ],
)
def test_themes_have_a_most_that_no_small_time_box_lessens(
    most: int, chosen: list[int], points: int
) -> None:
    """At least 20 h in a full time box, 10 in this one of half the hours."""
    themes = Aims((("code", 20, most),), capacity=350)
    assert aimed(Rule("themes", 1), chosen, THEMED, themes) == points


def test_themes_are_told_apart_and_counted_in_hours_at_a_finer_quantum() -> None:
    themes = (("code", 40, 0), ("data", 10, 30))
    halves = [replace(each, hours=2 * each.hours) for each in THEMED]
    doubled = tuple((name, 2 * least, 2 * most) for name, least, most in themes)
    for chosen in ([], [0], [0, 1], [2], [0, 1, 2]):
        whole = aimed(Rule("themes", 1), chosen, THEMED, Aims(themes, capacity=500))
        halved = Aims(doubled, capacity=1000)
        assert aimed(Rule("themes", 1), chosen, halves, halved, 2) == whole
    rules = selection_rules(Policy(rules=(Rule("themes", 1),)), THEMED, 1, Aims(themes))
    assert [rule.id for rule in rules] == ["themes:code", "themes:data", "themes:data"]


ESSENTIAL = frozenset({"a", "b", "c", "d", "e"})


@pytest.mark.parametrize(
    ("practises", "teaches", "capstone", "points"),
    [
        ("abc", "", True, 0),  # three of five are just 60 %
        ("ab", "", True, 1),
        ("abx", "", True, 1),  # x is not essential
        ("abcd", "x", True, 0),
        ("abcd", "ab", True, 2),  # taught first by the capstone
        ("", "abc", True, 4),
        ("", "abc", False, 0),  # no capstone
    ],
)
def test_capstone_skills(practises: str, teaches: str, capstone: bool, points: int) -> None:
    outcomes = {"practises": [(s, 2) for s in practises], "teaches": [(s, 1) for s in teaches]}
    tasks = [task("end", 9, capstone=capstone, **outcomes)]
    rule = Rule("capstone-skills", 1)
    assert aimed(rule, [0], tasks, Aims(essential=ESSENTIAL)) == points
    assert aimed(rule, [], tasks, Aims(essential=ESSENTIAL)) == 0


def test_capstone_skills_at_another_percentage_and_of_a_role_without_any() -> None:
    tasks = [task("end", 9, capstone=True, practises=(("a", 1), ("b", 1)))]
    half = Rule("capstone-skills", 2, (("percent", 50),))
    assert aimed(half, [0], tasks, Aims(essential=frozenset("abcd"))) == 0
    assert aimed(half, [0], tasks, Aims(essential=ESSENTIAL)) == 2
    assert aimed(half, [0], [task("end", 9, capstone=True)], Aims()) == 0


@pytest.mark.parametrize(("chosen", "points"), [([0], 0), ([0, 1], 1), ([0, 1, 2], 3), ([2, 3], 0)])
def test_once(chosen: list[int], points: int) -> None:
    """x@1 is taught by three courses, x@2 by two, and by a project, which does not count."""
    both = (("x", 1), ("x", 2))
    tasks = [task("a", 1, teaches=both), task("b", 1, teaches=both[:1]), task("c", 1, teaches=both)]
    courses = [replace(each, course=True) for each in tasks]
    assert penalty(Rule("once", 1), chosen, [*courses, task("d", 1, teaches=both)]) == points


@pytest.mark.parametrize("name", ["hands-on", "lecture"])
def test_nothing_is_asked_of_a_sketch(name: str) -> None:
    """What is not known of its units is neither hands-on nor a lecture."""
    tasks = [task("a", 40, hands_on=40, lecture=0), task("b", 40, sketch=True, lecture=40)]
    (rule,) = selection_rules(Policy(rules=(Rule(name, 1),)), tasks, 1)
    assert dict(rule.coefficients).get(1, 0) == 0
    assert dict(rule.coefficients)[0] < 0
