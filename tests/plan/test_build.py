from __future__ import annotations

import datetime as dt
import json
from itertools import pairwise

import pytest

from curplan.plan.hours import hours_of
from curplan.plan.model import Plan
from curplan.plan.pins import pins_of
from curplan.plan.reading import parse_plan
from curplan.plan.writing import plan_text
from tests.plan.making import module_of, names, order, reporter

EVERYTHING = [
    "career",
    "charts-lab",
    "colour-course",
    "final",
    "python-intensive",
    "shell-basics",
    "sql-basics",
]

CONTRACT = {
    "": "format catalogue role audience brief time_box limits entry pins status objectives "
    "modules weeks coverage advice diagnostics",
    "catalogue": "name version sha256",
    "time_box": "weeks hours_per_week start",
    "limits": "max_parallel",
    "objectives": "name value bound max proven",
    "modules": "id title strand kind hours start_week end_week weekly_hours start_date end_date "
    "teaches needs why",
    "weeks": "week start_date hours reserved capacity load closures",
    "coverage": "skill required priority weight entry reached by",
}
"""The keys of design.md."""


@pytest.mark.parametrize("part", CONTRACT)
def test_the_keys_of_the_contract_are_there(part: str) -> None:
    document = json.loads(plan_text(reporter(start="2027-01-11")))
    value = document[part] if part else document
    for each in value if isinstance(value, list) else [value]:
        assert set(CONTRACT[part].split()) <= set(each)


def test_values_of_the_contract() -> None:
    document = json.loads(plan_text(reporter(start="2027-01-11", knows=["shell@1"])))
    assert document["format"] == "curplan-plan/1"
    assert document["time_box"] == {
        "weeks": 5,
        "hours_per_week": 10,
        "start": "2027-01-11",
        "weekend": ["saturday", "sunday"],
    }
    assert document["entry"] == {"shell": 1, "typing": 1}
    assert [each["name"] for each in document["objectives"]] == [
        "must_coverage",
        "essential_coverage",
        "optional_coverage",
        "selection_penalty",
        "hours",
        "schedule_penalty",
    ]
    assert all(set(need) == {"outcome", "from"} for m in document["modules"] for need in m["needs"])
    assert len(document["catalogue"]["sha256"]) == 64


def test_what_is_written_can_be_read_again() -> None:
    plan = reporter(start="2027-01-11", include=["evening-practice"])
    assert parse_plan(plan_text(plan)) == (plan, ())


def test_everything_fits_and_is_said_to() -> None:
    plan = reporter()
    assert names(plan) == EVERYTHING
    assert (plan.status, plan.partial, plan.advice) == ("optimal", False, ())
    assert plan.objective("must_coverage").value == plan.objective("must_coverage").max == 84
    assert plan.objective("hours").value == 42
    assert sum(week.load for week in plan.weeks) == 42


def test_needs_say_where_they_are_met() -> None:
    plan = reporter()
    found = {
        module.id: {need.outcome: need.source for need in module.needs} for module in plan.modules
    }
    assert found["shell-basics"] == {"typing@1": "entry"}
    assert found["python-intensive"] == {"shell@1": "shell-basics"}
    assert found["final"] == {"python@2": "python-intensive", "sql@1": "sql-basics"}
    assert found["career"] == {}


def test_why_names_the_requirements_it_serves() -> None:
    plan = reporter(include=["evening-practice"])
    assert module_of(plan, "final").why == ("report@1 (must)",)
    assert module_of(plan, "charts-lab").why == ("charts@1 (essential)",)
    assert module_of(plan, "evening-practice").why == ("included on request",)
    shell = module_of(plan, "shell-basics").why
    assert shell[0] == "shell@1 for report@1 (must)"
    assert "shell@1 for python@2 (essential)" in shell
    assert module_of(plan, "python-intensive").why[:2] == (
        "python@2 for report@1 (must)",
        "python@2 (essential)",
    )


def test_coverage_rows() -> None:
    plan = reporter(knows=["python@1"])
    rows = {row.skill: row for row in plan.coverage}
    assert list(rows) == ["report", "talk", "python", "sql", "charts", "colour"]
    python = rows["python"]
    assert (python.entry, python.reached, python.required) == (1, 2, 2)
    assert python.by == ("python-next",)
    assert rows["report"].why == "Publishing is the job"
    assert all(row.full for row in rows.values())


def test_a_requirement_held_on_entry_is_taught_by_nobody() -> None:
    rows = {row.skill: row for row in reporter(audience="coder").coverage}
    assert (rows["python"].entry, rows["python"].reached, rows["python"].by) == (2, 2, ())


