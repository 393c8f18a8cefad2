"""Why a module is in, or out, or before another; why a skill is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from curplan import api
from curplan.catalogue.models import Outcome
from curplan.catalogue.policy import Policy, Rule
from curplan.diagnostics import Diagnostic
from curplan.explain.chains import chains
from curplan.explain.desk import make_desk
from curplan.explain.model import Explanation
from tests.explain.making import boxed, kinds, module, part, planned, story, texts
from tests.explain.test_what_if import drawn_plans
from tests.oracle import make
from tests.oracle.describe import describe
from tests.plan.making import newsroom, reporter


def order(first: str, then: str, *, cost: bool = False) -> Explanation:
    return api.explain_order(story(), newsroom(), first, then, cost=cost)


def missing(text: str, **given: Any) -> Explanation:
    outcome = api.find_outcome(newsroom(), text)
    assert isinstance(outcome, Outcome)
    return api.explain_missing(reporter(**given), newsroom(), outcome)


def test_chains_go_down_to_requirements() -> None:
    found = texts(part(module("shell-basics"), "why it is in"))
    assert found[0] == (
        "it teaches shell@1, which Python in one go needs for python@2, which Capstone report "
        "needs for report@1, which the role requires (must, weight 5)"
    ) or found[0] == (
        "it teaches shell@1, which SQL needs for sql@1, which Capstone report needs for "
        "report@1, which the role requires (must, weight 5)"
    )
    assert (
        "it teaches shell@1, which SQL needs for sql@1, which the role requires "
        "(essential, weight 3)" in found
    )


def test_every_link_of_every_chain_is_a_need_of_the_catalogue() -> None:
    told = 0
    for drawn, plan in drawn_plans():
        desk = make_desk(plan, drawn.catalogue)
        known = drawn.catalogue.module_by_id
        for each in plan.modules:
            for chain in chains(desk, each.id):
                source = known[each.id]
                for link in chain.links:
                    user = known[link.user]
                    wanted = [o for n in drawn.catalogue.module_needs(user) for o in n.any_of]
                    wanted += [c.outcome for c in user.corequisites]
                    assert link.outcome in wanted, describe(drawn)
                    assert any(
                        o.skill == link.outcome.skill and o.level >= link.outcome.level
                        for o in source.teaches
                    ), describe(drawn)
                    source = user
                assert chain.taught in source.teaches
                assert chain.taught.skill == chain.requirement.outcome.skill
                told += bool(chain.links)
    assert told > 10


def test_what_falls_without_it_is_what_cannot_run() -> None:
    (fallen,) = [
        r
        for r in part(module("shell-basics"), "why it is in").reasons
        if r.modules and r.kind == "need"
    ]
    assert set(fallen.modules) == {"python-intensive", "sql-basics", "charts-lab", "final"}


def test_a_pin_is_a_reason() -> None:
    told = module("poetry", plan=reporter(include=["poetry"], max_hours=44))
    found = part(told, "why it is in")
    assert kinds(found) == ["pin", "need"]
    assert found.reasons[1].text.endswith("leaves coverage as it is")


def test_a_rule_is_a_reason() -> None:
    """Evening practice teaches nothing of the role; the rule wants two pieces to show."""
    rule = Rule("portfolio", 3, (("pieces", 3),))
    catalogue = replace(newsroom(), policies=(Policy(profile="reskilling", rules=(rule,)),))
    brief = api.Brief(role="reporter", weeks=6, hours_per_week=10)
    plan = api.make_plan(catalogue, brief, "quick")
    found = part(
        api.explain_module(plan, catalogue, "evening-practice", cost=False), "why it is in"
    )
    assert kinds(found)[0] == "rule"
    assert "at least 3 pieces for the portfolio" in found.reasons[0].text
    assert "3 points" in found.reasons[0].text


def test_practice_is_a_reason_when_the_box_is_filled() -> None:
    plan = reporter(use="fill", weeks=6)
    assert "practice" in kinds(part(module("evening-practice", plan=plan), "why it is in"))


def test_alternatives_and_why_they_were_not_taken() -> None:
    found = texts(part(module("python-intensive"), "what else"))
    assert found == [
        "Python programs: needs python@1, which nothing else here teaches",
        "Python basics: does not teach python@2",
    ]
    plan = reporter(exclude=["python-intensive"])
    assert "Python in one go: the brief excludes it (--exclude python-intensive)" in " ".join(
        texts(part(module("python-basics", plan=plan), "what else"))
    )
    assert texts(part(module("sql-basics"), "what else")) == ["nothing else in the catalogue"]


def test_longer_alternatives() -> None:
    modules = [make.module("a", 2, "x@1"), make.module("b", 3, "x@1"), make.module("c", 2, "x@1")]
    drawn = make.case(modules, [make.requirement("x@1")], (5,), hours_per_week=5)
    plan = planned(drawn)
    told = api.explain_module(plan, drawn.catalogue, plan.modules[0].id, cost=False)
    other = "c" if plan.modules[0].id == "a" else "a"
    first, second = texts(part(told, "what else"))
    assert first.startswith(f"{other}: takes no more hours and needs no more; ")
    assert second == "b: takes 3 h instead of 2 h"


def test_why_out() -> None:
    out = module("python-basics")
    assert out.kind == "module-out"
    assert "python@1, which it teaches, is taught by Python in one go (weeks 1-2, 12 h)" in texts(
        out.parts[0]
    )
    assert "Film needs camera@1, which nothing teaches" in texts(module("film-school").parts[0])
    excluded = module("sql-basics", plan=reporter(exclude=["sql-basics"]))
    assert texts(excluded.parts[0])[:2] == [
        "the brief excludes it (--exclude sql-basics)",
        "it would teach sql@1 for sql@1 (essential, weight 3), which is short",
    ]
    held = module("shell-basics", plan=reporter(audience="coder"))
    assert "shell@1, which it teaches, learners hold on entry" in texts(held.parts[0])


def test_a_module_that_no_track_can_have_says_why() -> None:
    (tried,) = module("film-school", cost=True).what_if
    assert (tried.found, tried.proven) == (False, True)
    assert "Film needs camera@1, which nothing teaches" in tried.note


def test_order_by_a_chain_and_the_capstone() -> None:
    found = order("shell-basics", "final").parts[0]
    assert kinds(found)[:2] == ["need", "need"]
    assert order("charts-lab", "final").parts[0].reasons[0].kind == "capstone"


def test_order_by_nothing_but_the_schedule() -> None:
    start = {each.id: each.start_week for each in story().modules}
    end = {each.id: each.end_week for each in story().modules}
    assert end["sql-basics"] <= start["colour-course"]
    told = order("sql-basics", "colour-course", cost=True)
    assert kinds(told.parts[0]) == ["schedule"]
    assert told.what_if[0].found is True


def test_the_other_way_round_is_said() -> None:
    told = order("final", "sql-basics")
    assert told.answer.startswith("It is the other way round: SQL (week 3) comes before")
    assert told.subject == ("sql-basics", "final")


def test_side_by_side_is_said() -> None:
    told = order("career", "sql-basics", cost=True)
    assert told.answer.startswith("Neither comes before the other")
    assert told.what_if[0].change == "with Career strand before SQL"


def test_order_by_pins_and_by_rules() -> None:
    modules = [make.module("a", 1, "x@1"), make.module("b", 1, "y@1")]
    wanted = [make.requirement("x@1"), make.requirement("y@1")]
    drawn = make.case(modules, wanted, (2, 2, 2), hours_per_week=2)
    apart = drawn.brief.model_copy(update={"not_after": {"a": 1}, "not_before": {"b": 2}})
    told = api.explain_order(planned(boxed(drawn, apart)), drawn.catalogue, "a", "b", cost=False)
    assert "--not-after a=1, --not-before b=2" in told.parts[0].reasons[0].text
    rule = Rule("order", 1, (("first", ("x",)), ("then", ("y",))))
    ruled = replace(drawn.catalogue, policies=(Policy(rules=(rule,)),))
    plan = api.make_plan(ruled, drawn.brief, "default")
    told = api.explain_order(plan, ruled, "a", "b", cost=False)
    assert texts(told.parts[0]) == ["a rule of the policy asks for it: x before y"]


def test_missing_because_nothing_teaches_it() -> None:
    told = missing("film")
    assert "Film needs camera@1, which nothing teaches" in texts(told.parts[0])
    assert told.what_if == ()


def test_missing_because_the_box_is_too_small_says_how_large_it_must_be() -> None:
    told = missing("report", weeks=2)
    assert told.what_if[0].found is False
    assert told.what_if[0].proven
    box = told.parts[0].reasons[-1]
    assert box.kind == "box"
    assert "weeks at 10 h or" in box.text


def test_not_missing_is_said() -> None:
    assert missing("python").answer == "Python is not missing: the plan reaches python@2."


def test_a_skill_that_is_taught() -> None:
    told = api.explain_skill(story(), newsroom(), Outcome("python", 0))
    assert texts(told.parts[0]) == [
        "Python in one go (weeks 1-2, 12 h) teaches python@1 and python@2"
    ]
    assert texts(told.parts[1]) == ["python@2 (essential, weight 4)"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("sql-basics", "sql-basics"),
        ("SQL", "sql-basics"),
        ("python IN one go", "python-intensive"),
        ("sql", Outcome("sql", 0)),
        ("Talking", Outcome("talk", 0)),
        ("python@2", Outcome("python", 2)),
    ],
)
def test_ids_come_before_titles_and_names(text: str, found: object) -> None:
    assert api.find_either(newsroom(), text) == found


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("sql-basic", "did you mean 'sql-basics'?"),
        ("Python in one goo", "did you mean 'Python in one go'?"),
        ("pyhton", "did you mean"),
        ("pyhton@2", "did you mean"),
    ],
)
def test_a_typo_gets_the_nearest_name(text: str, hint: str) -> None:
    found = api.find_either(newsroom(), text)
    assert isinstance(found, Diagnostic)
    assert found.hint.startswith(hint)


@pytest.mark.parametrize(
    ("text", "code"),
    [("python@9", "unknown-level"), ("python@x", "bad-outcome"), ("zzzz", "unknown-skill")],
)
def test_outcomes_that_are_none(text: str, code: str) -> None:
    found = api.find_outcome(newsroom(), text)
    assert isinstance(found, Diagnostic)
    assert found.code == code


def test_a_plan_without_a_track_is_explained_too() -> None:
    plan = reporter(include=["poetry"], max_hours=4)
    told = module("sql-basics", plan=plan, cost=True)
    assert told.kind == "module-out"
    assert told.what_if[0].found is False
