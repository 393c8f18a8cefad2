from __future__ import annotations

import pytest

from curplan.calendars.weeks import LOST
from curplan.draw.look import Look
from curplan.draw.parts.labels import Wording, inside
from curplan.draw.roadmap.layout import roadmap
from curplan.draw.roadmap.phases import phases
from curplan.draw.rules.scene import broken
from curplan.draw.scene import A4, Page, Scene
from tests.draw.dressing import dressed, phased, skilled
from tests.draw.plans import STRANDS, Shape, made_up
from tests.plan.making import reporter

SHAPES = {
    "usual": Shape(),
    "one module": Shape(modules=1, weeks=4, strands=1),
    "four modules": Shape(modules=4, weeks=8, strands=2),
    "twelve weeks": Shape(modules=14, weeks=12),
    "thirty-nine weeks": Shape(modules=30, weeks=39, strands=7),
    "long names": Shape(words=(7, 11)),
    "one-week modules": Shape(modules=26, one_week=1.0),
    "thicket": Shape(modules=40, weeks=40, needs=3.0),
    "ten strands": Shape(modules=30, strands=10),
    "no dates": Shape(dated=False),
    "many closures": Shape(closures=0.8),
    "partial": Shape(partial=True, weeks=12, modules=12),
    "over the limit": Shape(over=0.6),
    "sixty modules": Shape(modules=60, weeks=60, strands=8, words=(2, 4)),
    "sixty modules, half a year": Shape(modules=60, weeks=26, strands=6, parallel=4),
    "four weeks": Shape(modules=9, weeks=4, strands=4),
}


@pytest.mark.parametrize("name", SHAPES)
def test_breaks_no_rule(name: str) -> None:
    plan = made_up(1, SHAPES[name])
    scene = roadmap(plan)
    assert broken(scene, plan) == []
    assert (scene.page == A4) == (name != "sixty modules, half a year")


@pytest.mark.parametrize("modules", [1, 2, 5, 20, 60])
@pytest.mark.parametrize("weeks", [4, 13, 60])
def test_breaks_no_rule_from_one_module_to_sixty(modules: int, weeks: int) -> None:
    plan = made_up(modules, Shape(modules=modules, weeks=weeks, strands=min(6, modules)))
    assert broken(roadmap(plan), plan) == []


def test_same_plan_same_scene() -> None:
    assert roadmap(made_up(7, SHAPES["usual"])) == roadmap(made_up(7, SHAPES["usual"]))


def test_says_partial_in_the_title_and_what_falls_short() -> None:
    plan = made_up(3, SHAPES["partial"])
    scene = roadmap(plan)
    assert scene.texts("title")[0].text.startswith("Partial track: ")
    told = " ".join(text.text for text in scene.texts("shortfall"))
    short = [item for item in plan.coverage if item.priority == "must" and not item.full]
    assert all(f"{item.name} ({item.reached} of 3)" in told for item in short[:8])


def test_a_small_change_moves_few_rows() -> None:
    plan = made_up(2, SHAPES["usual"])
    shorter = plan.model_copy(update={"modules": plan.modules[:-1]})
    order = [text.of for text in roadmap(plan).texts("strand-name")]
    after = [text.of for text in roadmap(shorter).texts("strand-name")]
    assert [strand for strand in order if strand in after] == after


def test_years_are_named_where_months_have_no_room() -> None:
    plan = made_up(1, Shape(modules=12, weeks=208, strands=3))
    names = [text.text for text in roadmap(plan).texts("month")]
    assert names == [str(year) for year in range(2027, 2031)]
    undated = made_up(1, Shape(modules=12, weeks=208, strands=3, dated=False))
    assert [text.text for text in roadmap(undated).texts("month")][:2] == ["Year 1", "Year 2"]


def test_a_narrow_page_gives_strands_rows_of_their_own() -> None:
    plan = made_up(1, Shape(modules=8, weeks=12, strands=3))
    look = Look(page=Page(341.0, 680.0))
    scene = roadmap(plan, look)
    assert broken(scene, plan, look) == []
    bars = scene.rects("bar")
    for name in scene.texts("strand-name"):
        own = [bar for bar in bars if bar.fill == _fill(scene, name.of)]
        assert name.box.bottom <= min(bar.y for bar in own) + 1


def _fill(scene: Scene, strand: str) -> str:
    return next(rect.fill for rect in scene.rects("strand") if rect.of == strand)


