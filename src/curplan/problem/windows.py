"""What the weeks allow however the modules are placed: bounds that tighten the relaxation.

The relaxation sees the box as one sum of hours. But a module cannot run before what it needs can
have ended, no faster than its pace, no more than ``max_parallel`` run at once, and nothing that
the capstone waits for can run after it. Each of these leaves hours of some weeks unusable; here
they become plain inequalities over the choice of modules (energetic reasoning, as in cumulative
scheduling), which every schedule satisfies.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from curplan.problem.model import Problem, Task

NEVER = 10**6


@dataclass(frozen=True, slots=True)
class Window:
    """Sum of coefficient x (module selected) <= room, if all of ``given`` are selected."""

    coefficients: tuple[tuple[int, int], ...]
    room: int
    given: tuple[int, ...] = ()


def earliest_starts(problem: Problem) -> tuple[list[int], list[int]]:
    """Earliest week in which each module can begin, and end; ``NEVER`` if it cannot.

    Every need waits for the quickest of its supporters (a shortest path through and/or needs, by
    repeated relaxation, as supporters may form circles); and what a module cannot do without must
    have fitted into the weeks before.
    """
    tasks = problem.tasks
    floors = _after_ancestors(problem)
    starts = [NEVER] * len(tasks)
    ends = [NEVER] * len(tasks)
    users: list[set[int]] = [set() for _ in tasks]
    for index, task in enumerate(tasks):
        for need in task.needs:
            for supporter in need.supporters:
                users[supporter].add(index)
    queue = [index for index, task in enumerate(tasks) if not task.needs]
    while queue:
        index = queue.pop(0)
        task = tasks[index]
        start = max(task.earliest, floors[index])
        for need in task.needs:
            start = max(start, min((ends[s] for s in need.supporters), default=NEVER))
        if start >= starts[index]:
            continue
        starts[index] = start
        ends[index] = _earliest_end(problem, task, start)
        queue.extend(sorted(users[index]))
    return starts, ends


def _after_ancestors(problem: Problem) -> list[int]:
    """Earliest week by which everything that a module cannot do without has fitted in.

    A module cannot do without the only supporter of a need, nor without what that one cannot do
    without.
    """
    tasks = problem.tasks
    sole = [
        [need.supporters[0] for need in task.needs if len(need.supporters) == 1] for task in tasks
    ]
    done: list[int] = []
    total = 0
    for capacity in problem.capacity:
        total += capacity
        done.append(total)
    floors = []
    for index in range(len(tasks)):
        ancestors: set[int] = set()
        stack = list(sole[index])
        while stack:
            ancestor = stack.pop()
            if ancestor not in ancestors:
                ancestors.add(ancestor)
                stack.extend(sole[ancestor])
        hours = sum(tasks[ancestor].hours for ancestor in ancestors)
        floors.append(1 + bisect_left(done, hours) if hours else 1)
    return floors


def _earliest_end(problem: Problem, task: Task, start: int) -> int:
    left = task.hours
    for week in range(start, problem.weeks + 1):
        left -= task.most(week, problem.capacity[week - 1])
        if left <= 0:
            return week
    return NEVER


def latest_begin(problem: Problem, task: Task) -> tuple[int, int]:
    """Latest week in which a module can begin, and the least hours it then has in that week."""
    left = task.hours
    for week in range(min(problem.weeks, task.latest), task.earliest - 1, -1):
        most = task.most(week, problem.capacity[week - 1])
        if most >= left:
            return week, left
        left -= most
    return 0, left


def usable_capacity(problem: Problem, starts: list[int]) -> list[int]:
    """Hours of each week that modules can use at all, under paces and the parallel limit."""
    usable = []
    for week, capacity in enumerate(problem.capacity, start=1):
        able = [
            task
            for task, start in zip(problem.tasks, starts, strict=True)
            if start <= week <= task.latest
        ]
        thick = sorted((task.pace for task in able if not task.continuous), reverse=True)
        thin = sum(task.pace for task in able if task.continuous)
        usable.append(min(capacity, sum(thick[: problem.max_parallel]) + thin))
    return usable


@lru_cache(maxsize=8)
def windows(problem: Problem) -> tuple[Window, ...]:
    """Every inequality worth stating: from each week to the end, and up to each capstone."""
    starts, ends = earliest_starts(problem)
    usable = usable_capacity(problem, starts)
    span = _Span(problem, starts, usable)
    everything = tuple(range(len(problem.tasks)))
    found = [
        Window(((index, 1),), 0)
        for index, task in enumerate(problem.tasks)
        if ends[index] > min(problem.weeks, task.latest)
        or any(quanta and week < starts[index] for week, quanta in task.fixed)
    ]
    found.extend(span.inequalities(everything, problem.weeks))
    waiting = tuple(index for index, task in enumerate(problem.tasks) if task.before_capstone)
    for index, task in enumerate(problem.tasks):
        if task.capstone:
            last, reserved = latest_begin(problem, task)
            found.extend(Window(((i, 1),), 0, (index,)) for i in waiting if ends[i] > last)
            found.extend(span.inequalities(waiting, last, reserved, (index,)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Span:
    """Inequalities of the modules that must have ended by some week."""

    problem: Problem
    starts: list[int]
    usable: list[int]

    def inequalities(
        self,
        members: tuple[int, ...],
        last: int,
        reserved: int = 0,
        given: tuple[int, ...] = (),
    ) -> list[Window]:
        """What members cannot have had before week a must fit into the weeks a to ``last``.

        Once in hours, less the ``reserved`` ones that a capstone takes of the last week; once in
        places: a module takes at least as many of a week's ``max_parallel`` places as its hours
        need at its pace, and a capstone that begins in the last week takes one there.
        """
        tasks, capacity = self.problem.tasks, self.problem.capacity
        found: list[Window] = []
        remaining = {index: tasks[index].hours for index in members}
        previous: tuple[tuple[int, int], ...] = ()
        for first in range(1, last + 1):
            if first > 1:
                for index in list(remaining):
                    if self.starts[index] < first:
                        remaining[index] -= min(tasks[index].pace, capacity[first - 2])
                        if remaining[index] <= 0:
                            del remaining[index]
            left = tuple(remaining.items())
            if left == previous:
                continue
            previous = left
            room = max(0, sum(self.usable[first - 1 : last]) - reserved)
            weeks = sum(1 for hours in capacity[first - 1 : last] if hours)
            places = max(0, self.problem.max_parallel * weeks - len(given))
            for coefficients, most in ((left, room), (self._places(left), places)):
                if sum(value for _, value in coefficients) > most:
                    found.append(Window(coefficients, most, given))
        return found

    def _places(self, left: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
        tasks = self.problem.tasks
        return tuple(
            (index, -(-hours // tasks[index].pace))
            for index, hours in left
            if not tasks[index].continuous
        )
