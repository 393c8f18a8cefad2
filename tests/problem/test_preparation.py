"""Preparation before week 1: order, paces, weeks; and the way to what learners lack."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from curplan.catalogue.models import Corequisite, Module, Outcome
from curplan.problem.asked import entry_levels
from curplan.problem.build import build_problem
from curplan.problem.preparation import catch_up, in_turn, lay_out, raised
from curplan.problem.relevance import held
from tests.oracle.catalogues import cases
from tests.oracle.terms import Case
from tests.plan.making import newsroom, order

HOUR = 60
PREPARED = {"weeks": 2, "hours_per_week": 8, "modules": ["python-basics", "shell-basics"]}


def modules(*names: str) -> list[Module]:
    return [newsroom().module_by_id[name] for name in names]


def hours(*names: str, weeks: tuple[int, ...]) -> dict[str, dict[int, int]] | None:
    capacity = [HOUR * each for each in weeks]
    made = lay_out(newsroom(), modules(*names), {"typing": 1}, capacity)
    if made is None:
        return None
    return {name: {w: m // HOUR for w, m in spread.items()} for name, spread in made.items()}


def test_what_is_needed_comes_first_and_all_as_early_as_can_be() -> None:
    assert hours("python-basics", "shell-basics", weeks=(8, 8)) == {
        "shell-basics": {1: 4},
        "python-basics": {1: 4, 2: 4},
    }


def test_the_order_of_the_brief_holds_where_it_can() -> None:
    first = hours("sql-basics", "python-basics", "shell-basics", weeks=(8, 8, 8))
    other = hours("python-basics", "sql-basics", "shell-basics", weeks=(8, 8, 8))
    assert first is not None
    assert other is not None
    assert first["sql-basics"] == {1: 4, 2: 2}
    assert other["sql-basics"] == {2: 4, 3: 2}


def test_a_week_has_no_more_than_a_module_takes() -> None:
    made = hours("shell-basics", "python-basics", weeks=(20, 20))
    assert made == {"shell-basics": {1: 4}, "python-basics": {1: 8}}
    assert hours("shell-basics", "python-intensive", weeks=(16,)) is None  # 12 h at 8 a week


def test_the_longest_chain_goes_first_where_the_order_does_not_fit() -> None:
    """Poetry first leaves Python nine hours for the last week, and it takes eight at most."""
    names = ("poetry", "shell-basics", "python-intensive")
    easy = hours(*names, weeks=(10, 10, 10))
    assert easy is not None
    assert easy["poetry"] == {1: 5}
    tight = hours(*names, weeks=(4, 8, 9))
    assert tight == {
        "poetry": {3: 5},
        "shell-basics": {1: 4},
        "python-intensive": {2: 8, 3: 4},
    }


def test_no_weeks_no_place() -> None:
    assert hours("shell-basics", weeks=()) is None
    assert hours("shell-basics", weeks=(3,)) is None
    assert hours(weeks=()) == {}


def test_what_nothing_before_it_teaches_has_no_turn() -> None:
    ordered, stuck = in_turn(newsroom(), modules("final", "shell-basics"), {"typing": 1})
    assert [each.id for each in ordered] == ["shell-basics"]
    assert [each.id for each in stuck] == ["final"]
    assert hours("final", weeks=(50,)) is None


def test_a_corequisite_is_over_before() -> None:
    beside = Corequisite(Outcome("sql", 1))
    poetry = replace(newsroom().module_by_id["poetry"], corequisites=(beside,))
    ordered, stuck = in_turn(newsroom(), [poetry, *modules("sql-basics")], {"shell": 1})
    assert [each.id for each in ordered] == ["sql-basics", "poetry"]
    assert stuck == ()
    assert in_turn(newsroom(), [poetry], {"shell": 1})[1] == (poetry,)


def test_what_is_prepared_is_held_and_not_planned() -> None:
    brief = order(preparation=PREPARED, use="fill")
    assert entry_levels(newsroom(), brief) == {"python": 1, "shell": 1, "typing": 1}
    from curplan.calendars.weeks import make_weeks
    from curplan.catalogue.policy import Reserve

    problem = build_problem(newsroom(), brief, make_weeks(brief, Reserve()))
    planned = {task.id for task in problem.tasks}
    assert planned.isdisjoint(PREPARED["modules"])  # type: ignore[arg-type]
    assert "python-next" in planned


def test_the_way_to_what_is_lacking_takes_the_shortest_modules() -> None:
    way = catch_up(newsroom(), {"typing": 1}, {"python": 2, "film": 1})
    assert [each.id for each in way.modules] == ["shell-basics", "python-basics", "python-next"]
    assert way.open == ("film@1",)  # nothing teaches the camera that it needs
    assert catch_up(newsroom(), {"python": 2}, {"python": 1}).modules == ()


def test_a_capstone_is_no_way() -> None:
    ready = {"typing": 1, "shell": 1, "python": 2, "sql": 1}
    assert catch_up(newsroom(), ready, {"report": 1}).open == ("report@1",)


@settings(max_examples=25, deadline=None)
@given(cases(), st.lists(st.integers(0, 6), min_size=1, max_size=6))
def test_whatever_is_laid_out_keeps_order_paces_and_weeks(case: Case, weeks: list[int]) -> None:
    catalogue = case.catalogue
    chosen = catalogue.modules[:5]
    capacity = [each * catalogue.hour for each in weeks]
    made = lay_out(catalogue, chosen, {}, capacity)
    if made is None:
        return
    for module in chosen:
        spread = made[module.id]
        assert sum(spread.values()) == module.minutes
        assert max(spread.values()) <= (module.max_minutes_per_week or module.minutes)
        ended = [m for m in chosen if m is not module and max(made[m.id]) <= min(spread)]
        assert all(held(need, raised({}, ended)) for need in catalogue.module_needs(module))
    for week, most in enumerate(capacity, start=1):
        assert sum(spread.get(week, 0) for spread in made.values()) <= most
