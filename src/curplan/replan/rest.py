"""The problem of a whole programme that has begun, and what of it is left to decide.

The weeks keep their numbers and the past ones have no capacity. What was finished is taken out:
its outcomes count as held, its hours as spent. What is under way must be finished: it keeps its
place with the hours that are left, and what it needs it had when it began.
"""

from __future__ import annotations

from dataclasses import replace
from math import gcd
from typing import TYPE_CHECKING

from curplan.problem.build import build_problem
from curplan.problem.finer import finer
from curplan.problem.model import Solution
from curplan.problem.reduce import keep
from curplan.problem.relations import forced_pairs
from curplan.solve.changes import Stay

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from curplan.brief import Brief
    from curplan.calendars.weeks import Week
    from curplan.catalogue.models import Catalogue
    from curplan.problem.model import Corequisite, Need, Problem, Requirement, Task
    from curplan.replan.past import Past

Spread = dict[int, int]


def whole_problem(
    catalogue: Catalogue,
    brief: Brief,
    weeks: Sequence[Week],
    known: Iterable[str],
    past: Past,
    minutes: Iterable[int] = (),
) -> Problem:
    """Build the problem of the whole time box, its past weeks included.

    ``known`` are modules that must be part of it, whether they matter for the role or not: the
    older plan's. A module that is done takes the hours that it had. Hours are counted in quanta
    that divide ``minutes`` too.
    """
    offered = {name for name in known if name in catalogue.module_by_id} - set(brief.exclude)
    wanted = {*brief.included, *past.minutes}
    asked = brief.model_copy(update={"include": tuple(sorted(wanted | offered))})
    problem = build_problem(catalogue, asked, weeks)
    every = [m for spread in past.minutes.values() for m in spread.values()]
    every += past.alone.values()
    problem = finer(problem, problem.quantum // gcd(problem.quantum, *every, *minutes))
    tasks = []
    for task in problem.tasks:
        spent = sum(past.minutes.get(task.id, {}).values()) // problem.quantum
        hours = spent if task.id in past.done else task.hours
        pace = min(task.pace, hours)
        known_alone = past.alone.get(task.id, 0) // problem.quantum
        alone = known_alone if task.id in past.done else task.alone
        included = task.id in wanted
        tasks.append(replace(task, include=included, hours=hours, pace=pace, alone=alone))
    impossible = tuple(name for name in problem.impossible if name in wanted)
    return replace(problem, tasks=tuple(tasks), impossible=impossible)


def past_hours(problem: Problem, past: Past) -> dict[int, Spread]:
    """Give the past as quanta of the problem's modules."""
    index = {task.id: number for number, task in enumerate(problem.tasks)}
    return {
        index[name]: {week: minutes // problem.quantum for week, minutes in spread.items()}
        for name, spread in sorted(past.minutes.items())
        if name in index
    }


def past_alone(problem: Problem, past: Past) -> dict[int, int]:
    """Give the independent quanta that each module has had."""
    index = {task.id: number for number, task in enumerate(problem.tasks)}
    return {
        index[name]: minutes // problem.quantum
        for name, minutes in past.alone.items()
        if name in index and problem.alone
    }


def stays_of(
    problem: Problem,
    lay: Mapping[str, Mapping[int, int]],
    taught: Mapping[int, Mapping[int, int]],
    from_week: int,
) -> dict[int, Stay]:
    """Where the modules of the older plan lay, and what of it is still to come."""
    stays = {}
    for index, task in enumerate(problem.tasks):
        spread = lay.get(task.id)
        if spread:
            start = 0 if index in taught else min(spread)
            left = [(w, m // problem.quantum) for w, m in sorted(spread.items()) if w >= from_week]
            stays[index] = Stay(start, max(spread), tuple(left))
    return stays


def joined(
    taught: Mapping[int, Mapping[int, int]], rest: Solution, back: Sequence[int]
) -> Solution:
    """Put past and rest together."""
    spread = {index: dict(weeks) for index, weeks in taught.items()}
    for number, weeks in rest.hours.items():
        spread.setdefault(back[number], {}).update(weeks)
    return Solution({index: dict(sorted(spread[index].items())) for index in sorted(spread)})


def rest_of(
    problem: Problem,
    taught: Mapping[int, Spread],
    from_week: int,
    alone: Mapping[int, int] | None = None,
) -> tuple[Problem, tuple[int, ...]]:
    """Cut a problem down to what is left from a week on; also give the old indices.

    ``alone``: how much of what was taught was independent work.
    """
    if not taught and from_week <= 1:
        return problem, tuple(range(len(problem.tasks)))
    spent = {index: sum(spread.values()) for index, spread in taught.items()}
    finished = {index for index, hours in spent.items() if hours >= problem.tasks[index].hours}
    late = {a for a, b in forced_pairs(problem) if b in spent and a not in spent}
    capacity = tuple(
        quanta if week >= from_week else 0 for week, quanta in enumerate(problem.capacity, 1)
    )
    cut = _Cut(problem, taught, spent, finished, from_week, alone or {})
    left = replace(
        problem,
        capacity=capacity,
        alone=tuple(
            quanta if week >= from_week else 0 for week, quanta in enumerate(problem.alone, 1)
        ),
        tasks=tuple(cut.task(index) for index in range(len(problem.tasks))),
        requirements=tuple(_after(r, finished) for r in problem.requirements),
        selection_rules=tuple(
            replace(
                rule,
                constant=rule.constant + sum(v for i, v in rule.coefficients if i in finished),
            )
            for rule in problem.selection_rules
        ),
        schedule_rules=(),
        order=tuple((a, b) for a, b in problem.order if b not in spent),
        max_hours=problem.max_hours and max(0, problem.max_hours - sum(spent.values())),
        impossible=(
            *problem.impossible,
            *(problem.tasks[index].id for index in sorted(late) if problem.tasks[index].include),
        ),
    )
    gone = finished | late
    return keep(left, tuple(i for i in range(len(problem.tasks)) if i not in gone))


class _Cut:
    def __init__(
        self,
        problem: Problem,
        taught: Mapping[int, Spread],
        spent: Mapping[int, int],
        finished: set[int],
        from_week: int,
        alone: Mapping[int, int],
    ) -> None:
        self._problem = problem
        self._taught = taught
        self._spent = spent
        self._finished = finished
        self._from_week = from_week
        self._alone = alone

    def task(self, index: int) -> Task:
        """A module as it is from now on."""
        task = self._problem.tasks[index]
        earliest = max(task.earliest, self._from_week)
        task = replace(task, fixed=tuple(pin for pin in task.fixed if pin[0] >= self._from_week))
        if index not in self._spent:
            return replace(
                task,
                earliest=earliest,
                needs=tuple(n for n in task.needs if not self._met(n)),
                corequisites=tuple(self._together(index)),
            )
        hours = max(0, task.hours - self._spent[index])
        return replace(
            task,
            hours=hours,
            alone=max(0, task.alone - self._alone.get(index, 0)),
            pace=min(task.pace, hours),
            earliest=earliest,
            include=True,
            capstone=False,
            needs=(),
            corequisites=tuple(self._together(index)),
        )

    def _met(self, need: Need) -> bool:
        return any(supporter in self._finished for supporter in need.supporters)

    def _together(self, index: int) -> Iterable[Corequisite]:
        """Corequisites still open; strict ones with those that had just the same weeks so far."""
        weeks = set(self._taught.get(index, ()))
        for each in self._problem.tasks[index].corequisites:
            if each.strict:
                same = tuple(p for p in each.partners if set(self._taught.get(p, ())) == weeks)
                yield replace(each, partners=same)
            elif index not in self._spent and not any(p in self._spent for p in each.partners):
                yield each


def _after(requirement: Requirement, finished: set[int]) -> Requirement:
    """A requirement once some modules are finished: what they teach is held."""
    entry = max(
        [requirement.entry]
        + [level for level, who in requirement.steps if not finished.isdisjoint(who)]
    )
    steps = tuple((level, who) for level, who in requirement.steps if level > entry)
    return replace(requirement, entry=entry, steps=steps)
