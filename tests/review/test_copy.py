"""A plan of the planner, copied by hand, is judged as the plan itself; both by one definition."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from curplan import api
from curplan.brief import Brief
from curplan.catalogue.models import Catalogue, Module
from curplan.catalogue.policy import Policy, Reserve
from curplan.catalogue.policy_rules import KNOWN_RULES, NAMES, REVIEW_RULES
from curplan.plan.model import Plan
from curplan.review.model import Verdict
from tests.plan.making import module_of, newsroom, order
from tests.review.making import KEPT, NOT_ASKED, rule

RULES = tuple(
    replace(rule(kind, **dict.fromkeys(NAMES, ("python", "sql"))), hard=kind == "load")
    for kind in KNOWN_RULES
)
TIGHT = (
    rule("workload", id="easy-weeks", hours=9),
    rule("heavy", id="one-at-once", most=1, module_hours=6),
    rule("trickle", id="thick", hours=6),
    rule("graded-end", id="graded", hours=4),
    rule("novelty", id="calm", most=1),
    rule("order", id="backwards", first=("report",), then=("python",)),
    rule("strand-floor", id="floors", desk=500, data=1),
)
PROFILES = (
    Policy("usual", (*RULES, *TIGHT), Reserve(every=4, percent=50)),
    Policy("lighter", (*RULES[:12], *TIGHT[:4]), Reserve(every=2, percent=30)),
)
# `when` names a skill that the role requires, and `languages` two that are taught.


def _finer(module: Module) -> Module:
    """A module of 2 h 40 rather than 3 h, so that the plan counts in smaller steps."""
    return replace(module, minutes=160) if module.id == "colour-course" else module


@cache
def known(finer: bool) -> Catalogue:
    made = replace(newsroom(), policies=PROFILES)
    return replace(made, modules=tuple(map(_finer, made.modules))) if finer else made


BRIEFS: dict[str, dict[str, Any]] = {
    "plain": {},
    "dated": {
        "start": "2027-01-13",
        "country": "ES",
        "subdivision": "CT",
        "weeks": 7,
        "closed": ({"first": "2027-01-25", "last": "2027-01-29", "name": "Fair"},),
    },
    "coder": {"audience": "coder", "knows": ("colour@1",), "hours_per_week": 8},
    "short": {"weeks": 2},
    "lighter": {"profile": "lighter", "max_parallel": 1, "weeks": 8},
}


@cache
def planned(name: str, finer: bool) -> Plan:
    return api.make_plan(known(finer), order(**BRIEFS[name]), "quick")


def copied(plan: Plan, own: tuple[str, ...] = ()) -> dict[str, Any]:
    """Write a plan down as someone would by hand; ``own`` modules as the programme's own."""
    brief = Brief.model_validate(plan.brief)
    region = f"-{brief.subdivision}" if brief.subdivision else ""
    said: dict[str, Any] = {
        "role": plan.role,
        "audience": brief.audience,
        "knows": list(brief.knows),
        "weeks": brief.weeks,
        "hours_per_week": brief.hours_per_week,
        "start": str(brief.start) if brief.start else None,
        "country": brief.country + region,
        "closed": [
            {"first": str(each.first), "last": str(each.last), "name": each.name}
            for each in brief.closed
        ],
        "max_parallel": brief.max_parallel,
        "profile": brief.profile,
        "review": {week.week: int(week.reserved) for week in plan.weeks if week.reserved},
        "modules": [
            {
                "id": each.id,
                "weekly_hours": {int(week): hours for week, hours in each.weekly_hours.items()},
                **(_own(plan, each.id) if each.id in own else {}),
            }
            for each in plan.modules
        ],
    }
    return {key: value for key, value in said.items() if value or key == "modules"}


def _own(plan: Plan, name: str) -> dict[str, Any]:
    module = module_of(plan, name)
    return {
        "title": module.title,
        "strand": module.strand,
        "kind": module.kind,
        "teaches": {
            skill: list(levels) if isinstance(levels, tuple) else levels
            for skill, levels in module.teaches.items()
        },
        "units": [
            {"title": unit.title, "kind": unit.kind, "hours": unit.hours} for unit in module.units
        ],
    }


def assert_judged_alike(folder: Path, name: str, finer: bool, own: tuple[str, ...] = ()) -> None:
    plan = planned(name, finer)
    path = folder / "copy.yaml"
    path.write_text(yaml.safe_dump(copied(plan, own)), encoding="utf-8")
    made, faults = api.read_hand_made(path, known(finer))
    assert made is not None, faults
    original, copy = api.review(plan, known(finer)), api.review_hand_made(made)
    assert copy.profile == original.profile
    assert copy.findings == original.findings


@pytest.mark.parametrize("finer", [False, True])
@pytest.mark.parametrize("name", BRIEFS)
def test_a_copy_is_judged_as_the_plan_itself(tmp_path: Path, name: str, finer: bool) -> None:
    assert_judged_alike(tmp_path, name, finer)


def test_a_copy_whose_modules_are_its_own(tmp_path: Path) -> None:
    own = ("charts-lab", "final")
    assert_judged_alike(tmp_path, "plain", finer=False, own=own)


def test_the_copies_differ_in_what_they_break() -> None:
    """Every kind of verdict comes up, or the test above would hold for want of any."""
    reviews = {name: api.review(planned(name, False), known(False)) for name in BRIEFS}
    verdicts = {each.verdict for judged in reviews.values() for each in judged.findings}
    assert verdicts == set(Verdict) - {Verdict.ACCEPTED}  # what a brief accepts is not typed in
    broken = {
        name: {f.rule for f in judged.of(Verdict.WARNING)} for name, judged in reviews.items()
    }
    assert len(set(map(frozenset, broken.values()))) == len(BRIEFS)


@pytest.mark.parametrize("name", BRIEFS)
def test_a_rule_of_the_planner_is_kept_where_the_plan_pays_nothing_for_it(name: str) -> None:
    """What the plan says that it breaks is what the review says, but for what is not asked."""
    plan = planned(name, finer=False)
    judged = api.review(plan, known(False))
    stated = {each.rule.partition(":")[0] for each in plan.rules}
    assert stated
    for each in judged.findings:
        if each.kind not in REVIEW_RULES and each.verdict is not NOT_ASKED:
            assert (each.verdict is KEPT) == (each.rule not in stated), each.rule
