"""The public API: the few functions that the command line, a notebook or a web page call.

>>> from curplan import api
>>> loaded = api.load([])
>>> plan = api.make_plan(loaded.catalogue, api.Brief(role="data-scientist", weeks=30), "quick")
>>> plan.status
'optimal'
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from curplan.advise.advice import advise, falls_short
from curplan.brief import Brief, Closure
from curplan.briefing import check_brief
from curplan.calendars.weeks import make_weeks
from curplan.catalogue.folders import shipped_curricula
from curplan.catalogue.loading import Loaded
from curplan.catalogue.loading import load as load_directories
from curplan.compare.roles import InCommon, RoleComparison, compare_roles
from curplan.compare.track import RoleTrack
from curplan.plan.build import build_plan
from curplan.plan.model import Plan, PlanDiagnostic
from curplan.plan.reading import read_plan
from curplan.problem.build import build_problem
from curplan.problem.model import Result, Score
from curplan.problem.score import coverage, coverage_maximum
from curplan.review.handmade import read_hand_made
from curplan.review.judge import review, review_hand_made, reviewable
from curplan.review.model import Review
from curplan.verify import verify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.catalogue.models import Catalogue
    from curplan.diagnostics import Diagnostic
    from curplan.problem.model import Problem

__all__ = [
    "Brief",
    "Closure",
    "InCommon",
    "Loaded",
    "Plan",
    "Review",
    "RoleComparison",
    "RoleTrack",
    "check_brief",
    "compare_roles",
    "load",
    "make_plan",
    "read_hand_made",
    "read_plan",
    "review",
    "review_hand_made",
    "reviewable",
    "verify",
]


UNDECIDED = PlanDiagnostic(
    code="undecided",
    message="no track was found that keeps all the pins and limits; that there is none is not "
    "proven, the search met its limit first",
)


def load(directories: Sequence[Path | str]) -> Loaded:
    """Load a catalogue; no directories: the one that ships. Faults are in ``diagnostics``."""
    return load_directories(directories or [shipped_curricula()])


def make_plan(
    catalogue: Catalogue,
    brief: Brief,
    effort: str = "default",
    warnings: Sequence[Diagnostic] = (),
) -> Plan:
    """Plan a brief: select, schedule, prove, advise where it falls short, and verify.

    Parameters
    ----------
    effort
        ``quick``, ``default`` or ``thorough``: how much work goes into the soft rules of the
        schedule. Coverage and hours are proven alike at each.
    warnings
        What ``check_brief`` warned of; the plan carries it.

    Raises
    ------
    KeyError
        When the brief names what the catalogue does not have (``check_brief`` tells).
    AssertionError
        When the result breaks a hard constraint: a bug of ours, never written to a file.
    """
    from curplan.solve.planner import solve

    weeks = make_weeks(brief, catalogue.policy_of(brief.role, brief.profile).reserve)
    problem = build_problem(catalogue, brief, weeks)
    result = solve(problem, effort)
    advice = advise(catalogue, brief, weeks, problem) if falls_short(problem, result) else ()
    if result.solution is None:
        result = Result(None, _without_track(problem), result.undecided)
    stated = [PlanDiagnostic(code=w.code, message=w.message) for w in warnings]
    if result.undecided:
        stated.append(UNDECIDED)
    plan = build_plan(catalogue, brief, weeks, problem, result, advice, stated)
    faults = verify(plan, catalogue)
    if faults:
        raise AssertionError("; ".join(f"{fault.code}: {fault.message}" for fault in faults))
    return plan


def _without_track(problem: Problem) -> tuple[Score, ...]:
    """Scores of no track at all: what the learners hold on entry, and that is final."""
    priorities = ("must", "essential", "optional")
    held = [
        (f"{p}_coverage", coverage(problem, (), p), coverage_maximum(problem, p))
        for p in priorities
    ]
    return (
        *(Score(name, value, value, most) for name, value, most in held),
        Score("selection_penalty", 0, 0),
        Score("hours", 0, 0),
        Score("schedule_penalty", 0, 0),
    )
