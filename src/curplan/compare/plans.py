"""Plans side by side: their figures, the modules and requirements that they share or do not.

Everything is read from the plans alone, so that plans of different catalogues compare too. Modules,
skills and strands are taken for the same when their ids are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from curplan.compare.figures import (
    PRIORITIES,
    PlanFigures,
    Priority,
    Verdicts,
    figures,
    held_levels,
)
from curplan.plan.model import CatalogueStamp, Plan

LETTERS = "ABCD"
"""What the plans are called, in their order; no more can be compared at once."""


@dataclass(frozen=True, slots=True)
class ComparedModule:
    """A module and its hours in each plan, None in those that do not have it.

    Title, kind and strand are those of the first plan that has it.
    """

    id: str
    title: str
    kind: str
    strand: str
    hours: tuple[float | None, ...]

    @property
    def letters(self) -> str:
        """The letters of the plans that have it."""
        return _letters([hours is not None for hours in self.hours])


@dataclass(frozen=True, slots=True)
class ComparedOutcome:
    """An outcome that the role of some plan requires, and what each plan reaches of its skill.

    Attributes
    ----------
    skill, level, name
        The outcome, and the name of its skill.
    asked
        The priority that each plan's role gives it; None where the role does not require it.
    levels
        The level of the skill held at the end of each plan; 0 for none.
    """

    skill: str
    level: int
    name: str
    asked: tuple[Priority | None, ...]
    levels: tuple[int, ...]

    @property
    def priority(self) -> Priority:
        """The highest priority that some plan's role gives it."""
        return min((one for one in self.asked if one is not None), key=PRIORITIES.index)

    @property
    def letters(self) -> str:
        """The letters of the plans that reach it."""
        return _letters([level >= self.level for level in self.levels])


@dataclass(frozen=True, slots=True)
class PlanComparison:
    """Two to four plans side by side.

    Attributes
    ----------
    plans
        The figures of each plan, in the order given.
    modules
        Every module of any plan: those of the first in its order, then those that the next adds.
    outcomes
        Every outcome that the role of any plan requires, ``must`` first, ``optional`` last.
    """

    plans: tuple[PlanFigures, ...]
    modules: tuple[ComparedModule, ...]
    outcomes: tuple[ComparedOutcome, ...]

    @property
    def letters(self) -> str:
        """The letters of all the plans."""
        return LETTERS[: len(self.plans)]

    @property
    def same_catalogue(self) -> bool:
        """Tell whether all were made from the same content."""
        return len({_content(each.plan.catalogue) for each in self.plans}) == 1

    @property
    def same_hour(self) -> bool:
        """Tell whether a teaching hour is equally long in all."""
        return len({each.plan.catalogue.hour for each in self.plans}) == 1

    def modules_of(self, letters: str) -> tuple[ComparedModule, ...]:
        """Give the modules that just the plans of these letters have.

        The letters of all the plans give what all have in common, a single one what is only there.
        """
        return tuple(module for module in self.modules if module.letters == letters)

    @property
    def differing(self) -> tuple[ComparedOutcome, ...]:
        """The outcomes that one plan reaches and another does not."""
        return tuple(one for one in self.outcomes if one.letters not in ("", self.letters))

    @property
    def unreached(self) -> tuple[ComparedOutcome, ...]:
        """The outcomes that no plan reaches."""
        return tuple(one for one in self.outcomes if not one.letters)


def compare_plans(
    plans: Sequence[Plan], verdicts: Sequence[Verdicts | None] = ()
) -> PlanComparison:
    """Hold two to four plans side by side.

    Parameters
    ----------
    plans
        The plans, of any roles and catalogues.
    verdicts
        What a review says of each plan (None: it was not reviewed); may be left out for all.

    Raises
    ------
    ValueError
        When there are not two, three or four plans, or not as many verdicts as plans.
    """
    if not 2 <= len(plans) <= len(LETTERS):
        raise ValueError(f"two to {len(LETTERS)} plans are compared")
    said = tuple(verdicts) or (None,) * len(plans)
    lettered = zip(LETTERS, plans, said, strict=False)
    if len(said) != len(plans):
        raise ValueError("there is a verdict for each plan, or for none")
    return PlanComparison(
        tuple(figures(letter, plan, verdict) for letter, plan, verdict in lettered),
        tuple(_modules(plans)),
        tuple(sorted(_outcomes(plans), key=lambda one: PRIORITIES.index(one.priority))),
    )


def _modules(plans: Sequence[Plan]) -> Iterator[ComparedModule]:
    hours = [{module.id: float(module.hours) for module in plan.modules} for plan in plans]
    first = {module.id: module for plan in reversed(plans) for module in plan.modules}
    for name in dict.fromkeys(module.id for plan in plans for module in plan.modules):
        module = first[name]
        yield ComparedModule(
            name,
            module.title,
            module.kind,
            module.strand,
            tuple(each.get(name) for each in hours),
        )


def _outcomes(plans: Sequence[Plan]) -> Iterator[ComparedOutcome]:
    names: dict[str, str] = {}
    asked: dict[tuple[str, int], list[Priority | None]] = {}
    for number, plan in enumerate(plans):
        for row in plan.coverage:
            names[row.skill] = names.get(row.skill) or row.name
            said = asked.setdefault((row.skill, row.required), [None] * len(plans))
            before = said[number]
            if before is None or PRIORITIES.index(row.priority) < PRIORITIES.index(before):
                said[number] = row.priority
    held = [held_levels(plan) for plan in plans]
    for (skill, level), priorities in asked.items():
        levels = tuple(each.get(skill, 0) for each in held)
        yield ComparedOutcome(skill, level, names[skill] or skill, tuple(priorities), levels)


def _letters(having: Sequence[bool]) -> str:
    return "".join(letter for letter, has in zip(LETTERS, having, strict=False) if has)


def _content(stamp: CatalogueStamp) -> tuple[str, ...]:
    """What tells catalogues apart: the hash, or name and version where a plan has none."""
    return (stamp.sha256,) if stamp.sha256 else (stamp.name, stamp.version)
