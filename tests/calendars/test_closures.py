from __future__ import annotations

import datetime as dt

import pytest

from curplan.brief import Brief, Closure
from curplan.calendars.closures import closed_days, known_countries
from curplan.calendars.weeks import make_weeks
from curplan.catalogue.policy import Reserve

FIRST, END = dt.date(2027, 4, 26), dt.date(2027, 5, 31)


def brief(**given: object) -> Brief:
    return Brief.model_validate({"role": "r", "weeks": 5, "start": FIRST, **given})


def test_no_country_and_no_closures_is_open() -> None:
    assert closed_days(brief(), FIRST, END) == {}


def test_holidays_of_germany_in_may_2027() -> None:
    """Labour Day is a Saturday; Ascension is 6 May and Whit Monday 17 May 2027."""
    days = closed_days(brief(country="DE"), FIRST, END)
    assert sorted(days) == [dt.date(2027, 5, 1), dt.date(2027, 5, 6), dt.date(2027, 5, 17)]
    hours = [week.hours for week in make_weeks(brief(country="DE"), Reserve())]
    assert hours == [25, 20, 25, 20, 25]


def test_a_region_has_holidays_of_its_own() -> None:
    """Corpus Christi, 27 May 2027, is free in Bavaria and not in Berlin."""
    corpus_christi = dt.date(2027, 5, 27)
    bavaria = closed_days(brief(country="DE", subdivision="BY"), FIRST, END)
    berlin = closed_days(brief(country="DE", subdivision="BE"), FIRST, END)
    assert corpus_christi in bavaria
    assert corpus_christi not in berlin


def test_holidays_over_the_turn_of_the_year() -> None:
    first, end = dt.date(2027, 12, 20), dt.date(2028, 1, 10)
    days = closed_days(brief(country="FR"), first, end)
    assert sorted(days) == [dt.date(2027, 12, 25), dt.date(2028, 1, 1)]


def test_the_end_is_not_included() -> None:
    shut = Closure(first=END - dt.timedelta(days=1), last=END + dt.timedelta(days=3), name="Move")
    days = closed_days(brief(closed=(shut,)), FIRST, END)
    assert days == {END - dt.timedelta(days=1): "Move"}


def test_days_before_the_first_are_not_listed() -> None:
    shut = Closure(first=FIRST - dt.timedelta(days=9), last=FIRST)
    assert list(closed_days(brief(closed=(shut,)), FIRST, END)) == [FIRST]


def test_the_partners_name_wins_over_the_holidays() -> None:
    ascension = dt.date(2027, 5, 6)
    shut = Closure(first=ascension, last=ascension + dt.timedelta(days=1), name="Bridge")
    days = closed_days(brief(country="DE", closed=(shut,)), FIRST, END)
    assert days[ascension] == days[ascension + dt.timedelta(days=1)] == "Bridge"


def test_an_unknown_country_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        closed_days(brief(country="XX"), FIRST, END)


def test_countries_come_with_their_regions() -> None:
    known = known_countries()
    assert "BY" in known["DE"]
    assert "PE" in known


@pytest.mark.parametrize(
    ("language", "name"),
    [("", "Labor Day"), ("fr", "Fête du Travail"), ("xx", "Labor Day"), ("en", "Labor Day")],
)
def test_holidays_are_named_in_the_partners_language(language: str, name: str) -> None:
    days = closed_days(brief(country="FR", language=language), FIRST, END)
    assert days[dt.date(2027, 5, 1)] == name
