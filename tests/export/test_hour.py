"""A teaching hour of 45 minutes: said in every format that counts hours, clock time where asked."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator

import docx
import icalendar
import openpyxl
import pytest

from curplan.draw.look import PLAIN, Look
from curplan.export.csv import csv_files
from curplan.export.docx import docx_bytes
from curplan.export.formats import FORMATS
from curplan.export.html import html_bytes
from curplan.export.ics import ics_bytes
from curplan.export.imscc import imscc_bytes
from curplan.export.jsonld import jsonld_bytes
from curplan.export.markdown import markdown_bytes
from curplan.export.xlsx import xlsx_bytes
from curplan.plan.model import Plan
from curplan.plan.planned import PlannedBackground
from curplan.words import ENGLISH, Words
from curplan.words.texts import translated
from tests.export.test_preparation import WEEKS
from tests.plan.making import reporter
from tests.proposal.plans import small, undated

SAID = "1 h = 45 min"
HARD = SAID.replace(" ", "\u00a0")


def of_45(plan: Plan) -> Plan:
    return plan.model_copy(update={"catalogue": plan.catalogue.model_copy(update={"hour": 45})})


def without_timetable() -> Plan:
    """A dated plan with hours by week and no sessions."""
    return of_45(small(sessions=[], brief={"role": "analyst"}))


def prepared() -> Plan:
    """A plan with preparatory weeks, and groups that have something to leave out."""
    plan = reporter(preparation=WEEKS, start="2027-03-15")
    group = PlannedBackground(title="Readers", waivers=(plan.modules[0].id,))
    return plan.model_copy(update={"backgrounds": (group,)})


PLANS = {
    "timetable": of_45(small()),
    "no timetable": without_timetable(),
    "undated": of_45(undated()),
    "preparation": of_45(prepared()),
}
EVERY = pytest.mark.parametrize("name", PLANS)


@EVERY
def test_documents_say_it_where_the_pace_is(name: str) -> None:
    plan = PLANS[name]
    html = html_bytes(plan, ENGLISH, PLAIN).decode()
    mark = markdown_bytes(plan, ENGLISH, "x.png").decode()
    word = docx.Document(io.BytesIO(docx_bytes(plan, ENGLISH, PLAIN)))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*(each.text for each in word.paragraphs), *cells])
    for found in (html, mark, text):
        assert found.count(HARD) == 1, found[:200]
        assert "An hour of teaching has 45" in found
    first = mark.index("**Before the start:**" if plan.preparation else "**Pace:**")
    assert first < mark.index(HARD) < mark.index("**Hours:**")


@pytest.mark.parametrize("name", ["timetable", "undated"])
def test_an_assessment_of_60_minutes_is_no_hour(name: str) -> None:
    plan = PLANS[name]
    rows = [row for module in plan.modules for row in module.assessments]
    hour = [row.model_copy(update={"minutes": 60}) for row in rows]
    modules = [m.model_copy(update={"assessments": tuple(hour[:1])}) for m in plan.modules]
    changed = plan.model_copy(update={"modules": tuple(modules)})
    mark = markdown_bytes(changed, ENGLISH, "x.png").decode()
    assert "60\u00a0min" in mark
    as_usual = changed.model_copy(update={"catalogue": small().catalogue})
    assert "60\u00a0min" not in markdown_bytes(as_usual, ENGLISH, "x.png").decode()


@EVERY
def test_every_sheet_with_hours_says_it(name: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(PLANS[name], ENGLISH)))
    heads = {sheet.title: str(sheet["A1"].value or sheet["B1"].value) for sheet in book}
    more = ("Before the start", "For each group") if PLANS[name].preparation else ()
    for title in ("Modules", "Units", "Weekly plan", *more):
        assert heads[title].endswith(f"({SAID})")
    facts = {row[1].value: row[2].value for row in book["Programme"].iter_rows(max_col=3)}
    assert facts["Minutes of an hour"] == 45
    assert SAID not in heads["Coverage"]


@EVERY
def test_rows_of_hours_have_the_minutes_of_one(name: str) -> None:
    files = csv_files(PLANS[name], ENGLISH)
    for file in {"modules.csv", "weeks.csv", "preparation.csv"} & files.keys():
        rows = list(csv.DictReader(io.StringIO(files[file].decode("utf-8-sig"))))
        assert {row["Minutes of an hour"] for row in rows} == {"45"}
    assert b"Minutes of an hour" not in files["coverage.csv"] + files["sessions.csv"]


def descriptions(plan: Plan) -> Iterator[str]:
    calendar = icalendar.Calendar.from_ical(ics_bytes(plan, ENGLISH))
    for event in calendar.walk("VEVENT"):
        if " h" in f"{event['summary']} {event.get('description', '')}":
            yield str(event.get("description", ""))


@pytest.mark.parametrize("name", ["timetable", "no timetable", "preparation"])
def test_every_event_that_counts_hours_says_it(name: str) -> None:
    found = list(descriptions(PLANS[name]))
    assert found
    assert all(text.count(SAID) == 1 for text in found)


@EVERY
def test_every_page_of_a_course_that_counts_hours_says_it(name: str) -> None:
    archive = zipfile.ZipFile(io.BytesIO(imscc_bytes(PLANS[name], ENGLISH)))
    pages = [archive.read(each).decode() for each in archive.namelist() if "pages/" in each]
    assert len(pages) > len(PLANS[name].modules)
    assert all(page.count(HARD) == 1 for page in pages)


@EVERY
def test_data_for_programs_is_in_clock_time(name: str) -> None:
    plan = PLANS[name]
    described = json.loads(jsonld_bytes(plan, ENGLISH))
    for course, module in zip(described["hasCourse"], plan.modules, strict=True):
        minutes = round(module.hours * 45)
        expected = f"PT{minutes // 60}H{minutes % 60}M".replace("H0M", "H").replace("PT0H", "PT")
        assert course["timeRequired"] == expected
        assert course["hasCourseInstance"]["courseWorkload"] == expected


@pytest.mark.parametrize("code", translated())
def test_documents_say_it_in_every_language(code: str) -> None:
    text = Words(code).hour(45).replace(" ", "\u00a0")
    mark = markdown_bytes(PLANS["timetable"], Words(code), "x.png").decode()
    assert mark.count(text) == 1
    assert "45" in text


def unpacked(data: bytes) -> Iterator[bytes]:
    """Give what is in a file, or in each file of an archive."""
    if data[:2] != b"PK":
        yield data
        return
    archive = zipfile.ZipFile(io.BytesIO(data))
    yield from map(archive.read, archive.namelist())


@pytest.mark.parametrize("name", FORMATS)
def test_nobody_is_told_that_an_hour_has_60_minutes(name: str) -> None:
    files = FORMATS[name].files(small(), Look()).values()
    for data in (each for file in files for each in unpacked(file)):
        assert "1\u00a0h\u00a0=".encode() not in data
        assert b"1 h =" not in data
