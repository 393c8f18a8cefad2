"""What the catalogue says of the modules and skills of a plan, for whoever has the plan alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.plan import model, planned

if TYPE_CHECKING:
    from collections.abc import Iterable

    from curplan.catalogue.models import Catalogue, Module, Outcome


def levels_of(outcomes: Iterable[Outcome]) -> planned.Levels:
    """Group outcomes by skill: one level as a number, several as a tuple."""
    found: dict[str, list[int]] = {}
    for skill, level in outcomes:
        found.setdefault(skill, []).append(level)
    return {skill: few[0] if len(few) == 1 else tuple(few) for skill, few in found.items()}


def assessments_of(module: Module) -> tuple[planned.PlannedAssessment, ...]:
    """Give a module's assessments as the plan states them."""
    return tuple(
        planned.PlannedAssessment(
            title=row.title,
            form=row.form.value,
            work=row.work.value,
            outcomes=tuple(map(str, row.outcomes)),
            weight=row.weight,
            minutes=row.minutes,
            pass_mark=row.pass_mark,
            ai=row.ai.value,
            gate=row.gate,
        )
        for row in module.assessments
    )


def skills_of(
    catalogue: Catalogue, modules: Iterable[Module], others: Iterable[str]
) -> tuple[model.PlannedSkill, ...]:
    """Describe the skills that modules teach, practise, assess or need, and ``others``, by id.

    A plan edited by hand may name a skill that there is not: that is not described.
    """
    named = set(others)
    for module in modules:
        needed = [one for need in catalogue.module_needs(module) for one in need.any_of]
        outcomes = [*module.teaches, *module.practises, *module.assesses, *needed]
        named |= {skill for skill, _ in outcomes}
    # What stays open hangs on something, too.
    for skill in sorted(named & catalogue.skill_by_id.keys()):
        for level in catalogue.skill_by_id[skill].levels:
            named |= {one.skill for need in level.needs for one in need.any_of}
    return tuple(
        _described(catalogue, skill) for skill in sorted(named & catalogue.skill_by_id.keys())
    )


def _described(catalogue: Catalogue, skill: str) -> model.PlannedSkill:
    known = catalogue.skill_by_id[skill]
    return model.PlannedSkill(
        id=known.id,
        name=known.name,
        strand=known.strand,
        levels=tuple(
            model.PlannedLevel(
                level=level.level,
                means=level.means,
                needs=tuple(tuple(map(str, need.any_of)) for need in level.needs),
            )
            for level in known.levels
        ),
    )
