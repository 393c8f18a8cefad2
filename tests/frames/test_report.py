"""Every figure here is counted by hand in the comment beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from curplan.brief.frame import Frame
from curplan.frames.loading import frames_of
from curplan.frames.model import Check
from curplan.frames.report import report, reports_of
from curplan.frames.said import said
from curplan.words import ENGLISH, Words
from tests.frames.making import UNITS, module, plan_of


def frame(**given: Any) -> Frame:
    return Frame.model_validate({"id": "f", "title": "F"} | given)


def shipped(name: str) -> Frame:
    (found,), faults = frames_of([name], Path())
    assert faults == ()
    return found


def check(kind: str, checks: tuple[Check, ...]) -> Check:
    return next(each for each in checks if each.kind == kind)


def texts(found: Check) -> list[str]:
    return [said(each, ENGLISH) for each in (found.says, *found.missing)]


def test_ects_of_480_hours() -> None:
    # 480 / 30 = 16; 480 / 25 = 19.2
    plan = plan_of(module("one", 1, 12, 240), module("two", 13, 24, 240))
    (found,) = report(shipped("ects"), plan).checks
    assert texts(found) == ["16–19.2 ECTS credits: workload 480 h, 25–30 h each"]
    assert found.met is None


def test_credits_are_rounded_down() -> None:
    # 100 / 30 = 3.33…; 100 / 25 = 4
    (found,) = report(shipped("ects"), plan_of(module("one", 1, 5, 100))).checks
    assert dict(found.says.values)["amount"] == (3.3, 4.0)


def test_uk_credits_count_independent_work() -> None:
    # 14 h taught and 6 alone are 20 h: two credits of 10.
    plan = plan_of(module("one", 1, 1, 20, units=UNITS))
    (found,) = report(shipped("uk-credits"), plan).checks
    assert texts(found) == ["2 UK credits: workload 20 h, 10 h each"]


def test_what_is_taught_is_workload_less_self_study() -> None:
    # 14 h taught are 840 min: 840 / 45 = 18.67; by the clock 840 / 60 = 14, 840 / 50 = 16.8
    plan = plan_of(module("one", 1, 1, 20, units=UNITS))
    made = report(shipped("units-45"), plan)
    assert (made.contact_minutes, made.independent_minutes) == (840, 360)
    assert dict(made.checks[0].says.values)["amount"] == (18.6, 18.6)
    clock = report(shipped("us-clock-hours"), plan)
    assert texts(clock.checks[0]) == ["14–16.8 clock hours: taught 14 h, 50–60 min each"]


def test_independent_hours_of_the_plan_count_before_units() -> None:
    # With a capacity of its own, the plan says what is alone: 3 + 5 of 20 h, not the 6 of units.
    one = module("one", 1, 2, 20, units=UNITS, weekly_independent={"1": 3, "2": 5})
    made = report(shipped("ects"), plan_of(one, brief={"role": "maker", "independent": 5}))
    assert (made.contact_minutes, made.independent_minutes) == (720, 480)


def test_hours_of_45_minutes_are_not_hours_of_the_clock() -> None:
    # 80 teaching hours of 45 min are 3,600 min: 60 h, 80 units of 45, 6 UK credits.
    plan = plan_of(module("one", 1, 4, 80), hour=45)
    assert report(shipped("uk-credits"), plan).checks[0].says.values[0] == ("amount", (6.0, 6.0))
    assert report(shipped("units-45"), plan).checks[0].says.values[0] == ("amount", (80.0, 80.0))
    guided = check("guided", report(shipped("uk-skills-bootcamp"), plan).checks)
    assert (guided.met, texts(guided)) == (True, ["Hours taught: 60 (at least 60)"])


def test_hours_with_minutes_lose_none() -> None:
    # 17.9167 h and 3.0833 h, as a plan writes 1,075 and 185 min: 1,260 min are 21 h.
    plan = plan_of(module("one", 1, 1, 17.9167), module("two", 2, 2, 3.0833))
    assert report(shipped("ects"), plan).contact_minutes == 1260


def test_a_bootcamp_that_is_too_long_and_too_thin() -> None:
    # Weeks 3 to 19 are 17, one too many; 50 h taught, 10 short.
    plan = plan_of(module("one", 3, 19, 50))
    made = report(shipped("uk-skills-bootcamp"), plan)
    weeks, guided = made.checks
    assert not made.met
    assert texts(weeks) == ["Weeks from first to last: 17 (at most 16)", "weeks too many: 1"]
    assert texts(guided) == ["Hours taught: 50 (at least 60)", "10 h are missing"]


def test_a_bootcamp_of_16_weeks_is_one() -> None:
    assert report(shipped("uk-skills-bootcamp"), plan_of(module("one", 1, 16, 60))).met


@pytest.mark.parametrize(("hours", "met"), [(499, False), (500, True), (700, True)])
def test_credits_that_are_asked_for(hours: int, met: bool) -> None:
    # 20 credits take 20 × 25 = 500 h at least.
    credit = {"name": "credits", "least": 25, "most": 30, "want": 20}
    made = report(frame(credits=credit), plan_of(module("one", 1, 30, hours)))
    wanted = check("credits-wanted", made.checks)
    assert made.met is wanted.met is met
    said_ = texts(wanted)
    assert said_[0] == f"20 credits asked for: at least 500 h, there are {hours} h"
    assert said_[1:] == ([] if met else ["1 h are missing"])


def test_units_that_are_asked_for_are_counted_so_that_nobody_can_count_fewer() -> None:
    # 100 clock hours of up to 60 min are 6,000 min: 100 h; 99.5 h lack half an hour.
    unit = {"name": "clock hours", "least": 50, "most": 60, "want": 100}
    made = report(frame(hour=unit), plan_of(module("one", 1, 10, 99.5)))
    assert texts(check("hour-wanted", made.checks))[1] == "0.5 h are missing"


def test_credits_of_what_is_taught_alone() -> None:
    # 14 of the 20 h are taught: 1.4 credits of 10.
    credit = {"name": "credits", "least": 10, "most": 10, "of": "contact"}
    plan = plan_of(module("one", 1, 1, 20, units=UNITS))
    found = report(frame(credits=credit), plan).checks[0]
    assert texts(found) == ["1.4 credits: taught 14 h, 10 h each"]


def test_placement_weeks() -> None:
    # Weeks 3, 4 and 5 have hours of a placement; two of these are of both: three weeks.
    plan = plan_of(
        module("one", 1, 2, 40),
        module("firm", 3, 4, 60, kind="placement"),
        module("other-firm", 4, 5, 60, kind="placement"),
    )
    made = report(frame(placement=4), plan)
    assert texts(made.checks[0]) == ["Weeks of placement: 3 (at least 4)", "weeks missing: 1"]
    assert report(frame(placement=3), plan).met


def test_the_jury_comes_last() -> None:
    course = module("one", 1, 4, 40)
    thin = module("thin", 1, 6, 12, kind="continuous")
    early = module("jury", 3, 3, 2, kind="certification")
    last = module("jury", 4, 5, 2, kind="certification")
    assert not report(frame(jury=True), plan_of(course, thin)).met
    assert not report(frame(jury=True), plan_of(course, thin, early)).met
    made = report(frame(jury=True), plan_of(course, thin, last))
    assert (made.met, texts(made.checks[0])) == (True, ["Jury at the end: Jury"])


def test_the_frames_of_the_brief_are_in_the_plan() -> None:
    asked = [frame(most_weeks=2).model_dump(mode="json", exclude_defaults=True)]
    plan = plan_of(module("one", 1, 4, 40), brief={"role": "maker", "frames": asked})
    (made,) = reports_of(plan)
    assert (made.frame, made.met) == (frame(most_weeks=2), False)
    assert reports_of(plan_of(module("one", 1, 4, 40))) == ()


def test_a_plan_of_nothing_is_worth_nothing() -> None:
    made = report(shipped("ects"), plan_of())
    assert dict(made.checks[0].says.values)["amount"] == (0.0, 0.0)
    assert not report(shipped("uk-skills-bootcamp"), plan_of()).met


def test_a_name_is_said_in_the_readers_language() -> None:
    made = report(shipped("ects"), plan_of(module("one", 1, 5, 100)))
    told = said(made.checks[0].says, Words("es"))
    assert told == "3,3–4 créditos ECTS: carga de trabajo 100 h, 25–30 h cada uno"
    assert made.title.spoken("fr-CA").startswith("ECTS, système")
    assert made.title.spoken("sv") == shipped("ects").title
