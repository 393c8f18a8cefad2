"""The sweep over the weeks: sound schedules, exact points, and an outlook that never exceeds."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curplan.problem.model import Corequisite, Link, Need, Problem, Solution
from curplan.problem.score import schedule_penalty
from curplan.solve.beginnings import Beginnings, sweep, sweepable
from curplan.solve.climb import climb
from curplan.solve.cpsat import SEED
from curplan.solve.greedy import greedy
from curplan.solve.schedule import cut_down, only
from curplan.solve.sweep import Sweep
from curplan.solve.sweep.fill import MOST_WAYS, Filler, Way
from curplan.solve.sweep.outlook import NEVER, Outlook
from curplan.solve.sweep.rules import Rules
from curplan.solve.sweep.state import State
from curplan.solve.sweep.tables import Tables, mask
from curplan.solve.sweep.toll import Toll, beginning
from tests.oracle.catalogues import cases
from tests.oracle.check import violations
from tests.oracle.describe import describe
from tests.oracle.terms import Case
from tests.problem.making import named, problem, problem_of, rule, solution, task
from tests.problem.schedules import random_schedules
from tests.solve.test_climb import LATE
from tests.solve.test_quality import rules, some_links, thresholds


def ruled(drawn: Case, limits: dict[str, int], seed: int) -> Problem:
    """A drawn problem with every rule of the schedule, and marks of every kind."""
    asked = problem_of(drawn)
    links = some_links(len(asked.tasks), seed)
    tasks = tuple(
        replace(each, heavy=n % 2 == 0, gate=n % 3 == 0, graded=n % 2 > 0, new=n % 3)
        for n, each in enumerate(asked.tasks)
    )
    return replace(asked, tasks=tasks, schedule_rules=rules(limits, links))


def replayed(asked: Problem, found: Solution) -> Iterator[State]:
    """Give the state after each week of a schedule."""
    tables, kept = Tables(asked), Rules(asked)
    state = beginning(tables, kept)
    for week, capacity in enumerate(asked.capacity, 1):
        if not capacity or state.ended == tables.everything:
            continue
        given = tuple((i, spread[week]) for i, spread in found.hours.items() if spread.get(week))
        left = list(state.left)
        for index, quanta in given:
            left[index] -= quanta
        begun = state.begun | mask(index for index, _ in given)
        ended = mask(index for index, quanta in enumerate(left) if not quanta)
        state = Toll(tables, kept, state, week).state(Way(given, begun, ended), tuple(left))
        yield state


@settings(max_examples=70, derandomize=True, deadline=None, database=None)
@given(cases(), thresholds, st.integers(0, 10**6))
def test_points_and_outlook_hold_for_any_schedule(
    drawn: Case, limits: dict[str, int], seed: int
) -> None:
    """The points of all weeks are the penalty, and no week's outlook is above it."""
    asked = ruled(drawn, limits, seed)
    for hours in random_schedules(drawn, random.Random(seed), [t.id for t in asked.tasks]):
        small, old = only(asked, solution(asked, hours).selection)
        found = cut_down(solution(asked, hours), old)
        if not found.hours:
            continue
        penalty = schedule_penalty(small, found)
        outlook = Outlook(Tables(small), Rules(small))
        states = list(replayed(small, found))
        assert states[-1].penalty == penalty, describe(drawn)
        assert states[-1].hours() == {i: dict(sorted(s.items())) for i, s in found.hours.items()}
        for state in states[:-1]:
            (points,) = outlook.points([state], state.week)
            assert state.penalty + points <= penalty, (describe(drawn), state.week)


@settings(max_examples=40, derandomize=True, deadline=None, database=None)
@given(cases(), thresholds, st.integers(0, 10**6))
def test_what_it_finds_keeps_every_constraint(
    drawn: Case, limits: dict[str, int], seed: int
) -> None:
    asked = ruled(drawn, limits, seed)
    hours = sum(each.hours for each in asked.tasks)
    if not asked.tasks or not sweepable(asked) or hours > (drawn.brief.max_hours or hours):
        return
    found = Sweep(asked).run(0.01, seed).solution
    if found is not None:
        assert found.selection == tuple(range(len(asked.tasks)))
        assert not violations(drawn, named(asked, found)), describe(drawn)


def test_it_finds_an_order_that_the_greedy_does_not() -> None:
    """Four pairs: each second module should follow its first at once, not after all firsts."""
    firsts = [task(f"a{n}", 4, pace=4) for n in range(4)]
    seconds = [task(f"b{n}", 4, n, pace=4) for n in range(4)]
    asked = problem([*firsts, *seconds], (4,) * 8, max_parallel=1, schedule_rules=LATE[:1])
    first = greedy(asked, range(8), 1, any_will_do=True).solution
    found = Sweep(asked).run(0.02, 1).solution
    assert first is not None
    assert found is not None
    assert schedule_penalty(asked, first) > schedule_penalty(asked, found) == 0


def test_the_same_every_time_and_another_seed_is_another_sweep() -> None:
    tasks = [task(str(n), 3 + n % 4, *((n - 3,) if n > 2 else ()), pace=3) for n in range(9)]
    asked = problem(tasks, (5,) * 12, schedule_rules=(*LATE, rule("idle", 4)))
    assert Sweep(asked).run(0.01, 1) == Sweep(asked).run(0.01, 1)
    assert len({str(Sweep(asked).run(0.01, seed)) for seed in range(6)}) > 1


def test_more_work_is_more_of_the_same_kind() -> None:
    tasks = [task(str(n), 3 + n % 4, *((n - 3,) if n > 2 else ()), pace=3) for n in range(9)]
    asked = problem(tasks, (5,) * 12, schedule_rules=LATE)
    little, much = (Sweep(asked).run(work, 1) for work in (0.001, 0.1))
    assert 0 < little.work < much.work < 0.15


