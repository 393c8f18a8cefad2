"""The straightforward way: the whole problem as one CP-SAT model, every module optional.

Per module: whether it runs, its first and last week, and its hours in each week; per need, which
selected module supports it. The objectives are staged, each held at its best before the next.
It is given the relevant modules only (the problem as ``build_problem`` makes it), all cores, and
the linearisation level that does best (``--compare`` tries them all).
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

    from curplan.problem.model import Problem, Task

CAP = 20.0
"""Seconds for all stages together."""
LINEARISATION = 2
"""The best of 0, 1 and 2 by a little, on the catalogues of ``main``."""
COVERAGE, STAGES = 3, 4
"""Must, essential, optional coverage; hours."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the single model reached: values and bounds by stage (None where it found nothing).

    ``covered`` are the seconds until coverage was proven, or until it gave up: what the product's
    time for all objectives is compared with, as few hours are harder for it than coverage.
    """

    values: tuple[int | None, ...]
    bounds: tuple[int | None, ...]
    seconds: float
    covered: float

    @property
    def proven(self) -> int:
        """Number of stages proven, from the first on."""
        pairs = zip(self.values, self.bounds, strict=True)
        flags = [value is not None and value == bound for value, bound in pairs]
        return next((n for n, flag in enumerate([*flags, False]) if not flag), STAGES)


class SingleModel:
    """Variables and constraints; weeks count from 0."""

    def __init__(self, problem: Problem) -> None:
        from ortools.sat.python import cp_model

        self.model = cp_model.CpModel()
        self.problem = problem
        weeks = range(problem.weeks)
        new = self.model
        self.runs = [new.new_bool_var("") for _ in problem.tasks]
        self.first = [new.new_int_var(t.earliest - 1, len(weeks) - 1, "") for t in problem.tasks]
        self.last = [new.new_int_var(0, min(t.latest, len(weeks)) - 1, "") for t in problem.tasks]
        self.hours = [
            [new.new_int_var(0, min(task.pace, problem.capacity[w]), "") for w in weeks]
            for task in problem.tasks
        ]
        self.busy = [[new.new_bool_var("") for _ in weeks] for _ in problem.tasks]
        self.rank = [new.new_int_var(0, len(problem.tasks), "") for _ in problem.tasks]
        for index, task in enumerate(problem.tasks):
            self._module(index, task)
            self._needs(index, task)
            self._corequisites(index, task)
        self._weeks()
        self._order()

    def _module(self, index: int, task: Task) -> None:
        model, runs = self.model, self.runs[index]
        model.add(sum(self.hours[index]) == task.hours * runs)
        model.add(self.first[index] <= self.last[index])
        if task.include:
            model.add(runs == 1)
        for week, (hours, busy) in enumerate(zip(self.hours[index], self.busy[index], strict=True)):
            model.add(hours <= task.pace * busy)
            model.add(hours >= busy)
            model.add_implication(busy, runs)
            model.add(self.first[index] <= week).only_enforce_if(busy)
            model.add(self.last[index] >= week).only_enforce_if(busy)

    def _before(self, earlier: int, later: int, literals: list[cp_model.IntVar]) -> None:
        """``earlier`` ends no later than the week in which ``later`` starts, and comes first."""
        self.model.add(self.last[earlier] <= self.first[later]).only_enforce_if(literals)
        self.model.add(self.rank[earlier] < self.rank[later]).only_enforce_if(literals)

    def _needs(self, index: int, task: Task) -> None:
        for need in task.needs:
            literals = []
            for supporter in need.supporters:
                literal = self.model.new_bool_var("")
                self.model.add_implication(literal, self.runs[supporter])
                self._before(supporter, index, [literal])
                literals.append(literal)
            self.model.add_bool_or(literals).only_enforce_if(self.runs[index])

    def _corequisites(self, index: int, task: Task) -> None:
        """A partner starts no later: in the week this one starts, it is busy or has been."""
        for corequisite in task.corequisites:
            literals = []
            for partner in corequisite.partners:
                literal = self.model.new_bool_var("")
                self.model.add_implication(literal, self.runs[partner])
                pairs = list(zip(self.busy[index], self.busy[partner], strict=True))
                for week, (mine, theirs) in enumerate(pairs):
                    if corequisite.strict:
                        self.model.add(mine == theirs).only_enforce_if(literal)
                    else:
                        so_far = [other for _, other in pairs[: week + 1]]
                        self.model.add_bool_or(so_far).only_enforce_if(literal, mine)
                literals.append(literal)
            self.model.add_bool_or(literals).only_enforce_if(self.runs[index])

    def _weeks(self) -> None:
        problem = self.problem
        beside = [index for index, task in enumerate(problem.tasks) if not task.continuous]
        for week, capacity in enumerate(problem.capacity):
            self.model.add(sum(hours[week] for hours in self.hours) <= capacity)
            self.model.add(sum(self.busy[i][week] for i in beside) <= problem.max_parallel)
        self.model.add(
            sum(t.hours * r for t, r in zip(problem.tasks, self.runs, strict=True))
            <= min(sum(problem.capacity), problem.max_hours or sum(problem.capacity))
        )

    def _order(self) -> None:
        tasks = self.problem.tasks
        pairs = set(self.problem.order)
        for later in (index for index, task in enumerate(tasks) if task.capstone):
            pairs |= {(index, later) for index, task in enumerate(tasks) if task.before_capstone}
        for earlier, later in sorted(pairs):
            self._before(earlier, later, [self.runs[earlier], self.runs[later]])

    def objectives(self) -> list[tuple[bool, cp_model.LinearExprT]]:
        """Give the stages: whether to maximise, and what."""
        stages: list[tuple[bool, cp_model.LinearExprT]] = []
        for priority in ("must", "essential", "optional"):
            terms: list[cp_model.LinearExprT] = [0]
            for requirement in self.problem.requirements:
                if requirement.priority != priority:
                    continue
                worth = requirement.worth(requirement.entry)
                terms.append(worth)
                for position, (level, _) in enumerate(requirement.steps):
                    reached = self.model.new_bool_var("")
                    who = {i for _, each in requirement.steps[position:] for i in each}
                    self.model.add_bool_or([reached.negated(), *(self.runs[i] for i in who)])
                    terms.append((requirement.worth(level) - worth) * reached)
                    worth = requirement.worth(level)
            stages.append((True, sum(terms)))
        hours = (t.hours * r for t, r in zip(self.problem.tasks, self.runs, strict=True))
        return [*stages, (False, sum(hours))]


def solve_single(problem: Problem, linearisation: int = LINEARISATION, cap: float = CAP) -> Outcome:
    """Solve the stages in turn until the time is up."""
    from ortools.sat.python import cp_model

    begin = time.perf_counter()
    single = SingleModel(problem)
    values: list[int | None] = []
    bounds: list[int | None] = []
    stamps: list[float] = []
    for maximise, expression in single.objectives():
        left = cap - (time.perf_counter() - begin)
        if left <= 0:
            break
        (single.model.maximize if maximise else single.model.minimize)(expression)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = os.cpu_count() or 1
        solver.parameters.linearization_level = linearisation
        solver.parameters.max_time_in_seconds = left
        status = solver.solve(single.model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            break
        value = round(solver.objective_value)
        values.append(value)
        bounds.append(round(solver.best_objective_bound))
        if status != cp_model.OPTIMAL:
            break
        stamps.append(time.perf_counter() - begin)
        single.model.add(expression >= value if maximise else expression <= value)
        single.model.clear_hints()  # type: ignore[no-untyped-call]
        for variable in single.runs:
            single.model.add_hint(variable, solver.value(variable))
    missing = [None] * (STAGES - len(values))
    seconds = time.perf_counter() - begin
    covered = stamps[COVERAGE - 1] if len(stamps) >= COVERAGE else seconds
    return Outcome((*values, *missing), (*bounds, *missing), seconds, covered)


def main() -> None:
    """Compare the linearisation levels on generated catalogues."""
    from benchmarks.bench_plan import problem_of

    print(f"{'modules':>8} {'box':>7} {'seed':>5} {'level':>6} {'stages proven':>14} {'s':>6}")
    for modules in (60, 200):
        for filled in (False, True):
            for seed in (1, 2):
                for level in (0, 1, 2):
                    found = solve_single(problem_of(modules, seed, filled), level)
                    box = "filled" if filled else "slack"
                    row = f"{modules:>8} {box:>7} {seed:>5} {level:>6}"
                    print(f"{row} {found.proven:>14} {found.seconds:>6.1f}", flush=True)


if __name__ == "__main__":
    main()
