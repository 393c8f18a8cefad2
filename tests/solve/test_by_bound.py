"""What the relaxation alone says: every choice of some values, and which refute others."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, combinations

import pytest

from curplan.problem.model import Need, Problem
from curplan.solve import joint
from curplan.solve.by_bound import every_choice, extends, fixed_by_bound, relaxed
from curplan.solve.choose import LINEARISATION, choose
from curplan.solve.cpsat import Effort, negation
from curplan.solve.joint import decide
from curplan.solve.schedule import schedule
from tests.problem.making import problem, task
from tests.solve.test_hints import generated

SEEDS = range(500, 512)


def best_coverage(known: Problem) -> list[int]:
    """Values of must and essential coverage that some relaxed choice has."""
    return [score.value for score in choose(known, 2.0).scores[:2]]


def possible(known: Problem, values: list[int], choice: tuple[int, ...]) -> bool:
    model, selection = relaxed(known, values)
    for index, variable in enumerate(selection.chosen):
        model.fix(variable if index in choice else negation(variable))
    return model.solve(Effort(1.0, LINEARISATION)).found


@pytest.mark.parametrize("seed", SEEDS)
def test_every_choice_is_every_subset_that_the_relaxation_allows(seed: int) -> None:
    known = generated(seed)
    values = best_coverage(known)
    indices = range(len(known.tasks))
    if not values or len(indices) > 7:
        return
    subsets = chain.from_iterable(combinations(indices, size) for size in range(len(indices) + 1))
    expected = {choice for choice in subsets if possible(known, values, choice)}
    listed = every_choice(known, values, 200)
    assert listed.complete
    assert set(listed.choices) == expected
    assert list(listed.choices) == sorted(expected, key=lambda each: (len(each), each))


def test_more_choices_than_asked_for_are_not_complete() -> None:
    many = problem([task(name, 1) for name in "abcd"], (2, 2))
    assert not every_choice(many, [], 15).complete
    assert every_choice(many, [], 16).complete


@pytest.mark.parametrize("seed", SEEDS)
def test_a_refuted_choice_refutes_what_extends_it(seed: int) -> None:
    known = generated(seed)
    values = best_coverage(known)
    if not values:
        return
    choices = every_choice(known, [0, 0], 40).choices
    for smaller in choices:
        if schedule(known, smaller, 2.0).solution is not None:
            continue
        for choice in choices:
            if extends(known, choice, smaller):
                assert schedule(known, choice, 2.0).solution is None


def test_a_second_supporter_may_rescue_a_choice() -> None:
    """The quicker way to hold what c needs is no mere addition."""
    either = Need((0, 1), (("x", 1),))
    known = problem([task("a", 2), task("b", 1), replace(task("c", 1), needs=(either,))], (2, 2))
    assert not extends(known, (0, 1, 2), (0, 2))
    assert extends(known, (0, 1), (0,))
    assert not extends(known, (0,), (0, 1))


@pytest.mark.parametrize("seed", SEEDS)
def test_deciding_choice_by_choice_decides_alike(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = generated(seed)
    values = best_coverage(known)
    if not values:
        return
    one_by_one = decide(known, values, 4.0)
    monkeypatch.setattr(joint, "FEW_FREE", -1)
    together = decide(known, values, 4.0)
    assert one_by_one.closed
    assert together.closed
    assert (one_by_one.solution is None) == (together.solution is None)


def test_without_work_nothing_is_fixed() -> None:
    known = generated(501)
    fixed = fixed_by_bound(known, best_coverage(known), (), 0.0)
    assert fixed.possible
    assert fixed.never == fixed.always == set() or len(fixed.seen) == 1
