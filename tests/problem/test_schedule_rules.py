"""The rules of the schedule on novelty, hand-ins, what comes first and the capstone, by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from curplan.problem.breach import Breach
from curplan.problem.model import Link, ScheduleRule, Solution, Task
from curplan.problem.schedule_rules.calendar import capstone_range, windows
from curplan.problem.schedule_rules.pace import breaks
from curplan.problem.score import schedule_breaches
from tests.problem.making import problem, rule, task

Hours = dict[int, dict[int, int]]
SIX = (9,) * 6


def breaches(
    asked: ScheduleRule, hours: Hours, tasks: list[Task], capacity: tuple[int, ...] = SIX
) -> tuple[Breach, ...]:
    whole = problem(tasks, capacity, schedule_rules=(asked,))
    return schedule_breaches(whole, Solution(hours))


def points(
    asked: ScheduleRule, hours: Hours, tasks: list[Task], capacity: tuple[int, ...] = SIX
) -> int:
    return sum(breach.points for breach in breaches(asked, hours, tasks, capacity))


NEW = [task("a", 2, new=3), task("b", 2, new=2), task("c", 2, new=0)]


@pytest.mark.parametrize(
    ("most", "hours", "expected"),
    [
        (5, {0: {1: 1, 2: 1}, 1: {1: 2}}, 0),
        (4, {0: {1: 1, 2: 1}, 1: {1: 2}}, 1),
        (3, {0: {1: 1, 2: 1}, 1: {1: 2}}, 2),
        (3, {0: {1: 1, 2: 1}, 1: {2: 2}}, 0),  # what goes on in week 2 is no longer new
        (1, {0: {1: 2}, 1: {4: 2}}, 3),  # 2 too many in week 1, 1 in week 4
        (0, {2: {1: 2}}, 0),
    ],
)
def test_novelty(most: int, hours: Hours, expected: int) -> None:
    assert points(rule("novelty", most=most), hours, NEW) == expected


def test_novelty_says_which_week_and_who() -> None:
    hours = {0: {2: 2}, 1: {2: 1, 3: 1}, 2: {3: 2}}
    (found,) = breaches(rule("novelty", 7, most=4), hours, NEW)
    assert (found.modules, found.weeks, found.penalty) == ((0, 1), (2,), 7)


HAND_INS = [
    task("graded", 9, graded=True),
    task("plain", 9, gate=True),
    task("thin", 9, graded=True, gate=True, continuous=True),
    task("end", 9, capstone=True),
]


@pytest.mark.parametrize(
    ("weeks", "hours", "expected"),
    [
        (2, {1: {1: 1, 6: 1}}, 5),
        (3, {1: {1: 1, 6: 1}}, 4),
        (6, {1: {1: 1, 6: 1}}, 1),
        (7, {1: {1: 1, 6: 1}}, 0),
        (2, {1: {2: 1, 4: 1}}, 2),  # only from the first to the last taught week
        (2, {0: {1: 1, 3: 1}, 1: {1: 1, 6: 1}}, 3),  # 1-2, 4-5 and 5-6
        (3, {0: {1: 1, 3: 1}, 1: {1: 1, 6: 1}}, 1),  # 4-6
        (3, {0: {3: 1}, 1: {1: 1, 6: 1}}, 1),
        (3, {1: {1: 1, 6: 1}, 2: {3: 1}}, 4),  # a thin strand hands nothing in
        (2, {1: {1: 1, 6: 1}, 3: {3: 1, 5: 1}}, 1),  # the capstone marks weeks 3 to 5
        (3, {1: {1: 1, 6: 1}, 3: {3: 1, 5: 1}}, 0),
    ],
)
def test_cadence(weeks: int, hours: Hours, expected: int) -> None:
    """Runs of so many weeks in which nothing graded ends and no capstone is at work."""
    assert points(rule("cadence", weeks=weeks), hours, HAND_INS) == expected


@pytest.mark.parametrize(
    ("weeks", "hours", "expected"),
    [
        (3, {0: {1: 1, 6: 1}}, 4),  # graded, but no gate
        (3, {0: {1: 1, 6: 1}, 1: {2: 1, 3: 1}}, 1),
        (2, {0: {1: 1, 6: 1}, 1: {2: 1, 3: 1}}, 3),
        (3, {0: {1: 1, 6: 1}, 2: {3: 1}}, 4),
        (3, {0: {1: 1, 6: 1}, 3: {2: 1, 4: 1}}, 0),
    ],
)
def test_gates(weeks: int, hours: Hours, expected: int) -> None:
    assert points(rule("gates", weeks=weeks), hours, HAND_INS) == expected


def test_a_closed_week_lengthens_no_run() -> None:
    """Week 3 is closed: a run of three weeks with capacity is 1 to 4, then 2 to 5, and 4 to 6."""
    closed = (9, 9, 0, 9, 9, 9)
    assert windows(problem(HAND_INS, closed), 3) == [(1, 4), (2, 5), (4, 6)]
    assert windows(problem(HAND_INS, closed), 6) == []
    found = breaches(rule("cadence", weeks=3), {1: {1: 1, 6: 1}}, HAND_INS, closed)
    assert [each.weeks for each in found] == [(1, 2, 3, 4), (2, 3, 4, 5), (4, 5, 6)]


LINKED = [task(name, 2) for name in "abcd"]


def linked(kind: str, *links: tuple[int, tuple[int, ...]], **limits: int) -> ScheduleRule:
    return replace(rule(kind, **limits), links=tuple(Link(*link) for link in links))


@pytest.mark.parametrize(
    ("hours", "order", "introduced"),
    [
        ({0: {1: 2}, 1: {2: 2}}, 0, 0),
        ({0: {1: 1, 2: 1}, 1: {2: 2}}, 0, 0),  # ends in the week in which the other starts
        ({0: {1: 1, 3: 1}, 1: {2: 2}}, 1, 1),
        ({0: {3: 2}, 2: {1: 2}, 1: {1: 1, 2: 1}}, 0, 0),  # one of the two is enough
        ({0: {3: 2}, 2: {4: 2}, 1: {2: 2}}, 1, 1),
        ({1: {2: 2}}, 1, 0),  # the track leaves out what should come first
        ({0: {1: 2}}, 0, 0),  # and here what should come then
    ],
)
def test_order_and_introduced(hours: Hours, order: int, introduced: int) -> None:
    """Module 1 comes after 0 or 2; order alone counts what is lacking."""
    assert points(linked("order", (1, (0, 2))), hours, LINKED) == order
    assert points(linked("introduced", (1, (0, 2))), hours, LINKED) == introduced


@pytest.mark.parametrize("kind", ["order", "introduced"])
def test_each_link_is_a_point_of_its_module(kind: str) -> None:
    asked = linked(kind, (1, (0,)), (1, (2,)), (3, (0,)), (3, (2,)))
    hours = {0: {5: 2}, 1: {1: 1, 6: 1}, 2: {3: 2}, 3: {4: 2}}
    found = [(each.modules, each.weeks, each.points) for each in breaches(asked, hours, LINKED)]
    assert found == [((1,), (1,), 2), ((3,), (4,), 1)]


def test_what_nothing_can_come_before_lacks_it() -> None:
    assert points(linked("order", (1, ())), {1: {2: 2}}, LINKED) == 1
    assert points(linked("introduced", (1, ())), {1: {2: 2}}, LINKED) == 0


@pytest.mark.parametrize(("start", "expected"), [(1, 1), (2, 0), (5, 0)])
def test_a_thin_strand_counts_as_soon_as_it_has_begun(start: int, expected: int) -> None:
    tasks = [task("thin", 4, continuous=True), task("b", 1)]
    hours = {0: {2: 2, 6: 2}, 1: {start: 1}}
    for kind in ("order", "introduced"):
        assert points(linked(kind, (1, (0,))), hours, tasks) == expected


GROUND = [task("a", 4), task("b", 3), task("c", 2), task("d", 5)]


@pytest.mark.parametrize(
    ("wanted", "hours", "expected"),
    [
        (7, {0: {1: 4}, 1: {2: 3}, 2: {2: 2}}, 0),  # over when c starts, in the same week
        (8, {0: {1: 4}, 1: {2: 3}, 2: {2: 2}}, 1),
        (7, {0: {1: 4}, 1: {2: 2, 3: 1}, 2: {2: 2}}, 1),  # b is not over
        (4, {0: {1: 4}, 1: {2: 2, 3: 1}, 2: {2: 2}}, 0),
        (4, {0: {1: 4}, 1: {2: 3}}, 0),  # nothing that needs the ground
        (1, {2: {2: 2}, 3: {1: 5}}, 1),  # d counts for nothing
        (0, {2: {2: 2}}, 0),
    ],
)
def test_groundwork(wanted: int, hours: Hours, expected: int) -> None:
    """So many hours of a and b before c."""
    assert points(linked("groundwork", (2, (0, 1)), hours=wanted), hours, GROUND) == expected


def test_groundwork_is_a_point_for_each_module() -> None:
    asked = linked("groundwork", (2, (0,)), (3, (0,)), hours=5)
    hours = {0: {1: 4}, 2: {2: 2}, 3: {3: 5}}
    found = [(each.modules, each.weeks) for each in breaches(asked, hours, GROUND)]
    assert found == [((2,), (2,)), ((3,), (3,))]


END = [task("end", 9, capstone=True), task("a", 9)]


@pytest.mark.parametrize(
    ("weeks", "expected"),
    [((1, 1), 2), ((3, 4), 1), ((2, 4), 0), ((1, 5), 0), ((1, 6), 1), ((1, 8), 3), ((1, 9), 4)],
)
def test_capstone_weeks(weeks: tuple[int, int], expected: int) -> None:
    """A third to a half of ten weeks: three to five, from its first to its last week."""
    asked = rule("capstone-weeks", percent=30, most=50)
    hours = {0: {weeks[0]: 1, weeks[1]: 1}, 1: {1: 1, 10: 1}}
    assert points(asked, hours, END, (9,) * 10) == expected


@pytest.mark.parametrize(
    ("weeks", "percent", "most", "expected"),
    [
        (10, 14, 26, (1, 3)),  # 1.4 and 2.6 weeks
        (10, 15, 25, (2, 3)),  # 1.5 and 2.5: up
        (10, 4, 4, (1, 1)),  # never less than one
        (26, 12, 25, (3, 7)),  # 3.12 and 6.5
    ],
)
def test_shares_of_a_capstone_to_the_nearest_week(
    weeks: int, percent: int, most: int, expected: tuple[int, int]
) -> None:
    asked = rule("capstone-weeks", percent=percent, most=most)
    assert capstone_range(problem(END, (9,) * weeks), asked) == expected


def test_a_track_without_a_capstone_has_no_share_of_it() -> None:
    assert points(rule("capstone-weeks", percent=50, most=60), {1: {1: 1}}, END) == 0


@pytest.mark.parametrize(
    ("capacity", "expected"),
    [
        ((9,) * 6, ()),
        ((9, 0, 9, 0, 0, 9), (1, 3)),
        ((0, 9, 9, 0, 9, 0), (3,)),  # neither before the first nor after the last
    ],
)
def test_breaks(capacity: tuple[int, ...], expected: tuple[int, ...]) -> None:
    assert breaks(problem(END, capacity)) == expected


@pytest.mark.parametrize(
    ("spread", "expected"),
    [
        ({1: 1, 4: 1}, 0),
        ({2: 1, 4: 1}, 1),
        ({2: 2}, 0),  # over before the break
        ({4: 1, 5: 1}, 0),
    ],
)
def test_before_break(spread: dict[int, int], expected: int) -> None:
    """Week 3 is closed."""
    assert points(rule("before-break"), {1: spread}, END, (9, 9, 0, 9, 9)) == expected


def test_several_before_one_break_but_for_thin_strands() -> None:
    tasks = [*END, task("thin", 2, continuous=True)]
    hours = {0: {2: 1, 4: 1}, 1: {2: 1, 5: 1}, 2: {2: 1, 4: 1}}
    (found,) = breaches(rule("before-break", 3), hours, tasks, (9, 9, 0, 9, 9))
    assert (found.points, found.modules, found.weeks, found.penalty) == (2, (0, 1), (2,), 6)


SPRINGS = [
    task("teaches", 1, teaches=(("x", 2),)),
    task("practises", 1, practises=(("x", 2),)),
    task("more", 1, practises=(("x", 3),)),
    task("itself", 1, teaches=(("y", 1),), practises=(("y", 1),)),
]


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ({0: {1: 1}, 1: {3: 1}}, 0),
        ({0: {1: 1}, 1: {4: 1}}, 1),  # practised three weeks later; two are allowed
        ({0: {1: 1}, 2: {6: 1}}, 0),  # a higher level than is taught is no practice of it
        ({3: {1: 1, 6: 1}}, 0),  # nobody else uses it, so that nobody uses it late
        ({0: {4: 1}, 1: {1: 1}}, 0),
    ],
)
def test_reuse_by_practice(hours: Hours, expected: int) -> None:
    assert points(rule("reuse", weeks=2), hours, SPRINGS) == expected


def test_a_module_is_no_user_of_itself() -> None:
    """``d`` practises what it teaches; ``e`` is its one user, too late."""
    tasks = [*SPRINGS, task("e", 1, practises=(("y", 1),))]
    assert points(rule("reuse", weeks=2), {3: {1: 1}, 4: {6: 1}}, tasks) == 1
