"""Which rows of a table are modules and units, and which are headings, sums and notes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.interop.foreign.lengths import length
from curplan.interop.foreign.tables import is_total
from curplan.interop.foreign.telling import tell_headings
from curplan.interop.meanings import code, folded
from curplan.interop.workbook import Cell

if TYPE_CHECKING:
    from curplan.interop.foreign.drafts import Drafts
    from curplan.interop.foreign.tables import Line, Table

_MODULE = re.compile(
    r"(?:module|modulo|modul|moduł|модуль|ενοτητα|מודול|الوحدة|course|kurs|curso|cours|m)"
    r"\s*(?:\d+|[ivx]+)\b"
)
UNIT_KINDS = ("lecture", "lab", "self-study")
"""Kinds that only units have."""


def sorted_out(drafts: Drafts, table: Table, what: str) -> list[tuple[Line, str]]:
    """Give the rows that are read, each with what it is of; headings and notes are told."""
    lines = _without_totals(table.lines(), drafts.hour)
    if what == "units":
        if table.module:
            lines = [_under(line, Cell(table.sheet.title, table.module)) for line in lines]
        elif "unit" not in table.head.columns:
            lines = [_with(line, "unit", line.cells["content"]) for line in lines]
        return [(line, what) for line in lines]
    lines, notes = _notes_apart(lines, drafts.hour)
    headings = [line for line in lines if line.name_alone and not line.marked]
    if len(headings) == len(lines):
        headings = []
    of_units = bool(headings) and _are_modules(headings, lines)
    made: list[tuple[Line, str]] = []
    heading: Cell | None = None
    for line in lines:
        if line in headings:
            heading = line.cells["title"]
            if of_units:
                made.append((line, "units"))
        elif heading is None:
            made.append((line, what))
        elif of_units:
            made.append((_under(line, heading), "units"))
        else:
            strand = line.text("strand")
            made.append((line if strand else _with(line, "strand", heading), what))
    cells = [line.cells["title"] for line in headings]
    tell_headings(drafts, cells, "modules" if of_units else "strand")
    tell_headings(drafts, [n.first for n in notes if n.first is not None], "notes")
    return made


def _without_totals(lines: tuple[Line, ...], hour: int) -> list[Line]:
    kept: list[Line] = []
    above = 0.0
    for line in lines:
        if is_total(line, above):
            continue
        above += _hours(line, hour) or 0
        kept.append(line)
    return kept


def _notes_apart(lines: list[Line], hour: int) -> tuple[list[Line], list[Line]]:
    """Part what stands below the last row that says hours or weeks: with a gap, or a name alone."""
    timed = [at for at, line in enumerate(lines) if _timed(line, hour)]
    if not timed:
        return lines, []
    end = timed[-1] + 1
    while end < len(lines):
        gap = lines[end].row > lines[end - 1].row + 1
        if (gap or lines[end].name_alone) and not lines[end].marked:
            break
        end += 1
    return lines[:end], lines[end:]


def _timed(line: Line, hour: int) -> bool:
    if _hours(line, hour) is not None or line.marked:
        return True
    keys = ("weeks", "first", "last", "teaches")
    weeks = (key for key in line.cells if key.startswith("week-"))
    return any(line.text(key) for key in (*keys, *weeks))


def _hours(line: Line, hour: int) -> float | None:
    cell = line.cells.get("hours")
    if cell is None or cell.value is None:
        return 0 if cell is not None and cell.formula else None
    return length(cell, hour)


def _are_modules(headings: list[Line], lines: list[Line]) -> bool:
    """Tell whether headings name modules, the rows below their units; else they name subjects."""
    named = [bool(_MODULE.match(folded(line.text("title")))) for line in lines]
    above = [bool(_MODULE.match(folded(line.text("title")))) for line in headings]
    if all(above) and sum(named) == len(headings):
        return True
    kinds = {code("unit-kind", line.text("kind"))[0] for line in lines if line.text("kind")}
    return bool(kinds & set(UNIT_KINDS))


def _under(line: Line, heading: Cell) -> Line:
    cells = dict(line.cells)
    if "title" in cells:
        cells["unit"] = cells["title"]
    cells.pop("id", None)
    return replace(line, cells=cells | {"title": heading})


def _with(line: Line, key: str, cell: Cell) -> Line:
    return replace(line, cells=dict(line.cells) | {key: cell})
