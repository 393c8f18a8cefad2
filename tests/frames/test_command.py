from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from curplan.cli.main import run_arguments
from curplan.plan.writing import plan_text
from curplan.words.texts import translated
from tests.frames.making import judged, module, plan_of

Capture = pytest.CaptureFixture[str]

BLOCKS = """\
id: ours
title: Ours
source: our rules
dated: '2027'
blocks:
  - {code: B1, title: Wood, outcomes: [sawing@1], assessment: A talk, hours: 30}
  - {code: B2, title: Metal, outcomes: [welding@1]}
"""


def written(folder: Path, **more: Any) -> str:
    plan = plan_of(
        module("one", 1, 4, 40, teaches={"sawing": 1}, assessments=[judged("oral", "sawing@1")]),
        **more,
    )
    (folder / "plan.json").write_text(plan_text(plan), encoding="utf-8")
    return str(folder / "plan.json")


def test_without_a_frame_all_that_ship_are_shown(tmp_path: Path, capsys: Capture) -> None:
    assert run_arguments(["frames", written(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "The brief names no frame" in out
    assert "1.3–1.6 ECTS credits: workload 40 h, 25–30 h each" in out
    assert "[not met] Hours taught: 40 (at least 60)" in out  # looked at, not asked for
    assert "Web developer, in two blocks" not in out


def test_a_frame_that_is_asked_for_and_not_met(tmp_path: Path, capsys: Capture) -> None:
    plan = written(tmp_path)
    assert run_arguments(["frames", plan, "--frame", "ects"]) == 0
    assert run_arguments(["frames", plan, "--frame", "uk-skills-bootcamp"]) == 1
    assert run_arguments(["frames", plan, "--frame", "etcs"]) == 1
    assert "did you mean 'ects'?" in capsys.readouterr().err


def test_blocks_in_a_file_of_your_own(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "ours.yaml").write_text(BLOCKS, encoding="utf-8")
    plan = written(tmp_path)
    assert run_arguments(["frames", plan, "--frame", str(tmp_path / "ours.yaml")]) == 1
    out = capsys.readouterr().out
    assert "[not met] Blocks that count whole: 1 of 2" in out
    assert "[counts] B1: Wood" in out
    assert "outcomes reached: 1 of 1, assessed: 1 of 1, hours: 40 (at least 30)" in out
    assert "assessment: A talk" in out
    assert "[does not count] B2: Metal" in out
    assert "Source: our rules, 2027" in out


def test_the_frames_of_the_brief(tmp_path: Path, capsys: Capture) -> None:
    asked = [{"id": "ours", "title": "Ours", "most_weeks": 3}]
    plan = written(tmp_path, brief={"role": "maker", "frames": asked})
    assert run_arguments(["frames", plan]) == 1
    assert "weeks too many: 1" in capsys.readouterr().out
    broken = written(tmp_path, brief={"role": "maker", "frames": [{"id": "ours", "weeks": 3}]})
    assert run_arguments(["frames", broken]) == 1
    assert "error[bad-value]" in capsys.readouterr().err


def test_json_has_the_figures(tmp_path: Path, capsys: Capture) -> None:
    assert run_arguments(["frames", written(tmp_path), "--frame", "ects", "--format", "json"]) == 0
    (made,) = json.loads(capsys.readouterr().out)
    assert made["met"] is True
    assert (made["contact_minutes"], made["independent_minutes"]) == (2400, 0)
    assert made["checks"][0]["values"]["amount"] == [1.3, 1.6]


@pytest.mark.parametrize("language", translated())
def test_every_language_says_it(language: str, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "ours.yaml").write_text(BLOCKS + "jury: true\n", encoding="utf-8")
    names = ["--frame", "us-clock-hours", "--frame", str(tmp_path / "ours.yaml")]
    assert run_arguments(["frames", written(tmp_path), *names, "--lang", language]) == 1
    out = capsys.readouterr().out
    assert "{" not in out
    assert "B2: Metal" in out
