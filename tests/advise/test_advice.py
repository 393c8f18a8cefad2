from __future__ import annotations

import pytest

from curplan import api
from curplan.plan.model import Advice, Plan
from tests.plan.making import names, newsroom, order, reporter


def advice(plan: Plan, kind: str) -> Advice:
    (found,) = [each for each in plan.advice if each.kind == kind]
    return found


def test_full_coverage_needs_no_advice() -> None:
    assert reporter().advice == ()


def test_an_optional_requirement_short_needs_none() -> None:
    plan = reporter(max_hours=39)
    assert [row.skill for row in plan.coverage if not row.full] == ["colour"]
    assert plan.advice == ()


@pytest.mark.parametrize(("weeks", "hours"), [(4, 8), (5, 6), (4, 5)])
def test_the_advice_holds_and_one_less_does_not(weeks: int, hours: int) -> None:
    plan = reporter(weeks=weeks, hours_per_week=hours)
    more = advice(plan, "weeks").value
    assert more is not None
    assert reporter(weeks=more, hours_per_week=hours).advice == ()
    assert reporter(weeks=more - 1, hours_per_week=hours).advice != ()
    faster = advice(plan, "hours_per_week").value
    assert faster is not None
    assert reporter(weeks=weeks, hours_per_week=faster).advice == ()
    assert reporter(weeks=weeks, hours_per_week=faster - 1).advice != ()
    held = advice(plan, "entry").items
    prepared = reporter(weeks=weeks, hours_per_week=hours, knows=list(held))
    assert all(row.full for row in prepared.coverage if row.priority != "optional")


def test_what_no_hours_can_help_is_said() -> None:
    """The career strand takes four weeks at its pace."""
    least = advice(reporter(weeks=3), "hours_per_week")
    assert (least.value, least.proven) == (None, True)
    assert least.text.startswith("not even 80 h a week in 3 weeks")


def test_words() -> None:
    plan = reporter(weeks=4, hours_per_week=5)
    assert advice(plan, "weeks").text.endswith(
        "weeks at 5 h a week for full must and essential coverage"
    )
    assert "h a week in 4 weeks for full" in advice(plan, "hours_per_week").text
    assert all(each.proven for each in plan.advice)


def test_the_untaught_is_named_with_who_needs_it() -> None:
    brief = order(role="film-maker", weeks=1)
    plan = api.make_plan(newsroom(), brief, "quick")
    missing = advice(plan, "untaught")
    assert missing.items == ("film@1", "camera@1")
    assert "nothing teaches camera@1, which film-school needs" in missing.text
    assert names(plan) == ["shell-basics", "sql-basics"]


def test_advice_of_a_role_with_something_untaught_is_for_the_rest() -> None:
    brief = order(role="film-maker", weeks=1, hours_per_week=4)
    plan = api.make_plan(newsroom(), brief, "quick")
    assert advice(plan, "weeks").text == "3 weeks at 4 h a week for all that can be taught"
    assert advice(plan, "hours_per_week").value == 10


def test_an_included_module_that_cannot_be_is_no_matter_of_time() -> None:
    """No box makes film-school possible, so none is promised."""
    plan = reporter(weeks=2, include=["film-school"])
    assert plan.status == "infeasible"
    assert [each.kind for each in plan.advice] == ["conflict", "relaxation"]
    assert all(each.value is None for each in plan.advice)
