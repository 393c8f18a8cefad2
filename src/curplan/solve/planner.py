"""Solve a planning problem: choose, schedule, prove, then improve the schedule.

1. Dominated modules are cut away.
2. The relaxation chooses the best modules, weeks left out; its values bound what is possible.
3. If that choice can be scheduled, its values are the optimum, proven.
4. If not, each objective in turn is decided over choice and schedule together.
5. The schedule of the chosen modules is improved under the soft rules, with its own bound.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.problem.model import Result, Score, Solution
from curplan.problem.reduce import without_dominated
from curplan.problem.score import coverage_maximum, schedule_penalty
from curplan.solve.choose import Choice, choose, tier_value
from curplan.solve.joint import best_of_tier
from curplan.solve.polish import polish
from curplan.solve.schedule import schedule

if TYPE_CHECKING:
    from curplan.problem.model import Problem

EFFORTS = {"quick": 0.0, "default": 2.0, "thorough": 60.0}
"""Deterministic work on the schedule's soft rules (objective 6)."""

CHOICE_LIMIT = 20.0
SCHEDULE_LIMIT = 2.0
JOINT_LIMIT = 20.0
"""Deterministic work on the proof of objectives 1 to 5, per step; the same at every effort."""

TIERS = ("must_coverage", "essential_coverage", "optional_coverage", "selection_penalty", "hours")


@dataclass(frozen=True, slots=True)
class Track:
    """A choice with a schedule, and the scores of objectives 1 to 5."""

    solution: Solution | None
    scores: tuple[Score, ...]


def solve(problem: Problem, effort: str = "default") -> Result:
    """Solve a problem to the best track there is.

    Parameters
    ----------
    effort
        ``quick``, ``default`` or ``thorough``: how much work goes into objective 6.

    Returns
    -------
    Result
        ``solution`` is None when pins contradict each other; otherwise all six scores are there.

    Raises
    ------
    KeyError
        For an unknown effort.
    """
    work = EFFORTS[effort]
    small, old = without_dominated(problem)
    track = best_track(small)
    if track.solution is None:
        return Result(None, track.scores)
    solution, bound = polish(small, track.solution, work)
    penalty = Score("schedule_penalty", schedule_penalty(small, solution), bound)
    renumbered = {old[index]: spread for index, spread in sorted(solution.hours.items())}
    return Result(Solution(renumbered), (*track.scores, penalty))


def best_track(problem: Problem) -> Track:
    """Objectives 1 to 5 over choice and schedule together."""
    if problem.impossible:
        return Track(None, ())
    choice = choose(problem, CHOICE_LIMIT)
    if not choice.feasible:
        return Track(None, ())
    scheduled = schedule(problem, choice.selection, SCHEDULE_LIMIT)
    if scheduled.solution is not None:
        return Track(scheduled.solution, choice.scores)
    return _jointly(problem, choice)


def _jointly(problem: Problem, choice: Choice) -> Track:
    """Decide each objective in turn over choice and schedule together."""
    held: list[int] = []
    scores: list[Score] = []
    incumbent = _squeezed(problem)
    for name in TIERS:
        if incumbent is not None and any(
            tier_value(problem, earlier, incumbent.selection) != value
            for earlier, value in zip(TIERS, held, strict=False)
        ):
            incumbent = None
        best = best_of_tier(problem, held, incumbent, JOINT_LIMIT)
        if best.solution is None:
            return Track(None, ())
        incumbent = best.solution
        scores.append(best.score)
        held.append(best.score.value)
    return Track(incumbent, tuple(scores))


def _squeezed(problem: Problem) -> Solution | None:
    """A good track to start from: the best choice for a slightly smaller box that has a schedule."""
    from dataclasses import replace

    total = sum(problem.capacity)
    if problem.max_hours is not None:
        total = min(total, problem.max_hours)
    for percent in (97, 94, 90, 85, 75, 60, 40):
        choice = choose(replace(problem, max_hours=total * percent // 100), 1.0)
        if choice.feasible:
            scheduled = schedule(problem, choice.selection, 0.5)
            if scheduled.solution is not None:
                return scheduled.solution
    return None


def empty_scores(problem: Problem) -> tuple[Score, ...]:
    """Scores to state when there is no track at all."""
    return tuple(
        Score(f"{p}_coverage", 0, 0, coverage_maximum(problem, p))
        for p in ("must", "essential", "optional")
    )
