"""A teaching hour of 45 minutes is said on every page that counts hours, in every language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from curplan.draw.drawable import unwritten
from curplan.draw.frontier.layout import heat_map
from curplan.draw.look import PLAIN, Look, Reader
from curplan.draw.rules.frontier import broken_frontier
from curplan.draw.scene import Scene, Text
from curplan.draw.views import VIEWS, broken, pages
from curplan.plan.model import Plan
from curplan.words import Words
from curplan.words.texts import translated
from tests.draw.dressing import skilled
from tests.draw.plans import Shape, made_up
from tests.draw.test_frontier import USUAL
from tests.proposal.plans import small, undated


def of_45(plan: Plan) -> Plan:
    return plan.model_copy(update={"catalogue": plan.catalogue.model_copy(update={"hour": 45})})


PLANS = {
    "timetable": of_45(small()),
    "undated": of_45(undated()),
    "long": of_45(skilled(made_up(3, Shape(modules=20, weeks=20)), 3)),
}


def drawn(view: str, plan: Plan, look: Look = PLAIN) -> tuple[tuple[Scene, ...], list[Plan]]:
    plans = [plan, plan] if view == "compare" else [plan]
    return pages(view, plans, look), plans


def said(scene: Scene, text: str) -> int:
    return sum(shape.text.count(text) for shape in scene.shapes if isinstance(shape, Text))


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("reader", ["designer", "partner"])
@pytest.mark.parametrize("view", VIEWS)
def test_every_page_says_it_once_for_each_plan(view: str, reader: Reader, name: str) -> None:
    scenes, plans = drawn(view, PLANS[name], Look(reader=reader))
    assert [said(scene, "1 h = 45 min") for scene in scenes] == [len(plans)] * len(scenes)
    assert broken(view, scenes, plans) == []


@pytest.mark.parametrize("code", translated())
def test_in_every_language(code: str) -> None:
    look = Look(words=Words(code))
    for view in ("roadmap", "load"):
        scenes, plans = drawn(view, PLANS["timetable"], look)
        assert said(scenes[0], Words(code).hour(45)) == 1
        assert broken(view, scenes, plans) == []
        assert unwritten(scenes, "plan.json", plans) == ()


@pytest.mark.parametrize("view", VIEWS)
def test_nobody_is_told_that_an_hour_has_60_minutes(view: str) -> None:
    for scene in drawn(view, small())[0]:
        assert said(scene, "1 h =") == 0


@pytest.mark.parametrize("view", VIEWS)
def test_a_page_that_does_not_say_it_breaks_a_rule(view: str) -> None:
    scenes, plans = drawn(view, small())
    found = broken(view, scenes, [of_45(plan) for plan in plans])
    assert any("11: that an hour has 45 minutes is not said" in fault for fault in found)


def test_a_frontier_says_it() -> None:
    frontier = replace(USUAL, hour_minutes=45)
    for reader in ("designer", "partner"):
        scene = heat_map(frontier, Look(reader=reader))
        assert said(scene, "1 h = 45 min") == 1
        assert broken_frontier(scene, frontier) == []
    assert said(heat_map(USUAL, PLAIN), "1 h =") == 0
    assert "11: that an hour" in " ".join(broken_frontier(heat_map(USUAL, PLAIN), frontier))
