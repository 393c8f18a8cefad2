"""The line of a roadmap that says what comes before week 1, and the rule that looks for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from curplan.draw.drawable import drawable
from curplan.draw.look import PLAIN, Look, Reader
from curplan.draw.roadmap.layout import roadmap
from curplan.draw.rules.roadmap import broken_against_plan
from curplan.draw.rules.scene import broken_alone
from curplan.draw.scene import Scene, Text
from curplan.plan.model import Plan
from curplan.plan.planned import PlannedSession, SessionPart
from curplan.words import Words
from tests.plan.making import reporter

WEEKS = {"weeks": 2, "hours_per_week": 8, "modules": ["python-basics", "shell-basics"]}


def broken(scene: Scene, look: Look = PLAIN) -> list[str]:
    return [*broken_alone(scene), *broken_against_plan(scene, plan(), look)]


def plan() -> Plan:
    return reporter(preparation=WEEKS, start="2027-03-15")


@pytest.mark.parametrize("language", ["en", "de", "he"])
@pytest.mark.parametrize("reader", ["designer", "partner"])
def test_it_is_said_in_every_language(language: str, reader: Reader) -> None:
    look = Look(words=Words(language), reader=reader)
    scene = roadmap(plan(), look)
    assert broken(scene, look) == []
    said = " ".join(text.text for text in scene.texts("subtitle"))
    assert "Command line" in said
    assert "Python basics" in said


def test_in_english() -> None:
    said = "  ".join(text.text for text in roadmap(plan()).texts("subtitle"))
    assert "Before week 1: Command line (4 h), Python basics (8 h)" in said
    assert "Before week 1" not in " ".join(t.text for t in roadmap(reporter()).texts())


def test_a_roadmap_that_does_not_say_it_is_noticed() -> None:
    scene = roadmap(plan())
    shapes = tuple(
        replace(each, text=each.text.replace("Python basics", "Python"))
        if isinstance(each, Text) and each.role == "subtitle"
        else each
        for each in scene.shapes
    )
    faults = broken(replace(scene, shapes=shapes))
    assert any("Python basics comes before week 1" in each for each in faults)


def test_a_hand_edited_plan_that_cannot_be_drawn_is_told() -> None:
    made = plan()
    assert made.preparation is not None
    nameless = [each.model_copy(update={"title": " "}) for each in made.preparation.modules]
    wrong = made.preparation.model_copy(update={"modules": tuple(nameless)})
    found = drawable(made.model_copy(update={"preparation": wrong}), "plan.json")
    assert [each.code for each in found] == ["cannot-draw"] * 2
    lost = PlannedSession(
        week=1,
        day="someday",
        start="18:30",
        end="21:30",
        minutes=165,
        parts=(SessionPart(module="gone", minutes=165, part=1, of=1),),
    )
    told = drawable(made.model_copy(update={"sessions": (lost,)}), "plan.json")
    assert ["'someday' is no day" in each.message for each in told] == [True, False]
