"""What other boxes tell saves search and never changes what is proven."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from curplan.calendars.weeks import Week
from curplan.problem.build import build_problem
from curplan.problem.model import Problem
from curplan.solve.choose import OBJECTIVES, choose
from curplan.solve.hints import (
    Hints,
    Memory,
    agreed,
    allowed,
    as_values,
    reaches,
    worth_of,
)
from curplan.solve.planner import best_track
from tests.oracle.catalogues import make_case
from tests.problem.making import problem, task


def generated(seed: int) -> Problem:
    case = make_case(Random(seed))
    weeks = [Week(number, None, hours, 0) for number, hours in enumerate(case.capacity, 1)]
    return build_problem(case.catalogue, case.brief, weeks)


@pytest.mark.parametrize("seed", range(300, 330))
def test_hints_that_are_true_change_no_score(seed: int) -> None:
    known = generated(seed)
    plain = best_track(known)
    if plain.solution is None:
        assert best_track(known, hints=Hints(None, (), Memory())).solution is None
        return
    worth = worth_of(known, plain.solution.selection)
    larger = best_track(replace(known, capacity=tuple(hours + 1 for hours in known.capacity)))
    assert larger.solution is not None
    above = worth_of(known, larger.solution.selection)
    assert above >= worth
    met = Memory({plain.solution.selection: None, larger.solution.selection: None})
    for hints in (
        Hints(plain.solution, above, Memory()),
        Hints(None, above, met),
        Hints(None, worth[:3], Memory()),
        Hints(plain.solution, worth, Memory()),
    ):
        assert best_track(known, hints=hints).scores == plain.scores


def test_values_known_already_are_not_solved_again() -> None:
    known = generated(301)
    plain = choose(known, 1.0)
    values = tuple(score.value for score in plain.scores)
    for count in range(4):
        assert choose(known, 1.0, values[:count], values).scores == plain.scores


def test_worth_turns_what_should_be_small_round() -> None:
    two = problem([task("a", 3), task("b", 4)], (10,))
    worth = worth_of(two, (0, 1))
    assert worth == (0, 0, 0, 0, -7)
    assert as_values(worth) == (0, 0, 0, 0, 7)
    assert as_values(as_values(worth)) == worth
    assert len(worth) == len(OBJECTIVES)


def test_agreed_counts_what_meets_its_ceiling() -> None:
    assert agreed((5, 4, 3), ()) == 0
    assert agreed((5, 4, 3), (5, 4)) == 2
    assert agreed((5, 4, 3), (5, 6, 3)) == 1
    assert agreed((), (5,)) == 0


def test_a_choice_that_arithmetic_rules_out_is_not_allowed() -> None:
    two = problem([task("a", 6), task("b", 5)], (5, 5))
    assert allowed(two, [(0,), (1,), (0, 1), ()]) == [(0,), (1,), ()]


def test_reaches_compares_each_objective_its_own_way() -> None:
    two = problem([task("a", 3), task("b", 4)], (10,))
    assert reaches(two, (0,), [0, 0, 0, 0, 3])
    assert not reaches(two, (0, 1), [0, 0, 0, 0, 6])
    assert not reaches(two, (0,), [1])
