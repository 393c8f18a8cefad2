"""``curplan review`` and what ``curplan plan`` says of the review."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from curplan.cli.main import run_arguments
from curplan.plan.writing import plan_text
from tests.plan.making import reporter
from tests.review.desk import FOLDER, POLICY, run, written

Capture = pytest.CaptureFixture[str]
pytestmark = pytest.mark.usefixtures("desk")


def pausing(document: dict[str, Any]) -> None:
    """Make the longest of the thin strand's pauses: weeks 2 to 4."""
    career = next(each for each in document["modules"] if each["id"] == "career")
    career["weekly_hours"] = {"1": 1, "5": 3}


def test_a_sound_plan(capsys: Capture) -> None:
    """A warning alone leaves the exit code 0."""
    written()
    assert run() == 0
    shown = capsys.readouterr()
    lines = shown.out.splitlines()
    assert lines[:3] == [
        "Data reporter, 5 weeks x 10 h",
        "4 of 5 rules kept, 1 warning (profile reskilling)",
        "",
    ]
    assert "Traceback" not in shown.err
    assert lines.index("warning") < lines.index("kept")
    assert "rejected" not in lines
    assert all(len(line) <= 96 for line in lines)
    text = " ".join(shown.out.split())
    assert "workload No week has more than 9 h - week 1: 10 h" in text
    assert "Why: A long week. Source: A study." in text
    assert "It has to be started twice" not in text  # only what is broken says why
    assert "constraints Prerequisites, time box, capacity, closures and pins hold" in text


def test_brief_leaves_out_what_is_kept(capsys: Capture) -> None:
    written()
    assert run("--brief") == 0
    lines = capsys.readouterr().out.splitlines()
    assert "warning" in lines
    assert "kept" not in lines
    assert not any(line.strip().startswith("idle") for line in lines)


def test_what_is_not_asked_says_why(capsys: Capture) -> None:
    written(lambda d: d["brief"].update(profile="easy"))
    run()
    text = capsys.readouterr().out
    assert "not in this profile" in text.partition("not asked\n")[2]
    assert "A study" not in text
    assert "(profile easy)" in text


def test_what_is_not_asked_is_told_in_a_row(capsys: Capture) -> None:
    """A line for each reason, not a paragraph for each rule."""
    written(lambda d: d["brief"].update(profile="easy"))
    more = "rule: order, first: [sql], then: [python], when: [poems]"
    rules = "".join(f"  - {{id: {name}, {more}}}\n" for name in ("one", "two"))
    text = POLICY.replace("profiles:", f"{rules}profiles:")
    Path("desk/policy.yaml").write_text(text, encoding="utf-8")
    run()
    lines = capsys.readouterr().out.splitlines()
    assert lines[lines.index("not asked") + 1 :] == [
        "  not in this profile: workload",
        "  not for a role like this: one, two",
    ]


def test_the_title_is_the_catalogues(capsys: Capture) -> None:
    """Whatever was written into the plan: it could steer the terminal."""
    written(lambda d: d.update(role_title="Reporter\u001b[31m", pins=["\u001b[2J"]))
    run()
    shown = capsys.readouterr().out
    assert shown.startswith("Data reporter, 5 weeks")
    assert "\u001b" not in shown


def test_a_plan_that_was_typed_in_needs_an_option(capsys: Capture) -> None:
    Path("own.yaml").write_text(MADE % "1", encoding="utf-8")
    assert run_arguments(["review", "own.yaml", *FOLDER]) == 1
    shown = capsys.readouterr()
    assert "hint: add --hand-made if it was typed in (a YAML file)" in shown.err
    written()
    assert run("--hand-made") == 1
    err = capsys.readouterr().err
    assert err.count("error[") == 1
    assert "hint: leave --hand-made out" in err


