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
from curplan.solve.cpsat import negation

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
    everything = range(len(problem.tasks))
    for first, last in windows(problem, rule.threshold("weeks")):
        start, end = first - 1, last - 1
        inside, over, late = model.boolean(), model.boolean(), model.boolean()
        marked = []
        for index in everything:
            model.implies(weekly.begun[index][start], inside)
            if end:
                model.implies(over, weekly.ended[index][end - 1])
            capstone = problem.tasks[index].capstone
            if capstone or index in marks:
                mark = model.boolean()
                by = weekly.begun if capstone else weekly.ended
                model.implies(mark, by[index][end])
                if start:
                    model.implies(mark, negation(weekly.ended[index][start - 1]))
                marked.append(mark)
        if not end:
            model.fix(negation(over))
        model.either([*marked, over, late], only_if=(inside,))
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
