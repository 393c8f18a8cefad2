"""Random schedules of a small case, by the oracle's own search with its choices shuffled."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from curplan.catalogue.kinds import Kind
from tests.oracle.brute import Left
from tests.oracle.brute import _Search as Search
from tests.oracle.brute import _strict_twins as strict_twins
from tests.oracle.brute import _supportable as supportable
from tests.oracle.terms import Case

SHARES = (1.0, 0.7, 0.4)


class _Shuffled(Search):
    """The oracle's search, which takes the ways to spend a week in another order."""

    rng: random.Random

    def takes(self, week: int, left: Left) -> Iterator[Left]:
        for taken in self.shuffled(week, left, 0, self.case.capacity[week - 1]):
            beside = [
                hours
                for hours, module in zip(taken, self.modules, strict=True)
                if hours and module.kind is not Kind.CONTINUOUS
            ]
            together = all((taken[i] > 0) == (taken[j] > 0) for i, j in self.twins)
            if len(beside) <= self.case.brief.max_parallel and together:
                yield taken

    def shuffled(self, week: int, left: Left, first: int, room: int) -> Iterator[Left]:
        """Give every way to spend ``room`` hours on the modules from ``first`` on."""
        if first == len(left):
            yield ()
            return
        allowed = self.not_before[first] <= week <= self.not_after[first]
        most = min(self.paces[first], left[first], room) if allowed else 0
        fixed = self.fixed[first].get(week)
        for hours in self.rng.sample(range(most + 1), most + 1):
            if fixed is not None and hours != fixed:
                continue
            for rest in self.shuffled(week, left, first + 1, room - hours):
                yield (hours, *rest)


def random_schedule(
    case: Case, chosen: Sequence[str], rng: random.Random
) -> dict[str, dict[int, int]] | None:
    """Draw a schedule of a selection, or None when there is none."""
    modules = case.modules(chosen)
    total = sum(case.hours(name) for name in chosen)
    if (case.brief.max_hours or total) < total or not supportable(case, modules):
        return None
    for twins in strict_twins(case, modules):
        search = _Shuffled(case, modules, twins)
        search.rng = rng
        path = search.schedule()
        if path is not None:
            return {
                module.id: {week: taken[i] for week, taken in enumerate(path, 1) if taken[i]}
                for i, module in enumerate(modules)
            }
    return None


def random_schedules(
    case: Case, rng: random.Random, names: Sequence[str]
) -> Iterator[dict[str, dict[int, int]]]:
    """Draw a schedule for each of a few random selections out of ``names``, pins included."""
    may = [name for name in names if name not in case.brief.exclude]
    if not set(case.brief.include) <= set(may):
        return
    for share in SHARES:
        chosen = [n for n in may if n in case.brief.include or rng.random() < share]
        found = random_schedule(case, chosen, rng)
        if found is not None:
            yield found
