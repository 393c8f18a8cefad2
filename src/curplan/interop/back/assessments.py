"""Assessments of a module, where a designer changed, added or took one out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.catalogue.kinds import AiUse, Form, Work
from curplan.catalogue.models import Assessment, Outcome
from curplan.diagnostics import nearest
from curplan.export.xlsx.modules import ASSESSMENTS, ID
from curplan.interop.back.desk import Edit
from curplan.interop.back.elsewhere import same
from curplan.interop.back.said import own_texts, say_otherwise
from curplan.interop.back.sheets import baseline
from curplan.interop.meanings import code, folded, said_outcomes
from curplan.words import Words
from curplan.words.texts import translated

if TYPE_CHECKING:
    from curplan.interop.back.desk import Desk
    from curplan.interop.back.sheets import Row
    from curplan.interop.workbook import Cell

KEYS = (*("assessment", "form", "work", "outcomes", "weight", "minutes", "pass", "ai", "gate"),)
"""Columns that say what an assessment is; week, day and module follow from others."""


def read_assessments(desk: Desk, names: set[str]) -> None:
    """Compare the sheet of assessments with the plan, for the modules of these ids."""
    found = desk.found.sheets.get(ASSESSMENTS)
    if found is None:
        return
    rows: dict[str, list[Row]] = {}
    for row in found.rows:
        name = row.text(ID) or desk.known(row.text("title"))
        if not name:
            hint = nearest(row.text("title"), [desk.module(each).title for each in names])
            message = f"there is no module '{row.text('title')}'"
            desk.fault("unknown-module", message, row.first, hint or "write a module's title")
            return
        rows.setdefault(name, []).append(row)
    for name in sorted(names):
        before = [row for row in baseline(found.table) if row["id"] == name]
        now = rows.get(name, [])
        changed = [row for was, row in zip(before, now, strict=False) if _changed(row, was)]
        if len(before) == len(now) and not changed:
            continue
        made = [_assessment(desk, row) for row in now]
        if any(each is None for each in made):
            continue
        module = desk.module(name)
        kept = _own_titles(desk, name, before, now, [each for each in made if each is not None])
        if kept == module.assessments:
            continue
        place = (changed[:1] or now[-1:])[0].first.place if now else found.sheet.title
        desk.modules[name] = replace(module, assessments=kept)
        listed = ", ".join(each.title for each in kept) or "none"
        desk.edits.append(Edit("content", name, f"assessments of {module.title}: {listed}", place))


def _own_titles(
    desk: Desk, name: str, before: list[dict[str, object]], now: list[Row], made: list[Assessment]
) -> tuple[Assessment, ...]:
    """Give the rows their titles in the catalogue, in a workbook of another language."""
    planned = next((each for each in desk.plan.original.modules if each.id == name), None)
    if not desk.translated or planned is None:
        return tuple(made)
    own = [row.title for row in planned.assessments]
    titles, changed = own_texts(
        [str(row["assessment"]) for row in before], own, [each.title for each in made]
    )
    for number, text in changed.items():
        said = made[number].title
        cell = _cell(now[number], "assessment")
        say_otherwise(desk, text, said, name, f"{before[number]['assessment']}: {said}", cell)
    return tuple(replace(each, title=title) for each, title in zip(made, titles, strict=True))


def _changed(row: Row, was: dict[str, object]) -> bool:
    return any(key in row.cells and not same(row.cells[key], was[key]) for key in KEYS)


def _assessment(desk: Desk, row: Row) -> Assessment | None:
    """Read a row; what is not as its column says is a fault, and there is none."""
    before = len(desk.faults)
    codes = {of: _code(desk, row, of) for of in ("form", "work", "ai")}
    numbers = {key: _number(desk, row, key) for key in ("weight", "minutes", "pass")}
    outcomes = _outcomes(desk, row)
    title = row.text("assessment")
    if not title:
        desk.fault("bad-cell", "an assessment has no title", row.first, "fill the cell in")
    if len(desk.faults) > before:
        return None
    yes = {folded(Words(each).say("xlsx-yes")) for each in translated()}
    return Assessment(
        title,
        Form(codes["form"]),
        Work(codes["work"]),
        outcomes,
        numbers["weight"],
        numbers["minutes"],
        numbers["pass"],
        AiUse(codes["ai"]),
        folded(row.text("gate")) in yes,
    )


def _cell(row: Row, key: str) -> Cell:
    return row.cells.get(key, row.first)


def _code(desk: Desk, row: Row, of: str) -> str:
    found, hint = code(of, row.text(of))
    if not found:
        header = desk.found.words.say(f"xlsx-{of}")
        message = f"'{row.text(of)}' is nothing that '{header}' can be"
        desk.fault("bad-cell", message, _cell(row, of), hint)
    return found


def _number(desk: Desk, row: Row, key: str) -> int:
    cell = _cell(row, key)
    value = cell.value if isinstance(cell.value, int | float) else None
    if value is not None and key != "minutes":
        value = 100 * value if value <= 1 else value
    if value is None or value < 0:
        header = desk.found.words.say(f"xlsx-{key}")
        message = f"'{header}' is a number; found '{cell.text}'"
        desk.fault("bad-cell", message, cell, "correct it")
        return 0
    return round(value)


def _outcomes(desk: Desk, row: Row) -> tuple[Outcome, ...]:
    names = desk.skills()
    made = []
    for said, levels in said_outcomes(row.text("outcomes")):
        skill = names.get(folded(said), "")
        if not skill:
            hint = nearest(folded(said), names) or "write a skill of the catalogue and its level"
            message = f"there is no skill '{said}'"
            desk.fault("unknown-skill", message, _cell(row, "outcomes"), hint)
        made += [Outcome(skill, level) for level in levels or (1,)]
    if not made:
        message = "an assessment judges at least one skill"
        desk.fault("bad-cell", message, _cell(row, "outcomes"), "write what it judges")
    return tuple(made)
