"""The heat map of a frontier: the drawing rules, and that it says what the frontier says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise, product
from typing import Any, TypeGuard

import pytest

from curplan.draw.colour import VISIONS, lab, seen
from curplan.draw.frontier.layout import STEPS, heat_map
from curplan.draw.look import Brand, Look, Reader
from curplan.draw.mirror import mirror
from curplan.draw.parts import ramp
from curplan.draw.rules.frontier import broken_frontier
from curplan.draw.rules.scene import broken_alone
from curplan.draw.scene import A4, Line, Page, Rect, Scene, Shape, Text
from curplan.draw.theme import DARK, LIGHT, PRINT, Theme
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


THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK, PRINT], ids=["light", "dark", "print"])


@pytest.mark.parametrize("reader", ["designer", "partner"])
@pytest.mark.parametrize(
    ("weeks", "hours"),
    [
        (range(8, 53), range(10, 45, 5)),
        (range(26, 27), range(25, 26)),
        (range(4, 8), range(1, 41)),
        (range(1, 105), range(30, 31)),
    ],
)
def test_no_rule_of_drawing_is_broken(weeks: range, hours: range, reader: Reader) -> None:
    gap = cell(weeks[0], hours[0], gap=100)
    none = cell(weeks[-1], hours[0], status="infeasible")
    odd = frontier(weeks, hours, gap=gap, none=none)
    assert broken_frontier(heat_map(odd, Look(reader=reader)), odd) == []


@pytest.mark.parametrize(
    ("page", "theme"),
    [(Page(A4.height, A4.width), LIGHT), (Page(960, 540), DARK), (Page(400, 400), PRINT)],
)
def test_no_rule_is_broken_on_any_page_in_any_theme(page: Page, theme: Theme) -> None:
    look = Look(page=page, theme=theme, brand=Brand("North Centre", footer="Words of the centre"))
    small = frontier(range(8, 40, 2), range(10, 45, 5))
    scene = heat_map(small, look)
    assert broken_frontier(scene, small) == []
    assert broken_alone(mirror(scene)) == []
    assert scene.page.width / scene.page.height == pytest.approx(page.width / page.height)


def test_a_partner_reads_plain_words_and_no_proof() -> None:
    odd = frontier(range(8, 53), range(10, 45, 5), gap=cell(9, 10, gap=12))
    scene = heat_map(odd, Look(reader="partner", brand=Brand(footer="Words of the centre")))
    words = " ".join(text.text for text in scene.texts())
    assert "everything that the job needs" in words
    assert not any(word in words for word in ("essential", "must", "track", "proven", "*", "Cata"))
    assert [text.text for text in scene.texts("footer")] == ["Words of the centre"]


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


@THEMES
@pytest.mark.parametrize("vision", VISIONS)
def test_more_is_further_from_the_ground_to_every_eye(vision: str, theme: Theme) -> None:
    fills = (theme.ground, *ramp.steps(theme, STEPS), ramp.full(theme))
    lightness = [lab(seen(fill, vision))[0] for fill in fills]
    sign = -1 if lightness[-1] > lightness[0] else 1
    assert all(sign * (a - b) > 3 for a, b in pairwise(lightness))


def test_fills_go_with_the_coverage() -> None:
    fills = {rect.of: rect.fill for rect in heat_map(USUAL).rects("cell")}
    assert fills["30x20"] == ramp.full(LIGHT)
    assert fills["29x20"] == ramp.steps(LIGHT, STEPS)[4]
    assert fills["15x20"] == ramp.steps(LIGHT, STEPS)[2]
    assert fills["14x20"] == LIGHT.ground  # a must is missing


Change = Callable[[Shape], Shape | None]


def text_of(role: str, of: str, text: str) -> Change:
    return lambda s: (
        replace(s, text=text) if isinstance(s, Text) and (s.role, s.of) == (role, of) else s
    )


def rect_of(of: str, **update: Any) -> Change:
    return lambda s: (
        replace(s, **update) if isinstance(s, Rect) and (s.role, s.of) == ("cell", of) else s
    )


def drop(role: str, of: str) -> Change:
    return lambda s: None if (s.role, s.of) == (role, of) else s


def no_lines(role: str) -> Change:
    return lambda s: None if isinstance(s, Line) and s.role == role else s


LIES: dict[str, tuple[Change, str]] = {
    "cell is missing": (drop("cell", "20x20"), "7: the cells are not"),
    "cell elsewhere": (rect_of("20x20", x=90.0), "6: the cell of 20x20"),
    "cell's value": (rect_of("20x20", value=3.0), "7: the cell of 20x20"),
    "percentage": (text_of("percent", "20x20", "67"), "7: 20x20 says '67'"),
    "percentage is missing": (drop("percent", "20x20"), "7: 20x20 says ''"),
    "star is missing": (text_of("percent", "9x10", "15"), "7: 9x10 says '15'"),
    "star is not explained": (drop("legend", "*"), "5: the legend does not say"),
    "no track": (text_of("percent", "8x10", "0"), "7: 8x10 says '0'"),
    "gain": (text_of("gain", "20x20", "+9"), "7: the next step of 20x20"),
    "gain of a must": (text_of("gain", "11x25", "+9"), "7: the next step of 11x25"),
    "gain of the last": (drop("gain", "20x20"), "7: the next step of 20x20"),
    "fill": (rect_of("30x20", fill=LIGHT.ground), "5: cells of the kind all"),
    "legend": (drop("legend", "all"), "5: cells of the kind all"),
    "line of all": (no_lines("full"), "7: the line 'full' between 29x20 and 30x20"),
    "line of musts": (no_lines("must"), "7: the line 'must' between 14x20 and 15x20"),
    "number of weeks": (lambda s: replace(s, text="21") if said_weeks(s) else s, "6: the column"),
    "pace": (lambda s: replace(s, text="21 h") if said_pace(s) else s, "4: the row of 20 h"),
    "first": (
        lambda s: (
            replace(s, text="31 weeks") if isinstance(s, Text) and s.text == "30 weeks" else s
        ),
        "7: at 20 h a week",
    ),
}


def said_weeks(shape: Shape) -> TypeGuard[Text]:
    return isinstance(shape, Text) and (shape.role, shape.text) == ("weeks", "20")


def said_pace(shape: Shape) -> TypeGuard[Text]:
    return isinstance(shape, Text) and (shape.role, shape.text) == ("pace", "20 h")


@pytest.mark.parametrize("lie", LIES)
def test_every_lie_is_noticed(lie: str) -> None:
    gap, none = cell(9, 10, gap=12), cell(8, 10, status="infeasible")
    other = cell(10, 10, gap=12)
    odd = frontier(range(8, 31), range(10, 35, 5), gap=gap, none=none, other=other)
    scene = heat_map(odd)
    change, message = LIES[lie]
    shapes = tuple(made for shape in scene.shapes if (made := change(shape)) is not None)
    found = broken_frontier(replace(scene, shapes=shapes), odd)
    assert any(message in fault for fault in found), found
