from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings

from curplan.catalogue.kinds import Kind, Priority
from curplan.catalogue.models import Module, Outcome
from curplan.problem.asked import entry_levels, parse_outcome
from curplan.problem.model import Problem, Task
from tests.oracle.catalogues import cases
from tests.oracle.make import case, module, requirement
from tests.oracle.terms import Case
from tests.problem.making import problem_of

X1, X2, Y1 = requirement("x@1"), requirement("x@2"), requirement("y@1")
CHAIN = [module("a", 2, "x@1"), module("b", 2, "x@2")]


def ids(problem: Problem) -> list[str]:
    return [task.id for task in problem.tasks]


def found(problem: Problem, name: str) -> Task:
    return next(task for task in problem.tasks if task.id == name)


def supporters(problem: Problem, name: str) -> list[list[str]]:
    needs = found(problem, name).needs
    return [[problem.tasks[index].id for index in need.supporters] for need in needs]


def test_entry_is_the_audience_and_what_it_knows_besides() -> None:
    drawn = case(CHAIN, [X2], (4,), holds="x@1", knows=["x@2", "y@1"], skills={"y": [""]})
    assert entry_levels(drawn.catalogue, drawn.brief) == {"x": 2, "y": 1}


def test_knowing_less_than_the_audience_takes_nothing_away() -> None:
    drawn = case(CHAIN, [X2], (4,), holds="x@2", knows=["x@1"])
    assert entry_levels(drawn.catalogue, drawn.brief) == {"x": 2}


def test_the_briefs_audience_wins_over_the_roles() -> None:
    drawn = case(CHAIN, [X2], (4,), holds="x@1")
    others = dataclasses.replace(drawn.catalogue.audiences[0], id="other", holds=())
    catalogue = dataclasses.replace(drawn.catalogue, audiences=(*drawn.catalogue.audiences, others))
    brief = drawn.brief.model_copy(update={"audience": "other"})
    assert entry_levels(catalogue, brief) == {}
    with pytest.raises(KeyError):
        entry_levels(catalogue, drawn.brief.model_copy(update={"audience": "nobody"}))


