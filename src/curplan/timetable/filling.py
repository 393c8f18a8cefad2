"""One filling of all sessions, in order of time, by a ranking of the modules.

A list schedule (Graham 1966): each session goes to the first module of the ranking that may have
it as a whole, and what one that ends leaves of it goes to another. Modules of a thin strand come
on their beat instead: when so much of their span is over that a session of theirs is due.
Independent work goes along: each week's goes to the modules under way, so that a module has done
as much of it as of its sessions, and the rest of one whose sessions are over comes first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.problem.model import Task
    from curplan.timetable.board import Board, Parts
    from curplan.timetable.ranking import Ranking


class Filling:
    """Fills the sessions of a board."""

    def __init__(self, board: Board, ranking: Ranking) -> None:
        self._board, self._ranking = board, ranking
        self._tasks = board.problem.tasks
        self._contact = dict(board.contact)
        self._alone = dict(board.alone)
        self.apart = ranking.lead is not None
        if self.apart:
            for index in board.selection:
                if board.contact[index]:
                    self._alone[index] = 0
        self._fixed = {
            index: dict(self._tasks[index].fixed)
            for index in ranking.order
            if self._tasks[index].fixed
        }
        self._begun: set[int] = set()
        self._ended: set[int] = set()
        self._taught: dict[int, int] = {}
        self._week = 0
        self._room = 0
        self._passed = 0
        self._owed: set[int] = set()
        self._lacking = 0
        self._waits: dict[int, int] = {}
        self._thick = tuple(i for i in ranking.order if not self._tasks[i].continuous)
        self._thin = tuple(i for i in ranking.order if self._tasks[i].continuous)
        self.alone: dict[int, dict[int, int]] = {index: {} for index in board.selection}
        self._span = self._spans()

    def _spans(self) -> dict[int, tuple[int, int]]:
        """Which quanta of all sessions, counted from the first, a strand's beat goes through."""
        found = {}
        for index, beat in self._ranking.beats.items():
            before = sum(s.quanta for s in self._board.slots if s.week < beat.first)
            within = sum(s.quanta for s in self._board.slots if beat.first <= s.week <= beat.last)
            found[index] = before, max(1, within)
        return found

    @property
    def left(self) -> int:
        """Quanta for which there was no place, and modules that lack the one they go along with."""
        return self.left_contact + sum(self._alone.values())

    @property
    def left_contact(self) -> int:
        """The same without work alone."""
        return sum(self._contact.values()) + self._lacking

    def run(self) -> tuple[Parts, ...]:
        """Fill the sessions; ``left`` then tells what is left over."""
        board, filled = self._board, []
        number = 0
        for week in range(1, board.problem.weeks + 1):
            self._open(week)
            while number < len(board.slots) and board.slots[number].week == week:
                slot = board.slots[number]
                parts: Parts
                if number < len(board.past.sessions):
                    parts = board.past.sessions[number]
                    for index, quanta in parts:
                        self._take(index, quanta)
                else:
                    parts = tuple(self._fill(slot.quanta))
                filled.append(parts)
                self._passed += slot.quanta
                number += 1
            self._close()
            self._lacking += len(self._owed)
        return tuple(filled)

    def _open(self, week: int) -> None:
        """Begin a week: first comes what is left alone of modules whose sessions are over."""
        board = self._board
        self._week, self._taught = week, {}
        self._room = board.problem.alone[week - 1] if board.problem.alone else 0
        if week < board.past.from_week:
            self._room = 0
            for index, weeks in board.taken.items():
                if week in weeks and not (self.apart and board.contact[index]):
                    self._alone_in(index, weeks[week])
            return
        for index in self._ranking.order:
            if self._alone[index] and not self._contact[index] and self._may(index):
                self._alone_in(index, min(self._alone[index], self._spare(index)))

    def _close(self) -> None:
        """End a week: share out what is left of its time for work alone."""
        if self._week < self._board.past.from_week or self.apart:
            return
        for index in self._due_now():
            self._alone_in(index, min(self._alone[index], self._spare(index)))
        for index in self._thin:
            if index in self._begun and self._alone[index]:
                self._alone_in(index, min(self._due_alone(index), self._spare(index)))
        thick = [index for index in self._ranking.order if index not in self._thin]
        for whole in (False, True):
            for index in thick:
                under_way = index in self._begun if whole else index in self._taught
                if self._alone[index] and under_way and self._fits(index):
                    lacks = self._alone[index] if whole else max(0, self._lacks_alone(index))
                    self._alone_in(index, min(lacks, self._spare(index)))

    def _lacks_alone(self, index: int) -> int:
        """How much less a module has been worked at alone than in its sessions."""
        board = self._board
        done = board.contact[index] - self._contact[index]
        share = -(-board.alone[index] * done // max(1, board.contact[index]))
        return share - board.alone[index] + self._alone[index]

    def _due_alone(self, index: int) -> int:
        """Work alone of a thin strand is spread evenly up to the end of its beat."""
        beat = self._ranking.beats[index]
        weeks = max(1, beat.last - self._week + 1)
        return -(-self._alone[index] // weeks)

    def _spare(self, index: int) -> int:
        return max(0, min(self._room, self._pace(index)))

    def _fits(self, index: int) -> bool:
        """Tell whether one module more, besides those of this week, may have hours in it."""
        task = self._tasks[index]
        if task.continuous or index in self._taught:
            return True
        thick = sum(1 for i in self._taught if not self._tasks[i].continuous)
        return thick < self._board.problem.max_parallel

    def _alone_in(self, index: int, quanta: int) -> None:
        if quanta <= 0:
            return
        weeks = self.alone[index]
        weeks[self._week] = weeks.get(self._week, 0) + quanta
        self._alone[index] -= quanta
        self._room -= quanta
        self._count(index, quanta)

    def _take(self, index: int, quanta: int) -> None:
        self._contact[index] -= quanta
        if not self._contact[index]:
            self._thick = tuple(i for i in self._thick if i != index)
        self._count(index, quanta)
        rest = self._alone[index]
        if not self._contact[index] and 0 < rest <= self._spare(index):
            self._alone_in(index, rest)

    def _count(self, index: int, quanta: int) -> None:
        if index not in self._begun:
            self._begun.add(index)
            self._owed.discard(index)
            for partners in self._board.partners[index]:
                if partners and not any(p in self._begun for p in partners):
                    self._owed.update([p for p in partners if self._could(p, index)][:1])
        self._taught[index] = self._taught.get(index, 0) + quanta
        if not self._contact[index] and not self._alone[index]:
            self._ended.add(index)

    def _fill(self, room: int) -> Iterator[tuple[int, int]]:
        """Give a session to a module, and what one that ends leaves of it to another."""
        parts, strict = 0, self._ranking.whole
        while room and (parts < 2 or not strict):
            index = self._next(room)
            if index is None:
                return
            quanta = min(room, self._contact[index], self._pace(index))
            self._take(index, quanta)
            yield index, quanta
            room -= quanta
            parts += 1
            if self._contact[index] and strict and index not in self._fixed:
                return

    def _pace(self, index: int) -> int:
        taught = self._taught.get(index, 0)
        pace = self._tasks[index].pace
        if index in self._fixed:  # just so many in this week, or what others do not take
            fixed = self._fixed[index]
            later = sum(quanta for week, quanta in fixed.items() if week > self._week)
            left = self._contact[index] + self._alone[index] + taught
            pace = min(pace, fixed.get(self._week, left - later))
        return pace - taught

    def _due_now(self) -> tuple[int, ...]:
        """Modules that are still to have hours that are fixed for this week."""
        return tuple(
            index
            for index, fixed in self._fixed.items()
            if fixed.get(self._week) and self._may(index)
        )

    def _next(self, room: int) -> int | None:
        """Pick the first module that may have this session, whole if any may."""
        broken: int | None = None
        early: int | None = None
        thick = self._thick
        if self._ranking.lead is not None:
            late = [index for index in thick if self._behind(index) > 0]
            thick = (*late, *(index for index in thick if index not in late))
        due = [index for index in self._due_now() if self._contact[index]]
        if due:
            return due[0]
        for index in (*sorted(self._owed), *self._thin, *thick):
            left = self._contact[index]
            if not left or not self._may(index):
                continue
            wanted = min(room, left)
            if self.apart and self._board.alone[index] and self._behind(index) <= 0:
                continue  # or its work alone could not keep up with it
            if self._tasks[index].continuous and not self._due(index, wanted):
                early = index if early is None else early
                continue
            pace = self._pace(index)
            if pace >= wanted and (wanted < left or self._alone[index] <= self._after(index, left)):
                return index
            if pace > 0 and broken is None:
                broken = index
        return early if broken is None else broken

    def _after(self, index: int, contact: int) -> int:
        """How much a module can work alone this week besides its last sessions."""
        return min(self._room, self._pace(index) - contact)

    def _due(self, index: int, wanted: int) -> bool:
        """Tell whether a thin strand's next session is due."""
        if self._ranking.lead is not None:
            return self._behind(index) >= wanted
        before, within = self._span[index]
        board = self._board
        beat = self._ranking.beats[index]
        over = min(1.0, max(0.0, (self._passed - before) / within)) ** beat.curve
        done = board.contact[index] - self._contact[index]
        return self._passed >= before and (
            over * board.contact[index] - done >= (beat.phase - 1) * wanted
        )

    def _behind(self, index: int) -> int:
        """Contact quanta that a module lacks of what the schedule in weeks wants of it by now."""
        aims = self._board.aim[index]
        wanted = aims[min(self._week + (self._ranking.lead or 0), len(aims) - 1)]
        return wanted - self._board.contact[index] + self._contact[index]

    def _may(self, index: int) -> bool:
        task: Task = self._tasks[index]
        if not task.earliest <= self._week <= task.latest or self._pace(index) <= 0:
            return False
        if not self._fits(index):
            return False
        return index in self._begun or (
            self._met(index)
            and all(
                any(p in self._begun or self._could(p, index) for p in who)
                for who in self._board.partners[index]
                if who
            )
        )

    def _met(self, index: int) -> bool:
        """Tell whether what a module needs or must follow has ended."""
        board, ended = self._board, self._ended
        if self._waits.get(index) == len(ended):  # nothing has ended since it was asked last
            return False
        met = all(any(s in ended for s in need) for need in board.needs[index] if need) and all(
            earlier in ended for earlier in board.before[index]
        )
        if not met:
            self._waits[index] = len(ended)
        return met

    def _could(self, partner: int, index: int) -> bool:
        """Tell whether a partner that waits for this module could begin along with it."""
        waits = any(index in who for who in self._board.partners[partner])
        return waits and self._met(partner)
