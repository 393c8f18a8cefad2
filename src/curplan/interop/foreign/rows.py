"""One row of a designer's sheet: of a module, of a unit, of a module in a week."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from curplan.brief import MAX_WEEKS
from curplan.interop.foreign.columns import week_of
from curplan.interop.foreign.days import week_after, week_in
from curplan.interop.foreign.drafts import DraftModule, DraftUnit
from curplan.interop.foreign.lengths import length
from curplan.interop.foreign.tables import CALENDAR
from curplan.interop.foreign.usual import MARKS
from curplan.interop.meanings import code, folded, said_outcomes

if TYPE_CHECKING:
    from curplan.interop.foreign.drafts import Drafts
    from curplan.interop.foreign.tables import Line
    from curplan.interop.workbook import Cell

_SPAN = re.compile(r"(\d{1,3})\s*(?:-|–|—|to|bis|à|a|al|до|עד)\s*\D{0,8}?(\d{1,3})|(\d{1,3})")
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+|[a-z]{3,}[a-z0-9]*")
"""Ids of an exported workbook; a designer's own are numbers and codes such as M01."""
_WEEK_NUMBER = re.compile(r"\D{0,8}(\d{1,3})")
SKILLS = ("teaches", "practises", "assesses")
UNCALCULATED = "this formula has not been calculated yet"
CALCULATE = "open the workbook, save it, and import it again"
MOST_HOURS = 2_000
"""Hours of a module; more are a slip of the pen."""


def hours_of(drafts: Drafts, cell: Cell | None) -> float | None:
    """Read hours; None for an empty cell, and for what is none (a fault)."""
    if cell is None or (cell.value is None and not cell.formula):
        return None
    if cell.value is None:
        drafts.fault("bad-cell", UNCALCULATED, cell, CALCULATE)
        return None
    value = length(cell, drafts.hour)
    if value is None or cell.broken or not 0 <= value <= MOST_HOURS:
        message = f"hours are a number; found '{cell.text}'"
        drafts.fault("bad-cell", message, cell, "write a number such as 12, 7.5 or 1:30")
        return None
    return value


def read_line(drafts: Drafts, line: Line, before: str, what: str) -> str:
    """Read a row into its module; gives the module's key, for rows below that name none.

    ``what``: rows are of ``modules``, of ``units``, or of the ``weekly`` plan.
    """
    title = line.text("title")
    if not title:
        if what != "units" or not before:
            if what == "units" or line.text("hours") or line.text("teaches"):
                cell = line.first or next(c for c in line.cells.values() if c.value is not None)
                message = "this row has no module"
                drafts.fault("bad-cell", message, cell, "write the module's title into the row")
            return before
        module = drafts.modules[before]
    else:
        label = line.text("id")
        key = label if _ID.fullmatch(label) else folded(title)
        found = drafts.modules.get(key) or by_title(drafts, title)
        new = found is None
        module = found or DraftModule(title, line.cells["title"].place, key, label=label)
        drafts.modules.setdefault(module.key, module)
        if what == "modules" and not new and line.whole("weeks") is None:
            message = f"the module '{title}' is there twice"
            hint = f"it is in {module.place} already; one row for each, or a column 'Unit'"
            drafts.fault("module-twice", message, line.cells["title"], hint)
            return module.key
    faults = len(drafts.faults)
    if what == "units":
        _unit(drafts, line, module)
    else:
        _module(drafts, line, module, new=bool(title) and new, what=what)
    _columns_of_weeks(drafts, line, module, summed=what == "units")
    _texts(line, module)
    if len(drafts.faults) > faults:
        drafts.doubtful.add(module.key)
    return module.key


def by_title(drafts: Drafts, title: str) -> DraftModule | None:
    """Find a module by its title."""
    name = folded(title)
    return next((each for each in drafts.modules.values() if folded(each.title) == name), None)


