"""The advice of a plan that falls short: what is missing and what would make it fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.advise.box import FURTHEST_WEEKS, fewest_hours, fewest_weeks
from curplan.advise.entry import fewest_levels
from curplan.advise.untaught import untaught
from curplan.brief import MAX_HOURS_PER_WEEK
from curplan.plan.model import Advice
from curplan.problem.model import TWELFTHS
from curplan.solve.fit import reachable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.advise.box import Least
    from curplan.brief import Brief
    from curplan.calendars.weeks import Week
    from curplan.catalogue.models import Catalogue
    from curplan.problem.model import Problem, Result


def falls_short(
    problem: Problem, result: Result, priorities: Sequence[str] = ("must", "essential")
) -> bool:
    """Tell whether a requirement of these priorities is not reached in full."""
    scores = {score.name: score.value for score in result.scores}
    return any(
        scores.get(f"{priority}_coverage", 0)
        < sum(TWELFTHS * r.weight for r in problem.requirements if r.priority == priority)
        for priority in priorities
    )


def advise(
    catalogue: Catalogue, brief: Brief, weeks: Sequence[Week], problem: Problem
) -> tuple[Advice, ...]:
    """Solve what would reach full must and essential coverage: weeks, hours, entry."""
    missing = _missing(catalogue, brief)
    if problem.impossible:  # no box and no entry makes room for what no track can have
        return tuple(missing)
    goal = reachable(problem)
    aim = "all that can be taught" if missing else "full must and essential coverage"
    advice = [*missing]
    advice.append(_weeks(fewest_weeks(catalogue, brief, problem, goal), brief, aim))
    if not brief.sessions:  # a timetable says how many hours a week has
        advice.append(_hours(fewest_hours(catalogue, brief, problem, goal), brief, aim))
    entry = fewest_levels(catalogue, brief, weeks)
    if entry is not None:
        held = ", ".join(map(str, entry.outcomes))
        levels = f"{entry.levels} level{'s' * (entry.levels != 1)}"
        advice.append(
            Advice(
                kind="entry",
                text=f"in this time box if learners also hold on entry: {held} ({levels}"
                f"{'' if entry.proven else ', fewer not ruled out'})",
                value=entry.levels,
                proven=entry.proven,
                items=tuple(map(str, entry.outcomes)),
            )
        )
    return tuple(advice)


def _missing(catalogue: Catalogue, brief: Brief) -> list[Advice]:
    found = []
    for each in untaught(catalogue, brief):
        causes = [
            f"nothing teaches {outcome}"
            + ("" if outcome == each.required else f", which {user} needs")
            for outcome, user in each.missing
        ]
        reason = "; ".join(causes) or "its modules wait for each other"
        found.append(
            Advice(
                kind="untaught",
                text=f"{each.required}, which {brief.role} requires, is out of reach: {reason}",
                items=(str(each.required), *(str(outcome) for outcome, _ in each.missing)),
            )
        )
    return found


def _weeks(least: Least, brief: Brief, aim: str) -> Advice:
    pace = "of this timetable" if brief.sessions else f"at {brief.hours_per_week} h a week"
    return _least(least, "weeks", "weeks", f"{pace}", FURTHEST_WEEKS, aim)


def _hours(least: Least, brief: Brief, aim: str) -> Advice:
    length = f"in {brief.weeks} week{'s' * (brief.weeks != 1)}"
    return _least(least, "hours_per_week", "h a week", length, MAX_HOURS_PER_WEEK, aim)


def _least(least: Least, kind: str, unit: str, rest: str, most: int, aim: str) -> Advice:
    if least.value is None:
        sure = "not even" if least.proven else "found no way, even with"
        return Advice(kind=kind, text=f"{sure} {most} {unit} {rest} for {aim}", proven=least.proven)
    doubt = "" if least.proven else " (fewer not ruled out)"
    return Advice(
        kind=kind,
        text=f"{least.value} {unit} {rest} for {aim}{doubt}",
        value=least.value,
        proven=least.proven,
    )
