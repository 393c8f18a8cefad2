"""The public API: the few functions that the command line, a notebook or a web page call.

>>> from curplan import api
>>> loaded = api.load([])
>>> plan = api.make_plan(loaded.catalogue, api.Brief(role="data-scientist", weeks=30), "quick")
>>> plan.status
'optimal'
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from curplan.advise.advice import advise, falls_short
from curplan.advise.clash import conflict_advice
from curplan.advise.placed import clashes_in
from curplan.brief import Brief, Closure
from curplan.briefing import check_brief
from curplan.briefing.orders import Ordered, orders_of
from curplan.briefing.reading import BriefFile, read_brief
from curplan.calendars.weeks import weeks_for
from curplan.catalogue.counting import counted
from curplan.catalogue.folders import shipped_curricula
from curplan.catalogue.loading import Loaded
from curplan.catalogue.loading import load as load_directories
from curplan.compare.figures import PlanFigures, Share, Verdicts
from curplan.compare.plans import (
    ComparedModule,
    ComparedOutcome,
    PlanComparison,
    compare_plans,
)
from curplan.compare.roles import InCommon, RoleComparison, compare_roles
from curplan.compare.track import RoleTrack
from curplan.diff.model import Diff
from curplan.diff.plans import diff
from curplan.explain.answer import (
    explain_missing,
    explain_module,
    explain_order,
    explain_skill,
)
from curplan.explain.model import Explanation, Measure, WhatIf
from curplan.explain.names import find_either, find_module, find_outcome
from curplan.frames.loading import frames_of
from curplan.frames.model import FrameReport
from curplan.frames.report import own_frames
from curplan.frames.report import report as frame_report
from curplan.frontier.chart import chart as frontier
from curplan.frontier.model import Cell, Frontier
from curplan.options.flaws import flaws_of
from curplan.options.model import Options, Way
from curplan.options.ways import ways_out
from curplan.plan.build import build_plan
from curplan.plan.model import Advice, Plan, PlanDiagnostic
from curplan.plan.reading import read_plan
from curplan.plan.texts import in_language
from curplan.problem.build import build_problem
from curplan.problem.model import Result
from curplan.problem.score import scores_of_none
from curplan.replan.anew import Replanned
from curplan.replan.anew import plan_from as from_older
from curplan.replan.anew import replan as plan_rest
from curplan.replan.change import Change
from curplan.replan.faults import older_plan, unsound
from curplan.replan.past import keeps_past
from curplan.review.handmade import read_hand_made
from curplan.review.judge import review, review_hand_made, reviewable
from curplan.review.model import Review
from curplan.timetable.sessions import timetabled
from curplan.verify import verify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.catalogue.models import Catalogue
    from curplan.diagnostics import Diagnostic

__all__ = [
    "Brief",
    "BriefFile",
    "Cell",
    "Change",
    "Closure",
    "ComparedModule",
    "ComparedOutcome",
    "Diff",
    "Explanation",
    "FrameReport",
    "Frontier",
    "InCommon",
    "Loaded",
    "Measure",
    "Options",
    "Ordered",
    "Plan",
    "PlanComparison",
    "PlanFigures",
    "Replanned",
    "Review",
    "RoleComparison",
    "RoleTrack",
    "Share",
    "Verdicts",
    "Way",
    "WhatIf",
    "check_brief",
    "clashes_in",
    "compare_plans",
    "compare_roles",
    "diff",
    "explain_missing",
    "explain_module",
    "explain_order",
    "explain_skill",
    "find_either",
    "find_module",
    "find_outcome",
    "frame_report",
    "frames_of",
    "frontier",
    "in_language",
    "load",
    "make_plan",
    "older_plan",
    "options",
    "orders_of",
    "own_frames",
    "plan_from",
    "read_brief",
    "read_hand_made",
    "read_plan",
    "replan",
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
    ValueError
        When the modules of its preparation do not fit into the weeks before week 1 (it, too).
    AssertionError
        When the result breaks a hard constraint: a bug of ours, never written to a file.
    """
    from curplan.solve.planner import solve

    catalogue = counted(catalogue, brief.hour)
    weeks = weeks_for(catalogue, brief)
    problem = build_problem(catalogue, brief, weeks)
    result = solve(problem, effort)
    advice: tuple[Advice, ...] = ()
    if result.solution is None:
        advice = conflict_advice(catalogue, brief)
    elif falls_short(problem, result):
        advice = advise(catalogue, brief, weeks, problem)
        if falls_short(problem, result, ("must",)):
            advice = (*conflict_advice(catalogue, brief, musts=True), *advice)
    if result.solution is None:
        result = Result(None, scores_of_none(problem), result.undecided)
    stated = [PlanDiagnostic(code=w.code, message=w.message) for w in warnings]
    if result.undecided:
        stated.append(UNDECIDED)
    made = timetabled(catalogue, brief, weeks, problem, result)
    stated += made.diagnostics
    plan = build_plan(
        catalogue, brief, weeks, problem, made.result, advice, stated, made.alone, made.sessions
    )
    _hold(verify(plan, catalogue))
    return plan


