"""What readers of a proposal stumbled on: hours in a company, gates at the end, long times."""

from __future__ import annotations

import re
from typing import Any

from curplan.plan.model import Plan
from curplan.proposal import document_of, proposal_of
from curplan.proposal.document import Facts
from curplan.proposal.sections.saying import Saying
from curplan.words import ENGLISH, Words
from tests.proposal.plans import document


def plan(**changes: Any) -> Plan:
    """The small plan; ``changes`` are those of its last module."""
    made = document()
    made["modules"][-1] |= changes
    return Plan.model_validate(made)


def told(made: Plan, name: str) -> list[str]:
    """What the summary says under a name."""
    summary = document_of(proposal_of(made, ENGLISH), ENGLISH).sections[0]
    (facts,) = [block for block in summary.blocks if isinstance(block, Facts)]
    lines = dict(facts.rows).get(name, ())
    return [line.replace("\u00a0", " ") for line in lines]


def test_hours_in_a_company_are_neither_taught_nor_projects() -> None:
    """They stand apart, so that those with teachers, alone and in the company add up."""
    hours = told(plan(kind="placement"), "Hours")
    assert hours == ["23 h in all", "13 h taught", "3 h of independent work", "7 h of placement"]
    figures = [int(re.findall(r"\d+", line)[0]) for line in hours]
    assert figures[0] == sum(figures[1:])
    assert told(plan(), "Hours")[-1] == "6 h of them on projects"


def test_a_pace_is_said_to_a_tenth() -> None:
    made = document()
    made["time_box"]["hours_per_week"] = 11.9167
    assert told(Plan.model_validate(made), "Pace")[0] == "11.9 hours a week"


def test_a_module_practises_only_what_its_learners_have_met() -> None:
    """Not the other language that the catalogue's learners might bring instead."""
    made = proposal_of(plan(practises={"sql": 1, "javascript": 1, "spreadsheets": 1}), ENGLISH)
    assert [each.skill for each in made.modules[-1].practises] == ["spreadsheets", "sql"]


def test_what_ends_the_programme_is_passed_to_finish() -> None:
    rows = [dict(document()["modules"][-1]["assessments"][0], gate=True)]
    made = proposal_of(plan(assessments=rows), ENGLISH)
    marks = {row.title: row.last for sheet in made.modules for row in sheet.assessments}
    assert marks == {"Queries, alone": False, "Defence": True}
    written = str(document_of(made, ENGLISH).sections)
    assert "To be passed before going on" in written
    assert "To be passed to finish" in written


def test_minutes_past_an_hour_are_hours_and_minutes() -> None:
    times = [Saying(ENGLISH).time(minutes) for minutes in (45, 60, 330)]
    assert times == ["45\u00a0min", "1\u00a0h", "5\u00a0h\u00a030\u00a0min"]
    assert Saying(ENGLISH, hour=45).time(330) == "330\u00a0min"


def test_a_name_has_the_colon_of_its_language() -> None:
    assert Saying(Words("fr")).labelled("BC01", "Bloc") == "BC01 : Bloc"
    assert Saying(Words("es")).labelled("BC01", "Bloque") == "BC01: Bloque"


def test_days_that_differ_in_nothing_else_share_a_line() -> None:
    made = document()
    slot = {"start": "18:00", "end": "21:00", "room": "Lab 2"}
    days = ("monday", "wednesday", "friday")
    made["brief"]["sessions"] = [{"day": day, **slot} for day in days]
    made["brief"]["sessions"].insert(2, {**slot, "day": "thursday", "room": "Lab 1"})
    assert told(Plan.model_validate(made), "Pace")[1:] == [
        "Monday, Wednesday, Friday 18:00–21:00, Lab 2",
        "Thursday 18:00–21:00, Lab 1",
    ]
