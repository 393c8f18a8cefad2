"""What follows what, a second language, and how much the longest chain leaves."""

from __future__ import annotations

import pytest

from curplan.catalogue.kinds import Kind
from curplan.catalogue.models import Module
from tests.oracle.make import module
from tests.review.making import KEPT, NOT_ASKED, WARNING, doing, judge, rule

FOLLOW = rule("follow-up", first=("x@1",), then=("y",))
ONE_AFTER_ANOTHER = {"a": {1: 4.0}, "m": {2: 4.0}, "b": {3: 4.0}}


def follow(
    *between: Module, starts: dict[str, dict[int, float]] | None = None, modules: int = 1
) -> tuple[str, tuple[str, ...]]:
    """What is said of a, which teaches x, and b, which teaches y, with others between."""
    asked = rule("follow-up", first=("x@1",), then=("y",), modules=modules)
    all_of_them = [doing("a", 4, "x@1"), *between, doing("b", 4, "y@1")]
    schedule = starts or ONE_AFTER_ANOTHER
    placed = {each.id: schedule[each.id] for each in all_of_them}
    said = judge(asked, all_of_them, placed)
    return said.verdict, said.evidence


@pytest.mark.parametrize(
    ("between", "kept"),
    [
        ([], True),
        ([doing("m", 4, "z@1")], False),
        ([doing("m", 4, "z@1", strand="other")], True),
        ([doing("m", 4, "z@1", kind=Kind.CONTINUOUS)], True),
        ([doing("m", 4, "z@1", kind=Kind.PROJECT)], False),
    ],
)
def test_follow_up(between: list[Module], kept: bool) -> None:
    verdict, evidence = follow(*between)
    assert verdict is (KEPT if kept else WARNING)
    assert evidence == ("a, then b" if kept else "a, then b; between them: m",)


def test_fewer_than_so_many_modules_between() -> None:
    two = [doing("m", 4, "z@1"), doing("n", 4, "w@1")]
    starts = {**ONE_AFTER_ANOTHER, "n": {2: 4.0}}
    assert follow(*two, starts=starts, modules=3)[0] is KEPT
    assert follow(*two, starts=starts, modules=2)[0] is WARNING


@pytest.mark.parametrize(
    ("spread", "kept"),
    [
        ({1: 2.0, 2: 2.0}, False),  # begins as a ends
        ({2: 4.0}, False),
        ({2: 2.0, 3: 2.0}, False),  # ends as b begins
        ({2: 2.0, 4: 2.0}, True),  # goes on beside b
        ({3: 2.0, 4: 2.0}, True),
    ],
)
def test_what_is_between(spread: dict[int, float], kept: bool) -> None:
    verdict, _ = follow(doing("m", 4, "z@1"), starts={**ONE_AFTER_ANOTHER, "m": spread})
    assert (verdict is KEPT) == kept


def test_one_module_may_teach_both() -> None:
    both = [doing("a", 4, "x@1 y@1"), doing("b", 4, "y@1")]
    said = judge(FOLLOW, both, {"a": {1: 4}, "b": {5: 4}})
    assert (said.verdict, said.evidence) == (KEPT, ("a",))


def test_nothing_follows() -> None:
    said = judge(FOLLOW, [doing("a", 4, "x@1"), doing("m", 4, "z@1")], {"a": {1: 4}, "m": {2: 4}})
    assert (said.verdict, said.evidence) == (WARNING, ("a is never followed up",))


def test_what_came_before_does_not_follow() -> None:
    three = [doing("a", 4, "x@1"), doing("b", 4, "y@1"), doing("c", 4, "y@1")]
    early = judge(FOLLOW, three[:2], {"a": {2: 4}, "b": {1: 4}})
    assert (early.verdict, early.evidence) == (WARNING, ("a is never followed up",))
    again = judge(FOLLOW, three, {"a": {2: 4}, "b": {1: 4}, "c": {3: 4}})
    assert (again.verdict, again.evidence) == (KEPT, ("a, then c",))
    beside = judge(FOLLOW, three[:2], {"a": {2: 4}, "b": {1: 2, 2: 2}})
    assert (beside.verdict, beside.evidence) == (KEPT, ("a, then b",))


@pytest.mark.parametrize(("holds", "asked"), [("x@1", False), ("z@1", True)])
def test_nothing_to_follow(holds: str, asked: bool) -> None:
    two = [doing("a", 4, "x@1"), doing("m", 4, "z@1")]
    said = judge(FOLLOW, two, {"a": {1: 4}, "m": {2: 4}}, holds=holds)
    assert said.verdict is (WARNING if asked else NOT_ASKED)
    nobody = judge(FOLLOW, two, {"m": {2: 4}})
    assert nobody.verdict is NOT_ASKED
    assert nobody.evidence == ("nothing in this track to judge by it",)


