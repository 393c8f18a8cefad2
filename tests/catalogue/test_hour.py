"""A layer may count hours of another length: the same minutes, said in its hours."""

from __future__ import annotations

from pathlib import Path

import pytest

from curplan import api
from curplan.brief import Brief
from tests.plan.making import NEWSROOM, newsroom

ROLE = """\
id: editor
title: Editor
time_box: {weeks: 10, hours_per_week: HOURS}
requires:
  - {outcome: sql@1, priority: must, weight: 1, why: Data}
"""


def layered(folder: Path, hour: int, pace: int = 10) -> api.Loaded:
    """Load the newsroom with a role of its own hours, and above them a layer of other hours."""
    (folder / "roles").mkdir()
    (folder / "roles" / "editor.yaml").write_text(ROLE.replace("HOURS", str(pace)))
    (folder / "above").mkdir()
    (folder / "above" / "catalogue.yaml").write_text(f"name: above\nhour: {hour}\n")
    return api.load([NEWSROOM, folder, folder / "above"])


@pytest.mark.parametrize(
    ("hour", "pace", "counted"),
    # 10 h are 600 min: 13.3 h of 45, 12 of 50, 6.7 of 90; 70 h of 60 are 93 of 45, and 80 the most
    [(60, 10, 10), (45, 10, 14), (50, 10, 12), (90, 10, 7), (45, 70, 80)],
)
def test_a_usual_pace_holds_as_much_time(
    tmp_path: Path, hour: int, pace: int, counted: int
) -> None:
    catalogue = layered(tmp_path, hour, pace).catalogue
    assert catalogue is not None
    assert catalogue.role_by_id["editor"].hours_per_week == counted


def test_a_plan_says_the_same_minutes_in_the_hours_of_the_layer(tmp_path: Path) -> None:
    catalogue = layered(tmp_path, 45).catalogue
    assert catalogue is not None
    assert [m.minutes for m in catalogue.modules] == [m.minutes for m in newsroom().modules]
    plan = api.make_plan(catalogue, Brief(role="reporter", weeks=5, hours_per_week=14), "quick")
    usual = api.make_plan(newsroom(), Brief(role="reporter", weeks=5, hours_per_week=10), "quick")
    assert api.verify(plan, catalogue) == ()
    assert plan.catalogue.hour == 45
    assert [each.value for each in plan.objectives[:3]] == [
        each.value for each in usual.objectives[:3]
    ]
    minutes = {module.id: module.hours * 60 for module in usual.modules}
    for module in plan.modules:
        if module.id in minutes:
            assert module.hours * 45 == pytest.approx(minutes[module.id], abs=0.01)
        assert sum(module.weekly_hours.values()) == pytest.approx(module.hours, abs=0.001)
    assert all(week.load <= 14 for week in plan.weeks)
