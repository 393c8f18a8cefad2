"""When a module of a plan made by hand is taught: its minutes in each week."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from curplan.catalogue.convert import GRAIN, MAX_MODULE_HOURS
from curplan.catalogue.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.catalogue.models import Module
    from curplan.review.typed import OwnModuleDocument, PlacedDocument
    from curplan.source import Place

ROUNDING = 0.01
"""Minutes that an hour written with four digits may be off."""

MinutesByWeek = dict[int, int]


def to_minutes(
    hours: float, hour: int, place: Place, faults: list[Fault], *, or_none: bool = False
) -> int:
    """Turn hours into minutes; 0 and a fault where they cannot be. ``or_none``: 0 hours can."""
    if or_none and hours == 0:
        return 0
    if math.isnan(hours) or hours <= 0:
        least = "at least 0" if or_none else "more than 0"
        message = f"hours must be {least}; found {hours:g}"
        faults.append(Fault("bad-hours", message, place, "correct the hours"))
        return 0
    if hours > MAX_MODULE_HOURS:
        message = f"{hours:g} h is more than can be meant here; the limit is {MAX_MODULE_HOURS} h"
        faults.append(Fault("bad-hours", message, place, "correct the hours"))
        return 0
    minutes = hours * hour
    whole = round(minutes / GRAIN) * GRAIN
    if not whole or abs(minutes - whole) > ROUNDING:
        message = (
            f"hours must be whole multiples of {GRAIN} minutes; {hours:g} h of {hour} minutes "
            f"are {minutes:g}"
        )
        hint = f"write whole hours, or a fraction that comes out at {GRAIN} minutes"
        faults.append(Fault("bad-hours", message, place, hint))
        return 0
    return whole


def place_module(
    entry: PlacedDocument | OwnModuleDocument,
    module: Module,
    weeks: int,
    hour: int,
    place: Place,
    faults: list[Fault],
) -> MinutesByWeek:
    """Give the minutes of a module in each week, as said or spread evenly over the weeks named.

    ``weeks`` is the length of the programme. What is wrong goes to ``faults``.
    """
    key = "weekly_hours" if entry.weekly_hours else "weeks"
    if entry.weekly_hours and entry.weeks:
        message = f"'{module.id}' has both 'weeks' and 'weekly_hours'"
        faults.append(Fault("bad-value", message, place, "keep one of the two"))
        return {}
    if entry.weekly_hours:
        minutes = _as_said(entry, module, hour, place, faults)
    elif entry.weeks:
        minutes = _spread(module, entry.weeks, hour, place, faults)
    else:
        message = f"it is not said when '{module.id}' is taught"
        hint = "add 'weeks: 1-3', or 'weekly_hours'"
        faults.append(Fault("missing-key", message, place, hint))
        return {}
    late = [week for week in (*entry.weekly_hours, *entry.weeks) if week > weeks]
    if late:
        faults.append(
            Fault(
                "bad-value",
                f"'{module.id}' is taught in week {max(late)}; the programme has {weeks}",
                place.down(key),
                "correct the weeks of the module, or those of the programme",
            )
        )
    return minutes


def _as_said(
    entry: PlacedDocument | OwnModuleDocument,
    module: Module,
    hour: int,
    place: Place,
    faults: list[Fault],
) -> MinutesByWeek:
    found: list[Fault] = []
    minutes = {
        week: to_minutes(hours, hour, place.down("weekly_hours", week), found, or_none=True)
        for week, hours in sorted(entry.weekly_hours.items())
    }
    total = sum(minutes.values())
    if not found and total != module.minutes:
        found.append(
            Fault(
                "hours-disagree",
                f"the weekly hours of '{module.id}' sum to {total / hour:g} h; "
                f"the module has {module.minutes / hour:g} h",
                place.down("weekly_hours"),
                "correct them, or give the hours that the programme has with 'hours'",
            )
        )
    faults.extend(found)
    return {week: most for week, most in minutes.items() if most}


def _spread(
    module: Module, weeks: Sequence[int], hour: int, place: Place, faults: list[Fault]
) -> MinutesByWeek:
    """In whole hours where every week gets one, else in steps of five minutes."""
    whole = module.minutes % hour == 0 and module.minutes >= len(weeks) * hour
    size = hour if whole else GRAIN
    each, more = divmod(module.minutes // size, len(weeks))
    if not each:
        message = f"the {module.minutes / hour:g} h of '{module.id}' are too few for so many weeks"
        hint = "name fewer weeks, or correct the hours"
        faults.append(Fault("bad-hours", message, place.down("weeks"), hint))
        return {}
    return {week: (each + (number < more)) * size for number, week in enumerate(weeks)}
