"""The policy's vocabulary: every rule that the planner knows, with defaults of its thresholds.

What each rule says is in ``curplan.problem.rules`` (rules of the choice) and
``curplan.problem.score`` (rules of the schedule).
"""

from __future__ import annotations

SELECTION_RULES: dict[str, dict[str, int]] = {
    "hands-on": {"percent": 50, "step_hours": 10},
    "strand-floor": {"step_hours": 10},
    "capstone-share": {"percent": 12, "step_hours": 10},
    "portfolio": {"pieces": 3},
    "graded-end": {"hours": 20},
}
"""Rules that the choice of modules alone decides (objective 4)."""

SCHEDULE_RULES: dict[str, dict[str, int]] = {
    "load": {"percent": 10},
    "idle": {},
    "trickle": {"hours": 3},
    "reuse": {"weeks": 5},
    "spread": {"start_week": 4, "percent": 50, "last_weeks": 0},
    "heavy": {"most": 2, "module_hours": 20},
    "capstone-last": {},
    "prompt-start": {},
    "stretch": {"percent": 200},
}
"""Rules that the schedule decides (objective 6)."""

KNOWN_RULES: dict[str, dict[str, int]] = {**SELECTION_RULES, **SCHEDULE_RULES}

BY_STRAND = frozenset({"strand-floor"})
"""Rules whose further thresholds are named after strands."""

IN_HOURS = frozenset({"hours", "module_hours", "step_hours"})
"""Thresholds in teaching hours."""
