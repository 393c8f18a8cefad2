"""The shapes of the catalogue's files, as pydantic models: what may be written where.

Only shapes: types, known keys, ids and outcomes that read as such. What a value must mean (hours
that add up, skills that exist) is checked once everything is loaded.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator
from pydantic_core import PydanticCustomError

from curplan.catalogue.kinds import AiUse, Form, Kind, Priority, UnitKind, Work
from curplan.catalogue.models import Corequisite, Need, Outcome
from curplan.catalogue.policy import Threshold
from curplan.catalogue.policy_rules import MAX_HOURS

MAX_WEIGHT = 1_000_000
MAX_PACE = 80
"""Teaching hours a week of a role's usual time box."""
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}", re.ASCII)
_OUTCOME = re.compile(r"([a-z0-9][a-z0-9-]*)@([1-4])", re.ASCII)

FIND = "find"
"""Key of an error's context: the values, at or below the error's path, that are at fault."""


def parse_id(value: Any) -> str:
    """Check an id: small letters, digits and hyphens."""
    if isinstance(value, str) and _ID.fullmatch(value):
        return value
    raise PydanticCustomError("bad_id", "")


def parse_outcome(value: Any) -> Outcome:
    """Read an outcome such as ``python@2``."""
    match = _OUTCOME.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise PydanticCustomError("bad_outcome", "", {FIND: [value]})
    return Outcome(match[1], int(match[2]))


def parse_need(value: Any) -> Need:
    """Read a need: an outcome, or ``{any_of: [...]}``."""
    if isinstance(value, dict) and "any_of" in value:
        options = value["any_of"]
        if len(value) > 1 or not isinstance(options, list) or not options:
            raise PydanticCustomError("bad_need", "")
        unread = [option for option in options if not is_outcome(option)]
        if unread:
            raise PydanticCustomError("bad_outcome", "", {FIND: unread})
        return Need(tuple(parse_outcome(option) for option in options))
    return Need((parse_outcome(value),))


def parse_corequisite(value: Any) -> Corequisite:
    """Read a corequisite: an outcome, or ``{outcome: x@1, strict: true}``."""
    if isinstance(value, dict) and "outcome" in value:
        strict = value.get("strict", False)
        if not set(value) <= {"outcome", "strict"} or not isinstance(strict, bool):
            raise PydanticCustomError("bad_corequisite", "")
        return Corequisite(parse_outcome(value["outcome"]), strict)
    return Corequisite(parse_outcome(value))


def parse_level(value: Any) -> int:
    """Check one level."""
    if type(value) is int and 1 <= value <= 4:
        return value
    raise PydanticCustomError("bad_level", "")


def parse_levels(value: Any) -> tuple[int, ...]:
    """Read one level or a list of several, without repetition, lowest first."""
    if isinstance(value, list) and value:
        levels = tuple(sorted({parse_level(item) for item in value}))
        if len(levels) == len(value):
            return levels
        raise PydanticCustomError("bad_levels", "")
    return (parse_level(value),)


def parse_version(value: Any) -> str | float:
    """Check a version: text, or a number that is meant as text (2026.10)."""
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        return value
    raise PydanticCustomError("bad_version", "")


def parse_threshold(value: Any) -> Threshold:
    """Check a threshold of a rule: a whole number, text, or a list of texts."""
    if type(value) is int or isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise PydanticCustomError("bad_threshold", "")


def is_outcome(value: Any) -> bool:
    """Tell whether this reads as an outcome."""
    return isinstance(value, str) and _OUTCOME.fullmatch(value) is not None


def is_id(value: Any) -> bool:
    """Tell whether this reads as an id."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


Id = Annotated[str, PlainValidator(parse_id)]
Text = Annotated[str, Field(strict=True)]
Words = Annotated[str, Field(strict=True, min_length=1)]
LONGEST_TITLE = 120
"""Characters of a title or a name; a drawing shows them whole."""
Title = Annotated[
    str,
    Field(
        strict=True,
        min_length=1,
        max_length=LONGEST_TITLE,
        # No control characters, nor marks that turn the direction of what follows.
        pattern=r"^[^\p{Cc}\u{202A}-\u{202E}\u{2066}-\u{2069}]*$",
    ),
]
Number = Annotated[float, Field(strict=True)]
Percent = Annotated[int, Field(strict=True, ge=0, le=100)]
LevelNumber = Annotated[int, PlainValidator(parse_level)]
LevelNumbers = Annotated[tuple[int, ...], PlainValidator(parse_levels)]
Version = Annotated[str | float, PlainValidator(parse_version)]
WrittenThreshold = Annotated[Threshold, PlainValidator(parse_threshold)]
WrittenOutcome = Annotated[Outcome, PlainValidator(parse_outcome)]
WrittenNeed = Annotated[Need, PlainValidator(parse_need)]
WrittenCorequisite = Annotated[Corequisite, PlainValidator(parse_corequisite)]


class Document(BaseModel):
    """What all have in common: nothing changes, and no key is taken that is not honoured."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CatalogueDocument(Document):
    """``catalogue.yaml``."""

    name: Title = ""
    version: Version = ""
    hour: Annotated[int, Field(strict=True, ge=5, le=240, multiple_of=5)] = 0


