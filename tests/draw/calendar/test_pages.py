"""Month pages of plans of every kind keep the rules, and the rules notice a page that lies."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from curplan.draw.calendar.layout import month_pages
from curplan.draw.look import Look
from curplan.draw.mirror import mirror
from curplan.draw.paint.files import png_bytes
from curplan.draw.rules.calendar import broken_calendar
from curplan.draw.scene import A4, Line, Page, Scene
from curplan.plan.model import Plan
from curplan.words import Words
from tests.draw.dressing import dressed
from tests.draw.plans import Shape, made_up

SMALL = Shape(modules=7, weeks=9, strands=3)
SUNDAY: dict[str, Any] = {"days": -1, "weekend": ("friday", "saturday")}
PLANS = {
    "dated": (Shape(modules=16), {}),
    "without dates": (Shape(modules=16, dated=False), {}),
    "weeks from Sunday": (SMALL, SUNDAY),
    "starts on a Wednesday": (SMALL, {"late": 2}),
    "six days a week": (SMALL, {"weekend": ("sunday",)}),
    "no weekend": (SMALL, {"weekend": ()}),
    "holidays in a row": (Shape(modules=12, weeks=13, closures=0.7), {"holidays": 2}),
    "holidays without dates": (Shape(weeks=12, dated=False), {"holidays": 2}),
    "part hours": (Shape(weeks=12, modules=15), {"part": 0.25}),
    "four weeks": (Shape(modules=5, weeks=4), {"days": 18}),
    "sixty weeks": (Shape(modules=60, weeks=60, strands=10), {}),
    "long names, over the limit": (Shape(modules=12, weeks=14, words=(8, 14), over=0.6), {}),
    "ten strands, many at once": (
        Shape(modules=24, weeks=7, strands=10, parallel=8, words=(4, 9)),
        {"gates": 1.0},
    ),
}
PAGES = {"a4": A4, "upright": Page(A4.height, A4.width), "wide": Page(960, 540)}


def plan_of(name: str, seed: int = 0) -> Plan:
    shape, dress = PLANS[name]
    return dressed(made_up(seed, shape), seed, **dress)


def words(scene: Scene, role: str) -> list[str]:
    return [text.text for text in scene.texts(role)]


@pytest.mark.parametrize("name", PLANS)
def test_breaks_no_rule(name: str) -> None:
    plan = plan_of(name)
    assert broken_calendar(month_pages(plan), plan) == []


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", ["part hours", "holidays without dates", "weeks from Sunday"])
def test_on_other_paper_for_a_partner(name: str, page: str) -> None:
    plan = plan_of(name, 1)
    look = Look(page=PAGES[page], reader="partner")
    scenes = month_pages(plan, look)
    assert broken_calendar(scenes, plan) == []
    assert {scene.page for scene in scenes} == {PAGES[page]}


def test_narrow_paper() -> None:
    plan = plan_of("dated", 2)
    scenes = month_pages(plan, Look(page=Page(400, 760)))
    assert broken_calendar(scenes, plan) == []


@pytest.mark.parametrize("language", ["he", "de", "ru"])
def test_in_other_languages(language: str) -> None:
    plan = plan_of("part hours", 3)
    look = Look(words=Words(language))
    scenes = month_pages(plan, look)
    assert broken_calendar(scenes, plan) == []
    turned = [mirror(mirror(scene)) for scene in scenes]
    assert broken_calendar(turned, plan) == []


def test_months_are_those_of_the_calendar() -> None:
    scenes = month_pages(plan_of("dated"))
    assert [words(scene, "month") for scene in scenes] == [
        [f"{name} 2027"]
        for name in ("January", "February", "March", "April", "May", "June", "July")
    ]
    assert words(scenes[0], "column") == [
        *("Week", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "In this week")
    ]
    assert words(scenes[0], "day-number")[:5] == [
        *("28 December", "29 December", "30 December", "31 December", "1")
    ]


def test_a_week_of_two_months_stands_in_both() -> None:
    scenes = month_pages(plan_of("dated"))
    assert words(scenes[2], "month-weeks") == ["Weeks 8–12"]
    assert words(scenes[3], "month-weeks") == ["Weeks 12–16"]
    assert "1 April" in words(scenes[2], "day-number")
    assert "31 March" in words(scenes[3], "day-number")


def test_weeks_begin_with_the_plans() -> None:
    scene = month_pages(plan_of("weeks from Sunday"))[0]
    assert words(scene, "column")[1:6] == [
        *("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday")
    ]
    assert len(words(month_pages(plan_of("six days a week"))[0], "column")) == 8


def test_without_dates_four_weeks_are_a_month() -> None:
    scenes = month_pages(plan_of("without dates"))
    assert [words(scene, "month") for scene in scenes][:2] == [["Month 1"], ["Month 2"]]
    assert words(scenes[1], "month-weeks") == ["Weeks 5–8"]
    assert words(scenes[-1], "month-weeks") == ["Weeks 25–26"]


def test_days_before_the_start_are_outside() -> None:
    scene = month_pages(plan_of("starts on a Wednesday"))[0]
    outside = {rect.of for rect in scene.rects("other-day")}
    assert {"2027-01-11", "2027-01-12"} <= outside
    assert "2027-01-13" not in outside


def test_a_crowded_month_is_shared_out_over_pages() -> None:
    plan = plan_of("ten strands, many at once")
    scenes = month_pages(plan, Look(page=Page(500, 400)))
    assert broken_calendar(scenes, plan) == []
    assert any("(2 of " in text for scene in scenes for text in words(scene, "month"))


def test_a_plan_without_modules() -> None:
    plan = made_up(1, SMALL).model_copy(update={"modules": (), "critical_chain": ()})
    weeks = tuple(week.model_copy(update={"load": 0, "reserved": 0}) for week in plan.weeks)
    plan = plan.model_copy(update={"weeks": weeks})
    scenes = month_pages(plan)
    assert broken_calendar(scenes, plan) == []
    assert set(words(scenes[0], "none")) == {"No teaching"}


def test_same_plan_same_bytes() -> None:
    first, second = (png_bytes(month_pages(plan_of("four weeks"))[0], 40) for _ in range(2))
    assert first == second


@cache
def lying() -> tuple[Plan, tuple[Scene, ...]]:
    plan = plan_of("holidays in a row", 4)
    weeks = [week.model_copy(update={"reduced": ("Ramadan",)}) for week in plan.weeks]
    plan = plan.model_copy(update={"weeks": tuple(weeks)})
    return plan, month_pages(plan)


def broken_after(role: str, update: dict[str, Any]) -> list[str]:
    """Change the first shape of a role on the second page, and ask the rules."""
    plan, pages = lying()
    scenes = list(pages)
    shapes = list(scenes[1].shapes)
    at = next(index for index, shape in enumerate(shapes) if shape.role == role)
    shape = shapes[at]
    assert not isinstance(shape, Line)
    if update:
        shapes[at] = replace(shape, **update)
    else:
        del shapes[at]
    scenes[1] = replace(scenes[1], shapes=tuple(shapes))
    return broken_calendar(scenes, plan)


@pytest.mark.parametrize(
    ("role", "update", "fault"),
    [
        ("week-number", {"text": "99"}, "6: week 4 is numbered '99'"),
        ("week-hours", {"text": "1 h"}, "7: week 4 is said to have '1 h'"),
        ("hours", {"text": "7.5 h"}, "is said to have '7.5 h'"),
        ("hours", {}, "7: week 4 lists"),
        ("name", {"text": "Nonsense"}, "is named 'Nonsense'"),
        ("name", {"y": 300.0}, "does not stand in its week"),
        ("tab", {"fill": "#000000"}, "5: 4:m"),
        ("closure-name", {"text": "Whitsun"}, "is named 'Whitsun'"),
        ("closed-day", {"role": "day"}, "is shown as 'day', and is 'closed-day'"),
        ("day", {"x": 400.0}, "does not stand below its day of the week"),
        ("day-number", {"text": "31"}, "is numbered '31'"),
        ("week-row", {"of": "9"}, "6: the weeks on the pages are not"),
        ("chip", {}, "is not marked in week"),
        ("chip", {"x": 40.0}, "does not stand where it is due"),
        ("milestone", {"text": "Party"}, "is not marked in week"),
        ("chip", {"of": "2027-02-03:gate:m0"}, "other milestones"),
        ("month", {"text": "March 2028"}, "does not say its month"),
        ("month-weeks", {"text": "Weeks 1–2"}, "does not say its weeks"),
        ("strand", {}, "5: "),
        ("title", {"text": "Baker"}, "11: the page does not name the role"),
        ("week-free", {"text": "9 h not planned"}, "of its unused hours"),
        ("week-reduced", {}, "why its hours are fewer"),
    ],
)
def test_the_rules_notice(role: str, update: dict[str, Any], fault: str) -> None:
    found = broken_after(role, update)
    assert any(fault in said for said in found), found


def test_a_milestone_without_a_column_stands_in_its_week() -> None:
    plan = plan_of("dated")
    ends = plan.modules[-1].model_copy(update={"end_date": dt.date(2027, 7, 10)})
    plan = plan.model_copy(update={"modules": (*plan.modules[:-1], ends)})
    scenes = month_pages(plan)
    assert broken_calendar(scenes, plan) == []
    assert any(text.startswith("10 July: ") for text in words(scenes[-1], "milestone"))
