"""Ways out of a programme that does not fit, or fits badly: each with its plan and what it asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from curplan.plan.model import Coverage, Plan
    from curplan.plan.planned import PlannedModule

Kind = Literal["less-scope", "longer", "more-hours", "stronger-entry"]

TITLES: dict[Kind, str] = {
    "less-scope": "Less scope",
    "longer": "Longer calendar",
    "more-hours": "More hours",
    "stronger-entry": "Stronger entry",
}
"""The ways out, in the order of the page; the kinds name the folders of their plans."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """A rule that makes a plan a bad fit: its id, what it asks, and what the plan has instead."""

    rule: str
    asks: str
    text: str


@dataclass(frozen=True, slots=True)
class Way:
    """One way out.

    ``change`` is what the partner must change, in words; ``plan`` the plan that this gives, or
    None where the way leads nowhere (``change`` says why). ``least``: no smaller change is enough,
    and that is proven. ``bring`` are outcomes to hold on entry. ``dropped`` are modules of the
    whole track that this plan does without, because it covers less or learners hold it already.
    ``still`` are flaws of a bad fit that this way leaves, or makes.
    """

    kind: Kind
    change: str
    plan: Plan | None = None
    least: bool = True
    bring: tuple[str, ...] = ()
    dropped: tuple[PlannedModule, ...] = ()
    still: tuple[Flaw, ...] = ()

    @property
    def title(self) -> str:
        """What the page calls it."""
        return TITLES[self.kind]

    @property
    def falls(self) -> tuple[Coverage, ...]:
        """Must and essential requirements that fall short, the weightiest first."""
        return falls(self.plan) if self.plan is not None else ()


@dataclass(frozen=True, slots=True)
class Options:
    """The plan of the brief as ordered, and the ways out where it does not fit, or fits badly.

    ``flaws`` say why it fits badly, where everything fits.
    """

    asked: Plan
    ways: tuple[Way, ...]
    flaws: tuple[Flaw, ...] = ()

    @property
    def fits(self) -> bool:
        """Tell whether every must and essential requirement fits as ordered."""
        return self.asked.status != "infeasible" and not falls(self.asked)


def falls(plan: Plan) -> tuple[Coverage, ...]:
    """Must and essential requirements that a plan does not reach, the weightiest first."""
    short = [row for row in plan.coverage if row.priority != "optional" and not row.full]
    return tuple(sorted(short, key=lambda row: (row.priority != "must", -row.weight, row.skill)))
