"""The brief: what a partner orders. The plan file carries it, so that a plan can be verified."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

MAX_WEEKS = 520
MAX_HOURS_PER_WEEK = 80


class Closure(BaseModel):
    """Days without teaching, first to last, and what they are called."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    first: dt.date
    last: dt.date
    name: str = "Closed"


class Brief(BaseModel):
    """Role, audience, time box, calendar, limits and pins of one programme.

    Weeks count from 1; hours are teaching hours of the catalogue's length. ``knows`` adds
    outcomes (written ``python@2``) to what ``audience`` holds; an empty ``audience`` means the
    role's own. ``order`` holds pairs (earlier module, later module). ``lost`` are weeks without
    teaching; ``done`` are modules that are complete with fewer hours than the catalogue gives
    them. The last two are what happened to a programme that has begun (``curplan replan``).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    role: str
    audience: str = ""
    knows: tuple[str, ...] = ()
    weeks: Annotated[int, Field(ge=1, le=MAX_WEEKS)] = 26
    hours_per_week: Annotated[int, Field(ge=1, le=MAX_HOURS_PER_WEEK)] = 25
    start: dt.date | None = None
    country: str = ""
    subdivision: str = ""
    closed: tuple[Closure, ...] = ()
    max_parallel: Annotated[int, Field(ge=1, le=50)] = 3
    max_hours: Annotated[int, Field(ge=1)] | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    not_before: dict[str, int] = {}
    not_after: dict[str, int] = {}
    order: tuple[tuple[str, str], ...] = ()
    optional: bool = True
    use: Literal["fewest", "fill"] = "fewest"
    profile: str = ""
    lost: tuple[Annotated[int, Field(ge=1, le=MAX_WEEKS)], ...] = ()
    done: tuple[str, ...] = ()

    def document(self) -> dict[str, object]:
        """The brief as the plan file writes it: only what was said, in a fixed order."""
        return self.model_dump(mode="json", exclude_defaults=True)
