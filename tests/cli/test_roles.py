from __future__ import annotations

import json
from pathlib import Path

import pytest

from curplan.cli.main import run_arguments
from tests.plan.making import NEWSROOM

ERRORS = Path(__file__).parents[1] / "errors"
Capture = pytest.CaptureFixture[str]

COLUMNIST = """\
id: columnist
title: Columnist
description: Has an opinion on everything, and puts it in two hundred words.
audience: newcomer
audiences: [coder, newcomer]
profile: reskilling
time_box: {weeks: 4, hours_per_week: 10}
esco: [1234-abcd, 'http://data.europa.eu/esco/occupation/5678']
onet: ['27-3023.00']
requires:
  - {outcome: sql@1, why: Opinions need numbers}
  - {outcome: python@2, weight: 3}
  - {outcome: talk@1, priority: must, weight: 2, why: Columns are read aloud}
tasks:
  - {task: Finds the number that nobody has looked up, outcomes: [sql@1, python@1]}
themes:
  - {theme: Speech, skills: [talk], least: 3, most: 6}
  - {theme: Data, strands: [data], least: 5}
  - {theme: Desk, strands: [desk]}
"""


def test_lists_roles(capsys: Capture) -> None:
    assert run_arguments(["roles", "--curricula", str(ERRORS / "base")]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "role     title    requirements  audience",
        "analyst  Analyst  2             beginner",
    ]


def test_lists_the_shipped_roles_as_json(capsys: Capture) -> None:
    assert run_arguments(["roles", "--format", "json"]) == 0
    found = {role["id"]: role for role in json.loads(capsys.readouterr().out)}
    assert found["data-scientist"]["requirements"] > 20
    assert found["data-scientist"]["esco"]


def test_faults_go_to_stderr(capsys: Capture) -> None:
    folders = ["--curricula", str(ERRORS / "base"), "--curricula", str(ERRORS / "bad-id")]
    assert run_arguments(["roles", *folders]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "4 errors" in shown.err


def test_no_roles_is_said(capsys: Capture, tmp_path: Path) -> None:
    for kind in ("skills", "modules"):
        (tmp_path / kind).symlink_to(ERRORS / "base" / kind)
    assert run_arguments(["roles", "--curricula", str(tmp_path)]) == 0
    assert "no roles" in capsys.readouterr().err


@pytest.fixture
def layers(tmp_path: Path) -> list[str]:
    """The newsroom with a columnist."""
    (tmp_path / "own" / "roles").mkdir(parents=True)
    (tmp_path / "own" / "roles" / "all.yaml").write_text(COLUMNIST, encoding="utf-8")
    return ["--curricula", str(NEWSROOM), "--curricula", str(tmp_path / "own")]


def test_one_role_at_length(layers: list[str], capsys: Capture) -> None:
    assert run_arguments(["roles", "columnist", *layers]) == 0
    assert (
        capsys.readouterr().out
        == """\
Columnist (columnist)
Has an opinion on everything, and puts it in two hundred words.

ESCO            http://data.europa.eu/esco/occupation/1234-abcd
                http://data.europa.eu/esco/occupation/5678
O*NET           27-3023.00
suits           Newcomers (newcomer), by default
                Coders (coder)
profile         reskilling
usual time box  4 weeks x 10 h = 40 h

Tasks of the job, and what serves them
  Finds the number that nobody has looked up
      python@1 Python, sql@1 SQL

Hours by theme
  Speech  3 to 6 h
  Data    5 h or more
  Desk    any

Requirements: must (1, weight 2 in all)
  talk@1    2  Talking: Columns are read aloud

Requirements: essential (2, weight 4 in all)
  python@2    3  Python
  sql@1       1  SQL: Opinions need numbers
"""
    )


def test_a_role_that_says_little(capsys: Capture) -> None:
    assert run_arguments(["roles", "analyst", "--curricula", str(ERRORS / "base")]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[:6] == [
        "Analyst (analyst)",
        "",
        "ESCO            none named",
        "O*NET           none named",
        "suits           Beginner (beginner), by default",
        "usual time box  26 weeks x 25 h = 650 h; curplan's own, as the role has none",
    ]
    assert not any(line.startswith(("Tasks", "Hours")) for line in shown)


def test_a_role_for_anybody(capsys: Capture) -> None:
    desk = Path(__file__).parents[1] / "compare" / "desk"
    layered = ["--curricula", str(NEWSROOM), "--curricula", str(desk)]
    assert run_arguments(["roles", "cartoonist", *layered]) == 0
    shown = capsys.readouterr().out
    assert "suits           learners who hold nothing, by default" in shown
    assert "profile         reskilling, by default" in shown


def test_one_role_as_json(layers: list[str], capsys: Capture) -> None:
    assert run_arguments(["roles", "columnist", *layers, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {key: found[key] for key in list(found)[:6]} == {
        "id": "columnist",
        "title": "Columnist",
        "description": "Has an opinion on everything, and puts it in two hundred words.",
        "esco": [
            "http://data.europa.eu/esco/occupation/1234-abcd",
            "http://data.europa.eu/esco/occupation/5678",
        ],
        "onet": ["27-3023.00"],
        "audience": "newcomer",
    }
    assert [audience["id"] for audience in found["audiences"]] == ["newcomer", "coder"]
    assert (found["profile"], found["weeks"], found["hours_per_week"]) == ("reskilling", 4, 10)
    assert found["tasks"] == [
        {
            "task": "Finds the number that nobody has looked up",
            "outcomes": ["python@1", "sql@1"],
        }
    ]
    themes = [(t["theme"], t["least_hours"], t["most_hours"]) for t in found["themes"]]
    assert themes == [("Speech", 3, 6), ("Data", 5, None), ("Desk", 0, None)]
    assert found["requires"][0] == {
        "outcome": "talk@1",
        "name": "Talking",
        "means": "Presents",
        "priority": "must",
        "weight": 2,
        "why": "Columns are read aloud",
    }


def test_an_unknown_role_has_a_nearest_one(layers: list[str], capsys: Capture) -> None:
    assert run_arguments(["roles", "colunmist", *layers]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "error[unknown-role]: there is no role 'colunmist'" in shown.err
    assert "did you mean 'columnist'?" in shown.err


def test_a_role_without_a_name_is_wrong_usage(layers: list[str], capsys: Capture) -> None:
    assert run_arguments(["roles", "", *layers]) == 2
    assert "empty" in capsys.readouterr().err
