"""Every text of a catalogue that a reader may see, and where it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.catalogue.texts.po import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from curplan.catalogue.models import Audience, Module, Role, Skill

Use = tuple[str, str]
"""A text, and where it is used, in words for a translator."""


def uses(
    roles: Iterable[Role] = (),
    audiences: Iterable[Audience] = (),
    modules: Iterable[Module] = (),
    skills: Iterable[Skill] = (),
) -> dict[str, tuple[str, ...]]:
    """Give the texts of these entries in order of use, each with the places where it is used."""
    modules, skills = tuple(modules), tuple(skills)
    strands = {module.strand for module in modules} | {skill.strand for skill in skills}
    return gathered(
        use
        for group in (
            *(map(_role, roles)),
            *(map(_audience, audiences)),
            *(map(_module, modules)),
            *(map(_skill, skills)),
            [(strand_title(strand), "subject area") for strand in sorted(strands)],
        )
        for use in group
    )


def gathered(found: Iterable[Use]) -> dict[str, tuple[str, ...]]:
    """Put the uses of each text together, in the order in which texts come first."""
    places: dict[str, dict[str, None]] = {}
    for text, place in found:
        if line := folded(text):
            places.setdefault(line, {})[place] = None
    return {text: tuple(where) for text, where in places.items()}


def strand_title(strand: str) -> str:
    """Make a title of a strand's id.

    >>> strand_title("machine-learning")
    'Machine learning'
    """
    text = folded(strand.replace("-", " ").replace("_", " "))
    return text[:1].upper() + text[1:]


def _role(role: Role) -> Iterator[Use]:
    yield role.title, "role"
    yield role.description, "role, described"
    for item in role.tasks:
        yield item.task, "task of the job"
    for each in role.requires:
        yield each.why, f"why the role requires {each.outcome.skill}"
    for theme in role.themes:
        yield theme.theme, "theme of hours"


def _audience(audience: Audience) -> Iterator[Use]:
    yield audience.title, "audience"
    yield audience.describes, "audience, described"


def _module(module: Module) -> Iterator[Use]:
    yield module.title, f"module {module.id}"
    for unit in module.units:
        yield unit.title, f"{unit.kind.value} of {module.id}"
    for row in module.assessments:
        yield row.title, f"assessment of {module.id}"


def _skill(skill: Skill) -> Iterator[Use]:
    yield skill.name, f"skill {skill.id}"
    for level in skill.levels:
        yield level.means, f"{skill.id}@{level.level}: a learner …"
