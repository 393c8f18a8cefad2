"""Comparisons of plans, whatever their lengths, calendars and catalogues, keep the rules."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from curplan.draw.compare.layout import comparison
from curplan.draw.drawable import LONGEST
from curplan.draw.look import Brand, Look
from curplan.draw.mirror import mirror
from curplan.draw.paint.files import png_bytes
from curplan.draw.rules.compare import broken_comparison
from curplan.draw.scene import A4, Page, Rect, Scene
from curplan.draw.theme import THEMES
from curplan.plan.model import Plan
from curplan.words import Words
from tests.draw.dressing import dressed
from tests.draw.plans import Shape, made_up

USUAL = Shape()
SMALL = Shape(modules=6, weeks=8, strands=3)
SETS = {
    "two": (USUAL, USUAL),
    "three": (USUAL, Shape(modules=16), SMALL),
    "four": (Shape(modules=30, strands=8, words=(1, 3)), Shape(modules=16), SMALL, SMALL),
    "twelve and thirty-nine weeks": (
        Shape(modules=13, weeks=12, partial=True),
        Shape(modules=24, weeks=39, strands=7, words=(1, 4)),
    ),
    "one week and sixty": (
        Shape(modules=1, weeks=1, strands=1),
        Shape(modules=40, weeks=60, words=(2, 4)),
    ),
    "ten strands": (Shape(strands=10, modules=20), SMALL),
    "closures, dated and not": (Shape(closures=0.6, modules=16), replace(SMALL, dated=False)),
    "long names, over the limit": (Shape(modules=12, words=(7, 11), over=0.6), SMALL),
    "one-week modules": (Shape(modules=26, one_week=1.0), SMALL),
    "two small ones": (SMALL, SMALL),
    "four small ones": (SMALL, SMALL, SMALL, SMALL),
}
PAGES = {"wide": Page(960, 540), "upright": Page(A4.height, A4.width), "narrow": Page(400, 760)}


def plans(name: str, seed: int = 0) -> list[Plan]:
    return [made_up(10 * seed + number, shape) for number, shape in enumerate(SETS[name])]


def changed(plan: Plan, number: int = 0, **update: Any) -> Plan:
    """Change one module of a plan."""
    modules = list(plan.modules)
    modules[number] = modules[number].model_copy(update=update)
    return plan.model_copy(update={"modules": tuple(modules)})


def without_track(plan: Plan) -> Plan:
    update = {"modules": (), "critical_chain": (), "status": "infeasible"}
    return plan.model_copy(update=update)


def words(scene: Scene, *roles: str) -> list[str]:
    return [text.text for text in scene.texts(*roles)]


@pytest.mark.parametrize("name", SETS)
def test_breaks_no_rule(name: str) -> None:
    """Modules of the same id are other ones in each plan here: names and hours are made up."""
    found = plans(name)
    assert broken_comparison(comparison(found), found) == []


@pytest.mark.parametrize(
    ("page", "language"), [("wide", "he"), ("upright", "de"), ("narrow", "ru")]
)
def test_for_a_partner_on_other_paper_in_other_languages(page: str, language: str) -> None:
    found = [made_up(1, Shape(modules=14)), dressed(made_up(2, SMALL), 2, part=0.25, holidays=1)]
    look = Look(page=PAGES[page], reader="partner", words=Words(language), theme=THEMES["dark"])
    scene = comparison(found, look)
    assert broken_comparison(scene, found) == []
    assert broken_comparison(mirror(mirror(scene)), found) == []
    assert scene.page.width / scene.page.height == pytest.approx(look.page.width / look.page.height)
    assert scene.texts("footer") == ()
    assert not any(rect.line > 1 for rect in scene.rects("bar"))


def test_a_brand_stands_at_head_and_foot() -> None:
    found = plans("two small ones")
    scene = comparison(found, Look(brand=Brand(name="Academy", footer="Spring 2027")))
    assert broken_comparison(scene, found) == []
    assert words(scene, "brand") == ["Academy"]
    assert words(scene, "footer")[0] == "Academy  ·  Spring 2027"


@cache
def crowded() -> tuple[list[Plan], Scene]:
    found = [made_up(seed, Shape(modules=14, weeks=14, words=(1, 4))) for seed in range(2)]
    return found, comparison(found)


def test_strands_share_their_rows_where_that_saves_paper() -> None:
    found, scene = crowded()
    assert scene.page == A4
    assert {strip.of for strip in scene.rects("strip")} == {bar.of for bar in scene.rects("bar")}
    assert broken_comparison(scene, found) == []
    roomy = comparison(found, Look(page=A4.larger()))
    assert not roomy.rects("strip")


def test_a3_is_turned_before_it_grows() -> None:
    shape = Shape(modules=16, weeks=12, parallel=4, words=(2, 5))
    four = [made_up(seed, shape) for seed in range(4)]
    a3 = A4.larger()
    scene = comparison(four, Look(page=a3))
    assert (scene.page.width, scene.page.height) == (a3.height, a3.width)
    assert broken_comparison(scene, four) == []


def test_the_same_modules_in_all_plans() -> None:
    plan = made_up(1, Shape(modules=14, one_week=0.8, words=(4, 7)))
    other = made_up(1, Shape(modules=14, one_week=0.8, words=(4, 7), dated=False))
    scene = comparison([plan, other])
    assert broken_comparison(scene, [plan, other]) == []
    numbers = words(scene, "key-number")
    assert len(numbers) == len(set(numbers)) <= 14


def test_a_week_is_as_wide_in_every_plan_and_shorter_plans_end_earlier() -> None:
    short, long = found = plans("twelve and thirty-nine weeks")
    scene = comparison(found)
    bands: dict[str, list[Rect]] = {"A": [], "B": []}
    middle = scene.lines("rule")[0].points[0][1]
    for band in scene.rects("band"):
        bands["A" if band.y < middle else "B"].append(band)
    axis = scene.lines("axis")[0].points
    left, right = axis[0][0], axis[-1][0]
    assert {round(band.box.right, 6) for band in bands["B"]} == {round(right, 6)}
    end = left + (right - left) * 12 / 39
    assert {round(band.box.right, 6) for band in bands["A"]} == {round(end, 6)}
    assert (len(short.weeks), len(long.weeks)) == (12, 39)


def test_an_hour_is_as_high_in_every_plan() -> None:
    one = made_up(1, SMALL)
    hours = dict.fromkeys(one.modules[0].weekly_hours, 40)
    other = changed(one, weekly_hours=hours, hours=sum(hours.values()))
    scales = {round(r.height / r.value, 6) for r in comparison([one, other]).rects("load")}
    assert len(scales) == 1


def test_strands_have_one_colour_though_other_plans_have_other_strands() -> None:
    one, other = made_up(1, Shape(modules=3, strands=1)), made_up(2, Shape(strands=6))
    alone = {rect.of: rect.fill for rect in comparison([one, one]).rects("strand")}
    scene = comparison([one, other])
    assert broken_comparison(scene, [one, other]) == []
    together = {(rect.of, rect.fill) for rect in scene.rects("strand")}
    assert len(together) == len({strand for strand, _ in together}) == 6
    assert set(alone) < {strand for strand, _ in together}


def test_more_strands_than_colours_differ_by_their_hatch() -> None:
    one = made_up(4, Shape(modules=30, weeks=30, strands=10, words=(1, 2)))
    other = made_up(5, Shape(modules=3, weeks=10, strands=1))
    modules = tuple(
        module.model_copy(update={"strand": f"own-{number}", "id": f"own-{number}"})
        for number, module in enumerate(other.modules)
    )
    other = other.model_copy(update={"modules": modules, "critical_chain": ()})
    scene = comparison([one, other])
    looks = {(rect.of, rect.fill, rect.hatch) for rect in scene.rects("strand")}
    assert len(looks) == 13
    assert len({look[1:] for look in looks}) == 13
    assert broken_comparison(scene, [one, other]) == []


def test_closures_that_all_have_are_named_once() -> None:
    plan = made_up(3, replace(SMALL, closures=0.4))
    first = {closed.name for week in plan.weeks for closed in week.closures}
    once = words(comparison([plan, plan]), "closure-name")
    other = plan.model_copy(
        update={"weeks": tuple(w.model_copy(update={"closures": ()}) for w in plan.weeks)}
    )
    apart = words(comparison([plan, other]), "closure-name")
    assert first
    assert once
    assert sorted(once) == sorted(apart)
    assert len(words(comparison([plan, plan, plan]), "closure-name")) == len(once)


def test_other_starts_are_other_months() -> None:
    """Plans that begin on other days have no months in common, only weeks."""
    plan = made_up(3, replace(SMALL, closures=0.5))
    later = tuple(
        week.model_copy(
            update={
                "start_date": (week.start_date or dt.date.min) + dt.timedelta(7),
                "closures": (),
            }
        )
        for week in plan.weeks
    )
    other = plan.model_copy(update={"weeks": later})
    assert words(comparison([plan, plan]), "month")[0] == "January 2027"
    assert words(comparison([plan, other]), "month")[0] == "Month 1"
    assert broken_comparison(comparison([plan, other]), [plan, other]) == []


def test_a_plan_without_a_track_says_so() -> None:
    plan = made_up(3, SMALL)
    for found in ([plan, without_track(plan)], [without_track(plan), without_track(plan)]):
        scene = comparison(found)
        assert broken_comparison(scene, found) == []
        assert f"No track: {plan.role_title}" in words(scene, "plan-title")


def test_learners_who_need_no_module_have_a_track() -> None:
    plan = made_up(3, SMALL)
    held = plan.model_copy(update={"modules": (), "critical_chain": ()})
    scene = comparison([plan, held])
    assert broken_comparison(scene, [plan, held]) == []
    assert words(scene, "plan-title") == [plan.role_title] * 2
    assert any("No module is needed" in line for line in words(scene, "subtitle"))


def test_what_falls_short_is_listed_with_its_plan() -> None:
    found = plans("twelve and thirty-nine weeks")
    scene = comparison(found)
    assert {text.of for text in scene.texts("shortfall")} == {"A"}
    assert words(scene, "plan-title")[0].startswith("Partial track: ")


def test_a_role_is_the_title_where_all_have_it() -> None:
    one, other = made_up(1, SMALL), made_up(2, SMALL)
    assert words(comparison([one, one]), "title") == [f"{one.role_title}: two plans side by side"]
    both = words(comparison([one, other]), "title")
    assert both == [f"{one.role_title} · {other.role_title}"]
    assert words(comparison([one, one, other]), "title") == ["Three plans side by side"]
    long = [one.model_copy(update={"role_title": f"{letter}W" * 60}) for letter in "abc"]
    scene = comparison(long)
    assert words(scene, "title") == ["Three plans side by side"]
    assert broken_comparison(scene, long) == []


def test_titles_as_long_as_may_be() -> None:
    one = changed(made_up(1, SMALL), title="W" * LONGEST, strand="w" * LONGEST)
    assert broken_comparison(comparison([one, one]), [one, one]) == []


def test_different_catalogues_are_said() -> None:
    one = made_up(1, SMALL)
    other = one.model_copy(
        update={"catalogue": one.catalogue.model_copy(update={"sha256": "1" * 64})}
    )
    assert not any(
        "Different catalogues" in line for line in words(comparison([one, one]), "footer")
    )
    said = " ".join(words(comparison([one, other]), "footer"))
    assert "Different catalogues" in said
    assert "A: made up 1 (00000000)" in said
    assert "B: made up 1 (11111111)" in said


def test_small_plans_stay_on_a4() -> None:
    assert comparison(plans("two small ones")).page == A4


def test_same_plans_same_bytes() -> None:
    first, second = (png_bytes(comparison(plans("two small ones")), 50) for _ in range(2))
    assert first == second
    assert first.startswith(b"\x89PNG")


@pytest.mark.parametrize("number", [1, 5])
def test_two_to_four_plans(number: int) -> None:
    with pytest.raises(ValueError, match="two to 4"):
        comparison([made_up(1, SMALL)] * number)
