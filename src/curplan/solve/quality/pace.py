"""Rules on how the hours of the weeks are filled, in CP-SAT."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.problem.schedule_rules.pace import breaks, stretch_limit
from curplan.solve.cpsat import negation

if TYPE_CHECKING:
    from curplan.problem.model import Problem, ScheduleRule
    from curplan.solve.cpsat import Model, Term
    from curplan.solve.weekly import Weekly

THREE_WEEKS = 3
"""Quanta of the shortest module that can have a week strictly between its first and last."""


def _load(problem: Problem, model: Model, weekly: Weekly, rule: ScheduleRule) -> list[Term]:
    percent = rule.threshold("percent")
    terms: list[Term] = []
    everything = range(len(problem.tasks))
    for week, capacity in enumerate(problem.capacity):
        if not capacity:
            continue
        step = max(percent, 1) * capacity
        floor = (100 - percent) * capacity
        points = model.integer(0, -(-floor // step))
        first, over = weekly.started[week], weekly.over[week]
        model.linear(
            [
                (step, points),
                *((100, weekly.hours[index][week]) for index in everything),
                (-floor, first),
                (floor, over),
            ],
            low=0,
        )
        terms.append((rule.weight, points))
    return terms


def _between(model: Model, weekly: Weekly, index: int, week: int) -> list[int]:
    """Literals that all hold exactly when the week is strictly inside the module."""
    return [weekly.begun[index][week - 1], negation(weekly.ended[index][week])]


def _idle(problem: Problem, model: Model, weekly: Weekly, rule: ScheduleRule) -> list[Term]:
    terms: list[Term] = []
    for index in range(len(problem.tasks)):
        for week in range(1, problem.weeks - 1):
            if problem.capacity[week]:
                idle = model.boolean()
                model.either(
                    (weekly.busy[index][week], idle), only_if=_between(model, weekly, index, week)
                )
                terms.append((rule.weight, idle))
    return terms


def _trickle(problem: Problem, model: Model, weekly: Weekly, rule: ScheduleRule) -> list[Term]:
    terms: list[Term] = []
    for index, task in enumerate(problem.tasks):
        for week in range(1, problem.weeks - 1):
            least = min(rule.threshold("hours"), problem.capacity[week])
            if task.continuous or least < 2 or task.hours < THREE_WEEKS:
                continue
            trickle = model.boolean()
            inside = [*_between(model, weekly, index, week), weekly.busy[index][week]]
            hours = (1, weekly.hours[index][week])
            model.linear([hours, (least, trickle)], low=least, only_if=inside)
            terms.append((rule.weight, trickle))
    return terms


def _heavy(problem: Problem, model: Model, weekly: Weekly, rule: ScheduleRule) -> list[Term]:
    heavy = [index for index, task in enumerate(problem.tasks) if task.heavy]
    most = rule.threshold("most")
    spare = min(len(heavy), problem.max_parallel) - most
    if spare <= 0:
        return []
    terms: list[Term] = []
    for week in range(problem.weeks):
        over = model.integer(0, spare)
        model.linear([*((1, weekly.busy[i][week]) for i in heavy), (-1, over)], high=most)
        terms.append((rule.weight, over))
    return terms


def _prompt_start(problem: Problem, model: Model, weekly: Weekly, rule: ScheduleRule) -> list[Term]:
    terms: list[Term] = []
    for week, capacity in enumerate(problem.capacity):
        if capacity:
            empty = model.boolean()
            model.either([*(begun[week] for begun in weekly.begun), empty])
            terms.append((rule.weight, empty))
    return terms


def _stretch(problem: Problem, model: Model, weekly: Weekly, rule: ScheduleRule) -> list[Term]:
    terms: list[Term] = []
    for index, task in enumerate(problem.tasks):
        most = stretch_limit(problem, index, rule.threshold("percent"))
        if task.continuous or most >= problem.weeks:
            continue
        over = model.integer(0, problem.weeks - most)
        begun = [(1, variable) for variable in weekly.begun[index]]
        # A week counts when it is begun and was not ended by the week before.
        ended = [(-1, variable) for variable in weekly.ended[index][:-1]]
        model.linear([*begun, *ended, (-1, over)], high=most)
        terms.append((rule.weight, over))
    return terms


def _novelty(problem: Problem, model: Model, weekly: Weekly, rule: ScheduleRule) -> list[Term]:
    most = rule.threshold("most")
    spare = sum(task.new for task in problem.tasks) - most
    if spare <= 0:
        return []
    terms: list[Term] = []
    for week in range(problem.weeks):
        over = model.integer(0, spare)
        starts: list[Term] = []
        for task, begun in zip(problem.tasks, weekly.begun, strict=True):
            starts.append((task.new, begun[week]))
            if week:
                starts.append((-task.new, begun[week - 1]))
        model.linear([*starts, (-1, over)], high=most)
        terms.append((rule.weight, over))
    return terms


def _before_break(problem: Problem, model: Model, weekly: Weekly, rule: ScheduleRule) -> list[Term]:
    terms: list[Term] = []
    for week in breaks(problem):
        for index, task in enumerate(problem.tasks):
            if task.continuous:
                continue
            late = model.boolean()
            begun, ended = weekly.begun[index], weekly.ended[index]
            before = [begun[week - 2]] if week > 1 else []
            model.either([*before, ended[week - 1], late], only_if=(begun[week - 1],))
            terms.append((rule.weight, late))
    return terms


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
