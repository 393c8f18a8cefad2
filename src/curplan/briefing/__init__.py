"""Briefs: reading them from files, and checking them against a catalogue."""

from curplan.briefing.checks import brief_faults, check_brief, in_file

__all__ = ["brief_faults", "check_brief", "in_file"]
