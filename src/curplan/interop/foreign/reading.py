"""Reading a designer's workbook: one sheet or several, a row for each module, unit or week."""

from __future__ import annotations

import datetime as dt
import math
from pathlib import Path
from typing import TYPE_CHECKING

from curplan.diagnostics import Diagnostic, has_errors, nearest
from curplan.interop.foreign.columns import Head, find_head, headers
from curplan.interop.foreign.drafts import DraftRequirement, Drafts
from curplan.interop.foreign.rows import (
    CALCULATE,
    UNCALCULATED,
    Line,
    read_assessment,
    read_line,
)
from curplan.interop.meanings import code, folded, number
from curplan.words import Words
from curplan.words.texts import translated

if TYPE_CHECKING:
    from curplan.interop.workbook import Sheet, Workbook

Read = Drafts

TOTALS = ("total", "totals", "sum", "sums", "in all", "suma", "somme", "summe", "razem", "итого")
"""How a row of sums is called."""


def read_programme(workbook: Workbook) -> tuple[Drafts, tuple[Diagnostic, ...]]:
    """Read everything that a workbook says of a programme; faults have their cells."""
    drafts = Drafts(workbook)
    heads = [(sheet, find_head(sheet)) for sheet in workbook.sheets]
    lists = [(sheet, head) for sheet, head in heads if head and _kind(head)]
    if not any(_kind(head) in ("modules", "units", "weekly") for _, head in lists):
        _no_modules(drafts, heads)
        return drafts, tuple(drafts.faults)
    drafts.title = next((_heading(sheet, head) for sheet, head in lists), "")
    drafts.title = drafts.title or Path(workbook.file).stem
    for wanted in ("facts", "modules", "units", "weekly", "requirements", "assessments"):
        for sheet, head in lists:
            if _kind(head) == wanted:
                _read_sheet(drafts, sheet, head, wanted)
    for module in drafts.modules.values():
        if module.length or module.key in drafts.doubtful:
            continue
        if module.hours_place:
            drafts.fault("bad-cell", UNCALCULATED, module.hours_place, CALCULATE)
            continue
        message = f"nothing says how many hours '{module.title}' has"
        hint = "add a column 'Hours', or hours to its units or weeks"
        drafts.fault("missing-hours", message, module.place, hint)
    if not drafts.modules and not has_errors(drafts.faults):
        drafts.fault("no-modules", "there are headers, and no module below them", lists[0][0].title)
    return drafts, tuple(drafts.faults)


def _heading(sheet: Sheet, head: Head) -> str:
    """Give the text that stands alone above a sheet's headers, if there is one."""
    for row in sheet.rows[: head.row]:
        said = [cell for cell in row if cell.value is not None]
        if len(said) == 1 and isinstance(said[0].value, str):
            return said[0].text[:120]
    return ""


def _kind(head: Head) -> str:
    """Tell what a sheet's rows are of, by its columns; "" for none that is read."""
    has = set(head.columns)
    if {"fact", "value"} <= has:
        return "facts"
    if {"skill", "needed"} <= has:
        return "requirements"
    if {"assessment", "form"} <= has:
        return "assessments"
    if {"date", "part"} <= has or {"skill", "level"} <= has or "title" not in has:
        return ""
    if "unit" in has:
        return "units"
    if len(head.weeks) > 1 and not has & {"teaches", "kind", "strand"}:
        return "weekly"
    if has & {"hours", "weeks", "first", "teaches"} or head.weeks:
        return "modules"
    return ""


def _no_modules(drafts: Drafts, heads: list[tuple[Sheet, Head | None]]) -> None:
    sheet, head = max(heads, key=lambda each: len(each[1].columns) if each[1] else 0)
    found = set(head.columns) if head else set()
    unknown = [cell.text for cell in head.unknown] if head else []
    lacking = "Module" if "title" not in found else "Hours"
    near = next(
        (
            f"did you mean '{lacking}' by '{name}'?"
            for name in unknown
            if nearest(folded(name), headers())
        ),
        "",
    )
    message = f"no sheet has a row of headers with the column '{lacking}'"
    hint = near or "a sheet needs a column 'Module', and 'Hours' or columns of weeks"
    drafts.fault("missing-column", message, sheet.title, hint)


def _read_sheet(drafts: Drafts, sheet: Sheet, head: Head, what: str) -> None:
    if what == "facts":
        _facts(drafts, sheet, head)
        return
    if what == "weekly":
        _review(drafts, sheet, head)
    before = ""
    for row in sheet.rows[head.row + 1 :]:
        cells = {key: row[at] for key, at in head.columns.items() if at < len(row)}
        line = Line(cells)
        if not line.says_anything or folded(line.text("title")) in TOTALS:
            continue
        if what == "requirements":
            _requirement(drafts, line)
        elif what == "assessments":
            read_assessment(drafts, line)
        else:
            before = read_line(drafts, line, before, what)
    for cell in head.unknown if what in ("modules", "units") else ():
        hint = nearest(folded(cell.text), headers())
        if hint:
            message = f"the column '{cell.text}' is not known and is not read"
            drafts.warn("unknown-column", message, cell, hint)


def _requirement(drafts: Drafts, line: Line) -> None:
    level, weight = line.whole("needed"), line.whole("importance")
    skill = line.text("skill")
    if not skill:
        return
    if not level or not 1 <= level <= 4:
        drafts.fault("bad-cell", "a level is 1, 2, 3 or 4", line.cells["needed"], "correct it")
        return
    priority, _ = code("priority", line.text("priority"))
    drafts.requirements.append(
        DraftRequirement(
            skill,
            level,
            line.text("means"),
            priority or "essential",
            weight or 1,
            line.whole("entry") or 0,
            line.text("why"),
        )
    )


def _facts(drafts: Drafts, sheet: Sheet, head: Head) -> None:
    labels: dict[str, str] = {}
    keys = ("title", "role", "audience", "start", "weeks", "hours-per-week", "hour")
    for language in reversed(translated()):
        words = Words(language)
        labels |= {folded(words.say(f"xlsx-fact-{key}")): key for key in keys}
    for row in sheet.rows[head.row + 1 :]:
        label, cell = row[head.columns["fact"]], row[head.columns["value"]]
        key = labels.get(folded(label.text))
        if key is None or cell.value is None:
            continue
        if key in ("title", "role", "audience"):
            setattr(drafts, key, cell.text)
        elif key == "start":
            if not isinstance(cell.value, dt.date):
                message = f"'{label.text}' is a day; found '{cell.text}'"
                drafts.fault("bad-cell", message, cell, "write a date")
                continue
            drafts.start = cell.value
        else:
            value = cell.value if isinstance(cell.value, int | float) else number(cell.text)
            if not value or (value != int(value) and key != "hours-per-week"):
                message = f"'{label.text}' is a whole number; found '{cell.text}'"
                drafts.fault("bad-cell", message, cell, "correct it")
                continue
            setattr(drafts, key.replace("-", "_"), math.ceil(value))


def _review(drafts: Drafts, sheet: Sheet, head: Head) -> None:
    """Read hours that are kept for review, from the row above an exported weekly plan."""
    labels = {folded(Words(each).say("xlsx-row-review")) for each in translated()}
    for row in sheet.rows[: head.row]:
        if any(folded(cell.text) in labels for cell in row):
            for week in head.weeks:
                value = row[head.columns[f"week-{week}"]].value
                if isinstance(value, int | float) and value >= 1:
                    drafts.review[week] = int(value)
