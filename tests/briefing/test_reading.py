"""Brief files: what they say becomes briefs, and every fault has its line and column."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from textwrap import dedent

import pytest

from curplan import api
from curplan.brief import Brief
from curplan.diagnostics import Diagnostic
from tests.plan.making import newsroom

WHOLE = """
    title: Reporting in the evening
    partner: {name: Example Institute, language: es, brand: looks/brand.yaml}
    curricula: [shipped, newsroom]
    role: reporter
    audience:
      title: Coders and a film club
      knows: [typing@1]
      backgrounds:
        - {title: Coders, like: coder}
        - {title: Film club, knows: [python@1, shell@1]}
    knows: [shell@1]
    requires:
      - {outcome: film@1, priority: must, weight: 2, why: They film}
    drops: [charts]
    optional: no_such
"""


def read(tmp_path: Path, text: str) -> tuple[api.BriefFile | None, tuple[Diagnostic, ...]]:
    file = tmp_path / "brief.yaml"
    file.write_text(dedent(text), encoding="utf-8")
    return api.read_brief(file)


def ordered(tmp_path: Path, text: str) -> tuple[dict[str, Brief], tuple[Diagnostic, ...]]:
    file, found = read(tmp_path, text)
    assert file is not None, found
    orders, found = api.orders_of(file, newsroom())
    return {each.name: each.brief for each in orders}, found


def test_everything_that_a_brief_says(tmp_path: Path) -> None:
    text = WHOLE.replace("no_such", "false")
    briefs, found = ordered(tmp_path, text)
    assert found == ()
    assert briefs[""].document() == {
        "role": "reporter",
        "knows": ["typing@1", "shell@1"],
        "learners": {
            "title": "Coders and a film club",
            "backgrounds": [
                {"title": "Coders", "audience": "coder"},
                {"title": "Film club", "knows": ["python@1", "shell@1"]},
            ],
        },
        "wants": [{"outcome": "film@1", "priority": "must", "weight": 2, "why": "They film"}],
        "drops": ["charts"],
        "optional": False,
        "title": "Reporting in the evening",
        "partner": "Example Institute",
        "language": "es",
    }
    file, _ = read(tmp_path, text)
    assert file is not None
    assert file.curricula == (Path("shipped"), tmp_path / "newsroom")
    assert file.brand == tmp_path / "looks" / "brand.yaml"


def test_a_calendar(tmp_path: Path) -> None:
    briefs, found = ordered(
        tmp_path,
        """
        role: reporter
        start: 2027-03-15
        end: 2027-06-09
        hours_per_week: 8
        country: es-ct
        weekend: [friday, saturday]
        closed: [{first: 2027-05-03}]
        reduced: [{first: 2027-04-01, last: 2027-04-10, name: Fair, percent: 50}]
        """,
    )
    assert found == ()
    brief = briefs[""]
    # From Sunday 14 March; Wednesday 9 June is in week 13, whose Thursday is then closed.
    assert (brief.weeks, brief.hours_per_week) == (13, 8)
    assert (brief.country, brief.subdivision) == ("ES", "CT")
    assert brief.weekend == ("friday", "saturday")
    closed = [(each.first, each.last, each.name) for each in brief.closed]
    assert closed == [
        (dt.date(2027, 5, 3), dt.date(2027, 5, 3), "Closed"),
        (dt.date(2027, 6, 10), dt.date(2027, 6, 12), "After the last day"),
    ]
    (reduced,) = brief.reduced
    assert (reduced.name, reduced.percent) == ("Fair", 50)


def test_an_end_on_the_last_working_day_closes_nothing(tmp_path: Path) -> None:
    briefs, _ = ordered(tmp_path, "{role: reporter, start: 2027-03-15, end: 2027-03-26}")
    assert (briefs[""].weeks, briefs[""].closed) == (2, ())


def test_roles_and_cohorts_get_a_brief_each(tmp_path: Path) -> None:
    briefs, _ = ordered(
        tmp_path,
        """
        roles: [reporter, film-maker]
        weeks: 4
        cohorts: [{name: spring, start: 2027-03-15}, {name: autumn, start: 2027-09-13}]
        """,
    )
    assert {name: (b.role, b.cohort, b.start) for name, b in briefs.items()} == {
        "reporter-spring": ("reporter", "spring", dt.date(2027, 3, 15)),
        "reporter-autumn": ("reporter", "autumn", dt.date(2027, 9, 13)),
        "film-maker-spring": ("film-maker", "spring", dt.date(2027, 3, 15)),
        "film-maker-autumn": ("film-maker", "autumn", dt.date(2027, 9, 13)),
    }
    briefs, _ = ordered(tmp_path, "{roles: [reporter], cohorts: [{name: a, start: 2027-03-15}]}")
    assert list(briefs) == ["a"]


@pytest.mark.parametrize(
    ("text", "code", "place", "words"),
    [
        ("weeks: 3", "missing-key", "1:1", "role"),
        ("role: reporter\nroles: [reporter]", "said-twice", "2:8", "keep one"),
        ("role: reporter\nrol: x", "unknown-key", "2:1", "role"),
        ("role: reporter\nend: 2027-03-01\nweeks: 3", "said-twice", "2:6", "keep one"),
        ("role: reporter\nend: 2027-03-01", "no-start", "2:6", "start"),
        (
            "role: reporter\nstart: 2027-03-01\nend: 2027-02-01",
            "ends-before-start",
            "3:6",
            "before it starts on 2027-03-01",
        ),
        (
            "role: reporter\ncohorts:\n- {name: a, start: 2027-03-01}\nend: 2027-03-01",
            "ends-before-start",
            "3:20",
            "before it starts",
        ),
        (
            "role: reporter\ncohorts:\n- {name: a, start: 2027-03-01}\n"
            "- {name: a, start: 2027-03-08}",
            "duplicate-id",
            "4:10",
            "twice",
        ),
        (
            "role: reporter\nstart: 2027-01-11\ncohorts: [{name: a, start: 2027-03-01}]",
            "said-twice",
            "2:8",
            "cohorts",
        ),
        ("role: reporter\nstart: 11.1.2027", "wrong-type", "2:8", "2027-03-15"),
        ("role: reporter\nstart: 2027-02-30", "wrong-type", "2:8", "2027-03-15"),
        ("role: reporter\ncountry: PERU", "wrong-type", "2:10", "ES-CT"),
        ("role: reporter\nweekend: [fryday]", "bad-value", "2:11", "friday"),
        ("role: reporter\naudience: [coder]", "wrong-type", "2:11", "title"),
        ("role: reporter\naudience: {titel: x}", "unknown-key", "2:12", "title"),
        ("role: reporter\nuse: most", "bad-value", "2:6", "'fewest' or 'fill'"),
        ("role: reporter\nrequires: [{outcome: film}]", "bad-outcome", "2:22", "level"),
    ],
)
def test_faults_of_the_file(tmp_path: Path, text: str, code: str, place: str, words: str) -> None:
    file, found = read(tmp_path, text)
    assert file is None
    fault = next(each for each in found if each.code == code)
    assert str(fault.location) == f"{tmp_path / 'brief.yaml'}:{place}"
    assert words in fault.message + fault.hint


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("role: reprter", "unknown-role", "1:7"),
        ("roles: [reporter, reprter]", "unknown-role", "1:19"),
        ("role: reporter\naudience: codr", "unknown-audience", "2:11"),
        ("role: reporter\naudience: {title: x, like: codr}", "unknown-audience", "2:28"),
        ("role: reporter\naudience: {title: x, knows: [sqr@1]}", "unknown-skill", "2:30"),
        (
            "role: reporter\naudience: {title: x, knows: [typing@1]}\nknows: [sqr@1]",
            "unknown-skill",
            "3:9",
        ),
        (
            "role: reporter\naudience: {title: x, backgrounds: [{title: y, like: codr}]}",
            "unknown-audience",
            "2:53",
        ),
        ("role: reporter\nrequires: [{outcome: sqr@1}]", "unknown-skill", "2:22"),
        ("role: reporter\ndrops: [film]", "unknown-skill", "2:9"),
        ("role: reporter\naccepts: [{rule: nought, why: x}]", "unknown-rule", "2:18"),
        ("role: reporter\ninclude: [final]\nexclude: [final]", "contradicting-pins", "2:11"),
        ("role: reporter\norder: [[final, finel]]", "unknown-module", "2:17"),
        ("role: reporter\nnot_before: {finel: 3}", "unknown-module", "2:21"),
        ("role: reporter\nhours_in_week: {final: {3: 1.3}}", "bad-value", "2:28"),
        ("role: reporter\nhours_in_week: {finel: {3: 1}}", "unknown-module", "2:24"),
        ("role: reporter\ncountry: PE", "no-start", "2:10"),
        ("role: reporter\nstart: 2027-01-11\ncountry: PE-XX", "unknown-country", "3:10"),
        ("role: reporter\nstart: 2027-01-11\nend: 2090-01-11", "bad-value", "3:6"),
    ],
)
def test_faults_against_the_catalogue(tmp_path: Path, text: str, code: str, place: str) -> None:
    briefs, found = ordered(tmp_path, text)
    assert briefs == {}
    (fault,) = [each for each in found if each.is_error]
    assert fault.code == code
    assert str(fault.location) == f"{tmp_path / 'brief.yaml'}:{place}"


def test_a_file_that_is_none(tmp_path: Path) -> None:
    _, (fault,) = api.read_brief(tmp_path / "none.yaml")
    assert fault.code == "file-not-found"


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            "hours_in_week: {final: {0: 3}}",
            "each key here must be at least 1; found the number 0",
            "choose a value within this limit",
        ),
        ("hour: 47", "'hour' must be a multiple of 5; found the number 47", "write 45 or 50"),
        (
            "timetable: [{days: [mon], start: 18:30, end: 20:30}]",
            "'days' must be one of monday, tuesday, wednesday, thursday, friday, saturday, sunday; "
            "found the text 'mon'",
            "did you mean 'monday'?",
        ),
        ("policy: {load: {wight: 2}}", "rule 'load' has no threshold 'wight'", "'weight'"),
    ],
)
def test_limits_in_plain_words(tmp_path: Path, text: str, message: str, hint: str) -> None:
    """Which thing is beyond its limit, and what would be right."""
    file, found = read(tmp_path, f"role: reporter\n{text}")
    if file:
        found = api.orders_of(file, newsroom())[1]
    (fault,) = found
    assert fault.message == message
    assert hint in fault.hint
