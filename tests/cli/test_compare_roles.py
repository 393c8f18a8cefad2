"""``curplan compare-roles``: what is printed, and what goes wrong."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from curplan.api import RoleComparison, compare_roles
from curplan.cli.compare_text import text_lines
from curplan.cli.main import run_arguments
from tests.compare.making import LAYERS, desk
from tests.plan.making import shipped

Capture = pytest.CaptureFixture[str]
SCREEN, COLUMNS = 40, 96


def shown(capsys: Capture, *arguments: str, code: int = 0) -> str:
    capsys.readouterr()
    assert run_arguments(["compare-roles", *arguments, *LAYERS]) == code
    return capsys.readouterr().out


def compared(capsys: Capture, *arguments: str, code: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(shown(capsys, *arguments, "--format", "json", code=code))
    return found


def test_two_roles(capsys: Capture) -> None:
    assert (
        shown(capsys, "reporter", "editor")
        == """\
Data reporter and News editor
              Data reporter            News editor
who comes in  Newcomers                Newcomers
outcomes      5, 2 (40 %) in common    3, 2 (67 %) in common
fewest hours  39 h in 6 modules        19 h in 4 modules
common core   8 h (21 %) in 2 modules  8 h (42 %) in 2 modules

same level       talk@1
different level  python@1 (2/1); the higher covers the lower
common core      8 h in every track: Career strand (4 h); Command line (4 h)

From Data reporter to News editor: 3 h more
held already     2 of 3 outcomes; from the start it takes 19 h
to learn         Colour (3 h)

From News editor to Data reporter: 25 h more
held already     1 of 5 outcomes; from the start it takes 39 h
to learn         Charts (5 h); Capstone report (8 h); Python programs (6 h); SQL (6 h)

how to read it   Hours are the fewest that reach all must and essential requirements, in any
                 length of time and with no rule of the policy; proven.
"""
    )


def test_three_roles_are_matrices(capsys: Capture) -> None:
    assert (
        shown(capsys, "reporter", "editor", "host")
        == """\
3 roles: what they share
                 who comes in  required  modules  hours
1 Data reporter  Newcomers     5         6        39 h
2 News editor    Newcomers     3         4        19 h
3 host           Coders        2         1        4 h

Hours to bridge, from the role of the row to that of the column
                  1  2  3
1 Data reporter   –  3  0
2 News editor    25  –  6
3 host           19  3  –

Required outcomes in common
                 1  2  3
1 Data reporter  –  2  2
2 News editor    2  –  2
3 host           2  2  –

Hours of the modules in both tracks
                 1  2  3
1 Data reporter  –  8  4
2 News editor    8  –  4
3 host           4  4  –

same level       talk@1
different level  python@1 (2/1/2); the higher covers the lower
common core      4 h in every track: Career strand (4 h)

how to read it   Hours are the fewest that reach all must and essential requirements, in any
                 length of time and with no rule of the policy; proven.
