"""The shape of a frame file: what may be written where, and the frame that it says."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from curplan.brief import frame
from curplan.catalogue.documents import Document
from curplan.catalogue.kinds import Form, Kind
from curplan.frames.values import Holding, Id, Line, Name, Range

MAX_HOURS = 10_000

Count = Annotated[int, Field(strict=True, ge=0, le=MAX_HOURS)]
Flag = Annotated[bool, Field(strict=True)]


class Counted(StrEnum):
    """What counts: all workload, or what is taught."""

    TOTAL = "total"
    CONTACT = "contact"


class CreditsDocument(Document):
    """A credit, and how many hours of 60 minutes it stands for."""

    name: Name
    names: dict[Id, Name] = Field(default_factory=dict)
    hours: Range
    of: Counted = Counted.TOTAL
    want: Count = 0


class HourDocument(Document):
    """A teaching hour of another length."""

    name: Name
    names: dict[Id, Name] = Field(default_factory=dict)
    minutes: Range
    of: Counted = Counted.CONTACT
    want: Count = 0


class EvidenceDocument(Document):
    """What a candidate hands in, and in what kinds of modules it is made."""

    title: Name
    kinds: tuple[Kind, ...] = ()


class BlockDocument(Document):
    """A block of a certification."""

    code: Name
    title: Name
    outcomes: tuple[Holding, ...]
    evidence: tuple[EvidenceDocument, ...] = ()
    assessment: Line = ""
    forms: tuple[Form, ...] = ()
    hours: Count = 0


class FrameDocument(Document):
    """An accreditation frame."""

    id: Id
    title: Name
    titles: dict[Id, Name] = Field(default_factory=dict)
    source: Line = ""
    dated: Line = ""
    note: Line = ""
    illustrative: Flag = False
    credits: CreditsDocument | None = None
    hour: HourDocument | None = None
    most_weeks: Count = 0
    least_guided_hours: Count = 0
    award: Line = ""
    blocks: tuple[BlockDocument, ...] = ()
    placement_weeks: Count = 0
    jury: Flag = False


def frame_of(document: FrameDocument) -> frame.Frame:
    """Give the frame that a document says."""
    credit, hour = document.credits, document.hour
    return frame.Frame(
        id=document.id,
        title=document.title,
        titles=document.titles,
        source=document.source,
        dated=document.dated,
        note=document.note,
        illustrative=document.illustrative,
        credits=frame.Credits(
            name=credit.name,
            names=credit.names,
            least=credit.hours[0],
            most=credit.hours[1],
            of=credit.of.value,
            want=credit.want,
        )
        if credit
        else None,
        hour=frame.HourUnit(
            name=hour.name,
            names=hour.names,
            least=hour.minutes[0],
            most=hour.minutes[1],
            of=hour.of.value,
            want=hour.want,
        )
        if hour
        else None,
        most_weeks=document.most_weeks,
        least_guided=document.least_guided_hours,
        award=document.award,
        blocks=tuple(_block(each) for each in document.blocks),
        placement=document.placement_weeks,
        jury=document.jury,
    )


def _block(document: BlockDocument) -> frame.Block:
    return frame.Block(
        code=document.code,
        title=document.title,
        outcomes=document.outcomes,
        evidence=tuple(
            frame.Evidence(title=each.title, kinds=tuple(kind.value for kind in each.kinds))
            for each in document.evidence
        ),
        assessment=document.assessment,
        forms=tuple(form.value for form in document.forms),
        hours=document.hours,
    )
