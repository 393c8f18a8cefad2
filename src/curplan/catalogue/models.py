"""The catalogue: skills with levels, modules, roles, audiences and the policy, as plain values.

Everything here is frozen, free of YAML and of dates. Time is in minutes, so that an hour of 45
minutes and a unit of half an hour both stay whole numbers; ``Catalogue.hour`` converts.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

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


class Need(NamedTuple):
    """One requirement: any of these outcomes will do (usually there is just one)."""

    any_of: tuple[Outcome, ...]

    def __str__(self) -> str:
        """Give the alternatives joined by "or"."""
        return " or ".join(map(str, self.any_of))


class Kind(StrEnum):
    """What a module is."""

    COURSE = "course"
    PROJECT = "project"
    ASSESSMENT = "assessment"
    CAPSTONE = "capstone"
    CONTINUOUS = "continuous"
    PLACEMENT = "placement"
    CERTIFICATION = "certification"


class UnitKind(StrEnum):
    """What a unit of a module is; self-study is independent time, the rest is contact."""

    LECTURE = "lecture"
    LAB = "lab"
    PROJECT = "project"
    ASSESSMENT = "assessment"
    SELF_STUDY = "self-study"

    @property
    def hands_on(self) -> bool:
        """Tell whether learners do rather than listen."""
        return self in (UnitKind.LAB, UnitKind.PROJECT)


class Priority(StrEnum):
    """How much a role wants an outcome."""

    MUST = "must"
    ESSENTIAL = "essential"
    OPTIONAL = "optional"


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
class Corequisite:
    """An outcome held, or taught by a module that starts no later (``strict``: same weeks)."""

    outcome: Outcome
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Module:
    """The smallest thing the planner places. ``minutes`` is the sum of its units.

    ``max_minutes_per_week`` 0 means no limit. ``teaches``, ``practises`` and ``assesses`` are
    sorted. ``requires`` are the needs beyond what the taught outcomes need themselves.
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
    origin: Origin = NOWHERE

    @property
    def hands_on_minutes(self) -> int:
        """Minutes of labs and projects."""
        return sum(unit.minutes for unit in self.units if unit.kind.hands_on)

    @property
    def graded(self) -> bool:
        """Tell whether it has an assessment or a project."""
        return self.kind in (Kind.PROJECT, Kind.CAPSTONE, Kind.ASSESSMENT) or any(
            unit.kind in (UnitKind.ASSESSMENT, UnitKind.PROJECT) for unit in self.units
        )


@dataclass(frozen=True, slots=True)
class Requirement:
    """An outcome that a role asks for, with priority, weight (a positive whole number), reason."""

    outcome: Outcome
    priority: Priority = Priority.ESSENTIAL
    weight: int = 1
    why: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """A target job."""

    id: str
    title: str
    requires: tuple[Requirement, ...]
    description: str = ""
    audience: str = ""
    esco: tuple[str, ...] = ()
    onet: tuple[str, ...] = ()
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Audience:
    """Who comes in: the highest level of each skill they hold (lower ones are implied)."""

    id: str
    title: str
    holds: tuple[Outcome, ...]
    describes: str = ""
    origin: Origin = NOWHERE


@dataclass(frozen=True, slots=True)
class Rule:
    """A pedagogical rule of the policy: which one, its weight (0 switches it off), thresholds."""

    id: str
    weight: int
    thresholds: tuple[tuple[str, int | str], ...] = ()
    why: str = ""
    source: str = ""

    def threshold(self, name: str, default: int) -> int:
        """Look a whole-number threshold up."""
        value = dict(self.thresholds).get(name, default)
        return value if isinstance(value, int) else default


@dataclass(frozen=True, slots=True)
class Reserve:
    """Of every ``every``-th week, ``percent`` of the hours are for review and catching up."""

    every: int = 0
    percent: int = 0


@dataclass(frozen=True, slots=True)
class Policy:
    """The soft rules of one profile, and what it reserves. The empty policy has neither."""

    profile: str = ""
    rules: tuple[Rule, ...] = ()
    reserve: Reserve = Reserve()

    def rule(self, rule_id: str) -> Rule | None:
        """Find a rule that counts (weight above 0)."""
        return next((r for r in self.rules if r.id == rule_id and r.weight > 0), None)


@dataclass(frozen=True)
class Catalogue:
    """Everything loaded, sorted by id. ``hour`` is the length of a teaching hour in minutes."""

    name: str
    version: str
    hour: int
    skills: tuple[Skill, ...]
    modules: tuple[Module, ...]
    roles: tuple[Role, ...] = ()
    audiences: tuple[Audience, ...] = ()
    policies: tuple[Policy, ...] = ()
    sha256: str = field(default="", compare=False)

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
