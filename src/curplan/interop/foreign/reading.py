"""Reading a designer's workbook: one sheet or several, a row for each module, unit or week."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from curplan.diagnostics import Diagnostic, has_errors
from curplan.interop.foreign.columns import like, meanings
from curplan.interop.foreign.days import dated
from curplan.interop.foreign.drafts import Drafts
from curplan.interop.foreign.exported import (
    read_assessment,
    read_facts,
    read_requirement,
    read_review,
)
from curplan.interop.foreign.lengths import length
from curplan.interop.foreign.rows import CALCULATE, UNCALCULATED, read_line
from curplan.interop.foreign.sections import sorted_out
from curplan.interop.foreign.tables import Table, anchored, calendar_cells, days_of, tables_of
from curplan.interop.foreign.telling import (
    tell_calendar,
    tell_late,
    tell_split,
    tell_tables,
    tell_unread,
)

if TYPE_CHECKING:
    from curplan.interop.workbook import Workbook

Read = Drafts

PROGRAMME = ("modules", "units", "weekly")
"""What rows are of that make modules."""


def read_programme(workbook: Workbook) -> tuple[Drafts, tuple[Diagnostic, ...]]:
    """Read everything that a workbook says of a programme; faults have their cells."""
    workbook, unsure = dated(workbook)
    drafts = Drafts(workbook)
    sheets = [found for sheet in workbook.sheets if (found := tables_of(sheet))]
    tables = [_named(drafts, table, alone=len(sheets) == 1) for each in sheets for table in each]
    if not any(_kind(table) in PROGRAMME for table in tables):
        _no_modules(drafts, tables)
        return drafts, tuple(drafts.faults)
    read = tuple(table for table in tables if _kind(table))
    drafts.title = next((said for table in read if (said := _heading(table))), "")
    drafts.title = drafts.title or Path(workbook.file).stem
    for table in read:
        if _kind(table) == "facts":
            read_facts(drafts, table)
    programme = tuple(table for table in read if _kind(table) in PROGRAMME)
    days = days_of(programme)
    if days:
        if unsure is not None:
            message = f"days are read with the month second; '{unsure.text}' could be otherwise"
            drafts.warn("doubtful-days", message, unsure, "write days as 2027-03-15 to be sure")
        if drafts.start is None:
            drafts.start = min(days)
            message = f"week 1 is that of {drafts.start}, the earliest day here"
            drafts.warn("assumed-start", message, programme[0].sheet.title, "")
    calendar = calendar_cells(programme)
    if calendar:
        numbers = [number for _, named in calendar for number in named]
        drafts.calendar = (numbers[0], max(52, *numbers))
        tell_calendar(drafts, calendar[0][0])
    read = anchored(read, drafts.start, drafts.calendar)
    for wanted in (*PROGRAMME, "requirements", "assessments"):
        for table in read:
            if _kind(table) == wanted:
                _read_table(drafts, table, wanted)
    _without_hours(drafts)
    if not drafts.modules and not has_errors(drafts.faults):
        message = "there are headers, and no module below them"
        drafts.fault("no-modules", message, read[0].sheet.title)
    shown = [table for table in read if _kind(table) in PROGRAMME]
    if not any(_kind(table) in ("facts", "requirements") for table in read):
        tell_split(drafts)
        tell_late(drafts)
        tell_unread(drafts, shown, read)  # of an exported workbook all is known
        tell_tables(drafts, [table for table in tables if not _kind(table)])
    return drafts, tuple(drafts.faults)


def _named(drafts: Drafts, table: Table, *, alone: bool) -> Table:
    """Find the titles of a table without a column of modules: of 'Subject', 'Unit' or the sheet."""
    table = _practised(table)
    columns = dict(table.head.columns)
    timed = {"hours", "weeks", "first", "hours-lecture", "hours-lab"} & set(columns)
    timed |= {key for key in columns if key.startswith(("week-", "kw-", "day-"))}
    if "title" in columns or not timed or {"skill", "assessment"} & set(columns):
        return table
    module = ""
    if "unit" in columns and not alone and "strand" not in columns:
        module = table.sheet.title
        message = f"it has units and no column 'Module'; they are of the module '{module}'"
        drafts.warn("module-by-sheet", message, module, "rename the sheet, or add the column")
        return replace(table, module=module)
    for key in ("strand", "unit"):
        if key in columns:
            columns["title"] = columns.pop(key)
            return replace(table, head=replace(table.head, columns=columns))
    return table


def _practised(table: Table) -> Table:
    """Tell hours of practice from skills that are practised, where one word says both.

    (In Spanish and Portuguese, without accents.)
    """
    at = table.head.columns.get("hours-lab")
    head = table.sheet.rows[table.head.last][at] if at is not None else None
    if head is None or "practises" not in meanings(head.text):
        return table
    cells = [line.cells["hours-lab"] for line in table.lines() if line.text("hours-lab")]
    if not cells or length(cells[0], 60) is not None:
        return table
    renamed = {"hours-lab": "practises"}
    columns = {renamed.get(key, key): at for key, at in table.head.columns.items()}
    return replace(table, head=replace(table.head, columns=columns))


def _heading(table: Table) -> str:
    """Give the text that stands alone above a sheet's headers, if there is one."""
    for row in table.sheet.rows[: table.head.row]:
        said = [cell for cell in row if cell.value is not None]
        if len(said) == 1 and isinstance(said[0].value, str) and not meanings(said[0].text):
            return said[0].text[:120]
    return ""


