"""Whole sessions for modules: a schedule in weeks becomes one in sessions.

The schedule in weeks is the start of a search: simulated annealing (Kirkpatrick 1983) over the
ranking of the modules by which a filling gives the sessions out. Every filling keeps the hard
constraints session by session, so that the hours of the weeks keep them too. What counts is, in
this order: sessions that change their module, and the schedule's penalty. The number of steps is
fixed by the size of the problem, and no clock is read.
"""

from __future__ import annotations

import math
import random
from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.problem.model import Solution
from curplan.problem.score import schedule_penalty
from curplan.timetable.alone import place_alone
from curplan.timetable.board import Begun, Board, Packed
from curplan.timetable.filling import Filling
from curplan.timetable.mending import mend
from curplan.timetable.pouring import pour
from curplan.timetable.ranking import Beat, Ranking

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.problem.model import Problem
    from curplan.problem.split import Split
    from curplan.timetable.alone import place_alone
from curplan.timetable.board import Parts, Slot

SEED = 20270111
WORK = 2_400_000
FEWEST, MOST = 60, 600
"""Steps, times sessions, times modules; and the fewest and the most steps."""

CHANGE = 40
"""Points that a session counts which changes its module too often; below that, penalty counts."""

CRUMB = 3
"""Points for a part of a session that is too short to be of use."""

DRIFT = 0.2
"""Points for each week by which a module begins or ends elsewhere than in the schedule: where
nothing else is gained by it, the order of the modules stays."""

GOOD = 1
"""Points below which no better packing is looked for."""

LEFT = 10**6
PER_HOUR = 12
"""Points of a filling that does not hold everything, and for each hour that is left over."""

WARMTH = 6.0
"""Points of penalty that a step may cost, more or less, at the beginning; in the end none."""

REACH = 6
THIN = 0.2
"""Places by which a module moves in the order, and how often a thin strand's beat moves instead."""

LEADS = (0, 1, 2, 4)
"""Weeks by which sessions may run ahead of the schedule in weeks, where they go along with it."""

LEADING, WHOLE = 0.05, 0.5
"""How often a step changes that, and then how often sessions are to be whole."""

STARTS = (
    (None, 1.0, True),
    (None, 2.0, False),
    (None, 6.0, False),
    (0, 1.0, False),
    (1, 1.0, False),
    (2, 1.0, True),
)
"""Leads, curves of thin strands, and whole sessions, of the rankings to begin with."""

CURVES = (1.0, 1.5, 2.0, 3.0, 5.0, 8.0)
PHASES = (0.2, 0.5, 0.8, 1.0)


