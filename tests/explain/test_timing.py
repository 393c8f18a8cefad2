"""Why here and not earlier or later: held against what a check of every constraint says."""

from __future__ import annotations

from functools import cache

from curplan.brief import Brief
from curplan.catalogue.kinds import Kind
from curplan.explain.desk import Desk, make_desk
from curplan.explain.timing import lower_bounds, upper_bounds, why_not_earlier, why_not_later
from curplan.plan.model import Plan
from tests.explain.making import boxed, desk, kinds, only, texts
from tests.explain.test_what_if import drawn_plans
from tests.oracle.check import violations
from tests.oracle.describe import describe
from tests.oracle.make import case, module, requirement
from tests.oracle.terms import Case

X1, X2, Y1 = requirement("x@1"), requirement("x@2"), requirement("y@1")
HARD = {"need", "pin", "capstone", "corequisite", "full", "parallel", "closed"}
Hours = dict[str, dict[int, int]]


def hours_of(plan: Plan) -> Hours:
    return {
        each.id: {int(week): int(hours) for week, hours in each.weekly_hours.items()}
        for each in plan.modules
    }


def can_start(drawn: Case, hours: Hours, name: str, week: int) -> bool:
    """Try one hour of a module in an earlier week, from any week of its own; the rest held."""
    for taken in hours[name]:
        own = {**hours[name], week: 1}
        own[taken] -= 1
        if not violations(drawn, {**hours, name: {w: h for w, h in own.items() if h}}):
            return True
    return False


def can_end(drawn: Case, hours: Hours, name: str, week: int) -> bool:
    return week <= len(drawn.capacity) and can_start(drawn, hours, name, week)


def test_a_hard_reason_is_one_and_room_is_room() -> None:
    """Where a constraint is named, no hour can go a week earlier; where none is, one can."""
    found = {True: 0, False: 0}
    for drawn, plan in drawn_plans():
        on_desk, hours = make_desk(plan, drawn.catalogue), hours_of(plan)
        for each in plan.modules:
            if each.start_week == 1:
                continue
            hard = why_not_earlier(on_desk, each.id).reasons[0].kind in HARD
            can = can_start(drawn, hours, each.id, each.start_week - 1)
            if hard:
                assert not can, f"{each.id}\n{hours}\n{describe(drawn)}"
            found[hard] += 1
    assert found[True] > 10


def test_bounds_hold_and_are_reached() -> None:
    """No module could be beyond its bounds with the others held, were there room for all."""
    tried = 0
    for drawn, plan in drawn_plans():
        on_desk, hours = make_desk(plan, drawn.catalogue), hours_of(plan)
        roomy = drawn.brief.model_copy(update={"max_parallel": 9})
        free = Case(drawn.catalogue, roomy, (99,) * len(drawn.capacity))
        for each in plan.modules:
            low = max([1, *(bound.week for bound in lower_bounds(on_desk, each.id))])
            high = min(bound.week for bound in upper_bounds(on_desk, each.id))
            assert low <= each.start_week
            assert each.end_week <= high
            if low > 1:
                assert not can_start(free, hours, each.id, low - 1), describe(drawn)
                tried += 1
            if high < len(drawn.capacity):
                assert not can_end(free, hours, each.id, high + 1), describe(drawn)
                tried += 1
    assert tried > 20


@cache
def chain() -> Desk:
    """a (2 h, at most 1 a week) before b before the capstone k; c beside them."""
    modules = [
        module("a", 2, "x@1", pace=1),
        module("b", 2, "x@2"),
        module("c", 2, "z@1", kind=Kind.ASSESSMENT),
        module("k", 2, "y@1", kind=Kind.CAPSTONE),
    ]
    wanted = [X2, Y1, requirement("z@1")]
    return desk(case(modules, wanted, (2,) * 5, hours_per_week=2))


