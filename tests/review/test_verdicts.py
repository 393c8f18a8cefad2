"""Verdicts of a whole review: hard or soft, asked or not, by which profile, in which order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from curplan.brief import Brief
from curplan.catalogue.kinds import Kind
from curplan.catalogue.models import Audience, Catalogue, Module, Theme
from curplan.catalogue.policy import Policy, Rule
from curplan.catalogue.policy_rules import KNOWN_RULES, NAMES, REVIEW_RULES
from curplan.problem.build import build_problem
from curplan.review.judge import review
from curplan.review.model import Review
from curplan.review.situation import plan_problem, situation
from curplan.review.wording import ASKS, asks
from tests.oracle.make import module, outcome, requirement
from tests.review.making import (
    KEPT,
    NOT_ASKED,
    REJECTED,
    WARNING,
    catalogue,
    doing,
    found,
    judge,
    plan,
    rule,
)

PAUSE: dict[str, dict[int, float]] = {"a": {1: 2, 3: 2}}
ONE = [module("a", 4, "x@1")]


@pytest.mark.parametrize("hard", [True, False])
def test_only_hard_rules_reject(hard: bool) -> None:
    known = catalogue(ONE, [rule("idle", hard=hard, why="w", source="s"), rule("reuse")])
    judged = review(plan(known, PAUSE), known)
    said = found(judged, "idle")
    assert said.verdict is (REJECTED if hard else WARNING)
    assert judged.accepted != hard
    assert (said.hard, said.reason, said.source) == (hard, "w", "s")
    assert said.evidence == ("a: idle weeks inside a module (week 2)",)
    assert found(judged, "reuse").verdict is KEPT
    assert [len(judged.of(v)) for v in (KEPT, WARNING, REJECTED)] == [3, 1 - hard, 0 + hard]


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (rule("idle", weight=0), "not in this profile"),
        (rule("workload", weight=0), "not in this profile"),
        (rule("order", first=("x",), then=("x",), when=("q",)), "not for a role like this"),
        (rule("order", first=("x",), then=("q",)), "nothing in this track to judge by it"),
        (rule("groundwork", of=("x",), before=("q",)), "nothing in this track to judge by it"),
        (rule("themes"), "the role names no themes"),
        (rule("capstone-last"), "there is no capstone"),
        (rule("capstone-weeks"), "there is no capstone"),
        (rule("capstone-skills"), "there is no capstone"),
    ],
)
def test_not_asked(asked: Rule, reason: str) -> None:
    said = judge(replace(asked, hard=True), ONE, PAUSE)
    assert (said.verdict, said.evidence) == (NOT_ASKED, (reason,))


def test_what_is_asked_of_a_role_like_this() -> None:
    two = [module("a", 4, "x@1"), module("b", 4, "y@1")]
    late: dict[str, dict[int, float]] = {"a": {2: 4}, "b": {1: 4}}
    asked = rule("order", first=("x",), then=("y",), when=("x",))
    assert judge(asked, two, late).verdict is WARNING
    asked = rule("groundwork", of=("x",), before=("y",), hours=4)
    assert judge(asked, two, late).verdict is WARNING
    assert judge(asked, two, {"a": {1: 4}, "b": {1: 4}}).verdict is KEPT


END = [doing("a", 6, "x@1"), doing("end", 4, "y@1", kind=Kind.CAPSTONE)]


@pytest.mark.parametrize(
    ("kind", "limits", "verdict", "evidence"),
    [
        ("capstone-share", {"percent": 40}, KEPT, "40.0 % of 10 h"),
        ("capstone-share", {"percent": 41}, WARNING, "40.0 % of 10 h"),
        ("capstone-weeks", {"percent": 20, "most": 20}, KEPT, "weeks 3-4 of 10"),
        ("capstone-weeks", {"percent": 25, "most": 25}, WARNING, "weeks 3-4 of 10"),
        ("capstone-skills", {"percent": 0}, KEPT, "0 of 1 essential skills"),
        ("capstone-skills", {"percent": 1}, WARNING, "0 of 1 essential skills"),
        ("portfolio", {"pieces": 1}, KEPT, "1: end"),
        ("portfolio", {"pieces": 2}, WARNING, "1: end"),
        ("career-share", {"percent": 0}, KEPT, "0.0 % of 10 h"),
        ("career-share", {"percent": 1}, WARNING, "0.0 % of 10 h"),
        ("gates", {"weeks": 2}, WARNING, "no gates"),
        ("gates", {"weeks": 3}, KEPT, "no gates"),
        ("spread", {"percent": 100}, KEPT, "there is none"),
    ],
)
def test_figures_of_the_planners_rules(
    kind: str, limits: dict[str, int], verdict: str, evidence: str
) -> None:
    said = judge(rule(kind, **limits), END, {"a": {1: 3, 2: 3}, "end": {3: 2, 4: 2}})
    assert (said.verdict, said.evidence[0]) == (verdict, evidence)


def test_figures_of_a_thin_strand() -> None:
    strand = [doing("v", 4, "x@1", kind=Kind.CONTINUOUS)]
    said = judge(rule("spread", percent=30), strand, {"v": {2: 2, 5: 2}})
    assert (said.verdict, said.evidence[0]) == (WARNING, "2 of 10 weeks, from 2 to 5")
    assert judge(rule("spread", percent=20), strand, {"v": {2: 2, 5: 2}}).verdict is KEPT


def themed(audience: str = "", hours: int = 20) -> tuple[str, tuple[str, ...]]:
    themes = (
        Theme("code", 1800, 3600, skills=("x",)),
        Theme("rest", 60, strands=("s",)),
        Theme("none", 0, kinds=(Kind.CAPSTONE,)),
    )
    both = [module("a", hours, "x@1"), module("b", 2, "y@1")]
    known = catalogue(both, [rule("themes", full_hours=100)])
    (role,) = known.roles
    others = Audience("others", "O", (outcome("y@1"),))
    known = replace(
        known, roles=(replace(role, themes=themes),), audiences=(*known.audiences, others)
    )
    said = found(
        review(plan(known, {"a": {1: hours}, "b": {2: 2}}, audience=audience), known), "themes"
    )
    return said.verdict, said.evidence


@pytest.mark.parametrize(
    ("hours", "verdict", "text"),
    [
        (29, WARNING, "code 29 h too few (30-60)"),
        (30, KEPT, "code 30 h (30-60)"),
        (60, KEPT, "code 60 h (30-60)"),
        (61, WARNING, "code 61 h too many (30-60)"),
    ],
)
def test_hours_by_theme(hours: int, verdict: str, text: str) -> None:
    assert themed(hours=hours) == (verdict, (text, "rest 2 h (1 or more)", "none 0 h (any)"))


def test_themes_are_not_asked_of_another_audience() -> None:
    reason = "the role's hours by theme are for its own audience"
    assert themed("others") == (NOT_ASKED, (reason,))


def profiles() -> Catalogue:
    """Two profiles: a pause is a warning in one, and refused in the other."""
    known = catalogue(ONE)
    strict = Policy("strict", (rule("idle", hard=True), rule("workload", hours=1)))
    loose = Policy("loose", (rule("idle"), rule("workload", weight=0)))
    return replace(known, policies=(strict, loose))


@pytest.mark.parametrize(
    ("own", "asked", "applied"),
    [
        ("", "", "strict"),
        ("loose", "", "loose"),
        ("loose", "strict", "strict"),
        ("", "loose", "loose"),
    ],
)
def test_the_profile_that_applies(own: str, asked: str, applied: str) -> None:
    """The brief's, else the role's own, else the first."""
    known = profiles()
    known = replace(known, roles=(replace(known.roles[0], profile=own),))
    judged = review(plan(known, PAUSE, profile=asked), known)
    verdicts = {each.rule: each.verdict for each in judged.findings if each.rule in ASKED}
    strict = {"idle": REJECTED, "workload": WARNING}
    loose = {"idle": WARNING, "workload": NOT_ASKED}
    assert judged.profile == applied
    assert verdicts == (strict if applied == "strict" else loose)


ASKED = ("idle", "workload")


def test_findings_come_in_the_order_of_the_file() -> None:
    """Rules of all profiles first; what is always looked at before them."""
    rules = [
        replace(rule("idle"), origin=("p", ("profiles", "usual", "rules", 0))),
        replace(rule("load"), origin=("p", ("rules", 1))),
        replace(rule("reuse"), origin=("p", ("rules", 0))),
    ]
    known = catalogue(ONE, rules)
    judged = review(plan(known, PAUSE), known)
    names = [each.rule for each in judged.findings]
    assert names == ["constraints", "coverage", "reuse", "load", "idle"]


def test_one_kind_used_twice_has_a_verdict_each() -> None:
    two = [module("a", 4, "x@1"), module("b", 4, "y@1")]
    rules = [
        rule("order", id="sound", first=("x",), then=("y",)),
        rule("order", id="broken", first=("y",), then=("x",)),
    ]
    known = catalogue(two, rules)
    judged = review(plan(known, {"a": {1: 4}, "b": {2: 4}}), known)
    assert (found(judged, "sound").verdict, found(judged, "broken").verdict) == (KEPT, WARNING)
    assert [each.kind for each in judged.findings if each.kind == "order"] == ["order"] * 2


EVERY = [rule(kind, **dict.fromkeys(NAMES, ("x",))) for kind in KNOWN_RULES]


def everything(
    modules: list[Module], schedule: dict[str, dict[int, float]], **brief: Any
) -> Review:
    known = catalogue(modules, [replace(each, hard=False) for each in EVERY])
    return review(plan(known, schedule, **brief), known)


def test_a_plan_without_modules() -> None:
    """Nothing of the planner's rules is asked; it covers nothing, and has no hours."""
    judged = everything(ONE, {})
    assert {each.rule for each in judged.of(WARNING)} == {"coverage", "total-hours", "review-time"}
    planners = [each for each in judged.findings if each.kind not in REVIEW_RULES]
    assert {each.verdict for each in planners} == {NOT_ASKED}
    assert {each.kind for each in judged.findings} == set(KNOWN_RULES)


