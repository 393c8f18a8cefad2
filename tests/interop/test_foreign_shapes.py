"""Sheets as designers make them: what is read of each, and what is told of the rest."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from curplan.cli.main import run_arguments
from curplan.interop.foreign import catalogue_files
from tests.interop.sheets import PLAIN, Table, hours, read, told, weeks
from tests.plan.making import newsroom


def test_headings_are_modules_above_units(tmp_path: Path) -> None:
    table: Table = [
        ["Topic", "Type", "Hours", "Week"],
        ["MODULE 1: Python"],
        ["Variables", "Lecture", "3h", 1],
        ["Loops", "Lab", 2, 2],
        [],
        ["MODULE 2: SQL"],
        ["Joins", "lab", 4, 3],
        ["Subtotal", None, 4],
        ["Grand total", None, 9],
    ]
    drafts = read(tmp_path, table)
    assert hours(drafts) == {"MODULE 1: Python": 5, "MODULE 2: SQL": 4}
    assert weeks(drafts) == {"MODULE 1: Python": (1, 2), "MODULE 2: SQL": (3,)}
    assert ("headings", "Sheet1!A2") in told(drafts)


def test_headings_are_subjects_above_modules(tmp_path: Path) -> None:
    drafts = read(
        tmp_path, [PLAIN, ["PHASE 1"], ["A", 10, 1], ["PHASE 2"], ["B", 9, 2], ["* a note"]]
    )
    assert [(m.title, m.strand) for m in drafts.modules.values()] == [
        ("A", "PHASE 1"),
        ("B", "PHASE 2"),
    ]
    assert {("headings", "Sheet1!A2"), ("unread-rows", "Sheet1!A6")} <= told(drafts)


@pytest.mark.parametrize(
    "label",
    [
        "Total",
        "SUM",
        "Subtotal phase 1",
        "Gesamt",
        "Total général",
        "Итого",
        'סה"כ',
        "Total hours:",
    ],
)
def test_rows_of_sums(tmp_path: Path, label: str) -> None:
    drafts = read(tmp_path, [PLAIN, ["A", 10, 1], ["B", 9, 2], [label, 19]])
    assert list(drafts.modules) == ["a", "b"]


def test_a_module_that_is_called_total(tmp_path: Path) -> None:
    drafts = read(tmp_path, [PLAIN, ["A", 10, 1], ["Total quality management", 9, 2]])
    assert list(hours(drafts)) == ["A", "Total quality management"]


def test_two_tables_on_a_sheet(tmp_path: Path) -> None:
    table: Table = [PLAIN, ["A", 10, 1], [], PLAIN, ["B", 9, 2], [], ["Skill", "Level"], ["SQL", 2]]
    drafts = read(tmp_path, table)
    assert hours(drafts) == {"A": 10, "B": 9}
    assert ("unread-table", "Sheet1!A7") in told(drafts)


def test_two_rows_of_headers(tmp_path: Path) -> None:
    table: Table = [
        ["Module", "Hours", None, "Weeks", None],
        [None, "Theory", "Lab", "From", "To"],
        ["A", 5, 6, 1, 2],
    ]

    def merge(sheet: Any) -> None:
        for cells in ("A1:A2", "B1:C1", "D1:E1"):
            sheet.merge_cells(cells)

    drafts = read(tmp_path, table, change=merge)
    (module,) = drafts.modules.values()
    assert [(u.title, u.kind, u.hours) for u in module.units] == [
        ("Theory", "lecture", 5),
        ("Lab", "lab", 6),
    ]
    assert module.weeks == (1, 2)


def test_merged_cells_speak_for_all_their_rows(tmp_path: Path) -> None:
    table: Table = [["Week", "Topic", "Content", "Hours"], ["Week 1", "Py", "Names", 3]]
    table += [[None, None, "Loops", 4], [2, "SQL", "Joins", 5]]

    def merge(sheet: Any) -> None:
        sheet.merge_cells("A2:A3")

    drafts = read(tmp_path, table, change=merge)
    assert hours(drafts) == {"Py": 7, "SQL": 5}
    assert weeks(drafts) == {"Py": (1,), "SQL": (2,)}


def test_what_comes_first_by_number_code_and_title(tmp_path: Path) -> None:
    table: Table = [
        ["#", "Module", "Hours", "Weeks", "Prerequisites"],
        [1, "Intro", 9, 1, "none"],
        [2, "SQL", 9, 2, 1],
        [3, "Python, again", 9, 3, "after 1, 2"],
        [4, "ML", 9, 4, "Modules 1-3"],
        [5, "End", 9, 5, "SQL and ML"],
        [6, "All", 9, 6, "all previous"],
        [7, "Odd", 9, 7, "SQL, Pyton"],
    ]
    drafts = read(tmp_path, table)
    made = catalogue_files(drafts, None, "")
    needs = {m.title: len(m.requires) for m in made.modules.values()}
    assert list(needs.values()) == [0, 1, 2, 3, 2, 5, 1]
    assert [each.message for each in drafts.faults if each.code == "unknown-module"][-1] == (
        "'Odd' builds on 'Pyton', which is no module here"
    )


def test_outcomes_in_free_text_over_a_catalogue(tmp_path: Path) -> None:
    table: Table = [
        [*PLAIN, "Learning outcomes"],
        ["A", 9, 1, "Python basics"],
        ["B", 9, 2, "Can write good Python code for the desk"],
        ["C", 9, 3, "Shell, Gardening"],
    ]
    drafts = read(tmp_path, table)
    made = catalogue_files(drafts, newsroom(), "")
    taught = {m.title: {str(outcome) for outcome in m.teaches} for m in made.modules.values()}
    assert taught["A"] == {"python@1"}
    assert taught["B"] == {"can-write-good-python-code-for-the-desk@1"}
    assert taught["C"] == {"shell@1", "gardening@1"}
    assert ("assumed-skill", "Sheet1!D2") in told(drafts)
    hints = {each.hint for each in drafts.faults if each.code == "unknown-skill"}
    assert any("Python" in hint for hint in hints)


def test_sheets_of_units_are_modules(tmp_path: Path) -> None:
    units: Table = [["Lesson", "Hours"], ["One", 2], ["Two", 3]]
    drafts = read(tmp_path, [["Our course"]], units, units, names=("Cover", "Python", "SQL"))
    assert hours(drafts) == {"Python": 5, "SQL": 5}
    assert {("module-by-sheet", "SQL"), ("unread-sheet", "Cover")} <= told(drafts)


def test_spanish_practice_is_hours_or_skills(tmp_path: Path) -> None:
    table: Table = [["Módulo", "Teoría", "Práctica", "Semanas"], ["A", 2, 3, 1]]
    assert hours(read(tmp_path, table)) == {"A": 5}
    table = [["Módulo", "Horas", "Practica", "Semanas"], ["A", 2, "SQL 1", 1]]
    (module,) = read(tmp_path, table).modules.values()
    assert (module.length, module.practises) == (2, [("SQL", (1,))])


def test_what_is_left_out_is_told(tmp_path: Path) -> None:
    def hide(sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = True

    table: Table = [[*PLAIN, "Lecturer"], ["A", 3, 1, "Ann"], ["B", 3, 2], ["A", 3, 4]]
    drafts = read(tmp_path, table, change=hide)
    assert {
        ("unread-columns", "Sheet1!D1"),
        ("hidden-rows", "Sheet1"),
        ("one-module", "Sheet1!A2"),
    } <= told(drafts)
    assert ("late-start", "Sheet1") in told(read(tmp_path, [["Module", "Week 36"], ["A", 3]]))


def test_modules_without_outcomes_are_told_at_once(tmp_path: Path) -> None:
    drafts = read(tmp_path, [PLAIN, *([f"M{n}", 3, n] for n in range(1, 9))])
    catalogue_files(drafts, None, "")
    (fault,) = [each for each in drafts.faults if each.code == "teaches-nothing"]
    assert "8 modules" in fault.message
    assert "Sheet1!A2 to A9" in fault.message


def test_importing_again_leaves_nothing_of_the_first_time(tmp_path: Path) -> None:
    file, out = tmp_path / "ours.xlsx", tmp_path / "out"
    own = out / "catalogue" / "skills" / "own.yaml"
    for subject in ("Data", "Databases"):
        read(tmp_path, [[*PLAIN, "Subject"], ["SQL", 3, 1, subject]])
        assert run_arguments(["import", str(file), "-o", str(out)]) == 0
        own.write_text("strand: own\nskills: []\n", encoding="utf-8")
    skills = sorted(path.name for path in own.parent.iterdir())
    assert skills == ["databases.yaml", "own.yaml"]
