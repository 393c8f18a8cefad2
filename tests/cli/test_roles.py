from __future__ import annotations

import json
from pathlib import Path

import pytest

from curplan.cli.main import run_arguments

ERRORS = Path(__file__).parents[1] / "errors"
Capture = pytest.CaptureFixture[str]


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