def test_by_hand() -> None:
    (start, end) = chain().situation.start, chain().situation.end
    assert only(why_not_earlier(chain(), "a")).text == "week 1 is the first there is"
    found = why_not_earlier(chain(), "b")
    if start["b"] == end["a"]:
        assert texts(found) == [f"it needs x@1, and a teaches that until week {end['a']}"]
    reasons = [bound.reason for bound in lower_bounds(chain(), "k")]
    assert [reason.modules for reason in reasons] == [("a",), ("b",)]
    assert {reason.kind for reason in reasons} == {"capstone"}
    later = [bound.reason.kind for bound in upper_bounds(chain(), "b")]
    assert later == ["box", "capstone"]


def test_pins_are_named_as_options() -> None:
    modules = [module("a", 1, "x@1"), module("b", 1, "y@1")]
    pins = {"not_before": {"a": 2}, "not_after": {"a": 2}, "order": [("a", "b")]}
    drawn = case(modules, [X1, Y1], (4,) * 3, hours_per_week=4)
    brief = Brief.model_validate(drawn.brief.model_dump() | pins)
    on_desk = desk(boxed(drawn, brief))
    assert texts(why_not_earlier(on_desk, "a")) == ["the brief says so (--not-before a=2)"]
    assert "the brief says so (--not-after a=2)" in texts(why_not_later(on_desk, "a"))
    start = on_desk.situation.start["b"]
    if start == 2:
        text = "the brief puts it after a (--order a b), and a ends in week 2"
        assert texts(why_not_earlier(on_desk, "b")) == [text]


def test_hours_of_weeks_are_named_as_options() -> None:
    modules = [module("a", 2, "x@1"), module("b", 1, "y@1")]
    drawn = case(modules, [X1, Y1], (4,) * 3, hours_per_week=4)
    pins = {"hours_in_week": {"a": {2: 1, 3: 1}}}
    brief = Brief.model_validate(drawn.brief.model_dump() | pins)
    on_desk = desk(boxed(drawn, brief))
    said = "the brief fixes hours of its weeks (--hours-in-week a=2:1, --hours-in-week a=3:1)"
    assert texts(why_not_earlier(on_desk, "a")) == [said]
    assert said not in texts(why_not_earlier(on_desk, "b"))


def test_as_many_side_by_side_as_there_may_be() -> None:
    modules = [module(name, 1, f"{name}@1") for name in "abc"]
    wanted = [requirement(f"{name}@1") for name in "abc"]
    drawn = case(modules, wanted, (9,) * 3, hours_per_week=9, max_parallel=1)
    on_desk = desk(drawn)
    last = max(on_desk.situation.start, key=lambda name: on_desk.situation.start[name])
    found = why_not_earlier(on_desk, last)
    assert kinds(found) == ["parallel"]
    assert found.reasons[0].text.startswith("weeks 1-2: 1 module runs already, the most there")


def test_modules_with_the_very_weeks_of_each_other() -> None:
    twins = [
        module("t", 2, "x@1", with_="y@1", strict=True, pace=1),
        module("u", 2, "y@1", with_="x@1", strict=True, pace=1),
    ]
    on_desk = desk(case(twins, [X1, Y1], (4,) * 4, hours_per_week=4))
    for name, other in ("tu", "ut"):
        assert f"it has the very weeks of {other}" in texts(why_not_later(on_desk, name))


def test_a_module_that_another_runs_beside() -> None:
    modules = [module("a", 1, "x@1"), module("b", 3, "y@1", with_="x@1", pace=1)]
    on_desk = desk(case(modules, [X1, Y1], (4,) * 3, hours_per_week=4))
    assert on_desk.situation.start == {"a": 1, "b": 1}
    assert texts(why_not_later(on_desk, "a"))[0] == "b runs beside it, and starts in week 1 too"
    assert kinds(why_not_later(on_desk, "b")) == ["box"]


def test_a_full_week_is_named_with_what_fills_it() -> None:
    modules = [module("a", 2, "a@1"), module("b", 2, "b@1")]
    drawn = case(modules, [requirement("a@1"), requirement("b@1")], (2, 2), hours_per_week=2)
    on_desk = desk(drawn)
    first, last = sorted("ab", key=lambda name: on_desk.situation.start[name])
    assert texts(why_not_earlier(on_desk, last)) == [f"week 1: every hour is taken, by {first}"]
