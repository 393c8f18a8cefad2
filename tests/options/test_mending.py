"""Where everything fits, but badly: what is a flaw, and what each way out leaves of it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from curplan import api
from curplan.catalogue.models import Catalogue
from curplan.catalogue.policy import Policy, Reserve, Rule
from curplan.options.flaws import WEIGHTY, flaws_of
from curplan.options.model import TITLES, Options, Way
from tests.plan.making import newsroom, order

FLOAT = Rule("float", 1, (("percent", 50),))
"""The longest chain leaves half of the calendar: more than 6 weeks at 10 h give."""


@cache
def governed(*rules: Rule) -> Catalogue:
    """The newsroom under other rules."""
    policy = Policy("reskilling", rules, Reserve(every=4, percent=50))
    return replace(newsroom(), policies=(policy,))


@cache
def made(*rules: Rule, weeks: int = 6, hours: int = 10, **given: object) -> Options:
    brief = order(weeks=weeks, hours_per_week=hours, **given)
    return api.options(governed(*rules), brief, "quick")


def way(options: Options, kind: str) -> Way:
    return next(each for each in options.ways if each.kind == kind)


def test_a_chain_that_fills_the_calendar_is_a_bad_fit() -> None:
    options = made(FLOAT)
    assert options.fits
    assert [flaw.rule for flaw in options.flaws] == ["float"]
    assert [each.kind for each in options.ways] == list(TITLES)


def test_every_way_is_a_verified_plan_that_mends_or_says_that_none_does() -> None:
    options = made(FLOAT)
    mending = [each for each in options.ways if each.plan is not None]
    assert mending
    for each in mending:
        assert each.plan is not None
        assert api.verify(each.plan, governed(FLOAT)) == ()
        assert flaws_of(each.plan, governed(FLOAT)) == each.still
        assert len(each.still) < len(options.flaws)
    for each in options.ways:
        if each.plan is None:
            assert each.change.endswith("mends it")


def test_a_step_less_was_tried_and_does_not_mend() -> None:
    options = made(FLOAT)
    assert way(options, "longer").change == "1 week more: 7 instead of 6"
    more = way(options, "more-hours")
    assert more.change == "2 h a week more: 12 instead of 10"
    assert made(FLOAT, hours=11).flaws
    assert not made(FLOAT, hours=12).flaws


def test_learners_who_bring_more_have_time_to_spare() -> None:
    entry = way(made(FLOAT), "stronger-entry")
    assert entry.plan is not None
    assert entry.still == ()
    assert all(entry.plan.entry[o.split("@")[0]] >= int(o[-1]) for o in entry.bring)
    assert entry.plan.time_box.weeks == 6
    assert entry.dropped


def test_the_flaws_that_a_policy_does_not_know_are_none() -> None:
    assert made().flaws == ()
    assert made().ways == ()


def test_weight_decides_whether_a_broken_rule_is_a_flaw() -> None:
    def portfolio(weight: int) -> Rule:
        return Rule("portfolio", weight, (("pieces", 9),))

    assert made(portfolio(WEIGHTY - 1)).flaws == ()
    assert [flaw.rule for flaw in made(portfolio(WEIGHTY)).flaws] == ["portfolio"]


def test_what_cannot_be_mended_is_said() -> None:
    options = made(Rule("float", 1, (("percent", 99),)))
    assert options.flaws
    assert [each.plan for each in options.ways] == [None] * 4
    assert way(options, "longer").change == "not even a calendar a quarter longer mends it"


@pytest.mark.parametrize(("weeks", "hours"), [(4, 11), (5, 9), (6, 7)])
def test_optional_left_out_for_want_of_a_little_time(weeks: int, hours: int) -> None:
    options = made(weeks=weeks, hours=hours)
    assert [flaw.rule for flaw in options.flaws] == ["optional"]
    assert options.flaws[0].text == "0 % of them; 1 week more reaches 100 %"
    longer = way(options, "longer")
    assert longer.plan is not None
    assert longer.plan.objective("optional_coverage").proven
    scope = way(options, "less-scope")
    assert scope.plan is not None
    assert scope.plan.objective("optional_coverage").max == 0
    assert scope.change == "optional requirements are left out"


def test_what_little_time_does_not_reach_is_no_flaw() -> None:
    assert not made(weeks=3, hours=9).fits
    assert made(weeks=3, hours=9).flaws == ()
    assert made(weeks=5, hours=10, optional=False).flaws == ()
