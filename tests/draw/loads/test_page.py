"""The load page says what the plan says and sums to it, and the rules notice when it does not."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from curplan.draw.loads.layout import load_page
from curplan.draw.loads.totals import whole_shares
from curplan.draw.look import Look
from curplan.draw.paint.files import png_bytes
from curplan.draw.rules.loads import broken_load
from curplan.draw.scene import A4, Line, Page, Scene
from curplan.plan.model import Plan
from curplan.words import Words
from tests.draw.dressing import dressed
from tests.draw.plans import Shape, made_up

SMALL = Shape(modules=7, weeks=9, strands=3)
PLANS = {
    "dated": (Shape(), {}),
    "without dates": (Shape(dated=False), {}),
    "weeks from Sunday": (SMALL, {"days": -1, "weekend": ("friday", "saturday")}),
    "holidays in a row": (Shape(closures=0.7), {"holidays": 2}),
    "holidays without dates": (Shape(weeks=12, dated=False), {"holidays": 2}),
    "part hours": (Shape(weeks=12, modules=15), {"part": 0.25}),
    "four weeks": (Shape(modules=5, weeks=4), {"days": 18}),
    "sixty weeks": (Shape(modules=60, weeks=60, strands=10), {}),
    "over the limit": (Shape(modules=12, weeks=14, words=(8, 14), over=0.6), {}),
    "partial": (Shape(modules=12, weeks=14, partial=True), {}),
    "ten strands": (Shape(modules=40, strands=10), {}),
}
PAGES = {
    "a4": A4,
    "upright": Page(A4.height, A4.width),
    "wide": Page(960, 540),
    "square": Page(720, 720),
    "narrow": Page(400, 760),
}


def plan_of(name: str, seed: int = 0) -> Plan:
    shape, dress = PLANS[name]
    return dressed(made_up(seed, shape), seed, **dress)  # type: ignore[arg-type]


def words(scene: Scene, role: str) -> list[str]:
    return [text.text for text in scene.texts(role)]


@pytest.mark.parametrize("name", PLANS)
def test_breaks_no_rule(name: str) -> None:
    plan = plan_of(name)
    assert broken_load(load_page(plan), plan) == []


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", ["part hours", "over the limit"])
def test_on_other_paper_for_a_partner(name: str, page: str) -> None:
    plan = plan_of(name, 1)
    scenes = load_page(plan, Look(page=PAGES[page], reader="partner"))
    assert broken_load(scenes, plan) == []


@pytest.mark.parametrize("language", ["he", "de", "ru"])
def test_in_other_languages(language: str) -> None:
    plan = plan_of("part hours", 3)
    assert broken_load(load_page(plan, Look(words=Words(language))), plan) == []


def test_what_is_not_planned_is_said() -> None:
    plan = plan_of("dated")
    capacity = sum(week.capacity for week in plan.weeks)
    load = sum(week.load for week in plan.weeks)
    (scene,) = load_page(plan)
    assert words(scene, "sum")[:2] == [
        f"{load} h planned",
        f"{capacity - load} h of {capacity} h not planned",
    ]


def test_shares_sum_to_all_of_it() -> None:
    assert sum(whole_shares({"a": 1, "b": 1, "c": 1, "d": 4}).values()) == 100
    assert whole_shares({"a": 0.0}) == {"a": 0}


def test_a_plan_without_modules() -> None:
    plan = made_up(1, SMALL).model_copy(update={"modules": (), "critical_chain": ()})
    weeks = tuple(week.model_copy(update={"load": 0}) for week in plan.weeks)
    plan = plan.model_copy(update={"weeks": weeks})
    assert broken_load(load_page(plan), plan) == []


def test_same_plan_same_bytes() -> None:
    first, second = (png_bytes(load_page(plan_of("four weeks"))[0], 40) for _ in range(2))
    assert first == second


@cache
def lying() -> tuple[Plan, Scene]:
    """Give a plan whose closures each have a name of their own, and its page."""
    plan = dressed(made_up(4, replace(Shape(weeks=14), over=0.4, closures=0.4)), 4)
    weeks = [
        week.model_copy(
            update={
                "closures": tuple(
                    closed.model_copy(update={"name": f"Holiday {week.week}"})
                    for closed in week.closures
                )
            }
        )
        for week in plan.weeks
    ]
    plan = plan.model_copy(update={"weeks": tuple(weeks)})
    return plan, load_page(plan)[0]


@pytest.mark.parametrize(
    ("role", "update", "fault"),
    [
        ("load", {"value": 500.0}, "stands for 500 h"),
        ("load", {"height": 1.0}, "is not as high as its hours"),
        ("load", {"x": 0.0}, "is not on the grid"),
        ("load", {"fill": "#000000"}, "does not look like its strand"),
        ("load", None, "does not have the weeks and strands"),
        ("over", None, "over its limit, or not, wrongly"),
        ("over", {"hatch": ""}, "not hatched"),
        ("reserved", {"value": 1.0}, "what it holds back"),
        ("closure", None, "is not shaded"),
        ("closure-name", {"text": "Whitsun"}, "is not named"),
        ("review-mark", None, "review weeks"),
        ("week", {"x": 0.0}, "not above its week"),
        ("load-sum", {"text": "999"}, "is said to have 999 h"),
        ("level", {"text": "7"}, "is not at its height"),
        ("limit", {"points": ((0.0, 0.0), (1.0, 0.0))}, "misses the capacity"),
        ("strand-hours", {"text": "1 h"}, "is said to have '1 h'"),
        ("strand-share", {"text": "99 %"}, "share of"),
        ("strand-bar", {"value": 1.0}, "different scales"),
        ("strand-name", {"text": "Cooking"}, "is named 'Cooking'"),
        ("month-hours", {"text": "1 h"}, "says '1 h' as month-hours"),
        ("month-review", {"text": "1 h"}, "says '1 h' as month-review"),
        ("month-free", {"text": "99 h"}, "says '99 h' as month-free"),
        ("month-over", None, "as month-over"),
        ("month-weeks", {"text": "1–2"}, "is said to be weeks"),
        ("month-name", None, "does not have the plan's months"),
        ("total", {"text": "1 h"}, "do not sum to the plan's hours"),
        ("sum", {"text": "1 h planned"}, "as 'planned'"),
        ("title", {"text": "Baker"}, "does not name the role"),
    ],
)
def test_the_rules_notice(role: str, update: dict[str, Any] | None, fault: str) -> None:
    plan, scene = lying()
    shapes = list(scene.shapes)
    at = next(
        index
        for index, shape in enumerate(shapes)
        if shape.role == role and not (role == "level" and isinstance(shape, Line))
    )
    if update is None:
        del shapes[at]
    else:
        shapes[at] = replace(shapes[at], **update)
    found = broken_load([replace(scene, shapes=tuple(shapes))], plan)
    assert any(fault in each for each in found), found
