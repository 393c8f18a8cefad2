"""Every format that a plan can be exported to: its name, its files, and what it needs.

A format is one line of ``FORMATS`` and one function above it, which imports what it uses when it
is called. File names are fixed: nothing of a plan is in them.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from curplan.diagnostics import Diagnostic
    from curplan.draw.look import Look
    from curplan.plan.model import Plan


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    Parameters
    ----------
    text
        What it is, for the help: a few words.
    files
        Makes the files, by name, from a plan and the look that is asked for (language, paper,
        brand). The same plan and look give the same bytes.
    pictures
        Whether it draws, and so needs fonts for every character.
    library
        What it imports that is not always installed; empty for none.
    faults
        Says of a plan and its file what the format lacks; an error: it cannot be made.
    update
        Makes the files so that they replace one that was sent earlier.
    """

    text: str
    files: Callable[[Plan, Look], dict[str, bytes]]
    pictures: bool = False
    library: str = ""
    faults: Callable[[Plan, str], tuple[Diagnostic, ...]] | None = None
    update: Callable[[Plan, Look, bytes], dict[str, bytes]] | None = None

    @property
    def missing(self) -> bool:
        """Tell whether the library that it needs is not installed."""
        return bool(self.library) and find_spec(self.library) is None


def _html(plan: Plan, look: Look) -> dict[str, bytes]:
    from curplan.export.html import html_bytes

    return {"proposal.html": html_bytes(plan, look.words, look)}


def _docx(plan: Plan, look: Look) -> dict[str, bytes]:
    from curplan.export.docx import docx_bytes

    return {"proposal.docx": docx_bytes(plan, look.words, look)}


def _markdown(plan: Plan, look: Look) -> dict[str, bytes]:
    from curplan.export.markdown import markdown_bytes
    from curplan.export.roadmap import roadmap_bytes

    name = "proposal-roadmap.png"
    return {
        "proposal.md": markdown_bytes(plan, look.words, name),
        name: roadmap_bytes(plan, look.words, look, "png"),
    }


def _xlsx(plan: Plan, look: Look) -> dict[str, bytes]:
    from curplan.export.xlsx import xlsx_bytes

    return {"programme.xlsx": xlsx_bytes(plan, look.words, look)}


def _csv(plan: Plan, look: Look) -> dict[str, bytes]:
    from curplan.export.csv import csv_files

    return csv_files(plan, look.words)


def _ics(plan: Plan, look: Look) -> dict[str, bytes]:
    from curplan.export.ics import ics_bytes

    return {"calendar.ics": ics_bytes(plan, look.words)}


def _newer_ics(plan: Plan, look: Look, earlier: bytes) -> dict[str, bytes]:
    from curplan.export.ics import ics_bytes

    return {"calendar.ics": ics_bytes(plan, look.words, earlier)}


def _no_calendar(plan: Plan, file: str) -> tuple[Diagnostic, ...]:
    from curplan.export.ics import ics_faults

    return ics_faults(plan, file)


def _jsonld(plan: Plan, look: Look) -> dict[str, bytes]:
    from curplan.export.jsonld import jsonld_bytes

    return {"programme.jsonld": jsonld_bytes(plan, look.words)}


def _imscc(plan: Plan, look: Look) -> dict[str, bytes]:
    from curplan.export.imscc import imscc_bytes

    return {"course.imscc": imscc_bytes(plan, look.words)}


FORMATS: dict[str, Format] = {
    "html": Format("the proposal as one page for a browser", _html, pictures=True),
    "docx": Format("the proposal to edit, for Word", _docx, pictures=True, library="docx"),
    "md": Format("the proposal as Markdown", _markdown, pictures=True),
    "xlsx": Format("a workbook to look at and to edit", _xlsx, library="xlsxwriter"),
    "csv": Format("modules, weeks, sessions and coverage as CSV files", _csv),
    "ics": Format(
        "sessions and milestones as a calendar",
        _ics,
        library="icalendar",
        faults=_no_calendar,
        update=_newer_ics,
    ),
    "jsonld": Format("programme and courses as schema.org data", _jsonld),
    "imscc": Format("a course skeleton for a learning platform (Common Cartridge)", _imscc),
}
"""Every format by the name that ``--to`` takes, and that an extra of the package has."""
