"""Closures on the time axis in weeks of six and seven days."""

from __future__ import annotations

import datetime as dt

import pytest

from curplan.draw.parts.axis import Grid
from curplan.draw.parts.closures import closed_runs
from curplan.draw.rules.closed import middle_of
from curplan.plan.model import Plan
from curplan.plan.planned import ClosedDay
from tests.draw.plans import START, Shape, made_up

GRID = Grid(100.0, 60.0, 4)


def closed_on(offset: int, weekend: tuple[str, ...], move: int = 0) -> Plan:
    """A plan of four weeks that is closed on one day of its second week."""
    plan = made_up(0, Shape(modules=3, weeks=4, closures=0.0))
    first = START + dt.timedelta(days=7 + move)
    weeks = [
        week.model_copy(
            update={
                "start_date": week.start_date and week.start_date + dt.timedelta(days=move),
                "closures": (ClosedDay(date=first + dt.timedelta(days=offset), name="Fair"),)
                if week.week == 2
                else (),
            }
        )
        for week in plan.weeks
    ]
    box = plan.time_box.model_copy(update={"weekend": weekend})
    return plan.model_copy(update={"weeks": tuple(weeks), "time_box": box})


@pytest.mark.parametrize(
    ("offset", "weekend", "move", "share"),
    [
        (4, ("saturday", "sunday"), 0, (4, 5)),
        (5, ("sunday",), 0, (5, 6)),
        (0, ("sunday",), 0, (0, 6)),
        (6, (), -1, (6, 7)),  # a week from Sunday without a weekend: Saturday is its last day
        (4, ("friday", "saturday"), -1, (4, 5)),
    ],
)
def test_a_closed_day_has_its_share_of_the_week(
    offset: int, weekend: tuple[str, ...], move: int, share: tuple[int, int]
) -> None:
    plan = closed_on(offset, weekend, move)
    (run,) = closed_runs(plan, GRID)
    place, count = share
    assert run.start == pytest.approx(100 + 60 + 60 * place / count)
    assert run.end == pytest.approx(100 + 60 + 60 * (place + 1) / count)
    week = plan.weeks[1]
    middle = middle_of(plan, week.start_date, week.closures[0].date)
    assert middle == pytest.approx((place + 0.5) / count)


def test_a_day_of_the_weekend_is_not_shaded() -> None:
    plan = closed_on(5, ("saturday", "sunday"))
    assert closed_runs(plan, GRID) == ()
    assert middle_of(plan, plan.weeks[1].start_date, plan.weeks[1].closures[0].date) is None
