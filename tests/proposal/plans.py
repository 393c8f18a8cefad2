"""A small plan with everything that a proposal speaks of: three modules in four weeks."""

from __future__ import annotations

import datetime as dt
from typing import Any

from curplan.plan.model import Plan

MONDAY = dt.date(2027, 3, 1)


def day(week: int, weekday: int = 0) -> str:
    return (MONDAY + dt.timedelta(weeks=week - 1, days=weekday)).isoformat()


def document(**changes: Any) -> dict[str, Any]:
    """The plan file, with some keys changed."""
    return {**_document(), **changes}


def small(**changes: Any) -> Plan:
    """The plan, with some keys changed."""
    return Plan.model_validate(document(**changes))


def undated() -> Plan:
    """The same without dates and sessions."""
    made = document(sessions=[])
    made["time_box"] = {**made["time_box"], "start": None}
    made["brief"] = {"role": "analyst"}
    made["modules"] = [{**each, "start_date": None, "end_date": None} for each in made["modules"]]
    made["weeks"] = [{**each, "start_date": None, "closures": []} for each in made["weeks"]]
    return Plan.model_validate(made)


def _module(
    name: str, title: str, kind: str, weeks: dict[int, float], alone: dict[int, float], **more: Any
) -> dict[str, Any]:
    first, last = min(weeks), max(weeks)
    return {
        "id": name,
        "title": title,
        "strand": "data-work",
        "kind": kind,
        "hours": sum(weeks.values()),
        "start_week": first,
        "end_week": last,
        "weekly_hours": {str(week): hours for week, hours in weeks.items()},
        "weekly_independent": {str(week): hours for week, hours in alone.items()},
        "start_date": day(first),
        "end_date": day(last, 2),
        **more,
    }


def _assessment(title: str, outcome: str, **more: Any) -> dict[str, Any]:
    return {
        "title": title,
        "form": "practical",
        "work": "individual",
        "outcomes": [outcome],
        "weight": 100,
        "minutes": 90,
        "pass_mark": 60,
        "ai": "none",
        **more,
    }


