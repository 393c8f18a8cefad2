"""Every hard constraint of the design, read off a finished schedule: nothing is searched cleverly.

Within a week the order of the modules is found by trying all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from curplan.catalogue.kinds import Kind
from curplan.catalogue.models import Corequisite, Module, Need
from tests.oracle.terms import Case, Hours, satisfies


def violations(case: Case, hours: Hours) -> list[str]:
    """List what a schedule breaks, in words; nothing for a plan that holds."""
    return list(_Check(case, hours).all())


class _Check:
    def __init__(self, case: Case, hours: Hours) -> None:
        self.case = case
        self.taken = {m: {w: h for w, h in by.items() if h} for m, by in hours.items()}
        self.modules = case.modules(hours)
        self.entry = case.entry

    def all(self) -> Iterator[str]:
        yield from self.own()
        if any(not self.taken[m.id] for m in self.modules):
            return
        yield from self.weeks()
        yield from self.corequisites()
        yield from self.pins()

    def first(self, module: Module) -> int:
        return min(self.taken[module.id])

    def last(self, module: Module) -> int:
        return max(self.taken[module.id])

    def own(self) -> Iterator[str]:
        for module in self.modules:
            by = self.taken[module.id]
            if sum(by.values()) != self.case.hours(module.id):
                yield f"{module.id} has {sum(by.values())} h"
            if any(not 0 <= h <= self.case.pace(module.id) for h in by.values()):
                yield f"{module.id} goes faster than its pace"
            if any(not 1 <= week <= len(self.case.capacity) for week in by):
                yield f"{module.id} runs outside the time box"

    def weeks(self) -> Iterator[str]:
        for week, capacity in enumerate(self.case.capacity, 1):
            here = [m for m in self.modules if week in self.taken[m.id]]
            if sum(self.taken[m.id][week] for m in here) > capacity:
                yield f"week {week} holds more than {capacity} h"
            beside = [m for m in here if m.kind is not Kind.CONTINUOUS]
            if len(beside) > self.case.brief.max_parallel:
                yield f"week {week} has {len(beside)} modules at once"
            if not any(self.order_holds(order, week) for order in permutations(here)):
                yield f"no order of week {week} works"

    def order_holds(self, order: tuple[Module, ...], week: int) -> bool:
        """Tell whether running the week's modules in this order lets each that starts do so."""
        return all(
            self.may_start(module, order[:place], week)
            for place, module in enumerate(order)
            if self.first(module) == week
        )

    def may_start(self, module: Module, earlier: tuple[Module, ...], week: int) -> bool:
        over = [
            other
            for other in self.modules
            if self.last(other) < week or (self.last(other) == week and other in earlier)
        ]
        if not all(self.met(need, over) for need in self.case.catalogue.module_needs(module)):
            return False
        must_be_over = [
            other
            for other in self.modules
            if (other.id, module.id) in self.case.brief.order
            or (module.kind is Kind.CAPSTONE and self.case.before_capstone(other))
        ]
        return all(other in over for other in must_be_over)

    def met(self, need: Need, over: list[Module]) -> bool:
        return any(
            self.entry.get(outcome.skill, 0) >= outcome.level
            or any(satisfies(other, outcome) for other in over)
            for outcome in need.any_of
        )

    def corequisites(self) -> Iterator[str]:
        for module in self.modules:
            for corequisite in module.corequisites:
                if not self.accompanied(module, corequisite):
                    yield f"{module.id} lacks its corequisite {corequisite.outcome}"

    def accompanied(self, module: Module, corequisite: Corequisite) -> bool:
        if self.entry.get(corequisite.outcome.skill, 0) >= corequisite.outcome.level:
            return True
        teachers = [m for m in self.modules if satisfies(m, corequisite.outcome)]
        if corequisite.strict:
            return any(set(self.taken[m.id]) == set(self.taken[module.id]) for m in teachers)
        return any(self.first(m) <= self.first(module) for m in teachers)

    def pins(self) -> Iterator[str]:
        brief = self.case.brief
        chosen = {module.id for module in self.modules}
        for module in self.modules:
            for week, hours in self.case.fixed(module.id).items():
                if self.taken[module.id].get(week, 0) != hours:
                    yield f"{module.id} has not {hours} h in week {week}"
        if not self.case.included <= chosen or chosen & set(brief.exclude):
            yield "include or exclude is not honoured"
        for module in self.modules:
            if self.first(module) < brief.not_before.get(module.id, 1):
                yield f"{module.id} starts too early"
            if self.last(module) > brief.not_after.get(module.id, len(self.case.capacity)):
                yield f"{module.id} ends too late"
        total = sum(self.case.hours(name) for name in chosen)
        if brief.max_hours is not None and total > brief.max_hours:
            yield f"{total} h in all"