def test_a_box_too_small_is_given_up_soon() -> None:
    tasks = [task("a", 4, pace=2), task("b", 4, 0, pace=2)]
    swept = Sweep(problem(tasks, (2,) * 3, schedule_rules=LATE)).run(1.0, 1)
    assert swept.solution is None
    assert swept.work < 0.01


def test_pins_to_weeks_are_kept() -> None:
    tasks = [task("a", 4, pace=4, earliest=3), task("b", 4, pace=4), task("c", 4, pace=4, latest=1)]
    asked = problem(tasks, (4,) * 3, max_parallel=1, schedule_rules=LATE)
    assert Sweep(asked).run(0.01, 1).solution == Solution({0: {3: 4}, 1: {2: 4}, 2: {1: 4}})


def test_a_box_with_room_to_spare_may_be_filled_slowly() -> None:
    """Full weeks would end the only module early; nine tenths of each are filled enough."""
    load = rule("load", 1, percent=10)
    for hours, ways in ((72, {10, 9, 0}), (80, {10, 0})):
        asked = problem([task("m", hours, pace=10)], (10,) * 8, schedule_rules=(load,))
        tables, kept = Tables(asked), Rules(asked)
        filled = Filler(tables, kept, random.Random(1)).ways(beginning(tables, kept), 1)
        assert {sum(quanta for _, quanta in way.given) for way in filled} == ways


def test_a_strand_that_is_short_waits_to_reach_the_end() -> None:
    """Four hours of a strand in ten weeks: begun at once, it would end long before the track."""
    tasks = [task("m", 40, pace=5), task("s", 4, pace=1, continuous=True)]
    spread = rule("spread", 2, start_week=10, percent=40, last_weeks=1)
    asked = problem(tasks, (5,) * 10, schedule_rules=(spread, rule("load", 1, percent=50)))
    found = Sweep(asked).run(0.05, 1).solution
    assert found is not None
    assert schedule_penalty(asked, found) == 0


def test_a_strand_that_others_wait_for_ends_in_time() -> None:
    """In even shares to the end, the strand would end after what needs it must begin."""
    tasks = [
        task("s", 6, pace=2, continuous=True),
        task("m", 30, pace=5),
        task("late", 15, 0, pace=5),
    ]
    asked = problem(tasks, (6,) * 9, max_parallel=1, schedule_rules=LATE)
    found = Sweep(asked).run(0.02, 1).solution
    assert found is not None
    assert max(found.hours[0]) <= min(found.hours[2]) <= 7


def test_wishes_are_kept_like_needs() -> None:
    tasks = [task("a", 4, pace=4), task("b", 4, pace=4), task("c", 4, 1, pace=4)]
    order = replace(rule("order", 1), links=(Link(1, (0,)), Link(0, (2,))))
    asked = problem(tasks, (4,) * 3, max_parallel=1, schedule_rules=(order,))
    assert sweep(asked, 0.01, 1, wishing=True)[0] is None, "they wait for each other"
    found, _ = sweep(asked, 0.01, 1)
    assert found is not None
    assert schedule_penalty(asked, found) == 1
    one = replace(asked, schedule_rules=(replace(order, weight=0, links=(Link(0, (2,)),)),))
    wished, _ = sweep(one, 0.01, 1, wishing=True)
    assert wished == Solution({0: {3: 4}, 1: {1: 4}, 2: {2: 4}})


def test_what_nobody_can_support_never_begins() -> None:
    tasks = [task("a", 4, pace=4), replace(task("b", 4, 0, pace=4), needs=(Need((), ()),))]
    swept = Sweep(problem(tasks, (4,) * 3, schedule_rules=LATE)).run(0.01, 1)
    assert swept.solution is None


def test_of_many_ways_to_fill_a_week_some_are_drawn() -> None:
    tasks = [task(str(n), 5 + n, pace=3) for n in range(9)]
    asked = problem(tasks, (7,) * 20, max_parallel=5, schedule_rules=LATE)
    tables, kept = Tables(asked), Rules(asked)
    ways = Filler(tables, kept, random.Random(1)).ways(beginning(tables, kept), 1)
    assert len(ways) == len({way.given for way in ways}) == MOST_WAYS


def test_what_cannot_be_finished_is_lost() -> None:
    tables = Tables(asked := problem([task("a", 2, pace=1), task("b", 2, 0, pace=2)], (4,) * 2))
    kept = Rules(asked)
    outlook = Outlook(tables, kept)
    state = beginning(tables, kept)
    assert outlook.points([state], 0).tolist() == [0]
    assert outlook.points([state], 1).tolist() == [NEVER]


@pytest.mark.parametrize(
    "more",
    [
        {"fixed": ((1, 2),)},
        {"corequisites": (Corequisite((0,), strict=True),)},
    ],
)
def test_what_a_sweep_does_not_know_is_left_to_walks(more: dict[str, object]) -> None:
    asked = problem([task("a", 4, pace=2), task("b", 4, pace=2, **more)], (4,) * 4)
    assert not sweepable(asked)
    assert Beginnings(asked).another(0.1) == climb(asked, SEED)


def test_where_a_sweep_finds_nothing_a_walk_is_tried() -> None:
    """Neither finds a place for eight hours in six; both are paid for."""
    tasks = [task("a", 4, pace=2), task("b", 4, 0, pace=2)]
    asked = problem(tasks, (2,) * 3, schedule_rules=LATE)
    found, work = Beginnings(asked).another(0.1)
    assert found is None
    assert work > 0
