"""The preparation of a brief: its modules, and whether they fit into the weeks before week 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.brief import MAX_HOURS_PER_WEEK, MAX_PREPARATION
from curplan.briefing.naming import Path, unknown, wrong
from curplan.calendars.weeks import preparatory_weeks
from curplan.diagnostics import Severity
from curplan.problem.asked import arrival_levels
from curplan.problem.preparation import ALONE, in_turn, lay_out, needs_of, prepared_modules, raised
from curplan.problem.relevance import held

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from curplan.brief import Brief, Preparation
    from curplan.catalogue.faults import Fault
    from curplan.catalogue.models import Catalogue, Module, Need

PINS = ("include", "exclude", "not_before", "not_after", "hours_in_week", "order")
KEY = "preparation"


def preparation_faults(catalogue: Catalogue, brief: Brief) -> Iterator[Fault]:
    """Find modules of a preparation that there are not, or that cannot be in it."""
    wanted = brief.preparation
    if wanted is None:
        return
    if not wanted.modules and not (brief.learners and brief.learners.backgrounds):
        hint = "name its modules, as in modules: [command-line]"
        yield wrong("missing-key", "the preparation has no modules", (KEY,), hint)
    pinned = {key: _pinned(brief, key) for key in PINS}
    for number, name in enumerate(wanted.modules):
        path: Path = (KEY, "modules", number)
        yield from unknown("module", path, name, catalogue.module_by_id, required=True)
        if name in wanted.modules[:number]:
            message = f"the preparation has '{name}' twice"
            yield wrong("duplicate-id", message, path, "take one of them out")
            continue
        module = catalogue.module_by_id.get(name)
        if module is not None and module.kind not in ALONE:
            message = f"'{name}' is a module of the kind '{module.kind.value}'"
            kinds = ", ".join(kind.value for kind in ALONE)
            hint = f"leave it out here; of these kinds one can be prepared: {kinds}"
            yield wrong("not-for-preparation", message, path, hint)
        for key in [key for key, names in pinned.items() if name in names]:
            message = f"'{name}' is in the preparation, and '{key}' speaks of it too"
            hint = f"what is prepared is not planned again; take it out of '{key}' or out of here"
            yield wrong("contradicting-pins", message, path, hint)


def _pinned(brief: Brief, key: str) -> set[str]:
    value = getattr(brief, key)
    if key == "order":
        return {name for pair in value for name in pair}
    return set(value)


def fitting(catalogue: Catalogue, brief: Brief) -> Iterator[Fault]:
    """Find modules whose needs nobody holds before week 1, and a preparation that is too long."""
    wanted = brief.preparation
    if wanted is None:
        return
    levels = arrival_levels(catalogue, brief)
    modules = prepared_modules(catalogue, brief)
    ordered, stuck = in_turn(catalogue, modules, levels)
    for module in stuck:
        yield _stuck(catalogue, brief, module, raised(levels, ordered), stuck)
    for number, name in enumerate(wanted.modules):
        module = catalogue.module_by_id[name]
        if module.teaches and all(levels.get(s, 0) >= level for s, level in module.teaches):
            message = f"learners hold all that '{name}' teaches when they come"
            hint = "take it out of the preparation, unless they are to practise it"
            path: Path = (KEY, "modules", number)
            yield wrong("nothing-to-prepare", message, path, hint, Severity.WARNING)
    if not stuck and not _fits(catalogue, ordered, levels, brief):
        yield _too_long(catalogue, brief, wanted, ordered, levels)


def _stuck(
    catalogue: Catalogue,
    brief: Brief,
    module: Module,
    levels: Mapping[str, int],
    stuck: Sequence[Module],
) -> Fault:
    """Say what a module needs that nobody holds before week 1, and which modules teach it."""
    lacking = [need for need in needs_of(catalogue, module) if not held(need, levels)]
    listed = ", ".join(map(str, lacking))
    message = f"'{module.id}' needs {listed}, which learners do not hold before week 1"
    able = dict.fromkeys(
        each.id for need in lacking if (each := _teacher(catalogue, need, stuck)) is not None
    )
    listed = " and ".join(f"'{name}'" for name in able)
    hint = f"prepare {listed} too, or leave it out" if able else "leave it out"
    assert brief.preparation is not None
    number = brief.preparation.modules.index(module.id)
    return wrong("preparation-needs", message, (KEY, "modules", number), hint)


def _teacher(catalogue: Catalogue, need: Need, stuck: Sequence[Module]) -> Module | None:
    """Find the shortest module that teaches what is needed and can be prepared."""
    able = [
        module
        for module in catalogue.modules
        if module.kind in ALONE
        and module not in stuck
        and any(taught.covers(outcome) for outcome in need.any_of for taught in module.teaches)
    ]
    return min(able, key=lambda module: (module.minutes, module.id), default=None)


def _fits(
    catalogue: Catalogue, modules: Sequence[Module], levels: Mapping[str, int], brief: Brief
) -> bool:
    capacity = [int(week.capacity * catalogue.hour) for week in preparatory_weeks(brief)]
    return lay_out(catalogue, modules, levels, capacity) is not None


def _too_long(
    catalogue: Catalogue,
    brief: Brief,
    wanted: Preparation,
    modules: Sequence[Module],
    levels: Mapping[str, int],
) -> Fault:
    """Say how many hours are missing, and how many weeks or hours a week would do."""
    hour = catalogue.hour
    total = sum(module.minutes for module in modules) / hour
    calendar = preparatory_weeks(brief)
    room = sum(week.capacity for week in calendar)
    first = f" from {calendar[0].start}" if calendar[0].start else ""
    weeks = f"week{first} has" if wanted.weeks == 1 else f"{wanted.weeks} weeks{first} have"
    if total > room:
        what = f"the modules of the preparation take {total:g} h, and its {weeks} {float(room):g} h"
        message = f"{what}: {total - room:g} h are missing"
    else:
        what = f"the modules of the preparation do not fit into its weeks, though {total:g} h are"
        message = f"{what} no more than {float(room):g} h: they wait for each other, or for a week"

    def changed(**update: int) -> Brief:
        return brief.model_copy(update={KEY: wanted.model_copy(update=update)})

    ways = [
        f"{number} weeks"
        for number in range(wanted.weeks + 1, MAX_PREPARATION + 1)
        if _fits(catalogue, modules, levels, changed(weeks=number))
    ][:1]
    ways += [
        f"{number} h a week"
        for number in range(wanted.hours_per_week + 1, MAX_HOURS_PER_WEEK + 1)
        if _fits(catalogue, modules, levels, changed(hours_per_week=number))
    ][:1]
    hint = f"{' or '.join(ways)} would do" if ways else "take a module out"
    return wrong("preparation-too-long", message, (KEY, "weeks"), hint)
