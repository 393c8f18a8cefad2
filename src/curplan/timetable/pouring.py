"""Sessions that keep the hours of the weeks: where whole ones cannot be had."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.timetable.board import Packed

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from curplan.problem.model import Solution
    from curplan.problem.split import Split
    from curplan.timetable.board import Board, Parts


def pour(
    board: Board,
    solution: Solution,
    alone: Split,
    kept: Mapping[int, tuple[Parts, ...]] | None = None,
) -> Packed | None:
    """Pour each week's modules into its sessions in order, as many quanta as the week has.

    Sessions then change their module wherever the hours of one are through. ``kept`` are weeks
    whose sessions hold what they are to hold already. None where modules of a week need each
    other in a circle, or what was taught before is not what the weeks have.
    """
    filled: list[Parts] = []
    ended: set[int] = set()
    for week in range(1, board.problem.weeks + 1):
        left = {
            index: spread[week] - alone[index].get(week, 0)
            for index, spread in solution.hours.items()
            if week in spread
        }
        slots = [slot.quanta for slot in board.slots if slot.week == week]
        ready = kept.get(week) if kept else None
        if week < board.past.from_week:
            ready = board.past.sessions[len(filled) : len(filled) + len(slots)]
        if ready is not None and len(ready) == len(slots) and _sums(ready) == _some(left):
            filled.extend(ready)
        elif week < board.past.from_week:
            return None
        else:
            begun = {index for index in left if board.start[index] < week}
            order = _in_order(board, left, ended, begun, week)
            parts = _poured(order, left, slots)
            if parts is None:
                return None
            filled.extend(parts)
        ended |= {index for index in left if board.end[index] <= week}
    if not board.ordered(filled):
        return pour(board, solution, alone) if kept else None
    return Packed(tuple(filled), dict(solution.hours), alone, board.changes(filled))


def _poured(
    order: Collection[int], wanted: Mapping[int, int], slots: Collection[int]
) -> list[Parts] | None:
    """Fill the sessions of a week one after another; None where not everything has a place."""
    left = {index: wanted[index] for index in order}
    parts: list[Parts] = []
    for room in slots:
        held = []
        for index in order:
            quanta = min(left[index], room)
            if quanta:
                held.append((index, quanta))
                left[index] -= quanta
                room -= quanta
        parts.append(tuple(held))
    return None if any(left.values()) or len(order) < len(wanted) else parts


def _sums(week: Collection[Parts]) -> dict[int, int]:
    found: dict[int, int] = {}
    for parts in week:
        for index, quanta in parts:
            found[index] = found.get(index, 0) + quanta
    return found


def _some(left: Mapping[int, int]) -> dict[int, int]:
    return {index: quanta for index, quanta in left.items() if quanta}


def _in_order(
    board: Board,
    wanted: Collection[int],
    ended: Collection[int],
    begun: Collection[int],
    week: int,
) -> list[int]:
    """Order the modules of a week so that each that begins comes after those that it needs."""
    order: list[int] = []
    over = set(ended)
    waiting = sorted(wanted, key=lambda index: (board.end[index] > week, index))
    while waiting:
        ready = [
            index
            for index in waiting
            if index in begun
            or (
                all(any(s in over for s in need) for need in board.needs[index] if need)
                and all(earlier in over for earlier in board.before[index])
            )
        ]
        if not ready:
            return []
        order.append(ready[0])
        waiting.remove(ready[0])
        if board.end[ready[0]] <= week:
            over.add(ready[0])
    return order
