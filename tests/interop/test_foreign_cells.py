"""Hours as designers write them, and files as their programs save them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from curplan.interop.foreign import catalogue_files, programme_document
from curplan.interop.workbook import read_workbook
from tests.interop.sheets import FILL, PLAIN, drafted, errors, hours, read, told, weeks


def test_hours_as_people_write_them(tmp_path: Path) -> None:
    said: list[tuple[object, float]] = [
        ("3h", 3),
        ("3 hrs", 3),
        ("1:30", 1.5),
        ("1h30", 1.5),
        ("90 min", 1.5),
        ("2,5", 2.5),
        ("2½", 2.5),
        ("1 234,5", 1234.5),
        (dt.time(2, 30), 2.5),
        (dt.timedelta(hours=30), 30),
        ("12 godz.", 12),
    ]
    rows = [[f"M{number}", value, 1] for number, (value, _) in enumerate(said)]
    drafts = read(tmp_path, [PLAIN, *rows])
    assert not errors(drafts)
    assert list(hours(drafts).values()) == [length for _, length in said]


@pytest.mark.parametrize("value", ["~8", "4-6", "TBD", "2 days", "12 h / week", "25%", "1:75"])
def test_hours_that_are_none(tmp_path: Path, value: str) -> None:
    drafts = read(tmp_path, [PLAIN, ["A", value, 1]])
    assert ("bad-cell", "Sheet1!B2") in told(drafts)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ours.csv", b"Module;Hours;Weeks\nPython;2,5;1-2\n"),
        ("ours.csv", "Módulo,Horas,Semanas\nPython,2.5,1-2\n".encode("cp1252")),
        ("ours.tsv", "Module\tHours\tWeeks\nPython\t2.5\t1-2\n".encode("utf-16")),
    ],
)
def test_text_files(tmp_path: Path, name: str, content: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    drafts = drafted(file)
    assert hours(drafts) == {"Python": 2.5}
    assert weeks(drafts) == {"Python": (1, 2)}


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("ours.csv", b"", "empty"),
        ("ours.csv", b"\x00\x01\x02", "no text"),
        ("ours.xlsx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("ours.xlsx", b"\xd0\xcf\x11\xe0 rest", ".xls"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    book, (fault,) = read_workbook(file)
    assert book is None
    assert reason in fault.message


def test_formats_of_empty_cells_cost_nothing(tmp_path: Path) -> None:
    def far(sheet: Any) -> None:
        sheet.cell(1_048_576, 16_000).fill = FILL

    drafts = read(tmp_path, [PLAIN, ["A", 3, 1]], change=far)
    (sheet,) = drafts.workbook.sheets
    assert (len(sheet.rows), len(sheet.rows[0])) == (2, 3)
    assert not errors(drafts)
    assert programme_document(drafts, catalogue_files(drafts, None, "")) is not None
