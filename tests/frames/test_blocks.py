from __future__ import annotations

from typing import Any

from curplan.brief.frame import Frame
from curplan.frames.blocks import block_reports
from curplan.frames.model import BlockReport
from curplan.frames.report import report
from curplan.frames.said import said
from curplan.plan.model import Plan
from curplan.words import ENGLISH
from tests.frames.making import judged, module, plan_of

WOOD: dict[str, Any] = {
    "code": "B1",
    "title": "Wood",
    "outcomes": ["sawing@2", "planing@1"],
    "evidence": [{"title": "A chair", "kinds": ["project"]}, {"title": "A sketch"}],
    "forms": ["project", "oral"],
    "hours": 50,
}
METAL: dict[str, Any] = {"code": "B2", "title": "Metal", "outcomes": ["welding@1"], "hours": 20}


def frame(*blocks: dict[str, Any]) -> Frame:
    return Frame.model_validate({"id": "f", "title": "F", "blocks": blocks or (WOOD, METAL)})


SAWING = module("sawing", 1, 2, 24, teaches={"sawing": (1, 2)})
PLANING = module("planing", 3, 4, 16, teaches={"planing": 1})
CHAIR = module(
    *("chair", 5, 6, 30),
    kind="project",
    assesses={"sawing": 2, "planing": 1, "welding": 1},
    assessments=[judged("project", "sawing@2", "planing@1", "welding@1")],
)
WELDING = module("welding", 5, 5, 10, teaches={"welding": 1})


def blocks(plan: Plan, *asked: dict[str, Any]) -> tuple[BlockReport, ...]:
    return block_reports(frame(*asked), plan)


def missing(block: BlockReport) -> list[str]:
    return [said(each, ENGLISH) for each in block.missing]


def test_a_whole_block() -> None:
    # Wood: 24 + 16 and half of the 30 of the chair, which serves both, are 55 h.
    # Metal: 10 and the other 15 are 25 h.
    wood, metal = blocks(plan_of(SAWING, PLANING, WELDING, CHAIR))
    assert (wood.whole, wood.minutes / 60, wood.reached, wood.judged) == (
        *(True, 55),
        *(("sawing@2", "planing@1"), ("sawing@2", "planing@1")),
    )
    assert wood.evidence == (("A chair", True), ("A sketch", None))
    assert wood.modules == ("Sawing", "Planing", "Chair")
    assert (metal.whole, metal.minutes / 60) == (True, 25)


def test_no_hour_counts_twice() -> None:
    plan = plan_of(SAWING, PLANING, WELDING, CHAIR)
    assert sum(block.minutes for block in blocks(plan)) == 60 * (24 + 16 + 10 + 30)


def test_a_level_short_counts_nothing() -> None:
    short = module("sawing", 1, 2, 24, teaches={"sawing": 1})
    wood, _ = blocks(plan_of(short, PLANING, WELDING, CHAIR))
    assert (wood.reached, wood.whole) == (("planing@1",), False)
    assert missing(wood) == ["Sawing, level 2: not reached (level 1)"]


def test_what_is_held_on_entry_is_reached_and_still_to_be_judged() -> None:
    plan = plan_of(PLANING, entry={"sawing": 2})
    wood, _ = blocks(plan)
    assert wood.reached == ("sawing@2", "planing@1")
    # 16 of 50 h; nothing is judged, and there is no project.
    assert missing(wood) == [
        "Sawing, level 2: not assessed in the way asked for",
        "planing, level 1: not assessed in the way asked for",
        "nothing yields: A chair",
        "34 h are missing",
    ]


def test_the_form_of_an_assessment_counts() -> None:
    quiz = CHAIR | {"assessments": [judged("quiz", "sawing@2", "planing@1", "welding@1")]}
    wood, metal = blocks(plan_of(SAWING, PLANING, WELDING, quiz))
    assert (wood.judged, wood.whole) == ((), False)
    assert metal.judged == ("welding@1",)  # it names no form


def test_a_higher_level_shows_the_lower_one() -> None:
    high = CHAIR | {"assessments": [judged("oral", "sawing@3", "planing@1")]}
    wood, _ = blocks(plan_of(SAWING, PLANING, WELDING, high))
    assert wood.judged == ("sawing@2", "planing@1")


def test_a_module_that_only_says_that_it_assesses() -> None:
    plain = CHAIR | {"assessments": []}
    wood, metal = blocks(plan_of(SAWING, PLANING, WELDING, plain))
    assert wood.judged == ()
    assert metal.judged == ("welding@1",)


def test_hours_that_are_missing_are_told_to_the_minute() -> None:
    # 24 + 16 + 15 are 55 h of 55.5.
    wood, _ = blocks(plan_of(SAWING, PLANING, WELDING, CHAIR), WOOD | {"hours": 56}, METAL)
    assert missing(wood) == ["1 h are missing"]


def test_the_report_counts_whole_blocks_only() -> None:
    made = report(frame(), plan_of(SAWING, PLANING, CHAIR))
    assert not made.met
    (check,) = made.checks
    assert said(check.says, ENGLISH) == "Blocks that count whole: 1 of 2"
    # Metal: the half of the chair, 15 of 20 h, and nobody teaches it.
    assert missing(made.blocks[1]) == ["welding, level 1: not reached (level 0)", "5 h are missing"]
    assert report(frame(), plan_of(SAWING, PLANING, WELDING, CHAIR)).met
