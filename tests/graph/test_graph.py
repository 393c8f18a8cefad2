from __future__ import annotations

import networkx as nx
import pytest

from curplan.catalogue.kinds import Kind
from curplan.catalogue.models import Catalogue, Level, Module, Need, Outcome, Skill
from curplan.graph import backward_closure, reachable_modules, reachable_outcomes
from curplan.graph.build import prerequisite_graph


def outcome(text: str) -> Outcome:
    skill, _, level = text.partition("@")
    return Outcome(skill, int(level))


def need(text: str) -> Need:
    return Need(tuple(outcome(part) for part in text.split(" or ")))


def skill(name: str, *levels: str) -> Skill:
    made = tuple(
        Level(number, "", tuple(need(part) for part in text.split(", ") if part))
        for number, text in enumerate(levels, 1)
    )
    return Skill(name, name, "strand", made)


def module(name: str, *teaches: str) -> Module:
    return Module(name, name, "strand", Kind.COURSE, 600, tuple(map(outcome, teaches)))


@pytest.fixture
def catalogue() -> Catalogue:
    return Catalogue(
        "test",
        "1",
        60,
        (
            skill("html", "", "css@1"),
            skill("css", "html@1"),
            skill("site", "html@2, css@1 or canvas@1"),
            skill("canvas", "site@1"),
        ),
        (
            module("canvas", "canvas@1"),
            module("css", "css@1"),
            module("html", "html@1", "html@2"),
            module("site", "site@1"),
        ),
    )


def names(found: object) -> set[str]:
    assert isinstance(found, (frozenset, set, list))
    return {str(item) for item in found}


def test_everything_is_reachable_by_skills(catalogue: Catalogue) -> None:
    assert reachable_outcomes(catalogue) == catalogue.outcomes


def test_modules_may_wait_all_the_same(catalogue: Catalogue) -> None:
    assert reachable_modules(catalogue) == ()
    held = [outcome("html@1")]
    assert reachable_modules(catalogue, held) == ("canvas", "css", "html", "site")


def test_closure_follows_every_alternative(catalogue: Catalogue) -> None:
    found = names(backward_closure(catalogue, [outcome("site@1")]))
    assert found == {"site@1", "html@2", "html@1", "css@1", "canvas@1"}


def test_closure_stops_at_what_is_held(catalogue: Catalogue) -> None:
    found = backward_closure(catalogue, [outcome("html@2")], held=[outcome("css@1")])
    assert names(found) == {"html@2", "html@1"}


def test_graph_has_an_edge_for_each_prerequisite(catalogue: Catalogue) -> None:
    graph = prerequisite_graph(catalogue)
    assert isinstance(graph, nx.DiGraph)
    assert {(str(a), str(b), data["alone"]) for a, b, data in graph.edges(data=True)} == {
        ("html@1", "html@2", True),
        ("css@1", "html@2", True),
        ("html@1", "css@1", True),
        ("html@2", "site@1", True),
        ("css@1", "site@1", False),
        ("canvas@1", "site@1", False),
        ("site@1", "canvas@1", True),
    }
