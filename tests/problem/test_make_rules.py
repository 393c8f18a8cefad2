"""Rules that link modules: which ones they link, also of a brief, and after some are left out."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from curplan.catalogue.kinds import AiUse, Form, Kind, Work
from curplan.catalogue.models import Assessment, Audience, Module, Theme
from curplan.catalogue.policy import Policy, Rule
from curplan.problem.make_rules import matches, schedule_rules
from curplan.problem.model import Link, Problem, Solution
from curplan.problem.reduce import keep
from curplan.problem.score import schedule_breaches, selection_breaches
from tests.oracle.make import case, module, outcome, requirement
from tests.problem.making import problem, problem_of, rule, task

Links = tuple[Link, ...]


def practising(name: str, teaches: str, practises: str) -> Module:
    made = module(name, 4, teaches)
    return replace(made, practises=tuple(sorted(map(outcome, practises.split()))))


def team(name: str, form: Form = Form.PROJECT, work: Work = Work.TEAM) -> Module:
    row = Assessment("t", form, work, (outcome("t@1"),), 100, 60, 60, AiUse.NONE)
    return replace(module(name, 4, "t@1"), assessments=(row,))


def links(
    asked: Rule, modules: list[Module], holds: dict[str, int] | None = None, skills: str = ""
) -> Links:
    made = schedule_rules(Policy(rules=(asked,)), 1, modules, holds, skills.split())
    return made[0].links if made else ()


def order(first: str, then: str, **more: str) -> Rule:
    words = {"first": first, "then": then, **more}
    named = tuple((key, tuple(text.split())) for key, text in sorted(words.items()))
    return Rule("order", 1, named)


CHAIN = [module("x1", 4, "x@1"), module("x2", 4, "x@2"), module("y", 4, "y@1")]


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        ("x@1", "y", (Link(2, (0, 1)),)),  # a higher level serves
        ("x@2", "y", (Link(2, (1,)),)),
        ("x@3", "y", (Link(2, ()),)),
        ("x", "y", (Link(2, (0, 1)),)),  # a skill stands for any level of it
        ("y", "x", (Link(0, (2,)), Link(1, (2,)))),
        ("y", "x@2", (Link(1, (2,)),)),
        ("x@2", "x@1", (Link(0, (1,)),)),  # x2 itself teaches x@2
        ("x y", "y", (Link(2, (0, 1)),)),  # y is taught by itself
        ("x@1 x@2", "y", (Link(2, (0, 1)), Link(2, (1,)))),
        ("x", "z", ()),
        ("", "y", ()),
    ],
)
def test_order(first: str, then: str, expected: Links) -> None:
    assert links(order(first, then), CHAIN) == expected


@pytest.mark.parametrize(
    ("first", "holds", "expected"),
    [
        ("x@2", {"x": 2}, ()),
        ("x@1", {"x": 2}, ()),
        ("x@2", {"x": 1}, (Link(2, (1,)),)),
        ("x", {"x": 1}, ()),
        ("x@2", {"y": 3}, (Link(2, (1,)),)),
    ],
)
def test_what_is_held_comes_first_already(
    first: str, holds: dict[str, int], expected: Links
) -> None:
    assert links(order(first, "y"), CHAIN, holds) == expected


def test_when_limits_a_rule_to_roles_that_require_a_skill() -> None:
    asked = order("x@1", "y", when="p q")
    assert links(asked, CHAIN, skills="q r") == (Link(2, (0, 1)),)
    assert schedule_rules(Policy(rules=(asked,)), 1, CHAIN, {}, ["r"]) == ()


def test_projects_of_teams() -> None:
    """Only where a team is judged for a project; as what comes then, and as what comes first."""
    modules = [
        module("x", 4, "x@1"),
        team("alone", work=Work.INDIVIDUAL),
        team("talk", form=Form.PRESENTATION),
        team("team"),
    ]
    assert [matches(each, ("team-projects",)) for each in modules] == [False, False, False, True]
    assert links(order("x@1", "team-projects"), modules) == (Link(3, (0,)),)
    assert links(order("team-projects", "x"), modules) == (Link(0, (3,)),)
    assert links(order("team-projects", "x"), modules, {"team-projects": 1}) == (Link(0, (3,)),)


def test_introduced() -> None:
    modules = [
        practising("a", "x@1", "x@1"),  # practises what it teaches
        practising("b", "y@1", "x@1"),
        practising("c", "z@1", "x@2 y@1"),  # nothing teaches x@2
        module("d", 4, "x@1"),
    ]
    asked = Rule("introduced", 1)
    assert links(asked, modules) == (Link(1, (0, 3)), Link(2, (1,)))
    assert links(asked, modules, {"x": 1}) == (Link(2, (1,)),)
    assert links(asked, modules, {"y": 1}) == (Link(1, (0, 3)),)


def test_practice_of_a_lower_level_waits_for_any_teacher_of_it() -> None:
    modules = [module("high", 4, "x@2"), practising("b", "y@1", "x@1")]
    assert links(Rule("introduced", 1), modules) == (Link(1, (0,)),)


@pytest.mark.parametrize(
    ("of", "holds", "expected"),
    [
        ("x", {}, (Link(2, (0, 1)),)),
        ("x@2", {}, (Link(2, (1,)),)),
        ("x", {"x": 1}, ()),  # the learners hold some of it
        ("x@2", {"x": 1}, (Link(2, (1,)),)),
        ("x@2", {"x": 2}, ()),
        ("x q", {"q": 1}, ()),
        ("x", {"y": 1}, (Link(2, (0, 1)),)),
        ("x y", {}, (Link(2, (0, 1)),)),  # not its own hours
    ],
)
def test_groundwork(of: str, holds: dict[str, int], expected: Links) -> None:
    asked = Rule("groundwork", 1, (("before", ("y",)), ("of", tuple(of.split()))))
    assert links(asked, CHAIN, holds) == expected


def test_hours_of_groundwork_in_quanta() -> None:
    (made,) = schedule_rules(Policy(rules=(Rule("groundwork", 2),)), 4, CHAIN)
    assert (made.threshold("hours"), made.weight, made.links) == (240, 2, ())


def test_several_rules_of_a_kind_keep_their_names() -> None:
    named = [replace(order("x", "y"), id=name, kind="order") for name in ("one", "two")]
    made = schedule_rules(Policy(rules=tuple(named)), 1, CHAIN)
    assert [(each.id, each.of, each.links) for each in made] == [
        ("one", "order", (Link(2, (0, 1)),)),
        ("two", "order", (Link(2, (0, 1)),)),
    ]


THEMES = (Theme("end", 2400, kinds=(Kind.CAPSTONE,)), Theme("code", 2400, 3000, skills=("x",)))


@pytest.mark.parametrize(
    ("brief", "expected"),
    [
        ({}, ["themes:end", "themes:code", "themes:code"]),
        ({"audience": "others"}, []),  # holds something else than the role's own
        ({"audience": "alike"}, ["themes:end", "themes:code", "themes:code"]),
        ({"knows": ["y@1"]}, []),
        ({"knows": ["x@1"]}, ["themes:end", "themes:code", "themes:code"]),  # they do anyway
    ],
)
def test_themes_are_for_the_audience_of_the_role(
    brief: dict[str, object], expected: list[str]
) -> None:
    """40 h of each in a full time box of 700 h; in half of it 20."""
    modules = [module("a", 30, "x@2"), module("b", 5, "y@1", kind=Kind.CAPSTONE)]
    drawn = case(modules, [requirement("x@2"), requirement("y@1")], (70,) * 5, holds="x@1")
    (role,) = drawn.catalogue.roles
    others = (Audience("others", "O", ()), Audience("alike", "A", (outcome("x@1"),)))
    catalogue = replace(
        drawn.catalogue,
        roles=(replace(role, themes=THEMES),),
        audiences=(*drawn.catalogue.audiences, *others),
        policies=(Policy("p", (Rule("themes", 1),)),),
    )
    asked = drawn.brief.model_copy(update=brief)
    whole = problem_of(replace(drawn, catalogue=catalogue, brief=asked))
    assert [each.id for each in whole.selection_rules] == expected
    found = {each.rule: each.points for each in selection_breaches(whole, (0, 1))}
    assert found == ({"themes:end": 2} if expected else {})  # 15 h short; code has 30 h


def random_problem(drawn: random.Random) -> tuple[Problem, dict[int, dict[int, int]]]:
    """Eight modules with links at random, and hours for the most of them."""
    names = range(8)
    tasks = [task(str(n), drawn.randint(1, 6), continuous=drawn.random() < 0.2) for n in names]

    def made(kind: str, **limits: int) -> object:
        found = (Link(n, tuple(sorted(drawn.sample(names, drawn.randint(0, 3))))) for n in names)
        return replace(rule(kind, drawn.randint(1, 5), **limits), links=tuple(found))

    rules = (made("order"), made("introduced"), made("groundwork", hours=5))
    whole = problem(tasks, (9,) * 6, schedule_rules=rules)
    hours = {}
    for n in names:
        if drawn.random() < 0.7:
            start = drawn.randint(1, 6)
            hours[n] = dict.fromkeys(range(start, drawn.randint(start, 6) + 1), 1)
    return whole, hours


@pytest.mark.parametrize("seed", range(60))
def test_what_is_kept_costs_the_same(seed: int) -> None:
    """Links of what is left out go; those of what stays lead to the same modules as before."""
    drawn = random.Random(seed)
    whole, hours = random_problem(drawn)
    kept = tuple(n for n in range(8) if n in hours or drawn.random() < 0.5)
    small, old = keep(whole, kept)
    moved = Solution({old.index(n): by for n, by in hours.items()})
    before = [
        (each.rule, each.points, tuple(whole.tasks[n].id for n in each.modules), each.weeks)
        for each in schedule_breaches(whole, Solution(hours))
    ]
    after = [
        (each.rule, each.points, tuple(small.tasks[n].id for n in each.modules), each.weeks)
        for each in schedule_breaches(small, moved)
    ]
    assert after == before
