"""Option types of the command line: dates, closures, weeks of a module, pairs."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import click

from curplan.diagnostics import nearest

if TYPE_CHECKING:  # generic since click 8.3 only
    ParamType = click.ParamType[Any]
else:
    ParamType = click.ParamType

_HOURS = re.compile(r"\d{1,2}(\.\d{1,4})?", re.ASCII)
MOST_HOURS = 80
EARLIEST, LATEST = dt.date(2000, 1, 1), dt.date(2100, 1, 1)


class Date(ParamType):
    """A day written 2027-01-11."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read a day; fails with what to write instead."""
        if isinstance(value, dt.date):
            return value
        return _date(self, str(value), param, ctx)


class Closed(ParamType):
    """Closed days: DATE, DATE..DATE, either with =NAME behind."""

    name = "DATE[..DATE][=NAME]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read closed days into (first, last, name)."""
        days, _, name = str(value).partition("=")
        first, _, last = days.partition("..")
        begin = _date(self, first, param, ctx)
        end = _date(self, last, param, ctx) if last else begin
        if end < begin:
            self.fail(f"'{value}' ends before it begins", param, ctx)
        return begin, end, name.strip() or "Closed"


class ModuleWeek(ParamType):
    """A module and a week: ID=WEEK."""

    name = "ID=WEEK"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read a module's id and a week number from 1."""
        if isinstance(value, tuple):
            return value
        name, _, week = str(value).partition("=")
        if not name or not week.isascii() or not week.isdigit() or not 1 <= int(week) <= 520:
            self.fail(f"'{value}' is not a module and a week; write sql-basics=3", param, ctx)
        return name, int(week)


class ModuleHours(ParamType):
    """A module, a week, and its hours there: ID=WEEK:HOURS."""

    name = "ID=WEEK:HOURS"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read a module's id, a week number from 1, and hours from 0."""
        if isinstance(value, tuple):
            return value
        name, _, rest = str(value).partition("=")
        week, _, hours = rest.partition(":")
        number = week.isascii() and week.isdigit() and 1 <= int(week) <= 520
        if not name or not number or not _HOURS.fullmatch(hours) or float(hours) > MOST_HOURS:
            message = "is not a module, a week and hours up to 80; write sql-basics=3:4"
            self.fail(f"'{value}' {message}", param, ctx)
        return name, int(week), float(hours)


class CountryName(ParamType):
    """A two-letter country code, with a region behind a dash if need be: PE, ES-CT."""

    name = "CODE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read a country and its region."""
        from curplan.calendars.closures import known_countries

        country, _, region = str(value).upper().partition("-")
        known = known_countries()
        if country not in known:
            hint = nearest(country, known) or "it is a two-letter code, as in PE or FR"
            self.fail(f"no holidays are known for '{country}'; {hint}", param, ctx)
        if region and region not in known[country]:
            listed = ", ".join(known[country]) or "none"
            self.fail(f"{country} has no region '{region}'; its regions: {listed}", param, ctx)
        return country, region


def _date(
    kind: ParamType, text: str, param: click.Parameter | None, ctx: click.Context | None
) -> dt.date:
    try:
        day = dt.date.fromisoformat(text.strip())
    except ValueError:
        kind.fail(f"'{text}' is not a date; write year-month-day, as in 2027-01-11", param, ctx)
    if not EARLIEST <= day < LATEST:
        kind.fail(f"{day} is out of range; dates run from 2000 to 2099", param, ctx)
    return day


class WeekList(ParamType):
    """Week numbers: ``9``, ``9,10`` or ``9-12``."""

    name = "WEEKS"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read them, sorted; fails with what to write instead."""
        if isinstance(value, tuple):
            return value
        weeks: set[int] = set()
        for part in str(value).split(","):
            first, dash, last = part.strip().partition("-")
            ends = (first, last if dash else first)
            if not all(end.isascii() and end.isdigit() and 1 <= int(end) <= 520 for end in ends):
                self.fail(f"'{value}' are no weeks; write 9, 9,10 or 9-12", param, ctx)
            weeks.update(range(int(ends[0]), int(ends[1]) + 1))
        if not weeks:
            self.fail(f"'{value}' are no weeks; write 9, 9,10 or 9-12", param, ctx)
        return tuple(sorted(weeks))
