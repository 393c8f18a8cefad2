"""A module moved by a week with all else held: is there room, and which rules would break?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.catalogue.kinds import Kind
from curplan.explain.model import Reason
from curplan.plan.rules import broken_rules, week_ranges
from curplan.problem.model import Solution

if TYPE_CHECKING:
    from collections.abc import Iterable

    from curplan.explain.desk import Desk

MOST_RULES = 3


def free_hours(desk: Desk, name: str, week: int) -> int:
    """Quanta that a week has left for a module: by its capacity, and by the module's pace."""
    problem, solution = desk.situation.problem, desk.situation.solution
    index = desk.index[name]
    used = sum(spread.get(week, 0) for spread in solution.hours.values())
    own = solution.hours[index].get(week, 0)
    return min(problem.capacity[week - 1] - used, problem.tasks[index].pace - own)


def crowded(desk: Desk, name: str, week: int) -> list[str]:
    """Modules of a week when there are as many as may run side by side, without this one."""
    known = desk.catalogue.module_by_id
    if known[name].kind is Kind.CONTINUOUS:
        return []
    beside = [
        each.id
        for each in desk.situation.modules
        if each.kind is not Kind.CONTINUOUS and week in desk.situation.minutes[each.id]
    ]
    most = desk.situation.brief.max_parallel
    return beside if name not in beside and len(beside) >= most else []


def room(desk: Desk, name: str, week: int) -> int:
    """Quanta that a module could have in a week besides what is there."""
    return 0 if crowded(desk, name, week) else free_hours(desk, name, week)


def full_weeks(desk: Desk, name: str, weeks: Iterable[int]) -> list[Reason]:
    """Say which of these weeks have no room for a module: closed, full, or crowded."""
    closed, full, beside = [], [], []
    who: list[str] = []
    for week in weeks:
        if not desk.situation.problem.capacity[week - 1]:
            closed.append(week)
        elif free_hours(desk, name, week) <= 0:
            full.append(week)
        elif crowded(desk, name, week):
            beside.append(week)
            who += crowded(desk, name, week)
    found = []
    if closed:
        found.append(Reason("closed", f"{_weeks(closed)}: no hours are taught then"))
    if full:
        busy = _busy(desk, name, full)
        text = f"{_weeks(full)}: every hour is taken, by {desk.titles(busy)}"
        found.append(Reason("full", text, tuple(busy)))
    if beside:
        most = desk.situation.brief.max_parallel
        unique = list(dict.fromkeys(who))
        run = "1 module runs" if most == 1 else f"{most} modules run side by side"
        text = f"{_weeks(beside)}: {run} already, the most there may be ({desk.titles(unique)})"
        found.append(Reason("parallel", text, tuple(unique)))
    return found


def _busy(desk: Desk, name: str, weeks: list[int]) -> list[str]:
    """Modules with hours in these weeks, in the order of the plan."""
    minutes = desk.situation.minutes
    return [
        each.id
        for each in desk.situation.modules
        if each.id != name and not set(weeks).isdisjoint(minutes[each.id])
    ]


def _weeks(weeks: list[int]) -> str:
    return f"week{'' if len(weeks) == 1 else 's'} {week_ranges(weeks)}"


def moved_earlier(desk: Desk, name: str) -> Solution:
    """The plan with as many hours of a module as there is room for, from its end, a week before.

    There must be room in the week before its first.
    """
    index = desk.index[name]
    spread = dict(desk.situation.solution.hours[index])
    week = min(spread) - 1
    left = free_hours(desk, name, week)
    left = min(left, sum(spread.values()))
    moved = left
    for last in sorted(spread, reverse=True):
        taken = min(left, spread[last])
        spread[last] -= taken
        left -= taken
    spread[week] = moved
    return _with(desk, index, spread)


def moved_later(desk: Desk, name: str) -> Solution | None:
    """The plan with the hours of a module's first week put behind; None when there is no room."""
    index = desk.index[name]
    spread = dict(desk.situation.solution.hours[index])
    first, last = min(spread), max(spread)
    left = spread.pop(first)
    for week in range(first + 1, last + 2):
        if not left:
            break
        if week > desk.situation.brief.weeks or (week == last + 1 and crowded(desk, name, week)):
            return None
        taken = max(0, min(left, free_hours(desk, name, week)))
        if week == last + 1 or week in spread or not crowded(desk, name, week):
            spread[week] = spread.get(week, 0) + taken
            left -= taken
    return None if left else _with(desk, index, spread)


def _with(desk: Desk, index: int, spread: dict[int, int]) -> Solution:
    hours = dict(desk.situation.solution.hours)
    hours[index] = {week: quanta for week, quanta in sorted(spread.items()) if quanta}
    return Solution(hours)


def broken_by(desk: Desk, moved: Solution) -> list[str]:
    """Rules of the policy that a moved schedule breaks, or breaks worse, in words."""
    problem, catalogue = desk.situation.problem, desk.catalogue
    before = {
        (each.rule, each.text.partition(" (week")[0]): each.penalty
        for each in broken_rules(problem, desk.situation.solution, catalogue)
    }
    found = []
    for each in broken_rules(problem, moved, catalogue):
        text = each.text.partition(" (week")[0]
        more = each.penalty - before.get((each.rule, text), 0)
        if more > 0:
            found.append((-more, f"{each.text}: {more} point{'' if more == 1 else 's'} of penalty"))
    texts = [text for _, text in sorted(found)]
    if len(texts) > MOST_RULES:
        texts = [*texts[:MOST_RULES], f"and {len(texts) - MOST_RULES} more rules"]
    return texts
