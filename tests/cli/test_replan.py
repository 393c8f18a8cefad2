"""``curplan replan``, ``curplan diff`` and ``curplan plan --from``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from curplan.cli.main import run_arguments
from curplan.plan.writing import plan_text
from tests.plan.making import NEWSROOM, reporter

Capture = pytest.CaptureFixture[str]
FOLDER = ["--curricula", str(NEWSROOM)]
BOX = ["--weeks", "5", "--hours-per-week", "10", "--effort", "quick"]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be written into the repository, and spare the picture."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("curplan.draw.roadmap.layout.roadmap", lambda plan, _: plan)
    monkeypatch.setattr("curplan.draw.paint.files.png_bytes", lambda _: b"picture")
    Path("plan.json").write_text(plan_text(reporter()), encoding="utf-8")


def run(*arguments: str) -> int:
    return run_arguments(["replan", "plan.json", *FOLDER, "--effort", "quick", *arguments])


def test_the_diff_is_shown_and_the_plan_is_written(capsys: Capture) -> None:
    assert run("--from-week", "3", "--lost-weeks", "3", "--weeks", "6", "-o", "rest") == 0
    assert (
        capsys.readouterr().out
        == """\
Data reporter, planned anew from week 3 on
came or went     0 modules
moved            4 modules (the least), by 6 weeks in all (the least)
hours moved      17 h are not in the week they were
coverage         must 100 %, essential 100 %, optional 100 %
hours            42 h, as before
ends             week 5 > week 6
schedule penalty 0 points > 4 points
                 the coverage is the best that is still possible, proven

length           5 weeks > 6 weeks
no teaching in   none > 3
moved            Career strand: weeks 1-4 > weeks 1-5 (ends 1 week later)
                 Charts: weeks 2-3 > weeks 2-5 (ends 2 weeks later)
                 SQL: week 3 > weeks 4-5 (starts 1 week later, ends 2 weeks later)
                 Capstone report: weeks 4-5 > weeks 5-6 (1 week later)
written          rest/plan.json, rest/roadmap.png
"""
    )
    assert run_arguments(["verify", "rest/plan.json", *FOLDER]) == 0


def test_less_than_before_is_exit_code_1(capsys: Capture) -> None:
    assert run("--from-week", "3", "--lost-weeks", "3") == 1
    shown = capsys.readouterr().out
    assert shown.startswith("Partial track: Data reporter, planned anew from week 3 on\n")
    assert "it would take    1 more week (6 in all, --weeks 6)" in shown
    assert "reached          Data report: level 1 > 0 of 1, must" in shown


def test_json(capsys: Capture) -> None:
    assert run("--from-week", "3", "--done", "career", "--format", "json") == 0
    found = json.loads(capsys.readouterr().out)
    assert [each["name"] for each in found["change"]] == ["came_or_went", "moved", "weeks_moved"]
    assert found["diff"]["moved"][0]["id"] == "career"
    assert found["plan"] == json.loads(Path("out/plan.json").read_text(encoding="utf-8"))


def test_no_plan_is_exit_code_1_and_writes_nothing(capsys: Capture) -> None:
    assert run("--from-week", "4", "--lost-weeks", "4-5") == 1
    assert "error[no-plan-left]" in capsys.readouterr().err
    assert not Path("out").exists()


def test_quiet(capsys: Capture) -> None:
    assert run("--from-week", "3", "-q") == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("weeks", ["", "0", "nine", "9-", "9,,10", "10-9"])
def test_what_is_no_weeks(capsys: Capture, weeks: str) -> None:
    assert run("--from-week", "3", "--lost-weeks", weeks) == 2
    assert "write 9, 9,10 or 9-12" in capsys.readouterr().err


def test_from_week_must_be_given(capsys: Capture) -> None:
    assert run() == 2
    assert "--from-week" in capsys.readouterr().err


def diff(*arguments: str) -> int:
    return run_arguments(["diff", *arguments])


def test_diff_is_0_for_the_same_1_for_others_2_for_trouble(capsys: Capture) -> None:
    assert diff("plan.json", "plan.json") == 0
    assert capsys.readouterr().out == "the same track in the same weeks\n"
    Path("other.json").write_text(plan_text(reporter(exclude=["colour-course"])), encoding="utf-8")
    assert diff("plan.json", "other.json") == 1
    assert (
        capsys.readouterr().out
        == """\
Data reporter: from the first plan to the second
went             Colour (3 h, week 4)
other hours      Capstone report (in weeks 4-5)
reached          Colour: level 1 > 0 of 1, optional
coverage         must 100 %, essential 100 %, optional 100 % > 0 %
hours            42 h > 39 h
ends             week 5, as before
schedule penalty 0 points, as before
"""
    )
    assert diff("plan.json", "other.json", "-q") == 1
    assert capsys.readouterr().out == ""
    assert diff("plan.json", "missing.json") == 2
    Path("broken.json").write_text("{", encoding="utf-8")
    assert diff("broken.json", "plan.json") == 2


def test_diff_as_json(capsys: Capture) -> None:
    Path("other.json").write_text(plan_text(reporter(exclude=["colour-course"])), encoding="utf-8")
    assert diff("plan.json", "other.json", "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["same"], found["weeks_moved"], found["moved"]) == (False, 0, [])
    assert [each["id"] for each in found["went"]] == ["colour-course"]
    assert found["coverage"][2] == {"priority": "optional", "old": 100.0, "new": 0.0}


def test_plan_from_an_older_plan(capsys: Capture) -> None:
    given = ["plan", "reporter", *FOLDER, *BOX, "--from", "plan.json", "-o", "next"]
    assert run_arguments(given) == 0
    assert "Against the older plan\ncame or went     0 modules\nmoved" in capsys.readouterr().out
    assert run_arguments([*given, "--exclude", "sql-basics"]) == 1
    shown = capsys.readouterr().out
    assert "went             SQL (6 h, week 3)" in shown
    Path("plan.json").write_text("{", encoding="utf-8")
    assert run_arguments(given) == 1


def test_an_older_plan_without_modules_is_warned_of(capsys: Capture) -> None:
    empty = reporter().model_copy(update={"modules": ()})
    Path("plan.json").write_text(plan_text(empty), encoding="utf-8")
    assert run_arguments(["plan", "reporter", *FOLDER, *BOX, "--from", "plan.json"]) == 0
    assert "warning[cannot-replan]" in capsys.readouterr().err
