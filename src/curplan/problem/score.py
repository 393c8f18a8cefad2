"""What a solution is worth: the exact value of every objective, from the problem alone.

What each rule of the schedule says is in ``curplan.problem.schedule_rules``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.problem.breach import Breach
from curplan.problem.model import Score
from curplan.problem.schedule_rules import SCHEDULE_RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from curplan.problem.model import Problem, Solution


def coverage(problem: Problem, selection: Iterable[int], priority: str) -> int:
    """Coverage of one priority in twelfths of a weight (objectives 1 to 3)."""
    chosen = set(selection)
    total = 0
    for requirement in problem.requirements:
        if requirement.priority == priority:
            reached = requirement.entry
            for level, who in requirement.steps:
                if not chosen.isdisjoint(who):
                    reached = max(reached, level)
            total += requirement.worth(reached)
    return total


def coverage_maximum(problem: Problem, priority: str) -> int:
    """The coverage of one priority when everything is reached."""
    return sum(r.worth(r.required) for r in problem.requirements if r.priority == priority)


def selection_breaches(problem: Problem, selection: Iterable[int]) -> tuple[Breach, ...]:
    """The policy's rules that the choice of modules breaks (objective 4)."""
    chosen = set(selection)
    found = []
    for rule in problem.selection_rules:
        total = rule.constant + sum(v for index, v in rule.coefficients if index in chosen)
        if total > 0:
            guilty = tuple(i for i, v in rule.coefficients if i in chosen and v > 0)
            found.append(
                Breach(rule.id, -(-total // rule.unit), rule.weight, guilty, kind=rule.kind)
            )
    return tuple(found)


def hours(problem: Problem, selection: Iterable[int]) -> int:
    """Objective 5: quanta used, or with ``fill`` quanta of practice."""
    tasks = (problem.tasks[index] for index in selection)
    return sum(task.practice if problem.fill else task.hours for task in tasks)


def schedule_breaches(problem: Problem, solution: Solution) -> tuple[Breach, ...]:
    """The policy's rules that the schedule breaks (objective 6)."""
    if not solution.hours:
        return ()
    found: list[Breach] = []
    for rule in problem.schedule_rules:
        found.extend(SCHEDULE_RULES[rule.of](problem, solution, rule))
    return tuple(found)


def schedule_penalty(problem: Problem, solution: Solution) -> int:
    """Objective 6: points times weights."""
    return sum(breach.penalty for breach in schedule_breaches(problem, solution))


def scores_of_none(problem: Problem) -> tuple[Score, ...]:
    """Scores of no track at all: what the learners hold on entry, and that is final."""
    priorities = ("must", "essential", "optional")
    held = [
        (f"{p}_coverage", coverage(problem, (), p), coverage_maximum(problem, p))
        for p in priorities
    ]
    return (
        *(Score(name, value, value, most) for name, value, most in held),
        Score("selection_penalty", 0, 0),
        Score("hours", 0, 0),
        Score("schedule_penalty", 0, 0),
    )
