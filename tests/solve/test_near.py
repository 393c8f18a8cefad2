"""An open bound of the coverage stays open, and what is stated is what the plan has."""

from __future__ import annotations

import pytest

from curplan.problem.model import Score
from curplan.problem.score import coverage
from curplan.solve import least
from curplan.solve.changes import Stay
from curplan.solve.planner import Track, best_track
from tests.oracle.make import case, module, requirement
from tests.problem.making import problem_of

PARTS = [module("a", 2, "x@1"), module("b", 2, "y@1"), module("c", 2, "z@1")]
ASKED = [requirement("x@1"), requirement("y@1"), requirement("z@1")]
OLD = {0: Stay(1, 1, ((1, 2),)), 2: Stay(3, 3, ((3, 2),))}


def test_the_older_plan_is_kept_where_it_covers_as_much() -> None:
    """Any two of three modules fit; the older plan's two stay in their weeks."""
    found = least.least_change(problem_of(case(PARTS, ASKED, (2, 0, 2))), OLD)
    assert found.solution is not None
    assert found.solution.hours == {0: {1: 2}, 2: {3: 2}}
    assert [(s.name, s.value, s.proven) for s in found.change] == [
        ("came_or_went", 0, True),
        ("moved", 0, True),
        ("weeks_moved", 0, True),
        ("hours_moved", 0, True),
    ]


def test_coverage_without_proof_is_no_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = problem_of(case(PARTS, ASKED, (2, 0, 2)))
    whole = best_track(problem, 3)

    def doubtful(self: object) -> Track:
        scores = [Score(s.name, 0, s.maximum or 0, s.maximum) for s in whole.scores]
        return Track(whole.solution, tuple(scores))

    monkeypatch.setattr(least._Search, "_coverage", doubtful)
    found = least.least_change(problem, OLD)
    assert found.solution is not None
    essential = found.coverage[1]
    assert essential.value == coverage(problem, found.solution.selection, "essential") == 24
    assert (essential.bound, essential.proven) == (36, False)
