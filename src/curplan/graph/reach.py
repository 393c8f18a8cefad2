"""What can be reached going forward: outcomes from what is held, modules from an entry level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.catalogue.derivation import Teachers, derive, outcome_needs
from curplan.catalogue.models import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable

    from curplan.catalogue.models import Catalogue


def reachable_outcomes(catalogue: Catalogue, held: Iterable[Outcome] = ()) -> frozenset[Outcome]:
    """Give the outcomes that skills alone let a learner reach who holds these and lower levels."""
    return frozenset(derive(outcome_needs(catalogue), _with_lower(catalogue, held)))


def reachable_modules(catalogue: Catalogue, held: Iterable[Outcome] = ()) -> tuple[str, ...]:
    """Name the modules that some order of modules lets a learner take who holds these outcomes.

    Time, corequisites and pins do not count here.
    """
    entry = _with_lower(catalogue, held)
    teachers = Teachers(catalogue)
    needs: dict[str, list[frozenset[str]]] = {}
    for module in catalogue.modules:
        needs[module.id] = [
            frozenset(teachers.of(need.any_of, but=module.id))
            for need in catalogue.module_needs(module)
            if entry.isdisjoint(need.any_of)
        ]
    return tuple(sorted(derive(needs)))


def _with_lower(catalogue: Catalogue, held: Iterable[Outcome]) -> set[Outcome]:
    return {
        Outcome(skill, lower)
        for skill, level in held
        for lower in range(1, level + 1)
        if Outcome(skill, lower) in catalogue.outcomes
    }
