"""Modules of a real programme's own: ids, hours, pace, and the names that a review gives them."""

from __future__ import annotations

from pathlib import Path

import pytest

from curplan import api
from curplan.review.judge import review_hand_made
from curplan.review.own import own_id
from tests.review.making import KEPT, found
from tests.review.test_handmade import OURS, constraints, hours, read


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ours", "ours"),
        ("Études de cas", "etudes-de-cas"),
        ("SQL basics", "own-sql-basics-2"),
        ("Taken", "taken-2"),
        ("Обзор", "module-1"),
        ("x" * 70, "x" * 64),
        ("y" * 70, "y" * 62 + "-2"),
    ],
)
def test_an_id_is_made_of_the_title(title: str, name: str) -> None:
    taken = ("own-sql-basics", "taken", "y" * 64)
    assert own_id(title, ("sql-basics",), taken) == name


@pytest.mark.parametrize(
    ("first", "second"),
    [("Ours", "Ours"), ("Обзор", "数据"), ("x" * 66, "x" * 67), ("'Module 1'", "'???'")],
)
def test_titles_alike_are_numbered(tmp_path: Path, first: str, second: str) -> None:
    text = f"modules: [{{title: {first}, {OURS}}}, {{title: {second}, {OURS}}}]\n"
    assert len({each.id for each in read(tmp_path, text).plan.modules}) == 2


def test_an_id_that_is_said_later_is_left_alone(tmp_path: Path) -> None:
    text = f"modules: [{{title: Ours, {OURS}}}, {{id: ours, title: Other, {OURS}}}]\n"
    names = {each.id: each.title for each in read(tmp_path, text).plan.modules}
    assert names == {"ours": "Other", "ours-2": "Ours"}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("{1: 4, 3: 2}", {"1": 4, "3": 2}),
        ("{1: 1.5, 2: 0}", {"1": 1.5}),
        ("{1: 0.0833, 2: 1.0833}", {"1": 0.0833, "2": 1.0833}),
    ],
)
def test_weekly_hours_are_the_hours(tmp_path: Path, said: str, expected: dict[str, float]) -> None:
    entry = f"{{title: Ours, strand: desk, kind: course, weekly_hours: {said}}}"
    made = read(tmp_path, f"modules: [{entry}]\n")
    assert hours(made, "ours") == expected


def test_the_pace_is_the_programmes(tmp_path: Path) -> None:
    """The catalogue's thin strand takes 1 h a week; here it has more, and is sound all the same."""
    made = read(tmp_path, "modules: [{id: career, weeks: 1-3}]\n")
    assert constraints(made).verdict is KEPT
    assert made.catalogue.module_by_id["career"].max_minutes_per_week == 120
    slower = read(tmp_path, "modules: [{id: career, weeks: 1-5, hours: 2.5}]\n")
    assert slower.catalogue.module_by_id["career"].max_minutes_per_week == 60


def test_evidence_names_the_titles_that_were_typed_in(tmp_path: Path) -> None:
    text = f"modules: [{{title: Our Week, requires: [shell@1], {OURS}}}]\n"
    (said,) = constraints(read(tmp_path, text)).evidence
    assert said.startswith("module 'Our Week' starts in week 1 and needs shell@1")
    text = f"modules: [{{id: mine, title: Our Week, requires: [shell@1], {OURS}}}]\n"
    (said,) = constraints(read(tmp_path, text)).evidence
    assert said.startswith("module 'mine' starts in week 1")


def test_the_example_of_the_documentation(tmp_path: Path) -> None:
    """It is a piece of a programme: sound, though it does not cover its role."""
    page = Path(__file__).parents[2] / "docs" / "review.md"
    path = tmp_path / "made.yaml"
    text = page.read_text(encoding="utf-8").partition("```yaml\n")[2].partition("```")[0]
    path.write_text(text, encoding="utf-8")
    known = api.load([]).catalogue
    assert known is not None
    made, faults = api.read_hand_made(path, known)
    assert made is not None, faults
    finding = found(review_hand_made(made), "constraints")
    assert finding.verdict is KEPT, finding.evidence
