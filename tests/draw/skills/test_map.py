"""What the maps hold: nodes, needs, months, and that they are what the plan says."""

from __future__ import annotations

import pytest

from curplan.draw.look import PLAIN, Look
from curplan.draw.skills.graph import Node, reduce, skill_graph
from curplan.draw.skills.maps import module_map, outcome_map
from curplan.plan.model import Coverage, Plan, PlannedLevel, PlannedSkill
from curplan.plan.planned import PlannedModule, Support
from tests.draw.plans import Shape, made_up


def skill(name: str, *levels: tuple[tuple[str, ...], ...], strand: str = "data") -> PlannedSkill:
    return PlannedSkill(
        id=name,
        name=name.title(),
        strand=strand,
        levels=tuple(PlannedLevel(level=at, needs=needs) for at, needs in enumerate(levels, 1)),
    )


def module(
    name: str, teaches: dict[str, int], needs: dict[str, str], start: int, end: int
) -> PlannedModule:
    hours = {str(week): 1 for week in range(start, end + 1)}
    return PlannedModule(
        id=name,
        title=f"About {name}",
        strand="data",
        kind="course",
        hours=len(hours),
        start_week=start,
        end_week=end,
        weekly_hours=dict(hours),
        teaches=dict(teaches),
        needs=tuple(
            Support.model_validate({"outcome": outcome, "from": source})
            for outcome, source in needs.items()
        ),
    )


@pytest.fixture
def plan() -> Plan:
    """A is taught, then B; A's higher level needs the entry; D is required and not taught."""
    shape = Shape(modules=3, weeks=12, dated=False)
    return made_up(1, shape).model_copy(
        update={
            "modules": (
                module("first", {"a": 1}, {"shell@1": "entry"}, 1, 2),
                module("second", {"a": 2}, {"a@1": "first", "shell@2": "entry"}, 3, 5),
                module("third", {"b": 1}, {"a@1": "second", "c@1": "entry"}, 6, 12),
            ),
            "skills": (
                skill("a", (("shell@1",),), (("shell@2",),)),
                skill("b", (("x@1", "a@1"), ("c@1",))),
                skill("d", (("b@1",), ("e@1", "f@1")), strand="maths"),
                skill("shell", (), ()),
            ),
            "entry": {"shell": 2, "c": 3, "unused": 1},
            "coverage": (
                Coverage(skill="b", required=1, priority="must", weight=1, reached=1),
                Coverage(skill="d", required=1, priority="essential", weight=1, reached=0),
            ),
            "critical_chain": (),
        }
    )


def test_outcomes_come_after_what_the_plan_uses(plan: Plan) -> None:
    made = outcome_map(plan, PLAIN)
    assert {node.id for node in made.nodes if node.state == "learnt"} == {"a@1", "a@2", "b@1"}
    assert set(made.edges) == {
        ("a@1", "a@2"),
        ("entry:shell@2", "a@1"),
        ("a@2", "b@1"),  # any of x@1 and a@1, which the plan takes from the second module
        ("entry:c@1", "b@1"),
        ("b@1", "missing:d@1"),
        ("missing:e@1", "missing:d@1"),
    }


def test_entry_holds_one_node_for_a_skill_and_nothing_unused(plan: Plan) -> None:
    for made in (outcome_map(plan, PLAIN), module_map(plan, PLAIN)):
        held = {node.id for node in made.nodes if node.state == "entry"}
        assert held == {"entry:shell@2", "entry:c@1"}


def test_modules_come_after_modules_and_lead_to_gaps(plan: Plan) -> None:
    made = module_map(plan, PLAIN)
    assert set(made.edges) == {
        ("entry:shell@2", "first"),
        ("first", "second"),
        ("second", "third"),
        ("entry:c@1", "third"),
        ("third", "missing:d@1"),
        ("missing:e@1", "missing:d@1"),
    }


def test_notes_say_level_month_and_what_is_missing(plan: Plan) -> None:
    nodes = {node.id: node for node in outcome_map(plan, PLAIN).nodes}
    assert nodes["a@2"].notes == ("intermediate", "Month 2")
    assert (nodes["b@1"].step, nodes["b@1"].mark) == (2, "must")
    assert nodes["missing:d@1"].notes == ("foundation", "not reached")
    assert nodes["missing:e@1"].notes == ("foundation", "not taught")
    assert nodes["entry:c@1"].notes == ("foundation", "known at the start")
    assert nodes["missing:e@1"].name == "E"


def test_months_of_a_dated_plan_have_names() -> None:
    plan = made_up(2, Shape(modules=6, weeks=10))
    assert module_map(plan, PLAIN).steps == ("January", "February", "March")
    longer = made_up(2, Shape(modules=6, weeks=60))
    assert module_map(longer, Look()).steps[-1] == "Mar 2028"


def test_an_open_need_of_something_taught_is_missing(plan: Plan) -> None:
    bare = plan.model_copy(update={"entry": {"shell": 2}})
    third = plan.modules[2].model_copy(update={"needs": plan.modules[2].needs[:1]})
    bare = bare.model_copy(update={"modules": (*plan.modules[:2], third)})
    assert ("missing:c@1", "b@1") in outcome_map(bare, PLAIN).edges
    assert ("missing:c@1", "third") in module_map(bare, PLAIN).edges


def test_edges_that_follow_from_others_are_left_out() -> None:
    nodes = ["a", "b", "c", "d"]
    edges = [("a", "b"), ("b", "c"), ("a", "c"), ("c", "d"), ("a", "d"), ("b", "d")]
    assert reduce(nodes, edges) == [("a", "b"), ("b", "c"), ("c", "d")]


def test_a_circle_is_cut_and_counted() -> None:
    nodes = [Node(name, name) for name in "abc"]
    made = skill_graph(nodes, [("a", "b"), ("b", "a"), ("b", "c"), ("c", "a")])
    assert made.round == 2
    assert made.edges == (("a", "b"), ("b", "c"))
