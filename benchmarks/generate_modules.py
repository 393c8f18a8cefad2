"""The modules of a generated catalogue: two to four for each outcome, of different length."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence

from benchmarks.generate_role import CAREER
from curplan.catalogue.kinds import Kind, UnitKind
from curplan.catalogue.models import Corequisite, Module, Need, Outcome, Skill, Unit

MIN_HOURS, MAX_HOURS = 8, 60
PACES = (8, 10, 12, 15, 20)
KINDS = (Kind.COURSE,) * 15 + (Kind.PROJECT,) * 4 + (Kind.ASSESSMENT,)
UNIT_KINDS = (UnitKind.LECTURE, UnitKind.LAB, UnitKind.LAB, UnitKind.SELF_STUDY)
MOST_ALTERNATIVES = 4


def taught_modules(skills: Sequence[Skill], count: int, rng: random.Random) -> tuple[Module, ...]:
    """Make ``count`` modules; rounds over all outcomes give each its share of alternatives."""
    outcomes = [Outcome(skill.id, level.level) for skill in skills for level in skill.levels]
    base = {outcome: min(rng.randint(8, 52), rng.randint(8, 52)) for outcome in outcomes}
    strand = {skill.id: skill.strand for skill in skills}
    taught = dict.fromkeys(outcomes, 0)
    turn = _turns(outcomes, taught, rng)
    modules = []
    for number in range(count):
        teaches = _with_companions(next(turn), base, taught, rng)
        for outcome in teaches:
            taught[outcome] += 1
        modules.append(_module(number, teaches, base, strand[teaches[0].skill], rng))
    return tuple(modules)


def _turns(
    outcomes: list[Outcome], taught: dict[Outcome, int], rng: random.Random
) -> Iterator[Outcome]:
    """Give outcomes round by round; one already served in a round waits for the next."""
    for served in itertools.count(1):
        for outcome in rng.sample(outcomes, len(outcomes)):
            if taught[outcome] < min(served, MOST_ALTERNATIVES):
                yield outcome


def _with_companions(
    first: Outcome, base: dict[Outcome, int], taught: dict[Outcome, int], rng: random.Random
) -> tuple[Outcome, ...]:
    """Add the next level, or the outcome of the skill beside it, to about half of the modules."""
    teaches = {first}
    above = Outcome(first.skill, first.level + 1)
    for other, chance in ((above, 0.5), (_beside(first), 0.45)):
        if other in base and taught[other] < MOST_ALTERNATIVES and rng.random() < chance:
            teaches.add(other)
    return tuple(sorted(teaches))


def _beside(outcome: Outcome) -> Outcome:
    """Name the first level of the skill in the next column."""
    return Outcome(f"{outcome.skill[:-3]}{int(outcome.skill[-3:]) + 1:03d}", 1)


def _module(
    number: int,
    teaches: tuple[Outcome, ...],
    base: dict[Outcome, int],
    strand: str,
    rng: random.Random,
) -> Module:
    scale = rng.uniform(0.7, 1.4) * 0.85 ** (len(teaches) - 1)
    hours = round(sum(base[outcome] for outcome in teaches) * scale)
    hours = max(MIN_HOURS, min(MAX_HOURS, hours))
    near = _beside(teaches[-1])
    corequisite = near in base and near not in teaches and rng.random() < 0.04
    return Module(
        id=f"m{number:05d}",
        title=f"Module {number} on {teaches[0].skill}",
        strand=strand,
        kind=rng.choice(KINDS),
        minutes=60 * hours,
        teaches=teaches,
        assesses=teaches[:1] if rng.random() < 0.5 else (),
        corequisites=(Corequisite(near),) if corequisite else (),
        max_minutes_per_week=60 * rng.choice(PACES),
        units=_units(hours, rng),
    )


def _units(hours: int, rng: random.Random) -> tuple[Unit, ...]:
    units: list[Unit] = []
    left = hours
    while left:
        size = min(left, rng.randint(2, 8))
        title = f"Part {len(units) + 1}: what it is and how it is done"
        units.append(Unit(title, rng.choice(UNIT_KINDS), 60 * size))
        left -= size
    return tuple(units)


def careers() -> tuple[Module, ...]:
    """Give the two professional strands, thin ones beside the others."""
    return tuple(
        Module(
            id=f"career-{hours}",
            title=f"Career strand of {hours} hours",
            strand="professional",
            kind=Kind.CONTINUOUS,
            minutes=60 * hours,
            teaches=(Outcome(CAREER, 1),),
            max_minutes_per_week=60 * pace,
            units=(Unit("Coaching", UnitKind.LECTURE, 60 * hours),),
        )
        for hours, pace in ((12, 1), (20, 2))
    )


def capstones(product: Outcome, needs: tuple[Need, ...]) -> tuple[Module, ...]:
    """Give the two capstones that teach ``product``: the short one asks for more."""
    return tuple(
        Module(
            id=f"capstone-{hours}",
            title=f"Capstone of {hours} hours",
            strand="projects",
            kind=Kind.CAPSTONE,
            minutes=60 * hours,
            teaches=(product,),
            requires=needs[:asked],
            max_minutes_per_week=60 * 20,
            units=(Unit("Product", UnitKind.PROJECT, 60 * hours),),
        )
        for hours, asked in ((40, len(needs)), (60, 1))
    )
