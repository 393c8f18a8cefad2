"""Where brute force finds whole sessions for everything, so does the packing."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import HealthCheck, assume, given, settings

from curplan.problem.model import Problem, Solution
from curplan.problem.split import split
from curplan.timetable.board import Begun, Board, Slot
from curplan.timetable.pack import pack
from tests.timetable.small import Ordered, ordered
from tests.timetable.test_generated import slots_of

EXAMPLES = 40
MOST_SLOTS = 6

Parts = tuple[tuple[int, int], ...]


class Brute:
    """Tries every way to give sessions whole to modules; what ends may leave its rest to another.

    Without independent work. A session may stay empty, or its rest; it may not be shared else.
    """

    def __init__(self, problem: Problem, solution: Solution, slots: list[Slot]) -> None:
        self.problem, self.slots = problem, slots
        self.chosen = solution.selection
        self.board = Board(problem, solution, {i: {} for i in self.chosen}, slots, Begun())

    def possible(self) -> bool:
        """Tell whether there is a way."""
        return self.go(0, {i: self.problem.tasks[i].hours for i in self.chosen}, [])

    def go(self, number: int, left: dict[int, int], filled: list[Parts]) -> bool:
        """Fill the sessions from one on."""
        if number == len(self.slots):
            return not any(left.values()) and self.board.sound(self.board.hours(filled))
        for parts in self.ways(self.slots[number], left, filled):
            after = dict(left)
            for index, quanta in parts:
                after[index] -= quanta
            if self.go(number + 1, after, [*filled, parts]):
                return True
        return False

    def ways(self, slot: Slot, left: dict[int, int], filled: list[Parts]) -> Iterator[Parts]:
        """What a session may hold."""
        for one in self.chosen:
            first = self.most(one, slot, slot.quanta, left, filled, ())
            if not first:
                continue
            parts: Parts = ((one, first),)
            rest = slot.quanta - first
            after = {**left, one: left[one] - first}
            if rest and not after[one]:
                for two in self.chosen:
                    second = self.most(two, slot, rest, after, filled, parts)
                    if second:
                        yield (*parts, (two, second))
            yield parts
        yield ()

    def most(
        self,
        index: int,
        slot: Slot,
        room: int,
        left: dict[int, int],
        filled: list[Parts],
        here: Parts,
    ) -> int:
        """The quanta that a module may have of a session: all that it can take."""
        task, tasks = self.problem.tasks[index], self.problem.tasks
        week: dict[int, int] = {}
        for number, parts in enumerate((*filled, here)):
            if number == len(filled) or self.slots[number].week == slot.week:
                for other, quanta in parts:
                    week[other] = week.get(other, 0) + quanta
        begun = any(index == other for parts in (*filled, here) for other, _ in parts)
        thick = {i for i in (*week, index) if not tasks[i].continuous}
        if not task.earliest <= slot.week <= task.latest or len(thick) > self.problem.max_parallel:
            return 0
        if not begun and (
            any(need and all(left[s] for s in need) for need in self.board.needs[index])
            or any(left[earlier] for earlier in self.board.before[index])
        ):
            return 0
        return max(0, min(room, left[index], task.pace - week.get(index, 0)))


@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(ordered(most_alone=0))
def test_whole_sessions_are_found_where_there_are_any(case: Ordered) -> None:
    solution = case.result.solution
    assume(solution is not None and len(solution.hours) > 1)
    assert solution is not None
    slots = slots_of(case.weeks, case.problem.quantum)
    assume(len(slots) <= MOST_SLOTS)
    packed = pack(case.problem, solution, split(case.problem, solution) or {}, slots)
    assert packed is not None
    if packed.changes:
        assert not Brute(case.problem, solution, slots).possible()
