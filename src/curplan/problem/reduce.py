"""Cut dominated modules out: whatever they do, another does at least as well.

Module b dominates a when swapping a for b in any plan, in a's own weeks, leaves a plan that is no
worse: b teaches at least as much, needs no more, takes no more hours at no slower a pace, and is
treated no worse by the hard rules and the policy.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.problem.model import Link

if TYPE_CHECKING:
    from curplan.problem.model import Problem, Task


def without_dominated(problem: Problem) -> tuple[Problem, tuple[int, ...]]:
    """Drop dominated modules; also give, for each module kept, its index in ``problem``.

    With ``fill`` every module may be worth its hours, so nothing is dropped.
    """
    everything = tuple(range(len(problem.tasks)))
    if problem.fill:
        return problem, everything
    dropped = _dominated(problem)
    if not dropped:
        return problem, everything
    return keep(problem, tuple(index for index in everything if index not in dropped))


def keep(problem: Problem, kept: tuple[int, ...]) -> tuple[Problem, tuple[int, ...]]:
    """Restrict a problem to some of its modules, numbered anew; also give the old numbers."""
    new = {old: number for number, old in enumerate(kept)}

    def renumber(indices: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(new[index] for index in indices if index in new)

    tasks = tuple(
        replace(
            problem.tasks[old],
            needs=tuple(
                replace(need, supporters=renumber(need.supporters))
                for need in problem.tasks[old].needs
            ),
            corequisites=tuple(
                replace(each, partners=renumber(each.partners))
                for each in problem.tasks[old].corequisites
            ),
        )
        for old in kept
    )
    requirements = tuple(
        replace(
            requirement,
            steps=tuple((level, renumber(who)) for level, who in requirement.steps),
        )
        for requirement in problem.requirements
    )
    rules = tuple(
        replace(
            rule, coefficients=tuple((new[i], value) for i, value in rule.coefficients if i in new)
        )
        for rule in problem.selection_rules
    )
    schedule = tuple(
        replace(
            rule,
            links=tuple(
                Link(new[link.module], renumber(link.after))
                for link in rule.links
                if link.module in new
            ),
        )
        for rule in problem.schedule_rules
    )
    order = tuple((new[a], new[b]) for a, b in problem.order if a in new and b in new)
    reduced = replace(
        problem,
        tasks=tasks,
        requirements=requirements,
        selection_rules=rules,
        schedule_rules=schedule,
        order=order,
    )
    return reduced, kept


def _dominated(problem: Problem) -> set[int]:
    tasks = problem.tasks
    pinned = {index for pair in problem.order for index in pair}
    pinned.update(index for index, task in enumerate(tasks) if task.fixed)
    for index, task in enumerate(tasks):
        for each in task.corequisites:
            if each.strict:
                pinned.update((index, *each.partners))
    penalty: dict[int, dict[int, int]] = {}
    for number, rule in enumerate(problem.selection_rules):
        for index, value in rule.coefficients:
            penalty.setdefault(index, {})[number] = value
    by_skill: dict[str, list[int]] = {}
    for index, task in enumerate(tasks):
        for skill in {skill for skill, _ in task.teaches}:
            by_skill.setdefault(skill, []).append(index)
    dropped: set[int] = set()
    for index, task in enumerate(tasks):
        if index in pinned or task.include or task.capstone or not task.teaches:
            continue
        costs = penalty.get(index, {})
        if any(value < 0 for value in costs.values()):
            continue
        rarest = min((by_skill[skill] for skill, _ in task.teaches), key=len)
        for other in rarest:
            if (
                other != index
                and other not in dropped
                and other not in pinned
                and _dominates(tasks[other], task, earlier=other < index)
                and all(v <= costs.get(n, 0) for n, v in penalty.get(other, {}).items())
            ):
                dropped.add(index)
                break
    return dropped


def _dominates(better: Task, worse: Task, *, earlier: bool) -> bool:
    """Tell whether the first can stand in for the second; of equals, the earlier one stays."""
    if (
        better.alone > worse.alone
        or better.hours - better.alone > worse.hours - worse.alone
        or better.continuous != worse.continuous
        or better.capstone
        or (better.before_capstone and not worse.before_capstone)
        or (better.pace < worse.pace and better.pace < better.hours)
        or better.earliest > worse.earliest
        or better.latest < worse.latest
    ):
        return False
    if not _teaches_as_much(better, worse) or not _needs_no_more(better, worse):
        return False
    mutual = (
        better.hours == worse.hours
        and better.alone == worse.alone
        and better.pace == worse.pace
        and _teaches_as_much(worse, better)
        and _needs_no_more(worse, better)
    )
    return earlier or not mutual


def _teaches_as_much(better: Task, worse: Task) -> bool:
    best: dict[str, int] = {}
    for skill, level in better.teaches:
        best[skill] = max(best.get(skill, 0), level)
    return all(best.get(skill, 0) >= level for skill, level in worse.teaches)


def _needs_no_more(better: Task, worse: Task) -> bool:
    theirs = [frozenset(need.supporters) for need in worse.needs]
    partners = [frozenset(each.partners) for each in worse.corequisites]
    return all(
        any(known <= frozenset(need.supporters) for known in theirs) for need in better.needs
    ) and all(
        any(known <= frozenset(each.partners) for known in partners) for each in better.corequisites
    )
