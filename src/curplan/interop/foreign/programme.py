"""The plan that a designer's workbook holds, as a file for ``curplan review --hand-made``."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from curplan.interop.foreign.catalogue import Made
    from curplan.interop.foreign.drafts import DraftModule, Drafts

USUAL_PARALLEL = 3
MOST_HOURS = 80
SAME = 0.05
"""Hours that two sums may differ by: rounding."""


def programme_document(drafts: Drafts, made: Made) -> dict[str, Any] | None:
    """Say role, weeks, pace and when each module is taught; None where no week is named."""
    placed = {key: each for key, each in drafts.modules.items() if each.weekly or each.weeks}
    if not placed:
        return None
    by_week: dict[int, float] = {}
    side_by_side: dict[int, int] = {}
    entries: list[dict[str, Any]] = []
    for key, draft in drafts.modules.items():
        if key not in placed:
            message = f"nothing says when '{draft.title}' is taught; it is not in the plan"
            drafts.warn("missing-weeks", message, draft.place, "add its weeks")
            continue
        module = made.modules[key]
        hours = module.minutes / drafts.hour
        entry: dict[str, Any] = {"id": module.id}
        spread = _weekly(draft, hours)
        if draft.weekly:
            entry["weekly_hours"] = {week: _plain(h) for week, h in sorted(draft.weekly.items())}
            if _disagree(drafts, draft, hours):
                entry["hours"] = _plain(sum(draft.weekly.values()))
        else:
            entry["weeks"] = ", ".join(map(str, draft.weeks))
        if draft.hours is not None and not draft.units and not draft.weekly:
            entry["hours"] = _plain(hours)
        entries.append(entry)
        for week, amount in spread.items():
            by_week[week] = by_week.get(week, 0) + amount
            thin = module.kind.value == "continuous"
            side_by_side[week] = side_by_side.get(week, 0) + (not thin)
    weeks = drafts.weeks or max(by_week)
    pace = drafts.hours_per_week or math.ceil(max(by_week.values()) - 1e-9)
    document: dict[str, Any] = {"role": made.role}
    if made.audience:
        document["audience"] = made.audience
    document |= {"weeks": weeks, "hours_per_week": max(1, min(pace, MOST_HOURS))}
    if drafts.start:
        document["start"] = drafts.start.isoformat()
    if max(side_by_side.values(), default=0) > USUAL_PARALLEL:
        document["max_parallel"] = max(side_by_side.values())
    review = {week: hours for week, hours in drafts.review.items() if week <= weeks}
    if review:
        document["review"] = review
    return document | {"modules": entries}


def _weekly(draft: DraftModule, hours: float) -> dict[int, float]:
    if draft.weekly:
        return draft.weekly
    return {week: hours / len(draft.weeks) for week in draft.weeks}


def _disagree(drafts: Drafts, draft: DraftModule, hours: float) -> bool:
    """Tell whether a module's weeks have other hours than it has; then the plan has the weeks'."""
    total = sum(draft.weekly.values())
    if abs(total - hours) <= SAME:
        return False
    message = f"'{draft.title}' has {hours:g} h, and its weeks have {total:g} h together"
    hint = "correct one of the two; the plan has the hours of the weeks"
    drafts.warn("hours-disagree", message, draft.hours_place or draft.place, hint)
    return True


def _plain(hours: float) -> int | float:
    return int(hours) if hours == int(hours) else hours
