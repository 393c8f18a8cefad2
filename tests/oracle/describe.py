"""A case on a few lines, to be read in a failing test."""

from __future__ import annotations

from curplan.catalogue.models import Module, Need
from tests.oracle.terms import Case


def _need(need: Need) -> str:
    return "|".join(map(str, need.any_of))


def _module(module: Module, hour: int) -> str:
    parts = [f"{module.id}: {module.kind.value} {module.minutes // hour} h"]
    if module.max_minutes_per_week:
        parts.append(f"at most {module.max_minutes_per_week // hour} a week")
    parts.append(f"teaches {' '.join(map(str, module.teaches))}")
    if module.requires:
        parts.append(f"requires {' '.join(map(_need, module.requires))}")
    parts += [f"{'strictly ' * c.strict}with {c.outcome}" for c in module.corequisites]
    return ", ".join(parts)


def describe(case: Case) -> str:
    """Write a case down in the words of the design."""
    catalogue = case.catalogue
    lines = [_module(module, catalogue.hour) for module in catalogue.modules]
    lines += [
        f"{skill.id}@{level.level} needs {' '.join(map(_need, level.needs))}"
        for skill in catalogue.skills
        for level in skill.levels
    ]
    requires = catalogue.role_by_id[case.brief.role].requires
    lines += [f"role: {each.outcome} {each.priority.value} {each.weight}" for each in requires]
    lines.append(f"entry {case.entry}; capacity {case.capacity}; brief {case.brief.document()}")
    return "\n".join(lines)
