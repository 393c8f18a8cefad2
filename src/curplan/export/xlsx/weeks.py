"""The weekly plan and the dated sessions as tables."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from curplan.export.xlsx.modules import WEEKLY, id_column
from curplan.export.xlsx.tables import Cell, Column, Formula, Table, escaped, this_row
from curplan.export.xlsx.wording import hours, names_of
from curplan.proposal.plain import plain

if TYPE_CHECKING:
    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedModule
    from curplan.words import Words

SESSIONS, PREPARATION = "Sessions", "Preparation"
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def week_key(week: int) -> str:
    """Give the key of a week's column."""
    return f"week-{week}"


def weekly_table(plan: Plan, words: Words) -> Table:
    """Tell the hours of every module in every week; sums and first and last week are formulas."""
    heard = words.say
    count = len(plan.weeks)
    headers = [heard("xlsx-week-short", n=week.week) for week in plan.weeks]
    span = this_row(WEEKLY, headers[0], headers[-1])
    place = f"COLUMN({span})-COLUMN({WEEKLY}[[#Headers],[{escaped(headers[0])}]])"
    total = f"=ROUND(SUM({span}),2)"
    none = f"{this_row(WEEKLY, heard('xlsx-hours'))}=0"
    last = f'=IF({none},"",SUMPRODUCT(MAX(({span}>0)*({place}+1))))'
    first = f'=IF({none},"",{count + 1}-SUMPRODUCT(MAX(({span}>0)*({count}-({place})))))'
    columns = (
        id_column(),
        Column("title", heard("xlsx-module"), 38),
        Column("hours", heard("xlsx-hours"), 8, "number", formula=total),
        Column("first", heard("xlsx-first"), 8, "number", formula=first),
        Column("last", heard("xlsx-last"), 8, "number", formula=last),
        *(
            Column(week_key(week.week), header, 6.5, "number")
            for week, header in zip(plan.weeks, headers, strict=True)
        ),
    )

    def row(module: PlannedModule) -> tuple[Cell, ...]:
        by_week = {int(week): value for week, value in module.weekly_hours.items() if value}
        return (
            module.id,
            plain(module.title),
            Formula(total, round(sum(by_week.values()), 2)),
            Formula(first, module.start_week),
            Formula(last, module.end_week),
            *(hours(by_week[w.week]) if w.week in by_week else None for w in plan.weeks),
        )

    return Table(WEEKLY, heard("xlsx-weekly"), columns, tuple(map(row, plan.modules)))


def preparation_table(plan: Plan, words: Words) -> Table:
    """Tell the hours of every module of the preparation in each week before week 1."""
    heard, made = words.say, plan.preparation
    weeks = made.weeks if made else ()
    dated = any(week.start_date for week in weeks)
    columns = (
        Column("week", heard("xlsx-week"), 8, "number"),
        *((Column("date", heard("xlsx-date"), 12),) if dated else ()),
        Column("title", heard("xlsx-module"), 38),
        Column("hours", heard("xlsx-hours"), 8, "number"),
    )
    rows = tuple(
        (
            week.week,
            *((week.start_date,) if dated else ()),
            plain(module.title),
            hours(module.weekly_hours[str(week.week)]),
        )
        for week in weeks
        for module in (made.modules if made else ())
        if module.weekly_hours.get(str(week.week))
    )
    return Table(PREPARATION, heard("before-start"), columns, rows)


def session_table(plan: Plan, words: Words) -> Table:
    """Tell what is taught in each dated session, a row for each module in it."""
    heard, names = words.say, names_of(plan)
    columns = (
        Column("date", heard("xlsx-date"), 12),
        Column("week", heard("xlsx-week"), 8, "number"),
        Column("day", heard("xlsx-day"), 13),
        Column("start", heard("xlsx-start"), 9),
        Column("end", heard("xlsx-end"), 9),
        Column("minutes", heard("xlsx-minutes"), 10, "number"),
        Column("title", heard("xlsx-module"), 38),
        Column("part", heard("xlsx-part"), 8, "number"),
        Column("parts", heard("xlsx-parts"), 8, "number"),
        Column("units", heard("xlsx-units"), 60),
        Column("room", heard("xlsx-room"), 14),
        Column("mode", heard("xlsx-mode"), 14),
    )
    rows: list[tuple[Cell, ...]] = []
    for each in plan.sessions:
        day = _DAYS.index(each.day) if each.day in _DAYS else 0
        head = (each.date, each.week, words.weekday(day), clock(each.start), clock(each.end))
        where = (plain(each.room), plain(each.mode))
        for part in each.parts:
            title, units = names.module(part.module), "; ".join(map(plain, part.units))
            rows.append((*head, part.minutes, title, part.part, part.of, units, *where))
        if not each.parts:
            title = heard("calendar-review" if each.review else "proposal-free")
            rows.append((*head, each.minutes, title, None, None, "", *where))
    return Table(SESSIONS, heard("xlsx-sessions"), columns, tuple(rows))


def clock(time: str) -> dt.time | str:
    """Read a time of day such as ``18:30``; what is none stays text."""
    try:
        return dt.time.fromisoformat(time)
    except ValueError:
        return time
