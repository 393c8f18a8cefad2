"""Modules and weeks with their hours and days, as the plan file has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.plan import planned
from curplan.plan.described import assessments_of, levels_of
from curplan.plan.hours import hours_of, written_hours

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from curplan.calendars.weeks import Week
    from curplan.catalogue.models import Module


def module_in(
    weeks: Sequence[Week],
    module: Module,
    spread: Mapping[int, int],
    hour: int,
    *,
    minutes: int,
    needs: Iterable[tuple[object, str]],
    alone: Mapping[int, int] | None = None,
    why: tuple[str, ...] = (),
) -> planned.PlannedModule:
    """Place a module in weeks: ``spread`` are its minutes by week, ``alone`` the independent ones.

    It begins on the first open day of its first week, and ends on the last one of its last.
    ``minutes`` is its whole length, ``hour`` that of a teaching hour in minutes, ``needs`` are
    outcomes and where each is met.
    """
    first, last = min(spread), max(spread)
    begin, finish = weeks[first - 1].open_days, weeks[last - 1].open_days
    return planned.PlannedModule(
        id=module.id,
        title=module.title,
        strand=module.strand,
        kind=module.kind.value,
        hours=hours_of(minutes, hour),
        start_week=first,
        end_week=last,
        weekly_hours=_by_week(spread, hour),
        weekly_independent=_by_week(alone or {}, hour),
        start_date=begin[0] if begin else None,
        end_date=finish[-1] if finish else None,
        teaches=levels_of(module.teaches),
        practises=levels_of(module.practises),
        assesses=levels_of(module.assesses),
        needs=tuple(
            planned.Support.model_validate({"outcome": str(outcome), "from": source})
            for outcome, source in needs
        ),
        why=why,
        units=tuple(
            planned.PlannedUnit(
                title=unit.title, kind=unit.kind.value, hours=hours_of(unit.minutes, hour)
            )
            for unit in module.units
        ),
        assessments=assessments_of(module),
        tools=module.tools,
    )


def _by_week(minutes: Mapping[int, int], hour: int) -> dict[str, int | float]:
    return {str(week): hours_of(some, hour) for week, some in sorted(minutes.items())}


def weeks_with(
    weeks: Sequence[Week], spreads: Iterable[Mapping[int, int]], hour: int
) -> tuple[planned.PlannedWeek, ...]:
    """Give weeks with what is planned in each; ``spreads`` are minutes by week, one a module."""
    loads = [0] * len(weeks)
    for spread in spreads:
        for week, minutes in spread.items():
            loads[week - 1] += minutes
    return tuple(
        planned.PlannedWeek(
            week=week.number,
            start_date=week.start,
            hours=written_hours(week.hours),
            reserved=written_hours(week.reserved),
            capacity=written_hours(week.capacity),
            independent=None if week.independent is None else written_hours(week.independent),
            load=hours_of(load, hour),
            closures=tuple(planned.ClosedDay(date=day, name=name) for day, name in week.closures),
            reduced=week.reduced,
        )
        for week, load in zip(weeks, loads, strict=True)
    )
