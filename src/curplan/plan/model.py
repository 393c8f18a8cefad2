"""The plan file: the contract between the planner and everything that reads a plan.

Format ``curplan-plan/1``. No clock time, user name or absolute path is in it. Weeks count from
1, hours are teaching hours (a whole number, or a fraction where units are), dates are ISO days.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, PrivateAttr

from curplan.plan.planned import (
    Hours,
    Part,
    PlannedBackground,
    PlannedModule,
    PlannedSession,
    PlannedWeek,
    Preparation,
)

FORMAT = "curplan-plan/1"

REPLANNED = "replanned"
"""Code of the note in a plan that was made from an older one, with the least change."""

Status = Literal["optimal", "feasible", "infeasible"]
Priority = Literal["must", "essential", "optional"]


class CatalogueStamp(Part):
    """Which catalogue the plan was made from."""

    name: str
    version: str
    sha256: str
    hour: int = 60


class TimeBox(Part):
    """Weeks and nominal hours a week; ``start`` is the day the programme begins, if dated.

    ``weekend`` are the days of every week without teaching.
    """

    weeks: int
    hours_per_week: Hours
    start: dt.date | None = None
    weekend: tuple[str, ...] = ("saturday", "sunday")


class Limits(Part):
    """Limits that hold in every week, and over the whole track."""

    max_parallel: int = 3
    max_hours: int | None = None


class Objective(Part):
    """One objective: what the plan reaches, the proven bound, the most conceivable.

    Coverage is in twelfths of a weight, penalties in points of the policy's weights.
    ``proven`` means that value and bound meet.
    """

    name: str
    value: int | float
    bound: int | float
    max: int | float | None = None
    proven: bool


class Coverage(Part):
    """How much of one requirement the track reaches, in levels, and which modules teach it."""

    skill: str
    name: str = ""
    required: int
    priority: Priority
    weight: int
    entry: int = 0
    reached: int
    by: tuple[str, ...] = ()
    why: str = ""

    @property
    def full(self) -> bool:
        """Tell whether the required level is reached."""
        return self.reached >= self.required


class PlannedLevel(Part):
    """A level of a skill: what it means, and what it needs (each need: any of the outcomes)."""

    level: int
    means: str = ""
    needs: tuple[tuple[str, ...], ...] = ()


class PlannedSkill(Part):
    """A skill that the plan speaks of: its name, its strand, and its levels in the catalogue."""

    id: str
    name: str
    strand: str
    levels: tuple[PlannedLevel, ...] = ()


class JobTask(Part):
    """A task of the job, and the outcomes that serve it."""

    task: str
    outcomes: tuple[str, ...] = ()


class Advice(Part):
    """One solved answer to "what would make it fit": ``kind``, sentence, and its figures."""

    kind: str
    text: str
    value: int | None = None
    proven: bool = True
    items: tuple[str, ...] = ()


class BrokenRule(Part):
    """A soft rule of the policy that the plan breaks, what it costs, and where."""

    rule: str
    penalty: int
    text: str


class PlanDiagnostic(Part):
    """A warning that belongs to the plan."""

    code: str
    message: str


class Plan(BaseModel):
    """A whole plan; every drawing and export is made from it alone."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: Literal["curplan-plan/1"] = "curplan-plan/1"
    catalogue: CatalogueStamp
    role: str
    role_title: str
    role_description: str = ""
    tasks: tuple[JobTask, ...] = ()
    esco: tuple[str, ...] = ()
    onet: tuple[str, ...] = ()
    audience: str
    audience_title: str = ""
    audience_description: str = ""
    brief: dict[str, object]
    time_box: TimeBox
    limits: Limits
    entry: dict[str, int] = {}
    backgrounds: tuple[PlannedBackground, ...] = ()
    preparation: Preparation | None = None
    pins: tuple[str, ...] = ()
    status: Status
    partial: bool = False
    objectives: tuple[Objective, ...]
    modules: tuple[PlannedModule, ...]
    weeks: tuple[PlannedWeek, ...]
    sessions: tuple[PlannedSession, ...] = ()
    coverage: tuple[Coverage, ...]
    skills: tuple[PlannedSkill, ...] = ()
    critical_chain: tuple[str, ...] = ()
    rules: tuple[BrokenRule, ...] = ()
    advice: tuple[Advice, ...] = ()
    diagnostics: tuple[PlanDiagnostic, ...] = ()
    texts: dict[str, dict[str, str]] = {}

    _file: Plan | None = PrivateAttr(default=None)
    _strands: dict[str, str] = PrivateAttr(default_factory=dict)

    @property
    def original(self) -> Plan:
        """The plan as its file has it, whatever language it was put into since."""
        return self._file or self

    def reworded(self, update: Mapping[str, object], strands: Mapping[str, str]) -> Plan:
        """Give the plan with other words: fields by name, and titles of strands by id."""
        made = self.model_copy(update=dict(update))
        made._file, made._strands = self.original, dict(strands)
        return made

    def strand_title(self, strand: str) -> str:
        """Give a strand's title: its id in words, or as the language has it (``reworded``)."""
        if strand in self._strands:
            return self._strands[strand]
        text = " ".join(strand.replace("-", " ").replace("_", " ").split())
        return text[:1].upper() + text[1:]

    @property
    def programme(self) -> str:
        """The programme's title: the brief's, or else the role's."""
        return str(self.brief.get("title") or self.role_title)

    @property
    def replanned(self) -> bool:
        """Tell if it was made from an older plan: then little change comes before few hours."""
        return any(diagnostic.code == REPLANNED for diagnostic in self.diagnostics)

    def objective(self, name: str) -> Objective:
        """Find an objective by name; raises KeyError."""
        for objective in self.objectives:
            if objective.name == name:
                return objective
        raise KeyError(name)
