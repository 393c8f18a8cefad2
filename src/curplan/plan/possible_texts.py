"""The texts that a plan of a brief may hold, before there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.catalogue.texts.uses import uses
from curplan.plan.described import skills_of
from curplan.problem.asked import entry_levels, requirements_of
from curplan.problem.relevance import relevant_modules

if TYPE_CHECKING:
    from curplan.brief import Brief
    from curplan.catalogue.models import Catalogue


def uses_for(catalogue: Catalogue, brief: Brief) -> dict[str, tuple[str, ...]]:
    """Give the texts that a plan of a brief may hold: its role's, and those of all that can matter.

    Raises KeyError for a role or an audience that the catalogue does not have.
    """
    role = catalogue.role_by_id[brief.role]
    names = dict.fromkeys((brief.audience, role.audience, *role.audiences))
    known = catalogue.audience_by_id
    entry = entry_levels(catalogue, brief)
    wanted = [each.outcome for each in requirements_of(catalogue, brief)]
    pinned = [catalogue.module_by_id[name] for name in brief.include]
    matter = relevant_modules(catalogue, entry, wanted, pinned, frozenset(brief.exclude))
    modules = [module for module in catalogue.modules if module.id in matter]
    named = {skill.id for skill in skills_of(catalogue, modules, (o.skill for o in wanted))}
    return uses(
        (role,),
        (known[name] for name in names if name in known),
        modules,
        (skill for skill in catalogue.skills if skill.id in named),
    )
