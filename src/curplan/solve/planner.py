"""Solve a planning problem: choose, schedule, prove, then improve the schedule.

1. Dominated modules are cut away.
2. The relaxation chooses the best modules, weeks left out; its values bound what is possible.
3. If that choice can be scheduled, its values are the optimum, proven.
4. If not, each objective in turn is decided over choice and schedule together.
5. The schedule of the chosen modules is improved under the soft rules, with its own bound.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from curplan.problem.model import Result, Score, Solution
from curplan.problem.reduce import without_dominated
from curplan.problem.score import schedule_penalty
from curplan.solve.choose import OBJECTIVES, choose, tier_value
from curplan.solve.hints import Hints, agreed, as_values, worth_of
from curplan.solve.joint import best_of_tier
from curplan.solve.polish import polish
from curplan.solve.schedule import schedule

if TYPE_CHECKING:
    from curplan.problem.model import Problem

EFFORTS = {"quick": 0.0, "default": 2.0, "thorough": 60.0}
"""Deterministic work on the schedule's soft rules (objective 6)."""

CHOICE_LIMIT = 20.0
SCHEDULE_LIMIT = 2.0
APART_LIMIT = 4.0
"""The same where contact and independent hours have capacities of their own."""

JOINT_LIMIT = 24.0
"""Deterministic work on the proof of objectives 1 to 5, per step; the same at every effort."""

HURRIED_LIMIT = 1.0
"""The same where a gap is left already and nobody waits for what comes after."""

SQUEEZES = (97, 94, 90, 85, 75, 60, 40)
"""Percentages of the box tried for a track to start the joint search from."""

SQUEEZE_LIMIT = 1.0

TIERS = OBJECTIVES

NOTHING_KNOWN = Hints()


@dataclass(frozen=True, slots=True)
class Track:
    """A choice with a schedule, and the scores of objectives 1 to 5.

    Without a solution, ``undecided`` tells that the limit came before the proof.
    """

    solution: Solution | None
    scores: tuple[Score, ...] = ()
    undecided: bool = False


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
        return Result(None, (), track.undecided)
    solution, bound = polish(small, track.solution, work)
    penalty = Score("schedule_penalty", schedule_penalty(small, solution), bound)
    renumbered = {old[index]: spread for index, spread in sorted(solution.hours.items())}
    return Result(Solution(renumbered), (*track.scores, penalty))


def best_track(problem: Problem, tiers: int = len(TIERS), hints: Hints = NOTHING_KNOWN) -> Track:
    """Objectives 1 to 5 over choice and schedule together; or only so many of them.

    ``hints`` are what other boxes tell of this one.
    """
    if problem.impossible:
        return Track(None)
    known = worth_of(problem, hints.track.selection) if hints.track is not None else ()
    proven = agreed(known, hints.at_most)
    choice = choose(problem, CHOICE_LIMIT, as_values(known[:proven]), as_values(hints.at_most))
    if not choice.feasible:
        return Track(None, undecided=choice.feasible is None)
    values = [score.value for score in choice.scores]
    if hints.track is not None and _has(problem, hints.track, values):
        return Track(hints.track, choice.scores[:tiers])
    limit = APART_LIMIT if problem.alone else SCHEDULE_LIMIT
    scheduled = schedule(problem, choice.selection, limit)
    if scheduled.solution is not None:
        return Track(scheduled.solution, choice.scores[:tiers])
    return _jointly(problem, tiers, hints, choice.selection)


def _jointly(problem: Problem, tiers: int, hints: Hints, failed: tuple[int, ...]) -> Track:
    """Decide each objective in turn over choice and schedule together.

    ``failed`` is the choice that was found no schedule for.
    """
    scores: list[Score] = []
    squeezed = _squeezed(problem, failed)
    found = [each for each in (hints.track, squeezed) if each is not None]
    incumbent = max(found, key=lambda each: worth_of(problem, each.selection), default=None)
    at_most = as_values(hints.at_most)
    while len(scores) < tiers:
        held = [score.value for score in scores]
        if incumbent is not None and not _has(problem, incumbent, held):
            incumbent = None
        under = len(held) < len(at_most) and tuple(held) == at_most[: len(held)]
        ceiling = at_most[len(held)] if under else None
        open_ = hints.hurried and not all(score.proven for score in scores)
        limit = HURRIED_LIMIT if open_ else JOINT_LIMIT * hints.patience
        best = best_of_tier(problem, held, incumbent, limit, ceiling, hints.memory)
        if best.solution is None:
            return Track(None, undecided=not best.closed)
        incumbent = best.solution
        scores = _surpassed(problem, incumbent, scores) or [*scores, best.score]
    return Track(incumbent, tuple(scores))


def _surpassed(problem: Problem, solution: Solution, scores: list[Score]) -> list[Score]:
    """Where an objective that was left with a gap is beaten by a later solution, go back to it.

    Gives the scores up to that objective with its better value; nothing where none is beaten.
    """
    for number, score in enumerate(scores):
        value = tier_value(problem, score.name, solution.selection)
        if value != score.value:
            return [*scores[:number], replace(score, value=value)]
    return []


def _has(problem: Problem, solution: Solution, values: list[int]) -> bool:
    """Tell whether a solution has these values of the first objectives."""
    return all(
        tier_value(problem, name, solution.selection) == value
        for name, value in zip(TIERS, values, strict=False)
    )


def _squeezed(problem: Problem, failed: tuple[int, ...]) -> Solution | None:
    """A good track to start from: the best choice for a somewhat smaller box that fits."""
    tried = {failed}
    for percent in SQUEEZES:
        choice = choose(_smaller(problem, percent), SQUEEZE_LIMIT)
        if choice.feasible and choice.selection not in tried:
            tried.add(choice.selection)
            scheduled = schedule(problem, choice.selection, SQUEEZE_LIMIT / 2)
            if scheduled.solution is not None:
                return scheduled.solution
    return None


def _smaller(problem: Problem, percent: int) -> Problem:
    """The same with so many per cent of its hours; of both kinds, where they are apart."""
    if problem.alone:
        return replace(
            problem,
            capacity=tuple(hours * percent // 100 for hours in problem.capacity),
            alone=tuple(hours * percent // 100 for hours in problem.alone),
        )
    total = sum(problem.capacity)
    if problem.max_hours is not None:
        total = min(total, problem.max_hours)
    return replace(problem, max_hours=total * percent // 100)
