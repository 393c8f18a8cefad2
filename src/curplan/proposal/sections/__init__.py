"""The sections of a partner document, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.proposal.document import Document
from curplan.proposal.sections.assessments import assessments
from curplan.proposal.sections.backgrounds import backgrounds
from curplan.proposal.sections.coverage import coverage
from curplan.proposal.sections.frames import frames
from curplan.proposal.sections.modules import descriptors, overview
from curplan.proposal.sections.notes import notes
from curplan.proposal.sections.saying import Saying
from curplan.proposal.sections.summary import roadmap, summary
from curplan.proposal.sections.weeks import timetable, weekly
from curplan.words.texts import home

if TYPE_CHECKING:
    from curplan.proposal.model import Proposal
    from curplan.words import Words


def document_of(proposal: Proposal, words: Words) -> Document:
    """Put a proposal into sections of blocks, in the reader's language.

    ``words`` must be those that the proposal was built for.
    """
    first, last = proposal.first_day, proposal.last_day
    year = first is None or last is None or first.year != last.year
    says = Saying(words, year=year, hour=proposal.hour)
    made = (
        summary(proposal, says),
        roadmap(proposal, says),
        overview(proposal, says),
        backgrounds(proposal, says),
        descriptors(proposal, says),
        coverage(proposal, says),
        weekly(proposal, says),
        timetable(proposal, says),
        assessments(proposal, says),
        frames(proposal, says),
        notes(proposal, says),
    )
    title = says.own(proposal.title)
    if proposal.partial:
        title = says.say("title-partial", title=proposal.title)
    lines = (proposal.partner, proposal.cohort, says.period(proposal))
    return Document(
        title=title,
        lines=tuple(says.own(line) for line in lines if line),
        language=words.language if home(words.language) != "en" else "en",
        rtl=words.rtl,
        sections=tuple(section for section in made if section is not None),
        contents=says.say("proposal-contents"),
    )
