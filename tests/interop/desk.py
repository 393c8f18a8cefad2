"""An exported workbook of the newsroom, edited by another program, and planned again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl

from curplan import api
from curplan.brief import Brief
from curplan.diagnostics import Diagnostic
from curplan.export.xlsx import xlsx_bytes
from curplan.interop.back import Verdict, layer_files, read_edits, settle
from curplan.interop.documents import brief_document, yaml_text
from curplan.interop.workbook import read_workbook
from curplan.plan.model import Plan
from curplan.words import ENGLISH, Words
from tests.plan.making import NEWSROOM, newsroom, reporter

Edits = Callable[[Any], object]


@cache
def exported() -> Plan:
    """Plan a reporter in 5 weeks at 10 h."""
    return reporter()


@cache
def workbook(words: Words) -> bytes:
    """Export the plan."""
    return xlsx_bytes(exported(), words)


def edited_file(folder: Path, edit: Edits, words: Words = ENGLISH) -> Path:
    """Export the plan, edit the workbook with openpyxl, and save it."""
    file = folder / "edited.xlsx"
    file.write_bytes(workbook(words))
    book = openpyxl.load_workbook(file)
    edit(book)
    book.save(file)
    return file


@dataclass(frozen=True)
class Again:
    """What came back: the brief, the plan made of it, and what is said of each edit."""

    brief: Brief
    plan: Plan
    verdicts: tuple[Verdict, ...]
    found: tuple[Diagnostic, ...]
    files: dict[str, str]


def again(folder: Path, edit: Edits, words: Words = ENGLISH) -> Again:
    """Edit the workbook, bring the edits back as files, and plan what these say."""
    book, faults = read_workbook(edited_file(folder, edit, words))
    assert book is not None, faults
    edited, found = read_edits(book, exported(), newsroom())
    assert edited is not None, found
    files = layer_files(edited, newsroom().hour)
    for name, text in files.items():
        path = folder / "layer" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    loaded = api.load([NEWSROOM, folder / "layer"] if files else [NEWSROOM])
    assert loaded.catalogue is not None, loaded.diagnostics
    known = loaded.catalogue

    def plan_of(brief: Brief) -> Plan:
        written = folder / "brief.yaml"
        written.write_text(yaml_text(brief_document(brief)), encoding="utf-8")
        file, wrong = api.read_brief(written)
        assert file is not None, wrong
        orders, wrong = api.orders_of(file, known)
        assert [order.brief for order in orders] == [brief], wrong
        return api.make_plan(known, orders[0].brief, "quick")

    settled = settle(Brief.model_validate(exported().brief), edited, newsroom(), plan_of)
    return Again(settled.brief, settled.plan, settled.verdicts, found, files)


def faults(folder: Path, edit: Edits) -> list[tuple[str, str]]:
    """Edit the workbook wrongly; give the codes and the cells of what is said."""
    book, _ = read_workbook(edited_file(folder, edit))
    assert book is not None
    _, found = read_edits(book, exported(), newsroom())
    return [(each.code, str(each.location).rpartition(":")[2]) for each in found if each.location]


def cell(sheet: Any, title: str, header: str) -> Any:
    """Find the cell of a row by a text in it, and of a column by its header."""
    head = next(row for row in sheet.iter_rows() if any(c.value == header for c in row))
    column = next(c.column for c in head if c.value == header)
    rows = sheet.iter_rows(min_row=head[0].row)
    return sheet.cell(next(r[0].row for r in rows if any(c.value == title for c in r)), column)


def weeks(sheet: Any, title: str, hours: dict[int, float]) -> None:
    """Write the hours of a module's weeks; those that are not named are emptied."""
    for week in range(1, 6):
        cell(sheet, title, f"W{week}").value = hours.get(week)


def add_row(sheet: Any, values: dict[str, object]) -> None:
    """Add a row below a table: its values by header."""
    row = sheet.max_row + 1
    for header, value in values.items():
        at = next(c.column for r in sheet.iter_rows() for c in r if c.value == header)
        sheet.cell(row, at).value = value
