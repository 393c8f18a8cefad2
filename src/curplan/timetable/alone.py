"""Independent hours beside contact hours that have their weeks already."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curplan.problem.split import Split
    from curplan.timetable.board import Board


def place_alone(
    board: Board,
    contact: Mapping[int, Mapping[int, int]],
    fixed: Mapping[int, Mapping[int, int]],
) -> tuple[Split, int]:
    """Place independent quanta in the weeks between a module's first and last contact hours.

    Week by week, the module that ends first comes first (Jackson 1955: the earliest due date is
    best for one machine); its pace counts both kinds. What no other module waits for may go on
    alone up to the end. Also gives how many quanta find no place so.

    Parameters
    ----------
    contact
        Contact quanta of each module and week.
    fixed
        Independent quanta of modules without contact hours: they have their weeks already.
    """
    problem, past = board.problem, board.past
    placed = {
        index: dict(board.taken.get(index, {}) if board.contact[index] else fixed[index])
        for index in board.selection
    }
    left = {index: board.alone[index] - sum(placed[index].values()) for index in board.selection}
    waiting = [index for index in board.selection if left[index] and contact.get(index)]
    first = {index: min(contact[index]) for index in waiting}
    last = {index: max(contact[index]) for index in waiting}
    for index in waiting:
        if index in board.loose:
            last[index] = min(problem.weeks, problem.tasks[index].latest)
    waiting.sort(key=lambda index: (last[index], index in board.loose, index))
    thick = [
        (i, min(spread), max(spread))
        for i, spread in contact.items()
        if spread and not problem.tasks[i].continuous
    ]
    for week in range(past.from_week, problem.weeks + 1):
        room = problem.alone[week - 1] if problem.alone else 0
        room -= sum(placed[i].get(week, 0) for i in placed if not board.contact[i])
        busy = {i for i, begin, end in thick if begin <= week <= end}
        for index in waiting:
            if not left[index] or not first[index] <= week <= last[index]:
                continue
            task = problem.tasks[index]
            if (
                week in contact[index]
                or task.continuous
                or len(busy | {index}) <= problem.max_parallel
            ):
                most = task.most(week, task.pace) - contact[index].get(week, 0)
                quanta = min(left[index], room, max(0, most))
                if quanta:
                    placed[index][week] = quanta
                    left[index] -= quanta
                    room -= quanta
                    busy |= set() if task.continuous else {index}
    return placed, sum(left.values())
