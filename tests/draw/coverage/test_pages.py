"""Coverage pages of plans of every kind keep the rules and say what the plan says."""

from __future__ import annotations

import pytest

from curplan.draw.coverage.layout import coverage_pages
from curplan.draw.look import Look
from curplan.draw.mirror import mirror
from curplan.draw.paint.files import png_bytes
from curplan.draw.rules.coverage import broken_coverage
from curplan.draw.rules.scene import broken_alone
from curplan.draw.scene import A4, Page, Scene
from curplan.draw.theme import DARK, LIGHT, PRINT, Theme
from curplan.plan.model import Coverage, Plan
from tests.draw.coverage.learnt import learnt
from tests.draw.plans import Shape

SMALL = Shape(modules=8, weeks=10, strands=3)
PLANS: dict[str, Plan] = {
    "usual": learnt(1, Shape(), skills=28),
    "without dates": learnt(2, Shape(dated=False), skills=24),
    "long names": learnt(3, SMALL, skills=14, words=(7, 12)),
    "two years": learnt(4, Shape(modules=30, weeks=104), skills=20),
    "a year without dates": learnt(5, Shape(modules=20, weeks=60, dated=False), skills=20),
    "sixty modules": learnt(6, Shape(modules=60, weeks=60, strands=10), skills=45),
    "many skills": learnt(7, Shape(modules=36, strands=10), skills=60),
    "all is held": learnt(8, SMALL, skills=8, entry=1.0, short=0.0),
    "all is open": learnt(9, SMALL, skills=12, short=1.0),
    "nothing is assessed": learnt(10, SMALL, skills=12, careful=0.0),
    "one week": learnt(11, Shape(modules=2, weeks=1), skills=3),
    "one module": learnt(12, Shape(modules=1, weeks=3), skills=2),
}
PAGES = {
    "a4": A4,
    "upright": Page(A4.height, A4.width),
    "wide": Page(960, 540),
    "square": Page(700, 700),
    "narrow": Page(300, 640),
}


@pytest.mark.parametrize("name", PLANS)
def test_breaks_no_rule(name: str) -> None:
    plan = PLANS[name]
    assert broken_coverage(coverage_pages(plan), plan) == []


@pytest.mark.parametrize("name", ["without dates", "long names", "all is open", "one module"])
def test_breaks_no_rule_for_a_partner(name: str) -> None:
    plan = PLANS[name]
    assert broken_coverage(coverage_pages(plan, Look(reader="partner")), plan) == []


@pytest.mark.parametrize("seed", range(7))
def test_breaks_no_rule_whatever_the_plan(seed: int) -> None:
    shape = Shape(
        modules=5 + 4 * seed, weeks=6 + 3 * seed, strands=2 + seed % 9, dated=seed % 3 > 0
    )
    plan = learnt(100 + seed, shape, skills=6 + 3 * seed)
    look = Look(theme=(LIGHT, DARK, PRINT)[seed % 3])
    assert broken_coverage(coverage_pages(plan, look), plan) == []


@pytest.mark.parametrize(
    ("page", "theme"),
    [
        ("upright", DARK),
        ("wide", PRINT),
        ("square", DARK),
        ("narrow", LIGHT),
        ("a4", DARK),
        ("a4", PRINT),
    ],
)
def test_breaks_no_rule_on_any_page_in_any_theme(page: str, theme: Theme) -> None:
    plan = PLANS["usual"]
    look = Look(page=PAGES[page], theme=theme)
    scenes = coverage_pages(plan, look)
    assert broken_coverage(scenes, plan) == []
    shape = PAGES[page].width / PAGES[page].height
    assert {round(scene.page.width / scene.page.height, 6) for scene in scenes} == {round(shape, 6)}


def test_turned_round_it_is_as_good() -> None:
    scenes = coverage_pages(PLANS["usual"])
    assert [fault for scene in scenes for fault in broken_alone(mirror(scene))] == []


def test_the_same_plan_gives_the_same_bytes() -> None:
    plan = PLANS["one module"]
    first, second = coverage_pages(plan), coverage_pages(plan)
    assert first == second
    assert [png_bytes(scene, 60) for scene in first] == [png_bytes(scene, 60) for scene in second]


def words(scene: Scene, role: str) -> dict[str, str]:
    return {text.of: text.text for text in scene.texts(role)}


