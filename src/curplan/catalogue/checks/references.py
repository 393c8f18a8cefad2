"""Every name that is used must be defined somewhere; the nearest one is suggested."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from curplan.catalogue.faults import Fault, at
from curplan.diagnostics import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from curplan.catalogue.draft import Draft
    from curplan.catalogue.models import Need, Outcome
    from curplan.source import Place


def outcomes_of_skills(draft: Draft) -> Iterator[Fault]:
    """What the levels of skills need."""
    known = _known(draft)
    for skill in draft.catalogue.skills:
        for level in skill.levels:
            for outcome in _in_needs(level.needs):
                if outcome not in known:
                    place = at(skill.origin, "levels", level.level, "needs", find=str(outcome))
                    yield from unknown_outcome(draft, outcome, place)


def outcomes_of_modules(draft: Draft) -> Iterator[Fault]:
    """What modules teach, practise, assess, require and have beside them."""
    known = _known(draft)
    for module in draft.catalogue.modules:
        for word, outcomes in (
            ("teaches", module.teaches),
            ("practises", module.practises),
            ("assesses", module.assesses),
        ):
            if word == "assesses" and module.assessments:
                continue  # the rows say it
            for outcome in outcomes:
                if outcome not in known:
                    place = at(module.origin, word, outcome.skill)
                    if outcome.skill not in draft.catalogue.skill_by_id:
                        place = at(module.origin, word, outcome.skill, key=True)
                    yield from unknown_outcome(draft, outcome, place)
        for index, row in enumerate(module.assessments):
            for outcome in row.outcomes:
                if outcome not in known:
                    steps = ("assessments", index, "outcomes")
                    yield from unknown_outcome(
                        draft, outcome, at(module.origin, *steps, find=str(outcome))
                    )
        for outcome in _in_needs(module.requires):
            if outcome not in known:
                place = at(module.origin, "requires", find=str(outcome))
                yield from unknown_outcome(draft, outcome, place)
        for item in module.corequisites:
            if item.outcome not in known:
                place = at(module.origin, "corequisites", find=str(item.outcome))
                yield from unknown_outcome(draft, item.outcome, place)


def outcomes_of_roles(draft: Draft) -> Iterator[Fault]:
    """What roles require."""
    known = _known(draft)
    for role in draft.catalogue.roles:
        for requirement in role.requires:
            if requirement.outcome not in known:
                place = at(role.origin, "requires", find=str(requirement.outcome))
                yield from unknown_outcome(draft, requirement.outcome, place)


def outcomes_of_audiences(draft: Draft) -> Iterator[Fault]:
    """What audiences hold."""
    known = _known(draft)
    for audience in draft.catalogue.audiences:
        for outcome in audience.holds:
            if outcome not in known:
                is_known = outcome.skill in draft.catalogue.skill_by_id
                place = at(audience.origin, "holds", outcome.skill, key=not is_known)
                yield from unknown_outcome(draft, outcome, place)


def repeated_requirements(draft: Draft) -> Iterator[Fault]:
    """A role requires an outcome once."""
    for role in draft.catalogue.roles:
        seen: set[Outcome] = set()
        for requirement in role.requires:
            outcome = requirement.outcome
            if outcome in seen:
                yield Fault(
                    "duplicate-requirement",
                    f"the role '{role.id}' requires {outcome} twice",
                    at(role.origin, "requires", find=str(outcome)),
                    "keep one of them, with the priority and weight that are meant",
                )
            seen.add(outcome)


def _known(draft: Draft) -> frozenset[Outcome]:
    return draft.catalogue.outcomes


def _in_needs(needs: Iterable[Need]) -> Iterator[Outcome]:
    for need in needs:
        yield from need.any_of


def unknown_outcome(draft: Draft, outcome: Outcome, place: Place) -> Iterator[Fault]:
    """Say what is wrong with an outcome that is not known."""
    skills = draft.catalogue.skill_by_id
    skill = skills.get(outcome.skill)
    if skill is not None:
        levels = ", ".join(str(level.level) for level in skill.levels)
        yield Fault(
            "unknown-level",
            f"the skill '{skill.id}' has no level {outcome.level}",
            place,
            f"its levels are {levels}; name one of them, or add level {outcome.level}",
            notes=(("the skill is defined here", at(skill.origin, "levels", key=True)),),
        )
    elif not draft.doubts["skills"].covers(outcome.skill):
        names = frozenset(skills) | draft.doubts["skills"].names
        hint = _hint(outcome.skill, names)
        yield Fault("unknown-skill", f"there is no skill '{outcome.skill}'", place, hint)


@lru_cache(maxsize=10_000)
def _hint(name: str, names: frozenset[str]) -> str:
    """Suggest a skill; the search is slow, and one missing file gives many faults alike."""
    return nearest(name, names) or "define it in skills/, or correct the name"
