"""Whole sessions for modules: a schedule in weeks becomes one in sessions.

A list schedule over the sessions, in the order in which they take place. The schedule in weeks
says how far each module should be by the end of a week; a session goes to the module that is most
behind, those that are to end first before the others. A session changes its module at most once,
and only where a module ends. Every hard constraint is kept session by session, so that the hours
of the weeks keep it too.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.problem.model import Solution
from curplan.problem.relations import forced_pairs
from curplan.problem.score import schedule_penalty
from curplan.timetable.alone import place_alone

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from curplan.problem.model import Problem
    from curplan.problem.split import Split

SEED = 20270111
TRIES = 120
"""Packings tried; the one with the fewest changes and then the least penalty is taken."""

LEADS = (0, 1, 2, 4)
"""Weeks by which a packing may run ahead of the schedule: where nothing is behind, it must."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A session that modules can use: its week, and its quanta."""

    week: int
    quanta: int


@dataclass(frozen=True, slots=True)
class Packed:
    """Sessions filled: (module, quanta) in order for each slot, and the hours that make.

    ``changes``: sessions that change their module more than once, or before one ends.
    """

    sessions: tuple[tuple[tuple[int, int], ...], ...]
    solution: Solution
    alone: Split
    changes: int


def pack(
    problem: Problem,
    solution: Solution,
    alone: Split,
    slots: Sequence[Slot],
    past: Sequence[tuple[tuple[int, int], ...]] = (),
) -> Packed | None:
    """Fill sessions with the modules of a schedule.

    Parameters
    ----------
    problem, solution
        The schedule in weeks, and the problem that it solves.
    alone
        Its independent quanta; the others are contact ones, which sessions hold.
    slots
        The sessions in order of time, those for review left out.
    past
        What the first sessions held, of a programme that has begun: it stays.

    Returns
    -------
    The best packing found, or None when none was; the schedule in weeks then stands alone.
    """
    board = _Board(problem, solution, alone, slots, past)
    randomness = random.Random(SEED)
    best: Packed | None = None
    least: tuple[int, int] | None = None
    for number in range(TRIES):
        lead = LEADS[number % len(LEADS)]
        shake = 0.0 if number < len(LEADS) else randomness.choice((0.2, 0.5, 1.0))
        strict = number < TRIES // 2 or best is not None
        filled = _Attempt(board, lead, shake, randomness, strict=strict).run()
        if filled is None:
            continue
        contact = board.hours(filled)
        placed = place_alone(problem, contact, board.alone_left)
        if placed is None:
            continue
        made = {
            index: dict(
                sorted(
                    {
                        week: contact.get(index, {}).get(week, 0) + placed[index].get(week, 0)
                        for week in {*contact.get(index, {}), *placed[index]}
                    }.items()
                )
            )
            for index in solution.selection
        }
        found = Solution(made)
        cost = (board.changes(filled), schedule_penalty(problem, found))
        if least is None or cost < least:
            best, least = Packed(filled, found, placed, cost[0]), cost
    return best or _poured(board, solution, alone)


def _poured(board: _Board, solution: Solution, alone: Split) -> Packed | None:
    """Keep the hours of the weeks, and pour each week's modules into its sessions in order.

    Sessions then change their module wherever the hours of one are through. None when what was
    taught before stands in the way, or modules of a week need each other in a circle.
    """
    filled: list[list[tuple[int, int]]] = [[] for _ in board.slots]
    room = [slot.quanta for slot in board.slots]
    ended: set[int] = set()
    for week in range(1, board.problem.weeks + 1):
        left = {
            index: spread[week] - alone[index].get(week, 0)
            for index, spread in solution.hours.items()
            if week in spread
        }
        slots = [n for n, slot in enumerate(board.slots) if slot.week == week]
        for number in slots:
            if number < len(board.past):
                for index, quanta in board.past[number]:
                    left[index] = left.get(index, 0) - quanta
                    filled[number].append((index, quanta))
                room[number] = 0
        if any(quanta < 0 for quanta in left.values()):
            return None
        for index in board.in_order(left, ended, week):
            for number in slots:
                quanta = min(left[index], room[number])
                if quanta:
                    filled[number].append((index, quanta))
                    room[number] -= quanta
                    left[index] -= quanta
        if any(left.values()):
            return None
        ended |= {index for index in left if board.end[index] <= week}
    sessions = tuple(map(tuple, filled))
    return Packed(sessions, solution, alone, board.changes(sessions))


