"""``curplan frontier`` from the outside: table, files, exit codes, faults of usage."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from curplan.cli.main import DONE, WRONG_INPUT, WRONG_USAGE, run_arguments
from tests.plan.making import NEWSROOM

Captured = pytest.CaptureFixture[str]


def run(*arguments: str, folder: Path, role: str = "reporter") -> int:
    common = ["--curricula", str(NEWSROOM), "-o", str(folder)]
    return run_arguments(["frontier", role, *arguments, *common])


def test_the_table_and_the_files(tmp_path: Path, capsys: Captured) -> None:
    assert run("--weeks", "1..4,7", "--hours-per-week", "12,8", folder=tmp_path) == DONE
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Data reporter: essential coverage in every time box"
    assert lines[3:9] == [
        "weeks      8 h    12 h",
        "1          0 %-   33 %-",
        "2         44 %-   77 %-",
        "3         77 %-  100 %-",
        "4         77 %-  100 %✓",
        "7        100 %✓  100 %✓",
    ]
    text = "\n".join(lines)
    assert "all are\n                   proven best" in text
    assert "full at 12 h       from 4 weeks (42 h)" in text
    document = json.loads((tmp_path / "frontier.json").read_text())
    assert document["weeks"] == [1, 2, 3, 4, 7]
    assert len(document["cells"]) == 10
    assert (tmp_path / "frontier.png").read_bytes().startswith(b"\x89PNG")


def test_json_on_request_is_the_file(tmp_path: Path, capsys: Captured) -> None:
    options = ("--weeks", "4", "--hours-per-week", "12", "--format", "json")
    assert run(*options, folder=tmp_path) == DONE
    out = capsys.readouterr().out
    assert out == (tmp_path / "frontier.json").read_text()
    (only,) = json.loads(out)["cells"]
    assert (only["status"], only["full"], only["partial"]) == ("optimal", True, False)
    essential = only["objectives"][1]
    assert essential == {
        "name": "essential_coverage",
        "value": 108,
        "bound": 108,
        "max": 108,
        "proven": True,
    }


def test_the_same_twice_is_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        run("--weeks", "2..4", "--hours-per-week", "8,12", "-q", folder=tmp_path / name)
    for file in ("frontier.json", "frontier.png"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_without_full_coverage_anywhere_the_exit_code_is_1(
    tmp_path: Path, capsys: Captured
) -> None:
    assert run("--weeks", "1,2", "--hours-per-week", "8", folder=tmp_path) == WRONG_INPUT
    out = capsys.readouterr().out
    assert "full at 8 h        not in 2 weeks: 44 % essential there, and a must is missing" in out


def test_equal_rows_are_one(tmp_path: Path, capsys: Captured) -> None:
    run("--weeks", "6..9", "--hours-per-week", "12", folder=tmp_path)
    assert "\n6-9      100 %✓\n" in capsys.readouterr().out


def test_options_of_the_brief_count(tmp_path: Path, capsys: Captured) -> None:
    run("--weeks", "3", "--hours-per-week", "8", "--knows", "python@2", folder=tmp_path)
    assert "\n3        100 %✓\n" in capsys.readouterr().out.replace("100 %-", "100 %✓")


def test_a_pin_that_nothing_holds(tmp_path: Path, capsys: Captured) -> None:
    pinned = ("--weeks", "1", "--hours-per-week", "4", "--include", "poetry")
    assert run(*pinned, folder=tmp_path) == WRONG_INPUT
    out = capsys.readouterr().out
    assert "none no track keeps the pins there" in out


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("1..x", "not a list of whole numbers"),
        ("9..3", "'9..3' ends before it begins"),
        ("0..4", "0 is not between 1 and 520"),
        ("", "not a list of whole numbers"),
    ],
)
def test_bad_ranges(given: str, message: str, tmp_path: Path, capsys: Captured) -> None:
    assert run("--weeks", given, folder=tmp_path) == WRONG_USAGE
    assert message in " ".join(capsys.readouterr().err.split())


def test_too_many_combinations(tmp_path: Path, capsys: Captured) -> None:
    assert run("--weeks", "1..520", folder=tmp_path) == WRONG_USAGE
    assert "3640 combinations; ask for 2000 at most" in capsys.readouterr().err


def test_an_unknown_role(tmp_path: Path, capsys: Captured) -> None:
    assert run("--weeks", "4", folder=tmp_path, role="reportr") == WRONG_INPUT
    assert "did you mean 'reporter'" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
