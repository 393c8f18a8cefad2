"""A result in weeks as one in sessions, for a brief that has a timetable."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from curplan.catalogue.kinds import UnitKind
from curplan.plan.model import PlanDiagnostic
from curplan.plan.planned import PlannedSession, SessionPart
from curplan.problem.model import Solution
from curplan.problem.score import schedule_penalty
from curplan.problem.split import split
from curplan.problem.tasks import independent_minutes
from curplan.timetable.board import Begun, Packed, Slot
from curplan.timetable.pack import pack

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from curplan.brief import Brief
    from curplan.calendars.sessions import Held
    from curplan.calendars.weeks import Week
    from curplan.catalogue.models import Catalogue, Module
    from curplan.problem.model import Problem, Result
    from curplan.problem.split import Split
    from curplan.timetable.board import Parts

SCHEDULE = "schedule_penalty"


@dataclass(frozen=True, slots=True)
class Older:
    """An older plan that a new one goes on from: weeks before ``from_week`` are past.

    ``hours`` and ``alone`` are minutes of each module and week, independent ones among the first.
    """

    from_week: int
    sessions: Sequence[PlannedSession]
    hours: Mapping[str, Mapping[int, int]]
    alone: Mapping[str, Mapping[int, int]]


@dataclass(frozen=True, slots=True)
class Timetabled:
    """A result whose hours are those of sessions; without a timetable, the result as it was.

    ``diagnostics`` say what a packing could not keep.
    """

    result: Result
    alone: Split | None = None
    sessions: tuple[PlannedSession, ...] = ()
    diagnostics: tuple[PlanDiagnostic, ...] = ()


def timetabled(
    catalogue: Catalogue,
    brief: Brief,
    weeks: Sequence[Week],
    problem: Problem,
    result: Result,
    older: Older | None = None,
) -> Timetabled:
    """Give every session of a brief's timetable what is taught in it.

    The choice of modules and its proofs stay; the hours of the weeks become those of the
    sessions, and the schedule's penalty is counted anew (its bound still holds). With an
    ``older`` plan, what is past stays as it was, and of the rest as much as can be.
    """
    if not brief.sessions or result.solution is None:
        return Timetabled(result)
    held = [(week, each) for week in weeks for each in week.sessions]
    kept = [(week.number, each) for week, each in held if not each.review]
    slots = [Slot(number, each.minutes // problem.quantum) for number, each in kept]
    packed = _packed(problem, result.solution, kept, slots, older)
    if packed is None:
        message = (
            "no way was found to give every session of the timetable what is taught in it; the "
            "plan has hours by week, and no sessions"
        )
        return Timetabled(
            result, diagnostics=(PlanDiagnostic(code="no-sessions", message=message),)
        )
    solution = Solution(packed.hours)
    scores = tuple(
        replace(score, value=schedule_penalty(problem, solution))
        if score.name == SCHEDULE
        else score
        for score in result.scores
    )
    notes = []
    if packed.changes:
        times = f"{packed.changes} session{'s' * (packed.changes != 1)}"
        message = f"{times} change module more than once, or before a module ends"
        notes.append(PlanDiagnostic(code="sessions-split", message=message))
    made = replace(result, solution=solution, scores=scores)
    sessions = tuple(_Writer(catalogue, brief, problem, packed).sessions(held))
    return Timetabled(made, packed.alone, sessions, tuple(notes))


def _packed(
    problem: Problem,
    solution: Solution,
    kept: Sequence[tuple[int, Held]],
    slots: Sequence[Slot],
    older: Older | None,
) -> Packed | None:
    """Pack the sessions of a solution, keeping what is past and what need not change."""
    if older is None:
        alone = split(problem, solution)
        return None if alone is None else pack(problem, solution, alone, slots)
    lay = _Lay(problem, older)
    old = lay.weeks(kept)
    past = {number for number, _ in kept if number < older.from_week}
    if not past <= old.keys():
        return None
    same = {week for week in old if lay.same(solution, week) and week >= older.from_week}
    gone = set(range(1, older.from_week))
    for fixed in (gone | same, gone):
        taken = lay.taken(solution, fixed)
        alone = _split_rest(problem, solution, fixed, taken)
        if alone is not None:
            parts = tuple(p for week in sorted(past) for p in old[week])
            begun = Begun(older.from_week, parts, lay.taken(solution, gone))
            still = {week: old[week] for week in same & fixed}
            return pack(problem, solution, alone, slots, begun, still)
    return None


def _split_rest(
    problem: Problem, solution: Solution, fixed: Collection[int], taken: Split
) -> Split | None:
    """Divide contact and independent quanta of the weeks that are not fixed."""
    tasks = tuple(
        replace(task, alone=task.alone - sum(taken.get(index, {}).values()))
        for index, task in enumerate(problem.tasks)
    )
    if any(tasks[index].alone < 0 for index in solution.hours):
        return None
    rest = {
        index: {week: quanta for week, quanta in spread.items() if week not in fixed}
        for index, spread in solution.hours.items()
    }
    found = split(replace(problem, tasks=tasks), Solution(rest))
    if found is None:
        return None
    return {index: {**taken[index], **found[index]} for index in solution.hours}


class _Lay:
    """Where an older plan's modules and sessions lay, in quanta of a problem."""

    def __init__(self, problem: Problem, older: Older) -> None:
        self._problem, self._older = problem, older
        self._index = {task.id: number for number, task in enumerate(problem.tasks)}

    def weeks(self, kept: Sequence[tuple[int, Held]]) -> dict[int, tuple[Parts, ...]]:
        """What the sessions of each week held, where they are the same sessions as now."""
        known = {(each.week, each.day, each.start): each for each in self._older.sessions}
        found: dict[int, list[Parts]] = {}
        other: set[int] = set()
        for week, each in kept:
            session = known.get((week, each.session.day, each.session.start))
            if session is None or session.review or session.minutes != each.minutes:
                other.add(week)
                continue
            if any(
                part.module not in self._index or part.minutes % self._problem.quantum
                for part in session.parts
            ):
                other.add(week)
                continue
            found.setdefault(week, []).append(
                tuple(
                    (self._index[part.module], part.minutes // self._problem.quantum)
                    for part in session.parts
                )
            )
        return {week: tuple(parts) for week, parts in found.items() if week not in other}

    def same(self, solution: Solution, week: int) -> bool:
        """Tell whether a week has just the hours of each module that it had."""
        now = {
            self._problem.tasks[index].id: spread[week] * self._problem.quantum
            for index, spread in solution.hours.items()
            if week in spread
        }
        before = {name: some[week] for name, some in self._older.hours.items() if week in some}
        return now == before

    def taken(self, solution: Solution, weeks: Collection[int]) -> Split:
        """Give the independent quanta of some weeks."""
        return {
            index: {
                week: minutes // self._problem.quantum
                for week, minutes in self._older.alone.get(
                    self._problem.tasks[index].id, {}
                ).items()
                if week in weeks
            }
            for index in solution.hours
        }


class _Writer:
    """Writes the sessions of a packing, with the units that each part holds."""

    def __init__(
        self, catalogue: Catalogue, brief: Brief, problem: Problem, packed: Packed
    ) -> None:
        self._catalogue, self._brief = catalogue, brief
        self._problem, self._packed = problem, packed
        self._done: dict[int, int] = {}
        self._number: dict[int, int] = {}
        self._parts: dict[int, int] = {}
        for parts in packed.sessions:
            for index, _ in parts:
                self._parts[index] = self._parts.get(index, 0) + 1

    def sessions(self, held: Sequence[tuple[Week, Held]]) -> list[PlannedSession]:
        """Write all sessions, those for review too, in order of time."""
        filled = iter(self._packed.sessions)
        made = []
        for week, each in held:
            parts = () if each.review else tuple(self._part(*part) for part in next(filled))
            session = each.session
            made.append(
                PlannedSession(
                    week=week.number,
                    day=session.day,
                    date=each.date,
                    start=session.start,
                    end=each.end,
                    minutes=each.minutes,
                    room=session.room,
                    mode=session.mode,
                    review=each.review,
                    parts=parts,
                )
            )
        return made

    def _part(self, index: int, quanta: int) -> SessionPart:
        module = self._catalogue.module_by_id[self._problem.tasks[index].id]
        start = self._done.get(index, 0)
        minutes = quanta * self._problem.quantum
        self._done[index] = start + minutes
        self._number[index] = self._number.get(index, 0) + 1
        hour = self._catalogue.hour
        contact = module.minutes - independent_minutes(module, self._brief, hour)
        return SessionPart(
            module=module.id,
            minutes=minutes,
            part=self._number[index],
            of=self._parts[index],
            units=units_between(module, self._brief, contact, start, start + minutes),
        )


def units_between(
    module: Module, brief: Brief, contact: int, start: int, end: int
) -> tuple[str, ...]:
    """Name the units that the contact minutes from ``start`` to ``end`` of a module belong to.

    Units follow each other as the module lists them; each has its share of the module's contact
    minutes, ``contact`` in all.
    """
    shares = [
        (unit.title, unit.minutes * (100 - _alone(brief, unit.kind))) for unit in module.units
    ]
    total = sum(share for _, share in shares)
    found = []
    passed = 0
    for title, share in shares:
        first = passed * contact
        passed += share
        if share and first < end * total and passed * contact > start * total:
            found.append(title)
    return tuple(found)


def _alone(brief: Brief, kind: UnitKind) -> int:
    """Per cent of a kind of unit that learners work alone."""
    if kind is UnitKind.SELF_STUDY:
        return 100
    return next((percent for name, percent in brief.alone.items() if name == kind.value), 0)
