"""Plans side by side: what the plans say, and nothing else."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from curplan import api
from curplan.compare.figures import held_levels
from curplan.compare.plans import ComparedOutcome, PlanComparison
from curplan.plan.model import Coverage, Plan
from tests.compare.making import desk
from tests.draw.plans import Shape, made_up


@cache
def plan(role: str, **given: Any) -> Plan:
    brief = api.Brief.model_validate({"role": role, "weeks": 6, "hours_per_week": 8} | given)
    return api.make_plan(desk(), brief, "quick")


@cache
def compared() -> PlanComparison:
    return api.compare_plans([plan("reporter"), plan("editor")])


def row(
    skill: str, required: int, reached: int, weight: int = 1, priority: str = "must"
) -> Coverage:
    return Coverage.model_validate(
        {
            "skill": skill,
            "required": required,
            "reached": reached,
            "weight": weight,
            "priority": priority,
        }
    )


def covering(*rows: Coverage, **update: Any) -> Plan:
    return plan("editor").model_copy(update={"coverage": rows, "modules": (), "entry": {}} | update)


def outcomes(found: tuple[ComparedOutcome, ...]) -> list[str]:
    return [f"{one.skill}@{one.level} {one.letters or '-'}" for one in found]


def test_figures_are_those_of_the_plan() -> None:
    one, other = compared().plans
    assert (one.letter, one.plan.role, other.letter, other.plan.role) == (
        "A",
        "reporter",
        "B",
        "editor",
    )
    assert (one.hours, other.hours) == (42, 24)
    assert (one.capacity, one.weeks_taught, one.last_week, other.last_week) == (44, 6, 6, 4)
    assert one.by_kind == {"capstone": 8, "continuous": 4, "course": 25, "project": 5}
    assert one.by_strand == {"data": 22, "desk": 20}
    assert (one.selection_penalty, one.schedule_penalty, other.schedule_penalty) == (0, 0, 2)
    assert (one.end_date, one.proven, one.short, one.verdicts) == (None, True, False, None)


def test_hours_by_kind_and_strand_sum_to_the_hours() -> None:
    for seed in range(20):
        made = api.compare_plans([made_up(seed, Shape()), made_up(seed + 20, Shape())])
        for each in made.plans:
            whole = sum(float(module.hours) for module in each.plan.modules)
            assert sum(each.by_kind.values()) == sum(each.by_strand.values()) == each.hours == whole


def test_coverage_is_what_the_objectives_say() -> None:
    """In twelfths of a weight there, in weights here."""
    for each in (
        plan("reporter"),
        plan("reporter", weeks=2),
        plan("film-maker"),
        plan("cartoonist"),
    ):
        figures = api.compare_plans([each, plan("editor")]).plans[0]
        for priority in ("must", "essential", "optional"):
            share, objective = figures.share(priority), each.objective(f"{priority}_coverage")
            assert 12 * share.reached == objective.value
            assert 12 * share.most == objective.max


@pytest.mark.parametrize(
    ("priority", "percent", "full"), [("must", 60.0, False), ("essential", 80.0, False)]
)
def test_a_level_short_counts_in_part_but_for_a_must(
    priority: str, percent: float, full: bool
) -> None:
    """Weights 3 and 2; the first is reached, half of the second."""
    made = covering(row("a", 1, 2, 3, priority), row("b", 2, 1, 2, priority))
    figures = api.compare_plans([made, plan("editor")]).plans[0]
    share = figures.must if priority == "must" else figures.essential
    assert (share.percent, share.full) == (percent, full)
    assert figures.short
    assert figures.optional.percent is None


def test_an_optional_requirement_alone_does_not_make_a_plan_short() -> None:
    made = covering(row("a", 2, 1, priority="optional"))
    assert not api.compare_plans([made, plan("editor")]).plans[0].short
    none = covering(row("a", 1, 1), status="infeasible")
    assert api.compare_plans([none, plan("editor")]).plans[0].short


def test_dated_plans_end_on_their_last_day() -> None:
    made = plan("editor", start="2027-01-11")
    last = max(module.end_date for module in made.modules if module.end_date)
    assert api.compare_plans([made, plan("editor")]).plans[0].end_date == last


def test_modules_in_both_and_in_one() -> None:
    made = compared()
    assert [m.id for m in made.modules_of("AB")] == ["shell-basics", "career", "colour-course"]
    assert {m.id for m in made.modules_of("A")} == {
        "python-intensive",
        "charts-lab",
        "sql-basics",
        "final",
    }
    assert {m.id for m in made.modules_of("B")} == {"poetry", "python-basics"}
    (colour,) = [m for m in made.modules if m.id == "colour-course"]
    assert (colour.title, colour.kind, colour.strand) == ("Colour", "course", "data")
    assert (colour.hours, colour.letters) == ((3, 3), "AB")


def test_each_module_is_in_exactly_one_group() -> None:
    """Of four plans there are fifteen groups; together they are all modules."""
    plans = [made_up(seed, Shape(modules=4 + 7 * seed)) for seed in range(1, 5)]
    made = api.compare_plans(plans)
    groups = ["".join(c for n, c in enumerate("ABCD") if bits >> n & 1) for bits in range(1, 16)]
    found = [module.id for group in groups for module in made.modules_of(group)]
    assert sorted(found) == sorted({module.id for each in plans for module in each.modules})
    for letter, each in zip("ABCD", plans, strict=True):
        own = [m.id for group in groups if letter in group for m in made.modules_of(group)]
        assert sorted(own) == sorted(module.id for module in each.modules)


def test_outcomes_that_one_reaches_and_another_does_not() -> None:
    made = compared()
    assert outcomes(made.differing) == [
        "report@1 A",
        "python@2 A",
        "sql@1 A",
        "charts@1 A",
        "poems@1 B",
    ]
    python = made.differing[1]
    assert (python.name, python.asked, python.levels) == ("Python", ("essential", None), (2, 1))
    assert {"talk@1 AB", "python@1 AB", "colour@1 AB"} == {
        text for text in outcomes(made.outcomes) if text.endswith("AB")
    }
    assert made.unreached == ()


def test_what_a_role_does_not_ask_for_counts_when_it_is_taught_or_held() -> None:
    """The host's coders hold python@2, which no row of a cartoonist's plan speaks of."""
    host, cartoonist = plan("host"), plan("cartoonist")
    made = api.compare_plans([host, cartoonist])
    assert set(outcomes(made.differing)) == {
        "talk@1 A",
        "colour@1 B",
        "python@2 A",
        "python@1 A",
        "poems@1 B",
    }
    taught = {skill for module in plan("reporter").modules for skill in module.teaches}
    assert taught <= set(held_levels(plan("reporter")))


def test_what_nobody_reaches_is_apart() -> None:
    made = api.compare_plans([plan("film-maker"), plan("editor")])
    assert "film@1 -" in outcomes(made.unreached)
    assert all(one.letters for one in made.differing)


def test_the_highest_priority_comes_first() -> None:
    one = covering(row("b", 1, 1, priority="optional"), row("a", 1, 0, priority="essential"))
    other = covering(row("b", 1, 0, priority="must"), row("c", 1, 1))
    made = api.compare_plans([one, other])
    assert outcomes(made.outcomes) == ["b@1 A", "c@1 B", "a@1 -"]
    assert made.outcomes[0].asked == ("optional", "must")
    assert made.outcomes[0].priority == "must"


def test_plans_of_different_catalogues_say_so() -> None:
    one = plan("editor")
    stamps = {
        "content": one.catalogue.model_copy(update={"sha256": "0" * 64}),
        "hour": one.catalogue.model_copy(update={"hour": 45}),
    }
    others = {name: one.model_copy(update={"catalogue": stamp}) for name, stamp in stamps.items()}
    assert (compared().same_catalogue, compared().same_hour) == (True, True)
    assert not api.compare_plans([one, others["content"]]).same_catalogue
    assert not api.compare_plans([one, others["hour"]]).same_hour


def test_verdicts_are_kept_with_their_plans() -> None:
    said = (api.Verdicts(3, 1, 0), None)
    made = api.compare_plans([plan("reporter"), plan("editor")], said)
    assert tuple(each.verdicts for each in made.plans) == said


def test_two_to_four_plans_with_a_verdict_for_each() -> None:
    one = plan("editor")
    for number in (1, 5):
        with pytest.raises(ValueError, match="two to 4"):
            api.compare_plans([one] * number)
    with pytest.raises(ValueError, match="verdict"):
        api.compare_plans([one, one], [None])
