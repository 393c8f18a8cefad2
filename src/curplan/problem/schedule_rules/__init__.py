"""The policy's rules that the schedule decides (objective 6): how often each is broken, and where.

``curplan.solve.quality`` states the same in CP-SAT, and a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable

from curplan.problem.breach import Breach
from curplan.problem.model import Problem, ScheduleRule, Solution
from curplan.problem.schedule_rules.calendar import CALENDAR
from curplan.problem.schedule_rules.pace import PACE
from curplan.problem.schedule_rules.sequence import SEQUENCE

Scorer = Callable[[Problem, Solution, ScheduleRule], list[Breach]]

SCHEDULE_RULES: dict[str, Scorer] = {**PACE, **SEQUENCE, **CALENDAR}

__all__ = ["SCHEDULE_RULES"]
