"""What verify says of dated sessions: each thing that can be wrong, from a plan that is right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from curplan import api
from curplan.brief import Brief, Closure, Reduced, Session
from curplan.catalogue.kinds import Kind, Priority, UnitKind
from curplan.catalogue.models import Audience, Catalogue, Requirement, Role, Unit
from curplan.catalogue.policy import Policy, Reserve
from curplan.plan.model import Plan
from curplan.verify import verify
from tests.verify.example import module, need, out, skill

HOUR = 60
CATALOGUE = Catalogue(
    name="evening",
    version="1",
    hour=HOUR,
    skills=(skill("a", ()), skill("b", (need("a@1"),)), skill("c", (need("b@1"),))),
    modules=(
        module(
            "first",
            4,
            "a@1",
            units=(
                Unit("Reading", UnitKind.SELF_STUDY, HOUR),
                Unit("Talk", UnitKind.LECTURE, HOUR),
                Unit("Lab", UnitKind.LAB, 2 * HOUR),
            ),
        ),
        module("second", 7, "b@1"),
        module("last", 6, "c@1", kind=Kind.CAPSTONE),
    ),
    roles=(Role("r", "R", (Requirement(out("c@1"), Priority.MUST, 1),), audience="e"),),
    audiences=(Audience("e", "E", ()),),
    policies=(Policy("reskilling", reserve=Reserve(every=3, percent=50)),),
    sha256="ab" * 32,
)
BRIEF = Brief(
    role="r",
    weeks=5,
    hours_per_week=7,
    independent=1,
    sessions=(
        Session(day="tuesday", start="18:30", end="21:30", pause=15, room="Lab 2"),
        Session(day="saturday", start="09:00", end="12:00"),
    ),
    weekend=("sunday",),
    start=dt.date(2027, 3, 15),
    closed=(Closure(first=dt.date(2027, 3, 23), last=dt.date(2027, 3, 23), name="Fair"),),
    reduced=(Reduced(first=dt.date(2027, 3, 27), last=dt.date(2027, 3, 27), percent=50),),
)


@cache
def sound() -> Plan:
    return api.make_plan(CATALOGUE, BRIEF, "quick")


def document() -> dict[str, Any]:
    return sound().model_dump(mode="json", by_alias=True)


def codes(changed: dict[str, Any]) -> set[str]:
    return {fault.code for fault in verify(Plan.model_validate(changed), CATALOGUE)}


def used(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return [session for session in plan["sessions"] if session["parts"]]


def test_the_sessions_are_those_of_the_timetable_on_open_days() -> None:
    plan = sound()
    assert not verify(plan, CATALOGUE)
    held = [(str(s.date), s.start, s.end, s.minutes, s.review) for s in plan.sessions]
    assert held[:5] == [
        ("2027-03-16", "18:30", "21:30", 165, False),
        ("2027-03-20", "09:00", "12:00", 180, False),
        ("2027-03-27", "09:00", "10:30", 90, False),  # the 23rd is closed, the 27th is shorter
        ("2027-03-30", "18:30", "21:30", 165, False),
        ("2027-04-03", "09:00", "12:00", 180, True),
    ]
    assert all(len(s.parts) <= 2 for s in plan.sessions)
    assert sum(p.minutes for s in plan.sessions for p in s.parts) == (4 + 7 + 6 - 1) * HOUR


def missing(plan: dict[str, Any]) -> None:
    plan["sessions"].pop(0)


def twice(plan: dict[str, Any]) -> None:
    plan["sessions"].append({**plan["sessions"][-1], "parts": []})


def closed(plan: dict[str, Any]) -> None:
    plan["sessions"].insert(
        2, {**plan["sessions"][0], "week": 2, "date": "2027-03-23", "parts": []}
    )


def longer(plan: dict[str, Any]) -> None:
    plan["sessions"][2]["minutes"] = 180


def elsewhere(plan: dict[str, Any]) -> None:
    plan["sessions"][0]["room"] = "Lab 9"


def unordered(plan: dict[str, Any]) -> None:
    plan["sessions"][:2] = plan["sessions"][1::-1]


def all_gone(plan: dict[str, Any]) -> None:
    plan["sessions"] = []


def in_review(plan: dict[str, Any]) -> None:
    review = next(s for s in plan["sessions"] if s["review"])
    review["parts"] = used(plan)[-1]["parts"]


def too_full(plan: dict[str, Any]) -> None:
    used(plan)[0]["parts"][0]["minutes"] = 200


def misnumbered(plan: dict[str, Any]) -> None:
    used(plan)[1]["parts"][-1]["part"] = 9


def wrong_units(plan: dict[str, Any]) -> None:
    used(plan)[0]["parts"][0]["units"] = ["Reading"]


def unknown(plan: dict[str, Any]) -> None:
    used(plan)[0]["parts"][0]["module"] = "nobody"


def moved_minutes(plan: dict[str, Any]) -> None:
    used(plan)[0]["parts"][0]["minutes"] -= 5


def swapped(plan: dict[str, Any]) -> None:
    """The second module before the first: same weeks, other order."""
    for session in used(plan):
        for part in session["parts"]:
            part["module"] = {"first": "second", "second": "first"}.get(
                part["module"], part["module"]
            )


def torn(plan: dict[str, Any]) -> None:
    """A session of one module becomes two parts of it with another between."""
    one = next(s for s in used(plan) if len(s["parts"]) == 1)
    part = one["parts"][0]
    one["parts"] = [{**part, "minutes": 60}, {**part, "module": "last"}, {**part, "minutes": 60}]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (missing, "session"),
        (twice, "session"),
        (closed, "session"),
        (longer, "session"),
        (elsewhere, "session"),
        (unordered, "session"),
        (all_gone, "session"),
        (in_review, "session-part"),
        (too_full, "session-part"),
        (misnumbered, "session-part"),
        (wrong_units, "session-part"),
        (unknown, "session-part"),
        (moved_minutes, "session-hours"),
        (swapped, "session-order"),
        (torn, "session-change"),
    ],
)
def test_each_fault_is_found(change: Callable[[dict[str, Any]], None], code: str) -> None:
    plan = document()
    change(plan)
    assert f"verify-{code}" in codes(plan)


def test_a_plan_may_say_that_it_has_no_sessions_or_splits_them() -> None:
    plan = document()
    all_gone(plan)
    plan["diagnostics"] = [{"code": "no-sessions", "message": "none"}]
    assert codes(plan) == set()
    plan = document()
    torn(plan)
    plan["diagnostics"] = [{"code": "sessions-split", "message": "one"}]
    assert "verify-session-change" not in codes(plan)


def test_sessions_without_a_timetable_are_refused() -> None:
    plan = document()
    plan["brief"].pop("sessions")
    assert "verify-session" in codes(plan)


def test_a_review_week_holds_whole_sessions() -> None:
    week = sound().weeks[2]
    assert (week.hours, week.reserved, week.independent) == (6.75, 3, 1)


def test_without_dates_sessions_follow_the_days_of_the_week() -> None:
    brief = BRIEF.model_copy(update={"start": None, "closed": (), "reduced": ()})
    plan = api.make_plan(CATALOGUE, brief, "quick")
    assert not verify(plan, CATALOGUE)
    assert [s.day for s in plan.sessions] == ["tuesday", "saturday"] * 5
    assert [s.review for s in plan.sessions] == [False] * 5 + [True] + [False] * 4


def test_a_week_from_sunday_begins_with_sundays_session() -> None:
    brief = BRIEF.model_copy(
        update={
            "start": None,
            "weekend": ("friday", "saturday"),
            "sessions": (
                Session(day="monday", start="09:00", end="12:00"),
                Session(day="sunday", start="18:00", end="21:00"),
            ),
            "closed": (),
            "reduced": (),
        }
    )
    plan = api.make_plan(CATALOGUE, brief, "quick")
    assert [s.day for s in plan.sessions][:2] == ["sunday", "monday"]
