"""The shape of a brief file: what may be written where.

Only shapes; what names must exist and what days must follow each other is checked afterwards.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from curplan.brief import MAX_HOURS_PER_WEEK, MAX_PREPARATION, MAX_WEEKS, TIME, WEEKDAYS, WEEKEND
from curplan.catalogue.documents import MAX_WEIGHT, Document
from curplan.catalogue.kinds import Priority
from curplan.catalogue.policy import Threshold
from curplan.catalogue.values import Text, Title, is_outcome, parse_id, parse_threshold

FIRST_YEAR, LAST_YEAR = 2000, 2099

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_COUNTRY = re.compile(r"[A-Za-z]{2}(-[A-Za-z0-9]{1,3})?", re.ASCII)

WeekdayName = StrEnum("WeekdayName", [(name.upper(), name) for name in WEEKDAYS])  # type: ignore[misc]
"""The days of the week, as a brief file writes them."""


def parse_day(value: Any) -> dt.date:
    """Read a day such as 2027-03-15."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            day = dt.date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("bad_day", "") from None
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            return day
    raise PydanticCustomError("bad_day", "")


def parse_country(value: Any) -> str:
    """Read a country such as PE, with a region behind a dash if need be: ES-CT."""
    if isinstance(value, str) and _COUNTRY.fullmatch(value):
        return value.upper()
    raise PydanticCustomError("bad_country", "")


def parse_holding(value: Any) -> str:
    """Check an outcome such as ``python@2``, which stays text."""
    if is_outcome(value):
        return str(value)
    raise PydanticCustomError("bad_outcome", "", {"find": [value]})


def parse_time(value: Any) -> str:
    """Read a time of day such as 18:30, in steps of five minutes."""
    if isinstance(value, str) and re.fullmatch(TIME, value):
        return value
    raise PydanticCustomError("bad_time", "")


def _schema(**keys: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", **keys})


_ID_SCHEMA = _schema(pattern="^[a-z0-9][a-z0-9-]{0,63}$")
Id = Annotated[str, PlainValidator(parse_id), _ID_SCHEMA]
Day = Annotated[dt.date, PlainValidator(parse_day), _schema(format="date")]
Country = Annotated[str, PlainValidator(parse_country), _schema(examples=["PE", "ES-CT"])]
Holding = Annotated[str, PlainValidator(parse_holding), _schema(pattern="^[a-z0-9-]+@[1-4]$")]
WeekNumber = Annotated[int, Field(strict=True, ge=1, le=MAX_WEEKS)]
HoursOfWeek = Annotated[float, Field(strict=True, ge=0, le=MAX_HOURS_PER_WEEK)]
Time = Annotated[str, PlainValidator(parse_time), _schema(pattern=TIME)]
RuleThreshold = Annotated[
    Threshold,
    PlainValidator(parse_threshold),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "integer"},
                {"type": "string"},
                {"type": "array", "items": {"type": "string"}},
            ]
        }
    ),
]
Flag = Annotated[bool, Field(strict=True)]


class AloneKind(StrEnum):
    """Units that learners may work on by themselves."""

    LECTURE = "lecture"
    LAB = "lab"
    PROJECT = "project"


class PartnerDocument(Document):
    """Who orders the programme, and how its pages look."""

    name: Title
    language: Annotated[Text, Field(description="Of all pages, such as es or he")] = ""
    brand: Annotated[Text, Field(description="Brand file: logo, colours and footer")] = ""


class BackgroundDocument(Document):
    """Some of the learners."""

    title: Title
    like: Annotated[Id, Field(description="An audience of the catalogue that they are like")] = ""
    knows: tuple[Holding, ...] = ()


class AudienceDocument(Document):
    """Who comes in, in the brief's own words."""

    title: Title
    like: Annotated[Id, Field(description="An audience of the catalogue that they are like")] = ""
    knows: Annotated[tuple[Holding, ...], Field(description="What all of them hold besides")] = ()
    backgrounds: Annotated[
        tuple[BackgroundDocument, ...], Field(description="Groups; the plan is for what all hold")
    ] = ()


class RequirementDocument(Document):
    """A requirement of the partner's own."""

    outcome: Holding
    priority: Priority = Priority.ESSENTIAL
    weight: Annotated[int, Field(strict=True, ge=1, le=MAX_WEIGHT)] = 1
    why: Text = ""


class ClosedDocument(Document):
    """Days without teaching, both included."""

    first: Day
    last: Day | None = None
    name: Title = "Closed"


class ReducedDocument(Document):
    """Days with fewer hours, both included."""

    first: Day
    last: Day
    name: Title = "Reduced hours"
    percent: Annotated[int, Field(strict=True, ge=1, le=99)]


class SessionDocument(Document):
    """A teaching session of every week, on one or several days."""

    days: Annotated[tuple[WeekdayName, ...], Field(min_length=1)]
    start: Time
    end: Time
    pause: Annotated[
        int, Field(strict=True, ge=0, le=240, multiple_of=5, description="Minutes of break")
    ] = 0
    room: Text = ""
    mode: Annotated[Text, Field(description="on site, online …")] = ""


class CohortDocument(Document):
    """A group that begins on a day of its own."""

    name: Id
    start: Day


class AcceptedDocument(Document):
    """A soft rule that the partner knowingly lets the plan break, and why."""

    rule: Id
    why: Title


