"""What a frame says of a plan: checks with their figures, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from curplan.brief.frame import Frame


@dataclass(frozen=True, slots=True)
class Name:
    """A name, and what it is in other languages: pairs of a code and a text."""

    text: str
    others: tuple[tuple[str, str], ...] = ()

    def spoken(self, language: str) -> str:
        """Give the name in a language, or as it is.

        >>> Name("credits", (("es", "créditos"),)).spoken("es-PE")
        'créditos'
        """
        others = dict(self.others)
        base = language.partition("-")[0]
        return others.get(language.lower()) or others.get(base.lower()) or self.text


Value = int | float | str | tuple[float, float] | Name
"""A value of a statement; a pair is a range, least first."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence in no language yet: its key among the fixed words, and its values by place."""

    key: str
    values: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One check of a frame; ``met`` is None for a figure that nothing is asked of."""

    kind: str
    met: bool | None
    says: Statement
    missing: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class BlockReport:
    """How much of a block a plan covers. Minutes; it counts only whole.

    ``reached`` and ``judged`` are outcomes of the block; ``modules`` are the titles of those that
    serve it. Minutes of a module that serves several blocks are shared equally among them.
    """

    code: str
    title: str
    assessment: str
    outcomes: tuple[str, ...]
    reached: tuple[str, ...]
    judged: tuple[str, ...]
    evidence: tuple[tuple[str, bool | None], ...]
    minutes: float
    least_minutes: int
    modules: tuple[str, ...]
    missing: tuple[Statement, ...] = ()

    @property
    def whole(self) -> bool:
        """Tell whether it counts."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class FrameReport:
    """A frame held to a plan. ``minutes`` are contact and independent ones."""

    frame: Frame
    contact_minutes: int
    independent_minutes: int
    checks: tuple[Check, ...]
    blocks: tuple[BlockReport, ...] = field(default=())

    @property
    def title(self) -> Name:
        """The frame's title."""
        return Name(self.frame.title, tuple(self.frame.titles.items()))

    @property
    def met(self) -> bool:
        """Tell whether everything that is asked for is there."""
        return all(check.met is not False for check in self.checks)
