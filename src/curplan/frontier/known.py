"""What other boxes tell of one: its ceiling, tracks that fit it, choices worth a look.

A track of a smaller box fits a larger one; no track of a smaller box beats what is best in a
larger one. Rules differ between boxes by their constants only (floors of themes grow with the box);
where they do, this holds for coverage, not for penalty and hours.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from curplan.solve.choose import OBJECTIVES, choose
from curplan.solve.greedy import greedy
from curplan.solve.hints import MAXIMISED, Memory, Worth, allowed, worth_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curplan.problem.model import Problem, Solution
    from curplan.solve.planner import Track

Place = tuple[int, int]
"""Row and column of a box: both count up with its weeks and its hours a week."""

FITTING = 12
"""Tries of the greedy to lay a larger box's best choice into a smaller one."""

SMALLER = 6
"""Tracks of smaller boxes that are compared under a box's own rules."""

RANGE_LIMIT = 1.0
"""Deterministic work on what a range of boxes has at most."""

MISSES = 6
"""So many more questions about ranges may be in vain than not; then no more are asked."""

REMEMBERED = 80
"""Choices taken over from each neighbour."""

NO_LIMIT = float("inf")


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of a box. ``shared``: told by other boxes, without a solve."""

    problem: Problem
    track: Track
    worth: Worth = ()
    memory: Memory = field(default_factory=Memory)
    shared: bool = False

    @property
    def ceiling(self) -> Worth:
        """The worth that no track of this box beats, as far as it is known."""
        known: list[int] = []
        for number, score in enumerate(self.track.scores):
            known.append(score.bound if number < MAXIMISED else -score.bound)
            if not score.proven:
                break
        return tuple(known)


def floors(problem: Problem) -> tuple[int, ...]:
    """The constants of its rules: all that differs between the rules of two boxes."""
    return tuple(rule.constant for rule in problem.selection_rules)


def ceiling_of(
    problem: Problem, place: Place, found: Mapping[Place, Found]
) -> tuple[Worth, Found | None]:
    """The least worth that larger boxes allow, and the box it comes from."""
    least: Worth = ()
    source: Found | None = None
    own = floors(problem)
    for (row, column), other in found.items():
        if row < place[0] or column < place[1] or (row, column) == place:
            continue
        if other.track.solution is None:
            if not other.track.undecided:
                return (), other
            continue
        known = other.ceiling
        if floors(other.problem) != own:
            known = known[:MAXIMISED]
        if source is None or padded(known) < padded(least):
            least, source = known, other
    return least, source


def padded(worth: Worth) -> tuple[float, ...]:
    """What is not known is not limited."""
    return (*worth, *(NO_LIMIT for _ in range(len(OBJECTIVES) - len(worth))))


def best_smaller(problem: Problem, place: Place, found: Mapping[Place, Found]) -> Solution | None:
    """The best track of the smaller boxes, by this box's own rules; all of them fit."""
    smaller = [
        other
        for (row, column), other in found.items()
        if row <= place[0] and column <= place[1] and (row, column) != place and other.worth
    ]
    if not smaller:
        return None
    most = max(other.worth[:MAXIMISED] for other in smaller)
    best = [other for other in smaller if other.worth[:MAXIMISED] == most]
    different = {other.track.solution.selection: other for other in best if other.track.solution}
    chosen = max(
        sorted(different, key=lambda each: different[each].worth, reverse=True)[:SMALLER],
        key=lambda each: worth_of(problem, each),
    )
    return different[chosen].track.solution


def tightest_smaller(place: Place, found: Mapping[Place, Found]) -> Problem | None:
    """The largest box that is known to be smaller: its rules ask for the most."""
    smaller = [
        other for other in found if other[0] <= place[0] and other[1] <= place[1] and other != place
    ]
    problems = (found[other].problem for other in sorted(smaller))
    return max(problems, key=lambda each: sum(each.capacity), default=None)


def laid_into(problem: Problem, solution: Solution) -> Solution | None:
    """Lay a larger box's choice into this one, if that is easy."""
    if not allowed(problem, [solution.selection]):
        return None
    return greedy(problem, solution.selection, FITTING, any_will_do=True).solution


def remembered(problem: Problem, place: Place, found: Mapping[Place, Found]) -> Memory:
    """Choices met in the nearest boxes on each side that this one does not rule out."""
    row, column = place
    near = sorted(
        (other for other in found if other[1] == column or other[0] == row),
        key=lambda other: (abs(other[0] - row) + 3 * abs(other[1] - column), other),
    )
    met: dict[tuple[int, ...], None] = {}
    for other in near[:3]:
        track = found[other].track.solution
        if track is not None:
            met[track.selection] = None
        met |= dict.fromkeys(list(found[other].memory.met)[-REMEMBERED:])
    return Memory(dict.fromkeys(allowed(problem, met)))


class Ranges:
    """What no box of a range can beat: the room of its largest box under its smallest one's rules.

    A rule asks for no less in a larger box, and more room never hurts. So a choice that has this
    worth under a box's own rules is the best there, and one solve may decide all boxes between.
    """

    def __init__(self, problems: Mapping[Place, Problem]) -> None:
        self._loosest = min(problems.values(), key=floors)
        self._worths: dict[tuple[object, ...], Worth] = {}
        self._misses = 0

    def at_most(
        self, problem: Problem, covered: Worth, larger: Found, smaller: Problem | None, aim: Worth
    ) -> Worth:
        """The least worth that no track of a box beats, as far as ranges around it tell.

        ``covered`` is the best coverage of the box and of the larger one, ``aim`` the worth that
        decides the box when nothing beats it. Asked in vain too often, it gives ``covered``.
        """
        least = covered
        for rules in (self._loosest, smaller):
            if (
                rules is None
                or problem.fill
                or self._misses > MISSES
                or not _looser(rules, problem)
            ):
                continue
            key = (larger.problem.capacity, floors(rules), covered)
            if key not in self._worths:
                self._worths[key] = _most_of(larger.problem, rules, covered)
            least = min(least, self._worths[key], key=padded)
            if least == aim:
                self._misses = max(0, self._misses - 1)
                break
            self._misses += 1
        return least


def _looser(rules: Problem, problem: Problem) -> bool:
    """Tell whether each rule of one box asks for no more than it does in the other."""
    pairs = zip(floors(rules), floors(problem), strict=True)
    return all(constant <= other for constant, other in pairs)


def _most_of(problem: Problem, rules: Problem, covered: Worth) -> Worth:
    """The bound of a box under other rules, its coverage known."""
    mixed = replace(problem, selection_rules=rules.selection_rules)
    choice = choose(mixed, RANGE_LIMIT, covered, covered)
    if not choice.feasible:
        return covered
    penalty, hours = choice.scores[MAXIMISED:]
    if not penalty.proven:
        return (*covered, -penalty.bound)
    return (*covered, -penalty.bound, -hours.bound)