LANGUAGES = rule("second-language", languages=("p", "q", "r"), hours=10)
FIRST = [doing("a", 6, "p@1"), doing("b", 4, "z@1", "p@1"), doing("c", 4, "q@1")]


@pytest.mark.parametrize(
    ("hours", "weeks", "kept"),
    [
        (10, (1, 2, 3), True),  # 6 h that teach it and 4 that practise it
        (11, (1, 2, 3), False),
        (10, (1, 4, 3), False),
        (10, (1, 3, 3), True),  # over in the week in which the other starts
        (6, (1, 4, 3), True),
        (7, (1, 4, 3), False),
    ],
)
def test_second_language(hours: int, weeks: tuple[int, int, int], kept: bool) -> None:
    asked = rule("second-language", languages=("p", "q", "r"), hours=hours)
    a, b, c = weeks
    said = judge(asked, FIRST, {"a": {a: 6}, "b": {b: 4}, "c": {c: 4}})
    assert said.verdict is (KEPT if kept else WARNING)
    done = 6 + 4 * (b <= c)
    assert said.evidence == (f"q in week {c}, after {done} h with p",)


def test_the_first_language_is_the_one_that_begins_first() -> None:
    said = judge(LANGUAGES, FIRST, {"a": {3: 6}, "b": {4: 4}, "c": {1: 4}})
    assert said.evidence == ("p in week 3, after 4 h with q",)
    assert said.verdict is WARNING


def test_a_language_that_is_held_is_the_first() -> None:
    said = judge(LANGUAGES, FIRST, {"a": {3: 6}, "c": {1: 4}}, holds="p@1")
    assert said.verdict is KEPT
    assert said.evidence == ("q in week 1, after 0 h with p",)


def test_of_three_languages_the_hasty_one_is_named() -> None:
    three = [*FIRST, doing("d", 4, "r@1")]
    said = judge(LANGUAGES, three, {"a": {1: 6}, "b": {3: 4}, "c": {4: 4}, "d": {2: 4}})
    assert (said.verdict, said.evidence) == (WARNING, ("r in week 2, after 6 h with p",))


@pytest.mark.parametrize("holds", ["", "p@1", "z@1"])
def test_one_language_alone_is_no_second(holds: str) -> None:
    said = judge(LANGUAGES, FIRST[:2], {"a": {1: 6}, "b": {2: 4}}, holds=holds)
    assert said.verdict is NOT_ASKED


def test_none_at_all_is_no_second_language() -> None:
    one = [doing("a", 4, "z@1")]
    assert judge(LANGUAGES, one, {"a": {1: 4}}).verdict is NOT_ASKED


@pytest.mark.parametrize(
    ("hours", "pace", "kept"),
    [(90, 0, True), (91, 0, False), (45, 5, True), (46, 5, False), (90, 99, True)],
)
def test_float(hours: int, pace: int, kept: bool) -> None:
    """A tenth of ten weeks at ten hours is left by 90 h, or at five hours a week by 45."""
    one = [module("a", hours, "x@1", pace=pace)]
    said = judge(rule("float"), one, {"a": {1: hours}}, chain=["a"])
    assert said.verdict is (KEPT if kept else WARNING)


@pytest.mark.parametrize("stated", [[], ["c"], ["a", "b"]])
@pytest.mark.parametrize(("percent", "verdict"), [(30, KEPT), (31, WARNING)])
def test_float_of_a_chain(percent: int, verdict: str, stated: list[str]) -> None:
    """Of the longest chain, whatever the plan says that it is."""
    second = module("b", 30, "y@1", needs="x@1")
    three = [module("a", 20, "x@1", pace=5), second, module("c", 60, "z@1")]
    schedule = {"a": {1: 20.0}, "b": {2: 30.0}, "c": {3: 60.0}}
    said = judge(rule("float", percent=percent), three, schedule, chain=stated)
    assert said.verdict is verdict
    assert said.evidence == ("7.0 of 10 weeks, which leaves 30 %: a, b",)


def test_no_chain_no_float() -> None:
    thin = [doing("v", 4, "x@1", kind=Kind.CONTINUOUS)]
    assert judge(rule("float"), thin, {"v": {1: 4}}).verdict is NOT_ASKED
