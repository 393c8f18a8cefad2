"""Small plans, written out by hand, whose figures can be counted on paper."""

from __future__ import annotations

from typing import Any

from curplan.plan.model import Plan

UNITS = [
    {"title": "Talks", "kind": "lecture", "hours": 4},
    {"title": "Practice", "kind": "lab", "hours": 10},
    {"title": "Reading", "kind": "self-study", "hours": 6},
]
"""20 hours, 6 of them alone."""


def module(name: str, first: int, last: int, hours: float, **more: Any) -> dict[str, Any]:
    """Write a module with its hours spread evenly."""
    weeks = last - first + 1
    return {
        "id": name,
        "title": name.replace("-", " ").capitalize(),
        "strand": "work",
        "kind": "course",
        "hours": hours,
        "start_week": first,
        "end_week": last,
        "weekly_hours": {str(week): hours / weeks for week in range(first, last + 1)},
    } | more


def judged(form: str, *outcomes: str) -> dict[str, Any]:
    """Write an assessment."""
    return {
        "title": "Shown",
        "form": form,
        "work": "individual",
        "outcomes": list(outcomes),
        "weight": 100,
        "minutes": 60,
        "pass_mark": 60,
        "ai": "none",
    }


def plan_of(*modules: dict[str, Any], hour: int = 60, **more: Any) -> Plan:
    """Write a plan of such modules; ``hour`` is the length of its hours in minutes."""
    weeks = max((each["end_week"] for each in modules), default=1)
    whole = {
        "catalogue": {"name": "c", "version": "1", "sha256": "0", "hour": hour},
        "role": "maker",
        "role_title": "Maker",
        "audience": "",
        "brief": {"role": "maker"},
        "time_box": {"weeks": weeks, "hours_per_week": 20, "start": None},
        "limits": {},
        "status": "optimal",
        "objectives": [],
        "modules": list(modules),
        "weeks": [
            {"week": week, "start_date": None, "hours": 20, "capacity": 20, "load": 0}
            for week in range(1, weeks + 1)
        ],
        "coverage": [],
        "skills": [{"id": "sawing", "name": "Sawing", "strand": "work", "levels": []}],
    }
    return Plan.model_validate(whole | more)
