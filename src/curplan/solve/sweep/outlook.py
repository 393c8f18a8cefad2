"""What is bound to come after a week, for many states at once: a lower bound of their penalty.

How early each module can begin and end follows from the hours of all that it waits for, and from
the weeks that these take one after another at full pace. From there on marks (what is handed in,
what must be passed) are set as late as their rule allows; so the weeks that stay without one up to
the capstone are counted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from curplan.solve.sweep.tables import members

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from curplan.solve.sweep.rules import Marks, Rules
    from curplan.solve.sweep.state import State
    from curplan.solve.sweep.tables import Tables

    Numbers = NDArray[np.int64]

NEVER = 10**6
"""Points of what cannot be finished in time, and the week of what does not happen any more."""


@dataclass(frozen=True, slots=True)
class _Ahead:
    """States by the row and modules by the column; weeks with room are counted from now, from 1."""

    states: Sequence[State]
    left: Numbers
    weeks: list[int]
    room: Numbers
    begins: Numbers
    ends: Numbers

    def calendar(self, positions: Numbers) -> Numbers:
        """Give the weeks of positions; NEVER for those after the last."""
        weeks = np.array([0, *self.weeks, NEVER], dtype=np.int64)
        return weeks[np.minimum(positions, len(self.weeks) + 1)]


class Outlook:
    """Looks ahead in the weeks of a problem."""

    def __init__(self, tables: Tables, rules: Rules) -> None:
        self._tables = tables
        self._rules = rules
        count = len(tables.hours)
        self._before = np.zeros((count, count), dtype=np.int64)
        for index, bits in enumerate(tables.before):
            self._before[members(bits), index] = 1
        self._pace = np.array(tables.pace, dtype=np.int64)
        self._order = sorted(range(count), key=lambda i: (tables.before[i].bit_count(), i))

    def points(self, states: Sequence[State], week: int) -> Numbers:
        """Least points that each state gets after a week, besides those that are certain.

        NEVER where something cannot be finished any more.
        """
        ahead = self._look(states, week)
        begun = np.array([state.begun & self._tables.capstones != 0 for state in states])
        points = self._marks(ahead, begun)
        points += self._capstones(ahead)
        points += self._reuse(ahead)
        points += self._heavy(ahead)
        points += self._strands(ahead)
        return np.where(self._lost(ahead), NEVER, points)

    def _lost(self, ahead: _Ahead) -> Any:
        """Tell which states have something left that ends too late for itself or for others."""
        open_ = ahead.left > 0
        last = np.where(open_, ahead.ends + np.array(self._tables.weeks_behind), 0)
        late = open_ & (ahead.calendar(ahead.ends) > np.array(self._tables.latest))
        return np.any(late | (last > len(ahead.weeks)), axis=1)

    def _look(self, states: Sequence[State], week: int) -> _Ahead:
        """Find how early each module can begin and end."""
        tables = self._tables
        left = np.array([state.left for state in states], dtype=np.int64)
        weeks = [w for w in range(week + 1, tables.weeks + 1) if tables.capacity[w]]
        room = np.cumsum([tables.capacity[w] for w in weeks], dtype=np.int64)
        needed = left @ self._before
        # A module begins when there is room after all that it waits for, and ends in room for it.
        begins = np.searchsorted(room, needed - left, side="right") + 1
        ends = np.searchsorted(room, needed, side="left") + 1
        span = -(-left // self._pace) - 1
        until = np.concatenate(([0], room))
        for index in self._order:
            begin = begins[:, index]
            for other in members(tables.after_all[index]):
                begin = np.maximum(begin, ends[:, other])
            for group in filter(None, tables.after_any[index]):
                begin = np.maximum(begin, ends[:, members(group)].min(axis=1))
            begins[:, index] = begin
            # From its begin on there must be weeks enough for its pace, and room for its hours.
            full = until[np.minimum(begin - 1, len(weeks))] + left[:, index]
            end = np.maximum(begin + span[:, index], np.searchsorted(room, full, side="left") + 1)
            end = np.maximum(ends[:, index], end)
            ends[:, index] = np.where(left[:, index] > 0, end, 0)
        return _Ahead(states, left, weeks, room, begins, ends)

    def _marks(self, ahead: _Ahead, begun: NDArray[np.bool_]) -> Numbers:
        # The first week that needs no mark: after the last taught one, or of a capstone.
        end = np.searchsorted(ahead.room, ahead.left.sum(axis=1), side="left") + 2
        for index in members(self._tables.capstones):
            end = np.minimum(end, ahead.begins[:, index])
        end = np.where(begun, 0, end)
        points = np.zeros(len(begun), dtype=np.int64)
        for number, rule in enumerate(self._rules.marks):
            who = members(rule.who)
            since = np.array([state.unmarked[number] for state in ahead.states], dtype=np.int64)
            earliest = np.where(ahead.left[:, who] > 0, ahead.ends[:, who], NEVER)
            own = np.where(ahead.left[:, who] > 0, ahead.left[:, who], NEVER)
            together = np.searchsorted(ahead.room, np.cumsum(np.sort(own, axis=1), axis=1)) + 1
            earliest = np.maximum(np.sort(earliest, axis=1), together)
            points += rule.weight * bare_windows(rule, since, earliest, end)
        return points

    def _capstones(self, ahead: _Ahead) -> Numbers:
        points = np.zeros(len(ahead.states), dtype=np.int64)
        for index in members(self._tables.capstones):
            longest = self._tables.weeks - ahead.calendar(ahead.begins[:, index]) + 1
            waiting = ahead.left[:, index] == self._tables.hours[index]
            for least, _, weight in self._rules.capstone_weeks:
                points += np.where(waiting, weight * np.maximum(0, least - longest), 0)
        return points

    def _reuse(self, ahead: _Ahead) -> Numbers:
        """What has ended and can only be built on when it is too late."""
        points = np.zeros(len(ahead.states), dtype=np.int64)
        for number, rule in enumerate(self._rules.reuse):
            unused = [state.unused[number] for state in ahead.states]
            for index, users in rule.users.items():
                waiting = np.array([bits >> index & 1 for bits in unused], dtype=np.int64)
                if waiting.any():
                    ended = np.array([state.ends[index] for state in ahead.states], dtype=np.int64)
                    first = ahead.calendar(ahead.begins[:, members(users)].min(axis=1))
                    points += rule.weight * waiting * (first > ended + rule.within)
        return points

    def _heavy(self, ahead: _Ahead) -> Numbers:
        """More weeks of heavy modules than the weeks that are left have places for."""
        heavy = members(self._rules.heavies)
        points = np.zeros(len(ahead.states), dtype=np.int64)
        wanted = (-(-ahead.left // self._pace))[:, heavy].sum(axis=1)
        for most, weight in self._rules.heavy:
            points += weight * np.maximum(0, wanted - most * len(ahead.weeks))
        return points

    def _strands(self, ahead: _Ahead) -> Numbers:
        points = np.zeros(len(ahead.states), dtype=np.int64)
        for number, strand in enumerate(self._rules.strands):
            had = np.array([state.touched[number][0] for state in ahead.states], dtype=np.int64)
            still = ahead.left[:, members(strand.who)].sum(axis=1)
            most = had + np.minimum(still, len(ahead.weeks))
            points += strand.weight * np.maximum(0, strand.wanted - most)
        return points


def bare_windows(rule: Marks, since: Numbers, earliest: Numbers, end: Numbers) -> Numbers:
    """Fewest windows without a mark before ``end``, besides those that are past, by state.

    Weeks are counted from now on, from 1. ``since``: weeks without a mark up to now. ``earliest``:
    when marks can come, sorted along the rows. Each is set as late as it leaves no window bare, or
    else at its earliest; no other choice leaves fewer (an exchange of two shows it).
    """
    last = -since
    bare = np.zeros(len(since), dtype=np.int64)
    for column in earliest.T:
        week = np.maximum(np.maximum(column, last + rule.length), 1)
        counts = week < end
        gap = week - last - 1
        bare += np.where(counts, np.maximum(0, gap - (rule.length - 1)), 0)
        last = np.where(counts, week, last)
    bare += np.maximum(0, end - last - 1 - (rule.length - 1))
    past = np.maximum(0, since - (rule.length - 1))
    return np.maximum(0, bare - past)
