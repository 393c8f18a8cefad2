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
from curplan.solve.attempt import Attempt

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
        return Attempt(self, order).run()
