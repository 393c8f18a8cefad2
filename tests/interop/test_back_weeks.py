"""Single weeks that a designer edits in the weekly plan come back with just their hours."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from curplan.brief import Brief
from curplan.brief.frame import Frame
from curplan.cli.main import run_arguments
from curplan.export.xlsx import xlsx_bytes
from curplan.frames.loading import frames_of, read_frame, shipped_frames
from curplan.interop.back import read_edits, settle
from curplan.interop.documents import brief_document, yaml_text
from curplan.interop.frames import frame_document, frame_name, own_frames
from curplan.interop.workbook import read_workbook
from curplan.plan.model import Plan
from curplan.plan.writing import plan_text
from curplan.words import ENGLISH
from tests.interop.desk import again, cell, exported, weeks
from tests.plan.making import NEWSROOM, module_of, newsroom

WEEKLY = "Weekly plan"
PYTHON = "Python in one go"


def hours(plan: Plan, name: str) -> dict[int, float]:
    return {int(week): some for week, some in module_of(plan, name).weekly_hours.items()}


def put(book: Any, title: str, cells: dict[int, float | None]) -> None:
    """Write some cells of a module's row, and leave the others."""
    for week, value in cells.items():
        cell(book[WEEKLY], title, f"W{week}").value = value


def test_the_plan_that_is_edited() -> None:
    assert hours(exported(), "python-intensive") == {1: 5, 2: 7}
    assert hours(exported(), "career") == {1: 1, 2: 1, 3: 1, 4: 1}
    assert hours(exported(), "charts-lab") == {2: 2, 3: 3}


def test_only_the_cells_that_were_changed_are_fixed(tmp_path: Path) -> None:
    made = again(tmp_path, lambda book: put(book, PYTHON, {2: 3, 3: 4}))
    assert made.brief.hours_in_week == {"python-intensive": {2: 3, 3: 4}}
    assert (made.brief.not_before, made.brief.not_after) == ({}, {"python-intensive": 3})
    assert {week: hours(made.plan, "python-intensive")[week] for week in (2, 3)} == {2: 3, 3: 4}
    assert module_of(made.plan, "python-intensive").end_week == 3
    assert all(each.kept and not each.note for each in made.verdicts)
    column = openpyxl.utils.get_column_letter
    places = {each.edit.place.rpartition("!")[2].rstrip("0123456789") for each in made.verdicts}
    assert places == {column(5 + 2), column(5 + 3)}
    assert not made.files


def test_an_emptied_week_stays_empty(tmp_path: Path) -> None:
    made = again(tmp_path, lambda book: put(book, "Career strand", {3: None, 4: 1, 5: 1}))
    assert made.brief.hours_in_week == {"career": {3: 0, 5: 1}}
    planned = hours(made.plan, "career")
    assert 3 not in planned
    assert planned[5] == 1
    assert all(each.kept for each in made.verdicts)


def test_a_first_week_that_is_emptied_is_a_later_start(tmp_path: Path) -> None:
    made = again(tmp_path, lambda book: put(book, "Career strand", {1: None, 4: 2}))
    assert made.brief.hours_in_week == {"career": {4: 2}}
    assert made.brief.not_before == {"career": 2}
    assert module_of(made.plan, "career").start_week >= 2
    assert hours(made.plan, "career")[4] == 2