@pytest.mark.parametrize("page", [Page(341.0, 680.0), Page(960.0, 540.0)])
def test_a_page_grows_in_its_own_shape(page: Page) -> None:
    plan = made_up(1, Shape(modules=60, weeks=26, strands=8))
    grown = roadmap(plan, Look(page=page)).page
    assert grown.width > page.width
    assert grown.width / grown.height == pytest.approx(page.width / page.height)
    assert grown.margin == page.margin


def test_a_short_plan_fills_its_page() -> None:
    plan = made_up(1, Shape(modules=8, weeks=12, strands=1))
    scene = roadmap(plan)
    legend = min(text.box.top for text in scene.texts("legend"))
    sums = max(text.box.bottom for text in scene.texts("load-sum"))
    assert legend - sums < scene.page.height / 10
    assert min(text.size for text in scene.texts("name")) >= 10


def test_hours_have_one_decimal_at_most() -> None:
    plan = dressed(made_up(1, Shape()), 1, part=1 / 3)
    scene = roadmap(plan)
    assert broken(scene, plan) == []
    figures = [text.text for text in scene.texts("hours", "strand-hours", "load-sum")]
    assert any("." in figure for figure in figures)
    assert all(len(figure.split()[0].partition(".")[2]) <= 1 for figure in figures)


def test_a_partner_reads_plain_words() -> None:
    plan = made_up(3, SHAPES["partial"])
    scene = roadmap(plan, Look(reader="partner"))
    assert not scene.lines("arrow")
    assert not scene.texts("footer")
    assert {bar.line for bar in scene.rects("bar")} == {0.6}
    figures = [text.text for text in scene.texts("figure")]
    assert "of what the job needs" in figures
    assert not {"must", "essential", "optional"} & set(figures)
    assert scene.texts("title")[0].text.startswith("Partial track: ")
    assert scene.texts("shortfall")[0].text.startswith("The job also needs")


def test_the_outcomes_of_each_month_are_whole_and_the_weightiest_that_fit() -> None:
    plan = skilled(made_up(4, Shape(modules=8, weeks=12, strands=2)), 4)
    scene = roadmap(plan, Look(page=A4.larger()))
    assert broken(scene, plan) == []
    told = {text.of for text in scene.texts("after")}
    assert told
    means = {f"{skill.id}@1": skill.levels[0].means for skill in plan.skills}
    for outcome in told:
        lines = [text.text for text in scene.texts("after") if text.of == outcome]
        assert " ".join(lines) == means[outcome]


def test_phases_follow_what_builds_on_what() -> None:
    plan = phased()
    assert [(phase.name, phase.first, phase.last) for phase in phases(plan)] == [
        ("foundations", 1, 4),
        ("core", 5, 8),
        ("specialisation", 9, 12),
        ("capstone", 13, 16),
    ]
    look = Look(page=A4.larger())
    assert broken(roadmap(plan, look), plan, look) == []
    assert len(roadmap(plan, look).texts("phase-name")) == 4


def test_a_track_in_which_nothing_builds_on_anything_has_no_phases() -> None:
    plan = phased()
    loose = tuple(module.model_copy(update={"needs": ()}) for module in plan.modules)
    assert phases(plan.model_copy(update={"modules": loose})) == ()


def test_names_come_back_where_lanes_have_room() -> None:
    """A number stands only in a bar that cannot hold the name in the height it has."""
    plan = made_up(1, SHAPES["sixty modules"])
    scene = roadmap(plan)
    bars = {bar.of: bar for bar in scene.rects("bar")}
    titles = {module.id: module.title for module in plan.modules}
    for text in scene.texts("number"):
        bar = bars[text.of]
        label = inside(Wording(titles[text.of], "999 h", "◆"), 7.5, bar.width - 8.0, 4)
        assert label is None or label.height + 2 * 1.3 > bar.height


def test_ten_strands_have_ten_fills() -> None:
    plan = made_up(5, Shape(modules=60, weeks=52, strands=10))
    fills = {rect.fill for rect in roadmap(plan).rects("strand")}
    assert len(fills) == len({module.strand for module in plan.modules}) == len(STRANDS)


@pytest.mark.parametrize("dated", [True, False])
def test_lost_weeks_are_shaded_and_named_once(dated: bool) -> None:
    start = {"start": "2027-01-11"} if dated else {}
    plan = reporter(weeks=8, lost=[3, 4], **start)
    scene = roadmap(plan)
    assert broken(scene, plan) == []
    (shade,) = scene.rects("closure")
    (week, _) = scene.texts("week")[:2]
    assert [text.text for text in scene.texts("closure-name")] == [LOST]
    assert shade.width == pytest.approx(2 * (scene.texts("week")[1].x - week.x))
