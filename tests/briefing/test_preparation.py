"""The preparation in a brief file: every fault at its place, with what to do."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from curplan import api
from curplan.diagnostics import Diagnostic
from tests.plan.making import newsroom

BRIEF = """\
role: reporter
weeks: 5
hours_per_week: 10
"""
GROUPS = """\
audience:
  title: Two groups
  backgrounds:
    - {title: Coders, like: coder}
    - {title: Newcomers, like: newcomer}
"""


def faults(tmp_path: Path, text: str) -> tuple[Diagnostic, ...]:
    file = tmp_path / "brief.yaml"
    file.write_text(BRIEF + dedent(text), encoding="utf-8")
    read, found = api.read_brief(file)
    return api.orders_of(read, newsroom())[1] if read else found


def prepare(modules: str, weeks: int = 2, hours: int = 8) -> str:
    return f"preparation: {{weeks: {weeks}, hours_per_week: {hours}, modules: [{modules}]}}\n"


def test_a_good_preparation(tmp_path: Path) -> None:
    assert faults(tmp_path, prepare("python-basics, shell-basics")) == ()
    assert faults(tmp_path, GROUPS + prepare("")) == ()  # for what the groups lack


@pytest.mark.parametrize(
    ("text", "code", "column", "message", "hint"),
    [
        (prepare("shell-basic"), "unknown-module", 54, "'shell-basic'", "'shell-basics'"),
        (prepare("python-basics"), "preparation-needs", 54, "needs shell@1", "'shell-basics' too"),
        (prepare("film-school"), "preparation-needs", 54, "needs camera@1", "leave it out"),
        (prepare("shell-basics, shell-basics"), "duplicate-id", 68, "twice", "take one"),
        (prepare("final"), "not-for-preparation", 54, "'capstone'", "course, project"),
        (prepare("career"), "not-for-preparation", 54, "'continuous'", "course, project"),
        (prepare(""), "missing-key", 14, "no modules", "modules: [command-line]"),
        (prepare("shell-basics", weeks=0), "bad-value", 22, "at least 1", ""),
        (
            prepare("shell-basics, python-intensive", weeks=1, hours=8),
            "preparation-too-long",
            22,
            "take 16 h, and its week has 8 h: 8 h are missing",
            "2 weeks would do",
        ),
        (
            prepare("shell-basics, python-intensive", weeks=1, hours=16),
            "preparation-too-long",
            22,
            "no more than 16 h",
            "2 weeks would do",
        ),
        (
            "exclude: [shell-basics]\n" + prepare("shell-basics"),
            "contradicting-pins",
            54,
            "'exclude' speaks of it too",
            "take it out of 'exclude'",
        ),
        (
            "order: [[shell-basics, final]]\n" + prepare("shell-basics"),
            "contradicting-pins",
            54,
            "'order' speaks of it too",
            "take it out of 'order'",
        ),
    ],
)
def test_what_is_wrong(
    text: str, code: str, column: int, message: str, hint: str, tmp_path: Path
) -> None:
    (fault,) = faults(tmp_path, text)
    assert fault.code == code
    assert message in fault.message
    assert hint in fault.hint
    assert fault.is_error
    assert fault.location is not None
    assert (fault.location.line, fault.location.column) == (3 + text.count("\n"), column)


def test_weeks_and_hours_that_would_do_are_both_told(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, prepare("shell-basics, python-basics", weeks=1, hours=8))
    assert fault.hint == "2 weeks or 12 h a week would do"


def test_what_is_held_anyway_is_warned_of(tmp_path: Path) -> None:
    text = "knows: [shell@1]\n" + prepare("shell-basics")
    (fault,) = faults(tmp_path, text)
    assert (fault.code, fault.is_error) == ("nothing-to-prepare", False)


def test_a_closure_in_the_preparation_is_not_outside(tmp_path: Path) -> None:
    closed = "start: 2027-03-15\nclosed: [{first: 2027-03-01, last: 2027-03-02, name: Fair}]\n"
    assert [each.code for each in faults(tmp_path, closed)] == ["closed-outside"]
    assert faults(tmp_path, closed + prepare("shell-basics")) == ()
