"""Telling what of a workbook was left out, and what was taken for granted: with its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.interop.foreign.columns import like, meanings

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from curplan.interop.foreign.drafts import Drafts
    from curplan.interop.foreign.tables import Table
    from curplan.interop.workbook import Cell, Sheet

MOST_NAMED = 6
LATE = 6
"""Weeks without teaching at the beginning that no programme has."""


def cells_said(cells: Sequence[Cell]) -> str:
    """Name cells by their texts and places, as far as there is room.

    'Notes' (F1), 'Room' (G1) and 3 more
    """
    said = [f"'{cell.text[:40]}' ({_short(cell)})" for cell in cells[:MOST_NAMED]]
    more = len(cells) - MOST_NAMED
    return ", ".join(said) + (f" and {more} more" if more > 0 else "")


def tell_unread(drafts: Drafts, read: Iterable[Table], tables: Iterable[Table]) -> None:
    """Tell which columns and sheets are not read, and which hidden rows are."""
    read, named = list(read), {table.sheet.title for table in tables}
    for table in read:
        plain = []
        for cell in table.head.unknown:
            near = like(cell.text)
            if meanings(cell.text):
                message = f"there is such a column before '{cell.text}', which is not read"
                hint = "delete one of the two, or say in its header what it holds"
                drafts.warn("unknown-column", message, cell, hint)
            elif near:
                message = f"the column '{cell.text}' is not known and is not read"
                drafts.warn("unknown-column", message, cell, near)
            else:
                plain.append(cell)
        plain += [
            table.sheet.rows[table.head.last][at]
            for key, at in table.head.columns.items()
            if key.startswith(("kw-", "day-"))
        ]
        if plain:
            many = "these columns are" if len(plain) > 1 else "this column is"
            hint = "nothing to do if they are notes; hours of weeks need W1, KW 36 or whole dates"
            drafts.warn("unread-columns", f"{many} not read: {cells_said(plain)}", plain[0], hint)
        if table.head.restarts:
            message = (
                f"the weeks begin again at {cells_said(table.head.restarts)}; they are counted on"
            )
            hint = "number the weeks from 1 to the last to be sure"
            drafts.warn("weeks-counted-on", message, table.head.restarts[0], hint)
    seen: set[str] = set()
    for table in read:
        hidden = [n + 1 for n in table.sheet.hidden if table.head.last < n < table.end]
        if hidden and table.sheet.title not in seen:
            rows = ", ".join(map(str, hidden[:MOST_NAMED]))
            rows += f" and {len(hidden) - MOST_NAMED} more" if len(hidden) > MOST_NAMED else ""
            word = "rows" if len(hidden) > 1 else "row"
            message = f"{word} {rows} of this sheet: hidden, and read all the same"
            hint = "delete what is not of the programme any more"
            drafts.warn("hidden-rows", message, table.sheet.title, hint)
        seen.add(table.sheet.title)
    rest = [sheet for sheet in drafts.workbook.sheets if sheet.title not in named]
    for sheet in rest:
        _unread_sheet(drafts, sheet)


def tell_calendar(drafts: Drafts, cell: Cell) -> None:
    """Tell which week of the calendar was taken as week 1, unless it is the first of the year."""
    if drafts.calendar[0] > 1:
        message = f"'{cell.text}' is taken as the first week of the programme, W1"
        drafts.warn("calendar-weeks", message, cell, "number the weeks from 1 to be sure")


def tell_late(drafts: Drafts) -> None:
    """Tell of a programme whose weeks seem to be the calendar's."""
    weeks = [w for module in drafts.modules.values() for w in (*module.weekly, *module.weeks)]
    if weeks and min(weeks) > LATE:
        message = f"nothing is taught before week {min(weeks)}"
        hint = "write KW 36 for weeks of the calendar, or number the weeks from 1"
        drafts.warn("late-start", message, drafts.workbook.sheets[0].title, hint)


def tell_split(drafts: Drafts) -> None:
    """Tell of modules whose rows are of weeks apart: perhaps they are two of one name."""
    for module in drafts.modules.values():
        weeks = sorted(module.rows)
        if len(weeks) > 1 and weeks[-1] - weeks[0] >= len(weeks):
            named = ", ".join(map(str, weeks[:MOST_NAMED]))
            named += " …" if len(weeks) > MOST_NAMED else ""
            message = f"'{module.title}' is in rows of the weeks {named}; taken as one module"
            drafts.warn("one-module", message, module.place, "give two modules two names")


def tell_tables(drafts: Drafts, tables: Sequence[Table]) -> None:
    """Tell of tables that say nothing of modules."""
    for table in tables:
        message = "the table that begins here is not read: it has no column 'Module' and hours"
        drafts.warn("unread-table", message, table.place, "nothing to do if it is of other things")


def tell_headings(drafts: Drafts, headings: Sequence[Cell], what: str) -> None:
    """Tell of rows with a name alone, and what they were taken for."""
    if not headings:
        return
    said = cells_said(headings)
    word = "rows have" if len(headings) > 1 else "row has"
    message, hint = {
        "modules": (
            f"{len(headings)} {word} a name alone; taken as modules, "
            f"and the rows below as their units: {said}",
            "add a column 'Unit' to say it yourself",
        ),
        "strand": (
            f"{len(headings)} {word} a name alone; taken as subjects of the modules below: {said}",
            "write hours into the row of what is a module",
        ),
        "notes": (
            f"{len(headings)} {word.replace(' ', ' below the table ')} no hours; not read: {said}",
            "write hours into the row of what is a module",
        ),
    }[what]
    drafts.warn("headings" if what != "notes" else "unread-rows", message, headings[0], hint)


def _unread_sheet(drafts: Drafts, sheet: Sheet) -> None:
    message = "this sheet is not read: no row of it has the headers of modules"
    drafts.warn("unread-sheet", message, sheet.title, "nothing to do if it is of other things")


def _short(cell: Cell) -> str:
    return cell.place.rpartition("!")[2]
