from __future__ import annotations

import json
from pathlib import Path

import pytest

from curplan.cli.main import run_arguments

ERRORS = Path(__file__).parents[1] / "errors"
Capture = pytest.CaptureFixture[str]


def test_shipped_catalogue_by_default(capsys: Capture) -> None:
    assert run_arguments(["check"]) == 0
    shown = capsys.readouterr()
    assert shown.err == ""
    (line,) = shown.out.splitlines()
    for word in ("skills", "outcomes", "modules", "roles", "audiences", "hours", "no faults"):
        assert word in line


def test_one_of_a_thing_is_no_plural(capsys: Capture) -> None:
    folder = Path(__file__).parents[2] / "examples" / "own-catalogue"
    assert run_arguments(["check", str(folder)]) == 0
    assert "5 modules, 1 role, 1 audience, 92 hours" in capsys.readouterr().out


def test_faults_are_the_result(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ERRORS)
    assert run_arguments(["check", "base", "unknown-audience"]) == 1
    shown = capsys.readouterr()
    assert shown.err == ""
    assert shown.out.splitlines() == [
        "unknown-audience/roles/names.yaml:3:11: error[unknown-audience]: "
        "there is no audience 'beginers'",
        "  3 | audience: beginers  # expect: unknown-audience",
        "    |           ^",
        "  hint: did you mean 'beginner'?",
        "",
        "1 error",
    ]


def test_paths_below_the_working_directory_are_short(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ERRORS)
    run_arguments(["check", str(ERRORS / "base"), "--curricula", str(ERRORS / "bad-id")])
    assert str(ERRORS) not in capsys.readouterr().out


def test_warnings_alone_are_no_failure(capsys: Capture) -> None:
    assert run_arguments(["check", str(ERRORS / "base"), str(ERRORS / "not-taught")]) == 0
    assert "warning[not-taught]" in (shown := capsys.readouterr().out)
    assert shown.splitlines()[-1].startswith("base: 6 skills")


def test_json(capsys: Capture) -> None:
    folders = [str(ERRORS / "base"), str(ERRORS / "duplicate-id")]
    assert run_arguments(["check", *folders, "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["ok"] is False
    assert found["counts"] is None
    first = found["diagnostics"][0]
    assert (first["code"], first["severity"], first["line"]) == ("duplicate-id", "error", 2)
    assert first["notes"][0]["line"] == 1


def test_json_when_sound(capsys: Capture) -> None:
    assert run_arguments(["check", str(ERRORS / "base"), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["counts"] == {
        "skills": 3,
        "outcomes": 4,
        "modules": 3,
        "roles": 1,
        "audiences": 1,
        "hours": 68,
    }


def test_shipped_is_a_name_for_layers(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules" / "mine.yaml").write_text(
        "id: mine\ntitle: Mine\nstrand: data\nkind: course\nteaches: {sql: 1}\nhours: 8\n"
    )
    assert run_arguments(["check", "--curricula", "shipped", "--curricula", str(tmp_path)]) == 0
    assert "curplan-core" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["nowhere", "base/catalogue.yaml"])
def test_no_such_folder(capsys: Capture, name: str) -> None:
    assert run_arguments(["check", str(ERRORS / name)]) == 1
    assert "hint:" in capsys.readouterr().out
