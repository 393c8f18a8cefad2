"""Ways to fill one week: who gets how many quanta of it, by who comes first.

What runs goes on, and what may start takes the room that is left. Each order of those gives a way:
the first get as much as their pace allows, and later ones what remains, but what runs gets at least
so much that it does not trickle.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.solve.sweep.tables import members

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from curplan.solve.sweep.rules import Rules
    from curplan.solve.sweep.state import State
    from curplan.solve.sweep.tables import Tables

STARTERS = 7
"""Modules that are considered at most for a place that is free, the most urgent ones first."""

MOST_WAYS = 60
"""Ways kept at most of one state; of more, so many are drawn."""

PLENTY = 20
"""A box has room to spare where a part in so many of what is left of it stays empty."""

BITS = 24
"""Bits for the quanta of one module in the number that stands for what is given."""

Given = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Way:
    """Quanta of the modules that have some, and who has begun and ended by the end of the week."""

    given: Given
    begun: int
    ended: int


class Filler:
    """Fills weeks of a problem."""

    def __init__(self, tables: Tables, rules: Rules, randomness: random.Random) -> None:
        self._tables = tables
        self._random = randomness
        self._urgent = sorted(tables.thick, key=lambda i: (-tables.weeks_behind[i], i))
        self._least = [0, *(rules.least(week) for week in range(1, tables.weeks + 1))]
        self._enough = [0, *(rules.enough(week) for week in range(1, tables.weeks + 1))]
        self._strand_rules = bool(rules.strands)
        self._early = min((strand.first for strand in rules.strands), default=tables.weeks)

    def ways(self, state: State, week: int) -> list[Way]:
        """Give different ways to fill a week after a state."""
        one = _Week(self._tables, self._urgent, state, week, self._least[week])
        rooms = self._rooms(state, week)
        for given, begun, ended in self._strands(state, week):
            taken = sum(quanta for _, quanta in given)
            for room in rooms:
                one.fill(given, max(0, room - taken), begun, ended)
        ways = one.ways
        if len(ways) > MOST_WAYS:
            ways = self._random.sample(ways, MOST_WAYS)
        return ways

    def _rooms(self, state: State, week: int) -> tuple[int, ...]:
        """Give the room of a week, and what may do where the box has some to spare."""
        capacity, less = self._tables.capacity[week], self._enough[week]
        room = self._tables.room_after[week - 1]
        spare = room - sum(state.left)
        plenty = spare * PLENTY >= room and spare >= capacity - less > 0
        return (capacity, less) if plenty else (capacity,)

    def _strands(self, state: State, week: int) -> Iterator[tuple[Given, int, int]]:
        """Serve the continuous strands in even shares; one that has not begun may also wait.

        A strand begins as early as the rules want it, or else so late that it reaches the end.
        """
        tables = self._tables
        # Weeks up to the last in which a strand can end: others may wait for it.
        weeks = {
            i: tables.open_from[week] - tables.open_from[tables.latest[i] + 1] for i in tables.thin
        }
        waiting = [i for i in tables.thin if self._strand_rules and not state.begun >> i & 1]
        for late in (None, *waiting):
            given: list[tuple[int, int]] = []
            begun, ended = state.begun, state.ended
            room = tables.capacity[week]
            if late is not None and (weeks[late] - 1) * tables.pace[late] < state.left[late]:
                continue
            for index in tables.thin:
                left = state.left[index]
                if not left or index == late or week > tables.latest[index]:
                    continue
                if not begun >> index & 1 and not (
                    may_begin(tables, index, week, begun, ended)
                    and (week <= self._early or weeks[index] <= left)
                ):
                    continue
                share = min(-(-left // weeks[index]), tables.pace[index], room, left)
                if share > 0:
                    given.append((index, share))
                    room -= share
                    begun |= 1 << index
                    if share == left:
                        ended |= 1 << index
            yield tuple(given), begun, ended


def may_begin(tables: Tables, index: int, week: int, begun: int, ended: int) -> bool:
    """Tell whether a module that has not begun may do so now."""
    return (
        not tables.after_all[index] & ~ended
        and tables.earliest[index] <= week <= tables.latest[index]
        and all(bits & ended for bits in tables.after_any[index])
        and all(bits & begun for bits in tables.beside[index])
    )


class _Week:
    """One week of one state, once its strands are served."""

    def __init__(
        self, tables: Tables, urgent: list[int], state: State, week: int, least: int
    ) -> None:
        self._tables = tables
        self._left = left = state.left
        self._week = week
        self._least = least
        self._most = [min(quanta, pace) for quanta, pace in zip(left, tables.pace, strict=True)]
        self._running = members(state.begun & ~state.ended & ~tables.continuous)
        self._waiting = [index for index in urgent if not state.begun >> index & 1]
        self._seen: set[int] = set()
        self.ways: list[Way] = []

    def fill(self, given: Given, room: int, begun: int, ended: int) -> None:
        """Add every way to fill the room that is left."""
        before = len(self.ways)
        start = sum(quanta << BITS * index for index, quanta in given)
        for least in (self._least, 0):  # rather a trickle, or a week without, than no way at all
            self._seen.clear()
            kept = [min(quanta, least) for quanta in self._left]
            self._next(given, start, room, begun, ended, self._running, kept, self._tables.parallel)
            if len(self.ways) > before:
                return
        self.ways.append(Way(given, begun, ended))

    def _next(
        self,
        given: Given,
        code: int,
        room: int,
        begun: int,
        ended: int,
        running: list[int],
        kept: list[int],
        places: int,
    ) -> None:
        """Serve one more module, each possible one in turn. ``code`` stands for what is given."""
        if code in self._seen:
            return
        self._seen.add(code)
        if not running or not room:
            self.ways.append(Way(given, begun, ended))
        if not room or not places:
            return
        left, mosts = self._left, self._most
        free = room
        for index in running:
            free -= kept[index]
        for index in running:
            most = mosts[index]
            if most > free + kept[index]:
                most = free + kept[index]
            if most > 0:
                self._next(
                    (*given, (index, most)),
                    code + (most << BITS * index),
                    room - most,
                    begun,
                    ended | 1 << index if most == left[index] else ended,
                    [i for i in running if i != index],
                    kept,
                    places - 1,
                )
        if places <= len(running) or free <= 0:
            return
        tables, starters = self._tables, 0
        for index in self._waiting:
            if tables.after_all[index] & ~ended or begun >> index & 1:
                continue
            if not may_begin(tables, index, self._week, begun, ended):
                continue
            most = mosts[index]
            if most > free:
                most = free
            bit = 1 << index
            self._next(
                (*given, (index, most)),
                code + (most << BITS * index),
                room - most,
                begun | bit,
                ended | bit if most == left[index] else ended,
                running,
                kept,
                places - 1,
            )
            starters += 1
            if starters == STARTERS:
                break
