"""Short ways to write a small case by hand: ``module("a", 2, "x@1")``."""

from __future__ import annotations

from curplan.brief import Brief
from curplan.catalogue.kinds import Kind, Priority
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
)
from tests.oracle.terms import Case


def outcome(text: str) -> Outcome:
    """Read ``x@2``."""
    skill, level = text.split("@")
    return Outcome(skill, int(level))


def need(text: str) -> Need:
    """Read ``x@2`` or ``x@2|y@1``."""
    return Need(tuple(outcome(part) for part in text.split("|")))


def module(
    name: str,
    hours: int,
    teaches: str,
    *,
    needs: str = "",
    with_: str = "",
    strict: bool = False,
    pace: int = 0,
    kind: Kind = Kind.COURSE,
) -> Module:
    """Make a module; ``teaches`` and ``needs`` are separated by spaces."""
    return Module(
        id=name,
        title=name,
        strand="s",
        kind=kind,
        minutes=60 * hours,
        teaches=tuple(sorted(map(outcome, teaches.split()))),
        requires=tuple(map(need, needs.split())),
        corequisites=tuple(Corequisite(outcome(text), strict) for text in with_.split()),
        max_minutes_per_week=60 * pace,
    )


def requirement(text: str, priority: Priority = Priority.ESSENTIAL, weight: int = 1) -> Requirement:
    """Make a requirement."""
    return Requirement(outcome(text), priority, weight)


def case(
    modules: list[Module],
    requires: list[Requirement],
    capacity: tuple[int, ...],
    *,
    skills: dict[str, list[str]] | None = None,
    holds: str = "",
    **limits: object,
) -> Case:
    """Make a case; ``skills`` gives what each level of a skill needs (else levels 1 to 3 stand)."""
    named = {o.skill for m in modules for o in m.teaches} | {r.outcome.skill for r in requires}
    levels = {name: (skills or {}).get(name, ["", "", ""]) for name in sorted(named)}
    catalogue = Catalogue(
        name="by hand",
        version="1",
        hour=60,
        skills=tuple(
            Skill(
                name,
                name,
                "s",
                tuple(Level(n, "", tuple(map(need, t.split()))) for n, t in enumerate(each, 1)),
            )
            for name, each in levels.items()
        ),
        modules=tuple(sorted(modules, key=lambda m: m.id)),
        roles=(Role("r", "R", tuple(requires), audience="e"),),
        audiences=(Audience("e", "E", tuple(map(outcome, holds.split()))),),
    )
    brief = Brief.model_validate({"role": "r", "weeks": len(capacity), **limits})
    return Case(catalogue, brief, capacity)
