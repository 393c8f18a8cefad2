"""Plans made up with outcomes: taught ones and their needs, some held, some missing."""

from __future__ import annotations

from random import Random

from curplan.plan.model import Coverage, Plan, PlannedLevel, PlannedSkill
from curplan.plan.planned import PlannedModule, Support
from tests.draw.plans import STRANDS, Shape, made_up, title

Outcome = tuple[str, int]


def with_outcomes(
    seed: int, shape: Shape, *, each: float = 2.0, held: int = 4, missing: int = 4
) -> Plan:
    """Make a plan whose modules teach about ``each`` outcomes; as many are held and missing."""
    rng = Random(seed)
    plan = made_up(seed, shape)
    skills: dict[str, dict[int, list[tuple[str, ...]]]] = {}
    strands: dict[str, str] = {}
    taught: dict[Outcome, PlannedModule] = {}
    entry = {f"held-{number}": rng.randint(1, 2) for number in range(held)}
    for skill, level in entry.items():
        skills[skill] = {one: [] for one in range(1, level + 1)}
        strands[skill] = rng.choice(STRANDS[: shape.strands])
    modules = []
    for module in sorted(plan.modules, key=lambda module: (module.end_week, module.id)):
        known = [one for one, by in taught.items() if by.end_week <= module.start_week]
        own: dict[str, int] = {}
        needs: dict[str, str] = {}
        for number in range(max(1, round(rng.uniform(0.5, 1.5) * each))):
            higher = [
                one for one in known if one[0] not in own and (one[0], one[1] + 1) not in taught
            ]
            if higher and rng.random() < 0.3:
                below = rng.choice(higher)
                skill, level = below[0], below[1] + 1
                if level > 4:
                    continue
                needs[f"{below[0]}@{below[1]}"] = taught[below].id
            else:
                skill, level = f"skill-{module.id}-{number}", 1
                skills[skill], strands[skill] = {}, module.strand
            own[skill] = level
            wanted: list[tuple[str, ...]] = []
            for one in rng.sample(known[-30:], min(len(known[-30:]), rng.randint(0, 2))):
                name = f"{one[0]}@{one[1]}"
                wanted.append((name, "never-taught@1") if rng.random() < 0.2 else (name,))
                needs[name] = taught[one].id
            if entry and rng.random() < 0.1:
                one_held = rng.choice(sorted(entry))
                wanted.append((f"{one_held}@1",))
                needs[f"{one_held}@1"] = "entry"
            skills[skill][level] = wanted
        for skill, level in own.items():
            taught.setdefault((skill, level), module)
        supports = [
            Support.model_validate({"outcome": name, "from": source})
            for name, source in needs.items()
        ]
        modules.append(module.model_copy(update={"teaches": own, "needs": tuple(supports)}))
    gaps = []
    for number in range(missing):
        skill = f"missing-{number}"
        some = rng.sample(sorted(taught), min(2, len(taught)))
        skills[skill] = {1: [(f"{one}@{level}",) for one, level in some], 2: [("open-need@1",)]}
        strands[skill] = rng.choice(STRANDS[: shape.strands])
        gaps.append((skill, rng.randint(1, 2), 0))
    required = [(skill, level, level) for skill, level in sorted(taught)[::3]]
    coverage = tuple(
        Coverage(
            skill=skill,
            name=title(rng, (1, 4)),
            required=level,
            priority=("must", "essential", "optional")[number % 3],
            weight=1,
            reached=reached,
        )
        for number, (skill, level, reached) in enumerate([*required, *gaps])
    )
    described = tuple(
        PlannedSkill(
            id=skill,
            name=title(rng, (1, 4)),
            strand=strands[skill],
            levels=tuple(
                PlannedLevel(level=level, needs=tuple(needs))
                for level, needs in sorted(levels.items())
            ),
        )
        for skill, levels in sorted(skills.items())
    )
    order = {module.id: place for place, module in enumerate(plan.modules)}
    modules.sort(key=lambda module: order[module.id])
    update = {"modules": tuple(modules), "coverage": coverage, "skills": described, "entry": entry}
    return plan.model_copy(update=update)
