"""What a solution is worth: the exact value of every objective, from the problem alone.

The schedule rules are defined here; ``curplan.solve.quality`` states the same in CP-SAT, and a
test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from curplan.problem.model import Problem, ScheduleRule, Solution


@dataclass(frozen=True, slots=True)
class Breach:
    """A soft rule broken: points before weight, and the modules and weeks where."""

    rule: str
    points: int
    weight: int
    modules: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()

    @property
    def penalty(self) -> int:
        """Points times weight."""
        return self.points * self.weight


def coverage(problem: Problem, selection: Iterable[int], priority: str) -> int:
    """Coverage of one priority in twelfths of a weight (objectives 1 to 3)."""
    chosen = set(selection)
    total = 0
    for requirement in problem.requirements:
        if requirement.priority == priority:
            reached = requirement.entry
            for level, who in requirement.steps:
                if not chosen.isdisjoint(who):
                    reached = max(reached, level)
            total += requirement.worth(reached)
    return total


def coverage_maximum(problem: Problem, priority: str) -> int:
    """The coverage of one priority when everything is reached."""
    return sum(r.worth(r.required) for r in problem.requirements if r.priority == priority)


def selection_breaches(problem: Problem, selection: Iterable[int]) -> tuple[Breach, ...]:
    """The policy's rules that the choice of modules breaks (objective 4)."""
    chosen = set(selection)
    found = []
    for rule in problem.selection_rules:
        total = rule.constant + sum(v for index, v in rule.coefficients if index in chosen)
        if total > 0:
            guilty = tuple(i for i, v in rule.coefficients if i in chosen and v > 0)
            found.append(Breach(rule.id, -(-total // rule.unit), rule.weight, guilty))
    return tuple(found)


def hours(problem: Problem, selection: Iterable[int]) -> int:
    """Objective 5: quanta used, or with ``fill`` quanta of practice."""
    tasks = (problem.tasks[index] for index in selection)
    return sum(task.practice if problem.fill else task.hours for task in tasks)


def schedule_breaches(problem: Problem, solution: Solution) -> tuple[Breach, ...]:
    """The policy's rules that the schedule breaks (objective 6)."""
    if not solution.hours:
        return ()
    found: list[Breach] = []
    for rule in problem.schedule_rules:
        found.extend(_SCHEDULE_RULES[rule.id](problem, solution, rule))
    return tuple(found)


def schedule_penalty(problem: Problem, solution: Solution) -> int:
    """Objective 6: points times weights."""
    return sum(breach.penalty for breach in schedule_breaches(problem, solution))


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
            found.append(Breach(rule.id, points, rule.weight, weeks=(week + 1,)))
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
            found.append(Breach(rule.id, len(weeks), rule.weight, (index,), weeks))
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
            found.append(Breach(rule.id, len(weeks), rule.weight, (index,), weeks))
    return found


def users(problem: Problem, selection: Iterable[int]) -> dict[int, list[int]]:
    """For each selected module, the selected ones that need something it teaches."""
    chosen = sorted(selection)
    used: dict[int, set[int]] = {index: set() for index in chosen}
    for index in chosen:
        for need in problem.tasks[index].needs:
            for supporter in need.supporters:
                if supporter in used:
                    used[supporter].add(index)
    return {index: sorted(who) for index, who in used.items() if who}


def _reuse(problem: Problem, solution: Solution, rule: ScheduleRule) -> list[Breach]:
    """What others build on is built on soon: a point a module whose users all start too late."""
    within = rule.threshold("weeks")
    found = []
    for index, who in users(problem, solution.selection).items():
        end = max(solution.hours[index])
        if min(min(solution.hours[user]) for user in who) > end + within:
            found.append(Breach(rule.id, 1, rule.weight, (index,), (end,)))
    return found


def _spread(problem: Problem, solution: Solution, rule: ScheduleRule) -> list[Breach]:
    """The continuous strand starts early, runs long and reaches the end.

    A point if it starts after ``start_week``, one per week short of ``percent`` of the time box,
    and one if it ends more than ``last_weeks`` before the track does (0: no matter).
    """
    strand = [i for i in solution.selection if problem.tasks[i].continuous]
    if not strand:
        return []
    weeks = sorted({week for index in strand for week in solution.hours[index]})
    end = max(max(spread) for spread in solution.hours.values())
    last = rule.threshold("last_weeks")
    points = int(weeks[0] > rule.threshold("start_week"))
    points += max(0, -(-problem.weeks * rule.threshold("percent") // 100) - len(weeks))
    points += int(last > 0 and weeks[-1] + last < end)
    return [Breach(rule.id, points, rule.weight, tuple(strand))] if points else []


def _heavy(problem: Problem, solution: Solution, rule: ScheduleRule) -> list[Breach]:
    """At most so many heavy modules in a week: a point for each one more."""
    found = []
    heavy = [i for i in solution.selection if problem.tasks[i].heavy]
    for week in range(1, problem.weeks + 1):
        busy = tuple(index for index in heavy if week in solution.hours[index])
        over = len(busy) - rule.threshold("most")
        if over > 0:
            found.append(Breach(rule.id, over, rule.weight, busy, (week,)))
    return found


def _capstone_last(problem: Problem, solution: Solution, rule: ScheduleRule) -> list[Breach]:
    """Once the capstone begins only the continuous strand goes on: a point for each other."""
    tasks = problem.tasks
    begins = [min(solution.hours[i]) for i in solution.selection if tasks[i].capstone]
    if not begins:
        return []
    late = tuple(
        index
        for index in solution.selection
        if not (tasks[index].continuous or tasks[index].capstone)
        and max(solution.hours[index]) > min(begins)
    )
    return [Breach(rule.id, len(late), rule.weight, late)] if late else []


def _prompt_start(problem: Problem, solution: Solution, rule: ScheduleRule) -> list[Breach]:
    """The track starts at once: a point for each week with capacity before its first."""
    first = min(min(spread) for spread in solution.hours.values())
    weeks = tuple(week for week in range(1, first) if problem.capacity[week - 1])
    return [Breach(rule.id, len(weeks), rule.weight, weeks=weeks)] if weeks else []


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
            found.append(Breach(rule.id, over, rule.weight, (index,), tuple(sorted(spread))))
    return found


_SCHEDULE_RULES: dict[str, Callable[[Problem, Solution, ScheduleRule], list[Breach]]] = {
    "load": _load,
    "idle": _idle,
    "trickle": _trickle,
    "reuse": _reuse,
    "spread": _spread,
    "heavy": _heavy,
    "capstone-last": _capstone_last,
    "prompt-start": _prompt_start,
    "stretch": _stretch,
}
