"""Lost weeks and modules that are done: what a plan made anew may do, and what it may not."""

from __future__ import annotations

from typing import Any

import pytest

from curplan.api import Change, replan, verify
from curplan.plan.model import Plan
from tests.plan.making import module_of, newsroom, reporter


@pytest.fixture(scope="module")
def plan() -> Plan:
    """A plan whose week 3 was lost and whose career strand ended after two of four hours."""
    made = replan(newsroom(), reporter(weeks=7), Change(3, lost=(3,), done=("career",)), "quick")
    assert made.plan is not None
    assert verify(made.plan, newsroom()) == ()
    return made.plan


def codes(plan: Plan) -> set[str]:
    return {fault.code for fault in verify(plan, newsroom())}


def with_module(plan: Plan, name: str, **changed: Any) -> Plan:
    modules = tuple(
        each.model_copy(update=changed) if each.id == name else each for each in plan.modules
    )
    return plan.model_copy(update={"modules": modules})


def with_brief(plan: Plan, **changed: Any) -> Plan:
    return plan.model_copy(update={"brief": {**plan.brief, **changed}})


def test_fewer_hours_need_the_brief_to_say_done(plan: Plan) -> None:
    assert module_of(plan, "career").hours == 2
    assert "verify-hours" in codes(with_brief(plan, done=[]))


def test_done_is_no_licence_for_more_hours_or_none(plan: Plan) -> None:
    for weekly in ({str(week): 1 for week in (1, 2, 4, 5, 6)}, {}):
        assert "verify-hours" in codes(with_module(plan, "career", weekly_hours=weekly))


def test_the_hours_stated_are_those_it_has_had(plan: Plan) -> None:
    assert "verify-stated" in codes(with_module(plan, "career", hours=4))


def test_nothing_is_taught_in_a_lost_week(plan: Plan) -> None:
    assert "verify-stated" in codes(with_brief(plan, lost=[]))
    assert "verify-capacity" in codes(with_brief(plan, lost=[2, 3]))


def test_an_unknown_module_cannot_be_done(plan: Plan) -> None:
    assert "verify-brief" in codes(with_brief(plan, done=["career", "carer"]))
