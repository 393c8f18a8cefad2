"""The outline of a course: months, modules, pages. Plain values, before any file."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.export.imscc.before import prepared
from curplan.export.imscc.pages import about_page, programme_page, unit_page
from curplan.export.jsonld.values import identifier
from curplan.proposal import document_of, proposal_of
from curplan.proposal.sections.modules import descriptors
from curplan.proposal.sections.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.plan.model import Plan
    from curplan.proposal.document import Section
    from curplan.proposal.model import ModuleSheet, Part, Proposal
    from curplan.words import Words

MONTH = 4
"""Weeks that a plan without dates calls a month."""


@dataclass(frozen=True, slots=True)
class Page:
    """A web page: where it lies in the cartridge, its title, and its text in HTML.

    ``name`` identifies it as long as its programme, module and unit are the same ones.
    """

    name: str
    title: str
    path: str
    html: str


@dataclass(frozen=True, slots=True)
class Folder:
    """A heading with what stands under it."""

    name: str
    title: str
    items: tuple[Folder | Page, ...]


def outline(plan: Plan, words: Words) -> tuple[Folder | Page, ...]:
    """Lay out a plan as a course: a page on the programme, then months with their modules.

    A module stands in the month in which it starts, with a page about it and one for each unit;
    what learners work through before week 1 stands before all months.
    """
    proposal = proposal_of(plan, words)
    says = Saying(words, hour=proposal.hour)
    summary = document_of(proposal, words).sections[0]
    title = words.say("proposal-summary")
    first = Page(
        _name(plan, "page", "programme"),
        title,
        "pages/programme.html",
        programme_page(proposal.title, summary, words),
    )

    def module(sheet: ModuleSheet, section: Section) -> Folder:
        about = Page(
            _name(plan, "page", sheet.id),
            words.say("imscc-about"),
            f"pages/{sheet.code.lower()}.html",
            about_page(section, says),
        )
        return Folder(
            _name(plan, "module", sheet.id),
            words.say("proposal-titled", code=sheet.code, title=sheet.title),
            (about, *_units(sheet, plan, proposal, says)),
        )

    early = tuple(module(*each) for each in prepared(plan, proposal, says))
    months: dict[tuple[int, int], list[Folder]] = {}
    sections = descriptors(proposal, says).sections
    for sheet, section in zip(proposal.modules, sections, strict=True):
        months.setdefault(_month(sheet), []).append(module(sheet, section))
    return (
        first,
        *(
            [Folder(_name(plan, "month", "before"), words.say("before-start"), early)]
            if early
            else []
        ),
        *(
            Folder(_name(plan, "month", *map(str, key)), _titled(key, words), tuple(modules))
            for key, modules in sorted(months.items())
        ),
    )


def _units(sheet: ModuleSheet, plan: Plan, proposal: Proposal, says: Saying) -> Iterator[Page]:
    seen: dict[Part, int] = {}
    for number, unit in enumerate(sheet.units, 1):
        seen[unit] = seen.get(unit, 0) + 1
        yield Page(
            _name(plan, "unit", sheet.id, unit.kind, unit.title, str(seen[unit])),
            unit.title or says.say("proposal-unit"),
            f"pages/{sheet.code.lower()}-{number:02}.html",
            unit_page(sheet, unit, proposal, says),
        )


def _month(sheet: ModuleSheet) -> tuple[int, int]:
    """Give the month in which a module starts; without dates, four weeks are one."""
    if sheet.first_day is None:
        return 0, (sheet.first_week - 1) // MONTH + 1
    return sheet.first_day.year, sheet.first_day.month


def _titled(key: tuple[int, int], words: Words) -> str:
    year, month = key
    if not year:
        return words.say("axis-month", n=month)
    return words.say("axis-month-year", month=words.month(month), year=year)


def _name(plan: Plan, *parts: str) -> str:
    """Make an identifier that XML takes: letters and digits, of what a thing is and stands in."""
    known = json.dumps([identifier(plan), *parts])
    return f"i{hashlib.sha256(known.encode()).hexdigest()[:32]}"
