"""What the plan file says of the plan in its weeks: modules, weeks, sessions, and what is before.

The parts that have hours and dates; the whole that they stand in is ``curplan.plan.model.Plan``.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Hours = Annotated[int | float, Field(ge=0)]
"""Teaching hours: a whole number, or a fraction where units are."""
Levels = dict[str, int | tuple[int, ...]]
"""Skills with one level each, or with several."""


class Part(BaseModel):
    """A part of the plan file: frozen, and with no keys but its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Support(Part):
    """A need and where it is met: a module's id, or ``entry``."""

    outcome: str
    source: str = Field(alias="from")


class PlannedUnit(Part):
    """A unit of a module as planned."""

    title: str
    kind: str
    hours: Hours


class SessionPart(Part):
    """What a session holds of a module: the ``part``-th ``of`` so many, and the units in it."""

    module: str
    minutes: int
    part: int
    of: int
    units: tuple[str, ...] = ()


class PlannedSession(Part):
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


class PlannedAssessment(Part):
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


class PlannedModule(Part):
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
    tools: tuple[str, ...] = ()


class ClosedDay(Part):
    """A closed day inside a week, and its name; no date: the whole week of an undated plan."""

    date: dt.date | None
    name: str


class PlannedWeek(Part):
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


class PreparedTitle(Part):
    """A module that some learners work through before week 1."""

    id: str
    title: str
    hours: Hours


class BackgroundPreparation(Part):
    """What some learners work through in the preparatory weeks.

    Of the preparation what teaches them something, and for what else they have to catch up on the
    shortest modules that teach it. ``fits``: there is an order of all that keeps every module's
    prerequisites and weekly limit, and the hours of the weeks. ``open`` are outcomes that no
    module of the catalogue can bring them to.
    """

    modules: tuple[PreparedTitle, ...] = ()
    hours: Hours = 0
    fits: bool = True
    open: tuple[str, ...] = ()


class PlannedBackground(Part):
    """Some of the learners: modules that they may leave out, and what they have to catch up on.

    ``waivers`` are modules all of whose outcomes they hold; ``prepares`` are outcomes that the
    plan takes as held on entry, and that they neither hold nor learn in the preparation.
    ``preparation`` is there where the plan has preparatory weeks.
    """

    title: str
    waivers: tuple[str, ...] = ()
    prepares: tuple[str, ...] = ()
    preparation: BackgroundPreparation | None = None


class Preparation(Part):
    """Weeks before week 1, counted from 1 in a list of their own, in which learners work alone.

    ``entry`` are the levels that learners hold before them (the plan's ``entry`` are those when
    week 1 begins); ``modules`` are in an order in which each comes after what it needs. Hours of
    the preparation are none of the programme's.
    """

    hours_per_week: Hours
    entry: dict[str, int] = {}
    weeks: tuple[PlannedWeek, ...] = ()
    modules: tuple[PlannedModule, ...] = ()
