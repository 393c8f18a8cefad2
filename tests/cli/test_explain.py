"""``curplan explain``: what is printed, and what goes wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from curplan.cli.main import run_arguments
from curplan.plan.writing import plan_text
from tests.explain.making import story
from tests.plan.making import NEWSROOM, reporter

Capture = pytest.CaptureFixture[str]
COLUMNS = 96


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    file = tmp_path / "plan.json"
    file.write_text(plan_text(story()), encoding="utf-8")
    return file


def explain(plan: Path, *arguments: str) -> int:
    return run_arguments(["explain", str(plan), *arguments, "--curricula", str(NEWSROOM)])


def test_a_module_in_the_plan(plan: Path, capsys: Capture) -> None:
    assert explain(plan, "sql-basics") == 0
    shown = capsys.readouterr().out
    assert shown.startswith(
        """\
SQL (6 h) is in the plan, in week 3.

why it is in
- It teaches sql@1, which the role requires (essential, weight 3)
- It teaches sql@1, which Capstone report needs for report@1, which the role requires (must,
  weight 5)
- With nothing in its place, the plan loses must and essential coverage, and with it falls
  Capstone report

what else teaches it
- Nothing else in the catalogue
"""
    )
    assert (
        """
what it would cost without it
- must coverage 28.6 % instead of 100 %; essential coverage 66.7 % instead of 100 %; 28 h
  instead of 42 h (-14)
- unchanged: optional coverage, selection penalty
- out: Capstone report; SQL
- proven: no plan with this does better
"""
        in shown
    )
    assert max(map(len, shown.splitlines())) <= COLUMNS


def test_no_cost_does_not_plan_again(
    plan: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("planned")

    monkeypatch.setattr("curplan.solve.planner.solve", never)
    for question in (
        ["sql-basics"],
        ["poetry"],
        ["--missing", "camera"],
        ["--order", "SQL", "final"],
    ):
        assert explain(plan, *question, "--no-cost") == 0
        assert "cost" not in capsys.readouterr().out


def test_json_says_the_same(plan: Path, capsys: Capture) -> None:
    assert explain(plan, "--missing", "poems", "--format", "json") == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert (found["kind"], found["subject"], found["role"]) == ("missing", ["poems@1"], "reporter")
    (tried,) = found["what_if"]
    assert (tried["found"], tried["came"], tried["proven"]) == (True, ["poetry"], True)
    assert tried["measures"][3] == {"name": "hours", "before": 42, "after": 44, "most": None}


def test_what_cannot_be_is_said_with_its_reason(plan: Path, capsys: Capture) -> None:
    assert explain(plan, "--order", "sql-basics", "final") == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "SQL (week 3) comes before Capstone report (weeks 4-5)." in shown
    assert "- SQL teaches sql@1, which Capstone report needs" in shown
    assert "no track has that, at whatever cost (proven). --include final and --order" in shown


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (["pyhton-intensive"], "did you mean 'python-intensive'?"),
        (["--missing", "pyhton"], "did you mean"),
        (["--missing", "python@7"], "its levels: 1, 2"),
        (["--order", "sql-basic", "final"], "did you mean 'sql-basics'?"),
        (["--order", "poetry", "final"], "Poetry (poetry) is not in the plan"),
        (["--order", "final", "final"], "'final' is named twice"),
    ],
)
def test_a_name_that_is_not_known_is_1(
    plan: Path, capsys: Capture, question: list[str], said: str
) -> None:
    assert explain(plan, *question) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert said in shown.err


@pytest.mark.parametrize(
    "question", [[], ["final", "--missing", "sql"], ["a", "--order", "b", "c"]]
)
def test_more_or_less_than_one_question_is_2(plan: Path, question: list[str]) -> None:
    assert explain(plan, *question) == 2


def test_a_plan_that_is_none_is_1(tmp_path: Path, capsys: Capture) -> None:
    assert explain(tmp_path / "none.json", "final") == 1
    assert capsys.readouterr().out == ""


def test_a_plan_that_breaks_a_constraint_is_warned_of(plan: Path, capsys: Capture) -> None:
    document = json.loads(plan.read_text(encoding="utf-8"))
    document["modules"][0]["hours"] += 1
    plan.write_text(json.dumps(document), encoding="utf-8")
    assert explain(plan, "final", "--no-cost") == 0
    assert "unsound-plan" in capsys.readouterr().err


def test_a_plan_not_proven_best_is_said_to_be(plan: Path, capsys: Capture) -> None:
    document = json.loads(plan.read_text(encoding="utf-8"))
    document["status"] = "feasible"
    document["objectives"][4] |= {"bound": 41, "proven": False}
    plan.write_text(json.dumps(document), encoding="utf-8")
    assert explain(plan, "colour-course") == 0
    assert "The plan itself is not proven best" in capsys.readouterr().out


def test_the_conflict_is_in_the_summary_of_a_plan(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    pins = ["--include", "final", "--max-hours", "20", "--exclude", "poetry"]
    box = ["--weeks", "5", "--hours-per-week", "10", "--curricula", str(NEWSROOM)]
    assert run_arguments(["plan", "reporter", *box, *pins]) == 1
    shown = capsys.readouterr().out
    assert (
        """
no track           none keeps all the pins and limits

conflict           --include final and --max-hours 20 cannot both be kept: with all that is
                   needed for it, it takes at least 30 h
would work         --max-hours 30 instead of 20
would work         without --include final
written            out/plan.json
"""
        in shown
    )
    plan = json.loads((tmp_path / "out" / "plan.json").read_text(encoding="utf-8"))
    kinds = [(each["kind"], each["items"], each["value"]) for each in plan["advice"]]
    assert kinds == [
        ("conflict", ["--include final", "--max-hours 20"], None),
        ("relaxation", ["--max-hours 30"], 30),
        ("relaxation", ["--include final"], None),
    ]


def test_without_a_conflict_that_is_proven_the_pins_are_listed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from curplan.cli.summary import summary_lines

    monkeypatch.setattr("curplan.advise.pinned.Pins.kept", lambda *_: None)
    plan = reporter(include=["poetry"], max_hours=4)
    assert plan.advice == ()
    assert "none keeps all the pins and limits: include poetry" in " ".join(summary_lines(plan, []))
