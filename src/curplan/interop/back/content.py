"""What a module is: its kind, subject, skills, units and hours, where a designer changed them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.catalogue.convert import GRAIN
from curplan.catalogue.kinds import Kind, UnitKind
from curplan.catalogue.models import Outcome, Unit
from curplan.diagnostics import nearest
from curplan.export.xlsx.modules import ID, MODULES, UNITS
from curplan.interop.back.desk import Edit
from curplan.interop.back.said import own_texts, say_otherwise
from curplan.interop.back.sheets import baseline
from curplan.interop.meanings import code, folded, number, said_outcomes
from curplan.proposal.plain import readable

if TYPE_CHECKING:
    from curplan.catalogue.models import Module
    from curplan.interop.back.desk import Desk
    from curplan.interop.back.sheets import Row
    from curplan.interop.workbook import Cell

SKILLS = ("teaches", "practises", "assesses")


def minutes_in(desk: Desk, cell: Cell | None, what: str) -> int | None:
    """Read a cell's hours as minutes; None for an empty one, and for what is none (a fault)."""
    if cell is None or cell.value is None:
        return None
    value = cell.value if isinstance(cell.value, int | float) else number(cell.text)
    minutes = None if value is None or cell.broken else round(value * desk.catalogue.hour)
    if minutes is None or minutes < 0:
        message = f"{what} is a number of hours; found '{cell.text}'"
        desk.fault("bad-cell", message, cell, "write a number such as 12 or 7.5")
        return None
    return round(minutes / GRAIN) * GRAIN


def read_content(desk: Desk, name: str, row: Row, units: list[Row]) -> None:
    """Read what the sheets of modules and units say of a module that stays or is new."""
    before = row_before(desk, row)
    _words(desk, name, row, before)
    for key in SKILLS:
        cell = row.cells.get(key)
        if cell is not None and cell.text != str(before.get(key, "")):
            _skills(desk, name, key, cell)
    _units(desk, name, units)


def row_before(desk: Desk, row: Row) -> dict[str, object]:
    """Give what a row of the sheet of modules said when it was exported; nothing for a new one."""
    found = desk.found.sheets.get(MODULES)
    rows = baseline(found.table) if found else []
    return next((each for each in rows if each["id"] == row.text(ID)), {})


def _words(desk: Desk, name: str, row: Row, before: dict[str, object]) -> None:
    module = desk.module(name)
    cell = row.cells.get("kind")
    if cell is not None and cell.value is not None and cell.text != before.get("kind"):
        kind, hint = code("kind", cell.text)
        if not kind:
            desk.fault("bad-cell", f"there is no kind of module '{cell.text}'", cell, hint)
        elif kind != module.kind.value:
            desk.modules[name] = module = replace(module, kind=Kind(kind))
            text = f"{module.title} is of the kind {kind}"
            desk.edits.append(Edit("content", name, text, cell.place))
    cell = row.cells.get("strand")
    if cell is not None and cell.value is not None and cell.text != before.get("strand"):
        strands = {each.strand for each in desk.catalogue.modules}
        strands |= {each.strand for each in desk.catalogue.skills}
        names = {folded(desk.in_its_language(readable(each))): each for each in sorted(strands)}
        names |= {folded(readable(each)): each for each in sorted(strands)}
        strand = names.get(folded(cell.text), "")
        if not strand:
            listed = ", ".join(readable(each) for each in sorted(strands))
            hint = nearest(folded(cell.text), names) or f"the subjects are {listed}"
            desk.fault("bad-cell", f"there is no subject '{cell.text}'", cell, hint)
        elif strand != module.strand:
            desk.modules[name] = replace(module, strand=strand)
            text = f"{module.title} belongs to {readable(strand)}"
            desk.edits.append(Edit("content", name, text, cell.place))


