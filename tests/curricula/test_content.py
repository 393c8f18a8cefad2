"""What holds of every module and role that ships, whatever track they end up in."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pytest

from curplan.catalogue.folders import shipped_curricula
from curplan.catalogue.kinds import Form, Kind, Priority, UnitKind, Work
from curplan.catalogue.loading import load
from curplan.catalogue.models import Catalogue, Module, Outcome, Role

GRADED_FROM = 20
"""Hours from which a module ends in something graded."""
SHORTEST, LONGEST, LONGEST_CAPSTONE = 6, 80, 130


@cache
def catalogue() -> Catalogue:
    loaded = load([shipped_curricula()])
    assert loaded.catalogue, loaded.diagnostics
    assert not loaded.diagnostics
    return loaded.catalogue


def reached(outcome: Outcome, others: Iterable[Outcome]) -> bool:
    return any(o.skill == outcome.skill and o.level >= outcome.level for o in others)


def wrong(modules: Iterable[Module]) -> list[str]:
    return [module.id for module in modules]


def test_what_a_module_teaches_it_practises_and_assesses() -> None:
    bare = [
        f"{module.id}: {outcome}"
        for module in catalogue().modules
        for outcome in module.teaches
        if not (reached(outcome, module.practises) and reached(outcome, module.assesses))
    ]
    assert not bare


def test_every_module_has_rows_of_assessment() -> None:
    assert not wrong(m for m in catalogue().modules if not m.assessments)


def test_hands_on_is_at_least_half_and_lectures_less() -> None:
    modules = catalogue().modules
    assert not wrong(m for m in modules if 2 * m.hands_on_minutes < m.minutes)
    assert not wrong(m for m in modules if 100 * m.lecture_minutes > 45 * m.minutes)


def test_long_modules_end_in_something_graded() -> None:
    graded = (UnitKind.ASSESSMENT, UnitKind.PROJECT)
    assert not wrong(
        m
        for m in catalogue().modules
        if m.minutes >= GRADED_FROM * 60 and not any(u.kind in graded for u in m.units[-2:])
    )


def test_hours_of_a_module_suit_its_kind() -> None:
    hours = {m.id: m.minutes / 60 for m in catalogue().modules}
    for module in catalogue().modules:
        most = LONGEST_CAPSTONE if module.kind is Kind.CAPSTONE else LONGEST
        assert SHORTEST <= hours[module.id] <= most, module.id


def test_no_two_modules_have_the_same_units() -> None:
    shapes: dict[tuple[tuple[str, int], ...], str] = {}
    for module in catalogue().modules:
        shape = tuple((unit.kind.value, unit.minutes) for unit in module.units)
        assert shape not in shapes, (module.id, shapes.get(shape))
        shapes[shape] = module.id


def test_team_projects_have_an_individual_part() -> None:
    assert not wrong(
        m
        for m in catalogue().modules
        if m.team_project and not any(r.work is Work.INDIVIDUAL for r in m.assessments)
    )


def test_a_capstone_is_a_gate_and_is_defended() -> None:
    spoken = (Form.ORAL, Form.PRESENTATION)
    for module in catalogue().modules:
        if module.kind is Kind.CAPSTONE:
            assert module.gate, module.id
            assert any(row.form in spoken for row in module.assessments), module.id


def guaranteed(module: Module) -> set[Outcome]:
    """What every learner of a module holds: it teaches it, or needs it, by whatever way."""
    found: set[Outcome] = set()
    open_ = [*module.teaches]
    open_ += [n.any_of[0] for n in catalogue().module_needs(module) if len(n.any_of) == 1]
    while open_:
        outcome = open_.pop()
        if outcome not in found:
            found.add(outcome)
            needs = catalogue().outcome_needs(outcome)
            open_ += [need.any_of[0] for need in needs if len(need.any_of) == 1]
    return found


@pytest.mark.parametrize("role", [role.id for role in catalogue().roles])
def test_a_role_is_complete(role: str) -> None:
    made: Role = catalogue().role_by_id[role]
    required = {r.outcome for r in made.requires}
    served = {outcome for item in made.tasks for outcome in item.outcomes}
    assert made.esco
    assert made.onet
    assert made.audience
    assert made.profile
    assert made.weeks
    assert len(made.audiences) >= 1
    assert len(made.tasks) >= 5
    assert made.themes
    assert all(requirement.why for requirement in made.requires)
    essential = {r.outcome for r in made.requires if r.priority is not Priority.OPTIONAL}
    assert not {o for o in essential if not reached(o, served)} - {
        o for o in required if o.skill == "career"
    }


@pytest.mark.parametrize("role", [role.id for role in catalogue().roles])
def test_the_capstone_is_a_must_and_so_is_the_career_strand(role: str) -> None:
    made = catalogue().role_by_id[role]
    musts = {r.outcome for r in made.requires if r.priority is Priority.MUST}
    capstones = {
        o for m in catalogue().modules if m.kind is Kind.CAPSTONE for o in m.teaches if o in musts
    }
    assert capstones
    assert all(
        m.kind is Kind.CAPSTONE for m in catalogue().modules if capstones.intersection(m.teaches)
    )
    assert (Outcome("career", 2) in musts) == (made.profile == "reskilling")


def test_programming_roles_teach_how_to_verify_what_an_assistant_wrote() -> None:
    for role in catalogue().roles:
        skills = {r.outcome.skill for r in role.requires if r.priority is not Priority.OPTIONAL}
        if skills & {"python", "javascript"} and role.profile == "reskilling":
            assert "ai-assistance" in skills, role.id


def test_an_intensive_variant_asks_or_teaches_something_else() -> None:
    """No module is a shorter copy: what teaches as much in fewer hours needs more, or else."""
    for module in catalogue().modules:
        if module.kind in (Kind.CAPSTONE, Kind.CONTINUOUS) or not module.teaches:
            continue
        for other in catalogue().modules:
            if other.id != module.id and set(other.teaches) == set(module.teaches):
                same_needs = set(catalogue().module_needs(other)) == set(
                    catalogue().module_needs(module)
                )
                same_practice = set(other.practises) == set(module.practises)
                assert not (same_needs and same_practice), (module.id, other.id)
