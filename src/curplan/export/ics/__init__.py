"""A plan as a calendar file (RFC 5545)."""

from curplan.export.ics.calendar import ics_bytes, ics_faults
from curplan.export.ics.updates import is_calendar

__all__ = ["ics_bytes", "ics_faults", "is_calendar"]
