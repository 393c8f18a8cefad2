"""The policy's vocabulary: every kind of rule there is, with defaults of its thresholds.

What each rule of the choice says is in ``curplan.problem.selection_rules``, of the schedule in
``curplan.problem.schedule_rules``; the planner strives for these. What is only looked at when a
plan is reviewed is in ``curplan.review``.
"""

from __future__ import annotations

from curplan.catalogue.policy import Threshold

Thresholds = dict[str, Threshold]

SELECTION_RULES: dict[str, Thresholds] = {
    "hands-on": {"percent": 50, "step_hours": 10},
    "lecture": {"percent": 45, "step_hours": 10},
    "strand-floor": {"step_hours": 10},
    "themes": {"step_hours": 10, "full_hours": 700},
    "capstone-share": {"percent": 12, "step_hours": 10},
    "capstone-skills": {"percent": 60},
    "career-share": {"percent": 5, "step_hours": 5, "skills": ()},
    "portfolio": {"pieces": 3},
    "graded-end": {"hours": 20},
    "once": {},
}
"""Rules that the choice of modules alone decides (objective 4)."""

SCHEDULE_RULES: dict[str, Thresholds] = {
    "load": {"percent": 10},
    "idle": {},
    "trickle": {"hours": 3},
    "reuse": {"weeks": 5},
    "spread": {"start_week": 4, "percent": 50, "last_weeks": 0, "skills": ()},
    "heavy": {"most": 2, "module_hours": 20},
    "novelty": {"most": 7},
    "cadence": {"weeks": 4},
    "gates": {"weeks": 6},
    "order": {"first": (), "then": (), "when": ()},
    "introduced": {},
    "groundwork": {"hours": 60, "of": (), "before": (), "when": ()},
    "capstone-last": {},
    "capstone-weeks": {"percent": 12, "most": 25},
    "before-break": {},
    "prompt-start": {},
    "stretch": {"percent": 200},
}
"""Rules that the schedule decides (objective 6)."""

REVIEW_RULES: dict[str, Thresholds] = {
    "constraints": {},
    "coverage": {},
    "total-hours": {
        "full_week": 27,
        "full_least": 700,
        "full_most": 1050,
        "part_week": 20,
        "part_least": 240,
        "part_most": 520,
    },
    "workload": {"hours": 45},
    "review-time": {"weeks": 8, "percent": 5, "most": 10},
    "matrix": {},
    "follow-up": {"first": (), "then": (), "modules": 1, "when": ()},
    "second-language": {"languages": (), "hours": 80, "when": ()},
    "effect": {},
    "float": {"percent": 10},
}
"""Rules that a review looks at, and the planner does not strive for."""

KNOWN_RULES: dict[str, Thresholds] = {**SELECTION_RULES, **SCHEDULE_RULES, **REVIEW_RULES}

BY_STRAND = frozenset({"strand-floor"})
"""Rules whose further thresholds are named after strands."""

IN_HOURS = frozenset({"hours", "module_hours", "step_hours"})
"""Thresholds of the planner's rules in teaching hours."""

MAX_HOURS = 100_000
"""Hours, and points of any kind, beyond which a threshold is a slip of the pen."""

LIMITS: dict[str, tuple[int, int]] = {
    "percent": (0, 100),
    "weeks": (1, 520),
    "start_week": (1, 520),
    "last_weeks": (0, 520),
    "step_hours": (1, MAX_HOURS),
    "full_hours": (1, MAX_HOURS),
    "module_hours": (1, MAX_HOURS),
    "modules": (1, MAX_HOURS),
    "full_week": (1, 168),
    "part_week": (1, 168),
}
"""What a threshold may be, the least and the most; others are from 0 to ``MAX_HOURS``."""

OWN_LIMITS: dict[tuple[str, str], tuple[int, int]] = {
    ("load", "percent"): (1, 100),
    ("stretch", "percent"): (100, 1000),
    ("capstone-weeks", "most"): (0, 100),
    ("review-time", "most"): (0, 100),
    ("workload", "hours"): (1, 168),
}
"""Where a rule's threshold has other limits than its name says."""

ASCENDING = {
    "capstone-weeks": (("percent", "most"),),
    "review-time": (("percent", "most"),),
    "total-hours": (("full_least", "full_most"), ("part_least", "part_most")),
}
"""Thresholds of a rule of which the first may not be above the second."""

REQUIRED = {
    "order": ("first", "then"),
    "follow-up": ("first", "then"),
    "groundwork": ("of", "before"),
    "second-language": ("languages",),
}
"""Thresholds without which a rule asks for nothing."""

NAMES = ("skills", "first", "then", "of", "before", "when", "languages")
"""Thresholds that list outcomes or skills."""

SKILLS_ALONE = frozenset({"skills", "when", "languages"})
"""Those of them that list skills only, without a level."""

TEAM_PROJECT = "team-projects"
"""Among outcomes and skills, stands for modules in which a team is judged for its project."""
