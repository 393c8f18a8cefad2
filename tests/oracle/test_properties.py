"""What must hold between the plans of two problems, whatever the catalogue."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curplan.catalogue.models import Catalogue, Module, Need, Outcome, Skill
from tests.oracle.catalogues import cases
from tests.oracle.describe import describe
from tests.oracle.terms import Case, Hours
from tests.oracle.test_oracle import solved

CAREFUL = settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
T = TypeVar("T")
Values = tuple[int, ...] | None
seeds = st.integers(0, 999)


def plan(case: Case) -> tuple[Values, Hours]:
    """Values of objectives 1 to 5 (None when the pins contradict), and the plan itself."""
    result, hours = solved(case)
    if result.solution is None:
        return None, {}
    return tuple(score.value for score in result.scores[:5]), hours


def never_lower(before: Case, after: Case) -> None:
    """Check that coverage does not fall, nor a plan vanish."""
    old, new = plan(before)[0], plan(after)[0]
    if old is not None and (new is None or new[:3] < old[:3]):
        pytest.fail(f"{old} became {new} in\n{describe(before)}\nand\n{describe(after)}")


def weeks_of(case: Case, capacity: tuple[int, ...]) -> Case:
    """Give the case other weeks."""
    brief = case.brief.model_copy(update={"weeks": len(capacity)})
    return replace(case, capacity=capacity, brief=brief)


@CAREFUL
@given(cases(), st.lists(st.integers(0, 5), min_size=1, max_size=2))
def test_more_weeks_never_lower_coverage(case: Case, more: list[int]) -> None:
    never_lower(case, weeks_of(case, (*case.capacity, *more)))


@CAREFUL
@given(cases(), seeds)
def test_more_capacity_never_lowers_coverage(case: Case, seed: int) -> None:
    capacity = list(case.capacity)
    capacity[seed % len(capacity)] += 1 + seed % 3
    never_lower(case, weeks_of(case, tuple(capacity)))


@CAREFUL
@given(cases(), seeds)
def test_a_better_prepared_audience_is_never_worse_off(case: Case, seed: int) -> None:
    skill = case.catalogue.skills[seed % len(case.catalogue.skills)]
    known = f"{skill.id}@{skill.levels[seed % len(skill.levels)].level}"
    brief = case.brief.model_copy(update={"knows": (*case.brief.knows, known)})
    better = replace(case, brief=brief)
    never_lower(case, better)
    old, new = plan(case)[0], plan(better)[0]
    if old and new and new[:3] == old[:3]:
        assert new[4] <= old[4], describe(better)


@CAREFUL
@given(cases(), seeds)
def test_the_order_of_entries_never_changes_the_plan(case: Case, seed: int) -> None:
    assert plan(replace(case, catalogue=shuffled(case.catalogue, seed))) == plan(case)


@CAREFUL
@given(cases(), seeds)
def test_new_names_keep_the_objectives(case: Case, seed: int) -> None:
    assert plan(renamed(case, seed))[0] == plan(case)[0]


def shuffled(catalogue: Catalogue, seed: int) -> Catalogue:
    """Write every list of a catalogue in another order; what loading sorts is sorted again."""
    rng = random.Random(seed)

    def mix(items: tuple[T, ...]) -> tuple[T, ...]:
        return tuple(rng.sample(items, len(items)))

    def needs(items: tuple[Need, ...]) -> tuple[Need, ...]:
        return mix(tuple(Need(mix(item.any_of)) for item in items))

    def skill(each: Skill) -> Skill:
        levels = (replace(level, needs=needs(level.needs)) for level in each.levels)
        return replace(each, levels=tuple(levels))

    def module(each: Module) -> Module:
        corequisites = mix(each.corequisites)
        return replace(each, requires=needs(each.requires), corequisites=corequisites)

    return replace(
        catalogue,
        skills=tuple(sorted(map(skill, mix(catalogue.skills)), key=lambda each: each.id)),
        modules=tuple(sorted(map(module, mix(catalogue.modules)), key=lambda each: each.id)),
        roles=tuple(replace(role, requires=mix(role.requires)) for role in catalogue.roles),
        audiences=tuple(replace(each, holds=mix(each.holds)) for each in catalogue.audiences),
    )


def renamed(case: Case, seed: int) -> Case:
    """Give skills and modules new names that sort in another order."""
    rng = random.Random(seed)
    catalogue, brief = case.catalogue, case.brief
    module_name = _names([module.id for module in catalogue.modules], rng)
    skill_name = _names([skill.id for skill in catalogue.skills], rng)

    def outcome(old: Outcome) -> Outcome:
        return Outcome(skill_name(old.skill), old.level)

    def needs(old: tuple[Need, ...]) -> tuple[Need, ...]:
        return tuple(Need(tuple(map(outcome, need.any_of))) for need in old)

    def skill(old: Skill) -> Skill:
        levels = tuple(replace(level, needs=needs(level.needs)) for level in old.levels)
        return replace(old, id=skill_name(old.id), levels=levels)

    def module(old: Module) -> Module:
        return replace(
            old,
            id=module_name(old.id),
            teaches=tuple(sorted(map(outcome, old.teaches))),
            requires=needs(old.requires),
            corequisites=tuple(replace(c, outcome=outcome(c.outcome)) for c in old.corequisites),
        )

    new = replace(
        catalogue,
        skills=tuple(sorted(map(skill, catalogue.skills), key=lambda each: each.id)),
        modules=tuple(sorted(map(module, catalogue.modules), key=lambda each: each.id)),
        roles=tuple(
            replace(
                role, requires=tuple(replace(r, outcome=outcome(r.outcome)) for r in role.requires)
            )
            for role in catalogue.roles
        ),
        audiences=tuple(
            replace(each, holds=tuple(map(outcome, each.holds))) for each in catalogue.audiences
        ),
    )
    pins = {
        "include": tuple(map(module_name, brief.include)),
        "exclude": tuple(map(module_name, brief.exclude)),
        "not_before": {module_name(name): week for name, week in brief.not_before.items()},
        "not_after": {module_name(name): week for name, week in brief.not_after.items()},
        "order": tuple((module_name(a), module_name(b)) for a, b in brief.order),
    }
    return replace(case, catalogue=new, brief=brief.model_copy(update=pins))


def _names(old: list[str], rng: random.Random) -> Callable[[str], str]:
    new = [f"n{number}" for number in range(len(old))]
    return dict(zip(old, rng.sample(new, len(new)), strict=True)).__getitem__
