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

UNITS, WEEKS = "its units", "the weekly plan"


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
        said.setdefault(weekly, WEEKS)
        place = place if len(said) > 1 else _moved_cell(row, _planned_minutes(desk, name), hour)
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
        text = f"{plain(module.title)}: {minutes / hour:g} h instead of {was / hour:g} h"
        text += ", as its weeks add up to that" if said[minutes] == WEEKS else ""
        desk.edits.append(Edit("hours", name, text, place))
    desk.include[name] = None


def _pin(desk: Desk, name: str, row: Row, weekly: dict[int, int], before: dict[int, int]) -> None:
    """Pin a module to the hours that its row has.

    Where hours stay as they were, only the weeks that were changed are fixed; where none do, the
    module was moved. Taught faster than the catalogue allows, the designer's pace counts.
    """
    module, hour = desk.module(name), desk.catalogue.hour
    if 0 < module.max_minutes_per_week < max(weekly.values()):
        desk.modules[name] = replace(module, max_minutes_per_week=max(weekly.values()))
    desk.include[name] = None
    desk.weekly[name] = {week: round(minutes / hour, 4) for week, minutes in weekly.items()}
    stays = any(
        not _differ({week: some}, {week: before.get(week, 0)}) for week, some in weekly.items()
    )
    by = min(weekly) - min(before, default=0)
    shifted = not _differ(weekly, {week + by: minutes for week, minutes in before.items()})
    if stays and not shifted:
        _fix(desk, name, row, weekly, before)
    else:
        _move(desk, name, row, weekly, before)


def _fix(desk: Desk, name: str, row: Row, weekly: dict[int, int], before: dict[int, int]) -> None:
    """Fix the hours of the weeks that were changed; a first or last week that moved is one, too."""
    title, hour = plain(desk.module(name).title), desk.catalogue.hour
    weeks = [
        week
        for week in sorted({*weekly, *before})
        if _differ({week: weekly.get(week, 0)}, {week: before.get(week, 0)})
    ]
    whole = sum(weekly.get(week, 0) for week in weeks) == sum(weekly.values())
    ends = (
        (desk.not_before, min(weekly), min(before), "starts"),
        (desk.not_after, max(weekly), max(before), "ends"),
    )
    for pins, new, old, word in () if whole else ends:
        if new != old:
            pins[name] = new
            option = f"--not-{'before' if word == 'starts' else 'after'} {name}={new}"
            text = f"{title} {word} in week {new} instead of {old}"
            place = _cell_of(row, new if new in weeks else old).place
            desk.edits.append(Edit("moved", name, text, place, (option,)))
    for week in weeks:
        if not whole and not min(weekly) <= week <= max(weekly):
            continue  # where it starts or ends says that it has no hours there
        hours = round(weekly.get(week, 0) / hour, 4)
        desk.hours_in_week.setdefault(name, {})[week] = hours
        text = f"{title}: {hours:g} h in week {week} instead of {before.get(week, 0) / hour:g} h"
        option = f"--hours-in-week {name}={week}:{hours:g}"
        place = _cell_of(row, week).place
        desk.edits.append(Edit("week", name, text, place, (option,), week))


def _move(desk: Desk, name: str, row: Row, weekly: dict[int, int], before: dict[int, int]) -> None:
    """Pin a module that was moved as a whole to its first and last week."""
    first, last = min(weekly), max(weekly)
    desk.not_before[name], desk.not_after[name] = first, last
    desk.moved[name] = None
    title, span = plain(desk.module(name).title), _span(first, last)
    options = (f"--not-before {name}={first}", f"--not-after {name}={last}")
    if not before:
        text = f"{title} in {span}"
    elif (first, last) == (min(before), max(before)):
        edit = desk.edits[-1] if desk.edits else None
        if edit and edit.kind == "hours" and edit.module == name:
            desk.edits[-1] = replace(edit, options=options)
            return
        text = f"{title}: other hours in {span}"
    else:
        text = f"{title} moved from {_span(min(before), max(before))} to {span}"
    place = _moved_cell(row, before, desk.catalogue.hour)
    desk.edits.append(Edit("moved", name, text, place, options))


def _cell_of(row: Row, week: int) -> Cell:
    return row.cells.get(f"week-{week}", row.first)


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
