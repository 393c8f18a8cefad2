"""What a week costs under the rules, once it is filled in some way.

Every point is counted in the first week in which it is certain, so that schedules that have come
equally far can be compared. At the end the sum is the schedule penalty; a test holds it to
``curplan.problem.score``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.solve.sweep.state import State
from curplan.solve.sweep.tables import members

if TYPE_CHECKING:
    from curplan.solve.sweep.fill import Way
    from curplan.solve.sweep.rules import Rules
    from curplan.solve.sweep.tables import Tables


@dataclass(frozen=True, slots=True)
class _Events:
    """What follows from who has hours in a week, begins and ends there, whatever the hours."""

    points: int
    starts: list[int]
    ends: list[int]
    unmarked: tuple[int, ...]
    unused: tuple[int, ...]
    touched: tuple[tuple[int, int], ...]


class Toll:
    """Counts the points of one week after one state."""

    def __init__(self, tables: Tables, rules: Rules, state: State, week: int) -> None:
        self._tables = tables
        self._rules = rules
        self._state = state
        self._week = week
        self._events: dict[tuple[int, int, int], _Events] = {}
        self._todo = sum(state.left)
        self._inside = state.begun & ~tables.continuous

    def state(self, way: Way, left: tuple[int, ...]) -> State:
        """Give the state after this week. ``left``: quanta still to give."""
        before = self._state
        busy = 0
        for index, _ in way.given:
            busy |= 1 << index
        key = (way.begun, way.ended, busy)
        events = self._events.get(key)
        if events is None:
            events = self._events[key] = self._happened(way, busy)
        points = events.points + self._hours(way)
        return State(
            left,
            way.begun,
            way.ended,
            events.starts,
            events.ends,
            before.penalty + points,
            events.unmarked,
            events.unused,
            events.touched,
            self._week,
            way.given,
            before,
        )

    def _hours(self, way: Way) -> int:
        """Points of the hours themselves: weeks that are not full, and trickles."""
        rules = self._rules
        points = load = 0
        capacity = self._tables.capacity[self._week]
        for index, quanta in way.given:
            load += quanta
            for hours, weight in rules.trickle:
                bit = 1 << index
                if quanta < hours and self._inside & bit and not way.ended & bit:
                    points += weight * (quanta < min(hours, capacity))
        if load < self._todo and way.begun:
            for percent, weight in rules.load:
                short = (100 - percent) * capacity - 100 * load
                if short > 0:
                    points += weight * -(-short // (max(percent, 1) * capacity))
        return points

    def _happened(self, way: Way, busy: int) -> _Events:
        state, rules = self._state, self._rules
        begins = way.begun & ~state.begun
        ends = way.ended & ~state.ended
        starts_by, ends_by = state.starts, state.ends
        points = 0 if way.begun else rules.prompt_start
        if rules.idle:
            idle = state.begun & ~way.ended & ~busy
            points += rules.idle * idle.bit_count()
        for most, weight in rules.heavy:
            points += weight * max(0, (busy & rules.heavies).bit_count() - most)
        if begins:
            starts_by = list(starts_by)
            for index in members(begins):
                starts_by[index] = self._week
            points += self._begin(way, begins, ends)
        if ends:
            ends_by = list(ends_by)
            for index in members(ends):
                ends_by[index] = self._week
            points += self._end(starts_by, ends)
        marking, unmarked = self._marks(way, ends)
        reusing, unused = self._reuse(way, ends)
        spreading, touched = self._strands(way, busy)
        points += marking + reusing + spreading
        return _Events(points, starts_by, ends_by, unmarked, unused, touched)

    def _begin(self, way: Way, begins: int, ends: int) -> int:
        tables, rules = self._tables, self._rules
        points = new = 0
        for index in members(begins):
            new += rules.new[index]
            for link in rules.earlier[index]:
                if not (link.ended & way.ended or link.begun & way.begun):
                    points += link.weight
            for ground in rules.ground[index]:
                done = sum(tables.hours[i] for i in ground.of if way.ended >> i & 1)
                points += ground.weight * (done < ground.wanted)
        if self._week in rules.breaks:
            late = begins & ~ends & ~tables.continuous
            points += rules.before_break * late.bit_count()
        for most, weight in rules.novelty:
            points += weight * max(0, new - most)
        if begins & tables.capstones and not self._state.begun & tables.capstones:
            open_ = tables.everything & ~(way.ended | tables.continuous | tables.capstones)
            points += rules.capstone_last * open_.bit_count()
        return points

    def _end(self, starts: list[int], ends: int) -> int:
        points = 0
        for index in members(ends):
            taken = self._week - starts[index] + 1
            if not self._tables.continuous >> index & 1:
                for limits, weight in self._rules.stretch:
                    points += weight * max(0, taken - limits[index])
            if self._tables.capstones >> index & 1:
                for least, most, weight in self._rules.capstone_weeks:
                    points += weight * max(0, least - taken, taken - most)
        return points

    def _marks(self, way: Way, ends: int) -> tuple[int, tuple[int, ...]]:
        points = 0
        unmarked = []
        shown = way.begun & self._tables.capstones & ~self._state.ended
        for rule, weeks in zip(self._rules.marks, self._state.unmarked, strict=True):
            if shown or ends & rule.who or not way.begun:
                unmarked.append(0)
            else:
                unmarked.append(weeks + 1)
                points += rule.weight * (weeks + 1 >= rule.length)
        return points, tuple(unmarked)

    def _reuse(self, way: Way, ends: int) -> tuple[int, tuple[int, ...]]:
        points = 0
        unused = []
        for rule, waiting in zip(self._rules.reuse, self._state.unused, strict=True):
            still = 0
            for index in members(waiting):
                if self._week > self._state.ends[index] + rule.within:
                    points += rule.weight
                elif not rule.users[index] & way.begun:
                    still |= 1 << index
            for index in members(ends):
                if index in rule.users and not rule.users[index] & way.begun:
                    still |= 1 << index
            unused.append(still)
        return points, tuple(unused)

    def _strands(self, way: Way, busy: int) -> tuple[int, tuple[tuple[int, int], ...]]:
        points = 0
        touched = []
        over = way.ended == self._tables.everything
        for rule, (weeks, last) in zip(self._rules.strands, self._state.touched, strict=True):
            if busy & rule.who:
                points += rule.weight * (not weeks and self._week > rule.first)
                weeks, last = weeks + 1, self._week
            if over:
                points += rule.weight * max(0, rule.wanted - weeks)
                points += rule.weight * (rule.last > 0 and last + rule.last < self._week)
            touched.append((weeks, last))
        return points, tuple(touched)


def beginning(tables: Tables, rules: Rules) -> State:
    """Give the state before week 1."""
    nothing = [0] * len(tables.hours)
    return State(
        tuple(tables.hours),
        0,
        0,
        nothing,
        nothing,
        rules.lacking,
        (0,) * len(rules.marks),
        (0,) * len(rules.reuse),
        ((0, 0),) * len(rules.strands),
    )
