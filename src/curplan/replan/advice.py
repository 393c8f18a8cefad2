"""What would bring back the coverage that a plan made anew has lost: more weeks at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.brief import MAX_WEEKS
from curplan.calendars.weeks import weeks_for
from curplan.plan.model import Advice
from curplan.replan.rest import past_alone, past_hours, rest_of, whole_problem

if TYPE_CHECKING:
    from curplan.brief import Brief
    from curplan.catalogue.models import Catalogue
    from curplan.plan.model import Plan
    from curplan.replan.past import Past

FURTHEST = 12
"""Weeks more that are tried."""

DECIDE_LIMIT = 1.0


def longer(
    catalogue: Catalogue, brief: Brief, old: Plan, new: Plan, past: Past
) -> tuple[Advice, ...]:
    """How few weeks more reach again what the older plan reached of must and essential.

    Nothing where that has not become less.
    """
    from curplan.solve.fit import fits

    if old.role != new.role or not old.modules:
        return ()
    goal = [int(old.objective(f"{p}_coverage").value) for p in ("must", "essential")]
    have = [int(new.objective(f"{p}_coverage").value) for p in ("must", "essential")]
    if have >= goal:
        return ()
    sure = True
    lay = [module.id for module in old.modules]
    for more in range(1, FURTHEST + 1):
        if brief.weeks + more > MAX_WEEKS:
            break
        asked = brief.model_copy(update={"weeks": brief.weeks + more})
        problem = whole_problem(catalogue, asked, weeks_for(catalogue, asked), lay, past)
        rest, _ = rest_of(
            problem, past_hours(problem, past), past.from_week, past_alone(problem, past)
        )
        fit = fits(rest, *goal, thorough=True, limit=DECIDE_LIMIT)
        if fit.fits:
            total = brief.weeks + more
            doubt = "" if sure else " (fewer not ruled out)"
            text = (
                f"{more} more week{'s' * (more != 1)} ({total} in all, --weeks {total}) for the "
                f"must and essential coverage of the plan before{doubt}"
            )
            return (Advice(kind="weeks", text=text, value=total, proven=sure),)
        sure = sure and fit.fits is False
    return ()
