"""Every rule that a page keeps by itself can be broken, and says so with its number and where."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from PIL import Image as Pillow

from curplan.draw.fonts import written
from curplan.draw.look import Look
from curplan.draw.rules.scene import broken_alone
from curplan.draw.scene import A4, Image, Line, Page, Rect, Scene, Shape, Text
from curplan.draw.theme import LIGHT, THEMES, Theme


def png(width: int = 60, height: int = 20) -> bytes:
    made = io.BytesIO()
    Pillow.new("RGB", (width, height), "#336699").save(made, format="PNG")
    return made.getvalue()


def page(theme: Theme = LIGHT) -> tuple[Shape, ...]:
    """A page with a title, two strands, a bar with its name, a limit line and a logo."""
    made: list[Shape] = [
        Rect(40, 100, 700, 60, "band", "data", fill=theme.band),
        Rect(300, 100, 40, 200, "closure", "Easter", fill=theme.closed),
        written(40, 60, "Data analyst", 20, theme.title, "title", bold=True),
        Image(650, 40, 60, 20, png(), "logo", "Akademie"),
        Line(((40, 400), (700, 400)), theme.ink, 1.3, "limit"),
    ]
    for rank, strand in enumerate(("data", "web")):
        fill = theme.fill(rank)
        made += [
            Rect(
                *(40, 120 + 40 * rank, 12, 20, "strand", strand, fill, theme.edge(fill), 0.6),
                hatch=theme.hatch(rank + 1),
                ink=theme.hatch_ink(fill),
            ),
            written(60, 133 + 40 * rank, strand, 9, theme.ink, "strand-name", of=strand),
        ]
    fill = theme.fill(0)
    made += [
        Rect(150, 115, 120, 24, "bar", "sql", fill, theme.edge(fill), 0.6, radius=2.5),
        written(156, 130, "SQL foundations", 8, theme.on(fill), "name", of="sql"),
    ]
    return tuple(made)


def scene(shapes: tuple[Shape, ...], paper: Page = A4, ground: str = LIGHT.ground) -> Scene:
    return Scene(paper, ground, shapes)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_a_sound_page_breaks_none(theme: Theme) -> None:
    assert broken_alone(scene(page(theme), ground=theme.ground)) == []


def the(role: str, shapes: tuple[Shape, ...]) -> Shape:
    return next(shape for shape in shapes if shape.role == role)


def changed(role: str, **values: object) -> Callable[[], tuple[Shape, ...]]:
    """Change the first shape of a role."""

    def make() -> tuple[Shape, ...]:
        shapes = page()
        chosen = the(role, shapes)
        new: Shape = replace(chosen, **values)  # type: ignore[arg-type]
        return tuple(new if shape is chosen else shape for shape in shapes)

    return make


def added(*more: Shape) -> Callable[[], tuple[Shape, ...]]:
    return lambda: (*page(), *more)


def without(role: str) -> Callable[[], tuple[Shape, ...]]:
    return lambda: tuple(shape for shape in page() if shape.role != role)


def text(x: float, y: float, said: str, **more: object) -> Text:
    made = written(x, y, said, 8, LIGHT.ink, "note")
    return replace(made, **more)  # type: ignore[arg-type]


BREAKS = {
    "text on text": (added(text(160, 131, "x")), "1: 'SQL foundations' overlaps 'x'"),
    "line through text": (
        added(Line(((30, 56), (90, 56)), LIGHT.ink, 1, "rule")),
        "1: rule  crosses 'Data analyst'",
    ),
    "outline through text": (changed("bar", width=50.0), "1: the outline of bar sql crosses"),
    "hatch under text": (
        changed("bar", hatch="/", ink=LIGHT.rule),
        "1: the outline of bar sql crosses",
    ),
    "text wider than said": (changed("name", width=20.0), "1: 'SQL foundations' is"),
    "text without a place": (changed("name", width=float("nan")), "1: 'SQL foundations' is"),
    "text covered": (
        added(Rect(150, 110, 60, 40, "shade", fill=LIGHT.band)),
        "1: shade  covers 'SQL foundations'",
    ),
    "logo covers text": (
        added(Image(150, 120, 60, 20, png(), "logo", "A")),
        "1: logo A covers 'SQL foundations'",
    ),
    "logo on text": (changed("logo", x=100.0, y=50.0), "1: logo Akademie lies on 'Data analyst'"),
    "logo on logo": (
        added(Image(660, 45, 60, 20, png(), "logo", "B")),
        "1: logo Akademie lies on logo B",
    ),
    "line through logo": (
        added(Line(((600, 50), (720, 50)), LIGHT.ink, 1, "rule", "a")),
        "1: rule a crosses logo Akademie",
    ),
    "logo off the page": (changed("logo", x=790.0), "1: logo Akademie leaves the margins"),
    "logo stretched": (changed("logo", width=80.0), "1: logo Akademie is stretched"),
    "logo no picture": (changed("logo", data=b"GIF89a"), "1: logo Akademie is no PNG"),
    "rectangle off the page": (changed("bar", x=20.0), "1: bar sql leaves the margins"),
    "text off the page": (added(text(805, 300, "abc")), "1: note abc leaves the margins"),
    "line off the page": (
        added(Line(((40, 300), (830, 300)), LIGHT.ink, 1, "axis")),
        "1: axis  leaves the margins",
    ),
    "small text": (
        added(text(200, 300, "abc", size=6.9, width=8 * 6.9 / 8)),
        "2: 'abc' is set in 6.9 pt, below 7",
    ),
    "small name": (changed("name", size=7.4), "2: 'SQL foundations' is set in 7.4 pt, below 7.5"),
    "small title": (changed("title", size=13.0), "2: 'Data analyst' is set in 13 pt, below 14"),
    "no title": (without("title"), "2: the page has no title"),
    "pale text": (changed("name", colour="#ffffff"), "3: 'SQL foundations' has a contrast of"),
    "pale outline": (changed("bar", edge=LIGHT.fill(0)), "3: bar"),
    "pale line": (changed("limit", colour=LIGHT.rule), "3: limit"),
    "strands alike": (changed("strand", fill=LIGHT.fill(1)), "5: strands data and web differ by"),
    "hatches alike": (
        changed("strand", hatch=LIGHT.hatch(2)),
        "5: strands data and web have the same hatch",
    ),
    "hatch unseen": (changed("strand", ink=LIGHT.fill(0)), "5: the hatch of strand data hardly"),
    "strand unnamed": (changed("strand-name", of="other"), "5: a strand has no name"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_every_rule_can_be_broken(name: str) -> None:
    make, said = BREAKS[name]
    assert any(fault.startswith(said) for fault in broken_alone(scene(make()))), broken_alone(
        scene(make())
    )


def test_a_narrow_margin_is_told() -> None:
    assert "1: the margin is below 10 mm" in broken_alone(scene(page(), Page(842, 595, 20)))


def test_light_text_on_the_ground_of_another_theme_is_told() -> None:
    dark = THEMES["dark"]
    shapes = tuple(shape for shape in page(dark) if shape.role != "band")
    faults = broken_alone(scene(shapes, ground=LIGHT.ground))
    assert any(fault.startswith("3: 'Data analyst'") for fault in faults)


def test_the_theme_of_a_look_is_the_light_one_unless_told() -> None:
    assert Look().theme is LIGHT
