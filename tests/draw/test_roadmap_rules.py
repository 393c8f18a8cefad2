"""Every rule for roadmaps can fail: a scene changed in one place breaks the rule of that place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from curplan.draw.look import Brand, Look, Reader
from curplan.draw.roadmap.layout import roadmap
from curplan.draw.rules.scene import broken
from curplan.draw.scene import A4, Line, Rect, Scene, Shape, Text
from curplan.plan.model import Plan
from tests.draw.dressing import phased

Change = Callable[[Shape], Shape | None]


@cache
def drawn(reader: Reader) -> tuple[Scene, Plan, Look]:
    plan = phased()
    look = Look(A4.larger(), reader=reader, brand=Brand("Acme", footer="acme.example"))
    return roadmap(plan, look), plan, look


def found(change: Change, reader: Reader = "designer") -> list[str]:
    scene, plan, look = drawn(reader)
    assert broken(scene, plan, look) == []
    shapes = tuple(new for shape in scene.shapes if (new := change(shape)) is not None)
    assert shapes != scene.shapes, "the change finds nothing to change"
    return broken(replace(scene, shapes=shapes), plan, look)


def without(role: str) -> Change:
    """Take the first shape of a role away."""
    taken: list[Shape] = []

    def change(shape: Shape) -> Shape | None:
        if shape.role == role and not taken:
            taken.append(shape)
            return None
        return shape

    return change


def reworded(role: str, text: str) -> Change:
    """Change the first text of a role."""
    done: list[Shape] = []

    def change(shape: Shape) -> Shape | None:
        if isinstance(shape, Text) and shape.role == role and not done:
            done.append(shape)
            return replace(shape, text=text)
        return shape

    return change


def moved(role: str, right: float = 0.0, down: float = 0.0) -> Change:
    """Move the first shape of a role."""
    done: list[Shape] = []

    def change(shape: Shape) -> Shape | None:
        if not isinstance(shape, Line) and shape.role == role and not done:
            done.append(shape)
            return replace(shape, x=shape.x + right, y=shape.y + down)
        return shape

    return change


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (moved("strand-name", 800.0), "1: "),
        (without("title"), "2: the page has no title"),
        (reworded("name", "Other"), "4: "),
        (reworded("hours", "999 h"), "4: "),
        (reworded("after", "Flies"), "4: 'Flies"),
        (without("kind"), "5: nothing but colour"),
        (without("swatch"), "5: the legend does not explain"),
        (moved("week", 9.0), "6: the number of week"),
        (reworded("week", "99"), "6: week 1 is numbered"),
        (without("milestone"), "6: the milestones are not the plan's"),
        (moved("milestone", 40.0), "6: the milestones of week"),
        (without("phase"), "6: the phase"),
        (without("phase-name"), "6: the phase"),
        (moved("after", 500.0), "6: "),
        (without("review-mark"), "6: the review weeks"),
        (moved("bar", 6.0), "7: the bar of"),
        (without("load"), "7: the load does not sum"),
        (reworded("load-sum", "999"), "7: the sum of week"),
        (without("load-sum"), "7: the row of sums"),
        (without("limit"), "7: the load has no limit"),
        (without("arrow"), "8: the arrows are not"),
        (reworded("title", "Somebody else"), "11: the title"),
        (without("shortfall"), "11: that "),
        (without("subtitle"), "11: "),
    ],
)
def test_a_changed_scene_breaks_its_rule(change: Change, message: str) -> None:
    assert any(fault.startswith(message) for fault in found(change)), found(change)


def test_bars_on_each_other_break_rule_nine() -> None:
    def level(shape: Shape) -> Shape:
        return replace(shape, y=300.0) if isinstance(shape, Rect) and shape.role == "bar" else shape

    faults = found(level)
    assert any(fault.startswith("9: the bars of") for fault in faults)


def test_a_slanting_arrow_breaks_rule_eight() -> None:
    def slanting(shape: Shape) -> Shape:
        if not isinstance(shape, Line) or shape.role != "arrow":
            return shape
        return replace(shape, points=(shape.points[0], shape.points[-1]))

    assert any("is not orthogonal" in fault for fault in found(slanting))


def test_a_critical_chain_that_does_not_stand_out_breaks_rule_twelve() -> None:
    def thin(shape: Shape) -> Shape:
        return replace(shape, line=0.6) if isinstance(shape, Rect) and shape.line > 1 else shape

    def light(shape: Shape) -> Shape:
        if isinstance(shape, Line) and shape.role == "arrow":
            return replace(shape, value=0.0)
        return shape

    assert any(fault.startswith("12: the heavy outlines") for fault in found(thin))
    assert any(fault.startswith("12: the heavy arrows") for fault in found(light))


def adds(shape: Shape) -> Callable[[Scene], Scene]:
    return lambda scene: replace(scene, shapes=(*scene.shapes, shape))


@pytest.mark.parametrize(
    ("shape", "message"),
    [
        (Line(((60, 700), (60, 710)), "#000000", 1.0, "arrow", "m0>m1"), "has arrows"),
        (Text(60, 780, "Coverage proven best", 7, "#000000", 68, "footer", "proof"), "proven"),
        (Text(60, 780, "plan 00000000", 7, "#000000", 47, "legend"), "has the hash"),
        (Text(60, 780, "critical chain", 7, "#000000", 45, "legend"), "critical chain"),
        (Text(60, 780, "essential", 7, "#000000", 32, "figure"), "essential"),
    ],
)
def test_a_page_for_a_partner_says_nothing_technical(shape: Shape, message: str) -> None:
    scene, plan, look = drawn("partner")
    assert broken(scene, plan, look) == []
    faults = broken(adds(shape)(scene), plan, look)
    assert any(fault.startswith("11: ") and message in fault for fault in faults), faults


def test_heavy_outlines_are_not_for_partners() -> None:
    def heavy(shape: Shape) -> Shape:
        return (
            replace(shape, line=2.2) if shape.role == "bar" and isinstance(shape, Rect) else shape
        )

    assert any(fault.startswith("12: ") for fault in found(heavy, "partner"))


@pytest.mark.parametrize("reader", ["designer", "partner"])
def test_a_brand_must_be_there(reader: Reader) -> None:
    faults = found(lambda s: None if getattr(s, "of", "") == "brand" else s, reader)
    assert any("the footer lacks" in fault for fault in faults)


def test_a_page_of_the_other_reader_is_told() -> None:
    scene, plan, _ = drawn("designer")
    partner = Look(A4.larger(), reader="partner")
    assert any(fault.startswith("11: ") for fault in broken(scene, plan, partner))
    scene, plan, _ = drawn("partner")
    assert any(fault.startswith("8: ") for fault in broken(scene, plan, Look(A4.larger())))
