"""The texts of a plan that come from the catalogue: which they are, and in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

from curplan.catalogue.texts.po import folded
from curplan.catalogue.texts.uses import Use, gathered, strand_title
from curplan.plan import model, planned

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from curplan.catalogue.models import Catalogue
    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedModule

Texts = dict[str, dict[str, str]]
"""Translations by language and text."""
Text = TypeVar("Text", str, tuple[str, ...])


def language_of(plan: Plan) -> str:
    """Give the language of the plan's partner, as its brief says it; "en" where it says none."""
    return str(plan.brief.get("language") or "") or "en"


def in_language(plan: Plan, language: str) -> Plan:
    """Put the translations that a plan has into the places of its catalogue's texts.

    A regional language (``es-PE``) falls back on its language (``es``), text by text; what has no
    translation stays as it is. Everything else of the plan stays, too: ids, hours, dates, and
    ``original``, the plan as its file has it.
    """
    said = translations(plan.texts, language)
    if not said:
        return plan
    strands = {name: _put(strand_title(name), said) for name in _strands(plan)}
    return plan.reworded(_changed(plan, said), strands)


_SHOWN: dict[type[BaseModel], tuple[str, ...]] = {
    model.Plan: ("role_title", "role_description", "audience_title", "audience_description"),
    model.JobTask: ("task",),
    planned.PlannedModule: ("title",),
    planned.PlannedUnit: ("title",),
    planned.PlannedAssessment: ("title",),
    planned.SessionPart: ("units",),
    model.Coverage: ("name", "why"),
    model.PlannedSkill: ("name",),
    model.PlannedLevel: ("means",),
    planned.PreparedTitle: ("title",),
}
"""The fields that hold texts of the catalogue, in whatever part of a plan."""


def _changed(part: BaseModel, said: Mapping[str, str]) -> dict[str, object]:
    """Give the fields of a part of a plan that have other words in them."""
    changed: dict[str, object] = {}
    for name in type(part).model_fields:
        value = getattr(part, name)
        if name in _SHOWN.get(type(part), ()):
            changed[name] = _put(value, said)
        elif isinstance(value, BaseModel):
            changed[name] = value.model_copy(update=_changed(value, said))
        elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            changed[name] = tuple(each.model_copy(update=_changed(each, said)) for each in value)
    return changed


def _put(text: Text, said: Mapping[str, str]) -> Text:
    """Put the translation of a text, or of each of several, in its place."""
    if isinstance(text, tuple):
        return tuple(said.get(folded(each), each) for each in text)
    return said.get(folded(text), text)


def translations(texts: Mapping[str, Mapping[str, str]], language: str) -> dict[str, str]:
    """Give what there is in a language, and in those that it falls back on.

    >>> translations({"es": {"Data": "Datos"}, "es-PE": {"Web": "Red"}}, "es-pe")
    {'Data': 'Datos', 'Web': 'Red'}
    """
    known = {code.lower(): code for code in texts}
    parts = language.replace("_", "-").lower().split("-")
    said: dict[str, str] = {}
    for count in range(1, len(parts) + 1):
        said |= texts.get(known.get("-".join(parts[:count]), ""), {})
    return said


def texts_of(plan: Plan, catalogue: Catalogue) -> Texts:
    """Give the catalogue's translations of the texts that a plan holds, by language."""
    held = uses_in(plan)
    found = {
        language: {text: said[text] for text in held if text in said}
        for language, said in catalogue.texts.items()
    }
    return {language: said for language, said in found.items() if said}


def uses_in(plan: Plan) -> dict[str, tuple[str, ...]]:
    """Give every catalogue text that a plan holds, in order, with the places where it is used."""
    return gathered(_uses(plan))


def _uses(plan: Plan) -> Iterator[Use]:
    yield plan.role_title, "role"
    yield plan.role_description, "role, described"
    for task in plan.tasks:
        yield task.task, "task of the job"
    own = _wanted(plan)
    for item in plan.coverage:
        if item.skill not in own:
            yield item.why, f"why the role requires {item.skill}"
    if not plan.brief.get("learners"):  # these are named by the brief itself
        yield plan.audience_title, "audience"
        yield plan.audience_description, "audience, described"
    for module in _modules(plan):
        yield module.title, f"module {module.id}"
        for unit in module.units:
            yield unit.title, f"{unit.kind} of {module.id}"
        for row in module.assessments:
            yield row.title, f"assessment of {module.id}"
    for group in plan.backgrounds:
        for each in group.preparation.modules if group.preparation else ():
            yield each.title, f"module {each.id}"
    for skill in plan.skills:
        yield skill.name, f"skill {skill.id}"
        for level in skill.levels:
            yield level.means, f"{skill.id}@{level.level}: a learner …"
    for item in plan.coverage:
        yield item.name, f"skill {item.skill}"
    for strand in _strands(plan):
        yield strand_title(strand), "subject area"


def _wanted(plan: Plan) -> set[str]:
    """Give the skills that the brief itself requires, for reasons in its own words."""
    wants = plan.brief.get("wants")
    listed = wants if isinstance(wants, list | tuple) else ()
    outcomes = (str(each.get("outcome", "")) for each in listed if isinstance(each, dict))
    return {outcome.partition("@")[0] for outcome in outcomes}


def _strands(plan: Plan) -> list[str]:
    of_modules = {module.strand for module in _modules(plan)}
    return sorted(of_modules | {skill.strand for skill in plan.skills})


def _modules(plan: Plan) -> tuple[PlannedModule, ...]:
    """Give the modules of the preparation and those of the programme."""
    return (*(plan.preparation.modules if plan.preparation else ()), *plan.modules)
