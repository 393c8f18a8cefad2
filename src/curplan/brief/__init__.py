"""The brief: what a partner orders. The plan file carries it, so that a plan can be verified."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from curplan.brief.frame import Frame

MAX_WEEKS = 520
MAX_HOURS_PER_WEEK = 80
MAX_PREPARATION = 52
"""Weeks before week 1."""

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)
"""In the order of ``datetime.date.weekday``."""

WEEKEND: tuple[Weekday, ...] = ("saturday", "sunday")


TIME = r"^([01][0-9]|2[0-3]):[0-5][05]$"
"""A time of day in steps of five minutes."""


def minute_of(time: str) -> int:
    """Give the minute of the day of a time such as ``18:30``."""
    hours, _, minutes = time.partition(":")
    return 60 * int(hours) + int(minutes)


def _whole(hours: float) -> int | float:
    return int(hours) if hours == int(hours) else hours


WeekHours = dict[
    Annotated[int, Field(ge=1, le=MAX_WEEKS)],
    Annotated[int | float, Field(ge=0, le=MAX_HOURS_PER_WEEK), AfterValidator(_whole)],
]
"""Teaching hours by week from 1."""


class Closure(BaseModel):
    """Days without teaching, first to last, and what they are called."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    first: dt.date
    last: dt.date
    name: str = "Closed"


class Reduced(BaseModel):
    """Days with fewer hours, first to last: ``percent`` of the usual ones."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    first: dt.date
    last: dt.date
    name: str = "Reduced hours"
    percent: Annotated[int, Field(ge=1, le=99)]


class Background(BaseModel):
    """Some of the learners: what they hold is what an audience holds, and what they know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    audience: str = ""
    knows: tuple[str, ...] = ()


class Learners(BaseModel):
    """Who comes in, where no audience of the catalogue says it.

    With backgrounds, a plan is for what all of them hold, each skill at the lowest level.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    backgrounds: tuple[Background, ...] = ()


class Wanted(BaseModel):
    """A requirement of the partner's own: it replaces the role's on the same skill, or is new."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    outcome: str
    priority: Literal["must", "essential", "optional"] = "essential"
    weight: Annotated[int, Field(ge=1)] = 1
    why: str = ""


class Session(BaseModel):
    """A teaching session of every week: from ``start`` to ``end``, ``pause`` minutes off.

    Times are local, written ``18:30``, in steps of five minutes.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    day: Weekday
    start: Annotated[str, Field(pattern=TIME)]
    end: Annotated[str, Field(pattern=TIME)]
    pause: Annotated[int, Field(ge=0, multiple_of=5)] = 0
    room: str = ""
    mode: str = ""

    @property
    def minutes(self) -> int:
        """Minutes of teaching, the pause not counted; none or negative for a wrong session."""
        return minute_of(self.end) - minute_of(self.start) - self.pause


class Preparation(BaseModel):
    """Weeks before week 1 in which learners work alone through ``modules``, as early as can be.

    ``hours_per_week`` are teaching hours of a week without closed days.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    weeks: Annotated[int, Field(ge=1, le=MAX_PREPARATION)]
    hours_per_week: Annotated[int, Field(ge=1, le=MAX_HOURS_PER_WEEK)]
    modules: tuple[str, ...] = ()


class Accepted(BaseModel):
    """A soft rule of the policy that a plan may break, and why the partner accepts that."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rule: str
    why: str


class Brief(BaseModel):
    """Role, audience, time box, calendar, limits and pins of one programme.

    Weeks count from 1; hours are teaching hours of ``hour`` minutes (0: of the catalogue's length).
    ``knows`` adds outcomes (written ``python@2``) to what ``audience`` holds; an empty ``audience``
    means the role's own, or with ``learners`` none. ``wants`` and ``drops`` (skills) change the
    role's requirements. ``independent`` are those of the ``hours_per_week`` that learners work
    alone; given, contact and independent hours have capacities of their own. Independent are a
    module's self-study and, of its lectures, labs and projects, the per cent that ``alone`` says,
    together rounded down to whole hours. ``sessions`` are the weekly timetable, whose minutes are
    the contact hours (``hours_per_week`` is then their sum with the independent ones, rounded up).
    ``accepts`` are rules that may stay broken.
    ``timezone`` is the IANA time zone of the sessions' local times (``America/Lima``).
    ``frames`` are the accreditation frames that it is checked against.
    ``preparation`` are weeks before week 1: what its modules teach is held when week 1 begins.
    ``policy`` changes rules of the policy: keys and thresholds by the id of a rule.
    ``title`` is the programme's, ``partner`` who orders it, ``language`` that of its pages,
    ``cohort`` who of several groups it is for. ``weekend`` are the days of every week without
    teaching. ``order`` holds pairs (earlier module, later module). ``hours_in_week`` fixes the
    hours, independent ones included, that a module has in a week: with any it is in the track,
    with 0 it has none there. ``lost`` are weeks without
    teaching; ``done`` are modules that are complete with fewer hours than the catalogue gives
    them. The last two are what happened to a programme that has begun (``curplan replan``).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    role: str
    audience: str = ""
    knows: tuple[str, ...] = ()
    weeks: Annotated[int, Field(ge=1, le=MAX_WEEKS)] = 26
    hours_per_week: Annotated[int, Field(ge=1, le=MAX_HOURS_PER_WEEK)] = 25
    hour: Annotated[int, Field(ge=0, le=240, multiple_of=5)] = 0
    independent: Annotated[int, Field(ge=0, le=MAX_HOURS_PER_WEEK)] | None = None
    alone: dict[Literal["lecture", "lab", "project"], Annotated[int, Field(ge=0, le=100)]] = {}
    sessions: tuple[Session, ...] = ()
    timezone: str = ""
    start: dt.date | None = None
    country: str = ""
    subdivision: str = ""
    closed: tuple[Closure, ...] = ()
    weekend: tuple[Weekday, ...] = WEEKEND
    reduced: tuple[Reduced, ...] = ()
    max_parallel: Annotated[int, Field(ge=1, le=50)] = 3
    max_hours: Annotated[int, Field(ge=1)] | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    not_before: dict[str, int] = {}
    not_after: dict[str, int] = {}
    hours_in_week: dict[str, WeekHours] = {}
    order: tuple[tuple[str, str], ...] = ()
    optional: bool = True
    use: Literal["fewest", "fill"] = "fewest"
    profile: str = ""
    policy: dict[str, dict[str, bool | int | str | tuple[str, ...]]] = {}
    preparation: Preparation | None = None
    learners: Learners | None = None
    wants: tuple[Wanted, ...] = ()
    drops: tuple[str, ...] = ()
    accepts: tuple[Accepted, ...] = ()
    frames: tuple[Frame, ...] = ()
    title: str = ""
    partner: str = ""
    language: str = ""
    cohort: str = ""
    lost: tuple[Annotated[int, Field(ge=1, le=MAX_WEEKS)], ...] = ()
    done: tuple[str, ...] = ()

    @property
    def included(self) -> tuple[str, ...]:
        """Modules that must be in: those said to be, and those with hours fixed in a week."""
        pinned = sorted(name for name, weeks in self.hours_in_week.items() if any(weeks.values()))
        return tuple(dict.fromkeys((*self.include, *pinned)))

    def document(self) -> dict[str, object]:
        """The brief as the plan file writes it: only what was said, in a fixed order."""
        return self.model_dump(mode="json", exclude_defaults=True)
