from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings

from curplan import api
from curplan.catalogue.kinds import Kind, Priority
from curplan.catalogue.models import Catalogue, Module, Outcome, Role
from curplan.catalogue.policy import Policy, Rule
from curplan.compare import track as tracks
from curplan.compare.track import RoleTrack, bridge, full_track, required_outcomes
from curplan.problem.model import Problem, Result, Score, Solution
from curplan.verify import verify
from tests.compare.making import desk
from tests.oracle.catalogues import cases
from tests.oracle.terms import Case


def full(role: str, audience: str = "") -> RoleTrack:
    return full_track(desk(), desk().role_by_id[role], audience)


def onward(start: str, to: str, audience: str = "") -> RoleTrack:
    return bridge(desk(), full(start, audience), desk().role_by_id[to])


def names(track: RoleTrack) -> list[str]:
    return [module.id for module in track.modules]


def written(outcomes: Collection[Outcome]) -> list[str]:
    return [str(outcome) for outcome in outcomes]


def test_the_fewest_hours_of_a_role() -> None:
    track = full("reporter")
    assert names(track) == [
        "career",
        "charts-lab",
        "final",
        "python-intensive",
        "shell-basics",
        "sql-basics",
    ]
    assert (track.hours, track.proven, track.short) == (39, True, ())
    assert (track.role, track.after, track.audience) == ("reporter", "", "newcomer")
    assert written(track.entry) == ["typing@1"]
    assert "python@2" in written(track.holds)


def test_optional_requirements_are_left_out() -> None:
    assert written(full("editor").required) == ["talk@1", "python@1", "colour@1"]
    assert names(full("editor")) == ["career", "colour-course", "python-basics", "shell-basics"]


def test_the_highest_level_of_a_skill_is_what_is_required() -> None:
    assert required_outcomes(desk().role_by_id["host"]) == (
        Outcome("talk", 1),
        Outcome("python", 2),
    )


def test_an_audience_that_is_named_comes_in() -> None:
    track = full("reporter", "coder")
    assert (track.hours, track.audience) == (23, "coder")
    with pytest.raises(KeyError):
        full("reporter", "nobody")


def test_a_role_without_an_audience_starts_from_nothing() -> None:
    track = full("cartoonist")
    assert (track.entry, track.audience, track.hours) == ((), "", 8)


def test_a_bridge_starts_from_what_the_first_track_leaves() -> None:
    there = onward("reporter", "editor")
    assert (names(there), there.hours, there.after) == (["colour-course"], 3, "reporter")
    assert written(there.met) == ["talk@1", "python@1"]
    back = onward("editor", "reporter")
    assert names(back) == ["charts-lab", "final", "python-next", "sql-basics"]
    assert (back.hours, written(back.met)) == (25, ["talk@1"])


def test_a_bridge_never_takes_the_audience_of_the_second_role() -> None:
    """Cartoonists hold nothing on entry, so not even the typing that newcomers hold."""
    track = onward("cartoonist", "reporter")
    assert written(track.entry) == ["colour@1", "poems@1"]
    assert track.audience == ""
    assert written(track.short) == ["report@1", "python@2", "sql@1", "charts@1"]
    assert names(track) == ["career"]


def test_nothing_is_left_to_learn() -> None:
    track = onward("reporter", "host")
    assert (track.modules, track.hours, track.proven, track.short) == ((), 0, True, ())


def test_what_nothing_teaches_is_short() -> None:
    track = full("film-maker")
    assert (written(track.short), names(track)) == (["film@1"], ["shell-basics", "sql-basics"])


@pytest.mark.parametrize("audience", ["newcomer", "coder"])
def test_a_bridge_lies_between_the_rest_and_the_whole(audience: str) -> None:
    roles = ["reporter", "editor", "host"]
    for one in roles:
        for other in roles:
            whole, most = full(one, audience).hours, full(other, audience).hours
            assert most - whole <= onward(one, other, audience).hours <= most


