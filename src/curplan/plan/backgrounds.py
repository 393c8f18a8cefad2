"""What each background of the learners may leave out, and what it has to do before week 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.calendars.weeks import preparatory_weeks
from curplan.plan import planned
from curplan.plan.hours import hours_of
from curplan.plan.preparation import minutes_of
from curplan.problem.asked import arrival_levels, background_levels, parse_outcome
from curplan.problem.preparation import catch_up, lay_out, prepared_modules, raised

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from curplan.brief import Background, Brief
    from curplan.catalogue.models import Catalogue, Module


def backgrounds_of(
    catalogue: Catalogue, brief: Brief, modules: Iterable[Module], entry: Mapping[str, int]
) -> tuple[planned.PlannedBackground, ...]:
    """Say of each background of a brief what it may leave out and what it has to catch up on.

    Where the brief has preparatory weeks, also what it works through in them.
    """
    chosen = list(modules)
    prepared = prepared_modules(catalogue, brief)
    found = []
    for group in brief.learners.backgrounds if brief.learners else ():
        held = raised(background_levels(catalogue, group), prepared)
        found.append(
            planned.PlannedBackground(
                title=group.title,
                waivers=tuple(
                    module.id
                    for module in chosen
                    if module.teaches
                    and all(held.get(skill, 0) >= level for skill, level in module.teaches)
                ),
                prepares=tuple(
                    f"{skill}@{level}"
                    for skill, level in entry.items()
                    if held.get(skill, 0) < level
                ),
                preparation=_preparation(catalogue, brief, group),
            )
        )
    return tuple(found)


def _preparation(
    catalogue: Catalogue, brief: Brief, group: Background
) -> planned.BackgroundPreparation | None:
    """Say what learners of one background work through before week 1, and whether that fits."""
    if brief.preparation is None:
        return None
    own = background_levels(catalogue, group)
    shared = [
        module
        for module in prepared_modules(catalogue, brief)
        if any(own.get(skill, 0) < level for skill, level in module.teaches)
    ]
    rest = {
        skill: level
        for skill, level in arrival_levels(catalogue, brief).items()
        if raised(own, shared).get(skill, 0) < level
    }
    extra = catch_up(catalogue, own, rest)
    every = tuple(dict.fromkeys((*extra.modules, *shared)))
    # What no module can bring them to is told apart; it does not keep the others from their places.
    levels = dict(own)
    for skill, level in map(parse_outcome, extra.open):
        levels[skill] = max(level, levels.get(skill, 0))
    capacity = minutes_of(preparatory_weeks(brief), catalogue.hour)
    return planned.BackgroundPreparation(
        modules=tuple(
            planned.PreparedTitle(
                id=module.id, title=module.title, hours=hours_of(module.minutes, catalogue.hour)
            )
            for module in every
        ),
        hours=hours_of(sum(module.minutes for module in every), catalogue.hour),
        fits=lay_out(catalogue, every, levels, capacity) is not None,
        open=extra.open,
    )
