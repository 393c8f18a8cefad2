"""The ways out: each is a verified plan that covers what it says, and the least of its kind."""

from __future__ import annotations

from functools import cache

from curplan import api
from curplan.options.model import TITLES, Options, Way
from tests.plan.making import names, newsroom, order


@cache
def made(weeks: int = 3, hours: int = 8, **given: object) -> Options:
    return api.options(newsroom(), order(weeks=weeks, hours_per_week=hours, **given), "quick")


def way(options: Options, kind: str) -> Way:
    return next(each for each in options.ways if each.kind == kind)


def test_there_is_one_of_each_kind_in_a_fixed_order() -> None:
    assert [each.kind for each in made().ways] == list(TITLES)


def test_every_plan_is_verified_and_all_but_less_scope_hold_everything() -> None:
    for each in made().ways:
        if each.plan is not None:
            assert api.verify(each.plan, newsroom()) == ()
            assert bool(each.falls) == (each.kind == "less-scope")


def test_less_scope_is_the_plan_as_ordered() -> None:
    options = made()
    assert way(options, "less-scope").plan == options.asked
    assert not options.fits
    falls = [row.skill for row in way(options, "less-scope").falls]
    assert falls == ["report", "talk", "charts"]  # musts first, then by weight


def test_a_week_less_than_the_longer_calendar_does_not_fit() -> None:
    longer = way(made(), "longer")
    assert longer.plan is not None
    assert longer.least
    assert longer.change == "3 weeks more: 6 instead of 3"
    assert not made(weeks=5).fits
    assert made(weeks=6).fits


def test_an_hour_less_than_more_hours_does_not_fit() -> None:
    more = way(made(weeks=5), "more-hours")
    assert more.plan is not None
    hours = more.plan.time_box.hours_per_week
    assert more.change == f"{hours - 8} h a week more: {hours} instead of 8"
    assert made(weeks=5, hours=hours).fits
    assert not made(weeks=5, hours=hours - 1).fits


def test_where_no_pace_is_enough_the_way_has_no_plan() -> None:
    more = way(made(), "more-hours")
    assert more.plan is None
    assert more.change.startswith("not even 80 h a week in 3 weeks")


def test_a_stronger_entry_brings_what_the_advice_says() -> None:
    options = made()
    entry = way(options, "stronger-entry")
    assert entry.plan is not None
    assert entry.bring == next(a.items for a in options.asked.advice if a.kind == "entry")
    assert all(entry.plan.entry[o.split("@")[0]] >= int(o[-1]) for o in entry.bring)
    assert entry.plan.time_box.weeks == 3


def test_what_is_left_out_is_held_against_the_whole_track() -> None:
    options = made()
    longer = way(options, "longer")
    assert longer.plan is not None
    for kind in ("less-scope", "stronger-entry"):
        each = way(options, kind)
        assert each.plan is not None
        left_out = {module.id for module in each.dropped}
        assert left_out == set(names(longer.plan)) - set(names(each.plan))
        assert left_out
    assert longer.dropped == ()


def test_where_everything_fits_there_is_nothing_to_choose() -> None:
    options = made(weeks=6)
    assert options.fits
    assert options.ways == ()


def test_pins_that_clash_leave_no_way() -> None:
    options = made(weeks=1, hours=4, include=("poetry",))
    assert options.asked.status == "infeasible"
    assert options.ways == ()
    assert not options.fits


def test_what_nothing_teaches_stays_out_of_reach_on_every_way_but_entry() -> None:
    options = made(weeks=1, hours=2, role="film-maker")
    longer = way(options, "longer")
    assert longer.plan is not None
    assert [row.skill for row in longer.falls] == ["film"]
