"""The role of a generated catalogue: 20 to 60 requirements that fit its box, or clearly do not.

What "fits" means is found by a construction, not claimed: the cheapest modules are taken greedily,
backwards from the requirements, and placed week by week. A slack role fits so with room.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.greedy import Greedy
from curplan.catalogue.kinds import Priority
from curplan.catalogue.models import Level, Module, Need, Outcome, Requirement, Role, Skill

CAREER, PRODUCT = "career", "product"
FEWEST, MOST = 20, 60
ROOM = 0.85
"""A slack role's greedy track takes at most this share of the box, the fixed parts included."""
WANTS = (1.6, 2.6)
"""A filled role's greedy track would take this many times the box (or all there is)."""
MOST_HELD = 5
"""Requirements that the audience holds already, unless a slack role is short of others."""
FIXED_HOURS = 60 + 20
"""The longer capstone and the longer career strand."""
CAPSTONE_NEEDS = 3
LONGEST_CAPSTONE_TRACK = 160
"""Hours of the track that leads to the capstone: the must is always in reach."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a role is made from: skills, modules, outcomes held, the box's weeks, and its kind."""

    skills: Sequence[Skill]
    modules: Sequence[Module]
    holds: tuple[Outcome, ...]
    capacity: tuple[int, ...]
    filled: bool


def make_role(wish: Wish, rng: random.Random) -> tuple[Role, Skill, tuple[Need, ...]]:
    """Make the role, the skill that its capstone teaches, and what the capstone requires."""
    greedy = Greedy(wish.skills, wish.modules, wish.holds)
    candidates = _candidates(wish, rng)
    box = sum(wish.capacity)
    if wish.filled:
        wanted, room = rng.randint((FEWEST + MOST) // 2, MOST), rng.uniform(*WANTS) * box
    else:
        wanted, room = rng.randint(FEWEST, FEWEST + 10), ROOM * box
    chosen = _spread(wish, greedy, candidates, wanted - 2, room - FIXED_HOURS)
    needs = _capstone_needs(greedy, chosen, rng)
    requires = [
        Requirement(Outcome(PRODUCT, 1), Priority.MUST, 10),
        Requirement(Outcome(CAREER, 1), Priority.MUST, 5),
    ]
    for outcome in chosen:
        optional = rng.random() < 0.2
        priority = Priority.OPTIONAL if optional else Priority.ESSENTIAL
        requires.append(Requirement(outcome, priority, rng.randint(1, 10)))
    role = Role("generated-role", "Generated role", tuple(requires), audience="newcomers")
    return role, Skill(PRODUCT, "Product", "projects", (Level(1, "Ships a product"),)), needs


def _candidates(wish: Wish, rng: random.Random) -> list[Outcome]:
    """Give outcomes near a random home column first: highest levels, then the lowest."""
    home = rng.choice(wish.skills).id[-3:]
    strands = sorted({skill.strand for skill in wish.skills})
    own = set(rng.sample(strands, min(len(strands), 3)))

    def distance(skill: Skill) -> tuple[float, str]:
        far = abs(int(skill.id[-3:]) - int(home)) + (0 if skill.strand in own else 2)
        return far + rng.random(), skill.id

    near = sorted(wish.skills, key=distance)[: 3 * MOST]
    highest = [Outcome(skill.id, skill.highest) for skill in near]
    return highest + [Outcome(skill.id, 1) for skill in near if skill.highest > 1]


def _hours(track: Sequence[Module]) -> int:
    return sum(module.minutes for module in track) // 60


def _spread(
    wish: Wish, greedy: Greedy, candidates: list[Outcome], wanted: int, room: float
) -> list[Outcome]:
    """Take near outcomes first, none dearer than its share of the room that is left."""
    chosen: dict[str, Outcome] = {}
    for held, dear in ((MOST_HELD, 1.5), (MOST_HELD, 3.0), (wanted, 9.0)):
        for outcome in candidates:
            if outcome.skill in chosen or len(chosen) == wanted:
                continue
            before = _hours(greedy.track(chosen.values()))
            track = greedy.track([*chosen.values(), outcome])
            share = dear * (room - before) / (wanted - len(chosen))
            free = len([o for o in (*chosen.values(), outcome) if not greedy.track([o])])
            fits = wish.filled or greedy.fits(track, wish.capacity, FIXED_HOURS)
            if fits and free <= held and _hours(track) <= min(room, before + share):
                chosen[outcome.skill] = outcome
    return list(chosen.values())


def _capstone_needs(greedy: Greedy, chosen: list[Outcome], rng: random.Random) -> tuple[Need, ...]:
    needs: list[Outcome] = []
    for outcome in rng.sample(chosen, len(chosen)):
        if _hours(greedy.track([*needs, outcome])) <= LONGEST_CAPSTONE_TRACK:
            needs.append(outcome)
        if len(needs) == CAPSTONE_NEEDS:
            break
    return tuple(Need((outcome,)) for outcome in needs)