def _skills(desk: Desk, name: str, key: str, cell: Cell) -> None:
    names = desk.skills()
    outcomes: set[Outcome] = set()
    for said, levels in said_outcomes(cell.text):
        skill = names.get(folded(said), "")
        if not skill:
            hint = nearest(folded(said), names) or "write a skill of the catalogue and its level"
            desk.fault("unknown-skill", f"there is no skill '{said}'", cell, hint)
            return
        for level in levels or (1,):
            if Outcome(skill, level) not in desk.catalogue.outcomes:
                highest = desk.catalogue.skill_by_id[skill].highest
                message = f"'{said}' has no level {level}"
                desk.fault("unknown-level", message, cell, f"its highest level is {highest}")
                return
            outcomes.add(Outcome(skill, level))
    module, made = desk.module(name), tuple(sorted(outcomes))
    if made == getattr(module, key):
        return
    desk.modules[name] = _with_skills(module, key, made)
    listed = ", ".join(map(str, made)) or "nothing"
    desk.edits.append(Edit("content", name, f"{module.title} {key} {listed}", cell.place))


def _with_skills(module: Module, key: str, outcomes: tuple[Outcome, ...]) -> Module:
    if key == "teaches":
        return replace(module, teaches=outcomes)
    if key == "practises":
        return replace(module, practises=outcomes)
    return replace(module, assesses=outcomes)


def _units(desk: Desk, name: str, rows: list[Row]) -> None:
    """Read the units of a module where one of them was changed, added or taken out."""
    found = desk.found.sheets.get(UNITS)
    if found is None:
        return
    stood = {row.text(ID) for row in rows} | {name}
    before = [row for row in baseline(found.table) if row["id"] in stood]
    same = len(before) == len(rows) and all(_same(a, b) for a, b in zip(before, rows, strict=True))
    if same or (not before and not rows):
        return
    module, made = desk.module(name), []
    if not before and module.units and not desk.planned(name) and not rows:
        return
    for row in rows:
        kind, hint = code("unit-kind", row.text("kind")) if row.text("kind") else ("lecture", "")
        if not kind:
            message = f"there is no kind of unit '{row.text('kind')}'"
            desk.fault("bad-cell", message, row.cells["kind"], hint)
            return
        cell = row.cells.get("hours")
        minutes = minutes_in(desk, cell, "the length of a unit")
        title = row.text("unit")
        if not minutes or not title:
            lacking = "hours" if title else "a title"
            if cell is None or cell.value is None or not title:
                desk.fault("bad-cell", f"a unit has no {lacking}", row.first, "fill the cell in")
            return
        made.append(Unit(title, UnitKind(kind), minutes))
    made = _own_titles(desk, stood, name, (before, rows), made)
    if tuple(made) == module.units:
        return
    total = sum(unit.minutes for unit in made) or module.minutes
    changed = [row for was, row in zip(before, rows, strict=False) if not _same(was, row)]
    place = (changed[:1] or rows)[-1].first.place if rows else found.sheet.title
    desk.modules[name] = replace(module, units=tuple(made), minutes=total)
    hours = total / desk.catalogue.hour
    text = f"units of {module.title}: {len(made)}, {hours:g} h in all"
    desk.edits.append(Edit("content", name, text, place))


def _own_titles(
    desk: Desk,
    stood: set[str],
    name: str,
    pair: tuple[list[dict[str, object]], list[Row]],
    made: list[Unit],
) -> list[Unit]:
    """Give the units their titles in the catalogue, in a workbook of another language.

    ``pair`` are the rows before and now, ``stood`` the modules that they were of.
    """
    if not desk.translated:
        return made
    before, rows = pair
    planned = (module for module in desk.plan.original.modules if module.id in stood)
    own = [unit.title for module in planned for unit in module.units]
    shown = [str(row["unit"]) for row in before]
    titles, changed = own_texts(shown, own, [unit.title for unit in made])
    for at, text in changed.items():
        said = made[at].title
        say_otherwise(desk, text, said, name, f"{shown[at]}: {said}", rows[at].cells["unit"])
    return [replace(unit, title=title) for unit, title in zip(made, titles, strict=True)]


def _same(before: dict[str, object], row: Row) -> bool:
    for key in ("unit", "kind", "hours"):
        cell = row.cells.get(key)
        if cell is None:
            continue
        was = before[key]
        if isinstance(was, int | float) and isinstance(cell.value, int | float):
            if abs(was - cell.value) > 0.005:
                return False
        elif cell.text != str(was):
            return False
    return True
