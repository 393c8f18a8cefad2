"""Folding: a map too large to read as one box for each strand, and one map for each strand.

The overview counts the needs from strand to strand. Strands need each other in circles, so its
lines show the main direction (as few needs as possible against it) and the boxes all numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.draw.skills.graph import Map, Node, skill_graph

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.draw.look import Look
    from curplan.draw.skills.graph import Edge

_ROUNDS = 12
#: The id of a whole strand's box.
FOLDED = "strand:"


def overview(shown: Map, noun: str, look: Look) -> Map:
    """Fold a map: one box for each strand, with its size, its months, and what it builds on.

    ``noun`` says what the nodes are: ``modules`` or ``outcomes``.
    """
    counts = between(shown)
    strands = main_order(sorted({node.strand for node in shown.nodes}), counts)
    nodes = []
    for strand in strands:
        own = [node for node in shown.nodes if node.strand == strand]
        taken = sorted((one for one in strands if counts.get((one, strand))), key=strands.index)
        notes = [
            *_sizes(own, noun, look),
            *_months(own, shown.steps, look),
            *(_taken(name(one, shown, look), counts[one, strand], look) for one in taken),
        ]
        title = name(strand, shown, look)
        nodes.append(Node(FOLDED + strand, title, strand, tuple(notes), "folded"))
    place = {strand: number for number, strand in enumerate(strands)}
    edges = [(FOLDED + one, FOLDED + other) for one, other in counts if place[one] < place[other]]
    return skill_graph(nodes, edges, titles=shown.titles)


def between(shown: Map) -> dict[Edge, int]:
    """Count the edges that lead from one strand to another."""
    strand = {node.id: node.strand for node in shown.nodes}
    counts: dict[Edge, int] = {}
    for source, target in shown.edges:
        pair = strand[source], strand[target]
        if pair[0] != pair[1]:
            counts[pair] = counts.get(pair, 0) + 1
    return counts


def main_order(strands: Sequence[str], counts: Mapping[Edge, int]) -> list[str]:
    """Order the strands so that few edges lead back, moving each to its best place."""

    def lead(strand: str) -> int:
        return sum(
            counts.get((strand, other), 0) - counts.get((other, strand), 0) for other in strands
        )

    order = sorted(strands, key=lambda strand: (-lead(strand), strand))
    for _ in range(_ROUNDS):
        before = list(order)
        for strand in before:
            rest = [other for other in order if other != strand]
            cost = sum(counts.get((other, strand), 0) for other in rest)
            back = [cost]
            for other in rest:
                cost += counts.get((strand, other), 0) - counts.get((other, strand), 0)
                back.append(cost)
            here = order.index(strand)
            best = min(back)
            if best < back[here]:
                place = back.index(best)
                order = [*rest[:place], strand, *rest[place:]]
        if order == before:
            break
    return order


def one_strand(shown: Map, strand: str, look: Look) -> Map:
    """Give the map of one strand; what it needs from another comes from that strand's box."""
    own = {node.id: node for node in shown.nodes if node.strand == strand}
    where = {node.id: node.strand for node in shown.nodes}
    edges = []
    others: dict[str, None] = {}
    for source, target in shown.edges:
        if target not in own:
            continue
        if source in own:
            edges.append((source, target))
        else:
            others[where[source]] = None
            edges.append((FOLDED + where[source], target))
    elsewhere = look.words.say("skills-elsewhere")
    nodes = [
        Node(FOLDED + other, name(other, shown, look), other, (elsewhere,), "folded")
        for other in sorted(others)
    ]
    return skill_graph([*nodes, *own.values()], edges, shown.steps, shown.titles)


def name(strand: str, shown: Map, look: Look) -> str:
    """Name a strand; nodes without one are called others."""
    return shown.strand_title(strand) if strand else look.words.say("skills-others")


def _sizes(own: Sequence[Node], noun: str, look: Look) -> list[str]:
    learnt = sum(node.state == "learnt" for node in own)
    held = sum(node.state == "entry" for node in own)
    missing = sum(node.state == "missing" for node in own)
    made = []
    if learnt:
        made.append(look.words.say(f"skills-count-{noun}", n=learnt))
    if held:
        made.append(look.words.say("skills-count-held", n=held))
    if missing:
        made.append(look.words.say("skills-count-missing", n=missing))
    return made


def _months(own: Sequence[Node], steps: Sequence[str], look: Look) -> list[str]:
    """Say from which month to which something is learnt."""
    found = sorted({node.step for node in own if node.step >= 0})
    if not found:
        return []
    first, last = steps[found[0]], steps[found[-1]]
    if first == last:
        return [first]
    return [look.words.say("skills-from-to", first=first, last=last)]


def _taken(strand: str, count: int, look: Look) -> str:
    return look.words.say("skills-builds-on", n=count, strand=strand)
