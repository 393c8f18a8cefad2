"""Hours in all, in a week and kept for review: each limit from both sides."""

from __future__ import annotations

import pytest

from curplan.catalogue.policy import Reserve
from tests.oracle.make import module
from tests.review.making import KEPT, WARNING, judge, rule

BANDS = {
    "full_week": 6,
    "full_least": 70,
    "full_most": 105,
    "part_week": 4,
    "part_least": 24,
    "part_most": 52,
}


@pytest.mark.parametrize(
    ("pace", "length", "hours", "kept"),
    [
        (6, 26, 69, False),
        (6, 26, 70, True),
        (6, 26, 105, True),
        (6, 26, 106, False),
        (5, 26, 23, False),  # neither full time nor part time: the widest band
        (5, 26, 24, True),
        (5, 26, 105, True),
        (5, 26, 106, False),
        (4, 26, 23, False),
        (4, 26, 24, True),
        (4, 26, 52, True),
        (4, 26, 53, False),
        (6, 13, 34, False),  # half the length, half the hours
        (6, 13, 35, True),
        (6, 13, 53, True),  # 52.5
        (6, 13, 54, False),
        (6, 52, 140, True),
        (6, 52, 139, False),
    ],
)
def test_total_hours(pace: int, length: int, hours: int, kept: bool) -> None:
    one = [module("a", hours, "x@1")]
    asked = rule("total-hours", **BANDS)
    said = judge(asked, one, {"a": {1: hours}}, weeks=length, hours_per_week=pace)
    assert (said.verdict is KEPT) == kept
    assert f"{hours} h taught, 0 h for review" in said.evidence[0]


@pytest.mark.parametrize(
    ("pace", "hours", "kept"),
    [
        (27, 699, False),
        (27, 700, True),
        (26, 699, True),
        (26, 240, True),
        (26, 239, False),
        (27, 1050, True),
        (27, 1051, False),
        (20, 520, True),
        (20, 521, False),
        (21, 521, True),
    ],
)
def test_total_hours_unless_said_otherwise(pace: int, hours: int, kept: bool) -> None:
    one = [module("a", hours, "x@1")]
    said = judge(rule("total-hours"), one, {"a": {1: hours}}, weeks=26, hours_per_week=pace)
    assert (said.verdict is KEPT) == kept


@pytest.mark.parametrize(("hours", "kept"), [(30, False), (31, True), (66, True), (67, False)])
def test_hours_kept_for_review_count(hours: int, kept: bool) -> None:
    """3 h of every second of 26 weeks: 39 h."""
    one = [module("a", hours, "x@1")]
    said = judge(
        rule("total-hours", **BANDS),
        one,
        {"a": {1: hours}},
        reserve=Reserve(2, 50),
        weeks=26,
        hours_per_week=6,
    )
    assert (said.verdict is KEPT) == kept
    band = "70-105 h asked"
    assert said.evidence == (f"{hours + 39} h ({hours} h taught, 39 h for review); {band}",)


@pytest.mark.parametrize(
    ("spread", "over"),
    [
        ({1: 45}, ()),
        ({1: 46}, ("week 1: 46 h",)),
        ({2: 35}, ()),  # 10 h of every second week are kept for review
        ({2: 36}, ("week 2: 46 h",)),
        ({1: 50, 2: 20, 4: 45}, ("week 1: 50 h", "week 4: 55 h")),
    ],
)
def test_workload(spread: dict[int, float], over: tuple[str, ...]) -> None:
    one = [module("a", int(sum(spread.values())), "x@1")]
    said = judge(rule("workload"), one, {"a": spread}, reserve=Reserve(2, 50), hours_per_week=20)
    assert said.verdict is (WARNING if over else KEPT)
    heaviest = max(hours + 10 * (week % 2 == 0) for week, hours in spread.items())
    assert said.evidence == (over or (f"at most {heaviest} h",))


def test_workload_is_of_all_modules_together() -> None:
    two = [module("a", 20, "x@1"), module("b", 20, "x@1")]
    for limit, verdict in ((40, KEPT), (39, WARNING)):
        said = judge(rule("workload", hours=limit), two, {"a": {1: 20}, "b": {1: 20}})
        assert said.verdict is verdict


@pytest.mark.parametrize(
    ("every", "percent", "verdict"),
    [
        (4, 20, KEPT),  # 4 of 80 h are just 5 %
        (4, 10, WARNING),
        (4, 40, KEPT),  # 8 h are just 10 %
        (4, 50, WARNING),
        (5, 50, WARNING),  # 6.25 %, but four weeks without any
        (3, 30, KEPT),
        (0, 0, WARNING),
    ],
)
def test_review_time(every: int, percent: int, verdict: str) -> None:
    asked = rule("review-time", weeks=4, percent=5, most=10)
    one = [module("a", 8, "x@1")]
    said = judge(asked, one, {"a": {1: 8}}, reserve=Reserve(every, percent), weeks=8)
    assert said.verdict is verdict


def test_review_time_says_how_much_and_when() -> None:
    one = [module("a", 8, "x@1")]
    said = judge(rule("review-time"), one, {"a": {1: 8}}, reserve=Reserve(5, 70))
    assert said.evidence == ("14 of 100 h, 14.0 %, in weeks 5, 10",)
    assert said.verdict is WARNING


@pytest.mark.parametrize(("length", "verdict"), [(3, KEPT), (4, WARNING)])
def test_a_short_track_needs_no_review_time(length: int, verdict: str) -> None:
    one = [module("a", 8, "x@1")]
    said = judge(rule("review-time", weeks=4), one, {"a": {1: 8}}, weeks=length)
    assert said.verdict is verdict
    assert ("shorter than 4 weeks" in said.evidence[0]) == (length < 4)


@pytest.mark.parametrize(("closed", "verdict"), [([], WARNING), (["2027-01-18"], KEPT)])
def test_a_week_without_teaching_needs_no_review(closed: list[str], verdict: str) -> None:
    """Week 5 is kept by half; with week 2 closed only three taught weeks come before it."""
    one = [module("a", 8, "x@1")]
    said = judge(
        rule("review-time", weeks=4),
        one,
        {"a": {1: 8}},
        reserve=Reserve(5, 50),
        weeks=8,
        start="2027-01-11",
        closed=[{"first": day, "last": "2027-01-22"} for day in closed],
    )
    assert said.verdict is verdict
