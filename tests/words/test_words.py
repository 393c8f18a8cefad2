"""Months, dates, numbers, lists and direction, against the rules of the languages themselves."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest
from babel import Locale
from babel.numbers import format_decimal

from curplan.words import ENGLISH, Words, words_of

FIRST, LAST = dt.date(2027, 1, 11), dt.date(2027, 3, 5)
NEXT = dt.date(2028, 3, 5)


@pytest.mark.parametrize(
    ("code", "spans"),
    [
        ("en", "11 January – 5 March 2027"),
        ("es", "11 de enero – 5 de marzo de 2027"),
        ("fr", "11 janvier – 5 mars 2027"),
        ("de", "11. Januar – 5. März 2027"),
        ("pl", "11 stycznia – 5 marca 2027"),
        ("tr", "11 Ocak – 5 Mart 2027"),
        ("el", "11 Ιανουαρίου – 5 Μαρτίου 2027"),
        ("ru", "11 января – 5 марта 2027 г."),
        ("he", "11 בינואר – 5 במרץ 2027"),
        ("ar", "11 يناير – 5 مارس 2027"),
        ("pt", "11 de janeiro – 5 de março de 2027"),
        ("zh", "2027年1月11日 – 3月5日"),
    ],
)
def test_spans_of_days(code: str, spans: str) -> None:
    assert Words(code).span(FIRST, LAST).replace("\u202f", " ").replace("\xa0", " ") == spans
    assert Words(code).span(FIRST, NEXT).count("202") == 2


@pytest.mark.parametrize(
    ("code", "month", "short"),
    [
        ("en", "March", "Mar"),
        ("es", "Marzo", "Mar"),
        ("fr", "Mars", "Mars"),
        ("pl", "Marzec", "Mar"),  # alone, not "marca" as in a date
        ("tr", "Mart", "Mar"),
        ("el", "Μάρτιος", "Μάρ"),
        ("ru", "Март", "Март"),
        ("he", "מרץ", "מרץ"),
        ("ar", "مارس", "مارس"),
        ("zh", "三月", "3月"),
    ],
)
def test_months_stand_alone(code: str, month: str, short: str) -> None:
    assert Words(code).month(3) == month
    assert Words(code).month(3, "abbreviated").rstrip(".") == short


def test_no_language_takes_over_the_months_of_another() -> None:
    """Babel leaves the months of the first language asked to others that share its data."""
    program = (
        "from curplan.words import Words; import datetime as dt\n"
        "codes = ('he', 'ar', 'pt', 'fa', 'de', 'ja')\n"
        "for code in codes: Words(code).day(dt.date(2027, 1, 11))\n"
        "print(' '.join(Words(code).month(1) for code in codes))"
    )
    command = [sys.executable, "-X", "utf8", "-c", program]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    assert said.split() == ["ינואר", "يناير", "Janeiro", "ژانویه", "Januar", "1月"]


def test_english_is_what_babel_says_without_its_data() -> None:
    babel = Locale.parse("en_GB")
    for month in range(1, 13):
        assert ENGLISH.month(month) == babel.months["format"]["wide"][month]
        assert ENGLISH.month(month, "abbreviated") == ENGLISH.month(month)[:3]
        assert Words("en-GB").day(dt.date(2027, month, 9)) == ENGLISH.day(dt.date(2027, month, 9))
    for number in (0, 1, 7.5, -2.25, 1300, 9999, 12000, 1234567.891):
        pattern = "#,##0.##" if number >= 10_000 else "0.##"
        assert ENGLISH.number(number) == format_decimal(number, pattern, locale=babel)
    for number in (0, 1, 2, 11, 21, 0.5, 1.5):
        assert ENGLISH.plural(number) == babel.plural_form(number)
    assert not ENGLISH.rtl


def test_english_does_not_load_babel() -> None:
    program = (
        "import sys, datetime as dt; from curplan.words import ENGLISH, words_of\n"
        "day = dt.date(2027, 1, 11)\n"
        "ENGLISH.span(day, day), ENGLISH.number(7.5), ENGLISH.share(0.4), words_of('en')\n"
        "ENGLISH.say('weeks', n=3), ENGLISH.listed(['a', 'b'])\n"
        "print('babel' in sys.modules)"
    )
    command = [sys.executable, "-c", program]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "False\n"


def test_numbers_and_shares() -> None:
    assert [ENGLISH.number(value) for value in (40, 40.0, 7.5, 1 / 3, -0.0, 1300, 1e6)] == [
        *("40", "40", "7.5", "0.33", "0", "1300", "1,000,000")
    ]
    assert Words("de").number(7.5) == "7,5"
    assert Words("ar").number(7.5) == "7.5", "Western digits, as on the axis"
    assert Words("fr").number(1300) == "1300"
    assert ENGLISH.share(0.9999) == "99 %", "rounded down: 100 % means all of it"
    assert ENGLISH.share(1) == "100 %"
    assert Words("tr").share(0.4) == "%40"
    assert Words("fr").share(0.4) == "40\xa0%"


def test_texts_write_numbers_their_own_way() -> None:
    assert ENGLISH.say("weeks", n=1) == "1 week"
    assert ENGLISH.say("weeks", n=2) == "2 weeks"
    assert Words("ru").say("weeks", n=21) == "21 неделя"
    assert Words("pl").say("weeks", n=2.5) == "2,5 tygodnia"
    assert Words("ar").say("weeks", n=2) == "أسبوعان"
    assert Words("sv").say("weeks", n=1) == "1 week", "English texts have English plurals"
    with pytest.raises(KeyError):
        ENGLISH.say("no-such-key")


def test_a_form_for_one_number_alone() -> None:
    russian = Words("ru")
    assert russian.say("coverage-weeks", n=1, first=4, last=4) == "неделя 4"
    assert russian.say("coverage-weeks", n=21, first=4, last=24) == "недели 4–24"


def test_values_of_the_other_direction_are_set_apart() -> None:
    assert "\u2068C++\u2069" in Words("he").say("title-audience", audience="C++")
    assert "\u2068" not in Words("he").say("title-audience", audience="תלמידים")
    assert "\u2068" not in ENGLISH.say("title-audience", audience="C++")
    assert "\u2068תלמידים\u2069" in ENGLISH.say("title-audience", audience="תלמידים")


def test_lists_and_capitals() -> None:
    assert ENGLISH.listed(["a", "b", "c"]) == "a, b, c"
    assert Words("ar").listed(["أ", "ب"]) == "أ، ب"
    assert Words("he").listed(["SQL", "א"]) == "\u2068SQL\u2069, א"
    assert Words("tr").capital("istatistik") == "İstatistik"
    assert Words("pl").capital("łańcuch") == "Łańcuch"


def test_direction() -> None:
    assert [code for code in ("en", "ru", "he", "ar", "fa", "ur", "yi") if Words(code).rtl] == [
        *("he", "ar", "fa", "ur", "yi")
    ]


@pytest.mark.parametrize(
    ("asked", "code"),
    [("he", "he"), ("iw", "he"), ("PT_br", "pt-BR"), ("en-GB", "en-GB"), ("fra", "fr")],
)
def test_codes_as_people_write_them(asked: str, code: str) -> None:
    words, found = words_of(asked)
    assert words is not None
    assert words.language == code
    assert found == ()


def test_a_language_without_texts_is_said() -> None:
    words, (found,) = words_of("sv")
    assert words is not None
    assert words.month(5) == "Maj"
    assert words.say("legend-project") == ENGLISH.say("legend-project")
    assert (found.code, found.is_error) == ("untranslated", False)
    assert "Swedish" in found.message


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        ("spanish", "'es'"),
        ("español", "'es'"),
        ("Deutsch", "'de'"),
        ("עברית", "'he'"),
        ("frr-", "there are texts in ar"),
        ("", "there are texts in ar"),
        ("../en", "there are texts in ar"),
        (" he", "'he'"),
    ],
)
def test_codes_that_nobody_knows(asked: str, hint: str) -> None:
    words, (found,) = words_of(asked)
    assert words is None
    assert (found.code, found.is_error) == ("unknown-language", True)
    assert hint in found.hint
    assert found.location is not None
    assert found.location.file == "--lang"


def test_a_text_of_both_directions_runs_as_the_page_does() -> None:
    mixed = "HTTP וממשקים"
    assert f"\u2067{mixed}\u2069" in Words("he").say("title-audience", audience=mixed)
    assert Words("he").listed([mixed, "א"]) == f"\u2067{mixed}\u2069, א"
    assert f"\u2068{mixed}\u2069" in ENGLISH.say("title-audience", audience=mixed)


def test_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    days = [dt.date(2027, 10, number) for number in (1, 11)]
    assert [Words("fr").day(day) for day in days] == ["1er octobre 2027", "11 octobre 2027"]
    assert Words("fr").day(days[0], year=False) == "1er octobre"
    assert Words("es").day(days[0], year=False) == "1 de octubre"
