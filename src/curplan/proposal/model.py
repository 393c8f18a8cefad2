"""The facts of a partner document, as plain values.

Weeks count from 1. Hours are teaching hours of ``Proposal.hour`` minutes. Dates are None where the
plan has none. Texts of the plan are one line each and safe to hold in any file; ids stand beside
titles for programs, and are not for a reader.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from curplan.frames.model import FrameReport
    from curplan.proposal.times import Session, Slot, Week

Mark = Literal["introduced", "practised", "assessed"]
"""What a module does for an outcome."""

MARKS: tuple[Mark, ...] = ("introduced", "practised", "assessed")


@dataclass(frozen=True, slots=True)
class Split:
    """Hours in all, with others, alone; ``project`` are those of both spent on projects."""

    total: float
    contact: float
    independent: float
    project: float


@dataclass(frozen=True, slots=True)
class Ability:
    """A skill at a level, and what whoever holds it can do."""

    skill: str
    name: str
    level: int
    means: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A unit of a module; ``kind`` is that of the plan file."""

    title: str
    kind: str
    hours: float


@dataclass(frozen=True, slots=True)
class Assessment:
    """A row of a module's assessments: shares and pass mark in per cent, a learner's minutes.

    ``judges`` are outcomes; ``gate``: whoever does not pass does not go on; ``last``: with its
    module the programme ends.
    """

    title: str
    form: str
    work: str
    weight: int
    minutes: int
    pass_mark: int
    ai: str
    gate: bool
    judges: tuple[Ability, ...]
    last: bool = False


@dataclass(frozen=True, slots=True)
class ModuleSheet:
    """A module's descriptor.

    ``code`` is its number in the document; ``after`` are titles of the modules it builds on,
    ``entry`` what it takes from the learners' entry, ``serves`` names of required skills.
    ``by_kind`` has hours for each kind of unit; empty where the plan has no units that add up.
    """

    code: str
    id: str
    title: str
    strand: str
    kind: str
    first_week: int
    last_week: int
    first_day: dt.date | None
    last_day: dt.date | None
    hours: Split
    by_kind: tuple[tuple[str, float], ...]
    after: tuple[str, ...]
    entry: tuple[Ability, ...]
    teaches: tuple[Ability, ...]
    practises: tuple[Ability, ...]
    serves: tuple[str, ...]
    units: tuple[Part, ...]
    assessments: tuple[Assessment, ...]
    tools: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Requirement:
    """A requirement of the role: levels needed, held on entry and reached; codes of modules.

    ``priority`` is that of the plan file; a reader gets other words for it. ``prepared``: what is
    held on entry is learnt in the weeks before week 1, at least the last level of it.
    """

    skill: str
    name: str
    priority: str
    needed: int
    entry: int
    reached: int
    codes: tuple[str, ...]
    why: str
    prepared: bool = False


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """A row of the coverage matrix: an outcome, and what each module (by code) does for it."""

    strand: str
    outcome: Ability
    on_entry: bool
    marks: tuple[tuple[str, tuple[Mark, ...]], ...]


@dataclass(frozen=True, slots=True)
class Due:
    """An assessment in the calendar: due by a week (and day); the resit's week (and day), if any.

    The resit is in the first time kept free for review after it.
    """

    code: str
    module: str
    assessment: Assessment
    week: int
    day: dt.date | None
    resit_week: int | None
    resit_day: dt.date | None


@dataclass(frozen=True, slots=True)
class Omission:
    """What the programme leaves out, wholly or in part, and why, in the reader's language."""

    name: str
    needed: int
    reached: int
    why: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """What may be otherwise than usual, in the reader's language, and the designer's reason."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Some:
    """Modules by title with their hours, and the hours of all."""

    modules: tuple[tuple[str, float], ...] = ()
    hours: float = 0


@dataclass(frozen=True, slots=True)
class Background:
    """A group of the learners: modules that they may leave out, and what they do before week 1.

    ``prepares`` are modules of the preparatory weeks, if there are such; ``fits`` tells whether
    these hold them. ``open`` is what else they have to learn before week 1.
    """

    title: str
    waives: Some = Some()
    prepares: Some = Some()
    open: tuple[Ability, ...] = ()
    fits: bool = True


@dataclass(frozen=True, slots=True)
class Prepared:
    """A module that learners work through alone before week 1; ``teaches`` as in a descriptor."""

    id: str
    title: str
    hours: float
    teaches: tuple[Ability, ...]


@dataclass(frozen=True, slots=True)
class Preparation:
    """Weeks before week 1, counted from 1: hours of a full one, modules, and what is in each.

    Days are the first and the last open one, None where the plan has no dates.
    """

    pace: float
    first_day: dt.date | None
    last_day: dt.date | None
    modules: tuple[Prepared, ...]
    weeks: tuple[Week, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """All that a partner document says. Sentences are in the language it was built for.

    ``role`` is the job's title, ``about`` what it is, ``tasks`` those of its tasks that graduates
    can do: all that a task needs is reached, but for what is optional. ``learners`` says who the
    audience is, ``backgrounds`` are its groups. ``weeks`` end with the last that is
    taught. ``partial``: the core is not whole. ``entry`` is what learners hold before the
    ``preparation``, whose hours are none of the programme's.
    """

    title: str
    role: str
    about: str
    tasks: tuple[str, ...]
    partner: str
    cohort: str
    audience: str
    learners: str
    backgrounds: tuple[Background, ...]
    entry: tuple[Ability, ...]
    partial: bool
    first_day: dt.date | None
    last_day: dt.date | None
    hour: int
    pace: float
    hours: Split
    timetable: tuple[Slot, ...]
    modules: tuple[ModuleSheet, ...]
    requirements: tuple[Requirement, ...]
    outcomes: tuple[OutcomeRow, ...]
    weeks: tuple[Week, ...]
    sessions: tuple[Session, ...]
    assessments: tuple[Due, ...]
    assumptions: tuple[str, ...]
    accepted: tuple[Accepted, ...]
    left_out: tuple[Omission, ...]
    would_fit: tuple[str, ...]
    frames: tuple[FrameReport, ...] = ()
    preparation: Preparation | None = None

    @property
    def projects(self) -> tuple[ModuleSheet, ...]:
        """Modules that are a project or the capstone."""
        return tuple(each for each in self.modules if each.kind in ("project", "capstone"))
