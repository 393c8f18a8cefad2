"""Why a module has its weeks, and not earlier or later ones: the binding constraint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.explain.desk import teaches
from curplan.explain.model import Part, Reason
from curplan.explain.moving import broken_by, full_weeks, moved_earlier, moved_later, room

if TYPE_CHECKING:
    from curplan.explain.desk import Desk


FREE = ("schedule", "slack")
"""Kinds of reasons that say that a module could as well lie elsewhere."""

MOST_PINS = 4
"""Weeks with fixed hours that are named in a row; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Bound:
    """A week that something hard keeps a module from passing, and what it is."""

    week: int
    reason: Reason


def why_not_earlier(desk: Desk, name: str) -> Part:
    """Say what keeps a module from starting a week earlier."""
    start = desk.situation.start[name]
    heading = f"why it starts in week {start} and not earlier"
    if start == 1:
        return Part(heading, (Reason("box", "week 1 is the first there is"),))
    bounds = lower_bounds(desk, name)
    earliest = max([1, *(bound.week for bound in bounds)])
    if earliest >= start:
        binding = [bound.reason for bound in bounds if bound.week == earliest]
        return Part(heading, tuple(binding))
    blocked = start
    while blocked > earliest and not room(desk, name, blocked - 1):
        blocked -= 1
    found = full_weeks(desk, name, range(blocked, start))
    if blocked == start:
        worse = broken_by(desk, moved_earlier(desk, name))
        found.extend(Reason("rule", f"a week earlier: {text}") for text in worse)
        if not worse:
            text = f"nothing hard, and no rule, keeps it from week {start - 1}"
            found.append(Reason("schedule", f"{text}: it is one of several equal schedules"))
    elif blocked > earliest:
        text = f"week {blocked - 1} has room, but it would have to pause after it"
        found.append(Reason("schedule", text))
    found = _with_pins(desk, name, found)
    nearest = [bound.reason for bound in bounds if bound.week == earliest and earliest > 1]
    if nearest:
        text = f"before week {earliest} it could not start at all: {nearest[0].text}"
        found.append(Reason(nearest[0].kind, text, nearest[0].modules))
    return Part(heading, tuple(found))


def lower_bounds(desk: Desk, name: str) -> list[Bound]:
    """List what keeps a module from starting before some week."""
    found = []
    module = desk.catalogue.module_by_id[name]
    start, end = desk.situation.start, desk.situation.end
    twin = _same_weeks(desk, name)
    if twin:
        text = f"it has the very weeks of {desk.title(twin)}"
        found.append(Bound(start[name], Reason("corequisite", text, (twin,))))
    for need in desk.open_needs(module):
        supporters = [m for m in desk.supporters(need, name) if end[m.id] <= start[name]]
        if supporters:
            first = min(supporters, key=lambda m: (end[m.id], m.id))
            outcome = next(o for o in need.any_of if teaches(first, o))
            text = f"it needs {outcome}, and {first.title} teaches that until week {end[first.id]}"
            found.append(Bound(end[first.id], Reason("need", text, (first.id,))))
    brief = desk.situation.brief
    pairs = set(brief.order)
    for other in desk.forced.get(name, ()):
        if other in end and other != name:
            if (other, name) in pairs:
                text = f"the brief puts it after {desk.title(other)} (--order {other} {name})"
                kind = "pin"
            else:
                text = "a capstone waits for all courses and projects of the role"
                kind = "capstone"
            text = f"{text}, and {desk.title(other)} ends in week {end[other]}"
            found.append(Bound(end[other], Reason(kind, text, (other,))))
    week = brief.not_before.get(name, 1)
    if week > 1:
        pin = f"the brief says so (--not-before {name}={week})"
        found.append(Bound(week, Reason("pin", pin)))
    for corequisite in module.corequisites:
        outcome = corequisite.outcome
        if desk.situation.entry.get(outcome.skill, 0) < outcome.level:
            partners = desk.teaching(outcome, but=name)
            if partners and not teaches(module, outcome):
                first = min(partners, key=lambda m: (start[m.id], m.id))
                text = f"it runs beside {first.title}, which starts in week {start[first.id]}"
                found.append(Bound(start[first.id], Reason("corequisite", text, (first.id,))))
    return found


