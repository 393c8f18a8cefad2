"""The catalogue: skills with levels, modules, roles, audiences and the policy, as plain values.

Everything here is frozen, free of YAML and of dates. Time is in minutes, so that an hour of 45
minutes and a unit of half an hour both stay whole numbers; ``Catalogue.hour`` converts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from curplan.catalogue.kinds import AiUse, Form, Kind, Priority, UnitKind, Work
from curplan.catalogue.policy import Policy

if TYPE_CHECKING:
    from collections.abc import Mapping

Origin = tuple[str, tuple[str | int, ...]]
"""Where an entity was written: its file, and the path of keys to it inside the file."""

NOWHERE: Origin = ("", ())


class Outcome(NamedTuple):
    """A skill at a level, written ``python@2``; a node of the prerequisite graph."""

    skill: str
    level: int

    def __str__(self) -> str:
        """Give the written form."""
        return f"{self.skill}@{self.level}"

    def covers(self, other: Outcome) -> bool:
        """Tell whether who has it has the other: the same skill, at no lower level."""
        return self.skill == other.skill and self.level >= other.level


def read_outcome(word: str) -> Outcome:
    """Read an outcome such as ``python@2``, or a skill alone, which stands for its level 1."""
    skill, _, level = word.partition("@")
    return Outcome(skill, int(level) if level.isascii() and level.isdigit() else 1)


class Need(NamedTuple):
    """One requirement: any of these outcomes will do (usually there is just one)."""

    any_of: tuple[Outcome, ...]

    def __str__(self) -> str:
        """Give the alternatives joined by "or"."""
        return " or ".join(map(str, self.any_of))


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a skill: what it means, and what it needs besides the level below."""

    level: int
    means: str
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill with its contiguous levels, lowest first."""

    id: str
    name: str
    strand: str
    levels: tuple[Level, ...]
    esco: str = ""
    origin: Origin = NOWHERE

    def level(self, number: int) -> Level | None:
        """Find a level by its number, or None."""
        return next((level for level in self.levels if level.level == number), None)

    @property
    def highest(self) -> int:
        """The number of its highest level."""
        return self.levels[-1].level


@dataclass(frozen=True, slots=True)
class Unit:
    """A titled piece of a module, in minutes."""

    title: str
    kind: UnitKind
    minutes: int


@dataclass(frozen=True, slots=True)
class Assessment:
    """A row of a module's assessments: what is judged, how, and what it takes to pass.

    ``weight`` and ``pass_mark`` are per cent; the weights of a module's rows add up to 100.
    ``minutes`` are those of a learner within the module's time. ``gate``: who does not pass does
    not go on.
    """

    title: str
    form: Form
    work: Work
    outcomes: tuple[Outcome, ...]
    weight: int
    minutes: int
    pass_mark: int
    ai: AiUse
    gate: bool = False


@dataclass(frozen=True, slots=True)
class Corequisite:
    """An outcome held, or taught by a module that starts no later (``strict``: same weeks)."""

    outcome: Outcome
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Module:
    """The smallest thing the planner places. ``minutes`` is the sum of its units.

    ``max_minutes_per_week`` 0 means no limit. ``teaches``, ``practises`` and ``assesses`` are
    sorted. ``requires`` are the needs beyond what the taught outcomes need themselves. ``tools``
    are names of what learners work with, the most characteristic first.
    """

    id: str
    title: str
    strand: str
    kind: Kind
    minutes: int
    teaches: tuple[Outcome, ...]
    practises: tuple[Outcome, ...] = ()
    assesses: tuple[Outcome, ...] = ()
    requires: tuple[Need, ...] = ()
    corequisites: tuple[Corequisite, ...] = ()
    max_minutes_per_week: int = 0
    units: tuple[Unit, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    origin: Origin = NOWHERE
    tools: tuple[str, ...] = ()

    @property
    def self_study_minutes(self) -> int:
        """Minutes of self-study."""
        return sum(unit.minutes for unit in self.units if unit.kind is UnitKind.SELF_STUDY)

    @property
    def lecture_minutes(self) -> int:
        """Minutes of lectures."""
        return sum(unit.minutes for unit in self.units if unit.kind is UnitKind.LECTURE)

    @property
    def gate(self) -> bool:
        """Tell whether learners have to pass it before they go on."""
        return any(row.gate for row in self.assessments)

    @property
    def team_project(self) -> bool:
        """Tell whether a team is judged for a project that it made here."""
        return any(row.work is Work.TEAM and row.form is Form.PROJECT for row in self.assessments)

    @property
    def hands_on_minutes(self) -> int:
        """Minutes of labs and projects."""
        return sum(unit.minutes for unit in self.units if unit.kind.hands_on)

    @property
    def graded(self) -> bool:
        """Tell whether it has an assessment or a project."""
        return (
            bool(self.assessments)
            or self.kind in (Kind.PROJECT, Kind.CAPSTONE, Kind.ASSESSMENT)
            or any(unit.kind in (UnitKind.ASSESSMENT, UnitKind.PROJECT) for unit in self.units)
        )

    @property
    def sketch(self) -> bool:
        """Tell whether nothing is said of its units: it may be hands-on and graded, or not."""
        return not self.units


@dataclass(frozen=True, slots=True)
class Requirement:
    """An outcome that a role asks for, with priority, weight (a positive whole number), reason."""

    outcome: Outcome
    priority: Priority = Priority.ESSENTIAL
    weight: int = 1
    why: str = ""


@dataclass(frozen=True, slots=True)
class JobTask:
    """A task of a job, and the required outcomes that serve it."""

    task: str
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """Time that a role's track gives to a theme, in minutes; ``most`` 0 means no limit.

    A module belongs to the first theme of its role that fits it: one that names its kind, a skill
    that it teaches, or its strand.
    """

    theme: str
    least: int
    most: int = 0
    kinds: tuple[Kind, ...] = ()
    skills: tuple[str, ...] = ()
    strands: tuple[str, ...] = ()

    def fits(self, module: Module) -> bool:
        """Tell whether a module belongs here."""
        return (
            module.kind in self.kinds
            or module.strand in self.strands
            or any(outcome.skill in self.skills for outcome in module.teaches)
        )


@dataclass(frozen=True, slots=True)
class Role:
    """A target job.

    ``audience`` is the default of ``audiences``, all that it suits; ``profile`` that of the policy
    (the first one when empty); ``weeks`` and ``hours_per_week`` its usual time box (0: none).
    """

    id: str
    title: str
    requires: tuple[Requirement, ...]
    description: str = ""
    audience: str = ""
    esco: tuple[str, ...] = ()
    onet: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    profile: str = ""
    weeks: int = 0
    hours_per_week: int = 0
    tasks: tuple[JobTask, ...] = ()
    themes: tuple[Theme, ...] = ()
    origin: Origin = NOWHERE

    def theme_of(self, module: Module) -> Theme | None:
        """Find the theme that a module's time counts to."""
        return next((theme for theme in self.themes if theme.fits(module)), None)


