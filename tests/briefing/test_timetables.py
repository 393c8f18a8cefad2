"""Timetables in a brief file: more than a week holds, hours said twice, no time to study alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from curplan import api
from curplan.catalogue.kinds import UnitKind
from curplan.catalogue.models import Catalogue, Unit
from curplan.diagnostics import Diagnostic
from tests.plan.making import newsroom

EVENINGS = 'timetable: [{days: [monday, tuesday], start: "18:00", end: "20:00"}]\n'


def read(
    tmp_path: Path, text: str, catalogue: Catalogue | None = None
) -> tuple[tuple[api.Ordered, ...], tuple[Diagnostic, ...]]:
    file = tmp_path / "brief.yaml"
    file.write_text("role: reporter\nweeks: 10\n" + text, encoding="utf-8")
    made, found = api.read_brief(file)
    return api.orders_of(made, catalogue or newsroom()) if made else ((), found)


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        (EVENINGS.replace("tuesday", "monday"), "day-twice", "monday is named twice"),
        (
            'timetable: [{days: [monday], start: "18:00", end: "20:00"}, '
            '{days: [monday], start: "18:00", end: "20:00"}]\n',
            "sessions-overlap",
            "the session on monday at 18:00 is there twice",
        ),
        (
            "timetable: [{days: [monday, tuesday, wednesday, thursday, friday], "
            'start: "06:00", end: "23:00"}]\n',
            "too-many-sessions",
            "85 h of sessions a week; no week holds more than 80 h",
        ),
        (
            EVENINGS + "independent_hours_per_week: 78\n",
            "too-many-sessions",
            "4 h of sessions a week and 78 h of independent work",
        ),
        (
            EVENINGS + "hours_per_week: 6\n",
            "said-twice",
            "'hours_per_week' says 6 h, and the timetable has 4 h of sessions a week",
        ),
        (
            EVENINGS + "independent_hours_per_week: 3\nhours_per_week: 4\n",
            "said-twice",
            "4 h of sessions a week and 3 h of independent work",
        ),
        (EVENINGS.replace("tuesday", "sunday"), "session-on-weekend", "sunday is a day of"),
    ],
)
def test_what_is_wrong(text: str, code: str, message: str, tmp_path: Path) -> None:
    orders, found = read(tmp_path, text)
    assert orders == ()
    assert [fault.code for fault in found] == [code]
    assert message in found[0].message
    assert found[0].location is not None
    assert found[0].location.line >= 3
    assert found[0].hint


def test_hours_that_agree_with_the_timetable_may_be_said(tmp_path: Path) -> None:
    (order,), found = read(tmp_path, EVENINGS + "hours_per_week: 4\n")
    assert found == ()
    assert order.brief.hours_per_week == 4
    more = EVENINGS + "independent_hours_per_week: 3\nhours_per_week: 7\n"
    assert read(tmp_path, more)[1] == ()


def reading() -> Catalogue:
    """The newsroom, where SQL, and Python in one go, have hours of self-study."""
    own = Unit("Reading", UnitKind.SELF_STUDY, 180)
    lecture = Unit("Lecture", UnitKind.LECTURE, 180)
    made = [
        replace(module, units=(own, lecture), minutes=360)
        if module.id in ("sql-basics", "python-intensive")
        else module
        for module in newsroom().modules
    ]
    return replace(newsroom(), modules=tuple(made))


def test_self_study_that_the_role_must_have_is_told(tmp_path: Path) -> None:
    """The capstone needs SQL, which only one module teaches; Python can be had without."""
    _, (warning,) = read(tmp_path, EVENINGS, reading())
    assert (warning.code, warning.is_error) == ("no-independent-hours", False)
    assert "needs 3 h of it: SQL (3 h)" in warning.message
    assert warning.hint == "give independent_hours_per_week; 1 would hold these over 10 weeks"
    assert warning.location is not None
    assert warning.location.line == 3


def test_with_hours_for_it_or_without_need_nothing_is_told(tmp_path: Path) -> None:
    assert read(tmp_path, EVENINGS + "independent_hours_per_week: 1\n", reading())[1] == ()
    assert read(tmp_path, EVENINGS)[1] == ()
    assert read(tmp_path, "hours_per_week: 10\n", reading())[1] == ()
    _, (warning,) = read(tmp_path, EVENINGS + "include: [python-intensive]\n", reading())
    assert "Python in one go (3 h), SQL (3 h)" in warning.message
