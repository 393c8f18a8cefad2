"""A designer's own workbook becomes a catalogue that loads and a plan that can be judged."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from curplan import api
from curplan.cli.main import run_arguments
from curplan.export.xlsx import xlsx_bytes
from curplan.interop.documents import yaml_text
from curplan.interop.foreign import catalogue_files, programme_document, read_programme
from curplan.interop.foreign.columns import meanings
from curplan.interop.meanings import code, number, said_outcomes
from curplan.interop.workbook import read_workbook
from curplan.review.handmade import HandMade
from curplan.words import Words
from tests.interop.desk import exported
from tests.plan.making import NEWSROOM, newsroom

Table = list[list[object]]

PLAIN: Table = [
    ["Our data course, draft"],
    [],
    ["Módulo", "Horas", "Tipo", "Learning outcomes", "Weeks", "Prerequisites", "Colour"],
    ["Sheets", 20, "curso", "Cleans a table; Works with pivot tables", "1-2", None, "red"],
    ["SQL", "30 h", None, "SQL 1", "3 – 5", "Sheets", None],
    ["Final report", 7.5, "proyecto final", "Delivers a report", 6, "SQL;\nSheets", None],
    ["Total", 57.5],
]


def saved(folder: Path, *tables: Table) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number_of, table in enumerate(tables, 1):
        sheet = book.create_sheet(f"Sheet {number_of}")
        for row in table:
            sheet.append(row)
    book.save(folder / "ours.xlsx")
    return folder / "ours.xlsx"


def said(folder: Path, *tables: Table) -> list[tuple[str, str]]:
    book, found = read_workbook(saved(folder, *tables))
    assert book is not None, found
    drafts, _ = read_programme(book)
    return [(each.code, str(each.location).rpartition(":")[2]) for each in drafts.faults]


def judged(folder: Path, file: Path, *, over: bool = False, role: str = "") -> HandMade:
    """Import a workbook, load what was made of it, and read the plan by hand."""
    book, found = read_workbook(file)
    assert book is not None, found
    drafts, found = read_programme(book)
    made = catalogue_files(drafts, newsroom() if over or role else None, role)
    document: Any = programme_document(drafts, made)
    assert not [each for each in drafts.faults if each.is_error]
    for name, text in made.files.items():
        path = folder / "catalogue" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    below = [NEWSROOM] if over or role else []
    loaded = api.load([*below, folder / "catalogue"])
    assert loaded.catalogue is not None, loaded.diagnostics
    plan = folder / "programme.yaml"
    plan.write_text(yaml_text(document), encoding="utf-8")
    hand_made, wrong = api.read_hand_made(plan, loaded.catalogue)
    assert hand_made is not None, wrong
    return hand_made


def test_a_row_for_each_module(tmp_path: Path) -> None:
    plan = judged(tmp_path, saved(tmp_path, PLAIN)).plan
    assert [(m.title, m.hours, m.start_week, m.end_week, m.kind) for m in plan.modules] == [
        ("Sheets", 20, 1, 2, "course"),
        ("SQL", 30, 3, 5, "course"),
        ("Final report", 7.5, 6, 6, "capstone"),
    ]
    assert plan.role_title == "Our data course, draft"
    needs = {(need.outcome, need.source) for need in plan.modules[2].needs}
    assert ("sql@1", "sql") in needs
    assert ("cleans-a-table@1", "sheets") in needs
    assert {row.skill: row.priority for row in plan.coverage}["delivers-a-report"] == "must"
    assert all(row.full for row in plan.coverage)


def test_a_row_for_each_unit_and_columns_of_weeks(tmp_path: Path) -> None:
    table: Table = [
        ["Topic", "Lesson", "Type", "Hours", "Skills", "Week 1", "Week 2", "Week 3"],
        ["Python", "Names", "theory", 4, "Python programming 1", 4],
        [None, "Names lab", "workshop", 6, None, None, 6],
        ["SQL", "Joins", "lab", 5, "SQL 1", None, None, 5],
    ]
    first, second = judged(tmp_path, saved(tmp_path, table)).plan.modules
    assert first.weekly_hours == {"1": 4, "2": 6}
    assert [(unit.title, unit.kind, unit.hours) for unit in first.units] == [
        ("Names", "lecture", 4),
        ("Names lab", "lab", 6),
    ]
    assert second.weekly_hours == {"3": 5}


def test_a_row_for_each_week(tmp_path: Path) -> None:
    table: Table = [["Week", "Module", "Hours"], [1, "A", 8], [2, "A", 4], [2, "B", 4]]
    first, second = judged(tmp_path, saved(tmp_path, table)).plan.modules
    assert first.weekly_hours == {"1": 8, "2": 4}
    assert second.weekly_hours == {"2": 4}


def test_over_a_catalogue_its_skills_and_modules_are_found(tmp_path: Path) -> None:
    table: Table = [
        ["Module", "Hours", "Teaches", "Weeks"],
        ["Command line", 4, None, 1],
        ["Our Python", 12, "Python 1, 2", "1-3"],
    ]
    made = judged(tmp_path, saved(tmp_path, table), role="reporter")
    assert [module.id for module in made.plan.modules] == ["our-python", "shell-basics"] or {
        module.id for module in made.plan.modules
    } == {"our-python", "shell-basics"}
    own = next(module for module in made.plan.modules if module.id == "our-python")
    assert own.teaches == {"python": (1, 2)}
    assert made.plan.role == "reporter"


@pytest.mark.parametrize("language", ["en", "es", "he", "de"])
def test_an_exported_workbook_can_be_read_as_one(tmp_path: Path, language: str) -> None:
    file = tmp_path / "exported.xlsx"
    file.write_bytes(xlsx_bytes(exported(), Words(language)))
    made = judged(tmp_path, file)
    plan = made.plan
    assert {(m.title, m.hours, *m.weekly_hours.items()) for m in plan.modules} == {
        (m.title, m.hours, *m.weekly_hours.items()) for m in exported().modules
    }
    assert {m.title: [u.title for u in m.units] for m in plan.modules} == {
        m.title: [u.title for u in m.units] for m in exported().modules
    }
    assert {(row.name, row.required, row.priority, row.reached) for row in plan.coverage} == {
        (row.name, row.required, row.priority, row.reached) for row in exported().coverage
    }
    assert made.reserved == {4: 5}


def test_each_fault_has_its_cell(tmp_path: Path) -> None:
    table: Table = [
        ["Module", "Hours", "Weeks", "Kind"],
        ["A", "twelve", "1-3", None],
        ["B", 3, "soon", None],
        ["C", None, 2, None],
        ["D", 3, "9-4", None],
        ["E", 3, 2, "dance"],
    ]
    assert said(tmp_path, table) == [
        ("bad-cell", "Sheet 1!B2"),
        ("bad-cell", "Sheet 1!C3"),
        ("bad-cell", "Sheet 1!C5"),
        ("bad-cell", "Sheet 1!D6"),
        ("missing-hours", "Sheet 1!A4"),
    ]


def test_a_module_named_twice(tmp_path: Path) -> None:
    table: Table = [["Module", "Hours", "Weeks"], ["A", 3, "1-2"], ["a ", 4, "3-4"]]
    assert said(tmp_path, table) == [("module-twice", "Sheet 1!A3")]


def test_weeks_outside_the_programme(tmp_path: Path) -> None:
    facts: Table = [["Fact", "Value"], ["Weeks", 4]]
    table: Table = [["Module", "Hours", "Weeks"], ["A", 3, "1-6"]]
    assert said(tmp_path, table, facts) == [("outside-weeks", "Sheet 1!C2")]


def test_a_missing_column_and_the_nearest(tmp_path: Path) -> None:
    book, _ = read_workbook(saved(tmp_path, [["Moduel", "Hours"], ["A", 3]]))
    assert book is not None
    _, (fault,) = read_programme(book)
    assert fault.code == "missing-column"
    assert "Moduel" in fault.hint


def test_a_misspelt_column_is_told(tmp_path: Path) -> None:
    table: Table = [["Module", "Hours", "Outcoms"], ["A", 3, "SQL 1"]]
    assert ("unknown-column", "Sheet 1!C1") in said(tmp_path, table)


def test_a_second_column_of_a_name_is_told(tmp_path: Path) -> None:
    book, _ = read_workbook(saved(tmp_path, [["Module", "Hours", "Hours"], ["A", 3, 4]]))
    assert book is not None
    drafts, _ = read_programme(book)
    (fault,) = (each for each in drafts.faults if each.code == "unknown-column")
    assert fault.message == "there is such a column before 'Hours', which is not read"


def test_a_place_in_a_text_file_has_no_empty_sheet(tmp_path: Path) -> None:
    file = tmp_path / "ours.csv"
    file.write_text("Module,Hours\nA,3\n", encoding="utf-8")
    book, _ = read_workbook(file)
    assert book is not None
    assert book.at(book.sheets[0].title).file == str(file)


def test_a_formula_that_nobody_calculated(tmp_path: Path) -> None:
    assert ("bad-cell", "Sheet 1!B2") in said(tmp_path, [["Module", "Hours"], ["A", "=1+2"]])


def archive(**names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name, text in names.items():
            made.writestr(name, text)
    return stream.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Module,Hours\nA,3\n",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        archive(readme="x"),
        archive(**{"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x"}),
    ],
)
def test_what_is_no_workbook(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "ours.xlsx"
    file.write_bytes(content)
    book, (fault,) = read_workbook(file)
    assert book is None
    assert fault.code == "not-a-workbook"


def test_the_command_says_what_to_do_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = saved(tmp_path, PLAIN)
    out = tmp_path / "out"
    assert run_arguments(["import", str(file), "-o", str(out)]) == 0
    shown = capsys.readouterr().out
    assert "3 modules with 57.5 h" in shown
    assert "review --hand-made" in shown
    assert run_arguments(["check", str(out / "catalogue")]) == 0
    judge = ["review", "--hand-made", str(out / "programme.yaml"), "--curricula"]
    assert run_arguments([*judge, str(out / "catalogue")]) == 0


def test_texts_that_yaml_would_take_for_something_else(tmp_path: Path) -> None:
    table: Table = [
        ["Module", "Hours", "Teaches", "Weeks"],
        ["no", 3, "yes: & no; 1e3", 1],
        ["1:30", 3, "#SQL", 1],
        ["- {x}", 3, "null", 1],
    ]
    plan = judged(tmp_path, saved(tmp_path, table)).plan
    assert [module.title for module in plan.modules] == ["- {x}", "1:30", "no"] or {
        module.title for module in plan.modules
    } == {"no", "1:30", "- {x}"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("MODULE:", "title"),
        ("Durée", "hours"),
        ("Stunden", "hours"),
        ("S12", "week-12"),
        ("שעות", "hours"),
        ("Semana 3", "week-3"),
        ("Objetivos", "teaches"),
    ],
)
def test_headers_in_many_languages(text: str, key: str) -> None:
    assert key in meanings(text)


def test_words_of_a_cell() -> None:
    assert code("kind", "Proyecto final") == ("capstone", "")
    assert code("unit-kind", "lecure")[1] == "did you mean 'lecture'?"
    assert number("12 horas") == 12
    assert said_outcomes("- Joins (2)") != []
