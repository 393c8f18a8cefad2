"""``curplan plan``: exit codes, files, messages and the summary."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest

from curplan.cli.main import run_arguments
from tests.plan.making import NEWSROOM

Capture = pytest.CaptureFixture[str]
BOX = ["--weeks", "5", "--hours-per-week", "10", "--effort", "quick"]
FOLDER = ["--curricula", str(NEWSROOM)]


def run(*arguments: str, role: str = "reporter", box: list[str] = BOX) -> int:
    return run_arguments(["plan", role, *FOLDER, *box, *arguments])


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be written into the repository."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare the picture, which takes longer than all else."""
    monkeypatch.setattr("curplan.draw.roadmap.layout.roadmap", lambda plan, _: plan)
    monkeypatch.setattr("curplan.draw.paint.files.png_bytes", lambda _: b"picture")


def fitting(shown: str) -> bool:
    lines = shown.splitlines()
    return len(lines) <= 40 and all(len(line) <= 100 for line in lines)


def test_everything_fits(capsys: Capture, tmp_path: Path) -> None:
    assert run("--start", "2027-01-11", "-o", "here") == 0
    shown = capsys.readouterr()
    assert fitting(shown.out)
    for words in (
        "Data reporter",
        "5 weeks x 10 h from 2027-01-11",
        "7 modules, 42 of 45 h",
        "every requirement of the role, in full",
        "critical chain",
        "proven best",
        "here/plan.json",
        "here/roadmap.png",
    ):
        assert words in shown.out
    assert sorted(path.name for path in (tmp_path / "here").iterdir()) == [
        "plan.json",
        "roadmap.png",
    ]
    picture = (tmp_path / "here" / "roadmap.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert run_arguments(["verify", "here/plan.json", *FOLDER]) == 0


@pytest.mark.usefixtures("undrawn")
def test_a_shipped_role_fits_the_screen(capsys: Capture) -> None:
    role = "data-scientist"
    arguments = ["plan", role, "--hours-per-week", "20", "--effort", "quick"]
    assert run_arguments(arguments) == 1
    assert fitting(capsys.readouterr().out)


@pytest.mark.usefixtures("undrawn")
def test_short_is_1_and_written_all_the_same(capsys: Capture) -> None:
    assert run("--hours-per-week", "5") == 1
    shown = capsys.readouterr().out
    assert fitting(shown)
    assert "it would fit" in shown
    assert Path("out/plan.json").exists()
    assert Path("out/roadmap.png").exists()


@pytest.mark.usefixtures("undrawn")
def test_short_of_a_must_is_titled_partial(capsys: Capture) -> None:
    assert run("--weeks", "3") == 1
    shown = capsys.readouterr().out
    assert shown.startswith("Partial track: Data reporter")
    assert "short, must" in shown
    assert json.loads(Path("out/plan.json").read_text(encoding="utf-8"))["partial"] is True


@pytest.mark.usefixtures("undrawn")
def test_short_of_an_optional_one_is_0() -> None:
    assert run("--max-hours", "39") == 0


def test_two_orders_against_each_other_leave_one_out(capsys: Capture) -> None:
    pair = ["colour-course", "sql-basics"]
    assert run("--order", *pair, "--order", *reversed(pair), "--quiet") == 0
    document = json.loads(Path("out/plan.json").read_text(encoding="utf-8"))
    assert "colour-course" not in {module["id"] for module in document["modules"]}


def test_untaught_is_said(capsys: Capture) -> None:
    assert run("--weeks", "1", "--hours-per-week", "3", role="film-maker") == 1
    shown = capsys.readouterr().out
    assert "nothing teaches camera@1" in " ".join(shown.split())
    assert not Path("out/roadmap.png").exists()


def test_pins_that_contradict_are_1(capsys: Capture) -> None:
    assert run("--include", "poetry", "--max-hours", "4") == 1
    shown = capsys.readouterr()
    assert shown.out.startswith("No track")
    assert "include poetry" in shown.out
    assert json.loads(Path("out/plan.json").read_text(encoding="utf-8"))["status"] == "infeasible"


@pytest.mark.usefixtures("undrawn")
def test_a_plan_without_a_picture_leaves_no_old_one() -> None:
    """A roadmap of yesterday beside a plan without modules would be taken for its own."""
    assert run() == 0
    assert run("--include", "poetry", "--max-hours", "4") == 1
    assert not Path("out/roadmap.png").exists()


WRONG: list[tuple[list[str], str]] = [
    (["--weeks", "0"], "--weeks"),
    (["--weeks", "-3"], "--weeks"),
    (["--weeks", "10000"], "--weeks"),
    (["--weeks", "many"], "--weeks"),
    (["--hours-per-week", "0"], "--hours-per-week"),
    (["--hours-per-week", "81"], "--hours-per-week"),
    (["--hours-per-week", "2.5"], "--hours-per-week"),
    (["--start", "yesterday"], "2027-01-11"),
    (["--start", "2027-02-30"], "2027-01-11"),
    (["--start", "1850-01-01"], "2000 to 2099"),
    (["--country", "XX", "--start", "2027-01-11"], "XX"),
    (["--country", "ES-QQ", "--start", "2027-01-11"], "regions"),
    (["--closed", "2027-01-12..2027-01-11"], "ends before it begins"),
    (["--closed", "soon"], "not a date"),
    (["--not-before", "final"], "sql-basics=3"),
    (["--not-before", "final=0"], "sql-basics=3"),
    (["--not-after", "=4"], "sql-basics=3"),
    (["--hours-in-week", "final=4"], "sql-basics=3:4"),
    (["--hours-in-week", "final=0:4"], "sql-basics=3:4"),
    (["--hours-in-week", "final=2:81"], "sql-basics=3:4"),
    (["--max-parallel", "0"], "--max-parallel"),
    (["--max-hours", "0"], "--max-hours"),
    (["--use", "waste"], "fewest"),
    (["--effort", "huge"], "thorough"),
    (["--format", "xml"], "json"),
    (["--order", "final"], "--order"),
    (["--wekks", "3"], "--weeks"),
]


@pytest.mark.parametrize(("arguments", "words"), WRONG)
def test_wrong_usage_is_2(arguments: list[str], words: str, capsys: Capture) -> None:
    assert run(*arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert words in shown.err
    assert "Traceback" not in shown.err
    assert not Path("out").exists()


def test_no_role_is_wrong_usage(capsys: Capture) -> None:
    assert run_arguments(["plan", *FOLDER]) == 2
    assert "ROLE" in capsys.readouterr().err


UNKNOWN: list[tuple[list[str], str, str]] = [
    (["--audience", "codr"], "unknown-audience", "'coder'"),
    (["--include", "sql-basic"], "unknown-module", "'sql-basics'"),
    (["--exclude", "sql-basic"], "unknown-module", "'sql-basics'"),
    (["--not-before", "finel=2"], "unknown-module", "'final'"),
    (["--not-after", "finel=2"], "unknown-module", "'final'"),
    (["--order", "final", "finel"], "unknown-module", "'final'"),
    (["--knows", "pyton@1"], "unknown-skill", "'python'"),
    (["--knows", "python@9"], "unknown-level", "1, 2"),
    (["--knows", "python"], "bad-outcome", "python@2"),
    (["--knows", "python@+1"], "bad-outcome", "python@2"),
    (["--knows", "python@\N{FULLWIDTH DIGIT ONE}"], "bad-outcome", "python@2"),
    (["--order", "final", "final"], "contradicting-pins", "two modules"),
    (["--country", "DE"], "no-start", "--start"),
    (["--closed", "2027-01-11"], "no-start", "--start"),
]


@pytest.mark.parametrize(("arguments", "code", "words"), UNKNOWN)
def test_unknown_names_are_1_with_a_suggestion(
    arguments: list[str], code: str, words: str, capsys: Capture
) -> None:
    assert run(*arguments) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert f"error[{code}]" in shown.err
    assert words in shown.err
    assert not Path("out").exists()


def test_an_unknown_role_is_1_with_a_suggestion(capsys: Capture) -> None:
    assert run(role="reprter") == 1
    assert "did you mean 'reporter'?" in capsys.readouterr().err


@pytest.mark.usefixtures("undrawn")
def test_what_hangs_is_warned_of_and_planned(capsys: Capture) -> None:
    assert run("--knows", "python@2") == 0
    shown = capsys.readouterr()
    assert "warning[entry-gap]" in shown.err
    assert "python@2 needs shell@1" in shown.err
    document = json.loads(Path("out/plan.json").read_text(encoding="utf-8"))
    assert [each["code"] for each in document["diagnostics"]] == ["entry-gap"]
    assert "shell" not in document["entry"]


@pytest.mark.usefixtures("undrawn")
def test_a_file_in_the_place_of_the_folder(capsys: Capture) -> None:
    Path("out").write_text("mine", encoding="utf-8")
    assert run() == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "error[cannot-write]" in shown.err
    assert Path("out").read_text(encoding="utf-8") == "mine"


@pytest.mark.usefixtures("undrawn")
def test_a_disk_that_fills(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run() == 0
    before = Path("out/plan.json").read_bytes()

    def full(_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    capsys.readouterr()
    assert run("--weeks", "4") == 1
    shown = capsys.readouterr()
    assert "no space left on device" in shown.err
    assert "Traceback" not in shown.err
    assert Path("out/plan.json").read_bytes() == before
    assert len(list(Path("out").iterdir())) == 2


@pytest.mark.usefixtures("undrawn")
def test_json_is_the_plan_file(capsys: Capture) -> None:
    assert run("--format", "json", "--start", "2027-01-11") == 0
    shown = capsys.readouterr().out
    assert shown == Path("out/plan.json").read_text(encoding="utf-8")
    assert json.loads(shown)["format"] == "curplan-plan/1"


@pytest.mark.usefixtures("undrawn")
@pytest.mark.parametrize("more", [[], ["--format", "json"], ["--hours-per-week", "4"]])
def test_quiet_prints_nothing(more: list[str], capsys: Capture) -> None:
    assert run("--quiet", *more) == int("4" in more)
    assert capsys.readouterr().out == ""
    assert Path("out/plan.json").exists()
