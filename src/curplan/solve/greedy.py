"""A schedule for a fixed choice by a randomised list greedy: a certificate in milliseconds.

Week by week, what runs goes on, then what may start starts, most urgent first; urgency is the
work that still waits behind a module. It may fail where a schedule exists; it never errs.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.problem.model import Solution
from curplan.problem.relations import forced_pairs
from curplan.problem.score import schedule_penalty

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.problem.model import Problem

SEED = 20270111

MORE_TRIES = 40
"""Tries for a less penalised schedule, once there is one."""


@dataclass(frozen=True, slots=True)
class Attempted:
    """What the greedy found: a whole schedule, or else the one that places the most hours."""

    solution: Solution | None
    partial: Solution


def greedy(
    problem: Problem, selection: Sequence[int], tries: int, *, any_will_do: bool = False
) -> Attempted:
    """Look for a schedule of exactly this selection; the least penalised of those found.

    ``tries`` are made until one is found, and some more after that for a better one, unless
    ``any_will_do``. Strict corequisites are left to the exact model.
    """
    tasks = problem.tasks
    if any(each.strict for index in selection for each in tasks[index].corequisites):
        return Attempted(None, Solution({}))
    boards = [Board(problem, selection)]
    if not any_will_do:
        boards.insert(0, Board(problem, selection, wishes(problem, selection)))
    randomness = random.Random(SEED)
    best: Solution | None = None
    partial = Solution({})
    least = most = -1
    wanted = sum(tasks[index].hours for index in selection)
    end = tries
    attempt = 0
    while attempt < end:
        solution = boards[attempt % len(boards)].attempt(randomness, attempt // len(boards))
        placed = sum(sum(spread.values()) for spread in solution.hours.values())
        attempt += 1
        if placed > most:
            partial, most = solution, placed
        if placed < wanted:
            continue
        penalty = schedule_penalty(problem, solution)
        if best is None:
            end = attempt + MORE_TRIES
        if best is None or penalty < least:
            best, least = solution, penalty
        if least == 0 or any_will_do:
            break
    return Attempted(best, partial)


def wishes(problem: Problem, selection: Sequence[int]) -> dict[int, list[list[int]]]:
    """What should have ended before a module starts, one of each group, by the soft rules."""
    chosen = frozenset(selection)
    tasks = problem.tasks
    wished: dict[int, list[list[int]]] = {index: [] for index in selection}
    for rule in problem.schedule_rules:
        if rule.of in ("order", "introduced"):
            for link in rule.links:
                group = [i for i in link.after if i in chosen and not tasks[i].continuous]
                if link.module in chosen and group:
                    wished[link.module].append(group)
        elif rule.of == "capstone-last":
            for capstone in selection:
                if tasks[capstone].capstone:
                    wished[capstone].extend(
                        [index]
                        for index in selection
                        if not (tasks[index].capstone or tasks[index].continuous)
                    )
    return wished


class Board:
    """What does not change between attempts. ``wished`` is honoured like needs."""

    def __init__(
        self,
        problem: Problem,
        selection: Sequence[int],
        wished: Mapping[int, list[list[int]]] | None = None,
    ) -> None:
        self.problem = problem
        self.selection = tuple(selection)
        chosen = frozenset(selection)
        tasks = problem.tasks
        self.needs = {
            index: [[s for s in need.supporters if s in chosen] for need in tasks[index].needs]
            + (wished[index] if wished else [])
            for index in selection
        }
        self.partners = {
            index: [[p for p in each.partners if p in chosen] for each in tasks[index].corequisites]
            for index in selection
        }
        self.before: dict[int, list[int]] = {index: [] for index in selection}
        for earlier, later in forced_pairs(problem):
            if earlier in chosen and later in chosen:
                self.before[later].append(earlier)
        self.urgency = self._urgency()

    def _urgency(self) -> dict[int, float]:
        """Weeks of work that wait behind each module, itself included, at its own pace."""
        tasks = self.problem.tasks
        waiting: dict[int, set[int]] = {index: set() for index in self.selection}
        for index in self.selection:
            for supporters in self.needs[index]:
                if len(supporters) == 1:
                    waiting[supporters[0]].add(index)
            for earlier in self.before[index]:
                waiting[earlier].add(index)
        urgency: dict[int, float] = {}
        for _ in self.selection:
            changed = False
            for index in self.selection:
                behind = max((urgency.get(other, 0.0) for other in waiting[index]), default=0.0)
                value = behind + tasks[index].hours / max(1, tasks[index].pace)
                if value > urgency.get(index, -1.0):
                    urgency[index] = value
                    changed = True
            if not changed:
                break
        return urgency

    def attempt(self, randomness: random.Random, number: int) -> Solution:
        """Try once; attempt 0 is the pure greedy, later ones shake the urgencies."""
        shake = 0.0 if number == 0 else randomness.choice((0.1, 0.3, 0.8))
        rank = {
            index: -urgency * (1 + shake * (randomness.random() - 0.5))
            for index, urgency in self.urgency.items()
        }
        return self.place(sorted(self.selection, key=lambda i: (rank[i], i)))

    def place(self, order: list[int]) -> Solution:
        """Place the modules, the first of the order first where several may start."""
        return _Attempt(self, order).run()


class _Attempt:
    """One pass over the weeks.

    Contact and independent hours, where they are apart, are placed side by side, each in the
    room that its week has for it.
    """

    def __init__(self, board: Board, order: list[int]) -> None:
        self._board = board
        self._tasks = board.problem.tasks
        self._order = order
        self._left = {index: self._tasks[index].hours for index in order}
        self._alone = {index: self._tasks[index].alone for index in order}
        self._hours: dict[int, dict[int, int]] = {index: {} for index in order}
        self._ended: set[int] = set()
        self._room = self._room_alone = 0

    def run(self) -> Solution:
        """Fill the weeks; something may be left over."""
        problem = self._board.problem
        alone = problem.alone or (0,) * problem.weeks
        for week, capacity in enumerate(problem.capacity, start=1):
            if capacity:
                self._room_alone = alone[week - 1]
                self._room = capacity - self._room_alone
                self._fill(week)
            if len(self._ended) == len(self._order):
                break
        return Solution(self._hours)

    def _fill(self, week: int) -> None:
        most = self._board.problem.max_parallel
        thick = 0
        waiting = [index for index in self._order if index not in self._ended]
        running = [index for index in waiting if self._hours[index]]
        slow = [index for index in waiting if self._tasks[index].continuous]
        for index in slow:
            if self._hours[index] or self._may_start(index, week):
                self._give(index, week, self._share(index, week))
        for index in running:
            if not self._tasks[index].continuous and week <= self._tasks[index].latest:
                thick += self._give(index, week) > 0
        while (self._room or self._room_alone) and thick < most:
            chosen = self._next_to_start(waiting, week, last_place=thick == most - 1)
            if chosen is None:
                break
            self._give(chosen, week)
            thick += 1
        for index in slow:
            if week in self._hours[index] and index not in self._ended and thick == 0:
                self._give(index, week)

    def _next_to_start(self, waiting: list[int], week: int, *, last_place: bool) -> int | None:
        """The most urgent module that may start; into the last place rather one that fills it."""
        best: int | None = None
        most = 0 if self._board.problem.alone else -1
        room = self._room + self._room_alone if last_place else 0
        for index in waiting:
            task = self._tasks[index]
            if self._hours[index] or index in self._ended or task.continuous:
                continue
            contact, alone = self._parts(index, task.pace)
            fills = contact + alone if last_place or self._board.problem.alone else 0
            if fills > most and self._may_start(index, week):
                best, most = index, fills
                if fills == room or not last_place:
                    break
        return best

    def _parts(self, index: int, most: int) -> tuple[int, int]:
        """Contact and independent quanta that fit now, of at most so many together."""
        alone = min(self._alone[index], self._room_alone)
        contact = min(self._left[index] - self._alone[index], self._room, most)
        return contact, min(alone, most - contact)

    def _share(self, index: int, week: int) -> int:
        """Spread a continuous module over the weeks left, in even shares."""
        weeks_left = sum(1 for c in self._board.problem.capacity[week - 1 :] if c)
        return -(-self._left[index] // max(1, weeks_left))

    def _may_start(self, index: int, week: int) -> bool:
        task = self._tasks[index]
        ended = self._ended
        return (
            task.earliest <= week <= task.latest
            and all(any(s in ended for s in need) for need in self._board.needs[index])
            and all(earlier in ended for earlier in self._board.before[index])
            and all(any(self._hours[p] for p in who) for who in self._board.partners[index])
        )

    def _give(self, index: int, week: int, share: int | None = None) -> int:
        """Give a module what fits of its hours, or of ``share``; gives how many quanta."""
        task = self._tasks[index]
        already = self._hours[index].get(week, 0)
        most = task.pace - already if share is None else min(share, task.pace - already)
        contact, alone = self._parts(index, max(0, most))
        given = contact + alone
        if given <= 0 or week > task.latest:
            return 0
        self._hours[index][week] = already + given
        self._left[index] -= given
        self._alone[index] -= alone
        self._room -= contact
        self._room_alone -= alone
        if self._left[index] == 0:
            self._ended.add(index)
        return given