def options(catalogue: Catalogue, brief: Brief, effort: str = "default") -> Options:
    """Plan a brief and, where it does not fit or fits badly, every way out: each a whole plan.

    All are verified. The ways are less scope in the same box, the fewest more weeks, the fewest
    more hours a week, and what learners would have to hold on entry. Parameters and exceptions
    are ``make_plan``'s.
    """
    return ways_out(
        brief,
        lambda each: make_plan(catalogue, each, effort, check_brief(catalogue, each)),
        lambda plan: flaws_of(plan, catalogue),
    )


def replan(catalogue: Catalogue, plan: Plan, change: Change, effort: str = "default") -> Replanned:
    """Plan the rest of a programme anew: what is past stays, the rest changes the least.

    Parameters
    ----------
    plan
        The plan that the programme followed so far.
    change
        From which week on, and what happened: lost weeks, modules done, added or dropped.
    effort
        How much work goes into the schedule's soft rules, where that costs no change.

    Returns
    -------
    Replanned
        The new plan, verified, with what differs and how little; or no plan and the reasons.

    Raises
    ------
    AssertionError
        When the result breaks a hard constraint: a bug of ours.
    """
    known = plan.catalogue.sha256 == catalogue.sha256
    faults = verify(plan, catalogue) if known else ()
    if faults or not plan.modules:
        return Replanned(None, diagnostics=(unsound(plan, faults),))
    made = plan_rest(catalogue, plan, change, effort)
    if made.plan is not None:
        faults = verify(made.plan, catalogue)
        if faults and not known:  # the catalogue has changed under what is past
            return Replanned(None, diagnostics=(*made.diagnostics, unsound(plan, faults)))
        _hold(faults)
        if not keeps_past(plan, made.plan, change.from_week):
            raise AssertionError("what is past has changed")
    return made


def plan_from(
    catalogue: Catalogue,
    brief: Brief,
    older: Plan,
    effort: str = "default",
    warnings: Sequence[Diagnostic] = (),
) -> Replanned:
    """Plan a brief like ``make_plan``, but with the least change against an older plan.

    Coverage is as good as without the older plan; then as little as possible comes, goes and
    moves. Raises as ``make_plan`` does; without a plan, ``diagnostics`` say why there is none.
    """
    catalogue = counted(catalogue, brief.hour)
    made = from_older(catalogue, brief, older, effort, warnings)
    if made.plan is None:
        return made
    plan = made.plan
    if any(not row.full for row in plan.coverage if row.priority != "optional"):
        weeks = weeks_for(catalogue, brief)
        advice = advise(catalogue, brief, weeks, build_problem(catalogue, brief, weeks))
        plan = plan.model_copy(update={"advice": advice})
    _hold(verify(plan, catalogue))
    return replace(made, plan=plan)


def _hold(faults: Sequence[Diagnostic]) -> None:
    """Stop at a plan that breaks a hard constraint."""
    if faults:
        raise AssertionError("; ".join(f"{fault.code}: {fault.message}" for fault in faults))
