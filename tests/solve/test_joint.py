"""Where the relaxation's best choice has no schedule: the best that has one, proven."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from curplan.catalogue.kinds import Kind, Priority
from curplan.problem.model import Problem
from curplan.solve.choose import choose
from curplan.solve.joint import best_of_tier, decide
from curplan.solve.planner import best_track
from curplan.solve.schedule import schedule
from tests.oracle.brute import best_plan
from tests.oracle.catalogues import cases
from tests.oracle.check import violations
from tests.oracle.describe import describe
from tests.oracle.make import case, module, requirement
from tests.oracle.terms import Case
from tests.problem.making import named, problem_of

CAPSTONE = Kind.CAPSTONE
LIMIT = 10.0


HARD: dict[str, tuple[Case, tuple[int, int, int, int]]] = {
    "the long one cannot be first": (
        # Week 1 has 2 h for one module alone, and b, the only one that long, needs a.
        case(
            [module("a", 1, "a@1"), module("b", 2, "a@2"), module("c", 1, "c@1")],
            [requirement("a@2", weight=3), requirement("c@1")],
            (2, 1, 1),
            max_parallel=1,
        ),
        (0, 36, 0, 3),
    ),
    "either way to begin takes too long": (
        # Whichever teaches a@1, d starts in week 2 and has one week too few at its pace.
        case(
            [
                module("a", 2, "a@1"),
                module("b", 2, "a@1", kind=Kind.ASSESSMENT),
                module("c", 1, "a@2"),
                module("d", 4, "a@3", pace=1),
            ],
            [requirement("a@1", weight=2), requirement("a@2", weight=2), requirement("a@3")],
            (2, 3, 1, 1),
        ),
        (0, 56, 0, 3),
    ),
    "parallel limit": (
        # Three modules of two weeks each, one at a time, in five weeks with hours for all.
        case(
            [module(name, 2, f"{name}@1", pace=1) for name in "abc"],
            [requirement("a@1", weight=3), requirement("b@1", weight=2), requirement("c@1")],
            (2, 2, 2, 2, 1),
            max_parallel=1,
        ),
        (0, 60, 0, 4),
    ),
    "paces": (
        # a then b then c at 1 h a week need 4 weeks of 3, as one ends where the next starts.
        case(
            [
                module("a", 2, "a@1", pace=1),
                module("b", 2, "b@1", needs="a@1", pace=1),
                module("c", 2, "c@1", needs="b@1", pace=1),
            ],
            [requirement("a@1"), requirement("b@1"), requirement("c@1", weight=3)],
            (3, 3, 3),
        ),
        (0, 24, 0, 4),
    ),
    "capstone last": (
        # The capstone fills the last two weeks at its pace, and b cannot run beside it.
        case(
            [
                module("a", 3, "a@1"),
                module("b", 3, "b@1"),
                module("k", 4, "k@1", kind=CAPSTONE, pace=2),
            ],
            [
                requirement("k@1", Priority.MUST),
                requirement("a@1", weight=2),
                requirement("b@1", weight=1),
            ],
            (3, 3, 4),
        ),
        (12, 24, 0, 7),
    ),
    "a longer alternative that can go faster": (
        # Of two modules for the same outcome the shorter is too slow for the box.
        case(
            [
                module("a", 3, "a@1", pace=1),
                module("b", 4, "a@1"),
                module("c", 1, "c@1", needs="a@1"),
            ],
            [requirement("a@1"), requirement("c@1")],
            (3, 2),
        ),
        (0, 24, 0, 5),
    ),
    "a closed week in the way": (
        case(
            [
                module("a", 3, "a@1", pace=1),
                module("b", 2, "b@1", needs="a@1"),
                module("c", 3, "b@1"),
            ],
            [requirement("a@1"), requirement("b@1", weight=2)],
            (2, 0, 2, 2),
            max_parallel=2,
        ),
        (0, 36, 0, 6),
    ),
    "strict twins": (
        # The twins must share two weeks of 2 h, so week 3 is too small for c.
        case(
            [
                module("a", 2, "a@1", with_="b@1", strict=True, pace=1),
                module("b", 2, "b@1"),
                module("c", 3, "c@1"),
            ],
            [requirement("a@1", weight=3), requirement("b@1"), requirement("c@1", weight=2)],
            (2, 2, 2),
        ),
        (0, 48, 0, 4),
    ),
}


@pytest.mark.parametrize("name", HARD)
def test_the_best_that_can_be_scheduled_is_proven(name: str) -> None:
    drawn, expected = HARD[name]
    best = best_plan(drawn)
    assert best is not None
    assert best.value == expected
    asked = problem_of(drawn)
    track = best_track(asked)
    must, essential, optional, _, hours = track.scores
    assert (must.value, essential.value, optional.value, hours.value) == expected
    assert all(score.proven for score in track.scores)
    assert track.solution is not None
    assert violations(drawn, named(asked, track.solution)) == []


def test_a_value_that_cannot_be_had_is_refuted() -> None:
    drawn, (must, essential, *_) = HARD["capstone last"]
    asked = problem_of(drawn)
    found = decide(asked, [must, essential], LIMIT)
    assert found.solution is not None
    assert violations(drawn, named(asked, found.solution)) == []
    refuted = decide(asked, [must, essential + 1], LIMIT)
    assert (refuted.solution, refuted.closed) == (None, True)


def stubborn(drawn: Case) -> Problem | None:
    """The problem, if its relaxation's best choice has no schedule."""
    asked = problem_of(drawn)
    choice = choose(asked, LIMIT)
    if asked.impossible or not choice.feasible:
        return None
    scheduled = schedule(asked, choice.selection, LIMIT)
    return asked if scheduled.solution is None else None


def test_the_relaxation_alone_is_wrong_on_some_of_these() -> None:
    assert stubborn(HARD["the long one cannot be first"][0])


@settings(max_examples=120, derandomize=True, deadline=None, database=None)
@given(cases())
def test_each_objective_in_turn_is_the_brute_forces(drawn: Case) -> None:
    """The joint search by itself on every problem whose easy way fails."""
    asked = stubborn(drawn)
    best = best_plan(drawn) if asked is not None else None
    if asked is None or best is None:
        return
    expected = [*best.value[:3], 0, best.value[3]]
    held: list[int] = []
    incumbent = None
    for value in expected:
        found = best_of_tier(asked, held, incumbent, LIMIT)
        assert found.score.proven, describe(drawn)
        assert found.score.value == value, describe(drawn)
        held.append(value)
        incumbent = found.solution
        assert incumbent is not None
        assert violations(drawn, named(asked, incumbent)) == []
