"""Finding what a question names: a module by id or title, a skill by id, name or outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.catalogue.models import Outcome
from curplan.diagnostics import Diagnostic, nearest
from curplan.problem.asked import parse_outcome

if TYPE_CHECKING:
    from collections.abc import Iterable

    from curplan.catalogue.models import Catalogue


def find_module(catalogue: Catalogue, text: str) -> str | Diagnostic:
    """Find the id of a module by its id or its title, capitals apart."""
    found = _find(text, ((module.id, module.title) for module in catalogue.modules))
    if found is not None:
        return found
    names = [*catalogue.module_by_id, *(module.title for module in catalogue.modules)]
    hint = _nearest(text, names)
    return Diagnostic("unknown-module", f"there is no module '{text}'", hint=hint)


def find_outcome(catalogue: Catalogue, text: str) -> Outcome | Diagnostic:
    """Find an outcome by ``python@2``, or a skill by id or name: with level 0."""
    skill, _, number = text.partition("@")
    found = _find(skill, ((each.id, each.name) for each in catalogue.skills))
    if found is None:
        names = [*catalogue.skill_by_id, *(each.name for each in catalogue.skills)]
        hint = _nearest(skill, names)
        return Diagnostic("unknown-skill", f"there is no skill '{skill}'", hint=hint)
    if "@" not in text:
        return Outcome(found, 0)
    try:
        level = parse_outcome(f"{found}@{number}").level
    except ValueError:
        hint = "write skill@level: python@2"
        return Diagnostic("bad-outcome", f"'{text}' is not an outcome", hint=hint)
    levels = catalogue.skill_by_id[found].levels
    if all(each.level != level for each in levels):
        hint = f"its levels: {', '.join(str(each.level) for each in levels)}"
        return Diagnostic("unknown-level", f"{found} has no level {level}", hint=hint)
    return Outcome(found, level)


def find_either(catalogue: Catalogue, text: str) -> str | Outcome | Diagnostic:
    """Find a module, or else a skill or an outcome; ids come before titles and names."""
    if text.strip() in catalogue.skill_by_id and text.strip() not in catalogue.module_by_id:
        return Outcome(text.strip(), 0)
    module = find_module(catalogue, text)
    if isinstance(module, str):
        return module
    outcome = find_outcome(catalogue, text)
    if isinstance(outcome, Outcome) or outcome.code != "unknown-skill":
        return outcome
    names = [
        *catalogue.module_by_id,
        *(each.title for each in catalogue.modules),
        *catalogue.skill_by_id,
        *(each.name for each in catalogue.skills),
    ]
    message = f"there is no module and no skill '{text}'"
    return Diagnostic("unknown-name", message, hint=_nearest(text, names))


def _find(text: str, named: Iterable[tuple[str, str]]) -> str | None:
    wanted = text.strip().casefold()
    both = list(named)
    for name, _ in both:
        if name == text.strip():
            return name
    return next((name for name, title in both if title.casefold() == wanted), None)


def _nearest(text: str, names: Iterable[str]) -> str:
    """Suggest the nearest name, capitals apart."""
    known = {name.casefold(): name for name in names}
    hint = nearest(text.strip().casefold(), known)
    for folded, name in known.items():
        if hint == f"did you mean '{folded}'?":
            return f"did you mean '{name}'?"
    return hint
