"""Figures behind the planner's rules, each of the rule that they stand under."""

from __future__ import annotations

from dataclasses import replace

from curplan.catalogue.kinds import Kind
from curplan.catalogue.models import Theme
from curplan.review.judge import review
from tests.review.making import catalogue, doing, found, judge, plan, rule

STRANDS = [
    doing("career", 2, "x@1", kind=Kind.CONTINUOUS),
    doing("talks", 3, "y@1", kind=Kind.CONTINUOUS),
    doing("a", 5, "z@1"),
]
WEEKS: dict[str, dict[int, float]] = {"career": {1: 2}, "talks": {2: 1, 3: 2}, "a": {1: 5}}


def test_two_rules_of_a_kind_have_figures_of_their_own() -> None:
    rules = [
        rule("career-share", id="career", skills=("x",)),
        rule("career-share", id="talking", skills=("y@1",)),
        rule("spread", id="career-spread", skills=("x",)),
        rule("spread", id="talk-spread", skills=("y",)),
    ]
    known = catalogue(STRANDS, rules)
    judged = review(plan(known, WEEKS), known)
    shares = [found(judged, name).evidence[0] for name in ("career", "talking")]
    assert shares == ["20.0 % of 10 h", "30.0 % of 10 h"]
    weeks = [found(judged, name).evidence[0] for name in ("career-spread", "talk-spread")]
    assert weeks == ["1 of 10 weeks, from 1 to 1", "2 of 10 weeks, from 2 to 3"]


def test_two_rules_of_themes_have_limits_of_their_own() -> None:
    rules = [rule("themes", id=f"of-{hours}", full_hours=hours) for hours in (100, 200)]
    known = catalogue([doing("a", 20, "x@1")], rules)
    (role,) = known.roles
    known = replace(known, roles=(replace(role, themes=(Theme("code", 1800, skills=("x",)),)),))
    judged = review(plan(known, {"a": {1: 10, 2: 10}}), known)
    assert found(judged, "of-100").evidence == ("code 20 h too few (30 or more)",)
    assert found(judged, "of-200").evidence == ("code 20 h (15 or more)",)


def test_figures_are_short() -> None:
    thirds = [replace(doing("a", 1, "x@1"), minutes=100)]
    said = judge(rule("capstone-share"), thirds, {"a": {1: 1.6667}})
    assert said.evidence[0] == "0.0 % of 1.67 h"
    said = judge(rule("workload"), thirds, {"a": {1: 1.6667}})
    assert said.evidence == ("at most 1.67 h",)


def test_one_week_is_a_week() -> None:
    end = [doing("end", 4, "y@1", kind=Kind.CAPSTONE)]
    said = judge(rule("capstone-weeks"), end, {"end": {3: 4}})
    assert said.evidence[0] == "week 3 of 10"
