"""Constraints 4, 6 and the order pins: who must start or end before whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.catalogue.kinds import Kind, Priority
from curplan.catalogue.models import Corequisite
from curplan.verify.measures import violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from curplan.diagnostics import Diagnostic
    from curplan.verify.context import Context, Placed

COUNTED = (Priority.MUST, Priority.ESSENTIAL)
"""Priorities whose skills a capstone waits for."""


def corequisites(context: Context) -> Iterator[Diagnostic]:
    """Each is held on entry, or taught by a module that starts no later (strict: same weeks)."""
    for one in context.running:
        for corequisite in one.module.corequisites:
            outcome = corequisite.outcome
            if context.held(outcome) or outcome in one.module.teaches:
                continue
            partners = context.others_teaching(one, [outcome])
            if not any(_together(one, partner, corequisite) for partner in partners):
                message = f"module {one.id!r} goes with {outcome}; "
                yield violation("corequisite", message + _why_not(one, partners, corequisite))


def _together(one: Placed, partner: Placed, corequisite: Corequisite) -> bool:
    if corequisite.strict:
        return partner.minutes.keys() == one.minutes.keys()
    return partner.start <= one.start


def _why_not(one: Placed, partners: tuple[Placed, ...], corequisite: Corequisite) -> str:
    if not partners:
        return "no selected module teaches it, and it is not held on entry"
    if corequisite.strict:
        weeks = "; ".join(f"{p.id!r} has weeks {_weeks(p)}" for p in partners)
        return f"it must run in exactly the same weeks ({_weeks(one)}), but {weeks}"
    starts = ", ".join(f"{p.id!r} starts in week {p.start}" for p in partners)
    return f"it starts in week {one.start}, but {starts}"


def _weeks(one: Placed) -> str:
    return ", ".join(map(str, one.minutes))


def capstones(context: Context) -> Iterator[Diagnostic]:
    """A capstone starts no earlier than the end of every module that prepares for it."""
    for capstone, before in _capstone_pairs(context):
        if before.end > capstone.start:
            yield violation(
                "capstone",
                f"capstone {capstone.id!r} starts in week {capstone.start}, before "
                f"{before.module.kind} {before.id!r} ends in week {before.end}",
            )


def _capstone_pairs(context: Context) -> Iterator[tuple[Placed, Placed]]:
    """Pair each capstone with the courses and projects of the role's skills."""
    skills = {r.outcome.skill for r in context.order.requirements if r.priority in COUNTED}
    before = [
        one
        for one in context.running
        if one.module.kind in (Kind.COURSE, Kind.PROJECT)
        and any(outcome.skill in skills for outcome in one.module.teaches)
    ]
    for one in context.running:
        if one.module.kind is Kind.CAPSTONE:
            for other in before:
                yield one, other


def order_pins(context: Context) -> Iterator[Diagnostic]:
    """Of each ordered pair that is selected, the earlier ends no later than the later starts."""
    for earlier, later in _ordered_pairs(context):
        if earlier.id == later.id:
            message = f"the brief orders module {later.id!r} before itself"
            yield violation("pin", message)
        elif earlier.end > later.start:
            yield violation(
                "pin",
                f"module {later.id!r} starts in week {later.start}, before {earlier.id!r} ends "
                f"in week {earlier.end}; the brief orders them the other way",
            )


def _ordered_pairs(context: Context) -> Iterator[tuple[Placed, Placed]]:
    running = {one.id: one for one in context.running}
    for earlier, later in context.order.brief.order:
        if earlier in running and later in running:
            yield running[earlier], running[later]


def forced_before(context: Context) -> dict[str, list[str]]:
    """For each running module, those that it must follow and that do end in time."""
    forced: dict[str, list[str]] = {one.id: [] for one in context.running}
    pairs = [(before, capstone) for capstone, before in _capstone_pairs(context)]
    for earlier, later in (*pairs, *_ordered_pairs(context)):
        if earlier.end <= later.start and earlier.id != later.id:
            forced[later.id].append(earlier.id)
    return forced