class LevelDocument(Document):
    """A level of a skill."""

    means: Words
    needs: list[WrittenNeed] = []


class SkillDocument(Document):
    """A skill."""

    id: Id
    name: Title
    levels: Annotated[dict[LevelNumber, LevelDocument], Field(min_length=1)]
    esco: Text = ""


class SkillsDocument(Document):
    """The head of a skills file; its skills are validated one by one."""

    strand: Id
    skills: list[Any]


class UnitDocument(Document):
    """A unit of a module."""

    title: Title
    kind: UnitKind
    hours: Number


class AssessmentDocument(Document):
    """A row of a module's assessments."""

    title: Title
    form: Form
    work: Work = Work.INDIVIDUAL
    outcomes: Annotated[list[WrittenOutcome], Field(min_length=1)]
    weight: Annotated[int, Field(strict=True, ge=1, le=100)]
    minutes: Annotated[int, Field(strict=True, ge=1)]
    pass_mark: Percent
    ai: AiUse
    gate: Annotated[bool, Field(strict=True)] = False


class ModuleDocument(Document):
    """A module."""

    id: Id
    title: Title
    strand: Id
    kind: Kind
    teaches: dict[Id, LevelNumbers] = {}
    practises: dict[Id, LevelNumbers] = {}
    assesses: dict[Id, LevelNumbers] = {}
    corequisites: list[WrittenCorequisite] = []
    requires: list[WrittenNeed] = []
    max_hours_per_week: Number = 0
    hours: Number = 0
    units: list[UnitDocument] = []
    assessments: list[AssessmentDocument] = []


class RequirementDocument(Document):
    """A requirement of a role."""

    outcome: WrittenOutcome
    priority: Priority = Priority.ESSENTIAL
    weight: Annotated[int, Field(strict=True, ge=1, le=MAX_WEIGHT)] = 1
    why: Text = ""


class JobTaskDocument(Document):
    """A task of a job."""

    task: Words
    outcomes: Annotated[list[WrittenOutcome], Field(min_length=1)]


class ThemeDocument(Document):
    """The hours that a role's track gives to a theme."""

    theme: Title
    least: Annotated[int, Field(strict=True, ge=0, le=MAX_HOURS)] = 0
    most: Annotated[int, Field(strict=True, ge=0, le=MAX_HOURS)] = 0
    kinds: list[Kind] = []
    skills: list[Id] = []
    strands: list[Id] = []


class TimeBoxDocument(Document):
    """The usual time box of a role."""

    weeks: Annotated[int, Field(strict=True, ge=1, le=520)]
    hours_per_week: Annotated[int, Field(strict=True, ge=1, le=MAX_PACE)]


class RoleDocument(Document):
    """A role."""

    id: Id
    title: Title
    description: Text = ""
    audience: Id = ""
    requires: Annotated[list[RequirementDocument], Field(min_length=1)]
    esco: list[Words] = []
    onet: list[Words] = []
    audiences: list[Id] = []
    profile: Id = ""
    time_box: TimeBoxDocument | None = None
    tasks: list[JobTaskDocument] = []
    themes: list[ThemeDocument] = []


class AudienceDocument(Document):
    """An audience."""

    id: Id
    title: Title
    describes: Text = ""
    holds: dict[Id, LevelNumber] = {}


class ReserveDocument(Document):
    """What the policy keeps free."""

    every: Annotated[int, Field(strict=True, ge=1, le=520)]
    percent: Annotated[int, Field(strict=True, ge=0, le=100)]


class RuleDocument(BaseModel):
    """A rule; every key that is not named here is a threshold.

    It may change just some keys of a rule that all profiles have, or a layer below.
    """

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[str, WrittenThreshold]

    id: Id
    rule: Id = ""
    weight: Annotated[int, Field(strict=True, ge=0, le=MAX_WEIGHT)] = 1
    hard: Annotated[bool, Field(strict=True)] = False
    why: Text = ""
    source: Text = ""


class ProfileDocument(Document):
    """A profile of the policy."""

    reserve: ReserveDocument = ReserveDocument(every=1, percent=0)
    rules: list[RuleDocument] = []


class PolicyDocument(Document):
    """``policy.yaml``."""

    rules: list[RuleDocument] = []
    profiles: Annotated[dict[Id, ProfileDocument], Field(min_length=1)] = {}


DocumentKind = Literal["skills", "modules", "roles", "audiences"]
ENTRIES: dict[DocumentKind, type[Document]] = {
    "skills": SkillDocument,
    "modules": ModuleDocument,
    "roles": RoleDocument,
    "audiences": AudienceDocument,
}
