"""The smallest conflict of pins, and the smallest ways out, against every set of statements."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import combinations
from random import Random
from typing import Any

import pytest

from curplan.advise.clash import conflict_advice
from curplan.advise.conflict import NO_CLASH, Clash, find_clash
from curplan.advise.statements import Statement, statements, with_statements
from curplan.brief import Brief
from curplan.catalogue.kinds import Priority
from tests.oracle.brute import best_plan
from tests.oracle.catalogues import make_case
from tests.oracle.describe import describe
from tests.oracle.make import case, module, requirement
from tests.oracle.terms import Case
from tests.plan.making import reporter

SEEDS, HOURS_SEEDS = range(90), range(40)
BOX = ("weeks", "hours-per-week", "max-parallel")


def boxed(drawn: Case, brief: Brief) -> Case:
    return Case(drawn.catalogue, brief, (brief.hours_per_week,) * brief.weeks)


def kept(drawn: Case, brief: Brief) -> bool:
    """Try every selection and every schedule."""
    return best_plan(boxed(drawn, brief)) is not None


@cache
def pinned(seed: int) -> Case:
    """Make a small catalogue with three to five pins, some of which clash."""
    rng = Random(seed)
    drawn = make_case(rng)
    names = [m.id for m in drawn.catalogue.modules]
    weeks = rng.randint(2, 3)
    limits: dict[str, Any] = {"include": tuple(rng.sample(names, min(2, len(names))))}
    for _ in range(rng.randint(1, 3)):
        name, week = rng.choice(names), rng.randint(1, weeks)
        kind = rng.choice(("exclude", "not_before", "not_after", "order", "max_hours"))
        if kind == "exclude":
            limits["exclude"] = (name,)
        elif kind == "order":
            limits["order"] = (tuple(rng.sample(names, 2)),) if len(names) > 1 else ()
        elif kind == "max_hours":
            limits["max_hours"] = rng.randint(1, 5)
        else:
            limits.setdefault(kind, {})[name] = week
    said = {"role": "r", "weeks": weeks, "hours_per_week": rng.randint(1, 3), **limits}
    return replace(drawn, brief=Brief.model_validate(said))


@cache
def pinned_hours(seed: int) -> Case:
    """Make a small catalogue with an included module and two or three weeks' hours fixed."""
    rng = Random(seed)
    drawn = make_case(rng)
    names = [m.id for m in drawn.catalogue.modules]
    weeks = rng.randint(2, 3)
    fixed: dict[str, dict[int, int]] = {}
    for _ in range(rng.randint(2, 3)):
        fixed.setdefault(rng.choice(names), {})[rng.randint(1, weeks)] = rng.choice((0, 1, 1, 2, 3))
    pins = {"include": (rng.choice(names),), "hours_in_week": fixed}
    said = {"role": "r", "weeks": weeks, "hours_per_week": rng.randint(1, 3), **pins}
    return replace(drawn, brief=Brief.model_validate(said))


@cache
def clashing() -> tuple[tuple[Case, Clash], ...]:
    """Give the cases without a track, and what is said of each."""
    made = [pinned(seed) for seed in SEEDS] + [pinned_hours(seed) for seed in HOURS_SEEDS]
    without = [each for each in made if not kept(each, each.brief)]
    return tuple((each, find_clash(each.catalogue, each.brief)) for each in without)


def every(said: tuple[Statement, ...]) -> list[frozenset[Statement]]:
    return [frozenset(c) for size in range(len(said) + 1) for c in combinations(said, size)]


def test_there_is_something_to_try() -> None:
    sizes = [len(clash.conflict) for _, clash in clashing()]
    assert len(sizes) > 20
    assert {1, 2, 3} <= set(sizes)


def test_no_conflict_is_smaller_and_no_way_out_is() -> None:
    for drawn, clash in clashing():
        pins = statements(drawn.brief)
        works = {
            some: kept(drawn, with_statements(drawn.brief, [s for s in pins if s in some]))
            for some in every(pins)
        }
        text = describe(boxed(drawn, drawn.brief))
        assert clash.smallest, text
        assert not works[frozenset(clash.conflict)], text
        assert len(clash.conflict) == min(len(some) for some, can in works.items() if not can), text
        dropped = [frozenset(c.before for c in way.changes) for way in inside(clash)]
        least = min(len(pins) - len(some) for some, can in works.items() if can)
        expected = {
            frozenset(pins) - some
            for some, can in works.items()
            if can and len(pins) - len(some) == least
        }
        assert set(dropped) == expected, text
        assert len(set(dropped)) == len(dropped)


def inside(clash: Clash) -> list[Any]:
    """The ways out that leave the time box alone."""
    return [way for way in clash.ways if way.changes[0].before.option not in BOX]


