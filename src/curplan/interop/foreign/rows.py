"""One row of a designer's sheet: of a module, of a unit, of a module in a week."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from curplan.brief import MAX_WEEKS
from curplan.diagnostics import nearest
from curplan.interop.foreign.drafts import DraftAssessment, DraftModule, DraftUnit
from curplan.interop.meanings import code, folded, number, said_outcomes
from curplan.words import Words
from curplan.words.texts import translated

if TYPE_CHECKING:
    from curplan.interop.foreign.drafts import Drafts
    from curplan.interop.workbook import Cell

_SPAN = re.compile(r"(\d{1,3})\s*(?:-|–|—|to|bis|à|a|al|до|עד)\s*\D{0,8}?(\d{1,3})|(\d{1,3})")
SKILLS = ("teaches", "practises", "assesses")
UNCALCULATED = "this formula has not been calculated yet"
CALCULATE = "open the workbook, save it, and import it again"
MOST_HOURS = 2_000
"""Hours of a module; more are a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row's cells by the keys of their columns."""

    cells: Mapping[str, Cell]

    def text(self, key: str) -> str:
        """Give a cell as text; nothing where there is none."""
        return self.cells[key].text if key in self.cells else ""

    def whole(self, key: str) -> int | None:
        """Give a cell's whole number, or None."""
        value = self.cells[key].value if key in self.cells else None
        return int(value) if isinstance(value, int | float) and value == int(value) else None

    @property
    def says_anything(self) -> bool:
        """Tell whether any cell has a value that somebody wrote."""
        return any(c.value is not None and not c.formula for c in self.cells.values())


def hours_of(drafts: Drafts, cell: Cell | None) -> float | None:
    """Read hours; None for an empty cell, and for what is none (a fault)."""
    if cell is None or (cell.value is None and not cell.formula):
        return None
    if cell.value is None:
        drafts.fault("bad-cell", UNCALCULATED, cell, CALCULATE)
        return None
    value = cell.value if isinstance(cell.value, int | float) else number(cell.text)
    if value is None or cell.broken or not 0 <= value <= MOST_HOURS:
        message = f"hours are a number; found '{cell.text}'"
        drafts.fault("bad-cell", message, cell, "write a number such as 12 or 7.5")
        return None
    return float(value)


def read_line(drafts: Drafts, line: Line, before: str, what: str) -> str:
    """Read a row into its module; gives the module's key, for rows below that name none.

    ``what``: rows are of ``modules``, of ``units``, or of the ``weekly`` plan.
    """
    title = line.text("title")
    if not title:
        if what != "units" or not before:
            if what == "units" or line.text("hours") or line.text("teaches"):
                cell = next(c for c in line.cells.values() if c.value is not None)
                message = "this row has no module"
                drafts.fault("bad-cell", message, cell, "write the module's title into the row")
            return before
        module = drafts.modules[before]
    else:
        key = line.text("id") or folded(title)
        found = drafts.modules.get(key) or _by_title(drafts, title)
        new = found is None
        module = found or DraftModule(title, line.cells["title"].place, key)
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
        _module(drafts, line, module, what)
    _columns_of_weeks(drafts, line, module, summed=what == "units")
    _texts(line, module)
    if len(drafts.faults) > faults:
        drafts.doubtful.add(module.key)
    return module.key


def _by_title(drafts: Drafts, title: str) -> DraftModule | None:
    name = folded(title)
    return next((each for each in drafts.modules.values() if folded(each.title) == name), None)


def _unit(drafts: Drafts, line: Line, module: DraftModule) -> None:
    title = line.text("unit")
    hours = hours_of(drafts, line.cells.get("hours"))
    if not title and hours is not None:
        module.hours, module.hours_place = hours, line.cells["hours"].place
    if title:
        kind = _code(drafts, line, "unit-kind") or "lecture"
        if hours is None:
            cell = line.cells.get("hours")
            if cell is None or (cell.value is None and not cell.formula):
                message = f"the unit '{title}' has no hours"
                drafts.fault("missing-hours", message, line.cells["unit"], "write its hours")
            return
        module.units.append(DraftUnit(title, kind, hours))
    _weeks(drafts, line, module)


