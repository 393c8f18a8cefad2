"""The plan file: the contract between the planner and everything that reads a plan.

Format ``curplan-plan/1``. No clock time, user name or absolute path is in it. Weeks count from
1, hours are teaching hours (a whole number, or a fraction where units are), dates are ISO days.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

FORMAT = "curplan-plan/1"

REPLANNED = "replanned"
"""Code of the note in a plan that was made from an older one, with the least change."""

Hours = Annotated[int | float, Field(ge=0)]
Levels = dict[str, int | tuple[int, ...]]
"""Skills with one level each, or with several."""
Status = Literal["optimal", "feasible", "infeasible"]
Priority = Literal["must", "essential", "optional"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CatalogueStamp(_Part):
    """Which catalogue the plan was made from."""

    name: str
    version: str
    sha256: str
    hour: int = 60


class TimeBox(_Part):
    """Weeks and nominal hours a week; ``start`` is the day the programme begins, if dated.

    ``weekend`` are the days of every week without teaching.
    """

    weeks: int
    hours_per_week: Hours
    start: dt.date | None = None
    weekend: tuple[str, ...] = ("saturday", "sunday")


class Limits(_Part):
    """Limits that hold in every week, and over the whole track."""

    max_parallel: int = 3
    max_hours: int | None = None


class Objective(_Part):
    """One objective: what the plan reaches, the proven bound, the most conceivable.

    Coverage is in twelfths of a weight, penalties in points of the policy's weights.
    ``proven`` means that value and bound meet.
    """

    name: str
    value: int | float
    bound: int | float
    max: int | float | None = None
    proven: bool


class Support(_Part):
    """A need and where it is met: a module's id, or ``entry``."""

    outcome: str
    source: str = Field(alias="from")


class PlannedUnit(_Part):
    """A unit of a module as planned."""

    title: str
    kind: str
    hours: Hours


class SessionPart(_Part):
    """What a session holds of a module: the ``part``-th ``of`` so many, and the units in it."""

    module: str
    minutes: int
    part: int
    of: int
    units: tuple[str, ...] = ()


class PlannedSession(_Part):
    """A session of the timetable; times are local. ``review``: for review, resits, catching up."""

    week: int
    day: str
    date: dt.date | None = None
    start: str
    end: str
    minutes: int
    room: str = ""
    mode: str = ""
    review: bool = False
    parts: tuple[SessionPart, ...] = ()


class PlannedAssessment(_Part):
    """A row of a module's assessments; ``weight`` and ``pass_mark`` are per cent."""

    title: str
    form: str
    work: str
    outcomes: tuple[str, ...] = ()
    weight: int
    minutes: int
    pass_mark: int
    ai: str
    gate: bool = False


class PlannedModule(_Part):
    """A selected module with its hours in each week (keys are week numbers as text).

    ``weekly_independent`` are those of them that learners work alone, where these are apart.
    """

    id: str
    title: str
    strand: str
    kind: str
    hours: Hours
    start_week: int
    end_week: int
    weekly_hours: dict[str, Hours]
    weekly_independent: dict[str, Hours] = {}
    start_date: dt.date | None = None
    end_date: dt.date | None = None
    teaches: Levels = {}
    practises: Levels = {}
    assesses: Levels = {}
    needs: tuple[Support, ...] = ()
    why: tuple[str, ...] = ()
    units: tuple[PlannedUnit, ...] = ()
    assessments: tuple[PlannedAssessment, ...] = ()


class ClosedDay(_Part):
    """A closed day inside a week, and its name; no date: the whole week of an undated plan."""

    date: dt.date | None
    name: str


class PlannedWeek(_Part):
    """A week of the time box: hours there are, hours reserved, capacity left, hours planned.

    ``independent`` are those of the capacity that learners work alone, if these are apart.
    ``reduced`` names the periods with fewer hours that it has days of.
    """

    week: int
    start_date: dt.date | None = None
    hours: Hours
    reserved: Hours = 0
    capacity: Hours
    load: Hours
    independent: Hours | None = None
    closures: tuple[ClosedDay, ...] = ()
    reduced: tuple[str, ...] = ()


class Coverage(_Part):
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


class PlannedBackground(_Part):
    """Some of the learners: modules that they may leave out, and what they have to catch up on.

    ``waivers`` are modules all of whose outcomes they hold; ``prepares`` are outcomes that the
    plan takes as held on entry and they do not hold.
    """

    title: str
    waivers: tuple[str, ...] = ()
    prepares: tuple[str, ...] = ()


class PlannedLevel(_Part):
    """A level of a skill: what it means, and what it needs (each need: any of the outcomes)."""

    level: int
    means: str = ""
    needs: tuple[tuple[str, ...], ...] = ()


class PlannedSkill(_Part):
    """A skill that the plan speaks of: its name, its strand, and its levels in the catalogue."""

    id: str
    name: str
    strand: str
    levels: tuple[PlannedLevel, ...] = ()


class JobTask(_Part):
    """A task of the job, and the outcomes that serve it."""

    task: str
    outcomes: tuple[str, ...] = ()


class Advice(_Part):
    """One solved answer to "what would make it fit": ``kind``, sentence, and its figures."""

    kind: str
    text: str
    value: int | None = None
    proven: bool = True
    items: tuple[str, ...] = ()


class BrokenRule(_Part):
    """A soft rule of the policy that the plan breaks, what it costs, and where."""

    rule: str
    penalty: int
    text: str


class PlanDiagnostic(_Part):
    """A warning that belongs to the plan."""

    code: str
    message: str


class Plan(_Part):
    """A whole plan; every drawing and export is made from it alone."""

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
