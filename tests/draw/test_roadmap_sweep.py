"""Roadmaps of plans, pages, themes, readers, languages and brands drawn by lot break no rule.

``python -m benchmarks.check_drawings 0 500`` does the same for as many as one likes.
"""

from __future__ import annotations

import pytest

from curplan.draw.mirror import mirror
from curplan.draw.roadmap.layout import roadmap
from curplan.draw.rules.scene import broken, broken_alone
from tests.draw.cases import PAGES, any_case


@pytest.mark.parametrize("seed", range(1000, 1020))
def test_breaks_no_rule(seed: int) -> None:
    plan, look, what = any_case(seed, most=27)
    scene = roadmap(plan, look)
    assert broken(scene, plan, look) == [], what
    assert broken(scene, plan) == [], what
    assert broken_alone(mirror(scene)) == [], what


def test_the_lot_falls_on_everything() -> None:
    cases = [any_case(seed, most=5) for seed in range(1000, 1032)]
    assert {look.page for _, look, _ in cases} == set(PAGES.values())
    assert {look.reader for _, look, _ in cases} == {"designer", "partner"}
    assert len({look.theme for _, look, _ in cases}) == 3
    assert len({look.words for _, look, _ in cases}) == 3
    assert any(row.gate for plan, _, _ in cases for m in plan.modules for row in m.assessments)
    assert any(float(m.hours) % 1 for plan, _, _ in cases for m in plan.modules)
