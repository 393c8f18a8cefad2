"""Rules that a brief changes: planning, review and options go by them; a plan file has them."""

from __future__ import annotations

from curplan import api
from curplan.calendars.weeks import make_weeks
from curplan.options.flaws import flaws_of
from curplan.plan.reading import parse_plan
from curplan.plan.writing import plan_text
from curplan.problem.build import build_problem
from curplan.review.model import Verdict
from tests.plan.making import newsroom, order, reporter

POLICY = {"hands-on": {"weight": 3, "percent": 100}, "idle": {"weight": 0}}


def test_a_rule_of_the_brief_is_judged() -> None:
    plan = reporter(policy=POLICY)
    findings = {each.rule: each for each in api.review(plan, newsroom()).findings}
    assert findings["hands-on"].asks == "at least 100 % of the hours are labs and projects"
    assert findings["hands-on"].verdict is Verdict.WARNING
    assert findings["idle"].verdict is Verdict.NOT_ASKED
    assert "hands-on" not in {each.rule for each in api.review(reporter(), newsroom()).findings}
    assert list(findings)[-1] == "hands-on"  # after the policy's own


def test_a_rule_made_hard_rejects() -> None:
    plan = reporter(policy={"hands-on": {"percent": 100, "hard": True}})
    findings = {each.rule: each for each in api.review(plan, newsroom()).findings}
    assert findings["hands-on"].verdict is Verdict.REJECTED


def test_the_planner_strives_for_it() -> None:
    """The floor of hands-on work counts in the penalty, and in the plan that is chosen."""
    plan = reporter(policy=POLICY)
    assert plan.objective("selection_penalty").value > 0
    assert reporter().objective("selection_penalty").value == 0
    assert any(each.rule == "hands-on" for each in plan.rules)
    weeks = make_weeks(order(), newsroom().policy().reserve)
    problem = build_problem(newsroom(), order(policy=POLICY), weeks)
    assert [rule.id for rule in problem.schedule_rules] == ["load"]  # idle is switched off
    assert [rule.weight for rule in problem.selection_rules] == [3]


def test_the_plan_file_carries_it() -> None:
    plan = reporter(policy=POLICY)
    read, found = parse_plan(plan_text(plan))
    assert found == ()
    assert read is not None
    assert read.brief["policy"] == POLICY
    assert api.verify(read, newsroom()) == ()
    assert api.review(read, newsroom()) == api.review(plan, newsroom())


def test_its_weight_makes_a_bad_fit() -> None:
    rules = {each.rule for each in flaws_of(reporter(policy=POLICY), newsroom())}
    light = {"hands-on": {"weight": 1, "percent": 100}}
    assert "hands-on" in rules
    assert "hands-on" not in {each.rule for each in flaws_of(reporter(policy=light), newsroom())}
