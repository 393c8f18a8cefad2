"""A brief may count hours of another length than its catalogue: the same time, in its hours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from curplan import api
from curplan.brief import Brief
from curplan.catalogue.counting import counted
from curplan.plan.model import Plan
from tests.plan.making import newsroom, order, reporter

BRIEF = "role: reporter\nweeks: 5\nhours_per_week: 14\n"


def read(folder: Path, text: str) -> tuple[Brief | None, list[str]]:
    path = folder / "brief.yaml"
    path.write_text(text, encoding="utf-8")
    file, found = api.read_brief(path)
    if file is None:
        return None, [each.code for each in found]
    orders, more = api.orders_of(file, newsroom())
    return (orders[0].brief if orders else None), [each.code for each in more]


@pytest.mark.parametrize(("said", "hour"), [("", 0), ("hour: 45\n", 45), ("hour: 50\n", 50)])
def test_a_brief_file_says_the_minutes_of_an_hour(tmp_path: Path, said: str, hour: int) -> None:
    brief, codes = read(tmp_path, BRIEF + said)
    assert codes == []
    assert brief is not None
    assert brief.hour == hour
    assert ("hour" in brief.document()) == bool(hour)


@pytest.mark.parametrize("hour", ["0", "4", "47", "245", "45.0", "'45'", "long"])
def test_an_hour_that_cannot_be_is_told(tmp_path: Path, hour: str) -> None:
    brief, codes = read(tmp_path, f"{BRIEF}hour: {hour}\n")
    assert brief is None
    assert len(codes) == 1


def test_contact_hours_of_a_timetable_are_counted_in_them(tmp_path: Path) -> None:
    # Twice 135 minutes are 6 h of 45, and 5 h of 60 when rounded up.
    slots = 'timetable:\n  - {days: [monday, friday], start: "18:30", end: "20:45"}\n'
    for said, hours in (("hour: 45\n", 6), ("", 5)):
        brief, codes = read(tmp_path, f"role: reporter\nweeks: 9\n{slots}{said}")
        assert codes == []
        assert brief is not None
        assert brief.hours_per_week == hours


def of_45(**given: Any) -> Plan:
    return reporter(hour=45, **({"hours_per_week": 14} | given))


def test_the_plan_has_the_same_time_in_other_hours() -> None:
    plan, usual = of_45(), reporter()
    assert plan.catalogue.hour == 45
    assert plan.catalogue.sha256 == usual.catalogue.sha256
    assert plan.time_box.hours_per_week == 14
    assert [each.value for each in plan.objectives[:3]] == [
        each.value for each in usual.objectives[:3]
    ]
    minutes = {module.id: module.hours * 60 for module in usual.modules}
    assert {m.id: round(m.hours * 45) for m in plan.modules if m.id in minutes} == {
        m.id: round(minutes[m.id]) for m in plan.modules if m.id in minutes
    }
    assert all(week.load <= 14 for week in plan.weeks)


def test_everything_that_reads_the_plan_counts_as_it_does() -> None:
    plan = of_45()
    assert api.verify(plan, newsroom()) == ()
    assert api.reviewable(plan, newsroom(), "plan.json") == ()
    assert not any(
        "verify" in text for each in api.review(plan, newsroom()).findings for text in each.evidence
    )
    told = api.explain_module(plan, newsroom(), plan.modules[0].id, cost=False)
    assert f"({round(plan.modules[0].hours, 2):g} h)" in told.answer
    made = api.replan(newsroom(), plan, api.Change(from_week=2), "quick")
    assert made.plan is not None
    assert made.plan.catalogue.hour == 45
    anew = api.plan_from(newsroom(), order(hour=45, hours_per_week=14), plan, "quick")
    assert anew.plan is not None
    assert api.diff(plan, anew.plan).same


def test_a_plan_that_states_another_hour_is_not_sound() -> None:
    plan = of_45()
    stamp = plan.catalogue.model_copy(update={"hour": 60})
    codes = {
        each.code for each in api.verify(plan.model_copy(update={"catalogue": stamp}), newsroom())
    }
    assert "verify-stated" in codes
    brief = {key: each for key, each in plan.brief.items() if key != "hour"}
    assert api.verify(plan.model_copy(update={"brief": brief}), newsroom())


@pytest.mark.parametrize("hour", ["45", 45.0, True, -45, 7, 100_000, None])
def test_an_hour_typed_into_a_plan_does_no_harm(hour: object) -> None:
    plan = of_45()
    changed = plan.model_copy(update={"brief": {**plan.brief, "hour": hour}})
    assert api.verify(changed, newsroom())


def test_the_frontier_and_the_ways_out_count_in_them() -> None:
    brief = order(hour=45, hours_per_week=14)
    frontier = api.frontier(newsroom(), brief, [5], [14])
    assert frontier.hour_minutes == 45
    plan = of_45()
    assert frontier.cells[0].value("hours").value == plan.objective("hours").value
    short = api.options(newsroom(), order(hour=45, weeks=3, hours_per_week=10), "quick")
    assert short.asked.catalogue.hour == 45
    assert {way.plan.catalogue.hour for way in short.ways if way.plan} == {45}


def test_counting_twice_is_counting_once() -> None:
    once = counted(newsroom(), 45)
    assert once.hour == 45
    assert counted(once, 45) is once
    assert counted(newsroom(), 0) is newsroom()
    assert counted(newsroom(), 60) is newsroom()
