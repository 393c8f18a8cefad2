"""The same time in hours of another length."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.catalogue.documents import MAX_PACE

if TYPE_CHECKING:
    from curplan.catalogue.models import Catalogue, Role


def counted(catalogue: Catalogue, hour: int) -> Catalogue:
    """Count a catalogue in hours of ``hour`` minutes; 0 leaves it as it is.

    Time is in minutes already; roles keep the time of their usual pace. It stays the catalogue
    that it was, with its fingerprint. Doing it twice is doing it once.
    """
    if hour in (0, catalogue.hour):
        return catalogue
    roles = tuple(paced(role, catalogue.hour, hour) for role in catalogue.roles)
    return replace(catalogue, hour=hour, roles=roles)


def paced(role: Role, written: int, hour: int) -> Role:
    """Count a role's usual pace in hours of another length, rounded up: the same time at least.

    ``written`` is the length of the hours that it is in, ``hour`` that of the others, in minutes.
    """
    if written == hour or not role.hours_per_week:
        return role
    pace = -(-role.hours_per_week * written // hour)
    return replace(role, hours_per_week=min(pace, MAX_PACE))
