"""What the relaxation alone says of values: modules that every choice has or lacks, and choices.

Each question is one small solve over the choice of modules, weeks left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.solve.choose import LINEARISATION, read_choice, require
from curplan.solve.cpsat import Effort, Model, negation
from curplan.solve.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.problem.model import Problem

Choice = tuple[int, ...]

PROBE_LIMIT = 0.1
RELAXED_LIMIT = 4.0


def relaxed(problem: Problem, values: list[int]) -> tuple[Model, Selection]:
    """The relaxation with these objective values or better."""
    model = Model()
    selection = Selection(problem, model)
    for tier, value in zip(selection.tiers, values, strict=False):
        require(model, tier, value)
    return model, selection


@dataclass(frozen=True, slots=True)
class Listed:
    """Choices of some values, the lightest first; ``complete``: there are no others."""

    choices: tuple[Choice, ...]
    complete: bool
    work: float


def every_choice(problem: Problem, values: list[int], most: int) -> Listed:
    """List the choices with these values or better, where they are at most so many."""
    model, selection = relaxed(problem, values)
    choices: list[Choice] = []
    work = 0.0
    while len(choices) <= most:
        answer = model.solve(Effort(PROBE_LIMIT, LINEARISATION))
        work += answer.work
        if not answer.found:
            choices.sort(key=lambda choice: (len(choice), choice))
            return Listed(tuple(choices), answer.infeasible, work)
        choice = read_choice(selection, answer)
        choices.append(choice)
        model.either([negation(v) if i in choice else v for i, v in enumerate(selection.chosen)])
    return Listed(tuple(choices), False, work)


def extends(problem: Problem, choice: Choice, smaller: Choice) -> bool:
    """Tell whether any schedule of a choice holds one of a smaller choice: leave the rest out.

    Only if nothing that is left out may be what the smaller one leans on.
    """
    if not set(smaller) <= set(choice):
        return False
    added = set(choice).difference(smaller)
    return not any(
        added.intersection(others)
        for index in smaller
        for others in (
            *(need.supporters for need in problem.tasks[index].needs),
            *(each.partners for each in problem.tasks[index].corequisites),
        )
    )


def lightest(problem: Problem, values: list[int]) -> list[Choice]:
    """The choices of these values that should be easiest to place: fewest hours, fewest places."""
    found = []
    hours = [task.hours for task in problem.tasks]
    places = [0 if task.continuous else -(-task.hours // task.pace) for task in problem.tasks]
    for weights in (hours, places):
        model, selection = relaxed(problem, values)
        terms = list(zip(weights, selection.chosen, strict=True))
        model.optimise(terms, maximise=False)
        answer = model.solve(Effort(RELAXED_LIMIT, LINEARISATION))
        if answer.found:
            found.append(read_choice(selection, answer))
    return list(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Fixed:
    """What the relaxation says of values: modules in all choices, in none, and choices met.

    Not ``possible``: it is proven that no choice has these values.
    """

    possible: bool
    always: set[int]
    never: set[int]
    seen: list[Choice]
    work: float


def fixed_by_bound(
    problem: Problem,
    values: list[int],
    met: Sequence[Choice] = (),
    limit: float = float("inf"),
) -> Fixed:
    """Modules that every relaxed choice of these values has, and those that none has.

    Each solve asks for a choice with as many as possible of the modules that were in none so far
    (then for one with as few as possible of those that were in all); when there is none, they
    are fixed. Every choice met on the way is kept too: each is a candidate for a schedule.
    ``met`` are choices of these values that are known already. When the ``limit`` comes first, what
    is not decided is not fixed.
    """
    model_of, selection = relaxed(problem, values)
    answer = model_of.solve(Effort(RELAXED_LIMIT, LINEARISATION))
    work = answer.work
    if answer.infeasible:
        return Fixed(False, set(), set(), [], work)
    seen = [read_choice(selection, answer), *met] if answer.found else [*met]
    everything = set(range(len(problem.tasks)))
    fixed: list[set[int]] = []
    for wanted in (True, False):
        rest = everything.difference(*seen) if wanted else everything.intersection(*seen)
        refuted = False
        while rest and work < limit:
            model = model_of.copy_with({})
            variables = [selection.chosen[index] for index in sorted(rest)]
            model.either(variables if wanted else [negation(v) for v in variables])
            model.optimise([(1, v) for v in variables], maximise=wanted)
            answer = model.solve(Effort(PROBE_LIMIT, LINEARISATION))
            work += answer.work
            refuted = answer.infeasible
            if not answer.found:
                break
            choice = read_choice(selection, answer)
            seen.append(choice)
            rest = rest.difference(choice) if wanted else rest.intersection(choice)
        fixed.append(rest if not rest or refuted else set())
    never, always = fixed
    return Fixed(True, always, never, list(dict.fromkeys(seen)), work)
