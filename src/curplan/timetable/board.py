"""What a packing starts from: sessions, modules, and how the schedule in weeks lay."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from curplan.problem.relations import forced_pairs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.problem.model import Problem, Solution
    from curplan.problem.split import Split

Parts = tuple[tuple[int, int], ...]
"""What a session holds: (module, quanta) in order."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A session that modules can use: its week, and its quanta."""

    week: int
    quanta: int


@dataclass(frozen=True, slots=True)
class Begun:
    """What is past of a programme that has begun, and stays.

    ``sessions``: what those before ``from_week`` held. ``alone``: independent quanta of each
    module and week before it.
    """

    from_week: int = 1
    sessions: tuple[Parts, ...] = ()
    alone: Mapping[int, Mapping[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Packed:
    """Sessions filled, the hours that makes, and which of them are independent.

    ``changes``: sessions that change their module more than once, or before one ends.
    """

    sessions: tuple[Parts, ...]
    hours: dict[int, dict[int, int]]
    alone: Split
    changes: int


class Board:
    """What does not change between packings: modules by index, weeks from 1, time in quanta.

    ``contact`` and ``alone`` are what each module takes of both kinds, ``needs`` its supporters
    that are selected, ``before`` what it must follow, ``partners`` what starts no later, ``loose``
    those that no other waits for,
    ``start`` and ``end`` its weeks in the schedule, ``aim`` and ``aim_alone`` how much of it lies
    there up to each week.
    """

    def __init__(
        self,
        problem: Problem,
        solution: Solution,
        alone: Split,
        slots: Sequence[Slot],
        past: Begun,
    ) -> None:
        self.problem, self.slots, self.past = problem, tuple(slots), past
        self.selection = solution.selection
        chosen, tasks = frozenset(self.selection), problem.tasks
        self.alone = {index: tasks[index].alone for index in self.selection}
        self.contact = {index: tasks[index].hours - tasks[index].alone for index in self.selection}
        self.needs = {
            index: tuple(
                tuple(s for s in need.supporters if s in chosen) for need in tasks[index].needs
            )
            for index in self.selection
        }
        self.partners = {
            index: tuple(
                tuple(p for p in each.partners if p in chosen) for each in tasks[index].corequisites
            )
            for index in self.selection
        }
        before: dict[int, list[int]] = {index: [] for index in self.selection}
        for earlier, later in forced_pairs(problem):
            if earlier in chosen and later in chosen:
                before[later].append(earlier)
        self.before = {index: tuple(found) for index, found in before.items()}
        waited_for = {s for needs in self.needs.values() for need in needs for s in need}
        waited_for.update(earlier for found in before.values() for earlier in found)
        self.loose = frozenset(self.selection) - waited_for
        self.start = {index: min(solution.hours[index]) for index in self.selection}
        self.end = {index: max(solution.hours[index]) for index in self.selection}
        self.aim, self.aim_alone = {}, {}
        for index, spread in solution.hours.items():
            of_both = [(spread.get(w, 0), alone[index].get(w, 0)) for w in range(problem.weeks + 1)]
            self.aim[index] = tuple(accumulate(whole - own for whole, own in of_both))
            self.aim_alone[index] = tuple(accumulate(own for _, own in of_both))
        self.taken = {index: dict(weeks) for index, weeks in past.alone.items() if index in chosen}

    def changes(self, filled: Sequence[Parts]) -> int:
        """Count the sessions that change their module more than once, or before one ends."""
        left = dict(self.contact)
        count = 0
        for parts in filled:
            for index, quanta in parts:
                left[index] -= quanta
            count += len(parts) > 2 or any(left[index] for index, _ in parts[:-1])
        return count

    def crumbs(self, filled: Sequence[Parts]) -> int:
        """Count the parts that are too short to be of use: under a sixth of their session."""
        pairs = zip(
            self.slots[len(self.past.sessions) :], filled[len(self.past.sessions) :], strict=True
        )
        return sum(
            quanta < slot.quanta / 6
            for slot, parts in pairs
            if len(parts) > 1
            for _, quanta in parts
        )

    def hours(
        self, filled: Sequence[Parts], alone: Mapping[int, Mapping[int, int]] | None = None
    ) -> dict[int, dict[int, int]]:
        """Quanta of each module and week that sessions make, and with them work alone."""
        found = {index: dict(alone[index]) if alone else {} for index in self.selection}
        for slot, parts in zip(self.slots, filled, strict=True):
            for index, quanta in parts:
                spread = found[index]
                spread[slot.week] = spread.get(slot.week, 0) + quanta
        return {index: dict(sorted(spread.items())) for index, spread in found.items()}

    def ordered(self, filled: Sequence[Parts]) -> bool:
        """Tell whether each module's sessions begin after those of what it needs are over."""
        first: dict[int, tuple[int, int]] = {}
        last: dict[int, tuple[int, int]] = {}
        for number, parts in enumerate(filled):
            for place, (index, _) in enumerate(parts):
                first.setdefault(index, (number, place))
                last[index] = number, place
        return all(
            all(earlier not in last or last[earlier] < begin for earlier in self.before[index])
            and all(
                any(s not in last or last[s] < begin for s in need)
                for need in self.needs[index]
                if need
            )
            for index, begin in first.items()
        )

    def holds(self, packed: Packed) -> bool:
        """Tell whether a packing keeps every hard constraint but the sessions' own minutes."""
        tasks, most = self.problem.tasks, self.problem.max_parallel
        thick: dict[int, int] = {}
        for index, spread in packed.hours.items():
            if any(quanta > tasks[index].pace for quanta in spread.values()):
                return False
            for week in () if tasks[index].continuous else spread:
                thick[week] = thick.get(week, 0) + 1
        few = all(count <= most for count in thick.values())
        return few and self.ordered(packed.sessions) and self.sound(packed.hours)

    def sound(self, hours: Mapping[int, Mapping[int, int]]) -> bool:
        """Tell whether hours keep what a packing could break: pins, needs and corequisites.

        Sessions, capacities and paces are kept as they are filled.
        """
        tasks = self.problem.tasks
        start = {index: min(spread, default=0) for index, spread in hours.items()}
        end = {index: max(spread, default=0) for index, spread in hours.items()}
        for index in self.selection:
            task = tasks[index]
            begun = start[index] < self.past.from_week
            if (not begun and start[index] < task.earliest) or end[index] > task.latest:
                return False
            if any(hours[index].get(week, 0) != quanta for week, quanta in task.fixed):
                return False
            if any(end[earlier] > start[index] for earlier in self.before[index]):
                return False
            if any(need and all(end[s] > start[index] for s in need) for need in self.needs[index]):
                return False
            for each, partners in zip(task.corequisites, self.partners[index], strict=True):
                if each.strict:
                    if not any(hours[p].keys() == hours[index].keys() for p in partners):
                        return False
                elif partners and all(start[p] > start[index] for p in partners):
                    return False
        return True
