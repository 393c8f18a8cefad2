"""The policy's soft rules that the planner knows, turned into integers.

Selection rules (objective 4) depend on the choice of modules alone; schedule rules (objective 6)
on when their hours are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.catalogue.policy_rules import IN_HOURS, SCHEDULE_RULES, SELECTION_RULES
from curplan.problem.model import ScheduleRule, SelectionRule

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from curplan.catalogue.policy import Policy, Rule
    from curplan.problem.model import Task


def selection_rules(
    policy: Policy, tasks: Sequence[Task], quanta_per_hour: int
) -> tuple[SelectionRule, ...]:
    """Turn the policy's selection rules into linear penalties over the modules chosen."""
    made: list[SelectionRule] = []
    for rule in policy.rules:
        if rule.weight > 0 and rule.id in SELECTION_RULES:
            made.extend(_SELECTION[rule.id](_Choice(rule, tasks, quanta_per_hour)))
    return tuple(made)


def schedule_rules(policy: Policy, quanta_per_hour: int) -> tuple[ScheduleRule, ...]:
    """Turn the policy's schedule rules into thresholds in weeks and quanta."""
    made = []
    for rule in policy.rules:
        if rule.weight > 0 and rule.id in SCHEDULE_RULES:
            thresholds = {
                name: rule.threshold(name, default) * (quanta_per_hour if name in IN_HOURS else 1)
                for name, default in SCHEDULE_RULES[rule.id].items()
            }
            made.append(ScheduleRule(rule.id, rule.weight, tuple(sorted(thresholds.items()))))
    return tuple(made)


class _Choice:
    """A selection rule at work: its thresholds in quanta, and the modules."""

    def __init__(self, rule: Rule, tasks: Sequence[Task], quanta_per_hour: int) -> None:
        self.rule = rule
        self.tasks = tasks
        self.quanta_per_hour = quanta_per_hour

    def threshold(self, name: str) -> int:
        """A threshold, hours in quanta."""
        value = self.rule.threshold(name, SELECTION_RULES[self.rule.id][name])
        return value * self.quanta_per_hour if name in IN_HOURS else value

    def make(
        self, coefficients: Sequence[int], constant: int = 0, unit: int = 1, detail: str = ""
    ) -> SelectionRule:
        """Make the rule over one coefficient a module."""
        sparse = tuple((index, value) for index, value in enumerate(coefficients) if value)
        name = f"{self.rule.id}:{detail}" if detail else self.rule.id
        return SelectionRule(name, self.rule.weight, constant, sparse, max(1, unit))


def _hands_on(choice: _Choice) -> list[SelectionRule]:
    """A share of the hours is labs and projects: a point for each step that is short.

    Shares are counted in hundredths of a quantum, so that they stay whole.
    """
    percent = choice.threshold("percent")
    short = [percent * task.hours - 100 * task.hands_on for task in choice.tasks]
    return [choice.make(short, unit=100 * choice.threshold("step_hours"))]


def _capstone_share(choice: _Choice) -> list[SelectionRule]:
    """The capstone is a share of the hours: a point for each step that is short."""
    percent = choice.threshold("percent")
    short = [
        percent * task.hours - (100 * task.hours if task.capstone else 0) for task in choice.tasks
    ]
    return [choice.make(short, unit=100 * choice.threshold("step_hours"))]


def _strand_floor(choice: _Choice) -> list[SelectionRule]:
    """So many hours at least of each strand named: a point for each step that is short."""
    step = choice.threshold("step_hours")
    made = []
    for strand, floor in choice.rule.thresholds:
        if strand != "step_hours" and isinstance(floor, int):
            counted = [-task.hours if task.strand == strand else 0 for task in choice.tasks]
            made.append(choice.make(counted, floor * choice.quanta_per_hour, step, strand))
    return made


def _portfolio(choice: _Choice) -> list[SelectionRule]:
    """So many projects, the capstone among them: a point for each that is missing."""
    pieces = [-1 if task.portfolio else 0 for task in choice.tasks]
    return [choice.make(pieces, choice.threshold("pieces"))]


def _graded_end(choice: _Choice) -> list[SelectionRule]:
    """A module of so many hours or more has something graded: a point for each that has not."""
    long = choice.threshold("hours")
    return [choice.make([int(task.hours >= long and not task.graded) for task in choice.tasks])]


_SELECTION: dict[str, Callable[[_Choice], list[SelectionRule]]] = {
    "hands-on": _hands_on,
    "capstone-share": _capstone_share,
    "strand-floor": _strand_floor,
    "portfolio": _portfolio,
    "graded-end": _graded_end,
}
