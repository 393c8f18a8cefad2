"""A greedy track: what shows, by construction, that a generated slack role fits its box."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from curplan.catalogue.kinds import Kind
from curplan.catalogue.models import Catalogue, Module, Need, Outcome, Skill

MAX_PARALLEL = 3


class Greedy:
    """Cheapest modules backwards from what is wanted, then week by week in any order that goes."""

    def __init__(
        self, skills: Sequence[Skill], modules: Sequence[Module], holds: Iterable[Outcome]
    ) -> None:
        self._catalogue = Catalogue("", "", 60, tuple(skills), tuple(modules))
        self._holds = {Outcome(o.skill, level) for o in holds for level in range(1, o.level + 1)}

    @cached_property
    def _teachers(self) -> Mapping[Outcome, list[Module]]:
        teachers: defaultdict[Outcome, list[Module]] = defaultdict(list)
        for module in self._catalogue.modules:
            for outcome in module.teaches:
                teachers[outcome].append(module)
        return teachers

    def track(self, wanted: Iterable[Outcome]) -> tuple[Module, ...]:
        """Choose modules that teach everything wanted and everything these need."""
        stack = list(wanted)
        have = set(self._holds)
        chosen: dict[str, Module] = {}
        while stack:
            outcome = stack.pop()
            if outcome in have:
                continue
            best = min(
                self._teachers[outcome],
                key=lambda module: (module.minutes / len(set(module.teaches) - have), module.id),
            )
            chosen[best.id] = best
            have.update(best.teaches)
            stack.extend(_pick(need, have) for need in self._catalogue.module_needs(best))
            stack.extend(c.outcome for c in best.corequisites)
        return tuple(chosen.values())

    def fits(self, track: Sequence[Module], capacity: Sequence[int], hours_after: int) -> bool:
        """Place a track week by week, leaving ``hours_after`` free in the weeks after it."""
        left = {module.id: module.minutes // 60 for module in track}
        have = set(self._holds)
        waiting = sorted(track, key=lambda module: (module.kind is Kind.CAPSTONE, module.id))
        for week, free in enumerate(capacity):
            if not waiting:
                return sum(capacity[week:]) >= hours_after
            waiting, have = self._week(waiting, have, left, free)
        return not waiting and hours_after == 0

    def _week(
        self, waiting: list[Module], have: set[Outcome], left: dict[str, int], free: int
    ) -> tuple[list[Module], set[Outcome]]:
        running = 0
        for module in sorted(waiting, key=lambda m: left[m.id] == m.minutes // 60):
            ready = all(have & set(need.any_of) for need in self._catalogue.module_needs(module))
            if not (ready and free and running < MAX_PARALLEL):
                continue
            hours = min(free, left[module.id], module.max_minutes_per_week // 60)
            free -= hours
            left[module.id] -= hours
            running += 1
        done = [module for module in waiting if not left[module.id]]
        rest = [module for module in waiting if left[module.id]]
        return rest, have.union(*(module.teaches for module in done))


def _pick(need: Need, have: set[Outcome]) -> Outcome:
    return next((outcome for outcome in need.any_of if outcome in have), need.any_of[0])
