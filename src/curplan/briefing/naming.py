"""Faults of a brief, and names that there are not: what every check of a brief needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.catalogue.faults import Fault
from curplan.diagnostics import Severity, nearest
from curplan.problem.asked import parse_outcome
from curplan.source import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from curplan.catalogue.models import Catalogue

Path = tuple[str | int, ...]


def wrong(
    code: str, message: str, path: Path, hint: str, severity: Severity = Severity.ERROR
) -> Fault:
    """Make a fault at a key of a brief."""
    return Fault(code, message, Place("", path), hint, severity)


def unknown(
    what: str, path: Path, name: str, known: Collection[str], *, required: bool = False
) -> Iterator[Fault]:
    """Tell of a name that is not known; one that is empty is none, unless it is required."""
    if name in known or not (name or required):
        return
    listed = f"the {what}s are {', '.join(sorted(known))}" if len(known) <= 12 else ""
    if not known:
        lacking = "policy.yaml" if what == "profile" else f"{what}s"
        listed = f"this catalogue has no {lacking}"
    hint = nearest(name, known) or listed
    yield wrong(f"unknown-{what}", f"there is no {what} '{name}'", path, hint)


def unknown_outcome(catalogue: Catalogue, text: str, path: Path) -> Iterator[Fault]:
    """Tell of an outcome that cannot be read, or that the catalogue does not have."""
    try:
        skill, level = parse_outcome(text)
    except ValueError:
        message, hint = f"'{text}' is not an outcome", "write skill@level: python@2"
        yield wrong("bad-outcome", message, path, hint)
        return
    known = catalogue.skill_by_id.get(skill)
    if known is None:
        hint = nearest(skill, catalogue.skill_by_id)
        yield wrong("unknown-skill", f"there is no skill '{skill}'", path, hint)
    elif known.level(level) is None:
        numbers = ", ".join(str(each.level) for each in known.levels)
        message, hint = f"{skill} has no level {level}", f"its levels: {numbers}"
        yield wrong("unknown-level", message, path, hint)
