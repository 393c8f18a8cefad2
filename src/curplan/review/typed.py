"""The shape of a plan typed in by hand: what may be written where."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import Field, PlainValidator
from pydantic_core import PydanticCustomError

from curplan.brief import MAX_HOURS_PER_WEEK, MAX_WEEKS
from curplan.catalogue.documents import Document, ModuleDocument
from curplan.catalogue.values import Id, Number, Text, Words

_WEEKS = re.compile(r"(\d{1,3})(?:\s*-\s*(\d{1,3}))?", re.ASCII)


def parse_weeks(value: Any) -> tuple[int, ...]:
    """Read weeks such as ``3``, ``1-4`` or ``1-3, 6``."""
    text = str(value) if type(value) is int else value
    weeks: list[int] = []
    for part in text.split(",") if isinstance(text, str) else [""]:
        match = _WEEKS.fullmatch(part.strip())
        if match is None:
            raise PydanticCustomError("bad_weeks", "")
        first, last = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= last <= MAX_WEEKS:
            raise PydanticCustomError("bad_weeks", "")
        weeks.extend(range(first, last + 1))
    return tuple(sorted(set(weeks)))


WeekNumber = Annotated[int, Field(strict=True, ge=1, le=MAX_WEEKS)]
Weeks = Annotated[tuple[int, ...], PlainValidator(parse_weeks)]


class ClosedDocument(Document):
    """Days without teaching."""

    first: Text
    last: Text
    name: Words = "Closed"


class HandMadeDocument(Document):
    """The head of a plan made by hand; its modules are validated one by one."""

    role: Id
    audience: Id = ""
    knows: list[Words] = Field(default_factory=list)
    weeks: WeekNumber
    hours_per_week: Annotated[int, Field(strict=True, ge=1, le=MAX_HOURS_PER_WEEK)]
    start: Text = ""
    country: Text = ""
    closed: list[ClosedDocument] = Field(default_factory=list)
    max_parallel: Annotated[int, Field(strict=True, ge=1, le=50)] = 3
    profile: Id = ""
    review: dict[WeekNumber, Annotated[int, Field(strict=True, ge=0)]] = Field(default_factory=dict)
    modules: list[Any]


class PlacedDocument(Document):
    """A module of the catalogue, and when it is taught."""

    id: Id
    weeks: Weeks = ()
    weekly_hours: dict[WeekNumber, Number] = Field(default_factory=dict)
    hours: Number = 0


class OwnModuleDocument(ModuleDocument):
    """A module that the catalogue does not have: written as there, and when it is taught."""

    id: Id = ""
    weeks: Weeks = ()
    weekly_hours: dict[WeekNumber, Number] = Field(default_factory=dict)
