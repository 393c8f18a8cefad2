"""Crossings of the skill map, next to what public layouts give on the same graphs.

Every layout is measured alike, on what it draws: two edges cross where their lines do, straight
or bent, each pair of edges and each place counted; edges that share a way do not cross there.
networkx's ``multipartite_layout`` (layers by longest path, straight lines) is always there;
graphlay (MIT or Apache 2.0), fast-sugiyama (MIT) and grandalf (GPL 2 or EPL 1) are measured if
they are installed: ``pip install graphlay fast-sugiyama grandalf``. None of them is a dependency.
networkx's and grandalf's figures change from run to run, unless ``PYTHONHASHSEED=0`` is set.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from random import Random

from curplan.api import Brief, load, make_plan
from curplan.catalogue.folders import shipped_curricula
from curplan.draw.look import PLAIN
from curplan.draw.scene import Point
from curplan.draw.skills.fit import fit
from curplan.draw.skills.graph import Edge, Node, skill_graph
from curplan.draw.skills.maps import module_map, outcome_map
from curplan.draw.skills.routes import line
from curplan.plan.model import Plan

Drawing = dict[Edge, tuple[Point, ...]]
Graph = tuple[Sequence[str], Sequence[Edge]]

HOURS = 30
#: Size of a node, for layouts that ask for it.
WIDE, TALL = 90, 36
#: Large enough for every graph.
SHEET = 4000.0, 2800.0


def graphs(plans: Sequence[Path], *, short: bool) -> Iterator[tuple[str, Graph]]:
    """Give the reduced graphs of plans (by default of all shipped roles), and generated ones."""
    for name, plan in () if short else _plans(plans):
        for kind, made in (
            ("modules", module_map(plan, PLAIN)),
            ("outcomes", outcome_map(plan, PLAIN)),
        ):
            yield f"{name}, {kind}", ([node.id for node in made.nodes], made.edges)
    for size in (20, 40, 60, 100):
        for seed in range(2):
            yield f"generated, {size} nodes, seed {seed}", generated(size, seed)


def _plans(paths: Sequence[Path]) -> Iterator[tuple[str, Plan]]:
    if paths:
        for path in paths:
            yield path.stem, Plan.model_validate_json(path.read_text(encoding="utf-8"))
        return
    catalogue = load([shipped_curricula()]).catalogue
    assert catalogue is not None
    for role in sorted(role.id for role in catalogue.roles):
        yield role, make_plan(catalogue, Brief(role=role, hours_per_week=HOURS), "quick")


def generated(size: int, seed: int) -> Graph:
    """Make a graph in which every node needs up to three of the twelve before it."""
    rng = Random(seed)
    nodes = [f"n{number}" for number in range(size)]
    edges = [
        (nodes[rng.randrange(max(0, to - 12), to)], nodes[to])
        for to in range(1, size)
        for _ in range(rng.randint(0, 3))
    ]
    made = skill_graph([Node(node, node) for node in nodes], edges)
    return nodes, made.edges


def ours(graph: Graph) -> Drawing:
    """Draw with curplan's skill map, every edge whole."""
    nodes, edges = graph
    shown = skill_graph([Node(node, "A name in two lines") for node in nodes], edges)
    found = fit(shown, *SHEET)
    assert found is not None
    laid = (found.layers, found.sides, found.gutters, found.centres, found.ends)
    return {edge: line(edge, *laid, found.layer[edge[0]]) for edge in edges}


def multipartite(graph: Graph) -> Drawing:
    """Draw with networkx, layers by longest path."""
    import networkx as nx

    nodes, edges = graph
    made = nx.DiGraph()
    made.add_nodes_from(nodes)
    made.add_edges_from(edges)
    for layer, group in enumerate(nx.topological_generations(made)):
        for node in group:
            made.nodes[node]["layer"] = layer
    found = nx.multipartite_layout(made, subset_key="layer")
    at = {node: (float(x), float(y)) for node, (x, y) in found.items()}
    return {(one, other): (at[one], at[other]) for one, other in edges}


def graphlay(graph: Graph) -> Drawing:
    """Draw with graphlay as it comes: left to right, orthogonal."""
    package = importlib.import_module("graphlay")
    nodes, edges = graph
    made = package.Graph()
    for node in nodes:
        made.node(node, width=WIDE, height=TALL)
    for source, target in edges:
        made.edge(source, target)
    drawing = package.layout(made)
    lines = [
        tuple((float(point["x"]), float(point["y"])) for point in edge["points"])
        for edge in drawing.edges
    ]
    return dict(zip(edges, lines, strict=True))


def fast_sugiyama(graph: Graph) -> Drawing:
    """Draw with fast-sugiyama as it comes: polylines through its virtual nodes."""
    package = importlib.import_module("fast_sugiyama")
    _, edges = graph
    made: Drawing = {}
    shift = 0.0
    for places, width, _, parts in package.from_edges(edges).to_list():
        at = {node: (x + shift, y) for node, (x, y) in places}
        shift += width + 1000.0
        ahead: dict[object, list[object]] = {}
        for source, target in parts:
            ahead.setdefault(source, []).append(target)
        for edge in edges:
            if edge[0] in at:
                made[edge] = tuple(at[node] for node in _way(edge, ahead))
    return made


