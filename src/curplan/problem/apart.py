"""One kind of hours at a time, where contact and independent hours have capacities of their own.

A schedule of both kinds is a schedule of each: what a module needs has ended before any of its
hours. So whatever is impossible for one kind alone is impossible.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from curplan.problem.model import Problem, Task


def contact_only(problem: Problem) -> Problem:
    """The problem of the contact hours."""
    capacity = tuple(a - b for a, b in zip(problem.capacity, problem.alone, strict=True))
    tasks = tuple(_with_hours(task, task.hours - task.alone) for task in problem.tasks)
    return replace(problem, capacity=capacity, tasks=tasks, alone=(), max_hours=None)


def alone_only(problem: Problem) -> Problem:
    """The problem of the independent hours."""
    tasks = tuple(_with_hours(task, task.alone) for task in problem.tasks)
    return replace(problem, capacity=problem.alone, tasks=tasks, alone=(), max_hours=None)


def _with_hours(task: Task, hours: int) -> Task:
    empty = tuple(pin for pin in task.fixed if not pin[1])  # others say nothing of one kind
    return replace(task, hours=hours, pace=max(1, min(task.pace, hours)), alone=0, fixed=empty)