class PreparationDocument(Document):
    """Weeks before week 1 in which learners work alone."""

    weeks: Annotated[int, Field(strict=True, ge=1, le=MAX_PREPARATION)]
    hours_per_week: Annotated[int, Field(strict=True, ge=1, le=MAX_HOURS_PER_WEEK)]
    modules: Annotated[
        tuple[Id, ...], Field(description="What they work through, each after what it needs")
    ] = ()


class RuleChangeDocument(BaseModel):
    """What a brief changes of a rule of the policy; every key not named here is a threshold."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, RuleThreshold]

    rule: Annotated[Id, Field(description="The kind of a rule of your own")] = ""
    weight: Annotated[int, Field(strict=True, ge=0, le=MAX_WEIGHT)] = 1
    hard: Annotated[bool, Field(strict=True)] = False
    why: Text = ""
    source: Text = ""


class BriefDocument(Document):
    """What a partner orders."""

    title: Annotated[Title, Field(description="Title of the programme")] = ""
    partner: PartnerDocument | None = None
    curricula: Annotated[
        tuple[Text, ...],
        Field(description="Catalogue folders, later over earlier; 'shipped' is the one that ships"),
    ] = ()
    role: Annotated[Id, Field(description="The target role")] = ""
    roles: Annotated[tuple[Id, ...], Field(description="Several roles: a plan for each")] = ()
    audience: Annotated[
        Any, Field(description="Id of an audience of the catalogue, or one in your own words")
    ] = ""
    knows: Annotated[tuple[Holding, ...], Field(description="What learners hold besides")] = ()
    requires: Annotated[
        tuple[RequirementDocument, ...],
        Field(description="Requirements of your own, instead of the role's on a skill, or besides"),
    ] = ()
    drops: Annotated[tuple[Id, ...], Field(description="Skills that need not be reached")] = ()
    optional: Annotated[Flag, Field(description="Whether optional requirements count")] = True
    start: Annotated[Day | None, Field(description="First day; without it no dates")] = None
    end: Annotated[Day | None, Field(description="Last day, instead of weeks")] = None
    weeks: WeekNumber | None = None
    hours_per_week: Annotated[int, Field(strict=True, ge=1, le=MAX_HOURS_PER_WEEK)] | None = None
    hour: Annotated[
        int,
        Field(strict=True, ge=5, le=240, multiple_of=5, description="Minutes of an hour"),
    ] = 0
    independent_hours_per_week: Annotated[
        Annotated[int, Field(strict=True, ge=0, le=MAX_HOURS_PER_WEEK)] | None,
        Field(description="Those that learners work alone; they get a capacity of their own"),
    ] = None
    alone: Annotated[
        dict[AloneKind, Annotated[int, Field(strict=True, ge=0, le=100)]],
        Field(description="Per cent of lectures, labs and projects that learners work alone"),
    ] = Field(default_factory=dict)
    timetable: Annotated[
        tuple[SessionDocument, ...],
        Field(description="Weekly sessions; the contact hours are theirs"),
    ] = ()
    timezone: Annotated[
        Text, Field(description="Time zone of the timetable, such as America/Lima or Europe/Paris")
    ] = ""
    country: Annotated[Country, Field(description="Its public holidays are closed")] = ""
    closed: tuple[ClosedDocument, ...] = ()
    weekend: Annotated[
        tuple[WeekdayName, ...], Field(description="Days of every week without teaching")
    ] = tuple(WeekdayName(day) for day in WEEKEND)
    reduced: tuple[ReducedDocument, ...] = ()
    cohorts: Annotated[tuple[CohortDocument, ...], Field(description="A plan for each")] = ()
    max_parallel: Annotated[int, Field(strict=True, ge=1, le=50)] = 3
    max_hours: Annotated[int, Field(strict=True, ge=1)] | None = None
    include: tuple[Id, ...] = ()
    exclude: tuple[Id, ...] = ()
    not_before: dict[Id, WeekNumber] = Field(default_factory=dict)
    not_after: dict[Id, WeekNumber] = Field(default_factory=dict)
    hours_in_week: Annotated[
        dict[Id, dict[WeekNumber, HoursOfWeek]],
        Field(description="Hours that a module has in a week: {python-foundations: {3: 4, 4: 6}}"),
    ] = Field(default_factory=dict)
    order: Annotated[
        tuple[Annotated[list[Id], Field(min_length=2, max_length=2)], ...],
        Field(description="Pairs: the first ends before the second starts"),
    ] = ()
    use: Literal["fewest", "fill"] = "fewest"
    profile: Annotated[Id, Field(description="Profile of the policy")] = ""
    policy: Annotated[
        dict[Id, RuleChangeDocument],
        Field(description="Changes of the policy's rules: weight, hard and thresholds by rule"),
    ] = Field(default_factory=dict)
    preparation: Annotated[
        PreparationDocument | None,
        Field(description="Weeks before week 1, for work that learners do alone"),
    ] = None
    accepts: Annotated[
        tuple[AcceptedDocument, ...], Field(description="Soft rules that may stay broken, and why")
    ] = ()
    frames: Annotated[
        tuple[Text, ...],
        Field(description="Accreditation frames: ids, or files of your own such as ./ours.yaml"),
    ] = ()
