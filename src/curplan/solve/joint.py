"""Choice and schedule as one model, for when the relaxation's best choice has no schedule.

One objective at a time, with those before it held. The relaxation gives the next value that is
worth asking for and fixes, by its bound, modules that every choice of that value has or lacks;
then the joint model decides whether some choice of that value can be scheduled.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.problem.model import Score, Solution
from curplan.problem.reduce import keep
from curplan.solve.by_bound import (
    RELAXED_LIMIT,
    every_choice,
    extends,
    fixed_by_bound,
    lightest,
    relaxed,
)
from curplan.solve.choose import LINEARISATION, require_worse, tier_value
from curplan.solve.cpsat import Effort, Model
from curplan.solve.greedy import greedy
from curplan.solve.hints import reaches
from curplan.solve.schedule import REFUTE_FIRST, renumber, schedule
from curplan.solve.selection import Selection
from curplan.solve.weekly import Weekly

if TYPE_CHECKING:
    from curplan.problem.model import Problem
    from curplan.solve.cpsat import Answer
    from curplan.solve.hints import Memory

GREEDY_TRIES = 80
CANDIDATE_LIMIT = 0.5
ROUNDS = ((2, 0.05), (0, 0.2), (2, 0.2), (0, 0.3), (2, 0.25))
"""Linearisation levels tried in turn, each with its share of the limit."""

FEW_CHOICES = 16
"""So many choices at most are decided one by one, each by the exact scheduler."""

FEW_FREE = 24
"""With more modules that are neither fixed in nor out there are more choices than that."""

PROBE_SHARE = 0.4
"""Of a decision's limit, for fixing modules by bound; at least ``LEAST_PROBING``."""

LEAST_PROBING = 0.5

IMPROVE_SHARE = 0.5
"""Of what is left when a value stays undecided, for a better track to fall back on."""

UNDECIDED_VALUES = 3
"""So many values may stay undecided before the search ends."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a value can be had: a solution, a proof that there is none, or neither in time."""

    solution: Solution | None
    closed: bool
    work: float


@dataclass(frozen=True, slots=True)
class Best:
    """The best of one objective over choice and schedule, and a solution that has it.

    ``closed``: the search ended by itself, so that without a solution there is none.
    """

    score: Score
    solution: Solution | None
    closed: bool


def best_of_tier(
    problem: Problem,
    held: list[int],
    incumbent: Solution | None,
    limit: float,
    at_most: int | None = None,
    memory: Memory | None = None,
) -> Best:
    """Optimise objective ``len(held)`` over choice and schedule, the earlier ones held.

    ``held`` are the values of the earlier objectives, ``incumbent`` a solution that has them (or
    None). Values are asked for from the relaxation's bound onwards, so that the first one that
    can be scheduled is the best; the first that stays undecided within the limit is the bound.
    ``at_most`` is a value that is known not to be beaten.
    """
    tier = Selection(problem, Model()).tiers[len(held)]
    sign = 1 if tier.maximise else -1
    known = None if incumbent is None else tier_value(problem, tier.name, incumbent.selection)
    undecided: int | None = None
    open_values = 0
    ceiling = None if at_most is None else at_most + sign
    work = 0.0
    while known is None or known != at_most:
        upper = _next_value(problem, held, ceiling)
        if not upper.closed and undecided is None:
            undecided = upper.bound
        if not upper.found:
            break
        target = upper.objective
        if known is not None and sign * target <= sign * known:
            break
        if work >= limit or open_values >= UNDECIDED_VALUES:
            undecided = target if undecided is None else undecided
            break
        allowed = (limit - work) / (2 if undecided is None else 4)
        decision = decide(problem, [*held, target], max(allowed, 0.5), memory)
        work += decision.work
        if decision.solution is not None:
            incumbent = decision.solution
            known = tier_value(problem, tier.name, incumbent.selection)
            break
        ceiling = target
        if decision.closed:
            continue
        open_values += 1
        if undecided is None:
            undecided = target
            improved = _improved(problem, held, incumbent, (limit - work) * IMPROVE_SHARE)
            work += improved.work
            if improved.solution is not None and known is not None:
                value = tier_value(problem, tier.name, improved.solution.selection)
                if sign * value > sign * known:
                    incumbent, known = improved.solution, value
                if value == target:
                    undecided = None
                    break
    value = known if known is not None else 0
    bound = value if undecided is None else undecided
    return Best(Score(tier.name, value, bound, tier.maximum), incumbent, undecided is None)


