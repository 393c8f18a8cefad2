"""The track of fewest hours from what learners hold to a role, in as much time as it takes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from curplan.brief import Brief
from curplan.catalogue.kinds import Priority
from curplan.catalogue.models import Module, Outcome
from curplan.plan.hours import hours_of
from curplan.problem.build import build_problem
from curplan.solve.planner import solve

if TYPE_CHECKING:
    from collections.abc import Iterable

    from curplan.catalogue.models import Catalogue, Role
    from curplan.problem.model import Problem


@dataclass(frozen=True, slots=True)
class RoleTrack:
    """The fewest hours that reach all must and essential requirements of a role.

    The time box never binds, and the policy's soft rules are left out: only what the role requires
    and what that needs.

    Attributes
    ----------
    role
        Id of the role it leads to.
    after
        Id of the role whose track the learners have finished before; empty for a full track.
    audience
        Id of the audience that comes in (before ``after``); empty when it holds nothing.
    entry
        What the learners hold at the start, the highest level of each skill.
    required
        What the role asks for, the highest level of each skill, in the role's order.
    modules, hours
        The modules by id, and their teaching hours.
    proven
        Whether it is proven that nothing reaches more, nor the same in fewer hours.
    """

    role: str
    after: str
    audience: str
    entry: tuple[Outcome, ...]
    required: tuple[Outcome, ...]
    modules: tuple[Module, ...]
    hours: int | float
    proven: bool

    @property
    def holds(self) -> tuple[Outcome, ...]:
        """What learners hold at the end: the entry and all that the modules teach."""
        return highest((*self.entry, *(o for module in self.modules for o in module.teaches)))

    @property
    def met(self) -> tuple[Outcome, ...]:
        """Required outcomes that are held at the start already."""
        return _reached(self.required, self.entry)

    @property
    def short(self) -> tuple[Outcome, ...]:
        """Required outcomes that are not held at the end: nothing teaches them."""
        reached = _reached(self.required, self.holds)
        return tuple(outcome for outcome in self.required if outcome not in reached)


def full_track(catalogue: Catalogue, role: Role, audience: str = "") -> RoleTrack:
    """Find a role's track from an audience, else from the role's own, or from nothing.

    Raises KeyError for an unknown audience.
    """
    name = audience or role.audience
    entry = highest(catalogue.audience_by_id[name].holds if name else ())
    return _solved(catalogue, role, entry, name, "")


def bridge(catalogue: Catalogue, done: RoleTrack, role: Role) -> RoleTrack:
    """Find what somebody who has finished a track needs on top of it for another role."""
    return _solved(catalogue, role, done.holds, done.audience, done.role)


def required_outcomes(role: Role) -> tuple[Outcome, ...]:
    """What a role must have or finds essential: the highest level of each skill, in its order."""
    levels: dict[str, int] = {}
    for requirement in role.requires:
        if requirement.priority is not Priority.OPTIONAL:
            skill, level = requirement.outcome
            levels[skill] = max(level, levels.get(skill, 0))
    return tuple(Outcome(skill, level) for skill, level in levels.items())


def highest(outcomes: Iterable[Outcome]) -> tuple[Outcome, ...]:
    """Keep the highest level of each skill, which holds those below; by skill.

    >>> highest([Outcome("sql", 1), Outcome("python", 2), Outcome("python", 1)])
    (Outcome(skill='python', level=2), Outcome(skill='sql', level=1))
    """
    levels: dict[str, int] = {}
    for skill, level in outcomes:
        levels[skill] = max(level, levels.get(skill, 0))
    return tuple(Outcome(skill, level) for skill, level in sorted(levels.items()))


def _reached(required: Iterable[Outcome], held: Iterable[Outcome]) -> tuple[Outcome, ...]:
    levels = dict(held)
    return tuple(outcome for outcome in required if levels.get(outcome.skill, 0) >= outcome.level)


def _solved(
    catalogue: Catalogue, role: Role, entry: tuple[Outcome, ...], audience: str, after: str
) -> RoleTrack:
    # Without policies and with no audience but the one that is said.
    bare = replace(catalogue, policies=(), roles=(replace(role, audience=""),))
    brief = Brief(role=role.id, knows=tuple(map(str, entry)), optional=False)
    problem = _unbound(build_problem(bare, brief, ()))
    result = solve(problem, "quick")
    chosen = result.solution.selection if result.solution else ()
    modules = tuple(catalogue.module_by_id[problem.tasks[index].id] for index in chosen)
    return RoleTrack(
        role.id,
        after,
        audience,
        entry,
        required_outcomes(role),
        modules,
        hours_of(sum(module.minutes for module in modules), catalogue.hour),
        bool(result.scores) and all(score.proven for score in result.scores),
    )


def _unbound(problem: Problem) -> Problem:
    """Give a problem a box that never binds.

    Any modules that can follow each other at all fit into it one after another, each at its own
    pace, and those that have to run together beside each other.
    """
    weeks = sum(-(-task.hours // task.pace) for task in problem.tasks)
    capacity = sum(task.pace for task in problem.tasks)
    return replace(
        problem,
        capacity=(capacity,) * max(1, weeks),
        max_parallel=max(1, len(problem.tasks)),
    )
