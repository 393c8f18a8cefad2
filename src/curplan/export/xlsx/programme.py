"""The facts of a programme as a table, and all tables of a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from curplan.export.xlsx.groups import group_table
from curplan.export.xlsx.modules import (
    MODULES,
    WEEKLY,
    assessment_table,
    module_table,
    unit_table,
)
from curplan.export.xlsx.outcomes import coverage_table, matrix_table
from curplan.export.xlsx.tables import Cell, Column, Formula, Table, whole
from curplan.export.xlsx.weeks import preparation_table, session_table, weekly_table
from curplan.export.xlsx.wording import hours
from curplan.proposal.plain import plain

if TYPE_CHECKING:
    from curplan.plan.model import Plan
    from curplan.words import Words

PROGRAMME = "Programme"


def programme_table(plan: Plan, words: Words) -> Table:
    """Tell title, partner, role, learners, time and hours; sums are formulas."""
    heard, box, brief = words.say, plan.time_box, plan.brief
    learners = brief.get("learners")
    audience = plan.audience_title
    if isinstance(learners, dict):
        audience = str(learners.get("title", "")) or audience
    ends = [module.end_date for module in plan.modules if module.end_date]
    planned = sum(module.hours for module in plan.modules)
    facts: tuple[tuple[str, Cell], ...] = (
        ("title", plain(plan.programme)),
        ("partner", plain(brief.get("partner") or "")),
        ("role", plain(plan.role_title)),
        ("audience", plain(audience)),
        ("start", box.start),
        ("graduation", max(ends, default=None)),
        ("weeks", box.weeks),
        ("hours-per-week", hours(box.hours_per_week)),
        ("hour", plan.catalogue.hour),
        ("count", Formula(f"=ROWS({whole(MODULES, heard('xlsx-module'))})", len(plan.modules))),
        ("total", Formula(f"=SUM({whole(WEEKLY, heard('xlsx-hours'))})", hours(planned))),
    )
    columns = (
        Column("key", "id", 10, hidden=True),
        Column("fact", heard("xlsx-fact"), 34),
        Column("value", heard("xlsx-value"), 60),
    )
    rows = tuple((key, heard(f"xlsx-fact-{key}"), cell) for key, cell in facts if cell != "")
    return Table(PROGRAMME, heard("xlsx-programme"), columns, rows)


def tables_of(plan: Plan, words: Words) -> tuple[Table, ...]:
    """Make the tables of a workbook in the order of its sheets; those without rows are left out.

    Raises ValueError for a plan without modules.
    """
    if not plan.modules:
        raise ValueError("the plan has no modules")
    makers = (programme_table, module_table, unit_table, weekly_table, session_table)
    more = (preparation_table, coverage_table, matrix_table, assessment_table, group_table)
    return tuple(each for make in (*makers, *more) if (each := make(plan, words)).rows)
