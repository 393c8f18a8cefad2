"""Which module each row of an edited workbook is of: kept, renamed, swapped for another, or new."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.catalogue.kinds import Kind
from curplan.catalogue.models import Module
from curplan.diagnostics import nearest
from curplan.export.xlsx.modules import ID, MODULES, UNITS, WEEKLY
from curplan.interop.back.desk import Edit
from curplan.interop.back.said import say_otherwise
from curplan.interop.meanings import folded
from curplan.proposal.plain import plain
from curplan.review.own import own_id

if TYPE_CHECKING:
    from curplan.interop.back.desk import Desk
    from curplan.interop.back.sheets import Row

LONGEST = 120
"""Characters of a title."""


def identify(desk: Desk) -> dict[str, dict[str, list[Row]]]:
    """Give the rows of each sheet by module id; swaps, new titles and new modules become edits.

    A hidden id says which module a row was of; its title says which one it is to be.
    """
    stands = _stands(desk)
    rows: dict[str, dict[str, list[Row]]] = {MODULES: {}, WEEKLY: {}, UNITS: {}}
    for sheet, by_id in rows.items():
        taken: set[str] = set()
        for row in desk.found.rows(sheet):
            name = _module_of(desk, row, stands, taken, sheet)
            if name:
                by_id.setdefault(name, []).append(row)
    for sheet in (MODULES, WEEKLY):
        for found in rows[sheet].values():
            for again in found[1:]:
                text = again.text("title")
                message = f"the module '{text}' is there twice"
                hint = f"it is in row {_row(found[0])} already; keep one of the two rows"
                desk.fault("module-twice", message, again.first, hint)
    return rows


def _row(row: Row) -> str:
    return "".join(char for char in row.first.place.rpartition("!")[2] if char.isdigit())


def _stands(desk: Desk) -> dict[str, str]:
    """Find out what each planned module is to be: itself under its title or a new one, or another.

    Gives the id of the module that takes each planned one's place (mostly its own).
    """
    stands: dict[str, str] = {}
    in_plan = {module.id for module in desk.plan.modules}
    for module in desk.plan.modules:
        stands[module.id] = module.id
        said: dict[str, Row] = {}
        for sheet in (MODULES, WEEKLY):
            for row in desk.found.rows(sheet):
                title = row.text("title")
                if row.text(ID) == module.id and title and title != plain(module.title):
                    said.setdefault(title, row)
        kept = any(
            row.text(ID) == module.id and row.text("title") == plain(module.title)
            for row in desk.found.rows(WEEKLY)
        )
        copies = {title for title, row in said.items() if kept and _is_in(desk, WEEKLY, row)}
        said = {title: row for title, row in said.items() if title not in copies}
        if not said:
            continue
        if len(said) > 1:
            first, second = sorted(said)[:2]
            message = f"'{plain(module.title)}' became '{first}' here and '{second}' elsewhere"
            hint = f"the other one is in {said[second].cells['title'].place}"
            desk.fault("said-twice", message, said[first].cells["title"], hint)
            continue
        (title, row), place = next(iter(said.items())), ""
        place = row.cells["title"].place
        other = desk.known(title)
        if other and other != module.id:
            if other in in_plan:
                message = f"'{title}' is in the programme already"
                hint = "move its own row, or name another module"
                desk.fault("module-twice", message, place, hint)
                continue
            stands[module.id] = other
            desk.exclude[module.id] = None
            desk.include[other] = None
            text = f"{title} instead of {plain(module.title)}"
            options = (f"--exclude {module.id}", f"--include {other}")
            desk.edits.append(Edit("added", other, text, place, options))
            continue
        if len(title) > LONGEST:
            desk.fault("bad-cell", f"a title has at most {LONGEST} characters", place, "shorten it")
            continue
        text = f"{plain(module.title)} is now called {title}"
        if desk.translated:
            own = desk.module(module.id).title
            say_otherwise(desk, own, title, module.id, text, place)
            continue
        desk.modules[module.id] = replace(desk.module(module.id), title=title)
        desk.edits.append(Edit("content", module.id, text, place))
    return stands


def _is_in(desk: Desk, sheet: str, row: Row) -> bool:
    return any(each is row for each in desk.found.rows(sheet))


def _module_of(desk: Desk, row: Row, stands: dict[str, str], taken: set[str], sheet: str) -> str:
    """Find the module of a row; a new one is made where no other can be meant."""
    name, title = row.text(ID), row.text("title")
    if name in stands and (not title or _says(desk, stands[name], name, title)):
        taken.add(name)
        return stands[name]
    known = desk.known(title) or _new(desk, title)
    if known or not title:
        return known
    if sheet == UNITS:
        titles = [desk.title(each) for each in stands.values()]
        hint = nearest(title, titles) or "write its title as in the sheet of modules"
        desk.fault("unknown-module", f"there is no module '{title}'", row.cells["title"], hint)
        return ""
    made = own_id(title, desk.catalogue.module_by_id, desk.modules)
    strand = desk.plan.modules[0].strand
    desk.modules[made] = Module(made, title[:LONGEST], strand, Kind.COURSE, 0, ())
    return made


def _says(desk: Desk, now: str, before: str, title: str) -> bool:
    planned = desk.planned(before)
    old = plain(planned.title) if planned else ""
    return folded(title) in (folded(old), folded(desk.module(now).title), folded(desk.title(now)))


def _new(desk: Desk, title: str) -> str:
    """Find a module that was made before, or renamed, by its title."""
    wanted = folded(title)
    return next((n for n, each in desk.modules.items() if folded(each.title) == wanted), "")
