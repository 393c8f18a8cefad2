"""The pages of a skill map keep every rule on all papers and themes; and the rules can fail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from curplan.draw.look import Look, Reader
from curplan.draw.mirror import mirror
from curplan.draw.parts.titles import Block
from curplan.draw.rules.skills import broken_skills
from curplan.draw.scene import A4, Line, Page, Rect, Scene, Shape, Text
from curplan.draw.skills.graph import Node, skill_graph
from curplan.draw.skills.layout import Of, graph_pages, skill_map
from curplan.draw.skills.maps import outcome_map
from curplan.draw.theme import THEMES
from curplan.plan.model import Plan
from curplan.plan.planned import Support
from curplan.words import Words
from tests.draw import plans
from tests.draw.skills.outcomes import with_outcomes

PAGES = {
    "a4": A4,
    "16:9": Page(960.0, 540.0),
    "square": Page(595.0, 595.0),
    "portrait": Page(595.0, 842.0),
}


@cache
def small() -> Plan:
    return with_outcomes(3, plans.Shape(modules=14, weeks=20), each=1.5, held=3, missing=3)


@cache
def large() -> Plan:
    """More than three hundred outcomes."""
    shape = plans.Shape(modules=60, weeks=52, strands=10)
    return with_outcomes(1, shape, each=5.0)


@cache
def folded() -> tuple[Scene, ...]:
    """A small plan on a page that is far too small for it."""
    return skill_map(small(), Look(page=Page(300.0, 210.0)), of="outcomes")


@pytest.mark.parametrize("seed", range(6))
def test_made_up_plans_break_no_rule(seed: int) -> None:
    shape = plans.Shape(
        modules=(5, 9, 14, 18, 22)[seed % 5],
        strands=(6, 10)[seed % 2],
        words=((1, 6), (3, 9))[seed // 3],
        dated=seed % 3 > 0,
    )
    plan = with_outcomes(seed, shape, each=1.2, held=seed % 4, missing=seed % 5)
    modes: tuple[Of, ...] = ("modules", "outcomes")
    for of in modes:
        assert broken_skills(skill_map(plan, of=of), plan) == []


def test_a_plan_without_needs_breaks_no_rule() -> None:
    plan = plans.made_up(5, plans.Shape(modules=9, needs=0.0))
    (scene,) = skill_map(plan)
    assert not scene.lines("arrow")
    assert broken_skills([scene], plan) == []


@pytest.mark.parametrize(
    ("page", "theme"),
    [
        ("a4", "dark"),
        ("16:9", "light"),
        ("16:9", "print"),
        ("square", "dark"),
        ("portrait", "print"),
    ],
)
def test_papers_and_themes_break_no_rule(page: str, theme: str) -> None:
    reader: Reader = "partner" if page in ("16:9", "square") else "designer"
    look = Look(page=PAGES[page], theme=THEMES[theme], reader=reader)
    assert broken_skills(skill_map(small(), look), small()) == []


@pytest.mark.parametrize("language", ["ar", "el", "es", "ru"])
def test_languages_break_no_rule(language: str) -> None:
    look = Look(words=Words(language))
    scenes = skill_map(small(), look)
    assert broken_skills(scenes, small()) == []
    assert broken_skills([mirror(mirror(scene)) for scene in scenes], small()) == []


def test_the_same_plan_gives_the_same_map() -> None:
    assert skill_map(small()) == plain()


def test_a_page_grows_in_its_own_shape() -> None:
    plan = with_outcomes(2, plans.Shape(modules=24, weeks=26, words=(3, 9)), each=2.0)
    (scene,) = skill_map(plan, of="outcomes")
    assert scene.page.width > A4.width
    assert scene.page.width / scene.page.height == pytest.approx(A4.width / A4.height)


def test_a_map_too_large_to_read_is_folded_by_strand() -> None:
    plan = large()
    scenes = skill_map(plan, of="outcomes")
    assert len(outcome_map(plan, Look()).nodes) > 300
    strands = {node.of for node in scenes[0].rects("node")}
    assert len(scenes) == 1 + len(strands)
    assert broken_skills(scenes, plan) == []
    note = " ".join(text.text for text in scenes[0].texts("map-note"))
    assert note.startswith(f"{len(outcome_map(plan, Look()).nodes)} skill levels")


def test_any_graph_can_be_drawn_without_a_plan() -> None:
    nodes = [
        Node(f"s{number}", f"Skill {number}", "data" if number % 2 else "web", step=-1)
        for number in range(12)
    ]
    shown = skill_graph(nodes, [(f"s{number // 2}", f"s{number}") for number in range(1, 12)])

    def frame(page: Page, strand: str) -> tuple[Block, tuple[Shape, ...], float]:
        return Block((), 20.0), (), 10.0

    (scene,) = graph_pages(shown, {"data": 0, "web": 1}, frame, "Skills", Look(), "outcomes")
    assert {node.of for node in scene.rects("node")} == {node.id for node in nodes}
    assert len(scene.lines("arrow")) == len(shown.edges) == 11


def moved(scene: Scene, change: Callable[[Shape], Shape | None]) -> Scene:
    shapes = tuple(after for shape in scene.shapes if (after := change(shape)) is not None)
    return replace(scene, shapes=shapes)


def is_node(shape: Shape, state: str = "") -> bool:
    if not isinstance(shape, Rect) or shape.role != "node":
        return False
    return shape.of.startswith(state) if state else ":" not in shape.of


@cache
def plain() -> tuple[Scene, ...]:
    return skill_map(small())


def broken_after(change: Callable[[Shape], Shape | None]) -> set[str]:
    (scene,) = plain()
    return {message.split(":")[0] for message in broken_skills([moved(scene, change)], small())}


def first(role: str) -> Shape:
    (scene,) = plain()
    return next(shape for shape in scene.shapes if shape.role == role)


def test_a_missing_node_is_found() -> None:
    gone = first("node")
    assert {"7", "8"} <= broken_after(lambda shape: None if shape == gone else shape)


def test_a_missing_line_is_found() -> None:
    gone = first("arrow")
    assert "8" in broken_after(lambda shape: None if shape == gone else shape)


def test_a_line_over_a_box_or_back_is_found() -> None:
    def through(shape: Shape) -> Shape:
        if isinstance(shape, Line) and shape.role == "arrow":
            (x0, y0), (x1, y1) = shape.points[0], shape.points[-1]
            return replace(shape, points=((x0, y0), (x1 + 30.0, y0), (x1 + 30.0, y1), (x1, y1)))
        return shape

    assert "8" in broken_after(through)


def test_lines_that_run_along_each_other_are_found() -> None:
    arrow = first("arrow")
    assert isinstance(arrow, Line)
    (scene,) = plain()
    other = replace(arrow, of=f"somewhere>{arrow.of.partition('>')[2]}")
    twice = replace(scene, shapes=(*scene.shapes, other))
    assert any("along each other" in message for message in broken_skills([twice], small()))


def test_a_wrong_month_is_found() -> None:
    def later(shape: Shape) -> Shape:
        if isinstance(shape, Rect) and is_node(shape):
            return replace(shape, value=shape.value + 1)
        return shape

    def swapped(shape: Shape) -> Shape:
        if isinstance(shape, Rect) and is_node(shape):
            return replace(shape, fill="#ffffff")
        return shape

    assert broken_after(later) == {"7"}
    assert "7" in broken_after(swapped)


@pytest.mark.parametrize("state", ["entry", "missing"])
def test_the_wrong_shape_or_no_word_is_found(state: str) -> None:
    def bare(shape: Shape) -> Shape:
        if isinstance(shape, Rect) and is_node(shape, state):
            return replace(shape, dash=(), radius=2.0)
        return shape

    def silent(shape: Shape) -> Shape | None:
        held = isinstance(shape, Text) and shape.role == "note" and shape.of.startswith(state)
        return None if held else shape

    assert broken_after(bare) == {"5"}
    assert broken_after(silent) == {"5"}


def test_a_cut_name_is_found() -> None:
    name = first("name")
    assert isinstance(name, Text)
    cut = replace(name, text=name.text[:-1])
    assert "4" in broken_after(lambda shape: cut if shape == name else shape)


def test_a_wrong_tab_is_found() -> None:
    def white(shape: Shape) -> Shape:
        if isinstance(shape, Rect) and shape.role == "tab":
            return replace(shape, fill="#ffffff")
        return shape

    assert "5" in broken_after(white)


def test_a_folded_map_without_a_strand_or_a_count_is_found() -> None:
    scenes = folded()
    assert len(scenes) > 1
    assert broken_skills(scenes, small()) == []
    assert any(message.startswith("7") for message in broken_skills(scenes[:-1], small()))

    def silent(shape: Shape) -> Shape | None:
        return None if isinstance(shape, Text) and shape.role == "note" else shape

    found = broken_skills([moved(scenes[0], silent), *scenes[1:]], small())
    assert any("does not say" in message for message in found)


def test_a_circle_of_needs_is_said_on_the_page() -> None:
    plan = small()
    one, other = plan.modules[0], plan.modules[1]
    needs = [
        Support.model_validate({"outcome": "x@1", "from": source}) for source in (other.id, one.id)
    ]
    modules = (
        one.model_copy(update={"needs": (needs[0],)}),
        other.model_copy(update={"needs": (needs[1],)}),
        *plan.modules[2:],
    )
    circled = plan.model_copy(update={"modules": modules})
    (scene,) = skill_map(circled)
    assert any("circle" in text.text for text in scene.texts("map-note"))
    assert broken_skills([scene], circled) == []