def why_not_later(desk: Desk, name: str) -> Part:
    """Say what keeps a module from ending a week later."""
    end = desk.situation.end[name]
    heading = f"why it ends in week {end} and not later"
    bounds = upper_bounds(desk, name)
    latest = min(bound.week for bound in bounds)
    binding = [bound.reason for bound in bounds if bound.week == latest]
    if latest <= end:
        return Part(heading, tuple(binding[:3]))
    beside = _begins_with(desk, name)
    moved = moved_later(desk, name)
    found = []
    if beside:
        found.append(beside)
    elif moved is None:
        text = f"the hours that it would need are taken in the weeks up to {end + 1}"
        found.append(Reason("full", text))
    else:
        worse = broken_by(desk, moved)
        found.extend(Reason("rule", f"a week later: {text}") for text in worse)
        if not worse:
            text = "a week later would break no rule: it is one of several equal schedules"
            found.append(Reason("slack", text))
    found = _with_pins(desk, name, found)
    text = f"it has to be over by week {latest}: {binding[0].text}"
    found.append(Reason(binding[0].kind, text, binding[0].modules))
    return Part(heading, tuple(found))


def hours_pinned(desk: Desk, name: str) -> list[Reason]:
    """The hours that the brief fixes for weeks of a module, as one reason; none without any."""
    weeks = desk.situation.brief.hours_in_week.get(name, {})
    said = [f"--hours-in-week {name}={week}:{hours:g}" for week, hours in sorted(weeks.items())]
    more = f" and {len(said) - MOST_PINS} more" if len(said) > MOST_PINS else ""
    text = f"the brief fixes hours of its weeks ({', '.join(said[:MOST_PINS])}{more})"
    return [Reason("pin", text)] if said else []


def _with_pins(desk: Desk, name: str, found: list[Reason]) -> list[Reason]:
    """Say that hours of weeks are fixed, instead of that nothing hard keeps a module there."""
    pins = hours_pinned(desk, name)
    return [*pins, *(each for each in found if each.kind not in FREE)] if pins else found


def _begins_with(desk: Desk, name: str) -> Reason | None:
    """A module that starts with this one because it runs beside it."""
    start = desk.situation.start
    for link in desk.links.get(name, ()):
        others = desk.teaching(link.outcome, but=name)
        in_time = any(m.id != link.user and start[m.id] <= start[link.user] for m in others)
        if link.beside and start[link.user] == start[name] and not in_time:
            text = f"{desk.title(link.user)} runs beside it, and starts in week {start[name]} too"
            return Reason("corequisite", text, (link.user,))
    return None


def _same_weeks(desk: Desk, name: str) -> str:
    """A module that has to have just the weeks of this one."""
    minutes = desk.situation.minutes
    for first in desk.situation.modules:
        for corequisite in first.corequisites:
            outcome = corequisite.outcome
            if (
                not corequisite.strict
                or desk.situation.entry.get(outcome.skill, 0) >= outcome.level
            ):
                continue
            same = [
                m.id
                for m in desk.teaching(outcome, but=first.id)
                if set(minutes[m.id]) == set(minutes[first.id])
            ]
            if name == first.id and same and not teaches(first, outcome):
                return same[0]
            if same == [name] and not teaches(first, outcome):
                return first.id
    return ""


def upper_bounds(desk: Desk, name: str) -> list[Bound]:
    """List what keeps a module from ending after some week; the last week is always among it."""
    start, end = desk.situation.start, desk.situation.end
    module = desk.catalogue.module_by_id[name]
    weeks = desk.situation.brief.weeks
    found = [Bound(weeks, Reason("box", f"week {weeks} is the last there is"))]
    for user in desk.situation.modules:
        for need in desk.open_needs(user):
            if not any(teaches(module, outcome) for outcome in need.any_of):
                continue
            others = [m for m in desk.supporters(need, user.id) if m.id != name]
            if user.id == name or any(end[m.id] <= start[user.id] for m in others):
                continue
            outcome = next(o for o in need.any_of if teaches(module, o))
            text = f"{user.title} starts in week {start[user.id]} and needs {outcome}"
            found.append(Bound(start[user.id], Reason("need", text, (user.id,))))
    brief = desk.situation.brief
    for later, earlier in desk.forced.items():
        if name in earlier and later in start and later != name:
            if (name, later) in brief.order:
                text = f"the brief puts it before {desk.title(later)} (--order {name} {later})"
                kind = "pin"
            else:
                text = f"{desk.title(later)} waits for it, as a capstone does"
                kind = "capstone"
            text = f"{text}, and starts in week {start[later]}"
            found.append(Bound(start[later], Reason(kind, text, (later,))))
    twin = _same_weeks(desk, name)
    if twin:
        text = f"it has the very weeks of {desk.title(twin)}"
        found.append(Bound(end[name], Reason("corequisite", text, (twin,))))
    if name in brief.not_after:
        week = brief.not_after[name]
        found.append(Bound(week, Reason("pin", f"the brief says so (--not-after {name}={week})")))
    return found
