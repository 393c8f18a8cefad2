"""Every option of ``curplan plan`` changes the plan as it says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from curplan.cli.main import run_arguments
from tests.plan.making import NEWSROOM

Capture = pytest.CaptureFixture[str]
BOX = ["--weeks", "6", "--hours-per-week", "12", "--effort", "quick", "--format", "json"]


class Planner:
    """Plans a reporter with options, and gives the plan file."""

    def __init__(self, capsys: Capture) -> None:
        self._capsys = capsys

    def __call__(self, *options: str, code: int = 0) -> dict[str, Any]:
        self._capsys.readouterr()
        found = run_arguments(["plan", "reporter", "--curricula", str(NEWSROOM), *BOX, *options])
        assert found == code
        document: dict[str, Any] = json.loads(self._capsys.readouterr().out)
        return document


@pytest.fixture
def plan(capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Planner:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("curplan.cli.plan.write", lambda *_: [])
    return Planner(capsys)


def modules(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {module["id"]: module for module in document["modules"]}


def hours(document: dict[str, Any]) -> float:
    value: float = document["objectives"][4]["value"]
    return value


def test_by_default(plan: Planner) -> None:
    document = plan()
    assert hours(document) == 42
    assert set(document["brief"]) == {"role", "weeks", "hours_per_week"}


def test_include(plan: Planner) -> None:
    document = plan("--include", "poetry")
    assert "poetry" in modules(document)
    assert hours(document) == 47
    assert document["pins"] == ["include poetry"]


def test_exclude(plan: Planner) -> None:
    found = modules(plan("--exclude", "python-intensive"))
    assert "python-intensive" not in found
    assert {"python-basics", "python-next"} <= set(found)


def test_not_before(plan: Planner) -> None:
    assert modules(plan())["sql-basics"]["start_week"] < 3
    assert modules(plan("--not-before", "sql-basics=3"))["sql-basics"]["start_week"] >= 3


def test_hours_in_week(plan: Planner) -> None:
    pins = ("--hours-in-week", "sql-basics=3:2", "--hours-in-week", "sql-basics=4:4")
    assert modules(plan(*pins))["sql-basics"]["weekly_hours"] == {"3": 2, "4": 4}
    assert "poetry" in modules(plan("--hours-in-week", "poetry=2:1.5"))
    assert "poetry" not in modules(plan("--hours-in-week", "poetry=2:0"))


def test_not_after(plan: Planner) -> None:
    late = modules(plan("--not-before", "colour-course=5"))["colour-course"]
    assert late["start_week"] >= 5
    early = modules(plan("--not-after", "colour-course=1"))["colour-course"]
    assert early["end_week"] == 1


def test_order(plan: Planner) -> None:
    for first, second in (("sql-basics", "colour-course"), ("colour-course", "sql-basics")):
        found = modules(plan("--order", first, second))
        assert found[first]["end_week"] <= found[second]["start_week"]


def test_max_hours(plan: Planner) -> None:
    document = plan("--max-hours", "39")
    assert hours(document) <= 39
    assert "colour-course" not in modules(document)


def test_max_parallel(plan: Planner) -> None:
    document = plan("--max-parallel", "1", "--weeks", "10")
    weeks = [
        week
        for module in document["modules"]
        if module["kind"] != "continuous"
        for week in module["weekly_hours"]
    ]
    assert len(weeks) == len(set(weeks))
    assert document["limits"]["max_parallel"] == 1


def test_no_optional(plan: Planner) -> None:
    document = plan("--no-optional")
    assert "colour-course" not in modules(document)
    assert all(row["priority"] != "optional" for row in document["coverage"])


def test_use_fill(plan: Planner) -> None:
    """Fewest leaves the evening practice out; to fill the box takes it in."""
    assert "evening-practice" not in modules(plan())
    filled = plan("--use", "fill")
    assert "evening-practice" in modules(filled)
    practice = {
        "python-intensive": 8,
        "charts-lab": 4,
        "career": 4,
        "final": 8,
        "evening-practice": 2,  # half of its skills are the role's
    }
    assert hours(filled) == sum(practice.values())


def test_knows(plan: Planner) -> None:
    document = plan("--knows", "shell@1")
    assert "shell-basics" not in modules(document)
    assert document["entry"] == {"shell": 1, "typing": 1}


def test_audience(plan: Planner) -> None:
    document = plan("--audience", "coder")
    assert {"shell-basics", "python-intensive"}.isdisjoint(modules(document))
    assert document["audience"] == "coder"
    assert document["audience_title"] == "Coders"


def test_start(plan: Planner) -> None:
    document = plan("--start", "2027-01-13")
    assert document["weeks"][0]["start_date"] == "2027-01-11"
    assert document["weeks"][0]["hours"] == 7


def test_closed(plan: Planner) -> None:
    shut = ["--closed", "2027-01-18..2027-01-24=Carnival", "--closed", "2027-01-11"]
    document = plan("--start", "2027-01-11", *shut)
    first, second, *_ = document["weeks"]
    assert (first["hours"], second["hours"], second["load"]) == (9, 0, 0)
    assert {day["name"] for day in second["closures"]} == {"Carnival"}
    assert [day["name"] for day in first["closures"]] == ["Closed"]


@pytest.mark.parametrize("code", ["US", "us"])
def test_country(plan: Planner, code: str) -> None:
    """Martin Luther King's day is 18 January 2027, a Monday."""
    document = plan("--start", "2027-01-11", "--country", code)
    second = document["weeks"][1]
    assert [day["date"] for day in second["closures"]] == ["2027-01-18"]
    assert second["hours"] == 9


def test_region(plan: Planner) -> None:
    """Epiphany, 6 January 2027, is free in Bavaria and not in Berlin."""
    start = ["--start", "2027-01-04", "--country"]
    assert plan(*start, "DE-BY")["weeks"][0]["hours"] == 9
    assert plan(*start, "DE-BE")["weeks"][0]["hours"] == 12


def test_weeks_and_hours(plan: Planner) -> None:
    document = plan("--weeks", "9", "--hours-per-week", "7")
    assert [week["hours"] for week in document["weeks"]] == [7] * 9


def test_effort(plan: Planner) -> None:
    quick = plan("--effort", "quick")["objectives"]
    default = plan("--effort", "default")["objectives"]
    assert quick[:5] == default[:5]
    assert default[5]["value"] <= quick[5]["value"]


def test_layers_of_catalogues(plan: Planner, tmp_path: Path) -> None:
    """A partner's own module over the shared ones: a shorter way to the same outcome."""
    own = tmp_path / "own" / "modules"
    own.mkdir(parents=True)
    (own / "sql.yaml").write_text(
        "- {id: sql-sprint, title: SQL sprint, strand: data, kind: course, teaches: {sql: 1}, "
        "hours: 5}\n",
        encoding="utf-8",
    )
    document = plan("--curricula", str(tmp_path / "own"))
    assert "sql-sprint" in modules(document)
    assert hours(document) == 41