@pytest.mark.parametrize(
    "text", ["python", "python@", "python@two", "@", "python@+1", "python@ 1", "python@-1"]
)
def test_what_is_not_an_outcome(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        parse_outcome(text)


def test_what_the_audience_holds_is_needed_no_more() -> None:
    assert supporters(problem_of(case(CHAIN, [X2], (4,))), "b") == [["a"]]
    assert supporters(problem_of(case(CHAIN, [X2], (4,), holds="x@1")), "b") == []


def test_the_audience_meets_an_any_of_with_one_of_it() -> None:
    modules = [module("a", 1, "x@1", needs="y@1|z@1"), module("b", 1, "y@1")]
    assert supporters(problem_of(case(modules, [X1], (4,), holds="z@1")), "a") == []
    assert supporters(problem_of(case(modules, [X1], (4,))), "a") == [["b"]]


def test_a_higher_level_supports_unless_it_needs_the_same_itself() -> None:
    """``b`` teaches x@2 and needs x@1 itself; ``c`` teaches both and needs neither."""
    modules = [*CHAIN, module("c", 5, "x@1 x@2"), module("u", 1, "y@1", needs="x@1")]
    problem = problem_of(case(modules, [Y1], (9,)))
    assert supporters(problem, "u") == [["a", "c"]]


def test_an_alternative_need_is_no_need_of_its_own() -> None:
    """``b`` needs x@1 or z@1, so it may do with z@1 and then support x@1 with its x@2."""
    modules = [
        module("a", 1, "x@1"),
        module("b", 1, "x@1 x@2", needs="z@1|x@1"),
        module("c", 1, "y@1", needs="x@1"),
        module("z", 1, "z@1"),
    ]
    assert supporters(problem_of(case(modules, [Y1], (9,))), "c") == [["a", "b"]]


def test_half_hours_make_the_quantum_finer() -> None:
    modules = [
        dataclasses.replace(module("a", 1, "x@1", pace=2), minutes=90),
        module("b", 2, "x@2"),
    ]
    problem = problem_of(case(modules, [X2], (3, 1)))
    assert problem.quantum == 30
    assert problem.capacity == (6, 2)
    assert [(task.hours, task.pace) for task in problem.tasks] == [(3, 3), (4, 4)]


def test_a_pace_can_make_the_quantum_finer() -> None:
    modules = [dataclasses.replace(module("a", 2, "x@1"), max_minutes_per_week=45)]
    problem = problem_of(case(modules, [X1], (2, 2)))
    assert problem.quantum == 15
    assert (problem.tasks[0].hours, problem.tasks[0].pace) == (8, 3)


def test_only_what_matters_sets_the_quantum() -> None:
    odd = dataclasses.replace(module("o", 1, "y@1"), minutes=55)
    assert problem_of(case([*CHAIN, odd], [X2], (4,))).quantum == 60


def test_an_hour_of_45_minutes() -> None:
    drawn = case([dataclasses.replace(module("a", 1, "x@1"), minutes=90)], [X1], (4,))
    short = dataclasses.replace(drawn.catalogue, hour=45)
    problem = problem_of(dataclasses.replace(drawn, catalogue=short))
    assert (problem.quantum, problem.capacity, problem.tasks[0].hours) == (45, (4,), 2)


def test_pins_become_weeks_and_pairs() -> None:
    pins: dict[str, Any] = {
        "not_before": {"b": 2},
        "not_after": {"a": 3},
        "order": [["a", "b"]],
        "max_hours": 4,
    }
    problem = problem_of(case(CHAIN, [X2], (4, 4, 4, 4), include=["a"], **pins))
    first, second = problem.tasks
    assert (first.earliest, first.latest, first.include) == (1, 3, True)
    assert (second.earliest, second.include) == (2, False)
    assert second.latest >= 4
    assert problem.order == ((0, 1),)
    assert problem.max_hours == 4


def test_hours_of_weeks_become_quanta_and_include() -> None:
    pins = {"b": {3: 0.5, 2: 1.33}, "a": {1: 0}}
    problem = problem_of(case(CHAIN, [X2], (4, 4, 4), hours_in_week=pins))
    assert problem.quantum == 10
    first, second = problem.tasks
    assert (first.fixed, first.include) == (((1, 0),), False)
    assert (second.fixed, second.include) == (((2, 8), (3, 3)), True)
    assert [second.most(week, 24) for week in (1, 2, 3)] == [second.pace, 8, 3]
    odd = problem_of(case([*CHAIN, module("o", 1, "y@1")], [X2], (4,), hours_in_week={"o": {1: 1}}))
    assert "o" in [task.id for task in odd.tasks]


def test_an_order_with_a_module_that_cannot_matter_is_dropped() -> None:
    modules = [*CHAIN, module("o", 1, "y@1")]
    assert problem_of(case(modules, [X2], (4,), order=[["o", "a"]])).order == ()


def test_an_include_brings_a_module_in_that_would_not_matter() -> None:
    modules = [*CHAIN, module("o", 1, "y@1")]
    assert ids(problem_of(case(modules, [X2], (4,)))) == ["a", "b"]
    assert ids(problem_of(case(modules, [X2], (4,), include=["o"]))) == ["a", "b", "o"]


@pytest.mark.parametrize(
    "pins",
    [
        {"include": ["b"], "exclude": ["b"]},
        {"include": ["b"], "exclude": ["a"]},
        {"include": ["n"]},
    ],
)
def test_impossible_includes_are_named(pins: dict[str, Any]) -> None:
    modules = [*CHAIN, module("n", 1, "y@1", needs="z@1")]
    problem = problem_of(case(modules, [X2], (9,), skills={"z": [""]}, **pins))
    assert problem.impossible == tuple(pins["include"])


def test_kinds() -> None:
    modules = [
        module("a", 2, "x@1"),
        module("k", 2, "y@1", kind=Kind.CAPSTONE),
        module("p", 2, "z@1", kind=Kind.PROJECT),
        module("t", 2, "x@1", kind=Kind.ASSESSMENT),
        module("v", 2, "x@1", kind=Kind.CONTINUOUS),
    ]
    wants = [X1, Y1, requirement("z@1", Priority.OPTIONAL)]
    tasks = problem_of(case(modules, wants, (9,))).tasks
    assert [t.id for t in tasks if t.before_capstone] == ["a"]
    assert [t.id for t in tasks if t.capstone] == ["k"]
    assert [t.id for t in tasks if t.continuous] == ["v"]
    assert [t.id for t in tasks if t.portfolio] == ["k", "p"]


def test_steps_of_a_requirement() -> None:
    modules = [*CHAIN, module("c", 2, "x@3")]
    (step,) = problem_of(case(modules, [requirement("x@2", weight=3)], (9,))).requirements
    assert step.steps == ((1, (0,)), (2, (1, 2)))
    (step,) = problem_of(case(modules, [X2], (9,), holds="x@1")).requirements
    assert (step.entry, step.steps) == (1, ((2, (0, 1)),))


def test_optional_requirements_can_be_left_out() -> None:
    wants = [X1, requirement("y@1", Priority.OPTIONAL)]
    modules = [*CHAIN, module("o", 1, "y@1")]
    problem = problem_of(case(modules, wants, (9,), optional=False))
    assert [r.skill for r in problem.requirements] == ["x"]
    assert ids(problem) == ["a", "b"]


def _dropped_circularly(case: Case, other: Module, outcome: Outcome) -> bool:
    needs = [n.any_of[0] for n in case.catalogue.module_needs(other) if len(n.any_of) == 1]
    held = case.entry
    return any(
        n.skill == outcome.skill and n.level >= outcome.level and held.get(n.skill, 0) < n.level
        for n in needs
    )


@settings(max_examples=40, derandomize=True, deadline=None, database=None)
@given(cases())
def test_supporters_by_definition(drawn: Case) -> None:
    """Everyone else who teaches enough, less those who need it themselves."""
    problem = problem_of(drawn)
    for index, task in enumerate(problem.tasks):
        for need in task.needs:
            expected = {
                position
                for position, other in enumerate(
                    drawn.catalogue.module_by_id[t.id] for t in problem.tasks
                )
                for skill, level in need.outcomes
                if position != index
                and any(o.skill == skill and o.level >= level for o in other.teaches)
                and not _dropped_circularly(drawn, other, Outcome(skill, level))
            }
            assert set(need.supporters) == expected
