"""Small catalogues, briefs and weeks where the interesting cases are likely, for hypothesis.

One to four skills of one to three levels, two to six modules of one to four hours. Needs may run in
circles, a requirement may have no teacher, boxes are mostly a little too small, and modules have
alternatives that are better in one way and worse in another.

One generator on a ``Random``; hypothesis gives it one whose choices are the bytes of a string, so
that the cases are as varied as chance, drawn at once, and still shrink.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

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
from tests.oracle.brute import best_plan
from tests.oracle.terms import Case

HOUR = 60
KINDS = (
    *(Kind.COURSE,) * 4,
    *(Kind.PROJECT, Kind.CAPSTONE, Kind.CAPSTONE, Kind.CONTINUOUS, Kind.ASSESSMENT),
)
PRIORITIES = (*(Priority.ESSENTIAL,) * 3, *(Priority.MUST,) * 2, Priority.OPTIONAL)
MOST_A_WEEK = 5
MOST_CHOICES = 1024
"""Bytes for a case; about one for each choice, and far more than all but a few cases take."""


class Told(Random):
    """Chooses by the bytes of a string; when they have run out, the first of everything."""

    def __init__(self, choices: bytes) -> None:
        super().__init__(0)
        self._choices = iter(choices)

    def getrandbits(self, k: int, /) -> int:
        """Give the leading bits of the next bytes, so that a smaller byte is an earlier choice."""
        count = -(-k // 8)
        number = int.from_bytes(bytes(next(self._choices, 0) for _ in range(count)))
        return number >> (8 * count - k)


def told() -> SearchStrategy[Random]:
    """Draw what chooses."""
    return st.builds(Told, st.binary(min_size=MOST_CHOICES, max_size=MOST_CHOICES))


def cases() -> SearchStrategy[Case]:
    """Draw whole planning problems."""
    return st.builds(make_case, told())


def fixed_cases() -> SearchStrategy[Case]:
    """Draw planning problems whose brief fixes hours of some weeks."""
    return st.builds(make_fixed, told())


def make_fixed(rng: Random) -> Case:
    """Make a case with one to three weeks of modules fixed, often near to those of a best plan."""
    case = make_case(rng)
    best = best_plan(case)
    weeks = range(1, len(case.capacity) + 1)
    pins: dict[str, dict[int, int]] = {}
    for _ in range(rng.randint(1, 3)):
        name = rng.choice(case.catalogue.modules).id
        if best is not None and best.hours and not _one_in(rng, 4):
            name = rng.choice(sorted(best.hours))
            week = rng.choice(sorted(best.hours[name]))
            hours = best.hours[name][week] + rng.choice((-1, -1, 0, 0, 1))
            week += rng.choice((0, 0, 0, 0, 1, -1))
        else:
            week, hours = rng.choice(weeks), rng.randint(0, 2)
        pins.setdefault(name, {})[max(1, week)] = max(0, hours)
    said = case.brief.model_dump() | {"hours_in_week": pins}
    return replace(case, brief=Brief.model_validate(said))


def make_case(rng: Random) -> Case:
    """Make a case; mostly one whose best plan has two modules or more, and so a schedule."""
    for _ in range(rng.choice((1, 4, 8, 8))):
        case = _any_case(rng)
        best = best_plan(case)
        if best is not None and len(best.hours) > 1:
            break
    return case


def _any_case(rng: Random) -> Case:
    """Make a catalogue with a role ``r`` and an audience ``e``, a brief and weeks."""
    catalogue = _catalogue(rng)
    total = sum(module.minutes for module in catalogue.modules) // HOUR
    capacity = _capacity(rng, total)
    names = [module.id for module in catalogue.modules]
    pins = _pins(rng, names, len(capacity), total)
    brief = Brief.model_validate({"role": "r", "weeks": len(capacity), **pins})
    return Case(catalogue, brief, capacity)


def _one_in(rng: Random, count: int) -> bool:
    return rng.randrange(count) == count - 1


def _some(rng: Random, pool: Sequence[Outcome], counts: Sequence[int]) -> tuple[Outcome, ...]:
    """Take as many different outcomes as one of ``counts`` says (or all there are), sorted."""
    return tuple(sorted(rng.sample(pool, min(rng.choice(counts), len(pool)))))


def _catalogue(rng: Random) -> Catalogue:
    skills = _skills(rng)
    outcomes = [Outcome(skill.id, level.level) for skill in skills for level in skill.levels]
    modules: list[Module] = []
    for number in range(rng.choice((4, 5, 6, 6, 6, 5, 3, 2))):
        if modules and _one_in(rng, 4):
            modules.append(_variant(rng, rng.choice(modules), number))
        else:
            modules.append(_module(rng, number, outcomes))
    if _one_in(rng, 4):
        _pair_up(rng, modules)
    requires = tuple(
        Requirement(outcome, rng.choice(PRIORITIES), rng.randint(1, 3))
        for outcome in _some(rng, outcomes, (4, 5, 6, 3, 8))
    )
    holds = dict(_some(rng, outcomes, (1, 2)) if _one_in(rng, 4) else ())
    return Catalogue(
        name="small",
        version="1",
        hour=HOUR,
        skills=skills,
        modules=tuple(modules),
        roles=(Role("r", "R", requires, audience="e"),),
        audiences=(Audience("e", "E", tuple(Outcome(*pair) for pair in holds.items())),),
    )


def _skills(rng: Random) -> tuple[Skill, ...]:
    levels: dict[str, range] = {}
    for name in "abcd"[: rng.choice((2, 3, 2, 4, 1))]:
        highest = rng.choice((1, 2, 1, 2, 3))
        levels[name] = range(2 if highest == 3 and _one_in(rng, 4) else 1, highest + 1)
    outcomes = [Outcome(name, level) for name, those in levels.items() for level in those]
    return tuple(
        Skill(
            name,
            name,
            "strand",
            tuple(
                Level(level, "", _needs(rng, [o for o in outcomes if o.skill != name]))
                for level in those
            ),
        )
        for name, those in levels.items()
    )


def _needs(rng: Random, others: Sequence[Outcome]) -> tuple[Need, ...]:
    count = rng.choice((0, 0, 0, 0, 1, 1, 2)) if others else 0
    return tuple(Need(_some(rng, others, (1, 1, 2, 3))) for _ in range(count))


def _module(rng: Random, number: int, outcomes: Sequence[Outcome]) -> Module:
    teaches = _some(rng, outcomes, (1, 1, 1, 1, 1, 2, 3))
    if not _one_in(rng, 5):
        teaches = tuple(sorted({*teaches[1:], outcomes[number % len(outcomes)]}))
    others = [o for o in outcomes if o.skill not in {t.skill for t in teaches}]
    corequisites: tuple[Corequisite, ...] = ()
    if others and _one_in(rng, 6):
        corequisites = (Corequisite(rng.choice(others), strict=_one_in(rng, 3)),)
    return Module(
        id=f"m{number}",
        title=f"M{number}",
        strand="strand",
        kind=rng.choice(KINDS),
        minutes=HOUR * rng.choice((1, 2, 3, 1, 2, 4)),
        teaches=teaches,
        requires=(Need(_some(rng, outcomes, (1, 2))),) if _one_in(rng, 8) else (),
        corequisites=corequisites,
        max_minutes_per_week=HOUR * rng.choice((0, 0, 1, 2, 3)),
    )


def _variant(rng: Random, module: Module, number: int) -> Module:
    """Make an alternative to a module: better in one way, perhaps worse in another."""
    other = replace(module, id=f"m{number}", title=f"M{number}")
    for _ in range(2):
        way = rng.choice(("same", "kind", "hours", "pace", "alone", "more"))
        if way == "kind":
            other = replace(other, kind=rng.choice(KINDS))
        elif way == "hours":
            other = replace(other, minutes=HOUR * rng.randint(1, 4))
        elif way == "pace":
            other = replace(other, max_minutes_per_week=HOUR * rng.randint(0, 3))
        elif way == "alone":
            other = replace(other, corequisites=(), requires=())
        elif way == "more":
            first = other.teaches[0]
            lower = {Outcome(first.skill, first.level - 1)} if first.level > 2 else set()
            other = replace(other, teaches=tuple(sorted({*other.teaches, *lower})))
    return other


def _pair_up(rng: Random, modules: list[Module]) -> None:
    """Make two modules each other's corequisites, or one the other's, in place."""
    first, second = rng.sample(range(len(modules)), 2)
    skills = [{outcome.skill for outcome in modules[i].teaches} for i in (first, second)]
    if skills[0] & skills[1]:
        return
    strict = rng.choice((False, True))
    ends = [(first, second), (second, first)][: rng.randint(1, 2)]
    for one, other in ends:
        corequisite = Corequisite(modules[other].teaches[0], strict)
        modules[one] = replace(modules[one], corequisites=(corequisite,))


def _capacity(rng: Random, total: int) -> tuple[int, ...]:
    """Make up to five weeks of up to five hours; mostly tight for ``total`` hours of modules."""
    weeks = rng.choice((3, 4, 5, 5, 2, 4, 5, 1))
    box = total * rng.choice((80, 100, 60, 120, 90, 70, 110, 40)) // 100
    capacity = []
    for week in range(weeks):
        share = -(-box // (weeks - week))
        hours = rng.choice((share, share, share, share, share + 1, MOST_A_WEEK, 0))
        hours = min(hours, box, MOST_A_WEEK)
        box -= hours
        capacity.append(hours)
    return tuple(capacity)


def _pins(rng: Random, names: Sequence[str], weeks: int, total: int) -> dict[str, object]:
    """Draw the limits of a brief: often none, else one or two."""
    pins: dict[str, object] = {"max_parallel": rng.choice((3, 3, 2, 1))}
    every = ("include", "exclude", "before", "after", "order", "order", "max_hours", "optional")
    one, other = rng.sample(names, 2)
    for pin in rng.sample(every, rng.choice((0, 0, 1, 2))):
        if pin == "include":
            pins["include"] = (one,)
        elif pin == "exclude":
            pins["exclude"] = (other,)
        elif pin == "before":
            pins["not_before"] = {one: rng.randint(1, weeks)}
        elif pin == "after":
            pins["not_after"] = {rng.choice(names): rng.randint(1, weeks)}
        elif pin == "order":
            pins["order"] = (tuple(rng.sample(names, 2)),)
        elif pin == "max_hours":
            pins["max_hours"] = rng.randint(max(1, total // 2), total)
        else:
            pins["optional"] = False
    return pins
