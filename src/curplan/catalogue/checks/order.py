"""Nothing may wait for itself: neither outcomes, by what they need, nor modules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.catalogue.cycles import find_cycles
from curplan.catalogue.derivation import Teachers, derive, outcome_needs
from curplan.catalogue.faults import Fault, at
from curplan.catalogue.models import Need, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.catalogue.draft import Draft
    from curplan.catalogue.models import Catalogue, Module
    from curplan.source import Place


def prerequisite_cycles(draft: Draft) -> Iterator[Fault]:
    """Every outcome can be derived from nothing; what is unknown is reported elsewhere."""
    needs = outcome_needs(draft.catalogue)
    if len(derive(needs)) == len(needs):
        return
    for cycle in find_cycles(needs):
        notes = tuple(
            _outcome_step(draft.catalogue, node, needs[node][index], option)
            for node, index, option in cycle
        )
        walk = " → ".join(str(node) for node, _, _ in [*cycle, cycle[0]])
        place = notes[0][1]
        yield Fault(
            "prerequisite-cycle",
            f"these outcomes need each other, so that none can come first: {walk}",
            place,
            "remove one of these needs, or offer another way with any_of",
            notes=notes,
        )


def modules_waiting(draft: Draft) -> Iterator[Fault]:
    """Some order of modules teaches all that is taught; what no module teaches counts as held."""
    catalogue = draft.catalogue
    wanted, needs = _module_needs(draft)
    if len(derive(needs)) == len(needs):
        return
    for cycle in find_cycles(needs):
        notes = tuple(
            _module_step(catalogue, catalogue.module_by_id[node], wanted[node][index], option)
            for node, index, option in cycle
        )
        walk = " → ".join(node for node, _, _ in [*cycle, cycle[0]])
        yield Fault(
            "modules-wait",
            f"these modules wait for each other, so that none can come first: {walk}",
            notes[0][1],
            "let one of them teach less, or add a module that teaches one of these outcomes alone",
            notes=notes,
        )


def _module_needs(draft: Draft) -> tuple[dict[str, list[Need]], dict[str, list[set[str]]]]:
    """The needs of each module that some other module can meet, and which ones can."""
    catalogue = draft.catalogue
    teachers = Teachers(catalogue)
    known = catalogue.outcomes
    reached = derive(outcome_needs(catalogue))
    unreachable = known - reached
    doubt = draft.doubts["modules"]
    wanted: dict[str, list[Need]] = {}
    needs: dict[str, list[set[str]]] = {}
    for module in catalogue.modules:
        wanted[module.id], needs[module.id] = [], []
        if not known.issuperset(module.teaches):
            continue
        for need in catalogue.module_needs(module):
            if not (known.issuperset(need.any_of) and unreachable.isdisjoint(need.any_of)):
                continue
            if doubt and any(doubt.may_mention(outcome.skill) for outcome in need.any_of):
                continue
            choice = set(teachers.of(need.any_of, but=module.id))
            if choice:
                wanted[module.id].append(need)
                needs[module.id].append(choice)
    return wanted, needs


def _outcome_step(
    catalogue: Catalogue, node: Outcome, choice: tuple[Outcome, ...], option: Outcome
) -> tuple[str, Place]:
    origin = catalogue.skill_by_id[node.skill].origin
    if choice == (Outcome(node.skill, node.level - 1),) and node.level > option.level:
        place = at(origin, "levels", node.level, key=True)
        return f"{node} needs {option}, the level below it", place
    place = at(origin, "levels", node.level, "needs", find=str(option))
    return f"{node} needs {Need(choice)}", place


def _module_step(
    catalogue: Catalogue, module: Module, need: Need, option: str
) -> tuple[str, Place]:
    text = f"'{module.id}' needs {need}, which '{option}' teaches"
    if need in module.requires:
        return text, at(module.origin, "requires", find=str(need.any_of[0]))
    for outcome in module.teaches:
        if need in catalogue.outcome_needs(outcome):
            text = f"'{module.id}' teaches {outcome}, which needs {need}, which '{option}' teaches"
            return text, at(module.origin, "teaches", outcome.skill, key=True)
    return text, at(module.origin)
