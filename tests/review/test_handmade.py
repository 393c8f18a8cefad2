"""Plans made by hand, read: every key, what it comes to, and its verdicts."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from curplan.catalogue.kinds import AiUse, Form, UnitKind, Work
from curplan.catalogue.models import Assessment, Outcome
from curplan.review.handmade import HandMade, read_hand_made
from curplan.review.judge import review_hand_made
from curplan.review.model import Finding
from tests.plan.making import module_of, newsroom
from tests.review.making import KEPT, REJECTED, found

HEAD = "role: reporter\nweeks: 5\nhours_per_week: 10\n"


def read(folder: Path, text: str, head: str = HEAD) -> HandMade:
    path = folder / "made.yaml"
    path.write_text(head + text, encoding="utf-8")
    made, diagnostics = read_hand_made(path, newsroom())
    assert made is not None, diagnostics
    assert not diagnostics
    return made


def hours(made: HandMade, name: str) -> dict[str, float]:
    return dict(module_of(made.plan, name).weekly_hours)


def constraints(made: HandMade) -> Finding:
    return found(review_hand_made(made), "constraints")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("weeks: 2", {"2": 12}),
        ("weeks: 1-3", {"1": 4, "2": 4, "3": 4}),
        ("weeks: '1-2, 4'", {"1": 4, "2": 4, "4": 4}),
        ("weeks: '5, 1-2, 2'", {"1": 4, "2": 4, "5": 4}),
        ("weeks: 1 - 5", {"1": 3, "2": 3, "3": 2, "4": 2, "5": 2}),  # the earlier ones have more
        ("weekly_hours: {2: 7, 1: 5, 3: 0}", {"1": 5, "2": 7}),
        ("weekly_hours: {1: 1.5, 2: 10.5}", {"1": 1.5, "2": 10.5}),
        ("weekly_hours: {1: 0.0833, 2: 11.9167}", {"1": 0.0833, "2": 11.9167}),  # five minutes
        ("hours: 3, weeks: 1-5", {"1": 0.6667, "2": 0.5833, "3": 0.5833, "4": 0.5833, "5": 0.5833}),
        ("hours: 5, weeks: 1-5", dict.fromkeys("12345", 1)),
        ("hours: 0.5, weeks: 1-5", {"1": 0.1667, **dict.fromkeys("2345", 0.0833)}),
        ("hours: 7, weekly_hours: {1: 3, 4: 4}", {"1": 3, "4": 4}),
        ("hours: 12, weeks: 2", {"2": 12}),
    ],
)
def test_hours_of_a_module(tmp_path: Path, said: str, expected: dict[str, float]) -> None:
    """A module of 12 h, or in as many hours as are said."""
    made = read(tmp_path, f"modules: [{{id: python-intensive, {said}}}]\n")
    assert hours(made, "python-intensive") == expected


def test_no_hours_are_lost_between_the_steps(tmp_path: Path) -> None:
    """Weeks finer than the catalogue's hours: the constraints see all hours, and let them be."""
    made = read(tmp_path, "modules: [{id: shell-basics, weekly_hours: {1: 1.5, 2: 2.5}}]\n")
    assert constraints(made).evidence == ("1 module, 5 weeks",)
    assert [week.load for week in made.plan.weeks] == [1.5, 2.5, 0, 0, 0]
    assert made.plan.objective("hours").value == 4


def test_units_in_other_hours(tmp_path: Path) -> None:
    made = read(tmp_path, "modules: [{id: python-intensive, hours: 7, weeks: 1}]\n")
    known = made.catalogue.module_by_id["python-intensive"]
    assert known.minutes == 420
    assert [unit.minutes for unit in known.units] == [140, 140, 140]
    assert module_of(made.plan, "python-intensive").hours == 7
    uneven = read(tmp_path, "modules: [{id: charts-lab, hours: 2.25, weeks: 1}]\n")
    units = uneven.catalogue.module_by_id["charts-lab"].units
    assert [unit.minutes for unit in units] == [25, 110]  # a fifth of 135 is 27


