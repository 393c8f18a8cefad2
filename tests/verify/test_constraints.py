"""Each hard constraint: plans that break just it, every statement in them being true."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import Any

import pytest

from curplan.brief import Brief
from curplan.catalogue.kinds import Kind, Priority
from curplan.catalogue.models import Catalogue, Corequisite, Requirement, Role
from curplan.catalogue.policy import Policy
from curplan.plan.model import Plan
from curplan.verify import verify
from tests.verify.example import BRIEF, CATALOGUE, SCHEDULE, good_plan, module, need, out, skill
from tests.verify.making import Schedule, make_document, make_plan

Changes = dict[str, dict[int, float] | None]


def codes(plan: Plan, catalogue: Catalogue = CATALOGUE) -> set[str]:
    return {found.code for found in verify(plan, catalogue)}


def changed(changes: Changes) -> Schedule:
    """The good schedule with some modules' weeks replaced, or taken out (None)."""
    schedule = copy.deepcopy(SCHEDULE)
    for name, spread in changes.items():
        if spread is None:
            del schedule[name]
        else:
            schedule[name] = spread
    return schedule


def test_good_plan_has_no_violation() -> None:
    assert verify(good_plan(), CATALOGUE) == ()


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param(
            {"python-next": {2: 4, 4: 2}, "data-lab": {5: 6}, "tools": {5: 3, 4: 3}},
            id="not strict",
        ),
        pytest.param({"career": {1: 0.5, 2: 1, 3: 1, 4: 1, 5: 1, 6: 0.5}}, id="not whole"),
    ],
)
def test_changes_that_are_not_sound(changes: Changes) -> None:
    assert codes(make_plan(CATALOGUE, BRIEF, changed(changes)))


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"career": {2: 1, 3: 2, 6: 2}}, id="idle weeks between"),
        pytest.param(
            {
                "python-next": {2: 5, 4: 1},
                "data-lab": {5: 4, 6: 2},
                "tools": {5: 4, 6: 2},
                "final": None,
                "career": None,
            },
            id="week 4",
        ),
        pytest.param({"final": None}, id="partial"),
        pytest.param({"career": None, "final": None}, id="without strand"),
        pytest.param({"tools": {4: 1, 5: 5}}, id="strict partners differ in hours"),
    ],
)
def test_other_sound_plans(changes: Changes) -> None:
    assert codes(make_plan(CATALOGUE, BRIEF, changed(changes))) == set()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"final": {6: 7}}, {"verify-hours"}, id="an hour short"),
        pytest.param({"final": {6: 9}}, {"verify-hours"}, id="an hour over"),
        pytest.param({"career": {2: 1, 3: 3, 4: 1}}, {"verify-pace"}, id="pace"),
        pytest.param({"tools": {4: 3, 5: 3}}, {"verify-capacity"}, id="reserved week too full"),
        pytest.param({"shell-next": {1: 4}}, {"verify-hours", "verify-capacity"}, id="week 1"),
        pytest.param(
            {"python-basics": {1: 3, 3: 5}, "python-next": {2: 6}},
            {"verify-support", "verify-needs"},
            id="support too late",
        ),
        pytest.param({"python-basics": None}, {"verify-support", "verify-needs"}, id="dropped"),
        pytest.param(
            {"tools": None},
            {"verify-corequisite"},
            id="corequisite dropped",
        ),
        pytest.param(
            {"tools": {4: 1, 5: 4, 6: 1}},
            {"verify-corequisite"},
            id="strict corequisite in more weeks",
        ),
        pytest.param({"career": None}, {"verify-corequisite"}, id="corequisite of the capstone"),
        pytest.param({"shell-next": None}, {"verify-pin"}, id="included module dropped"),
        pytest.param(
            {
                "python-next": {2: 4, 5: 2},
                "data-lab": {5: 2, 6: 4},
                "tools": {5: 2, 6: 4},
                "final": None,
            },
            {"verify-pin", "verify-parallel"},
            id="not after",
        ),
        pytest.param(
            {"final": {5: 1, 6: 7}},
            {"verify-pin", "verify-parallel"},
            id="not before",
        ),
        pytest.param(
            {"career": {2: 1, 3: 1, 4: 1, 5: 1, 7: 1}},
            {"verify-week", "verify-stated"},
            id="beyond the time box",
        ),
        pytest.param(
            {"career": {2: 1.5, 3: 1, 4: 1, 5: 1, 6: 0.5}},
            {"verify-quantum", "verify-capacity"},
            id="half an hour",
        ),
    ],
)
def test_broken_schedules(changes: Changes, expected: set[str]) -> None:
    schedule = changed(changes)
    document = make_document(CATALOGUE, BRIEF.model_copy(update={"weeks": 7}), schedule)
    if 7 not in {week for spread in schedule.values() for week in spread}:
        document = make_document(CATALOGUE, BRIEF, schedule)
    else:
        document["brief"]["weeks"] = document["time_box"]["weeks"] = 6
        del document["weeks"][6]
    assert codes(Plan.model_validate(document)) == expected


