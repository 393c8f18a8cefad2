"""The preparation before week 1, for the plan file: its weeks, its modules, and who needs what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.calendars.weeks import preparatory_weeks
from curplan.plan import planned
from curplan.plan.dated import module_in, weeks_with
from curplan.plan.supports import ENTRY
from curplan.problem.asked import arrival_levels
from curplan.problem.preparation import (
    Layout,
    in_turn,
    lay_out,
    needs_of,
    prepared_modules,
    raised,
)
from curplan.problem.relevance import held

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.brief import Brief
    from curplan.calendars.weeks import Week
    from curplan.catalogue.models import Catalogue, Module, Need


def preparation_of(catalogue: Catalogue, brief: Brief) -> planned.Preparation | None:
    """Lay out the preparation of a brief; None where it has none.

    Raises ValueError for one whose modules do not fit into its weeks (``check_brief`` tells).
    """
    if brief.preparation is None:
        return None
    levels = arrival_levels(catalogue, brief)
    weeks = preparatory_weeks(brief)
    modules, stuck = in_turn(catalogue, prepared_modules(catalogue, brief), levels)
    made = lay_out(catalogue, modules, levels, minutes_of(weeks, catalogue.hour))
    if made is None or stuck:
        raise ValueError("the preparation does not fit into its weeks")
    ordered = _in_order(catalogue, modules, levels, made)
    return planned.Preparation(
        hours_per_week=brief.preparation.hours_per_week,
        entry=levels,
        weeks=weeks_with(weeks, made.values(), catalogue.hour),
        modules=tuple(
            module_in(
                weeks,
                module,
                made[module.id],
                catalogue.hour,
                minutes=module.minutes,
                needs=needs,
            )
            for module, needs in ordered
        ),
    )


def minutes_of(weeks: Sequence[Week], hour: int) -> list[int]:
    """Minutes of each week that modules may use."""
    return [int(week.capacity * hour) for week in weeks]


def _in_order(
    catalogue: Catalogue, modules: Sequence[Module], levels: Mapping[str, int], made: Layout
) -> list[tuple[Module, list[tuple[str, str]]]]:
    """Order modules by their first week, each after what it needs, with where that comes from."""
    waiting = sorted(modules, key=lambda module: min(made[module.id]))
    found: list[tuple[Module, list[tuple[str, str]]]] = []
    while waiting:
        for module in waiting:
            ended = [m for m, _ in found if max(made[m.id]) <= min(made[module.id])]
            if all(held(need, raised(levels, ended)) for need in needs_of(catalogue, module)):
                break
        waiting.remove(module)
        needs = [_source(need, levels, ended) for need in catalogue.module_needs(module)]
        found.append((module, list(dict.fromkeys(needs))))
    return found


def _source(need: Need, levels: Mapping[str, int], ended: Sequence[Module]) -> tuple[str, str]:
    """Say which outcome meets a need, and whether it is held or which module teaches it."""
    for outcome in need.any_of:
        if levels.get(outcome.skill, 0) >= outcome.level:
            return str(outcome), ENTRY
    return next(
        (str(outcome), module.id)
        for module in ended
        for outcome in need.any_of
        if any(taught.covers(outcome) for taught in module.teaches)
    )
