"""Closed days: the partner's own closures and a country's public holidays."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from curplan.brief import Brief


def closed_days(brief: Brief, first: dt.date, end: dt.date) -> dict[dt.date, str]:
    """Name every closed day from ``first`` up to but not including ``end``.

    The partner's own name for a day wins over the holiday's. Raises KeyError for a country that
    the holidays library does not know (``known_country`` asks first).
    """
    days: dict[dt.date, str] = {}
    if brief.country:
        days.update(_public_holidays(brief, first, end))
    for closure in brief.closed:
        day = max(closure.first, first)
        while day <= closure.last and day < end:
            days[day] = closure.name
            day += dt.timedelta(days=1)
    return days


def known_countries() -> dict[str, list[str]]:
    """List the country codes with public holidays, each with its subdivisions."""
    import holidays

    listed: dict[str, list[str]] = holidays.list_supported_countries()
    return listed


def _language(brief: Brief) -> str:
    """Choose the language of holidays' names: the brief's where the library has it, or English."""
    import holidays

    wanted = brief.language.replace("-", "_")
    known: tuple[str, ...] = holidays.country_holidays(brief.country).supported_languages
    exact = [code for code in known if code == wanted]
    near = [code for code in known if wanted and code.split("_")[0] == wanted.split("_")[0]]
    return next(iter((*exact, *near)), "en_US")


def _public_holidays(brief: Brief, first: dt.date, end: dt.date) -> dict[dt.date, str]:
    import holidays

    try:
        found = holidays.country_holidays(
            brief.country,
            subdiv=brief.subdivision or None,
            years=range(first.year, end.year + 1),
            language=_language(brief),
        )
    except NotImplementedError as error:
        raise KeyError(brief.country) from error
    return {day: name for day, name in sorted(found.items()) if first <= day < end}
