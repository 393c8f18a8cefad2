"""The programme and its courses, as schema.org describes them.

A programme is an EducationalOccupationalProgram, a module a Course, and the module as this plan
places it a CourseInstance.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from curplan.export.jsonld.schedule import schedules
from curplan.export.jsonld.values import (
    Thing,
    day,
    duration,
    filled,
    identifier,
    named,
    term,
    text_of,
)
from curplan.frames.report import name_of, reports_of
from curplan.proposal.build import proposal_of
from curplan.proposal.sections.saying import Saying

if TYPE_CHECKING:
    from curplan.plan.model import Plan
    from curplan.proposal.model import Ability, ModuleSheet, Proposal
    from curplan.words import Words

ESCO = "http://data.europa.eu/esco/occupation/"
ONET = "https://www.onetonline.org/link/summary/"


def jsonld_bytes(plan: Plan, words: Words) -> bytes:
    """Write a plan as JSON-LD in UTF-8; the same plan and language give the same bytes.

    Credits and the credential are those of the accreditation frames in the plan's brief: credits
    that were asked for and are there, an award that everything is there for. Nothing else is
    claimed.
    """
    described = programme(plan, proposal_of(plan, words), Saying(words))
    return text_of({"@context": "https://schema.org", **described}).encode()


def programme(plan: Plan, proposal: Proposal, says: Saying) -> Thing:
    """Describe the programme."""
    taught = [(each.first_week, each.last_week) for each in proposal.modules]
    weeks = max(last for _, last in taught) - min(first for first, _ in taught) + 1 if taught else 0
    days = sorted({slot.day for slot in proposal.timetable})
    return filled(
        {
            "@type": "EducationalOccupationalProgram",
            "@id": identifier(plan),
            "name": proposal.title,
            "description": proposal.about,
            "provider": _provider(proposal),
            "startDate": proposal.first_day.isoformat() if proposal.first_day else "",
            "endDate": proposal.last_day.isoformat() if proposal.last_day else "",
            "timeToComplete": f"P{weeks}W" if weeks else "",
            "dayOfWeek": [day(number) for number in days],
            "educationalProgramMode": list(
                dict.fromkeys(slot.mode for slot in proposal.timetable if slot.mode)
            ),
            "programPrerequisites": [
                filled(
                    {
                        "@type": "AlignmentObject",
                        "alignmentType": "requires",
                        "targetName": named(held, says),
                        "targetDescription": held.means,
                    }
                )
                for held in proposal.entry
            ]
            + _prepared(plan, proposal, says),
            "occupationalCategory": [*_occupations(plan), proposal.role],
            "numberOfCredits": _credits(plan, says),
            "educationalCredentialAwarded": _awards(plan),
            "hasCourse": [_course(sheet, plan, proposal, says) for sheet in proposal.modules],
        }
    )


def _prepared(plan: Plan, proposal: Proposal, says: Saying) -> list[Thing]:
    """Give the modules that learners work through before the programme begins."""
    made = proposal.preparation
    return [
        filled(
            {
                "@type": "Course",
                "@id": identifier(plan, each.id),
                "name": each.title,
                "description": "; ".join(dict.fromkeys(taught.means for taught in each.teaches)),
                "provider": _provider(proposal),
                "timeRequired": duration(round(each.hours * proposal.hour)),
                "teaches": [term(ability, says) for ability in each.teaches],
            }
        )
        for each in (made.modules if made else ())
    ]


def _provider(proposal: Proposal) -> Thing:
    named = {"@type": "EducationalOrganization", "name": proposal.partner}
    return named if proposal.partner else {}


def _occupations(plan: Plan) -> list[Thing]:
    """Give the occupations of the role in ESCO and O*NET-SOC."""
    found = [("ESCO", code, ESCO + code) for code in plan.esco]
    found += [("O*NET-SOC", code, ONET + code) for code in plan.onet]
    return [
        {
            "@type": "CategoryCode",
            "codeValue": code,
            "url": url,
            "inCodeSet": {"@type": "CategoryCodeSet", "name": name},
        }
        for name, code, url in found
    ]


def _credits(plan: Plan, says: Saying) -> list[Thing]:
    """Give credits that the brief's frames ask for and the plan has the hours for."""
    return [
        {
            "@type": "QuantitativeValue",
            "value": report.frame.credits.want,
            "unitText": name_of(report.frame.credits).spoken(says.words.language),
        }
        for report in reports_of(plan)
        if report.frame.credits and report.frame.credits.want and report.met
    ]


def _awards(plan: Plan) -> list[Thing]:
    return [
        {"@type": "EducationalOccupationalCredential", "name": report.frame.award}
        for report in reports_of(plan)
        if report.frame.award and report.met and not report.frame.illustrative
    ]


def _course(sheet: ModuleSheet, plan: Plan, proposal: Proposal, says: Saying) -> Thing:
    minutes = round(sheet.hours.total * proposal.hour)
    titles = {each.title: each.id for each in proposal.modules}
    return filled(
        {
            "@type": "Course",
            "@id": identifier(plan, sheet.id),
            "name": sheet.title,
            "description": "; ".join(dict.fromkeys(each.means for each in sheet.teaches)),
            "courseCode": sheet.code,
            "about": {"@type": "Thing", "name": sheet.strand},
            "provider": _provider(proposal),
            "timeRequired": duration(minutes),
            "teaches": [term(each, says) for each in sheet.teaches],
            "assesses": [term(each, says) for each in _judged(sheet)],
            "coursePrerequisites": [
                {"@id": identifier(plan, titles[title])} for title in sheet.after if title in titles
            ],
            "syllabusSections": [
                {
                    "@type": "Syllabus",
                    "name": unit.title,
                    "timeRequired": duration(round(unit.hours * proposal.hour)),
                }
                for unit in sheet.units
            ],
            "hasCourseInstance": filled(
                {
                    "@type": "CourseInstance",
                    "startDate": sheet.first_day.isoformat() if sheet.first_day else "",
                    "endDate": sheet.last_day.isoformat() if sheet.last_day else "",
                    "courseWorkload": duration(minutes),
                    "courseMode": _modes(sheet, proposal),
                    "courseSchedule": schedules(sheet, plan, proposal),
                }
            ),
        }
    )


def _judged(sheet: ModuleSheet) -> list[Ability]:
    found = [ability for row in sheet.assessments for ability in row.judges]
    ordered = sorted(found, key=lambda each: (each.skill, each.level))
    return [ability for ability, _ in groupby(ordered)]


def _modes(sheet: ModuleSheet, proposal: Proposal) -> list[str]:
    """Name how the sessions of a module are held, in the partner's words."""
    held = [
        session.mode
        for session in proposal.sessions
        if session.mode and any(piece.code == sheet.code for piece in session.pieces)
    ]
    return list(dict.fromkeys(held))