@dataclass(frozen=True, slots=True)
class Audience:
    """Who comes in: the highest level of each skill they hold (lower ones are implied)."""

    id: str
    title: str
    holds: tuple[Outcome, ...]
    describes: str = ""
    origin: Origin = NOWHERE


@dataclass(frozen=True)
class Catalogue:
    """Everything loaded, sorted by id. ``hour`` is the length of a teaching hour in minutes.

    ``texts`` are translations by language and text; ``sha256`` is of all but these.
    """

    name: str
    version: str
    hour: int
    skills: tuple[Skill, ...]
    modules: tuple[Module, ...]
    roles: tuple[Role, ...] = ()
    audiences: tuple[Audience, ...] = ()
    policies: tuple[Policy, ...] = ()
    sha256: str = field(default="", compare=False)
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict, compare=False)

    @cached_property
    def skill_by_id(self) -> dict[str, Skill]:
        """Skills by id."""
        return {skill.id: skill for skill in self.skills}

    @cached_property
    def module_by_id(self) -> dict[str, Module]:
        """Modules by id."""
        return {module.id: module for module in self.modules}

    @cached_property
    def role_by_id(self) -> dict[str, Role]:
        """Roles by id."""
        return {role.id: role for role in self.roles}

    @cached_property
    def audience_by_id(self) -> dict[str, Audience]:
        """Audiences by id."""
        return {audience.id: audience for audience in self.audiences}

    @cached_property
    def outcomes(self) -> frozenset[Outcome]:
        """Every outcome that is defined: each level of each skill."""
        return frozenset(Outcome(s.id, level.level) for s in self.skills for level in s.levels)

    def policy_of(self, role: str, profile: str = "") -> Policy:
        """Find the policy for a role: a profile that was asked for, else the role's own."""
        known = self.role_by_id.get(role)
        return self.policy(profile or (known.profile if known else ""))

    def policy(self, profile: str = "") -> Policy:
        """Find a policy profile; the first one by default, the empty one where there is none."""
        for policy in self.policies:
            if profile in ("", policy.profile):
                return policy
        return Policy()

    def outcome_needs(self, outcome: Outcome) -> tuple[Need, ...]:
        """What an outcome needs: the level below (but for the lowest) and what it lists."""
        skill = self.skill_by_id[outcome.skill]
        level = skill.level(outcome.level)
        if level is None:
            raise KeyError(str(outcome))
        if level.level == skill.levels[0].level:
            return level.needs
        return (Need((Outcome(outcome.skill, outcome.level - 1),)), *level.needs)

    def module_needs(self, module: Module) -> tuple[Need, ...]:
        """What a module requires of others or of the audience, without repetition.

        What each taught outcome needs and its own ``requires``, less what it lists itself (a
        need is dropped when any of its alternatives is listed).
        """
        own = frozenset(module.teaches)
        every = [need for outcome in module.teaches for need in self.outcome_needs(outcome)]
        every.extend(module.requires)
        return tuple(dict.fromkeys(need for need in every if own.isdisjoint(need.any_of)))
