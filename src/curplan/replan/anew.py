"""Make a plan anew: the past stays, the rest has the best coverage and then the least change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.calendars.weeks import weeks_for
from curplan.catalogue.counting import counted
from curplan.diff.plans import diff
from curplan.plan.build import build_plan
from curplan.plan.model import REPLANNED, PlanDiagnostic
from curplan.plan.pins import pins_of
from curplan.problem.model import Result, Score
from curplan.problem.score import coverage_maximum, hours, schedule_penalty
from curplan.replan.advice import longer
from curplan.replan.change import brief_of, changed_brief
from curplan.replan.faults import no_room, other_catalogue, wrong_words
from curplan.replan.order import broken_order
from curplan.replan.past import Past, alone_minutes, planned_minutes, read_past
from curplan.replan.rest import joined, past_alone, past_hours, rest_of, stays_of, whole_problem
from curplan.solve.changes import CHANGES
from curplan.timetable.sessions import Older, timetabled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.brief import Brief
    from curplan.catalogue.models import Catalogue
    from curplan.diagnostics import Diagnostic
    from curplan.diff.model import Diff
    from curplan.plan.model import Plan
    from curplan.problem.model import Problem, Solution
    from curplan.replan.change import Change
    from curplan.solve.least import Least


@dataclass(frozen=True, slots=True)
class Replanned:
    """A plan made anew, what differs, and how little: or, without a plan, why there is none.

    ``change`` are three scores: modules that came or went, modules that moved, weeks by which
    they did; each with its bound. ``diagnostics`` are faults, and warnings.
    """

    plan: Plan | None
    diff: Diff | None = None
    change: tuple[Score, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def replan(catalogue: Catalogue, plan: Plan, change: Change, effort: str) -> Replanned:
    """Plan the rest of a programme anew after a change; weeks before it stay as they were.

    Raises KeyError for an unknown effort.
    """
    brief = brief_of(plan)
    catalogue = counted(catalogue, brief.hour)
    found = list(other_catalogue(plan, catalogue))
    if any(each.is_error for each in found):
        return Replanned(None, diagnostics=tuple(found))
    past = read_past(plan, brief, change)
    found += wrong_words(plan, catalogue, change, past)
    if any(each.is_error for each in found):
        return Replanned(None, diagnostics=tuple(found))
    brief = changed_brief(catalogue, brief, change, past)
    return anew(catalogue, brief, plan, past, effort, found)


def plan_from(
    catalogue: Catalogue,
    brief: Brief,
    plan: Plan,
    effort: str,
    warnings: Sequence[Diagnostic] = (),
) -> Replanned:
    """Plan a brief with the least change against an older plan; nothing of it is past.

    Raises KeyError where the brief names what the catalogue does not have, and for an unknown
    effort.
    """
    catalogue = counted(catalogue, brief.hour)
    return anew(catalogue, brief, plan, Past(1, {}, frozenset()), effort, warnings)


def anew(
    catalogue: Catalogue,
    brief: Brief,
    plan: Plan,
    past: Past,
    effort: str,
    warnings: Sequence[Diagnostic],
) -> Replanned:
    """Solve the rest of a programme, and join it to its past."""
    from curplan.solve.least import least_change
    from curplan.solve.smooth import smooth

    weeks = weeks_for(catalogue, brief)
    lay = {m.id: planned_minutes(m, plan.catalogue.hour) for m in plan.modules}
    every = [some for spread in lay.values() for some in spread.values()]
    every += [part.minutes for each in plan.sessions for part in each.parts]
    problem = whole_problem(catalogue, brief, weeks, lay, past, every)
    taught = past_hours(problem, past)
    titles = {module.id: module.title for module in catalogue.modules}
    faults = tuple(broken_order(problem, taught, titles, lay))
    if faults:
        return Replanned(None, diagnostics=(*warnings, *faults))
    rest, back = rest_of(problem, taught, past.from_week, past_alone(problem, past))
    stays = stays_of(problem, lay, taught, past.from_week)
    new = {index: number for number, index in enumerate(back)}
    least = least_change(rest, {new[i]: stay for i, stay in stays.items() if i in new})
    if least.solution is None:
        pins = pins_of(brief)
        fault = no_room(
            problem, taught, rest, past, titles, pins, catalogue.hour, undecided=least.undecided
        )
        return Replanned(None, diagnostics=(*warnings, fault))
    solution = joined(taught, least.solution, back)
    smoothed, bound = smooth(problem, solution, stays, past.from_week, effort)
    scores = _scores(problem, solution, least)
    older = Older(past.from_week, plan.sessions, lay, alone_minutes(plan, brief.lost))
    for each in (smoothed, solution):  # the first may divide the past's hours in another way
        penalty = Score("schedule_penalty", schedule_penalty(problem, each), bound)
        result = Result(each, (*scores, penalty))
        packed = timetabled(catalogue, brief, weeks, problem, result, older)
        if packed.sessions or not brief.sessions:
            break
    made = build_plan(
        catalogue,
        brief,
        weeks,
        problem,
        packed.result,
        alone=packed.alone,
        sessions=packed.sessions,
    )
    found = diff(plan, made)
    change = _change(least, found)
    note = PlanDiagnostic(code=REPLANNED, message=_note(past, change))
    stated = [PlanDiagnostic(code=w.code, message=w.message) for w in warnings if not w.is_error]
    advice = longer(catalogue, brief, plan, made, past) if past.minutes else ()
    told = (*stated, note, *packed.diagnostics)
    made = made.model_copy(update={"diagnostics": told, "advice": advice})
    return Replanned(made, found, change, tuple(warnings))


def _scores(problem: Problem, solution: Solution, least: Least) -> list[Score]:
    """State the rest's scores for the whole: what is finished adds the same to value and bound."""
    scores = []
    for score in (*least.coverage, *least.rest):
        maximum = None
        if score.name.endswith("_coverage"):
            value, maximum = score.value, coverage_maximum(problem, score.name[: -len("_coverage")])
        elif score.name == "hours":
            value = hours(problem, solution.selection)
        else:
            value = score.value
        scores.append(Score(score.name, value, score.bound + value - score.value, maximum))
    return scores


def _change(least: Least, found: Diff) -> tuple[Score, ...]:
    """State the change for the whole: what had to change anyway adds to value and bound."""
    total = (len(found.came) + len(found.went), len(found.moved), found.weeks_moved)
    return tuple(
        Score(score.name, value, value - (score.value - score.bound))
        for score, value in zip(least.change, total, strict=False)
    )


def _note(past: Past, change: Sequence[Score]) -> str:
    """Sum up, for the plan file, what was kept and how little changed."""
    counts = {score.name: score for score in change}
    since = f"from week {past.from_week} on" if past.from_week > 1 else "from an older plan"
    words = (
        f"planned anew {since}: {counts[CHANGES[0]].value} modules came or went, "
        f"{counts[CHANGES[1]].value} moved, by {counts[CHANGES[2]].value} weeks in all"
    )
    proven = all(score.proven for score in change)
    return f"{words}; {'the least' if proven else 'less is not ruled out'} at this coverage"
