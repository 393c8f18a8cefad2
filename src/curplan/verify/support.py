"""Constraint 3: every need is met in time, and each week has an order that meets them all.

As a supporter ends no later than the week in which the learner starts, modules can wait for each
other in a circle only when all of them lie wholly in one week. There the fixpoint decides: place
again and again whatever waits for nothing that is not placed yet. Placing a module never hinders
another, so this greedy way finds an order whenever there is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.verify.measures import violation
from curplan.verify.order import parse_outcome
from curplan.verify.sequence import forced_before

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from curplan.catalogue.models import Need, Outcome
    from curplan.diagnostics import Diagnostic
    from curplan.verify.context import Context, Placed

Waits = tuple[frozenset[str], ...]
"""What a module waits for: of each set one module, placed before it."""


def supports(context: Context) -> Iterator[Diagnostic]:
    """Each need is held on entry, or taught by another module that has ended."""
    for one in context.running:
        for need in _open_needs(context, one):
            teachers = context.others_teaching(one, need.any_of)
            if not any(teacher.end <= one.start for teacher in teachers):
                message = f"module {one.id!r} starts in week {one.start} and needs {need}; "
                if teachers:
                    ends = ", ".join(f"{t.id!r} ends in week {t.end}" for t in teachers)
                    yield violation("support", message + f"too late: {ends}")
                else:
                    yield violation(
                        "support",
                        message + "no selected module teaches it, and it is not held on entry",
                    )


def week_orders(context: Context) -> Iterator[Diagnostic]:
    """In each week some order of the modules meets needs, capstone rule and order pins."""

    def chosen(one: Placed) -> Waits:
        return tuple(
            frozenset(t.id for t in context.others_teaching(one, need.any_of) if t.end <= one.start)
            for need in _open_needs(context, one)
        )

    ends = {one.id: one.end for one in context.running}

    def stated(one: Placed) -> Waits:
        sources = (need.source for need in one.stated.needs)
        return tuple(frozenset([s]) for s in sources if ends.get(s, one.start + 1) <= one.start)

    circles = list(_circles(context, chosen))
    for week, names in circles:
        yield violation(
            "circle",
            f"week {week}: {_listed(names)} wait for each other; no order of the week lets each "
            "start after what it needs, or must follow, has ended",
        )
    if not circles:
        for week, names in _circles(context, stated):
            yield violation(
                "needs",
                f"week {week}: the supports stated for {_listed(names)} go round in a circle",
            )


def stated_needs(context: Context) -> Iterator[Diagnostic]:
    """Every need is stated, and what it is stated to come from really supports it."""
    for one in context.placed:
        needs = context.catalogue.module_needs(one.module)
        seen: set[Need] = set()
        for stated in one.stated.needs:
            outcome = parse_outcome(stated.outcome)
            answered = {need for need in needs if outcome in need.any_of}
            seen |= answered
            where = f"module {one.id!r}: the stated need {stated.outcome}"
            if outcome is None or not answered:
                yield violation("needs", f"{where} is not one of the catalogue's")
            elif stated.source == "entry":
                if not context.held(outcome):
                    yield violation("needs", f"{where} is not held on entry")
            elif reason := _no_support(context, one, stated.source, outcome):
                yield violation("needs", f"{where} from {stated.source!r}: {reason}")
        for need in needs:
            if need not in seen:
                message = f"module {one.id!r} needs {need}; the plan does not state where from"
                yield violation("needs", message)


def _no_support(context: Context, one: Placed, source: str, outcome: Outcome) -> str:
    """Say why a module does not support another, or nothing."""
    supporter = next((other for other in context.running if other.id == source), None)
    if supporter is None:
        return "that module is not selected"
    if supporter.id == one.id:
        return "a module cannot support itself"
    if not supporter.teaches(outcome):
        return "it does not teach that"
    if one.minutes and supporter.end > one.start:
        return f"it ends in week {supporter.end}, after the start in week {one.start}"
    return ""


def _open_needs(context: Context, one: Placed) -> list[Need]:
    needs = context.catalogue.module_needs(one.module)
    return [need for need in needs if not context.held_any(need.any_of)]


def _circles(
    context: Context, supporters: Callable[[Placed], Waits]
) -> Iterator[tuple[int, list[str]]]:
    """Find the weeks without an order, with the modules that wait for each other.

    What waits for nothing that could serve is another check's to report, and left out here.
    """
    forced = forced_before(context)
    for week in sorted({one.start for one in context.running}):
        starting = {one.id: one for one in context.running if one.start == week}
        waits = {
            one.id: [
                names
                for names in (*supporters(one), *(frozenset([a]) for a in forced[one.id]))
                if names and names <= starting.keys() and one.id not in names
            ]
            for one in starting.values()
        }
        left = dict(waits)
        while ready := [
            name for name, sets in left.items() if all(not names <= left.keys() for names in sets)
        ]:
            for name in ready:
                del left[name]
        while idle := [
            name
            for name in left
            if not any(name in names for sets in left.values() for names in sets)
        ]:
            for name in idle:
                del left[name]
        if left:
            yield week, sorted(left)


def _listed(names: list[str]) -> str:
    return ", ".join(map(repr, names[:-1])) + f" and {names[-1]!r}"
