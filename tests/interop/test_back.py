"""What a designer changes in an exported workbook survives planning again, or is told why not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from curplan import api
from curplan.catalogue.folders import shipped_curricula
from curplan.cli.main import run_arguments
from curplan.export.xlsx import xlsx_bytes
from curplan.interop.back import read_edits
from curplan.interop.documents import module_document, yaml_text
from curplan.interop.workbook import read_workbook
from curplan.plan.writing import plan_text
from curplan.words import Words
from tests.interop.desk import add_row, again, cell, edited_file, exported, weeks
from tests.plan.making import NEWSROOM, module_of, names, shipped, shipped_plan

WEEKLY = "Weekly plan"


def nothing(book: Any) -> None:
    """Leave the workbook as it is."""


@pytest.mark.parametrize("language", ["en", "he"])
def test_without_edits_nothing_changes(tmp_path: Path, language: str) -> None:
    made = again(tmp_path, nothing, Words(language))
    assert not made.verdicts
    assert not made.found
    assert not made.files
    assert plan_text(made.plan) == plan_text(exported())


def test_a_module_that_was_moved_stays_there(tmp_path: Path) -> None:
    made = again(tmp_path, lambda book: weeks(book[WEEKLY], "Charts", {3: 2, 4: 3}))
    module = module_of(made.plan, "charts-lab")
    assert (module.start_week, module.end_week) == (3, 4)
    assert module_of(exported(), "charts-lab").start_week != 3
    (verdict,) = made.verdicts
    assert verdict.kept
    assert verdict.edit.place.startswith("Weekly plan!")


def test_a_first_week_typed_over_its_formula_is_a_pin(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        cell(book[WEEKLY], "Charts", "First week").value = 4

    made = again(tmp_path, edit)
    assert made.brief.not_before == {"charts-lab": 4}
    assert module_of(made.plan, "charts-lab").start_week >= 4


def test_a_module_that_was_removed_stays_out(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book[WEEKLY]
        sheet.delete_rows(cell(sheet, "Charts", "Module").row)

    made = again(tmp_path, edit)
    assert made.brief.exclude == ("charts-lab",)
    assert "charts-lab" not in names(made.plan)
    assert [each.kept for each in made.verdicts] == [True]


def test_emptied_weeks_remove_a_module(tmp_path: Path) -> None:
    made = again(tmp_path, lambda book: weeks(book[WEEKLY], "Colour", {}))
    assert "colour-course" not in names(made.plan)


@pytest.mark.parametrize("sheet", ["Modules", WEEKLY])
@pytest.mark.parametrize("other", ["Poetry", "poetry"])
def test_a_module_that_was_swapped(tmp_path: Path, sheet: str, other: str) -> None:
    def edit(book: Any) -> None:
        cell(book[sheet], "Colour", "Module").value = other

    made = again(tmp_path, edit)
    assert {"poetry"} == set(names(made.plan)) - set(names(exported()))
    assert "colour-course" not in names(made.plan)
    assert all(each.kept for each in made.verdicts)


def test_a_module_that_was_added(tmp_path: Path) -> None:
    made = again(tmp_path, lambda book: add_row(book[WEEKLY], {"Module": "Poetry", "W5": 5}))
    assert module_of(made.plan, "poetry").weekly_hours == {"5": 5}
    assert all(each.kept for each in made.verdicts)


def test_a_module_of_ones_own(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        add_row(
            book["Modules"],
            {
                "Module": "Our house style",
                "Kind": "project",
                "Subject": "Data",
                "Teaches": "Poems 1",
            },
        )
        add_row(book["Units"], {"Module": "Our house style", "Unit": "Rules", "Hours": 2})
        add_row(book[WEEKLY], {"Module": "Our house style", "W5": 2})

    made = again(tmp_path, edit)
    module = module_of(made.plan, "our-house-style")
    assert (module.title, module.kind, module.hours) == ("Our house style", "project", 2)
    assert module.teaches == {"poems": 1}
    assert [unit.title for unit in module.units] == ["Rules"]
    assert all(each.kept for each in made.verdicts)


def test_hours_changed_in_the_weekly_plan(tmp_path: Path) -> None:
    made = again(tmp_path, lambda book: weeks(book[WEEKLY], "SQL", {3: 4}))
    assert module_of(made.plan, "sql-basics").weekly_hours == {"3": 4}
    assert all(each.kept for each in made.verdicts)


def test_hours_changed_in_the_sheet_of_modules(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        cell(book["Modules"], "SQL", "Hours").value = 8

    made = again(tmp_path, edit)
    assert module_of(made.plan, "sql-basics").hours == 8


def test_a_module_spread_thinner_is_taught_at_that_pace(tmp_path: Path) -> None:
    made = again(tmp_path, lambda book: weeks(book[WEEKLY], "SQL", {3: 3, 4: 3}))
    module = module_of(made.plan, "sql-basics")
    assert {int(week): hours for week, hours in module.weekly_hours.items()} == {3: 3, 4: 3}
    assert all(each.kept and not each.note for each in made.verdicts)


def test_a_title_units_and_their_hours(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        cell(book["Modules"], "Charts", "Module").value = "Charts: no, that's =fine"
        cell(book["Units"], "Charts by program", "Hours").value = 5
        cell(book["Units"], "Charts by hand", "Unit").value = "Charts on paper"

    made = again(tmp_path, edit)
    module = module_of(made.plan, "charts-lab")
    assert module.title == "Charts: no, that's =fine"
    assert [(unit.title, unit.hours) for unit in module.units] == [
        ("Charts on paper", 1),
        ("Charts by program", 5),
    ]
    assert module.hours == 6
    assert all(each.kept for each in made.verdicts)


def test_assessments_of_a_shipped_programme(tmp_path: Path) -> None:
    plan = shipped_plan("llm-engineer-upskilling", 12, 10)
    file = tmp_path / "shipped.xlsx"
    file.write_bytes(xlsx_bytes(plan, Words("he")))
    book = openpyxl.load_workbook(file)
    sheet = book["הערכות"]
    header = next(c for row in sheet.iter_rows(max_row=5) for c in row if c.value == "הערכה")
    sheet.cell(header.row + 1, header.column).value = "A talk, recorded"
    book.save(file)
    workbook, _ = read_workbook(file)
    assert workbook is not None
    edited, found = read_edits(workbook, plan, shipped())
    assert edited is not None
    assert not found
    (edit,) = edited.edits
    before = shipped().module_by_id[edit.module]
    (module,) = edited.modules.values()
    titles = [each.title for each in module.assessments]
    assert titles == ["A talk, recorded", *(each.title for each in before.assessments[1:])]
    assert [replace(each, title="") for each in module.assessments] == [
        replace(each, title="") for each in before.assessments
    ]
    again = yaml_text([module_document(module, 60)])
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules" / "m.yaml").write_text(again, encoding="utf-8")
    loaded = api.load([shipped_curricula(), tmp_path])
    assert loaded.catalogue is not None
    made = loaded.catalogue.module_by_id[module.id]
    assert replace(made, origin=module.origin) == module


def test_the_command_says_what_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def edit(book: Any) -> None:
        weeks(book[WEEKLY], "Capstone report", {1: 8})
        cell(book["Modules"], "SQL", "Module").value = "SQL for reporters"

    file = edited_file(tmp_path, edit)
    (tmp_path / "plan.json").write_text(plan_text(exported()), encoding="utf-8")
    out, base = tmp_path / "out", ["--curricula", str(NEWSROOM), "--effort", "quick"]
    back = ["import", "--back", str(file), "--plan", str(tmp_path / "plan.json"), "-o", str(out)]
    assert run_arguments([*back, *base]) == 1
    shown = capsys.readouterr().out
    assert "2 edits" in shown
    assert "not kept  Capstone report moved from weeks 4–5 to week 1 (Weekly plan!" in shown
    assert "kept      SQL is now called SQL for reporters (Modules!B" in shown
    assert run_arguments(["plan", str(out / "brief.yaml"), "-o", str(out / "again")]) == 1
    edited_file(tmp_path, nothing)
    assert run_arguments([*back, *base]) == 0
    assert "Nothing was changed" in capsys.readouterr().out
    assert not (out / "layer" / "modules" / "edited.yaml").exists()


def test_back_needs_its_plan() -> None:
    assert run_arguments(["import", "--back", "x.xlsx"]) == 2
    assert run_arguments(["import", "x.xlsx", "--plan", "plan.json"]) == 2


def test_what_a_module_builds_on_becomes_an_order(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        cell(book["Modules"], "Charts", "Builds on").value += "; SQL"

    made = again(tmp_path, edit)
    assert made.brief.order == (("sql-basics", "charts-lab"),)
    before, after = (module_of(made.plan, name) for name in ("sql-basics", "charts-lab"))
    assert before.end_week <= after.start_week
    assert all(each.kept for each in made.verdicts)


def test_facts_of_the_programme_go_into_the_brief(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        cell(book["Programme"], "Title", "Value").value = "Reporting with data"
        cell(book["Programme"], "Weeks", "Value").value = 6

    made = again(tmp_path, edit)
    assert made.plan.programme == "Reporting with data"
    assert made.plan.time_box.weeks == 6


def test_several_edits_survive_together(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        weeks(book[WEEKLY], "Charts", {4: 5})
        cell(book["Modules"], "SQL", "Module").value = "SQL for reporters"
        cell(book[WEEKLY], "Colour", "Module").value = "Poetry"

    made = again(tmp_path, edit)
    assert len(made.verdicts) == 3
    assert all(each.kept for each in made.verdicts)


def test_rows_in_another_order_are_no_edit(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["Units"]
        rows = [[c.value for c in row] for row in sheet.iter_rows(4)]
        order = sorted(range(len(rows)), key=lambda at: (rows[at][0], at))
        for row, at in enumerate(order, 4):
            for column, value in enumerate(rows[at], 1):
                sheet.cell(row, column).value = value

    assert not again(tmp_path, edit).verdicts


def test_an_edit_that_cannot_be_kept_is_told_with_the_reason(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        weeks(book[WEEKLY], "Capstone report", {1: 8})
        cell(book["Modules"], "SQL", "Module").value = "SQL for reporters"

    made = again(tmp_path, edit)
    kept = {each.edit.module: each for each in made.verdicts}
    assert kept["sql-basics"].kept
    assert not kept["final"].kept
    assert "--not-after final=1" in kept["final"].why
    assert "final=3" in kept["final"].why


def test_two_edits_that_clash_are_both_named(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        weeks(book[WEEKLY], "Python in one go", {3: 5, 4: 7})
        weeks(book[WEEKLY], "Charts", {3: 5})
        weeks(book[WEEKLY], "Colour", {1: 3})

    made = again(tmp_path, edit)
    assert made.plan.status == "infeasible"
    lost = {each.edit.module for each in made.verdicts if not each.kept}
    assert lost == {"charts-lab", "python-intensive"}
