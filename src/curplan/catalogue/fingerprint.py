"""The hash of a catalogue's content, whatever its files, comments and order."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from curplan.catalogue.models import Assessment, Catalogue, Module, Role
    from curplan.catalogue.policy import Policy


def fingerprint(catalogue: Catalogue) -> str:
    """Give the SHA-256 of a canonical, sorted serialisation, as hexadecimal digits.

    Entities count in the order of their ids, minutes instead of hours, and nothing of where or
    how they were written. Translations do not count: no plan depends on them.
    """
    content = [
        "curplan-catalogue/1",
        catalogue.name,
        catalogue.version,
        catalogue.hour,
        [
            [
                s.id,
                s.name,
                s.strand,
                [[v.level, v.means, sorted(v.needs)] for v in s.levels],
                s.esco,
            ]
            for s in _by_id(catalogue.skills)
        ],
        [_module(module) for module in _by_id(catalogue.modules)],
        [_role(r) for r in _by_id(catalogue.roles)],
        [[a.id, a.title, sorted(a.holds), a.describes] for a in _by_id(catalogue.audiences)],
        [[p.profile, p.reserve.every, p.reserve.percent, _rules(p)] for p in catalogue.policies],
    ]
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def stamped(catalogue: Catalogue) -> Catalogue:
    """The same catalogue, carrying its fingerprint."""
    return replace(catalogue, sha256=fingerprint(catalogue))


def _by_id(entities: Iterable[Any]) -> list[Any]:
    return sorted(entities, key=lambda entity: entity.id)


def _role(role: Role) -> list[Any]:
    return [
        role.id,
        role.title,
        role.description,
        role.audience,
        role.esco,
        role.onet,
        _requirements(role),
        role.audiences,
        role.profile,
        role.weeks,
        role.hours_per_week,
        [(item.task, item.outcomes) for item in role.tasks],
        [(t.theme, t.least, t.most, t.kinds, t.skills, t.strands) for t in role.themes],
    ]


def _requirements(role: Role) -> list[Any]:
    return sorted([r.outcome, r.priority, r.weight, r.why] for r in role.requires)


def _rules(policy: Policy) -> list[Any]:
    return [
        [r.id, r.kind, r.weight, r.hard, sorted(r.thresholds), r.why, r.source]
        for r in _by_id(policy.rules)
    ]


def _module(module: Module) -> list[Any]:
    return [
        module.id,
        module.title,
        module.strand,
        module.kind,
        module.minutes,
        module.teaches,
        module.practises,
        module.assesses,
        module.requires,
        [(item.outcome, item.strict) for item in module.corequisites],
        module.max_minutes_per_week,
        [(unit.title, unit.kind, unit.minutes) for unit in module.units],
        [_assessment(row) for row in module.assessments],
        module.tools,
    ]


def _assessment(row: Assessment) -> list[Any]:
    return [
        row.title,
        row.form,
        row.work,
        row.outcomes,
        row.weight,
        row.minutes,
        row.pass_mark,
        row.ai,
        row.gate,
    ]
