"""What differs between two plans."""

from __future__ import annotations

from typing import Any

from curplan.api import diff
from curplan.diff.model import Entry, Fact, Level, Moved, Reshaped
from curplan.plan.model import Plan
from tests.plan.making import reporter


def edited(plan: Plan, name: str, **weekly: int) -> Plan:
    """The plan with other hours of a module: ``w3=2``."""
    hours = {key[1:]: value for key, value in weekly.items()}
    weeks = [int(week) for week in hours]
    modules = tuple(
        each.model_copy(
            update={"weekly_hours": hours, "start_week": min(weeks), "end_week": max(weeks)}
        )
        if each.id == name
        else each
        for each in plan.modules
    )
    return plan.model_copy(update={"modules": modules})


def test_a_plan_is_the_same_as_itself_whatever_its_proof_says() -> None:
    plan = reporter()
    other = plan.model_copy(update={"status": "feasible", "rules": (), "critical_chain": ()})
    found = diff(plan, other)
    assert found.same
    assert (found.came, found.went, found.moved, found.reshaped) == ((), (), (), ())
    assert found.coverage == (
        ("must", 100.0, 100.0),
        ("essential", 100.0, 100.0),
        ("optional", 100.0, 100.0),
    )


def test_moved_is_another_first_or_last_week() -> None:
    plan = reporter()
    found = diff(plan, edited(plan, "sql-basics", w4=2, w5=4))
    assert found.moved == (Moved("sql-basics", "SQL", (3, 3), (4, 5)),)
    assert (found.moved[0].weeks, found.weeks_moved, found.hours_moved) == (2, 2, 6)
    assert not found.same


def test_other_hours_in_the_same_weeks() -> None:
    plan = reporter()
    found = diff(plan, edited(plan, "final", w4=3, w5=5))
    assert found.reshaped == (Reshaped("final", "Capstone report", (4, 5), 2),)
    assert found.moved == ()
    assert not found.same


def test_came_and_went_with_what_is_reached() -> None:
    whole, less = reporter(), reporter(exclude=["colour-course"])
    colour = Entry("colour-course", "Colour", 3, 4, 4)
    found = diff(whole, less)
    assert (found.went, found.came) == ((colour,), ())
    assert found.levels == (Level("colour", "Colour", "optional", 1, 1, 0),)
    assert found.coverage[2] == ("optional", 100.0, 0.0)
    assert found.hours == (42, 39)
    back = diff(less, whole)
    assert (back.went, back.came) == ((), (colour,))
    assert back.levels == (Level("colour", "Colour", "optional", 1, 0, 1),)


def test_the_order_differs() -> None:
    found = diff(reporter(), reporter(weeks=6, hours_per_week=12, start="2027-01-11"))
    assert found.facts[:3] == (
        Fact("length", "5 weeks", "6 weeks"),
        Fact("pace", "10 h", "12 h"),
        Fact("start", "none", "2027-01-11"),
    )
    assert not found.same


def test_a_closed_day_and_a_lost_week() -> None:
    dated: dict[str, Any] = {"weeks": 7, "start": "2027-01-11"}
    day = {"first": "2027-01-19", "last": "2027-01-19"}
    before = reporter(**dated)
    facts = diff(before, reporter(**dated, closed=[day], lost=[3])).facts
    assert facts == (
        Fact("no teaching in", "none", "3"),
        Fact("fewer hours in", "none", "2 (8 h)"),
    )


def test_a_level_beyond_the_required_one_is_no_loss() -> None:
    plan = reporter()
    beyond = tuple(
        row.model_copy(update={"reached": 2}) if row.skill == "sql" else row
        for row in plan.coverage
    )
    assert diff(plan.model_copy(update={"coverage": beyond}), plan).same


def test_two_roles_are_not_compared_by_level() -> None:
    other = reporter().model_copy(update={"role": "editor", "role_title": "Editor", "coverage": ()})
    found = diff(reporter(), other)
    assert found.levels == ()
    assert found.facts == (Fact("role", "Data reporter", "Editor"),)
