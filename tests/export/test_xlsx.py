"""The workbook, opened with another program's reader."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import Any

import openpyxl
import pytest

from curplan.export.xlsx import tables_of, xlsx_bytes
from curplan.export.xlsx.tables import Formula
from curplan.export.xlsx.wording import VALUES, say
from curplan.interop.meanings import code as meant
from curplan.plan.model import Plan
from curplan.proposal import proposal_of
from curplan.words import ENGLISH, Words
from curplan.words.texts import translated
from tests.plan.making import reporter
from tests.proposal.plans import small

DATED = {"start": "2027-03-01", "language": "en", "title": "Data reporting"}


@cache
def plan() -> Plan:
    return reporter(
        sessions=[
            {"day": day, "start": "18:30", "end": "21:00", "room": "Lab 2"}
            for day in ("monday", "tuesday", "wednesday", "thursday")
        ],
        weeks=6,
        **DATED,
    )


def book(plan: Plan, words: Words = ENGLISH, *, values: bool = False) -> Any:
    return openpyxl.load_workbook(io.BytesIO(xlsx_bytes(plan, words)), data_only=values)


def test_a_sheet_for_each_table_in_order() -> None:
    assert book(plan()).sheetnames == [
        *("Programme", "Modules", "Units", "Weekly plan", "Sessions", "Coverage", "Matrix"),
    ]


def test_each_sheet_is_a_real_table_with_headers_that_stay() -> None:
    made = book(plan())
    for table in tables_of(plan(), ENGLISH):
        sheet = made[table.title]
        found = sheet.tables[table.name]
        assert found.autoFilter is not None
        assert [column.name for column in found.tableColumns] == [c.header for c in table.columns]
        first = int("".join(filter(str.isdigit, found.ref.partition(":")[0])))
        assert sheet.freeze_panes.endswith(str(first + 1))
        assert sheet.column_dimensions["B"].width > 6


def test_ids_are_hidden() -> None:
    sheet = book(plan())["Modules"]
    assert sheet.column_dimensions["A"].hidden
    assert sheet["A4"].value == plan().modules[0].id
    assert sheet["B4"].value == plan().modules[0].title


def test_sums_are_formulas_and_carry_their_values() -> None:
    formulas, values = book(plan()), book(plan(), values=True)
    head = [cell.value for cell in formulas["Weekly plan"][8]]
    hours, first, last = (head.index(name) for name in ("Hours", "First week", "Last week"))
    for row, module in enumerate(plan().modules, 9):
        cells = formulas["Weekly plan"][row]
        assert cells[hours].value.startswith("=ROUND(SUM(WeeklyPlan[[#This Row],[W1]:[W6]])")
        shown = values["Weekly plan"][row]
        assert shown[hours].value == pytest.approx(module.hours)
        assert (shown[first].value, shown[last].value) == (module.start_week, module.end_week)
    week = head.index("W2")
    labels = {r[1].value: r for r in formulas["Weekly plan"].iter_rows(2, 7) if r[1].value}
    assert labels["Hours planned"][week].value == "=SUM(WeeklyPlan[W2])"
    there, used = labels["Hours there are"][week], labels["Hours planned"][week]
    assert labels["Hours free"][week].value == f"={there.coordinate}-{used.coordinate}"


def test_weeks_over_capacity_are_marked() -> None:
    rules = book(plan())["Weekly plan"].conditional_formatting
    assert any(rule.operator == "lessThan" for found in rules for rule in found.rules)


def test_days_and_times_are_values() -> None:
    sheet = book(plan())["Sessions"]
    assert sheet["A4"].is_date
    assert str(sheet["D4"].value) == "18:30:00"


def test_the_same_plan_gives_the_same_bytes_and_nothing_of_the_clock() -> None:
    once = xlsx_bytes(plan(), ENGLISH)
    assert once == xlsx_bytes(plan(), ENGLISH)
    with zipfile.ZipFile(io.BytesIO(once)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        core = archive.read("docProps/core.xml").decode()
    assert core.count("2000-01-01") == 2


@pytest.mark.parametrize(
    "title", ["=1+1", "@SUM(A1)", "+1", "-1", '=HYPERLINK("http://x")', "\x0b"]
)
def test_a_title_is_never_a_formula(title: str) -> None:
    module = plan().modules[0].model_copy(update={"title": title})
    made = plan().model_copy(update={"modules": (module, *plan().modules[1:])})
    cell = book(made)["Modules"]["B4"]
    assert cell.data_type in ("s", "inlineStr", "n")
    assert cell.value in (title, "")
    if title.startswith(("=", "@", "+", "-")):
        assert cell.quotePrefix


@pytest.mark.parametrize("language", translated())
def test_every_language_makes_a_workbook(language: str) -> None:
    words = Words(language)
    made = book(plan(), words)
    assert all(bool(sheet.sheet_view.rightToLeft) == words.rtl for sheet in made)
    for table in tables_of(plan(), words):
        headers = [column.header.casefold() for column in table.columns]
        assert len(headers) == len(set(headers))
        assert not set("[]#'") & set("".join(headers))
        assert table.title in made.sheetnames


def test_formulas_of_a_row_fill_rows_that_are_added() -> None:
    sheet = book(plan())["Weekly plan"]
    columns = {c.name: c for c in sheet.tables["WeeklyPlan"].tableColumns}
    assert columns["Hours"].calculatedColumnFormula is not None


def test_modules_with_one_title_are_told_apart_in_the_matrix() -> None:
    same = [m.model_copy(update={"title": "Same"}) for m in plan().modules]
    matrix = next(
        t
        for t in tables_of(plan().model_copy(update={"modules": tuple(same)}), ENGLISH)
        if t.name == "Matrix"
    )
    headers = [column.header for column in matrix.columns[2:]]
    assert headers[:2] == ["Same", "Same (2)"]


def test_upright_names_stand_on_the_matrix_and_are_whole() -> None:
    sheet = book(plan())["Matrix"]
    heads = [cell for cell in sheet[3] if cell.alignment.textRotation == 90]
    assert len(heads) == len(plan().modules)
    assert {cell.alignment.vertical or "bottom" for cell in heads} == {"bottom"}
    longest = max(len(str(cell.value)) for cell in heads)
    assert sheet.row_dimensions[3].height >= longest * 5


def test_a_formula_holds_what_the_plan_says() -> None:
    units = next(t for t in tables_of(plan(), ENGLISH) if t.name == "Modules")
    at = units.index("hours")
    for row, module in zip(units.rows, plan().modules, strict=True):
        cell = row[at]
        assert isinstance(cell, Formula) == bool(module.units)
        assert (cell.value if isinstance(cell, Formula) else cell) == module.hours


def test_no_modules_no_workbook() -> None:
    with pytest.raises(ValueError, match="no modules"):
        tables_of(plan().model_copy(update={"modules": ()}), ENGLISH)


def test_texts_are_read_from_the_right_whatever_comes_first() -> None:
    module = plan().modules[0].model_copy(update={"title": "HTTP וממשקים"})
    latin = plan().modules[1].model_copy(update={"title": "C++"})
    made = plan().model_copy(update={"modules": (module, latin, *plan().modules[2:])})
    sheet = book(made, Words("he"))[Words("he").say("xlsx-modules")]
    order = {sheet.cell(at, 2).value: sheet.cell(at, 2).alignment.readingOrder for at in (4, 5)}
    assert order == {"HTTP וממשקים": 2, "C++": 1}
    assert not book(made)["Modules"]["B4"].alignment.readingOrder


def test_months_above_the_weekly_plan_are_in_the_language() -> None:
    french = Words("fr")
    sheet = book(plan(), french)[french.say("xlsx-weekly")]
    formats = {cell.number_format for cell in sheet[2] if cell.is_date}
    assert formats == {"[$-40C]d mmm"}


def test_an_assessment_is_due_on_its_modules_last_session() -> None:
    """The day that the proposal says, not that of independent work after it."""
    made = small()
    said = {
        due.assessment.title: (due.week, due.day) for due in proposal_of(made, ENGLISH).assessments
    }
    sheet = book(made, values=True)["Assessments"]
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert {row[4]: (row[1], row[2].date()) for row in rows if row[4]} == said


@pytest.mark.parametrize("language", translated())
def test_a_workbook_says_kinds_as_the_proposal_does_and_is_understood(language: str) -> None:
    words = Words(language)
    for of, prefix in {"kind": "kind", "unit-kind": "unit", "form": "form"}.items():
        for code in VALUES[of]:
            said = say(words, of, code)
            assert said == words.say(f"proposal-{prefix}-{code}")
            assert meant(of, said) == (code, "")
