"""Weeks as designers write them: marks, colours, days, weeks of the calendar."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from curplan.interop.foreign import catalogue_files, programme_document
from tests.interop.sheets import FILL, PLAIN, Table, hours, read, told, weeks


def test_marks_stand_for_weeks(tmp_path: Path) -> None:
    table: Table = [["Module", "Hours", "W1", "W2", "W3"], ["A", 8, "x"], ["B", 9, None, "X", "✓"]]
    drafts = read(tmp_path, table)
    assert weeks(drafts) == {"A": (1,), "B": (2, 3)}
    assert hours(drafts) == {"A": 8, "B": 9}


def test_weeks_that_are_only_coloured(tmp_path: Path) -> None:
    def colour(sheet: Any) -> None:
        for cell in ("C2", "D2"):
            sheet[cell].fill = FILL

    drafts = read(tmp_path, [["Module", "Hours", "W1", "W2", "W3"], ["A", 8]], change=colour)
    (fault,) = [each for each in drafts.faults if each.is_error]
    assert (fault.code, fault.hint) == ("only-coloured", "write hours or an x into C2 to D2")


def test_weeks_that_begin_again_with_each_month(tmp_path: Path) -> None:
    table: Table = [
        [None, None, "January", None, "February"],
        ["Module", "Hours", "W1", "W2", "W1", "W2"],
        ["A", 9, 4, 5],
        ["B", 9, None, None, 4, 5],
    ]
    drafts = read(tmp_path, table)
    assert weeks(drafts) == {"A": (1, 2), "B": (3, 4)}
    assert ("weeks-counted-on", "Sheet1!E2") in told(drafts)


@pytest.mark.parametrize(
    "days",
    [
        ("11/01/2027", "15/01/2027", "18/01/2027", "29/01/2027"),
        ("1/11/2027", "1/15/2027", "1/18/2027", "1/29/2027"),
        ("11.01.2027", "15.01.2027", "18.01.2027", "29.01.2027"),
        (dt.date(2027, 1, 11), dt.date(2027, 1, 15), dt.date(2027, 1, 18), dt.date(2027, 1, 29)),
    ],
)
def test_first_and_last_days(tmp_path: Path, days: tuple[object, ...]) -> None:
    rows: Table = [["A", 10, *days[:2]], ["B", 20, *days[2:]]]
    drafts = read(tmp_path, [["Module", "Hours", "Start", "End"], *rows])
    assert weeks(drafts) == {"A": (1,), "B": (2, 3)}
    assert drafts.start == dt.date(2027, 1, 11)
    assert ("assumed-start", "Sheet1") in told(drafts)


def test_days_that_could_be_either(tmp_path: Path) -> None:
    table: Table = [["Module", "Hours", "Start", "End"], ["A", 10, "04/01/2027", "08/01/2027"]]
    assert ("doubtful-days", "Sheet1!C2") in told(read(tmp_path, table))


def test_columns_of_days_and_of_calendar_weeks(tmp_path: Path) -> None:
    days: Table = [["Module", dt.date(2027, 1, 11), dt.date(2027, 1, 18)], ["A", 3, 4]]
    assert weeks(read(tmp_path, days)) == {"A": (1, 2)}
    calendar: Table = [["Modul", "KW 52", "KW 1"], ["A", 3], ["B", None, 4]]
    drafts = read(tmp_path, calendar)
    assert weeks(drafts) == {"A": (1,), "B": (2,)}
    assert ("calendar-weeks", "Sheet1!B1") in told(drafts)
    cells: Table = [PLAIN, ["A", 3, "KW 51-1"], ["B", 4, "KW 2"]]
    assert weeks(read(tmp_path, cells)) == {"A": (1, 2, 3), "B": (4,)}


def test_a_range_that_became_a_day(tmp_path: Path) -> None:
    drafts = read(tmp_path, [PLAIN, ["A", 3, dt.date(2026, 4, 1)], ["B", 3, 1.4], ["C", 3, "2027"]])
    assert {("bad-cell", f"Sheet1!C{row}") for row in (2, 3, 4)} <= told(drafts)


def test_hours_of_weeks_count_where_the_sum_disagrees(tmp_path: Path) -> None:
    table: Table = [["Module", "Hours", "W1", "W2"], ["\u200fA\u200e", 20, 9, 9]]
    drafts = read(tmp_path, table)
    plan = programme_document(drafts, catalogue_files(drafts, None, ""))
    assert plan is not None
    (entry,) = plan["modules"]
    assert (entry["id"], entry["hours"]) == ("a", 18)
    assert ("hours-disagree", "Sheet1!B2") in told(drafts)
