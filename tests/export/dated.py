"""A small dated plan with sessions on both sides of a clock change, for files that partners open.

Tuesdays 18:30 to 20:30 with a break of ten minutes, from 16 March 2027 in Paris; the clocks change
on 28 March. 22 March is closed, the session of Thursday 1 April is for review, and so is that of
6 April, when everything has ended.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from curplan.plan.model import Plan
from tests.frames.making import judged, module, plan_of

START = dt.date(2027, 3, 15)
SLOT = {"day": "tuesday", "start": "18:30", "end": "20:30", "pause": 10, "room": "Room, 2"}
NASTY = "Sums; lists, \\ and <script>alert(1)</script> & more"
SAW = "Sawing of very long boards with both hands, at a bench, in the cold of a northern workshop"


def session(after: int, *parts: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Write the session on the Tuesday of a week, counted from 0."""
    date = START + dt.timedelta(days=7 * after + 1)
    return {
        "week": after + 1,
        "day": "tuesday",
        "date": date.isoformat(),
        "start": "18:30",
        "end": "20:30",
        "minutes": 110,
        "room": "Room, 2",
        "mode": "on site",
        "parts": list(parts),
    } | more


def part(name: str, number: int, of: int, minutes: int = 110, *units: str) -> dict[str, Any]:
    """Write a part of a session."""
    return {"module": name, "minutes": minutes, "part": number, "of": of, "units": list(units)}


def modules() -> list[dict[str, Any]]:
    """Write the modules: sums in weeks 1 and 2, a gated project in weeks 2 and 3."""
    return [
        module(
            *("sums", 1, 2, 3),
            title=NASTY,
            start_date="2027-03-15",
            end_date="2027-03-26",
            teaches={"sums": 1},
            weekly_hours={"1": 2, "2": 1},
            weekly_independent={"1": 0.5},
            units=[
                {"title": "Lists", "kind": "lecture", "hours": 1},
                {"title": SAW, "kind": "lab", "hours": 2},
            ],
        ),
        module(
            *("bench", 2, 3, 3),
            kind="project",
            title="A bench",
            start_date="2027-03-23",
            end_date="2027-04-02",
            weekly_hours={"2": 1, "3": 2},
            needs=[{"outcome": "sums@1", "from": "sums"}],
            assesses={"sums": 1},
            assessments=[judged("project", "sums@1") | {"gate": True}],
        ),
    ]


REVIEW = session(2, review=True, day="thursday", date="2027-04-01")


def dated(
    *,
    sessions: list[dict[str, Any]] | bool = True,
    brief: dict[str, Any] | None = None,
    **more: Any,
) -> Plan:
    """Write the plan; ``brief`` adds to its brief or takes keys (None) away.

    ``sessions`` are others, or none (false).
    """
    said: dict[str, Any] = {
        "role": "maker",
        "title": "Making things",
        "partner": "Example Institute",
        "start": START.isoformat(),
        "timezone": "Europe/Paris",
    }
    if sessions:
        said["sessions"] = [SLOT]
        usual = [
            session(0, part("sums", 1, 2, 110, "Lists", SAW)),
            session(1, part("sums", 2, 2, 60, SAW), part("bench", 1, 2, 50)),
            session(2, part("bench", 2, 2)),
            REVIEW,
            session(3, review=True),
        ]
        more["sessions"] = sessions if isinstance(sessions, list) else usual
    closed = {2: [{"date": "2027-03-22", "name": "Spring; break"}]}
    weeks = [
        {
            "week": number,
            "start_date": (START + dt.timedelta(weeks=number - 1)).isoformat(),
            "hours": 2,
            "capacity": 2,
            "load": 2,
            "closures": closed.get(number, []),
        }
        for number in range(1, 5)
    ]
    whole = {
        "brief": {key: value for key, value in (said | (brief or {})).items() if value is not None},
        "time_box": {"weeks": 4, "hours_per_week": 2, "start": START.isoformat()},
        "weeks": weeks,
        "entry": {"counting": 1},
        "skills": [
            {
                "id": "sums",
                "name": "Sums",
                "strand": "work",
                "levels": [{"level": 1, "means": "Adds up"}],
            },
            {
                "id": "counting",
                "name": "Counting",
                "strand": "work",
                "levels": [{"level": 1, "means": "Counts to ten"}],
            },
        ],
    }
    return plan_of(*modules(), **(whole | more))
