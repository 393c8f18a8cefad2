"""Plan every way out that the advice of a plan names: the same words, but whole plans."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.options.mending import Mending
from curplan.options.model import Flaw, Kind, Options, Way, falls

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from curplan.brief import Brief
    from curplan.plan.model import Advice, Plan
    from curplan.plan.planned import PlannedModule

BY_ADVICE: dict[str, Kind] = {
    "weeks": "longer",
    "hours_per_week": "more-hours",
    "entry": "stronger-entry",
}
"""Which way each kind of advice opens."""


def ways_out(
    brief: Brief,
    make_plan: Callable[[Brief], Plan],
    judge: Callable[[Plan], tuple[Flaw, ...]],
) -> Options:
    """Plan a brief; where it does not fit, plan less scope, more time and a stronger entry too.

    Likewise where it fits badly: everything is covered, but the plan has flaws.

    Parameters
    ----------
    make_plan
        Plans a brief, with advice where it falls short.
    judge
        Tells the flaws of a plan that covers everything.

    Returns
    -------
    Options
        No ways where everything fits well, nor where no track keeps the pins and limits.
    """
    asked = make_plan(brief)
    if asked.status == "infeasible":
        return Options(asked, ())
    if not falls(asked):
        mended = Mending(brief, asked, make_plan, judge).options()
        return replace(mended, ways=tuple(_against(way, asked) for way in mended.ways))
    advised = {advice.kind: advice for advice in asked.advice}
    ways = [Way("less-scope", "nothing in time or entry", asked, _proven(asked))]
    for kind, way in BY_ADVICE.items():
        advice = advised.get(kind)
        if advice is not None:
            ways.append(_way(way, brief, advice, make_plan))
    if "entry" not in advised:
        ways.append(Way("stronger-entry", "no entry was found that makes it fit", least=False))
    whole = _whole_track(ways)
    return Options(asked, tuple(_against(way, whole) for way in ways))


def _proven(plan: Plan) -> bool:
    return all(each.proven for each in plan.objectives if each.name != "schedule_penalty")


def _way(kind: Kind, brief: Brief, advice: Advice, make_plan: Callable[[Brief], Plan]) -> Way:
    """Plan what a piece of advice says."""
    if advice.value is None:
        return Way(kind, advice.text, least=advice.proven)
    if kind == "longer":
        more = advice.value - brief.weeks
        change = f"{_count(more, 'week')} more: {advice.value} instead of {brief.weeks}"
        plan = make_plan(brief.model_copy(update={"weeks": advice.value}))
        return Way(kind, change, plan, advice.proven)
    if kind == "more-hours":
        faster = advice.value - brief.hours_per_week
        change = f"{faster:g} h a week more: {advice.value:g} instead of {brief.hours_per_week:g}"
        plan = make_plan(brief.model_copy(update={"hours_per_week": advice.value}))
        return Way(kind, change, plan, advice.proven)
    knows = tuple(dict.fromkeys((*brief.knows, *advice.items)))
    plan = make_plan(brief.model_copy(update={"knows": knows}))
    change = f"learners bring {_count(advice.value, 'level')} more"
    return Way(kind, change, plan, advice.proven, advice.items)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def _whole_track(ways: Sequence[Way]) -> Plan | None:
    """A track that covers it all from the same entry: what the others are held against."""
    for kind in ("longer", "more-hours"):
        for way in ways:
            if way.kind == kind and way.plan is not None and not way.falls:
                return way.plan
    return None


def _against(way: Way, whole: Plan | None) -> Way:
    """Say what of the whole track a way does without; the whole tracks drop nothing."""
    if way.plan is None or whole is None or way.kind in ("longer", "more-hours"):
        return way
    kept = {module.id for module in way.plan.modules}
    dropped: tuple[PlannedModule, ...] = tuple(
        module for module in whole.modules if module.id not in kept
    )
    return replace(way, dropped=dropped)
