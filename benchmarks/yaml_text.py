"""A catalogue as the YAML text that loads back to it, in the layout of the shipped curricula."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from curplan.catalogue.models import (
    Audience,
    Catalogue,
    Corequisite,
    Module,
    Need,
    Outcome,
    Role,
    Skill,
)


def as_yaml(catalogue: Catalogue) -> dict[str, str]:
    """Write a catalogue as files: path in the catalogue's folder -> text."""
    name, version = json.dumps(catalogue.name), json.dumps(catalogue.version)
    files = {"catalogue.yaml": f"name: {name}\nversion: {version}\nhour: {catalogue.hour}\n"}
    for strand in sorted({skill.strand for skill in catalogue.skills}):
        skills = [_skill(skill) for skill in catalogue.skills if skill.strand == strand]
        files[f"skills/{strand}.yaml"] = f"strand: {strand}\nskills:\n" + "".join(skills)
    for strand in sorted({module.strand for module in catalogue.modules}):
        modules = [m for m in catalogue.modules if m.strand == strand]
        text = "".join(_module(module, catalogue.hour) for module in modules)
        files[f"modules/{strand}.yaml"] = text
    for role in catalogue.roles:
        files[f"roles/{role.id}.yaml"] = _role(role)
    for audience in catalogue.audiences:
        files[f"audiences/{audience.id}.yaml"] = _audience(audience)
    return files


def write(catalogue: Catalogue, folder: Path) -> None:
    """Write the files of a catalogue below a folder."""
    for path, text in as_yaml(catalogue).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def _skill(skill: Skill) -> str:
    text = f"  - id: {skill.id}\n    name: {json.dumps(skill.name)}\n    levels:\n"
    for level in skill.levels:
        needs = f", needs: {_needs(level.needs)}" if level.needs else ""
        means = json.dumps(level.means or "Does it")
        text += f"      {level.level}: {{means: {means}{needs}}}\n"
    return text


def _module(module: Module, hour: int) -> str:
    lines = [
        f"- id: {module.id}",
        f"  title: {json.dumps(module.title)}",
        f"  strand: {module.strand}",
        f"  kind: {module.kind.value}",
    ]
    for key, outcomes in (
        ("teaches", module.teaches),
        ("practises", module.practises),
        ("assesses", module.assesses),
    ):
        if outcomes:
            lines.append(f"  {key}: {_levels(outcomes)}")
    if module.corequisites:
        corequisites = ", ".join(map(_corequisite, module.corequisites))
        lines.append(f"  corequisites: [{corequisites}]")
    if module.requires:
        lines.append(f"  requires: {_needs(module.requires)}")
    if module.max_minutes_per_week:
        lines.append(f"  max_hours_per_week: {module.max_minutes_per_week // hour}")
    if not module.units:
        lines.append(f"  hours: {module.minutes // hour}")
    else:
        lines.append("  units:")
        lines += [
            f"    - {{title: {json.dumps(unit.title)}, kind: {unit.kind.value}, "
            f"hours: {unit.minutes // hour}}}"
            for unit in module.units
        ]
    return "\n".join(lines) + "\n"


def _levels(outcomes: Iterable[Outcome]) -> str:
    levels: dict[str, list[int]] = {}
    for skill, level in outcomes:
        levels.setdefault(skill, []).append(level)
    pairs = (f"{s}: {who[0] if len(who) == 1 else who}" for s, who in levels.items())
    return f"{{{', '.join(pairs)}}}"


def _needs(needs: Iterable[Need]) -> str:
    texts = (
        str(need) if len(need.any_of) == 1 else f"{{any_of: [{', '.join(map(str, need.any_of))}]}}"
        for need in needs
    )
    return f"[{', '.join(texts)}]"


def _corequisite(each: Corequisite) -> str:
    return f"{{outcome: {each.outcome}, strict: true}}" if each.strict else str(each.outcome)


def _role(role: Role) -> str:
    audience = f"audience: {role.audience}\n" if role.audience else ""
    text = f"id: {role.id}\ntitle: {json.dumps(role.title)}\n{audience}requires:\n"
    for each in role.requires:
        text += f"  - {{outcome: {each.outcome}, priority: {each.priority.value}, "
        text += f"weight: {each.weight}}}\n"
    return text


def _audience(audience: Audience) -> str:
    holds = _levels(audience.holds)
    return f"id: {audience.id}\ntitle: {json.dumps(audience.title)}\nholds: {holds}\n"
