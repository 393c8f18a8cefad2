"""Weekly hours as whole sessions: how many change their module, what is left empty, how fast."""

from __future__ import annotations

import argparse
import datetime as dt
import time
from dataclasses import dataclass, replace

from curplan.api import Brief, load
from curplan.brief import WEEKDAYS, Session, Weekday
from curplan.calendars.weeks import make_weeks
from curplan.catalogue.models import Catalogue, Module
from curplan.problem.build import build_problem
from curplan.problem.model import Solution
from curplan.problem.score import schedule_penalty
from curplan.problem.split import split
from curplan.solve.planner import solve
from curplan.timetable.board import Slot
from curplan.timetable.pack import pack

START = dt.date(2027, 3, 15)
SHORT = ("full time", "90 minutes a day", "two evenings", "45 minutes")
ALONE = {"lab": 40, "project": 60}


def each(days: str, start: str, end: str, pause: int = 0) -> tuple[Session, ...]:
    """The same session on several days, named by their first two letters."""
    names: list[Weekday] = [name for name in WEEKDAYS if name[:2] in days.split()]
    return tuple(Session(day=name, start=start, end=end, pause=pause) for name in names)


EVENINGS = (*each("mo we fr", "18:30", "21:30", 15), *each("sa", "09:00", "13:00", 20))
SIX_DAYS: tuple[Weekday, ...] = ("sunday",)


def brief(
    role: str, weeks: int, sessions: tuple[Session, ...], alone: int, **more: object
) -> Brief:
    """A brief with a timetable and so many independent hours a week."""
    return Brief.model_validate(
        {
            "role": role,
            "weeks": weeks,
            "hours_per_week": -(-sum(s.minutes for s in sessions) // 60) + alone,
            "independent": alone,
            "alone": ALONE if alone else {},
            "sessions": sessions,
            "start": START,
            **more,
        }
    )


BRIEFS = {
    "evenings, Saturdays": brief(
        "full-stack-developer", 40, EVENINGS, 8, country="PE", weekend=SIX_DAYS
    ),
    "Saturdays alone": brief(
        "data-scientist", 52, each("sa", "09:00", "16:00", 60), 4, weekend=SIX_DAYS
    ),
    "90 minutes a day": brief("project-manager", 40, each("mo tu we th fr", "09:00", "10:30"), 0),
    "full time": brief(
        "cybersecurity-specialist",
        26,
        (*each("mo tu we th fr", "09:00", "12:00"), *each("mo tu we th fr", "13:00", "16:00")),
        0,
        country="FR",
    ),
    "filled": brief("data-scientist", 30, EVENINGS, 8, weekend=SIX_DAYS, use="fill"),
    "two evenings": brief(
        "llm-engineer-upskilling",
        12,
        each("su tu", "18:00", "20:00"),
        6,
        weekend=("friday", "saturday"),
    ),
    "45 minutes": brief("project-manager", 40, each("mo we fr", "18:00", "20:30", 15), 2),
}


@dataclass(frozen=True, slots=True)
class Row:
    """What became of a brief: sessions, shares in per cent, penalties before and after, seconds."""

    sessions: int
    fill: float
    changing: float
    split: float
    partly: float
    before: int
    after: int
    seconds: float


def short_hours(catalogue: Catalogue) -> Catalogue:
    """The same catalogue in teaching hours of 45 minutes."""

    def shorter(module: Module) -> Module:
        units = tuple(replace(unit, minutes=unit.minutes * 3 // 4) for unit in module.units)
        return replace(
            module,
            units=units,
            minutes=sum(unit.minutes for unit in units) if units else module.minutes * 3 // 4,
            max_minutes_per_week=module.max_minutes_per_week * 3 // 4,
        )

    return replace(catalogue, hour=45, modules=tuple(map(shorter, catalogue.modules)))


def measure(catalogue: Catalogue, ordered: Brief) -> Row | None:
    """Plan a brief in weeks, and pack it; None where it has no track."""
    reserve = catalogue.policy_of(ordered.role, ordered.profile).reserve
    weeks = make_weeks(ordered, reserve, catalogue.hour)
    problem = build_problem(catalogue, ordered, weeks)
    solution = solve(problem, "quick").solution
    if solution is None:
        return None
    slots = [
        Slot(week.number, held.minutes // problem.quantum)
        for week in weeks
        for held in week.sessions
        if not held.review
    ]
    divided = split(problem, solution)
    begin = time.process_time()
    packed = pack(problem, solution, divided or {}, slots)
    seconds = time.process_time() - begin
    if packed is None:
        return None
    used = [sum(quanta for _, quanta in parts) for parts in packed.sessions]
    room = [slot.quanta for slot in slots]
    count = max(1, len(slots))
    return Row(
        len(slots),
        100 * sum(used) / max(1, sum(room)),
        100 * sum(len(parts) > 1 for parts in packed.sessions) / count,
        100 * packed.changes / count,
        100 * sum(0 < some < most for some, most in zip(used, room, strict=True)) / count,
        schedule_penalty(problem, solution),
        schedule_penalty(problem, Solution(packed.hours)),
        seconds,
    )


def main() -> None:
    """Print a row for each brief."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="only those that are planned quickly")
    short = parser.parse_args().short
    shipped = load([]).catalogue
    assert shipped is not None
    print(
        f"{'brief':<22}{'sessions':>9}{'used':>7}{'change':>8}{'split':>7}{'partly':>8}"
        f"{'penalty by week':>17}{'by session':>12}{'seconds':>9}"
    )
    for name in SHORT if short else BRIEFS:
        catalogue = short_hours(shipped) if name == "45 minutes" else shipped
        row = measure(catalogue, BRIEFS[name])
        if row is None:
            print(f"{name:<22}  no track")
            continue
        print(
            f"{name:<22}{row.sessions:>9}{row.fill:>6.1f}%{row.changing:>7.1f}%{row.split:>6.1f}%"
            f"{row.partly:>7.1f}%{row.before:>17}{row.after:>12}{row.seconds:>9.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
