"""The policy's soft rules that the planner knows, turned into integers.

Selection rules (objective 4) depend on the choice of modules alone; schedule rules (objective 6)
on when their hours are. ``KNOWN_RULES`` names each with its thresholds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.problem.model import ScheduleRule, SelectionRule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.catalogue.models import Policy, Rule
    from curplan.problem.model import Task

SCHEDULE_RULES: dict[str, dict[str, int]] = {
    "load": {"percent": 10},
    "idle": {},
    "trickle": {"hours": 3},
    "reuse": {"weeks": 5},
    "spread": {"start_week": 4, "percent": 50},
    "heavy": {"most": 2, "module_hours": 20},
}
SELECTION_RULES: dict[str, dict[str, int]] = {
    "hands-on": {"percent": 50, "step_hours": 10},
    "strand-floor": {"hours": 0, "step_hours": 10},
    "capstone-share": {"percent": 12, "step_hours": 10},
    "portfolio": {"pieces": 3},
    "graded-end": {},
}
IN_HOURS = ("hours", "module_hours")

KNOWN_RULES: dict[str, dict[str, int]] = {**SELECTION_RULES, **SCHEDULE_RULES}
"""Every rule the planner knows, with the defaults of its whole-number thresholds."""

TEXT_THRESHOLDS: dict[str, tuple[str, ...]] = {"strand-floor": ("strand",)}
"""Thresholds that are texts."""


def selection_rules(
    policy: Policy, tasks: Sequence[Task], quanta_per_hour: int
) -> tuple[SelectionRule, ...]:
    """Turn the policy's selection rules into linear penalties over the modules chosen."""
    made = []
    for rule in policy.rules:
        if rule.weight > 0 and rule.id in SELECTION_RULES:
            made.append(_selection_rule(rule, tasks, quanta_per_hour))
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


def _selection_rule(rule: Rule, tasks: Sequence[Task], quanta_per_hour: int) -> SelectionRule:
    """Make one rule; shares are in hundredths of a quantum, so that they stay whole."""
    values = {
        name: rule.threshold(name, default) for name, default in SELECTION_RULES[rule.id].items()
    }
    step = values.get("step_hours", 1) * quanta_per_hour
    if rule.id == "hands-on":
        short = [values["percent"] * task.hours - 100 * task.hands_on for task in tasks]
        return SelectionRule(rule.id, rule.weight, 0, _sparse(short), 100 * step)
    if rule.id == "capstone-share":
        short = [
            values["percent"] * task.hours - (100 * task.hours if task.capstone else 0)
            for task in tasks
        ]
        return SelectionRule(rule.id, rule.weight, 0, _sparse(short), 100 * step)
    if rule.id == "strand-floor":
        strand = dict(rule.thresholds).get("strand", "")
        counted = [-task.hours if task.strand == strand else 0 for task in tasks]
        floor = values["hours"] * quanta_per_hour
        return SelectionRule(f"{rule.id}:{strand}", rule.weight, floor, _sparse(counted), step)
    if rule.id == "portfolio":
        pieces = [-1 if task.portfolio else 0 for task in tasks]
        return SelectionRule(rule.id, rule.weight, values["pieces"], _sparse(pieces))
    ungraded = [1 if task.hours >= 20 * quanta_per_hour and not task.graded else 0 for task in tasks]
    return SelectionRule(rule.id, rule.weight, 0, _sparse(ungraded))


def _sparse(coefficients: Sequence[int]) -> tuple[tuple[int, int], ...]:
    return tuple((index, value) for index, value in enumerate(coefficients) if value)
