"""When things take place, as a partner document says it: weeks, closed days and sessions.

Weeks count from 1, hours are teaching hours. Dates are None where the plan has none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt


@dataclass(frozen=True, slots=True)
class Share:
    """Hours of a module in a week; ``independent`` are those of them that learners work alone."""

    code: str
    title: str
    hours: float
    independent: float


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed day, or without a date a whole closed week, and its name."""

    date: dt.date | None
    name: str


@dataclass(frozen=True, slots=True)
class Week:
    """A week: its modules, hours kept free for review, closed days, periods with fewer hours."""

    number: int
    start: dt.date | None
    hours: float
    independent: float
    review: float
    shares: tuple[Share, ...]
    closed: tuple[Closed, ...]
    reduced: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A session of every week: day (0 is Monday), local times, break in minutes."""

    day: int
    start: str
    end: str
    pause: int
    room: str
    mode: str


@dataclass(frozen=True, slots=True)
class Piece:
    """What a session holds of a module: the ``part``-th ``of`` so many, and the units in it."""

    code: str
    title: str
    minutes: int
    part: int
    of: int
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Session:
    """A session: day (0 is Monday), local times; without pieces and not for review it is free."""

    week: int
    day: int
    date: dt.date | None
    start: str
    end: str
    minutes: int
    room: str
    mode: str
    review: bool
    pieces: tuple[Piece, ...]
