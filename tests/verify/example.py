"""A small catalogue, a brief with dates, closures, a reserve and pins, and a sound plan of it."""

from __future__ import annotations

import datetime as dt

from curplan.brief import Brief, Closure
from curplan.catalogue.kinds import Kind, Priority, UnitKind
from curplan.catalogue.models import (
    Audience,
    Catalogue,
    Corequisite,
    Level,
    Module,
    Need,
    Outcome,
    Requirement,
    Role,
    Skill,
    Unit,
)
from curplan.catalogue.policy import Policy, Reserve
from curplan.plan.model import Plan
from tests.verify.making import make_plan

HOUR = 60


def out(text: str) -> Outcome:
    skill, _, level = text.partition("@")
    return Outcome(skill, int(level))


def need(*texts: str) -> Need:
    return Need(tuple(map(out, texts)))


def skill(name: str, *needs: tuple[Need, ...]) -> Skill:
    """A skill with a level for each tuple of needs."""
    levels = tuple(Level(n, f"means {n}", listed) for n, listed in enumerate(needs, 1))
    return Skill(name, name.title(), "lane", levels)


def module(
    name: str,
    hours: float,
    *teaches: str,
    kind: Kind = Kind.COURSE,
    pace: int = 0,
    requires: tuple[Need, ...] = (),
    corequisites: tuple[Corequisite, ...] = (),
    units: tuple[Unit, ...] = (),
) -> Module:
    return Module(
        id=name,
        title=name.title(),
        strand="lane",
        kind=kind,
        minutes=int(hours * HOUR),
        teaches=tuple(sorted(map(out, teaches))),
        requires=requires,
        corequisites=corequisites,
        max_minutes_per_week=pace * HOUR,
        units=units,
    )


CATALOGUE = Catalogue(
    name="garden",
    version="1",
    hour=HOUR,
    skills=(
        skill("data", (need("python@1"), need("shell@2", "python@2"))),
        skill("ml", (need("data@1"),)),
        skill("python", (need("shell@1"),), (), ()),
        skill("shell", (), ()),
        skill("talk", ()),
        skill("tools", ()),
    ),
    modules=(
        module("career", 5, "talk@1", kind=Kind.CONTINUOUS, pace=2),
        module(
            "data-lab",
            6,
            "data@1",
            kind=Kind.PROJECT,
            corequisites=(Corequisite(out("tools@1"), strict=True),),
        ),
        module(
            "final",
            8,
            "ml@1",
            kind=Kind.CAPSTONE,
            corequisites=(Corequisite(out("talk@1")), Corequisite(out("shell@1"))),
        ),
        module("other", 3, "shell@1", "shell@2"),
        module(
            "python-basics",
            8,
            "python@1",
            pace=5,
            units=(
                Unit("Values", UnitKind.LECTURE, 5 * HOUR),
                Unit("Values lab", UnitKind.LAB, 3 * HOUR),
            ),
        ),
        module("python-next", 6, "python@2"),
        module("shell-next", 3, "shell@2"),
        module("tools", 6, "tools@1"),
    ),
    roles=(
        Role(
            "grower",
            "Grower",
            (
                Requirement(out("ml@1"), Priority.MUST, 3),
                Requirement(out("python@2"), Priority.ESSENTIAL, 2),
                Requirement(out("data@1"), Priority.ESSENTIAL, 5),
                Requirement(out("talk@1"), Priority.ESSENTIAL, 1),
                Requirement(out("python@3"), Priority.OPTIONAL, 4),
            ),
            audience="starters",
        ),
    ),
    audiences=(Audience("starters", "Starters", (out("shell@1"),)),),
    policies=(Policy("reskilling", reserve=Reserve(every=4, percent=50)),),
    sha256="c0ffee" * 10,
)

BRIEF = Brief(
    role="grower",
    weeks=6,
    hours_per_week=10,
    start=dt.date(2027, 1, 13),
    closed=(Closure(first=dt.date(2027, 1, 25), last=dt.date(2027, 1, 26), name="Fair"),),
    max_parallel=2,
    max_hours=44,
    include=("shell-next",),
    exclude=("other",),
    not_before={"tools": 3, "final": 6},
    not_after={"python-next": 4},
    order=(("shell-next", "python-next"), ("other", "tools")),
)

SCHEDULE: dict[str, dict[int, float]] = {
    "career": {2: 1, 3: 1, 4: 1, 5: 1, 6: 1},
    "data-lab": {4: 2, 5: 4},
    "final": {6: 8},
    "python-basics": {1: 3, 2: 5},
    "python-next": {2: 4, 3: 2},
    "shell-next": {1: 3},
    "tools": {4: 2, 5: 4},
}
"""Capacities are 6, 10, 6, 5, 10, 10."""


def good_plan() -> Plan:
    return make_plan(CATALOGUE, BRIEF, SCHEDULE)
