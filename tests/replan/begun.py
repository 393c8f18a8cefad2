"""Small programmes in the middle of which something happens, for hypothesis."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from tests.oracle.brute import best_plan
from tests.oracle.catalogues import make_case
from tests.oracle.terms import Case
from tests.replan.brute import Begun

MOST_MODULES, MOST_WEEKS, MOST_HOURS = 4, 4, 3


def programmes() -> SearchStrategy[Begun]:
    """Draw a programme, a week from which it is planned anew, and what happened."""
    return st.builds(make_begun, st.randoms(use_true_random=True))


def make_begun(rng: Random) -> Begun:
    """Make one; mostly with two modules or more in the older plan."""
    for _ in range(12):
        case = _small(make_case(rng))
        best = best_plan(case)
        if best is not None and len(best.hours) > 1:
            break
    old = best.hours if best is not None else {}
    weeks = len(case.capacity)
    from_week = rng.choice((1, 1, 2, 2, 3, weeks))
    from_week = min(from_week, weeks)
    lost = set(rng.sample(range(1, weeks + 1), rng.choice((0, 0, 1, 1, 1, 2)) % (weeks + 1)))
    taught = {
        name: by
        for name, spread in old.items()
        if (by := {w: h for w, h in spread.items() if w < from_week and w not in lost})
    }
    capacity = [0 if w in lost else hours for w, hours in enumerate(case.capacity, 1)]
    if rng.random() < 0.4:
        week = rng.randint(from_week, weeks)
        capacity[week - 1] = max(0, capacity[week - 1] + rng.choice((-1, 1, 2)))
    if rng.random() < 0.3:  # a longer calendar
        capacity.append(rng.randint(1, 3))
    brief = case.brief.model_copy(update={"weeks": len(capacity)})
    waiting = [m.id for m in case.catalogue.modules if m.id not in taught]
    if waiting and rng.random() < 0.4:
        name = rng.choice(waiting)
        include = set(brief.include) - {name}
        if rng.random() < 0.5:
            brief = brief.model_copy(
                update={
                    "include": tuple(sorted(include)),
                    "exclude": tuple(sorted({*brief.exclude, name})),
                }
            )
        else:
            brief = brief.model_copy(
                update={
                    "include": tuple(sorted({*include, name})),
                    "exclude": tuple(sorted(set(brief.exclude) - {name})),
                }
            )
    under_way = [n for n in taught if sum(taught[n].values()) < case.hours(n)]
    done = frozenset(rng.sample(under_way, 1) if under_way and rng.random() < 0.4 else ())
    return Begun(Case(case.catalogue, brief, tuple(capacity)), old, from_week, taught, done)


def _small(case: Case) -> Case:
    """Cut a case down, so that every choice and every week can be tried."""
    modules = tuple(
        replace(m, minutes=min(m.minutes, 60 * MOST_HOURS))
        for m in case.catalogue.modules[:MOST_MODULES]
    )
    names = {module.id for module in modules}
    brief = case.brief
    capacity = case.capacity[:MOST_WEEKS]
    brief = brief.model_copy(
        update={
            "weeks": len(capacity),
            "include": tuple(n for n in brief.include if n in names),
            "exclude": tuple(n for n in brief.exclude if n in names),
            "order": tuple(p for p in brief.order if set(p) <= names),
            "not_before": {n: w for n, w in brief.not_before.items() if n in names},
            "not_after": {n: w for n, w in brief.not_after.items() if n in names},
        }
    )
    return Case(replace(case.catalogue, modules=modules), brief, capacity)