class _Board:
    """What does not change between attempts."""

    def __init__(
        self,
        problem: Problem,
        solution: Solution,
        alone: Split,
        slots: Sequence[Slot],
        past: Sequence[tuple[tuple[int, int], ...]],
    ) -> None:
        self.problem, self.slots, self.past = problem, slots, past
        self.selection = solution.selection
        self.alone_left = {index: problem.tasks[index].alone for index in self.selection}
        self.contact = {
            index: problem.tasks[index].hours - problem.tasks[index].alone
            for index in self.selection
        }
        chosen = frozenset(self.selection)
        tasks = problem.tasks
        self.needs = {
            index: [[s for s in need.supporters if s in chosen] for need in tasks[index].needs]
            for index in self.selection
        }
        self.partners = {
            index: [[p for p in each.partners if p in chosen] for each in tasks[index].corequisites]
            for index in self.selection
        }
        self.before: dict[int, list[int]] = {index: [] for index in self.selection}
        for earlier, later in forced_pairs(problem):
            if earlier in chosen and later in chosen:
                self.before[later].append(earlier)
        self.aim: dict[int, list[int]] = {}
        self.end: dict[int, int] = {}
        for index, spread in solution.hours.items():
            so_far, total = [0], 0
            for week in range(1, problem.weeks + 1):
                total += spread.get(week, 0) - alone[index].get(week, 0)
                so_far.append(total)
            self.aim[index] = so_far
            self.end[index] = max(spread, default=0)

    def in_order(self, wanted: Collection[int], ended: Collection[int], week: int) -> list[int]:
        """Order the modules of a week so that each comes after those that it needs."""
        order: list[int] = []
        over = set(ended)
        waiting = sorted(wanted, key=lambda index: (self.end[index] > week, index))
        while waiting:
            ready = [
                index
                for index in waiting
                if all(not need or any(s in over for s in need) for need in self.needs[index])
                and all(earlier in over for earlier in self.before[index])
            ]
            if not ready:
                return []
            order.append(ready[0])
            waiting.remove(ready[0])
            if self.end[ready[0]] <= week:
                over.add(ready[0])
        return order

    def hours(self, filled: Sequence[Sequence[tuple[int, int]]]) -> dict[int, dict[int, int]]:
        """Contact quanta of each module and week."""
        found: dict[int, dict[int, int]] = {}
        for slot, parts in zip(self.slots, filled, strict=True):
            for index, quanta in parts:
                spread = found.setdefault(index, {})
                spread[slot.week] = spread.get(slot.week, 0) + quanta
        return found

    def changes(self, filled: Sequence[Sequence[tuple[int, int]]]) -> int:
        """Count the sessions that change their module more than once, or before one ends."""
        left = dict(self.contact)
        count = 0
        for parts in filled:
            for index, quanta in parts:
                left[index] -= quanta
            count += len(parts) > 2 or any(left[index] for index, _ in parts[:-1])
        return count


class _Attempt:
    """One pass over the sessions."""

    def __init__(
        self,
        board: _Board,
        lead: int,
        shake: float,
        randomness: random.Random,
        *,
        strict: bool,
    ) -> None:
        self._board, self._lead, self._strict = board, lead, strict
        self._left = dict(board.contact)
        self._begun: set[int] = set()
        self._ended = {index for index, quanta in board.contact.items() if not quanta}
        self._week = 0
        self._in_week: dict[int, int] = {}
        self._weight = {index: 1 + shake * (randomness.random() - 0.5) for index in board.selection}

    def run(self) -> tuple[tuple[tuple[int, int], ...], ...] | None:
        """Fill the sessions; None when modules are left over."""
        filled: list[tuple[tuple[int, int], ...]] = []
        for number, slot in enumerate(self._board.slots):
            if slot.week != self._week:
                self._week, self._in_week = slot.week, {}
            if number < len(self._board.past):
                parts = self._board.past[number]
                for index, quanta in parts:
                    self._take(index, quanta)
            else:
                parts = tuple(self._fill(slot.quanta))
            filled.append(parts)
        return None if any(self._left.values()) else tuple(filled)

    def _fill(self, room: int) -> Iterator[tuple[int, int]]:
        """Give a session to a module, and what one that ends leaves of it to another."""
        parts = 0
        while room and (parts < 2 or not self._strict):
            index = self._next(room)
            if index is None:
                return
            quanta = min(room, self._left[index], self._pace(index))
            self._take(index, quanta)
            yield index, quanta
            room -= quanta
            parts += 1
            if self._left[index] and self._strict:
                return

    def _take(self, index: int, quanta: int) -> None:
        self._begun.add(index)
        self._left[index] -= quanta
        self._in_week[index] = self._in_week.get(index, 0) + quanta
        if not self._left[index]:
            self._ended.add(index)

    def _pace(self, index: int) -> int:
        return self._board.problem.tasks[index].pace - self._in_week.get(index, 0)

    def _next(self, room: int) -> int | None:
        """The module most in need of this session, or None if none may have it."""
        best: int | None = None
        highest: tuple[float, ...] = ()
        for index in self._board.selection:
            if index in self._ended or not self._may(index):
                continue
            rank = self._rank(index, room)
            if best is None or rank > highest:
                best, highest = index, rank
        return best

    def _rank(self, index: int, room: int) -> tuple[float, ...]:
        board = self._board
        behind = self._behind(index)
        fits = min(room, self._left[index], self._pace(index))
        whole = fits == room or fits == self._left[index]
        # A thin strand waits until a whole session of it is due, or it would take every first one.
        due = min(room, self._left[index]) if board.problem.tasks[index].continuous else 1
        late = behind >= due
        return (
            float(whole),
            float(late),
            float(late and board.problem.tasks[index].continuous),
            -float(board.end[index]) * self._weight[index],
            float(index in self._begun),
            float(behind) * self._weight[index],
        )

    def _behind(self, index: int) -> int:
        """Quanta that a module lacks of what the schedule wants by this week and the lead."""
        aims = self._board.aim[index]
        wanted = aims[min(self._week + self._lead, len(aims) - 1)]
        return wanted - self._board.contact[index] + self._left[index]

    def _may(self, index: int) -> bool:
        board, task = self._board, self._board.problem.tasks[index]
        if not task.earliest <= self._week <= task.latest or self._pace(index) <= 0:
            return False
        if task.alone and self._behind(index) <= 0:  # or its independent work could not keep up
            return False
        if not task.continuous and index not in self._in_week:
            thick = sum(1 for i in self._in_week if not board.problem.tasks[i].continuous)
            if thick >= board.problem.max_parallel:
                return False
        if index in self._begun:
            return True
        return (
            all(any(s in self._ended for s in need) for need in board.needs[index])
            and all(earlier in self._ended for earlier in board.before[index])
            and all(any(p in self._begun for p in who) for who in board.partners[index])
        )
