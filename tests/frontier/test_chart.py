"""The frontier against planning box by box, against brute force, and its own monotony."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest

from curplan import api
from curplan.brief import Brief
from curplan.catalogue.models import Catalogue, Theme
from curplan.catalogue.policy import Policy, Reserve, Rule
from curplan.frontier import known, sweep
from curplan.frontier.chart import chart
from curplan.frontier.model import Cell, Frontier, Step
from curplan.frontier.sweep import halving
from curplan.solve import joint, planner, schedule
from tests.oracle.brute import best_plan
from tests.oracle.catalogues import make_case
from tests.oracle.terms import Case
from tests.plan.making import newsroom

WEEKS, HOURS = (1, 2, 3, 4, 5), (1, 2, 3, 5)
SEEDS = range(12)
FEWER_WEEKS, FEWER_HOURS = (1, 2, 3, 4), (1, 2, 4)
JUDGED = range(100, 108)


@pytest.fixture(autouse=True)
def _no_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    """No cell has the advice of its plan, which takes longer to find than the plan itself."""
    monkeypatch.setattr(api, "advise", lambda *_: ())
    monkeypatch.setattr(api, "conflict_advice", lambda *_, **__: ())


def values(cell: Cell) -> tuple[float, ...]:
    return tuple(each.value for each in cell.objectives)


def planned(catalogue: Catalogue, brief: Brief, cell: Cell) -> tuple[str, tuple[float, ...]]:
    """What the planner says of one box."""
    box = {"weeks": cell.weeks, "hours_per_week": cell.hours_per_week}
    plan = api.make_plan(catalogue, brief.model_copy(update=box), "quick")
    assert all(objective.proven for objective in plan.objectives[:5])
    return plan.status, tuple(objective.value for objective in plan.objectives[:5])


def assert_same(catalogue: Catalogue, brief: Brief, frontier: Frontier) -> None:
    for cell in frontier.cells:
        assert (cell.status, values(cell)) == planned(catalogue, brief, cell), cell


def small(seed: int) -> tuple[Catalogue, Brief]:
    """A generated case without pins by week, which the frontier's boxes may be too short for."""
    case = make_case(Random(seed))
    return case.catalogue, case.brief


@pytest.mark.parametrize("seed", SEEDS)
def test_every_cell_is_what_planning_that_box_gives(seed: int) -> None:
    catalogue, brief = small(seed)
    assert_same(catalogue, brief, chart(catalogue, brief, WEEKS, HOURS))


@pytest.mark.parametrize("seed", JUDGED)
def test_every_cell_is_what_brute_force_finds(seed: int) -> None:
    catalogue, brief = small(seed)
    for cell in chart(catalogue, brief, FEWER_WEEKS, FEWER_HOURS).cells:
        box = {"weeks": cell.weeks, "hours_per_week": cell.hours_per_week}
        case = Case(catalogue, brief.model_copy(update=box), (cell.hours_per_week,) * cell.weeks)
        best = best_plan(case)
        if best is None:
            assert cell.status == "infeasible"
            continue
        must, essential, optional, _, hours = values(cell)
        assert (must, essential, optional, hours) == best.value, cell
        assert case.value(cell.modules) == best.value
        assert cell.status == "optimal"


@pytest.mark.parametrize("seed", range(201, 206))
def test_rules_that_grow_with_the_box_are_those_of_the_box(seed: int) -> None:
    """A theme asks for less in a small box, so that penalty and hours differ from box to box."""
    catalogue, brief = small(seed)
    half = len(catalogue.modules) // 2
    skills = tuple(sorted({o.skill for module in catalogue.modules[:half] for o in module.teaches}))
    role = replace(catalogue.roles[0], themes=(Theme("one", 6 * 60, 8 * 60, skills=skills),))
    rules = (
        Rule("themes", 2, (("step_hours", 1), ("full_hours", 12))),
        Rule("portfolio", 3, (("pieces", 2),)),
    )
    policy = Policy("any", rules, Reserve(every=3, percent=50))
    themed = replace(catalogue, roles=(role,), policies=(policy,))
    frontier = chart(themed, brief, WEEKS, HOURS)
    assert_same(themed, brief, frontier)


