from __future__ import annotations

import json
from pathlib import Path

import pytest

from curplan import api
from curplan.frames.loading import frames_of, read_frame, shipped_frames
from curplan.plan.writing import plan_text
from tests.plan.making import newsroom, shipped

OURS = """\
id: ours
title: Ours
credits: {name: credits, hours: 10, want: 5}
blocks:
  - code: B1
    title: Writing
    outcomes: [python@1]
    forms: [project]
    evidence: [{title: A script, kinds: [project]}]
"""


def test_what_ships_is_there_and_says_where_it_is_from() -> None:
    assert {"ects", "uk-credits", "uk-skills-bootcamp", "us-clock-hours", "units-45"} <= set(
        shipped_frames()
    )
    frames, faults = frames_of(shipped_frames(), Path())
    assert faults == ()
    assert [frame.id for frame in frames] == list(shipped_frames())
    assert all(frame.source and frame.dated and frame.note for frame in frames)


def test_blocks_that_ship_are_of_the_catalogue_that_ships_and_only_an_example() -> None:
    (frame,), _ = frames_of(["web-developer-blocks"], Path())
    assert frame.illustrative
    brief = api.Brief(role="full-stack-developer", frames=(frame,))
    assert api.check_brief(shipped(), brief) == ()


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        (("title: Ours\n", ""), "missing-key", ":1:1"),
        (("hours: 10", "hours: [30, 25]"), "wrong-type", ":3:33"),
        (("hours: 10", "hours: 0"), "wrong-type", ":3:33"),
        (("want: 5", "wants: 5"), "unknown-key", ":3:37"),
        (("python@1", "python"), "bad-outcome", ":7:16"),
        (("forms: [project]", "forms: [talk]"), "bad-value", ":8:13"),
        (("kinds: [project]", "kinds: [talk]"), "bad-value", ":9:42"),
        (("outcomes: [python@1]", "outcomes: []"), "bad-value", ":7:15"),
        (("id: ours", "id: ../ours"), "bad-id", ":1:5"),
        (("credits: {name: credits, hours: 10, want: 5}", "jury: maybe"), "wrong-type", ":3:7"),
    ],
)
def test_a_file_that_is_wrong(
    change: tuple[str, str], code: str, place: str, tmp_path: Path
) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text(OURS.replace(*change), encoding="utf-8")
    frame, (fault,) = read_frame(file)
    assert frame is None
    assert fault.code == code
    assert str(fault.location) == f"{file}{place}"


def test_a_frame_that_asks_for_nothing_and_a_block_that_is_there_twice(tmp_path: Path) -> None:
    file = tmp_path / "ours.yaml"
    file.write_text("id: ours\ntitle: Ours\n", encoding="utf-8")
    assert [fault.code for fault in read_frame(file)[1]] == ["missing-key"]
    block = "  - {code: B1, title: Again, outcomes: [python@1]}\n"
    file.write_text(OURS + block, encoding="utf-8")
    assert [fault.code for fault in read_frame(file)[1]] == ["duplicate-id"]


def test_names_that_are_wrong(tmp_path: Path) -> None:
    _, faults = frames_of(["etcs", "./none.yaml", "ects", "ects"], tmp_path)
    codes = [fault.code for fault in faults]
    assert codes == ["unknown-frame", "file-not-found", "duplicate-id"]
    assert faults[0].hint == "did you mean 'ects'?"


def brief_file(folder: Path, frames: str) -> Path:
    file = folder / "brief.yaml"
    file.write_text(
        f"role: reporter\nweeks: 5\nhours_per_week: 10\nframes: {frames}\n", encoding="utf-8"
    )
    return file


def test_a_brief_carries_its_frames_into_the_plan(tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text(OURS, encoding="utf-8")
    read, found = api.read_brief(brief_file(tmp_path, "[ects, ./ours.yaml]"))
    assert found == ()
    assert read is not None
    (ordered,), found = api.orders_of(read, newsroom())
    assert found == ()
    plan = api.make_plan(newsroom(), ordered.brief, "quick")
    text = plan_text(plan)
    assert str(tmp_path) not in text
    assert [each["id"] for each in json.loads(text)["brief"]["frames"]] == ["ects", "ours"]
    assert [frame.id for frame in api.own_frames(plan)] == ["ects", "ours"]
    assert api.verify(plan, newsroom()) == ()
    assert api.frame_report(api.own_frames(plan)[1], plan).blocks[0].reached == ("python@1",)


def test_a_brief_with_a_frame_that_is_wrong(tmp_path: Path) -> None:
    read, (fault,) = api.read_brief(brief_file(tmp_path, "[ects, etcs]"))
    assert read is None
    assert fault.location is not None
    assert (fault.code, fault.location.line, fault.location.column) == ("unknown-frame", 4, 16)


def test_a_block_with_a_skill_that_there_is_not(tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text(OURS.replace("python@1", "pyton@1"), encoding="utf-8")
    read, _ = api.read_brief(brief_file(tmp_path, "[./ours.yaml]"))
    assert read is not None
    orders, (fault,) = api.orders_of(read, newsroom())
    assert orders == ()
    assert fault.code == "unknown-skill"
    assert fault.message == "Ours, B1: there is no skill 'pyton'"
    assert fault.hint == "did you mean 'python'?"
