"""Rules on what comes before what, in CP-SAT."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.problem.schedule_rules.sequence import users

if TYPE_CHECKING:
    from curplan.problem.model import Problem, ScheduleRule
    from curplan.solve.cpsat import Model, Term
    from curplan.solve.weekly import Weekly


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


def _linked(
    problem: Problem, model: Model, weekly: Weekly, rule: ScheduleRule, *, lacking: bool
) -> list[Term]:
    terms: list[Term] = []
    for link in rule.links:
        if not (link.after or lacking):
            continue
        late = model.boolean()
        for week in range(problem.weeks):
            ended = [
                (weekly.begun if problem.tasks[index].continuous else weekly.ended)[index][week]
                for index in link.after
            ]
            model.either([*ended, late], only_if=(weekly.begun[link.module][week],))
        terms.append((rule.weight, late))
    return terms


def _order(problem: Problem, model: Model, weekly: Weekly, rule: ScheduleRule) -> list[Term]:
    return _linked(problem, model, weekly, rule, lacking=True)


def _introduced(problem: Problem, model: Model, weekly: Weekly, rule: ScheduleRule) -> list[Term]:
    return _linked(problem, model, weekly, rule, lacking=False)


def _groundwork(problem: Problem, model: Model, weekly: Weekly, rule: ScheduleRule) -> list[Term]:
    wanted = rule.threshold("hours")
    terms: list[Term] = []
    for link in rule.links:
        late = model.boolean()
        for week in range(problem.weeks):
            done = [(problem.tasks[index].hours, weekly.ended[index][week]) for index in link.after]
            begun = (weekly.begun[link.module][week],)
            model.linear([*done, (wanted, late)], low=wanted, only_if=begun)
        terms.append((rule.weight, late))
    return terms


SEQUENCE = {
    "reuse": _reuse,
    "order": _order,
    "introduced": _introduced,
    "groundwork": _groundwork,
    "capstone-last": _capstone_last,
}
