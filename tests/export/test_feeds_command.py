"""``curplan export`` with calendars, data and cartridges."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from icalendar import Calendar

from curplan.cli.main import run_arguments
from curplan.plan.model import Plan
from curplan.plan.writing import plan_text
from tests.export.dated import dated, part, session
from tests.frames.making import module, plan_of

Capture = pytest.CaptureFixture[str]


def written(folder: Path, plan: Plan) -> str:
    file = folder / "plan.json"
    file.write_text(plan_text(plan), encoding="utf-8")
    return str(file)


def export(folder: Path, plan: Plan, *more: str) -> int:
    return run_arguments(["export", written(folder, plan), "-o", str(folder / "out"), *more])


def test_all_three(tmp_path: Path, capsys: Capture) -> None:
    assert export(tmp_path, dated(), "--to", "ics,jsonld,imscc", "--lang", "fr") == 0
    out = tmp_path / "out"
    assert capsys.readouterr().out.split() == [
        str(out / name) for name in ("calendar.ics", "programme.jsonld", "course.imscc")
    ]
    assert "Premier jour" in (out / "calendar.ics").read_text(encoding="utf-8")
    assert json.loads((out / "programme.jsonld").read_text(encoding="utf-8"))["hasCourse"]
    assert zipfile.is_zipfile(out / "course.imscc")


def test_an_undated_plan_has_no_calendar(tmp_path: Path, capsys: Capture) -> None:
    undated = plan_of(module("one", 1, 2, 20))
    assert export(tmp_path, undated, "--to", "ics") == 1
    assert "error[no-start]" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
    assert export(tmp_path, undated, "--to", "ics,jsonld") == 0  # the rest is written
    assert "warning[no-start]" in capsys.readouterr().err
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["programme.jsonld"]


def test_times_without_a_zone_are_warned_of(tmp_path: Path, capsys: Capture) -> None:
    assert export(tmp_path, dated(brief={"timezone": None}), "--to", "ics") == 0
    assert "warning[no-timezone]" in capsys.readouterr().err


def test_an_update_in_place(tmp_path: Path) -> None:
    assert export(tmp_path, dated(), "--to", "ics") == 0
    sent = tmp_path / "out" / "calendar.ics"
    fewer = dated(sessions=[session(0, part("sums", 1, 1))])
    assert export(tmp_path, fewer, "--to", "ics", "--earlier", str(sent)) == 0
    events = Calendar.from_ical(sent.read_bytes()).walk("VEVENT")
    assert sum(str(event["STATUS"]) == "CANCELLED" for event in events) == 3


def test_what_is_no_earlier_calendar(tmp_path: Path, capsys: Capture) -> None:
    plan = written(tmp_path, dated())
    assert export(tmp_path, dated(), "--to", "ics", "--earlier", plan) == 1
    assert "error[not-a-calendar]" in capsys.readouterr().err
    assert export(tmp_path, dated(), "--to", "ics", "--earlier", str(tmp_path / "no.ics")) == 1
    assert "error[cannot-read]" in capsys.readouterr().err
    assert export(tmp_path, dated(), "--to", "jsonld", "--earlier", plan) == 2
    assert "add --to ics" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_plan_with_broken_frames_is_exported_without_them(tmp_path: Path) -> None:
    broken = dated(brief={"frames": [{"id": "f", "tittle": "F"}]})
    assert export(tmp_path, broken, "--to", "jsonld,imscc,md") == 0
