"""Each group of the learners: what it may leave out, and what it does before the start."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from curplan.draw.look import PLAIN
from curplan.export.html import html_bytes
from curplan.export.xlsx import xlsx_bytes
from curplan.plan.model import Plan
from curplan.proposal import document_of, proposal_of
from curplan.proposal.document import Paragraph, Section, Table
from curplan.words import ENGLISH, Words
from curplan.words.texts import translated
from tests.proposal.plans import small

OFFICE = {"title": "Office staff", "waivers": ["sql-basics"], "prepares": ["spreadsheets@1"]}
GRADUATES = {"title": "Graduates", "waivers": ["sql-basics", "report"]}
NONE = {"title": "Others"}
PREPARED = {
    "title": "Beginners",
    "prepares": [],
    "preparation": {
        "modules": [
            {"id": "cells", "title": "Cells", "hours": 6},
            {"id": "tables", "title": "Tables", "hours": 2.5},
        ],
        "hours": 8.5,
        "fits": False,
        "open": ["charts@1"],
    },
}


def grouped(*groups: dict[str, Any]) -> Plan:
    return small(backgrounds=list(groups))


def section(plan: Plan, language: str = "en") -> Section | None:
    words = Words(language)
    found = document_of(proposal_of(plan, words), words).sections
    return next((each for each in found if each.name == "groups"), None)


def table(plan: Plan, language: str = "en") -> Table:
    found = section(plan, language)
    assert found is not None
    paragraph, made = found.blocks
    assert isinstance(paragraph, Paragraph)
    assert isinstance(made, Table)
    return made


def hours(plan: Plan, name: str) -> float:
    return next(module.hours for module in plan.modules if module.id == name)


def test_modules_are_said_by_title_with_hours_and_their_sum() -> None:
    plan = grouped(OFFICE, GRADUATES, NONE)
    made = table(plan)
    rows = [[each.lines for each in row] for row in made.rows]
    sql, report = hours(plan, "sql-basics"), hours(plan, "report")
    first, second = f"SQL basics: {sql:g}\u00a0h", f"Monthly report: {report:g}\u00a0h"
    assert [column.title for column in made.columns] == [
        *("Group", "May leave out", "To catch up on before the start"),
    ]
    assert rows == [
        [("Office staff",), (first,), ("Spreadsheets (foundation)",)],
        [("Graduates",), (first, second, f"{sql + report:g}\u00a0h in all"), ("nothing",)],
        [("Others",), ("nothing",), ("nothing",)],
    ]


def test_preparatory_weeks_say_the_modules_and_what_does_not_fit() -> None:
    (row,) = table(grouped(PREPARED)).rows
    assert row[2].lines == (
        "Cells: 6\u00a0h",
        "Tables: 2.5\u00a0h",
        "8.5\u00a0h in all",
        "Charts (foundation)",
        "More than the preparatory weeks hold",
    )


@pytest.mark.parametrize("code", translated())
def test_in_every_language(code: str) -> None:
    made = table(grouped(OFFICE, NONE), code)
    assert made.rows[1][1].lines == (Words(code).say("proposal-group-nothing"),)
    html = html_bytes(grouped(OFFICE), Words(code), PLAIN).decode()
    assert made.caption in html


def test_groups_with_nothing_to_say_have_no_section() -> None:
    assert section(grouped(NONE)) is None
    assert section(small()) is None


def test_an_older_plan_names_its_groups_and_says_no_more() -> None:
    learners = {"title": "All", "backgrounds": [{"title": "Office\nstaff"}, 7, {"knows": []}]}
    plan = small(brief={"role": "analyst", "learners": learners})
    assert [each.title for each in proposal_of(plan, ENGLISH).backgrounds] == ["Office staff"]
    assert section(plan) is None


def test_the_workbook_has_them_on_a_sheet() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(grouped(OFFICE, GRADUATES), ENGLISH)))
    rows = list(book["For each group"].iter_rows(min_row=3, values_only=True))
    assert rows[0] == ("Group", "May leave out", "To catch up on before the start")
    assert rows[1][0] == "Office staff"
    assert "SQL basics" in str(rows[1][1])
    assert rows[2][2] in ("", None)
    assert "For each group" not in openpyxl.load_workbook(io.BytesIO(xlsx_bytes(small(), ENGLISH)))
