"""A language's words: texts by key, numbers, dates and months.

English is written out here, so that an English drawing does not wait for Babel's data.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from curplan.words.direction import isolated
from curplan.words.texts import texts
from curplan.words.world import Width, locale_data

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
#: From here on digits are grouped; below, a group's mark costs more room than it helps.
_GROUPED = 10_000
#: Minutes of an hour that needs no word about its length.
_HOUR = 60
#: Languages that have an i without a dot beside the one with it.
_DOTTED = ("tr", "az")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a language, a code such as ``en`` or ``pt-BR``; ``words_of`` checks codes.

    A language that Babel knows and that has no texts here speaks English, with its own months,
    dates, numbers and direction.
    """

    language: str = "en"

    @property
    def rtl(self) -> bool:
        """Tell whether the language is written from right to left."""
        return not self._english and locale_data(self.language).rtl

    def say(self, key: str, /, **values: object) -> str:
        """Give the text of a key, its ``{places}`` filled; raises KeyError for an unknown key.

        A text that depends on a number has one form for each plural category, chosen by ``n``;
        a form for one number alone is named ``"=1"`` (in Russian ``one`` is also 21).
        Numbers are written by ``number``; a value in a script of the other direction is set
        apart by Unicode's isolates, which no font shows.
        """
        text = texts(self.language)[key]
        if isinstance(text, dict):
            number = values["n"]
            text = text.get(f"={number}") or text.get(self.plural(number), text["other"])
        return text.format(**{name: self._filled(value) for name, value in values.items()})

    def plural(self, number: object) -> str:
        """Give the plural category of a number in the language of the texts.

        >>> Words("pl").plural(1), Words("pl").plural(3), Words("pl").plural(5)
        ('one', 'few', 'many')
        """
        if not isinstance(number, int | float):
            raise TypeError(f"a plural form needs a number, not {number!r}")
        if self._english or texts(self.language) is texts("en"):
            return "one" if number == 1 else "other"
        return locale_data(self.language).plural(number)

    def hour(self, minutes: int) -> str:
        """Say how long an hour is; nothing for one of 60 minutes, which needs no word.

        >>> Words().hour(45), Words().hour(60)
        ('1 h = 45 min', '')
        """
        return "" if minutes == _HOUR else self.say("hour-length", n=minutes)

    def number(self, value: float) -> str:
        """Write a number with two decimals at most; digits are grouped from 10,000 on.

        >>> Words().number(7.5), Words("de").number(7.5), Words().number(12000)
        ('7.5', '7,5', '12,000')
        """
        grouped = abs(value) >= _GROUPED
        if not self._english:
            return _number(self.language, round(value, 2) + 0.0, grouped)
        # Adding zero makes -0.0 plain.
        text = f"{round(value, 2) + 0.0:{',' if grouped else ''}.2f}"
        return text.rstrip("0").rstrip(".")

    def share(self, share: float) -> str:
        """Write a share of 1 as per cent, rounded down, so that 100 % means all of it."""
        whole = int(100 * share + 1e-9)
        return f"{whole} %" if self._english else locale_data(self.language).per_cent(whole)

    def month(self, month: int, width: Width = "wide") -> str:
        """Name a month, 1 to 12, as it stands alone at the head of a column.

        >>> Words("es").month(1), Words("ru").month(1, "abbreviated")
        ('Enero', 'Янв.')
        """
        if not self._english:
            return self.capital(locale_data(self.language).month(month, width))
        return _MONTHS[month - 1][: None if width == "wide" else 3]

    def weekday(self, weekday: int, width: Width = "wide") -> str:
        """Name a day of the week, 0 (Monday) to 6, as it stands alone at the head of a column.

        >>> Words("es").weekday(0), Words().weekday(6, "abbreviated")
        ('Lunes', 'Sun')
        """
        if not self._english:
            return self.capital(locale_data(self.language).weekday(weekday, width))
        return _WEEKDAYS[weekday][: None if width == "wide" else 3]

    def day(self, date: dt.date, *, year: bool = True) -> str:
        """Write a date with its month in words.

        >>> Words().day(dt.date(2027, 1, 11)), Words("pl").day(dt.date(2027, 1, 11), year=False)
        ('11 January 2027', '11 stycznia')
        """
        if not self._english:
            return locale_data(self.language).day(date, year=year)
        return f"{date.day} {self.month(date.month)}" + (f" {date.year}" if year else "")

    def span(self, first: dt.date, last: dt.date) -> str:
        """Write a span of days; a year that both have stands once, where the language has it."""
        both = first.year != last.year
        early = not self._english and locale_data(self.language).year_first
        return f"{self.day(first, year=early or both)} – {self.day(last, year=not early or both)}"

    def listed(self, words: list[str]) -> str:
        """Join words into a list, with the language's comma and without an "and".

        (What "and" does to the words beside it, as in Spanish or Hebrew, no pattern can know.)
        """
        comma = ", " if self._english else locale_data(self.language).comma
        return comma.join(isolated(word, rtl=self.rtl) for word in words)

    def capital(self, text: str) -> str:
        """Begin a text with a capital, as the language does it.

        >>> Words("tr").capital("istatistik"), Words().capital("data science")
        ('İstatistik', 'Data science')
        """
        if text[:1] == "i" and self.language.lower().startswith(_DOTTED):
            return "İ" + text[1:]
        return text[:1].upper() + text[1:]

    @property
    def _english(self) -> bool:
        return self.language == "en"

    def _filled(self, value: object) -> str:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self.number(value)
        return isolated(str(value), rtl=self.rtl)


@lru_cache(maxsize=4096)
def _number(language: str, value: float, grouped: bool) -> str:
    return locale_data(language).number(value, grouped=grouped)


ENGLISH = Words()
