"""Rules on what happens when over the whole track, in CP-SAT."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.problem.schedule_rules.calendar import (
    capstone_range,
    deliverables,
    gate_modules,
    strand_of,
    windows,
)

if TYPE_CHECKING:
    from curplan.problem.model import Problem, ScheduleRule
    from curplan.solve.cpsat import Model, Term
    from curplan.solve.weekly import Weekly


def _spread(problem: Problem, model: Model, weekly: Weekly, rule: ScheduleRule) -> list[Term]:
    strand = sorted(strand_of(problem, rule))
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
        for index in range(len(problem.tasks)):
            if index not in strand:
                model.either((weekly.ended[index][week + last], early), only_if=over)
    return [(rule.weight, early)]


def _every(
    problem: Problem, model: Model, weekly: Weekly, rule: ScheduleRule, marks: frozenset[int]
) -> list[Term]:
    terms: list[Term] = []
    for first, last in windows(problem, rule.threshold("weeks")):
        start, end = first - 1, last - 1
        late = model.boolean()
        marked: list[Term] = [(1, weekly.over[end - 1])] if end else []
        # A module marks the window if it ends there; each difference is 0 or 1. Said as a sum, not
        # with a Boolean for each: only so do marks shared between windows count in the bound.
        for index, task in enumerate(problem.tasks):
            if task.capstone or index in marks:
                by = weekly.begun if task.capstone else weekly.ended
                marked.append((1, by[index][end]))
                if start:
                    marked.append((-1, weekly.ended[index][start - 1]))
        model.linear([*marked, (1, late), (-1, weekly.started[start])], low=0)
        terms.append((rule.weight, late))
    return terms


def _cadence(problem: Problem, model: Model, weekly: Weekly, rule: ScheduleRule) -> list[Term]:
    return _every(problem, model, weekly, rule, deliverables(problem))


def _gates(problem: Problem, model: Model, weekly: Weekly, rule: ScheduleRule) -> list[Term]:
    return _every(problem, model, weekly, rule, gate_modules(problem))


def _capstone_weeks(
    problem: Problem, model: Model, weekly: Weekly, rule: ScheduleRule
) -> list[Term]:
    least, most = capstone_range(problem, rule)
    terms: list[Term] = []
    for index, task in enumerate(problem.tasks):
        if not task.capstone:
            continue
        off = model.integer(0, problem.weeks)
        # A week counts when it is begun and was not ended by the week before.
        begun = [(1, variable) for variable in weekly.begun[index]]
        ended = [(-1, variable) for variable in weekly.ended[index][:-1]]
        model.linear([*begun, *ended, (1, off)], low=least)
        model.linear([*begun, *ended, (-1, off)], high=most)
        terms.append((rule.weight, off))
    return terms


CALENDAR = {
    "spread": _spread,
    "cadence": _cadence,
    "gates": _gates,
    "capstone-weeks": _capstone_weeks,
}