def test_every_rule_says_what_it_asks() -> None:
    assert set(ASKS) == set(KNOWN_RULES)
    known = catalogue(ONE)
    for each in EVERY:
        assert "{" not in asks(each, known)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        (rule("load"), "each week but the last is filled to within 10 % of its hours"),
        (rule("load", percent=7), "each week but the last is filled to within 7 % of its hours"),
        (
            rule("order", first=("x@2", "q"), then=("team-projects",)),
            "x 2 and q before projects in teams",
        ),
        (
            rule("portfolio", pieces=1),
            "at least 1 piece for the portfolio, the capstone among them",
        ),
        (rule("heavy", most=1), "at most 1 module of 20 h or more at once"),
        (rule("heavy", most=21, module_hours=1), "at most 21 modules of 1 h or more at once"),
        (rule("novelty", most=1), "at most 1 new outcome in a week"),
        (rule("reuse", weeks=1), "what is taught is used again within 1 week"),
        (rule("gates", weeks=1), "a gate comes at least every week"),
        (rule("follow-up", first="x", then=("x", "x@1", "y")), "x, x 1 and y comes right after x"),
    ],
)
def test_thresholds_and_names_in_words(asked: Rule, text: str) -> None:
    assert asks(asked, catalogue(ONE)) == text


def test_a_finer_quantum_changes_no_verdict() -> None:
    """Weeks of a plan in steps of five minutes cost what the same problem costs in hours."""
    rules = [replace(each, thresholds=()) for each in EVERY if each.of not in REVIEW_RULES]
    known = catalogue(END, rules, [requirement("x@1"), requirement("y@1")])
    whole = {"a": {1: 180, 2: 180}, "end": {2: 240}}
    brief = Brief(role="r", weeks=3, hours_per_week=10, max_hours=20)
    desk = situation(plan(known, {"a": {1: 3, 2: 3}, "end": {2: 4}}, weeks=3), known)
    coarse = plan_problem(known, brief, desk.weeks, whole)
    fine = plan_problem(known, brief, desk.weeks, {**whole, "end": {2: 235, 3: 5}})
    names = brief.model_copy(update={"include": ("a", "end")})
    assert coarse == build_problem(known, names, desk.weeks, out_of_reach=True)
    assert (coarse.quantum, fine.quantum) == (60, 5)
    assert fine.capacity == tuple(12 * hours for hours in coarse.capacity)
    assert (coarse.max_hours, fine.max_hours) == (20, 240)
    for one, other in zip(coarse.tasks, fine.tasks, strict=True):
        for name in ("hours", "pace", "practice", "hands_on", "lecture"):
            assert getattr(other, name) == 12 * getattr(one, name)
    for whole_rule, fine_rule in zip(coarse.selection_rules, fine.selection_rules, strict=True):
        for chosen in ((), (0,), (1,), (0, 1)):
            totals = [
                -(-(r.constant + sum(v for i, v in r.coefficients if i in chosen)) // r.unit)
                for r in (whole_rule, fine_rule)
            ]
            assert totals[0] == totals[1], whole_rule.id
    limits = {rule.id: dict(rule.thresholds) for rule in fine.schedule_rules}
    assert limits["trickle"] == {"hours": 36}
    assert limits["reuse"] == {"weeks": 5}
    assert limits["heavy"] == {"most": 2, "module_hours": 240}
