"""A result in weeks as one in sessions, for a brief that has a timetable."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from curplan.brief import WEEKDAYS, minute_of
from curplan.catalogue.kinds import UnitKind
from curplan.plan.model import PlanDiagnostic, PlannedSession, SessionPart
from curplan.problem.score import schedule_penalty
from curplan.problem.split import split
from curplan.timetable.pack import Packed, Slot, pack

if TYPE_CHECKING:
    from collections.abc import Sequence

    from curplan.brief import Brief
    from curplan.calendars.sessions import Held
    from curplan.calendars.weeks import Week
    from curplan.catalogue.models import Catalogue, Module
    from curplan.problem.model import Problem, Result
    from curplan.problem.split import Split

SCHEDULE = "schedule_penalty"


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
    past: Sequence[PlannedSession] = (),
) -> Timetabled:
    """Give every session of a brief's timetable what is taught in it.

    The choice of modules and its proofs stay; the hours of the weeks become those of the
    sessions, and the schedule's penalty is counted anew (its bound still holds). ``past`` are
    sessions that have taken place, of a programme that has begun.
    """
    if not brief.sessions or result.solution is None:
        return Timetabled(result)
    held = [(week, each) for week in weeks for each in week.sessions]
    kept = [(week, each) for week, each in held if not each.review and each.minutes]
    slots = [Slot(week.number, each.minutes // problem.quantum) for week, each in kept]
    alone = split(problem, result.solution)
    before = _past_parts(problem, [(week.number, each) for week, each in kept], past)
    packed = None if alone is None else pack(problem, result.solution, alone, slots, before)
    if packed is None:
        message = (
            "no way was found to give every session of the timetable to one module at a time; the "
            "plan has hours by week, and no sessions"
        )
        return Timetabled(
            result, diagnostics=(PlanDiagnostic(code="no-sessions", message=message),)
        )
    scores = tuple(
        replace(score, value=schedule_penalty(problem, packed.solution))
        if score.name == SCHEDULE
        else score
        for score in result.scores
    )
    notes = []
    if packed.changes:
        times = f"{packed.changes} session{'s' * (packed.changes != 1)}"
        message = f"{times} change module more than once, or before a module ends"
        notes.append(PlanDiagnostic(code="sessions-split", message=message))
    made = replace(result, solution=packed.solution, scores=scores)
    sessions = tuple(_Writer(catalogue, brief, problem, packed).sessions(held))
    return Timetabled(made, packed.alone, sessions, tuple(notes))


def _past_parts(
    problem: Problem, kept: Sequence[tuple[int, Held]], past: Sequence[PlannedSession]
) -> list[tuple[tuple[int, int], ...]]:
    """Give what the sessions before the first one still to come held, in quanta."""
    index = {task.id: number for number, task in enumerate(problem.tasks)}
    known = {(each.week, each.day, each.start): each for each in past}
    parts: list[tuple[tuple[int, int], ...]] = []
    for week, each in kept:
        found = known.get((week, each.session.day, each.session.start))
        if found is None:
            break
        parts.append(
            tuple(
                (index[part.module], part.minutes // problem.quantum)
                for part in found.parts
                if part.module in index
            )
        )
    return parts


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
            used = not each.review and each.minutes > 0
            parts = tuple(self._part(*part) for part in next(filled)) if used else ()
            session = each.session
            made.append(
                PlannedSession(
                    week=week.number,
                    day=session.day,
                    date=each.date,
                    start=session.start,
                    end=_end(each),
                    minutes=each.minutes,
                    room=session.room,
                    mode=session.mode,
                    review=each.review,
                    parts=parts,
                )
            )
        return sorted(made, key=lambda one: (one.week, _place(one)))

    def _part(self, index: int, quanta: int) -> SessionPart:
        module = self._catalogue.module_by_id[self._problem.tasks[index].id]
        start = self._done.get(index, 0)
        minutes = quanta * self._problem.quantum
        self._done[index] = start + minutes
        self._number[index] = self._number.get(index, 0) + 1
        task = self._problem.tasks[index]
        contact = (task.hours - task.alone) * self._problem.quantum
        return SessionPart(
            module=module.id,
            minutes=minutes,
            part=self._number[index],
            of=self._parts[index],
            units=units_between(module, self._brief, contact, start, start + minutes),
        )


def _place(session: PlannedSession) -> tuple[str, int, int]:
    day = session.date.isoformat() if session.date else ""
    return day, [*WEEKDAYS].index(session.day), minute_of(session.start)  # type: ignore[arg-type]


def _end(held: Held) -> str:
    """When a session ends: later than its minutes by its break; a shortened one ends earlier."""
    session = held.session
    if held.minutes == session.minutes:
        return session.end
    end = minute_of(session.start) + held.minutes + session.pause
    return f"{end // 60:02}:{end % 60:02}"


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