def with_module(name: str, **changes: Any) -> Catalogue:
    """The catalogue with one module changed."""
    return replace(
        CATALOGUE,
        modules=tuple(replace(m, **changes) if m.id == name else m for m in CATALOGUE.modules),
    )


@pytest.mark.parametrize(
    ("name", "changes", "expected"),
    [
        ("python-basics", {"max_minutes_per_week": 240}, {"verify-pace"}),
        ("tools", {"minutes": 300}, {"verify-hours"}),
        ("tools", {"teaches": ()}, {"verify-corequisite"}),
        ("career", {"kind": Kind.COURSE}, {"verify-parallel"}),
        ("career", {"kind": Kind.PROJECT}, {"verify-parallel"}),
        ("career", {"kind": Kind.ASSESSMENT}, {"verify-parallel"}),
        ("final", {"requires": (need("python@3"),)}, {"verify-support", "verify-needs"}),
        ("final", {"requires": (need("python@3", "python@2"),)}, {"verify-needs"}),
        (
            "final",
            {"corequisites": (Corequisite(out("talk@1"), strict=True),)},
            {"verify-corequisite"},
        ),
        ("final", {"corequisites": (Corequisite(out("ml@1"), strict=True),)}, set()),
        ("final", {"corequisites": (Corequisite(out("shell@2")),)}, set()),
        ("python-basics", {"corequisites": (Corequisite(out("shell@2")),)}, set()),
        ("python-basics", {"corequisites": (Corequisite(out("talk@1")),)}, {"verify-corequisite"}),
    ],
)
def test_plan_against_another_catalogue(
    name: str, changes: dict[str, Any], expected: set[str]
) -> None:
    """What a module is comes from the catalogue alone; here the plan states it as it was."""
    catalogue = with_module(name, **changes)
    assert codes(good_plan(), catalogue) - {"verify-stated"} == expected


def capstone_case(kind: Kind, priority: Priority, **brief: Any) -> set[str]:
    """A capstone in week 1, and a module of the role's skill b in week 2."""
    catalogue = Catalogue(
        "c",
        "1",
        60,
        (skill("a", ()), skill("b", ())),
        (module("end", 2, "a@1", kind=Kind.CAPSTONE), module("early", 2, "b@1", kind=kind)),
        (
            Role(
                "r",
                "R",
                (Requirement(out("a@1"), Priority.MUST), Requirement(out("b@1"), priority)),
            ),
        ),
    )
    order = Brief(role="r", weeks=2, hours_per_week=2, **brief)
    return codes(make_plan(catalogue, order, {"end": {1: 2}, "early": {2: 2}}), catalogue)


@pytest.mark.parametrize("kind", [Kind.COURSE, Kind.PROJECT])
@pytest.mark.parametrize("priority", [Priority.MUST, Priority.ESSENTIAL])
def test_capstone_early(kind: Kind, priority: Priority) -> None:
    assert capstone_case(kind, priority) == {"verify-capstone"}


def test_capstone_waits_for_nothing_else() -> None:
    assert capstone_case(Kind.COURSE, Priority.OPTIONAL) == set()
    assert capstone_case(Kind.COURSE, Priority.OPTIONAL, optional=False) == set()
    assert capstone_case(Kind.ASSESSMENT, Priority.MUST) == set()
    assert capstone_case(Kind.CONTINUOUS, Priority.MUST) == set()
    assert capstone_case(Kind.CAPSTONE, Priority.MUST) == set()


