"""Modules and briefs as the YAML files that the program itself reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from curplan.brief import Brief
from curplan.interop.frames import frame_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from curplan.catalogue.models import Module, Need, Outcome

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 _./@-]*[A-Za-z0-9]|[A-Za-z]", re.ASCII)
_RESERVED = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf"})


def yaml_text(document: object, comment: str = "") -> str:
    """Write a document as YAML that reads the same in YAML 1.1 and 1.2: texts are quoted."""
    import yaml

    class Dumper(yaml.SafeDumper):
        """Writes texts in quotes unless they are plainly words."""

        def ignore_aliases(self, data: Any) -> bool:
            """Write everything out."""
            return True

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        bare = _PLAIN.fullmatch(value) and value.lower() not in _RESERVED
        style = None if bare else '"'
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Dumper.add_representer(str, text)
    written: str = yaml.dump(
        document,
        Dumper=Dumper,
        sort_keys=False,
        allow_unicode=True,
        width=100,
        default_flow_style=None,
    )
    return "".join(f"# {line}\n" for line in comment.splitlines()) + written


def module_document(module: Module, hour: int) -> dict[str, Any]:
    """Write a module as in ``modules/``; ``hour`` is the length of a teaching hour in minutes."""
    made: dict[str, Any] = {
        "id": module.id,
        "title": module.title,
        "strand": module.strand,
        "kind": module.kind.value,
        "teaches": _levels(module.teaches),
        "practises": _levels(module.practises),
        "assesses": _levels(module.assesses),
        "corequisites": [
            {"outcome": str(each.outcome), "strict": True} if each.strict else str(each.outcome)
            for each in module.corequisites
        ],
        "requires": [_need(each) for each in module.requires],
        "max_hours_per_week": in_hours(module.max_minutes_per_week, hour),
        "hours": 0 if module.units else in_hours(module.minutes, hour),
        "units": [
            {"title": u.title, "kind": u.kind.value, "hours": in_hours(u.minutes, hour)}
            for u in module.units
        ],
        "assessments": [
            {
                "title": each.title,
                "form": each.form.value,
                "work": each.work.value,
                "outcomes": [str(outcome) for outcome in each.outcomes],
                "weight": each.weight,
                "minutes": each.minutes,
                "pass_mark": each.pass_mark,
                "ai": each.ai.value,
                "gate": each.gate,
            }
            for each in module.assessments
        ],
        "tools": list(module.tools),
    }
    return {key: value for key, value in made.items() if value not in ({}, [], 0)}


def in_hours(minutes: int, hour: int) -> int | float:
    """Give minutes as teaching hours."""
    return minutes // hour if minutes % hour == 0 else minutes / hour


def _levels(outcomes: Iterable[Outcome]) -> dict[str, int | list[int]]:
    levels: dict[str, list[int]] = {}
    for outcome in outcomes:
        levels.setdefault(outcome.skill, []).append(outcome.level)
    return {
        skill: found[0] if len(found) == 1 else sorted(found) for skill, found in levels.items()
    }


def _need(need: Need) -> str | dict[str, list[str]]:
    options = [str(outcome) for outcome in need.any_of]
    return options[0] if len(options) == 1 else {"any_of": options}


def brief_document(brief: Brief, curricula: tuple[str, ...] = ()) -> dict[str, Any]:
    """Write a brief as the file that orders it; what a file cannot say is left out.

    (``lost`` and ``done`` are what happened to a programme that has begun, no order.)
    """
    said = brief.document()
    made: dict[str, Any] = {}
    if "title" in said:
        made["title"] = said["title"]
    if brief.partner:
        made["partner"] = {"name": brief.partner} | (
            {"language": brief.language} if brief.language else {}
        )
    if curricula:
        made["curricula"] = list(curricula)
    made["role"] = brief.role
    if brief.learners:
        groups = [
            {"title": each.title}
            | ({"like": each.audience} if each.audience else {})
            | ({"knows": list(each.knows)} if each.knows else {})
            for each in brief.learners.backgrounds
        ]
        made["audience"] = (
            {"title": brief.learners.title}
            | ({"like": brief.audience} if brief.audience else {})
            | ({"backgrounds": groups} if groups else {})
        )
    elif brief.audience:
        made["audience"] = brief.audience
    if brief.cohort and brief.start:
        made["cohorts"] = [{"name": brief.cohort, "start": str(brief.start)}]
    elif brief.start:
        made["start"] = str(brief.start)
    made["weeks"] = brief.weeks
    if not brief.sessions:
        made["hours_per_week"] = brief.hours_per_week
    if brief.independent is not None:
        made["independent_hours_per_week"] = brief.independent
    if brief.sessions:
        made["timetable"] = [
            {"days": [each.pop("day")], **each} for each in _list(said["sessions"])
        ]
    if brief.country:
        region = f"-{brief.subdivision}" if brief.subdivision else ""
        made["country"] = f"{brief.country}{region}"
    if brief.frames:
        made["frames"] = [frame_name(each) for each in brief.frames]
    if brief.hours_in_week:  # JSON has no numbers for keys
        said["hours_in_week"] = {name: dict(each) for name, each in brief.hours_in_week.items()}
    renamed = {"wants": "requires"}
    written = frozenset(
        (
            *("title", "partner", "language", "role", "audience", "learners", "cohort", "start"),
            *("weeks", "hours_per_week", "independent", "sessions", "country", "subdivision"),
            *("lost", "done", "frames"),
        )
    )
    made |= {renamed.get(key, key): each for key, each in said.items() if key not in written}
    return made


def _list(value: object) -> list[dict[str, Any]]:
    assert isinstance(value, list)
    return [dict(each) for each in value]