def test_every_key_of_the_head(tmp_path: Path) -> None:
    head = """role: reporter
audience: coder
knows: [talk@1]
weeks: 6
hours_per_week: 12
start: 2027-01-11
country: es-ct
closed: [{first: 2027-01-18, last: 2027-01-19, name: Fair}, {first: 2027-02-01, last: 2027-02-01}]
max_parallel: 1
profile: reskilling
review: {1: 3, 6: 12}
modules: [{id: sql-basics, weeks: 1}]
"""
    made = read(tmp_path, "", head)
    plan = made.plan
    assert (plan.role, plan.audience, plan.limits.max_parallel) == ("reporter", "coder", 1)
    assert plan.entry == {"python": 2, "shell": 1, "talk": 1, "typing": 1}
    assert (plan.time_box.weeks, plan.time_box.hours_per_week) == (6, 12)
    assert plan.time_box.start == dt.date(2027, 1, 11)
    assert [week.hours for week in plan.weeks] == [12, 7, 12, 9, 12, 12]
    assert [day.name for day in plan.weeks[1].closures] == ["Fair", "Fair"]
    assert [day.name for day in plan.weeks[3].closures] == ["Closed"]
    assert (plan.brief["country"], plan.brief["subdivision"]) == ("ES", "CT")
    assert plan.brief["profile"] == "reskilling"
    assert made.reserved == {1: 3, 6: 12}
    assert all(week.reserved == 0 for week in plan.weeks)  # nothing of the policy's


def test_knows_alone_and_no_audience(tmp_path: Path) -> None:
    made = read(tmp_path, "knows: [shell@1]\nmodules: [{id: sql-basics, weeks: 1}]\n")
    assert made.plan.entry == {"shell": 1, "typing": 1}
    assert constraints(made).verdict is KEPT


OWN = """modules:
  - title: Our own week!
    strand: desk
    kind: project
    teaches: {sql: 1}
    practises: {python: 1}
    requires: [shell@1]
    corequisites: [talk@1]
    max_hours_per_week: 6
    units: [{title: Tables, kind: lecture, hours: 2}, {title: Lab, kind: lab, hours: 4.5}]
    assessments:
      - {title: Test, form: quiz, outcomes: [sql@1], weight: 100, minutes: 60, pass_mark: 60,
         ai: none, gate: true}
    weeks: 2-3
"""


def test_a_module_of_its_own(tmp_path: Path) -> None:
    made = read(tmp_path, OWN)
    own = made.catalogue.module_by_id["our-own-week"]
    assert (own.title, own.strand, own.kind.value) == ("Our own week!", "desk", "project")
    assert (own.teaches, own.practises) == ((Outcome("sql", 1),), (Outcome("python", 1),))
    assert own.assesses == (Outcome("sql", 1),)
    assert (own.minutes, own.max_minutes_per_week) == (390, 360)
    assert [unit.kind for unit in own.units] == [UnitKind.LECTURE, UnitKind.LAB]
    assert (own.assessments[0].form, own.gate) == (Form.QUIZ, True)
    assert hours(made, "our-own-week") == {"2": 3.25, "3": 3.25}
    assert constraints(made).verdict is REJECTED
    assert any("needs shell@1" in text for text in constraints(made).evidence)


OURS = "strand: desk, kind: course, teaches: {sql: 1}, hours: 4, weeks: 1"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("title: Ours", "ours"),
        ("id: mine, title: Ours", "mine"),
        ("title: '???'", "module-1"),
        ("title: SQL basics", "own-sql-basics"),  # not the catalogue's sql-basics
        ("title: SQL  & more", "sql-more"),
        ("id: sql-basics, title: Ours", "sql-basics"),  # the programme's instead of it
    ],
)
def test_ids_of_own_modules(tmp_path: Path, said: str, name: str) -> None:
    made = read(tmp_path, f"modules: [{{{said}, {OURS}}}]\n")
    assert [module.id for module in made.plan.modules] == [name]
    assert made.catalogue.module_by_id[name].minutes == 240


