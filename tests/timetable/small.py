"""Small briefs with a timetable, over the generated catalogues of the oracle."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from curplan.brief import Brief, Closure, Reduced, Session, Weekday
from curplan.calendars.weeks import Week, make_weeks
from curplan.catalogue.kinds import UnitKind
from curplan.catalogue.models import Catalogue, Module, Unit
from curplan.problem.build import build_problem
from curplan.problem.model import Problem, Result
from curplan.solve.planner import solve
from tests.oracle.catalogues import cases

DAYS: tuple[Weekday, ...] = ("monday", "tuesday", "thursday")
TIMES = (
    ("09:00", "10:00", 0),
    ("18:30", "21:30", 15),
    ("18:00", "19:30", 0),
    ("09:00", "11:20", 20),
)
START = dt.date(2027, 3, 15)


@dataclass(frozen=True, slots=True)
class Ordered:
    """A brief over a catalogue, with its weeks, its problem, and the best plan in weeks."""

    catalogue: Catalogue
    brief: Brief
    weeks: tuple[Week, ...]
    problem: Problem
    result: Result


@st.composite
def ordered(draw: st.DrawFn, most_alone: int = 3) -> Ordered:
    """A small catalogue, some of it self-study, and a timetable that is often a little too full."""
    case = draw(cases())
    catalogue = (
        case.catalogue
        if not most_alone
        else replace(case.catalogue, modules=tuple(map(draw, map(_units, case.catalogue.modules))))
    )
    days = draw(st.lists(st.sampled_from(DAYS), min_size=1, max_size=2, unique=True))
    sessions = tuple(
        Session(day=day, start=start, end=end, pause=pause)
        for day in days
        for start, end, pause in (draw(st.sampled_from(TIMES)),)
    )
    minutes = sum(each.minutes for each in sessions)
    independent = draw(st.integers(0, most_alone))
    dated = draw(st.booleans())
    closed = draw(st.integers(0, 20))
    reduced = draw(st.integers(0, 20))
    day = dt.timedelta(days=1)
    brief = case.brief.model_copy(
        update={
            "sessions": sessions,
            "independent": independent,
            "alone": draw(st.sampled_from(({}, {"lab": 50}))),
            "hours_per_week": -(-minutes // 60) + independent,
            "start": START if dated else None,
            "closed": (Closure(first=START + closed * day, last=START + closed * day),) * dated,
            "reduced": (
                Reduced(first=START + reduced * day, last=START + (reduced + 3) * day, percent=60),
            )
            * dated,
        }
    )
    weeks = make_weeks(brief, catalogue.policy_of(brief.role, brief.profile).reserve, 60)
    problem = build_problem(catalogue, brief, weeks)
    return Ordered(catalogue, brief, weeks, problem, solve(problem, "quick"))


@st.composite
def _units(draw: st.DrawFn, module: Module) -> Module:
    """Divide a module that has no units into self-study and a lab."""
    if module.units:
        return module
    own = draw(st.sampled_from((0, 0, 0, 60, module.minutes)))
    units = (
        Unit("Alone", UnitKind.SELF_STUDY, min(own, module.minutes)),
        Unit("Together", UnitKind.LAB, module.minutes - min(own, module.minutes)),
    )
    return replace(module, units=tuple(unit for unit in units if unit.minutes))