"""
    )


def test_json_has_everything(capsys: Capture) -> None:
    found = compared(capsys, "reporter", "editor")
    reporter, editor = found["roles"]
    assert (reporter["role"], reporter["title"]) == ("reporter", "Data reporter")
    assert (reporter["audience"], reporter["entry"]) == ("newcomer", ["typing@1"])
    assert (editor["hours"], editor["proven"]) == (19, True)
    assert editor["requires"] == ["talk@1", "python@1", "colour@1"]
    assert editor["modules"] == ["career", "colour-course", "python-basics", "shell-basics"]
    assert found["common"] == found["pairs"][0]
    assert found["common"]["outcomes"][1] == {
        "outcome": "python@1",
        "name": "Python",
        "levels": {"reporter": 2, "editor": 1},
    }
    assert (found["common"]["modules"], found["common"]["hours"]) == (["career", "shell-basics"], 8)
    there, back = found["bridges"]
    assert (there["from"], there["to"], there["hours"]) == ("reporter", "editor", 3)
    assert there["held_already"] == ["talk@1", "python@1"]
    assert (back["modules"], back["proven"]) == (
        ["charts-lab", "final", "python-next", "sql-basics"],
        True,
    )
    assert found["modules"]["python-next"] == {"title": "Python programs", "hours": 6}
    used = {name for track in (*found["roles"], *found["bridges"]) for name in track["modules"]}
    assert set(found["modules"]) == used


def test_an_audience_for_all(capsys: Capture) -> None:
    found = compared(capsys, "reporter", "editor", "--audience", "coder")
    assert [role["audience"] for role in found["roles"]] == ["coder", "coder"]
    assert [role["hours"] for role in found["roles"]] == [23, 7]


def test_out_of_reach_is_said_and_marked(capsys: Capture) -> None:
    text = shown(capsys, "reporter", "film-maker", code=1)
    assert "10 h! in 2 modules" in text
    assert "From Data reporter to Film maker: 0 h! more" in text
    assert "to learn         nothing" in text
    assert "film@1: Film maker requires it" in text
    assert "hold on entry or after Data reporter; !" in " ".join(text.split())
    found = compared(capsys, "reporter", "film-maker", code=1)
    assert found["roles"][1]["out_of_reach"] == ["film@1"]


def test_out_of_reach_by_a_bridge_alone_says_after_whom(capsys: Capture) -> None:
    text = " ".join(shown(capsys, "reporter", "cartoonist", code=1).split())
    assert "Data reporter requires it, and nothing leads there" in text
    assert "from what learners hold after Cartoonist; !" in text
    text = " ".join(shown(capsys, "film-maker", "editor", "reporter", code=1).split())
    assert "hold on entry or after any other role; !" in text


def test_nothing_in_common_is_said(capsys: Capture) -> None:
    text = shown(capsys, "cartoonist", "host", code=1)
    assert "outcomes         none in common" in text
    assert "common core      no module in every track" in text
    assert "who comes in  holds nothing" in text


def unproven(comparison: RoleComparison) -> RoleComparison:
    first, *others = comparison.bridges
    return replace(comparison, bridges=(replace(first, proven=False), *others))


def test_what_is_not_proven_is_marked() -> None:
    comparison = unproven(compare_roles(desk(), ["reporter", "editor"]))
    text = "\n".join(text_lines(desk(), comparison))
    assert "to News editor: 3 h* more" in text
    assert "proven, but for those with a *." in text


def test_the_length_of_an_hour_is_said() -> None:
    short = replace(desk(), hour=45)
    text = "\n".join(text_lines(short, compare_roles(short, ["reporter", "editor"])))
    assert "Hours of 45 minutes are the fewest" in text
    assert "52 h in 6 modules" in text


def test_two_shipped_roles_fit_a_screen() -> None:
    roles = ["data-scientist", "machine-learning-engineer"]
    lines = list(text_lines(shipped(), compare_roles(shipped(), roles)))
    assert len(lines) <= SCREEN
    assert max(map(len, lines[1:])) <= COLUMNS


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["reporter"], 2, "two roles or more"),
        (["reporter", "reporter"], 2, "'reporter' is named twice"),
        (["reporter", ""], 2, "empty"),
        (["reporter", "edtor"], 1, "did you mean 'editor'?"),
        (["reporter", "editor", "--audience", "codr"], 1, "did you mean 'coder'?"),
    ],
)
def test_wrong_input(arguments: list[str], code: int, words: str, capsys: Capture) -> None:
    assert run_arguments(["compare-roles", *arguments, *LAYERS]) == code
    printed = capsys.readouterr()
    assert printed.out == ""
    assert words in printed.err


def test_a_fault_is_told_once(capsys: Capture) -> None:
    arguments = ["reporter", "editor", "--audience", "codr"]
    assert run_arguments(["compare-roles", *arguments, *LAYERS]) == 1
    assert capsys.readouterr().err.count("unknown-audience") == 1
