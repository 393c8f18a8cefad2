"""What a plan says of its outcomes: what is taught when, held on entry, or missing, and the needs.

An outcome is a pair of a skill's id and a level. A need that several outcomes meet is met by the
one that the plan uses: the module's ``needs`` say where each comes from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedModule

Outcome = tuple[str, int]
#: Where a need comes from: an outcome that is taught, held on entry, or missing.
Source = tuple[str, Outcome]
LEARNT, ENTRY, MISSING = "learnt", "entry", "missing"


def outcome(text: str) -> Outcome:
    """Split an outcome as it is written.

    >>> outcome("python@2")
    ('python', 2)
    """
    skill, _, level = text.partition("@")
    return skill, int(level) if level.isdigit() else 1


def taught(module: PlannedModule) -> list[Outcome]:
    """List the outcomes that a module teaches."""
    return [
        (skill, level)
        for skill, levels in sorted(module.teaches.items())
        for level in ((levels,) if isinstance(levels, int) else levels)
    ]


@dataclass(frozen=True, slots=True)
class Needs:
    """The outcomes of a plan, and what each comes after.

    ``learnt`` gives the module that teaches an outcome first. ``entry`` are the outcomes held on
    entry that something needs, ``missing`` the levels that the role requires or that those need
    (False), and nothing teaches. ``edges`` lead from a need to what needs it.
    """

    learnt: dict[Outcome, PlannedModule]
    entry: tuple[Outcome, ...]
    missing: dict[Outcome, bool]
    edges: tuple[tuple[Source, Source], ...]


def needs_of(plan: Plan) -> Needs:
    """Find the outcomes of a plan and the edges between them, not reduced."""
    return _Finder(plan).found()


class _Finder:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.needs = {
            (skill.id, level.level): level.needs for skill in plan.skills for level in skill.levels
        }
        self.lowest = {
            skill.id: min((level.level for level in skill.levels), default=1)
            for skill in plan.skills
        }
        self.learnt: dict[Outcome, PlannedModule] = {}
        for module in sorted(plan.modules, key=lambda module: (module.end_week, module.id)):
            for taught_one in taught(module):
                self.learnt.setdefault(taught_one, module)
        self.missing: dict[Outcome, bool] = {}
        self.edges: dict[tuple[Source, Source], None] = {}
        self.used: dict[str, int] = {}

    def found(self) -> Needs:
        for item in self.plan.coverage:
            for level in range(item.reached + 1, item.required + 1):
                self.missing[item.skill, level] = True
        for one, module in self.learnt.items():
            for need in self._all_needs(one):
                source = self._of_module(need, module)
                if source[0] == MISSING:
                    self.missing.setdefault(source[1], False)
                self._link(source, (LEARNT, one))
        waiting = sorted(self.missing, key=lambda one: (not self.missing[one], one))
        for one in waiting:
            for need in self._all_needs(one):
                source = self._anywhere(need)
                if source[0] == MISSING and source[1] not in self.missing:
                    self.missing[source[1]] = False
                    waiting.append(source[1])
                self._link(source, (MISSING, one))
        self._highest_entry()
        entry = tuple(sorted(self.used.items()))
        return Needs(self.learnt, entry, self.missing, tuple(self.edges))

    def _all_needs(self, one: Outcome) -> Iterator[tuple[Outcome, ...]]:
        """Give what an outcome needs: the level below, and what its skill lists."""
        skill, level = one
        if level > self.lowest.get(skill, 1):
            yield ((skill, level - 1),)
        for need in self.needs.get(one, ()):
            yield tuple(outcome(text) for text in need)

    def _link(self, source: Source, target: Source) -> None:
        if source[0] == ENTRY:
            skill, level = source[1]
            self.used[skill] = max(level, self.used.get(skill, 0))
        self.edges[source, target] = None

    def _highest_entry(self) -> None:
        """Of a skill held on entry one level is drawn, the highest that something needs."""
        self.edges = dict.fromkeys(
            ((ENTRY, (one[1][0], self.used[one[1][0]])) if one[0] == ENTRY else one, other)
            for one, other in self.edges
        )

    def _of_module(self, need: Iterable[Outcome], module: PlannedModule) -> Source:
        """Find what meets a need of something that a module teaches."""
        own = set(taught(module))
        for wanted in need:
            if wanted in own:
                return LEARNT, wanted
        for wanted in need:
            for support in module.needs:
                if outcome(support.outcome) == wanted:
                    found = self._supported(wanted, support.source)
                    if found is not None:
                        return found
        return self._anywhere(need)

    def _supported(self, wanted: Outcome, source: str) -> Source | None:
        if source == ENTRY:
            return ENTRY, wanted
        for module in self.plan.modules:
            if module.id == source:
                found = _lowest(taught(module), wanted)
                return None if found is None else (LEARNT, found)
        return None

    def _anywhere(self, need: Iterable[Outcome]) -> Source:
        """Find what meets a need: the entry, then what is taught, else it is missing."""
        for wanted in need:
            if self.plan.entry.get(wanted[0], 0) >= wanted[1]:
                return ENTRY, wanted
        for wanted in need:
            found = _lowest(sorted(self.learnt), wanted)
            if found is not None:
                return LEARNT, found
        options = tuple(need)
        return MISSING, next((one for one in options if one in self.missing), options[0])


def _lowest(among: Iterable[Outcome], wanted: Outcome) -> Outcome | None:
    """Give the lowest level of a skill that is at least the wanted one."""
    skill, level = wanted
    return min((one for one in among if one[0] == skill and one[1] >= level), default=None)
