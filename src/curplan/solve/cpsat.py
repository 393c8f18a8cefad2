"""A small model builder over CP-SAT's own protocol buffers.

OR-Tools' ``cp_model`` wraps the same buffers, but importing it loads pandas, which costs more
than solving most plans; this module needs the compiled helper alone. Variables are plain
indices; ``-1 - v`` is the negation of the Boolean ``v``. Every solve is deterministic: one worker,
a fixed seed, and a limit in deterministic time only.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ortools.sat.python import cp_model_helper as cmh

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Term = tuple[int, int]
"""A coefficient and a variable."""

FAR = 1 << 40
SEED = 20270111


def negation(variable: int) -> int:
    """Give the literal that is true when the Boolean is false."""
    return -1 - variable


@dataclass(frozen=True, slots=True)
class Answer:
    """What a solve gave: ``values`` of all variables when something was found.

    ``bound`` is the proven bound of the objective; ``closed`` means that the search ended by
    itself (optimal or infeasible) rather than by its limit. ``work`` is deterministic time.
    """

    found: bool
    values: tuple[int, ...]
    objective: int
    bound: int
    closed: bool
    work: float

    @property
    def infeasible(self) -> bool:
        """Tell whether it is proven that there is none."""
        return self.closed and not self.found


@dataclass(frozen=True, slots=True)
class Effort:
    """How one solve may work: deterministic limit, linearisation level, presolve.

    ``quick``: no cuts and one pass of presolve, for small models by the dozen.
    """

    limit: float
    linearization: int = 1
    probing: int = 2
    symmetry: int = 2
    quick: bool = False


class Model:
    """A CP-SAT model under construction."""

    def __init__(self) -> None:
        self._proto = cmh.CpModelProto()
        self._variables = 0
        self._maximise = False
        self._constant = 0

    def boolean(self) -> int:
        """Add a Boolean variable."""
        return self.integer(0, 1)

    def integer(self, low: int, high: int) -> int:
        """Add an integer variable."""
        self._proto.variables.add().domain.extend((low, high))
        self._variables += 1
        return self._variables - 1

    def linear(
        self, terms: Iterable[Term], low: int = -FAR, high: int = FAR, only_if: Sequence[int] = ()
    ) -> None:
        """Require ``low <= sum of terms <= high``, if all the literals of ``only_if`` hold."""
        pairs = list(terms)
        constraint = self._proto.constraints.add()
        if only_if:
            constraint.enforcement_literal.extend(only_if)
        constraint.linear.vars.extend([variable for _, variable in pairs])
        constraint.linear.coeffs.extend([coefficient for coefficient, _ in pairs])
        constraint.linear.domain.extend((low, high))

    def either(self, literals: Sequence[int], only_if: Sequence[int] = ()) -> None:
        """Require at least one literal, if all those of ``only_if`` hold."""
        constraint = self._proto.constraints.add()
        if only_if:
            constraint.enforcement_literal.extend(only_if)
        constraint.bool_or.literals.extend(literals)

    def implies(self, cause: int, effect: int) -> None:
        """Require ``effect`` whenever ``cause`` holds."""
        self.either((negation(cause), effect))

    def fix(self, literal: int) -> None:
        """Require a literal."""
        self.either((literal,))

    def optimise(self, terms: Iterable[Term], constant: int = 0, *, maximise: bool) -> None:
        """Set the objective, replacing the one before."""
        sign = -1 if maximise else 1
        pairs = list(terms)
        self._proto.clear_objective()
        self._proto.objective.vars.extend([variable for _, variable in pairs])
        self._proto.objective.coeffs.extend([sign * coefficient for coefficient, _ in pairs])
        self._maximise = maximise
        self._constant = constant

    def copy_with(self, fixed: dict[int, int]) -> Model:
        """Copy the model, with some variables fixed to values."""
        other = Model()
        other._proto.copy_from(self._proto)
        other._variables = self._variables
        other._maximise = self._maximise
        other._constant = self._constant
        for variable, value in fixed.items():
            domain = other._proto.variables[variable].domain
            domain.clear()
            domain.extend((value, value))
        return other

    def hint(self, values: dict[int, int]) -> None:
        """Suggest values, replacing earlier suggestions."""
        self._proto.clear_solution_hint()
        self._proto.solution_hint.vars.extend(values.keys())
        self._proto.solution_hint.values.extend(values.values())

    def solve(self, effort: Effort) -> Answer:
        """Solve within a deterministic limit; the answer says whether the search closed."""
        wrapper = cmh.SolveWrapper()
        wrapper.set_parameters(_parameters(effort))
        response = _run(wrapper, self._proto)
        if response.status == cmh.MODEL_INVALID:
            raise AssertionError("CP-SAT rejects the model")
        closed = response.status in (cmh.OPTIMAL, cmh.INFEASIBLE)
        found = response.status in (cmh.OPTIMAL, cmh.FEASIBLE)
        values = tuple(response.solution)
        has_objective = self._proto.has_objective()
        objective = round(response.objective_value) if found and has_objective else 0
        bound = round(response.inner_objective_lower_bound) if has_objective else 0
        sign = -1 if self._maximise else 1
        return Answer(
            found,
            values,
            sign * objective + self._constant,
            sign * bound + self._constant,
            closed,
            response.deterministic_time,
        )


def _parameters(effort: Effort) -> Any:
    parameters = cmh.SatParameters()
    parameters.num_workers = 1
    parameters.random_seed = SEED
    parameters.max_deterministic_time = effort.limit
    parameters.linearization_level = effort.linearization
    parameters.cp_model_probing_level = effort.probing
    parameters.symmetry_level = effort.symmetry
    parameters.catch_sigint_signal = False
    if effort.quick:
        parameters.cut_level = 0
        parameters.max_presolve_iterations = 1
    return parameters


def _run(wrapper: Any, proto: Any) -> Any:
    """Solve in a thread of its own, so that Ctrl+C stops the search at once."""
    outcome: list[Any] = []
    thread = threading.Thread(target=lambda: outcome.append(wrapper.solve(proto)))
    thread.start()
    try:
        while thread.is_alive():
            thread.join(0.2)
    except BaseException:
        while thread.is_alive():  # again and again: the search may not have begun yet
            wrapper.stop_search()
            thread.join(0.05)
        raise
    return outcome[0]