def test_one_question_about_a_range_decides_boxes_whose_rules_differ(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A theme asks for more in each larger box, and the one track there is has enough of it."""
    skills = tuple(sorted({o.skill for module in newsroom().modules for o in module.teaches}))
    themes = (Theme("all", 12 * 60, 0, skills=skills),)
    roles = tuple(replace(role, themes=themes) for role in newsroom().roles)
    rule = Rule("themes", 2, (("step_hours", 1), ("full_hours", 999)))
    policies = (Policy("reskilling", (rule,), Reserve()),)
    themed = replace(newsroom(), roles=roles, policies=policies)
    brief = Brief(role="reporter")
    solves: list[int] = []
    best_track = planner.best_track

    def counted(*given: object, **more: object) -> object:
        solves[-1] += 1
        return best_track(*given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(sweep, "best_track", counted)
    frontiers = []
    for misses in (known.MISSES, -1):
        monkeypatch.setattr(known, "MISSES", misses)
        solves.append(0)
        frontiers.append(chart(themed, brief, range(4, 14), (8, 12, 16)))
    assert solves[0] < solves[1] / 2
    assert [values(cell) for cell in frontiers[0].cells] == [
        values(cell) for cell in frontiers[1].cells
    ]


def test_holidays_and_a_late_start_are_honoured() -> None:
    brief = Brief.model_validate(
        {
            "role": "reporter",
            "start": "2027-01-13",
            "closed": [{"first": "2027-02-01", "last": "2027-02-03"}],
            "max_parallel": 2,
            "exclude": ["python-intensive"],
        }
    )
    assert_same(newsroom(), brief, chart(newsroom(), brief, range(3, 9), (5, 8, 12)))


def test_without_a_track_a_cell_says_so() -> None:
    brief = Brief(role="reporter", include=("poetry",))
    frontier = chart(newsroom(), brief, (1, 2, 6), (4, 10))
    assert frontier.cell(1, 4).status == "infeasible"
    assert frontier.cell(1, 4).modules == ()
    assert frontier.cell(6, 10).has_track
    assert_same(newsroom(), brief, frontier)


def test_more_room_never_covers_less() -> None:
    frontier = chart(newsroom(), Brief(role="reporter"), range(1, 8), (4, 6, 8, 10))
    grids = [
        [frontier.cell(weeks, hours) for weeks in frontier.weeks]
        for hours in frontier.hours_per_week
    ]
    lines = [*grids, *map(list, zip(*grids, strict=True))]
    for line in lines:
        for less, more in pairwise(line):
            assert values(less)[:3] <= values(more)[:3]
    assert {cell.essential.percent for line in lines for cell in line} > {100}


def test_first_full_and_next_step() -> None:
    frontier = chart(newsroom(), Brief(role="reporter"), range(1, 8), (10, 4))
    first = frontier.first_full(10)
    assert first is not None
    assert first.full
    assert not frontier.cell(first.weeks - 1, 10).full
    assert frontier.next_step(frontier.cell(3, 4)) == frontier.cell(3, 10)
    assert frontier.next_step(frontier.cell(3, 10)) is None


def test_a_step_that_gains_a_must_says_so() -> None:
    frontier = chart(newsroom(), Brief(role="reporter"), (3, 5), (4, 8, 12))
    assert frontier.gain(frontier.cell(3, 4)) == Step(44, must=False)
    assert frontier.gain(frontier.cell(5, 4)) == Step(44, must=True)
    assert frontier.gain(frontier.cell(5, 12)) is None


def test_the_document_has_every_cell() -> None:
    document = chart(newsroom(), Brief(role="reporter"), (3, 2), (10,)).document()
    cells = document["cells"]
    assert isinstance(cells, list)
    assert [(c["weeks"], c["hours_per_week"]) for c in cells] == [(2, 10), (3, 10)]
    assert document["full_coverage"] == [{"hours_per_week": 10, "weeks": None}]


@pytest.mark.parametrize("seed", range(400, 406))
def test_where_limits_come_first_the_gap_is_honest(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without any work for schedules, values and bounds still lie on both sides of the truth."""
    catalogue, brief = small(seed)
    truth = {
        (cell.weeks, cell.hours_per_week): cell
        for cell in chart(catalogue, brief, FEWER_WEEKS, FEWER_HOURS).cells
    }
    for module, name, none in (
        (planner, "SCHEDULE_LIMIT", 0.0),
        (planner, "JOINT_LIMIT", 0.0),
        (planner, "HURRIED_LIMIT", 0.0),
        (schedule, "GREEDY_TRIES", 0),
        (schedule, "FEW_TRIES", 0),
        (schedule, "SWEEP", 0.0),
        (joint, "GREEDY_TRIES", 0),
        (joint, "CANDIDATE_LIMIT", 0.0),
        (joint, "ROUNDS", ()),
        (known, "FITTING", 0),
    ):
        monkeypatch.setattr(module, name, none)
    for cell in chart(catalogue, brief, FEWER_WEEKS, FEWER_HOURS).cells:
        best = truth[cell.weeks, cell.hours_per_week]
        if not cell.has_track:
            assert cell.status == "undecided" or best.status == "infeasible"
            continue
        signs = (1, 1, 1, -1, -1)
        for sign, said, true in zip(signs, cell.objectives, best.objectives, strict=True):
            if said.proven and said.value == true.value:
                continue
            assert sign * said.value <= sign * true.value <= sign * said.bound
            break  # what comes after is under a lesser value
        assert (cell.status == "optimal") == all(each.proven for each in cell.objectives)


def test_halving_visits_each_once() -> None:
    for count in range(12):
        assert sorted(halving(range(count))) == list(range(count))
