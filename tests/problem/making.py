"""Problems for tests: from a small case of the oracle, or straight from a few tasks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from curplan.calendars.weeks import Week
from curplan.problem.build import build_problem
from curplan.problem.model import Need, Problem, ScheduleRule, Solution, Task
from tests.oracle.terms import Case, Hours


def problem_of(case: Case) -> Problem:
    """Build the problem of a case over its very capacities."""
    weeks = [Week(number, None, hours, 0) for number, hours in enumerate(case.capacity, 1)]
    return build_problem(case.catalogue, case.brief, weeks)


def task(name: str, hours: int, *supporters: int, **more: object) -> Task:
    """Make a task; each of ``supporters`` is a need that it alone meets."""
    needs = tuple(Need((index,), (("x", 1),)) for index in supporters)
    made = Task(id=name, hours=hours, pace=hours, teaches=((name, 1),), needs=needs)
    return replace(made, **more)  # type: ignore[arg-type]


def problem(tasks: Sequence[Task], capacity: Sequence[int], **more: object) -> Problem:
    """Make a problem of tasks, with three at once and no requirements."""
    made = Problem(tuple(capacity), 3, tuple(tasks), ())
    return replace(made, **more)  # type: ignore[arg-type]


def rule(name: str, weight: int = 1, **thresholds: int) -> ScheduleRule:
    """Make a schedule rule."""
    return ScheduleRule(name, weight, tuple(sorted(thresholds.items())))


def solution(problem: Problem, hours: Hours) -> Solution:
    """Turn hours by module id into a solution; what the problem left out is left out."""
    index = {task.id: number for number, task in enumerate(problem.tasks)}
    return Solution({index[name]: dict(by) for name, by in hours.items() if name in index})


def named(problem: Problem, solution: Solution) -> Hours:
    """Give a solution's hours by module id."""
    return {problem.tasks[index].id: by for index, by in solution.hours.items()}
