"""Rules on how the hours of the weeks are filled."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from curplan.problem.breach import Breach

if TYPE_CHECKING:
    from curplan.problem.model import Problem, ScheduleRule, Solution


def weekly_loads(problem: Problem, solution: Solution) -> list[int]:
    """Quanta of each week, week 1 first."""
    loads = [0] * problem.weeks
    for spread in solution.hours.values():
        for week, quanta in spread.items():
            loads[week - 1] += quanta
    return loads


def _load(problem: Problem, solution: Solution, rule: ScheduleRule) -> list[Breach]:
    """From the first to before the last taught week, each week is filled to within x percent.

    A point for every further x percent of the week's capacity that is short.
    """
    percent = rule.threshold("percent")
    loads = weekly_loads(problem, solution)
    taught = [week for week, load in enumerate(loads) if load]
    found = []
    for week in range(taught[0], taught[-1]):
        capacity = problem.capacity[week]
        short = (100 - percent) * capacity - 100 * loads[week]
        if short > 0:
            points = -(-short // (max(percent, 1) * capacity))
            found.append(Breach(rule.id, points, rule.weight, weeks=(week + 1,), kind=rule.of))
    return found


def _middle(problem: Problem, spread: dict[int, int]) -> list[int]:
    """Weeks with capacity strictly between a module's first and last."""
    return [w for w in range(min(spread) + 1, max(spread)) if problem.capacity[w - 1]]


def _idle(problem: Problem, solution: Solution, rule: ScheduleRule) -> list[Breach]:
    """No week without hours inside a module: a point for each."""
    found = []
    for index, spread in solution.hours.items():
        weeks = tuple(week for week in _middle(problem, spread) if week not in spread)
        if weeks:
            found.append(Breach(rule.id, len(weeks), rule.weight, (index,), weeks, kind=rule.of))
    return found


def _trickle(problem: Problem, solution: Solution, rule: ScheduleRule) -> list[Breach]:
    """No week with only a few hours of a module, but for its first and last: a point for each."""
    least = rule.threshold("hours")
    found = []
    for index, spread in solution.hours.items():
        if problem.tasks[index].continuous:
            continue
        weeks = tuple(
            week
            for week in _middle(problem, spread)
            if 0 < spread.get(week, 0) < min(least, problem.capacity[week - 1])
        )
        if weeks:
            found.append(Breach(rule.id, len(weeks), rule.weight, (index,), weeks, kind=rule.of))
    return found


def _heavy(problem: Problem, solution: Solution, rule: ScheduleRule) -> list[Breach]:
    """At most so many heavy modules in a week: a point for each one more."""
    found = []
    heavy = [i for i in solution.selection if problem.tasks[i].heavy]
    for week in range(1, problem.weeks + 1):
        busy = tuple(index for index in heavy if week in solution.hours[index])
        over = len(busy) - rule.threshold("most")
        if over > 0:
            found.append(Breach(rule.id, over, rule.weight, busy, (week,), kind=rule.of))
    return found


def _prompt_start(problem: Problem, solution: Solution, rule: ScheduleRule) -> list[Breach]:
    """The track starts at once: a point for each week with capacity before its first."""
    first = min(min(spread) for spread in solution.hours.values())
    weeks = tuple(week for week in range(1, first) if problem.capacity[week - 1])
    return [Breach(rule.id, len(weeks), rule.weight, weeks=weeks, kind=rule.of)] if weeks else []


def stretch_limit(problem: Problem, index: int, percent: int) -> int:
    """Weeks that a module may take: a multiple of those it needs at its pace, at least two."""
    task = problem.tasks[index]
    pace = max(1, min(task.pace, max(problem.capacity)))
    return max(2, -(-task.hours // pace) * percent // 100)


def _stretch(problem: Problem, solution: Solution, rule: ScheduleRule) -> list[Breach]:
    """A module is not drawn out: a point for each week more than a multiple of what it needs."""
    found = []
    for index, spread in solution.hours.items():
        if problem.tasks[index].continuous:
            continue
        taken = max(spread) - min(spread) + 1
        over = taken - stretch_limit(problem, index, rule.threshold("percent"))
        if over > 0:
            found.append(
                Breach(rule.id, over, rule.weight, (index,), tuple(sorted(spread)), kind=rule.of)
            )
    return found


def _novelty(problem: Problem, solution: Solution, rule: ScheduleRule) -> list[Breach]:
    """Not too much that is new in a week: a point for each outcome too many.

    What a module teaches counts in the week in which it starts.
    """
    new: dict[int, int] = {}
    who: dict[int, list[int]] = {}
    for index, spread in sorted(solution.hours.items()):
        first = min(spread)
        new[first] = new.get(first, 0) + problem.tasks[index].new
        who.setdefault(first, []).append(index)
    most = rule.threshold("most")
    return [
        Breach(rule.id, count - most, rule.weight, tuple(who[week]), (week,), rule.of)
        for week, count in sorted(new.items())
        if count > most
    ]


def breaks(problem: Problem) -> tuple[int, ...]:
    """Weeks with capacity right before weeks without any, but for those at the very end."""
    open_weeks = [week for week, capacity in enumerate(problem.capacity, 1) if capacity]
    return tuple(a for a, b in pairwise(open_weeks) if b > a + 1)


def _before_break(problem: Problem, solution: Solution, rule: ScheduleRule) -> list[Breach]:
    """No module starts in the last week before a break: a point for each."""
    found = []
    for week in breaks(problem):
        late = tuple(i for i, spread in sorted(solution.hours.items()) if min(spread) == week)
        late = tuple(
            i for i in late if not problem.tasks[i].continuous and max(solution.hours[i]) > week
        )
        if late:
            found.append(Breach(rule.id, len(late), rule.weight, late, (week,), rule.of))
    return found


PACE = {
    "load": _load,
    "idle": _idle,
    "trickle": _trickle,
    "heavy": _heavy,
    "novelty": _novelty,
    "before-break": _before_break,
    "prompt-start": _prompt_start,
    "stretch": _stretch,
}
