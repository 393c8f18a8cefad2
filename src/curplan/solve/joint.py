"""Choice and schedule as one model, for when the relaxation's best choice has no schedule.

One objective at a time, with those before it held. The relaxation gives the next value that is
worth asking for and fixes, by its bound, modules that every choice of that value has or lacks;
then the joint model decides whether some choice of that value can be scheduled.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.problem.model import Score
from curplan.problem.reduce import keep
from curplan.solve.choose import LINEARISATION, read_choice, require, require_worse, tier_value
from curplan.solve.cpsat import Effort, Model, negation
from curplan.solve.greedy import greedy
from curplan.solve.hints import reaches
from curplan.solve.schedule import renumber, schedule
from curplan.solve.selection import Selection
from curplan.solve.weekly import Weekly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.problem.model import Problem, Solution
    from curplan.solve.cpsat import Answer
    from curplan.solve.hints import Memory

PROBE_LIMIT = 0.1
RELAXED_LIMIT = 4.0
GREEDY_TRIES = 80
CANDIDATE_LIMIT = 0.5
ROUNDS = ((2, 0.05), (0, 0.2), (2, 0.2), (0, 0.3), (2, 0.25))
"""Linearisation levels tried in turn, each with its share of the limit."""


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
    ceiling = None if at_most is None else at_most + sign
    work = 0.0
    while known is None or known != at_most:
        relaxed = _next_value(problem, held, ceiling)
        if not relaxed.closed and undecided is None:
            undecided = relaxed.bound
        if not relaxed.found:
            break
        target = relaxed.objective
        if known is not None and sign * target <= sign * known:
            break
        if work >= limit:
            undecided = target if undecided is None else undecided
            break
        allowed = (limit - work) / (2 if undecided is None else 4)
        decision = decide(problem, [*held, target], max(allowed, 0.5), memory)
        work += decision.work
        if decision.solution is not None:
            incumbent = decision.solution
            known = tier_value(problem, tier.name, incumbent.selection)
            break
        if not decision.closed and undecided is None:
            undecided = target
        ceiling = target
    value = known if known is not None else 0
    bound = value if undecided is None else undecided
    return Best(Score(tier.name, value, bound, tier.maximum), incumbent, undecided is None)


def _next_value(problem: Problem, held: list[int], ceiling: int | None) -> Answer:
    """The relaxation's best value short of ``ceiling``."""
    model, selection = _relaxed(problem, held)
    tier = selection.tiers[len(held)]
    if ceiling is not None:
        require_worse(model, tier, ceiling)
    model.optimise(tier.terms, tier.constant, maximise=tier.maximise)
    return model.solve(Effort(RELAXED_LIMIT, LINEARISATION))


def _relaxed(problem: Problem, values: list[int]) -> tuple[Model, Selection]:
    """The relaxation with these objective values or better."""
    model = Model()
    selection = Selection(problem, model)
    for tier, value in zip(selection.tiers, values, strict=False):
        require(model, tier, value)
    return model, selection


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
        fixed = _fixed_by_bound(small, values, met)
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
    for choice in _lightest(small, values):
        scheduled = schedule(small, choice, CANDIDATE_LIMIT)
        work += scheduled.work
        if scheduled.solution is not None:
            return Decision(renumber(scheduled.solution.hours, old), True, work)
    for linearization, share in ROUNDS:
        model, selection = _relaxed(small, values)
        for index in sorted(always):
            model.fix(selection.chosen[index])
        weekly = Weekly(small, model, selection.chosen)
        answer = model.solve(Effort(limit * share, linearization))
        work += answer.work
        if answer.found:
            return Decision(renumber(weekly.read(answer), old), True, work)
        if answer.infeasible:
            return Decision(None, True, work)
    return Decision(None, False, work)


def _lightest(problem: Problem, values: list[int]) -> list[tuple[int, ...]]:
    """The choices of these values that should be easiest to place: fewest hours, fewest places."""
    found = []
    hours = [task.hours for task in problem.tasks]
    places = [0 if task.continuous else -(-task.hours // task.pace) for task in problem.tasks]
    for weights in (hours, places):
        model, selection = _relaxed(problem, values)
        terms = list(zip(weights, selection.chosen, strict=True))
        model.optimise(terms, maximise=False)
        answer = model.solve(Effort(RELAXED_LIMIT, LINEARISATION))
        if answer.found:
            found.append(read_choice(selection, answer))
    return list(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class _Fixed:
    """What the relaxation says of values: modules in all choices, in none, and choices met.

    Not ``possible``: it is proven that no choice has these values.
    """

    possible: bool
    always: set[int]
    never: set[int]
    seen: list[tuple[int, ...]]
    work: float


def _fixed_by_bound(
    problem: Problem, values: list[int], met: Sequence[tuple[int, ...]] = ()
) -> _Fixed:
    """Modules that every relaxed choice of these values has, and those that none has.

    Each solve asks for a choice with as many as possible of the modules that were in none so far
    (then for one with as few as possible of those that were in all); when there is none, they
    are fixed. Every choice met on the way is kept too: each is a candidate for a schedule.
    ``met`` are choices of these values that are known already.
    """
    relaxed, selection = _relaxed(problem, values)
    answer = relaxed.solve(Effort(RELAXED_LIMIT, LINEARISATION))
    work = answer.work
    if answer.infeasible:
        return _Fixed(False, set(), set(), [], work)
    seen = [read_choice(selection, answer), *met] if answer.found else [*met]
    everything = set(range(len(problem.tasks)))
    fixed: list[set[int]] = []
    for wanted in (True, False):
        rest = everything.difference(*seen) if wanted else everything.intersection(*seen)
        while rest:
            model = relaxed.copy_with({})
            variables = [selection.chosen[index] for index in sorted(rest)]
            model.either(variables if wanted else [negation(v) for v in variables])
            model.optimise([(1, v) for v in variables], maximise=wanted)
            answer = model.solve(Effort(PROBE_LIMIT, LINEARISATION))
            work += answer.work
            if not answer.found:
                break
            choice = read_choice(selection, answer)
            seen.append(choice)
            rest = rest.difference(choice) if wanted else rest.intersection(choice)
        fixed.append(rest if not rest or answer.infeasible else set())
    never, always = fixed
    return _Fixed(True, always, never, list(dict.fromkeys(seen)), work)