def _kind(table: Table) -> str:
    """Tell what a table's rows are of, by its columns; "" for none that is read."""
    has = set(table.head.columns)
    weeks = [key for key in has if key.startswith(("week-", "kw-", "day-"))]
    if {"fact", "value"} <= has:
        return "facts"
    if {"skill", "needed"} <= has:
        return "requirements"
    if {"assessment", "form"} <= has:
        return "assessments"
    if table.module:
        return "units"
    if {"date", "part"} <= has or {"skill", "level"} <= has or "title" not in has:
        return ""
    if "unit" in has or _content_is_of_units(table):
        return "units"
    if len(weeks) > 1 and not has & {"teaches", "kind", "strand"}:
        return "weekly"
    if weeks or has & {"hours", "weeks", "first", "teaches", "hours-lecture", "hours-lab"}:
        return "modules"
    return ""


def _content_is_of_units(table: Table) -> bool:
    """Tell whether rows of a column 'Content' go on below the name of a module."""
    columns, rows = table.head.columns, table.sheet.rows
    if "content" not in columns:
        return False
    return any(
        row[columns["title"]].value is None and row[columns["content"]].value is not None
        for row in rows[table.head.last + 1 : table.end]
    )


def _no_modules(drafts: Drafts, tables: list[Table]) -> None:
    head, place = None, drafts.workbook.sheets[0].title
    if tables:
        table = max(tables, key=lambda each: len(each.head.columns))
        head, place = table.head, table.sheet.title
    found = set(head.columns) if head else set()
    lacking = "Module" if "title" not in found else "Hours"
    key = {"Module": "title", "Hours": "hours"}[lacking]
    unknown = [cell.text for cell in head.unknown] if head else []
    near = next(
        (f"did you mean '{lacking}' by '{name}'?" for name in unknown if like(name, key)), ""
    )
    message = f"no sheet has a row of headers with the column '{lacking}'"
    if found:
        message = f"the headers in row {head.row + 1 if head else 1} have no column '{lacking}'"
    hint = near or "a sheet needs a column 'Module', and 'Hours' or columns of weeks"
    drafts.fault("missing-column", message, place, hint)


def _read_table(drafts: Drafts, table: Table, what: str) -> None:
    if what == "requirements":
        for line in table.lines():
            read_requirement(drafts, line)
        return
    if what == "assessments":
        for line in table.lines():
            read_assessment(drafts, line)
        return
    if what == "weekly":
        read_review(drafts, table)
    before = ""
    for line, kind in sorted_out(drafts, table, what):
        before = read_line(drafts, line, before, kind)


def _without_hours(drafts: Drafts) -> None:
    for module in drafts.modules.values():
        if module.length or module.key in drafts.doubtful:
            continue
        if module.hours_place:
            drafts.fault("bad-cell", UNCALCULATED, module.hours_place, CALCULATE)
            continue
        message = f"nothing says how many hours '{module.title}' has"
        hint = "add a column 'Hours', or hours to its units or weeks"
        drafts.fault("missing-hours", message, module.place, hint)
