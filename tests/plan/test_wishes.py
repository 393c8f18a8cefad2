"""What a partner changes of a role, and who comes in: planned, and verified by other code."""

from __future__ import annotations

from typing import Any

import pytest

from curplan import api
from curplan.brief import WEEKDAYS
from curplan.briefing import check_brief
from tests.plan.making import newsroom, order, reporter

MIXED = {
    "title": "Coders and a film club",
    "backgrounds": [
        {"title": "Coders", "audience": "coder"},
        {"title": "Film club", "knows": ["python@1", "film@1", "typing@1"]},
    ],
}


def row(skill: str, **given: Any) -> tuple[int, int, str, int]:
    (found,) = [each for each in reporter(**given).coverage if each.skill == skill]
    return found.required, found.weight, found.priority, found.reached


def test_a_requirement_is_changed() -> None:
    assert row("python") == (2, 4, "essential", 2)
    wish = {"outcome": "python@1", "priority": "must", "weight": 7, "why": "Their rule"}
    assert row("python", wants=[wish]) == (1, 7, "must", 2)  # others need python@2
    (told,) = [each for each in reporter(wants=[wish]).coverage if each.skill == "python"]
    assert told.why == "Their rule"


def test_a_requirement_is_added_and_one_dropped() -> None:
    plan = reporter(wants=[{"outcome": "film@1", "weight": 2}], drops=["charts"])
    skills = {each.skill for each in plan.coverage}
    assert "film" in skills
    assert "charts" not in skills
    assert "film" not in {each.skill for each in reporter().coverage}


def test_optional_wishes_go_with_the_optional_ones() -> None:
    wish = {"outcome": "film@1", "priority": "optional"}
    plan = reporter(wants=[wish], optional=False)
    assert "film" not in {each.skill for each in plan.coverage}


def test_backgrounds_count_for_what_all_of_them_hold() -> None:
    plan = reporter(learners=MIXED)
    assert plan.entry == {"python": 1, "typing": 1}  # the lower level, and nothing that one lacks
    assert plan.audience_title == "Coders and a film club"
    assert plan.audience == ""
    with_more = reporter(learners=MIXED, knows=["shell@1"])
    assert with_more.entry == {"python": 1, "shell": 1, "typing": 1}


def test_each_background_has_its_waivers_and_its_preparatory_work() -> None:
    plan = reporter(learners=MIXED, knows=["shell@1"])
    coders, club = plan.backgrounds
    assert (coders.title, club.title) == ("Coders", "Film club")
    taught = {m.id: m.teaches for m in plan.modules}
    assert all(
        level <= {"typing": 1, "shell": 1, "python": 2}.get(skill, 0)
        for name in coders.waivers
        for skill, level in taught[name].items()
        if isinstance(level, int)
    )
    assert coders.waivers != ()
    assert coders.prepares == ()
    assert club.prepares == ("shell@1",)
    assert api.verify(plan, newsroom()) == ()
    wrong = coders.model_copy(update={"waivers": ()})
    assert api.verify(plan.model_copy(update={"backgrounds": (wrong, club)}), newsroom()) != ()
    assert reporter().backgrounds == ()


def test_learners_without_backgrounds_hold_what_is_said_alone() -> None:
    assert reporter(learners={"title": "Anyone"}).entry == {}
    assert reporter().entry == {"typing": 1}


@pytest.mark.parametrize(
    "change",
    [
        {"entry": {"python": 2, "typing": 1}},
        {"audience_title": "Somebody else"},
        {"coverage": ()},
        {"brief": {"role": "reporter", "weeks": 5, "hours_per_week": 10}},
    ],
)
def test_verify_reads_all_that_by_itself(change: dict[str, Any]) -> None:
    plan = reporter(learners=MIXED, wants=[{"outcome": "film@1"}], drops=["sql"])
    assert api.verify(plan, newsroom()) == ()
    assert api.verify(plan.model_copy(update=change), newsroom()) != ()


@pytest.mark.parametrize(
    ("given", "code", "path"),
    [
        ({"wants": [{"outcome": "pyton@1"}]}, "unknown-skill", "--wants"),
        ({"wants": [{"outcome": "python@4"}]}, "unknown-level", "--wants"),
        ({"wants": [{"outcome": "python"}]}, "bad-outcome", "--wants"),
        (
            {"wants": [{"outcome": "python@1"}, {"outcome": "python@2"}]},
            "contradicting-wishes",
            "--wants",
        ),
        (
            {"wants": [{"outcome": "python@1"}], "drops": ["python"]},
            "contradicting-wishes",
            "--wants",
        ),
        ({"drops": ["film"]}, "unknown-skill", "--drops"),
        (
            {"learners": {"title": "X", "backgrounds": [{"title": "A", "audience": "codr"}]}},
            "unknown-audience",
            "--learners",
        ),
        (
            {"learners": {"title": "X", "backgrounds": [{"title": "A", "knows": ["sqr@1"]}]}},
            "unknown-skill",
            "--learners",
        ),
        ({"weekend": list(WEEKDAYS)}, "no-working-day", "--weekend"),
        (
            {"reduced": [{"first": "2027-02-01", "last": "2027-02-02", "percent": 50}]},
            "no-start",
            "--reduced",
        ),
    ],
)
def test_faults_of_wishes(given: dict[str, Any], code: str, path: str) -> None:
    (fault,) = check_brief(newsroom(), order(**given))
    assert fault.code == code
    assert fault.location is not None
    assert fault.location.file == path
