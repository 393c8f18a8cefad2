"""Independent hours beside contact hours that have their weeks already."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curplan.problem.model import Problem
    from curplan.problem.split import Split


def place_alone(
    problem: Problem, contact: Mapping[int, Mapping[int, int]], wanted: Mapping[int, int]
) -> Split | None:
    """Place independent quanta in the weeks between a module's first and last contact hours.

    A maximum flow from modules over their weeks to the weeks' capacities; a module's pace counts
    both kinds. Among such flows it takes one that keeps to an even share of each week, as far as
    that goes. None when not everything finds a place.

    Parameters
    ----------
    contact
        Contact quanta of each module and week.
    wanted
        Independent quanta of each module. One without contact hours cannot be placed.
    """
    placed: dict[int, dict[int, int]] = {index: {} for index in wanted}
    if not any(wanted.values()):
        return placed
    if not problem.alone or any(quanta and not contact.get(i) for i, quanta in wanted.items()):
        return None
    import networkx as nx

    graph = nx.DiGraph()
    total = sum(wanted.values())
    graph.add_node("end", demand=total)
    for week, room in enumerate(problem.alone, start=1):
        graph.add_edge(("week", week), "end", capacity=room)
    roomy = _roomy(problem, contact)
    for index, quanta in wanted.items():
        if not quanta:
            continue
        graph.add_node(("module", index), demand=-quanta)
        spread = contact[index]
        for week in range(min(spread), max(spread) + 1):
            most = problem.tasks[index].pace - spread.get(week, 0)
            if most <= 0 or not (
                week in spread or week in roomy or problem.tasks[index].continuous
            ):
                continue
            even = -(-quanta * spread.get(week, 0) // max(1, sum(spread.values())))
            cell = ("cell", index, week)
            graph.add_edge(("module", index), cell, capacity=most)
            graph.add_edge(cell, ("even", index, week), capacity=even, weight=0)
            graph.add_edge(cell, ("odd", index, week), weight=1 if week in spread else 2)
            graph.add_edge(("even", index, week), ("week", week))
            graph.add_edge(("odd", index, week), ("week", week))
    try:
        flow = nx.min_cost_flow(graph)
    except nx.NetworkXUnfeasible:
        return None
    for index, quanta in wanted.items():
        if quanta:
            for cell, amount in sorted(flow["module", index].items()):
                if amount:
                    placed[index][cell[2]] = amount
    return placed


def _roomy(problem: Problem, contact: Mapping[int, Mapping[int, int]]) -> set[int]:
    """Weeks in which every module under way may have hours, without too many side by side."""
    thick = [spread for i, spread in contact.items() if spread and not problem.tasks[i].continuous]
    return {
        week
        for week in range(1, problem.weeks + 1)
        if sum(min(spread) <= week <= max(spread) for spread in thick) <= problem.max_parallel
    }