def test_changed_values_work_and_nearer_ones_do_not() -> None:
    tried = 0
    for drawn, clash in clashing():
        pins = statements(drawn.brief)
        for way in inside(clash):
            assert way.proven
            dropped = [change.before for change in way.changes]
            said_now = [each for each in pins if each not in dropped]
            for before, after in ((change.before, change.after) for change in way.changes):
                if after is None:
                    continue
                if after != before:
                    nearer = after.at(after.value + (1 if after.option == "not-before" else -1))
                    if after.option == "hours-in-week":
                        nearer = replace(after, fixed=(after.fixed[0], after.fixed[1] + 1))
                    assert not kept(drawn, with_statements(drawn.brief, [*said_now, nearer]))
                    tried += 1
                said_now.append(after)
            assert kept(drawn, with_statements(drawn.brief, said_now))
    assert tried > 5


def test_a_larger_box_works_and_a_smaller_one_does_not() -> None:
    tried = 0
    for drawn, clash in clashing():
        for way in clash.ways:
            change = way.changes[0]
            if change.before.option not in BOX:
                continue
            assert clash.boxed
            assert change.after is not None
            if change.after.value > 6:
                continue
            name = change.before.option.replace("-", "_")
            for value, fits in ((change.after.value, True), (change.after.value - 1, False)):
                assert kept(drawn, drawn.brief.model_copy(update={name: value})) is fits
            tried += 1
    assert tried > 3


def clash_of(drawn: Case) -> Clash:
    return find_clash(drawn.catalogue, drawn.brief)


def said(ways: Clash) -> list[list[str]]:
    """What to say instead; a statement in brackets goes."""
    return [
        [str(change.after) if change.after else f"({change.before})" for change in way.changes]
        for way in ways.ways
    ]


A, B = module("a", 2, "x@1"), module("b", 3, "x@2")
X2 = requirement("x@2")


def test_hours_that_are_too_few() -> None:
    clash = clash_of(case([A, B], [X2], (4,) * 3, include=["b"], max_hours=3))
    assert list(map(str, clash.conflict)) == ["--include b", "--max-hours 3"]
    assert (clash.hours, clash.boxed, clash.impossible) == (5, False, ())
    assert said(clash) == [["--max-hours 5"], ["(--include b)"]]


def test_an_order_against_what_is_needed() -> None:
    clash = clash_of(case([A, B], [X2], (4,) * 3, include=["b"], order=[("b", "a")]))
    assert list(map(str, clash.conflict)) == ["--include b", "--order b a"]
    assert said(clash) == [["(--order b a)"], ["(--include b)"]]


def test_the_only_supporter_excluded() -> None:
    clash = clash_of(case([A, B], [X2], (4,) * 3, include=["b"], exclude=["a"], max_hours=1))
    assert list(map(str, clash.conflict)) in (
        ["--include b", "--exclude a"],
        ["--include b", "--max-hours 1"],
    )
    assert said(clash) == [["(--include b)"]]
    clash = clash_of(case([A, B], [X2], (4,) * 3, include=["b"], exclude=["a"]))
    assert (clash.impossible, clash.hours) == (("b",), None)
    assert said(clash) == [["(--exclude a)"], ["(--include b)"]]


def test_two_conflicts_need_two_changes() -> None:
    modules = [A, B, module("c", 4, "y@1")]
    pins: dict[str, Any] = {"not_after": {"b": 1, "c": 1}, "include": ["b", "c"]}
    clash = clash_of(case(modules, [X2], (3,) * 4, hours_per_week=3, **pins))
    assert len(clash.conflict) == 2
    assert ["--not-after b=2", "--not-after c=3"] in said(clash) or [
        "--not-after b=3",
        "--not-after c=2",
    ] in said(clash)


def test_weeks_hours_and_modules_side_by_side_of_a_box() -> None:
    """Each twin takes the same weeks as the other, so that one at a time is not enough."""
    twins = [
        module("t", 4, "x@1", with_="y@1", strict=True, pace=2),
        module("u", 4, "y@1", with_="x@1", strict=True, pace=2),
    ]
    clash = clash_of(case(twins, [X2], (4, 4), include=["t"], max_parallel=1, hours_per_week=4))
    assert clash.boxed
    assert said(clash) == [["(--include t)"], ["--max-parallel 2"]]
    clash = clash_of(case([A, B], [X2], (4,), include=["b"], hours_per_week=4))
    assert said(clash) == [["(--include b)"], ["--weeks 2"], ["--hours-per-week 5"]]


def test_an_undecided_question_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("curplan.advise.pinned.Pins.kept", lambda *_: None)
    clash = clash_of(case([A, B], [X2], (4,) * 3, include=["b"], max_hours=3))
    assert (clash.conflict, clash.smallest, clash.ways) == ((), False, ())


