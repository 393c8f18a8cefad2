"""Time zones of a brief: unknown ones are told, and clocks that change are warned of."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from curplan import api
from curplan.brief import Session
from curplan.briefing import check_brief
from curplan.briefing.clocks import clock_changes
from tests.plan.making import newsroom, order

EVENING = {"day": "tuesday", "start": "18:30", "end": "20:30"}


def codes(**given: Any) -> list[tuple[str, bool]]:
    found = check_brief(newsroom(), order(**given))
    return [(fault.code, fault.is_error) for fault in found]


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Lima", "did you mean 'America/Lima'?"),
        ("america/lima", "did you mean 'America/Lima'?"),
        ("Europe/Pari", "did you mean 'Europe/Paris'?"),
        ("new york", "did you mean 'America/New_York'?"),
        ("../etc/passwd", "America/Lima or Europe/Paris"),
        ("localtime", "America/Lima or Europe/Paris"),
    ],
)
def test_a_time_zone_that_there_is_not(name: str, hint: str) -> None:
    (fault,) = check_brief(newsroom(), order(timezone=name))
    assert (fault.code, fault.is_error) == ("unknown-timezone", True)
    assert hint in fault.hint


@pytest.mark.parametrize(
    ("zone", "start", "weeks", "days"),
    [
        # Summer time in the Union begins on the last Sunday of March, ends on that of October.
        ("Europe/Paris", "2027-03-15", 4, [dt.date(2027, 3, 28)]),
        ("Europe/Paris", "2027-03-15", 40, [dt.date(2027, 3, 28), dt.date(2027, 10, 31)]),
        # The last session before the change is the last there is: nobody notices.
        ("Europe/Paris", "2027-03-15", 2, []),
        ("Europe/Paris", "2027-03-29", 10, []),
        # In the States on the second Sunday of March.
        ("America/New_York", "2027-03-08", 2, [dt.date(2027, 3, 14)]),
        # In Israel on the Friday before the last Sunday of March.
        ("Asia/Jerusalem", "2027-03-15", 4, [dt.date(2027, 3, 26)]),
        ("America/Lima", "2027-03-15", 40, []),
        ("UTC", "2027-03-15", 40, []),
        ("", "2027-03-15", 40, []),
        ("Nowhere/Near", "2027-03-15", 40, []),
    ],
)
def test_clocks_change_between_two_sessions(
    zone: str, start: str, weeks: int, days: list[dt.date]
) -> None:
    brief = order(timezone=zone, start=start, weeks=weeks, sessions=[EVENING])
    assert list(clock_changes(brief)) == days


def test_no_sessions_or_no_dates_no_change() -> None:
    assert clock_changes(order(timezone="Europe/Paris", start="2027-03-15")) == ()
    undated = order(timezone="Europe/Paris", sessions=[Session.model_validate(EVENING)])
    assert clock_changes(undated) == ()


def test_the_change_is_a_warning_that_says_the_days() -> None:
    given = {"start": "2027-03-15", "weeks": 40, "sessions": [EVENING]}
    (fault,) = check_brief(newsroom(), order(timezone="Europe/Paris", **given))
    assert (fault.code, fault.is_error) == ("clock-change", False)
    assert "28 March 2027 and 31 October 2027" in fault.message
    assert "local time" in fault.hint
    assert codes(timezone="America/Lima", **given) == []


def test_a_brief_file_has_it(tmp_path: Path) -> None:
    file = tmp_path / "brief.yaml"
    text = "role: reporter\nweeks: 6\nstart: 2027-03-15\ntimezone: {}\ntimetable:\n"
    session = "  - {days: [tuesday], start: 18:30, end: 20:30}\n"
    file.write_text(text.format("Europe/Paris") + session, encoding="utf-8")
    read, _ = api.read_brief(file)
    assert read is not None
    (made,), (warning,) = api.orders_of(read, newsroom())
    assert made.brief.timezone == "Europe/Paris"
    assert warning.location is not None
    assert (warning.code, warning.location.line) == ("clock-change", 4)
    file.write_text(text.format("Paris") + session, encoding="utf-8")
    read, _ = api.read_brief(file)
    assert read is not None
    orders, (fault,) = api.orders_of(read, newsroom())
    assert (orders, fault.code) == ((), "unknown-timezone")
