"""Fewer changes of module: what two sessions hold of two modules changes places.

Where a packing had to keep the hours of the weeks, sessions change their module in the middle. An
exchange gives a session more of one module, and another session as much of the other one in its
stead; it is kept if the packing still holds and costs less.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from curplan.timetable.board import Board, Packed, Parts

TRIES = 1200
"""Exchanges tried at most."""

REACH = 5
"""Weeks between the two sessions of an exchange, at most."""

Exchange = tuple[int, int, int, int]
"""Session, other session, module that the first gets, module that it gives."""


def mend(board: Board, packed: Packed, price: Callable[[Packed], float]) -> Packed:
    """Exchange what sessions hold as long as that lowers the price."""
    best, least = packed, price(packed)
    tries, better = 0, True
    while better:
        better = False
        for exchange in list(_exchanges(board, best)):
            if tries >= TRIES or not best.changes:
                return best
            made = _exchanged(board, best, exchange)
            if made is None:
                continue
            tries += 1
            if board.holds(made) and (cost := price(made)) < least:
                best, least, better = made, cost, True
                break
    return best


def _exchanges(board: Board, packed: Packed) -> Iterator[Exchange]:
    """List the exchanges that might make a split session whole."""
    past = len(board.past.sessions)
    left = dict(board.contact)
    for number, parts in enumerate(packed.sessions):
        for index, quanta in parts:
            left[index] -= quanta
        if number < past or len(parts) < 2:
            continue
        if len(parts) == 2 and not left[parts[0][0]]:
            continue
        week = board.slots[number].week
        for gets, _ in parts:
            for gives, _ in parts:
                if gets == gives:
                    continue
                for other, held in enumerate(packed.sessions):
                    near = abs(board.slots[other].week - week) <= REACH
                    if other != number and other >= past and near and gets in dict(held):
                        yield number, other, gets, gives


def _exchanged(board: Board, packed: Packed, exchange: Exchange) -> Packed | None:
    """Make an exchange; None where there is nothing to exchange."""
    number, other, gets, gives = exchange
    one, two = _sums(packed.sessions[number]), _sums(packed.sessions[other])
    quanta = min(one.get(gives, 0), two.get(gets, 0))
    if not quanta:
        return None
    for sums, more, less in ((one, gets, gives), (two, gives, gets)):
        sums[more] = sums.get(more, 0) + quanta
        sums[less] -= quanta
    sessions = list(packed.sessions)
    sessions[number] = tuple((i, q) for i, q in one.items() if q)
    sessions[other] = tuple((i, q) for i, q in two.items() if q)
    first, last = _span(sessions)
    for place in (number, other):
        # What ends here comes first, and what begins here last.
        sessions[place] = tuple(
            sorted(sessions[place], key=lambda p: (last[p[0]] != place, first[p[0]] == place, p[0]))
        )
    hours = board.hours(sessions, packed.alone)
    return replace(packed, sessions=tuple(sessions), hours=hours, changes=board.changes(sessions))


def _sums(parts: Parts) -> dict[int, int]:
    found: dict[int, int] = {}
    for index, quanta in parts:
        found[index] = found.get(index, 0) + quanta
    return found


def _span(sessions: Sequence[Parts]) -> tuple[dict[int, int], dict[int, int]]:
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for number, parts in enumerate(sessions):
        for index, _ in parts:
            first.setdefault(index, number)
            last[index] = number
    return first, last
