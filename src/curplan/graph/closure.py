"""What lies behind an outcome: everything that a way to it may pass through."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from curplan.catalogue.models import Catalogue, Outcome


def backward_closure(
    catalogue: Catalogue, targets: Iterable[Outcome], held: Iterable[Outcome] = ()
) -> frozenset[Outcome]:
    """Give the targets and all they may need, every alternative included.

    What is ``held`` (with the lower levels of its skill) is left out, and nothing behind it is
    followed. These are needs of outcomes alone; what modules require besides is not in it.
    """
    levels: dict[str, int] = {}
    for skill, level in held:
        levels[skill] = max(level, levels.get(skill, 0))
    found: set[Outcome] = set()
    waiting = list(targets)
    while waiting:
        outcome = waiting.pop()
        if outcome in found or levels.get(outcome.skill, 0) >= outcome.level:
            continue
        found.add(outcome)
        for need in catalogue.outcome_needs(outcome):
            waiting.extend(need.any_of)
    return frozenset(found)
