"""The judge: the best coverage that the rest of the time allows, and then the least change.

Every choice of modules and every first and last week are tried, in the order of the counts.
Whether a choice with such weeks can be scheduled is decided by the oracle's search over weeks, with
the past fixed; nothing is shared with the planner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

from curplan.catalogue.models import Module
from tests.oracle.brute import Left, _Search, _strict_twins, _supportable
from tests.oracle.terms import Case, Hours

Span = tuple[int, int]
Counts = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Begun:
    """A case in the middle: the older plan, what was taught before a week, and what is done."""

    case: Case
    old: Hours
    from_week: int
    taught: Hours
    done: frozenset[str]


@dataclass(frozen=True, slots=True)
class Answer:
    """Coverage (must, essential, optional), and came or went, moved, weeks moved."""

    coverage: tuple[int, int, int]
    change: Counts


class _Fixed(_Search):
    """The oracle's search, with the past and the modules' first and last weeks given."""

    past: Sequence[dict[int, int]] = ()
    from_week = 1
    spans: Sequence[Span | None] = ()

    def takes(self, week: int, left: Left) -> Iterator[Left]:
        for taken in super().takes(week, left):
            if week < self.from_week:
                fits = all(t == by.get(week, 0) for t, by in zip(taken, self.past, strict=True))
            else:
                fits = all(
                    span is None or _fits(week, hours, before, span)
                    for hours, before, span in zip(taken, left, self.spans, strict=True)
                )
            if fits:
                yield taken


def _fits(week: int, hours: int, before: int, span: Span) -> bool:
    """Tell whether so many hours of so many left go with a module's first and last week."""
    first, last = span
    if week in span and not hours:
        return False
    if hours and not first <= week <= last:
        return False
    return week >= last or before - hours > 0


def schedulable(begun: Begun, chosen: Sequence[str], spans: Sequence[Span | None]) -> bool:
    """Tell whether a choice can be scheduled after the past, with these first and last weeks."""
    case = shortened(begun)
    modules = case.modules(chosen)
    total = sum(case.hours(name) for name in chosen)
    if total > sum(case.capacity) or total > (case.brief.max_hours or total):
        return False
    if not _supportable(case, modules):
        return False
    for twins in _strict_twins(case, modules):
        search = _Fixed(case, modules, twins)
        search.past = [dict(begun.taught.get(m.id, {})) for m in modules]
        search.from_week, search.spans = begun.from_week, spans
        if search.schedule() is not None:
            return True
    return False


def shortened(begun: Begun) -> Case:
    """The case with modules that are done as long as what was taught of them."""

    def cut(module: Module) -> Module:
        if module.id not in begun.done:
            return module
        return replace(module, minutes=60 * sum(begun.taught[module.id].values()))

    catalogue = begun.case.catalogue
    modules = tuple(cut(module) for module in catalogue.modules)
    return replace(begun.case, catalogue=replace(catalogue, modules=modules))


def least(begun: Begun) -> Answer | None:
    """Find the answer; None when no plan is possible."""
    case, old = begun.case, begun.old
    may = [m.id for m in case.catalogue.modules if m.id not in case.brief.exclude]
    must = {*case.brief.include, *begun.taught}
    choices = sorted(
        (tuple(-v for v in case.value(chosen)[:3]), len(set(chosen) ^ set(old)), chosen)
        for size in range(len(may) + 1)
        for chosen in combinations(may, size)
        if must <= set(chosen)
    )
    best: tuple[tuple[int, ...], int] | None = None
    found: list[Counts] = []
    for worth, came, chosen in choices:
        if best is not None and (worth, came) != best:
            break
        modules = sorted(chosen)
        if schedulable(begun, modules, [None] * len(modules)):
            best = (worth, came)
            found.append((came, *_fewest_moves(begun, modules, found)))
    if best is None:
        return None
    must_value, essential, optional = (-value for value in best[0])
    return Answer((must_value, essential, optional), min(found))


def _fewest_moves(begun: Begun, chosen: Sequence[str], found: list[Counts]) -> tuple[int, int]:
    """Try every first and last week of the modules, cheapest first."""
    weeks = range(1, len(begun.case.capacity) + 1)
    case = shortened(begun)
    options: list[list[tuple[int, Span]]] = []
    for name in chosen:
        hours = case.hours(name)
        spans = [(a, b) for a in weeks for b in weeks if a <= b and (hours > 1 or a == b)]
        taught = begun.taught.get(name, {})
        if taught:
            spans = [span for span in spans if span[0] == min(taught)]
            if sum(taught.values()) == hours:
                spans = [(min(taught), max(taught))]
            else:
                spans = [span for span in spans if span[1] >= begun.from_week]
        else:
            spans = [span for span in spans if span[0] >= begun.from_week]
        options.append([(_by(begun.old.get(name), span), span) for span in spans])

    def cost(spans: Sequence[tuple[int, Span]]) -> tuple[int, int]:
        return sum(by > 0 for by, _ in spans), sum(by for by, _ in spans)

    limit = min((counts[1:] for counts in found), default=None)
    for each in sorted(product(*options), key=cost):
        if limit is not None and cost(each) >= limit:
            return cost(each)
        if schedulable(begun, chosen, [span for _, span in each]):
            return cost(each)
    raise AssertionError("schedulable without any first and last weeks")


def _by(old: dict[int, int] | object, span: Span) -> int:
    if not isinstance(old, dict):
        return 0
    return max(abs(span[0] - min(old)), abs(span[1] - max(old)))
