"""``curplan review`` and what ``curplan plan`` says of the review."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from curplan import api
from curplan.cli.main import run_arguments
from curplan.plan.writing import plan_text
from tests.plan.making import NEWSROOM, order, reporter

Capture = pytest.CaptureFixture[str]
FOLDER = ["--curricula", "desk"]

POLICY = """rules:
  - {id: idle, weight: 4, hard: true, why: It has to be started twice., source: Judgement.}
  - {id: float, percent: 0}
  - {id: workload, hours: 9, why: A long week., source: A study.}
profiles:
  reskilling:
    reserve: {every: 4, percent: 50}
  easy:
    rules: [{id: workload, weight: 0}]
"""


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue of its own, and nothing written into the repository."""
    shutil.copytree(NEWSROOM, tmp_path / "desk")
    (tmp_path / "desk" / "policy.yaml").write_text(POLICY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


@cache
def sound() -> str:
    """The text of a plan that was made from this catalogue."""
    known = api.load(["desk"]).catalogue
    assert known is not None
    return plan_text(api.make_plan(known, order(start="2027-01-11"), "quick"))


def written(change: Callable[[dict[str, Any]], object] = lambda _: None) -> dict[str, Any]:
    """Write a plan of the newsroom, changed by hand."""
    document: dict[str, Any] = json.loads(sound())
    change(document)
    Path("plan.json").write_text(json.dumps(document), encoding="utf-8")
    return document


def run(*arguments: str) -> int:
    return run_arguments(["review", "plan.json", *FOLDER, *arguments])


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


def hours(spread: dict[str, float]) -> Callable[[dict[str, Any]], object]:
    return lambda document: document["modules"][0].update(weekly_hours=spread)


def ordered(**said: object) -> Callable[[dict[str, Any]], object]:
    return lambda document: document["brief"].update(said)


CANNOT: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (hours({}), "'shell-basics' has no hours in any week"),
    (hours({"1": 0}), "'shell-basics' has no hours in any week"),
    (hours({"1": 0.0001}), "'shell-basics' has no hours in any week"),
    (hours({"x": 4}), "'shell-basics' has hours in week 'x', which is no number"),
    (hours({"1.5": 4}), "has hours in week '1.5', which is no number"),
    (hours({"01": 4}), "has hours in week '01', which is no number"),
    (hours({"٣": 4}), "has hours in week '٣', which is no number"),
    (hours({"0": 4}), "has hours in week 0, outside the time box"),
    (hours({"6": 4}), "has hours in week 6, outside the time box"),
    (ordered(weeks=3), "'final' has hours in week 4, outside the time box"),
    (ordered(weeks=0), "its brief cannot be: 'weeks' input should be greater than or equal to 1"),
    (ordered(nix=1), "its brief cannot be: 'nix' extra inputs are not permitted"),
    (ordered(start="soon"), "its brief cannot be: 'start'"),
    (ordered(start="9999-12-30"), "its brief cannot be: date value out of range"),
    (ordered(audience="nix"), "its brief cannot be: 'nix' is not known"),
    (ordered(country="XX"), "its brief cannot be: 'XX' is not known"),
    (ordered(country="ES", subdivision="ZZ"), "its brief cannot be: 'ES' is not known"),
    (ordered(role="nix"), "its brief cannot be: 'nix' is not known"),
    (ordered(knows=["x"]), "its brief cannot be: x"),
]


@pytest.mark.parametrize(("change", "words"), CANNOT)
def test_a_plan_that_cannot_be_judged(
    change: Callable[[dict[str, Any]], object], words: str, capsys: Capture
) -> None:
    written(change)
    assert run() == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "error[cannot-review]" in shown.err
    assert words in shown.err
    assert "pydantic" not in shown.err
    assert "with --curricula" not in shown.err


WRONG: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (lambda d: d.update(weeks=[]), "the plan must list weeks 1 to 5"),
    (lambda d: d.update(critical_chain=["nix"]), "module 'nix' is not selected"),
    (lambda d: d["modules"].append(d["modules"][0]), "is planned 2 times"),
    (lambda d: d["modules"][1].update(needs=[]), "needs shell@1"),
    (ordered(profile="nix"), "there is no profile 'nix'"),
    (ordered(knows=["q@1"]), "there is no outcome 'q@1'"),
    (ordered(weeks=9), "it is 9"),
    (hours({"1": 1.5, "2": 2.5}), "whole steps of 1 h"),
    (hours({"1": 10**9}), "it takes 4 h"),
]


@pytest.mark.parametrize(("change", "words"), WRONG)
def test_a_plan_edited_by_hand_is_rejected(
    change: Callable[[dict[str, Any]], object], words: str, capsys: Capture
) -> None:
    """Whatever it states: it is judged, and what is wrong is among the constraints."""
    written(change)
    assert run() == 1
    assert words in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"format": "curplan-plan/1"}'])
def test_no_plan(text: str, capsys: Capture) -> None:
    Path("plan.json").write_text(text, encoding="utf-8")
    assert run() == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "error[plan-" in shown.err


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
    monkeypatch.setattr("curplan.draw.roadmap.roadmap", lambda plan: plan)
    monkeypatch.setattr("curplan.draw.paint.png_bytes", lambda _: b"picture")


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
