"""The heat map of a frontier: the drawing rules, and that it says what the frontier says."""

from __future__ import annotations

from itertools import pairwise, product

import pytest

from curplan.draw.colour import VISIONS, lab, seen
from curplan.draw.frontier.layout import FULL, STEPS, heat_map
from curplan.draw.rules.scene import broken_alone
from curplan.draw.scene import A4, Scene
from curplan.draw.theme import LIGHT
from curplan.frontier.model import Cell, Frontier, Status, Value

ESSENTIAL, MUST = 1200, 60


def cell(weeks: int, hours: int, *, status: Status = "optimal", gap: int = 0) -> Cell:
    """Everything fits from 600 h on, the musts from 300 h on."""
    essential = min(ESSENTIAL, 2 * weeks * hours)
    must = MUST if weeks * hours >= 300 else 0
    return Cell(
        weeks,
        hours,
        weeks * hours,
        status,
        (
            Value("must_coverage", must, must, MUST),
            Value("essential_coverage", essential, essential + gap, ESSENTIAL),
            Value("optional_coverage", 0, 0, 0),
            Value("selection_penalty", 0, 0),
            Value("hours", weeks * hours, weeks * hours),
        ),
        (),
    )


def frontier(weeks: range, hours: range, **odd: Cell) -> Frontier:
    cells = {(w, h): cell(w, h) for w, h in product(weeks, hours)}
    cells |= {(each.weeks, each.hours_per_week): each for each in odd.values()}
    return Frontier(
        "role",
        "Data scientist",
        "beginner",
        "Complete beginner",
        "small",
        "1",
        "0123456789abcdef",
        60,
        {},
        tuple(weeks),
        tuple(hours),
        tuple(cells.values()),
    )


USUAL = frontier(range(8, 53), range(10, 45, 5))


@pytest.mark.parametrize(
    ("weeks", "hours"),
    [
        (range(8, 53), range(10, 45, 5)),
        (range(26, 27), range(25, 26)),
        (range(4, 8), range(1, 41)),
        (range(1, 105), range(20, 45, 20)),
    ],
)
def test_no_rule_of_drawing_is_broken(weeks: range, hours: range) -> None:
    gap = cell(weeks[0], hours[0], gap=100)
    none = cell(weeks[-1], hours[0], status="infeasible")
    scene = heat_map(frontier(weeks, hours, gap=gap, none=none))
    assert broken_alone(scene) == []
    assert len(scene.rects("cell")) == len(weeks) * len(hours)


def test_the_usual_frontier_fits_a4() -> None:
    assert heat_map(USUAL).page == A4


def said(scene: Scene, role: str) -> dict[str, str]:
    return {text.of: text.text for text in scene.texts(role)}


def test_cells_say_their_percentage_and_the_next_step() -> None:
    scene = heat_map(USUAL)
    percent, gain = said(scene, "percent"), said(scene, "gain")
    assert percent["20x20"] == "66"
    assert gain["20x20"] == "+17"  # 83 at 25 h
    assert percent["30x20"] == "100"  # where it begins
    assert "31x20" not in percent  # and quiet from there on
    assert "30x20" not in gain
    assert gain["8x30"] == "+6"  # 40 to 46
    assert gain["11x25"] == "+M"  # 275 h, and 330 h have the musts
    assert "20x40" not in gain  # nothing above


def test_marks_of_what_is_not_proven_and_of_no_track() -> None:
    odd = frontier(
        range(8, 20),
        range(10, 30, 10),
        gap=cell(9, 10, gap=12),
        none=cell(8, 10, status="infeasible"),
    )
    percent = said(heat_map(odd), "percent")
    assert percent["9x10"] == "15*"
    assert percent["8x10"] == "–"
    footer = [text.text for text in heat_map(odd).texts("footer")]
    assert "23 of 24 figures are proven best" in footer


def test_the_line_runs_between_full_and_not() -> None:
    """At 20 h everything fits from 30 weeks on: a line on the left edge of that cell."""
    scene = heat_map(USUAL)
    box = next(rect for rect in scene.rects("cell") if rect.of == "30x20")
    ends = {line.points for line in scene.lines("full")}
    assert ((box.x, box.y), (box.x, box.y + box.height)) in ends
    firsts = [text.text for text in scene.texts("first")]
    assert firsts == [
        "15 weeks",
        "18 weeks",
        "20 weeks",
        "24 weeks",
        "30 weeks",
        "40 weeks",
        "–",
    ]


@pytest.mark.parametrize("vision", VISIONS)
def test_more_is_darker_to_every_eye(vision: str) -> None:
    lightness = [lab(seen(fill, vision))[0] for fill in (LIGHT.ground, *STEPS, FULL)]
    assert all(a - b > 3 for a, b in pairwise(lightness))


def test_fills_go_with_the_coverage() -> None:
    fills = {rect.of: rect.fill for rect in heat_map(USUAL).rects("cell")}
    assert fills["30x20"] == FULL
    assert fills["29x20"] == STEPS[4]
    assert fills["15x20"] == STEPS[2]
    assert fills["14x20"] == LIGHT.ground  # a must is missing
