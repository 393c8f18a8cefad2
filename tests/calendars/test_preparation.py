"""Weeks before week 1: their days, and what closed and reduced days take of them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from curplan.brief import Brief
from curplan.calendars.weeks import Week, preparatory_weeks


def weeks(**given: Any) -> tuple[Week, ...]:
    wanted = {"weeks": 3, "hours_per_week": 8}
    return preparatory_weeks(Brief.model_validate({"role": "x", "preparation": wanted} | given))


def test_they_end_with_the_week_before_week_1() -> None:
    found = weeks(start=dt.date(2027, 3, 17))  # a Wednesday
    assert [(each.number, each.start) for each in found] == [
        (1, dt.date(2027, 2, 22)),
        (2, dt.date(2027, 3, 1)),
        (3, dt.date(2027, 3, 8)),
    ]
    assert [each.hours for each in found] == [8, 8, 8]
    assert found[-1].open_days[-1] == dt.date(2027, 3, 12)


def test_closed_and_reduced_days_take_their_share() -> None:
    found = weeks(
        start=dt.date(2027, 1, 11),
        country="PE",
        closed=[{"first": "2026-12-28", "last": "2026-12-30", "name": "Inventory"}],
        reduced=[{"first": "2027-01-04", "last": "2027-01-08", "name": "Exams", "percent": 50}],
    )
    assert [each.hours for each in found] == [6, 1, 4]  # Christmas; four days closed; half
    assert found[0].closures == ((dt.date(2026, 12, 25), "Christmas Day"),)
    assert [name for _, name in found[1].closures] == ["Inventory"] * 3 + ["New Year's Day"]
    assert found[2].reduced == ("Exams",)


def test_without_dates_they_are_whole() -> None:
    assert [(each.number, each.start, each.hours) for each in weeks()] == [
        (1, None, 8),
        (2, None, 8),
        (3, None, 8),
    ]


def test_weeks_from_sunday_to_thursday() -> None:
    found = weeks(start=dt.date(2027, 3, 14), weekend=["friday", "saturday"])
    assert found[-1].start == dt.date(2027, 3, 7)
    assert len(found[-1].open_days) == 5


def test_a_brief_without_a_preparation_has_none() -> None:
    assert weeks(preparation=None) == ()
