"""What is required should be taught by some module, or held by those who come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.catalogue.derivation import Teachers
from curplan.catalogue.faults import Fault, at
from curplan.catalogue.models import Need
from curplan.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.catalogue.draft import Draft
    from curplan.source import Place

MAX_NOTES = 8


def not_taught(draft: Draft) -> Iterator[Fault]:
    """Warn of outcomes that something requires and nothing teaches; a partial plan is possible."""
    doubt = draft.doubts["modules"]
    wanted: dict[Need, list[tuple[str, Place]]] = {}
    for need, who, place in (*_by_roles(draft), *_by_modules(draft)):
        if not any(doubt.may_mention(outcome.skill) for outcome in need.any_of):
            wanted.setdefault(need, []).append((who, place))
    teachers = Teachers(draft.catalogue)
    for need, users in wanted.items():
        taught = [
            f"{outcome.skill}@{highest}"
            for outcome in need.any_of
            if 0 < (highest := teachers.highest(outcome.skill)) < outcome.level
        ]
        above = f"; the highest taught is {' or '.join(taught)}" if taught else ""
        notes = tuple((f"{who} requires it", place) for who, place in users[:MAX_NOTES])
        if len(users) > MAX_NOTES:
            notes = (*notes, (f"and {len(users) - MAX_NOTES} more require it", users[MAX_NOTES][1]))
        yield Fault(
            "not-taught",
            f"no module teaches {need}, which {users[0][0]} requires{above}",
            users[0][1],
            "add a module that teaches it, or require something else",
            Severity.WARNING,
            notes[1:],
        )


def _by_roles(draft: Draft) -> Iterator[tuple[Need, str, Place]]:
    catalogue = draft.catalogue
    teachers = Teachers(catalogue)
    for role in catalogue.roles:
        audience = catalogue.audience_by_id.get(role.audience)
        held = dict(audience.holds) if audience else {}
        for requirement in role.requires:
            outcome = requirement.outcome
            if outcome not in catalogue.outcomes or held.get(outcome.skill, 0) >= outcome.level:
                continue
            if teachers.highest(outcome.skill) < outcome.level:
                place = at(role.origin, "requires", find=str(outcome))
                yield Need((outcome,)), f"the role '{role.id}'", place


def _by_modules(draft: Draft) -> Iterator[tuple[Need, str, Place]]:
    catalogue = draft.catalogue
    teachers = Teachers(catalogue)
    held: dict[str, int] = {}
    for audience in catalogue.audiences:
        for skill, level in audience.holds:
            held[skill] = max(level, held.get(skill, 0))
    for module in catalogue.modules:
        if not catalogue.outcomes.issuperset(module.teaches):
            continue
        for need in catalogue.module_needs(module):
            if not catalogue.outcomes.issuperset(need.any_of):
                continue
            if any(held.get(skill, 0) >= level for skill, level in need.any_of):
                continue
            if next(teachers.of(need.any_of, but=module.id), None) is None:
                place = at(module.origin, "id")
                if need in module.requires:
                    place = at(module.origin, "requires", find=str(need.any_of[0]))
                yield need, f"the module '{module.id}'", place
