"""What made-up plans are dressed with: calendars, gates, titles of another script, skills."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

from curplan.plan.model import Coverage, Plan, PlannedLevel, PlannedSkill, Priority
from curplan.plan.planned import ClosedDay, PlannedAssessment, Support
from tests.draw.plans import Shape, made_up, title


def dressed(
    plan: Plan,
    seed: int,
    *,
    days: int = 0,
    late: int = 0,
    weekend: tuple[str, ...] = ("saturday", "sunday"),
    part: float = 0.0,
    gates: float = 0.3,
    holidays: int = 0,
) -> Plan:
    """Dress a plan for calendars.

    Moves all dates by ``days`` and the start by ``late`` days more, adds ``part`` of an hour to
    every module and week, makes some modules end with a gate, and closes ``holidays`` weeks in a
    row from the third on (of a plan without dates too).
    """
    rng = Random(seed)
    move = dt.timedelta(days=days)
    update: dict[str, Any]
    modules = []
    for module in plan.modules:
        hours = {
            week: value + part if part else value for week, value in module.weekly_hours.items()
        }
        gate = PlannedAssessment(
            title="Test", form="test", work="alone", weight=100, minutes=60, pass_mark=50, ai="no",
            gate=True,
        )  # fmt: skip
        update = {
            "weekly_hours": hours,
            "hours": sum(hours.values()),
            "assessments": (gate,) if rng.random() < gates else (),
            "start_date": module.start_date and module.start_date + move,
            "end_date": module.end_date and module.end_date + move,
        }
        modules.append(module.model_copy(update=update))
    weeks = []
    for week in plan.weeks:
        load = sum(module.weekly_hours.get(str(week.week), 0) for module in modules)
        first = week.start_date and week.start_date + move
        shut = 3 <= week.week < 3 + holidays
        dates = [first and first + dt.timedelta(days=day) for day in range(5 if first else 1)]
        closures = tuple(ClosedDay(date=date, name="Winter holidays") for date in dates)
        moved = tuple(
            closed.model_copy(update={"date": closed.date and closed.date + move})
            for closed in week.closures
        )
        update = {
            "load": load,
            "start_date": first,
            "closures": closures if shut else moved,
            "reduced": ("Ramadan",) if rng.random() < 0.1 else (),
        }
        weeks.append(week.model_copy(update=update))
    start = plan.time_box.start and plan.time_box.start + move + dt.timedelta(days=late)
    box = plan.time_box.model_copy(update={"start": start, "weekend": weekend})
    update = {"modules": tuple(modules), "weeks": tuple(weeks), "time_box": box}
    return plan.model_copy(update=update)


HEBREW = (
    "מבוא",
    "נתונים",
    "תכנות",
    "בפייתון",
    "למידת",
    "מכונה",
    "סטטיסטיקה",
    "פרויקט",
    "צוות",
    "SQL",
)


def hebrew(plan: Plan, seed: int) -> Plan:
    """Give a plan and its modules Hebrew titles, with a Latin word here and there."""
    rng = Random(seed)

    def named() -> str:
        return " ".join(rng.choice(HEBREW) for _ in range(rng.randint(1, 6)))

    modules = tuple(module.model_copy(update={"title": named()}) for module in plan.modules)
    update = {"modules": modules, "role_title": named(), "audience_title": named()}
    return plan.model_copy(update=update)


def skilled(plan: Plan, seed: int) -> Plan:
    """Let a plan's modules teach skills, asked for by its coverage, whose levels have texts.

    Some meanings are too long for any page, some modules teach nothing.
    """
    rng = Random(seed)
    modules, skills, asked = [], [], []
    for number, module in enumerate(plan.modules):
        name = f"taught-{number}"
        teaches = {name: 1} if rng.random() < 0.9 else {}
        modules.append(module.model_copy(update={"teaches": teaches}))
        means = title(rng, (4, 30 if rng.random() < 0.2 else 14))
        skills.append(
            PlannedSkill(
                id=name,
                name=name,
                strand=module.strand,
                levels=(PlannedLevel(level=1, means=means),),
            )
        )
        if rng.random() < 0.8:
            priority: Priority = rng.choice(("essential", "optional"))
            asked.append(
                Coverage(
                    skill=name,
                    name=name,
                    required=1,
                    priority=priority,
                    weight=rng.randint(1, 10),
                    reached=1,
                )
            )
    update = {
        "modules": tuple(modules),
        "skills": tuple(skills),
        "coverage": (*plan.coverage, *asked),
    }
    return plan.model_copy(update=update)


def phased() -> Plan:
    """Make a plan of clear phases: four modules build on the first, four others on those.

    Weeks 1 to 4, 5 to 8 and 9 to 12; then the capstone, which needs the last four. Some modules
    end with a gate, one is a project, one level falls short.
    """
    plan = made_up(6, Shape(modules=10, weeks=16, strands=3, words=(1, 3), partial=True))
    plan = dressed(skilled(plan, 6), 6, gates=0.6)
    layers: list[tuple[tuple[int, int], tuple[int, ...]]] = [((1, 4), ())]
    layers += [((5, 8), (0,))] * 4 + [((9, 12), (number,)) for number in range(1, 5)]
    layers += [((13, 16), (5, 6, 7, 8))]
    modules = []
    for number, ((first, last), sources) in enumerate(layers):
        hours = {str(week): 7 for week in range(first, last + 1)}
        needs = [{"outcome": "x@1", "from": f"m{source}"} for source in sources]
        update = {
            "kind": "capstone" if number == 9 else "project" if number == 8 else "course",
            "start_week": first,
            "end_week": last,
            "weekly_hours": hours,
            "hours": sum(hours.values()),
            "needs": tuple(Support.model_validate(need) for need in needs),
        }
        modules.append(plan.modules[number].model_copy(update=update))
    weeks = [
        week.model_copy(
            update={"load": sum(m.weekly_hours.get(str(week.week), 0) for m in modules)}
        )
        for week in plan.weeks
    ]
    chain = ("m0", "m1", "m5", "m9")
    return plan.model_copy(
        update={"modules": tuple(modules), "weeks": tuple(weeks), "critical_chain": chain}
    )
