"""What the terminal prints of hours says how long one is, where it has not 60 minutes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from curplan import api
from curplan.cli.main import DONE, WRONG_INPUT, run_arguments
from tests.plan.making import NEWSROOM, newsroom

Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue whose hours have 45 minutes, and two plans of it."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "o").mkdir()
    shutil.copytree(NEWSROOM, folder / "cat")
    (folder / "cat" / "catalogue.yaml").write_text("name: news\nversion: 1\nhour: 45\n")
    for name, weeks in (("one", "5"), ("two", "6")):
        arguments = ["plan", "reporter", "--weeks", weeks, "--hours-per-week", "10"]
        out = ["-q", "--effort", "quick", "-o", str(folder / name)]
        assert run_arguments([*arguments, *out, "--curricula", str(folder / "cat")]) == DONE
    return folder


def printed(capsys: Captured, desk: Path, *arguments: str, code: int = DONE) -> list[str]:
    capsys.readouterr()
    assert run_arguments([each.replace("DESK", str(desk)) for each in arguments]) == code
    return capsys.readouterr().out.splitlines()


LOADED = ("--curricula", "DESK/cat")
OUT = ("-o", "DESK/o")
BOX = ("--weeks", "5", "--hours-per-week", "10", *LOADED)


@pytest.mark.parametrize(
    ("arguments", "line", "said"),
    [
        (("plan", "reporter", *BOX, "-o", "DESK/o"), 1, "5 weeks x 10 h of 45 minutes"),
        (("review", "DESK/one/plan.json", *LOADED), 0, "5 weeks x 10 h of 45 minutes"),
        (
            ("explain", "DESK/one/plan.json", "--no-cost", "sql-basics", *LOADED),
            1,
            "(hours of 45 minutes)",
        ),
        (
            ("compare", "DESK/one/plan.json", "DESK/two/plan.json", *LOADED, "-o", "DESK/o"),
            6,
            "hours of 45 minutes a week",
        ),
        (("roles", "reporter", *LOADED), 6, "x 25 h = 650 h of 45 minutes"),
        (("check", "DESK/cat"), -1, "hours of 45 minutes; 1 warning"),
        (("frames", "DESK/one/plan.json"), -1, "Hours of 60 minutes"),
        (
            ("replan", "DESK/one/plan.json", "--from-week", "2", *LOADED, "-o", "DESK/o"),
            0,
            "in hours of 45 minutes",
        ),
        (
            ("frontier", "reporter", "--weeks", "5", "--hours-per-week", "10", *LOADED, *OUT),
            1,
            "hours of 45 minutes",
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_it_is_said(
    desk: Path, capsys: Captured, arguments: tuple[str, ...], line: int, said: str
) -> None:
    lines = printed(capsys, desk, *arguments)
    assert said in lines[line], lines
    if arguments[0] != "frames":  # there is a frame of that name
        assert "\n".join(lines).count("of 45 minutes") == 1


def test_two_plans_that_differ_are_told_in_hours_of_45_minutes(
    desk: Path, capsys: Captured
) -> None:
    plans = ("DESK/one/plan.json", "DESK/two/plan.json")
    lines = printed(capsys, desk, "diff", *plans, code=WRONG_INPUT)
    assert lines[0].endswith("from the first plan to the second, in hours of 45 minutes")


def test_plans_of_other_hours_are_told_apart(desk: Path, capsys: Captured) -> None:
    plan, _ = api.read_plan(desk / "one" / "plan.json")
    assert plan is not None
    stamp = plan.catalogue.model_copy(update={"hour": 50})
    (found,) = [
        fact
        for fact in api.diff(plan, plan.model_copy(update={"catalogue": stamp})).facts
        if fact.name == "an hour"
    ]
    assert (found.old, found.new) == ("45 minutes", "50 minutes")


def test_ways_out_say_it(desk: Path, capsys: Captured) -> None:
    box = ("--weeks", "4", "--hours-per-week", "6", *LOADED, "-o", "DESK/o")
    lines = printed(capsys, desk, "options", "reporter", *box, code=WRONG_INPUT)
    assert "4 weeks x 6 h of 45 minutes do not hold it all" in lines[1]


def test_nothing_is_said_of_60_minutes(tmp_path: Path, capsys: Captured) -> None:
    usual = ("--curricula", str(NEWSROOM))
    box = ("--weeks", "5", "--hours-per-week", "10")
    assert newsroom().hour == 60
    lines = printed(capsys, tmp_path, "plan", "reporter", *box, *usual, "-o", "DESK/o")
    lines += printed(capsys, tmp_path, "review", "DESK/o/plan.json", *usual)
    lines += printed(capsys, tmp_path, "check", str(NEWSROOM))
    assert "of 60 minutes" not in "\n".join(lines).lower()
