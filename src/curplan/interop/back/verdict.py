"""Which edits a new plan keeps, which it cannot keep, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.catalogue.counting import counted
from curplan.plan.texts import translations

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curplan.catalogue.models import Catalogue
    from curplan.interop.back.changes import Edit, Edited
    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedModule

ENOUGH = 0.02
"""Hours by which two may differ and still be the same."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """An edit, whether the plan keeps it, and why not; ``note``: it does, but for a detail."""

    edit: Edit
    kept: bool
    why: str = ""
    note: str = ""


def verdicts(edited: Edited, plan: Plan, catalogue: Catalogue) -> tuple[Verdict, ...]:
    """Hold a plan of the changed brief against every edit; the catalogue has the layer in it."""
    if plan.status == "infeasible" or not plan.modules:
        return tuple(_clash(edit, plan) for edit in edited.edits)
    planned = {module.id: module for module in plan.modules}
    catalogue = counted(catalogue, plan.catalogue.hour)
    return tuple(_kept(edit, edited, planned, plan, catalogue) for edit in edited.edits)


def _clash(edit: Edit, plan: Plan) -> Verdict:
    """Explain a clash by the conflict that the planner found; an edit that is in none is not it."""
    conflicts = [each for each in plan.advice if each.kind == "conflict"]
    ways = "; or ".join(each.text for each in plan.advice if each.kind == "relaxation")
    hint = f"; this would work: {ways}" if ways else ""
    for each in conflicts:
        if set(edit.options) & set(each.items):
            return Verdict(edit, False, f"{each.text}{hint}")
    if conflicts:
        return Verdict(edit, True, note="it is not among the edits that clash")
    return Verdict(edit, False, "no track was found that keeps all edits together")


def _kept(
    edit: Edit,
    edited: Edited,
    planned: dict[str, PlannedModule],
    plan: Plan,
    catalogue: Catalogue,
) -> Verdict:
    module = planned.get(edit.module)
    if edit.kind == "removed":
        why = f"{module.title} is still in the plan" if module else ""
        return Verdict(edit, module is None, why)
    if edit.kind == "programme":
        return Verdict(edit, True)
    if edit.kind == "text":
        good = translations(plan.texts, edited.language).get(edit.own) == edited.texts[edit.own]
        return Verdict(edit, good, "" if good else "the new plan does not have this text")
    if module is None:
        return Verdict(edit, False, "the module is not in the new plan")
    if edit.kind in ("moved", "week"):
        return _moved(edit, edited, module)
    if edit.kind == "order":
        first = next((a for a, b in edited.order if b == edit.module and a in planned), "")
        good = bool(first) and planned[first].end_week <= module.start_week
        return Verdict(edit, good, "" if good else "the order is another in the new plan")
    wanted = edited.modules.get(edit.module)
    if edit.kind == "hours" and wanted is not None:
        hours = wanted.minutes / catalogue.hour
        if abs(module.hours - hours) < ENOUGH:
            return _moved(edit, edited, module)
        return Verdict(edit, False, f"it has {module.hours:g} h in the new plan")
    if edit.kind == "content" and wanted is not None:
        good = module.title == wanted.title and module.kind == wanted.kind.value
        good = good and [u.title for u in module.units] == [u.title for u in wanted.units]
        titles = [each.title for each in module.assessments]
        good = good and titles == [each.title for each in wanted.assessments]
        return Verdict(edit, good, "" if good else "the new plan has the catalogue's text")
    return Verdict(edit, True)


def _moved(edit: Edit, edited: Edited, module: PlannedModule) -> Verdict:
    first = (edited.not_before or {}).get(module.id, 1)
    last = (edited.not_after or {}).get(module.id, module.end_week)
    if module.start_week < first or module.end_week > last:
        span = f"it runs from week {module.start_week} to {module.end_week} in the new plan"
        return Verdict(edit, False, span)
    wanted = edited.weekly.get(module.id, {})
    others = other_hours(module, wanted) if edit.week or module.id in edited.moved else {}
    for week, there in others.items():
        if edit.week in (0, week):
            asked = wanted.get(week, 0)
            return Verdict(edit, False, f"week {week} has {there:g} h of it instead of {asked:g} h")
    return Verdict(edit, True)


def other_hours(module: PlannedModule, wanted: Mapping[int, float]) -> dict[int, float]:
    """Give the hours of the weeks of a planned module that has others there than are wanted."""
    made = {int(week): hours for week, hours in module.weekly_hours.items()}
    return {
        week: made.get(week, 0)
        for week in sorted({*wanted, *made})
        if abs(made.get(week, 0) - wanted.get(week, 0)) > ENOUGH
    }
