"""Objective 6 in CP-SAT: the rules of ``curplan.problem.schedule_rules`` as penalty terms."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from curplan.solve.quality.calendar import CALENDAR
from curplan.solve.quality.limits import state_limits
from curplan.solve.quality.pace import PACE
from curplan.solve.quality.sequence import SEQUENCE

if TYPE_CHECKING:
    from curplan.problem.model import Problem, ScheduleRule
    from curplan.solve.cpsat import Model, Term
    from curplan.solve.weekly import Weekly

    Stated = Callable[[Problem, Model, Weekly, ScheduleRule], list[Term]]

RULES: dict[str, Stated] = {**PACE, **SEQUENCE, **CALENDAR}


def penalty_terms(problem: Problem, model: Model, weekly: Weekly) -> list[Term]:
    """Add the schedule rules for a problem whose modules are all selected."""
    weekly.exact()
    state_limits(problem, model, weekly)
    terms: list[Term] = []
    for rule in problem.schedule_rules:
        terms.extend(RULES[rule.of](problem, model, weekly, rule))
    return terms