def _module(drafts: Drafts, line: Line, module: DraftModule, what: str) -> None:
    cell = line.cells.get("hours")
    hours: float | None = None
    if what != "weekly" and cell is not None:
        if cell.formula and cell.value is None:
            module.hours_place = cell.place  # matters only if nothing else says the hours
        else:
            hours = hours_of(drafts, cell)
    week = line.whole("weeks")
    if week is not None and week in range(1, MAX_WEEKS + 1) and hours is not None:
        module.weekly[week] = module.weekly.get(week, 0) + hours  # a row for each week
    else:
        if hours is not None and cell is not None:
            module.hours, module.hours_place = hours, cell.place
        _weeks(drafts, line, module)
    if what == "modules":
        module.kind = _code(drafts, line, "kind") or module.kind


def _columns_of_weeks(drafts: Drafts, line: Line, module: DraftModule, *, summed: bool) -> None:
    """Read hours from the columns of weeks; rows of units are summed."""
    for key, cell in line.cells.items():
        if not key.startswith("week-"):
            continue
        week = int(key.removeprefix("week-"))
        hours = hours_of(drafts, cell)
        if hours:
            _in_box(drafts, week, cell)
            before = module.weekly.get(week, 0) if summed else 0
            module.weekly[week] = before + hours


def _weeks(drafts: Drafts, line: Line, module: DraftModule) -> None:
    """Read weeks such as ``1-3``, or a first and a last one."""
    cell = line.cells.get("weeks")
    named: list[int] = []
    if cell is not None and cell.value is not None:
        for first, last, alone in _SPAN.findall(cell.text):
            start, end = int(first or alone), int(last or alone)
            if not 1 <= start <= end:
                named = []
                break
            named.extend(range(start, min(end, MAX_WEEKS + 1) + 1))
        if not named:
            message = f"weeks are numbers; found '{cell.text}'"
            drafts.fault("bad-cell", message, cell, "write weeks such as 3 or 1-4")
            return
        _in_box(drafts, max(named), cell)
    first_week, last_week = line.whole("first"), line.whole("last")
    if not named and first_week and last_week and 1 <= first_week <= last_week:
        _in_box(drafts, last_week, line.cells["last"])
        named = list(range(first_week, min(last_week, MAX_WEEKS) + 1))
    module.weeks = tuple(sorted({*module.weeks, *named}))


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
        said = getattr(module, key)
        said.extend(each for each in said_outcomes(str(cell.value)) if each not in said)
    cell = line.cells.get("needs")
    if cell is not None and cell.value is not None:
        for part in re.split(r"[;\n]", str(cell.value)):
            if part.strip() and (part.strip(), cell.place) not in module.needs:
                module.needs.append((part.strip(), cell.place))


def read_assessment(drafts: Drafts, line: Line) -> None:
    """Read a row of an exported workbook's assessments; an incomplete one is told, not taken."""
    title = line.text("title")
    module = drafts.modules.get(line.text("id")) or _by_title(drafts, title)
    if module is None:
        titles = [each.title for each in drafts.modules.values()]
        hint = nearest(title, titles) or "write the title of a module"
        cell = line.cells.get("title") or next(iter(line.cells.values()))
        drafts.fault("unknown-module", f"there is no module '{title}'", cell, hint)
        return
    codes = {of: code(of, line.text(of))[0] for of in ("form", "work", "ai")}
    shares = {key: _per_cent(line, key) for key in ("weight", "pass")}
    minutes = line.whole("minutes")
    outcomes = said_outcomes(line.text("outcomes") or line.text("teaches"))
    lacking = [of for of, found in codes.items() if not found]
    lacking += [key for key, share in shares.items() if share is None]
    lacking += ["minutes"] * (not minutes) + ["outcomes"] * (not outcomes)
    if lacking or not line.text("assessment"):
        cell = line.cells.get(lacking[0] if lacking else "assessment", line.cells["assessment"])
        message = f"the assessment '{line.text('assessment')}' is not whole and is left out"
        drafts.warn("bad-cell", message, cell, f"missing or not known: {', '.join(lacking)}")
        return
    yes = {folded(Words(each).say("xlsx-yes")) for each in translated()}
    module.assessments.append(
        DraftAssessment(
            line.text("assessment"),
            codes["form"],
            codes["work"],
            outcomes,
            shares["weight"] or 0,
            minutes or 0,
            shares["pass"] or 0,
            codes["ai"],
            folded(line.text("gate")) in yes,
        )
    )


def _per_cent(line: Line, key: str) -> int | None:
    value = line.cells[key].value if key in line.cells else None
    if not isinstance(value, int | float):
        return None
    return round(100 * value) if value <= 1 else round(value)
