"""Preparation before week 1: which modules, in which order, and the minutes of each week."""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from curplan.catalogue.kinds import Kind
from curplan.catalogue.models import Need, Outcome
from curplan.problem.relevance import Teachers, held

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from curplan.brief import Brief
    from curplan.catalogue.models import Catalogue, Module

ALONE = (Kind.COURSE, Kind.PROJECT, Kind.ASSESSMENT)
"""Kinds of modules that learners can work through alone before the programme.

Others have their place in it: a capstone at its end, a continuous one beside the others.
"""

Layout = dict[str, dict[int, int]]
"""Minutes of each module in each week from 1 that has some."""


@dataclass(frozen=True, slots=True)
class CatchUp:
    """Modules that some learners have to work through, and outcomes that no module teaches them."""

    modules: tuple[Module, ...]
    open: tuple[str, ...]


def prepared_modules(catalogue: Catalogue, brief: Brief) -> tuple[Module, ...]:
    """List the modules of a brief's preparation, as it names them; those that there are, once."""
    wanted = brief.preparation
    known = catalogue.module_by_id
    names = dict.fromkeys(wanted.modules if wanted else ())
    return tuple(known[name] for name in names if name in known)


def raised(levels: Mapping[str, int], modules: Iterable[Module]) -> dict[str, int]:
    """Add to what learners hold what modules teach them."""
    found = dict(levels)
    for module in modules:
        for skill, level in module.teaches:
            found[skill] = max(level, found.get(skill, 0))
    return found


def needs_of(catalogue: Catalogue, module: Module) -> tuple[Need, ...]:
    """What must be held before a module is worked through alone: its corequisites too."""
    own = frozenset(module.teaches)
    beside = (each.outcome for each in module.corequisites if each.outcome not in own)
    needs = (*catalogue.module_needs(module), *(Need((outcome,)) for outcome in beside))
    return tuple(dict.fromkeys(needs))


def in_turn(
    catalogue: Catalogue, modules: Sequence[Module], levels: Mapping[str, int]
) -> tuple[tuple[Module, ...], tuple[Module, ...]]:
    """Order modules so that each comes after what it needs, else as they are given.

    Also gives those that no order has, because something that they need is not taught.
    """
    found: list[Module] = []
    waiting = list(modules)
    now = dict(levels)
    while ready := next((m for m in waiting if _may_begin(catalogue, m, now)), None):
        waiting.remove(ready)
        found.append(ready)
        now = raised(now, (ready,))
    return tuple(found), tuple(waiting)


def _may_begin(catalogue: Catalogue, module: Module, levels: Mapping[str, int]) -> bool:
    return all(held(need, levels) for need in needs_of(catalogue, module))


def lay_out(
    catalogue: Catalogue,
    modules: Sequence[Module],
    levels: Mapping[str, int],
    capacity: Sequence[int],
) -> Layout | None:
    """Give each module its minutes in weeks of so much capacity; None where they do not fit.

    A module begins when all that it needs has ended, be it in the same week, and has no more in a
    week than it takes at most. Modules come as early as can be: in the order that they are given,
    or where that does not fit, those first behind which the longest chain waits. (With weekly
    limits no such list is best always; what this finds fits, and more than this may.)
    """
    ordered, stuck = in_turn(catalogue, modules, levels)
    if stuck:
        return None
    for first in (ordered, _longest_first(catalogue, ordered)):
        made = _filled(catalogue, first, levels, capacity)
        if sum(sum(weeks.values()) for weeks in made.values()) == sum(m.minutes for m in ordered):
            return {module.id: made[module.id] for module in ordered}
    return None


def _filled(
    catalogue: Catalogue,
    first: Sequence[Module],
    levels: Mapping[str, int],
    capacity: Sequence[int],
) -> Layout:
    """Fill week by week, those modules first that come first."""
    made: Layout = {module.id: {} for module in first}
    left = {module.id: module.minutes for module in first}
    now = dict(levels)
    for week, minutes in enumerate(capacity, start=1):
        room = minutes
        grown = True
        while grown and room:
            grown = False
            for module in first:
                pace = module.max_minutes_per_week or module.minutes
                some = min(left[module.id], pace - made[module.id].get(week, 0), room)
                if some <= 0 or not _may_begin(catalogue, module, now):
                    continue
                made[module.id][week] = made[module.id].get(week, 0) + some
                left[module.id] -= some
                room -= some
                grown = True
                if not left[module.id]:
                    now = raised(now, (module,))
    return made


