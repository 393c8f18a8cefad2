"""Chains from a module down to the requirements that it is there for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.explain.model import Reason

if TYPE_CHECKING:
    from curplan.catalogue.models import Outcome, Requirement
    from curplan.explain.desk import Desk, Link

MOST_CHAINS = 4
"""Requirements told for one module, the weightiest first; the rest are counted."""

RANK = {"must": 0, "essential": 1, "optional": 2}


@dataclass(frozen=True, slots=True)
class Chain:
    """The shortest way from a module to a requirement: links, then what the last one teaches."""

    links: tuple[Link, ...]
    taught: Outcome
    requirement: Requirement


def chains(desk: Desk, name: str) -> tuple[Chain, ...]:
    """Find the shortest chain from a module to each requirement: musts first, then by weight."""
    paths: dict[str, tuple[Link, ...]] = {name: ()}
    queue = [name]
    for current in queue:  # grows while it is walked: breadth first
        for link in desk.links.get(current, ()):
            if link.user not in paths:
                paths[link.user] = (*paths[current], link)
                queue.append(link.user)
    found: dict[Outcome, Chain] = {}
    for end in queue:
        for requirement in desk.situation.requirements:
            taught = _serves(desk, end, requirement)
            if taught is not None and requirement.outcome not in found:
                found[requirement.outcome] = Chain(paths[end], taught, requirement)

    def importance(chain: Chain) -> tuple[int, int, int, Outcome]:
        requirement = chain.requirement
        rank = RANK[requirement.priority.value]
        return rank, -requirement.weight, len(chain.links), requirement.outcome

    direct = sorted((c for c in found.values() if not c.links), key=importance)
    return (*direct, *sorted((c for c in found.values() if c.links), key=importance))


def _serves(desk: Desk, name: str, requirement: Requirement) -> Outcome | None:
    """The highest level of a required skill that a module teaches and nobody holds yet."""
    skill = requirement.outcome.skill
    floor = desk.situation.entry.get(skill, 0)
    taught = [
        outcome
        for outcome in desk.catalogue.module_by_id[name].teaches
        if outcome.skill == skill and floor < outcome.level
    ]
    return max(taught, default=None) if floor < requirement.outcome.level else None


def chain_reasons(desk: Desk, name: str) -> tuple[Reason, ...]:
    """Say the chains of a module in words, and how many more there are."""
    every = chains(desk, name)
    told = [_said(desk, chain) for chain in every[:MOST_CHAINS]]
    left = len(every) - len(told)
    if left > 0:
        more = f"and it serves {left} more requirement{'' if left == 1 else 's'} of the role"
        told.append(Reason("requirement", more))
    return tuple(told)


def _said(desk: Desk, chain: Chain) -> Reason:
    words = ""
    for link in chain.links:
        verb = "wants taught beside it" if link.beside else "needs"
        words += f" {link.outcome}, which {desk.title(link.user)} {verb} for"
    start = "it teaches" + (words or "")
    return Reason(
        "requirement",
        f"{start} {_goal(chain.taught, chain.requirement)}",
        tuple(link.user for link in chain.links),
    )


def _goal(taught: Outcome, requirement: Requirement) -> str:
    priority = f"({requirement.priority.value}, weight {requirement.weight})"
    if taught.level >= requirement.outcome.level:
        higher = "" if taught == requirement.outcome else f" as {requirement.outcome}"
        return f"{taught}, which the role requires{higher} {priority}"
    return f"{taught}, on the way to {requirement.outcome}, which the role requires {priority}"
