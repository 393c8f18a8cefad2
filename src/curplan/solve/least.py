"""The best coverage, and at that coverage the least change against an older plan.

1. Coverage as the planner finds it: must, essential, optional, proven or with its bound.
2. Modules that came or went: the relaxation gives a bound; a choice that has it and can be
   scheduled is a proof. Otherwise choice and schedule decide jointly, count by count.
3. Modules that moved, weeks, hours: one joint model of choice and weeks, each in turn, started
   from the plan found before.
4. The selection penalty and the hours, where the change leaves a choice at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.problem.model import Score
from curplan.problem.reduce import keep, without_dominated
from curplan.solve.changes import CHANGES, changes
from curplan.solve.choose import COVERAGE_TIERS, LINEARISATION, choose, read_choice, tier_value
from curplan.solve.cpsat import Effort
from curplan.solve.near import RELAXED_LIMIT, Joint, relaxed
from curplan.solve.planner import CHOICE_LIMIT, SCHEDULE_LIMIT, TIERS, Track, best_track
from curplan.solve.schedule import renumber, schedule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curplan.problem.model import Problem, Solution
    from curplan.solve.changes import Stay
    from curplan.solve.cpsat import Answer
    from curplan.solve.selection import Selection

JOINT_LIMIT = 16.0
MOVE_LIMITS = (12.0, 12.0, 6.0)
"""Deterministic work on modules moved, weeks moved and hours moved."""


@dataclass(frozen=True, slots=True)
class Least:
    """A solution with the scores of coverage, of change, and of penalty and hours.

    Without a solution none keeps the pins and limits; ``undecided`` when that is not proven.
    """

    solution: Solution | None
    coverage: tuple[Score, ...] = ()
    change: tuple[Score, ...] = ()
    rest: tuple[Score, ...] = ()
    undecided: bool = False


def least_change(problem: Problem, old: Mapping[int, Stay]) -> Least:
    """Solve a problem for the best coverage, then for the least change against an older plan.

    ``old`` says where modules of the problem lay; a module that it does not name came.
    """
    small, back = _reduced(problem, old)
    new = {index: number for number, index in enumerate(back)}
    least = _Search(small, {new[index]: stay for index, stay in old.items()}).run()
    if least.solution is None:
        return least
    return Least(renumber(least.solution.hours, back), least.coverage, least.change, least.rest)


def _reduced(problem: Problem, old: Mapping[int, Stay]) -> tuple[Problem, tuple[int, ...]]:
    """Drop dominated modules, but none that the older plan has: to keep it is worth something."""
    _, kept = without_dominated(problem)
    return keep(problem, tuple(sorted({*kept, *old})))


class _Search:
    def __init__(self, problem: Problem, old: Mapping[int, Stay]) -> None:
        self.problem = problem
        self.old = old
        self.wanted: list[int] = []

    def run(self) -> Least:
        """All four steps."""
        start = self._coverage()
        if start.solution is None:
            return Least(None, undecided=start.undecided)
        self.wanted = [score.value for score in start.scores]
        solution, came = self._fewest_came(start.solution)
        solution, scores, rest = self._fewest_moved(solution, came)
        # Where a bound is open, a nearer plan may by chance cover more than was asked of it.
        coverage = self._scored(Track(solution, start.scores)).scores
        return Least(solution, coverage, scores, rest)

    def _coverage(self) -> Track:
        """The best coverage, and a track that has it; one near the older plan where possible."""
        problem = self.problem
        if not problem.impossible:
            choice = choose(problem, CHOICE_LIMIT)
            if choice.feasible:
                self.wanted = [score.value for score in choice.scores[:COVERAGE_TIERS]]
                selection, answer = self._nearest()
                if answer.found:
                    near = read_choice(selection, answer)
                    found = schedule(problem, near, SCHEDULE_LIMIT, any_will_do=True)
                    if found.solution is not None:
                        return self._scored(Track(found.solution, choice.scores[:COVERAGE_TIERS]))
        return self._scored(best_track(problem, COVERAGE_TIERS))

    def _scored(self, track: Track) -> Track:
        """State the coverage that the solution has: where a bound is open it may be more."""
        if track.solution is None:
            return track
        chosen = track.solution.selection
        values = [tier_value(self.problem, name, chosen) for name in TIERS[:COVERAGE_TIERS]]
        scores = tuple(
            Score(score.name, value, max(score.bound, value), score.maximum)
            for score, value in zip(track.scores, values, strict=True)
        )
        return Track(track.solution, scores)

    def _nearest(self) -> tuple[Selection, Answer]:
        """The choice of this coverage nearest to the older plan's, weeks left out."""
        model, selection = relaxed(self.problem, self.old, self.wanted)
        return selection, model.solve(Effort(RELAXED_LIMIT, LINEARISATION))

    def _fewest_came(self, solution: Solution) -> tuple[Solution, Score]:
        """The fewest modules that came or went, over choice and schedule together."""
        known = changes(self.old, solution)[0]
        selection, answer = self._nearest()
        bound = answer.bound
        work = 0.0
        proving = True
        while known > bound and work < JOINT_LIMIT:
            if answer.found and answer.objective == bound and proving:
                found = schedule(
                    self.problem, read_choice(selection, answer), SCHEDULE_LIMIT, any_will_do=True
                )
                work += found.work
                if found.solution is not None:
                    return found.solution, Score(CHANGES[0], bound, bound)
            most = bound if proving else known - 1
            joint = Joint(self.problem, self.old, self.wanted, most)
            better, closed, spent = joint.decide((JOINT_LIMIT - work) / 2)
            work += spent
            if better is not None:
                solution, known = better, changes(self.old, better)[0]
            elif closed:
                bound = most + 1
            elif not proving:
                break
            else:
                proving = False
        return solution, Score(CHANGES[0], known, min(bound, known))

    def _fewest_moved(
        self, solution: Solution, came: Score
    ) -> tuple[Solution, tuple[Score, ...], tuple[Score, ...]]:
        """The fewest modules, weeks and hours moved; then penalty and hours of the choice."""
        joint = Joint(self.problem, self.old, self.wanted, came.value)
        scores = [came]
        for name, terms, limit in zip(CHANGES[1:], joint.moves.tiers, MOVE_LIMITS, strict=True):
            value = changes(self.old, solution)[len(scores)]
            bound = 0
            if value:
                solution, bound = joint.minimise(terms, solution, limit)
                value = changes(self.old, solution)[len(scores)]
            joint.model.linear(terms, high=value)
            scores.append(Score(name, value, min(bound, value)))
        solution, rest = joint.cheapest(solution)
        return solution, tuple(scores), rest