def _improved(
    problem: Problem, held: list[int], incumbent: Solution | None, limit: float
) -> Decision:
    """Look for a track with a better value than the incumbent; what it proves is not looked at."""
    if incumbent is None or limit <= 0:
        return Decision(None, False, 0.0)
    model, selection = relaxed(problem, held)
    weekly = Weekly(problem, model, selection.chosen)
    tier = selection.tiers[len(held)]
    model.optimise(tier.terms, tier.constant, maximise=tier.maximise)
    model.hint(weekly.hint(incumbent))
    answer = model.solve(Effort(limit, 0))
    if not answer.found:
        return Decision(None, False, answer.work)
    return Decision(Solution(weekly.read(answer)), False, answer.work)


def _next_value(problem: Problem, held: list[int], ceiling: int | None) -> Answer:
    """The relaxation's best value short of ``ceiling``."""
    model, selection = relaxed(problem, held)
    tier = selection.tiers[len(held)]
    if ceiling is not None:
        require_worse(model, tier, ceiling)
    model.optimise(tier.terms, tier.constant, maximise=tier.maximise)
    return model.solve(Effort(RELAXED_LIMIT, LINEARISATION))


def decide(
    problem: Problem, values: list[int], limit: float, memory: Memory | None = None
) -> Decision:
    """Decide whether some choice with these objective values or better can be scheduled.

    ``memory`` has choices met before; none of them is probed or tried by the greedy again.
    """
    small, old = problem, tuple(range(len(problem.tasks)))
    work = 0.0
    never: set[int] = {-1}
    always: set[int] = set()
    met = [] if memory is None else [c for c in memory.met if reaches(problem, c, values)]
    while never:
        fixed = fixed_by_bound(small, values, met, max(limit * PROBE_SHARE, LEAST_PROBING) - work)
        met = []
        never = fixed.never
        work += fixed.work
        if not fixed.possible:
            return Decision(None, True, work)
        for choice in fixed.seen:
            if memory is not None:
                named = tuple(old[index] for index in choice)
                memory.met[named] = None
                if named in memory.tried:
                    continue
                memory.tried.add(named)
            found = greedy(small, choice, GREEDY_TRIES, any_will_do=True).solution
            if found is not None:
                return Decision(renumber(found.hours, old), True, work)
        kept = tuple(index for index in range(len(small.tasks)) if index not in never)
        always = {kept.index(index) for index in fixed.always}
        small, inner = keep(small, kept)
        old = tuple(old[index] for index in inner)
    for choice in lightest(small, values):
        scheduled = schedule(small, choice, CANDIDATE_LIMIT)
        work += scheduled.work
        if scheduled.solution is not None:
            return Decision(renumber(scheduled.solution.hours, old), True, work)
    if len(small.tasks) - len(always) <= FEW_FREE:
        one_by_one = _each(small, values, limit - work)
        work += one_by_one.work
        if one_by_one.solution is not None:
            return Decision(renumber(one_by_one.solution.hours, old), True, work)
        if one_by_one.closed or one_by_one.work > limit / 4:
            return Decision(None, one_by_one.closed, work)
    left = max(limit - work, limit / 4)
    for linearization, share in ROUNDS:
        model, selection = relaxed(small, values)
        for index in sorted(always):
            model.fix(selection.chosen[index])
        weekly = Weekly(small, model, selection.chosen)
        answer = model.solve(Effort(left * share, linearization))
        work += answer.work
        if answer.found:
            return Decision(renumber(weekly.read(answer), old), True, work)
        if answer.infeasible:
            return Decision(None, True, work)
    return Decision(None, False, work)


def _each(problem: Problem, values: list[int], limit: float) -> Decision:
    """Decide choice by choice, where there are few with these values or better."""
    listed = every_choice(problem, values, FEW_CHOICES)
    work = listed.work
    if not listed.complete:
        return Decision(None, False, work)
    refuted: list[tuple[int, ...]] = []
    closed = True
    for number, choice in enumerate(listed.choices):
        if any(extends(problem, choice, each) for each in refuted):
            continue
        share = (limit - work) / (len(listed.choices) - number)
        if share <= 0:
            return Decision(None, False, work)
        scheduled = schedule(problem, choice, share, any_will_do=True, rounds=REFUTE_FIRST)
        work += scheduled.work
        if scheduled.solution is not None:
            return Decision(scheduled.solution, True, work)
        if scheduled.closed:
            refuted.append(choice)
        closed = closed and scheduled.closed
    return Decision(None, closed, work)
