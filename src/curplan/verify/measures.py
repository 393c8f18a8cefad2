"""Exact time, and the making of violations: what every check here needs."""

from __future__ import annotations

from fractions import Fraction
from math import isfinite
from typing import TYPE_CHECKING

from curplan.diagnostics import Diagnostic

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

TOLERANCE = Fraction(1, 100)
"""Of a minute: what writing a third of an hour with four decimals may lose."""

IMPOSSIBLE = Fraction(10**12)
"""Minutes that nothing equals; stands for an infinite number."""


def minutes_of(hours: float, hour: int) -> Fraction:
    """Turn stated teaching hours into exact minutes.

    >>> minutes_of(0.333333333, 60), minutes_of(2.5, 45)
    (Fraction(20, 1), Fraction(225, 2))
    """
    if not isfinite(hours):
        return IMPOSSIBLE
    exact = Fraction(hours) * hour
    nearest = Fraction(round(exact))
    return nearest if abs(exact - nearest) < TOLERANCE else exact


def hours_text(minutes: Fraction | int, hour: int) -> str:
    """Write minutes as teaching hours.

    >>> hours_text(Fraction(150), 60), hours_text(20, 60)
    ('2.5 h', '0.333 h')
    """
    return f"{number(Fraction(minutes) / hour)} h"


def number(value: Fraction | float) -> str:
    """Write a number with at most three decimals, and without any where it is whole."""
    return str(int(value)) if value == int(value) else f"{float(value):.3f}".rstrip("0")


def closed_day(day: dt.date | None, name: str) -> str:
    """Tell a closed day by its date, and by its name where there is none: libraries rename days."""
    return str(day or name)


def outcomes_text(levels: Mapping[str, int | tuple[int, ...]]) -> list[str]:
    """Write stated levels as outcomes, sorted.

    >>> outcomes_text({"shell": 1, "python": (1, 2)})
    ['python@1', 'python@2', 'shell@1']
    """
    return sorted(
        f"{skill}@{level}"
        for skill, several in levels.items()
        for level in ((several,) if isinstance(several, int) else several)
    )


def violation(code: str, message: str, hint: str = "") -> Diagnostic:
    """Make the diagnostic of one violation; ``code`` is without its ``verify-``."""
    return Diagnostic(f"verify-{code}", message, hint=hint)


def differs(what: str, name: str, stated: object, expected: object) -> Diagnostic:
    """Make the violation of a plan that states something other than what is so."""
    return violation(
        "stated", f"{what}: the plan states {name} {_plain(stated)}; it is {_plain(expected)}"
    )


def _plain(value: object) -> str:
    if value is None:
        return "none"
    if isinstance(value, str):
        return repr(value)
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(map(repr, value)) or "none"
    return str(value)
