"""Writes a plan file from a schedule, stating all that a plan states. For tests only."""

from __future__ import annotations

from typing import Any

from curplan.brief import Brief
from curplan.calendars.weeks import make_weeks
from curplan.catalogue.models import Catalogue, Module, Outcome
from curplan.plan.model import Plan
from curplan.verify.stated import pin_texts

Schedule = dict[str, dict[int, float]]


def make_plan(catalogue: Catalogue, brief: Brief, schedule: Schedule) -> Plan:
    return Plan.model_validate(make_document(catalogue, brief, schedule))


def make_document(catalogue: Catalogue, brief: Brief, schedule: Schedule) -> dict[str, Any]:
    """Make the plan of a schedule as a JSON document, every statement true."""
    role = catalogue.role_by_id[brief.role]
    audience = brief.audience or role.audience
    entry: dict[str, int] = {}
    for outcome in catalogue.audience_by_id[audience].holds if audience else ():
        entry[outcome.skill] = outcome.level
    for text in brief.knows:
        name, _, level = text.partition("@")
        entry[name] = max(int(level), entry.get(name, 0))
    coverage = [
        _coverage(catalogue, requirement, entry, schedule)
        for requirement in role.requires
        if brief.optional or requirement.priority.value != "optional"
    ]
    return {
        "format": "curplan-plan/1",
        "catalogue": {
            "name": catalogue.name,
            "version": catalogue.version,
            "sha256": catalogue.sha256,
            "hour": catalogue.hour,
        },
        "role": role.id,
        "role_title": role.title,
        "audience": audience,
        "audience_title": catalogue.audience_by_id[audience].title if audience else "",
        "brief": brief.document(),
        "time_box": {
            "weeks": brief.weeks,
            "hours_per_week": brief.hours_per_week,
            "start": brief.start and brief.start.isoformat(),
        },
        "limits": {"max_parallel": brief.max_parallel, "max_hours": brief.max_hours},
        "entry": entry,
        "pins": pin_texts(brief),
        "status": "optimal",
        "partial": any(
            row["priority"] == "must" and row["reached"] < row["required"] for row in coverage
        ),
        "objectives": _objectives(coverage, schedule),
        "modules": [
            _module(catalogue, brief, catalogue.module_by_id[name], entry, schedule)
            for name in schedule
        ],
        "weeks": _weeks(catalogue, brief, schedule),
        "coverage": coverage,
        "critical_chain": list(schedule)[-1:],
    }


def _coverage(
    catalogue: Catalogue, requirement: Any, entry: dict[str, int], schedule: Schedule
) -> dict[str, Any]:
    name, required = requirement.outcome
    held = entry.get(name, 0)
    teachers = {
        module: max(
            level for skill, level in catalogue.module_by_id[module].teaches if skill == name
        )
        for module in schedule
        if dict(catalogue.module_by_id[module].teaches).get(name, 0) > held
    }
    return {
        "skill": name,
        "name": catalogue.skill_by_id[name].name,
        "required": required,
        "priority": requirement.priority.value,
        "weight": requirement.weight,
        "entry": held,
        "reached": max([held, *teachers.values()]),
        "by": sorted(teachers),
    }


def _objectives(coverage: list[dict[str, Any]], schedule: Schedule) -> list[dict[str, Any]]:
    made: list[tuple[str, float, int | None]] = []
    for priority in ("must", "essential", "optional"):
        rows = [row for row in coverage if row["priority"] == priority]
        value = 0
        for row in rows:
            full = row["reached"] >= row["required"]
            if priority == "must":
                value += 12 * row["weight"] * full
            else:
                value += (
                    12 * row["weight"] * min(row["reached"], row["required"]) // row["required"]
                )
        made.append((f"{priority}_coverage", value, sum(12 * row["weight"] for row in rows)))
    hours = sum(sum(spread.values()) for spread in schedule.values())
    made += [("selection_penalty", 0, None), ("hours", hours, None), ("schedule_penalty", 3, None)]
    return [
        {
            "name": name,
            "value": value,
            "bound": 1 if name == "schedule_penalty" else value,
            "max": most,
            "proven": name != "schedule_penalty",
        }
        for name, value, most in made
    ]


def _module(
    catalogue: Catalogue, brief: Brief, module: Module, entry: dict[str, int], schedule: Schedule
) -> dict[str, Any]:
    spread = schedule[module.id]
    start, end = min(spread), max(spread)
    weeks = make_weeks(brief, catalogue.policy(brief.profile).reserve)
    return {
        "id": module.id,
        "title": module.title,
        "strand": module.strand,
        "kind": module.kind.value,
        "hours": module.minutes / catalogue.hour,
        "start_week": start,
        "end_week": end,
        "weekly_hours": {str(week): hours for week, hours in spread.items()},
        "start_date": _open_days(brief, weeks[start - 1])[0] if brief.start else None,
        "end_date": _open_days(brief, weeks[end - 1])[-1] if brief.start else None,
        "teaches": {
            skill: tuple(o.level for o in module.teaches if o.skill == skill)
            for skill, _ in module.teaches
        },
        "needs": [
            _support(catalogue, module, need.any_of, entry, schedule)
            for need in catalogue.module_needs(module)
        ],
        "why": [],
        "units": [
            {"title": u.title, "kind": u.kind.value, "hours": u.minutes / catalogue.hour}
            for u in module.units
        ],
    }


def _support(
    catalogue: Catalogue,
    module: Module,
    outcomes: tuple[Outcome, ...],
    entry: dict[str, int],
    schedule: Schedule,
) -> dict[str, str]:
    for outcome in outcomes:
        if entry.get(outcome.skill, 0) >= outcome.level:
            return {"outcome": str(outcome), "from": "entry"}
    for outcome in outcomes:
        for name, spread in schedule.items():
            if (
                any(
                    taught.skill == outcome.skill and taught.level >= outcome.level
                    for taught in catalogue.module_by_id[name].teaches
                )
                and name != module.id
                and max(spread) <= min(schedule[module.id])
            ):
                return {"outcome": str(outcome), "from": name}
    return {"outcome": str(outcomes[0]), "from": "nobody"}


def _open_days(brief: Brief, week: Any) -> list[str]:
    import datetime as dt

    closed = {day for day, _ in week.closures}
    days = [week.start + dt.timedelta(days=n) for n in range(5)]
    return [day.isoformat() for day in days if day >= brief.start and day not in closed]


def _weeks(catalogue: Catalogue, brief: Brief, schedule: Schedule) -> list[dict[str, Any]]:
    return [
        {
            "week": week.number,
            "start_date": week.start and week.start.isoformat(),
            "hours": week.hours,
            "reserved": week.reserved,
            "capacity": week.capacity,
            "load": sum(spread.get(week.number, 0) for spread in schedule.values()),
            "closures": [{"date": d and d.isoformat(), "name": n} for d, n in week.closures],
        }
        for week in make_weeks(brief, catalogue.policy(brief.profile).reserve)
    ]
