"""A plan's occupations are the role's."""

from __future__ import annotations

from curplan.verify import verify
from tests.plan.making import shipped, shipped_plan


def test_occupations_are_the_catalogues() -> None:
    plan = shipped_plan("llm-engineer-upskilling", 12, 10)
    role = shipped().role_by_id["llm-engineer-upskilling"]
    assert (plan.esco, plan.onet) == (role.esco, role.onet)
    assert plan.onet
    (fault,) = verify(plan.model_copy(update={"onet": ("11-1011.00",)}), shipped())
    assert "11-1011.00" in fault.message
    older = plan.model_copy(update={"esco": (), "onet": ()})
    assert verify(older, shipped()) == ()
