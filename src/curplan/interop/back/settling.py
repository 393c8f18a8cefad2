"""The brief that keeps a designer's edits, and the plan that shows it: settled by planning.

A module that was moved as a whole is pinned to its first and last week, which leaves the planner
free and is easily read. Where it then divides the hours of these weeks otherwise than the designer
did, the hours of each week are fixed instead, and it is planned once more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from curplan.interop.back.order import brief_with
from curplan.interop.back.verdict import Verdict, other_hours, verdicts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from curplan.brief import Brief
    from curplan.catalogue.models import Catalogue
    from curplan.interop.back.changes import Edited
    from curplan.plan.model import Plan


@dataclass(frozen=True, slots=True)
class Settled:
    """The changed brief, the plan made of it, and what is said of each edit."""

    brief: Brief
    plan: Plan
    verdicts: tuple[Verdict, ...]


def settle(
    brief: Brief, edited: Edited, catalogue: Catalogue, plan_of: Callable[[Brief], Plan]
) -> Settled:
    """Plan a brief with its edits, and once more where that keeps more of them.

    ``plan_of`` makes a plan of a brief, with the layer of the edits in the catalogue. Raises
    ValidationError where a fact of the programme cannot be one of a brief.
    """
    asked = brief_with(brief, edited)
    plan = plan_of(asked)
    planned = {module.id: module for module in plan.modules}
    loose = [
        name
        for name in edited.moved
        if name in planned and other_hours(planned[name], edited.weekly[name])
    ]
    if not loose:
        return Settled(asked, plan, verdicts(edited, plan, catalogue))
    exact = _exactly(edited, [name for name in edited.moved if len(edited.weekly[name]) > 1])
    closer = brief_with(brief, exact)
    second = plan_of(closer)
    if second.modules:
        return Settled(closer, second, verdicts(exact, second, catalogue))
    told = zip(verdicts(edited, plan, catalogue), verdicts(exact, second, catalogue), strict=True)
    return Settled(
        asked,
        plan,
        tuple(
            replace(one, why=f"{one.why}: {two.why}") if not one.kept and two.why else one
            for one, two in told
        ),
    )


def _exactly(edited: Edited, names: Collection[str]) -> Edited:
    """Fix the hours of every week of some modules, instead of their first and last weeks."""
    hours = {name: dict(weeks) for name, weeks in (edited.hours_in_week or {}).items()}
    hours |= {name: dict(edited.weekly[name]) for name in names}
    edits = tuple(
        replace(
            edit,
            options=tuple(
                f"--hours-in-week {edit.module}={week}:{some:g}"
                for week, some in sorted(edited.weekly[edit.module].items())
            ),
        )
        if edit.module in names and edit.options and edit.kind in ("moved", "hours")
        else edit
        for edit in edited.edits
    )
    return replace(
        edited,
        edits=edits,
        hours_in_week=hours,
        not_before={n: w for n, w in (edited.not_before or {}).items() if n not in names},
        not_after={n: w for n, w in (edited.not_after or {}).items() if n not in names},
    )