def test_a_larger_limit_of_hours_that_is_undecided_is_said_to_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from curplan.advise.pinned import Pins

    real = Pins.kept
    monkeypatch.setattr(
        Pins, "kept", lambda self, brief: None if brief.max_hours == 5 else real(self, brief)
    )
    clash = clash_of(case([A, B], [X2], (4,) * 3, include=["b"], max_hours=3))
    assert said(clash) == [["--max-hours 6"], ["(--include b)"]]
    assert [way.proven for way in clash.ways] == [False, True]


def musts_of(drawn: Case) -> int:
    return sum(12 * r.weight for r in drawn.requirements if r.priority is Priority.MUST)


def reaches(drawn: Case, brief: Brief) -> bool:
    """Tell whether the best plan, by brute force, has every must."""
    best = best_plan(boxed(drawn, brief))
    return best is not None and best.value[0] == musts_of(drawn)


def test_statements_that_cost_a_must() -> None:
    """Against the best plan of every set of statements."""
    found = 0
    for seed in SEEDS[:60]:
        drawn = pinned(seed)
        if not musts_of(drawn) or reaches(drawn, drawn.brief):
            continue
        pins = statements(drawn.brief)
        works = {
            some: reaches(drawn, with_statements(drawn.brief, [s for s in pins if s in some]))
            for some in every(pins)
        }
        clash = find_clash(drawn.catalogue, drawn.brief, musts=True)
        text = describe(boxed(drawn, drawn.brief))
        if not works[frozenset()]:
            assert clash == NO_CLASH, text
            continue
        found += 1
        assert clash.smallest
        assert not works[frozenset(clash.conflict)], text
        assert len(clash.conflict) == min(len(some) for some, can in works.items() if not can), text
        least = min(len(pins) - len(some) for some, can in works.items() if can)
        for way in clash.ways:
            dropped = [change.before for change in way.changes]
            after = [change.after for change in way.changes if change.after]
            assert len(dropped) == least, text
            others = [each for each in pins if each not in dropped]
            assert reaches(drawn, with_statements(drawn.brief, [*others, *after])), text
        assert clash.ways
    assert found > 10


def test_without_a_statement_there_is_none_that_costs_a_must() -> None:
    drawn = case([A, B], [requirement("x@2", Priority.MUST)], (4,), hours_per_week=4)
    assert find_clash(drawn.catalogue, drawn.brief, musts=True) == NO_CLASH


def test_a_week_that_costs_a_must_is_in_the_advice() -> None:
    plan = reporter(not_after={"final": 3})
    assert plan.partial
    texts = [(each.kind, each.text, each.value) for each in plan.advice[:2]]
    text = "no track keeps --not-after final=3 and reaches every must requirement"
    other = "--not-after final=4 instead of 3, for every must requirement"
    assert texts == [("conflict", text, None), ("relaxation", other, 4)]
    assert not reporter(not_after={"final": 4}).partial


def test_hours_of_a_week_that_clash() -> None:
    pair = [module("a", 4, "x@1"), module("b", 4, "y@1")]
    pins: dict[str, Any] = {"hours_in_week": {"a": {2: 3}, "b": {2: 2}}}
    clash = clash_of(case(pair, [requirement("x@1")], (4,) * 3, hours_per_week=4, **pins))
    assert list(map(str, clash.conflict)) == ["--hours-in-week a=2:3", "--hours-in-week b=2:2"]
    assert said(clash) == [["--hours-in-week b=2:1"], ["--hours-in-week a=2:2"]]


def test_hours_before_what_is_needed_can_be_over() -> None:
    chain = [module("a", 2, "x@1", pace=1), B]
    drawn = case(chain, [X2], (4,) * 3, hours_per_week=4, hours_in_week={"b": {1: 2}})
    advice = conflict_advice(drawn.catalogue, drawn.brief)
    assert advice[0].text == "--hours-in-week b=1:2 cannot be kept: b cannot begin before week 2"


@pytest.mark.parametrize(
    ("pins", "reason"),
    [
        ({"colour-course": {2: 11}}, "Colour has 3 h in all"),
        ({"sql-basics": {2: 4, 3: 3}}, "SQL has 6 h in all"),
        ({"career": {2: 2}}, "Career strand has 1 h in a week at most"),
        ({"sql-basics": {9: 2}}, "the programme has 5 weeks"),
        ({"sql-basics": {2: 6}, "charts-lab": {2: 5}}, "week 2 has 10 h"),
    ],
)
def test_hours_of_a_week_are_refused_with_the_reason(pins: dict[str, Any], reason: str) -> None:
    plan = reporter(hours_in_week=pins)
    assert plan.status == "infeasible"
    assert reason in plan.advice[0].text
    assert all("--hours-in-week" in item for item in plan.advice[0].items)
