"""Generated catalogues: any number of modules, the same for the same seed on every machine.

Skills stand on a grid of strand x layer x column. An outcome needs its neighbours in the layer
below (now and then one of another strand), so that what a role needs stays in its neighbourhood,
as in real catalogues. Every outcome is taught by two to four modules of different length.

>>> catalogue, brief = generate(60, seed=1, filled=False)
>>> len(catalogue.modules), brief.weeks, brief.hours_per_week
(60, 26, 20)
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

from benchmarks.generate_modules import capstones, careers, taught_modules
from benchmarks.generate_role import CAREER, PRODUCT, Wish, make_role
from curplan.brief import Brief
from curplan.catalogue.models import Audience, Catalogue, Level, Need, Outcome, Skill

SKILLS_PER_MODULE = 0.4
WEEKS, HOURS_PER_WEEK = 26, 20
FIXED_MODULES = 4
"""Two capstones and two career strands, which every catalogue has."""
REACH = 6
"""Places in the layer below that an outcome may need: the neighbours, or any in wide ones."""
HELD, HELD_IF_FILLED = 0.4, 0.1
"""The share of the lowest layer that the audience holds."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a skill stands on the grid."""

    strand: int
    layer: int
    column: int

    @property
    def skill(self) -> str:
        """The id of the skill that stands here."""
        return f"s{self.strand:02d}-l{self.layer}-c{self.column:03d}"


def generate(modules: int, seed: int, filled: bool, wide: bool = False) -> tuple[Catalogue, Brief]:
    """Generate a catalogue and a brief of 26 weeks x 20 h for its only role.

    With ``filled`` the role wants clearly more than the box holds, so that the best plan fills it
    to the last hour; without, everything the role requires fits with room to spare. The skills
    and modules are the same for both, but for what the capstones require. With ``wide`` outcomes
    need others from anywhere in the layer below, so that far more of the catalogue can matter.
    """
    rng = random.Random(f"curplan {modules} {seed}")
    grid = _grid(modules)
    skills = _skills(grid, wide, rng)
    taught = taught_modules(skills, modules - FIXED_MODULES, rng)
    held = HELD_IF_FILLED if filled else HELD
    holds = tuple(
        Outcome(place.skill, 1) for place in grid if place.layer == 0 and rng.random() < held
    )
    wish = Wish(skills, taught, holds, (HOURS_PER_WEEK,) * WEEKS, filled)
    role, product, needs = make_role(wish, random.Random(f"role {modules} {seed} {filled}"))
    career = Skill(CAREER, "Career skills", "professional", (Level(1, "Finds a job"),))
    catalogue = Catalogue(
        name=f"generated {modules} {seed}",
        version="1",
        hour=60,
        skills=tuple(sorted((*skills, career, product), key=lambda skill: skill.id)),
        modules=tuple(
            sorted(
                (*taught, *careers(), *capstones(Outcome(PRODUCT, 1), needs)),
                key=lambda module: module.id,
            )
        ),
        roles=(role,),
        audiences=(Audience("newcomers", "Newcomers", holds),),
    )
    return catalogue, Brief(role=role.id, weeks=WEEKS, hours_per_week=HOURS_PER_WEEK)


def _grid(modules: int) -> tuple[Place, ...]:
    count = round(modules * SKILLS_PER_MODULE) - 2
    strands = min(12, 3 + count // 60)
    layers = 4 if count < 100 else 6
    every = (
        Place(strand, layer, column)
        for column in range(math.ceil(count / (strands * layers)))
        for layer in range(layers)
        for strand in range(strands)
    )
    return tuple(sorted(list(every)[:count], key=lambda place: place.skill))


def _skills(grid: tuple[Place, ...], wide: bool, rng: random.Random) -> tuple[Skill, ...]:
    known = frozenset(grid)
    strands = 1 + max(place.strand for place in grid)
    layers: dict[int, list[Place]] = {}
    for place in grid:
        layers.setdefault(place.layer, []).append(place)
    skills = []
    for place in grid:
        below = layers.get(place.layer - 1, [])
        if wide and below:
            near = rng.sample(below, min(REACH, len(below)))
        else:
            near = _neighbours(place, known, strands)
        skills.append(_skill(place, near, rng))
    return tuple(skills)


def _neighbours(place: Place, known: frozenset[Place], strands: int) -> list[Place]:
    return [
        other
        for strand in (place.strand, (place.strand + 1) % strands)
        for column in (place.column - 1, place.column, place.column + 1)
        if (other := Place(strand, place.layer - 1, column)) in known
    ]


def _skill(place: Place, near: list[Place], rng: random.Random) -> Skill:
    own = [other for other in near if other.strand == place.strand]
    levels = []
    for number in range(1, rng.choices((1, 2, 3), (58, 30, 12))[0] + 1):
        wanted = rng.choice((1, 1, 2) if number == 1 else (0, 0, 1))
        pool = own if own and rng.random() < 0.8 else near
        picked = rng.sample(pool, min(wanted, len(pool)))
        needs = [Need((Outcome(other.skill, 1),)) for other in picked]
        spare = [other for other in near if other not in picked]
        if needs and spare and rng.random() < 0.2:
            needs[-1] = Need((*needs[-1].any_of, Outcome(rng.choice(spare).skill, 1)))
        levels.append(Level(number, f"Does {place.skill} at level {number}", tuple(needs)))
    return Skill(place.skill, f"Skill {place.skill}", f"strand-{place.strand}", tuple(levels))
