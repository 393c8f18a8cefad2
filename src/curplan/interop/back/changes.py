"""Everything that a designer changed in an exported workbook, as edits with what keeps them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from curplan.catalogue.counting import counted
from curplan.catalogue.models import Module
from curplan.diagnostics import Diagnostic, Location, Severity, has_errors
from curplan.export.xlsx.modules import MODULES, UNITS, WEEKLY
from curplan.export.xlsx.outcomes import COVERAGE, MATRIX
from curplan.export.xlsx.programme import PROGRAMME
from curplan.export.xlsx.weeks import SESSIONS
from curplan.interop.back.assessments import read_assessments
from curplan.interop.back.content import read_content, row_before
from curplan.interop.back.desk import Desk, Edit
from curplan.interop.back.elsewhere import not_taken
from curplan.interop.back.identify import identify
from curplan.interop.back.placing import place
from curplan.interop.back.sheets import find_sheets
from curplan.plan.texts import translations
from curplan.proposal.plain import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from curplan.catalogue.models import Catalogue
    from curplan.interop.back.sheets import Row
    from curplan.interop.workbook import Workbook
    from curplan.plan.model import Plan

__all__ = ["Edit", "Edited", "read_edits"]


@dataclass(frozen=True, slots=True)
class Edited:
    """What was changed: edits, the pins that keep them, and modules for a layer.

    ``modules`` by id are those that were changed or are new. ``weekly`` are the hours of each
    week that a module is to have whose weeks were changed; ``moved`` are those of them that have
    no hours left where they lay. ``programme`` are keys of the brief. ``texts`` are texts of the
    catalogue, with what they are to be in ``language``.
    """

    edits: tuple[Edit, ...]
    modules: Mapping[str, Module]
    weekly: Mapping[str, Mapping[int, float]]
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    not_before: Mapping[str, int] | None = None
    not_after: Mapping[str, int] | None = None
    hours_in_week: Mapping[str, Mapping[int, float]] | None = None
    moved: tuple[str, ...] = ()
    order: tuple[tuple[str, str], ...] = ()
    programme: Mapping[str, object] | None = None
    language: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)


def read_edits(
    workbook: Workbook, plan: Plan, catalogue: Catalogue
) -> tuple[Edited | None, tuple[Diagnostic, ...]]:
    """Compare a workbook with the plan that it was exported from; with an error there are none.

    The catalogue is the one that the plan was made from.
    """
    catalogue = counted(catalogue, plan.catalogue.hour)
    faults = _unfit(plan, catalogue)
    if has_errors(faults):
        return None, faults
    found = find_sheets(workbook, plan)
    for name in (MODULES, WEEKLY):
        if name not in found.sheets and not found.faults:
            found.faults.append(_missing_sheet(workbook, name, found.words.say(_TITLES[name])))
    if found.faults:
        return None, (*faults, *found.faults)
    there: dict[str, str] = {}
    if found.language:
        there = translations(plan.texts, found.language)
        there |= translations(catalogue.texts, found.language)
    desk = Desk(found.plan, catalogue, found, said=there)
    rows = identify(desk)
    if not any(module.id in rows[WEEKLY] for module in plan.modules):
        message = "none of the plan's modules is in this workbook"
        place = workbook.at(found.sheets[WEEKLY].sheet.title)
        hint = "name the plan that it was exported from"
        return None, (*faults, Diagnostic("other-plan", message, place, hint))
    if UNITS not in found.sheets and any(module.units for module in plan.modules):
        title = found.words.say(_TITLES[UNITS])
        message = f"there is no sheet '{title}'; the units stay as they were"
        place = Location(workbook.file)
        desk.faults.append(Diagnostic("missing-sheet", message, place, "", Severity.WARNING))
    if not has_errors(desk.faults):
        _read(desk, rows)
        not_taken(desk, (SESSIONS, COVERAGE, MATRIX), PROGRAMME)
    found_here = (*faults, *desk.faults)
    if has_errors(found_here):
        return None, found_here
    edited = Edited(
        tuple(dict.fromkeys(desk.edits)),
        {name: desk.modules[name] for name in sorted(desk.modules)},
        desk.weekly,
        tuple(sorted(desk.include)),
        tuple(sorted(desk.exclude)),
        desk.not_before,
        desk.not_after,
        desk.hours_in_week,
        tuple(desk.moved),
        tuple(desk.order),
        desk.programme,
        found.language,
        desk.texts,
    )
    return edited, found_here


_TITLES = {MODULES: "xlsx-modules", WEEKLY: "xlsx-weekly", UNITS: "xlsx-units"}


def _unfit(plan: Plan, catalogue: Catalogue) -> tuple[Diagnostic, ...]:
    place, found = Location("--curricula"), []
    gone = [m.title for m in plan.modules if m.id not in catalogue.module_by_id]
    if gone or plan.role not in catalogue.role_by_id:
        lacking = f"the module '{gone[0]}'" if gone else f"the role '{plan.role}'"
        message = f"the plan was made from another catalogue: this one has not {lacking}"
        return (Diagnostic("other-catalogue", message, place, "name the plan's catalogue"),)
    if plan.catalogue.sha256 != catalogue.sha256:
        message = "the catalogue has changed since the plan was made"
        hint = "edits are compared with the plan; what is planned anew comes from the catalogue"
        found.append(Diagnostic("other-catalogue", message, place, hint, Severity.WARNING))
    if plan.brief.get("lost") or plan.brief.get("done"):
        message = "lost weeks and modules that are done already are not part of a brief"
        hint = "use 'curplan replan' for a programme that has begun"
        found.append(Diagnostic("begun", message, Location("--plan"), hint, Severity.WARNING))
    return tuple(found)


def _missing_sheet(workbook: Workbook, name: str, title: str) -> Diagnostic:
    listed = ", ".join(sheet.title for sheet in workbook.sheets)
    message = f"there is no sheet '{title}'"
    hint = f"its sheets are {listed}; a workbook of your own is read without --back"
    return Diagnostic("missing-sheet", message, Location(workbook.file), hint)


def _read(desk: Desk, rows: dict[str, dict[str, list[Row]]]) -> None:
    listed, weekly, units = rows[MODULES], rows[WEEKLY], rows[UNITS]
    gone = []
    for module in desk.plan.modules:
        if module.id in desk.exclude:
            continue
        row = _first(weekly, module.id)
        if row is None or module.id not in listed or _emptied(row):
            gone.append(module.id)
            where = row or _first(listed, module.id)
            sheet = MODULES if module.id not in listed else WEEKLY
            there = where.first.place if where else desk.found.sheets[sheet].sheet.title
            text = f"without {plain(module.title)}"
            options = (f"--exclude {module.id}",)
            desk.edits.append(Edit("removed", module.id, text, there, options))
            desk.exclude[module.id] = None
    for name in gone:
        desk.modules.pop(name, None)
    planned = {module.id for module in desk.plan.modules}
    swapped = set(desk.include)
    for name in (*weekly, *(each for each in listed if each not in weekly)):
        if name in gone:
            continue
        row, entry = _first(weekly, name), _first(listed, name)
        at = len(desk.edits)
        if entry is not None:
            read_content(desk, name, entry, units.get(name, []))
            _order(desk, name, entry)
        if row is not None:
            place(desk, name, row, entry)
        if name not in planned and name not in swapped:
            _added(desk, name, row or entry, at)
    read_assessments(desk, {m.id for m in desk.plan.modules if m.id not in desk.exclude})
    for edit in desk.edits:  # what was edited is to be in, also where the planner would drop it
        if edit.module and edit.kind not in ("removed", "text"):
            desk.include[edit.module] = None


def _first(rows: dict[str, list[Row]], name: str) -> Row | None:
    return rows[name][0] if name in rows else None


def _emptied(row: Row) -> bool:
    return all(
        cell.value in (None, 0) for key, cell in row.cells.items() if key.startswith("week-")
    )


def _added(desk: Desk, name: str, row: Row | None, at: int) -> None:
    """Take a module in that was not in the plan; its other edits come after this one."""
    assert row is not None
    module = desk.module(name)
    cell = row.cells.get("title", row.first)
    if name not in desk.catalogue.module_by_id:
        column = desk.found.words.say("xlsx-teaches")
        if not module.teaches:
            message = f"'{module.title}' is a new module; nothing says what it teaches"
            hint = f"give it a row in the sheet of modules, with the column '{column}' filled in"
            desk.fault("new-module", message, cell, hint)
        if not module.minutes:
            message = f"'{module.title}' is a new module; nothing says how long it is"
            desk.fault("new-module", message, cell, "write its hours into the weekly plan")
    desk.include[name] = None
    text = f"{module.title} comes in"
    desk.edits.insert(at, Edit("added", name, text, cell.place, (f"--include {name}",)))


def _order(desk: Desk, name: str, entry: Row) -> None:
    """Read which modules a module is to build on; those that were added come first."""
    cell = entry.cells.get("needs")
    before = str(row_before(desk, entry).get("needs", ""))
    if cell is None or cell.text == before:
        return
    said, was = _titles(cell.text), _titles(before)
    for title in said:
        if title in was:
            continue
        other = desk.known(title)
        if not other or other == name:
            desk.fault("unknown-module", f"there is no module '{title}'", cell, "write its title")
            continue
        desk.order.append((other, name))
        text = f"{desk.module(other).title} ends before {desk.module(name).title} starts"
        option = f"--order {other} {name}"
        desk.edits.append(Edit("order", name, text, cell.place, (option,)))
        desk.include[other] = desk.include[name] = None
    for title in was:
        if title not in said:
            message = f"{desk.module(name).title} goes on needing '{title}': its skills do"
            hint = "what a module needs follows from the skills that it teaches"
            desk.warn("not-taken-back", message, cell, hint)


def _titles(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]
