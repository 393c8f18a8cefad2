"""The groups of an audience: what each may leave out, and what it learns before week 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.proposal.model import Background, Some
from curplan.proposal.plain import plain, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedBackground
    from curplan.proposal.names import Names


def backgrounds(plan: Plan, names: Names) -> tuple[Background, ...]:
    """Give the groups that the plan has; of an older plan, which has none, those of its brief."""
    if plan.backgrounds:
        return tuple(_background(each, plan, names) for each in plan.backgrounds)
    learners = plan.brief.get("learners")
    groups = learners.get("backgrounds") if isinstance(learners, dict) else ()
    found = groups if isinstance(groups, list | tuple) else ()
    titles = [plain(each.get("title", "")) for each in found if isinstance(each, dict)]
    return tuple(Background(title) for title in titles if title)


def _background(group: PlannedBackground, plan: Plan, names: Names) -> Background:
    hours = {module.id: module.hours for module in plan.modules}
    own = group.preparation
    return Background(
        plain(group.title),
        _some((names.title(name), hours.get(name, 0)) for name in group.waivers),
        _some((plain(each.title), each.hours) for each in own.modules) if own else Some(),
        tuple(names.outcome(each) for each in (own.open if own else group.prepares)),
        fits=own is None or own.fits,
    )


def _some(modules: Iterable[tuple[str, float]]) -> Some:
    found = tuple((title, tidy(hours)) for title, hours in modules)
    return Some(found, tidy(sum(hours for _, hours in found)))
