"""What can be reached step by step when each thing needs some of the others first.

Plain and generic: nodes are anything hashable, each with needs, each need a choice of nodes of
which one is enough. Outcomes of skills and modules of a catalogue are both such nodes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from curplan.catalogue.models import Catalogue, Outcome

N = TypeVar("N")


def derive(needs: Mapping[N, Sequence[Iterable[N]]], given: Iterable[N] = ()) -> set[N]:
    """Give every node that can be reached from ``given``, in time linear in the needs.

    >>> sorted(derive({"a": [], "b": [["a", "x"]], "c": [["d"]], "d": [["c"]]}))
    ['a', 'b']
    """
    reached = set(given)
    waiting: dict[N, list[tuple[N, int]]] = {}
    missing: dict[N, int] = {}
    ready: list[N] = []
    for node, wanted in needs.items():
        if node in reached:
            continue
        open_needs = 0
        for index, choice in enumerate(wanted):
            if not reached.isdisjoint(choice):
                continue
            open_needs += 1
            for option in choice:
                waiting.setdefault(option, []).append((node, index))
        if open_needs:
            missing[node] = open_needs
        else:
            ready.append(node)
    met: set[tuple[N, int]] = set()
    while ready:
        node = ready.pop()
        reached.add(node)
        for need in waiting.get(node, ()):
            if need in met:
                continue
            met.add(need)
            waiter = need[0]
            missing[waiter] -= 1
            if not missing[waiter]:
                ready.append(waiter)
    return reached


def outcome_needs(catalogue: Catalogue) -> dict[Outcome, list[tuple[Outcome, ...]]]:
    """What each outcome needs, choices of outcomes that exist; an unknown one is left out."""
    known = catalogue.outcomes
    return {
        outcome: [
            need.any_of for need in catalogue.outcome_needs(outcome) if known >= {*need.any_of}
        ]
        for outcome in sorted(known)
    }


class Teachers:
    """Which modules teach an outcome or a higher level of its skill."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Index the modules by what they teach."""
        self._by_skill: dict[str, list[tuple[int, str]]] = {}
        for module in catalogue.modules:
            for skill, level in module.teaches:
                self._by_skill.setdefault(skill, []).append((level, module.id))

    def of(self, outcomes: Iterable[Outcome], but: str = "") -> Iterator[str]:
        """Name the modules that teach any of these, without one of them."""
        for skill, level in outcomes:
            for taught, module in self._by_skill.get(skill, ()):
                if taught >= level and module != but:
                    yield module

    def highest(self, skill: str) -> int:
        """Give the highest level of a skill that is taught; 0 when none is."""
        return max((level for level, _ in self._by_skill.get(skill, ())), default=0)
