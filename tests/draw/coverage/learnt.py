"""Plans made up with requirements and marks: what is taught, practised, assessed, and left open."""

from __future__ import annotations

from random import Random

from curplan.plan.model import Coverage, Plan, PlannedSkill, Priority
from tests.draw.plans import STRANDS, Shape, made_up, title

PRIORITIES: tuple[Priority, ...] = ("must", "essential", "optional")


def learnt(
    seed: int,
    shape: Shape,
    *,
    skills: int = 20,
    words: tuple[int, int] = (1, 5),
    entry: float = 0.1,
    short: float = 0.2,
    careful: float = 0.8,
) -> Plan:
    """Make a plan that teaches skills and asks for most of them.

    ``entry`` of the skills are held on entry, ``short`` of the requirements stay open, and
    ``careful`` of what is introduced is assessed; practice comes when it comes, too early as well.
    """
    rng = Random(seed)
    plan = made_up(seed, shape)
    ids = [f"skill-{number}" for number in range(skills)]
    names = {skill: title(rng, words) for skill in ids}
    held = {skill: rng.randint(1, 2) for skill in ids if rng.random() < entry}
    reached = dict(held)
    found = {}
    for module in sorted(plan.modules, key=lambda m: (m.end_week, m.id)):
        marks: dict[str, dict[str, int | tuple[int, ...]]] = {
            kind: {} for kind in ("teaches", "practises", "assesses")
        }
        for skill in rng.sample(ids, min(len(ids), rng.randint(0, 3))):
            level = reached.get(skill, 0)
            if level < 4:
                two = level < 3 and rng.random() < 0.2
                given = (level + 1, level + 2) if two else level + 1
                marks["teaches"][skill] = given
                reached[skill] = level + 1 + two
                if rng.random() < careful:
                    marks["assesses"][skill] = given
        for skill in rng.sample(ids, min(len(ids), rng.randint(0, 5))):
            marks["practises"][skill] = max(1, reached.get(skill, 1) - rng.randint(0, 1))
        found[module.id] = module.model_copy(update=marks)
    asked = [_asked(rng, skill, names, held, reached.get(skill, 0), short) for skill in ids]
    described = tuple(
        PlannedSkill(id=skill, name=names[skill], strand=rng.choice(STRANDS[: shape.strands]))
        for skill in ids
    )
    update = {
        "modules": tuple(found[module.id] for module in plan.modules),
        "entry": held,
        "coverage": tuple(item for item in asked if item is not None),
        "skills": described,
    }
    return plan.model_copy(update=update)


def _asked(
    rng: Random,
    skill: str,
    names: dict[str, str],
    held: dict[str, int],
    reached: int,
    short: float,
) -> Coverage | None:
    required = min(4, reached + rng.randint(1, 2)) if rng.random() < short else reached
    if not required or rng.random() < 0.1:
        return None
    return Coverage(
        skill=skill,
        name=names[skill],
        required=required,
        priority=rng.choices(PRIORITIES, (1, 5, 3))[0],
        weight=rng.randint(1, 20),
        entry=held.get(skill, 0),
        reached=reached,
    )