def test_a_shift_is_a_first_and_a_last_week(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        weeks(book[WEEKLY], "Career strand", {2: 1, 3: 1, 4: 1, 5: 1})

    made = again(tmp_path, edit)
    assert made.brief.not_before == {"career": 2}
    assert made.brief.not_after == {"career": 5}
    assert made.brief.hours_in_week == {}
    (verdict,) = made.verdicts
    assert verdict.edit.text.endswith("moved from weeks 1–4 to weeks 2–5")


def test_a_shift_whose_hours_are_divided_otherwise_is_fixed_by_weeks(tmp_path: Path) -> None:
    made = again(tmp_path, lambda book: weeks(book[WEEKLY], "Charts", {3: 1, 4: 4}))
    assert hours(made.plan, "charts-lab") == {3: 1, 4: 4}
    assert made.brief.not_before.keys() == made.brief.hours_in_week.keys() ^ {"charts-lab"}
    (verdict,) = made.verdicts
    assert verdict.kept


def test_cells_that_do_not_add_up_change_the_module(tmp_path: Path) -> None:
    made = again(tmp_path, lambda book: put(book, PYTHON, {2: 5}))
    assert module_of(made.plan, "python-intensive").hours == 10
    assert hours(made.plan, "python-intensive")[2] == 5
    texts = [each.edit.text for each in made.verdicts]
    assert texts == [
        "Python in one go: 10 h instead of 12 h, as its weeks add up to that",
        "Python in one go: 5 h in week 2 instead of 7 h",
    ]
    assert all(each.kept for each in made.verdicts)


def test_more_than_a_week_holds_is_a_clash_with_its_cell(tmp_path: Path) -> None:
    made = again(tmp_path, lambda book: put(book, "Career strand", {3: 11}))
    lost = [each for each in made.verdicts if not each.kept]
    assert [each.edit.week for each in lost] == [3]
    assert lost[0].edit.place.startswith("Weekly plan!H")
    assert "week 3 has 10 h" in lost[0].why
    assert "--hours-in-week career=3:10 instead of 11" in lost[0].why


def test_faster_than_the_module_may_be_is_its_new_pace(tmp_path: Path) -> None:
    made = again(tmp_path, lambda book: put(book, "Career strand", {1: 2, 2: None}))
    assert hours(made.plan, "career")[1] == 2
    assert "max_hours_per_week: 2" in made.files["modules/edited.yaml"]
    assert all(each.kept for each in made.verdicts)


def test_two_cells_that_clash_are_both_named(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        put(book, PYTHON, {2: 3, 3: 4})
        weeks(book[WEEKLY], "SQL", {2: 8})

    made = again(tmp_path, edit)
    assert made.plan.status == "infeasible"
    lost = {each.edit.place: each.why for each in made.verdicts if not each.kept}
    assert lost.keys() == {"Weekly plan!G10", "Weekly plan!G13"}  # week 2 of both
    assert all("--hours-in-week python-intensive=2:3" in why for why in lost.values())
    assert all("--hours-in-week python-intensive=2:2 instead of 3" in why for why in lost.values())


def test_edits_of_an_earlier_time_stay_beside_new_ones(tmp_path: Path) -> None:
    first = again(tmp_path, lambda book: put(book, PYTHON, {2: 3, 3: 4}))
    file = tmp_path / "second.xlsx"
    file.write_bytes(xlsx_bytes(first.plan, ENGLISH))
    book = openpyxl.load_workbook(file)
    put(book, "Career strand", {3: None, 5: 1})
    book.save(file)
    workbook, _ = read_workbook(file)
    assert workbook is not None
    edited, _ = read_edits(workbook, first.plan, newsroom())
    assert edited is not None

    def plan_of(brief: Brief) -> Plan:
        from curplan import api

        return api.make_plan(newsroom(), brief, "quick")

    second = settle(first.brief, edited, newsroom(), plan_of)
    assert second.brief.hours_in_week.keys() == {"python-intensive", "career"}
    assert {w: hours(second.plan, "python-intensive")[w] for w in (2, 3)} == {2: 3, 3: 4}
    assert 3 not in hours(second.plan, "career")


def test_a_frame_of_ones_own_goes_along(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "ordered" / "blocs.yaml"
    own.parent.mkdir()
    own.write_text("{id: blocs, title: Our blocks, credits: {name: Points, hours: [10, 12]}}")
    brief = tmp_path / "ordered" / "brief.yaml"
    curricula = f"curricula: ['{NEWSROOM.resolve()}']"
    brief.write_text(
        f"{curricula}\nrole: reporter\nweeks: 5\nhours_per_week: 10\nframes: [./blocs.yaml, ects]"
    )
    out = tmp_path / "out"
    assert run_arguments(["plan", str(brief), "-o", str(out), "--effort", "quick", "-q"]) == 0
    assert run_arguments(["export", str(out / "plan.json"), "--to", "xlsx", "-o", str(out)]) == 0
    back = ["import", "--back", str(out / "programme.xlsx"), "--plan", str(out / "plan.json")]
    (tmp_path / "a" / "real" / "folder").mkdir(parents=True)
    (tmp_path / "elsewhere").symlink_to(tmp_path / "a" / "real" / "folder")
    there = tmp_path / "elsewhere" / "back"
    options = ["-o", str(there), "--curricula", str(NEWSROOM), "--effort", "quick"]
    assert run_arguments([*back, *options]) == 0
    assert "frames/blocs.yaml" in capsys.readouterr().out
    again = ["plan", str(there / "brief.yaml"), "-o", str(there), "--effort", "quick", "-q"]
    assert run_arguments(again) == 0
    plans = [json.loads((at / "plan.json").read_text()) for at in (out, there)]
    assert plans[0]["brief"]["frames"] == plans[1]["brief"]["frames"]
    assert plans[0] == plans[1]


@pytest.mark.parametrize("name", shipped_frames())
def test_a_frame_reads_as_it_was_written(name: str, tmp_path: Path) -> None:
    (shipped,), _ = frames_of((name,), tmp_path)
    assert frame_name(shipped) == name
    assert not own_frames((shipped,))
    changed = shipped.model_copy(update={"note": "Our reading of it", "jury": True})
    assert frame_name(changed) == f"./frames/{name}.yaml"
    file = tmp_path / "frame.yaml"
    file.write_text(yaml_text(frame_document(changed)), encoding="utf-8")
    assert read_frame(file) == (changed, ())


def test_a_frame_never_leaves_its_folder() -> None:
    frame = Frame(id="../../up", title="Up", jury=True)
    assert list(own_frames((frame,))) == ["frames/------up.yaml"]


def test_hours_of_weeks_are_written_as_numbers() -> None:
    brief = Brief(role="reporter", hours_in_week={"charts-lab": {3: 2, 4: 1.5}})
    text = yaml_text(brief_document(brief))
    assert "charts-lab: {3: 2, 4: 1.5}" in text
    assert plan_text(exported())