def _way(edge: Edge, ahead: dict[object, list[object]]) -> list[object]:
    """Follow an edge through virtual nodes, which are numbers."""
    for start in ahead[edge[0]]:
        way: list[object] = [edge[0], start]
        while isinstance(way[-1], int):
            way += ahead[way[-1]]
        if way[-1] == edge[1]:
            return way
    raise LookupError(edge)


def grandalf(graph: Graph) -> Drawing:
    """Draw with grandalf: 20 rounds of its sweeps, polylines through its virtual nodes."""
    parts = importlib.import_module("grandalf.graphs")
    layouts = importlib.import_module("grandalf.layouts")
    nodes, edges = graph
    vertex = {node: parts.Vertex(node) for node in nodes}
    for one in vertex.values():
        one.view = layouts.VertexViewer(w=WIDE, h=TALL)
    links = {edge: parts.Edge(vertex[edge[0]], vertex[edge[1]]) for edge in edges}
    whole = parts.Graph(list(vertex.values()), list(links.values()))
    made: Drawing = {}
    shift = 0.0
    for core in whole.C:
        layout = layouts.SugiyamaLayout(core)
        layout.init_all()
        layout.draw(20)
        own = {edge: link for edge, link in links.items() if link in core.sE}
        for edge, link in own.items():
            stops = [link.v[0]]
            if link in layout.ctrls:
                stops += [
                    stop
                    for _, stop in sorted(layout.ctrls[link].items())
                    if isinstance(stop, layouts.DummyVertex)
                ]
            made[edge] = tuple(
                (float(stop.view.xy[0]) + shift, float(stop.view.xy[1]))
                for stop in (*stops, link.v[1])
            )
        shift += 1e6
    return made


def crossings(drawing: Drawing) -> tuple[int, int]:
    """Count crossings edge by edge, and as the eye sees them (each place once)."""
    runs = [
        (edge, start, end)
        for edge, points in drawing.items()
        for start, end in pairwise(points)
        if start != end
    ]
    found: set[tuple[Edge, Edge, int, int]] = set()
    seen: set[tuple[int, int]] = set()
    for index, (edge, a, b) in enumerate(runs):
        for other, c, d in runs[index + 1 :]:
            if edge == other:
                continue
            place = _cross(a, b, c, d)
            if place is not None:
                spot = round(1e3 * place[0]), round(1e3 * place[1])
                found.add((edge, other, *spot))
                seen.add(spot)
    return len(found), len(seen)


def _cross(a: Point, b: Point, c: Point, d: Point) -> Point | None:
    """Give where two lines cross, strictly within both; None if they do not."""
    if max(a[0], b[0]) < min(c[0], d[0]) or max(c[0], d[0]) < min(a[0], b[0]):
        return None
    if max(a[1], b[1]) < min(c[1], d[1]) or max(c[1], d[1]) < min(a[1], b[1]):
        return None
    u, v = (b[0] - a[0], b[1] - a[1]), (d[0] - c[0], d[1] - c[1])
    turn = u[0] * v[1] - u[1] * v[0]
    if abs(turn) < 1e-12:
        return None
    w = (c[0] - a[0], c[1] - a[1])
    along, other = (w[0] * v[1] - w[1] * v[0]) / turn, (w[0] * u[1] - w[1] * u[0]) / turn
    if not (1e-9 < along < 1 - 1e-9 and 1e-9 < other < 1 - 1e-9):
        return None
    return a[0] + along * u[0], a[1] + along * u[1]


LAYOUTS: dict[str, Callable[[Graph], Drawing]] = {
    "curplan": ours,
    "multipartite": multipartite,
    "graphlay": graphlay,
    "fast_sugiyama": fast_sugiyama,
    "grandalf": grandalf,
}


def main() -> None:
    """Print the table: crossings edge by edge; ``seen``, curplan's as the eye sees them.

    In curplan's map the edges of a source share their line: where two such lines cross, every
    pair of their edges does, but the eye sees one crossing.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("plans", nargs="*", type=Path, help="plan files instead of shipped roles")
    parser.add_argument("--short", action="store_true", help="generated graphs alone")
    options = parser.parse_args()
    there = [
        name
        for name in LAYOUTS
        if name in ("curplan", "multipartite") or importlib.util.find_spec(name) is not None
    ]
    for name in LAYOUTS:
        if name not in there:
            print(f"{name} is not installed")
    print(f"{'graph':44}nodes edges" + "".join(f"{name:>15}" for name in there) + "  seen  seconds")
    totals = dict.fromkeys(there, 0)
    most = eye = 0
    for name, graph in graphs(options.plans, short=options.short):
        counts: dict[str, int] = {}
        begin = time.process_time()
        drawing = ours(graph)
        seconds = time.process_time() - begin
        counts["curplan"], seen = crossings(drawing)
        for layout in there[1:]:
            counts[layout], _ = crossings(LAYOUTS[layout](graph))
        for layout in there:
            totals[layout] += counts[layout]
        eye += seen
        most += counts["curplan"] == min(counts.values())
        cells = "".join(f"{counts[layout]:>15}" for layout in there)
        print(
            f"{name:44}{len(graph[0]):>5}{len(graph[1]):>6}{cells}{seen:>6}{seconds:>9.2f}",
            flush=True,
        )
    print(f"{'sum':55}" + "".join(f"{totals[layout]:>15}" for layout in there) + f"{eye:>6}")
    print(f"curplan has the fewest, or as few as any, on {most} graphs")


if __name__ == "__main__":
    main()