def _longest_first(catalogue: Catalogue, ordered: Sequence[Module]) -> tuple[Module, ...]:
    """Sort modules by the weeks that they and what waits for them take at their paces."""
    tail: dict[str, int] = {}
    for place in range(len(ordered) - 1, -1, -1):
        module = ordered[place]
        pace = module.max_minutes_per_week or module.minutes
        behind = [
            tail[later.id]
            for later in ordered[place + 1 :]
            if any(
                taught.covers(outcome)
                for need in needs_of(catalogue, later)
                for outcome in need.any_of
                for taught in module.teaches
            )
        ]
        tail[module.id] = -(-module.minutes // max(1, pace)) + max(behind, default=0)
    return tuple(sorted(ordered, key=lambda module: -tail[module.id]))


def catch_up(catalogue: Catalogue, levels: Mapping[str, int], wanted: Mapping[str, int]) -> CatchUp:
    """Find the shortest modules that bring learners to what they are wanted to hold, alone."""
    modules = [module for module in catalogue.modules if module.kind in ALONE]
    return shortest(catalogue, levels, wanted, modules, lambda module: module.minutes)


def shortest(
    catalogue: Catalogue,
    levels: Mapping[str, int],
    wanted: Mapping[str, int],
    modules: Sequence[Module],
    cost: Callable[[Module], int],
) -> CatchUp:
    """Find modules, each after what it needs, that bring learners to what they are wanted to hold.

    For each outcome that is lacking the module of the least cost that teaches it (of equal ones
    the shortest, the first by id), and so on for what that one needs. Outcomes that none of the
    modules can bring them to are ``open``.
    """
    now = dict(levels)
    found: list[Module] = []
    missing: list[str] = []
    ranks = _ranks(catalogue, levels, modules, cost)
    teachers = Teachers.of(catalogue.module_by_id[name] for name in ranks)

    def reach(outcomes: Iterable[Outcome], before: int) -> bool:
        nonlocal now
        known = [m for outcome in outcomes for m in teachers.at_least(outcome)]
        able = [m for m in known if ranks[m.id] < before]
        if not able:
            return False
        best = min(able, key=lambda module: (cost(module), module.minutes, module.id))
        for need in needs_of(catalogue, best):
            if not held(need, now):
                reach(need.any_of, ranks[best.id])
        found.append(best)
        now = raised(now, (best,))
        return True

    for skill, level in sorted(wanted.items()):
        known = catalogue.skill_by_id[skill].levels
        for step in [each.level for each in known if each.level <= level]:
            outcome = Outcome(skill, step)
            if now.get(skill, 0) < step and not reach((outcome,), len(ranks)):
                missing.append(str(outcome))
    return CatchUp(tuple(found), tuple(missing))


def _ranks(
    catalogue: Catalogue,
    levels: Mapping[str, int],
    modules: Sequence[Module],
    cost: Callable[[Module], int],
) -> dict[str, int]:
    """Number the modules that can be begun at all so that each comes after what it needs.

    Of those that can be begun the one of the least cost comes next, so that a cheap way is there
    before a dear one.
    """
    now = dict(levels)
    waiting = {module.id: module for module in modules}
    users: dict[str, list[Module]] = {}
    for module in modules:
        for skill in {o.skill for need in needs_of(catalogue, module) for o in need.any_of}:
            users.setdefault(skill, []).append(module)
    ready: list[tuple[int, int, str]] = []

    def offer(module: Module) -> None:
        if module.id in waiting and _may_begin(catalogue, module, now):
            del waiting[module.id]
            heappush(ready, (cost(module), module.minutes, module.id))

    for module in modules:
        offer(module)
    found: dict[str, int] = {}
    while ready:
        _, _, name = heappop(ready)
        found[name] = len(found)
        for skill, level in catalogue.module_by_id[name].teaches:
            if level > now.get(skill, 0):
                now[skill] = level
                for user in users.get(skill, ()):
                    offer(user)
    return found