def _session(week: int, weekday: int, parts: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {
        "week": week,
        "day": ("monday", "tuesday", "wednesday")[weekday],
        "date": day(week, weekday),
        "start": "18:00",
        "end": "21:00",
        "minutes": 180,
        "room": "Lab 2",
        "parts": parts,
        **more,
    }


def _part(module: str, part: int, of: int, *units: str) -> dict[str, Any]:
    return {"module": module, "minutes": 180, "part": part, "of": of, "units": list(units)}


def _document() -> dict[str, Any]:
    return {
        "format": "curplan-plan/1",
        "catalogue": {"name": "made up", "version": "7", "sha256": "beef" * 16, "hour": 60},
        "role": "analyst",
        "role_title": "Reporting analyst",
        "role_description": "Answers questions with data.",
        "tasks": [
            {"task": "Answers a question with a query", "outcomes": ["sql@1"]},
            {"task": "Runs a pipeline", "outcomes": ["pipelines@1"]},
            {"task": "Draws a chart", "outcomes": ["sql@1", "charts@2"]},
        ],
        "audience": "office",
        "audience_title": "Office staff",
        "audience_description": "Uses a computer all day",
        "brief": {
            "role": "analyst",
            "title": "Data in the evening",
            "partner": "Example Institute",
            "country": "PE",
            "accepts": [{"rule": "reuse", "why": "They meet it again at work"}],
            "drops": ["statistics"],
            "include": ["sql-basics"],
            "not_before": {"report": 3},
            "sessions": [
                {"day": "monday", "start": "18:00", "end": "21:00", "room": "Lab 2"},
                {"day": "wednesday", "start": "18:00", "end": "21:00", "room": "Lab 2"},
            ],
        },
        "time_box": {"weeks": 4, "hours_per_week": 8, "start": day(1)},
        "limits": {"max_parallel": 2},
        "entry": {"spreadsheets": 1},
        "status": "feasible",
        "objectives": [
            {"name": "must_coverage", "value": 1, "bound": 4242, "max": 1, "proven": False}
        ],
        "modules": [
            _module(
                "sql-basics",
                "SQL basics",
                "course",
                {1: 8, 2: 4},
                {1: 2, 2: 1},
                teaches={"sql": 1},
                practises={"spreadsheets": 1, "sql": 1},
                assesses={"sql": 1},
                needs=[{"outcome": "spreadsheets@1", "from": "entry"}],
                units=[
                    {"title": "Queries", "kind": "lecture", "hours": 4},
                    {"title": "Query lab", "kind": "lab", "hours": 5},
                    {"title": "At home", "kind": "self-study", "hours": 3},
                ],
                assessments=[_assessment("Queries, alone", "sql@1", gate=True)],
            ),
            _module(
                "talks",
                "Talks",
                "continuous",
                {2: 2, 4: 2},
                {},
                teaches={"talking": (1, 2)},
                units=[{"title": "A talk", "kind": "lab", "hours": 4}],
            ),
            _module(
                "report",
                "Monthly report",
                "capstone",
                {3: 3, 4: 4},
                {4: 1},
                teaches={"reports": 1},
                practises={"sql": 1},
                assesses={"reports": 1, "sql": 1},
                needs=[
                    {"outcome": "sql@1", "from": "sql-basics"},
                    {"outcome": "spreadsheets@1", "from": "entry"},
                ],
                units=[
                    {"title": "The report", "kind": "project", "hours": 6},
                    {"title": "Its defence", "kind": "assessment", "hours": 1},
                ],
                assessments=[_assessment("Defence", "reports@1", form="oral", work="team")],
            ),
        ],
        "weeks": [
            {
                "week": number,
                "start_date": day(number),
                "hours": 8,
                "reserved": reserved,
                "capacity": 8 - reserved,
                "load": load,
                "closures": closures,
                "reduced": ["Ramadan"] if number == 2 else [],
            }
            for number, reserved, load, closures in (
                (1, 0, 8, []),
                (2, 0, 6, [{"date": day(2, 2), "name": "Founders' Day"}]),
                (3, 3, 3, []),
                (4, 0, 6, []),
            )
        ],
        "sessions": [
            _session(1, 0, [_part("sql-basics", 1, 3, "Queries")]),
            _session(1, 2, [_part("sql-basics", 2, 3, "Queries", "Query lab")]),
            _session(2, 0, [_part("sql-basics", 3, 3, "Query lab"), _part("talks", 1, 2)]),
            _session(3, 0, [], review=True),
            _session(3, 2, [_part("report", 1, 2, "The report")]),
            _session(4, 0, [_part("report", 2, 2, "The report"), _part("talks", 2, 2)]),
        ],
        "coverage": [
            _covered("reports", "Regular reports", 1, "must", 1, ["report"]),
            _covered("sql", "SQL", 2, "essential", 1, ["sql-basics"]),
            _covered("pipelines", "Pipelines", 1, "essential", 0, []),
            _covered("charts", "Charts", 2, "optional", 0, []),
            {**_covered("spreadsheets", "Spreadsheets", 1, "essential", 1, []), "entry": 1},
        ],
        "skills": [
            _skill("reports", "Regular reports", "Delivers a monthly report"),
            _skill("spreadsheets", "Spreadsheets", "Sums and sorts"),
            _skill("sql", "SQL", "Asks one database questions"),
            _skill("statistics", "Statistics", "Knows chance from cause"),
            _skill("talking", "Talking", "Gives a talk"),
        ],
        "rules": [{"rule": "reuse", "penalty": 2, "text": "SQL basics: built on too late"}],
        "advice": [
            {"kind": "weeks", "text": "6 weeks for full coverage", "value": 6, "proven": False},
            {"kind": "untaught", "text": "nothing teaches it", "items": ["pipelines@1"]},
        ],
        "diagnostics": [{"code": "entry-gap", "message": "a raw warning"}],
    }


def _covered(
    skill: str, name: str, required: int, priority: str, reached: int, by: list[str]
) -> dict[str, Any]:
    return {
        "skill": skill,
        "name": name,
        "required": required,
        "priority": priority,
        "weight": 2,
        "reached": reached,
        "by": by,
    }


def _skill(name: str, title: str, means: str) -> dict[str, Any]:
    return {
        "id": name,
        "name": title,
        "strand": "data-work",
        "levels": [{"level": 1, "means": means}],
    }
