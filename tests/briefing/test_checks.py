from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest

from curplan import api
from curplan.briefing import check_brief
from curplan.diagnostics import Diagnostic, Severity
from tests.plan.making import newsroom, order


def found(**given: Any) -> tuple[Diagnostic, ...]:
    return check_brief(newsroom(), order(**given))


def test_a_good_brief() -> None:
    assert found() == ()
    assert found(start="2027-01-11", country="PE", knows=["shell@1"], include=["poetry"]) == ()


@pytest.mark.parametrize(
    ("given", "code", "option", "words"),
    [
        ({"role": "reprter"}, "unknown-role", "ROLE", "did you mean 'reporter'?"),
        ({"role": "zzz"}, "unknown-role", "ROLE", "the roles are film-maker, reporter"),
        ({"audience": "codr"}, "unknown-audience", "--audience", "'coder'"),
        ({"knows": ["pyton@1"]}, "unknown-skill", "--knows", "'python'"),
        ({"knows": ["python@4"]}, "unknown-level", "--knows", "its levels: 1, 2"),
        ({"knows": ["python@0"]}, "unknown-level", "--knows", "its levels: 1, 2"),
        ({"knows": ["python@-1"]}, "bad-outcome", "--knows", "python@2"),
        ({"knows": ["python"]}, "bad-outcome", "--knows", "python@2"),
        ({"knows": ["python@one"]}, "bad-outcome", "--knows", "python@2"),
        ({"knows": [""]}, "bad-outcome", "--knows", "python@2"),
        ({"include": ["sql-basic"]}, "unknown-module", "--include", "'sql-basics'"),
        ({"exclude": ["sql-basic"]}, "unknown-module", "--exclude", "'sql-basics'"),
        ({"not_before": {"finel": 2}}, "unknown-module", "--not-before", "'final'"),
        ({"not_after": {"finel": 2}}, "unknown-module", "--not-after", "'final'"),
        ({"hours_in_week": {"finel": {2: 1}}}, "unknown-module", "--hours-in-week", "'final'"),
        ({"hours_in_week": {"final": {2: 1.3}}}, "bad-value", "--hours-in-week", "write 1.3333"),
        (
            {"hours_in_week": {"final": {2: 1}}, "exclude": ["final"]},
            "contradicting-pins",
            "--hours-in-week",
            "leave one",
        ),
        ({"order": [["final", "karriere"]]}, "unknown-module", "--order", "the modules are"),
        ({"country": "DE"}, "no-start", "--country", "--start 2027-01-11"),
        (
            {"closed": [{"first": "2027-01-11", "last": "2027-01-12"}]},
            "no-start",
            "--closed",
            "--start 2027-01-11",
        ),
        ({"include": ["final"], "exclude": ["final"]}, "contradicting-pins", "--include", "leave"),
    ],
)
def test_what_is_wrong(given: dict[str, Any], code: str, option: str, words: str) -> None:
    (fault,) = found(**given)
    assert fault.is_error
    assert fault.code == code
    assert fault.location is not None
    assert fault.location.file == option
    assert words in fault.hint


def test_an_unknown_country() -> None:
    (fault,) = found(country="XX", start="2027-01-11")
    assert fault.code == "unknown-country"


def test_every_fault_is_listed() -> None:
    faults = found(role="nobody", audience="none", knows=["x"], include=["y", "z"])
    assert [fault.code for fault in faults] == [
        "unknown-role",
        "unknown-audience",
        "bad-outcome",
        "unknown-module",
        "unknown-module",
    ]


def test_what_hangs_in_the_air_is_warned_of() -> None:
    (warning,) = found(knows=["python@2"])
    assert warning.severity is Severity.WARNING
    assert warning.code == "entry-gap"
    assert warning.message.startswith("python@2 needs shell@1,")


def test_lower_levels_are_held_along() -> None:
    assert found(knows=["python@2", "shell@1"]) == ()


def test_needs_of_lower_levels_count() -> None:
    """python@1 needs shell@1, and who knows python@2 knows python@1."""
    (warning,) = found(knows=["python@1"])
    assert "shell@1" in warning.message


def test_what_another_option_adds_hangs_no_more() -> None:
    (warning,) = found(knows=["report@1", "python@2", "shell@1"])
    assert "sql@1" in warning.message
    assert "python" not in warning.message.partition("needs")[2]


def test_what_the_audience_holds_counts() -> None:
    assert found(audience="coder", knows=["charts@1"]) == ()


def test_a_weekend_start_and_closures_outside_are_warned_of() -> None:
    loaded = api.load([]).catalogue
    assert loaded
    closed = api.Closure(first=dt.date(2030, 1, 7), last=dt.date(2030, 1, 8), name="Party")
    saturday = dt.date(2027, 1, 9)
    brief = api.Brief(role="data-scientist", start=saturday, weeks=8, closed=(closed,))
    found = api.check_brief(loaded, brief)
    assert [(one.code, one.is_error) for one in found] == [
        ("weekend-start", False),
        ("closed-outside", False),
    ]


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ({"profile": "reskilling"}, "this catalogue has no policy.yaml"),
        ({"audience": "coder"}, "this catalogue has no audiences"),
    ],
)
def test_a_name_where_the_catalogue_has_none(given: dict[str, Any], hint: str) -> None:
    catalogue = dataclasses.replace(newsroom(), policies=(), audiences=())
    (one,) = check_brief(catalogue, order(**given))
    assert one.hint == hint
