"""The other sheets: what of them comes back into the brief, and what was changed to no effect."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from curplan.export.xlsx.modules import ID, MODULES, WEEKLY
from curplan.interop.back.desk import Edit
from curplan.interop.back.sheets import baseline
from curplan.interop.meanings import folded
from curplan.proposal.plain import plain

if TYPE_CHECKING:
    from curplan.interop.back.desk import Desk
    from curplan.interop.back.sheets import FoundSheet, Row
    from curplan.interop.workbook import Cell

CALCULATED = {
    MODULES: ("planned", "difference", "alone"),
    WEEKLY: ("hours",),
}
"""Columns that follow from others; what is written over them has no effect."""


def not_taken(desk: Desk, names: tuple[str, ...], programme: str) -> None:
    """Read the programme's facts, and warn of every other cell whose change cannot come back."""
    if programme in desk.found.sheets:
        _facts(desk, desk.found.sheets[programme])
    for name in names:
        sheet = desk.found.sheets.get(name)
        if sheet is not None:
            _changed(desk, sheet)
    for name, keys in CALCULATED.items():
        for row in desk.found.rows(name):
            for key in keys:
                _calculated(desk, desk.found.sheets[name], row, key)
    _capacity(desk, desk.found.sheets[WEEKLY])


def same(cell: Cell, was: object) -> bool:
    """Tell whether a cell says what was exported."""
    if cell.formula or (cell.value is None and was in (None, "")):
        return True
    if isinstance(was, int | float) and isinstance(cell.value, int | float):
        return abs(cell.value - was) < 0.005
    if isinstance(was, dt.time) and isinstance(cell.value, dt.time):
        return cell.value.replace(second=0, microsecond=0) == was
    return cell.value == was or cell.text == plain(was if was is not None else "")


def _changed(desk: Desk, sheet: FoundSheet) -> None:
    """Warn of the first cell of a sheet that differs from what was exported."""
    before = baseline(sheet.table)
    gone = len(before) - len(sheet.rows)
    cells = [
        cell
        for row, was in zip(sheet.rows, before, strict=False)
        for key, cell in row.cells.items()
        if not same(cell, was[key])
    ]
    moved = sorted(_line(row) for row in sheet.rows) == sorted(_told(was) for was in before)
    if (not cells and not gone) or moved:
        return
    place: Cell | str = cells[0] if cells else sheet.sheet.title
    message = f"changes in the sheet '{sheet.sheet.title}' do not come back; it follows the others"
    hint = "change modules, units, weeks and hours in their own sheets; the rest in the brief"
    desk.warn("not-taken-back", message, place, hint)


def _line(row: Row) -> str:
    return "|".join("" if cell.formula else cell.text for cell in row.cells.values())


def _told(was: dict[str, object]) -> str:
    return "|".join("" if value is None else plain(value) for value in was.values())


def _calculated(desk: Desk, sheet: FoundSheet, row: Row, key: str) -> None:
    cell = row.cells.get(key)
    if cell is None or cell.value is None or cell.formula:
        return
    before = next((b for b in baseline(sheet.table) if b["id"] == row.text(ID)), None)
    if before is None or same(cell, before[key]):
        return
    header = sheet.table.columns[sheet.table.index(key)].header
    message = f"'{header}' follows from the other columns; what is written over it has no effect"
    desk.warn("not-taken-back", message, cell, "change the units, or the hours of the weeks")


def _capacity(desk: Desk, sheet: FoundSheet) -> None:
    """Warn of hours that there are, changed above the weekly plan."""
    words = desk.found.words
    rows = {folded(words.say(f"xlsx-row-{key}")): key for key in ("capacity", "review")}
    weeks = {week.week: week for week in desk.plan.weeks}
    places = {
        cell.place.rpartition("!")[2].rstrip("0123456789"): key
        for key, cell in sheet.head.items()
        if key.startswith("week-")
    }
    for row in sheet.above:
        what = next((rows[folded(c.text)] for c in row if folded(c.text) in rows), "")
        for cell in row if what else ():
            key = places.get(cell.place.rpartition("!")[2].rstrip("0123456789"))
            week = weeks.get(int(key.removeprefix("week-"))) if key else None
            if week is None:
                continue
            was = week.capacity if what == "capacity" else week.reserved or None
            if not same(cell, was):
                message = f"the hours of week {week.week} follow from the calendar"
                hint = "write closed days or reduced hours into the brief"
                desk.warn("not-taken-back", message, cell, hint)
                return


def _facts(desk: Desk, sheet: FoundSheet) -> None:
    before = {row["key"]: row["value"] for row in baseline(sheet.table)}
    labels = {folded(str(row["fact"])): row["key"] for row in baseline(sheet.table)}
    for row in sheet.rows:
        key = row.text("key") or str(labels.get(folded(row.text("fact")), ""))
        cell = row.cells.get("value")
        if key not in before or cell is None or same(cell, before[key]):
            continue
        taken = _fact(desk, key, cell)
        if taken is None:
            message = f"'{row.text('fact')}' does not come back from the workbook"
            desk.warn("not-taken-back", message, cell, "change it in the brief")
        else:
            desk.programme |= taken
            text = f"{row.text('fact')}: {cell.text}"
            desk.edits.append(Edit("programme", "", text, cell.place))


def _fact(desk: Desk, key: str, cell: Cell) -> dict[str, object] | None:
    """Give the keys of the brief that a changed fact sets; None for one that sets none."""
    brief = desk.plan.brief
    if key in ("title", "partner") and cell.text:
        return {key: cell.text}
    if key == "start" and isinstance(cell.value, dt.date):
        return {"start": cell.value}
    whole = isinstance(cell.value, int) and cell.value > 0
    if key == "weeks" and whole:
        return {"weeks": cell.value}
    if key == "hours-per-week" and whole and not brief.get("sessions"):
        return {"hours_per_week": cell.value}
    return None
