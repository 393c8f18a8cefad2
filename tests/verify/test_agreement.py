"""Two readings of the design agree: this check and the oracle's, on sound and broken schedules."""

from __future__ import annotations

import random
from dataclasses import replace
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curplan.calendars.weeks import Week
from curplan.verify import verify
from tests.oracle.brute import find_schedule
from tests.oracle.catalogues import cases
from tests.oracle.check import violations
from tests.oracle.terms import Case
from tests.verify.making import make_plan

Hours = dict[str, dict[int, int]]

HARD = {
    f"verify-{code}"
    for code in (
        [
            "hours",
            "week",
            "pace",
            "capacity",
            "support",
            "circle",
            "corequisite",
            "parallel",
            "capstone",
            "pin",
            "quantum",
        ]
    )
}


@settings(
    max_examples=150,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(cases(), st.integers(0, 10**9))
def test_both_checks_agree(case: Case, seed: int) -> None:
    """Whether a schedule holds, not in which words: each breaks hours, weeks or choice a little."""
    brief = case.brief.model_copy(update={"weeks": len(case.capacity)})
    case = replace(case, brief=brief)
    weeks = tuple(Week(number, None, hours, 0) for number, hours in enumerate(case.capacity, 1))
    rng = random.Random(seed)
    sound = _some_schedule(case, rng)
    with (
        patch("curplan.verify.order.weeks_for", lambda *_: weeks),
        patch("tests.verify.making.make_weeks", lambda *_: weeks),
    ):
        for changes in range(5):
            hours = _changed(case, sound, rng, changes)
            plan = make_plan(case.catalogue, brief, {n: {**by} for n, by in hours.items()})
            found = {one.code for one in verify(plan, case.catalogue)} & HARD
            expected = violations(case, hours)
            assert bool(found) == bool(expected), (hours, found, expected)


def _some_schedule(case: Case, rng: random.Random) -> Hours:
    """The largest of a few random selections that can be scheduled; empty when none can."""
    names = [m.id for m in case.catalogue.modules if m.id not in case.brief.exclude]
    best: Hours = {}
    for _ in range(8):
        share = rng.choice([0.3, 0.6, 0.9])
        chosen = [n for n in names if n in case.brief.include or rng.random() < share]
        found = find_schedule(case, chosen)
        if found is not None and len(found) > len(best):
            best = found
    return best


def _changed(case: Case, sound: Hours, rng: random.Random, changes: int) -> Hours:
    """Take a module out, put one in, or move some of its hours, a few times."""
    hours = {name: dict(by) for name, by in sound.items()}
    weeks = range(1, len(case.capacity) + 1)
    for _ in range(changes):
        kind = rng.random()
        if kind < 0.2 and hours:
            del hours[rng.choice(sorted(hours))]
        elif kind < 0.4:
            name = rng.choice([m.id for m in case.catalogue.modules])
            hours[name] = {rng.choice(weeks): case.hours(name)}
        elif hours:
            by = hours[rng.choice(sorted(hours))]
            source, target = rng.choice(sorted(by)), rng.choice(weeks)
            moved = rng.randint(1, by[source])
            by[source] -= moved
            by[target] = by.get(target, 0) + moved
            for week in [week for week, some in by.items() if not some]:
                del by[week]
    return hours