def test_two_of_its_own_without_latin_titles(tmp_path: Path) -> None:
    text = f"modules: [{{title: 'Обзор', {OURS}}}, {{title: '数据', {OURS}}}]\n"
    assert len(read(tmp_path, text).plan.modules) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("modules: [{id: shell-basics, hours: 11, weeks: 1}]", "week 1 has 11 h of modules"),
        ("modules: [{id: shell-basics, weeks: 3}, {id: sql-basics, weeks: 1}]", "needs shell@1"),
        ("modules: [{id: final, weeks: 1}, {id: python-basics, weeks: 2}]", "capstone"),
        (
            "max_parallel: 1\nmodules: [{id: shell-basics, weeks: 1}, {id: poetry, weeks: 1}]",
            "modules side by side",
        ),
        (
            "review: {1: 7}\nmodules: [{id: shell-basics, weeks: 1}]",
            "week 1 has 4 h of modules and 7 h kept for review; there are 10",
        ),
        (
            "start: 2027-01-13\nmodules: [{id: shell-basics, hours: 7, weeks: 1}]",
            "week 1 has 7 h of modules; its capacity is 6 h",
        ),
    ],
)
def test_a_real_programme_may_break_the_constraints(tmp_path: Path, text: str, words: str) -> None:
    said = constraints(read(tmp_path, f"{text}\n"))
    assert said.verdict is REJECTED
    assert any(words in each for each in said.evidence), said.evidence


def test_hours_kept_for_review_may_fill_the_week(tmp_path: Path) -> None:
    made = read(tmp_path, "review: {1: 6}\nmodules: [{id: shell-basics, weeks: 1}]\n")
    assert constraints(made).verdict is KEPT


def test_it_states_nothing_that_could_be_wrong(tmp_path: Path) -> None:
    """Not what its modules need, nor that it is the best: no violation is about that."""
    made = read(tmp_path, "modules: [{id: shell-basics, weeks: 1}]\n")
    assert constraints(made).evidence == ("1 module, 5 weeks",)
    scores = {each.name: (each.value, each.max) for each in made.plan.objectives}
    assert scores["must_coverage"] == (0, 12 * 7)
    assert scores["hours"] == (4, None)
    assert made.plan.status == "feasible"


def test_no_modules_at_all(tmp_path: Path) -> None:
    made = read(tmp_path, "modules: []\n")
    assert made.plan.modules == ()
    assert not review_hand_made(made).accepted


def test_all_weeks_closed(tmp_path: Path) -> None:
    closed = "start: 2027-01-11\nclosed: [{first: 2027-01-01, last: 2027-12-31, name: All}]\n"
    made = read(tmp_path, closed + "modules: [{id: shell-basics, weeks: 1}]\n")
    said: Any = constraints(made)
    assert said.evidence[0].startswith("week 1 has 4 h of modules; its capacity is 0 h")


def test_the_catalogues_own_assessments_are_not_the_programmes_fault(tmp_path: Path) -> None:
    """Its module of 6 h is taught in one: that its test of 5 h no longer fits is no fault here."""
    known = newsroom()
    row = Assessment(
        "T", Form.EXAM, Work.INDIVIDUAL, (Outcome("sql", 1),), 100, 300, 50, AiUse.NONE
    )
    modules = tuple(
        replace(each, assessments=(row,)) if each.id == "sql-basics" else each
        for each in known.modules
    )
    path = tmp_path / "made.yaml"
    path.write_text(f"{HEAD}modules: [{{id: sql-basics, hours: 1, weeks: 1}}]\n", encoding="utf-8")
    made, faults = read_hand_made(path, replace(known, modules=modules))
    assert made is not None
    assert faults == ()
