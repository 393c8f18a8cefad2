"""Packing keeps every hard constraint and loses no minute, on generated problems."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from curplan.calendars.weeks import Week
from curplan.plan.build import build_plan
from curplan.problem.model import Solution
from curplan.problem.split import split
from curplan.timetable.board import Begun, Board, Packed, Slot
from curplan.timetable.pack import pack
from curplan.timetable.pouring import pour
from curplan.timetable.sessions import timetabled
from curplan.verify import verify
from tests.timetable.small import Ordered, ordered

EXAMPLES = 40
SETTINGS = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def slots_of(weeks: tuple[Week, ...], quantum: int) -> list[Slot]:
    return [
        Slot(week.number, held.minutes // quantum)
        for week in weeks
        for held in week.sessions
        if not held.review
    ]


def faults(case: Ordered, packed: Packed) -> list[str]:
    """What a packing does that it may not, from the problem alone."""
    problem, found = case.problem, []
    slots = slots_of(case.weeks, problem.quantum)
    contact: dict[int, dict[int, int]] = {index: {} for index in packed.hours}
    for slot, parts in zip(slots, packed.sessions, strict=True):
        if sum(quanta for _, quanta in parts) > slot.quanta:
            found.append("a session is too full")
        for index, quanta in parts:
            contact[index][slot.week] = contact[index].get(slot.week, 0) + quanta
    for index, spread in packed.hours.items():
        task, alone = problem.tasks[index], packed.alone[index]
        if sum(alone.values()) != task.alone or sum(spread.values()) != task.hours:
            found.append(f"{task.id} loses hours")
        if max(spread.values()) > task.pace:
            found.append(f"{task.id} is too fast")
        if any(spread.get(week, 0) != quanta for week, quanta in task.fixed):
            found.append(f"{task.id} has not the hours that are fixed")
        if any(
            contact[index].get(week, 0) + alone.get(week, 0) != spread.get(week, 0)
            for week in {*contact[index], *alone, *spread}
        ):
            found.append(f"{task.id} does not add up")
    for week, room in enumerate(problem.alone, start=1):
        if sum(alone.get(week, 0) for alone in packed.alone.values()) > room:
            found.append(f"week {week} has too much independent work")
        thick = [
            index
            for index, spread in packed.hours.items()
            if spread.get(week) and not problem.tasks[index].continuous
        ]
        if len(thick) > problem.max_parallel:
            found.append(f"week {week} has too many modules")
    return found


@SETTINGS
@given(ordered())
def test_a_plan_with_sessions_verifies(case: Ordered) -> None:
    made = timetabled(case.catalogue, case.brief, case.weeks, case.problem, case.result)
    plan = build_plan(
        case.catalogue,
        case.brief,
        case.weeks,
        case.problem,
        made.result,
        diagnostics=made.diagnostics,
        alone=made.alone,
        sessions=made.sessions,
    )
    assert not [fault for fault in verify(plan, case.catalogue) if fault.code != "verify-status"]
    assert not plan.modules or plan.sessions
    assert "no-sessions" not in {each.code for each in plan.diagnostics}


@SETTINGS
@given(ordered())
def test_packing_and_its_fallback_keep_the_problem(case: Ordered) -> None:
    assume(case.result.solution is not None and case.result.solution.hours)
    solution = case.result.solution or Solution({})
    alone = split(case.problem, solution)
    assert alone is not None
    slots = slots_of(case.weeks, case.problem.quantum)
    poured = pour(Board(case.problem, solution, alone, slots, Begun()), solution, alone)
    assert poured is not None
    assert not faults(case, poured)
    packed = pack(case.problem, solution, alone, slots)
    assert packed is not None
    assert not faults(case, packed)


@SETTINGS
@given(ordered(), st.randoms(use_true_random=False))
def test_packing_keeps_hours_that_are_fixed_for_weeks(case: Ordered, rng: Random) -> None:
    assume(case.result.solution is not None and case.result.solution.hours)
    solution = case.result.solution or Solution({})
    tasks = list(case.problem.tasks)
    for index in rng.sample(solution.selection, min(2, len(solution.selection))):
        weeks = sorted(solution.hours[index])
        fixed = rng.sample(weeks, rng.randint(1, len(weeks)))
        pins = tuple((week, solution.hours[index][week]) for week in sorted(fixed))
        tasks[index] = replace(tasks[index], fixed=pins)
    pinned = replace(case, problem=replace(case.problem, tasks=tuple(tasks)))
    alone = split(pinned.problem, solution)
    assert alone is not None
    packed = pack(pinned.problem, solution, alone, slots_of(case.weeks, case.problem.quantum))
    assert packed is not None
    assert not faults(pinned, packed)


@SETTINGS
@given(ordered())
def test_no_minute_of_a_session_is_lost_to_rounding(case: Ordered) -> None:
    for week in case.weeks:
        for held in week.sessions:
            assert held.minutes % case.problem.quantum == 0
        taught = sum(held.minutes for held in week.sessions if not held.review)
        assert taught == (week.capacity - (week.independent or 0)) * case.catalogue.hour