def test_the_policy_has_no_say() -> None:
    """It asks for three projects here: a plan has them, the fewest hours do not."""
    rule = Rule("portfolio", 5, (("pieces", 3),))
    wanting = replace(desk(), policies=(Policy("wanting", (rule,)),))
    brief = api.Brief(role="reporter", weeks=20, hours_per_week=20, optional=False)
    assert "evening-practice" in [m.id for m in api.make_plan(wanting, brief, "quick").modules]
    assert full_track(wanting, wanting.role_by_id["reporter"]) == full("reporter")


def test_hours_are_teaching_hours() -> None:
    short = replace(desk(), hour=45)
    assert full_track(short, desk().role_by_id["reporter"]).hours == 52


def test_a_track_is_a_plan_that_verifies() -> None:
    """The same modules, pinned in a box with room for them, make a sound plan."""
    track = full("reporter")
    brief = api.Brief(role="reporter", weeks=20, hours_per_week=20, optional=False)
    plan = api.make_plan(replace(desk(), policies=()), brief, "quick")
    assert sorted(module.id for module in plan.modules) == names(track)
    assert verify(plan, replace(desk(), policies=())) == ()


@pytest.mark.parametrize(
    ("result", "hours"),
    [
        (Result(None, (), undecided=True), 0),
        (Result(Solution({0: {1: 1}}), (Score("hours", 39, 38),)), 8),
    ],
)
def test_what_is_not_proven_says_so(
    result: Result, hours: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def solve(problem: Problem, effort: str) -> Result:
        assert problem.tasks[0].id == "career"
        return result

    monkeypatch.setattr(tracks, "solve", solve)
    track = full("reporter")
    assert not track.proven
    assert track.hours == hours / 2


@settings(max_examples=150, derandomize=True, deadline=None, database=None)
@given(cases())
def test_nothing_reaches_more_or_takes_fewer_hours(case: Case) -> None:
    """Held against every choice of modules there is, in order of who can follow whom."""
    modules = tuple(replace(module, corequisites=()) for module in case.catalogue.modules)
    catalogue = replace(case.catalogue, modules=modules)
    role = catalogue.role_by_id["r"]
    track = full_track(catalogue, role)
    assert track.proven
    assert worth(role, track.entry, track.modules) == max(
        worth(role, track.entry, chosen)
        for size in range(len(modules) + 1)
        for chosen in combinations(modules, size)
        if can_follow(catalogue, role, dict(track.entry), chosen)
    )


def worth(
    role: Role, entry: Collection[Outcome], chosen: Collection[Module]
) -> tuple[float, float, int]:
    """Must and essential coverage, and then the fewer minutes the better."""
    held = [*entry, *(outcome for module in chosen for outcome in module.teaches)]
    must = essential = 0.0
    for requirement in role.requires:
        skill, required = requirement.outcome
        reached = max((level for name, level in held if name == skill), default=0)
        if requirement.priority is Priority.MUST:
            must += requirement.weight * (reached >= required)
        elif requirement.priority is Priority.ESSENTIAL:
            essential += requirement.weight * (12 * min(reached, required) // required)
    return must, essential, -sum(module.minutes for module in chosen)


def can_follow(
    catalogue: Catalogue, role: Role, held: dict[str, int], chosen: Collection[Module]
) -> bool:
    """Tell whether the modules can be taken one after another, capstones late enough."""
    asked = {r.outcome.skill for r in role.requires if r.priority is not Priority.OPTIONAL}
    left = list(chosen)
    while left:
        waiting = [
            module
            for module in left
            if module.kind in (Kind.COURSE, Kind.PROJECT)
            and any(outcome.skill in asked for outcome in module.teaches)
        ]
        ready = [
            module
            for module in left
            if not (module.kind is Kind.CAPSTONE and waiting)
            and all(
                any(held.get(outcome.skill, 0) >= outcome.level for outcome in need.any_of)
                for need in catalogue.module_needs(module)
            )
        ]
        if not ready:
            return False
        for module in ready:
            left.remove(module)
            for skill, level in module.teaches:
                held[skill] = max(level, held.get(skill, 0))
    return True
