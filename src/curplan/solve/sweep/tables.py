"""A problem whose modules all run, as tables of whole numbers and bit masks.

Bit *i* of a mask stands for module *i*.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from curplan.problem.relations import forced_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from curplan.problem.model import Problem

    Wishes = Mapping[int, Sequence[Sequence[int]]]


def mask(members: Iterable[int]) -> int:
    """Give the mask of some modules.

    >>> mask([0, 2, 2])
    5
    """
    return sum(1 << index for index in set(members))


def members(bits: int) -> list[int]:
    """Give the modules of a mask.

    >>> members(5)
    [0, 2]
    """
    found = []
    while bits:
        lowest = bits & -bits
        found.append(lowest.bit_length() - 1)
        bits ^= lowest
    return found


class Tables:
    """What does not change while the weeks are filled. Lists of weeks have week 1 at index 1.

    ``wished``: groups of modules of which one should have ended before a module begins; they are
    kept like needs.

    ``after_all`` and ``after_any``: what must have ended when a module begins: all of a mask, and
    one of each of some masks (an empty one: never). ``beside``: masks of which one must have begun.
    ``before``: all that has ended before a module begins, whatever the schedule, and the module
    itself.
    ``latest``: the last week in which a module can end, for others to have room after it.
    ``weeks_behind``: weeks that the longest chain which waits for a module takes after its end.
    ``open_from`` and ``room_after``: weeks with room from a week on, and room after it.
    """

    def __init__(self, problem: Problem, wished: Wishes | None = None) -> None:
        wished = wished or {}
        tasks = problem.tasks
        self.weeks = problem.weeks
        self.capacity = (0, *problem.capacity)
        self.parallel = problem.max_parallel
        self.hours = [task.hours for task in tasks]
        most = max(problem.capacity, default=1)
        self.pace = [max(1, min(task.pace, most)) for task in tasks]
        self.earliest = [task.earliest for task in tasks]
        self.everything = mask(range(len(tasks)))
        self.continuous = mask(i for i, task in enumerate(tasks) if task.continuous)
        self.capstones = mask(i for i, task in enumerate(tasks) if task.capstone)
        self.thin = members(self.continuous)
        self.thick = members(self.everything & ~self.continuous)
        groups = [
            [need.supporters for need in task.needs]
            + [tuple(each) for each in wished.get(index, ())]
            for index, task in enumerate(tasks)
        ]
        self.after_all = [mask(who[0] for who in each if len(who) == 1) for each in groups]
        for earlier, later in forced_pairs(problem):
            self.after_all[later] |= 1 << earlier
        self.after_any = [[mask(who) for who in each if len(who) != 1] for each in groups]
        self.beside = [[mask(each.partners) for each in task.corequisites] for task in tasks]
        self.before = self._ancestors()
        self.weeks_behind = self._behind()
        is_open = [int(quanta > 0) for quanta in self.capacity]
        self.open_from = [*reversed([*accumulate(reversed(is_open))]), 0]
        self.room_after = [sum(self.capacity) - done for done in accumulate(self.capacity)]
        self.latest = [min(task.latest, self._deadline(index)) for index, task in enumerate(tasks)]

    def _ancestors(self) -> list[int]:
        found = [bits | 1 << index for index, bits in enumerate(self.after_all)]
        for _ in found:
            grown = [
                bits | mask(j for i in members(bits) for j in members(found[i])) for bits in found
            ]
            if grown == found:
                break
            found = grown
        return found

    def _deadline(self, index: int) -> int:
        """Give the last week in which a module can end, if what waits for it is to have room."""
        later = [i for i, bits in enumerate(self.before) if bits >> index & 1 and i != index]
        wanted = sum(self.hours[i] for i in later)
        fits = [
            week
            for week in range(1, self.weeks + 1)
            if self.room_after[week - 1] >= wanted
            and self.open_from[week] > self.weeks_behind[index]
        ]
        return max(fits, default=0)

    def _behind(self) -> list[int]:
        """Weeks from the end of each module to the end of the longest chain that waits for it."""
        waiting = [
            [later for later, bits in enumerate(self.after_all) if bits >> index & 1]
            for index in range(len(self.hours))
        ]
        found = [0] * len(self.hours)
        for _ in found:
            grown = [
                max((found[i] + -(-self.hours[i] // self.pace[i]) - 1 for i in who), default=0)
                for who in waiting
            ]
            if grown == found:
                break
            found = grown
        return found
