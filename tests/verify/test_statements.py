"""Each statement of a plan, forged: what catalogue, brief and calendar say is never believed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curplan.plan.model import Plan
from curplan.plan.reading import parse_plan
from curplan.verify import verify
from tests.verify.example import BRIEF, CATALOGUE, SCHEDULE
from tests.verify.making import make_document, make_plan

Path = tuple[str | int, ...]


def good() -> Any:
    return json.loads(json.dumps(make_document(CATALOGUE, BRIEF, SCHEDULE)))


def forged(path: str, value: object) -> Any:
    """The good document with one value replaced; ``path`` is written ``modules.0.title``."""
    document = good()
    here = document
    *steps, last = path.split(".")
    for step in steps:
        here = here[int(step) if isinstance(here, list) else step]
    here[int(last) if isinstance(here, list) else last] = value
    return document


def codes(document: Any) -> set[str]:
    plan, faults = parse_plan(json.dumps(document))
    found = faults if plan is None else verify(plan, CATALOGUE)
    return {one.code for one in found}


def test_good_document() -> None:
    assert codes(good()) == set()


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("catalogue.sha256", "beef", "verify-catalogue"),
        ("catalogue.sha256", "", "verify-catalogue"),
        ("catalogue.name", "other", "verify-stated"),
        ("catalogue.version", "2", "verify-stated"),
        ("catalogue.hour", 45, "verify-stated"),
        ("role", "grow", "verify-stated"),
        ("role_title", "Gardener", "verify-stated"),
        ("audience", "", "verify-stated"),
        ("audience_title", "Experts", "verify-stated"),
        ("brief.role", "growr", "verify-brief"),
        ("brief.audience", "nobody", "verify-brief"),
        ("brief.weeks", 0, "verify-brief"),
        ("brief.weeks", "6", "verify-brief"),
        ("brief.weeks", 7, "verify-stated"),
        ("brief.hours_per_week", 40, "verify-stated"),
        ("brief.start", "2027-01-20", "verify-stated"),
        ("brief.start", "yesterday", "verify-brief"),
        ("brief.start", "9999-12-20", "verify-brief"),
        ("brief.country", "XX", "verify-brief"),
        ("brief.country", "US", "verify-stated"),
        ("brief.knows", ["tools@1"], "verify-entry"),
        ("brief.knows", ["tools@9"], "verify-brief"),
        ("brief.knows", ["tools"], "verify-brief"),
        ("brief.knows", ["tolls@1"], "verify-brief"),
        ("brief.closed", [], "verify-stated"),
        ("brief.max_parallel", 3, "verify-stated"),
        ("brief.max_hours", 45, "verify-stated"),
        ("brief.include", [], "verify-stated"),
        ("brief.order", [["shell-next"]], "verify-brief"),
        ("brief.colour", "red", "verify-brief"),
        ("brief.optional", False, "verify-coverage"),
        ("brief.profile", "night", "verify-brief"),
        ("brief", {}, "verify-brief"),
        ("time_box.weeks", 7, "verify-stated"),
        ("time_box.hours_per_week", 11, "verify-stated"),
        ("time_box.start", None, "verify-stated"),
        ("limits.max_parallel", 3, "verify-stated"),
        ("limits.max_hours", None, "verify-stated"),
        ("entry", {}, "verify-entry"),
        ("entry", {"shell": 2}, "verify-entry"),
        ("entry", {"shell": 1, "python": 1}, "verify-entry"),
        ("entry", {"shell": 1, "python": 0}, "verify-entry"),
        ("pins", [], "verify-stated"),
        ("status", "feasible", "verify-status"),
        ("status", "infeasible", "verify-status"),
        ("partial", True, "verify-status"),
        ("objectives.0.value", 0, "verify-objective"),
        ("objectives.0.max", 48, "verify-objective"),
        ("objectives.1.bound", 1000, "verify-objective"),
        ("objectives.1.proven", False, "verify-status"),
        ("objectives.3.proven", False, "verify-status"),
        ("objectives.4.value", 41, "verify-objective"),
        ("objectives.4.bound", 43, "verify-objective"),
        ("objectives.5.proven", True, "verify-objective"),
        ("objectives.5.bound", 4, "verify-objective"),
        ("objectives.5.name", "beauty", "verify-objective"),
        ("objectives", [], "verify-status"),
        ("modules.0.id", "carer", "verify-unknown-module"),
        ("modules.0.id", "tools", "verify-duplicate-module"),
        ("modules.0.title", "Carer", "verify-stated"),
        ("modules.0.strand", "other", "verify-stated"),
        ("modules.0.kind", "course", "verify-stated"),
        ("modules.0.hours", 6, "verify-stated"),
        ("modules.0.start_week", 1, "verify-stated"),
        ("modules.0.end_week", 5, "verify-stated"),
        ("modules.0.start_date", "2027-01-19", "verify-stated"),
        ("modules.0.end_date", None, "verify-stated"),
        ("modules.0.teaches", {"talk": 2}, "verify-stated"),
        ("modules.0.teaches", {}, "verify-stated"),
        ("modules.0.weekly_hours.2", 2, "verify-hours"),
        ("modules.0.weekly_hours.2", 0, "verify-week"),
        ("modules.0.weekly_hours.2", -1, "plan-format"),
        ("modules.0.weekly_hours", {}, "verify-hours"),
        ("modules.0.weekly_hours", {"0": 5}, "verify-week"),
        ("modules.0.weekly_hours", {"27": 5}, "verify-week"),
        ("modules.0.weekly_hours", {"x": 5}, "verify-week"),
        ("modules.0.weekly_hours", {"02": 5}, "verify-week"),
        ("modules.0.weekly_hours", {"²": 5}, "verify-week"),
        ("modules.1.needs", [], "verify-needs"),
        ("modules.1.needs.0.from", "entry", "verify-needs"),
        ("modules.1.needs.0.from", "tools", "verify-needs"),
        ("modules.1.needs.0.from", "other", "verify-needs"),
        ("modules.1.needs.0.from", "data-lab", "verify-needs"),
        ("modules.1.needs.0.from", "python-next", ""),
        ("modules.1.needs.0.outcome", "python@3", "verify-needs"),
        ("modules.1.needs.0.outcome", "python", "verify-needs"),
        ("modules.3.units.0.hours", 6, "verify-stated"),
        ("modules.3.units", [], ""),
        ("weeks.0.start_date", "2027-01-13", "verify-stated"),
        ("weeks.0.hours", 10, "verify-stated"),
        ("weeks.3.reserved", 0, "verify-stated"),
        ("weeks.3.capacity", 10, "verify-stated"),
        ("weeks.0.load", 5, "verify-stated"),
        ("weeks.2", None, "plan-format"),
        ("weeks.0.week", 2, "verify-stated"),
        ("weeks.0.closures", [{"date": "2027-01-13", "name": "Fair"}], "verify-stated"),
        ("coverage.0.reached", 2, "verify-coverage"),
        ("coverage.4.reached", 3, "verify-coverage"),
        ("coverage.4.required", 2, "verify-coverage"),
        ("coverage.0.priority", "essential", "verify-coverage"),
        ("coverage.0.weight", 30, "verify-coverage"),
        ("coverage.0.entry", 1, "verify-coverage"),
        ("coverage.0.by", ["tools"], "verify-coverage"),
        ("coverage.0.by", [], "verify-coverage"),
        ("coverage", [], "verify-coverage"),
        ("critical_chain", ["other"], "verify-chain"),
        ("critical_chain", ["tools", "tools"], "verify-chain"),
    ],
)
def test_forged(path: str, value: object, code: str) -> None:
    found = codes(forged(path, value))
    assert code in found if code else found == set()


def test_a_holiday_may_have_another_name() -> None:
    document = good()
    closed = [closure for week in document["weeks"] for closure in week["closures"]]
    assert any(closure["date"] for closure in closed)
    for closure in closed:
        if closure["date"]:
            closure["name"] = "Another day off"
    assert codes(document) == set()


def test_closures_and_weeks_moved() -> None:
    document = good()
    document["weeks"][1]["closures"] = document["weeks"][2]["closures"]
    assert codes(document) == {"verify-stated"}
    document = good()
    del document["weeks"][3]
    assert codes(document) == {"verify-stated"}


def test_inflated_capacity_hides_nothing() -> None:
    document = good()
    document["weeks"][0] |= {"hours": 10, "capacity": 10, "load": 7}
    document["modules"][5]["weekly_hours"] = {"1": 4}
    assert {"verify-capacity", "verify-stated", "verify-hours"} <= codes(document)


def test_a_module_twice_counts_twice_in_its_weeks() -> None:
    document = good()
    document["modules"].append(document["modules"][2])
    assert codes(document) >= {"verify-duplicate-module", "verify-capacity", "verify-pin"}


def test_fill_leaves_the_hours_objective_alone() -> None:
    brief = BRIEF.model_copy(update={"use": "fill"})
    document = make_document(CATALOGUE, brief, SCHEDULE)
    document["objectives"][4] |= {"value": 17, "bound": 17}
    assert codes(json.loads(json.dumps(document))) == set()
    document["objectives"][4] |= {"value": 17, "bound": 16, "proven": False}
    assert codes(json.loads(json.dumps(document))) == {"verify-objective", "verify-status"}


def test_empty_infeasible_plan_is_consistent() -> None:
    document = json.loads(json.dumps(make_document(CATALOGUE, BRIEF, {})))
    document["status"] = "infeasible"
    assert codes(document) == set()
    document["objectives"] = []
    assert codes(document) == set()
    document["partial"] = False
    assert codes(document) == {"verify-status"}


def test_infinite_hours_are_reported() -> None:
    plan = make_plan(CATALOGUE, BRIEF, SCHEDULE)
    first = plan.modules[0].model_copy(update={"weekly_hours": {"2": float("inf")}})
    broken: Plan = plan.model_copy(update={"modules": (first, *plan.modules[1:])})
    assert "verify-hours" in {found.code for found in verify(broken, CATALOGUE)}


def numbers(value: object, path: Path = ()) -> Iterator[Path]:
    """Paths of all numbers of a document that say something verifiable."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from numbers(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from numbers(inner, (*path, index))
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield path


SOFT = {3: ("value", "bound"), 5: ("value", "bound")}
"""What soft rules cost is not a hard fact: no check knows better than the plan."""

CHECKED = [
    path
    for path in numbers(good())
    if not (path[0] == "objectives" and path[2] in SOFT.get(int(path[1]), ()))
]


@settings(max_examples=400, derandomize=True, database=None, deadline=None)
@given(
    st.sampled_from(CHECKED),
    st.one_of(
        st.integers(-3, 60),
        st.sampled_from([0.5, 1.5, 2.25, 1e300, 10**12, -(10**12)]),
        st.floats(-10, 100, allow_nan=False),
    ),
)
def test_any_one_number_changed_is_reported(path: Path, value: float) -> None:
    document = good()
    here = document
    for step in path[:-1]:
        here = here[step]
    before = here[path[-1]]
    here[path[-1]] = value
    found = codes(document)
    if abs(value - before) > 1e-5:
        assert found
    elif type(value) is type(before):
        assert not found
