"""Requirements with what is reached of them, and the matrix of outcomes by modules, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.export.xlsx.tables import Cell, Column, Formula, Table, this_row
from curplan.export.xlsx.wording import choices, levels_of, names_of, say
from curplan.proposal.plain import plain

if TYPE_CHECKING:
    from curplan.plan.model import Plan
    from curplan.plan.planned import PlannedModule
    from curplan.words import Words

COVERAGE, MATRIX = "Coverage", "Matrix"


def coverage_table(plan: Plan, words: Words) -> Table:
    """Tell the role's requirements, and how much of each is reached."""
    heard, names = words.say, names_of(plan)
    needed, reached = heard("xlsx-needed"), heard("xlsx-reached")
    share = f"=MIN(1,{this_row(COVERAGE, reached)}/{this_row(COVERAGE, needed)})"
    columns = (
        Column("skill-id", "id", 10, hidden=True),
        Column("skill", heard("xlsx-skill"), 34),
        Column("needed", needed, 10, "number"),
        Column("means", heard("xlsx-means"), 60),
        Column("priority", heard("xlsx-priority"), 22, choices=choices(words, "priority")),
        Column("importance", heard("xlsx-importance"), 9, "number"),
        Column("entry", heard("xlsx-entry"), 10, "number"),
        Column("reached", reached, 10, "number"),
        Column("share", heard("xlsx-share"), 10, "share", formula=share),
        Column("by", heard("xlsx-taught-in"), 50),
        Column("why", heard("xlsx-why"), 50),
    )
    means = {(s.id, each.level): each.means for s in plan.skills for each in s.levels}
    rows = tuple(
        (
            row.skill,
            names.skill(row.skill),
            row.required,
            plain(means.get((row.skill, row.required), "")),
            say(words, "priority", row.priority),
            row.weight,
            row.entry,
            row.reached,
            Formula(share, min(1, row.reached / row.required)),
            "; ".join(names.module(name) for name in row.by),
            plain(row.why),
        )
        for row in plan.coverage
    )
    return Table(COVERAGE, heard("xlsx-coverage"), columns, rows)


def matrix_table(plan: Plan, words: Words) -> Table:
    """Tell which module introduces, practises and assesses which outcome."""
    heard, names = words.say, names_of(plan)
    letters = {
        name: heard(f"coverage-letter-{name}") for name in ("introduced", "practised", "assessed")
    }
    titles = _different([plain(module.title) for module in plan.modules])
    columns = (
        Column("skill", heard("xlsx-skill"), 34),
        Column("level", heard("xlsx-level"), 8, "number"),
        *(
            Column(f"module-{module.id}", title, 7)
            for module, title in zip(plan.modules, titles, strict=True)
        ),
    )
    marks: dict[tuple[str, int], dict[str, str]] = {}
    for module in plan.modules:
        for name, letter in letters.items():
            for outcome in _outcomes(module, name):
                marks.setdefault(outcome, {}).setdefault(module.id, "")
                marks[outcome][module.id] += letter
    order = {row.skill: number for number, row in enumerate(plan.coverage)}
    rows: list[tuple[Cell, ...]] = []
    for skill, level in sorted(marks, key=lambda o: (order.get(o[0], len(order)), *o)):
        found = marks[skill, level]
        rows.append((names.skill(skill), level, *(found.get(m.id) for m in plan.modules)))
    return Table(MATRIX, heard("xlsx-matrix"), columns, tuple(rows))


def _outcomes(module: PlannedModule, what: str) -> list[tuple[str, int]]:
    levels = {
        "introduced": module.teaches,
        "practised": module.practises,
        "assessed": module.assesses,
    }[what]
    return [(skill, level) for skill, said in levels.items() for level in levels_of(said)]


def _different(titles: list[str]) -> list[str]:
    """Number titles that stand twice: a table has no two columns of one name, nor empty ones."""
    made: list[str] = []
    seen: set[str] = set()
    for title in titles:
        name, number = title or "–", 1
        while name.casefold() in seen:
            number += 1
            name = f"{title} ({number})"
        seen.add(name.casefold())
        made.append(name)
    return made
