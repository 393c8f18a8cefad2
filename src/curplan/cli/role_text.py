"""One role at length, as text and as JSON."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import click

from curplan.catalogue.kinds import Priority
from curplan.cli.common import hour_unit
from curplan.cli.ordering import USUAL_HOURS, USUAL_WEEKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from curplan.catalogue.models import Catalogue, Outcome, Requirement, Role, Theme

WIDTH = 96
INDENT = 16
"""Characters before the texts that have a label."""

ESCO = "http://data.europa.eu/esco/occupation/"
"""What the identifiers of ESCO's occupations begin with as addresses."""


def role_lines(catalogue: Catalogue, role: Role) -> Iterator[str]:
    """Give a role at length in lines, styled."""
    yield click.style(role.title, bold=True) + f" ({role.id})"
    yield from _filled(role.description, "")
    yield ""
    yield from _facts(catalogue, role)
    if role.tasks:
        yield ""
        yield click.style("Tasks of the job, and what serves them", bold=True)
        for task in role.tasks:
            yield from _filled(task.task, "  ")
            served = ", ".join(f"{o} {_name(catalogue, o)}" for o in task.outcomes)
            yield from _filled(served, " " * 6)
    if role.themes:
        yield ""
        yield click.style("Hours by theme", bold=True)
        wide = max(len(theme.theme) for theme in role.themes)
        for theme in role.themes:
            yield f"  {theme.theme:<{wide}}  {_hours(theme, catalogue.hour)}"
    for priority in Priority:
        wanted = [r for r in role.requires if r.priority is priority]
        if wanted:
            yield ""
            weight = sum(requirement.weight for requirement in wanted)
            title = f"Requirements: {priority.value}"
            yield click.style(title, bold=True) + f" ({len(wanted)}, weight {weight} in all)"
            yield from _requirements(catalogue, wanted)


def describe(catalogue: Catalogue, role: Role) -> dict[str, Any]:
    """Give a role at length as a JSON value; hours are teaching hours, ``null`` where not said."""
    return {
        "id": role.id,
        "title": role.title,
        "description": role.description,
        "esco": [_uri(code) for code in role.esco],
        "onet": list(role.onet),
        "audience": role.audience or None,
        "audiences": [
            {"id": name, "title": catalogue.audience_by_id[name].title} for name in _suited(role)
        ],
        "profile": catalogue.policy_of(role.id).profile or None,
        "weeks": role.weeks or None,
        "hours_per_week": role.hours_per_week or None,
        "tasks": [
            {"task": task.task, "outcomes": [str(outcome) for outcome in task.outcomes]}
            for task in role.tasks
        ],
        "themes": [
            {
                "theme": theme.theme,
                "least_hours": _in_hours(theme.least, catalogue.hour),
                "most_hours": _in_hours(theme.most, catalogue.hour) or None,
                "kinds": [kind.value for kind in theme.kinds],
                "skills": list(theme.skills),
                "strands": list(theme.strands),
            }
            for theme in role.themes
        ],
        "requires": [
            {
                "outcome": str(requirement.outcome),
                "name": _name(catalogue, requirement.outcome),
                "means": _means(catalogue, requirement.outcome),
                "priority": requirement.priority.value,
                "weight": requirement.weight,
                "why": requirement.why,
            }
            for requirement in role.requires
        ],
    }


def _facts(catalogue: Catalogue, role: Role) -> Iterator[str]:
    """Codes, audiences, profile and time box: a label and a text each."""
    yield from _labelled("ESCO", [_uri(code) for code in role.esco] or ["none named"])
    yield from _labelled("O*NET", [", ".join(role.onet) or "none named"])
    audiences = [
        f"{catalogue.audience_by_id[name].title} ({name})"
        f"{', by default' if name == role.audience else ''}"
        for name in _suited(role)
    ]
    if not role.audience:
        audiences.insert(0, "learners who hold nothing, by default")
    yield from _labelled("suits", audiences)
    profile = catalogue.policy_of(role.id).profile
    if profile:
        yield from _labelled("profile", [profile + ("" if role.profile else ", by default")])
    weeks, hours = role.weeks or USUAL_WEEKS, role.hours_per_week or USUAL_HOURS
    whose = "" if role.weeks and role.hours_per_week else "; curplan's own, as the role has none"
    unit = hour_unit(catalogue.hour)
    box = f"{weeks} week{'s' * (weeks != 1)} x {hours} h = {weeks * hours:,} h{unit}{whose}"
    yield from _labelled("usual time box", [box])


def _requirements(catalogue: Catalogue, wanted: Iterable[Requirement]) -> Iterator[str]:
    """The heaviest first: outcome, weight, name and why."""
    rows = sorted(wanted, key=lambda requirement: -requirement.weight)
    wide = max(len(str(row.outcome)) for row in rows)
    for row in rows:
        name = _name(catalogue, row.outcome)
        text = f"{name}: {row.why}" if row.why else name
        yield from textwrap.wrap(
            text,
            WIDTH,
            initial_indent=f"  {row.outcome!s:<{wide}}  {row.weight:>3}  ",
            subsequent_indent=" " * (wide + 9),
            break_on_hyphens=False,
        )


def _suited(role: Role) -> tuple[str, ...]:
    """The audiences it suits, its own first."""
    return tuple(dict.fromkeys(name for name in (role.audience, *role.audiences) if name))


def _uri(code: str) -> str:
    return code if "://" in code else ESCO + code


def _name(catalogue: Catalogue, outcome: Outcome) -> str:
    return catalogue.skill_by_id[outcome.skill].name


def _means(catalogue: Catalogue, outcome: Outcome) -> str:
    level = catalogue.skill_by_id[outcome.skill].level(outcome.level)
    return level.means if level else ""


def _in_hours(minutes: int, hour: int) -> int | float:
    from curplan.plan.hours import hours_of

    return hours_of(minutes, hour)


def _hours(theme: Theme, hour: int) -> str:
    least, most = _in_hours(theme.least, hour), _in_hours(theme.most, hour)
    if not most:
        return f"{least:g} h or more" if least else "any"
    return f"{least:g} to {most:g} h"


def _labelled(label: str, texts: Iterable[str]) -> Iterator[str]:
    """A label beside texts, one a line."""
    for text in texts:
        yield f"{label:<{INDENT}}{text}"
        label = ""


def _filled(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )
