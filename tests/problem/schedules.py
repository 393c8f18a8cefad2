"""Random schedules of a small case, by the oracle's own search with its choices shuffled."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from tests.oracle.brute import Left, find_schedule
from tests.oracle.brute import _Search as Search
from tests.oracle.brute import _strict_twins as strict_twins
from tests.oracle.brute import _supportable as supportable
from tests.oracle.terms import Case

SHARES = (1.0, 0.8, 0.6, 0.4, 0.3)


class _Shuffled(Search):
    """The oracle's search, which takes the ways to spend a week in random order."""

    rng: random.Random

    def takes(self, week: int, left: Left) -> Iterator[Left]:
        every = list(super().takes(week, left))
        self.rng.shuffle(every)
        yield from every


def random_schedule(
    case: Case, chosen: Sequence[str], rng: random.Random
) -> dict[str, dict[int, int]] | None:
    """Draw a schedule of a selection, or None when there is none."""
    if find_schedule(case, chosen) is None:
        return None
    modules = case.modules(chosen)
    assert supportable(case, modules)
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
