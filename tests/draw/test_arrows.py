from __future__ import annotations

import networkx as nx
import pytest

from curplan.draw.roadmap.arrows import edges
from curplan.draw.roadmap.layout import roadmap
from curplan.plan.planned import Support
from tests.draw.plans import Shape, made_up


@pytest.mark.parametrize("seed", range(8))
def test_edges_are_the_transitive_reduction(seed: int) -> None:
    plan = made_up(seed, Shape(modules=22, needs=1.5))
    graph = nx.DiGraph((need.source, module.id) for module in plan.modules for need in module.needs)
    reduced = set(nx.transitive_reduction(graph).edges)
    found = {(edge.source, edge.target) for edge in edges(plan)}
    if len(reduced) <= 40:
        assert found == reduced
    else:
        chain = set(zip(plan.critical_chain, plan.critical_chain[1:], strict=False))
        assert found == reduced & chain


def test_above_forty_edges_only_the_critical_chain() -> None:
    plan = made_up(1, Shape(modules=50, weeks=50, needs=3.0))
    lines = roadmap(plan).lines("arrow")
    assert lines
    assert len(lines) < len(plan.critical_chain)
    assert all(line.value for line in lines)


def need(source: str) -> Support:
    return Support.model_validate({"outcome": "a@1", "from": source})


def test_modules_that_need_each_other_do_not_hang() -> None:
    plan = made_up(2, Shape(modules=6, weeks=10, strands=2))
    one, two = plan.modules[:2]
    both = [
        module.model_copy(update={"needs": (need(other.id),)})
        for module, other in ((one, two), (two, one))
    ]
    roadmap(plan.model_copy(update={"modules": (*both, *plan.modules[2:])}))
