"""An accreditation frame as a brief carries it: whole, so that a plan can be held to it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Line = Annotated[
    str, Field(pattern=r"^[^\p{Cc}\p{Cn}\u{2028}\u{2029}\u{202A}-\u{202E}\u{2066}-\u{2069}]*$")
]
"""A text without ends of lines, controls, and marks that turn the direction of what follows."""


class Credits(BaseModel):
    """A credit of a frame: how many hours of 60 minutes of workload it stands for.

    ``of`` is all workload, or what is taught (``contact``). ``want``: as many credits are asked
    for (0: any number will do). ``names`` are its names in other languages, by code.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Line
    names: dict[str, Line] = {}
    least: Annotated[int, Field(ge=1)]
    most: Annotated[int, Field(ge=1)]
    of: Literal["total", "contact"] = "total"
    want: Annotated[int, Field(ge=0)] = 0


class HourUnit(BaseModel):
    """A teaching hour of a frame, in minutes of teaching; ``want`` as with credits."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Line
    names: dict[str, Line] = {}
    least: Annotated[int, Field(ge=1)]
    most: Annotated[int, Field(ge=1)]
    of: Literal["total", "contact"] = "contact"
    want: Annotated[int, Field(ge=0)] = 0


class Evidence(BaseModel):
    """What a candidate hands in for a block; ``kinds`` of modules in which it is made."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Line
    kinds: tuple[str, ...] = ()


class Block(BaseModel):
    """A block of a certification; it counts only whole.

    Outcomes are written ``python@2``, each to be reached and judged, by an assessment of one of
    the ``forms`` (none named: of any). ``hours`` of 60 minutes are the fewest that serve it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: Line
    title: Line
    outcomes: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()
    assessment: Line = ""
    forms: tuple[str, ...] = ()
    hours: Annotated[int, Field(ge=0)] = 0


class Frame(BaseModel):
    """An accreditation frame, whole, so that a plan can be held to it without its file.

    Hours have 60 minutes. ``source`` and ``dated`` say where the rules stand and of when they
    are; ``illustrative``: an example, no body's rules. ``most_weeks``, ``least_guided`` (hours),
    ``placement`` (weeks) and ``jury`` ask for nothing when 0 or false.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Line
    title: Line
    titles: dict[str, Line] = {}
    source: Line = ""
    dated: Line = ""
    note: Line = ""
    illustrative: bool = False
    credits: Credits | None = None
    hour: HourUnit | None = None
    most_weeks: Annotated[int, Field(ge=0)] = 0
    least_guided: Annotated[int, Field(ge=0)] = 0
    award: Line = ""
    blocks: tuple[Block, ...] = ()
    placement: Annotated[int, Field(ge=0)] = 0
    jury: bool = False
