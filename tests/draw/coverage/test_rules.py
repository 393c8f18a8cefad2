"""The rules of the coverage pages notice every page that lies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from curplan.draw.coverage.layout import coverage_pages
from curplan.draw.rules.coverage import broken_coverage
from curplan.draw.scene import Rect, Scene, Shape, Text
from tests.draw.coverage.test_pages import small

PLAN = small()
PAGES = coverage_pages(PLAN)

Change = Callable[[Shape], Shape | None]


def changed(page: int, change: Change) -> list[str]:
    """Change the shapes of a page (None drops one) and say what is broken then."""
    scene = PAGES[page]
    shapes = tuple(made for shape in scene.shapes if (made := change(shape)) is not None)
    assert shapes != scene.shapes
    pages = list(PAGES)
    pages[page] = replace(scene, shapes=shapes)
    return broken_coverage(pages, PLAN)


def drop(role: str, of: str | None = None) -> Change:
    return lambda s: None if s.role == role and of in (None, s.of) else s


def say(role: str, of: str | None, text: str) -> Change:
    return lambda s: (
        replace(s, text=text)
        if isinstance(s, Text) and s.role == role and of in (None, s.of)
        else s
    )


def move(role: str, of: str, x: float = 0.0, y: float = 0.0) -> Change:
    return lambda s: (
        replace(s, x=s.x + x, y=s.y + y)
        if isinstance(s, Text | Rect) and s.role == role and s.of == of
        else s
    )


def fill(role: str, of: str, colour: str) -> Change:
    return lambda s: (
        replace(s, fill=colour) if isinstance(s, Rect) and (s.role, s.of) == (role, of) else s
    )


def value(role: str, of: str, number: float) -> Change:
    return lambda s: (
        replace(s, value=number) if isinstance(s, Rect) and (s.role, s.of) == (role, of) else s
    )


def rename(role: str, of: str, to: str) -> Change:
    return lambda s: replace(s, of=to) if (s.role, s.of) == (role, of) else s


def taller(role: str, of: str) -> Change:
    return lambda s: (
        replace(s, height=s.height / 2)
        if isinstance(s, Rect) and (s.role, s.of) == (role, of)
        else s
    )


def colour_of(page: int, role: str, of: str) -> str:
    return next(rect.fill for rect in PAGES[page].rects(role) if rect.of == of)


LIES: dict[str, tuple[int, Change, str]] = {
    "no title": (0, drop("title"), "2: the page has no title"),
    "page number": (1, say("subtitle", None, "page 3 of 2"), "11: the page is not said to be 2"),
    "a month is missing": (0, drop("column", "2"), "6: there are 3 columns"),
    "months in disorder": (0, move("column", "1", x=500), "6: the columns are not in order"),
    "level of a cell": (0, value("cell", "python@2:2", 1.0), "7: python@2 at column 2 shows"),
    "cell is missing": (0, drop("cell", "python@2:1"), "7: python@2 at column 1 shows []"),
    "cell of nothing": (0, rename("cell", "held@1:0", "x@1:0"), "7: there is a cell x@1:0"),
    "cell below another head": (0, move("cell", "sql@1:3", x=-150), "is not below its head"),
    "cell in another row": (0, move("cell", "sql@1:3", y=40), "is not in its row"),
    "reached looks like not": (
        0,
        fill("cell", "python@2:2", colour_of(0, "cell", "python@2:1")),
        "5: what is reached",
    ),
    "number of a step": (0, say("level", "python@2:2", "3"), "4: the step python@2:2"),
    "number elsewhere": (0, move("level", "python@2:2", x=90), "4: the number of python@2:2"),
    "group is missing": (0, drop("group", "must"), "4: the groups are not"),
    "order of weight": (0, move("name", "held@1", y=-25), "4: the requirements are not in order"),
    "group elsewhere": (0, move("group", "optional", y=-60), "is not in the group of"),
    "name of a row": (0, say("name", "sql@1", "S Q"), "4: sql@1 is named"),
    "needed": (0, say("needed", "sql@1", "2"), "4: sql@1 is not said to have needed 1"),
    "weight": (0, say("weight", "sql@1", "9"), "4: sql@1 is not said to have weight 2"),
    "open without sign": (0, drop("open-sign"), "5: python@3 stays open"),
    "open without word": (0, drop("open-text"), "5: python@3 stays open"),
    "open by other figures": (0, say("open-text", None, "1 of 3"), "7: python@3 is said to be"),
    "open though reached": (0, rename("open", "python@3", "sql@1"), "5: sql@1 is marked as open"),
    "reached when": (0, rename("reached", "sql@1:3", "sql@1:2"), "7: sql@1 is not said"),
    "reached in words": (0, say("reached", "sql@1:3", "Later"), "7: sql@1 is said to be reached"),
    "bar's value": (0, value("share", "1", 0.5), "7: the bar of column 1"),
    "bar's height": (0, taller("share", "2"), "7: the bars are not as high"),
    "bar of no month": (0, rename("share", "2", "9"), "7: there are bars of no month"),
    "percentage": (0, say("share-text", "1", "48 %"), "7: share-text 1"),
    "percentage of a group": (0, say("group-share", "must:1", "1 %"), "7: group-share must:1"),
    "how many stay open": (0, say("open-count", None, "Open: 7"), "7: 1 requirements stay open"),
    "when needs are met": (0, say("needs", None, "by week 9"), "7: the needs are met in week 10"),
    "nothing on the needs": (0, drop("needs"), "11: the page does not say"),
    "outcome is missing": (1, drop("name", "python@1"), "4: python@1 is on no page"),
    "outcome's name": (1, say("name", "python@1", "Ruby"), "4: python@1 is named"),
    "outcome's level": (1, say("level", "python@2", "1"), "4: python@2 does not show its level"),
    "module is missing": (1, drop("number", "b"), "6: the modules are not the plan's"),
    "module's number": (1, say("number", "b", "7"), "4: the modules are not numbered"),
    "module's name": (1, say("key-name", "b", "Other"), "4: b is not in the key"),
    "letters": (1, say("letters", "python@1:a", "I"), "7: the mark python@1:a says 'I'"),
    "mark is missing": (1, drop("letters", "python@1:b"), "7: the mark python@1:b says ''"),
    "mark of nothing": (1, rename("letters", "go@1:c", "go@1:b"), "7: the mark go@1:b says 'A'"),
    "mark without a field": (1, drop("mark", "go@1:c"), "5: the mark go@1:c has letters without"),
    "mark below another": (1, move("mark", "go@1:c", x=-34), "7: the mark go@1:c is not below"),
    "mark beside another": (1, move("mark", "go@1:c", y=60), "7: the mark go@1:c is not beside"),
    "introduced looks practised": (
        1,
        fill("mark", "python@1:a", colour_of(1, "mark", "python@1:b")),
        "5: introduced looks like",
    ),
    "legend": (1, say("letter", "assessed", "I"), "5: the legend does not tell"),
    "check is missing": (1, drop("check-text", "sql@1"), "5: sql@1 is 'too early'"),
    "check of another": (1, rename("held", "rust@1", "python@1"), "5: rust@1 is 'left out'"),
    "checks alike": (1, say("check-text", "sql@1", "never assessed"), "5: two checks"),
    "how many never assessed": (
        1,
        say("coverage-unassessed", None, "Never: 4"),
        "7: 1 outcomes are unassessed",
    ),
    "how many too early": (
        1,
        say("coverage-out-of-order", None, "Too early: 1"),
        "7: 2 outcomes are out-of-order",
    ),
}


def test_the_pages_are_true_at_first() -> None:
    assert broken_coverage(PAGES, PLAN) == []


@pytest.mark.parametrize("lie", LIES)
def test_every_lie_is_noticed(lie: str) -> None:
    page, change, message = LIES[lie]
    found = changed(page, change)
    assert any(message in fault for fault in found), found


def test_pages_that_are_missing_or_double() -> None:
    assert broken_coverage((), PLAN) == ["11: there is no page"]
    assert any("on no page" in fault for fault in broken_coverage(PAGES[:1], PLAN))
    found = broken_coverage((*PAGES, PAGES[1]), PLAN)
    assert any("is there more than once" in fault for fault in found)


def test_another_plan_is_noticed() -> None:
    def later(scene: Scene) -> list[str]:
        modules = tuple(m.model_copy(update={"end_week": 10}) for m in PLAN.modules)
        return broken_coverage((scene, *PAGES[1:]), PLAN.model_copy(update={"modules": modules}))

    assert any("python@2 at column 2" in fault for fault in later(PAGES[0]))
