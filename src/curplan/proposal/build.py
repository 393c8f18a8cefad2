"""The facts of a partner document, gathered from a plan alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from curplan.frames.report import reports_of
from curplan.proposal.assessments import calendar
from curplan.proposal.backgrounds import backgrounds
from curplan.proposal.coverage import outcome_rows, requirements
from curplan.proposal.model import Accepted, Proposal, Split
from curplan.proposal.modules import descriptors
from curplan.proposal.names import DAYS, Names, entry_of
from curplan.proposal.notes import assumptions, omissions, would_fit
from curplan.proposal.plain import plain, readable, tidy
from curplan.proposal.preparation import preparation
from curplan.proposal.times import Slot
from curplan.proposal.weeks import sessions, weeks
from curplan.words.texts import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from curplan.plan.model import Plan
    from curplan.words import Words

RULE = "proposal-rule-"
"""What the words for breaches of a policy's rules begin with; a rule's id follows."""


def proposal_of(plan: Plan, words: Words) -> Proposal:
    """Gather what a partner document says of a plan.

    Parameters
    ----------
    plan
        A plan that can be drawn: it has modules, and weeks numbered from 1.
    words
        The reader's language, in which sentences (assumptions, reasons) are written.
    """
    names = Names(plan)
    sheets = descriptors(plan, names)
    held = sessions(plan, names)
    timetable = tuple(_slots(plan.brief))
    days = [each.date for each in held if each.date is not None]
    first = [sheet.first_day for sheet in sheets if sheet.first_day is not None]
    last = [sheet.last_day for sheet in sheets if sheet.last_day is not None]
    taught = max((sheet.last_week for sheet in sheets), default=plan.time_box.weeks)
    return Proposal(
        title=plain(plan.programme) or readable(plan.role),
        role=plain(plan.role_title) or readable(plan.role),
        about=plain(plan.role_description),
        tasks=tuple(_tasks(plan)),
        partner=plain(plan.brief.get("partner") or ""),
        cohort=plain(plan.brief.get("cohort") or ""),
        audience=plain(plan.audience_title) or readable(plan.audience),
        learners=plain(plan.audience_description),
        backgrounds=backgrounds(plan, names),
        entry=names.abilities(entry_of(plan)),
        partial=plan.partial,
        first_day=min([*first, *days], default=plan.time_box.start),
        last_day=max([*last, *(day for day in days if not last)], default=None),
        hour=plan.catalogue.hour,
        pace=tidy(plan.time_box.hours_per_week),
        hours=Split(
            tidy(sum(sheet.hours.total for sheet in sheets)),
            tidy(sum(sheet.hours.contact for sheet in sheets)),
            tidy(sum(sheet.hours.independent for sheet in sheets)),
            tidy(sum(sheet.hours.project for sheet in sheets)),
        ),
        timetable=timetable,
        modules=sheets,
        requirements=requirements(plan, names),
        outcomes=outcome_rows(plan, names),
        weeks=weeks(plan, names, taught),
        sessions=held,
        assessments=calendar(plan, sheets, held),
        assumptions=assumptions(plan, names, words),
        accepted=tuple(_accepted(plan.brief, words)),
        left_out=omissions(plan, names, words),
        would_fit=would_fit(plan, names, words),
        frames=reports_of(plan),
        preparation=preparation(plan, names),
    )


def _tasks(plan: Plan) -> Iterator[str]:
    """Give the tasks that need no more than the programme reaches, but for what is optional."""
    short = {
        (item.skill, level)
        for item in plan.coverage
        if item.priority != "optional"
        for level in range(item.reached + 1, item.required + 1)
    }
    missing = {f"{skill}@{level}" for skill, level in short}
    for task in plan.tasks:
        if missing.isdisjoint(task.outcomes):
            yield plain(task.task)


def _mappings(brief: Mapping[str, object], key: str) -> Iterator[Mapping[str, Any]]:
    """Give the mappings of a list in the brief; a plan's brief is written by hand at times."""
    value = brief.get(key)
    for item in value if isinstance(value, list | tuple) else ():
        if isinstance(item, dict):
            yield item


def _slots(brief: Mapping[str, object]) -> Iterator[Slot]:
    for item in _mappings(brief, "sessions"):
        day = str(item.get("day", "")).lower()
        if day in DAYS:
            pause = item.get("pause")
            yield Slot(
                DAYS.index(day),
                plain(item.get("start", "")),
                plain(item.get("end", "")),
                pause if isinstance(pause, int) else 0,
                plain(item.get("room", "")),
                plain(item.get("mode", "")),
            )


def _accepted(brief: Mapping[str, object], words: Words) -> Iterator[Accepted]:
    """Say what may be otherwise than usual, with the designer's own words for why."""
    for item in _mappings(brief, "accepts"):
        if why := plain(item.get("why", "")):
            key = f"{RULE}{item.get('rule', '')}"
            said = words.say(key if key in texts("en") else f"{RULE}other")
            yield Accepted(said, why)