def pack(
    problem: Problem,
    solution: Solution,
    alone: Split,
    slots: Sequence[Slot],
    past: Begun | None = None,
    kept: Mapping[int, tuple[Parts, ...]] | None = None,
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
        What has taken place of a programme that has begun: it stays.
    kept
        Of a programme that is planned anew, the sessions of weeks that are to hold just what they
        did. Then the packing stays as near to the schedule's first and last weeks of each module
        as can be, before penalty counts.

    Returns
    -------
    The best packing found. Where none has whole sessions, one that keeps the hours of the weeks;
    None where modules of a week need each other in a circle.
    """
    board = Board(problem, solution, alone, slots, past or Begun())
    search = _Search(board, near=kept is not None)
    poured = pour(board, solution, alone, kept)
    if kept is not None and poured is not None and not poured.changes:
        return poured
    found = search.run()
    if found is None or kept is not None or any(task.fixed for task in problem.tasks):
        made = [mend(board, each, search.price) for each in (found, poured) if each is not None]
        return min(made, key=search.price, default=None)
    return mend(board, found, search.price)


class _Search:
    """One walk over the rankings of a board."""

    def __init__(self, board: Board, *, near: bool) -> None:
        self._board, self._near = board, near
        self._random = random.Random(SEED)
        size = max(1, len(board.slots) * len(board.selection))
        self._steps = min(MOST, max(FEWEST, WORK // size))

    def run(self) -> Packed | None:
        """Walk freely, and along the schedule where that leads nowhere or is to be kept."""
        starts = self._starts()
        found, price = self._walk([each for each in starts if each.lead is None])
        if found is None or self._near:
            along = self._walk([each for each in starts if each.lead is not None])
            found = along[0] if along[1] < price else found
        return found

    def _walk(self, starts: Sequence[Ranking]) -> tuple[Packed | None, float]:
        """Give the best filling of a walk that begins at the best of some rankings; its price."""
        found: Packed | None = None
        here, cost, least = starts[0], math.inf, math.inf
        for step in range(-len(starts), self._steps):
            ranking = starts[step] if step < 0 else self._moved(here)
            filled = self._try(ranking)
            price = self.price(filled)
            warmth = max(0.1, WARMTH * (1 - step / self._steps))
            chance = math.exp((cost - price) / warmth) if step >= 0 and price > cost else 0.0
            if price <= cost or self._random.random() < chance:
                here, cost = ranking, price
            if isinstance(filled, Packed) and price < least:
                found, least = filled, price
                if price < GOOD:
                    break
        return found, least

    def _try(self, ranking: Ranking) -> Packed | int:
        """Fill the sessions by a ranking; what is left over where they do not hold everything."""
        filling = Filling(self._board, ranking)
        sessions = filling.run()
        board, alone = self._board, filling.alone
        if filling.left or filling.apart:
            alone, left = place_alone(board, board.hours(sessions), alone)
            if left or filling.left_contact:
                left += filling.left_contact
                return left if filling.apart else min(filling.left, left)
        hours = board.hours(sessions, alone)
        if not board.sound(hours):
            return 1
        return Packed(sessions, hours, alone, board.changes(sessions))

    def price(self, found: Packed | int) -> float:
        """What a filling costs, in points; of one that does not hold everything, what is left."""
        board = self._board
        if isinstance(found, int):
            return LEFT + PER_HOUR * found * board.problem.quantum / 60
        price = CHANGE * found.changes + schedule_penalty(board.problem, Solution(found.hours))
        price += CRUMB * board.crumbs(found.sessions)
        moved = sum(
            abs(min(spread) - board.start[index]) + abs(max(spread) - board.end[index])
            for index, spread in found.hours.items()
        )
        return price + (CHANGE if self._near else DRIFT) * moved

    def _starts(self) -> tuple[Ranking, ...]:
        """Rankings to begin with: modules as the schedule in weeks begins or ends them."""
        board, tasks = self._board, self._board.problem.tasks
        thin = [index for index in board.selection if tasks[index].continuous]
        by_end = sorted(board.selection, key=lambda i: (board.end[i], board.start[i], i))
        by_start = sorted(board.selection, key=lambda i: (board.start[i], board.end[i], i))
        by_both = sorted(board.selection, key=lambda i: (board.start[i] + board.end[i], i))
        found = []
        for lead, curve, whole in STARTS:
            beats = {
                index: Beat(
                    board.start[index], board.end[index], (number + 1) / (len(thin) + 1), curve
                )
                for number, index in enumerate(thin)
            }
            found += [Ranking(tuple(o), beats, lead, whole) for o in (by_end, by_start, by_both)]
        return tuple(found)

    def _moved(self, ranking: Ranking) -> Ranking:
        """A ranking near another one."""
        pick = self._random
        if pick.random() < LEADING:
            lead = None if ranking.lead is None else pick.choice(LEADS)
            return replace(ranking, lead=lead, whole=pick.random() < WHOLE)
        if ranking.beats and pick.random() < THIN:
            index = pick.choice(sorted(ranking.beats))
            beat = ranking.beats[index]
            weeks = self._board.problem.weeks
            first = min(max(1, beat.first + pick.choice((-2, -1, 0, 1, 2))), weeks)
            last = min(max(first, beat.last + pick.choice((-2, -1, 0, 1, 2))), weeks)
            moved = Beat(first, last, pick.choice(PHASES), pick.choice((beat.curve, *CURVES)))
            return replace(ranking, beats={**ranking.beats, index: moved})
        order = list(ranking.order)
        if len(order) > 1:
            place = pick.randrange(len(order))
            index = order.pop(place)
            order.insert(min(max(0, place + pick.randint(-REACH, REACH)), len(order)), index)
        return replace(ranking, order=tuple(order))
