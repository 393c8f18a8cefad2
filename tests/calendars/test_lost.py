"""Weeks that were lost have no hours, and say so, with dates and without."""

from __future__ import annotations

import datetime as dt

from curplan.brief import Brief, Closure
from curplan.calendars.weeks import LOST, make_weeks
from curplan.catalogue.policy import Reserve

MONDAY = dt.date(2027, 1, 11)


def test_without_dates_the_whole_week_is_named() -> None:
    first, second, third = make_weeks(Brief(role="r", weeks=3, lost=(2,)), Reserve(2, 50))
    assert (second.hours, second.reserved, second.capacity) == (0, 0, 0)
    assert second.closures == ((None, LOST),)
    assert (first.hours, third.hours, first.closures, third.closures) == (25, 25, (), ())


def test_with_dates_its_days_are_named_but_for_those_that_have_a_name() -> None:
    fair = Closure(first=dt.date(2027, 1, 19), last=dt.date(2027, 1, 19), name="Fair")
    brief = Brief(role="r", weeks=2, start=MONDAY, closed=(fair,), lost=(2,))
    first, second = make_weeks(brief, Reserve())
    assert [name for _, name in second.closures] == [LOST, "Fair", LOST, LOST, LOST]
    assert (second.hours, second.open_days) == (0, ())
    assert (first.hours, first.closures) == (25, ())
