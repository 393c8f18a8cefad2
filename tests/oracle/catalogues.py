"""Hypothesis strategies: small catalogues, briefs and weeks where the interesting cases are likely.

One to four skills of one to three levels, up to six modules of one to four hours. Needs may run in
circles, a requirement may have no teacher, boxes are mostly a little too small.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from curplan.brief import Brief
from curplan.catalogue.models import (
    Audience,
    Catalogue,
    Corequisite,
    Kind,
    Level,
    Module,
    Need,
    Outcome,
    Priority,
    Requirement,
    Role,
    Skill,
)
from tests.oracle.terms import Case

HOUR = 60
KINDS = (
    *(Kind.COURSE,) * 4,
    *(Kind.PROJECT, Kind.CAPSTONE, Kind.CAPSTONE, Kind.CONTINUOUS, Kind.ASSESSMENT),
)
PRIORITIES = (*(Priority.ESSENTIAL,) * 3, *(Priority.MUST,) * 2, Priority.OPTIONAL)


def _some(draw: DrawFn, pool: Sequence[Outcome], counts: Sequence[int]) -> tuple[Outcome, ...]:
    """Draw as many different outcomes as one of ``counts`` says (or all there are), sorted."""
    rest = list(pool)
    count = min(draw(st.sampled_from(counts)), len(rest))
    return tuple(sorted(rest.pop(draw(st.integers(0, len(rest) - 1))) for _ in range(count)))


def _chance(draw: DrawFn, of: int) -> bool:
    """One in ``of``; shrinks to no."""
    return draw(st.integers(1, of)) == of


@st.composite
def _skills(draw: DrawFn) -> tuple[Skill, ...]:
    count = draw(st.sampled_from((3, 2, 4, 3, 2, 1)))
    shapes = [draw(st.sampled_from((2, 1, 2, 1, 3))) for _ in range(count)]
    names = "abcd"
    outcomes = [Outcome(n, v) for n, k in zip(names, shapes, strict=False) for v in range(1, k + 1)]
    skills = []
    for name, highest in zip(names, shapes, strict=False):
        lowest = 2 if highest == 3 and _chance(draw, 4) else 1
        others = [o for o in outcomes if o.skill != name]
        levels = []
        for number in range(lowest, highest + 1):
            needs: list[Need] = []
            while others and len(needs) < 2 and _chance(draw, 4):
                needs.append(Need(_some(draw, others, (1, 1, 2, 3))))
            levels.append(Level(number, "", tuple(needs)))
        skills.append(Skill(name, name, "strand", tuple(levels)))
    known = {Outcome(s.id, v.level) for s in skills for v in s.levels}

    def existing(need: Need) -> Need:
        kept = (o if o in known else Outcome(o.skill, o.level + 1) for o in need.any_of)
        return Need(tuple(sorted(set(kept))))

    return tuple(
        replace(s, levels=tuple(replace(v, needs=tuple(map(existing, v.needs))) for v in s.levels))
        for s in skills
    )


@st.composite
def _module(draw: DrawFn, number: int, outcomes: Sequence[Outcome]) -> Module:
    teaches = _some(draw, outcomes, (1, 1, 1, 1, 1, 2, 3))
    if draw(st.sampled_from((True, True, True, False))):
        teaches = tuple(sorted({*teaches[1:], outcomes[number % len(outcomes)]}))
    others = [o for o in outcomes if o.skill not in {t.skill for t in teaches}]
    corequisites: list[Corequisite] = []
    if others and _chance(draw, 5):
        corequisites.append(Corequisite(draw(st.sampled_from(others)), strict=_chance(draw, 3)))
    requires: tuple[Need, ...] = ()
    if _chance(draw, 6):
        requires = (Need(_some(draw, outcomes, (1, 2))),)
    hours = draw(st.sampled_from((1, 2, 3, 4, 2, 3)))
    return Module(
        id=f"m{number}",
        title=f"M{number}",
        strand="strand",
        kind=draw(st.sampled_from(KINDS)),
        minutes=HOUR * hours,
        teaches=teaches,
        requires=requires,
        corequisites=tuple(corequisites),
        max_minutes_per_week=HOUR * draw(st.sampled_from((0, 0, 1, 2, 3))),
    )


def _variant(draw: DrawFn, module: Module, number: int) -> Module:
    """Make an alternative to a module: better in one way, worse in another."""
    other = replace(module, id=f"m{number}", title=f"M{number}")
    for way in draw(st.lists(st.sampled_from(("kind", "hours", "pace", "alone")), max_size=2)):
        if way == "kind":
            other = replace(other, kind=draw(st.sampled_from(KINDS)))
        elif way == "hours":
            other = replace(other, minutes=HOUR * draw(st.integers(1, 4)))
        elif way == "pace":
            other = replace(other, max_minutes_per_week=HOUR * draw(st.integers(0, 3)))
        else:
            other = replace(other, corequisites=(), requires=())
    return other


def _paired(draw: DrawFn, modules: list[Module]) -> None:
    """Make two modules each other's corequisites now and then, or one the other's, in place."""
    first, second = draw(st.lists(st.integers(0, len(modules) - 1), min_size=2, max_size=2))
    skills = [{outcome.skill for outcome in modules[i].teaches} for i in (first, second)]
    if skills[0] & skills[1]:
        return
    strict = draw(st.booleans())
    ends = [(first, second), (second, first)] if draw(st.booleans()) else [(first, second)]
    for one, other in ends:
        corequisite = Corequisite(modules[other].teaches[0], strict)
        modules[one] = replace(modules[one], corequisites=(corequisite,))


@st.composite
def catalogues(draw: DrawFn) -> Catalogue:
    """Draw a catalogue with one role ``r`` and one audience ``e``."""
    skills = draw(_skills())
    outcomes = [Outcome(skill.id, level.level) for skill in skills for level in skill.levels]
    count = draw(st.sampled_from((5, 6, 4, 6, 5, 3, 2)))
    modules: list[Module] = []
    for number in range(count):
        if modules and _chance(draw, 4):
            modules.append(_variant(draw, draw(st.sampled_from(modules)), number))
        else:
            modules.append(draw(_module(number, outcomes)))
    if _chance(draw, 4):
        _paired(draw, modules)
    requires = tuple(
        Requirement(outcome, draw(st.sampled_from(PRIORITIES)), draw(st.integers(1, 3)))
        for outcome in _some(draw, outcomes, (4, 5, 3, 6, 2))
    )
    holds: tuple[Outcome, ...] = ()
    if _chance(draw, 4):
        holds = _some(draw, outcomes, (1, 2))
        holds = tuple({o.skill: o for o in holds}.values())
    return Catalogue(
        name="small",
        version="1",
        hour=HOUR,
        skills=skills,
        modules=tuple(modules),
        roles=(Role("r", "R", requires, audience="e"),),
        audiences=(Audience("e", "E", holds),),
    )


@st.composite
def capacities(draw: DrawFn, total: int) -> tuple[int, ...]:
    """Draw up to five weeks of up to five hours; mostly tight for ``total`` hours of modules."""
    weeks = draw(st.sampled_from((4, 5, 3, 5, 4, 2, 3, 1)))
    box = total * draw(st.sampled_from((100, 80, 120, 90, 60, 110, 70, 40))) // 100
    capacity = []
    for week in range(weeks):
        share = min(5, -(-box // (weeks - week)))
        hours = draw(st.sampled_from((share, share, share, share, share + 1, 5, 0)))
        hours = min(hours, box, 5)
        box -= hours
        capacity.append(hours)
    return tuple(capacity)


@st.composite
def _pins(draw: DrawFn, names: Sequence[str], weeks: int, total: int) -> dict[str, object]:
    """Draw the limits of a brief: often none, else one or two."""
    pins: dict[str, object] = {"max_parallel": draw(st.sampled_from((3, 3, 2, 1)))}
    one = st.sampled_from(names)
    kinds = ("include", "exclude", "not_before", "not_after", "order", "max_hours", "knows")
    for kind in draw(st.lists(st.sampled_from((*kinds, "", "", "")), max_size=2)):
        if kind in ("include", "exclude"):
            pins[kind] = (draw(one),)
        elif kind in ("not_before", "not_after"):
            pins[kind] = {draw(one): draw(st.integers(1, weeks))}
        elif kind == "max_hours":
            pins[kind] = draw(st.integers(max(1, total // 2), total))
        elif kind == "order" and len(names) > 1:
            pair = draw(st.lists(one, min_size=2, max_size=2, unique=True))
            pins[kind] = (tuple(pair),)
    if _chance(draw, 8):
        pins["optional"] = False
    return pins


@st.composite
def _cases(draw: DrawFn) -> Case:
    catalogue = draw(catalogues())
    total = sum(module.minutes for module in catalogue.modules) // HOUR
    capacity = draw(capacities(total))
    names = [module.id for module in catalogue.modules]
    pins = draw(_pins(names, len(capacity), total))
    if pins.get("include") == pins.get("exclude"):
        pins.pop("exclude", None)
    brief = Brief.model_validate({"role": "r", "weeks": len(capacity), **pins})
    return Case(catalogue, brief, capacity)


def cases() -> SearchStrategy[Case]:
    """Draw whole planning problems."""
    return _cases()
