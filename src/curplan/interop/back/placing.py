"""When a module is taught, and for how long, where a designer changed it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.export.xlsx.modules import ID
from curplan.interop.back.content import minutes_in, row_before
from curplan.interop.back.desk import Edit
from curplan.proposal.plain import plain
from curplan.review.own import resized

if TYPE_CHECKING:
    from curplan.interop.back.desk import Desk
    from curplan.interop.back.sheets import Row
    from curplan.interop.workbook import Cell

UNITS = "its units"


def read_weeks(desk: Desk, row: Row) -> dict[int, int]:
    """Read a row's minutes by week; a cell that has no hours is a fault."""
    weekly: dict[int, int] = {}
    for key, cell in row.cells.items():
        if not key.startswith("week-"):
            continue
        week = int(key.removeprefix("week-"))
        minutes = minutes_in(desk, cell, "a cell of the weekly plan")
        if not minutes:
            continue
        if not 1 <= week <= desk.plan.time_box.weeks:
            message = f"the programme has {desk.plan.time_box.weeks} weeks; this is week {week}"
            hint = "move the hours into its weeks; more weeks are ordered in the brief"
            desk.fault("outside-weeks", message, cell, hint)
        else:
            weekly[week] = minutes
    return weekly


def place(desk: Desk, name: str, row: Row, listed: Row | None) -> None:
    """Compare a module's weeks and hours with the plan; what differs becomes edits and pins."""
    weekly = read_weeks(desk, row)
    planned = desk.planned(name)
    before = _planned_minutes(desk, name)
    stood_for = row.text(ID)
    if planned is None and stood_for and not _differ(weekly, _planned_minutes(desk, stood_for)):
        return  # swapped, and left where the other module was: it has hours of its own
    changed = _differ(weekly, before)
    _resize(desk, name, row, listed, sum(weekly.values()) if changed and weekly else None)
    if planned is None or changed:
        if weekly:
            _pin(desk, name, row, weekly, before)
        return
    for key, pins, at in (("first", desk.not_before, 0), ("last", desk.not_after, 1)):
        for each in (row, listed):
            cell = each.cells.get(key) if each else None
            if cell is None or cell.formula or cell.value is None:
                continue
            was = (planned.start_week, planned.end_week)[at]
            if not isinstance(cell.value, int) or not 1 <= cell.value <= desk.plan.time_box.weeks:
                message = f"a week is a number from 1 to {desk.plan.time_box.weeks}"
                found = f"; found '{cell.text}'"
                desk.fault("outside-weeks", message + found, cell, "correct it")
            elif cell.value != was and pins.get(name) != cell.value:
                pins[name] = cell.value
                desk.include[name] = None
                word = ("not before", "not after")[at]
                option = f"--{word.replace(' ', '-')} {name}={cell.value}"
                text = f"{plain(planned.title)} {word} week {cell.value}"
                desk.edits.append(Edit("moved", name, text, cell.place, (option,)))


def _planned_minutes(desk: Desk, name: str) -> dict[int, int]:
    planned, hour = desk.planned(name), desk.catalogue.hour
    if planned is None:
        return {}
    said = {int(week): round(hours * hour) for week, hours in planned.weekly_hours.items()}
    return {week: minutes for week, minutes in said.items() if minutes}


def _differ(one: dict[int, int], other: dict[int, int]) -> bool:
    return any(abs(one.get(w, 0) - other.get(w, 0)) > 2 for w in {*one, *other})


def _resize(desk: Desk, name: str, row: Row, listed: Row | None, weekly: int | None) -> None:
    """Find out a module's hours from the units, the sheet of modules and the weekly plan."""
    module, hour = desk.module(name), desk.catalogue.hour
    known = desk.catalogue.module_by_id.get(name)
    planned = desk.planned(name)
    was = round(planned.hours * hour) if planned else (known.minutes if known else 0)
    said: dict[int, str] = {}
    if module.minutes != was and name in desk.modules:
        said[module.minutes] = UNITS
    cell = listed.cells.get("hours") if listed else None
    if cell is not None and not cell.formula:
        minutes = minutes_in(desk, cell, "the length of a module")
        stood = row_before(desk, listed).get("hours") if listed else None
        untouched = isinstance(stood, int | float) and abs(stood * hour - (minutes or 0)) <= 2
        if minutes and not untouched and abs(minutes - was) > 2:
            said.setdefault(minutes, cell.place)
    place = cell.place if cell and said else row.first.place
    if weekly is not None and abs(weekly - was) > 2:
        said.setdefault(weekly, "the weekly plan")
        place = place if len(said) > 1 else _first_week(row).place
    if len(said) > 1:
        listed_text = ", ".join(f"{m / hour:g} h by {where}" for m, where in said.items())
        message = f"{module.title} has {listed_text}"
        desk.fault("hours-disagree", message, place, "write the same hours in all of them")
        return
    if not said:
        return
    (minutes, _), new = next(iter(said.items())), planned is None
    if minutes != module.minutes:
        desk.modules[name] = resized(module, minutes)
    if not (new and not known) and said[minutes] != UNITS:
        text = f"{module.title}: {minutes / hour:g} h instead of {was / hour:g} h"
        desk.edits.append(Edit("hours", name, text, place))
    desk.include[name] = None


def _first_week(row: Row) -> Cell:
    weeks = (c for key, c in row.cells.items() if key.startswith("week-") and c.value is not None)
    return next(weeks, row.first)


def _pin(desk: Desk, name: str, row: Row, weekly: dict[int, int], before: dict[int, int]) -> None:
    """Pin a module to the weeks that its row has, at the pace that it has there."""
    hour = desk.catalogue.hour
    first, last, most = min(weekly), max(weekly), max(weekly.values())
    desk.not_before[name], desk.not_after[name] = first, last
    desk.include[name] = None
    desk.weekly[name] = {week: minutes / hour for week, minutes in weekly.items()}
    module = desk.module(name)
    # Taught faster than the catalogue allows, spread thinner than the planner did, or so that no
    # week of the row can be left out: the designer's pace counts.
    pace = module.max_minutes_per_week
    thinner = bool(before) and most < max(before.values())
    all_used = (len(weekly) - 1) * most < sum(weekly.values()) and len(weekly) > 1
    if 0 < pace < most or thinner or (all_used and (not pace or pace > most)):
        desk.modules[name] = replace(module, max_minutes_per_week=most)
    span = _span(first, last)
    options = (f"--not-before {name}={first}", f"--not-after {name}={last}")
    if not before:
        text = f"{module.title} in {span}"
    elif (first, last) == (min(before), max(before)):
        edit = desk.edits[-1] if desk.edits else None
        if edit and edit.kind == "hours" and edit.module == name:
            desk.edits[-1] = replace(edit, options=options)
            return
        text = f"{module.title}: other hours in {span}"
    else:
        text = f"{module.title} moved from {_span(min(before), max(before))} to {span}"
    desk.edits.append(Edit("moved", name, text, _moved_cell(row, before, hour), options))


def _span(first: int, last: int) -> str:
    return f"weeks {first}–{last}" if first != last else f"week {first}"


def _moved_cell(row: Row, before: dict[int, int], hour: int) -> str:
    """Find the first cell of a week that differs."""
    for key, cell in row.cells.items():
        if key.startswith("week-") and isinstance(cell.value, int | float):
            week = int(key.removeprefix("week-"))
            if abs(cell.value * hour - before.get(week, 0)) > 2:
                return cell.place
    return row.first.place