def small() -> Plan:
    """Three modules in ten weeks: python in two steps, sql too late for what uses it."""
    plan = learnt(1, Shape(modules=3, weeks=10, dated=False), skills=1)
    a, b, c = plan.modules
    update = (
        {"id": "a", "kind": "course", "start_week": 1, "end_week": 3}
        | {"teaches": {"python": 1}, "practises": {"sql": 1}, "assesses": {"python": 1}},
        {"id": "b", "kind": "course", "start_week": 4, "end_week": 8}
        | {"teaches": {"python": 2}, "practises": {"python": 1, "held": 1}, "assesses": {}},
        {"id": "c", "kind": "capstone", "start_week": 9, "end_week": 10}
        | {"teaches": {"sql": 1}, "practises": {"rust": 1}, "assesses": {"sql": 1, "go": 1}},
    )
    modules = tuple(
        module.model_copy(update=each) for module, each in zip((a, b, c), update, strict=True)
    )
    asked = (
        ("python", 2, "essential", 6, 0),
        ("python", 3, "optional", 2, 0),
        ("sql", 1, "must", 2, 0),
        ("held", 1, "essential", 2, 1),
    )
    coverage = tuple(
        Coverage.model_validate(
            {"skill": skill, "name": skill.title(), "required": required, "priority": priority}
            | {"weight": weight, "entry": entry, "reached": 0}
        )
        for skill, required, priority, weight, entry in asked
    )
    found = {"modules": modules, "coverage": coverage, "entry": {"held": 1}, "skills": ()}
    return plan.model_copy(update=found)


def test_levels_are_those_at_the_end_of_each_month() -> None:
    """Months of four weeks: python@1 is there in the first, python@2 (week 8) in the second."""
    first = coverage_pages(small())[0]
    cells = {rect.of: rect.value for rect in first.rects("cell")}
    assert [cells.get(f"python@2:{column}", 0) for column in range(4)] == [0, 1, 2, 2]
    assert [cells.get(f"sql@1:{column}", 0) for column in range(4)] == [0, 0, 0, 1]
    assert [cells.get(f"held@1:{column}", 0) for column in range(4)] == [1, 1, 1, 1]
    shares = words(first, "share-text")
    # Of 12: held 2; python half of 6 and a third of 2; all of 6 and two thirds of 2; sql 2.
    assert [shares[str(column)] for column in range(4)] == ["16 %", "47 %", "77 %", "94 %"]
    assert words(first, "open-text") == {"python@3": "open: 2 of 3"}
    assert set(words(first, "reached")) == {"python@2:2", "sql@1:3", "held@1:0"}
    said = [text.text for text in first.texts("needs", "open-count")]
    assert said == [
        "Every must and essential level is reached by the end of week 10.",
        "Open at the end: 1 requirement of 4.",
    ]


def test_a_must_counts_only_in_full() -> None:
    plan = small()
    must = plan.coverage[0].model_copy(update={"priority": "must"})
    first = coverage_pages(plan.model_copy(update={"coverage": (must, *plan.coverage[1:])}))[0]
    shares = words(first, "group-share")
    assert [shares[f"must:{column}"] for column in range(4)] == ["0 %", "0 %", "75 %", "100 %"]


def test_marks_and_checks() -> None:
    second = coverage_pages(small())[1]
    assert words(second, "letters") == {
        "python@1:a": "IA",
        "sql@1:a": "P",
        "python@1:b": "P",
        "python@2:b": "I",
        "held@1:b": "P",
        "sql@1:c": "IA",
        "rust@1:c": "P",
        "go@1:c": "A",
    }
    assert words(second, "check-text") == {
        "python@2": "never assessed",
        "sql@1": "used too early",
        "go@1": "never introduced",
    }
    assert words(second, "held") == {"held@1": "held on entry", "rust@1": "not taught here"}
    said = [text.text for text in second.texts("coverage-unassessed", "coverage-out-of-order")]
    assert said == ["Never assessed: 1.", "Used before they are introduced: 2."]


def test_a_continuous_module_has_taught_as_soon_as_it_begins() -> None:
    plan = small()
    modules = [
        m.model_copy(update={"kind": "continuous", "start_week": 1}) if m.id == "c" else m
        for m in plan.modules
    ]
    second = coverage_pages(plan.model_copy(update={"modules": tuple(modules)}))[1]
    assert "sql@1" not in words(second, "check-text")


def test_rows_that_do_not_fit_go_to_further_pages_of_the_same_columns() -> None:
    plan = PLANS["many skills"]
    pages = coverage_pages(plan)[1:]
    assert len(pages) > 1
    heads = [[(t.text, t.x) for t in page.texts("number")] for page in pages]
    assert heads == [heads[0]] * len(pages)
    said = [page.texts("subtitle")[0].text for page in pages]
    assert all(f"page {n} of {len(pages) + 1}" in text for n, text in enumerate(said, 2))


def test_a_partner_reads_plain_words_without_weights() -> None:
    scenes = coverage_pages(PLANS["usual"], Look(reader="partner"))
    said = " ".join(text.text for scene in scenes for text in scene.texts()).lower()
    assert not scenes[0].texts("weight")
    assert not {"must", "essential", "optional", "outcome", "outcomes"} & set(said.split())
    assert "skill-" not in said
    assert "what the job needs" in said


def test_a_plan_that_teaches_nothing_has_its_requirements_alone() -> None:
    plan = small()
    modules = tuple(
        m.model_copy(update={"teaches": {}, "practises": {}, "assesses": {}}) for m in plan.modules
    )
    scenes = coverage_pages(plan.model_copy(update={"modules": modules}))
    assert len(scenes) == 1
    assert len(scenes[0].rects("open")) == 3
