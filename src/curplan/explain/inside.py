"""Why a module is in the plan, and what could have taken its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.advise.untaught import unsupported
from curplan.explain.chains import chain_reasons, chains
from curplan.explain.desk import covers, listed, teaches
from curplan.explain.model import Part, Reason
from curplan.explain.timing import hours_pinned
from curplan.problem.relevance import held
from curplan.problem.score import coverage, selection_breaches
from curplan.review.wording import asks

if TYPE_CHECKING:
    from curplan.catalogue.models import Module, Outcome
    from curplan.explain.desk import Desk

MOST_ALTERNATIVES = 4
MOST_FALLEN = 5
"""Modules named in a row; the rest are counted."""


def why_in(desk: Desk, name: str) -> Part:
    """Say why a module is in: pins, chains to requirements, rules, practice; and what falls."""
    found = []
    if name in desk.situation.brief.included:
        pinned = hours_pinned(desk, name)
        if name in desk.situation.brief.include or not pinned:
            found.append(Reason("pin", f"the brief asks for it (--include {name})"))
        found.extend(pinned)
    found.extend(chain_reasons(desk, name))
    found.extend(_rules(desk, name))
    task = desk.situation.problem.tasks[desk.index[name]]
    if desk.situation.problem.fill and task.practice:
        hours = desk.hours(task.practice * desk.situation.problem.quantum)
        found.append(Reason("practice", f"it gives {hours:g} h of practice of the role's skills"))
    if not found:
        found.append(Reason("unused", "nothing that the role requires hangs on it"))
    else:
        found.append(_without(desk, name))
    return Part("why it is in", tuple(found))


def _rules(desk: Desk, name: str) -> list[Reason]:
    """Rules of the policy that would be broken, or broken worse, without a module."""
    problem, chosen = desk.situation.problem, desk.situation.solution.selection
    rest = [index for index in chosen if index != desk.index[name]]
    before = {breach.rule: breach.penalty for breach in selection_breaches(problem, chosen)}
    found = []
    for breach in selection_breaches(problem, rest):
        more = breach.penalty - before.get(breach.rule, 0)
        rule = desk.situation.policy.rule(breach.of)
        if more > 0:
            _, _, detail = breach.rule.partition(":")
            asked = asks(rule, desk.catalogue) if rule else breach.rule
            about = f" ({detail})" if detail else ""
            points = f"{more} point{'' if more == 1 else 's'} of penalty"
            found.append(
                Reason("rule", f"a rule of the policy: {asked}{about}; without it, {points} more")
            )
    return found


def _without(desk: Desk, name: str) -> Reason:
    """What falls when a module is taken out and nothing put in its place."""
    fallen = desk.fallen({name})
    own = desk.situation.problem
    gone = {desk.index[each] for each in (name, *fallen)}
    rest = [index for index in desk.situation.solution.selection if index not in gone]
    lost = [
        priority
        for priority in ("must", "essential", "optional")
        if coverage(own, rest, priority)
        < coverage(own, desk.situation.solution.selection, priority)
    ]
    if not lost and not fallen:
        return Reason("need", "taken out with nothing in its place, it leaves coverage as it is")
    what = [f"the plan loses {listed(lost)} coverage"] if lost else []
    if fallen:
        told = desk.titles(fallen[:MOST_FALLEN])
        more = len(fallen) - MOST_FALLEN
        told += f"; and {more} more module{'' if more == 1 else 's'}" if more > 0 else ""
        what.append(f"with it {'falls' if len(fallen) == 1 else 'fall'} {told}")
    return Reason("need", f"with nothing in its place, {', and '.join(what)}", fallen)


def alternatives(desk: Desk, name: str) -> Part:
    """Say which other modules teach what this one is there for, and why they were not taken."""
    module = desk.catalogue.module_by_id[name]
    wanted = _wanted(desk, name)
    others = [
        other
        for other in desk.catalogue.modules
        if other.id != name and any(teaches(other, outcome) for outcome in wanted)
    ]
    if not wanted or not others:
        return Part(
            "what else teaches it", (Reason("alternative", "nothing else in the catalogue"),)
        )
    taken = [other for other in others if other.id in desk.chosen]
    left = sorted(
        (other for other in others if other.id not in desk.chosen), key=lambda m: (m.minutes, m.id)
    )
    found = [_beside(desk, name, other, wanted) for other in taken]
    found += [_alternative(desk, module, other, wanted) for other in left[:MOST_ALTERNATIVES]]
    if len(left) > MOST_ALTERNATIVES:
        more = len(left) - MOST_ALTERNATIVES
        found.append(Reason("alternative", f"and {more} longer one{'' if more == 1 else 's'}"))
    return Part("what else teaches it", tuple(found))


def _wanted(desk: Desk, name: str) -> list[Outcome]:
    """What a module teaches that others count on, or that the role requires."""
    used = [link.outcome for link in desk.links.get(name, ())]
    required = [chain.taught for chain in chains(desk, name) if not chain.links]
    return sorted(dict.fromkeys((*used, *required)))


def _beside(desk: Desk, name: str, other: Module, wanted: list[Outcome]) -> Reason:
    taught = listed(str(o) for o in other.teaches if any(covers(o, each) for each in wanted))
    start, end = desk.situation.start[other.id], desk.situation.end[other.id]
    return Reason(
        "alternative",
        f"{other.title} is in the plan too ({weeks(start, end)}) and teaches {taught}"
        + (", but hangs on this one itself" if other.id in desk.fallen({name}) else ""),
        (other.id,),
    )


def _alternative(desk: Desk, module: Module, other: Module, wanted: list[Outcome]) -> Reason:
    """Why another module was not taken: excluded, out of reach, teaches less, hours, needs."""
    why = []
    brief = desk.situation.brief
    lacking = unsupported(desk.catalogue, brief, other.id)
    extra = _extra_needs(desk, module, other)
    missed = [str(outcome) for outcome in wanted if not teaches(other, outcome)]
    if other.id in brief.exclude:
        why.append(f"the brief excludes it (--exclude {other.id})")
    elif lacking:
        outcomes = listed(dict.fromkeys(str(outcome) for outcome, _, _ in lacking))
        why.append(f"out of reach: nothing teaches {outcomes}")
    if missed:
        why.append(f"does not teach {listed(missed)}")
    if other.minutes > module.minutes:
        hours, own = desk.hours(other.minutes), desk.hours(module.minutes)
        why.append(f"takes {hours:g} h instead of {own:g} h")
    if extra and not lacking:
        why.append(f"needs {listed(extra)}, which nothing else here teaches")
    if not why:
        why.append(_equal(desk, module, other))
    return Reason("alternative", f"{other.title}: {'; '.join(why)}", (other.id,))


def _extra_needs(desk: Desk, module: Module, other: Module) -> list[str]:
    levels = dict(desk.situation.entry)
    for each in desk.situation.modules:
        for skill, level in each.teaches if each.id != module.id else ():
            levels[skill] = max(levels.get(skill, 0), level)
    return [str(need) for need in desk.catalogue.module_needs(other) if not held(need, levels)]


def _equal(desk: Desk, module: Module, other: Module) -> str:
    """Why one that teaches and needs no worse, in no more hours, was not taken."""
    index = {task.id: number for number, task in enumerate(desk.problem.tasks)}
    shorter = "takes no more hours and needs no more"
    if other.id not in index or not desk.chosen <= set(index):
        return shorter
    chosen = [index[each] for each in sorted(desk.chosen)]
    swapped = [index[other.id] if each == index[module.id] else each for each in chosen]
    before, after = (
        sum(breach.penalty for breach in selection_breaches(desk.problem, each))
        for each in (chosen, swapped)
    )
    if after > before:
        worse = after - before
        return f"{shorter}, but breaks rules of the policy by {worse} points more in its place"
    return f"{shorter}; what it would cost is a matter of the whole plan"


def weeks(first: int, last: int) -> str:
    """Say a span of weeks.

    >>> weeks(3, 3), weeks(3, 5)
    ('week 3', 'weeks 3-5')
    """
    return f"week {first}" if first == last else f"weeks {first}-{last}"
