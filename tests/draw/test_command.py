from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from curplan.cli.main import run_arguments
from curplan.draw.drawable import drawable
from curplan.plan.model import Plan
from curplan.plan.writing import plan_text
from tests.draw.plans import Shape, made_up

Capture = pytest.CaptureFixture[str]
SMALL = made_up(1, Shape(modules=4, weeks=6, strands=2))


def changed(**update: Any) -> Plan:
    """Change the first module of the small plan."""
    first = SMALL.modules[0].model_copy(update=update)
    return SMALL.model_copy(update={"modules": (first, *SMALL.modules[1:])})


def test_draws_a_plan_file(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "plan.json").write_text(plan_text(SMALL), encoding="utf-8")
    target = tmp_path / "pictures" / "roadmap.png"
    assert run_arguments(["draw", str(tmp_path / "plan.json"), "-o", str(target)]) == 0
    assert capsys.readouterr().out.strip().endswith("roadmap.png")
    assert target.read_bytes().startswith(b"\x89PNG")
    assert run_arguments(["draw", str(tmp_path / "plan.json"), "-o", str(tmp_path)]) == 0
    assert (tmp_path / "roadmap.png").read_bytes() == target.read_bytes()


def test_says_what_is_wrong_with_the_file(tmp_path: Path, capsys: Capture) -> None:
    assert run_arguments(["draw", str(tmp_path / "none.json")]) == 1
    assert "file-not-found" in capsys.readouterr().err
    (tmp_path / "bad.json").write_text("{")
    assert run_arguments(["draw", str(tmp_path / "bad.json")]) == 1
    assert "plan-syntax" in capsys.readouterr().err
    assert run_arguments(["draw", str(tmp_path)]) == 1
    assert "name a file inside it" in capsys.readouterr().err
    (tmp_path / "plan.json").write_text("{}")
    assert run_arguments(["draw", str(tmp_path)]) == 1
    assert f"there is a plan in it: {tmp_path / 'plan.json'}" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "plan.json"
    file.write_text(plan_text(SMALL), encoding="utf-8")
    assert run_arguments(["draw", str(file), "-o", str(file / "roadmap.png")]) == 1
    assert "cannot-write" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (SMALL.model_copy(update={"modules": ()}), "nothing to draw"),
        (SMALL.model_copy(update={"weeks": SMALL.weeks[1:]}), "numbered from 1"),
        (changed(id="m1"), "'m1' is there twice"),
        (changed(start_week=5, end_week=2), "start before end"),
        (changed(end_week=99), "not within 1 to 6"),
        (changed(weekly_hours={"x": 3}), "hours in week 'x'"),
        (changed(weekly_hours={"7": 3}), "hours in week '7'"),
        (changed(title=" "), "no title"),
    ],
)
def test_plans_that_cannot_be_drawn(plan: Plan, words: str) -> None:
    found = drawable(plan, "plan.json")
    assert {fault.code for fault in found} == {"cannot-draw"}
    assert any(words in fault.message for fault in found)


def test_a_missing_glyph_is_an_error_that_names_it_and_its_place() -> None:
    (found,) = drawable(changed(title="課程"), "plan.json")
    assert found.code == "missing-glyph"
    assert found.is_error
    assert "--font" in found.hint
    assert [note.message.split("'")[0] for note in found.notes] == ["module "]
    assert "課程" in found.notes[0].message
    assert "'課' (U+8AB2), '程' (U+7A0B)" in found.message