def test_json(capsys: Capture) -> None:
    written(pausing)
    assert run("--format", "json") == 1
    document = json.loads(capsys.readouterr().out)
    assert (document["role"], document["profile"]) == ("reporter", "reskilling")
    assert document["accepted"] is False
    findings = {each["rule"]: each for each in document["findings"]}
    assert list(findings) == ["constraints", "coverage", "idle", "float", "workload"]
    assert findings["idle"] == {
        "rule": "idle",
        "kind": "idle",
        "asks": "no module pauses",
        "verdict": "rejected",
        "hard": True,
        "evidence": ["Career strand: idle weeks inside a module (weeks 2-4)"],
        "why": "It has to be started twice.",
        "source": "Judgement.",
        "accepted": "",
    }
    assert findings["workload"]["verdict"] == "warning"


def test_a_plan_edited_so_that_a_prerequisite_breaks(capsys: Capture) -> None:
    def swap(document: dict[str, Any]) -> None:
        by_id = {each["id"]: each for each in document["modules"]}
        by_id["shell-basics"]["weekly_hours"] = {"5": 4}

    written(swap)
    assert run("--brief") == 1
    shown = capsys.readouterr()
    lines = shown.out.splitlines()
    assert "rejected" in lines[1]
    assert lines.index("rejected") < lines.index("warning")
    assert "needs shell@1" in " ".join(shown.out.split())


def test_an_infeasible_plan_without_modules(capsys: Capture) -> None:
    plan = reporter(include=("poetry",), max_hours=4)
    assert plan.modules == ()
    Path("plan.json").write_text(plan_text(plan), encoding="utf-8")
    assert run() == 1
    text = " ".join(capsys.readouterr().out.split())
    assert "Data report 0 of 1 (must)" in text
    assert "there are no modules" in text


def test_a_catalogue_that_did_not_make_it(capsys: Capture) -> None:
    written()
    shutil.rmtree("desk/roles")
    Path("desk/modules/all.yaml").write_text(
        "{id: mine, title: Mine, strand: desk, kind: course, teaches: {sql: 1}, hours: 4}\n"
    )
    assert run() == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "there is no role 'reporter' in this catalogue" in shown.err
    assert "error[unknown-module]: there is no module 'shell-basics'" in shown.err
    assert "name the catalogue that it was made from with --curricula" in shown.err


MADE = """role: reporter
weeks: 5
hours_per_week: 10
modules: [{id: shell-basics, weeks: %s}]
"""


def test_hand_made(capsys: Capture) -> None:
    Path("plan.json").write_text(MADE % "'1, 3'", encoding="utf-8")
    assert run("--hand-made", "--brief") == 1
    shown = capsys.readouterr().out
    assert "Command line: idle weeks inside a module (week 2)" in shown
    assert "3 of 5 rules kept, 2 rejected (profile reskilling)" in shown


def test_hand_made_and_wrong(capsys: Capture) -> None:
    Path("plan.json").write_text(MADE % "9", encoding="utf-8")
    assert run("--hand-made") == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "plan.json:4:37: error[bad-value]: 'shell-basics' is taught in week 9" in shown.err


def summary(capsys: Capture, *arguments: str) -> str:
    """What ``curplan plan`` says of the review."""
    box = ["--weeks", "5", "--hours-per-week", "10", "--effort", "quick"]
    run_arguments(["plan", "reporter", *FOLDER, *box, *arguments])
    lines = capsys.readouterr().out.splitlines()
    return " ".join(line.removeprefix("review").strip() for line in lines if "rules kept" in line)


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("curplan.draw.roadmap.layout.roadmap", lambda plan, _: plan)
    monkeypatch.setattr("curplan.draw.paint.files.png_bytes", lambda _: b"picture")


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "4 of 5 rules kept, 1 warning: workload"),
        (["--profile", "easy"], "4 of 4 rules kept"),
        (["--hours-per-week", "7"], "4 of 5 rules kept, 1 rejected: coverage"),
        (["--max-hours", "30"], "3 of 5 rules kept, 1 warning, 1 rejected: coverage, workload"),
        (["--include", "poetry", "--max-hours", "4"], ""),  # nothing to review
    ],
)
def test_the_summary_of_a_plan(arguments: list[str], said: str, capsys: Capture) -> None:
    assert summary(capsys, *arguments) == said
