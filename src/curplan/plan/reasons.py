"""Why each module is in the track: the requirements that it serves, directly or through others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.plan.supports import ENTRY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.catalogue.models import Outcome, Requirement
    from curplan.plan.supports import Placed

MOST = 6
"""Reasons listed for one module; a module that serves half the role needs no longer list."""

RANK = {"must": 0, "essential": 1, "optional": 2}


def reasons(
    ordered: Sequence[Placed],
    met: Mapping[str, Sequence[tuple[Outcome, str]]],
    requirements: Sequence[Requirement],
    entry: Mapping[str, int],
    included: Sequence[str],
) -> dict[str, tuple[str, ...]]:
    """Give each module its reasons, such as ``python@1 for python@3 (essential)``.

    First the requirements whose skill it teaches, then those of the modules that it supports.
    """
    users: dict[str, list[tuple[Outcome, str]]] = {}
    for user, needs in met.items():
        for outcome, source in needs:
            if source != ENTRY:
                users.setdefault(source, []).append((outcome, user))
    result: dict[str, list[tuple[int, int, str]]] = {}
    for p in reversed(ordered):
        name = p.module.id
        found = _direct(p, requirements, entry)
        for outcome, user in users.get(name, ()):
            for rank, weight, text in result[user]:
                goal = text.split(" for ", 1)[-1]
                found.append((rank, weight, f"{outcome} for {goal}"))
        result[name] = _best(found)
    return {
        name: tuple(
            dict.fromkeys(
                [*(text for _, _, text in found), *(["included on request"] * (name in included))]
            )
        )
        for name, found in result.items()
    }


def _direct(
    p: Placed, requirements: Sequence[Requirement], entry: Mapping[str, int]
) -> list[tuple[int, int, str]]:
    found = []
    for requirement in requirements:
        skill, required = requirement.outcome
        taught = [o for o in p.module.teaches if o.skill == skill and o.level > entry.get(skill, 0)]
        if taught:
            top = taught[-1]
            priority = requirement.priority.value
            goal = f"{requirement.outcome} ({priority})"
            text = goal if top.level >= required else f"{top} for {goal}"
            found.append((RANK[priority], -requirement.weight, text))
    return found


def _best(found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Sort by priority and weight; one entry for each goal; the most telling ones."""
    unique: dict[str, tuple[int, int, str]] = {}
    for each in sorted(found):
        unique.setdefault(each[2].split(" for ", 1)[-1], each)
    return list(unique.values())[:MOST]
