from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from curplan.brief import Brief, Closure
from curplan.calendars.weeks import make_weeks
from curplan.catalogue.policy import Reserve

NONE = Reserve()
MONDAY = dt.date(2027, 1, 11)
FEW = settings(max_examples=60, derandomize=True, deadline=None, database=None)
closures = st.lists(
    st.builds(
        lambda offset, days: Closure(
            first=MONDAY + dt.timedelta(days=offset),
            last=MONDAY + dt.timedelta(days=offset + days),
        ),
        st.integers(-3, 60),
        st.integers(0, 12),
    ),
    max_size=3,
).map(tuple)
reserves = st.builds(Reserve, st.integers(0, 4), st.integers(0, 100))
starts = st.one_of(st.none(), st.integers(0, 13).map(lambda n: MONDAY + dt.timedelta(days=n)))


def brief(**given: object) -> Brief:
    return Brief.model_validate({"role": "r", "weeks": 4, "hours_per_week": 10, **given})


def test_without_a_start_weeks_have_numbers_and_no_dates() -> None:
    weeks = make_weeks(brief(), NONE)
    assert [week.number for week in weeks] == [1, 2, 3, 4]
    assert {(week.start, week.hours, week.capacity) for week in weeks} == {(None, 10, 10)}
    assert all(not week.closures and not week.open_days for week in weeks)


def test_a_start_on_monday_loses_nothing() -> None:
    weeks = make_weeks(brief(start=MONDAY), NONE)
    assert [week.hours for week in weeks] == [10] * 4
    assert [week.start for week in weeks] == [MONDAY + dt.timedelta(weeks=n) for n in range(4)]


def test_days_before_a_start_in_mid_week_are_closed() -> None:
    """Thursday: two of five days are left, and week 1 is still that calendar week."""
    first, second, *_ = make_weeks(brief(start=dt.date(2027, 1, 14)), NONE)
    assert (first.start, first.hours) == (MONDAY, 4)
    assert first.open_days == (dt.date(2027, 1, 14), dt.date(2027, 1, 15))
    assert first.closures == ()
    assert second.hours == 10


def test_a_start_on_a_weekend_leaves_an_empty_first_week() -> None:
    first, second, *_ = make_weeks(brief(start=dt.date(2027, 1, 16)), NONE)
    assert (first.start, first.hours, first.open_days) == (MONDAY, 0, ())
    assert second.hours == 10


def test_a_closed_day_takes_its_share_rounded_down() -> None:
    """Of 23 h three days of five are left: 13.8 h, so 13."""
    shut = Closure(first=dt.date(2027, 1, 14), last=dt.date(2027, 1, 17), name="Fair")
    first, second, *_ = make_weeks(brief(start=MONDAY, hours_per_week=23, closed=(shut,)), NONE)
    assert (first.hours, second.hours) == (13, 23)
    assert first.closures == ((dt.date(2027, 1, 14), "Fair"), (dt.date(2027, 1, 15), "Fair"))
    assert first.open_days == (MONDAY, dt.date(2027, 1, 12), dt.date(2027, 1, 13))


def test_overlapping_closures_count_once() -> None:
    one = Closure(first=MONDAY, last=MONDAY)
    two = Closure(first=MONDAY, last=dt.date(2027, 1, 12))
    assert make_weeks(brief(start=MONDAY, closed=(one, two)), NONE)[0].hours == 6


def test_a_reserve_takes_every_nth_week_and_rounds_down() -> None:
    weeks = make_weeks(brief(weeks=6, hours_per_week=15), Reserve(3, 50))
    assert [week.reserved for week in weeks] == [0, 0, 7, 0, 0, 7]
    assert [week.capacity for week in weeks] == [15, 15, 8, 15, 15, 8]


def test_a_reserve_is_of_what_closures_leave() -> None:
    shut = Closure(first=MONDAY, last=dt.date(2027, 1, 12))
    (week, *_) = make_weeks(brief(start=MONDAY, closed=(shut,)), Reserve(1, 50))
    assert (week.hours, week.reserved, week.capacity) == (6, 3, 3)


@FEW
@given(starts, closures, reserves, st.integers(1, 79))
def test_capacity_never_falls_with_hours_per_week(
    start: dt.date | None, closed: tuple[Closure, ...], reserve: Reserve, hours: int
) -> None:
    fewer, more = (
        make_weeks(brief(start=start, closed=closed, hours_per_week=h), reserve)
        for h in (hours, hours + 1)
    )
    assert all(a.capacity <= b.capacity for a, b in zip(fewer, more, strict=True))


@FEW
@given(starts, closures, reserves, st.integers(1, 12), st.integers(1, 40))
def test_more_weeks_leave_the_early_ones_alone(
    start: dt.date | None, closed: tuple[Closure, ...], reserve: Reserve, weeks: int, hours: int
) -> None:
    given = {"start": start, "closed": closed, "hours_per_week": hours}
    short = make_weeks(brief(weeks=weeks, **given), reserve)
    long = make_weeks(brief(weeks=weeks + 2, **given), reserve)
    assert long[:weeks] == short


@FEW
@given(st.integers(0, 13), closures, st.integers(1, 40))
def test_open_days_and_closures_part_the_working_days(
    offset: int, closed: tuple[Closure, ...], hours: int
) -> None:
    start = MONDAY + dt.timedelta(days=offset)
    for week in make_weeks(brief(start=start, closed=closed, hours_per_week=hours), NONE):
        assert week.start is not None
        days = {week.start + dt.timedelta(days=n) for n in range(5)}
        shut = {day for day, _ in week.closures}
        early = {day for day in days if day < start}
        assert days == set(week.open_days) | shut | early
        assert not set(week.open_days) & (shut | early)
        assert week.hours == hours * len(week.open_days) // 5
