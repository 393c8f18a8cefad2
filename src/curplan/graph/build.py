"""The prerequisite graph as networkx sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.catalogue.models import Outcome

if TYPE_CHECKING:
    import networkx as nx

    from curplan.catalogue.models import Catalogue


def prerequisite_graph(catalogue: Catalogue) -> nx.DiGraph:
    """Build the graph with an edge from each prerequisite to the outcome that needs it.

    Nodes are outcomes, with attributes ``skill``, ``level``, ``name`` and ``strand``. An edge has
    ``choice``: the number of the need it belongs to, counted within the outcome from 0, and
    ``alone``: whether that need has no other alternative. An outcome that offers the same
    prerequisite in two needs has one edge, of the stricter need.
    """
    import networkx as nx

    graph = nx.DiGraph()
    for skill in catalogue.skills:
        for level in skill.levels:
            graph.add_node(
                Outcome(skill.id, level.level),
                skill=skill.id,
                level=level.level,
                name=skill.name,
                strand=skill.strand,
            )
    for outcome in sorted(catalogue.outcomes):
        for choice, need in enumerate(catalogue.outcome_needs(outcome)):
            alone = len(need.any_of) == 1
            for option in need.any_of:
                if alone or not graph.has_edge(option, outcome):
                    graph.add_edge(option, outcome, choice=choice, alone=alone)
    return graph
