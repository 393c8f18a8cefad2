"""A clash of pins that a brief file says is told with its lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from curplan.cli.main import run_arguments
from tests.plan.making import NEWSROOM, names, reporter

FIRST, *_, LAST = names(reporter())


def planned(tmp_path: Path, pins: str, *options: str) -> int:
    brief = tmp_path / "brief.yaml"
    brief.write_text(
        f"curricula: ['{NEWSROOM}']\nrole: reporter\nweeks: 5\nhours_per_week: 10\n{pins}",
        encoding="utf-8",
    )
    return run_arguments(["plan", str(brief), "-q", "-o", str(tmp_path / "out"), *options])


@pytest.mark.parametrize(
    ("pins", "places"),
    [
        (f"include: [{FIRST}]\nmax_hours: 1\n", ("5:11", "6:12")),
        (f"not_before: {{{FIRST}: 5}}\ninclude:\n  - {FIRST}\n", ("5:22", "7:5")),
        (
            f"order: [[{LAST}, {FIRST}]]\nhours_in_week:\n  {LAST}: {{4: 1}}\n"
            f"  {FIRST}: {{3: 1}}\n",
            ("5:9", "7:", "8:"),
        ),
        (f"hours_in_week: {{{FIRST}: {{1: 2, 9: 1}}}}\n", ("5:",)),
    ],
)
def test_every_statement_of_the_clash_has_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], pins: str, places: tuple[str, ...]
) -> None:
    assert planned(tmp_path, pins) == 1
    told = capsys.readouterr().err
    assert "error[clashing-pins]" in told
    for place in places:
        assert f"brief.yaml:{place}" in told


def test_what_an_option_says_has_no_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert planned(tmp_path, "", "--include", FIRST, "--max-hours", "1") == 1
    assert "clashing-pins" not in capsys.readouterr().err
    assert planned(tmp_path, "max_hours: 1\n", "--include", FIRST) == 1
    told = capsys.readouterr().err
    assert "brief.yaml:5:12" in told
    assert "--include" in told
    assert "is said here" not in told


def test_a_brief_that_works_is_told_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert planned(tmp_path, f"include: [{FIRST}]\n") == 0
    assert "clashing-pins" not in capsys.readouterr().err
