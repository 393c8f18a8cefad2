from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings

from tests.oracle.brute import best_plan, find_schedule, sums
from tests.oracle.catalogues import cases
from tests.oracle.check import violations
from tests.oracle.known import BESIDE, CAPPED, CIRCLE, KNOWN, PAIR, STEPS, TWINS, X1, X2, Y1
from tests.oracle.make import case
from tests.oracle.terms import Case


@pytest.mark.parametrize("name", KNOWN)
def test_known_answers(name: str) -> None:
    asked, expected = KNOWN[name]
    best = best_plan(asked)
    assert (best.value if best else None) == expected
    if best:
        assert violations(asked, best.hours) == []


BROKEN: dict[str, tuple[Case, dict[str, dict[int, int]]]] = {
    "hours": (case(STEPS, [X2], (4, 4)), {"a": {1: 3}}),
    "pace": (case(BESIDE, [X1], (4, 4)), {"a": {1: 2}}),
    "capacity": (case(STEPS, [X2], (3, 4)), {"a": {1: 2}, "b": {1: 2}}),
    "support": (case(STEPS, [X2], (4, 4)), {"a": {1: 1, 2: 1}, "b": {1: 2}}),
    "support missing": (case(STEPS, [X2], (4, 4)), {"b": {1: 2}}),
    "circle": (case(CIRCLE, [X1], (4, 4)), {"a": {1: 1}, "b": {1: 1}}),
    "corequisite": (case(PAIR, [X1], (4, 4)), {"a": {1: 2}, "b": {2: 2}}),
    "strict": (case(TWINS, [X1], (4, 4)), {"a": {1: 1, 2: 1}, "b": {1: 2}}),
    "parallel": (case(BESIDE, [X1], (4, 4), max_parallel=1), {n: {1: 1, 2: 1} for n in "ab"}),
    "capstone": (case(CAPPED, [X1, Y1], (4, 4)), {"a": {2: 2}, "k": {1: 2}}),
    "order": (case(BESIDE, [X1], (4, 4), order=[["b", "a"]]), {n: {1: 1, 2: 1} for n in "ab"}),
    "not before": (case(STEPS, [X1], (4, 4), not_before={"a": 2}), {"a": {1: 2}}),
    "not after": (case(STEPS, [X1], (4, 4), not_after={"a": 1}), {"a": {1: 1, 2: 1}}),
    "hours of a week": (case(STEPS, [X1], (4, 4), hours_in_week={"a": {2: 1}}), {"a": {1: 2}}),
    "no hours": (case(STEPS, [X1], (4, 4), hours_in_week={"a": {1: 0}}), {"a": {1: 2}}),
    "hours of what is out": (case(STEPS, [X1], (4, 4), hours_in_week={"b": {1: 2}}), {"a": {1: 2}}),
    "include": (case(STEPS, [X1], (4, 4), include=["b"]), {"a": {1: 2}}),
    "exclude": (case(STEPS, [X1], (4, 4), exclude=["a"]), {"a": {1: 2}}),
    "max_hours": (case(STEPS, [X2], (4, 4), max_hours=3), {"a": {1: 2}, "b": {1: 2}}),
    "outside": (case(STEPS, [X1], (4,)), {"a": {2: 2}}),
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_checker_sees(name: str) -> None:
    assert violations(*BROKEN[name])


@settings(max_examples=150, derandomize=True, deadline=None, database=None)
@given(cases())
def test_the_search_agrees_with_trying_everything(drawn: Case) -> None:
    """On a piece of each case that is small enough to write every matrix of hours down."""
    modules = drawn.catalogue.modules[-3:]
    small = dataclasses.replace(
        drawn,
        catalogue=dataclasses.replace(
            drawn.catalogue,
            modules=tuple(dataclasses.replace(m, minutes=min(m.minutes, 120)) for m in modules),
        ),
        capacity=drawn.capacity[:3],
    )
    names = [module.id for module in modules if module.id not in drawn.brief.exclude]
    if not set(drawn.brief.include) <= set(names):
        return
    found = find_schedule(small, names)
    assert (found is not None) == any(not violations(small, h) for h in _schedules(small, names))
    assert found is None or not violations(small, found)


def _schedules(tiny: Case, chosen: list[str]) -> Iterator[dict[str, dict[int, int]]]:
    """Give every matrix of hours with the right sums, feasible or not."""
    weeks = range(1, len(tiny.capacity) + 1)

    @cache
    def spreads(name: str) -> list[dict[int, int]]:
        total = tiny.hours(name)
        every = sums([range(total + 1)] * len(weeks), total)
        return [
            {week: hours for week, hours in zip(weeks, taken, strict=True) if hours}
            for taken in every
            if sum(taken) == total
        ]

    for choice in product(*(spreads(name) for name in chosen)):
        yield dict(zip(chosen, choice, strict=True))
