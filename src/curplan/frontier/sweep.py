"""Solve one problem in many boxes, each with what the others have told.

Boxes are solved from the corners inwards, halving what lies between. What is known of a box
before it is solved: a track of a smaller box fits it; no track of it beats what is best in a larger
one. Where the two meet, it is decided without a solve. Between boxes whose rules differ (floors
of themes grow with the box) this holds for coverage, not for penalty and hours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.frontier.known import (
    Found,
    Place,
    Ranges,
    best_smaller,
    ceiling_of,
    laid_into,
    padded,
    remembered,
    tightest_smaller,
)
from curplan.problem.model import Score
from curplan.problem.score import coverage_maximum
from curplan.solve.choose import OBJECTIVES, PRIORITIES
from curplan.solve.hints import MAXIMISED, Hints, Worth, agreed, as_values, worth_of
from curplan.solve.planner import Track, best_track

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.problem.model import Problem

LEAST_PATIENCE = 1 / 16
"""Below this share of the usual limit, a joint search finds nothing."""


def sweep(problems: Mapping[Place, Problem]) -> dict[Place, Found]:
    """Find the best track of each box; places with more of both have more room in every week.

    All problems are one problem, but for their capacity and the constants of their rules.
    """
    rows = sorted({row for row, _ in problems})
    columns = sorted({column for _, column in problems})
    found: dict[Place, Found] = {}
    ranges = Ranges(problems)
    for column in halving(columns):
        for row in halving(rows):
            if (row, column) in problems:
                found[row, column] = _solve(problems[row, column], (row, column), found, ranges)
    for place in sorted(found):
        found[place] = _improved(found[place], place, found)
    return found


def halving(values: Sequence[int]) -> list[int]:
    """Order values: the last, the first, the middle, the middles of the halves, and so on.

    >>> halving([1, 2, 3, 4, 5])
    [5, 1, 3, 2, 4]
    """
    if len(values) < 2:
        return list(values)
    order = [values[-1], values[0]]
    spans = [(0, len(values) - 1)]
    while spans:
        halves = []
        for low, high in spans:
            middle = (low + high) // 2
            if low < middle < high:
                order.append(values[middle])
                halves += [(low, middle), (middle, high)]
        spans = halves
    return order


def _solve(problem: Problem, place: Place, found: Mapping[Place, Found], ranges: Ranges) -> Found:
    """Decide a box by what is known, or solve it with that as hints."""
    at_most, larger = ceiling_of(problem, place, found)
    if larger is not None and larger.track.solution is None and not larger.track.undecided:
        return Found(problem, Track(None), shared=True)  # not even there
    track = best_smaller(problem, place, found)
    worth = worth_of(problem, track.selection) if track is not None else ()
    above = larger.track.solution if larger is not None else None
    theirs = worth_of(problem, above.selection) if above is not None else ()
    if larger is not None and len(at_most) == MAXIMISED == agreed(larger.worth, at_most):
        near = tightest_smaller(place, found)
        at_most = ranges.at_most(problem, at_most, larger, near, max(worth, theirs))
    if track is not None and worth == at_most:
        return Found(problem, Track(track, proven_scores(problem, worth)), worth, shared=True)
    if above is not None and theirs == at_most:
        fitted = laid_into(problem, above)
        if fitted is not None:
            scores = proven_scores(problem, at_most)
            return Found(problem, Track(fitted, scores), at_most, shared=True)
    memory = remembered(problem, place, found)
    hints = Hints(track, at_most, memory, _patience(found), hurried=True)
    solved = best_track(problem, hints=hints)
    if solved.solution is None:
        return Found(problem, solved, (), memory)
    return Found(problem, solved, worth_of(problem, solved.solution.selection), memory)


def _patience(found: Mapping[Place, Found]) -> float:
    """The share of the usual limit for the next box: less with each one that was left open.

    So a role with many hard boxes costs a few times its hardest one, not as many times as it has.
    """
    left_open = sum(
        each.track.undecided or not all(score.proven for score in each.track.scores)
        for each in found.values()
    )
    return max(LEAST_PATIENCE, 1 / (1 + left_open / 2))


def proven_scores(problem: Problem, worth: Worth) -> tuple[Score, ...]:
    """Scores of values that are all proven."""
    return tuple(
        Score(name, value, value, most)
        for name, value, most in zip(OBJECTIVES, as_values(worth), _most(problem), strict=True)
    )


def _most(problem: Problem) -> tuple[int | None, ...]:
    return (*(coverage_maximum(problem, priority) for priority in PRIORITIES), None, None)


def _improved(each: Found, place: Place, found: Mapping[Place, Found]) -> Found:
    """Where a limit came first, take what other boxes know after all."""
    scores = each.track.scores
    if each.track.solution is not None and all(score.proven for score in scores):
        return each
    if each.track.solution is None and not each.track.undecided:
        return each
    problem = each.problem
    at_most, _ = ceiling_of(problem, place, found)
    own = each.ceiling
    ceiling = min((worth for worth in (at_most, own) if worth), key=padded, default=())
    track = best_smaller(problem, place, found)
    worth = worth_of(problem, track.selection) if track is not None else ()
    better = track is not None and worth > each.worth
    if not better:
        track, worth = each.track.solution, each.worth
        if ceiling == own:
            return each
    if track is None:
        return each
    return Found(problem, Track(track, _bounded(problem, worth, ceiling)), worth, each.memory)


def _bounded(problem: Problem, worth: Worth, ceiling: Worth) -> tuple[Score, ...]:
    """Scores under a ceiling: proven as long as they meet it, then its bound, then none known."""
    met = agreed(worth, ceiling)
    everything = range(len(problem.tasks))
    top = worth_of(problem, tuple(everything))[:MAXIMISED]
    limits = as_values((*top, 0, 0))
    made = []
    for number, score in enumerate(proven_scores(problem, worth)):
        bound = score.value
        if number == met and number < len(ceiling):
            bound = as_values(ceiling)[number]
        elif number >= met:
            bound = limits[number]
        made.append(Score(score.name, score.value, bound, score.maximum))
    return tuple(made)
