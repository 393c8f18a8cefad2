"""The same problem counted in smaller quanta of time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.catalogue.policy_rules import IN_HOURS

if TYPE_CHECKING:
    from curplan.problem.model import Problem


def finer(problem: Problem, factor: int) -> Problem:
    """State the same problem in quanta that are so many times smaller."""
    if factor == 1:
        return problem
    return replace(
        problem,
        quantum=problem.quantum // factor,
        capacity=tuple(factor * quanta for quanta in problem.capacity),
        alone=tuple(factor * quanta for quanta in problem.alone),
        max_hours=problem.max_hours and factor * problem.max_hours,
        tasks=tuple(
            replace(
                task,
                hours=factor * task.hours,
                pace=factor * task.pace,
                practice=factor * task.practice,
                hands_on=factor * task.hands_on,
                alone=factor * task.alone,
                lecture=factor * task.lecture,
                fixed=tuple((week, factor * quanta) for week, quanta in task.fixed),
            )
            for task in problem.tasks
        ),
        # A rule over hours and one that counts modules: both stay the same when all of it grows.
        selection_rules=tuple(
            replace(
                rule,
                constant=factor * rule.constant,
                coefficients=tuple((index, factor * value) for index, value in rule.coefficients),
                unit=factor * rule.unit,
            )
            for rule in problem.selection_rules
        ),
        schedule_rules=tuple(
            replace(
                rule,
                thresholds=tuple(
                    (name, factor * value if name in IN_HOURS else value)
                    for name, value in rule.thresholds
                ),
            )
            for rule in problem.schedule_rules
        ),
    )
