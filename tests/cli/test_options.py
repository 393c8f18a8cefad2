"""``curplan options`` from the outside: the page, the folders, JSON, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from curplan.cli.main import DONE, WRONG_INPUT, run_arguments
from tests.plan.making import NEWSROOM

Captured = pytest.CaptureFixture[str]


def run(*arguments: str, folder: Path, role: str = "reporter") -> int:
    common = ["--curricula", str(NEWSROOM), "-o", str(folder), "--effort", "quick"]
    return run_arguments(["options", role, *arguments, *common])


def test_the_page_and_the_folders(tmp_path: Path, capsys: Captured) -> None:
    box = ("--weeks", "3", "--hours-per-week", "8", "--start", "2027-01-11")
    assert run(*box, folder=tmp_path) == WRONG_INPUT
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Data reporter: 3 ways out"
    assert lines[1] == "Newcomers · 3 weeks x 8 h do not hold it all"
    heads = [head.strip() for head in lines[3].split("  ") if head.strip()]
    assert heads == ["Less scope", "Longer calendar", "More hours", "Stronger entry"]
    rows = {line[:14].strip(): line[14:].split() for line in lines[4:] if line[:14].strip()}
    assert rows["must"] == ["0", "%", "all", "–", "all"]
    assert rows["weeks"] == ["3", "6", "–", "3"]
    assert rows["ends"] == ["2027-01-29", "2027-02-19", "–", "2027-01-29"]
    assert rows["plan in"] == ["less-scope", "longer", "–", "stronger-entry"]
    assert all(len(line) <= 96 for line in lines if not line.startswith("written"))
    folders = sorted(path.name for path in tmp_path.iterdir())
    assert folders == ["less-scope", "longer", "stronger-entry"]
    for name in folders:
        plan = tmp_path / name / "plan.json"
        assert run_arguments(["verify", str(plan), "--curricula", str(NEWSROOM)]) == DONE
        assert (tmp_path / name / "roadmap.png").exists()


def test_a_second_run_that_fits_leaves_one_plan(tmp_path: Path, capsys: Captured) -> None:
    run("--weeks", "3", "--hours-per-week", "8", "-q", folder=tmp_path)
    assert capsys.readouterr().out == ""
    assert run("--weeks", "8", "--hours-per-week", "8", folder=tmp_path) == DONE
    out = capsys.readouterr().out
    assert out.startswith("Everything fits as ordered; there is nothing to choose between.\n")
    assert "must coverage      100 %" in out
    assert [path.name for path in tmp_path.iterdir()] == ["as-ordered"]


def test_what_fits_badly_says_why_and_what_mends_it(tmp_path: Path, capsys: Captured) -> None:
    box = ("--weeks", "5", "--hours-per-week", "9")
    assert run(*box, folder=tmp_path) == DONE
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "Newcomers · 5 weeks x 9 h hold it all, but badly"
    assert lines[3].startswith("optional")
    assert "found: 0 % of them; 1 week more reaches 100 %" in " ".join(map(str.strip, lines))
    rows = {line[:14].strip(): line[14:].split() for line in lines[6:] if line[:14].strip()}
    assert rows["essential"] == ["all"] * 4
    assert rows["still wrong"] == ["nothing"] * 4
    folders = sorted(path.name for path in tmp_path.iterdir())
    assert folders == ["as-ordered", "less-scope", "longer", "more-hours", "stronger-entry"]


def test_json_has_the_whole_plans(tmp_path: Path, capsys: Captured) -> None:
    box = ("--weeks", "3", "--hours-per-week", "8", "--format", "json")
    assert run(*box, folder=tmp_path) == WRONG_INPUT
    found = json.loads(capsys.readouterr().out)
    assert found["fits"] is False
    for way in found["ways"]:
        file = tmp_path / way["kind"] / "plan.json"
        assert way["plan"] == (json.loads(file.read_text()) if file.exists() else None)
    entry = found["ways"][-1]
    assert entry["kind"] == "stronger-entry"
    assert entry["bring"] == ["python@1", "sql@1", "talk@1"]
    assert found["ways"][0]["falls"][0] == {
        "outcome": "report@1",
        "priority": "must",
        "reached": 0,
    }


def test_pins_that_clash_are_explained(tmp_path: Path, capsys: Captured) -> None:
    pinned = ("--weeks", "1", "--hours-per-week", "4", "--include", "poetry")
    assert run(*pinned, folder=tmp_path) == WRONG_INPUT
    out = capsys.readouterr().out
    assert out.startswith("No track: Data reporter")
    assert "nothing to choose" not in out


def test_an_unknown_audience(tmp_path: Path, capsys: Captured) -> None:
    assert run("--audience", "newcomers", folder=tmp_path) == WRONG_INPUT
    assert "did you mean 'newcomer'" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
