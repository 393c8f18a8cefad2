"""What it would cost to have it otherwise: the same brief planned again with one thing pinned."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.advise.clash import conflict_advice
from curplan.catalogue.kinds import Priority
from curplan.catalogue.models import Requirement
from curplan.explain.model import Measure, WhatIf
from curplan.problem.build import build_problem
from curplan.problem.model import Requirement as Required
from curplan.problem.score import (
    coverage,
    coverage_maximum,
    schedule_penalty,
    selection_breaches,
)

if TYPE_CHECKING:
    from curplan.brief import Brief
    from curplan.catalogue.models import Catalogue, Outcome
    from curplan.explain.desk import Desk
    from curplan.problem.model import Problem

PRIORITIES = ("must", "essential", "optional")
PROMISED = 5
"""Objectives that a plan proves; the sixth is searched for."""


def what_if(desk: Desk, change: str, brief: Brief, *, placed: bool = False) -> WhatIf:
    """Plan a changed brief, and hold it against the plan.

    ``placed`` compares the smoothness of the schedule too, which takes more work: for a change
    that is about weeks.
    """
    from curplan.solve.planner import solve

    problem = build_problem(desk.catalogue, brief, desk.situation.weeks)
    result = solve(problem, "default" if placed else "quick")
    if result.solution is None:
        if result.undecided:
            return WhatIf(change, None)
        said = [a.text for a in conflict_advice(desk.catalogue, brief) if a.kind == "conflict"]
        return WhatIf(change, False, proven=True, note=said[0] if said else "")
    chosen = result.solution.selection
    proven = all(score.proven for score in result.scores[:PROMISED])
    penalty = schedule_penalty(problem, result.solution) if placed else None
    return _compared(desk, change, problem, chosen, penalty, proven=proven)


def if_required(desk: Desk, change: str, outcome: Outcome) -> WhatIf:
    """Plan as if an outcome were a must that outweighs all others, and hold it against the plan.

    What capstones wait for stays as it is; so it is the same problem, with one more goal on top.
    """
    from curplan.solve.planner import solve

    original, problem = _with_outcome(desk, outcome)
    result = solve(problem, "quick")
    proven = bool(result.scores) and all(score.proven for score in result.scores[:PROMISED])
    if result.solution is None:
        return WhatIf(change, None if result.undecided else False, proven=not result.undecided)
    goal = problem.requirements[-1]
    alone = replace(problem, requirements=(goal,))
    if not coverage(alone, result.solution.selection, "must"):
        sure = result.scores[0].proven
        return WhatIf(change, False if sure else None, proven=sure)
    return _compared(desk, change, original, result.solution.selection, None, proven=proven)


def _with_outcome(desk: Desk, outcome: Outcome) -> tuple[Problem, Problem]:
    """The problem with the teachers of an outcome in it, and the same with the outcome on top."""
    brief = desk.situation.brief
    role = desk.situation.role
    counted = {(r.outcome.skill, r.outcome.level) for r in desk.situation.requirements}
    asked = replace(
        role, requires=(*desk.situation.requirements, Requirement(outcome, Priority.OPTIONAL))
    )
    catalogue: Catalogue = replace(
        desk.catalogue,
        roles=tuple(asked if each.id == role.id else each for each in desk.catalogue.roles),
    )
    wide = build_problem(
        catalogue, brief.model_copy(update={"optional": True}), desk.situation.weeks
    )
    *own, extra = wide.requirements
    assert len(own) == len(desk.situation.requirements) >= len(counted)
    weight = 1 + sum(r.weight for r in own if r.priority == "must")
    goal: Required = replace(extra, priority="must", weight=weight)
    return replace(wide, requirements=tuple(own)), replace(wide, requirements=(*own, goal))


def _compared(
    desk: Desk,
    change: str,
    problem: Problem,
    chosen: tuple[int, ...],
    penalty: int | None,
    *,
    proven: bool,
) -> WhatIf:
    own, solution = desk.situation.problem, desk.situation.solution
    names = [problem.tasks[index].id for index in chosen]
    known = desk.catalogue.module_by_id
    measures = [
        Measure(
            f"{priority} coverage",
            coverage(own, solution.selection, priority),
            coverage(problem, chosen, priority),
            coverage_maximum(problem, priority),
        )
        for priority in PRIORITIES
    ]
    measures.append(
        Measure(
            "hours",
            desk.hours(sum(module.minutes for module in desk.situation.modules)),
            desk.hours(sum(known[name].minutes for name in names)),
        )
    )
    measures.append(
        Measure(
            "selection penalty",
            sum(breach.penalty for breach in selection_breaches(own, solution.selection)),
            sum(breach.penalty for breach in selection_breaches(problem, chosen)),
        )
    )
    if penalty is not None:
        measures.append(Measure("schedule penalty", schedule_penalty(own, solution), penalty))
    return WhatIf(
        change,
        True,
        tuple(measures),
        tuple(sorted(set(names) - desk.chosen)),
        tuple(sorted(desk.chosen - set(names))),
        proven,
    )
