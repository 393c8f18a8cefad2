from __future__ import annotations

import pytest

from curplan.solve.cpsat import Effort, Model, negation

QUICK = Effort(1.0)


def knapsack() -> tuple[Model, list[int]]:
    """Values 5, 4, 3 of sizes 4, 3, 2 into 5."""
    model = Model()
    taken = [model.boolean() for _ in range(3)]
    model.linear(list(zip((4, 3, 2), taken, strict=True)), high=5)
    return model, taken


def test_an_optimum_with_its_bound() -> None:
    model, taken = knapsack()
    model.optimise(list(zip((5, 4, 3), taken, strict=True)), maximise=True)
    answer = model.solve(QUICK)
    assert (answer.found, answer.closed, answer.infeasible) == (True, True, False)
    assert (answer.objective, answer.bound) == (7, 7)
    assert answer.values == (0, 1, 1)


def test_a_constant_counts_in_value_and_bound() -> None:
    model, taken = knapsack()
    model.optimise([(5, taken[0])], 10, maximise=True)
    answer = model.solve(QUICK)
    assert (answer.objective, answer.bound) == (15, 15)
    model.optimise([(5, taken[0])], 10, maximise=False)
    answer = model.solve(QUICK)
    assert (answer.objective, answer.bound) == (10, 10)


def test_a_new_objective_replaces_the_old() -> None:
    model, taken = knapsack()
    model.optimise([(1, taken[0])], maximise=True)
    model.optimise([(1, taken[1])], maximise=True)
    assert model.solve(QUICK).values[1] == 1


def test_no_objective_finds_anything() -> None:
    model, _ = knapsack()
    answer = model.solve(QUICK)
    assert (answer.found, answer.objective, answer.bound) == (True, 0, 0)


def test_infeasible() -> None:
    model = Model()
    variable = model.integer(0, 3)
    model.linear([(1, variable)], low=4)
    answer = model.solve(QUICK)
    assert (answer.found, answer.closed, answer.infeasible) == (False, True, True)
    assert answer.values == ()


def test_an_empty_model_is_feasible() -> None:
    assert Model().solve(QUICK).found


def test_an_empty_clause_is_infeasible_unless_it_is_not_asked() -> None:
    model = Model()
    condition = model.boolean()
    model.either((), only_if=(condition,))
    model.optimise([(1, condition)], maximise=True)
    assert model.solve(QUICK).objective == 0
    model.fix(condition)
    assert model.solve(QUICK).infeasible


def test_negation_implication_and_condition() -> None:
    model = Model()
    a, b, c = (model.boolean() for _ in range(3))
    number = model.integer(0, 9)
    model.fix(a)
    model.implies(a, b)
    model.implies(b, negation(c))
    model.linear([(1, number)], low=7, only_if=(a, b))
    model.linear([(1, number)], high=3, only_if=(c,))
    model.optimise([(1, number)], maximise=False)
    assert model.solve(QUICK).values == (1, 1, 0, 7)


def test_a_copy_with_fixed_values_leaves_the_model_alone() -> None:
    model, taken = knapsack()
    model.optimise(list(zip((5, 4, 3), taken, strict=True)), 1, maximise=True)
    copy = model.copy_with({taken[0]: 1})
    assert copy.solve(QUICK).objective == 6
    assert model.solve(QUICK).objective == 8
    extra = copy.boolean()
    assert extra == 3
    assert len(model.solve(QUICK).values) == 3


def test_an_impossible_value_makes_a_copy_infeasible() -> None:
    model, taken = knapsack()
    assert model.copy_with({taken[0]: 1, taken[1]: 1}).solve(QUICK).infeasible


def test_hints_replace_each_other() -> None:
    model, taken = knapsack()
    model.hint({taken[0]: 1})
    model.hint({taken[1]: 1, taken[2]: 1})
    assert model.solve(QUICK).found


def test_an_invalid_model_is_a_bug_of_ours() -> None:
    model = Model()
    model.linear([(1, 5)], low=0)
    with pytest.raises(AssertionError, match="rejects"):
        model.solve(QUICK)


def test_the_same_model_gives_the_same_answer() -> None:
    answers = []
    for _ in range(2):
        model = Model()
        taken = [model.boolean() for _ in range(30)]
        model.linear([(3 + i % 7, v) for i, v in enumerate(taken)], high=60)
        model.optimise([(5 + i % 11, v) for i, v in enumerate(taken)], maximise=True)
        answers.append(model.solve(QUICK))
    assert answers[0] == answers[1]


def test_a_limit_leaves_a_bound() -> None:
    """Too little work to prove it: what is found is no better than the bound."""
    model = Model()
    taken = [model.boolean() for _ in range(60)]
    for row in range(20):
        model.linear([((7 * row + 13 * i) % 17 + 1, v) for i, v in enumerate(taken)], high=150)
    model.optimise([((5 * i) % 23 + 9, v) for i, v in enumerate(taken)], maximise=True)
    answer = model.solve(Effort(0.002, 0))
    assert not answer.closed
    assert not answer.infeasible
    assert not answer.found or answer.objective <= answer.bound
