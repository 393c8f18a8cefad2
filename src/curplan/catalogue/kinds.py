"""The kinds of things in a catalogue: fixed words that may be written there."""

from __future__ import annotations

from enum import StrEnum


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


class Form(StrEnum):
    """How something is assessed."""

    EXAM = "exam"
    QUIZ = "quiz"
    PRACTICAL = "practical"
    PROJECT = "project"
    PRESENTATION = "presentation"
    ORAL = "oral"
    REPORT = "report"
    PORTFOLIO = "portfolio"


class Work(StrEnum):
    """Who is assessed: each learner alone, or a team for what it made."""

    INDIVIDUAL = "individual"
    TEAM = "team"


class AiUse(StrEnum):
    """What use of AI assistants an assessment allows; ``declared``: allowed, and stated."""

    NONE = "none"
    DECLARED = "declared"
    OPEN = "open"


class Priority(StrEnum):
    """How much a role wants an outcome."""

    MUST = "must"
    ESSENTIAL = "essential"
    OPTIONAL = "optional"
