"""The fewest levels on entry against every set of levels that could be held."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings

from curplan.advise.entry import Entry, fewest_levels
from curplan.calendars.weeks import Week
from curplan.catalogue.kinds import Kind, Priority
from curplan.catalogue.models import Outcome
from curplan.problem.build import build_problem
from curplan.problem.score import coverage_maximum
from curplan.solve.fit import fits
from tests.oracle.catalogues import cases
from tests.oracle.describe import describe
from tests.oracle.make import case, module, requirement
from tests.oracle.terms import Case

X1, X2, Y1 = requirement("x@1"), requirement("x@2"), requirement("y@1")
MOST_SETS = 60


def weeks_of(drawn: Case) -> list[Week]:
    return [Week(number, None, hours, 0) for number, hours in enumerate(drawn.capacity, 1)]


def found(drawn: Case) -> Entry | None:
    return fewest_levels(drawn.catalogue, drawn.brief, weeks_of(drawn))


def every_set(drawn: Case) -> list[frozenset[Outcome]]:
    """Give every set of further levels, each with the ones below it."""
    held = drawn.entry
    ladders = []
    for skill in drawn.catalogue.skills:
        above = [v.level for v in skill.levels if v.level > held.get(skill.id, 0)]
        ladders.append(
            [frozenset(Outcome(skill.id, v) for v in above[:n]) for n in range(len(above) + 1)]
        )
    return [frozenset().union(*each) for each in product(*ladders)]


def cost(drawn: Case, levels: frozenset[Outcome]) -> tuple[int, int]:
    """The role's own outcomes first, then all."""
    own = {r.outcome for r in drawn.requirements if r.priority is not Priority.OPTIONAL}
    return len(levels & own), len(levels)


def suffices(drawn: Case, levels: frozenset[Outcome]) -> bool:
    knows = (*drawn.brief.knows, *map(str, sorted(levels)))
    brief = drawn.brief.model_copy(update={"knows": knows})
    problem = build_problem(drawn.catalogue, brief, weeks_of(drawn))
    if problem.impossible:
        return False
    must, essential = (coverage_maximum(problem, p) for p in ("must", "essential"))
    answer = fits(problem, must, essential, thorough=True).fits
    assert answer is not None
    return answer


@settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(cases())
def test_no_set_of_levels_is_cheaper(drawn: Case) -> None:
    proofs = {
        outcome
        for module in drawn.catalogue.modules
        if module.kind is Kind.CAPSTONE and module.id not in drawn.brief.exclude
        for outcome in module.teaches
    }
    offered = [levels for levels in every_set(drawn) if not levels & proofs]
    sets = sorted(offered, key=lambda levels: cost(drawn, levels))
    if len(sets) > MOST_SETS or drawn.brief.include:
        return
    best = next((levels for levels in sets if suffices(drawn, levels)), None)
    answer = found(drawn)
    if best is None or answer is None:
        assert best is None, describe(drawn)
        assert answer is None, describe(drawn)
        return
    named = frozenset(
        Outcome(skill, level.level)
        for skill, top in answer.outcomes
        for level in drawn.catalogue.skill_by_id[skill].levels
        if drawn.entry.get(skill, 0) < level.level <= top
    )
    assert suffices(drawn, named), describe(drawn)
    assert answer.levels == len(named)
    if answer.proven and cost(drawn, named) != cost(drawn, best):
        pytest.fail(f"{sorted(named)} is no better than {sorted(best)} for\n{describe(drawn)}")


def texts(answer: Entry | None) -> list[str]:
    assert answer is not None
    assert answer.proven
    return list(map(str, answer.outcomes))


def test_the_roles_own_outcome_is_asked_for_last() -> None:
    """Either x@1, which spares 3 h, or the role's y@1, which spares 3 h as well."""
    modules = [module("a", 3, "x@1"), module("b", 3, "y@1", needs="x@1")]
    assert texts(found(case(modules, [Y1], (3,)))) == ["x@1"]


def test_a_level_comes_with_those_below_it() -> None:
    modules = [module("a", 3, "x@1"), module("b", 3, "x@2"), module("c", 3, "y@1", needs="x@2")]
    answer = found(case(modules, [Y1], (3,)))
    assert texts(answer) == ["x@2"]
    assert answer is not None
    assert answer.levels == 2


def test_an_outcome_that_nothing_teaches_lets_a_module_in() -> None:
    """Who holds z@1 can be taught y@1: better than to ask for the role's own outcome."""
    modules = [module("b", 3, "y@1", needs="z@1"), module("c", 1, "z@1")]
    assert texts(found(case(modules, [Y1], (3,), exclude=["c"]))) == ["z@1"]


def test_a_corequisite_held_spares_its_module() -> None:
    modules = [
        module("a", 2, "x@1", with_="z@1"),
        module("b", 2, "y@1", with_="z@1"),
        module("c", 5, "z@1"),
    ]
    assert texts(found(case(modules, [X1, Y1], (4,)))) == ["z@1"]


def test_it_counts_from_what_is_held_already() -> None:
    modules = [module("a", 3, "x@2"), module("b", 3, "x@3"), module("c", 1, "y@1", needs="x@3")]
    assert texts(found(case(modules, [Y1], (4,), holds="x@1"))) == ["x@2"]


def test_a_schedule_that_does_not_fit_asks_for_more() -> None:
    """The hours fit with nothing held, but b would have to start before a ends."""
    modules = [module("a", 2, "x@1", pace=1), module("b", 3, "a@1", needs="x@1")]
    assert texts(found(case(modules, [requirement("a@1")], (3, 2)))) == ["x@1"]
