"""Hours as the plan file writes them: teaching hours, whole, or with four decimals."""

from __future__ import annotations

from fractions import Fraction


def hours_of(minutes: int, hour: int) -> int | float:
    """Express minutes in teaching hours of so many minutes: a whole number where it is one."""
    return written_hours(Fraction(minutes, hour))


def written_hours(value: int | Fraction) -> int | float:
    """Write exact hours as the plan file does: whole, or with four decimals."""
    return value.numerator if value.denominator == 1 else round(float(value), 4)
