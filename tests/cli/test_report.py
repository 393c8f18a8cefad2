from __future__ import annotations

from click import unstyle

from curplan.cli.report import MAX_WIDTH, render, summary, to_json
from curplan.diagnostics import Diagnostic, Location, Note, Severity


def test_all_parts() -> None:
    shown = render(
        Diagnostic(
            "some-code",
            "something is wrong",
            Location("a.yaml", 3, 5, "key: value"),
            "mend it",
            notes=(Note("see also", Location("b.yaml", 1, 1)), Note("and this")),
        )
    )
    assert unstyle(shown).splitlines() == [
        "a.yaml:3:5: error[some-code]: something is wrong",
        "  3 | key: value",
        "    |     ^",
        "  hint: mend it",
        "  note: see also (b.yaml:1:1)",
        "  note: and this",
    ]


def test_without_a_place() -> None:
    assert unstyle(render(Diagnostic("code", "message", severity=Severity.WARNING))) == (
        "warning[code]: message"
    )


def test_long_lines_are_cut_around_the_caret() -> None:
    text = "x" * 400 + "HERE" + "y" * 400
    shown = unstyle(render(Diagnostic("c", "m", Location("a", 1, 401, text)))).splitlines()
    assert len(shown[1]) < MAX_WIDTH + 10
    assert shown[1][shown[2].index("^") :].startswith("HERE")


def test_tabs_and_control_characters_do_not_move_the_caret() -> None:
    place = Location("a", 1, 3, "\t\x1bX")
    shown = unstyle(render(Diagnostic("c", "say \x1b[31m", place)))
    assert "\x1b" not in shown
    lines = shown.splitlines()
    assert lines[1][lines[2].index("^")] == "X"


def test_summary_counts() -> None:
    error, warning = Diagnostic("a", "b"), Diagnostic("a", "b", severity=Severity.WARNING)
    assert summary([error, warning, error]) == "2 errors, 1 warning"
    assert summary([warning]) == "1 warning"
    assert summary([]) == "no faults"


def test_json_has_every_place() -> None:
    (found,) = to_json([Diagnostic("c", "m", Location("a", 2, 3, "x"), "h", notes=(Note("n"),))])
    assert found == {
        "code": "c",
        "severity": "error",
        "message": "m",
        "hint": "h",
        "file": "a",
        "line": 2,
        "column": 3,
        "notes": [{"message": "n", "file": None, "line": None, "column": None}],
    }
