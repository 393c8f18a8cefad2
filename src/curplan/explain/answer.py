"""The questions about a plan, and their answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.catalogue.models import Outcome
from curplan.explain.desk import Desk, make_desk
from curplan.explain.inside import alternatives, weeks, why_in
from curplan.explain.model import Explanation, Part
from curplan.explain.order import placed, why_before
from curplan.explain.outside import why_out
from curplan.explain.skills import least_box, reached, required, why_missing, why_taught
from curplan.explain.timing import why_not_earlier, why_not_later
from curplan.explain.what_if import if_required, what_if

if TYPE_CHECKING:
    from curplan.brief import Brief
    from curplan.catalogue.models import Catalogue
    from curplan.explain.model import WhatIf
    from curplan.plan.model import Plan


def explain_module(
    plan: Plan, catalogue: Catalogue, name: str, *, cost: bool = True
) -> Explanation:
    """Say why a module is in a plan, in its weeks, or why it is out; and what else would cost.

    ``cost`` plans again: without the module and with it a week earlier, or with it.
    Raises KeyError for an unknown module.
    """
    desk = make_desk(plan, catalogue)
    module = catalogue.module_by_id[name]
    hours = f"{desk.hours(module.minutes):g} h"
    brief = desk.situation.brief
    if name not in desk.chosen:
        with_it = _including(_without_exclusion(brief, name), name)
        added = (what_if(desk, "with it", with_it),) if cost else ()
        answer = f"{module.title} ({hours}) is not in the plan."
        return Explanation("module-out", (name,), answer, (why_out(desk, name),), added)
    start, end = desk.situation.start[name], desk.situation.end[name]
    parts = (
        why_in(desk, name),
        alternatives(desk, name),
        why_not_earlier(desk, name),
        why_not_later(desk, name),
    )
    answer = f"{module.title} ({hours}) is in the plan, in {weeks(start, end)}."
    tried = _otherwise(desk, name) if cost else ()
    return Explanation("module-in", (name,), answer, parts, tried)


def _otherwise(desk: Desk, name: str) -> tuple[WhatIf, ...]:
    brief, end = desk.situation.brief, desk.situation.end[name]
    without = brief.model_copy(
        update={
            "include": tuple(each for each in brief.include if each != name),
            "exclude": tuple(sorted({*brief.exclude, name})),
            "hours_in_week": {n: w for n, w in brief.hours_in_week.items() if n != name},
        }
    )
    tried = [what_if(desk, "without it", without)]
    if end > 1:
        latest = {**brief.not_after, name: end - 1}
        sooner = _including(brief, name).model_copy(update={"not_after": latest})
        change = f"with it over a week earlier, by week {end - 1}"
        tried.append(what_if(desk, change, sooner, placed=True))
    return tuple(tried)


def _including(brief: Brief, *names: str) -> Brief:
    return brief.model_copy(update={"include": tuple(sorted({*brief.include, *names}))})


def _without_exclusion(brief: Brief, name: str) -> Brief:
    left = tuple(each for each in brief.exclude if each != name)
    return brief.model_copy(update={"exclude": left})


def explain_skill(
    plan: Plan, catalogue: Catalogue, outcome: Outcome, *, cost: bool = True
) -> Explanation:
    """Say who teaches a skill in a plan, and why; one that falls short is explained as missing.

    Level 0 stands for the level that the role requires. Raises KeyError for an unknown skill.
    """
    desk = make_desk(plan, catalogue)
    wanted = _asked_for(desk, outcome)
    have = reached(desk, outcome.skill)
    if have < wanted.level:
        return explain_missing(plan, catalogue, outcome, cost=cost)
    name = catalogue.skill_by_id[outcome.skill].name
    answer = f"{name}: the plan reaches {outcome.skill}@{have}."
    return Explanation("skill", (str(wanted),), answer, why_taught(desk, outcome.skill))


def explain_missing(
    plan: Plan, catalogue: Catalogue, outcome: Outcome, *, cost: bool = True
) -> Explanation:
    """Say why a plan does not reach an outcome, and what it would cost to reach it.

    Level 0 stands for the level that the role requires, or else the next one above what the plan
    reaches. ``cost`` plans again as if the outcome were a must before all others. Raises KeyError
    for an unknown skill.
    """
    desk = make_desk(plan, catalogue)
    wanted = _asked_for(desk, outcome)
    have = reached(desk, wanted.skill)
    name = catalogue.skill_by_id[wanted.skill].name
    if have >= wanted.level:
        answer = f"{name} is not missing: the plan reaches {wanted.skill}@{have}."
        return Explanation("skill", (str(wanted),), answer, why_taught(desk, wanted.skill))
    found = why_missing(desk, wanted)
    tried: tuple[WhatIf, ...] = ()
    if cost and not any(reason.kind == "untaught" for reason in found.reasons):
        tried = (if_required(desk, f"with {wanted}, before all other goals", wanted),)
        if not tried[0].found:
            box = least_box(desk, wanted)
            found = Part(found.heading, (*found.reasons, *([box] if box else [])))
    level = f"{wanted.skill}@{have}" if have else "nothing of it"
    answer = f"{name}: {wanted} is not reached; the plan reaches {level}."
    return Explanation("missing", (str(wanted),), answer, (found,), tried)


def _asked_for(desk: Desk, outcome: Outcome) -> Outcome:
    """The outcome meant by a skill without a level."""
    if outcome.level:
        return outcome
    asked = [r.outcome.level for r in required(desk, outcome.skill)]
    if asked:
        return Outcome(outcome.skill, max(asked))
    levels = [level.level for level in desk.catalogue.skill_by_id[outcome.skill].levels]
    above = [level for level in levels if level > reached(desk, outcome.skill)]
    return Outcome(outcome.skill, min(above, default=levels[-1]))


def explain_order(
    plan: Plan, catalogue: Catalogue, first: str, then: str, *, cost: bool = True
) -> Explanation:
    """Say why one module of a plan comes before another; both must be in the plan.

    Where it is the other way round, that is said, and explained. ``cost`` plans again with the
    order reversed. Raises KeyError for a module that the plan does not have.
    """
    desk = make_desk(plan, catalogue)
    start, end = desk.situation.start, desk.situation.end
    both = f"{placed(desk, first)} and {placed(desk, then)}"
    if end[first] > start[then] and end[then] <= start[first]:
        answer = f"It is the other way round: {placed(desk, then)} comes before "
        answer += f"{placed(desk, first)}."
        first, then = then, first
    elif end[first] > start[then]:
        answer = f"Neither comes before the other: {both} run side by side."
        forward = _reversed(desk, then, first) if cost else ()
        return Explanation("order", (first, then), answer, (), forward)
    else:
        answer = f"{placed(desk, first)} comes before {placed(desk, then)}."
    tried = _reversed(desk, first, then) if cost else ()
    return Explanation("order", (first, then), answer, (why_before(desk, first, then),), tried)


def _reversed(desk: Desk, first: str, then: str) -> tuple[WhatIf, ...]:
    """Plan with the second module before the first."""
    brief = _including(desk.situation.brief, first, then)
    pairs = tuple(pair for pair in brief.order if pair != (first, then))
    other = brief.model_copy(update={"order": (*pairs, (then, first))})
    change = f"with {desk.title(then)} before {desk.title(first)}"
    return (what_if(desk, change, other, placed=True),)
