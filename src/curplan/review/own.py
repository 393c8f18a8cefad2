"""Modules of a real programme's own, and the catalogue's as the programme teaches them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.catalogue.convert import GRAIN, to_module
from curplan.catalogue.faults import Fault
from curplan.review.placing import MinutesByWeek, to_minutes

if TYPE_CHECKING:
    from collections.abc import Collection

    from curplan.catalogue.models import Module
    from curplan.review.typed import OwnModuleDocument
    from curplan.source import Place

LONGEST_ID = 64


def own_id(title: str, known: Collection[str], taken: Collection[str]) -> str:
    """Make an id of a title: none of the catalogue's, and none that is taken in the file.

    >>> own_id("Projet d'été", (), ())
    'projet-d-ete'
    >>> own_id("SQL basics", ("sql-basics",), ("own-sql-basics",))
    'own-sql-basics-2'
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    start = words or "module"
    start = (f"own-{start}" if start in known else start)[:LONGEST_ID].strip("-")
    name, number = start, 1
    if not words:
        name = f"{start}-{number}"
    while name in taken or name in known:
        number += 1
        name = f"{start[: LONGEST_ID - len(str(number)) - 1].rstrip('-')}-{number}"
    return name


def own_module(
    entry: OwnModuleDocument, hour: int, place: Place, faults: list[Fault]
) -> Module | None:
    """Make a module of the programme's own; without units or hours it has its weekly hours."""
    if entry.weekly_hours and not entry.units and "hours" not in entry.model_fields_set:
        before = len(faults)
        minutes = sum(
            to_minutes(hours, hour, place.down("weekly_hours", week), faults, or_none=True)
            for week, hours in entry.weekly_hours.items()
        )
        if len(faults) > before:
            return None
        if minutes:
            entry = entry.model_copy(update={"hours": minutes / hour})
    return to_module(entry, hour, (place.file, place.path), faults)


def meant_catalogue(name: str, place: Place, faults: list[Fault]) -> list[Fault]:
    """Put what an entry lacks into one fault, where a module of the catalogue was perhaps meant."""
    lacking = [each for each in faults if each.code == "missing-key" and each.place == place]
    if not lacking:
        return faults
    message = (
        f"'{name}' is a module of the catalogue; with a title it is one of the programme's own, "
        "and needs 'strand' and 'kind' too"
    )
    hint = "drop 'title', or use another id and add what is missing"
    rest = [each for each in faults if each not in lacking]
    return [Fault("missing-key", message, place, hint), *rest]


def resized(module: Module, minutes: int) -> Module:
    """The same module in other hours, its units in proportion."""
    units = []
    left, rest = minutes, module.minutes
    for unit in module.units:
        share = left if unit.minutes == rest else left * unit.minutes // rest // GRAIN * GRAIN
        units.append(replace(unit, minutes=share))
        left, rest = left - share, rest - unit.minutes
    return replace(module, minutes=minutes, units=tuple(units))


def quickened(module: Module, minutes: MinutesByWeek) -> Module:
    """The same module at the pace of the programme, where that is quicker than the catalogue's."""
    most = max(minutes.values(), default=0)
    if not 0 < module.max_minutes_per_week < most:
        return module
    return replace(module, max_minutes_per_week=most)
