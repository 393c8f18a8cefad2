"""Who supports whom in a finished track: for each need the module, or the entry, that meets it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.catalogue.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from curplan.catalogue.models import Catalogue, Module, Need, Outcome

ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class Placed:
    """A module of the track and its first and last week."""

    module: Module
    start: int
    end: int


def in_order(
    catalogue: Catalogue,
    placed: Sequence[Placed],
    entry: Mapping[str, int],
    last: Mapping[str, Sequence[str]],
) -> tuple[Placed, ...]:
    """Sort by start; of modules that share one week, each after what it needs.

    ``last`` names what must come before a module for another reason: a capstone waits for its
    courses, a pinned order holds.

    Modules that fill more than a week are ordered by their weeks alone; those inside one week are
    placed as soon as their needs are met by what ended before or was placed already.
    """
    result: list[Placed] = []
    waiting = sorted(placed, key=lambda p: (p.start, p.end, p.module.id))
    while waiting:
        ready = next(
            (p for p in waiting if _ready(catalogue, p, waiting, result, placed, entry, last)),
            waiting[0],
        )
        waiting.remove(ready)
        result.append(ready)
    return tuple(result)


def _ready(
    catalogue: Catalogue,
    candidate: Placed,
    waiting: Sequence[Placed],
    done: Sequence[Placed],
    placed: Sequence[Placed],
    entry: Mapping[str, int],
    last: Mapping[str, Sequence[str]],
) -> bool:
    if candidate.start > waiting[0].start:
        return False
    earlier = [p for p in placed if p.end <= candidate.start and (p in done or p.start < p.end)]
    if not {p.module.id for p in earlier}.issuperset(last.get(candidate.module.id, ())):
        return False
    return all(
        find_support(need, earlier, candidate, entry) is not None
        for need in catalogue.module_needs(candidate.module)
    )


def find_support(
    need: Need, earlier: Sequence[Placed], user: Placed, entry: Mapping[str, int]
) -> tuple[Outcome, str] | None:
    """Find what meets a need: the outcome met, and ``entry`` or the id of the first to end."""
    for outcome in need.any_of:
        if entry.get(outcome.skill, 0) >= outcome.level:
            return outcome, ENTRY
    found = [
        (p.end, p.start, p.module.id, outcome)
        for p in earlier
        if p.module.id != user.module.id and p.end <= user.start
        for outcome in need.any_of
        if any(taught.covers(outcome) for taught in p.module.teaches)
    ]
    if not found:
        return None
    _, _, name, outcome = min(found)
    return outcome, name


def supports(
    catalogue: Catalogue, ordered: Sequence[Placed], entry: Mapping[str, int]
) -> dict[str, list[tuple[Outcome, str]]]:
    """For each module, in order, the outcome and the supporter of every need."""
    found: dict[str, list[tuple[Outcome, str]]] = {}
    for position, user in enumerate(ordered):
        before = {p.module.id for p in ordered[:position]}
        earlier = [p for p in ordered if p.module.id in before or p.end < user.start]
        met = []
        for need in catalogue.module_needs(user.module):
            support = find_support(need, earlier, user, entry)
            if support is not None:
                met.append(support)
        found[user.module.id] = list(dict.fromkeys(met))
    return found


def critical_chain(
    ordered: Sequence[Placed],
    met: Mapping[str, Sequence[tuple[Outcome, str]]],
    last: Mapping[str, Sequence[str]],
    weekly_minutes: int,
) -> tuple[str, ...]:
    """The chain of modules that takes longest at full pace: what the length of the track hangs on.

    ``last`` adds what comes before for another reason (a capstone waits for courses). The length
    of a module is its hours over its pace (at most ``weekly_minutes``), as for a delay
    factor (Heileman et al. 2018). Continuous modules run beside the chain and are left out.
    """
    length: dict[str, float] = {}
    previous: dict[str, str] = {}
    for p in ordered:
        if p.module.kind is Kind.CONTINUOUS:
            continue
        pace = min(p.module.max_minutes_per_week or weekly_minutes, weekly_minutes)
        own = p.module.minutes / pace
        before = [*(name for _, name in met[p.module.id]), *last.get(p.module.id, ())]
        before = [name for name in before if name in length]
        best = max(before, key=lambda name: (length[name], name), default=None)
        length[p.module.id] = own + (length[best] if best else 0.0)
        if best:
            previous[p.module.id] = best
    if not length:
        return ()
    node: str | None = max(length, key=lambda name: (length[name], name))
    chain = []
    while node is not None:
        chain.append(node)
        node = previous.get(node)
    return tuple(reversed(chain))
