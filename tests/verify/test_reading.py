"""Plan files that cannot be read: what is wrong, where, in plain words."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from curplan.diagnostics import Diagnostic
from curplan.plan.reading import parse_plan, read_plan
from curplan.source.reading import MAX_BYTES
from tests.verify.example import BRIEF, CATALOGUE, SCHEDULE, good_plan
from tests.verify.making import make_document


def good() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(json.dumps(make_document(CATALOGUE, BRIEF, SCHEDULE)))
    return document


def faults(text: str) -> tuple[Diagnostic, ...]:
    plan, found = parse_plan(text, "plan.json")
    assert plan is None
    assert found
    assert all(one.location and one.location.file == "plan.json" for one in found)
    return found


def test_a_good_file(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(good()), encoding="utf-8")
    assert read_plan(file) == (good_plan(), ())


def test_a_byte_order_mark_is_dropped(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(good()), encoding="utf-8-sig")
    assert read_plan(file)[0] == good_plan()


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ('{\n "format": "curplan-plan/1",\n "role" "x"}', 3, 9, "':' delimiter"),
        ('{"a": 1,}', 1, None, "not valid JSON"),
        ("{'a': 1}", 1, 2, "double quotes"),
        ('{"a": "x\ny"}', 1, 9, "control character"),
        ('{"a": 1} {}', 1, 10, "extra data"),
    ],
)
def test_syntax_errors_have_line_and_column(
    text: str, line: int, column: int | None, words: str
) -> None:
    (found,) = faults(text)
    assert found.code == "plan-syntax"
    assert words in found.message
    assert found.location is not None
    assert found.location.line == line
    assert column is None or found.location.column == column


def test_a_long_line_is_not_shown() -> None:
    (found,) = faults("[" + "1, " * 1000)
    assert found.location is not None
    assert found.location.text == ""


@pytest.mark.parametrize("text", ["", " \n "])
def test_empty_file(text: str) -> None:
    (found,) = faults(text)
    assert (found.code, "empty" in found.message) == ("plan-syntax", True)


@pytest.mark.parametrize("text", ["[" * 100_000, '{"a":' * 100_000, "[" * 900 + "]" * 900])
def test_deep_nesting(text: str) -> None:
    (found,) = faults(text)
    assert found.code in ("plan-syntax", "plan-format")


def test_deep_nesting_inside_a_plan() -> None:
    document = good()
    text = json.dumps(document).replace('"role": "grower"', '"role": ' + "[" * 700 + "]" * 700, 1)
    assert faults(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [("[]", "a list"), ("3", "the number 3"), ("null", "null"), ("NaN", "a list")],
)
def test_not_an_object(text: str, words: str) -> None:
    (found,) = faults(text)
    assert found.code == "plan-format"
    assert words in found.message or text == "NaN"


@pytest.mark.parametrize("version", ["curplan-plan/2", 1, None, ["curplan-plan/1"]])
def test_another_version(version: object) -> None:
    (found,) = faults(json.dumps(good() | {"format": version}))
    assert found.code == "plan-version"
    assert "curplan-plan/1" in found.message


def test_no_version() -> None:
    document = good()
    del document["format"]
    (found,) = faults(json.dumps(document))
    assert found.code == "plan-version"


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("modules.3.hours", "8", "modules[3].hours: expected a number, found the text '8'"),
        ("modules.3.hours", None, "modules[3].hours: expected a number, found null"),
        ("modules.3.hours", -8, "modules[3].hours: expected at least 0, found the number -8"),
        (
            "modules.0.start_week",
            2.5,
            "modules[0].start_week: expected a whole number, found the number 2.5",
        ),
        (
            "modules.0.start_week",
            True,
            "modules[0].start_week: expected a whole number, found true",
        ),
        (
            "modules.0.weekly_hours.2",
            "x",
            "modules[0].weekly_hours.2: expected a number, found the text 'x'",
        ),
        (
            "modules.0.teaches.talk",
            [1, "2"],
            "modules[0].teaches.talk[1]: expected a whole number, found the text '2'",
        ),
        (
            "modules.0.teaches.talk",
            1.5,
            "modules[0].teaches.talk: expected a whole number or a list […], found the number 1.5",
        ),
        ("modules", {}, "modules: expected a list […], found an object"),
        ("modules.0", 3, "modules[0]: expected an object {…}, found the number 3"),
        ("brief", [], "brief: expected an object {…}, found a list"),
        (
            "status",
            "great",
            "status: expected 'optimal', 'feasible' or 'infeasible', found the text 'great'",
        ),
        (
            "time_box.start",
            "yesterday",
            "time_box.start: expected a date such as 2027-01-11, found the text 'yesterday'",
        ),
        ("partial", 1, "partial: expected true or false, found the number 1"),
        ("role", 1, "role: expected text, found the number 1"),
        ("tracks", 1, "tracks: this key is unknown"),
        ("modules.0.strands", "x", "modules[0].strands: this key is unknown"),
    ],
)
def test_wrong_types_are_told_in_plain_words(path: str, value: object, message: str) -> None:
    document: Any = good()
    here = document
    *steps, last = path.split(".")
    for step in steps:
        here = here[int(step) if isinstance(here, list) else step]
    here[int(last) if isinstance(here, list) else last] = value
    (found,) = faults(json.dumps(document))
    assert (found.code, found.message) == ("plan-format", message)


def test_nearest_key_is_suggested() -> None:
    document: Any = good()
    document["modules"][0]["titel"] = document["modules"][0].pop("title")
    unknown, missing = sorted(faults(json.dumps(document)), key=lambda one: one.message)[::-1]
    assert (missing.message, unknown.message) == (
        "modules[0].titel: this key is unknown",
        "modules[0].title: this key is missing",
    ) or (unknown.message, missing.message) == (
        "modules[0].title: this key is missing",
        "modules[0].titel: this key is unknown",
    )
    assert {unknown.hint, missing.hint} == {"", "did you mean 'title'?"}


def test_duplicate_keys_are_refused_each() -> None:
    text = json.dumps(good())
    text = text.replace('"2": 1,', '"2": 1, "2": 3,', 1)
    text = text.replace('"partial": false', '"partial": true, "partial": false', 1)
    assert sorted(one.message for one in faults(text)) == [
        "modules[0].weekly_hours.2: this key is here twice",
        "partial: this key is here twice",
    ]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000])
def test_numbers_that_are_none(number: str) -> None:
    text = json.dumps(good()).replace('"hours": 5.0', f'"hours": {number}', 1)
    (found,) = faults(text)
    assert found.code == "plan-format"
    assert found.message.startswith("modules[0].hours: ")


def test_lone_surrogate() -> None:
    text = json.dumps(good()).replace('"Grower"', '"\\ud800"', 1)
    assert faults(text)


def test_files_that_are_none(tmp_path: Path) -> None:
    assert _code(tmp_path / "missing.json") == "file-not-found"
    assert _code(tmp_path) == "not-a-file"
    loop = tmp_path / "loop.json"
    loop.symlink_to(loop)
    assert _code(loop) == "symlink-loop"
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    assert _code(pipe) == "not-a-file"
    latin = tmp_path / "latin.json"
    latin.write_bytes('{"role": "é"}'.encode("latin-1"))
    assert _code(latin) == "not-utf8"
    huge = tmp_path / "huge.json"
    with open(huge, "wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert _code(huge) == "file-too-large"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text("{}")
    file.chmod(0)
    assert _code(file) == "no-permission"


def _code(path: Path) -> str:
    plan, (found,) = read_plan(path)
    assert plan is None
    return found.code
