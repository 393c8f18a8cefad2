"""Objective 6 in CP-SAT: the schedule rules of ``curplan.problem.score`` as penalty terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.problem.score import stretch_limit, users
from curplan.solve.cpsat import negation

if TYPE_CHECKING:
    from collections.abc import Callable

    from curplan.problem.model import Problem, ScheduleRule
    from curplan.solve.cpsat import Model, Term
    from curplan.solve.weekly import Weekly


THREE_WEEKS = 3
"""Quanta of the shortest module that can have a week strictly between its first and last."""


def penalty_terms(problem: Problem, model: Model, weekly: Weekly) -> list[Term]:
    """Add the schedule rules for a problem whose modules are all selected."""
    weekly.exact()
    terms: list[Term] = []
    for rule in problem.schedule_rules:
        terms.extend(_RULES[rule.id](problem, model, weekly, rule))
    return terms


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
        first = model.boolean()
        for index in everything:
            model.implies(weekly.begun[index][week], first)
        over = model.boolean()
        for index in everything:
            model.implies(over, weekly.ended[index][week])
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


def _reuse(problem: Problem, model: Model, weekly: Weekly, rule: ScheduleRule) -> list[Term]:
    within = rule.threshold("weeks")
    terms: list[Term] = []
    for index, who in users(problem, range(len(problem.tasks))).items():
        late = model.boolean()
        for week in range(problem.weeks - within):
            begun = [weekly.begun[user][week + within] for user in who]
            model.either([*begun, late], only_if=(weekly.ended[index][week],))
        terms.append((rule.weight, late))
    return terms


def _spread(problem: Problem, model: Model, weekly: Weekly, rule: ScheduleRule) -> list[Term]:
    strand = [index for index, task in enumerate(problem.tasks) if task.continuous]
    if not strand:
        return []
    wanted = -(-problem.weeks * rule.threshold("percent") // 100)
    short, late = model.integer(0, wanted), model.boolean()
    touched = []
    for week in range(problem.weeks):
        any_busy = model.boolean()
        model.either([weekly.busy[index][week] for index in strand], only_if=(any_busy,))
        touched.append((1, any_busy))
    model.linear([*touched, (1, short)], low=wanted)
    start = min(rule.threshold("start_week"), problem.weeks) - 1
    model.either([*(weekly.begun[index][start] for index in strand), late])
    return [
        (rule.weight, short),
        (rule.weight, late),
        *_reaches_the_end(problem, model, weekly, rule, strand),
    ]


def _reaches_the_end(
    problem: Problem, model: Model, weekly: Weekly, rule: ScheduleRule, strand: list[int]
) -> list[Term]:
    last = rule.threshold("last_weeks")
    if not last:
        return []
    early = model.boolean()
    for week in range(problem.weeks - last):
        over = [weekly.ended[index][week] for index in strand]
        for index, task in enumerate(problem.tasks):
            if not task.continuous:
                model.either((weekly.ended[index][week + last], early), only_if=over)
    return [(rule.weight, early)]


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


def _capstone_last(
    problem: Problem, model: Model, weekly: Weekly, rule: ScheduleRule
) -> list[Term]:
    tasks = problem.tasks
    capstones = [index for index, task in enumerate(tasks) if task.capstone]
    if not capstones:
        return []
    terms: list[Term] = []
    for index, task in enumerate(tasks):
        if task.continuous or task.capstone:
            continue
        late = model.boolean()
        for week in range(problem.weeks):
            for capstone in capstones:
                begun = weekly.begun[capstone][week]
                model.either((weekly.ended[index][week], late), only_if=(begun,))
        terms.append((rule.weight, late))
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


_RULES: dict[str, Callable[[Problem, Model, Weekly, ScheduleRule], list[Term]]] = {
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
