from __future__ import annotations

import pytest

from curplan.calendars.weeks import LOST
from curplan.draw.roadmap.layout import roadmap
from curplan.draw.rules.scene import broken
from curplan.draw.scene import A4
from tests.draw.plans import STRANDS, Shape, made_up
from tests.plan.making import reporter

SHAPES = {
    "usual": Shape(),
    "one module": Shape(modules=1, weeks=4, strands=1),
    "four modules": Shape(modules=4, weeks=8, strands=2),
    "twelve weeks": Shape(modules=14, weeks=12),
    "thirty-nine weeks": Shape(modules=30, weeks=39, strands=7),
    "long names": Shape(words=(7, 11)),
    "one-week modules": Shape(modules=26, one_week=1.0),
    "thicket": Shape(modules=40, weeks=40, needs=3.0),
    "ten strands": Shape(modules=30, strands=10),
    "no dates": Shape(dated=False),
    "many closures": Shape(closures=0.8),
    "partial": Shape(partial=True, weeks=12, modules=12),
    "over the limit": Shape(over=0.6),
    "sixty modules": Shape(modules=60, weeks=60, strands=8, words=(2, 4)),
    "sixty modules, half a year": Shape(modules=60, weeks=26, strands=6, parallel=4),
    "four weeks": Shape(modules=9, weeks=4, strands=4),
}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", SHAPES)
def test_breaks_no_rule(name: str, seed: int) -> None:
    plan = made_up(seed, SHAPES[name])
    assert broken(roadmap(plan), plan) == []


@pytest.mark.parametrize("modules", [1, 2, 5, 10, 20, 30, 45, 60])
@pytest.mark.parametrize("weeks", [4, 13, 60])
def test_breaks_no_rule_from_one_module_to_sixty(modules: int, weeks: int) -> None:
    plan = made_up(modules, Shape(modules=modules, weeks=weeks, strands=min(6, modules)))
    assert broken(roadmap(plan), plan) == []


@pytest.mark.parametrize("name", [name for name in SHAPES if name != "sixty modules, half a year"])
def test_stays_on_a4(name: str) -> None:
    assert roadmap(made_up(1, SHAPES[name])).page == A4


def test_same_plan_same_scene() -> None:
    assert roadmap(made_up(7, SHAPES["usual"])) == roadmap(made_up(7, SHAPES["usual"]))


def test_says_partial_in_the_title_and_what_falls_short() -> None:
    plan = made_up(3, SHAPES["partial"])
    scene = roadmap(plan)
    assert scene.texts("title")[0].text.startswith("Partial track: ")
    told = " ".join(text.text for text in scene.texts("shortfall"))
    short = [item for item in plan.coverage if item.priority == "must" and not item.full]
    assert all(f"{item.name} ({item.reached} of 3)" in told for item in short[:8])


def test_a_small_change_moves_few_rows() -> None:
    plan = made_up(2, SHAPES["usual"])
    shorter = plan.model_copy(update={"modules": plan.modules[:-1]})
    order = [text.of for text in roadmap(plan).texts("strand-name")]
    after = [text.of for text in roadmap(shorter).texts("strand-name")]
    assert [strand for strand in order if strand in after] == after


def test_ten_strands_have_ten_fills() -> None:
    plan = made_up(5, Shape(modules=60, weeks=52, strands=10))
    fills = {rect.fill for rect in roadmap(plan).rects("strand")}
    assert len(fills) == len({module.strand for module in plan.modules}) == len(STRANDS)


@pytest.mark.parametrize("dated", [True, False])
def test_lost_weeks_are_shaded_and_named_once(dated: bool) -> None:
    start = {"start": "2027-01-11"} if dated else {}
    plan = reporter(weeks=8, lost=[3, 4], **start)
    scene = roadmap(plan)
    assert broken(scene, plan) == []
    (shade,) = scene.rects("closure")
    (week, _) = scene.texts("week")[:2]
    assert [text.text for text in scene.texts("closure-name")] == [LOST]
    assert shade.width == pytest.approx(2 * (scene.texts("week")[1].x - week.x))
