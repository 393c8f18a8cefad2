"""Certification in blocks: what a plan reaches and judges of each, and with how many hours."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from curplan.frames.model import BlockReport, Statement
from curplan.frames.workload import HOUR, hours, module_workload

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from curplan.brief.frame import Block, Evidence, Frame
    from curplan.plan.model import Plan
    from curplan.plan.planned import Levels, PlannedModule


def block_reports(frame: Frame, plan: Plan) -> tuple[BlockReport, ...]:
    """Hold every block of a frame to a plan."""
    serving = {
        module.id: [block.code for block in frame.blocks if _serves(module, block)]
        for module in plan.modules
    }
    return tuple(_report(block, plan, serving) for block in frame.blocks)


def _report(block: Block, plan: Plan, serving: Mapping[str, list[str]]) -> BlockReport:
    reached = tuple(each for each in block.outcomes if _reached(plan, each) >= _split(each)[1])
    judged = tuple(each for each in block.outcomes if _judged(plan, block, each))
    modules = [module for module in plan.modules if block.code in serving[module.id]]
    minutes = sum(
        (
            Fraction(module_workload(plan, module).total, len(serving[module.id]))
            for module in modules
        ),
        Fraction(0),
    )
    evidence = tuple((each.title, _made(each, modules)) for each in block.evidence)
    return BlockReport(
        code=block.code,
        title=block.title,
        assessment=block.assessment,
        outcomes=block.outcomes,
        reached=reached,
        judged=judged,
        evidence=evidence,
        minutes=float(minutes),
        least_minutes=block.hours * HOUR,
        modules=tuple(module.title for module in modules),
        missing=tuple(_missing(block, plan, reached, judged, evidence, minutes)),
    )


def _missing(
    block: Block,
    plan: Plan,
    reached: tuple[str, ...],
    judged: tuple[str, ...],
    evidence: tuple[tuple[str, bool | None], ...],
    minutes: Fraction,
) -> Iterator[Statement]:
    for outcome in block.outcomes:
        skill, level = _split(outcome)
        name = next((each.name for each in plan.skills if each.id == skill), skill)
        if outcome not in reached:
            has = _reached(plan, outcome)
            values = (("name", name), ("level", level), ("has", has))
            yield Statement("frame-missing-outcome", values)
        elif outcome not in judged:
            yield Statement("frame-missing-judged", (("name", name), ("level", level)))
    for title, made in evidence:
        if made is False:
            yield Statement("frame-missing-evidence", (("title", title),))
    short = block.hours * HOUR - minutes
    if short > 0:
        yield Statement("frame-missing-hours", (("hours", hours(short)),))


def _split(outcome: str) -> tuple[str, int]:
    skill, _, level = outcome.partition("@")
    return skill, int(level)


def _levels(levels: Levels, skill: str) -> tuple[int, ...]:
    found = levels.get(skill, ())
    return (found,) if isinstance(found, int) else found


def _reached(plan: Plan, outcome: str) -> int:
    """Give the highest level of the outcome's skill that learners hold or are taught."""
    skill, _ = _split(outcome)
    taught = [level for module in plan.modules for level in _levels(module.teaches, skill)]
    return max([plan.entry.get(skill, 0), *taught])


def _judged(plan: Plan, block: Block, outcome: str) -> bool:
    """Tell whether an assessment of one of the block's forms judges it, or a higher level."""
    skill, level = _split(outcome)
    for module in plan.modules:
        for row in module.assessments:
            good = not block.forms or row.form in block.forms
            if good and any(s == skill and n >= level for s, n in map(_split, row.outcomes)):
                return True
        if not block.forms and any(n >= level for n in _levels(module.assesses, skill)):
            return True
    return False


def _serves(module: PlannedModule, block: Block) -> bool:
    """Tell whether a module teaches or judges an outcome of a block, or a level on the way."""
    return any(
        found <= level
        for skill, level in map(_split, block.outcomes)
        for found in (*_levels(module.teaches, skill), *_levels(module.assesses, skill))
    )


def _made(evidence: Evidence, modules: list[PlannedModule]) -> bool | None:
    """Tell whether a module of the right kind serves the block; None: nothing to check."""
    if not evidence.kinds:
        return None
    return any(module.kind in evidence.kinds for module in modules)
