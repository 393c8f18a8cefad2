"""A workbook in another language comes back as translations, never as the catalogue's own text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from curplan import api
from curplan.brief import Brief
from curplan.export.xlsx import xlsx_bytes
from curplan.interop.back import Edit, brief_with, layer_files, read_edits, verdicts
from curplan.interop.back.changes import Edited
from curplan.interop.back.said import own_texts
from curplan.interop.workbook import read_workbook
from curplan.plan.model import Plan
from curplan.plan.texts import in_language
from curplan.words import Words
from tests.catalogue.po import write_texts
from tests.interop.desk import Edits, cell
from tests.plan.making import NEWSROOM, module_of
from tests.plan.translated import all_texts, spanish, translated, translated_plan

MODULES, UNITS, WEEKLY = "Módulos", "Unidades", "Plan semanal"


def read(folder: Path, edit: Edits, code: str = "es") -> tuple[Edited | None, list[str]]:
    """Export the plan in a language, edit the workbook, and compare it with the plan."""
    file = folder / "edited.xlsx"
    file.write_bytes(xlsx_bytes(in_language(translated_plan(), code), Words(code)))
    book = openpyxl.load_workbook(file)
    edit(book)
    book.save(file)
    workbook, faults = read_workbook(file)
    assert workbook is not None, faults
    edited, found = read_edits(workbook, translated_plan(), translated())
    return edited, [each.code for each in found]


@dataclass(frozen=True)
class Again:
    edits: tuple[Edit, ...]
    files: dict[str, str]
    plan: Plan
    kept: list[bool]


def again(folder: Path, edit: Edits, code: str = "es") -> Again:
    """Bring the edits back as files and plan what these say."""
    edited, found = read(folder, edit, code)
    assert edited is not None, found
    below = write_texts(folder / "below", "es", {text: spanish(text) for text in all_texts()})
    files = layer_files(edited, translated().hour)
    for name, text in files.items():
        path = folder / "layer" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    loaded = api.load([NEWSROOM, below, *([folder / "layer"] if files else [])])
    assert loaded.catalogue is not None, loaded.diagnostics
    brief = brief_with(Brief.model_validate(translated_plan().brief), edited)
    plan = api.make_plan(loaded.catalogue, brief, "quick")
    said = verdicts(edited, plan, loaded.catalogue)
    return Again(edited.edits, files, plan, [each.kept for each in said])


def nothing(book: Any) -> None:
    """Leave the workbook as it is."""


def rename(book: Any, old: str, new: str) -> None:
    """Write another text over one, in every sheet."""
    for sheet in book:
        for row in sheet.iter_rows():
            for each in row:
                if each.value == old:
                    each.value = new


@pytest.mark.parametrize("code", ["es", "es-PE", "en", "de"])
def test_a_workbook_that_nobody_touched_has_no_edit(tmp_path: Path, code: str) -> None:
    edited, found = read(tmp_path, nothing, code)
    assert edited is not None
    assert not found
    assert (edited.edits, edited.modules, edited.texts) == ((), {}, {})
    assert layer_files(edited, 60) == {}
    assert edited.language == {"es": "es", "es-PE": "es-PE"}.get(code, "")


def test_another_title_is_another_translation(tmp_path: Path) -> None:
    made = again(tmp_path, lambda book: rename(book, "¡Charts!", "Gráficos"))
    assert [(each.kind, each.module) for each in made.edits] == [("text", "charts-lab")]
    assert list(made.files) == ["texts/es.po"]
    assert 'msgid "Charts"\nmsgstr "Gráficos"\n' in made.files["texts/es.po"]
    assert module_of(made.plan, "charts-lab").title == "Charts"
    assert module_of(in_language(made.plan, "es"), "charts-lab").title == "Gráficos"
    assert made.kept == [True]
    assert "charts-lab" not in made.plan.pins


def test_in_one_sheet_is_enough(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        cell(book[MODULES], "¡Charts!", "Módulo").value = "Gráficos"

    made = again(tmp_path, edit)
    assert made.kept == [True]
    assert made.files.keys() == {"texts/es.po"}


def test_a_unit_is_said_otherwise(tmp_path: Path) -> None:
    made = again(tmp_path, lambda book: rename(book, "¡Charts by hand!", "A mano"))
    assert [each.text for each in made.edits] == ["¡Charts by hand!: A mano"]
    assert made.files.keys() == {"texts/es.po"}
    assert made.kept == [True]
    units = module_of(in_language(made.plan, "es"), "charts-lab").units
    assert [unit.title for unit in units] == ["A mano", "¡Charts by program!"]


def test_hours_of_a_unit_are_the_modules_and_its_text_stays(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        cell(book[UNITS], "¡Charts by hand!", "Horas").value = 2
        cell(book[UNITS], "¡Charts by program!", "Horas").value = 3

    made = again(tmp_path, edit)
    assert made.files.keys() == {"modules/edited.yaml"}
    assert "Charts by hand" in made.files["modules/edited.yaml"]
    assert "¡" not in made.files["modules/edited.yaml"]
    assert made.kept == [True]
    units = module_of(made.plan, "charts-lab").units
    assert [(unit.title, unit.hours) for unit in units] == [
        ("Charts by hand", 2),
        ("Charts by program", 3),
    ]


def test_skills_and_subjects_are_read_in_the_language(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        names = {skill.id: skill.name for skill in translated().skills}
        sheet = book[MODULES]
        cell(sheet, "¡Charts!", "Materia").value = "¡Desk!"
        said = f"{spanish(names['charts'])} 1; {spanish(names['colour'])} 1"
        cell(sheet, "¡Charts!", "Enseña").value = said

    made = again(tmp_path, edit)
    charts = module_of(made.plan, "charts-lab")
    assert (charts.strand, charts.teaches) == ("desk", {"charts": 1, "colour": 1})
    assert all(made.kept)
    assert "texts/es.po" not in made.files


def test_a_title_of_another_module_swaps_it(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        cell(book[WEEKLY], "¡Colour!", "Módulo").value = "¡Poetry!"

    made = again(tmp_path, edit)
    assert (made.edits[0].kind, made.edits[0].module) == ("added", "poetry")
    assert not made.files


def test_a_text_has_one_translation(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        cell(book[MODULES], "¡Charts!", "Módulo").value = "Gráficos"
        cell(book[WEEKLY], "¡Charts!", "Módulo").value = "Láminas"

    edited, found = read(tmp_path, edit)
    assert edited is None
    assert found == ["said-twice"]


def test_rows_in_another_order_keep_their_texts() -> None:
    shown, own = ["Uno", "Dos", "Dos"], ["One", "Two", "Second"]
    assert own_texts(shown, own, ["Dos", "Uno", "Dos"]) == (["Two", "One", "Second"], {})
    assert own_texts(shown, own, ["Uno", "Dos"]) == (["One", "Two"], {})
    assert own_texts(shown, own, ["Uno", "Dos", "Tres", "Dos"])[0] == [
        "One",
        "Two",
        "Tres",
        "Second",
    ]
    assert own_texts(shown, own, ["Uno", "Tres", "Dos"]) == (["One", "Two", "Second"], {1: "Two"})
