"""What a catalogue has otherwise than another: what a partner's layer adds and changes."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from curplan.catalogue.models import Catalogue

NOT_CONTENT = ("id", "origin")
"""Fields that are no content: the name of an entry, and where it was written."""


@dataclass(frozen=True, slots=True)
class Difference:
    """An entry that is new, gone or changed; ``fields`` names what of it is changed."""

    kind: str
    id: str
    change: str
    fields: tuple[str, ...] = ()


def differences(before: Catalogue, after: Catalogue) -> tuple[Difference, ...]:
    """List skills, modules, roles, audiences and rules that differ, by kind and id."""
    found: list[Difference] = []
    for kind in ("skills", "modules", "roles", "audiences"):
        found += _of_kind(kind[:-1], getattr(before, kind), getattr(after, kind))
    found += _rules(before, after)
    if before.hour != after.hour:
        found.append(Difference("catalogue", "hour", "changed", ("hour",)))
    return tuple(found)


def _of_kind(kind: str, before: Sequence[Any], after: Sequence[Any]) -> Iterator[Difference]:
    old, new = {each.id: each for each in before}, {each.id: each for each in after}
    for name in sorted(old.keys() | new.keys()):
        if name not in old:
            yield Difference(kind, name, "new")
        elif name not in new:
            yield Difference(kind, name, "gone")
        else:
            changed = _changed(old[name], new[name])
            if changed:
                yield Difference(kind, name, "changed", changed)


def _changed(old: Any, new: Any) -> tuple[str, ...]:
    """Name the fields whose content differs."""
    names = (each.name for each in fields(old) if each.name not in NOT_CONTENT)
    return tuple(name for name in names if getattr(old, name) != getattr(new, name))


def _rules(before: Catalogue, after: Catalogue) -> Iterator[Difference]:
    """Compare the rules of every profile, and what it reserves."""
    old, new = ({p.profile: p for p in c.policies} for c in (before, after))
    for profile in sorted(old.keys() | new.keys()):
        if profile not in old or profile not in new:
            yield Difference("profile", profile, "new" if profile in new else "gone")
            continue
        if old[profile].reserve != new[profile].reserve:
            yield Difference("profile", profile, "changed", ("reserve",))
        for each in _of_kind("rule", old[profile].rules, new[profile].rules):
            yield Difference("rule", f"{profile}/{each.id}", each.change, each.fields)
