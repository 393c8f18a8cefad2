"""Which of a module's hours in a week learners work alone, where that has a capacity of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from curplan.problem.model import Problem, Solution

Split = dict[int, dict[int, int]]
"""Module -> week from 1 -> independent quanta."""


def split(problem: Problem, solution: Solution) -> Split | None:
    """Divide the quanta of every module and week into contact and independent ones.

    A transport problem: each module has its independent quanta to place in its weeks, at most the
    week's own; what a week then has of both kinds must fit its two capacities. A least-cost flow
    finds it, and puts independent work beside the contact hours that it belongs to: near an even
    share of each week. None when there is no way. Without capacities apart nothing is independent.
    """
    if not problem.alone:
        return {index: {} for index in solution.hours}
    import networkx as nx

    graph = nx.DiGraph()
    graph.add_node("end", demand=0)
    total = 0
    loads: dict[int, int] = {}
    for index, spread in solution.hours.items():
        task = problem.tasks[index]
        total += task.alone
        graph.add_node(("module", index), demand=-task.alone)
        for week, quanta in spread.items():
            loads[week] = loads.get(week, 0) + quanta
            even = quanta * task.alone // max(1, task.hours)
            cell = ("cell", index, week)
            graph.add_edge(("module", index), cell, capacity=quanta)
            graph.add_edge(cell, ("even", week), capacity=even, weight=0)
            graph.add_edge(cell, ("odd", week), capacity=quanta - even, weight=1)
    for week, load in loads.items():
        room = problem.alone[week - 1]
        least = max(0, load - (problem.capacity[week - 1] - room))
        if least > room:
            return None
        graph.add_edge(("even", week), ("week", week), weight=0)
        graph.add_edge(("odd", week), ("week", week), weight=0)
        graph.add_node(("week", week), demand=least)
        graph.add_edge(("week", week), "end", capacity=room - least)
        total -= least
    graph.nodes["end"]["demand"] = total
    try:
        flow = nx.min_cost_flow(graph)
    except nx.NetworkXUnfeasible:
        return None
    return {
        index: {
            week: flow["module", index]["cell", index, week]
            for week in sorted(spread)
            if flow["module", index]["cell", index, week]
        }
        for index, spread in solution.hours.items()
    }
