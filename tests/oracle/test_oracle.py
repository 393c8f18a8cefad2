"""The planner against brute force, on several hundred small problems."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from curplan.calendars.weeks import Week
from curplan.problem.build import build_problem
from curplan.problem.model import Result
from curplan.solve.planner import solve
from tests.oracle.brute import best_plan
from tests.oracle.catalogues import cases, fixed_cases
from tests.oracle.check import violations
from tests.oracle.describe import describe
from tests.oracle.known import KNOWN
from tests.oracle.terms import Case, Hours

EXAMPLES = 450
TIERS = ("must_coverage", "essential_coverage", "optional_coverage", "hours")


def solved(case: Case) -> tuple[Result, Hours]:
    """Solve a case; also give the hours by module id."""
    weeks = [Week(number, None, hours, 0) for number, hours in enumerate(case.capacity, 1)]
    problem = build_problem(case.catalogue, case.brief, weeks)
    result = solve(problem, "quick")
    if result.solution is None:
        return result, {}
    hours = {problem.tasks[index].id: by for index, by in result.solution.hours.items()}
    return result, hours


def disagreement(case: Case) -> str:
    """Say how the planner and the brute force differ; nothing where they agree."""
    best = best_plan(case)
    result, hours = solved(case)
    if result.solution is None or best is None:
        both = result.solution is None and best is None
        return "" if both else f"planner: {result.solution}, brute force: {best}"
    broken = violations(case, hours)
    if broken:
        return f"the plan {hours} breaks: {broken}"
    scores = {score.name: score for score in result.scores}
    claimed = tuple(scores[name].value for name in TIERS)
    if not claimed == case.value(hours) == best.value:
        return f"claims {claimed}, is worth {case.value(hours)}, best is {best}"
    unproven = [score for score in result.scores[:5] if not score.proven]
    return f"not proven: {unproven}" if unproven else ""


@pytest.mark.parametrize("name", KNOWN)
def test_the_planner_finds_the_known_answers(name: str) -> None:
    assert disagreement(KNOWN[name][0]) == ""


@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(cases())
def test_the_planner_finds_what_brute_force_finds(case: Case) -> None:
    fault = disagreement(case)
    if fault:
        pytest.fail(f"{fault}\n{describe(case)}")


@settings(
    max_examples=EXAMPLES // 6,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(fixed_cases())
def test_hours_of_weeks_are_kept_as_brute_force_keeps_them(case: Case) -> None:
    fault = disagreement(case)
    if fault:
        pytest.fail(f"{fault}\n{describe(case)}")
