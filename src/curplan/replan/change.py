"""What became different since a plan was made, and the brief that follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.brief import Brief

if TYPE_CHECKING:
    from curplan.catalogue.models import Catalogue
    from curplan.plan.model import Plan
    from curplan.replan.past import Past


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to a programme, and what is wanted of the rest of it.

    Weeks before ``from_week`` are past. ``lost`` are weeks without teaching, past or to come;
    ``done`` are modules that are complete though the plan says otherwise; ``add`` and ``drop``
    are modules that the rest must have or must not; ``weeks`` is a new length, None: as before.
    """

    from_week: int = 1
    lost: tuple[int, ...] = ()
    done: tuple[str, ...] = ()
    add: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    weeks: int | None = None


def brief_of(plan: Plan) -> Brief:
    """Read the brief that a plan answers."""
    return Brief.model_validate({"role": plan.role, **plan.brief})


def changed_brief(catalogue: Catalogue, brief: Brief, change: Change, past: Past) -> Brief:
    """Write what happened into the brief.

    A module that is done and had hours is complete with those. One that had none was learnt
    elsewhere: learners hold what it teaches, and it is not planned. Hours that were fixed for
    a lost week, or of a module that is over by then, are not any more.
    """
    elsewhere = {name for name in change.done if name not in past.minutes}
    known = [
        str(outcome)
        for name in sorted(elsewhere)
        for outcome in catalogue.module_by_id[name].teaches
    ]
    drop = elsewhere | set(change.drop)
    include = (set(brief.include) | set(change.add)) - drop
    exclude = (set(brief.exclude) - set(change.add)) | drop
    lost = {*brief.lost, *change.lost}
    short = past.cut_short(catalogue)
    fixed = {
        name: {
            week: hours
            for week, hours in weeks.items()
            if week not in lost and not (name in short and week >= change.from_week)
        }
        for name, weeks in brief.hours_in_week.items()
        if name not in drop
    }
    return brief.model_copy(
        update={
            "hours_in_week": {name: weeks for name, weeks in fixed.items() if weeks},
            "knows": tuple(dict.fromkeys((*brief.knows, *known))),
            "include": tuple(sorted(include)),
            "exclude": tuple(sorted(exclude)),
            "weeks": change.weeks or brief.weeks,
            "lost": tuple(sorted(lost)),
            "done": tuple(sorted(short)),
        }
    )
