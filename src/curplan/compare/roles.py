"""How much roles share: outcomes, modules and hours, and the hours from one to another."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from curplan.catalogue.models import Module, Outcome
from curplan.compare.track import RoleTrack, bridge, full_track
from curplan.plan.hours import hours_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.catalogue.models import Catalogue


@dataclass(frozen=True, slots=True)
class SharedOutcome:
    """A skill that several roles require, with the level each of them asks for, in their order.

    What they have in common is the lowest of these levels: a higher level covers a lower one.
    """

    skill: str
    name: str
    levels: tuple[int, ...]

    @property
    def outcome(self) -> Outcome:
        """The outcome in common."""
        return Outcome(self.skill, min(self.levels))

    @property
    def same_level(self) -> bool:
        """Tell whether all ask for the same level."""
        return len(set(self.levels)) == 1


@dataclass(frozen=True, slots=True)
class InCommon:
    """What some roles have in common: outcomes all require, modules in the track of each.

    ``hours`` are the teaching hours of these modules: the common core.
    """

    roles: tuple[str, ...]
    outcomes: tuple[SharedOutcome, ...]
    modules: tuple[Module, ...]
    hours: int | float


@dataclass(frozen=True, slots=True)
class RoleComparison:
    """How much roles share.

    Attributes
    ----------
    tracks
        The full track of each role, in the order asked for.
    common
        What all the roles have in common; its modules are the common core.
    pairs
        What every two of them have in common.
    bridges
        For every role and every other one: the track from the first, finished, to the second.
    """

    tracks: tuple[RoleTrack, ...]
    common: InCommon
    pairs: tuple[InCommon, ...]
    bridges: tuple[RoleTrack, ...]

    def pair(self, one: str, other: str) -> InCommon:
        """Find what two roles have in common; raises KeyError."""
        for pair in self.pairs:
            if set(pair.roles) == {one, other}:
                return pair
        raise KeyError((one, other))

    def bridge(self, start: str, to: str) -> RoleTrack:
        """Find the track from one role, finished, to another; raises KeyError."""
        for track in self.bridges:
            if (track.after, track.role) == (start, to):
                return track
        raise KeyError((start, to))

    @property
    def short(self) -> bool:
        """Tell whether some role cannot be reached in full, by its own track or by a bridge."""
        return any(track.short for track in (*self.tracks, *self.bridges))


def compare_roles(catalogue: Catalogue, roles: Sequence[str], audience: str = "") -> RoleComparison:
    """Compare two or more roles: what they share, and the hours from one to another.

    Only must and essential requirements count. Each role's full track has the fewest hours that
    reach them all, in a time box that never binds and without the policy's soft rules; a bridge
    the same, for learners who hold what the track of the first role leaves them with.

    Parameters
    ----------
    roles
        Ids of different roles.
    audience
        Who comes in, for every role; by default each role's own audience.

    Raises
    ------
    KeyError
        When a role or the audience does not exist.
    ValueError
        When there are not two roles or more, or one is named twice.
    """
    if len(roles) < 2 or len(set(roles)) < len(roles):
        raise ValueError("two or more different roles are compared")
    known = [catalogue.role_by_id[name] for name in roles]
    tracks = {role.id: full_track(catalogue, role, audience) for role in known}
    return RoleComparison(
        tuple(tracks.values()),
        _common(catalogue, tuple(tracks.values())),
        tuple(_common(catalogue, pair) for pair in combinations(tracks.values(), 2)),
        tuple(bridge(catalogue, tracks[one.id], other) for one, other in permutations(known, 2)),
    )


def _common(catalogue: Catalogue, tracks: Sequence[RoleTrack]) -> InCommon:
    levels = [dict(track.required) for track in tracks]
    skills = [skill for skill in levels[0] if all(skill in each for each in levels)]
    everywhere = set.intersection(*({m.id for m in track.modules} for track in tracks))
    modules = tuple(module for module in tracks[0].modules if module.id in everywhere)
    return InCommon(
        tuple(track.role for track in tracks),
        tuple(
            SharedOutcome(
                skill, catalogue.skill_by_id[skill].name, tuple(each[skill] for each in levels)
            )
            for skill in skills
        ),
        modules,
        hours_of(sum(module.minutes for module in modules), catalogue.hour),
    )
