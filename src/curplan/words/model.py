"""A language's words: texts by key, numbers, dates and months."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

Width = Literal["wide", "abbreviated"]


@cache
def _texts(language: str) -> dict[str, str | dict[str, str]]:
    text = (Path(__file__).parent / f"{language}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, str | dict[str, str]] = yaml.safe_load(text)
    return loaded


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a language, a code such as ``en`` or ``pt-BR``."""

    language: str = "en"

    @property
    def rtl(self) -> bool:
        """Tell whether the language is written from right to left."""
        return False

    def say(self, key: str, /, **values: object) -> str:
        """Give the text of a key, its ``{places}`` filled; raises KeyError for an unknown key.

        A text that depends on a number has one form for each plural category, chosen by ``n``.
        """
        text = _texts(self.language)[key]
        if isinstance(text, dict):
            text = text["one" if values["n"] == 1 else "other"]
        return text.format(**values)

    def number(self, value: float) -> str:
        """Write a number, with two decimals at most."""
        return f"{round(value, 2):g}"

    def share(self, share: float) -> str:
        """Write a share of 1 as per cent, rounded down, so that 100 % means all of it."""
        return f"{int(100 * share + 1e-9)} %"

    def month(self, month: int, width: Width = "wide") -> str:
        """Name a month, 1 to 12, as it stands alone."""
        return _MONTHS[month - 1][: None if width == "wide" else 3]

    def day(self, date: dt.date, *, year: bool = True) -> str:
        """Write a date with its month in words."""
        return f"{date.day} {self.month(date.month)}" + (f" {date.year}" if year else "")

    def span(self, first: dt.date, last: dt.date) -> str:
        """Write a span of days."""
        return f"{self.day(first, year=first.year != last.year)} – {self.day(last)}"

    def listed(self, words: list[str]) -> str:
        """Join words into a list."""
        return ", ".join(words)


_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)

ENGLISH = Words()
