"""What a brief asks: what its learners hold, and which requirements count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.catalogue.kinds import Priority
from curplan.catalogue.models import Outcome, Requirement
from curplan.problem.preparation import prepared_modules, raised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.brief import Background, Brief
    from curplan.catalogue.models import Catalogue


def entry_levels(catalogue: Catalogue, brief: Brief) -> dict[str, int]:
    """Highest level of each skill that the learners of a brief hold when week 1 begins.

    What they hold on arrival, and what the modules of the preparation teach. Raises KeyError for
    an unknown role or audience.
    """
    arrived = arrival_levels(catalogue, brief)
    return dict(sorted(raised(arrived, prepared_modules(catalogue, brief)).items()))


def arrival_levels(catalogue: Catalogue, brief: Brief) -> dict[str, int]:
    """Highest level of each skill that the learners of a brief hold before any preparation.

    The brief's audience or else the role's (or nothing), what the brief says they know, and what
    all of its backgrounds hold. Raises KeyError for an unknown role or audience.
    """
    own = "" if brief.learners else catalogue.role_by_id[brief.role].audience
    levels = _highest(catalogue, brief.audience or own, brief.knows)
    groups = brief.learners.backgrounds if brief.learners else ()
    held_by = [background_levels(catalogue, group) for group in groups]
    for skill in set.intersection(*map(set, held_by)) if held_by else ():
        levels[skill] = max(levels.get(skill, 0), min(held[skill] for held in held_by))
    return dict(sorted(levels.items()))


def background_levels(catalogue: Catalogue, background: Background) -> dict[str, int]:
    """Highest level of each skill that one background holds; raises KeyError as above."""
    return _highest(catalogue, background.audience, background.knows)


def _highest(catalogue: Catalogue, audience: str, knows: Sequence[str]) -> dict[str, int]:
    holds = catalogue.audience_by_id[audience].holds if audience else ()
    levels: dict[str, int] = {}
    for skill, level in (*holds, *map(parse_outcome, knows)):
        levels[skill] = max(levels.get(skill, 0), level)
    return levels


def parse_outcome(text: str) -> Outcome:
    """Read ``python@2``; raises ValueError."""
    skill, _, level = text.partition("@")
    if not (level.isascii() and level.isdigit()):  # int() takes "+1", " 1" and "١" too
        raise ValueError(text)
    return Outcome(skill, int(level))


def requirements_of(catalogue: Catalogue, brief: Brief) -> tuple[Requirement, ...]:
    """List the requirements that count for a brief.

    The role's, changed by what the brief wants and drops; ``optional: false`` leaves some out.
    """
    wanted = {
        (outcome := parse_outcome(each.outcome)).skill: (outcome, each) for each in brief.wants
    }
    own = [
        requirement
        for requirement in catalogue.role_by_id[brief.role].requires
        if requirement.outcome.skill not in {*wanted, *brief.drops}
    ]
    own += [
        Requirement(outcome, Priority(each.priority), each.weight, each.why)
        for outcome, each in wanted.values()
    ]
    return tuple(r for r in own if brief.optional or r.priority is not Priority.OPTIONAL)
