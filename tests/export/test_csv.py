"""CSV files, read by another reader of the format."""

from __future__ import annotations

import csv
import io

import pytest

from curplan.export.csv import csv_files
from curplan.words import ENGLISH, Words
from tests.export.test_xlsx import plan


def rows(name: str, words: Words = ENGLISH) -> list[list[str]]:
    text = csv_files(plan(), words)[name].decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_a_file_for_each_table() -> None:
    files = csv_files(plan(), ENGLISH)
    assert list(files) == ["modules.csv", "weeks.csv", "sessions.csv", "coverage.csv"]
    assert all(content.startswith(b"\xef\xbb\xbf") for content in files.values())


def test_a_row_for_each_week_with_the_hours_of_each_module() -> None:
    head, *body = rows("weeks.csv")
    assert head[:3] == ["Week", "Date", "Hours there are"]
    assert len(body) == len(plan().weeks)
    for row, week in zip(body, plan().weeks, strict=True):
        assert float(row[4]) == pytest.approx(week.load, abs=1e-3)
        assert sum(map(float, row[7:])) == pytest.approx(week.load, abs=1e-3)


def test_modules_and_sessions_are_those_of_the_plan() -> None:
    assert [row[0] for row in rows("modules.csv")[1:]] == [m.id for m in plan().modules]
    parts = sum(max(1, len(session.parts)) for session in plan().sessions)
    assert len(rows("sessions.csv")) == parts + 1
    assert rows("sessions.csv")[1][:5] == ["2027-03-01", "1", "Monday", "18:30", "21:00"]


def test_headers_speak_the_language() -> None:
    assert rows("modules.csv", Words("es"))[0][1] == "Módulo"


@pytest.mark.parametrize("title", ["=1+1", "@x", "+1", "-1"])
def test_a_title_is_never_a_formula(title: str) -> None:
    module = plan().modules[0].model_copy(update={"title": title})
    made = plan().model_copy(update={"modules": (module, *plan().modules[1:])})
    for content in csv_files(made, ENGLISH).values():
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))):
            assert not any(cell.startswith(("=", "@", "+", "-")) for cell in row)