def test_dates_are_open_days() -> None:
    """It starts on a Wednesday, and Friday of week 1 and week 3 as a whole are closed."""
    plan = reporter(
        weeks=8,
        start="2027-01-13",
        closed=[
            {"first": "2027-01-15", "last": "2027-01-15", "name": "Fair"},
            {"first": "2027-01-25", "last": "2027-01-31", "name": "Break"},
        ],
    )
    first, second, third, *_ = plan.weeks
    assert (first.start_date, first.hours) == (dt.date(2027, 1, 11), 4)
    assert [(day.date, day.name) for day in first.closures] == [(dt.date(2027, 1, 15), "Fair")]
    assert (second.start_date, second.hours) == (dt.date(2027, 1, 18), 10)
    assert (third.hours, third.load, len(third.closures)) == (0, 0, 5)
    start = module_of(plan, "shell-basics")
    assert (start.start_week, start.start_date) == (1, dt.date(2027, 1, 13))
    for module in plan.modules:
        assert module.start_date is not None
        assert module.end_date is not None
        monday = dt.date(2027, 1, 11) + dt.timedelta(weeks=module.start_week - 1)
        assert dt.timedelta() <= module.start_date - monday < dt.timedelta(days=5)
        assert module.start_date <= module.end_date
        if module.end_week == 1:
            assert module.end_date == dt.date(2027, 1, 14)


def test_no_start_no_dates() -> None:
    plan = reporter()
    assert {module.start_date for module in plan.modules} == {None}
    assert {week.start_date for week in plan.weeks} == {None}


def test_weeks_show_what_is_reserved() -> None:
    found = [(week.hours, week.reserved, week.capacity) for week in reporter().weeks]
    assert found == [(10, 0, 10)] * 3 + [(10, 5, 5)] + [(10, 0, 10)]


def test_weekly_hours_sum_to_the_hours() -> None:
    for module in reporter().modules:
        assert sum(module.weekly_hours.values()) == module.hours
        weeks = [int(week) for week in module.weekly_hours]
        assert weeks == sorted(weeks)
        assert (weeks[0], weeks[-1]) == (module.start_week, module.end_week)


def test_modules_come_in_the_order_of_their_weeks() -> None:
    plan = reporter()
    starts = [module.start_week for module in plan.modules]
    assert starts == sorted(starts)
    place = {module.id: position for position, module in enumerate(plan.modules)}
    for module in plan.modules:
        for need in module.needs:
            assert need.source == "entry" or place[need.source] < place[module.id]


def test_the_critical_chain_leaves_continuous_modules_out() -> None:
    """Career is the longest of all: 4 h at 1 a week. The chain is of others all the same."""
    plan = reporter()
    chain = [module_of(plan, name) for name in plan.critical_chain]
    assert [module.id for module in chain][:2] == ["shell-basics", "python-intensive"]
    assert chain[-1].id == "final"
    assert all(module.kind != "continuous" for module in chain)
    assert all(a.end_week <= b.start_week for a, b in pairwise(chain))


def test_a_short_must_makes_a_plan_partial() -> None:
    plan = reporter(hours_per_week=3)
    assert plan.partial
    assert plan.status == "optimal"
    assert {advice.kind for advice in plan.advice} == {"weeks", "hours_per_week", "entry"}


def test_a_short_essential_does_not() -> None:
    plan = reporter(exclude=["charts-lab"])
    assert not plan.partial
    assert [row.skill for row in plan.coverage if not row.full] == ["charts"]
    assert plan.advice[0].kind == "untaught"


def infeasible() -> Plan:
    return reporter(include=["poetry"], max_hours=4)


def test_contradicting_pins_are_infeasible_and_no_crash() -> None:
    plan = infeasible()
    assert (plan.status, plan.partial, plan.modules, plan.rules) == ("infeasible", True, (), ())
    assert [week.load for week in plan.weeks] == [0] * 5
    assert plan.critical_chain == ()
    assert plan.pins == ("include poetry",)
    assert parse_plan(plan_text(plan)) == (plan, ())


def test_objectives_of_an_infeasible_plan_are_what_is_held() -> None:
    values = {each.name: each.value for each in infeasible().objectives}
    assert values["must_coverage"] == values["hours"] == 0


def test_a_result_short_of_its_bound_is_feasible_only() -> None:
    from curplan.calendars.weeks import make_weeks
    from curplan.plan.build import build_plan
    from curplan.problem.build import build_problem
    from curplan.problem.model import Result, Score
    from curplan.solve.planner import solve
    from tests.plan.making import newsroom

    brief = order()
    weeks = make_weeks(brief, newsroom().policy().reserve)
    problem = build_problem(newsroom(), brief, weeks)
    result = solve(problem, "quick")
    for position, status in ((2, "feasible"), (4, "feasible"), (5, "optimal")):
        scores = list(result.scores)
        old = scores[position]
        scores[position] = Score(old.name, old.value, old.value - 1, old.maximum)
        plan = build_plan(newsroom(), brief, weeks, problem, Result(result.solution, tuple(scores)))
        assert plan.status == status
        assert not plan.objectives[position].proven


def test_pins_in_words() -> None:
    brief = order(
        include=["a"],
        exclude=["b"],
        not_before={"d": 2, "c": 1},
        not_after={"e": 3},
        order=[["f", "g"]],
    )
    assert pins_of(brief) == (
        "include a",
        "exclude b",
        "c not before week 1",
        "d not before week 2",
        "e not after week 3",
        "f before g",
    )


@pytest.mark.parametrize(
    ("minutes", "hour", "hours"), [(120, 60, 2), (90, 60, 1.5), (90, 45, 2), (50, 60, 0.8333)]
)
def test_hours_of(minutes: int, hour: int, hours: float) -> None:
    assert hours_of(minutes, hour) == hours
    assert isinstance(hours_of(minutes, hour), type(hours))