@pytest.mark.parametrize(
    ("pins", "expected"),
    [
        ({"include": ("other",)}, {"verify-pin"}),
        ({"exclude": ("tools",)}, {"verify-pin"}),
        ({"not_before": {"tools": 5}}, {"verify-pin"}),
        ({"not_before": {"other": 5}}, set()),
        ({"not_after": {"tools": 4}}, {"verify-pin"}),
        ({"hours_in_week": {"tools": {5: 4}}}, set()),
        ({"hours_in_week": {"tools": {5: 4.5}}}, {"verify-pin"}),
        ({"hours_in_week": {"tools": {1: 0}}}, set()),
        ({"hours_in_week": {"tools": {5: 0}}}, {"verify-pin"}),
        ({"hours_in_week": {"other": {5: 0}}}, set()),
        ({"hours_in_week": {"other": {5: 1}}}, {"verify-pin"}),
        ({"hours_in_week": {"toolz": {5: 0}}}, {"verify-brief"}),
        ({"order": (("data-lab", "tools"),)}, {"verify-pin"}),
        ({"order": (("shell-next", "shell-next"),)}, {"verify-pin"}),
        ({"order": (("python-basics", "python-next"),)}, set()),
        ({"order": (("other", "career"),)}, set()),
        ({"max_hours": 41}, {"verify-pin"}),
        ({"max_hours": 42}, set()),
        ({"max_parallel": 1}, {"verify-parallel"}),
        ({"knows": ("python@3",)}, set()),
        ({"knows": ("tools@1",)}, set()),
        ({"optional": False}, set()),
        ({"include": ("toolz",)}, {"verify-pin", "verify-brief"}),
        ({"exclude": ("toolz",)}, {"verify-brief"}),
        ({"not_after": {"toolz": 3}}, {"verify-brief"}),
    ],
)
def test_other_briefs(pins: dict[str, Any], expected: set[str]) -> None:
    """The good schedule under other pins, truly stated."""
    bare = Brief(role="grower", weeks=6, hours_per_week=10, max_parallel=2)
    plan = make_plan(CATALOGUE, bare.model_copy(update=pins), SCHEDULE)
    assert codes(plan) == expected


def test_reserve_lowers_the_capacity() -> None:
    policies = (Policy("p"),)
    catalogue = replace(CATALOGUE, policies=policies)
    brief = Brief(role="grower", weeks=6, hours_per_week=10, max_parallel=2)
    full = changed({"tools": {4: 5, 5: 1}, "data-lab": {4: 4, 5: 2}})
    assert codes(make_plan(catalogue, brief, full), catalogue) == set()
    assert codes(make_plan(CATALOGUE, brief, full)) == {"verify-capacity"}


def test_hours_of_45_minutes_and_thirds_are_exact() -> None:
    catalogue = Catalogue(
        "c",
        "1",
        45,
        (skill("a", ()), skill("b", ())),
        (replace(module("m", 0, "a@1"), minutes=50), replace(module("n", 0, "b@1"), minutes=40)),
        (Role("r", "R", (Requirement(out("a@1"), Priority.MUST),)),),
    )
    brief = Brief(role="r", weeks=2, hours_per_week=1)
    sound: Schedule = {"m": {1: 1 / 3, 2: 7 / 9}, "n": {1: 2 / 3, 2: 2 / 9}}
    assert codes(make_plan(catalogue, brief, sound), catalogue) == set()
    over: Schedule = {"m": {1: 4 / 9, 2: 2 / 3}, "n": {1: 2 / 3, 2: 2 / 9}}
    assert codes(make_plan(catalogue, brief, over), catalogue) == {"verify-capacity"}


def test_every_violation_is_reported() -> None:
    plan = make_plan(
        CATALOGUE, BRIEF, changed({"tools": {4: 9}, "final": {4: 9}, "shell-next": None})
    )
    assert codes(plan) >= {
        "verify-hours",
        "verify-capacity",
        "verify-corequisite",
        "verify-capstone",
        "verify-pin",
    }
    hours = [found for found in verify(plan, CATALOGUE) if found.code == "verify-hours"]
    assert len(hours) == 2
