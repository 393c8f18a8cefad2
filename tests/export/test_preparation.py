"""Weeks before week 1 in every file that a partner gets, read with another program's reader."""

from __future__ import annotations

import csv
import io
import json

import icalendar
import openpyxl

from curplan.export.csv import csv_files
from curplan.export.ics import ics_bytes
from curplan.export.imscc import imscc_bytes
from curplan.export.imscc.outline import Folder, outline
from curplan.export.jsonld import jsonld_bytes
from curplan.export.markdown import markdown_bytes
from curplan.export.xlsx import xlsx_bytes
from curplan.plan.model import Plan
from curplan.proposal import proposal_of
from curplan.words import ENGLISH, Words
from tests.plan.making import reporter

WEEKS = {"weeks": 2, "hours_per_week": 8, "modules": ["python-basics", "shell-basics"]}


def plan() -> Plan:
    return reporter(preparation=WEEKS, start="2027-03-15")


def test_the_proposal_names_what_learners_hold_before_it() -> None:
    made = proposal_of(plan(), ENGLISH)
    assert [(each.skill, each.level) for each in made.entry] == [("typing", 1)]
    assert made.preparation is not None
    assert [(each.title, each.hours) for each in made.preparation.modules] == [
        ("Command line", 4),
        ("Python basics", 8),
    ]
    assert made.first_day is not None
    assert made.preparation.last_day is not None
    assert made.preparation.last_day < made.first_day
    assert made.hours.total == sum(each.hours for each in plan().modules)
    (row,) = [each for each in made.requirements if each.skill == "python"]
    assert (row.prepared, row.codes != ()) == (True, True)


def test_markdown() -> None:
    text = markdown_bytes(plan(), ENGLISH, "x.png").decode()
    before, _, after = text.partition("- **Before the start:**")
    assert "Typing" in before
    assert "2 weeks, 8 hours a week, independent work, 1 March – 12 March 2027" in after
    assert "  - Python basics: 8\u00a0h" in after
    table = after.partition("Independent work in the weeks before the start")[2]
    first = "| 1 | 1\u00a0March | Command line: 4\u00a0h<br>Python basics: 4\u00a0h | 8 |  |"
    assert first in table
    assert "Before the start" not in markdown_bytes(reporter(), ENGLISH, "x.png").decode()
    assert "Antes del comienzo" in markdown_bytes(plan(), Words("es"), "x.png").decode()


def test_calendar() -> None:
    events = icalendar.Calendar.from_ical(ics_bytes(plan(), ENGLISH)).walk("VEVENT")
    first, second = [each for each in events if "Before the start" in str(each["SUMMARY"])]
    assert str(first["SUMMARY"]) == "Before the start, week 1 of 2: 8 h of independent work"
    assert str(first["DESCRIPTION"]) == "Command line: 4 h\nPython basics: 4 h"
    assert first["DTSTART"].to_ical() == b"20270301"
    assert second["DTEND"].to_ical() == b"20270313"
    assert str(second["TRANSP"]) == "TRANSPARENT"


def test_tables() -> None:
    rows = list(csv.reader(io.StringIO(csv_files(plan(), ENGLISH)["preparation.csv"].decode()[1:])))
    assert rows[1:] == [
        ["1", "2027-03-01", "Command line", "4"],
        ["1", "2027-03-01", "Python basics", "4"],
        ["2", "2027-03-08", "Python basics", "4"],
    ]
    assert "preparation.csv" not in csv_files(reporter(), ENGLISH)
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(plan(), ENGLISH)))
    sheet = book["Before the start"]
    assert [cell.value for cell in sheet[3]] == ["Week", "Date", "Module", "Hours"]
    assert [row[2].value for row in sheet.iter_rows(min_row=4)][:2] == [
        "Command line",
        "Python basics",
    ]


def test_data_for_machines() -> None:
    needed = json.loads(jsonld_bytes(plan(), ENGLISH))["programPrerequisites"]
    assert [each["@type"] for each in needed] == ["AlignmentObject", "Course", "Course"]
    assert [each.get("timeRequired") for each in needed] == [None, "PT4H", "PT8H"]


def test_course_for_a_learning_platform() -> None:
    _, before, *months = outline(plan(), ENGLISH)
    assert isinstance(before, Folder)
    assert before.title == "Before the start"
    assert [each.title for each in before.items] == ["P01 Command line", "P02 Python basics"]
    (first, *_) = before.items
    assert isinstance(first, Folder)
    (page, *_) = first.items
    assert not isinstance(page, Folder)
    assert "Before the start, 1 March – 5 March 2027" in page.html
    assert [each.title for each in months] == ["March 2027"]
    assert imscc_bytes(plan(), ENGLISH) == imscc_bytes(plan(), ENGLISH)
    assert "Before the start" not in {each.title for each in outline(reporter(), ENGLISH)}
