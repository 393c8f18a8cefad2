"""Weeks with other weekends, and periods with reduced hours."""

from __future__ import annotations

import datetime as dt

import pytest

from curplan.brief import WEEKDAYS, Brief
from curplan.calendars.weeks import first_day, make_weeks
from curplan.catalogue.policy import Reserve

SUNDAY, MONDAY = dt.date(2027, 1, 10), dt.date(2027, 1, 11)


def brief(**given: object) -> Brief:
    return Brief.model_validate({"role": "r", "weeks": 3, "hours_per_week": 10, **given})


@pytest.mark.parametrize(
    ("weekend", "first"),
    [
        (("saturday", "sunday"), "monday"),
        (("friday", "saturday"), "sunday"),
        (("thursday", "friday"), "saturday"),
        (("friday",), "saturday"),
        (("sunday",), "monday"),
        ((), "monday"),
        (("wednesday", "saturday", "sunday"), "monday"),
        (("monday", "thursday"), "tuesday"),
        (("monday", "tuesday", "wednesday", "thursday", "friday", "sunday"), "saturday"),
    ],
)
def test_weeks_begin_after_the_longest_weekend(weekend: tuple[str, ...], first: str) -> None:
    assert WEEKDAYS[first_day(weekend)] == first


def test_sunday_to_thursday() -> None:
    """A start on Monday 11 January loses the Sunday before it: four days of five, 8 of 10 h."""
    weeks = make_weeks(brief(start=MONDAY, weekend=["friday", "saturday"]), Reserve())
    assert [week.start for week in weeks] == [SUNDAY + dt.timedelta(weeks=n) for n in range(3)]
    assert [week.hours for week in weeks] == [8, 10, 10]
    assert {day.weekday() for week in weeks for day in week.open_days} == {6, 0, 1, 2, 3}


def test_six_days() -> None:
    closed = [{"first": "2027-01-16", "last": "2027-01-16", "name": "Inventory"}]
    weeks = make_weeks(brief(start=MONDAY, weekend=["sunday"], closed=closed), Reserve())
    assert [len(week.open_days) for week in weeks] == [5, 6, 6]
    assert [week.hours for week in weeks] == [8, 10, 10]  # 10 h x 5/6, rounded down


def test_a_closure_on_the_weekend_takes_nothing() -> None:
    closed = [{"first": "2027-01-15", "last": "2027-01-16", "name": "Repairs"}]
    (first, *_) = make_weeks(
        brief(start=SUNDAY, weekend=["friday", "saturday"], closed=closed), Reserve()
    )
    assert (first.hours, first.closures) == (10, ())


def test_reduced_hours() -> None:
    """60 % from Wednesday of week 1 to Tuesday of week 3: 2 + 3 x 0.6 days, 3, 2 x 0.6 + 3."""
    fast = {"first": "2027-01-13", "last": "2027-01-26", "name": "Ramadan", "percent": 60}
    weeks = make_weeks(brief(start=MONDAY, reduced=[fast]), Reserve())
    assert [week.hours for week in weeks] == [7, 6, 8]  # 7.6, 6.0 and 8.4, rounded down
    assert [week.reduced for week in weeks] == [("Ramadan",)] * 3
    shorter = {"first": "2027-01-18", "last": "2027-01-22", "name": "Fair", "percent": 20}
    weeks = make_weeks(brief(start=MONDAY, reduced=[fast, shorter]), Reserve())
    assert [week.hours for week in weeks] == [7, 2, 8]  # of two periods the lower counts
    assert weeks[1].reduced == ("Ramadan", "Fair")
    assert make_weeks(brief(start=MONDAY), Reserve())[0].reduced == ()
