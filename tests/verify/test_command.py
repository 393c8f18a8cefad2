"""``curplan verify``: one line when all holds, every violation and exit code 1 otherwise."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import curplan.cli.verify
from tests.verify.example import BRIEF, CATALOGUE, SCHEDULE
from tests.verify.making import make_document


@pytest.fixture(autouse=True)
def _example(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let the command load the example's catalogue, and run in an empty folder."""
    monkeypatch.setattr(curplan.cli.verify, "load_or_exit", lambda directories: CATALOGUE)
    monkeypatch.chdir(tmp_path)


def run(document: Any, *options: str) -> Result:
    Path("plan.json").write_text(json.dumps(document), encoding="utf-8")
    return CliRunner().invoke(curplan.cli.verify.command, ["plan.json", *options])


def good() -> Any:
    return make_document(CATALOGUE, BRIEF, SCHEDULE)


def test_a_sound_plan_is_one_line() -> None:
    result = run(good())
    assert result.exit_code == 0
    assert result.stdout == "plan.json: every hard constraint holds (7 modules, 6 weeks)\n"


def test_every_violation_is_printed() -> None:
    result = run(good() | {"partial": True, "role_title": "Gardener"})
    assert result.exit_code == 1
    assert "plan.json: error[verify-status]: partial is true" in result.stdout
    assert "error[verify-stated]: plan: the plan states role_title 'Gardener'" in result.stdout
    assert "2 errors" in result.stdout


def test_json() -> None:
    result = run(good(), "--format", "json")
    assert json.loads(result.stdout) == {"ok": True, "plan": "plan.json", "diagnostics": []}
    result = run(good() | {"partial": True}, "--format", "json")
    assert result.exit_code == 1
    printed = json.loads(result.stdout)
    assert not printed["ok"]
    assert [one["code"] for one in printed["diagnostics"]] == ["verify-status"]


def test_a_file_that_is_no_plan() -> None:
    result = run([])
    assert result.exit_code == 1
    assert "plan-format" in result.stdout
    assert "curplan verify" not in result.stdout
