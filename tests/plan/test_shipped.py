"""The three roles that ship, in boxes that are wide and narrow."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest

from curplan.plan.model import Plan
from curplan.verify import verify
from tests.plan.making import names, shipped, shipped_plan

ROLES = ("data-scientist", "full-stack-developer", "machine-learning-engineer")
WIDE = (30, 35, 40)
BOXES = [(26, 20), *((26, hours) for hours in WIDE)]
REAL = ("machine-learning-engineer", 26, 20)

Document = dict[str, Any]


def test_these_are_the_roles() -> None:
    assert {role.id for role in shipped().roles} >= set(ROLES)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("weeks", "hours"), BOXES)
def test_the_plan_is_sound_and_proven(role: str, weeks: int, hours: int) -> None:
    plan = shipped_plan(role, weeks, hours)
    assert verify(plan, shipped()) == ()
    assert plan.status == "optimal"
    assert all(objective.proven for objective in plan.objectives[:5])


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("hours", WIDE)
def test_a_full_time_programme_covers_the_role(role: str, hours: int) -> None:
    plan = shipped_plan(role, 26, hours)
    assert all(row.full for row in plan.coverage if row.priority != "optional")
    assert plan.advice == ()


@pytest.mark.parametrize("role", ROLES)
def test_at_20_hours_it_chooses_and_keeps_what_makes_it_a_track(role: str) -> None:
    plan = shipped_plan(role, 26, 20)
    assert not plan.partial
    assert {"capstone", "continuous"} <= {module.kind for module in plan.modules}
    assert any(not row.full for row in plan.coverage)
    assert {advice.kind for advice in plan.advice} == {"weeks", "hours_per_week", "entry"}
    most = sum(week.capacity for week in plan.weeks)
    assert 0.9 * most <= plan.objective("hours").value <= most


@pytest.mark.parametrize("role", ROLES)
def test_more_hours_never_cover_less(role: str) -> None:
    values = [
        tuple(objective.value for objective in shipped_plan(role, 26, hours).objectives[:3])
        for hours in (20, *WIDE)
    ]
    assert values == sorted(values)


@pytest.mark.parametrize("role", ["data-scientist", "machine-learning-engineer"])
def test_a_short_box_is_proven_too(role: str) -> None:
    plan = shipped_plan(role, 16, 25)
    assert verify(plan, shipped()) == ()
    assert plan.status == "optimal"


def _an_hour_moved(plan: Document, rng: random.Random) -> None:
    module = rng.choice([m for m in plan["modules"] if len(m["weekly_hours"]) > 1])
    first, *_, last = sorted(module["weekly_hours"], key=int)
    module["weekly_hours"][first] += 1
    module["weekly_hours"][last] -= 1


def _an_hour_added(plan: Document, rng: random.Random) -> None:
    module = rng.choice(plan["modules"])
    module["weekly_hours"][str(module["start_week"])] += 1


def _a_module_dropped(plan: Document, rng: random.Random) -> None:
    supporters = {need["from"] for m in plan["modules"] for need in m["needs"]} - {"entry"}
    gone = rng.choice(sorted(supporters))
    plan["modules"] = [module for module in plan["modules"] if module["id"] != gone]


def _a_support_removed(plan: Document, rng: random.Random) -> None:
    module = rng.choice([m for m in plan["modules"] if m["needs"]])
    module["needs"].pop(rng.randrange(len(module["needs"])))


def _a_support_forged(plan: Document, rng: random.Random) -> None:
    module = rng.choice([m for m in plan["modules"] if m["needs"]])
    need = rng.choice(module["needs"])
    need["from"] = plan["modules"][-1]["id"] if need["from"] == "entry" else "entry"


def _an_entry_forged(plan: Document, rng: random.Random) -> None:
    row = rng.choice(plan["coverage"])
    plan["entry"][row["skill"]] = plan["entry"].get(row["skill"], 0) + 1


def _a_capacity_inflated(plan: Document, rng: random.Random) -> None:
    rng.choice(plan["weeks"])["capacity"] += 1


def _coverage_inflated(plan: Document, rng: random.Random) -> None:
    rng.choice([r for r in plan["coverage"] if r["reached"] < r["required"]])["reached"] += 1


def _a_pace_ignored(plan: Document, rng: random.Random) -> None:
    """Everything of a long module in its first week."""
    module = rng.choice([m for m in plan["modules"] if len(m["weekly_hours"]) > 1])
    week = module["start_week"]
    module["weekly_hours"] = {str(week): module["hours"]}
    module["end_week"] = week


def _a_bound_forged(plan: Document, rng: random.Random) -> None:
    objective = rng.choice(plan["objectives"][:3])
    objective["value"] += 12


def _the_capstone_first(plan: Document, rng: random.Random) -> None:
    capstone = next(m for m in plan["modules"] if m["kind"] == "capstone")
    shift = capstone["start_week"] - 1
    capstone["weekly_hours"] = {
        str(int(week) - shift): hours for week, hours in capstone["weekly_hours"].items()
    }
    capstone["start_week"], capstone["end_week"] = 1, capstone["end_week"] - shift


FAULTS: list[Callable[[Document, random.Random], None]] = [
    _an_hour_moved,
    _an_hour_added,
    _a_module_dropped,
    _a_support_removed,
    _a_support_forged,
    _an_entry_forged,
    _a_capacity_inflated,
    _coverage_inflated,
    _a_pace_ignored,
    _a_bound_forged,
    _the_capstone_first,
]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(fault: Callable[[Document, random.Random], None]) -> None:
    rng = random.Random(20270111)
    for _ in range(4):
        document = shipped_plan(*REAL).model_dump(mode="json", by_alias=True)
        fault(document, rng)
        assert verify(Plan.model_validate(document), shipped()), fault.__name__


def test_the_shared_modules_are_shared() -> None:
    """The overlap between the roles is planned from the same modules."""
    tracks = [set(names(shipped_plan(role, 26, 30))) for role in ROLES]
    assert len(tracks[0] & tracks[1] & tracks[2]) >= 3
