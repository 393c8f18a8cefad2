"""What is wrong in an edited workbook is told with its sheet and cell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.interop.desk import add_row, again, cell, faults, weeks

WEEKLY = "Weekly plan"


@pytest.mark.parametrize(
    ("sheet", "title", "header", "value", "code"),
    [
        (WEEKLY, "Charts", "W2", "two", "bad-cell"),
        (WEEKLY, "Charts", "W2", -1, "bad-cell"),
        (WEEKLY, "Charts", "First week", 9, "outside-weeks"),
        ("Modules", "Charts", "Kind", "lecturing", "bad-cell"),
        ("Modules", "Charts", "Subject", "Cooking", "bad-cell"),
        ("Modules", "Charts", "Teaches", "Chartz 1", "unknown-skill"),
        ("Modules", "Charts", "Teaches", "Charts 3", "unknown-level"),
        ("Modules", "Charts", "Builds on", "Nothing", "unknown-module"),
        ("Modules", "Charts", "Module", "SQL", "module-twice"),
        ("Units", "Charts by hand", "Hours", "x", "bad-cell"),
    ],
)
def test_a_wrong_cell_is_named(
    tmp_path: Path, sheet: str, title: str, header: str, value: object, code: str
) -> None:
    places = []

    def edit(book: Any) -> None:
        found = cell(book[sheet], title, header)
        found.value = value
        places.append(f"{sheet}!{found.coordinate}")

    found = faults(tmp_path, edit)
    assert (code, places[0]) in found


def test_hours_outside_the_weeks(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book[WEEKLY]
        head = cell(sheet, "Module", "W5")
        sheet.cell(head.row, head.column + 1).value = "W6"
        sheet.cell(cell(sheet, "SQL", "W5").row, head.column + 1).value = 3

    (found,) = faults(tmp_path, edit)
    assert found[0] == "outside-weeks"


def test_hours_that_disagree_are_told(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        cell(book["Modules"], "SQL", "Hours").value = 9
        weeks(book[WEEKLY], "SQL", {3: 4})

    assert [code for code, _ in faults(tmp_path, edit)] == ["hours-disagree"]


def test_two_new_titles_for_one_module(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        cell(book["Modules"], "SQL", "Module").value = "One"
        cell(book[WEEKLY], "SQL", "Module").value = "Another"

    assert [code for code, _ in faults(tmp_path, edit)] == ["said-twice"]


def test_a_missing_sheet_and_a_missing_column(tmp_path: Path) -> None:
    assert faults(tmp_path, lambda book: book.remove(book[WEEKLY]))[0][0] == "missing-sheet"

    def edit(book: Any) -> None:
        cell(book["Modules"], "Module", "Module").value = "Modul-e-s"

    assert [code for code, _ in faults(tmp_path, edit)] == ["missing-column"]


def test_a_new_module_that_says_nothing(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        add_row(book[WEEKLY], {"Module": "Knitting", "W5": 1})

    assert [code for code, _ in faults(tmp_path, edit)] == ["new-module"]


def test_what_cannot_come_back_is_told_with_its_cell(tmp_path: Path) -> None:
    places = []

    def edit(book: Any) -> None:
        found = cell(book["Coverage"], "Python", "Level reached")
        found.value = 1
        places.append(f"Coverage!{found.coordinate}")

    made = again(tmp_path, edit)
    (warning,) = made.found
    assert warning.code == "not-taken-back"
    assert str(warning.location).endswith(places[0])
