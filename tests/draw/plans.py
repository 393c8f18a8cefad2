"""Plans made up for the drawing tests: the same number, the same plan.

They need not be good plans, only such as a plan file can hold: long names, one-week modules,
crowded and empty weeks, chains and thickets of prerequisites.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from random import Random

from curplan.plan.model import CatalogueStamp, Coverage, Limits, Objective, Plan, TimeBox
from curplan.plan.planned import ClosedDay, PlannedModule, PlannedWeek, Support

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
