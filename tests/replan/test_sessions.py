"""Planning anew with a timetable: past sessions stay, the others change as little as can be."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from curplan import api
from curplan.api import Change
from curplan.plan.build import build_plan
from curplan.plan.model import Plan, PlanDiagnostic
from curplan.plan.planned import PlannedSession
from curplan.timetable.sessions import timetabled
from curplan.verify import verify
from tests.timetable.small import Ordered, ordered
from tests.verify.test_sessions import BRIEF, CATALOGUE

EXAMPLES = 30


def made(case: Ordered) -> Plan:
    found = timetabled(case.catalogue, case.brief, case.weeks, case.problem, case.result)
    return build_plan(
        case.catalogue,
        case.brief,
        case.weeks,
        case.problem,
        found.result,
        diagnostics=found.diagnostics,
        alone=found.alone,
        sessions=found.sessions,
    )


def held(plan: Plan, before: int, lost: int) -> list[tuple[object, ...]]:
    def what(each: PlannedSession) -> tuple[object, ...]:
        return each.week, each.day, each.start, [(p.module, p.minutes, p.units) for p in each.parts]

    return [what(each) for each in plan.sessions if each.week < before and each.week != lost]


def longer() -> Plan:
    return api.make_plan(CATALOGUE, BRIEF.model_copy(update={"weeks": 8}), "quick")


def test_nothing_happened_and_every_session_stays() -> None:
    old = longer()
    found = api.replan(CATALOGUE, old, Change(3), "quick")
    assert found.plan is not None
    assert found.plan.sessions == old.sessions
    assert found.plan.modules == old.modules
    assert found.diff is not None
    assert found.diff.same


def test_of_a_lost_week_nothing_is_left_and_what_it_held_comes_later() -> None:
    old = longer()
    found = api.replan(CATALOGUE, old, Change(3, lost=(2,)), "quick")
    new = found.plan
    assert new is not None
    assert held(new, 3, 2) == held(old, 3, 2)
    assert not [each for each in new.sessions if each.week == 2]
    assert sum(p.minutes for s in new.sessions for p in s.parts) == 16 * 60
    assert not verify(new, CATALOGUE)


def test_a_brief_that_is_the_same_keeps_the_older_plans_sessions() -> None:
    old = longer()
    found = api.plan_from(CATALOGUE, BRIEF.model_copy(update={"weeks": 8}), old, "quick")
    assert found.plan is not None
    assert found.plan.sessions == old.sessions


def test_an_older_plan_without_sessions_has_none_to_keep() -> None:
    old = longer().model_copy(
        update={
            "sessions": (),
            "diagnostics": (PlanDiagnostic(code="no-sessions", message="none"),),
        }
    )
    found = api.replan(CATALOGUE, old, Change(3), "quick")
    assert found.plan is not None
    assert found.plan.sessions == ()
    assert "no-sessions" in {each.code for each in found.plan.diagnostics}


@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(ordered(), st.integers(1, 3), st.integers(0, 3))
def test_the_past_stays_whatever_happens(case: Ordered, from_week: int, lost: int) -> None:
    old = made(case)
    assume(old.modules)
    assume(not verify(old, case.catalogue))
    lose = (lost,) if 0 < lost <= case.brief.weeks else ()
    from_week = min(from_week, case.brief.weeks)
    found = api.replan(case.catalogue, old, Change(from_week, lost=lose), "quick")
    if found.plan is not None:  # verified by then, and its past compared
        assert held(found.plan, from_week, lost) == held(old, from_week, lost)
        assert found.plan.sessions or not found.plan.modules
