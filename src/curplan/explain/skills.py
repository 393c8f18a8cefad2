"""What a plan teaches of a skill, and why one that it does not reach is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.advise.untaught import untaught
from curplan.calendars.weeks import weeks_for
from curplan.catalogue.kinds import Priority
from curplan.catalogue.models import Outcome, Requirement
from curplan.explain.chains import chain_reasons
from curplan.explain.desk import listed, teaches
from curplan.explain.inside import weeks
from curplan.explain.model import Part, Reason

if TYPE_CHECKING:
    from curplan.advise.box import Least
    from curplan.brief import Brief
    from curplan.catalogue.models import Catalogue
    from curplan.explain.desk import Desk


def reached(desk: Desk, skill: str) -> int:
    """Level of a skill at the end of the plan, held or taught; 0 for none."""
    taught = [o.level for m in desk.situation.modules for o in m.teaches if o.skill == skill]
    return max([desk.situation.entry.get(skill, 0), *taught])


def required(desk: Desk, skill: str) -> tuple[Requirement, ...]:
    """What the role requires of a skill."""
    return tuple(r for r in desk.situation.requirements if r.outcome.skill == skill)


def why_taught(desk: Desk, skill: str) -> tuple[Part, ...]:
    """Say who teaches each level of a skill, why, and what the role asks of it."""
    found = []
    held = desk.situation.entry.get(skill, 0)
    if held:
        found.append(Reason("held", f"learners hold {skill}@{held} on entry"))
    teaching = [m for m in desk.situation.modules if any(o.skill == skill for o in m.teaches)]
    for module in teaching:
        taught = listed(str(o) for o in module.teaches if o.skill == skill)
        when = weeks(desk.situation.start[module.id], desk.situation.end[module.id])
        text = f"{module.title} ({when}, {desk.hours(module.minutes):g} h) teaches {taught}"
        found.append(Reason("coverage", text, (module.id,)))
    asked = [
        Reason("requirement", _asked(requirement)) for requirement in required(desk, skill)
    ] or [Reason("unused", "the role does not require it")]
    parts = [Part("who teaches it", tuple(found)), Part("what the role asks", tuple(asked))]
    reasons = [Part(f"why {m.title} is in", chain_reasons(desk, m.id)) for m in teaching]
    return (*parts, *reasons)


def _asked(requirement: Requirement) -> str:
    why = f": {requirement.why}" if requirement.why else ""
    priority = f"{requirement.priority.value}, weight {requirement.weight}"
    return f"{requirement.outcome} ({priority}){why}"


def why_missing(desk: Desk, outcome: Outcome) -> Part:
    """Say why an outcome is not reached: nothing teaches it, or who would, and what that takes."""
    found: list[Reason] = []
    asked = required(desk, outcome.skill)
    if asked:
        found.extend(Reason("requirement", f"the role asks for {_asked(r)}") for r in asked)
    elif outcome.skill in {r.outcome.skill for r in desk.situation.role.requires}:
        found.append(Reason("pin", "it is optional, and the brief leaves those out"))
    else:
        found.append(
            Reason("unused", "the role does not require it, so the plan does not aim for it")
        )
    have = reached(desk, outcome.skill)
    if have:
        found.append(Reason("coverage", f"the plan reaches {outcome.skill}@{have}"))
    out_of_reach = _untaught(desk, outcome)
    found.extend(out_of_reach)
    if out_of_reach:
        return Part("why it is missing", tuple(found))
    banned = desk.situation.brief.exclude
    could = sorted(
        (m for m in desk.catalogue.modules if teaches(m, outcome) and m.id not in banned),
        key=lambda m: (m.minutes, m.id),
    )
    found.extend(
        Reason("alternative", f"{m.title} would teach it ({desk.hours(m.minutes):g} h)", (m.id,))
        for m in could
    )
    return Part("why it is missing", tuple(found))


def _only(desk: Desk, outcome: Outcome) -> Catalogue:
    """The catalogue with a role that requires an outcome and nothing else."""
    role = desk.situation.role
    alone = replace(role, requires=(Requirement(outcome, Priority.MUST, 1),), themes=())
    others = tuple(alone if each.id == role.id else each for each in desk.catalogue.roles)
    return replace(desk.catalogue, roles=others)


def _untaught(desk: Desk, outcome: Outcome) -> list[Reason]:
    found = []
    for each in untaught(_only(desk, outcome), desk.situation.brief):
        for lacking, user in each.missing:
            if lacking == outcome:
                found.append(Reason("untaught", f"nothing teaches {lacking}"))
            else:
                text = f"{desk.title(user)} needs {lacking}, which nothing teaches"
                found.append(Reason("untaught", text, (user,)))
        if not each.missing:
            found.append(Reason("untaught", "the modules that teach it wait for each other"))
    return found


def least_box(desk: Desk, outcome: Outcome) -> Reason | None:
    """Say how large a box an outcome takes at least, with its pins but nothing else in the role.

    None when it fits the box as it is, or no box is enough.
    """
    from curplan.advise.box import fewest_hours, fewest_weeks
    from curplan.problem.build import build_problem
    from curplan.solve.fit import fits, reachable

    brief: Brief = desk.situation.brief
    catalogue = _only(desk, outcome)
    problem = build_problem(catalogue, brief, weeks_for(catalogue, brief), bare=True)
    aim = reachable(problem)
    if not aim.must or fits(problem, aim.must, aim.essential, thorough=True).fits:
        return None
    said = [
        _said(least, unit)
        for least, unit in (
            (fewest_weeks(catalogue, brief, problem, aim), f"weeks at {brief.hours_per_week} h"),
            (fewest_hours(catalogue, brief, problem, aim), f"h a week in {brief.weeks} weeks"),
        )
        if least.value is not None
    ]
    if not said:
        return None
    return Reason("box", f"by itself, with what it needs, it takes {listed(said, 'or')}")


def _said(least: Least, unit: str) -> str:
    return f"{least.value} {unit}{'' if least.proven else ' (fewer not ruled out)'}"
