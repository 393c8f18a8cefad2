"""The brief that ``curplan init`` writes can be planned, and its schema says what is read."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from curplan import api
from curplan.briefing.documents import BriefDocument
from curplan.briefing.starter import schema_text, starter_text
from curplan.cli.main import run_arguments
from tests.plan.making import shipped

SCHEMA: dict[str, Any] = json.loads(schema_text())
Capture = pytest.CaptureFixture[str]


def accepted(document: object) -> bool:
    return jsonschema.Draft202012Validator(SCHEMA).is_valid(document)


def test_the_starter_can_be_planned(tmp_path: Path) -> None:
    file = tmp_path / "brief.yaml"
    file.write_text(starter_text(), encoding="utf-8")
    read, found = api.read_brief(file)
    assert read is not None
    assert found == ()
    orders, found = api.orders_of(read, shipped())
    assert found == ()
    (order,) = orders
    assert (order.brief.role, order.brief.weeks) == ("data-scientist", 36)
    assert accepted(yaml.safe_load(starter_text()))


def test_the_starter_shows_every_key() -> None:
    for key in BriefDocument.model_fields:
        assert re.search(rf"^(# )?{key}:", starter_text(), re.MULTILINE), key


def switched_on() -> dict[str, str]:
    """Each key with its lines, comments that are keys switched on; the last of a key counts."""
    found: dict[str, str] = {}
    key = ""
    for line in starter_text().splitlines():
        opened = re.sub(r"^# (?=[a-z_]+:|  )", "", line)
        if opened.startswith("#") or not opened:
            key = ""
        elif not opened.startswith(" "):
            key = opened.partition(":")[0]
            found[key] = ""
        if key:
            found[key] += opened + "\n"
    return found


def test_what_its_comments_show_is_right(tmp_path: Path) -> None:
    """With every key switched on that does not exclude another, it names things that there are."""
    keys = switched_on()
    for other in ("roles", "weeks", "start", "hours_per_week", "curricula"):
        keys.pop(other)
    file = tmp_path / "brief.yaml"
    file.write_text("".join(keys.values()), encoding="utf-8")
    read, found = api.read_brief(file)
    assert read is not None, found
    assert len(read.document.model_fields_set) == len(BriefDocument.model_fields) - 5
    _, found = api.orders_of(read, shipped())
    assert [each for each in found if each.is_error] == []


@pytest.mark.parametrize(
    ("document", "good"),
    [
        ({"role": "reporter", "weeks": 3}, True),
        ({"roles": ["reporter"], "audience": {"title": "Staff", "knows": ["sql@1"]}}, True),
        ({"role": "reporter", "audience": "coder", "start": "2027-03-15"}, True),
        ({"weeks": 3}, False),
        ({"role": "reporter", "week": 3}, False),
        ({"role": "reporter", "weeks": "three"}, False),
        ({"role": "reporter", "audience": {"titel": "Staff"}}, False),
        ({"role": "reporter", "knows": ["sql"]}, False),
        ({"role": "reporter", "weekend": ["fryday"]}, False),
        ({"role": "reporter", "not_before": {"final": 0}}, False),
    ],
)
def test_the_schema_takes_what_is_read(
    document: dict[str, Any], good: bool, tmp_path: Path
) -> None:
    assert accepted(document) is good
    file = tmp_path / "brief.yaml"
    file.write_text(json.dumps(document), encoding="utf-8")
    read, _ = api.read_brief(file)
    assert (read is not None) is good


def test_init_writes_once(tmp_path: Path, capsys: Capture) -> None:
    assert run_arguments(["init", str(tmp_path / "lima")]) == 0
    assert capsys.readouterr().out.split() == [
        str(tmp_path / "lima" / "brief.yaml"),
        str(tmp_path / "lima" / "brief.schema.json"),
    ]
    brief = tmp_path / "lima" / "brief.yaml"
    brief.write_text("role: mine", encoding="utf-8")
    assert run_arguments(["init", str(tmp_path / "lima")]) == 1
    assert "file-exists" in capsys.readouterr().err
    assert brief.read_text(encoding="utf-8") == "role: mine"


def test_schema_is_printed(capsys: Capture) -> None:
    assert run_arguments(["schema", "brief"]) == 0
    assert json.loads(capsys.readouterr().out) == SCHEMA
    assert run_arguments(["schema", "plan"]) == 2
