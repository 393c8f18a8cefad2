"""Why one module of a plan comes before another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.explain.inside import weeks
from curplan.explain.model import Part, Reason
from curplan.review.wording import asks

if TYPE_CHECKING:
    from curplan.explain.desk import Desk

Steps = dict[str, list[tuple[str, Reason]]]
"""For each module those that must come after it, and why."""

ORDERING = ("order", "introduced", "groundwork")
"""Kinds of soft rules that want something before something."""


def why_before(desk: Desk, first: str, then: str) -> Part:
    """Say why the first module comes before the other: a chain, the capstone, a pin, a rule."""
    found = [*_chain(desk, first, then), *_weeks_pinned(desk, first, then)]
    found += _rules(desk, first, then)
    if not found:
        found.append(Reason("schedule", "no reason but the schedule: neither waits for the other"))
    return Part(f"why {desk.title(first)} comes first", tuple(found))


def _chain(desk: Desk, first: str, then: str) -> list[Reason]:
    """Chains of what must end before what: through needs alone; else with capstone and pins too.

    A capstone that waits for the first, or a pin between just these two, is told besides.
    """
    needs: Steps = {}
    for source, links in desk.links.items():
        for link in links:
            if not link.beside:
                text = f"{desk.title(source)} teaches {link.outcome}, which "
                text += f"{desk.title(link.user)} needs"
                reason = Reason("need", text, (source, link.user))
                needs.setdefault(source, []).append((link.user, reason))
    every = {source: list(steps) for source, steps in needs.items()}
    direct = []
    for later, earlier in desk.forced.items():
        for each in earlier:
            if later in desk.chosen and each in desk.chosen:
                reason = _forced(desk, each, later)
                every.setdefault(each, []).append((later, reason))
                if (each, later) == (first, then):
                    direct.append(reason)
    chain = _path(needs, first, then)
    return [*chain, *direct] if chain or direct else _path(every, first, then)


def _forced(desk: Desk, earlier: str, later: str) -> Reason:
    """The pin, or the wait of a capstone, that puts one module before another."""
    both = (earlier, later)
    if both in desk.situation.brief.order:
        text = f"the brief puts {desk.title(earlier)} before {desk.title(later)}"
        return Reason("pin", f"{text} (--order {earlier} {later})", both)
    text = f"{desk.title(later)} is a capstone, and waits for the courses and projects of the role"
    return Reason("capstone", f"{text}: {desk.title(earlier)} too", both)


def _path(steps: Steps, first: str, then: str) -> list[Reason]:
    """The reasons on the shortest way from one module to another; none without a way."""
    paths: dict[str, tuple[Reason, ...]] = {first: ()}
    queue = [first]
    for current in queue:  # grows while it is walked: breadth first
        for user, reason in steps.get(current, ()):
            if user not in paths:
                paths[user] = (*paths[current], reason)
                queue.append(user)
    return list(paths.get(then, ()))


def _weeks_pinned(desk: Desk, first: str, then: str) -> list[Reason]:
    brief = desk.situation.brief
    last, earliest = brief.not_after.get(first), brief.not_before.get(then)
    if last is None or earliest is None or last > earliest:
        return []
    text = (
        f"the brief keeps them apart (--not-after {first}={last}, --not-before {then}={earliest})"
    )
    return [Reason("pin", text)]


def _rules(desk: Desk, first: str, then: str) -> list[Reason]:
    """Soft rules that want the first module before the other."""
    index = desk.index
    found = []
    for rule in desk.situation.problem.schedule_rules:
        if rule.of not in ORDERING or not rule.weight:
            continue
        for link in rule.links:
            if link.module == index[then] and index[first] in link.after:
                stated = desk.situation.policy.rule(rule.of)
                named = [r for r in desk.situation.policy.rules if r.id == rule.id]
                asked = asks(named[0] if named else stated, desk.catalogue) if stated else rule.id
                found.append(Reason("rule", f"a rule of the policy asks for it: {asked}"))
                break
    return found


def placed(desk: Desk, name: str) -> str:
    """A module with its weeks, in words."""
    return f"{desk.title(name)} ({weeks(desk.situation.start[name], desk.situation.end[name])})"
