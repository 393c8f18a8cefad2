"""Prerequisite arrows: which ones a drawing has. Their ways are found in ``routes``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.draw.theme import MOST_ARROWS

if TYPE_CHECKING:
    from curplan.plan.model import Plan


@dataclass(frozen=True, slots=True)
class Edge:
    """A prerequisite between two modules, by id."""

    source: str
    target: str
    critical: bool


def edges(plan: Plan) -> tuple[Edge, ...]:
    """List the reduced prerequisites of a plan's modules; above forty the critical ones alone.

    Reduced: without those that follow from others.
    """
    ids = [module.id for module in plan.modules]
    place = {name: index for index, name in enumerate(ids)}
    direct = [0] * len(ids)
    for module in plan.modules:
        for need in module.needs:
            if need.source in place and need.source != module.id:
                direct[place[need.source]] |= 1 << place[module.id]
    reach = list(direct)
    for middle in range(len(ids)):
        bit, onward = 1 << middle, reach[middle]
        for index in range(len(ids)):
            if reach[index] & bit:
                reach[index] |= onward
    chain = set(zip(plan.critical_chain, plan.critical_chain[1:], strict=False))
    found = []
    for index, source in enumerate(ids):
        later = [other for other in range(len(ids)) if direct[index] >> other & 1]
        for other in later:
            detour = any(
                reach[via] >> other & 1 and not reach[other] >> via & 1
                for via in later
                if via != other
            )
            if not detour:
                pair = (source, ids[other])
                found.append(Edge(*pair, pair in chain))
    if len(found) > MOST_ARROWS:
        found = [edge for edge in found if edge.critical]
    return tuple(found)