def _unit(drafts: Drafts, line: Line, module: DraftModule) -> None:
    title = line.text("unit")
    parts = _parts(drafts, line)
    hours = hours_of(drafts, line.cells.get("hours"))
    if not title and hours is not None:
        module.hours, module.hours_place = hours, line.cells["hours"].place
    if title and parts:
        module.units += [DraftUnit(title, kind, length) for _, kind, length in parts]
    elif title:
        kind = _code(drafts, line, "unit-kind") or "lecture"
        if hours is None:
            cell = line.cells.get("hours")
            if cell is None or (cell.value is None and not cell.formula):
                message = f"the unit '{title}' has no hours"
                drafts.fault("missing-hours", message, line.cells["unit"], "write its hours")
            return
        module.units.append(DraftUnit(title, kind, hours))
    _weeks(drafts, line, module)


def _parts(drafts: Drafts, line: Line) -> list[tuple[str, str, float]]:
    """Read columns of theory, practice and self-study: the header, the kind of unit, the hours."""
    found = []
    for kind in ("lecture", "lab", "self-study"):
        hours = hours_of(drafts, line.cells.get(f"hours-{kind}"))
        if hours:
            found.append((line.said[f"hours-{kind}"], kind, hours))
    return found


def _module(drafts: Drafts, line: Line, module: DraftModule, what: str, *, new: bool) -> None:
    cell = line.cells.get("hours")
    hours: float | None = None
    if what == "modules" or new:
        module.units += [DraftUnit(*part) for part in _parts(drafts, line)]
    if cell is not None and cell.formula and cell.value is None:
        module.hours_place = cell.place  # matters only if nothing else says the hours
    elif what != "weekly" or (new and cell is not None and not cell.formula):
        hours = hours_of(drafts, cell)
    week = line.whole("weeks")
    if week is not None and week in range(1, MAX_WEEKS + 1) and hours is not None:
        module.weekly[week] = module.weekly.get(week, 0) + hours  # a row for each week
        module.rows.add(week)
    else:
        if hours is not None and cell is not None:
            module.hours, module.hours_place = hours, cell.place
        _weeks(drafts, line, module)
    if what == "modules":
        module.kind = _code(drafts, line, "kind") or module.kind


def _columns_of_weeks(drafts: Drafts, line: Line, module: DraftModule, *, summed: bool) -> None:
    """Read hours from the columns of weeks, or marks; rows of units are summed."""
    marked = []
    read: set[int] = set()
    for key, cell in line.cells.items():
        if not key.startswith("week-"):
            continue
        week = week_of(key)
        if isinstance(cell.value, str) and cell.text.casefold() in MARKS:
            _in_box(drafts, week, cell)
            marked.append((week, cell))
            continue
        hours = hours_of(drafts, cell)
        if hours:
            _in_box(drafts, week, cell)
            before = module.weekly.get(week, 0) if summed or week in read else 0
            module.weekly[week] = before + hours
            read.add(week)
    if marked and module.weekly:
        message = f"'{module.title}' has hours in some weeks and a mark in this one"
        drafts.fault("bad-cell", message, marked[0][1], "write hours in all of them, or marks")
    module.weeks = tuple(sorted({*module.weeks, *(week for week, _ in marked)}))
    if line.marked and not read and not marked and not module.weeks:
        first, last = line.marked[0], line.marked[-1]
        message = f"the weeks of '{module.title}' are only coloured, and colours are not read"
        hint = f"write hours or an x into {first.place.rpartition('!')[2]}"
        hint += f" to {last.place.rpartition('!')[2]}" if last is not first else ""
        drafts.fault("only-coloured", message, first, hint)


