"""One pass of the greedy over the weeks: modules are placed in order, as they may start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.problem.model import Solution

if TYPE_CHECKING:
    from curplan.solve.greedy import Board


class Attempt:
    """One pass over the weeks.

    Contact and independent hours, where they are apart, are placed side by side, each in the
    room that its week has for it. Room is kept for hours that are fixed for a week, and no module
    gets so many before that they would lack.
    """

    def __init__(self, board: Board, order: list[int]) -> None:
        self._board = board
        self._tasks = board.problem.tasks
        self._order = order
        self._left = {index: self._tasks[index].hours for index in order}
        self._alone = {index: self._tasks[index].alone for index in order}
        self._fixed = {i: dict(self._tasks[i].fixed) for i in order if self._tasks[i].fixed}
        self._owed: dict[int, tuple[int, int]] = {}
        self._hours: dict[int, dict[int, int]] = {index: {} for index in order}
        self._ended: set[int] = set()
        self._room = self._room_alone = 0

    def run(self) -> Solution:
        """Fill the weeks; something may be left over."""
        problem = self._board.problem
        alone = problem.alone or (0,) * problem.weeks
        for week, capacity in enumerate(problem.capacity, start=1):
            self._room_alone = alone[week - 1]
            self._room = capacity - self._room_alone
            self._owe(week)
            if capacity:
                self._fill(week)
            if self._owed:
                break
            if len(self._ended) == len(self._order):
                break
        return Solution(self._hours)

    def _owe(self, week: int) -> None:
        """Keep room for what is fixed for this week, until the modules may have it."""
        for index, weeks in self._fixed.items():
            quanta = weeks.get(week, 0)
            if quanta:
                alone = min(quanta, quanta * self._alone[index] // max(1, self._left[index]))
                self._owed[index] = (quanta - alone, alone)
                self._room -= quanta - alone
                self._room_alone -= alone

    def _pay(self, week: int) -> None:
        """Give the modules that are under way or may start what is fixed for this week."""
        for index, (contact, alone) in list(self._owed.items()):
            if week not in self._hours[index] and (
                self._hours[index] or self._may_start(index, week)
            ):
                self._room += contact
                self._room_alone += alone
                if self._give(index, week) == contact + alone:
                    del self._owed[index]
                else:
                    self._room -= contact
                    self._room_alone -= alone

    def _places(self, week: int) -> int:
        """Places of the week that are neither taken nor kept for what is fixed."""
        taken = sum(
            1
            for index in self._order
            if (index in self._owed or week in self._hours[index])
            and not self._tasks[index].continuous
        )
        return self._board.problem.max_parallel - taken

    def _fill(self, week: int) -> None:
        most = self._board.problem.max_parallel
        thick = 0
        waiting = [index for index in self._order if index not in self._ended]
        running = [index for index in waiting if self._hours[index]]
        slow = [index for index in waiting if self._tasks[index].continuous]
        if self._owed:
            self._pay(week)
            thick = most - self._places(week)
        for index in slow:
            if self._hours[index] or self._may_start(index, week):
                self._give(index, week, self._share(index, week))
        for index in running:
            if not self._tasks[index].continuous and week <= self._tasks[index].latest:
                thick += thick < most and self._give(index, week) > 0
        if self._owed:
            self._pay(week)
        while (self._room or self._room_alone) and thick < most:
            chosen = self._next_to_start(waiting, week, last_place=thick == most - 1)
            if chosen is None:
                break
            self._give(chosen, week)
            thick += 1
            if self._owed:
                self._pay(week)
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
            limit = self._limit(index, week)
            if not limit:
                continue
            contact, alone = self._parts(index, limit)
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

    def _limit(self, index: int, week: int) -> int:
        """Most quanta more of a module this week: its pace, less what is fixed for other weeks."""
        most = self._tasks[index].pace - self._hours[index].get(week, 0)
        fixed = self._fixed.get(index)
        if fixed is None:
            return most
        if week in fixed:
            return min(most, fixed[week] - self._hours[index].get(week, 0))
        later = sum(quanta for number, quanta in fixed.items() if number > week)
        return max(0, min(most, self._left[index] - later))

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
        limit = self._limit(index, week)
        most = limit if share is None else min(share, limit)
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
