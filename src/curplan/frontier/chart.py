"""Chart a role's frontier: build its problem once, put it into every box, and sweep."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.calendars.weeks import weeks_for
from curplan.catalogue.counting import counted
from curplan.frontier.model import Cell, Frontier, Status, Value
from curplan.frontier.sweep import sweep
from curplan.plan.hours import hours_of
from curplan.problem.build import build_problem, capacity_of, in_box
from curplan.problem.model import Score
from curplan.problem.reduce import without_dominated
from curplan.problem.score import coverage, coverage_maximum
from curplan.solve.choose import PRIORITIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.brief import Brief
    from curplan.catalogue.models import Catalogue
    from curplan.frontier.known import Found, Place
    from curplan.problem.model import Problem

BOX = ("weeks", "hours_per_week")
"""What of a brief the frontier varies."""


def chart(
    catalogue: Catalogue, brief: Brief, weeks: Sequence[int], hours_per_week: Sequence[int]
) -> Frontier:
    """Find the best coverage and the fewest hours in every combination of weeks and hours a week.

    Parameters
    ----------
    brief
        Everything else that is ordered; its own weeks and hours a week are not looked at. Pins by
        week (``not_before``, ``not_after``) are honoured in each box.
    weeks, hours_per_week
        At least one of each; order and repetition do not matter.

    Returns
    -------
    Frontier
        The cells hold what planning each box alone proves; a cell that met a limit has its gap.

    Raises
    ------
    KeyError
        When the brief names what the catalogue does not have.
    """
    catalogue = counted(catalogue, brief.hour)
    rows, columns = sorted(set(weeks)), sorted(set(hours_per_week))
    problems = _problems(catalogue, brief, rows, columns)
    found = sweep(problems)
    role = catalogue.role_by_id[brief.role]
    audience = catalogue.audience_by_id.get(brief.audience or role.audience)
    return Frontier(
        role=role.id,
        role_title=role.title,
        audience=audience.id if audience else "",
        audience_title=audience.title if audience else "",
        catalogue=catalogue.name,
        version=catalogue.version,
        sha256=catalogue.sha256,
        hour_minutes=catalogue.hour,
        brief={key: value for key, value in brief.document().items() if key not in BOX},
        weeks=tuple(rows),
        hours_per_week=tuple(columns),
        cells=tuple(
            _cell(rows[place[0]], columns[place[1]], found[place], catalogue.hour)
            for place in sorted(found)
        ),
    )


def _problems(
    catalogue: Catalogue, brief: Brief, rows: Sequence[int], columns: Sequence[int]
) -> dict[Place, Problem]:
    """One problem, reduced once, in every box."""

    def boxed(weeks: int, hours: int) -> Brief:
        return brief.model_copy(update={"weeks": weeks, "hours_per_week": hours})

    largest = boxed(rows[-1], columns[-1])
    whole = build_problem(catalogue, largest, weeks_for(catalogue, largest))
    small, _ = without_dominated(whole)
    problems: dict[Place, Problem] = {}
    alike: dict[int, Problem] = {}
    for column, hours in enumerate(columns):
        longest = weeks_for(catalogue, boxed(rows[-1], hours))
        capacity = capacity_of(longest, catalogue.hour // small.quantum)
        for row, weeks in enumerate(rows):
            # The weeks of a shorter box are the first ones of a longer one; boxes of as many hours
            # have the same rules.
            total = sum(capacity[:weeks])
            if total not in alike:
                alike[total] = in_box(small, catalogue, brief, longest[:weeks])
            problems[row, column] = replace(alike[total], capacity=capacity[:weeks])
    return problems


def _cell(weeks: int, hours_per_week: int, found: Found, hour: int) -> Cell:
    problem, track = found.problem, found.track

    def hours(quanta: int) -> float:
        return hours_of(quanta * problem.quantum, hour)

    scores = track.scores if track.solution is not None else _held(problem)
    return Cell(
        weeks=weeks,
        hours_per_week=hours_per_week,
        capacity=hours(sum(problem.capacity)),
        status=_status(found),
        objectives=tuple(
            Value(s.name, hours(s.value), hours(s.bound))
            if s.name == "hours"
            else Value(s.name, s.value, s.bound, s.maximum)
            for s in scores
        ),
        modules=tuple(problem.tasks[i].id for i in track.solution.selection)
        if track.solution is not None
        else (),
    )


def _status(found: Found) -> Status:
    if found.track.solution is None:
        return "undecided" if found.track.undecided else "infeasible"
    return "optimal" if all(score.proven for score in found.track.scores) else "feasible"


def _held(problem: Problem) -> tuple[Score, ...]:
    """Without a track: what learners hold on entry, as the plan file says it."""
    held = [coverage(problem, (), priority) for priority in PRIORITIES]
    most = [coverage_maximum(problem, priority) for priority in PRIORITIES]
    return (
        *(
            Score(f"{priority}_coverage", value, value, top)
            for priority, value, top in zip(PRIORITIES, held, most, strict=True)
        ),
        Score("selection_penalty", 0, 0),
        Score("hours", 0, 0),
    )
