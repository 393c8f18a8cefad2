"""What learners work through alone before week 1, as descriptors and sections of a course."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from curplan.proposal.document import Facts
from curplan.proposal.modules import descriptors
from curplan.proposal.names import Names
from curplan.proposal.sections.modules import descriptors as written

if TYPE_CHECKING:
    from curplan.plan.model import Plan
    from curplan.proposal.document import Block, Section
    from curplan.proposal.model import ModuleSheet, Proposal
    from curplan.proposal.sections.saying import Saying


def prepared(
    plan: Plan, proposal: Proposal, says: Saying
) -> tuple[tuple[ModuleSheet, Section], ...]:
    """Give each module of the preparation with its descriptor; their codes begin with P."""
    made = plan.preparation
    if made is None:
        return ()
    alone = plan.model_copy(update={"modules": made.modules, "coverage": ()})
    sheets = tuple(
        replace(sheet, code=f"P{number:02}")
        for number, sheet in enumerate(descriptors(alone, Names(alone)), start=1)
    )
    sections = written(replace(proposal, modules=sheets), says).sections
    return tuple(
        (
            sheet,
            replace(section, blocks=tuple(_early(each, sheet, says) for each in section.blocks)),
        )
        for sheet, section in zip(sheets, sections, strict=True)
    )


def _early(block: Block, sheet: ModuleSheet, says: Saying) -> Block:
    """Say that a module comes before the start: its weeks are none of the programme's."""
    if not isinstance(block, Facts):
        return block
    days = says.span(sheet.first_day, sheet.last_day)
    when = says.words.listed([says.say("before-start"), *([days] if days else [])])
    name = says.say("proposal-when")
    return Facts(tuple((row, (when,) if row == name else said) for row, said in block.rows))
