"""What the role requires and the programme reaches, and which module does what for an outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.proposal.model import MARKS, Mark, OutcomeRow, Requirement
from curplan.proposal.names import entry_of, pairs
from curplan.proposal.plain import plain

if TYPE_CHECKING:
    from curplan.plan.model import Plan
    from curplan.proposal.names import Names


def requirements(plan: Plan, names: Names) -> tuple[Requirement, ...]:
    """Give the role's requirements in the plan's order, which is that of their importance."""
    arrived = entry_of(plan)
    return tuple(
        Requirement(
            item.skill,
            names.skill(item.skill),
            item.priority,
            item.required,
            item.entry,
            item.reached,
            tuple(map(names.code, item.by)),
            plain(item.why),
            item.entry > arrived.get(item.skill, 0),
        )
        for item in plan.coverage
    )


def outcome_rows(plan: Plan, names: Names) -> tuple[OutcomeRow, ...]:
    """Give the rows of the coverage matrix: every outcome that some module teaches or assesses.

    Rows stand by strand in the order in which the strands are first taught, then by the first
    module that teaches them. What is practised counts for the highest level that is taught or
    held by then, or else for the level that the module names.
    """
    marks: dict[tuple[str, int], dict[str, set[Mark]]] = {}
    for module in plan.modules:
        for outcome in pairs(module.teaches):
            marks.setdefault(outcome, {}).setdefault(module.id, set()).add("introduced")
        for outcome in pairs(module.assesses):
            marks.setdefault(outcome, {}).setdefault(module.id, set()).add("assessed")
    for module in plan.modules:
        for outcome in pairs(module.practises):
            if outcome in marks and "introduced" not in marks[outcome].get(module.id, ()):
                marks[outcome].setdefault(module.id, set()).add("practised")
    strands = {skill.id: skill.strand for skill in plan.skills}
    order = {module.id: number for number, module in enumerate(plan.modules)}
    first = {outcome: min(order[name] for name in by) for outcome, by in marks.items()}
    lanes: dict[str, int] = {}
    for outcome, number in first.items():
        strand = strands.get(outcome[0], "")
        lanes[strand] = min(number, lanes.get(strand, number))
    rows = sorted(
        marks,
        key=lambda outcome: (
            lanes[strands.get(outcome[0], "")],
            strands.get(outcome[0], ""),
            min(first[each] for each in marks if each[0] == outcome[0]),
            outcome,
        ),
    )
    return tuple(
        OutcomeRow(
            plain(plan.strand_title(strands.get(skill, ""))),
            names.ability(skill, level),
            plan.entry.get(skill, 0) >= level,
            tuple(
                (
                    names.code(name),
                    tuple(mark for mark in MARKS if mark in marks[skill, level][name]),
                )
                for name in sorted(marks[skill, level], key=order.__getitem__)
            ),
        )
        for skill, level in rows
    )
