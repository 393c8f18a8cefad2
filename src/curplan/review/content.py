"""Rules on what is taught, practised and assessed that only a review looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.catalogue.kinds import Priority

if TYPE_CHECKING:
    from curplan.catalogue.models import Module, Outcome
    from curplan.catalogue.policy import Rule
    from curplan.review.model import Judged
    from curplan.review.situation import Situation


def coverage(desk: Situation, rule: Rule) -> Judged:
    """Every must and essential requirement is reached in full."""
    del rule
    best = dict(desk.entry)
    for module in desk.modules:
        for skill, level in module.teaches:
            best[skill] = max(level, best.get(skill, 0))
    asked = [r for r in desk.requirements if r.priority is not Priority.OPTIONAL]
    short = tuple(
        f"{desk.catalogue.skill_by_id[r.outcome.skill].name} {best.get(r.outcome.skill, 0)} of "
        f"{r.outcome.level} ({r.priority.value})"
        for r in asked
        if best.get(r.outcome.skill, 0) < r.outcome.level
    )
    return not short, short or (f"all {len(asked)} of them",)


def matrix(desk: Situation, rule: Rule) -> Judged:
    """What is introduced is practised, and essential outcomes that are reached are assessed."""
    del rule
    taught = {outcome for module in desk.modules for outcome in module.teaches}
    practised = [o for module in desk.modules for o in module.practises]
    assessed = [o for module in desk.modules for o in module.assesses]
    found = [
        f"introduced, but not practised: {outcome}"
        for outcome in sorted(taught)
        if not _reached(outcome, practised)
    ]
    for requirement in desk.requirements:
        outcome = requirement.outcome
        if requirement.priority is Priority.OPTIONAL or not _reached(outcome, taught):
            continue
        if not _reached(outcome, assessed):
            found.append(f"{requirement.priority.value}, but not assessed: {outcome}")
    return not found, tuple(found) or (f"{len(taught)} outcomes",)


def _reached(outcome: Outcome, others: set[Outcome] | list[Outcome]) -> bool:
    return any(other.covers(outcome) for other in others)


def effect(desk: Situation, rule: Rule) -> Judged:
    """Every module serves a requirement or another module, or practises a skill of the role."""
    del rule
    used = {need.source for each in desk.plan.modules for need in each.needs}
    idle = [
        m for m in desk.modules if not (m.id in used or _serves(desk, m) or _practised(desk, m))
    ]
    return not idle, tuple(m.title for m in idle) or (f"{len(desk.modules)} modules, all of use",)


def _practised(desk: Situation, module: Module) -> bool:
    """Tell whether another module practises what it teaches, or has it for a corequisite."""
    others = [
        outcome
        for other in desk.modules
        if other.id != module.id
        for outcome in (*other.practises, *(each.outcome for each in other.corequisites))
        if desk.entry.get(outcome.skill, 0) < outcome.level
    ]
    return any(_reached(outcome, list(module.teaches)) for outcome in others)


def _serves(desk: Situation, module: Module) -> bool:
    if any(outcome.skill in desk.required for outcome in module.practises):
        return True
    return any(
        outcome.skill in desk.required and desk.entry.get(outcome.skill, 0) < outcome.level
        for outcome in module.teaches
    )
