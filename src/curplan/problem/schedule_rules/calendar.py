"""Rules on what happens when over the whole track."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.problem.breach import Breach

if TYPE_CHECKING:
    from curplan.problem.model import Problem, ScheduleRule, Solution


def strand_of(problem: Problem, rule: ScheduleRule) -> frozenset[int]:
    """The continuous modules that a rule is about: those it names, or else all of them."""
    if dict(rule.thresholds).get("named"):
        return frozenset(link.module for link in rule.links)
    return frozenset(i for i, task in enumerate(problem.tasks) if task.continuous)


def _spread(problem: Problem, solution: Solution, rule: ScheduleRule) -> list[Breach]:
    """The continuous strand starts early, runs long and reaches the end.

    A point if it starts after ``start_week``, one per week short of ``percent`` of the time box,
    and one if it ends more than ``last_weeks`` before the track does (0: no matter).
    """
    strand = sorted(strand_of(problem, rule).intersection(solution.hours))
    if not strand:
        return []
    weeks = sorted({week for index in strand for week in solution.hours[index]})
    end = max(max(spread) for spread in solution.hours.values())
    last = rule.threshold("last_weeks")
    points = int(weeks[0] > rule.threshold("start_week"))
    points += max(0, -(-problem.weeks * rule.threshold("percent") // 100) - len(weeks))
    points += int(last > 0 and weeks[-1] + last < end)
    return [Breach(rule.id, points, rule.weight, tuple(strand), kind=rule.of)] if points else []


def windows(problem: Problem, length: int) -> list[tuple[int, int]]:
    """First and last week of every run of so many weeks with capacity, one after another."""
    weeks = [week for week, capacity in enumerate(problem.capacity, 1) if capacity]
    return [(weeks[i], weeks[i + length - 1]) for i in range(len(weeks) - length + 1)]


def _every(
    problem: Problem, solution: Solution, rule: ScheduleRule, marks: frozenset[int]
) -> list[Breach]:
    """From the first to the last taught week, each window of weeks has a mark: a point for each.

    A module's last week is marked; a capstone marks every week from its first to its last, as it
    is shown and judged on the way.
    """
    first = min(min(spread) for spread in solution.hours.values())
    last = max(max(spread) for spread in solution.hours.values())
    marked: set[int] = set()
    for index, spread in solution.hours.items():
        if problem.tasks[index].capstone:
            marked.update(range(min(spread), max(spread) + 1))
        elif index in marks:
            marked.add(max(spread))
    found = []
    for start, end in windows(problem, rule.threshold("weeks")):
        if first <= start and end <= last and marked.isdisjoint(range(start, end + 1)):
            weeks = tuple(range(start, end + 1))
            found.append(Breach(rule.id, 1, rule.weight, weeks=weeks, kind=rule.of))
    return found


def deliverables(problem: Problem) -> frozenset[int]:
    """Modules that end in something graded."""
    tasks = problem.tasks
    return frozenset(i for i, task in enumerate(tasks) if task.graded and not task.continuous)


def gate_modules(problem: Problem) -> frozenset[int]:
    """Modules that must be passed before going on."""
    return frozenset(i for i, task in enumerate(problem.tasks) if task.gate and not task.continuous)


def _cadence(problem: Problem, solution: Solution, rule: ScheduleRule) -> list[Breach]:
    """Something graded is handed in at least every so many weeks: a point for each window without.

    A graded module is handed in in its last week.
    """
    return _every(problem, solution, rule, deliverables(problem))


def _gates(problem: Problem, solution: Solution, rule: ScheduleRule) -> list[Breach]:
    """A gate comes at least every so many weeks: a point for each window of weeks without one."""
    return _every(problem, solution, rule, gate_modules(problem))


def capstone_range(problem: Problem, rule: ScheduleRule) -> tuple[int, int]:
    """Fewest and most weeks of a capstone: shares of the time box, to the nearest whole week."""
    least, most = (rule.threshold(name) * problem.weeks for name in ("percent", "most"))
    return max(1, (least + 50) // 100), max(1, (most + 50) // 100)


def _capstone_weeks(problem: Problem, solution: Solution, rule: ScheduleRule) -> list[Breach]:
    """A capstone takes a share of the time box: a point for each week too few or too many."""
    least, most = capstone_range(problem, rule)
    found = []
    for index, spread in sorted(solution.hours.items()):
        if problem.tasks[index].capstone:
            weeks = max(spread) - min(spread) + 1
            off = max(least - weeks, weeks - most)
            if off > 0:
                found.append(
                    Breach(rule.id, off, rule.weight, (index,), tuple(sorted(spread)), rule.of)
                )
    return found


CALENDAR = {
    "spread": _spread,
    "cadence": _cadence,
    "gates": _gates,
    "capstone-weeks": _capstone_weeks,
}
