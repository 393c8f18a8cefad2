from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from curplan import api
from curplan.api import Brief, Closure
from curplan.diagnostics import Diagnostic, Severity
from tests.plan.making import NEWSROOM, names, newsroom, order, reporter


def test_everything_promised_is_there() -> None:
    assert all(hasattr(api, name) for name in api.__all__)


def test_loading_nothing_is_loading_what_ships() -> None:
    loaded = api.load([])
    assert loaded.catalogue is not None
    assert "data-scientist" in loaded.catalogue.role_by_id


def test_faults_are_values() -> None:
    loaded = api.load([NEWSROOM / "nowhere"])
    assert loaded.catalogue is None
    assert loaded.diagnostics


def test_a_plan_passes_verify() -> None:
    assert api.verify(reporter(), newsroom()) == ()


@pytest.mark.parametrize("effort", ["quick", "default", "thorough"])
def test_efforts_differ_in_the_sixth_objective_alone(effort: str) -> None:
    quick, plan = reporter("quick", hours_per_week=12), reporter(effort, hours_per_week=12)
    assert plan.objectives[:5] == quick.objectives[:5]
    assert plan.objectives[5].value <= quick.objectives[5].value
    assert plan.objectives[5].bound <= plan.objectives[5].value


def test_warnings_go_into_the_plan() -> None:
    warning = Diagnostic("entry-gap", "hangs", severity=Severity.WARNING)
    plan = api.make_plan(newsroom(), order(), "quick", [warning])
    assert [(each.code, each.message) for each in plan.diagnostics] == [("entry-gap", "hangs")]


@pytest.mark.parametrize(
    "given", [{"role": "nobody"}, {"audience": "none"}, {"include": ["nothing"]}]
)
def test_names_that_do_not_exist_are_key_errors(given: dict[str, object]) -> None:
    with pytest.raises(KeyError):
        api.make_plan(newsroom(), order(**given), "quick")


def test_an_unknown_effort_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        reporter("enormous")


def test_a_result_that_breaks_a_constraint_is_never_a_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    """A solver gone wrong: an hour too many in the first week of a module."""
    from curplan.problem.model import Problem, Result, Solution
    from curplan.solve import planner

    real = planner.solve

    def wrong(problem: Problem, effort: str) -> Result:
        result = real(problem, effort)
        assert result.solution is not None
        hours = {index: dict(by) for index, by in result.solution.hours.items()}
        first = min(hours)
        hours[first][min(hours[first])] += 1
        return Result(Solution(hours), result.scores)

    monkeypatch.setattr(planner, "solve", wrong)
    with pytest.raises(AssertionError, match="verify-hours"):
        reporter()


@pytest.mark.parametrize(
    "given",
    [
        {"weeks": 0},
        {"weeks": 521},
        {"hours_per_week": 0},
        {"hours_per_week": 81},
        {"max_parallel": 0},
        {"max_hours": 0},
        {"use": "waste"},
        {"wekks": 3},
    ],
)
def test_a_brief_refuses_nonsense(given: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        order(**given)


def test_a_brief_is_written_as_said() -> None:
    assert Brief(role="r").document() == {"role": "r"}
    closure = Closure(first=dt.date(2027, 1, 11), last=dt.date(2027, 1, 12))
    brief = Brief(role="r", weeks=3, closed=(closure,), start=dt.date(2027, 1, 11))
    assert brief.document() == {
        "role": "r",
        "weeks": 3,
        "start": "2027-01-11",
        "closed": [{"first": "2027-01-11", "last": "2027-01-12"}],
    }
    assert Brief.model_validate(brief.document()) == brief


def test_a_module_with_half_hours_is_planned_to_the_quantum() -> None:
    from dataclasses import replace

    catalogue = newsroom()
    modules = tuple(
        replace(m, minutes=270) if m.id == "sql-basics" else m for m in catalogue.modules
    )
    plan = api.make_plan(replace(catalogue, modules=modules), order(), "quick")
    assert plan.objective("hours").value == 40.5
    assert sum(week.load for week in plan.weeks) == 40.5
    assert "sql-basics" in names(plan)