def _weeks(drafts: Drafts, line: Line, module: DraftModule) -> None:
    """Read weeks such as ``1-3``, or a first and a last one, or days."""
    cell = line.cells.get("weeks")
    named: list[int] = []
    if cell is not None and cell.value is not None:
        if not _are_weeks(cell):
            message = f"weeks are numbers; found '{cell.text}'"
            hint = "write weeks such as 3 or 1-4"
            if isinstance(cell.value, dt.date):
                message = f"weeks are numbers; this is the day {cell.value}"
                hint = "if you wrote 1-4: format the column as text and write it again; days go "
                hint += "into columns 'Start' and 'End'"
            drafts.fault("bad-cell", message, cell, hint)
            return
        for first, last, alone in _SPAN.findall(cell.text):
            start, end = int(first or alone), int(last or alone)
            if drafts.calendar[0] and CALENDAR.search(cell.text):
                start, end = (
                    week_after(drafts.calendar[0], each, drafts.calendar[1])
                    for each in (start, end)
                )
            if not 1 <= start <= end:
                named = []
                break
            named.extend(range(start, min(end, MAX_WEEKS + 1) + 1))
        if not named:
            message = f"weeks are numbers; found '{cell.text}'"
            drafts.fault("bad-cell", message, cell, "write weeks such as 3 or 1-4")
            return
        _in_box(drafts, max(named), cell)
    first_week, last_week = _week(drafts, line, "first"), _week(drafts, line, "last")
    if not named and first_week and last_week:
        if last_week < first_week:
            cells = (line.cells["first"].text, line.cells["last"].text)
            message = f"'{module.title}' ends ({cells[1]}) before it begins ({cells[0]})"
            drafts.fault("bad-cell", message, line.cells["last"], "correct one of the two")
            return
        _in_box(drafts, last_week, line.cells["last"])
        named = list(range(first_week, min(last_week, MAX_WEEKS) + 1))
    module.weeks = tuple(sorted({*module.weeks, *named}))


def _are_weeks(cell: Cell) -> bool:
    """Tell whether a cell can be weeks: no day, no 1.5, no year."""
    if isinstance(cell.value, int | float):
        return cell.value == int(cell.value)
    return isinstance(cell.value, str) and not re.search(r"\d{4}", cell.text)


def _week(drafts: Drafts, line: Line, key: str) -> int | None:
    """Read the first or the last week of a row, as a number or as a day."""
    cell = line.cells.get(key)
    if cell is None or cell.value is None:
        return None
    if isinstance(cell.value, dt.date) and drafts.start is not None:
        return week_in(cell.value, drafts.start)
    week = line.whole(key)
    match = _WEEK_NUMBER.fullmatch(cell.text) if week is None else None
    week = int(match[1]) if match else week
    if week is None or week < 1:
        message = f"this is no week and no day: '{cell.text}'"
        drafts.fault("bad-cell", message, cell, "write a number such as 3, or a day: 2027-03-15")
        return None
    return week


def _in_box(drafts: Drafts, week: int, cell: Cell) -> None:
    most = drafts.weeks or MAX_WEEKS
    if week > most:
        message = f"the programme has {most} weeks; this is week {week}"
        drafts.fault("outside-weeks", message, cell, "correct the week, or the number of weeks")


def _code(drafts: Drafts, line: Line, of: str) -> str:
    text = line.text("kind")
    if not text:
        return ""
    found, hint = code(of, text)
    if not found:
        thing = "unit" if of == "unit-kind" else "module"
        message = f"there is no kind of {thing} '{text}'"
        drafts.fault("bad-cell", message, line.cells["kind"], hint)
    return found


def _texts(line: Line, module: DraftModule) -> None:
    """Add what a row says of skills, subject and what the module builds on."""
    module.strand = line.text("strand") or module.strand
    for key in SKILLS:
        cell = line.cells.get(key)
        if cell is None or cell.value is None:
            continue
        module.outcomes_place = module.outcomes_place or cell.place
        said = getattr(module, key)
        said.extend(each for each in said_outcomes(str(cell.value)) if each not in said)
    cell = line.cells.get("needs")
    if cell is not None and cell.value is not None:
        text = str(cell.value) if isinstance(cell.value, str) else cell.text
        for part in re.split(r"[;\n]", text):
            if part.strip() and (part.strip(), cell.place) not in module.needs:
                module.needs.append((part.strip(), cell.place))
