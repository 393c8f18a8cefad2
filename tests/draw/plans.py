"""Plans made up for the drawing tests: the same number, the same plan.

They need not be good plans, only such as a plan file can hold: long names, one-week modules,
crowded and empty weeks, chains and thickets of prerequisites.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random
from typing import Any

from curplan.plan.model import (
    CatalogueStamp,
    ClosedDay,
    Coverage,
    Limits,
    Objective,
    Plan,
    PlannedAssessment,
    PlannedLevel,
    PlannedModule,
    PlannedSkill,
    PlannedWeek,
    Priority,
    Support,
    TimeBox,
)

WORDS = (
    *("data", "machine", "learning", "Python", "foundations", "statistics", "for", "with", "and"),
    *("in", "databases", "project", "web", "applications", "engineering", "models", "team"),
    *("security", "cloud", "pipelines", "testing", "visualisation", "responsible", "R", "SQL"),
    *("communication", "algorithms", "Programación", "Übung", "évaluation", "Κώδικας"),
)
STRANDS = (
    *("programming", "data", "mathematics", "machine-learning", "software-engineering"),
    *("professional", "web", "computing", "business", "security-and-operations"),
)
START = dt.date(2027, 1, 11)
HOLIDAYS = ("Good Friday", "Easter Monday", "Labour Day", "Ascension Day", "Republic Day")


@dataclass(frozen=True)
class Shape:
    """What kind of plan to make."""

    modules: int = 24
    weeks: int = 26
    strands: int = 6
    parallel: int = 3
    words: tuple[int, int] = (1, 6)
    needs: float = 1.3
    one_week: float = 0.1
    dated: bool = True
    closures: float = 0.1
    over: float = 0.0
    partial: bool = False


def title(rng: Random, words: tuple[int, int]) -> str:
    text = " ".join(rng.choice(WORDS) for _ in range(rng.randint(*words)))
    return text[:1].upper() + text[1:]


def made_up(seed: int, shape: Shape) -> Plan:
    """Make a plan of a shape."""
    rng = Random(seed)
    modules = _modules(rng, shape)
    weeks = _weeks(rng, shape, modules)
    names = ("must_coverage", "essential_coverage", "optional_coverage", "hours")
    short = 2 if shape.partial else 0
    return Plan(
        catalogue=CatalogueStamp(name="made up", version="1", sha256="0" * 64),
        role="role",
        role_title=title(rng, (1, 4)),
        audience="novices",
        audience_title=title(rng, (0, 5)),
        brief={"role": "role"},
        time_box=TimeBox(
            weeks=shape.weeks, hours_per_week=30, start=START if shape.dated else None
        ),
        limits=Limits(),
        status="feasible" if shape.partial else "optimal",
        partial=shape.partial,
        objectives=tuple(
            Objective(name=name, value=12, bound=12 + 12 * short, max=24, proven=not short)
            for name in names
        ),
        modules=modules,
        weeks=weeks,
        coverage=tuple(
            Coverage(
                skill=f"skill-{index}",
                name=title(rng, (1, 4)),
                required=3,
                priority=("must", "essential", "optional")[index % 3],
                weight=1 + index,
                reached=rng.randint(0, 2) if short else 3,
            )
            for index in range(rng.randint(1, 30))
        ),
        critical_chain=_chain(modules),
    )


def _modules(rng: Random, shape: Shape) -> tuple[PlannedModule, ...]:
    """Start modules evenly over the box, each as long as the parallel limit suggests."""
    usual = max(1.0, shape.weeks * shape.parallel / shape.modules)
    made: list[PlannedModule] = []
    for number in range(shape.modules):
        spread = shape.weeks * number / shape.modules
        start = min(shape.weeks, 1 + int(max(0.0, spread + rng.uniform(-1, 0.5))))
        long = 1 if rng.random() < shape.one_week else max(1, round(rng.uniform(0.5, 1.5) * usual))
        end = min(shape.weeks, start + long - 1)
        kind = "course"
        if number == shape.modules - 1 and shape.modules > 1:
            kind, end = "capstone", shape.weeks
        elif number == shape.modules // 2:
            kind, start, end = "continuous", min(4, shape.weeks), shape.weeks
        elif rng.random() < 0.2:
            kind = rng.choice(("project", "assessment", "placement"))
        hours: dict[str, int | float] = {
            str(week): rng.randint(1, 8) for week in range(start, end + 1)
        }
        sources = [m for m in made if m.end_week <= start]
        wanted = min(len(sources), int(rng.uniform(0, 2 * shape.needs) + 0.5))
        recent = sources[-8:]
        chosen = rng.sample(recent, min(wanted, len(recent)))
        made.append(
            PlannedModule(
                id=f"m{number}",
                title=title(rng, shape.words),
                strand=STRANDS[rng.randrange(shape.strands)],
                kind=kind,
                hours=sum(hours.values()),
                start_week=start,
                end_week=end,
                weekly_hours=hours,
                start_date=START + dt.timedelta(weeks=start - 1) if shape.dated else None,
                end_date=START + dt.timedelta(weeks=end - 1, days=4) if shape.dated else None,
                needs=tuple(
                    Support.model_validate({"outcome": f"skill-{number}@1", "from": source.id})
                    for source in chosen
                ),
            )
        )
    return tuple(made)


def _weeks(
    rng: Random, shape: Shape, modules: tuple[PlannedModule, ...]
) -> tuple[PlannedWeek, ...]:
    made = []
    for week in range(1, shape.weeks + 1):
        load = sum(module.weekly_hours.get(str(week), 0) for module in modules)
        reserved = 6 if week % 6 == 0 else 0
        monday = START + dt.timedelta(weeks=week - 1) if shape.dated else None
        closures: tuple[ClosedDay, ...] = ()
        if monday is not None and rng.random() < shape.closures:
            first, long = rng.randrange(5), rng.choice((1, 1, 2, 5))
            name = rng.choice(HOLIDAYS)
            closures = tuple(
                ClosedDay(date=monday + dt.timedelta(days=day), name=name)
                for day in range(first, min(5, first + long))
            )
        capacity = max(1, load - 2) if rng.random() < shape.over else load + rng.randint(0, 3)
        made.append(
            PlannedWeek(
                week=week,
                start_date=monday,
                hours=capacity + reserved,
                reserved=reserved,
                capacity=capacity,
                load=load,
                closures=closures,
            )
        )
    return tuple(made)


def _chain(modules: tuple[PlannedModule, ...]) -> tuple[str, ...]:
    """Give the longest chain of needs."""
    best: dict[str, tuple[str, ...]] = {}
    for module in modules:
        before = [best[need.source] for need in module.needs]
        best[module.id] = (*max(before, key=len, default=()), module.id)
    return max(best.values(), key=len, default=())


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
