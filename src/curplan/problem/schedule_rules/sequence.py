"""Rules on what comes before what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.problem.breach import Breach

if TYPE_CHECKING:
    from collections.abc import Iterable

    from curplan.problem.model import Problem, ScheduleRule, Solution


def users(problem: Problem, selection: Iterable[int]) -> dict[int, list[int]]:
    """For each selected module, the selected ones that need or practise something it teaches."""
    chosen = sorted(selection)
    used: dict[int, set[int]] = {index: set() for index in chosen}
    teachers: dict[str, list[tuple[int, int]]] = {}
    for index in chosen:
        for skill, level in problem.tasks[index].teaches:
            teachers.setdefault(skill, []).append((level, index))
    for index in chosen:
        for need in problem.tasks[index].needs:
            for supporter in need.supporters:
                if supporter in used:
                    used[supporter].add(index)
        for skill, level in problem.tasks[index].practises:
            for taught, teacher in teachers.get(skill, ()):
                if taught >= level and teacher != index:
                    used[teacher].add(index)
    return {index: sorted(who) for index, who in used.items() if who}


def _reuse(problem: Problem, solution: Solution, rule: ScheduleRule) -> list[Breach]:
    """What others build on is built on soon: a point a module whose users all start too late."""
    within = rule.threshold("weeks")
    found = []
    for index, who in users(problem, solution.selection).items():
        end = max(solution.hours[index])
        if min(min(solution.hours[user]) for user in who) > end + within:
            found.append(Breach(rule.id, 1, rule.weight, (index,), (end,), kind=rule.of))
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
    return [Breach(rule.id, len(late), rule.weight, late, kind=rule.of)] if late else []


def _linked(
    problem: Problem, solution: Solution, rule: ScheduleRule, *, lacking: bool
) -> list[Breach]:
    """A module starts when one of those before it has ended: a point for each that does not.

    A continuous module counts as soon as it has begun. ``lacking``: also a point for each module
    whose predecessors are not in the track at all.
    """
    found: dict[int, int] = {}
    for link in rule.links:
        if link.module not in solution.hours:
            continue
        start = min(solution.hours[link.module])
        ends = [
            (min if problem.tasks[i].continuous else max)(solution.hours[i])
            for i in link.after
            if i in solution.hours
        ]
        if min(ends) > start if ends else lacking:
            found[link.module] = found.get(link.module, 0) + 1
    return [
        Breach(rule.id, points, rule.weight, (index,), (min(solution.hours[index]),), rule.of)
        for index, points in sorted(found.items())
    ]


def _order(problem: Problem, solution: Solution, rule: ScheduleRule) -> list[Breach]:
    """What is named first has ended when what is named then starts: a point for each that has not.

    What the audience holds counts as first; what the track leaves out does not.
    """
    return _linked(problem, solution, rule, lacking=True)


def _introduced(problem: Problem, solution: Solution, rule: ScheduleRule) -> list[Breach]:
    """Nothing is practised before it is taught: a point for each outcome that is.

    Practice of what the track never teaches does not take place.
    """
    return _linked(problem, solution, rule, lacking=False)


def _groundwork(problem: Problem, solution: Solution, rule: ScheduleRule) -> list[Breach]:
    """So many hours of some skills lie before a module starts: a point for each module too
    early.
    """
    wanted = rule.threshold("hours")
    found = []
    for link in rule.links:
        if link.module in solution.hours:
            start = min(solution.hours[link.module])
            done = sum(
                problem.tasks[index].hours
                for index in link.after
                if index in solution.hours and max(solution.hours[index]) <= start
            )
            if done < wanted:
                found.append(Breach(rule.id, 1, rule.weight, (link.module,), (start,), rule.of))
    return found


SEQUENCE = {
    "reuse": _reuse,
    "order": _order,
    "introduced": _introduced,
    "groundwork": _groundwork,
    "capstone-last": _capstone_last,
}
