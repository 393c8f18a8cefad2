"""What Babel knows of a language: months, dates, numbers, plural categories, direction."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

if TYPE_CHECKING:
    import datetime as dt

    from babel import Locale

Width = Literal["wide", "abbreviated"]

#: The comma of a list, where it is not ", ".
_COMMAS = {
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ckb", "ug", "sd"), "، "),
    **dict.fromkeys(("zh", "ja", "yue"), "、"),
}


#: How the first of a month is written, where it is an ordinal; CLDR has plain numbers.
_FIRST = {"fr": "1er"}


@dataclass(frozen=True, slots=True)
class LocaleData:
    """One language's rules; Western digits everywhere, as on the axis of weeks."""

    locale: Locale
    months: dict[Width, dict[int, str]]
    weekdays: dict[Width, dict[int, str]]

    @property
    def rtl(self) -> bool:
        """Tell whether the language is written from right to left."""
        return self.locale.text_direction == "rtl"

    @property
    def comma(self) -> str:
        """What stands between the members of a list."""
        return _COMMAS.get(self.locale.language, ", ")

    @property
    def year_first(self) -> bool:
        """Tell whether a date begins with its year, as in Chinese."""
        return str(self.locale.date_formats["long"].pattern).startswith("y")

    def month(self, month: int, width: Width) -> str:
        """Name a month, 1 to 12, as it stands alone."""
        return self.months[width][month]

    def weekday(self, weekday: int, width: Width) -> str:
        """Name a day of the week, 0 (Monday) to 6, as it stands alone."""
        return self.weekdays[width][weekday]

    def day(self, date: dt.date, *, year: bool) -> str:
        """Write a date with its month in words."""
        from babel.dates import format_date, format_skeleton

        text = (
            format_date(date, "long", locale=self.locale)
            if year
            else format_skeleton("MMMMd", date, locale=self.locale)
        )
        first = _FIRST.get(self.locale.language, "") if date.day == 1 else ""
        return f"{first}{text[1:]}" if first and text.startswith("1 ") else text

    def number(self, value: float, *, grouped: bool) -> str:
        """Write a number with two decimals at most; it has no more than them."""
        from babel.numbers import format_decimal

        pattern = "#,##0.##" if grouped else "0.##"
        return format_decimal(value, pattern, locale=self.locale)

    def per_cent(self, whole: int) -> str:
        """Write a whole number of per cent."""
        from babel.numbers import format_percent

        return format_percent(whole / 100, locale=self.locale)

    def plural(self, number: float) -> str:
        """Give the plural category of a number: ``one``, ``few``, ``other`` …"""
        whole = int(number) if number == int(number) else number
        return self.locale.plural_form(whole)


@cache
def locale_data(language: str) -> LocaleData:
    """Load what Babel knows of a language; raises ValueError for a code it does not know."""
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language.replace("_", "-"), sep="-")
    except (UnknownLocaleError, ValueError) as fault:
        raise ValueError(f"no language '{language}'") from fault
    return LocaleData(locale, _names(str(locale), "months"), _names(str(locale), "days"))


def _names(identifier: str, what: Literal["months", "days"]) -> dict[Width, dict[int, str]]:
    """Read the names of the months, or of the days of the week, from a copy of Babel's data.

    Babel resolves a name that stands for another ("alone" as "in a date") inside data that
    languages share, so that the first language asked leaves its names to the next.
    """
    from babel.localedata import LocaleDataDict, load

    data = LocaleDataDict({what: deepcopy(load(identifier)[what])})
    alone = data[what]["stand-alone"]
    widths: tuple[Width, ...] = ("wide", "abbreviated")
    return {width: dict(cast("dict[int, str]", alone[width])) for width in widths}
