"""The shapes of the catalogue's files, as pydantic models: what may be written where.

Only shapes: types, known keys, ids and outcomes that read as such. What a value must mean (hours
that add up, skills that exist) is checked once everything is loaded.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from curplan.catalogue.kinds import AiUse, Form, Kind, Priority, UnitKind, Work
from curplan.catalogue.policy_rules import MAX_HOURS
from curplan.catalogue.values import (
    Id,
    LevelNumber,
    LevelNumbers,
    Number,
    Percent,
    Text,
    Title,
    Version,
    Words,
    WrittenCorequisite,
    WrittenNeed,
    WrittenOutcome,
    WrittenThreshold,
)

MAX_WEIGHT = 1_000_000
MAX_PACE = 80
"""Teaching hours a week of a role's usual time box."""


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
    tools: list[Title] = []


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
