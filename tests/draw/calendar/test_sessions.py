"""Sessions in the days of month pages: all there, in their cells, and the rules notice a lie."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from curplan.draw.calendar.layout import month_pages
from curplan.draw.look import Look
from curplan.draw.rules.calendar import broken_calendar
from curplan.draw.scene import Page, Rect, Scene, Text
from curplan.plan.model import Plan
from curplan.plan.planned import PlannedSession, SessionPart
from curplan.words import Words
from tests.draw.calendar.test_pages import PAGES, plan_of

TIMES = (("monday", 0, "18:30", "21:30"), ("wednesday", 2, "18:30", "21:30"))
SATURDAY = ("saturday", 5, "09:00", "13:00")


def with_sessions(name: str = "dated", *, saturdays: bool = False) -> Plan:
    """A made-up plan whose weeks have two or three sessions, the last of some for review."""
    plan = plan_of(name)
    made = []
    taught: dict[str, int] = {}
    for week in plan.weeks:
        running = [m for m in plan.modules if m.weekly_hours.get(str(week.week), 0) > 0]
        for number, (day, offset, start, end) in enumerate((*TIMES, *([SATURDAY] * saturdays))):
            review = week.week % 4 == 0 and number == 1
            parts = []
            for module in () if review else running[number : number + 2]:
                taught[module.id] = taught.get(module.id, 0) + 1
                part = taught[module.id]
                parts.append(SessionPart(module=module.id, minutes=80, part=part, of=part + 3))
            made.append(
                PlannedSession(
                    week=week.week,
                    day=day,
                    date=week.start_date and week.start_date + dt.timedelta(days=offset),
                    start=start,
                    end=end,
                    minutes=165,
                    review=review,
                    parts=tuple(parts),
                )
            )
    return plan.model_copy(update={"sessions": tuple(made)})


@pytest.mark.parametrize(
    ("name", "saturdays"),
    [("dated", False), ("six days a week", True), ("long names, over the limit", False)],
)
def test_every_session_is_in_its_day(name: str, saturdays: bool) -> None:
    plan = with_sessions(name, saturdays=saturdays)
    scenes = month_pages(plan)
    assert broken_calendar(scenes, plan) == []
    shown = {text.of for scene in scenes for text in scene.texts("session-time")}
    assert shown == {f"{each.date}:{each.start}" for each in plan.sessions}


@pytest.mark.parametrize("language", ["en", "he"])
@pytest.mark.parametrize("page", PAGES)
def test_on_any_paper(page: str, language: str) -> None:
    plan = with_sessions("six days a week", saturdays=True)
    look = Look(page=PAGES[page], words=Words(language))
    assert broken_calendar(month_pages(plan, look), plan) == []


def test_a_session_says_its_times_its_modules_and_their_parts() -> None:
    plan = with_sessions()
    first = plan.sessions[0]
    (scene, *_) = month_pages(plan, Look(page=Page(1600, 1100)))
    of = f"{first.date}:18:30"
    assert [t.text for t in scene.texts("session-time") if t.of == of] == ["18:30–21:30"]
    titles = {module.id: module.title for module in plan.modules}
    for part in first.parts:
        told = [t.text for t in scene.texts("session-part") if t.of == f"{of}:{part.module}"]
        assert " ".join(told) == f"{' '.join(titles[part.module].split())} 1/4"


def test_without_dates_no_session_has_a_cell() -> None:
    plan = with_sessions("holidays without dates")
    scenes = month_pages(plan)
    assert broken_calendar(scenes, plan) == []
    assert not any(scene.texts("session-time") for scene in scenes)


def changed(scene: Scene, role: str, **change: object) -> Scene:
    """The scene with its first shape of a role changed."""
    shapes = list(scene.shapes)
    at = next(n for n, s in enumerate(shapes) if isinstance(s, Text | Rect) and s.role == role)
    shapes[at] = replace(shapes[at], **change)  # type: ignore[arg-type]
    return replace(scene, shapes=tuple(shapes))


@pytest.mark.parametrize(
    ("role", "change", "rule"),
    [
        ("session-time", {"text": "18:30–20:30"}, "6:"),
        ("session-time", {"of": "2027-01-12:18:30"}, "6:"),
        ("session-time", {"x": 5.0}, "6:"),
        ("session-part", {"text": "Nothing"}, "4:"),
        ("session-tab", {"fill": "#123456"}, "5:"),
        ("session-tab", {"of": "2027-01-11:18:30:nobody"}, "5:"),
    ],
)
def test_the_rules_notice(role: str, change: dict[str, object], rule: str) -> None:
    plan = with_sessions()
    first, *rest = month_pages(plan)
    found = broken_calendar([changed(first, role, **change), *rest], plan)
    assert any(fault.startswith(rule) for fault in found)


@pytest.mark.parametrize(("page", "language"), [("a4", "he"), ("upright", "en"), ("wide", "en")])
def test_without_dates_they_stand_below_their_weeks(page: str, language: str) -> None:
    plan = with_sessions("holidays without dates", saturdays=True)
    look = Look(page=PAGES[page], words=Words(language))
    scenes = month_pages(plan, look)
    assert broken_calendar(scenes, plan) == []
    shown = {text.of for scene in scenes for text in scene.texts("week-session")}
    assert shown == {f"{each.week}:{each.day}:{each.start}" for each in plan.sessions}


def test_in_english_a_line_says_the_day() -> None:
    plan = with_sessions("holidays without dates")
    (scene, *_) = month_pages(plan)
    first = next(iter(scene.texts("week-session")))
    assert first.text.startswith("Mon 18:30–21:30: ")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("18:30", "18:00", "has other times"),
        ("1/4", "2/4", "is not said to be part 1 of 4"),
        ("Mon", None, "are not the plan's"),
    ],
)
def test_the_rules_notice_a_session_of_a_week(old: str, new: str | None, words: str) -> None:
    plan = with_sessions("holidays without dates")
    first, *rest = month_pages(plan)
    shapes = [
        replace(each, text=each.text.replace(old, new))
        if new and isinstance(each, Text) and each.role == "week-session"
        else each
        for each in first.shapes
        if new or not (isinstance(each, Text) and each.role == "week-session" and old in each.text)
    ]
    wrong = replace(first, shapes=tuple(shapes))
    assert any(words in fault for fault in broken_calendar([wrong, *rest], plan))
