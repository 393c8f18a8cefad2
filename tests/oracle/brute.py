"""The judge: the best plan of a small catalogue, over all selections and all schedules.

Written from the sentences of the design, on Catalogue and Brief, sharing no code with problem/ or
solve/. Selections are tried best objective first; whether one can be scheduled is decided by a
search over weeks whose state is the hours left of each module (a module has started when fewer
than all are left, and has ended when none is).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from curplan.catalogue.kinds import Kind
from curplan.catalogue.models import Module, Need
from tests.oracle.terms import Case, satisfies

Left = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Best:
    """The best (must, essential, optional, hours), and a schedule that shows it."""

    value: tuple[int, int, int, int]
    hours: dict[str, dict[int, int]]


def best_plan(case: Case) -> Best | None:
    """Find the best plan; None when the pins contradict each other."""
    brief = case.brief
    may = [m.id for m in case.catalogue.modules if m.id not in brief.exclude]
    selections = [
        chosen
        for size in range(len(may) + 1)
        for chosen in combinations(may, size)
        if case.included <= set(chosen)
    ]

    def badness(chosen: tuple[str, ...]) -> tuple[int, int, int, int, tuple[str, ...]]:
        must, essential, optional, hours = case.value(chosen)
        return -must, -essential, -optional, hours, chosen

    for chosen in sorted(selections, key=badness):
        schedule = find_schedule(case, chosen)
        if schedule is not None:
            return Best(case.value(chosen), schedule)
    return None


def find_schedule(case: Case, chosen: Sequence[str]) -> dict[str, dict[int, int]] | None:
    """Find any schedule of a selection, or None when there is none."""
    total = sum(case.hours(name) for name in chosen)
    if total > sum(case.capacity) or (case.brief.max_hours or total) < total:
        return None
    modules = case.modules(chosen)
    if not _supportable(case, modules):
        return None
    for twins in _strict_twins(case, modules):
        path = _Search(case, modules, twins).schedule()
        if path is not None:
            return {
                module.id: {week: taken[i] for week, taken in enumerate(path, 1) if taken[i]}
                for i, module in enumerate(modules)
            }
    return None


def _supportable(case: Case, modules: list[Module]) -> bool:
    """Tell whether some order in a row meets every need (else no schedule can)."""
    over: list[Module] = []
    while len(over) < len(modules):
        ready = [
            module
            for module in modules
            if module not in over
            and all(_met(case, need, over) for need in case.catalogue.module_needs(module))
        ]
        if not ready:
            return False
        over += ready
    return True


def _met(case: Case, need: Need, over: list[Module]) -> bool:
    entry = case.entry
    return any(
        entry.get(outcome.skill, 0) >= outcome.level or any(satisfies(m, outcome) for m in over)
        for outcome in need.any_of
    )


def _strict_twins(case: Case, modules: list[Module]) -> Iterator[list[tuple[int, int]]]:
    """Give every way to choose who shares the weeks of each strict corequisite."""
    options = [
        [(i, j) for j, other in enumerate(modules) if satisfies(other, corequisite.outcome)]
        for i, module in enumerate(modules)
        for corequisite in module.corequisites
        if corequisite.strict
        and case.entry.get(corequisite.outcome.skill, 0) < corequisite.outcome.level
    ]
    for choice in product(*options):
        yield sorted({pair for pair in choice if pair[0] != pair[1]})


class _Search:
    """Depth first over weeks, remembering the (week, hours left) from which nothing works."""

    def __init__(self, case: Case, modules: list[Module], twins: list[tuple[int, int]]) -> None:
        self.case = case
        self.modules = modules
        self.twins = twins
        self.full = tuple(case.hours(m.id) for m in modules)
        self.paces = [case.pace(m.id) for m in modules]
        brief = case.brief
        self.not_before = [brief.not_before.get(m.id, 1) for m in modules]
        self.not_after = [brief.not_after.get(m.id, len(case.capacity)) for m in modules]
        self.fixed = [case.fixed(m.id) for m in modules]
        entry = case.entry
        index = range(len(modules))
        self.needs = [
            [
                {j for j in index if j != i and any(satisfies(modules[j], o) for o in need.any_of)}
                for need in case.catalogue.module_needs(module)
                if not any(entry.get(o.skill, 0) >= o.level for o in need.any_of)
            ]
            for i, module in enumerate(modules)
        ]
        self.beside = [
            [
                {j for j in index if satisfies(modules[j], corequisite.outcome)}
                for corequisite in module.corequisites
                if not corequisite.strict
                and entry.get(corequisite.outcome.skill, 0) < corequisite.outcome.level
            ]
            for module in modules
        ]
        self.after = [
            {
                j
                for j in index
                if (modules[j].id, module.id) in brief.order
                or (module.kind is Kind.CAPSTONE and case.before_capstone(modules[j]))
            }
            for module in modules
        ]
        self.dead: set[tuple[int, Left]] = set()

    def schedule(self) -> list[Left] | None:
        """Give the hours of each module week by week, or None."""
        return self.search(1, self.full)

    def search(self, week: int, left: Left) -> list[Left] | None:
        if not any(left):
            later = (h for fixed in self.fixed for w, h in fixed.items() if w >= week)
            return None if any(later) else []
        if week > len(self.case.capacity):
            return None
        if (week, left) in self.dead or not self.hopeful(week, left):
            return None
        for taken in self.takes(week, left):
            after = tuple(a - b for a, b in zip(left, taken, strict=True))
            if self.week_holds(left, after):
                rest = self.search(week + 1, after)
                if rest is not None:
                    return [taken, *rest]
        self.dead.add((week, left))
        return None

    def hopeful(self, week: int, left: Left) -> bool:
        """Tell whether the weeks to come are long enough, all modules together and each alone."""
        capacity = self.case.capacity[week - 1 :]
        if sum(left) > sum(capacity):
            return False
        for i, hours in enumerate(left):
            skip = max(0, self.not_before[i] - week)
            weeks = capacity[skip : max(0, self.not_after[i] - week + 1)]
            if hours > sum(min(self.paces[i], hours_there) for hours_there in weeks):
                return False
        return True

    def takes(self, week: int, left: Left) -> Iterator[Left]:
        """Give every way to spend a week: the fullest ones first."""
        capacity = self.case.capacity[week - 1]
        spans = [
            range(min(pace, hours, capacity), -1, -1)
            if self.not_before[i] <= week <= self.not_after[i]
            else range(1)
            for i, (pace, hours) in enumerate(zip(self.paces, left, strict=True))
        ]
        for i, fixed in enumerate(self.fixed):
            if week in fixed:  # these hours, or there is no way
                here = fixed[week] in spans[i]
                spans[i] = range(fixed[week], fixed[week] + 1) if here else range(0)
        for taken in sums(spans, capacity):
            beside = [
                hours
                for hours, module in zip(taken, self.modules, strict=True)
                if hours and module.kind is not Kind.CONTINUOUS
            ]
            together = all((taken[i] > 0) == (taken[j] > 0) for i, j in self.twins)
            if len(beside) <= self.case.brief.max_parallel and together:
                yield taken

    def week_holds(self, left: Left, after: Left) -> bool:
        """Tell whether what starts this week may start, in some order of the week."""
        started = {i for i, hours in enumerate(after) if hours < self.full[i]}
        starting = {i for i in started if left[i] == self.full[i]}
        if not all(partners & started for i in starting for partners in self.beside[i]):
            return False
        over = {i for i, hours in enumerate(after) if hours == 0} - starting
        while starting:
            may = {
                i
                for i in starting
                if all(supporters & over for supporters in self.needs[i]) and self.after[i] <= over
            }
            if not may:
                return False
            starting -= may
            over |= {i for i in may if after[i] == 0}
        return True


def sums(spans: list[range], most: int) -> Iterator[Left]:
    """Give every tuple within the spans that sums to at most ``most``."""
    if not spans:
        yield ()
        return
    for first in spans[0]:
        if first <= most:
            for rest in sums(spans[1:], most - first):
                yield (first, *rest)
