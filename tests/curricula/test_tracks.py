"""What every role that ships comes to in the time boxes that it is sold for."""

from __future__ import annotations

from functools import cache

import pytest

from curplan import api
from curplan.plan.model import Plan
from curplan.review.model import Verdict
from tests.plan.making import shipped, shipped_plan

ROLES = {role.id: role for role in shipped().roles}
RESKILLING = sorted(name for name, role in ROLES.items() if role.profile == "reskilling")
PART_TIME = (26, 15)


@cache
def usual(role: str) -> Plan:
    known = ROLES[role]
    return shipped_plan(role, known.weeks, known.hours_per_week)


def test_there_are_the_ten_roles_and_the_upskilling() -> None:
    assert sorted(ROLES) == [
        "cybersecurity-specialist",
        "data-scientist",
        "frontend-developer",
        "full-stack-developer",
        "llm-engineer",
        "llm-engineer-upskilling",
        "machine-learning-engineer",
        "nlp-engineer",
        "project-manager",
        "research-scientist",
        "ux-ui-designer",
    ]


@pytest.mark.parametrize("role", RESKILLING)
def test_the_usual_box_of_a_reskilling_role_is_full_time(role: str) -> None:
    assert ROLES[role].weeks == 26
    assert 30 <= ROLES[role].hours_per_week <= 40


@pytest.mark.parametrize("role", sorted(ROLES))
def test_the_usual_box_covers_all_that_is_essential(role: str) -> None:
    plan = usual(role)
    assert all(row.full for row in plan.coverage if row.priority != "optional")
    assert all(objective.proven for objective in plan.objectives[:5])


@pytest.mark.parametrize("role", sorted(ROLES))
def test_nothing_hard_is_broken_even_at_quick_effort(role: str) -> None:
    review = api.review(usual(role), shipped())
    assert not [(each.rule, each.evidence) for each in review.of(Verdict.REJECTED)]


@pytest.mark.parametrize("role", RESKILLING)
def test_part_time_keeps_the_capstone_and_the_career_strand(role: str) -> None:
    plan = shipped_plan(role, *PART_TIME)
    assert not plan.partial
    assert {"capstone", "continuous"} <= {module.kind for module in plan.modules}
    assert any(not row.full for row in plan.coverage if row.priority == "essential")
    assert plan.advice


def test_a_beginner_lacks_what_research_builds_on() -> None:
    weeks, hours = PART_TIME
    brief = api.Brief(
        role="research-scientist", audience="complete-beginner", weeks=weeks, hours_per_week=hours
    )
    plan = api.make_plan(shipped(), brief, "quick")
    assert plan.partial
    assert any("ml-practice@1" in advice.items for advice in plan.advice)


@pytest.mark.parametrize("role", RESKILLING)
def test_every_audience_of_a_role_changes_its_plan(role: str) -> None:
    """What another audience brings is waived: the cheapest track differs from the default's."""
    known = ROLES[role]
    default = dict(shipped().audience_by_id[known.audience].holds)
    needed = {o.skill for m in usual(role).modules for o in shipped().module_by_id[m.id].teaches}
    for name in known.audiences:
        held = dict(shipped().audience_by_id[name].holds)
        differing = {skill for skill, _ in held.items() ^ default.items()}
        assert name == known.audience or differing & (needed | set(default)), name
