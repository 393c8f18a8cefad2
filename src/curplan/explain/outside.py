"""Why a module is not in the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.advise.untaught import unsupported
from curplan.explain.desk import listed, teaches
from curplan.explain.inside import weeks
from curplan.explain.model import Part, Reason
from curplan.problem.relevance import held

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curplan.catalogue.models import Module
    from curplan.explain.desk import Desk


def why_out(desk: Desk, name: str) -> Part:
    """Say why a module is out: pins, out of reach, of no use for the role, taught already."""
    module = desk.catalogue.module_by_id[name]
    brief = desk.situation.brief
    found = []
    if name in brief.exclude:
        found.append(Reason("pin", f"the brief excludes it (--exclude {name})"))
    if brief.preparation is not None and name in brief.preparation.modules:
        text = "learners work through it before week 1, in the brief's preparation"
        return Part("why it is out", (Reason("prepared", text),))
    lacking = unsupported(desk.catalogue, brief, name)
    for outcome, user, excluded in lacking:
        who = "only excluded modules teach" if excluded else "nothing teaches"
        text = f"{desk.title(user)} needs {outcome}, which {who}"
        found.append(Reason("untaught", text, (user,)))
    found.extend(_use(desk, module))
    if not lacking:
        found.extend(_price(desk, module))
    return Part("why it is out", tuple(found))


def _use(desk: Desk, module: Module) -> list[Reason]:
    """What it would give: required and not reached, reached otherwise, held, or of no use."""
    entry = desk.situation.entry
    required = {r.outcome.skill: r for r in desk.situation.requirements}
    reached = _levels(desk)
    found = []
    for outcome in module.teaches:
        requirement = required.get(outcome.skill)
        others = [m for m in desk.situation.modules if teaches(m, outcome)]
        if entry.get(outcome.skill, 0) >= outcome.level:
            found.append(Reason("held", f"{outcome}, which it teaches, learners hold on entry"))
        elif others:
            names = listed(
                f"{m.title} ({weeks(desk.situation.start[m.id], desk.situation.end[m.id])}, "
                f"{desk.hours(m.minutes):g} h)"
                for m in others
            )
            text = f"{outcome}, which it teaches, is taught by {names}"
            found.append(Reason("alternative", text, tuple(m.id for m in others)))
        elif (
            requirement is not None
            and reached.get(outcome.skill, 0) < outcome.level <= requirement.outcome.level
        ):
            asked = f"{requirement.priority.value}, weight {requirement.weight}"
            text = f"it would teach {outcome} for {requirement.outcome} ({asked}), which is short"
            found.append(Reason("coverage", text))
        elif requirement is not None:
            text = f"{outcome}, which it teaches, is more than the role requires"
            found.append(Reason("unused", f"{text} ({requirement.outcome})"))
        else:
            text = f"the role does not require {outcome}, and nothing in the plan needs it"
            found.append(Reason("unused", text))
    if not any(task.id == module.id for task in desk.problem.tasks) and not found:
        found.append(Reason("unused", "it teaches nothing that counts for this role"))
    return found


def _levels(desk: Desk) -> dict[str, int]:
    levels = dict(desk.situation.entry)
    for module in desk.situation.modules:
        for skill, level in module.teaches:
            levels[skill] = max(levels.get(skill, 0), level)
    return levels


def _price(desk: Desk, module: Module) -> list[Reason]:
    """The hours that it takes, the needs that the plan does not meet, and the hours left."""
    levels: Mapping[str, int] = _levels(desk)
    open_needs = [
        str(need) for need in desk.catalogue.module_needs(module) if not held(need, levels)
    ]
    found = []
    if open_needs:
        text = f"it needs {listed(open_needs)}, which the plan does not teach"
        found.append(Reason("need", text))
    capacity = sum(week.capacity for week in desk.situation.weeks)
    used = sum(desk.situation.loads.values())
    text = f"it takes {desk.hours(module.minutes):g} h; the plan uses {used:g} of {capacity} h"
    most = desk.situation.brief.max_hours
    if most is not None:
        text += f", and the brief allows {most} h (--max-hours)"
    found.append(Reason("box", text))
    return found
